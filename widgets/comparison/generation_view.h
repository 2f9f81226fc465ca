#pragma once
// The same prompt continued by the dense and the pruned model, greedily, with the place where they part.

#include "core/session/measure.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTextEdit;

namespace prunescope::gui {

/// Index of the first character (UTF-16, never inside a surrogate pair) in which two texts differ; -1 if they are equal.
int firstDifference(const QString& a, const QString& b);

class GenerationView : public QWidget {
    Q_OBJECT

public:
    explicit GenerationView(QWidget* parent = nullptr);

    GenerateParams params() const;
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

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Side {
        QLabel *title, *speed;
        QTextEdit* text;
        std::optional<GenerateResult> result;
    };

    Side makeSide(const char* name);
    void fill(const Side& side, int difference);
    void refresh();
    void updateButton();
    void retranslate();

    QLineEdit* m_prompt;
    QSpinBox* m_tokens;
    QLabel *m_tokensLabel, *m_verdict;
    QPushButton* m_generate;
    Side m_dense, m_pruned;
    bool m_hasPruned = false;
    bool m_isBusy = false;
    QString m_obstacle;
};

} // namespace prunescope::gui
