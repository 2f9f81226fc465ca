// Lessons are Markdown files in the resources, one per method and language.
#include "widgets/lessons/lesson_dialog.h"

#include "core/plan/method_info.h"
#include "widgets/base/core_text.h"
#include "widgets/base/theme.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QFile>
#include <QLabel>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace prunescope::gui {

namespace {

QString readLesson(const QString& name)
{
    QFile file(QStringLiteral(":/lessons/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

QString lessonText(const std::string& id)
{
    const QString name = QString::fromStdString(id);
    //: The ending of the lessons' files in this language: empty for English, "zh_CN" for Chinese.
    const QString language = QCoreApplication::translate("LessonDialog", "en", "code of the lessons' language");
    const QString translated =
        language == QStringLiteral("en") ? QString() : readLesson(name + QLatin1Char('.') + language + QStringLiteral(".md"));
    return translated.isEmpty() ? readLesson(name + QStringLiteral(".md")) : translated;
}

LessonDialog::LessonDialog(QWidget* parent) : QDialog(parent), m_text(new QTextBrowser(this)), m_paper(new QLabel(this))
{
    setModal(false);
    m_text->setObjectName(QStringLiteral("lessonText"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(2 * kGrid);
    m_paper->setObjectName(QStringLiteral("lessonPaper"));
    m_paper->setWordWrap(true);
    m_paper->setTextInteractionFlags(Qt::TextSelectableByMouse);
    makeCaption(m_paper);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_paper);
    layout->addWidget(buttons);
    resize(70 * kGrid, 80 * kGrid);
}

void LessonDialog::showMethod(const std::string& id)
{
    m_id = id;
    retranslate();
    show();
    raise();
    activateWindow();
}

void LessonDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void LessonDialog::retranslate()
{
    const auto& all = methodInfos();
    const auto info = std::find_if(all.begin(), all.end(), [this](const MethodInfo& method) { return method.id == m_id; });
    if (info == all.end())
        return;
    setWindowTitle(tr("Lesson: %1").arg(coreText(info->title)));
    m_text->setMarkdown(lessonText(m_id));
    m_paper->setText(QString::fromStdString(info->paper));
}

} // namespace prunescope::gui
