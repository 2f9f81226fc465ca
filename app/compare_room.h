#pragma once
// Compare: what pruning cost, in perplexity and drift by block, token by token, in words, run by run.

#include "core/session/measure.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTabWidget;

namespace prunescope::gui {

class AppContext;
class Banner;
class BlockErrorChart;
class ChoicePage;
class EmptyState;
class GenerationView;
class HurtPage;
class PerplexityCard;
class RunsPage;

class CompareRoom : public QWidget {
    Q_OBJECT

public:
    /// @param context  outlives the room
    explicit CompareRoom(AppContext& context, QWidget* parent = nullptr);

    /// Continues the prompt with the dense and, if there is one, the pruned model.
    void generate();

Q_SIGNALS:
    void runAsked();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum Tab { Figures, Hurt, Words, Choice, Runs };

    void addPage(QWidget* page);
    QWidget* buildFigures();
    QWidget* buildColumn();
    QWidget* buildSettings();
    void connectContext();
    void retranslate();
    void showResults();
    void showSettings();
    void applySettings();
    void updateOrders();
    void updateGeneration();
    void generateWith(bool isPruned, const GenerateParams& params);
    void endGeneration();
    void readPrompts();
    void showStored(qint64 prompt);
    QString obstacle() const;

    AppContext& m_context;
    Banner* m_banner;
    PerplexityCard* m_card;
    QLabel *m_title, *m_textLabel, *m_text, *m_conventionLabel, *m_windowLabel;
    QComboBox* m_convention;
    QSpinBox* m_window;
    QPushButton *m_evaluate, *m_cancel;
    BlockErrorChart* m_chart;
    QTabWidget* m_tabs;
    HurtPage* m_hurt;
    GenerationView* m_generation;
    ChoicePage* m_choice;
    RunsPage* m_runs;
};

} // namespace prunescope::gui
