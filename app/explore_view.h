#pragma once
// The widgets of the Explore room and how they lie: tree left, map on top, heatmap below it, figures right. It shows what
// it is given; ExploreRoom decides what to compute.

#include <QString>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace prunescope::gui {

class ColourButton;
class EmptyState;
class HeatmapView;
class MatrixFacts;
class ModelMap;
class ModelTree;
class ScoreHistogram;
class Selection;
class VerdictPanel;
class WeightPanel;

class ExploreView : public QWidget {
    Q_OBJECT
public:
    explicit ExploreView(Selection* selection, QWidget* parent = nullptr);

    ModelTree* tree() const { return m_tree; }
    ModelMap* map() const { return m_map; }
    HeatmapView* heatmap() const { return m_heatmap; }
    MatrixFacts* facts() const { return m_facts; }
    WeightPanel* weight() const { return m_weight; }
    VerdictPanel* verdicts() const { return m_verdicts; }
    ScoreHistogram* histogram() const { return m_histogram; }
    QSplitter* splitter() const { return m_splitter; }
    QSplitter* middleSplitter() const { return m_middle; }

    /// Id of the quantity that the heatmap and the histogram show.
    QString quantity() const;
    void setQuantity(const QString& quantity);
    /// Whether the histogram's edges are to be in equal ratios, as the colours are.
    bool isLogarithmic() const;
    /// What part of the matrix the histogram counts; empty: all of it.
    void setRange(const QString& range);

    /// Covers the heatmap with a sentence and the next step; an empty button text shows none.
    void showHeatmapNote(const QString& sentence, const QString& buttonText = {});
    /// The same with progress; a negative share: busy without known end.
    void showHeatmapProgress(const QString& sentence, double share);
    void showHeatmap();
    /// Below the tools: what the overlay shows, or why it cannot and the step that helps.
    void setOverlayNote(const QString& sentence, const QString& step = {});
    void retranslate();

Q_SIGNALS:
    void quantityChosen(const QString& quantity);
    void coloursChosen();
    /// The button on the covered heatmap was pressed.
    void noteStepChosen();
    /// The button beside the overlay's note was pressed.
    void overlayStepChosen();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildMiddle();
    QWidget* buildTools();
    QWidget* buildNote();
    void fillQuantities();
    void showHistogramTitle();
    QWidget* buildFigures();
    void connectTools();

    ModelTree* m_tree;
    ModelMap* m_map;
    HeatmapView* m_heatmap;
    EmptyState* m_note;
    QStackedWidget* m_stack;
    MatrixFacts* m_facts;
    WeightPanel* m_weight;
    VerdictPanel* m_verdicts;
    ScoreHistogram* m_histogram;
    QSplitter *m_splitter, *m_middle;
    QComboBox *m_quantity, *m_pooling;
    ColourButton* m_colours;
    QCheckBox* m_overlay;
    QToolButton *m_fit, *m_oneToOne, *m_overlayStep, *m_allWeights;
    QString m_range;
    bool m_overlayWanted[2] = {true, false}; // over scores; over signed quantities, whose colours it would hide
    QLabel* m_overlayNote;
    QLabel* m_histogramTitle;
};

} // namespace prunescope::gui
