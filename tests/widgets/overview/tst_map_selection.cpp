// Rectangles, rows and single cells of the map's selection.
#include "tests/test_case.h"
#include "widgets/overview/map_selection.h"

using namespace prunescope::gui;

class TstMapSelection : public QObject {
    Q_OBJECT

    MapSelection m_selection;

private Q_SLOTS:
    void init()
    {
        // Two kinds, three blocks; the second kind is missing in the middle.
        m_selection.reset({0, 2, 3, 1, -1, 4}, 3);
    }

    void aRangeIsSelectedWithoutItsGaps()
    {
        m_selection.select({0, 2, 1, 1});
        QCOMPARE(m_selection.cells(), (std::set<int>{1, 4}));
        m_selection.select({1, 1, 1, 1}); // only a gap
        QCOMPARE(m_selection.cells(), (std::set<int>{1, 4}));
    }

    void togglingAddsUnlessAllAreThere()
    {
        m_selection.select({0, 0, 0, 0});
        m_selection.toggle({0, 2, 0, 0});
        QCOMPARE(m_selection.cells(), (std::set<int>{0, 2, 3}));
        m_selection.toggle({2, 2, 0, 0});
        QCOMPARE(m_selection.cells(), (std::set<int>{0, 2}));
    }

    void extendingStartsWhereTheSelectionDid()
    {
        m_selection.select({1, 1, 0, 0});
        m_selection.extend({2, 2, 1, 1});
        QCOMPARE(m_selection.cells(), (std::set<int>{2, 3, 4}));
        m_selection.extend({0, 0, 0, 0});
        QCOMPARE(m_selection.cells(), (std::set<int>{0, 2}));
        QCOMPARE(m_selection.currentBlock(), 0);
    }

    void aSelectionFromElsewhereMovesTheStart()
    {
        m_selection.select({0, 0, 0, 0});
        m_selection.set({3});
        m_selection.moveTo(2, 0);
        m_selection.set({3, 4});
        m_selection.extend({2, 2, 1, 1});
        QVERIFY(m_selection.contains(4));
        QCOMPARE(m_selection.currentKind(), 1);
    }

    void anotherGridForgetsAll()
    {
        m_selection.select({0, 2, 0, 1});
        m_selection.reset({}, 0);
        QVERIFY(m_selection.cells().empty());
        m_selection.extend({0, 0, 0, 0});
        m_selection.toggle({0, 0, 0, 0});
        QVERIFY(m_selection.cells().empty());
    }
};

PRUNESCOPE_TEST(TstMapSelection)
#include "tst_map_selection.moc"
