// The model says why itself; here it becomes a sentence of the window.
#include "app/obstacle.h"

#include "core/session/open_model.h"
#include "widgets/base/core_text.h"

#include <QCoreApplication>

namespace prunescope::gui {

QString evaluationObstacle(const ModelInfo* info)
{
    if (!info)
        return QCoreApplication::translate("prunescope::gui::CompareRoom", "Open a model first.");
    if (!info->canEvaluate)
        return coreText(info->whyNotEvaluate);
    return info->hasTokenizer ? QString() : coreText(info->whyNoTokenizer);
}

} // namespace prunescope::gui
