#pragma once
// Compare: what pruning cost, in perplexity, in drift by block, in words.

#include "core/session/measure.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QSplitter;
class QTabWidget;

namespace prunescope::gui {

class AppContext;
class Banner;
class BlockErrorChart;
class EmptyState;
class GenerationView;
class PerplexityCard;
class RunsTable;

class CompareRoom : public QWidget {
    Q_OBJECT

public:
    /// @param context  outlives the room
    explicit CompareRoom(AppContext& context, QWidget* parent = nullptr);

    QSplitter* splitter() const { return m_splitter; }
    /// Continues the prompt with the dense and, if there is one, the pruned model.
    void generate();

Q_SIGNALS:
    void runAsked();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildFigures();
    QWidget* buildSettings();
    void connectContext();
    void retranslate();
    void showResults();
    void showSettings();
    void applySettings();
    void showRuns();
    void updateOrders();
    void updateGeneration();
    void generateWith(bool isPruned, const GenerateParams& params);
    void endGeneration();
    QString obstacle() const;

    AppContext& m_context;
    Banner* m_banner;
    QSplitter* m_splitter;
    PerplexityCard* m_card;
    QLabel *m_title, *m_textLabel, *m_text, *m_conventionLabel, *m_windowLabel;
    QComboBox* m_convention;
    QSpinBox* m_window;
    QPushButton *m_evaluate, *m_cancel;
    BlockErrorChart* m_chart;
    QTabWidget* m_tabs;
    GenerationView* m_generation;
    RunsTable* m_runs;
};

} // namespace prunescope::gui
