// A stack machine for a handful of opcodes; all others are refused.
#include "core/checkpoint/pickle_machine.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <cstring>

namespace prunescope {
namespace {

// A tensor takes about 30 pushes, so this is above 100,000 tensors in one file; real ones have some hundred.
constexpr std::size_t kMostPushes = 4'000'000;

} // namespace

PickleMachine::PickleMachine(std::span<const std::byte> program, std::string file)
    : m_program(program), m_file(std::move(file))
{}

const PickleValue& PickleMachine::run()
{
    constexpr unsigned char kProto = 0x80, kStop = '.';
    while (true) {
        m_opcodePlace = m_place;
        const auto opcode = number<unsigned char>();
        if (opcode == kStop)
            break;
        if (opcode == kProto) {
            if (const int version = number<unsigned char>(); version != 2)
                throw Error(ErrorKind::BadInput,
                            PS_TEXT("%1: is written in pickle protocol %2, but only protocol 2 is read; save it again with "
                                    "torch.save(..., pickle_protocol=2)."),
                            m_file, version);
            continue;
        }
        require(runConstant(opcode) || runContainer(opcode) || runMemo(opcode) || runCall(opcode));
    }
    require(m_stack.size() == 1 && m_marks.empty());
    return *m_stack.front();
}

bool PickleMachine::runConstant(unsigned char opcode)
{
    switch (opcode) {
    case 'N': push(make(Kind::None)); return true;
    case 0x88: // NEWTRUE
    case 0x89: { // NEWFALSE
        auto& value = make(Kind::Bool);
        value.integer = opcode == 0x88;
        push(value);
        return true;
    }
    case 'J': // BININT
    case 'K': // BININT1
    case 'M': { // BININT2
        auto& value = make(Kind::Integer);
        value.integer = opcode == 'J'   ? number<std::int32_t>()
                        : opcode == 'K' ? number<std::uint8_t>()
                                        : number<std::uint16_t>();
        push(value);
        return true;
    }
    case 0x8a: readLong(number<std::uint8_t>()); return true; // LONG1
    case 'G':                                                 // BINFLOAT, whose value nobody needs
        take(8);
        push(make(Kind::Number));
        return true;
    case 'X': { // BINUNICODE
        const auto bytes = take(number<std::uint32_t>());
        auto& value = make(Kind::String);
        value.text = {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
        require(firstInvalidUtf8(value.text) == std::string_view::npos);
        push(value);
        return true;
    }
    default: return false;
    }
}

bool PickleMachine::runContainer(unsigned char opcode)
{
    switch (opcode) {
    case '(': m_marks.push_back(m_stack.size()); return true;
    case ')': pushTuple(0); return true;
    case 0x85: // TUPLE1
    case 0x86: // TUPLE2
    case 0x87: pushTuple(opcode - 0x84u); return true;
    case 't': { // TUPLE
        auto& tuple = make(Kind::Tuple);
        tuple.items = popToMark();
        push(tuple);
        return true;
    }
    case '}': push(make(Kind::Dict)); return true;
    case ']': push(make(Kind::List)); return true;
    case 'a': { // APPEND
        Items items{&pop()};
        extend(top(Kind::List), std::move(items));
        return true;
    }
    case 's': { // SETITEM
        const PickleValue* value = &pop();
        Items items{&pop(), value};
        extend(top(Kind::Dict), std::move(items));
        return true;
    }
    case 'e':   // APPENDS
    case 'u': { // SETITEMS
        Items items = popToMark();
        extend(top(opcode == 'e' ? Kind::List : Kind::Dict), std::move(items));
        return true;
    }
    default: return false;
    }
}

bool PickleMachine::runMemo(unsigned char opcode)
{
    switch (opcode) {
    case 'q': memoize(number<std::uint8_t>()); return true;
    case 'r': memoize(number<std::uint32_t>()); return true;
    case 'h': recall(number<std::uint8_t>()); return true;
    case 'j': recall(number<std::uint32_t>()); return true;
    default: return false;
    }
}

bool PickleMachine::runCall(unsigned char opcode)
{
    switch (opcode) {
    case 'c': readGlobal(); return true;
    case 'Q': loadStorage(); return true; // BINPERSID
    case 'R': reduce(); return true;
    case 'b': // BUILD: state_dict() hangs its "_metadata" on the dictionary; nobody needs it
        pop();
        top(Kind::Dict);
        return true;
    default: return false;
    }
}

std::span<const std::byte> PickleMachine::take(std::uint64_t count)
{
    require(count <= m_program.size() - m_place);
    const auto bytes = m_program.subspan(m_place, count);
    m_place += count;
    return bytes;
}

template <typename Number> Number PickleMachine::number()
{
    Number value;
    std::memcpy(&value, take(sizeof(Number)).data(), sizeof(Number));
    return value;
}

PickleValue& PickleMachine::make(Kind kind)
{
    m_values.push_back({kind});
    return m_values.back();
}

void PickleMachine::push(const PickleValue& value)
{
    if (++m_pushes > kMostPushes)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the pickle makes more than %2 values, which no model needs."), m_file,
                    kMostPushes);
    m_stack.push_back(&value);
}

/// What lies below the newest mark is out of reach until the mark is used.
const PickleValue& PickleMachine::pop()
{
    require(m_stack.size() > (m_marks.empty() ? 0 : m_marks.back()));
    const PickleValue& value = *m_stack.back();
    m_stack.pop_back();
    return value;
}

/// The container on top, to be filled; all values are ours, so none is const.
PickleValue& PickleMachine::top(Kind kind)
{
    require(m_stack.size() > (m_marks.empty() ? 0 : m_marks.back()) && m_stack.back()->kind == kind);
    return const_cast<PickleValue&>(*m_stack.back());
}

PickleMachine::Items PickleMachine::popToMark()
{
    require(!m_marks.empty());
    const auto first = m_stack.begin() + std::ptrdiff_t(m_marks.back());
    Items items(first, m_stack.end());
    m_stack.erase(first, m_stack.end());
    m_marks.pop_back();
    return items;
}

void PickleMachine::pushTuple(std::size_t count)
{
    auto& tuple = make(Kind::Tuple);
    tuple.items.resize(count);
    while (count > 0)
        tuple.items[--count] = &pop();
    push(tuple);
}

/// A two's complement number of up to 8 bytes; larger ones are no size of anything.
void PickleMachine::readLong(std::size_t bytes)
{
    require(bytes <= sizeof(std::int64_t));
    const auto digits = take(bytes);
    const bool isNegative = !digits.empty() && (std::to_integer<int>(digits.back()) & 0x80);
    auto& value = make(Kind::Integer);
    value.integer = isNegative ? -1 : 0;
    if (!digits.empty())
        std::memcpy(&value.integer, digits.data(), digits.size());
    push(value);
}

void PickleMachine::extend(PickleValue& container, Items items)
{
    require(container.kind != Kind::Dict || items.size() % 2 == 0);
    container.items.insert(container.items.end(), items.begin(), items.end());
}

void PickleMachine::memoize(std::uint32_t key)
{
    require(!m_stack.empty());
    m_memo[key] = m_stack.back();
}

void PickleMachine::recall(std::uint32_t key)
{
    const auto found = m_memo.find(key);
    require(found != m_memo.end());
    push(*found->second);
}

void PickleMachine::refuse() const
{
    throw Error(ErrorKind::BadInput,
                PS_TEXT("%1: the pickle is broken or not a state dict at its byte %2 of %3; copy or download the file again, or "
                        "convert the model to safetensors."),
                m_file, m_opcodePlace, m_program.size());
}

} // namespace prunescope
