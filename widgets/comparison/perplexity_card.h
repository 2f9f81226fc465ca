#pragma once
// Perplexity of the dense and the pruned model side by side, with its convention, and what differs between the two.

#include "core/session/measure.h"

#include <QWidget>

#include <memory>

class QGridLayout;
class QLabel;

namespace prunescope::gui {

class PerplexityCard : public QWidget {
    Q_OBJECT

public:
    explicit PerplexityCard(QWidget* parent = nullptr);

    /// Either may be null: what is not measured shows a dash.
    void show(std::shared_ptr<const PerplexityResult> dense, std::shared_ptr<const CompareResult> comparison);
    /// "paper, 41 windows of 256 tokens, text NAME"
    static QString conventionText(const PerplexityResult& result);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Side {
        QLabel *title, *perplexity, *bits, *speed;
    };
    struct Figure {
        QLabel *name, *value;
    };

    Side addSide(QGridLayout* grid, int column, const char* name);
    Figure addFigure(QGridLayout* grid, int row, const char* name);
    void fillSide(const Side& side, const PerplexityResult* result);
    void fillDifferences();
    void fillVerdict();
    void nameFigures();
    void retranslate();

    std::shared_ptr<const PerplexityResult> m_dense;
    std::shared_ptr<const CompareResult> m_comparison;
    Side m_denseSide, m_prunedSide;
    QLabel *m_convention, *m_verdict, *m_warnings;
    Figure m_ratio, m_paired, m_interval, m_wins, m_kl, m_klTail, m_klFar, m_topOne, m_change;
};

} // namespace prunescope::gui
