#pragma once
// Where each tensor lies in a safetensors file that we write.

#include "core/checkpoint/tensor_view.h"

#include <map>
#include <string>
#include <vector>

namespace prunescope {

/// The header's JSON with its padding, without its length, and the tensors in the order of their data.
struct SafetensorsLayout {
    std::string header;
    std::vector<TensorView> tensors;
};

/// Lays tensors out as the reference writer does: by type, widest enum first, then by name, header padded to 8 bytes, with
/// {"format": "pt"} in the metadata unless it says otherwise.
/// @param file  for messages
/// @throws Error{Shape} if bytes do not fit a shape or a name is twice; Error{BadInput} for names that are not UTF-8
SafetensorsLayout layOut(const std::vector<TensorView>& tensors, std::map<std::string, std::string> metadata,
                         const std::string& file);

} // namespace prunescope
