#pragma once
// All numbers of one channel at one place: the cell under the pointer, or the selected one.

#include "core/session/activations.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;

namespace prunescope::gui {

class CellPanel : public QWidget {
    Q_OBJECT
public:
    explicit CellPanel(QWidget* parent = nullptr);

    /// @param report, site  null shows nothing; the site lies in the report
    void setSite(std::shared_ptr<const ActivationReport> report, const ActivationSite* site);
    /// A row of the site and a channel; a negative row: none. The cell under the pointer takes precedence.
    void setPointed(int row, std::int64_t channel);
    void setSelected(int row, std::int64_t channel);
    /// What stands beside a quantity.
    QString valueText(ActivationQuantity quantity) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Cell {
        int row = -1;
        std::int64_t channel = 0;
    };
    void showCell();
    void retranslate();

    std::shared_ptr<const ActivationReport> m_report;
    const ActivationSite* m_site = nullptr;
    Cell m_pointed, m_selected;
    QLabel *m_title, *m_hint;
    std::vector<QLabel*> m_names, m_values; // by quantity
    QLabel *m_meanName, *m_mean;
};

} // namespace prunescope::gui
