// Several cells of the map selected, dragged and changed by mouse and keys.
#include "tests/test_case.h"

#include "widgets/base/theme.h"
#include "widgets/overview/map_canvas.h"

#include <QSignalSpy>

using namespace prunescope;
using namespace prunescope::gui;

class TstMapCanvas : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_canvas = std::make_unique<MapCanvas>();
        std::vector<MatrixInfo> matrices;
        for (int block = 0; block < 4; ++block)
            for (const char* kind : {"q", "up", "down"}) {
                MatrixInfo matrix;
                matrix.name = std::to_string(block) + kind;
                matrix.block = block;
                matrix.kind = kind;
                matrix.isPrunable = !(block == 1 && matrix.kind == "up");
                matrices.push_back(matrix);
            }
        m_canvas->setMatrices(matrices, {"q", "up", "down"}, 4);
        m_canvas->setValues(std::vector<double>(11, 0.5), {});
        m_canvas->setTipText([](const MatrixInfo& matrix) { return QString::fromStdString(matrix.name); });
        m_canvas->setMultiple(true);
        m_canvas->setEditable(true);
        m_canvas->resize(500, 160);
        m_canvas->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
        m_canvas->setFocus();
    }
    void cleanup() { m_canvas.reset(); }

    void controlTogglesAndShiftExtends()
    {
        QSignalSpy chosen(m_canvas.get(), &MapCanvas::selectionChosen);
        click(0, 0);
        QCOMPARE(m_canvas->chosen(), names("0q"));
        click(2, 2, Qt::ControlModifier);
        QCOMPARE(m_canvas->chosen(), names("0q 2down"));
        QCOMPARE(chosen.last()[1].toString(), QStringLiteral("2down"));
        click(2, 2, Qt::ControlModifier);
        QCOMPARE(m_canvas->chosen(), names("0q"));
        click(0, 1);
        click(2, 2, Qt::ShiftModifier);
        QCOMPARE(m_canvas->chosen(), names("0up 0down 1down 2up 2down")); // without the gap
    }

    void labelsAreRowsAndColumns()
    {
        const QPoint row(4, cell(0, 2).y());
        QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, row);
        QCOMPARE(m_canvas->chosen(), names("0down 1down 2down 3down"));
        const QPoint column(cell(3, 0).x(), int(m_canvas->cellRect(0, 2).bottom()) + 10);
        QTest::mouseClick(m_canvas.get(), Qt::LeftButton, Qt::ControlModifier, column);
        QCOMPARE(m_canvas->chosen(), names("0down 1down 2down 3q 3up 3down"));
    }

    void draggingASelectedCellHoldsAllOfThem()
    {
        QSignalSpy started(m_canvas.get(), &MapCanvas::dragStarted), moved(m_canvas.get(), &MapCanvas::dragMoved);
        click(0, 0);
        click(3, 2, Qt::ControlModifier);
        drag(cell(0, 0), cell(0, 0) - QPoint(0, 20));
        QCOMPARE(started.last()[0].toStringList(), names("0q 3down"));
        QCOMPARE(moved.last()[0].toDouble(), 0.1);
        QCOMPARE(m_canvas->chosen(), names("0q 3down"));
        drag(cell(1, 0), cell(1, 0) - QPoint(0, 20)); // outside: that cell alone
        QCOMPARE(started.last()[0].toStringList(), names("1q"));
        QTest::mouseClick(m_canvas.get(), Qt::LeftButton, Qt::ControlModifier, cell(3, 2));
        click(1, 0); // a click on one of several leaves it alone
        QCOMPARE(m_canvas->chosen(), names("1q"));
    }

    void altAndADragDrawARectangle()
    {
        QSignalSpy started(m_canvas.get(), &MapCanvas::dragStarted);
        drag(cell(2, 1), cell(3, 2), Qt::AltModifier);
        QCOMPARE(m_canvas->chosen(), names("2up 2down 3up 3down"));
        drag(cell(1, 1), cell(0, 0)); // from a gap as well
        QCOMPARE(started.count(), 0);
        QCOMPARE(m_canvas->chosen(), names("0q 0up 1q"));
    }

    void arrowsMoveAndExtend()
    {
        click(0, 0);
        key(Qt::Key_Right);
        QCOMPARE(m_canvas->chosen(), names("1q"));
        key(Qt::Key_Right, Qt::ShiftModifier);
        key(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_canvas->chosen(), names("1q 2q 2up"));
        key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_canvas->chosen().size(), 11);
        key(Qt::Key_Escape);
        QCOMPARE(m_canvas->chosen().size(), 1);
    }

    void spaceTogglesWhereAltMoved()
    {
        click(0, 0);
        key(Qt::Key_Right, Qt::AltModifier);
        key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_canvas->chosen(), names("0q"));
        key(Qt::Key_Space);
        QCOMPARE(m_canvas->chosen(), names("0q 2q"));
        key(Qt::Key_Space);
        QCOMPARE(m_canvas->chosen(), names("0q"));
    }

    void keysAskForSparsityAndLocks()
    {
        QSignalSpy nudged(m_canvas.get(), &MapCanvas::nudged), locked(m_canvas.get(), &MapCanvas::lockAsked);
        click(0, 0);
        key(Qt::Key_Plus);
        key(Qt::Key_Minus);
        key(Qt::Key_Up, Qt::ControlModifier);
        key(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
        key(Qt::Key_PageUp);
        QList<double> steps;
        for (const auto& one : nudged)
            steps << one[0].toDouble();
        QCOMPARE(steps, (QList<double>{0.01, -0.01, 0.01, -0.05, 0.05}));
        key(Qt::Key_L);
        QCOMPARE(locked.count(), 1);
        QCOMPARE(m_canvas->chosen(), names("0q"));
    }

    void aSelectionFromElsewhereIsDrawnAndSaid()
    {
        m_canvas->setSelected(QStringLiteral("2q"));
        m_canvas->setChosen(names("2q 3q"));
        QCOMPARE(m_canvas->chosen(), names("2q 3q"));
        m_canvas->setSelected(QStringLiteral("3q")); // one of them: they stay
        QCOMPARE(m_canvas->chosen().size(), 2);
        QVERIFY(m_canvas->accessibleDescription().contains(QStringLiteral("3q")));
        QVERIFY(m_canvas->accessibleDescription().contains(QLatin1Char('2')));
        const QImage picture = m_canvas->grab().toImage();
        const QRectF left = m_canvas->cellRect(2, 0);
        const QPointF edge(left.left() - 0.5, left.center().y());
        QCOMPARE(QColor(picture.pixel((edge * picture.devicePixelRatio()).toPoint())), accent());
    }

    void withoutTheChoiceOneCellIsSelected()
    {
        m_canvas->setMultiple(false);
        QSignalSpy several(m_canvas.get(), &MapCanvas::selectionChosen), one(m_canvas.get(), &MapCanvas::matrixChosen);
        click(0, 0, Qt::ControlModifier);
        click(2, 2, Qt::ShiftModifier);
        key(Qt::Key_Plus);
        QCOMPARE(several.count(), 0);
        QCOMPARE(one.count(), 2);
    }

private:
    static QStringList names(const char* words) { return QString::fromLatin1(words).split(QLatin1Char(' ')); }
    QPoint cell(int block, int kind) const { return m_canvas->cellRect(block, kind).center().toPoint(); }
    void click(int block, int kind, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(m_canvas.get(), Qt::LeftButton, keys, cell(block, kind));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_canvas.get(), key, modifiers); }
    void drag(const QPoint& from, const QPoint& to, Qt::KeyboardModifiers keys = {})
    {
        QTest::mousePress(m_canvas.get(), Qt::LeftButton, keys, from);
        QTest::mouseMove(m_canvas.get(), (from + to) / 2);
        QTest::mouseMove(m_canvas.get(), to);
        QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, keys, to);
    }

    std::unique_ptr<MapCanvas> m_canvas;
};

PRUNESCOPE_TEST(TstMapCanvas)
#include "tst_map_canvas.moc"
