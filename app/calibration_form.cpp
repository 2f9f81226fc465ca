// The form keeps what it does not show (joined rows, further texts) as long as the text stays.
#include "app/calibration_form.h"

#include "widgets/base/core_text.h"
#include "widgets/base/theme.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSpinBox>
#include <QToolButton>

#include <limits>

namespace prunescope::gui {

namespace {

constexpr int kMostWindow = 1 << 20;
const QStringList kBundled{QStringLiteral("demo:calibration"), QStringLiteral("demo:evaluation")};

QString nameOf(const QString& path) { return kBundled.contains(path) ? textTitle(path) : QFileInfo(path).fileName(); }

} // namespace

CalibrationForm::CalibrationForm(QWidget* parent)
    : QWidget(parent), m_title(new QLabel), m_textLabel(new QLabel), m_samplesLabel(new QLabel), m_windowLabel(new QLabel),
      m_seedLabel(new QLabel), m_text(new QComboBox), m_other(new QToolButton), m_file(new QAction(this)), m_folder(new QAction(this))
{
    const auto makeSpin = [this](const char* name, QLabel* label, int lowest, int highest) {
        auto* spin = new QSpinBox;
        spin->setObjectName(QLatin1String(name));
        spin->setRange(lowest, highest);
        spin->setKeyboardTracking(false);
        label->setBuddy(spin);
        connect(spin, &QSpinBox::valueChanged, this, &CalibrationForm::take);
        return spin;
    };
    m_samples = makeSpin("samples", m_samplesLabel, 1, 100000);
    m_window = makeSpin("window", m_windowLabel, 0, kMostWindow);
    m_window->setSingleStep(64);
    m_seed = makeSpin("seed", m_seedLabel, 0, std::numeric_limits<int>::max());
    makeTitle(m_title);
    buildText();
    auto* text = new QHBoxLayout;
    text->setSpacing(kGrid / 2);
    text->addWidget(m_text, 1);
    text->addWidget(m_other);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(2 * kGrid);
    form->setVerticalSpacing(kGrid);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(m_title);
    form->addRow(m_textLabel, text);
    form->addRow(m_samplesLabel, m_samples);
    form->addRow(m_windowLabel, m_window);
    form->addRow(m_seedLabel, m_seed);
    retranslate();
    setParams(m_params);
}

void CalibrationForm::buildText()
{
    m_text->setObjectName(QStringLiteral("text"));
    m_text->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // long file names are cut, not the form widened
    m_text->setMinimumContentsLength(12);
    m_textLabel->setBuddy(m_text);
    for (const QString& path : kBundled)
        m_text->addItem(QString(), path);
    m_other->setObjectName(QStringLiteral("otherText"));
    m_other->setText(QStringLiteral("…"));
    m_other->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_other);
    menu->addActions({m_file, m_folder});
    m_other->setMenu(menu);
    m_other->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    connect(m_text, &QComboBox::currentIndexChanged, this, &CalibrationForm::take);
    connect(m_file, &QAction::triggered, this, [this] { askText(false); });
    connect(m_folder, &QAction::triggered, this, [this] { askText(true); });
}

int CalibrationForm::placeOf(const QString& path)
{
    const int place = m_text->findData(path);
    if (place >= 0)
        return place;
    m_text->addItem(nameOf(path), path);
    m_text->setItemData(m_text->count() - 1, path, Qt::ToolTipRole);
    return m_text->count() - 1;
}

void CalibrationForm::setParams(const CalibrationParams& params)
{
    const QSignalBlocker text(m_text), samples(m_samples), window(m_window), seed(m_seed);
    m_params = params;
    m_text->setCurrentIndex(placeOf(QString::fromStdString(params.text.path)));
    m_text->setToolTip(m_text->currentText());
    m_samples->setValue(params.samples);
    m_window->setValue(params.window);
    m_seed->setValue(int(params.seed));
}

void CalibrationForm::take()
{
    const std::string path = m_text->currentData().toString().toStdString();
    if (path != m_params.text.path) {
        m_params.text = TextSource{path, false};
        m_params.domains.clear();
    }
    m_params.samples = m_samples->value();
    m_params.window = m_window->value();
    m_params.seed = std::uint64_t(m_seed->value());
    m_text->setToolTip(m_text->currentText());
    Q_EMIT edited();
}

void CalibrationForm::chooseText(const QString& path) { m_text->setCurrentIndex(placeOf(path)); }

void CalibrationForm::askText(bool isFolder)
{
    const QString now = m_text->currentData().toString();
    const QString start = kBundled.contains(now) ? QString() : QFileInfo(now).absolutePath();
    const QString path = isFolder ? QFileDialog::getExistingDirectory(this, tr("Calibration Text"), start)
                                  : QFileDialog::getOpenFileName(this, tr("Calibration Text"), start,
                                                                 tr("Texts (*.txt *.jsonl *.md *.safetensors);;All files (*)"));
    if (!path.isEmpty())
        chooseText(path);
}

void CalibrationForm::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void CalibrationForm::retranslate()
{
    m_textLabel->setText(tr("Text"));
    m_samplesLabel->setText(tr("Windows"));
    m_samples->setToolTip(tr("How many pieces of the text are read; fewer where the text is short."));
    m_windowLabel->setText(tr("Tokens in each"));
    m_window->setSpecialValueText(tr("automatic"));
    m_window->setToolTip(tr("Automatic takes the model's context, at most 2,048 tokens."));
    m_seedLabel->setText(tr("Seed"));
    m_seed->setToolTip(tr("Decides which pieces are drawn; another seed reads other pieces of the same text."));
    m_other->setToolTip(tr("Another text"));
    m_other->setAccessibleName(tr("Another text"));
    m_file->setText(tr("File…"));
    m_folder->setText(tr("Folder…"));
    for (int i = 0; i < kBundled.size(); ++i)
        m_text->setItemText(i, textTitle(kBundled[i]));
}

void CalibrationForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
