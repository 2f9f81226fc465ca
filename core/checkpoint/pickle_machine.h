#pragma once
// The part of Python's pickle language in which torch.save writes state dicts (opcodes and allow-list: ecosystem.md 4).
// Nothing is ever called: a global is only a name, and names outside the allow-list are refused.

#include "core/checkpoint/dtype.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace prunescope {

/// A value of the program. Values live in the machine and refer to each other freely, even in circles.
struct PickleValue {
    enum class Kind { None, Bool, Integer, Number, String, Global, Tuple, List, Dict, Storage, Tensor };

    Kind kind = Kind::None;
    std::int64_t integer = 0;                ///< Bool, Integer; index in storages() or tensors()
    std::string_view text = {};              ///< String, in the program's bytes; "module.name" of a Global
    std::vector<const PickleValue*> items{}; ///< Tuple, List; Dict: key, value, key, value ...
};

/// The persistent id of a storage: elements of one type under a key of the archive.
struct PickledStorage {
    DType dtype = DType::F32;
    std::string_view key;
    std::uint64_t count = 0;
};

/// Arguments of torch._utils._rebuild_tensor_v2, as they stand there: offset, shape and strides are not yet held against
/// the storage, but as many strides as extents, at most 64, none negative.
struct PickledTensor {
    std::size_t storage = 0;
    std::uint64_t offset = 0; ///< in elements
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides; ///< in elements
};

/// Runs one program. Not thread-safe; values live as long as the machine and the program's bytes.
class PickleMachine {
public:
    /// @param file  for messages
    PickleMachine(std::span<const std::byte> program, std::string file);

    /// Runs to the end. Memory is at most some hundred bytes for each byte of the program, and 500 MB.
    /// @return  the value that the program leaves
    /// @throws Error{BadInput} naming the first global that is not allowed, or the byte where the program breaks
    const PickleValue& run();

    const std::vector<PickledStorage>& storages() const { return m_storages; }
    const std::vector<PickledTensor>& tensors() const { return m_tensors; }

private:
    using Kind = PickleValue::Kind;
    using Items = std::vector<const PickleValue*>;

    bool runConstant(unsigned char opcode);
    bool runContainer(unsigned char opcode);
    bool runMemo(unsigned char opcode);
    bool runCall(unsigned char opcode);

    std::span<const std::byte> take(std::uint64_t count);
    template <typename Number> Number number();
    std::string_view line();

    PickleValue& make(Kind kind);
    void push(const PickleValue& value);
    const PickleValue& pop();
    PickleValue& top(Kind kind);
    Items popToMark();
    void pushTuple(std::size_t count);
    void readLong(std::size_t bytes);
    void readGlobal();
    void extend(PickleValue& container, Items items);
    void memoize(std::uint32_t key);
    void recall(std::uint32_t key);
    void reduce();
    void rebuildTensor(const Items& arguments);
    void loadStorage();
    std::vector<std::int64_t> extents(const PickleValue& tuple) const;
    [[noreturn]] void refuse() const;
    void require(bool isRight) const
    {
        if (!isRight)
            refuse();
    }

    std::span<const std::byte> m_program;
    std::string m_file;
    std::size_t m_place = 0;
    std::size_t m_opcodePlace = 0;
    std::size_t m_pushes = 0;
    std::deque<PickleValue> m_values;
    std::vector<const PickleValue*> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint32_t, const PickleValue*> m_memo;
    std::vector<PickledStorage> m_storages;
    std::vector<PickledTensor> m_tensors;
};

} // namespace prunescope
