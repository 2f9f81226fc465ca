#pragma once
// How a long act tells how far it is.

#include "core/base/text.h"

#include <functional>

namespace prunescope {

/// One progress event: "done of total units", with a sentence that says what is going on now.
struct Progress {
    double done = 0;   ///< 0 to total
    double total = 0;  ///< 0 while unknown
    Text sentence;     ///< e.g. "Pruning block 3 of 8"
    int block = -1;    ///< block being worked on, -1 where that makes no sense
};

/// Receives progress events, in the working thread. May be empty. Acts call it as often as they like up to some
/// hundred times a second; the job queue thins the stream out.
using ProgressSink = std::function<void(const Progress&)>;

/// Calls the sink if there is one.
inline void report(const ProgressSink& sink, double done, double total, const Text& sentence, int block = -1)
{
    if (sink)
        sink(Progress{done, total, sentence, block});
}

} // namespace prunescope
