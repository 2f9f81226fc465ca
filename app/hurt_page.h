#pragma once
// Where it hurts: the evaluation text coloured by the change of loss, its worst passages, what both models expected at the
// chosen token, and the change by place, frequency and domain.

#include "core/session/measure.h"
#include "core/session/token_distributions.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QLabel;
class QStackedLayout;
class QTableView;

namespace prunescope::gui {

class AppContext;
class ChangeChart;
class ChangedText;
class DistributionPanel;
class EmptyState;
class LossLegend;
class PassageModel;

class HurtPage : public QWidget {
    Q_OBJECT

public:
    /// @param context  outlives it
    explicit HurtPage(AppContext& context, QWidget* parent = nullptr);

    ChangedText* text() const { return m_text; }
    PassageModel* passages() const { return m_passages; }
    /// The button shown while there is nothing to show.
    void setStep(const QString& text);

Q_SIGNALS:
    void stepChosen();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Findings {
        std::shared_ptr<const ComparedTokens> tokens;
        std::vector<Passage> passages;
    };

    QWidget* buildText();
    QWidget* buildSide();
    void retranslate();
    void takeComparison();
    void show(const Findings& findings);
    void takePassage();
    void askDistributions(qint64 scored);

    AppContext& m_context;
    QStackedLayout* m_stack;
    EmptyState* m_empty;
    QLabel *m_textTitle, *m_passageTitle, *m_note;
    LossLegend* m_legend;
    ChangedText* m_text;
    PassageModel* m_passages;
    QTableView* m_table;
    DistributionPanel* m_distributions;
    ChangeChart* m_chart;
    QString m_step;
    QTimer m_patience; ///< runs while a token's distributions are computed
    std::shared_ptr<const CompareResult> m_shown;
};

} // namespace prunescope::gui
