#pragma once
// The same prompt continued by the dense and the pruned model, greedily or sampled with one seed, with the place where they
// part. Earlier prompts of the project can be shown again.

#include "core/session/measure.h"
#include "core/store/stored.h"

#include <QWidget>

#include <optional>
#include <vector>

class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QLayout;
class QMenu;
class QPushButton;
class QSpinBox;
class QTextEdit;
class QToolButton;

namespace prunescope::gui {

class SegmentBar;

/// Index of the first character (UTF-16, never inside a surrogate pair) in which two texts differ; -1 if they are equal.
int firstDifference(const QString& a, const QString& b);

class GenerationView : public QWidget {
    Q_OBJECT

public:
    explicit GenerationView(QWidget* parent = nullptr);

    GenerateParams params() const;
    /// Fills the prompt line and the sampling with those of an earlier prompt.
    void setParams(const GenerateParams& params);
    /// What the list of earlier prompts offers, the last used first.
    void setPrompts(std::vector<StoredPrompt> prompts);
    QMenu* promptMenu() const { return m_promptMenu; }
    /// Nothing is shown of the texts of an earlier prompt.
    void begin();
    void showDense(const GenerateResult& result);
    void showPruned(const GenerateResult& result);
    /// Without a pruned model its side says so.
    void setHasPruned(bool hasPruned);
    void setBusy(bool isBusy);
    /// Generation cannot be asked for; the sentence says why. Empty: it can.
    void setObstacle(const QString& sentence);

Q_SIGNALS:
    void generateAsked();
    void cancelAsked();
    /// An earlier prompt was chosen; params() are its own already.
    void promptChosen(qint64 prompt);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Side {
        QLabel *title, *speed;
        QTextEdit* text;
        std::optional<GenerateResult> result;
    };

    struct Sampling {
        QLabel* label;
        QDoubleSpinBox* value;
    };

    Side makeSide(const char* name);
    Sampling addSampling(const char* name, double low, double high, double step, double value);
    QLayout* buildBar();
    void updateSampling();
    void fillPrompts();
    void fill(const Side& side, int difference);
    void refresh();
    void updateButton();
    void retranslate();

    QLineEdit* m_prompt;
    QSpinBox* m_tokens;
    QLabel *m_tokensLabel, *m_verdict;
    QPushButton* m_generate;
    QToolButton* m_earlier;
    QMenu* m_promptMenu;
    SegmentBar* m_way; // greedy, sampled
    Sampling m_temperature, m_topP;
    QLabel* m_seedLabel;
    QSpinBox* m_seed;
    std::vector<StoredPrompt> m_prompts;
    Side m_dense, m_pruned;
    bool m_hasPruned = false;
    bool m_isBusy = false;
    QString m_obstacle;
};

} // namespace prunescope::gui
