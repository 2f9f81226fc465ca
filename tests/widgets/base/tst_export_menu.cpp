// What leaves a view: CSV, own-painted pictures, the table dialog.
#include "tests/test_case.h"

#include "widgets/base/export_menu.h"
#include "widgets/base/svg_writer.h"
#include "widgets/base/table_dialog.h"

#include <QMenu>
#include <QPainter>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace prunescope::gui;

class TstExportMenu : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void csvEndsLinesAndQuotesAsTheStandardSays()
    {
        QCOMPARE(csvText({{QStringLiteral("a"), QStringLiteral("b,c")}, {QStringLiteral("say \"x\""), QString()}}),
                 QStringLiteral("a,\"b,c\"\r\n\"say \"\"x\"\"\",\r\n"));
    }

    void missingNumbersAreEmptyCells() { QCOMPARE(plainNumber(qQNaN()), QString()); }

    void svgHoldsShapesAndTexts()
    {
        const QString document = svgDocument({100, 50}, QStringLiteral("a < b"), [](QPaintDevice& device) {
            QPainter painter(&device);
            painter.setClipRect(0, 0, 40, 40);
            painter.fillRect(QRectF(10, 10, 20, 20), QColor(255, 0, 0));
            painter.setPen(Qt::black);
            painter.drawText(QPointF(5, 30), QStringLiteral("x & y"));
        });
        QXmlStreamReader xml(document);
        QStringList elements, texts;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement)
                elements << xml.name().toString();
            else if (xml.isCharacters() && !xml.isWhitespace())
                texts << xml.text().toString();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(elements.contains(QStringLiteral("clipPath")));
        QVERIFY(elements.contains(QStringLiteral("path")) || elements.contains(QStringLiteral("rect")));
        QVERIFY(document.contains(QStringLiteral("#ff0000")));
        QCOMPARE(texts, (QStringList{QStringLiteral("a < b"), QStringLiteral("x & y")}));
    }

    void pngHasTwoPixelsPerPoint()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("p.png"));
        QVERIFY(savePicture(path, {30, 20}, QString(), [](QPainter& painter) { painter.fillRect(0, 0, 15, 20, Qt::red); }));
        const QImage image(path);
        QCOMPARE(image.size(), QSize(60, 40));
        QCOMPARE(image.pixelColor(29, 20), QColor(Qt::red));
        QVERIFY(image.pixelColor(31, 20) != QColor(Qt::red));
    }

    void theMenuOffersFilesAndData()
    {
        QWidget owner;
        QMenu menu;
        addExportActions(&menu, &owner, {QStringLiteral("t"), [](const QString&) { return true; },
                                         [] { return QList<QStringList>(); }});
        QCOMPARE(menu.actions().size(), 6); // three files, a line, CSV, table
        QMenu dataOnly;
        addExportActions(&dataOnly, &owner, {QStringLiteral("t"), {}, [] { return QList<QStringList>(); }});
        QCOMPARE(dataOnly.actions().size(), 3);
    }

    void theTableSortsNumbersAsNumbers()
    {
        QWidget owner;
        auto* dialog = new TableDialog(QStringLiteral("t"),
                                       {{QStringLiteral("n")}, {QStringLiteral("10")}, {QStringLiteral("9")}}, &owner);
        dialog->table()->sortItems(0);
        QCOMPARE(dialog->table()->item(0, 0)->text(), QStringLiteral("9"));
        QCOMPARE(dialog->selectedText(), QStringLiteral("n\n9\n10"));
    }
};

PRUNESCOPE_TEST(TstExportMenu)
#include "tst_export_menu.moc"
