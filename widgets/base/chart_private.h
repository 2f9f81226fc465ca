#pragma once
// What the files of Chart share. Included by them only, since it pulls in the plotting library.

#include "widgets/base/chart.h"
#include "widgets/base/qcp.h"

#include <QPointer>

namespace prunescope::gui {

/// A sentence in as many lines as a width asks for.
QString inLines(const QString& sentence, const QFont& font, double width);

/// As many ticks as there is room for, with labels as people of this locale read them; percent where asked.
class NumberTicker : public QCPAxisTicker {
public:
    NumberTicker(const ChartAxis& values, const QCPAxis* axis)
        : m_isPercent(values.isPercent), m_isWhole(values.isWhole), m_axis(axis)
    {}

protected:
    double getTickStep(const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;

private:
    bool m_isPercent, m_isWhole;
    const QCPAxis* m_axis;
};

/// Powers of ten, written out while they are short; within one decade numbers, as far as there is room for their labels.
class PowerTicker : public QCPAxisTickerLog {
public:
    explicit PowerTicker(const QCPAxis* axis) : m_axis(axis) {}

protected:
    QVector<double> createTickVector(double step, const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;

private:
    const QCPAxis* m_axis;
};

/// Ticks at whole numbers 0, 1, 2 ... labelled with names; leaves out labels that would touch.
class CategoryTicker : public QCPAxisTicker {
public:
    CategoryTicker(QStringList names, const QCPAxis* axis) : m_names(std::move(names)), m_axis(axis) {}

protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override;
    QVector<double> createTickVector(double step, const QCPRange& range) override;

private:
    QStringList m_names;
    const QCPAxis* m_axis;
};

struct MarkerItems {
    QCPItemLine* line = nullptr;
    QCPItemText* label = nullptr;
    QCPItemRect* band = nullptr;
};

struct Chart::Private {
    explicit Private(Chart* chart);

    // Building, chart.cpp
    void rebuild();
    void addSeries(const ChartSeries& series);
    void addBand(const ChartSeries& series);
    void addErrorBars(const ChartSeries& series, QCPGraph* graph);
    void addBars();
    void addHistogram(const ChartHistogram& histogram);
    QCPBars* addBar(const QVector<double>& keys, const QVector<double>& values, const QColor& colour, double width);
    MarkerItems addMarker(const ChartMarker& marker, bool isVertical);
    void placeMarker(const MarkerItems& items, const ChartMarker& marker, bool isVertical);
    void applyAxis(QCPAxis* axis, const ChartAxis& values, bool hasCategories);
    void applyColours();
    void placeLegend();
    std::pair<double, double> dataRange(bool isX) const;
    void replot() { plot->replot(QCustomPlot::rpQueuedReplot); }

    // Names beside points, chart_labels.cpp
    void addLabels(const ChartSeries& series);
    void removeLabels();
    void placeLabels();

    // Interaction, chart_interaction.cpp
    void connectMouse();
    void hover(const QPoint& pixel);
    void leave();
    void press(QMouseEvent* event);
    void move(QMouseEvent* event);
    void release(QMouseEvent* event);
    void showMenu(const QPoint& pixel);
    int draggableAt(const QPoint& pixel) const;
    struct Hit {
        int series = -1, point = -1;
        QPointF data;
    };
    Hit nearest(const QPoint& pixel) const;
    QString readout(const QPoint& pixel, const Hit& hit) const;
    QString axisText(const ChartAxis& axis, double value) const;
    void zoom(double factor);
    void pan(double right, double up);

    // Export, chart_export.cpp
    bool write(const QString& path);

    Chart* q;
    QCustomPlot* plot;
    QString title;
    QString emptyText;
    ChartAxis xAxis, yAxis;
    std::vector<ChartSeries> series;
    QStringList categories;
    std::vector<ChartBars> bars;
    std::vector<ChartHistogram> histograms;
    std::vector<ChartMarker> markers, levels;
    std::vector<MarkerItems> markerItems;
    std::vector<QCPItemText*> labelItems;
    bool isLegendWanted = true;
    bool isCrosshairWanted = true;
    bool isViewChosen = false; // by the user: new data then keep it

    QCPItemLine* crossX = nullptr;
    QCPItemLine* crossY = nullptr;
    QCPItemText* crossText = nullptr;
    QCPItemText* emptyLabel = nullptr;
    QSize tickedSize;
    int draggedMarker = -1;
    QPoint pressedAt;
    Hit hovered;
};

} // namespace prunescope::gui
