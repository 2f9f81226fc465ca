#pragma once
// Which tensors of a checkpoint are matrices, of which block and kind.

namespace prunescope {

class OpenModel;

/// Fills info.matrices and info.kinds: from the architecture's list where the family is known, else from the names and
/// shapes of the tensors.
void listMatrices(OpenModel& model);

} // namespace prunescope
