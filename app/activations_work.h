#pragma once
// The activations of the open model on the calibration text: measured in the job queue, kept until one of the two changes.
// Lives in the GUI thread.

#include "core/session/activations.h"
#include "widgets/base/job_bridge.h"

#include <QObject>
#include <QString>

#include <memory>

namespace prunescope::gui {

class AppContext;

class ActivationsWork : public QObject {
    Q_OBJECT

public:
    /// @param context  outlives it
    explicit ActivationsWork(AppContext& context, QObject* parent = nullptr);

    /// Null before they are measured.
    const std::shared_ptr<const ActivationReport>& report() const { return m_report; }
    bool isRunning() const;
    void start();
    void cancel();
    /// The JSON or CSV of all channels, by the suffix; written in the job queue. Failures are told by failed().
    void write(const QString& path);

Q_SIGNALS:
    void reportChanged();
    /// Measuring waits, began, moved on or ended without a report.
    void workChanged(const prunescope::JobEvent& event);
    void failed(const QString& sentence);
    void written(const QString& path);

private:
    void takeTexts();
    void reset();

    AppContext& m_context;
    CalibrationParams m_calibration; // of the report, or of the measurement that runs
    std::shared_ptr<const ActivationReport> m_report;
    JobId m_job = 0;
};

} // namespace prunescope::gui
