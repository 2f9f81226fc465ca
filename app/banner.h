#pragma once
// A calm line inside a room that says what went wrong or what to do next, with a button or two for the next step.

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace prunescope::gui {

/// Hidden until it has something to say.
class Banner : public QFrame {
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);

    /// Something failed. @param step  text of the button; empty: none
    void showProblem(const QString& sentence, const QString& step = {});
    /// Something is worth knowing. @param otherStep  text of a second button; empty: none
    void showNote(const QString& sentence, const QString& step = {}, const QString& otherStep = {});
    void dismiss();
    QString sentence() const;

Q_SIGNALS:
    void stepChosen();
    void otherStepChosen();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void show(const QString& sentence, const QString& step, const QString& otherStep, bool isProblem);
    void retranslate();

    QLabel* m_text;
    QPushButton *m_step, *m_otherStep;
    QToolButton* m_close;
    bool m_isProblem = false;
};

} // namespace prunescope::gui
