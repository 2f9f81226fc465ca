#pragma once
// Run: choose a method, its parameters and the calibration, start, watch, read the report.

#include "core/session/run_need.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace prunescope {
struct JobEvent;
}

namespace prunescope::gui {

class AppContext;
class Banner;
class EmptyState;
class LivePanel;
class MethodForm;
class RunReport;
enum class Place;

class RunRoom : public QWidget {
    Q_OBJECT

public:
    /// @param context  outlives the room
    explicit RunRoom(AppContext& context, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The user wants to see what the run cost.
    void compareAsked();
    void exportAsked();
    void planAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildForm();
    QWidget* buildCalibration();
    QWidget* buildOrders();
    void connectContext();
    void connectLive();
    void retranslate();
    void showPlan();
    void showCalibration();
    void updateOrders();
    void applyMethod();
    void applyParams();
    void applyCalibration();
    void takeEvent(Place place, const JobEvent& event);
    void showResult();
    void prepareReport();
    QString obstacle() const;
    void startNeed();
    void showNeed();

    AppContext& m_context;
    Banner* m_banner;
    QLabel *m_methodTitle, *m_methodNote, *m_planNote, *m_needNote, *m_calibrationTitle, *m_textLabel, *m_text, *m_samplesLabel,
        *m_windowLabel, *m_seedLabel;
    QComboBox* m_method;
    MethodForm* m_form;
    QSpinBox *m_samples, *m_window, *m_seed;
    QPushButton *m_start, *m_cancel, *m_compare, *m_export;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    RunReport* m_report;
    LivePanel* m_live;
    /// What the present plan would take.
    struct Need {
        RunNeed room;
        double seconds = 0;
    };
    std::optional<Need> m_need;
    QTimer m_needDelay; // a slider changes the plan many times a second
    bool m_showsRun = false; // else what a run would work on
};

} // namespace prunescope::gui
