#pragma once
// What the libraries below read from the environment when they load.

namespace prunescope {

/// Starts the program over with what suits it, unless the environment suits already; to be called first. A bad shell may carry a
/// BLAS kernel that halves matrix speed. And OpenMP's threads wait for each other by spinning for milliseconds, which on a busy
/// machine makes two threads many times slower than one; after a short spin they shall sleep.
void restartWithSuitableEnvironment(char** argv);

} // namespace prunescope
