#pragma once
// Curves of a sweep: loss or perplexity against the share removed, one curve for each chosen part.

#include "core/session/sensitivity.h"

#include <QStringList>
#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;

namespace prunescope::gui {

class Chart;

class SensitivityChart : public QWidget {
    Q_OBJECT

public:
    explicit SensitivityChart(QWidget* parent = nullptr);

    /// At most this many curves are drawn; more cannot be told apart.
    static constexpr int kMostCurves = 12;

    /// @param units  ids of the parts whose curves are shown, in this order
    void setCurves(std::shared_ptr<const SensitivityResult> result, const QStringList& units);
    Chart* chart() const { return m_chart; }
    /// Whether perplexities are shown instead of increases of the loss.
    bool showsPerplexity() const;

Q_SIGNALS:
    /// A curve was clicked.
    void unitChosen(const QString& id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void draw();
    void retranslate();

    std::shared_ptr<const SensitivityResult> m_result;
    QStringList m_units;
    QLabel* m_title;
    QComboBox* m_quantity;
    Chart* m_chart;
};

} // namespace prunescope::gui
