// Files are written in the light theme: pictures end on paper.
#include "widgets/base/export_menu.h"

#include "widgets/base/svg_writer.h"
#include "widgets/base/table_dialog.h"
#include "widgets/base/theme.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPdfWriter>

#include <cmath>

namespace prunescope::gui {
namespace {

struct ExportMenu {
    Q_DECLARE_TR_FUNCTIONS(prunescope::gui::ExportMenu)
};

constexpr int kPngScale = 2;

QString quoted(const QString& cell)
{
    if (!cell.contains(QLatin1Char(',')) && !cell.contains(QLatin1Char('"')) && !cell.contains(QLatin1Char('\n')))
        return cell;
    QString text = cell;
    text.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

void askAndSave(QWidget* owner, const Exportable& view, const QString& suffix)
{
    QString name = view.title.isEmpty() ? ExportMenu::tr("picture") : view.title;
    name.replace(QLatin1Char('/'), QLatin1Char('-'));
    QString path = QFileDialog::getSaveFileName(owner, ExportMenu::tr("Save picture"), name + QLatin1Char('.') + suffix,
                                                ExportMenu::tr("%1 file (*.%2)").arg(suffix.toUpper(), suffix));
    if (path.isEmpty())
        return;
    if (!path.endsWith(QLatin1Char('.') + suffix, Qt::CaseInsensitive))
        path += QLatin1Char('.') + suffix;
    if (!view.save(path))
        QMessageBox::warning(owner, ExportMenu::tr("Save picture"), ExportMenu::tr("%1 could not be written.").arg(path));
}

bool savePng(const QString& path, const QSize& size, const std::function<void(QPainter&)>& draw)
{
    QImage image(size * kPngScale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(kPngScale);
    image.fill(surface());
    QPainter painter(&image);
    draw(painter);
    painter.end();
    return image.save(path, "PNG");
}

bool savePdf(const QString& path, const QSize& size, const QString& title, const std::function<void(QPainter&)>& draw)
{
    QPdfWriter writer(path);
    writer.setTitle(title);
    writer.setResolution(96);
    writer.setPageSize(QPageSize(QSizeF(size) * 72 / 96, QPageSize::Point, title, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter;
    if (!painter.begin(&writer))
        return false;
    draw(painter);
    return painter.end();
}

} // namespace

void addExportActions(QMenu* menu, QWidget* owner, const Exportable& view)
{
    if (view.save) {
        const auto add = [&](const QString& text, const QString& suffix) {
            menu->addAction(text, owner, [owner, view, suffix] { askAndSave(owner, view, suffix); });
        };
        add(ExportMenu::tr("Save as PNG…"), QStringLiteral("png"));
        add(ExportMenu::tr("Save as SVG…"), QStringLiteral("svg"));
        add(ExportMenu::tr("Save as PDF…"), QStringLiteral("pdf"));
    }
    if (!view.table)
        return;
    menu->addSeparator();
    menu->addAction(ExportMenu::tr("Copy data as CSV"), owner,
                    [view] { QGuiApplication::clipboard()->setText(csvText(view.table())); });
    menu->addAction(ExportMenu::tr("Show as table"), owner,
                    [owner, view] { (new TableDialog(view.title, view.table(), owner))->show(); });
}

QString csvText(const QList<QStringList>& rows)
{
    QString text;
    for (const QStringList& row : rows) {
        QStringList cells;
        for (const QString& cell : row)
            cells << quoted(cell);
        text += cells.join(QLatin1Char(',')) + QLatin1String("\r\n");
    }
    return text;
}

QString plainNumber(double value) { return std::isnan(value) ? QString() : QString::number(value, 'g', 9); }

bool savePicture(const QString& path, const QSize& size, const QString& title,
                 const std::function<void(QPainter&)>& draw)
{
    const PrintColours printColours;
    if (path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        return savePdf(path, size, title, draw);
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
        return saveSvg(path, size, title, [&draw](QPaintDevice& device) {
            QPainter painter(&device);
            draw(painter);
        });
    return savePng(path, size, draw);
}

} // namespace prunescope::gui
