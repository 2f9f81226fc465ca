#pragma once
// The window's side of the tree of plans: which plans the project keeps of the open model, which one the document came from,
// and the orders on them. Lives in the GUI thread; what reads or writes the project is a job.

#include "core/session/plan_tree.h"
#include "core/store/stored.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace prunescope {
class ProjectStore;
}

namespace prunescope::gui {

class AppContext;

/// What a plan's figures come from, for people.
struct PlanOrigin {
    PlanNode node;
    QString project;        ///< file; empty for one in memory
    Json pruneParameters;   ///< of the newest finished pruning run, without the plan itself; null without a run
    Json measureParameters; ///< of the run that measured; null without one
};

class PlanHistory : public QObject {
    Q_OBJECT

public:
    /// @param context  outlives it
    explicit PlanHistory(AppContext& context, QObject* parent = nullptr);

    /// Of the open model; never null.
    const std::shared_ptr<const PlanTree>& tree() const { return m_tree; }
    /// The plan that the document came from, as the project keeps it; nothing while it was not kept.
    const std::optional<Plan>& base() const { return m_base; }
    /// Whether the document asks for something else than its base.
    bool isEdited() const { return m_isEdited; }
    /// Asked for a plan's predicted perplexity when it is kept.
    void setPrediction(std::function<std::optional<PredictedPerplexity>()> prediction) { m_prediction = std::move(prediction); }

    void refresh();
    /// The present plan becomes a node, unless it is one.
    void keep();
    /// Makes a node the present plan; changes to the present one that were not kept become a node first.
    void restore(const QString& id);
    void describe(const QString& id, const QString& name, const QString& note);
    void remove(const QString& id);
    /// Reads plans of the project; the callback gets them in the order asked for, as the open model's.
    void read(const QStringList& ids, std::function<void(std::vector<Plan>)> onDone);
    void readOrigin(const QString& id, std::function<void(PlanOrigin)> onDone);

Q_SIGNALS:
    void treeChanged();
    /// Another base, or the document left or reached it.
    void baseChanged();
    /// A plan became a node of the tree, which is read already.
    void kept(const QString& id);
    /// An order could not be carried out; a sentence for people.
    void refused(const QString& sentence);

private:
    struct Read {
        std::shared_ptr<const PlanTree> tree;
        std::optional<Plan> base;
    };
    static Read readAll(const ProjectStore& store, const ModelInfo& model, const std::string& planId);
    template <typename T, typename Work, typename Done> void start(const QString& slot, Text title, Work work, Done onDone);
    void take(Read read);
    void takeSnapshot(const Plan& asked, const PlanSnapshot& snapshot);
    bool differsFromBase() const;
    void compareWithBase();
    std::function<PlanSnapshot(ProjectStore&)> snapshotOrder() const;
    bool needsKeeping() const;

    AppContext& m_context;
    std::shared_ptr<const PlanTree> m_tree;
    std::optional<Plan> m_base;
    bool m_isEdited = false;
    bool m_isRunning = false; // a run, whose plan has become a node
    std::function<std::optional<PredictedPerplexity>()> m_prediction;
};

} // namespace prunescope::gui
