#pragma once
// What the model doctor found, as a list that a person reads: facts in grey, warnings and faults with their next step.

#include "core/session/doctor.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace prunescope::gui {

class DoctorView : public QWidget {
    Q_OBJECT
public:
    explicit DoctorView(QWidget* parent = nullptr);

    void setFindings(std::vector<Finding> findings);
    /// Added below, as the scan of the weights brings them.
    void addFindings(const std::vector<Finding>& findings);
    const std::vector<Finding>& findings() const { return m_findings; }
    /// A sentence in place of findings: what is being looked at, or why nothing can be said.
    void setNote(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();

    std::vector<Finding> m_findings;
    QGridLayout* m_grid;
    QLabel* m_note;
};

} // namespace prunescope::gui
