#pragma once
// The Plans tab of the Plan room: the tree of plans, its orders, and what is compared on the map.

#include "app/plan_history.h"
#include "widgets/overview/model_map.h"

#include <QWidget>

#include <optional>

namespace prunescope::gui {

class AppContext;
class PlanTreeView;

class PlanTreePanel : public QWidget {
    Q_OBJECT

public:
    /// @param context  outlives it
    explicit PlanTreePanel(AppContext& context, QWidget* parent = nullptr);

    PlanHistory& history() { return m_history; }
    PlanTreeView* view() const { return m_view; }
    /// What the map can show while plans are compared: points of sparsity by matrix.
    std::optional<MapQuantity> difference() const;
    /// Compares two kept plans, or one with the present plan where the second id is empty.
    void compare(const QString& first, const QString& second);
    void endComparison();

Q_SIGNALS:
    /// A comparison began or ended.
    void comparisonChanged();
    /// The present plan of a comparison was edited.
    void differenceChanged();
    /// What the user asked for is to be seen here.
    void showAsked();
    /// An order could not be carried out; a sentence for people.
    void refused(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Compared {
        Plan first;
        std::optional<Plan> second; // empty: the present plan
        QString firstName, secondName;
    };
    void connectHistory();
    void connectView();
    void updateComparison();
    void showSentence();
    QString nameOf(const QString& id) const;
    void listDifferences();
    void showOrigin(const PlanOrigin& origin);

    AppContext& m_context;
    PlanHistory m_history;
    PlanTreeView* m_view;
    std::optional<Compared> m_compared;
    PlanComparison m_comparison;
};

} // namespace prunescope::gui
