// Checked building of the two maps.
#include "core/tokenizer/vocabulary.h"

#include "core/base/error.h"

namespace prunescope {

std::int64_t tokenIdFromJson(const Json& value, std::string_view owner, const std::string& where)
{
    const bool isSmall =
        value.is_number_integer() && value >= 0 && value.get<std::uint64_t>() < std::uint64_t(kMaxVocabulary);
    if (!isSmall)
        throw Error(ErrorKind::BadInput,
                    PS_TEXT("%1: the id of \"%2\" should be an integer from 0 to %3, but is %4."), where,
                    owner, kMaxVocabulary - 1, value.is_number() ? value.dump() : value.type_name());
    return value.get<std::int64_t>();
}

Vocabulary::Vocabulary(const Vocabulary& other)
{
    m_ids.reserve(other.m_ids.size());
    m_pieces.resize(other.m_pieces.size(), nullptr);
    for (const auto& [piece, id] : other.m_ids)
        enter(piece, id);
}

Vocabulary Vocabulary::fromJson(const Json& object, const std::string& where)
{
    if (!object.is_object())
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: key \"vocab\" should be an object, but is %2."), where,
                    object.type_name());
    if (object.size() > std::size_t(kMaxVocabulary))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the vocabulary has %2 pieces; at most %3 are allowed."),
                    where, object.size(), kMaxVocabulary);
    Vocabulary vocabulary;
    vocabulary.m_ids.reserve(object.size());
    for (const auto& [piece, id] : object.get_ref<const Json::object_t&>()) {
        if (vocabulary.find(piece))
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: the vocabulary has the piece \"%2\" twice."), where,
                        piece);
        vocabulary.add(piece, tokenIdFromJson(id, piece, where), where);
    }
    return vocabulary;
}

void Vocabulary::add(std::string_view piece, std::int64_t id, const std::string& where)
{
    const auto known = find(piece);
    if (known == id)
        return;
    if (known)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the piece \"%2\" has two ids, %3 and %4."), where,
                    piece, *known, id);
    if (id < 0 || id >= kMaxVocabulary)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the piece \"%2\" has id %3; ids go from 0 to %4."),
                    where, piece, id, kMaxVocabulary - 1);
    if (contains(id))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: the pieces \"%2\" and \"%3\" have the same id %4."),
                    where, this->piece(id), piece, id);
    enter(piece, id);
}

void Vocabulary::enter(std::string_view piece, std::int64_t id)
{
    if (id >= size())
        m_pieces.resize(std::size_t(id) + 1, nullptr);
    m_texts.emplace_back(piece);
    m_pieces[std::size_t(id)] = &m_texts.back();
    m_ids[m_texts.back()] = id;
}

std::optional<std::int64_t> Vocabulary::find(std::string_view piece) const
{
    const auto known = m_ids.find(piece);
    return known == m_ids.end() ? std::nullopt : std::optional(known->second);
}

bool Vocabulary::contains(std::int64_t id) const
{
    return id >= 0 && id < size() && m_pieces[std::size_t(id)];
}

std::string_view Vocabulary::piece(std::int64_t id) const
{
    return contains(id) ? std::string_view(*m_pieces[std::size_t(id)]) : std::string_view();
}

} // namespace prunescope
