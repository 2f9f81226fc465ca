// prunescope-cli: the acts of PruneScope without a display. Exit codes: 0 done, 1 our own fault, 2 usage, 3 bad input,
// 4 would not fit in memory, 5 cancelled.
#include "app/cli/command.h"
#include "core/base/environment.h"
#include "core/base/system_memory.h"
#include "core/session/session.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <new>

namespace {

prunescope::StopFlag* interruptedAct = nullptr;

void onInterrupt(int)
{
    if (interruptedAct)
        interruptedAct->requestStopFromSignal();
}

int exitCode(prunescope::ErrorKind kind)
{
    switch (kind) {
    case prunescope::ErrorKind::Usage: return 2;
    case prunescope::ErrorKind::BadInput:
    case prunescope::ErrorKind::Shape: return 3;
    case prunescope::ErrorKind::Memory: return 4;
    case prunescope::ErrorKind::Cancelled: return 5;
    case prunescope::ErrorKind::Internal: break;
    }
    return 1;
}

int run(prunescope::cli::Context& context)
{
    try {
        prunescope::startRuntime(context.threads);
        prunescope::limitMemory(std::int64_t(context.maxMemoryGib * double(std::int64_t(1) << 30)));
        context.action();
        return 0;
    } catch (const prunescope::Error& error) {
        std::fprintf(stderr, "prunescope-cli: %s\n", error.what());
        return exitCode(error.kind());
    } catch (const std::bad_alloc&) {
        std::fprintf(stderr, "prunescope-cli: there is not enough memory.\n");
        return 4;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "prunescope-cli: unexpected failure: %s\n", error.what());
        return 1;
    }
}

} // namespace

int main(int argc, char** argv)
{
    prunescope::restartWithSuitableEnvironment(argv);
    ::setenv("GLOG_minloglevel", "2", 0);
    prunescope::cli::Context context;
    CLI::App app("PruneScope on the command line: see, tune, prune, compare, export language models.");
    app.set_version_flag("--version", prunescope::programVersion());
    app.require_subcommand(1);
    prunescope::cli::addModelCommands(app, context);
    prunescope::cli::addMeasureCommands(app, context);
    prunescope::cli::addCompareCommand(app, context);
    prunescope::cli::addChoiceCommand(app, context);
    prunescope::cli::addPruneCommands(app, context);
    prunescope::cli::addAllocateCommand(app, context);
    prunescope::cli::addSensitivityCommand(app, context);
    prunescope::cli::addOverlapCommand(app, context);
    prunescope::cli::addExplainCommand(app, context);
    prunescope::cli::addActivationsCommand(app, context);
    prunescope::cli::addReportCommand(app, context);
    prunescope::cli::addPlanCommands(app, context);
    prunescope::cli::addProjectCommand(app, context);
    prunescope::cli::addTrainingCommands(app, context);
    prunescope::cli::addBenchCommand(app, context);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    interruptedAct = &context.stop;
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
    const int code = run(context);
    interruptedAct = nullptr;
    return code;
}
