#pragma once
// The pictures of a run with their controls: which matrix, one back, one on, follow the run. Hidden, it does no work.

#include "core/session/model_info.h"
#include "widgets/live/live_feed.h"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace prunescope::gui {

class EmptyState;
class LiveView;

class LivePanel : public QWidget {
    Q_OBJECT
public:
    /// @param feed  outlives the panel
    explicit LivePanel(LiveFeed& feed, QWidget* parent = nullptr);

    /// Shapes and blocks for the line above the pictures; null forgets them.
    void setModel(const prunescope::ModelInfo* model);
    /// The step that the empty state offers; an empty reason lets it be taken.
    void setObstacle(const QString& reason);
    /// What goes on while there is no picture yet.
    void showWaiting(const QString& sentence, double share);

    /// Shows a matrix and stops following. Does nothing where it has no picture.
    void selectMatrix(const QString& name);
    /// The matrix on show; empty before the first picture.
    const QString& matrix() const { return m_matrix; }
    bool isFollowing() const;
    void setFollowing(bool isFollowing);
    LiveView* view() const { return m_view; }

Q_SIGNALS:
    /// The user chose a matrix here.
    void matrixChosen(const QString& name);
    /// The empty state's button was pressed.
    void startAsked();

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildControls();
    void begin();
    void end();
    void refresh();
    void showMatrix(const QString& name);
    void choose(int index);
    void showFacts();
    void updateControls();
    void retranslate();

    LiveFeed& m_feed;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QWidget* m_filled;
    LiveView* m_view;
    QComboBox* m_choice;
    QToolButton *m_back, *m_on;
    QCheckBox* m_follow;
    QLabel* m_facts;
    QHash<QString, prunescope::MatrixInfo> m_matrices;
    QString m_matrix, m_obstacle;
    bool m_isStale = false; // pictures came while the panel was hidden
    bool m_hadRun = false;
};

} // namespace prunescope::gui
