#pragma once
// The command line as a process, for tests that call it as scripts do.

#include "core/base/json.h"
#include "tests/test_case.h"

#include <QProcess>
#include <QString>
#include <QStringList>

namespace prunescope::tests {

/// What came of a call.
struct CliOutcome {
    int code;
    QString out, error;
    Json json() const { return parseJson(out.toStdString(), "output"); }
};

/// Calls the command line that was built, and waits for its end.
inline CliOutcome runCli(const QStringList& arguments)
{
    QProcess process;
    process.start(qEnvironmentVariable("PRUNESCOPE_CLI"), arguments);
    process.waitForFinished(-1);
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

} // namespace prunescope::tests
