// QTextDocument sets words and tables; a text object paints each drawing where it stands.
#include "app/report_pdf.h"

#include "widgets/base/core_text.h"

#include <QAbstractTextDocumentLayout>
#include <QFileInfo>
#include <QFontMetricsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>
#include <QTextObjectInterface>
#include <QTextTable>
#include <QThread>

#include <algorithm>
#include <memory>

namespace prunescope::gui {
namespace {

constexpr int kDrawingObject = QTextFormat::UserObject + 1;
constexpr int kDrawingIndex = QTextFormat::UserProperty + 1;
constexpr int kKeepsNext = QTextFormat::UserProperty + 2; // of blocks that belong to what comes after them
constexpr int kResolution = 300;     // dots per inch; text and lines are vectors all the same
constexpr double kMargin = 16;       // millimetres
constexpr double kPixelsPerInch = 96; // of CSS
constexpr double kScale = kResolution / kPixelsPerInch;
constexpr double kFooter = 28;       // CSS pixels
constexpr double kWords = 9.5, kSmallWords = 8, kTableWords = 7; // points

const QColor kWordInk(0x1c, 0x1f, 0x23), kFaintInk(0x64, 0x6b, 0x75), kGridInk(0xd9, 0xdc, 0xe1);

QColor colourOf(const Paint& paint)
{
    switch (paint.ink) {
    case Ink::Data: return QColor::fromRgb(QRgb(paint.rgb));
    case Ink::Words: return kWordInk;
    case Ink::Faint: return kFaintInk;
    case Ink::Grid: return kGridInk;
    }
    return kWordInk;
}

/// Paints shapes in their own pixels.
class ShapePainter {
public:
    explicit ShapePainter(QPainter& painter) : m_painter(painter) {}

    void operator()(const Box& box) { m_painter.fillRect(QRectF(box.x, box.y, box.width, box.height), colourOf(box.fill)); }
    void operator()(const Line& line)
    {
        QPen pen(colourOf(line.paint), line.width, line.isDashed ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        QPolygonF points;
        for (const auto& [x, y] : line.points)
            points << QPointF(x, y);
        m_painter.drawPolyline(points);
    }
    void operator()(const Dot& dot)
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colourOf(dot.fill));
        m_painter.drawEllipse(QPointF(dot.x, dot.y), dot.radius, dot.radius);
    }
    void operator()(const Label& label)
    {
        QFont font = m_painter.font();
        font.setPixelSize(100); // scaled below, so that no size is rounded to device pixels
        const QString text = coreText(label.text);
        m_painter.save();
        m_painter.translate(label.x, label.y);
        if (label.isUpward)
            m_painter.rotate(-90);
        m_painter.scale(label.size / 100, label.size / 100);
        m_painter.setFont(font);
        m_painter.setPen(colourOf(label.paint));
        const double width = QFontMetricsF(font, m_painter.device()).horizontalAdvance(text);
        const double shift = label.align == Align::Start ? 0 : label.align == Align::Middle ? width / 2 : width;
        m_painter.drawText(QPointF(-shift, 0), text);
        m_painter.restore();
    }

private:
    QPainter& m_painter;
};

class DrawingObject : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    /// @return its number in the text's formats
    int add(const Drawing& drawing)
    {
        m_drawings.push_back(drawing);
        return int(m_drawings.size()) - 1;
    }

    QSizeF intrinsicSize(QTextDocument* document, int, const QTextFormat& format) override
    {
        const Drawing& drawing = drawingOf(format);
        const double width = std::min(drawing.width * kScale, document->pageSize().width());
        return {width, width * drawing.height / drawing.width};
    }
    void drawObject(QPainter* painter, const QRectF& rectangle, QTextDocument*, int, const QTextFormat& format) override
    {
        const Drawing& drawing = drawingOf(format);
        painter->save();
        painter->translate(rectangle.topLeft());
        painter->scale(rectangle.width() / drawing.width, rectangle.height() / drawing.height);
        ShapePainter shapes(*painter);
        for (const Shape& shape : drawing.shapes)
            std::visit(shapes, shape);
        painter->restore();
    }

private:
    const Drawing& drawingOf(const QTextFormat& format) const { return m_drawings[std::size_t(format.intProperty(kDrawingIndex))]; }

    std::vector<Drawing> m_drawings;
};

