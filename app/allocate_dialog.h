#pragma once
// Spreading the plan's total by a strategy: what the strategy measures, what it would give each block, and one button
// that puts it into the plan.

#include "core/session/allocate.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QTimer;

namespace prunescope {
struct JobEvent;
}

namespace prunescope::gui {

class AppContext;
class Chart;
class MethodForm;

class AllocateDialog : public QDialog {
    Q_OBJECT

public:
    /// @param context  outlives the dialog
    explicit AllocateDialog(AppContext& context, QWidget* parent = nullptr);
    ~AllocateDialog() override;

    /// Shows the dialog and measures for the chosen strategy.
    void begin();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void buildForm();
    void buildPicture();
    void measure();
    void take(AllocateResult result);
    void showFailure(const JobEvent& event);
    void draw();
    void apply();
    void retranslate();
    std::string strategy() const;

    AppContext& m_context;
    QComboBox* m_strategy;
    MethodForm* m_form;
    QLabel *m_strategyTitle, *m_totalTitle, *m_note;
    QDoubleSpinBox* m_total;
    Chart *m_shares, *m_statistic;
    QDialogButtonBox* m_buttons;
    QPushButton *m_apply, *m_close;
    QTimer* m_wait;   ///< gathers edits into one measurement
    std::unique_ptr<const AllocateResult> m_result;
};

} // namespace prunescope::gui
