#pragma once
// The finished blocks of a pruning run on the disk, so that a run that died is taken up where it was.

#include "core/pruning/prune_blocks.h"

#include <filesystem>
#include <string>

namespace prunescope {

/// A folder with identity.json and, for each finished block, block-N.safetensors and then block-N.json. A block counts
/// once its .json is there; a file that cannot be read counts as absent.
class RunJournal final : public BlockJournal {
public:
    /// Opens the folder, or makes it. One of another run is emptied first.
    /// @param identity  hash of all that decides the run's result; at another one nothing can be taken up
    /// @throws Error{BadInput} if the folder cannot be written
    RunJournal(std::filesystem::path folder, const std::string& identity);

    std::vector<MatrixResult> finished(int block) override;
    void keep(int block, const std::vector<MatrixResult>& results) override;

    /// Blocks that finished() has handed out.
    int resumedBlocks() const { return m_resumed; }
    /// Removes the folder: the run is done. Weights that were handed out stay valid.
    void remove();

private:
    std::filesystem::path file(int block, const char* ending) const;
    void clear();

    std::filesystem::path m_folder;
    int m_resumed = 0;
};

} // namespace prunescope
