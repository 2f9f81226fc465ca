// The table of scores: a new score is one line here and one in core/plan.
#include "core/importance/scores.h"

#include "core/architecture/torch.h"
#include "core/base/error.h"
#include "core/importance/magnitude.h"
#include "core/importance/ria.h"
#include "core/importance/wanda.h"

namespace prunescope {

const std::vector<ScoreEntry>& scores()
{
    static const std::vector<ScoreEntry> all = {
        {"magnitude", [](const at::Tensor& weight, const at::Tensor&) { return magnitudeScore(weight); }},
        {"wanda", [](const at::Tensor& weight, const at::Tensor& norm) { return wandaScore(weight, norm); }},
        {"ria", [](const at::Tensor& weight, const at::Tensor& norm) { return riaScore(weight, norm); }},
    };
    return all;
}

const ScoreEntry& scoreEntry(std::string_view id)
{
    for (const auto& entry : scores())
        if (entry.id == id)
            return entry;
    throw Error(ErrorKind::Usage, PS_TEXT("There is no score \"%1\"."), id);
}

} // namespace prunescope
