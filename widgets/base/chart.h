#pragma once
// A chart with the house behaviour: wheel zoom at the pointer, drag pan, double click or R to fit, crosshair read-out,
// context menu with pictures, CSV and a table. Callers hand in plain vectors and never see the plotting library.

#include <QColor>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QMenu;

namespace prunescope::gui {

/// One axis. Titles carry the unit: "Loss (nats per token)".
struct ChartAxis {
    QString title{};
    bool isLogarithmic = false;
    bool isPercent = false;        ///< values are shares of 1, shown as percent
    bool isWhole = false;          ///< only whole numbers mean something
    /// What fit() shows; without it the data decide.
    std::optional<std::pair<double, double>> range{};
};

/// A curve, a set of points, or both.
struct ChartSeries {
    QString name{};                  ///< for legend, table and read-out; empty: not in the legend
    QColor colour{};
    std::vector<double> x{}, y{};      ///< same length; a NaN in y breaks the line
    std::vector<double> low{}, high{}; ///< empty, or limits of y: a band for lines, error bars for points
    QStringList labels{};            ///< empty, or one per point, shown at the pointer
    bool showsLabels = false;        ///< the labels' first lines also stand beside their points, where there is room
    bool showsLine = true;
    bool showsPoints = false;
    bool isDashed = false;
    bool isStep = false;
    double width = 1.5;
};

/// Bars beside each other in each category.
struct ChartBars {
    QString name{};
    QColor colour{};
    std::vector<double> values{};    ///< one per category; NaN: no bar
    std::vector<double> errors{};    ///< empty, or half-lengths of error bars
    std::vector<QColor> colours{};   ///< empty, or one per category instead of colour
};

/// Counts between edges.
struct ChartHistogram {
    QString name{};
    QColor colour{};
    std::vector<double> edges{};     ///< counts.size() + 1, rising
    std::vector<double> counts{};
};

/// A vertical line, and a band around it if low < high.
struct ChartMarker {
    double x = 0;
    QString label{};
    QColor colour{};
    bool isDraggable = false;
    bool isDashed = false;
    double low = 0, high = 0;
};

class Chart : public QWidget {
    Q_OBJECT
public:
    explicit Chart(QWidget* parent = nullptr);
    ~Chart() override;

    /// Name for pictures, tables and screen readers.
    void setTitle(const QString& title);
    void setAxes(const ChartAxis& x, const ChartAxis& y);
    /// Replaces all series; zoom and pan stay as they are if the user changed them, else the chart fits again.
    void setSeries(std::vector<ChartSeries> series);
    /// Replaces one series, for results that fill in while they come.
    void updateSeries(int index, ChartSeries series);
    /// A bar chart over named categories instead of a number axis.
    void setBars(const QStringList& categories, std::vector<ChartBars> bars);
    void setHistogram(ChartHistogram histogram);
    /// Several over the same edges, the later in front of the earlier.
    void setHistograms(std::vector<ChartHistogram> histograms);
    void setMarkers(std::vector<ChartMarker> markers);
    /// Moves one marker without touching the rest.
    void moveMarker(int index, double x);
    /// Horizontal reference lines; the low/high band of a marker works along y.
    void setLevels(std::vector<ChartMarker> levels);
    void clear();
    /// Shown in the middle while there are no data.
    void setEmptyText(const QString& sentence);
    void setLegendVisible(bool isVisible);
    /// Whether the crosshair shows "x, y" only, or nothing at all.
    void setCrosshairVisible(bool isVisible);

    const std::vector<ChartSeries>& series() const;
    bool isEmpty() const;

    /// Shows all data again.
    void fit();
    /// The data as CSV (RFC 4180, point as decimal mark).
    QString csv() const;
    /// The data as rows of a table, the first row being the header.
    QList<QStringList> table() const;
    void showAsTable();
    /// @return false if the file cannot be written; the suffix decides: .png, .pdf, .svg
    bool saveTo(const QString& path);
    /// Adds the house entries; for views that have a menu of their own.
    void fillMenu(QMenu* menu);

    /// Pixel of a data point inside this widget, and back.
    QPointF toPixel(double x, double y) const;
    QPointF toData(const QPointF& pixel) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void markerDragged(int index, double x);
    void markerReleased(int index, double x);
    /// A point was clicked (series, point); a bar: (bars, category).
    void pointClicked(int series, int point);
    /// The nearest point to the pointer, or -1, -1.
    void pointHovered(int series, int point);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace prunescope::gui
