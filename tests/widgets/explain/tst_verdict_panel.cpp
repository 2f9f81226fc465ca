// The panel: what it asks for, what it shows, and that keys are enough.
#include "tests/test_case.h"
#include "tests/widgets/explain/verdict_samples.h"

#include "widgets/explain/verdict_panel.h"

#include <QAbstractItemDelegate>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace prunescope;
using namespace prunescope::gui;
using namespace prunescope::tests;

class TstVerdictPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_panel = std::make_unique<VerdictPanel>();
        m_panel->resize(300, 500);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup() { m_panel.reset(); }

    void withoutAWeightItSaysHowToAsk()
    {
        QVERIFY(m_panel->note().startsWith(QStringLiteral("Click a weight")));
        QVERIFY(!m_panel->table()->isVisible());
    }
    void theMethodOfThePlanComesFirst()
    {
        m_panel->setExplanation(someExplanation(), "sparsegpt");
        QVERIFY(m_panel->table()->isVisible());
        QCOMPARE(m_panel->sentence(), QStringLiteral("Sentence of sparsegpt."));
        QVERIFY(m_panel->note().contains(QStringLiteral("128 windows of 512 tokens of text.txt")));
        m_panel->setExplanation(someExplanation(), "wanda"); // the row that is looked at stays
        QCOMPARE(m_panel->sentence(), QStringLiteral("Sentence of sparsegpt."));
    }
    void keysWalkThroughTheMethods()
    {
        m_panel->setExplanation(someExplanation(), "magnitude");
        m_panel->table()->setFocus();
        QTest::keyClick(m_panel->table(), Qt::Key_Down);
        QCOMPARE(m_panel->sentence(), QStringLiteral("Sentence of wanda."));
        QVERIFY(!m_panel->table()->tabKeyNavigation()); // Tab leads on, not through the cells
    }
    void nothingIsCutOffInANarrowPanel()
    {
        m_panel->setExplanation(someExplanation(), "magnitude");
        m_panel->resize(272, 500);
        QCoreApplication::processEvents();
        const QTableView* table = m_panel->table();
        for (int column = 0; column < VerdictModel::ColumnCount; ++column)
            for (int row = 0; row < m_panel->model().rowCount(); ++row) {
                const QModelIndex index = m_panel->model().index(row, column);
                const int wanted = table->itemDelegate()->sizeHint({}, index).width();
                QVERIFY2(table->columnWidth(column) >= wanted,
                         qPrintable(QStringLiteral("%1,%2: %3 < %4").arg(row).arg(column).arg(table->columnWidth(column)).arg(wanted)));
            }
        QVERIFY(table->horizontalHeader()->length() <= table->viewport()->width());
    }
    void progressAndNotesTakeTurns()
    {
        m_panel->showProgress(QStringLiteral("Pruning m by RIA to compare"));
        QCOMPARE(m_panel->note(), QStringLiteral("Pruning m by RIA to compare"));
        QSignalSpy chosen(m_panel.get(), &VerdictPanel::stepChosen);
        m_panel->showNote(QStringLiteral("It takes a while."), QStringLiteral("Compare"));
        auto* button = m_panel->findChild<QPushButton*>(QStringLiteral("verdictStep"));
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(chosen.count(), 1);
        m_panel->setExplanation(someExplanation(), {});
        QVERIFY(!button->isVisible());
        m_panel->clear();
        QVERIFY(m_panel->note().startsWith(QStringLiteral("Click a weight")));
    }

private:
    std::unique_ptr<VerdictPanel> m_panel;
};

PRUNESCOPE_TEST(TstVerdictPanel)
#include "tst_verdict_panel.moc"
