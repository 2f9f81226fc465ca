#pragma once
// Chosen channels on their way through the blocks.

#include "core/session/activations.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;

namespace prunescope::gui {

class Chart;

class TraceChart : public QWidget {
    Q_OBJECT
public:
    /// At most this many channels are drawn; more cannot be told apart.
    static constexpr int kMostTraces = 8;

    explicit TraceChart(QWidget* parent = nullptr);

    /// @param report, site  null shows nothing; the site lies in the report
    void setTraces(std::shared_ptr<const ActivationReport> report, const ActivationSite* site, ActivationQuantity quantity,
                   std::vector<std::int64_t> channels);
    Chart* chart() const { return m_chart; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void draw();

    std::shared_ptr<const ActivationReport> m_report;
    const ActivationSite* m_site = nullptr;
    ActivationQuantity m_quantity = ActivationQuantity::Maximum;
    std::vector<std::int64_t> m_channels;
    QLabel* m_title;
    Chart* m_chart;
};

} // namespace prunescope::gui
