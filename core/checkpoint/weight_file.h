#pragma once
// What the weight files of all formats have in common: a path and tensors.

#include "core/base/text.h"
#include "core/checkpoint/tensor_view.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace prunescope {

/// An opened weight file, fully checked. Views stay valid as long as the object lives. Immutable and thread-safe.
class WeightFile {
public:
    virtual ~WeightFile() = default;

    const std::filesystem::path& path() const { return m_path; }
    /// In the order of the format: of the data, of the dictionary, of the table.
    const std::vector<TensorView>& tensors() const { return m_tensors; }
    /// The tensor of this name, or null.
    const TensorView* find(const std::string& name) const
    {
        const auto found = m_index.find(name);
        return found == m_index.end() ? nullptr : &m_tensors[found->second];
    }
    /// Harmless oddities, one sentence each.
    const std::vector<Text>& warnings() const { return m_warnings; }

protected:
    WeightFile() = default;
    void setTensors(std::vector<TensorView> tensors)
    {
        m_tensors = std::move(tensors);
        for (std::size_t i = 0; i < m_tensors.size(); ++i)
            m_index.emplace(m_tensors[i].name, i);
    }

    std::filesystem::path m_path;
    std::vector<Text> m_warnings;

private:
    std::vector<TensorView> m_tensors;
    std::map<std::string, std::size_t> m_index;
};

} // namespace prunescope
