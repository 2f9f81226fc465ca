#pragma once
// What a view shows while it has nothing to show: a sentence that says what will be here, and the next step.

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace prunescope::gui {

/// A centred sentence with a button below it; while the awaited work runs, progress takes the button's place.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);

    /// @param buttonText  empty: no button
    void setMessage(const QString& sentence, const QString& buttonText = {});
    /// Shows progress instead of the button; a negative share means "busy, no end known". Ends with clearProgress().
    void setProgress(const QString& sentence, double share);
    void clearProgress();
    /// A button below the progress; an empty text (the usual) shows none.
    void setCancelText(const QString& text);
    QString message() const;
    QPushButton* button() const { return m_button; }
    QPushButton* cancelButton() const { return m_cancel; }

Q_SIGNALS:
    /// The button was pressed.
    void stepChosen();
    /// The button below the progress was pressed.
    void cancelAsked();

private:
    QLabel* m_message;
    QLabel* m_progressText;
    QPushButton *m_button, *m_cancel;
    QProgressBar* m_progress;
};

} // namespace prunescope::gui
