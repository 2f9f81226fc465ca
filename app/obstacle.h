#pragma once
// What keeps a model from being run on a text.

#include <QString>

namespace prunescope {
struct ModelInfo;
}

namespace prunescope::gui {

/// Why a model cannot be evaluated or continue a prompt, in one sentence; empty where it can. @param info  null: no model is open
QString evaluationObstacle(const ModelInfo* info);

} // namespace prunescope::gui
