#pragma once
// What of the plan is kept while single matrices change, and its number, which can also be typed.

#include "widgets/allocation/plan_document.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace prunescope::gui {

class MeasureBar : public QWidget {
    Q_OBJECT

public:
    /// @param document  outlives the bar
    explicit MeasureBar(PlanDocument& document, QWidget* parent = nullptr);

Q_SIGNALS:
    /// What was typed cannot be read or met; a sentence for people.
    void refused(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showMeasures();
    void showValue();
    void takeTyped();
    void retranslate();

    PlanDocument& m_document;
    QCheckBox* m_pin;
    QComboBox* m_measures;
    QLineEdit* m_value;
};

} // namespace prunescope::gui
