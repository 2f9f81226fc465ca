#pragma once
// The total of the plan: one slider for all unlocked matrices, what of it is kept, and what the plan removes.

#include "widgets/allocation/plan_document.h"

#include <QWidget>

class QAction;
class QDoubleSpinBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QSlider;

namespace prunescope::gui {

class MeasureBar;

class PlanBar : public QWidget {
    Q_OBJECT

public:
    /// @param document  outlives the bar
    explicit PlanBar(PlanDocument& document, QWidget* parent = nullptr);

    /// Puts a widget into the second line, left of the figures; the bar owns it.
    void setAnswers(QWidget* answers);
    /// Makes all unlocked matrices alike; for menus and the command palette.
    QAction* uniformAction() const { return m_uniformAction; }
    /// Leads to the strategies that spread the total.
    QAction* allocateAction() const { return m_allocateAction; }

Q_SIGNALS:
    /// The user wants to spread the total by a strategy.
    void allocateAsked();
    /// The user wants to know how far the mask depends on the calibration text.
    void overlapAsked();
    /// The user wants the unlocked matrices as in a fresh plan.
    void resetAsked();
    /// A number that was typed cannot be read or met; a sentence for people.
    void refused(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildSlider();
    void buildButtons();
    QLabel* addFigure(const char* name, QLabel*& caption);
    void showTotals();
    void setTotal(double share);
    void retranslate();

    PlanDocument& m_document;
    QLabel* m_title;
    QSlider* m_slider;
    QDoubleSpinBox* m_spin;
    MeasureBar* m_measure;
    QHBoxLayout *m_controls, *m_figures;
    QAction *m_uniformAction, *m_allocateAction;
    QPushButton *m_uniform, *m_allocate, *m_overlap, *m_reset;
    QLabel *m_modelCaption, *m_modelShare, *m_removedCaption, *m_removed;
};

} // namespace prunescope::gui
