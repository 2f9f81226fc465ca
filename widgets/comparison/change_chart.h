#pragma once
// Mean change of loss by place in the window, by how often the token occurs in the text, or by domain.

#include "core/session/compared_tokens.h"

#include <QWidget>

#include <memory>

namespace prunescope::gui {

class Chart;
class SegmentBar;

class ChangeChart : public QWidget {
    Q_OBJECT

public:
    enum class Groups { Place, Frequency, Domain };

    explicit ChangeChart(QWidget* parent = nullptr);

    void setTokens(std::shared_ptr<const ComparedTokens> tokens);
    Chart* chart() const { return m_chart; }
    SegmentBar* choice() const { return m_choice; }

protected:
    void changeEvent(QEvent* event) override;

private:
    std::vector<LossGroup> groups() const;
    QString nameOf(const LossGroup& group) const;
    void retranslate();
    void draw();

    std::shared_ptr<const ComparedTokens> m_tokens;
    SegmentBar* m_choice;
    Chart* m_chart;
};

} // namespace prunescope::gui
