#pragma once
// Does the mask depend on the calibration text? Two calibration sets, the plan pruned with each in the background, and how
// far what they remove agrees: a sentence, a map, a table.

#include "core/session/overlap.h"
#include "widgets/base/job_bridge.h"
#include "widgets/comparison/overlap_model.h"

#include <QDialog>

#include <memory>

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace prunescope::gui {

class AppContext;
class CalibrationForm;
class EmptyState;
class ModelMap;

class OverlapDialog : public QDialog {
    Q_OBJECT

public:
    /// @param context  outlives the dialog
    explicit OverlapDialog(AppContext& context, QWidget* parent = nullptr);
    ~OverlapDialog() override;

    /// Shows the dialog; the sets start from the window's calibration whenever that has changed. Work that was started goes
    /// on while the dialog is closed.
    void begin();
    bool isWorking() const;
    /// The last comparison; its models are let go. Null before one.
    const OverlapResult* result() const { return m_result.get(); }

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildForms();
    QWidget* buildResult();
    void buildTable();
    void connectContext();
    void fillForms();
    void start();
    void take(OverlapResult result);
    void showProgress(const JobEvent& event);
    void showFailure(const JobEvent& event);
    void forget();
    void showState();
    void draw();
    void drawMap();
    void drawScaleNote();
    QString describe(const CalibrationParams& params, const PruneResult& run) const;
    QString obstacle() const;
    void selectRow(const QString& matrix);
    void saveCsv();
    void retranslate();

    AppContext& m_context;
    CalibrationForm *m_first, *m_second;
    QLabel *m_planNote, *m_note, *m_headline, *m_detail, *m_sets, *m_scaleNote;
    QPushButton *m_start, *m_cancel, *m_save, *m_close;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    ModelMap* m_map;
    QTableView* m_table;
    OverlapModel m_model;
    QSortFilterProxyModel* m_proxy;
    std::unique_ptr<const OverlapResult> m_result;
    JobId m_job = 0;
    OverlapParams m_asked;       ///< of the comparison that runs or is shown
    double m_leastChance = 0, m_mostChance = 0; ///< of the matrices' overlaps by chance
    bool m_needsFilling = true;  ///< the window's calibration is not yet in the forms
};

} // namespace prunescope::gui
