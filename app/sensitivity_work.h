#pragma once
// The sweep of the open model: started, watched while its points come, cancelled, gone on with, read from a file. Lives in
// the GUI thread; the sweep runs in the job queue.

#include "core/jobs/job_queue.h"
#include "core/session/sensitivity.h"

#include <QObject>
#include <QString>

#include <memory>

namespace prunescope::gui {

class AppContext;

class SensitivityWork : public QObject {
    Q_OBJECT

public:
    /// @param context  outlives it
    explicit SensitivityWork(AppContext& context, QObject* parent = nullptr);
    ~SensitivityWork() override;

    /// Texts are those of the context when the sweep starts.
    const SensitivityParams& params() const { return m_params; }
    /// Another method, level or unit shows what the project has of that sweep. Ignored while a sweep runs.
    void setParams(const SensitivityParams& params);

    /// What is known so far, growing while the sweep runs; null before anything is.
    const std::shared_ptr<const SensitivityResult>& result() const { return m_result; }
    bool isRunning() const;
    /// Points that the present parameters ask for.
    int wantedPoints() const;
    /// How many of them are there.
    int knownPoints() const;

    void start();
    void cancel();
    /// Takes the result of another machine. @throws Error{BadInput} if it cannot be read or is of another model
    void read(const QString& path);
    /// The JSON or CSV of what is known, by the suffix. @throws Error{BadInput} if it cannot be written
    void write(const QString& path) const;

Q_SIGNALS:
    /// Other points, or none.
    void resultChanged();
    /// The sweep waits, began, moved on or ended.
    void workChanged(const prunescope::JobEvent& event);
    void failed(const QString& sentence);

private:
    struct Mailbox;

    int probes() const;
    SensitivityParams completeParams() const;
    std::shared_ptr<SensitivityResult> emptyResult() const;
    void lookUp();
    void takeMail();
    void reset();

    AppContext& m_context;
    SensitivityParams m_params;
    std::shared_ptr<const SensitivityResult> m_result;
    std::shared_ptr<Mailbox> m_mailbox;
    JobId m_job = 0;
};

} // namespace prunescope::gui
