#pragma once
// What the plan will take and cost, as far as it is known: bytes at once, the predicted perplexity with its band while a slider
// moves, and one measured quickly after it is released.

#include <QString>
#include <QWidget>

class QLabel;
class QToolButton;

namespace prunescope::gui {

class AnswersBar : public QWidget {
    Q_OBJECT

public:
    explicit AnswersBar(QWidget* parent = nullptr);

    /// @param text  short; @param tip  one sentence
    void setBytes(const QString& text, const QString& tip);
    void setPrediction(const QString& text, const QString& tip, bool isDoubtful);
    void setMeasured(const QString& text, const QString& tip);
    /// Beside the prediction while there is none: the step that makes one possible; empty hides it.
    void setStep(const QString& text);

Q_SIGNALS:
    void stepChosen();

protected:
    void changeEvent(QEvent* event) override;

private:
    QLabel* add(const char* name, QLabel*& caption);
    void retranslate();

    QLabel *m_bytesCaption, *m_bytes, *m_predictedCaption, *m_predicted, *m_measuredCaption, *m_measured;
    QToolButton* m_step;
};

} // namespace prunescope::gui
