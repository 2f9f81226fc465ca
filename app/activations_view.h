#pragma once
// Activations in Explore: channels by blocks as a heatmap, the largest channels as a table, their way through the blocks,
// and what each block changes. ActivationsWork measures; this view shows.

#include "app/activations_work.h"
#include "widgets/heatmap/heatmap_data.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace prunescope::gui {

class CellPanel;
class ChannelModel;
class ColourButton;
class EmptyState;
class HeatmapView;
class InfluenceChart;
class TraceChart;

class ActivationsView : public QWidget {
    Q_OBJECT

public:
    /// @param context  outlives it
    explicit ActivationsView(AppContext& context, QWidget* parent = nullptr);

    ActivationsWork& work() { return m_work; }
    HeatmapView* heatmap() const { return m_heatmap; }
    /// The site and the quantity on show; null before something is measured.
    const ActivationSite* site() const;
    ActivationQuantity quantity() const;
    /// Channels that are traced: those chosen, or the largest ones.
    std::vector<std::int64_t> tracedChannels() const;

Q_SIGNALS:
    /// Another picture stands in the heatmap.
    void pictured();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildTools();
    QWidget* buildFigures();
    void connectWork();
    void connectViews();
    void retranslate();
    void showState();
    void showProgress(const JobEvent& event);
    void showReport();
    void fillSites();
    void showSite();
    void startPicture();
    void takePicture(const std::shared_ptr<const HeatmapData>& data, const QString& title);
    void showTraces();
    void takeRows();
    void takeCell(const HeatmapReadout& cell);
    void askWrite();

    AppContext& m_context;
    ActivationsWork m_work;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QSplitter *m_splitter, *m_middle, *m_charts;
    QComboBox *m_site, *m_quantity;
    ColourButton* m_colours;
    QToolButton* m_fit;
    QPushButton* m_write;
    HeatmapView* m_heatmap;
    CellPanel* m_cell;
    QLabel *m_note, *m_tableTitle;
    ChannelModel* m_channels;
    QSortFilterProxyModel* m_sorted;
    QTableView* m_table;
    TraceChart* m_trace;
    InfluenceChart* m_influence;
    QString m_problem;                            // why measuring failed; empty without
    std::optional<std::int64_t> m_clicked;        // a channel chosen in the heatmap that the table does not hold
};

} // namespace prunescope::gui
