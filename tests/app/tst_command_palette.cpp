// Finding actions by a part of their name.
#include "app/command_palette.h"
#include "tests/test_case.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>

using namespace prunescope::gui;

class TstCommandPalette : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void betterMatchesRankHigher()
    {
        const QString title = QStringLiteral("Open Plan");
        QVERIFY(matchQuality(title, QStringLiteral("open")) > matchQuality(title, QStringLiteral("plan")));
        QVERIFY(matchQuality(title, QStringLiteral("plan")) > matchQuality(title, QStringLiteral("lan")));
        QVERIFY(matchQuality(title, QStringLiteral("lan")) > matchQuality(title, QStringLiteral("opl")));
        QVERIFY(matchQuality(title, QStringLiteral("opl")) > 0);
        QCOMPARE(matchQuality(title, QStringLiteral("prune")), -1);
        QVERIFY(matchQuality(title, QString()) > 0);
    }

    void wordsMayStandInAnyOrder()
    {
        QVERIFY(matchQuality(QStringLiteral("Save Plan As"), QStringLiteral("plan save")) > 1);
    }

    void mnemonicsAreNoPartOfTheName()
    {
        QAction english(QStringLiteral("&Undo")), chinese(QStringLiteral("撤销(&U)"));
        CommandModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCommands({{QStringLiteral("Edit"), &english}, {QStringLiteral("编辑"), &chinese}});
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("Edit: Undo"));
        QCOMPARE(model.index(1).data().toString(), QStringLiteral("编辑: 撤销"));
    }

    void returnTriggersTheBestMatch()
    {
        QWidget window;
        window.resize(800, 600);
        CommandPalette palette(&window);
        QAction save(QStringLiteral("Save Plan")), open(QStringLiteral("Open Plan"));
        QSignalSpy saved(&save, &QAction::triggered), opened(&open, &QAction::triggered);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        palette.open({{QStringLiteral("File"), &save}, {QStringLiteral("File"), &open}});
        auto* search = palette.findChild<QLineEdit*>(QStringLiteral("commandSearch"));
        QTest::keyClicks(search, QStringLiteral("open"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(saved.count(), 0);
        QVERIFY(!palette.isVisible());
    }

    void arrowsChooseAndEscapeCloses()
    {
        QWidget window;
        window.resize(800, 600);
        CommandPalette palette(&window);
        QAction first(QStringLiteral("One")), second(QStringLiteral("Two"));
        QSignalSpy triggered(&second, &QAction::triggered);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        palette.open({{{}, &first}, {{}, &second}});
        auto* search = palette.findChild<QLineEdit*>(QStringLiteral("commandSearch"));
        QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(triggered.count(), 1);
        palette.open({{{}, &first}});
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
    }

    void anActionThatCannotBeUsedIsShownButNotTriggered()
    {
        QWidget window;
        CommandPalette palette(&window);
        QAction action(QStringLiteral("Export"));
        action.setEnabled(false);
        QSignalSpy triggered(&action, &QAction::triggered);
        window.show();
        palette.open({{{}, &action}});
        QTest::keyClick(palette.findChild<QLineEdit*>(QStringLiteral("commandSearch")), Qt::Key_Return);
        QCOMPARE(triggered.count(), 0);
        QVERIFY(palette.isVisible());
        QCOMPARE(palette.findChild<QListView*>(QStringLiteral("commandList"))->model()->rowCount(), 1);
    }

    void aDeletedActionIsLeftOut()
    {
        CommandModel model;
        auto action = std::make_unique<QAction>(QStringLiteral("Gone"));
        std::vector<CommandModel::Command> commands{{{}, action.get()}};
        action.reset();
        model.setCommands(commands);
        QCOMPARE(model.rowCount(), 0);
    }
};

PRUNESCOPE_TEST(TstCommandPalette)
#include "tst_command_palette.moc"
