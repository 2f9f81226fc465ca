#pragma once
// Pieces and their ids, both ways. Ids may have holes.

#include "core/base/json.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace prunescope {

/// Ids are below this; four times the largest published vocabulary would still fit.
inline constexpr std::int64_t kMaxVocabulary = std::int64_t(1) << 22;

/// A set of pieces with distinct ids. The text of a piece never moves.
class Vocabulary {
public:
    Vocabulary() = default;
    Vocabulary(const Vocabulary& other);
    Vocabulary(Vocabulary&&) = default;
    Vocabulary& operator=(Vocabulary&&) = default;

    /// Reads {"piece": id, ...}.
    /// @throws Error{BadInput} naming the piece if an id is no integer, out of range or taken, or the piece comes
    ///         twice
    static Vocabulary fromJson(const Json& object, const std::string& where);

    /// @throws Error{BadInput} as fromJson(); adding a piece again under its own id changes nothing
    void add(std::string_view piece, std::int64_t id, const std::string& where);

    std::optional<std::int64_t> find(std::string_view piece) const;
    bool contains(std::int64_t id) const;
    /// The piece of an id; empty for holes and ids out of range.
    std::string_view piece(std::int64_t id) const;
    /// Largest id + 1.
    std::int64_t size() const { return std::int64_t(m_pieces.size()); }
    /// Number of pieces, without holes.
    std::int64_t count() const { return std::int64_t(m_ids.size()); }

private:
    void enter(std::string_view piece, std::int64_t id);

    std::deque<std::string> m_texts;
    std::vector<const std::string*> m_pieces; ///< by id; null in holes
    std::unordered_map<std::string_view, std::int64_t> m_ids;
};

/// The id in a JSON value.
/// @throws Error{BadInput} naming what it belongs to if it is no integer from 0 to kMaxVocabulary - 1
std::int64_t tokenIdFromJson(const Json& value, std::string_view owner, const std::string& where);

} // namespace prunescope
