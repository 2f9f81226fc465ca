// The model map: cells, choice, dragging, and its table.
#include "tests/test_case.h"

#include "widgets/base/selection.h"
#include "widgets/overview/map_canvas.h"
#include "widgets/overview/model_map.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

// Two kinds in each block; block 1 lacks the second, as after a removal.
ModelInfo modelOf(int blocks)
{
    ModelInfo model;
    model.blocks = blocks;
    model.kinds = {"q_proj", "up_proj"};
    for (int block = 0; block < blocks; ++block)
        for (const std::string& kind : model.kinds) {
            if (block == 1 && kind == "up_proj")
                continue;
            MatrixInfo matrix;
            matrix.name = "layers." + std::to_string(block) + "." + kind;
            matrix.block = block;
            matrix.kind = kind;
            matrix.rows = matrix.columns = 4;
            matrix.dtype = "BF16";
            matrix.isPrunable = true;
            model.matrices.push_back(matrix);
        }
    return model;
}

MapQuantity quantity(const char* id, std::map<std::string, double> values)
{
    MapQuantity made{QLatin1String(id), QLatin1String(id)};
    made.values = std::move(values);
    return made;
}

} // namespace

class TstModelMap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_selection = std::make_unique<Selection>();
        m_map = std::make_unique<ModelMap>(m_selection.get());
        m_map->resize(600, 160);
        m_map->setModel(modelOf(4));
        m_map->setQuantities({quantity("mean", {{"layers.0.q_proj", 1}, {"layers.3.up_proj", 4}}), quantity("none", {})});
        m_map->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_map.get()));
    }
    void cleanup() { m_map.reset(); }

    void aQuantityMayNameTheEndsOfItsColours()
    {
        MapQuantity share = quantity("share", {{"layers.0.q_proj", 0.5}, {"layers.3.up_proj", 1}});
        share.low = 0.5;
        share.high = 1;
        m_map->setQuantities({share});
        const auto cellColour = [this](int block, int kind) {
            const QImage picture = m_map->canvas()->grab().toImage();
            const QPointF corner = m_map->canvas()->cellRect(block, kind).topLeft() + QPointF(2, 2);
            return picture.pixel((corner * picture.devicePixelRatio()).toPoint());
        };
        QCOMPARE(cellColour(0, 0), colourAt(ColourMap::Viridis, 0));
        QCOMPARE(cellColour(3, 1), colourAt(ColourMap::Viridis, 1));
    }

    void clickingACellSelectsItsMatrix()
    {
        QTest::mouseClick(m_map->canvas(), Qt::LeftButton, {}, cell(2, 1));
        QCOMPARE(m_selection->matrix(), QStringLiteral("layers.2.up_proj"));
    }

    void emptyCellsSelectNothing()
    {
        m_selection->selectMatrix(QStringLiteral("layers.0.q_proj"));
        QTest::mouseClick(m_map->canvas(), Qt::LeftButton, {}, cell(1, 1));
        QCOMPARE(m_selection->matrix(), QStringLiteral("layers.0.q_proj"));
    }

    void arrowsMoveAndSkipGaps()
    {
        m_selection->selectMatrix(QStringLiteral("layers.0.up_proj"));
        QTest::keyClick(m_map->canvas(), Qt::Key_Right);
        QCOMPARE(m_selection->matrix(), QStringLiteral("layers.2.up_proj"));
        QTest::keyClick(m_map->canvas(), Qt::Key_Up);
        QCOMPARE(m_selection->matrix(), QStringLiteral("layers.2.q_proj"));
        QTest::keyClick(m_map->canvas(), Qt::Key_Left);
        QCOMPARE(m_selection->matrix(), QStringLiteral("layers.1.q_proj"));
    }

    void coloursSpanZeroToTheLargestValue()
    {
        const QImage picture = m_map->canvas()->grab().toImage();
        const auto corner = [&](int block, int kind) {
            return picture.pixel((m_map->canvas()->cellRect(block, kind).topLeft() + QPointF(2, 2)).toPoint());
        };
        QCOMPARE(corner(3, 1), colourAt(ColourMap::Viridis, 1));
        QCOMPARE(corner(0, 0), colourAt(ColourMap::Viridis, 0.25));
    }

    void tipsNameTheMatrixAndItsNumbers()
    {
        const QString tip = m_map->tipText(m_map->canvas()->matrices()[0]);
        QVERIFY(tip.startsWith(QStringLiteral("layers.0.q_proj")));
        QVERIFY(tip.contains(QStringLiteral("mean: 1.000")));
    }

    void aQuantityWithoutValuesOffersTheStep()
    {
        MapQuantity missing{QStringLiteral("wanda"), QStringLiteral("Wanda")};
        missing.missing = QStringLiteral("Needs inputs.");
        missing.step = QStringLiteral("Measure");
        m_map->setQuantities({missing});
        auto* button = m_map->findChild<QPushButton*>();
        QVERIFY(button->isVisible());
        QSignalSpy spy(m_map.get(), &ModelMap::stepChosen);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(spy[0][0].toString(), QStringLiteral("wanda"));
        m_map->setValues(QStringLiteral("wanda"), {{"layers.0.q_proj", 1}});
        QVERIFY(!button->isVisible());
    }

    void theChosenQuantityStaysChosen()
    {
        m_map->chooseQuantity(QStringLiteral("none"));
        m_map->setQuantities({quantity("a", {}), quantity("none", {})});
        QCOMPARE(m_map->quantity(), QStringLiteral("none"));
    }

    void draggingReachesACellARowOrAColumn()
    {
        m_map->setEditable(true);
        QSignalSpy started(m_map->canvas(), &MapCanvas::dragStarted), moved(m_map->canvas(), &MapCanvas::dragMoved);
        QSignalSpy ended(m_map->canvas(), &MapCanvas::dragEnded);
        drag(cell(0, 0), cell(0, 0) - QPoint(0, 20));
        QCOMPARE(started.last()[0].toStringList(), QStringList{QStringLiteral("layers.0.q_proj")});
        QCOMPARE(moved.last()[0].toDouble(), 0.1); // 20 of 200 pixels, up is more
        drag(QPoint(4, cell(0, 1).y()), QPoint(4, cell(0, 1).y() + 20));
        QCOMPARE(started.last()[0].toStringList().size(), 3); // the kind, but for the missing one
        QCOMPARE(moved.last()[0].toDouble(), -0.1);
        const QPoint label(cell(2, 0).x(), int(m_map->canvas()->cellRect(0, 1).bottom()) + 10);
        drag(label, label - QPoint(0, 20));
        QCOMPARE(started.last()[0].toStringList(),
                 (QStringList{QStringLiteral("layers.2.q_proj"), QStringLiteral("layers.2.up_proj")}));
        QCOMPARE(ended.count(), 3);
    }

    void cellsStayApartAtEightyBlocks()
    {
        m_map->setModel(modelOf(80));
        m_map->resize(700, 160);
        m_map->grab();
        for (int block = 1; block < 80; ++block) {
            QVERIFY(m_map->canvas()->cellRect(block, 0).left() >= m_map->canvas()->cellRect(block - 1, 0).right());
            QVERIFY(m_map->canvas()->cellRect(block, 0).width() >= 4);
        }
    }

    void theTableHasAllMatricesAndQuantities()
    {
        const auto rows = m_map->table();
        QCOMPARE(rows.size(), 1 + 7);
        QCOMPARE(rows[0].mid(5), (QStringList{QStringLiteral("mean"), QStringLiteral("none")}));
        QCOMPARE(rows[1], (QStringList{QStringLiteral("layers.0.q_proj"), QStringLiteral("0"), QStringLiteral("q_proj"),
                                       QStringLiteral("4"), QStringLiteral("4"), QStringLiteral("1"), QString()}));
    }

    void picturesAreSaved()
    {
        const QTemporaryDir folder;
        QVERIFY(m_map->saveTo(folder.filePath(QStringLiteral("map.svg"))));
        QVERIFY(!m_map->saveTo(folder.filePath(QStringLiteral("none/map.png"))));
    }

private:
    QPoint cell(int block, int kind) const { return m_map->canvas()->cellRect(block, kind).center().toPoint(); }
    void drag(const QPoint& from, const QPoint& to)
    {
        QTest::mousePress(m_map->canvas(), Qt::LeftButton, {}, from);
        QTest::mouseMove(m_map->canvas(), to);
        QTest::mouseRelease(m_map->canvas(), Qt::LeftButton, {}, to);
    }

    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<ModelMap> m_map;
};

PRUNESCOPE_TEST(TstModelMap)
#include "tst_model_map.moc"
