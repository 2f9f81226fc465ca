#pragma once
// A calm line inside a room that says what went wrong or what to do next, with one button for the next step.

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
    /// Something is worth knowing.
    void showNote(const QString& sentence, const QString& step = {});
    void dismiss();
    QString sentence() const;

Q_SIGNALS:
    void stepChosen();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void show(const QString& sentence, const QString& step, bool isProblem);
    void retranslate();

    QLabel* m_text;
    QPushButton* m_step;
    QToolButton* m_close;
    bool m_isProblem = false;
};

} // namespace prunescope::gui
