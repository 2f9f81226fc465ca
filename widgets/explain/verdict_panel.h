#pragma once
// "Why this weight?": what every method would do to the selected weight, and why, in a few lines.

#include "widgets/explain/verdict_model.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace prunescope::gui {

class VerdictPanel : public QWidget {
    Q_OBJECT
public:
    explicit VerdictPanel(QWidget* parent = nullptr);

    /// Nothing is selected: says how to ask.
    void clear();
    /// What is known of a weight. The row on show stays; at first it is that of the plan's method.
    void setExplanation(const prunescope::WeightExplanation& explanation, const std::string& planMethod);
    /// What goes on until more is known; empty once nothing does.
    void showProgress(const QString& sentence);
    /// Instead of an answer; with a button where a step leads on.
    void showNote(const QString& sentence, const QString& step = {});

    const VerdictModel& model() const { return m_model; }
    QTableView* table() const { return m_table; }
    /// The sentence below the table.
    QString sentence() const;
    QString note() const;

Q_SIGNALS:
    void stepChosen();

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildTable();
    void fitTable();
    void showSentence();
    void showTitle();
    void showMenu(const QPoint& place);
    void retranslate();

    VerdictModel m_model;
    QLabel *m_title, *m_note, *m_why;
    QTableView* m_table;
    QPushButton* m_step;
    QString m_progress, m_stepText; // instead of what the answer rests on
    bool m_isAsked = false; // a weight is selected
};

} // namespace prunescope::gui
