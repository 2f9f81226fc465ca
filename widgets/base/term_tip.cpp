// The sentences. They are short on purpose: the lessons say the rest.
#include "widgets/base/term_tip.h"

#include <QCoreApplication>
#include <QLabel>

namespace prunescope::gui {
namespace {

struct Terms {
    Q_DECLARE_TR_FUNCTIONS(prunescope::gui::Terms)
};

QString pruningTip(Term term)
{
    switch (term) {
    case Term::Sparsity: return Terms::tr("Sparsity: the share of weights that are zero.");
    case Term::PlannedSparsity:
        return Terms::tr("Planned sparsity: the share of a matrix's weights that the plan will set to zero.");
    case Term::AchievedSparsity:
        return Terms::tr("Achieved sparsity: the share of weights that are zero after the run, counted.");
    case Term::Pattern:
        return Terms::tr("n:m pattern: of every m neighbouring weights along the input axis, n are kept; 2:4 keeps 2 of 4.");
    case Term::Mask: return Terms::tr("Mask: which weights are kept and which are set to zero.");
    case Term::Threshold:
        return Terms::tr("Threshold: the largest score that is still removed within one comparison group.");
    case Term::ComparisonGroup:
        return Terms::tr("Comparison group: the weights ranked against each other, one row or the whole matrix.");
    case Term::Magnitude:
        return Terms::tr("Magnitude: the score of a weight is its absolute value; the smallest are removed.");
    case Term::Wanda:
        return Terms::tr("Wanda: the score of a weight is its absolute value times the norm of its input, ranked within "
                         "each row (Sun et al. 2023).");
    case Term::SparseGpt:
        return Terms::tr("SparseGPT: removes weights column by column and lets the remaining ones make up for the error "
                         "(Frantar and Alistarh 2023).");
    case Term::Allocation: return Terms::tr("Allocation: how the total sparsity is divided among the matrices.");
    case Term::Lock: return Terms::tr("Lock: keeps this matrix's sparsity when the total is changed or divided anew.");
    case Term::Owl:
        return Terms::tr("OWL: matrices with more outlier scores are pruned less (Yin et al. 2023).");
    default: return {};
    }
}

QString measuringTip(Term term)
{
    switch (term) {
    case Term::Calibration:
        return Terms::tr("Calibration: running the model on some text to see which inputs each matrix really gets.");
    case Term::InputNorm:
        return Terms::tr("Input norm: how strong an input feature is over the calibration text, as an L2 norm over its tokens.");
    case Term::OutlierShare:
        return Terms::tr("Outlier share: the share of scores larger than five times their mean.");
    case Term::OutputError:
        return Terms::tr("Output error: how much the matrix's output changes on the calibration inputs, relative to its size.");
    case Term::Perplexity:
        return Terms::tr("Perplexity: among how many equally likely tokens the model seems to choose; lower is better.");
    case Term::Convention:
        return Terms::tr("Convention: how the text is cut into windows and which tokens count; perplexities compare only "
                         "within one convention.");
    case Term::StandardError:
        return Terms::tr("Standard error: how far the figure would typically move on another sample of the same text.");
    case Term::PairedDifference:
        return Terms::tr("Paired difference: the loss of both models on the same tokens, subtracted token by token, which "
                         "removes what both find hard.");
    case Term::KlDivergence:
        return Terms::tr("KL divergence: how far the pruned model's next-token probabilities are from the original's, in nats.");
    case Term::TopOneAgreement:
        return Terms::tr("Top-1 agreement: the share of positions where both models think the same token most likely.");
    case Term::Block: return Terms::tr("Block: one of the model's layers, with its attention and feed-forward matrices.");
    case Term::MatrixKind:
        return Terms::tr("Kind: what a matrix does in its block, for example q_proj makes the attention queries.");
    case Term::BitsPerByte:
        return Terms::tr("Bits per byte: the loss per byte of text, which compares models with different tokenizers.");
    default: return {};
    }
}

QString activationTip(Term term)
{
    switch (term) {
    case Term::ResidualStream:
        return Terms::tr("Residual stream: the vector of each token that every block reads from and adds to.");
    case Term::Channel: return Terms::tr("Channel: one place of the vectors that flow through the model, the same for all tokens.");
    case Term::MassiveActivation:
        return Terms::tr("Massive activation: a value hundreds of times larger than usual, in few channels and tokens; pruning "
                         "that disturbs it ruins a model (Sun et al. 2024).");
    case Term::LargeValueShare:
        return Terms::tr("Share above 6: the share of tokens with |x| > 6, where LLM.int8() begins to call a value an outlier "
                         "(Dettmers et al. 2022).");
    case Term::RelativeLargeShare:
        return Terms::tr("Share above 5 means: the share of tokens with |x| larger than five times the mean |x| over all channels "
                         "of the same token.");
    case Term::BlockInfluence:
        return Terms::tr("Block influence: 1 less the mean cosine between a block's input and output; blocks near 0 change the "
                         "direction of the stream least (Men et al. 2024).");
    case Term::AngularDistance:
        return Terms::tr("Angular distance: the mean angle between a block's input and output as a share of a half turn (Gromov "
                         "et al. 2024).");
    case Term::RelativeChange:
        return Terms::tr("Relative change: the mean size of what a block adds, as a multiple of the size of its input.");
    default: return {};
    }
}

} // namespace

QString termTip(Term term)
{
    for (const auto& tipOf : {pruningTip, measuringTip, activationTip})
        if (const QString tip = tipOf(term); !tip.isEmpty())
            return tip;
    return {};
}

void explain(QWidget* widget, Term term)
{
    widget->setToolTip(termTip(term));
    widget->setWhatsThis(termTip(term));
}

QLabel* termLabel(const QString& text, Term term, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    explain(label, term);
    label->setCursor(Qt::WhatsThisCursor);
    return label;
}

} // namespace prunescope::gui
