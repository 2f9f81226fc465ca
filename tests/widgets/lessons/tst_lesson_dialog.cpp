// Every method has its lesson, in both languages, and the form leads to it.
#include "core/plan/method_info.h"
#include "tests/test_case.h"
#include "widgets/lessons/lesson_dialog.h"

#include <QDir>
#include <QLabel>
#include <QTextBrowser>

using namespace prunescope;
using namespace prunescope::gui;

class TstLessonDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMethodHasALessonInBothLanguages()
    {
        for (const MethodInfo& info : methodInfos())
            for (const char* ending : {".md", ".zh_CN.md"}) {
                QFile file(QStringLiteral(":/lessons/") + QString::fromStdString(info.id) + QLatin1String(ending));
                QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
                const QString text = QString::fromUtf8(file.readAll());
                QVERIFY(text.startsWith(QStringLiteral("# ")));
                QVERIFY2(text.size() > 300, qPrintable(file.fileName()));
            }
    }
    void noLessonIsWithoutItsMethod()
    {
        const QStringList files = QDir(QStringLiteral(":/lessons")).entryList();
        QCOMPARE(std::size_t(files.size()), 2 * methodInfos().size());
    }
    void aMethodIsShownWithItsPaper()
    {
        LessonDialog dialog;
        dialog.showMethod("wanda");
        QVERIFY(dialog.isVisible());
        QVERIFY(!dialog.isModal());
        QVERIFY(dialog.findChild<QTextBrowser*>(QStringLiteral("lessonText"))->toPlainText().contains(QStringLiteral("Within each row")));
        QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("lessonPaper"))->text().contains(QStringLiteral("Sun")));
        dialog.showMethod("alps");
        QVERIFY(dialog.windowTitle().contains(QStringLiteral("ALPS")));
    }
};

PRUNESCOPE_TEST(TstLessonDialog)
#include "tst_lesson_dialog.moc"
