#pragma once
// What both models expected at one token: the ten likeliest of each as bars side by side, the token that came marked.

#include "core/session/token_distributions.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace prunescope::gui {

/// The likeliest tokens of one model.
class CandidateBars : public QWidget {
    Q_OBJECT

public:
    /// @param isPruned  whose probabilities the bars show
    explicit CandidateBars(bool isPruned, QWidget* parent = nullptr);

    /// @param candidates  likeliest first. @param target  the token that came: shown below them where it is not among them
    void setCandidates(const std::vector<TokenCandidate>& candidates, const TokenCandidate& target, int rank);
    void clear();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double probability(const TokenCandidate& one) const { return m_isPruned ? one.probabilityB : one.probabilityA; }
    void paintRow(QPainter& painter, const TokenCandidate& one, int rank, int row, int width, double most) const;
    int rowHeight() const;

    bool m_isPruned;
    std::vector<TokenCandidate> m_candidates; // the target behind them where it is none of them
    int m_targetRank = 1;
};

class DistributionPanel : public QWidget {
    Q_OBJECT

public:
    explicit DistributionPanel(QWidget* parent = nullptr);

    void show(const TokenDistributions& distributions);
    /// Nothing chosen, or still computing.
    void clear(const QString& sentence);
    const std::optional<TokenDistributions>& distributions() const { return m_distributions; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    std::optional<TokenDistributions> m_distributions;
    QLabel *m_title, *m_target, *m_dense, *m_pruned;
    CandidateBars *m_denseBars, *m_prunedBars;
    QString m_sentence;
};

} // namespace prunescope::gui