/// Adds the parts at the end of a document.
class PartWriter {
public:
    PartWriter(QTextDocument& document, DrawingObject& drawings) : m_cursor(&document), m_drawings(drawings)
    {
        m_cursor.beginEditBlock(); // else each cell of a table would lay out the whole
    }
    ~PartWriter() { m_cursor.endEditBlock(); }
    PartWriter(const PartWriter&) = delete;
    PartWriter& operator=(const PartWriter&) = delete;

    void operator()(const Heading& heading)
    {
        const double sizes[] = {16, 12.5, 10.5};
        QTextBlockFormat block;
        block.setTopMargin(heading.level == 1 ? 0 : 20 * kScale);
        block.setBottomMargin(6 * kScale);
        block.setProperty(kKeepsNext, true);
        insert(coreText(heading.text), block, words(sizes[heading.level - 1], kWordInk, QFont::Bold));
    }
    void operator()(const Paragraph& paragraph)
    {
        QTextBlockFormat block;
        block.setTopMargin(5 * kScale);
        block.setBottomMargin(5 * kScale);
        insert(coreText(paragraph.text), block, words(paragraph.isNote ? kSmallWords : kWords, paragraph.isNote ? kFaintInk : kWordInk));
    }
    void operator()(const Code& code)
    {
        QTextCharFormat format = words(kSmallWords, kWordInk);
        format.setFontFamilies({QStringLiteral("monospace")});
        QTextBlockFormat block;
        block.setBottomMargin(5 * kScale);
        insert(QString::fromStdString(code.text), block, format);
    }
    void operator()(const Facts& facts)
    {
        QTextTable* table = insertTable(int(facts.rows.size()), 2, {QTextLength(QTextLength::PercentageLength, 30), QTextLength(QTextLength::PercentageLength, 70)});
        for (int row = 0; row < int(facts.rows.size()); ++row) {
            fill(table, row, 0, coreText(facts.rows[std::size_t(row)].first), words(kSmallWords, kFaintInk), false, true);
            fill(table, row, 1, coreText(facts.rows[std::size_t(row)].second), words(kSmallWords, kWordInk), false, true);
        }
        leave();
    }
    void operator()(const Table& part)
    {
        if (!part.caption.isEmpty()) {
            QTextBlockFormat block;
            block.setTopMargin(10 * kScale);
            block.setProperty(kKeepsNext, true);
            insert(coreText(part.caption), block, words(kTableWords, kWordInk));
        }
        QTextTable* table = insertTable(int(part.rows.size()) + 1, int(part.header.size()), {});
        QTextTableFormat format = table->format();
        format.setHeaderRowCount(1);
        table->setFormat(format);
        for (int column = 0; column < int(part.header.size()); ++column) {
            const bool isNumber = part.isNumber[std::size_t(column)];
            fill(table, 0, column, coreText(part.header[std::size_t(column)]), words(kTableWords, kFaintInk, QFont::Bold), isNumber, true);
            for (int row = 0; row < int(part.rows.size()); ++row)
                fill(table, row + 1, column, coreText(part.rows[std::size_t(row)][std::size_t(column)]), words(kTableWords, kWordInk), isNumber, false);
        }
        leave();
    }
    void operator()(const Drawing& drawing)
    {
        QTextBlockFormat block;
        block.setTopMargin(8 * kScale);
        startBlock(block);
        QTextCharFormat format;
        format.setObjectType(kDrawingObject);
        format.setProperty(kDrawingIndex, m_drawings.add(drawing));
        m_cursor.insertText(QString(QChar::ObjectReplacementCharacter), format);
    }

private:
    static QTextCharFormat words(double points, const QColor& ink, int weight = QFont::Normal)
    {
        QTextCharFormat format;
        format.setFontPointSize(points);
        format.setForeground(ink);
        format.setFontWeight(weight);
        return format;
    }
    void startBlock(const QTextBlockFormat& block)
    {
        if (m_isFresh)
            m_cursor.setBlockFormat(block);
        else
            m_cursor.insertBlock(block);
        m_isFresh = false;
    }
    void insert(const QString& text, const QTextBlockFormat& block, const QTextCharFormat& format)
    {
        startBlock(block);
        m_cursor.insertText(text, format);
    }
    QTextTable* insertTable(int rows, int columns, const QList<QTextLength>& widths)
    {
        startBlock(QTextBlockFormat());
        QTextTableFormat format;
        format.setBorder(0);
        format.setCellPadding(1.5 * kScale);
        format.setCellSpacing(0);
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        if (!widths.isEmpty())
            format.setColumnWidthConstraints(widths);
        return m_cursor.insertTable(std::max(rows, 1), columns, format);
    }
    static void fill(QTextTable* table, int row, int column, const QString& text, const QTextCharFormat& format, bool isNumber, bool mayWrap)
    {
        QTextCursor cell = table->cellAt(row, column).firstCursorPosition();
        QTextBlockFormat block;
        block.setAlignment(isNumber ? Qt::AlignRight : Qt::AlignLeft);
        block.setNonBreakableLines(!mayWrap);
        cell.setBlockFormat(block);
        cell.insertText(text, format);
    }
    void leave() { m_cursor.movePosition(QTextCursor::End); }

