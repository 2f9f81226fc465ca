// Pictures and pages: nothing from outside breaks the markup, and a point lies where its axes say.
#include "core/report/document.h"
#include "core/report/pictures.h"
#include "tests/test_case.h"

#include <QXmlStreamReader>

#include <cmath>
#include <map>

using namespace prunescope;

namespace {

const Translate kEnglish = [](const Text& text) { return text.english(); };

/// "" for well-formed XML.
QString xmlFault(const std::string& xml)
{
    QXmlStreamReader reader(QString::fromStdString(xml));
    while (!reader.atEnd())
        reader.readNext();
    return reader.errorString();
}

template <typename T> std::vector<T> shapesOf(const Drawing& drawing)
{
    std::vector<T> found;
    for (const Shape& shape : drawing.shapes)
        if (const T* part = std::get_if<T>(&shape))
            found.push_back(*part);
    return found;
}

} // namespace

class TstDrawing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hostileNamesStayText()
    {
        const std::string name = "<script>&\"'\x01%1</title>";
        QCOMPARE(xmlEscaped(name), std::string("&lt;script&gt;&amp;&quot;&#39;%1&lt;/title&gt;"));
        Drawing drawing{10, 10, verbatim(name), {Box{0, 0, 1, 1, {}, verbatim(name)}, Label{0, 0, verbatim(name), Align::Start, 12, {}, false}}};
        const std::string svg = svgOf(drawing, kEnglish);
        QCOMPARE(xmlFault(svg), QString());
        QVERIFY(svg.find("<script") == svg.npos);
        Document page{verbatim(name), "en", {Heading{1, verbatim(name)}, Paragraph{verbatim(name), true}, Code{name},
                                             Facts{{{verbatim(name), verbatim(name)}}},
                                             Table{verbatim(name), {verbatim(name)}, {true}, {{verbatim(name)}}}, drawing}};
        const std::string html = htmlOf(page, kEnglish);
        QVERIFY(html.find("<script") == html.npos);
        QVERIFY(html.find("http-equiv") == html.npos && html.find(" src=") == html.npos && html.find("@import") == html.npos);
    }
    void aPageIsWellFormed()
    {
        Document page{verbatim("t"), "zh-CN", {Heading{1, verbatim("一")}, Facts{{{verbatim("a"), verbatim("b")}}},
                                               Table{{}, {verbatim("x"), verbatim("y")}, {false, true}, {{verbatim("1"), verbatim("2")}}}}};
        std::string html = htmlOf(page, kEnglish);
        const auto body = html.substr(html.find("<body>"), html.find("</body>") + 7 - html.find("<body>"));
        QCOMPARE(xmlFault(body), QString());
        QVERIFY(html.find("lang=\"zh-CN\"") != html.npos);
        QVERIFY(body.find("<td class=\"number\">2</td>") != body.npos);
        QVERIFY(body.find("<td>1</td>") != body.npos);
    }
    void aCellHasTheColourOfItsValue()
    {
        MapPicture map;
        map.title = verbatim("m");
        map.kinds = {"q", "k"};
        map.blocks = 2;
        map.low = 0;
        map.high = 2;
        map.cells = {{0, 0, 0.0, "a"}, {1, 0, 2.0, "b"}, {0, 1, 1.0, "c"}, {1, 1, std::nan(""), "d"}};
        const Drawing drawing = drawMap(map);
        const auto boxes = shapesOf<Box>(drawing);
        QCOMPARE(boxes[0].fill.rgb, viridisTable()[0]);
        QCOMPARE(boxes[1].fill.rgb, viridisTable()[255]);
        QCOMPARE(boxes[2].fill.rgb, viridisTable()[128]);
        QVERIFY(boxes[3].fill.ink == Ink::Grid);
        QCOMPARE(boxes[3].tip.english(), std::string("d: –"));
        QVERIFY(boxes[0].x < boxes[1].x && boxes[0].y < boxes[2].y && boxes[0].y == boxes[1].y);
        QCOMPARE(xmlFault(svgOf(drawing, kEnglish)), QString());
    }
    void aPointLiesWhereTheTicksSay()
    {
        ChartPicture chart;
        chart.curves.push_back({verbatim("c"), 0x112233, {0, 0.5, 1}, {2, 4, 3}, {}, false, false});
        const Drawing drawing = drawChart(chart);
        std::map<std::string, double> ticks;
        for (const Label& label : shapesOf<Label>(drawing))
            if (label.align == Align::End)
                ticks[label.text.english()] = label.y - 4;
        QVERIFY2(ticks.count("2") && ticks.count("4"), "ticks at whole numbers");
        const auto dots = shapesOf<Dot>(drawing);
        QCOMPARE(dots.size(), std::size_t(3));
        QVERIFY(std::abs(dots[0].y - ticks["2"]) < 1e-9);
        QVERIFY(std::abs(dots[1].y - ticks["4"]) < 1e-9);
        QVERIFY(dots[0].x < dots[1].x && std::abs(dots[1].x - (dots[0].x + dots[2].x) / 2) < 1e-9);
    }
    void unknownValuesBreakTheLine()
    {
        ChartPicture chart;
        chart.curves.push_back({verbatim("c"), 0, {0, 1, 2, 3, 4}, {1, 2, std::nan(""), 2, 1}, {}, false, false});
        const Drawing drawing = drawChart(chart);
        int pieces = 0;
        for (const Line& line : shapesOf<Line>(drawing))
            pieces += line.tip.english() == "c";
        QCOMPARE(pieces, 2);
        QCOMPARE(shapesOf<Dot>(drawing).size(), std::size_t(4));
        QVERIFY(svgOf(drawing, kEnglish).find("nan") == std::string::npos);
    }
    void oneValueAndNoValueAreDrawn()
    {
        for (const std::size_t count : {0u, 1u}) {
            ChartPicture chart;
            chart.curves.push_back({verbatim("c"), 0, std::vector<double>(count, 3.0), std::vector<double>(count, 5.0), {}, false, false});
            const std::string svg = svgOf(drawChart(chart), kEnglish);
            QVERIFY(svg.find("nan") == svg.npos && svg.find("inf") == svg.npos);
            QCOMPARE(xmlFault(svg), QString());
        }
        MapPicture empty;
        QCOMPARE(xmlFault(svgOf(drawMap(empty), kEnglish)), QString());
    }
    void numbersReadWell()
    {
        QCOMPARE(numberText(65.0712), std::string("65.07"));
        QCOMPARE(numberText(0.03120001, 3), std::string("0.0312"));
        QCOMPARE(numberText(12345678.0, 6), std::string("12,345,700"));
        QCOMPARE(numberText(std::nan("")), std::string("–"));
        QCOMPARE(groupedText(-1234567), std::string("-1,234,567"));
        QCOMPARE(groupedText(999), std::string("999"));
        QCOMPARE(shareText(0.5), std::string("50.0 %"));
        QCOMPARE(shareText(0), std::string("0.0 %"));
        QCOMPARE(shareText(0.00001), std::string("0.001 %"));
    }
};
PRUNESCOPE_TEST(TstDrawing)
#include "tst_drawing.moc"
