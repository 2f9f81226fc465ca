// Covers what charts and pictures use: paths, polygons, rectangular clips, solid pens and brushes, text, images.
#include "widgets/base/svg_writer.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImage>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QSaveFile>
#include <QScreen>
#include <QTextStream>

namespace prunescope::gui {
namespace {

double screenDpi()
{
    const QScreen* screen = QGuiApplication::primaryScreen();
    return screen ? screen->logicalDotsPerInch() : 96.0;
}

QString number(double value) { return QString::number(value, 'g', 7); }

QString colourAttributes(const char* name, const QColor& colour, double opacity)
{
    QString text = QStringLiteral(" %1=\"%2\"").arg(QLatin1String(name), colour.name());
    if (colour.alphaF() * opacity < 0.999)
        text += QStringLiteral(" %1-opacity=\"%2\"").arg(QLatin1String(name), number(colour.alphaF() * opacity));
    return text;
}

QString pathData(const QPainterPath& path)
{
    QString data;
    QTextStream out(&data);
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        switch (element.type) {
        case QPainterPath::MoveToElement: out << 'M'; break;
        case QPainterPath::LineToElement: out << 'L'; break;
        case QPainterPath::CurveToElement: out << 'C'; break;
        case QPainterPath::CurveToDataElement: out << ' '; break;
        }
        out << number(element.x) << ' ' << number(element.y);
    }
    return data;
}

class SvgEngine : public QPaintEngine {
public:
    SvgEngine()
        : QPaintEngine(PrimitiveTransform | PixmapTransform | PainterPaths | AlphaBlend | Antialiasing
                       | ConstantOpacity | PaintOutsidePaintEvent)
    {}

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }
    void updateState(const QPaintEngineState&) override {} // everything is read from the painter when it draws

    void drawPath(const QPainterPath& path) override
    {
        put(QStringLiteral("<path d=\"%1\"%2%3%4/>").arg(pathData(path), fill(), stroke(), transform()));
    }
    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override
    {
        QPainterPath path;
        path.addPolygon(QPolygonF(QList<QPointF>(points, points + count)));
        if (mode != PolylineMode)
            path.closeSubpath();
        const QString inside = mode == PolylineMode ? QStringLiteral(" fill=\"none\"") : fill();
        put(QStringLiteral("<path d=\"%1\"%2%3%4/>").arg(pathData(path), inside, stroke(), transform()));
    }
    void drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source) override
    {
        drawImage(target, pixmap.toImage(), source, Qt::AutoColor);
    }
    void drawImage(const QRectF& target, const QImage& image, const QRectF& source,
                   Qt::ImageConversionFlags) override
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.copy(source.toAlignedRect()).save(&buffer, "PNG");
        put(QStringLiteral("<image x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" preserveAspectRatio=\"none\" "
                           "image-rendering=\"pixelated\"%5 href=\"data:image/png;base64,%6\"/>")
                .arg(number(target.x()), number(target.y()), number(target.width()), number(target.height()),
                     transform(), QString::fromLatin1(bytes.toBase64())));
    }
    void drawTextItem(const QPointF& at, const QTextItem& item) override
    {
        const QFont font = item.font();
        const double pixels = font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF() * screenDpi() / 72;
        put(QStringLiteral("<text x=\"%1\" y=\"%2\" font-family=\"%3, sans-serif\" font-size=\"%4\" "
                           "font-weight=\"%5\"%6%7>%8</text>")
                .arg(number(at.x()), number(at.y()), font.family().toHtmlEscaped(), number(pixels))
                .arg(int(font.weight()))
                .arg(colourAttributes("fill", painter()->pen().color(), painter()->opacity()), transform(),
                     item.text().toHtmlEscaped()));
    }

    QString body;
    QString definitions;

private:
    QString fill() const
    {
        const QBrush brush = painter()->brush();
        return brush.style() == Qt::NoBrush ? QStringLiteral(" fill=\"none\"")
                                            : colourAttributes("fill", brush.color(), painter()->opacity());
    }
    QString stroke() const
    {
        const QPen pen = painter()->pen();
        if (pen.style() == Qt::NoPen)
            return {};
        const double width = pen.widthF() > 0 ? pen.widthF() : 1;
        QString text = colourAttributes("stroke", pen.color(), painter()->opacity())
                       + QStringLiteral(" stroke-width=\"%1\" stroke-linejoin=\"round\"").arg(number(width));
        if (pen.style() == Qt::SolidLine)
            return text;
        QStringList dashes;
        for (const double dash : pen.dashPattern())
            dashes << number(dash * width);
        return text + QStringLiteral(" stroke-dasharray=\"%1\"").arg(dashes.join(QLatin1Char(' ')));
    }
    QString transform() const
    {
        const QTransform t = painter()->combinedTransform();
        if (t.isIdentity())
            return {};
        return QStringLiteral(" transform=\"matrix(%1 %2 %3 %4 %5 %6)\"")
            .arg(number(t.m11()), number(t.m12()), number(t.m21()), number(t.m22()), number(t.dx()), number(t.dy()));
    }
    void put(const QString& element)
    {
        if (!painter()->hasClipping()) {
            body += element + QLatin1Char('\n');
            return;
        }
        const QRectF clip = painter()->combinedTransform().mapRect(painter()->clipBoundingRect());
        if (clip != m_clip) {
            m_clip = clip;
            ++m_clips;
            definitions += QStringLiteral("<clipPath id=\"c%1\"><rect x=\"%2\" y=\"%3\" width=\"%4\" height=\"%5\"/>"
                                          "</clipPath>\n")
                               .arg(m_clips)
                               .arg(number(clip.x()), number(clip.y()), number(clip.width()), number(clip.height()));
        }
        body += QStringLiteral("<g clip-path=\"url(#c%1)\">%2</g>\n").arg(m_clips).arg(element);
    }

    QRectF m_clip;
    int m_clips = 0;
};

class SvgDevice : public QPaintDevice {
public:
    explicit SvgDevice(const QSize& size) : m_size(size) {}

    QPaintEngine* paintEngine() const override { return &m_engine; }
    const SvgEngine& engine() const { return m_engine; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        const int dpi = qRound(screenDpi());
        switch (metric) {
        case PdmWidth: return m_size.width();
        case PdmHeight: return m_size.height();
        case PdmWidthMM: return qRound(m_size.width() * 25.4 / dpi);
        case PdmHeightMM: return qRound(m_size.height() * 25.4 / dpi);
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY: return dpi;
        case PdmDepth: return 32;
        case PdmNumColors: return 1 << 24;
        case PdmDevicePixelRatio: return 1;
        default: return QPaintDevice::metric(metric);
        }
    }

private:
    QSize m_size;
    mutable SvgEngine m_engine;
};

} // namespace

QString svgDocument(const QSize& size, const QString& title, const std::function<void(QPaintDevice&)>& paint)
{
    SvgDevice device(size);
    paint(device);
    return QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"%2\" viewBox=\"0 0 %1 %2\">\n"
                          "<title>%3</title>\n<defs>\n")
               .arg(size.width())
               .arg(size.height())
               .arg(title.toHtmlEscaped())
           + device.engine().definitions + QLatin1String("</defs>\n") + device.engine().body + QLatin1String("</svg>\n");
}

bool saveSvg(const QString& path, const QSize& size, const QString& title,
             const std::function<void(QPaintDevice&)>& paint)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(svgDocument(size, title, paint).toUtf8());
    return file.commit();
}

} // namespace prunescope::gui
