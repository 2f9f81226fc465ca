#pragma once
// The bar at the top: which model, which texts, which plan; undo and redo.

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace prunescope::gui {

class Actions;
class AppContext;

class TopBar : public QWidget {
    Q_OBJECT

public:
    /// @param context  outlives the bar
    TopBar(AppContext& context, Actions& actions, QWidget* parent = nullptr);

    void retranslate();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// A small caption over a button that opens a menu.
    struct Field {
        QLabel* caption;
        QToolButton* button;
    };

    Field addField(const char* name, QMenu* menu, int stretch);
    void showModel();
    void showTexts();
    void showPlan();
    static void setField(const Field& field, const QString& caption, const QString& text, const QString& tip);

    AppContext& m_context;
    Field m_model, m_calibration, m_evaluation, m_plan;
};

} // namespace prunescope::gui