    QTextCursor m_cursor;
    DrawingObject& m_drawings;
    bool m_isFresh = true;
};

/// Sends headings and captions that stand alone at the foot of a page to the next one.
void keepTogether(QTextDocument& text, double pageHeight)
{
    // Of its first line: a block whose picture did not fit begins on the page before.
    const auto pageOf = [&](const QTextBlock& block) {
        const double top = text.documentLayout()->blockBoundingRect(block).top();
        const QTextLayout* lines = block.layout();
        return int((top + (lines->lineCount() > 0 ? lines->lineAt(0).y() : 0)) / pageHeight);
    };
    for (QTextBlock block = text.begin(); block.isValid(); block = block.next()) {
        if (!block.blockFormat().hasProperty(kKeepsNext))
            continue;
        QTextBlock last = block.next(); // what the heading is for: no other heading, no empty line
        while (last.isValid() && (last.blockFormat().hasProperty(kKeepsNext) || last.length() < 2))
            last = last.next();
        if (!last.isValid() || pageOf(last) == pageOf(block))
            continue;
        QTextBlockFormat format = block.blockFormat();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        QTextCursor(block).setBlockFormat(format);
    }
}

/// Each page with its number below.
void drawPages(QPdfWriter& writer, QTextDocument& text, const QSizeF& page)
{
    QPainter painter(&writer);
    if (!painter.isActive())
        return; // the file cannot be written, which its missing says
    for (int i = 0; i < text.pageCount(); ++i) {
        if (i > 0)
            writer.newPage();
        painter.save();
        painter.translate(0, -i * page.height());
        text.drawContents(&painter, QRectF(0, i * page.height(), page.width(), page.height()));
        painter.restore();
        QFont font = painter.font();
        font.setPointSizeF(kSmallWords);
        painter.setFont(font);
        painter.setPen(kFaintInk);
        painter.drawText(QRectF(0, page.height(), page.width(), writer.height() - page.height()), Qt::AlignRight | Qt::AlignBottom,
                         QStringLiteral("%1 / %2").arg(i + 1).arg(text.pageCount()));
    }
}

void print(const Document& document, const QString& path)
{
    QPdfWriter writer(path);
    writer.setResolution(kResolution);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(kMargin, kMargin, kMargin, kMargin), QPageLayout::Millimeter);
    writer.setTitle(coreText(document.title));
    writer.setCreator(QStringLiteral("PruneScope"));
    QTextDocument text;
    text.setDocumentMargin(0);
    text.documentLayout()->setPaintDevice(&writer);
    const QSizeF page(writer.width(), writer.height() - kFooter * kScale);
    text.setPageSize(page);
    DrawingObject drawings;
    text.documentLayout()->registerHandler(kDrawingObject, &drawings); // before the first one is laid out
    {
        PartWriter parts(text, drawings);
        for (const Part& part : document.parts)
            std::visit(parts, part);
    }
    keepTogether(text, page.height());
    drawPages(writer, text, page);
}

} // namespace

bool writeReportPdf(const Document& document, const QString& path)
{
    // Layout starts timers, which only threads of Qt have.
    const std::unique_ptr<QThread> thread(QThread::create([&] { print(document, path); }));
    thread->start();
    thread->wait();
    return QFileInfo(path).size() > 0;
}

} // namespace prunescope::gui

#include "report_pdf.moc"
