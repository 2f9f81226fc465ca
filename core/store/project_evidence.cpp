// Evaluations with the losses of their tokens; prompts and continuations.
#include "core/store/project_store.h"

#include <bit>
#include <cstring>

namespace prunescope {
namespace {

// Blobs are written as they lie in memory.
static_assert(std::endian::native == std::endian::little);

template <typename Value> std::string_view asBytes(const std::vector<Value>& values)
{
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Value)};
}

template <typename Value> std::vector<Value> asValues(const std::string& bytes, const std::string& where)
{
    if (bytes.size() % sizeof(Value) != 0)
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: is damaged; %2 bytes are no list of numbers."), where, bytes.size());
    std::vector<Value> values(bytes.size() / sizeof(Value));
    if (!values.empty())
        std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
}

} // namespace

std::int64_t ProjectStore::addEvaluation(const StoredEvaluation& evaluation, const StoredLosses& losses)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(m_database);
    m_database
        .prepare("INSERT INTO evaluations (run, model, text, convention, window, stride, windows, tokens, "
                 "perplexity, standard_error, nll, bits_per_byte, tokens_per_second, created, plan, pruned_by, window_nll) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(evaluation.run, evaluation.modelFingerprint, evaluation.textSha256, evaluation.convention,
              evaluation.window, evaluation.stride, evaluation.windows, evaluation.tokens,
              evaluation.perplexity, evaluation.standardError, evaluation.nll, evaluation.bitsPerByte,
              evaluation.tokensPerSecond, nowMs(), evaluation.planId, evaluation.prunedBy)
        .bindBlob(asBytes(evaluation.windowNll))
        .run();
    const std::int64_t id = m_database.lastInsertedId();
    if (!losses.tokenNll.empty())
        m_database.prepare("INSERT INTO token_losses (evaluation, window_end, nats) VALUES (?, ?, ?)")
            .bind(id)
            .bindBlob(asBytes(losses.windowEnd))
            .bindBlob(asBytes(losses.tokenNll))
            .run();
    transaction.commit();
    return id;
}

std::optional<StoredLosses> ProjectStore::tokenLosses(std::int64_t evaluation) const
{
    const std::lock_guard lock(m_mutex);
    Statement query = m_database.prepare("SELECT nats, window_end FROM token_losses WHERE evaluation = ?");
    if (!query.bind(evaluation).next())
        return std::nullopt;
    const std::string where = m_database.name() + ", evaluation " + std::to_string(evaluation);
    StoredLosses losses{asValues<float>(query.bytes(0), where), asValues<std::int64_t>(query.bytes(1), where)};
    std::int64_t before = 0;
    for (const std::int64_t end : losses.windowEnd) {
        if (end < before || end > std::int64_t(losses.tokenNll.size()))
            throw Error(ErrorKind::BadInput, PS_TEXT("%1: is damaged; a window ends at token %2 of %3."), where, end,
                        losses.tokenNll.size());
        before = end;
    }
    if (before != std::int64_t(losses.tokenNll.size()))
        throw Error(ErrorKind::BadInput, PS_TEXT("%1: is damaged; a window ends at token %2 of %3."), where, before,
                    losses.tokenNll.size());
    return losses;
}

std::int64_t ProjectStore::savePrompt(const StoredPrompt& prompt)
{
    const std::lock_guard lock(m_mutex);
    Statement insert = m_database.prepare(
        "INSERT INTO prompts (text, tokens, temperature, top_p, seed, created) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (text, tokens, temperature, top_p, seed) DO UPDATE SET created = max(created, excluded.created) RETURNING id");
    insert.bind(prompt.text, prompt.tokens, prompt.temperature, prompt.topP, std::int64_t(prompt.seed), nowMs());
    insert.next();
    const std::int64_t id = insert.integer(0);
    while (insert.next()) {
    }
    return id;
}

std::vector<StoredPrompt> ProjectStore::prompts() const
{
    const std::lock_guard lock(m_mutex);
    Statement query = m_database.prepare("SELECT id, text, tokens, temperature, top_p, seed, created FROM prompts ORDER BY created DESC, id DESC");
    std::vector<StoredPrompt> prompts;
    while (query.next())
        prompts.push_back({query.integer(0), query.bytes(1), int(query.integer(2)), query.number(3), query.number(4),
                           std::uint64_t(query.integer(5)), query.integer(6)});
    return prompts;
}

void ProjectStore::removePrompt(std::int64_t id)
{
    const std::lock_guard lock(m_mutex);
    m_database.prepare("DELETE FROM prompts WHERE id = ?").bind(id).run();
}

std::int64_t ProjectStore::saveContinuation(const StoredContinuation& continuation)
{
    const std::lock_guard lock(m_mutex);
    Transaction transaction(m_database);
    m_database.prepare("DELETE FROM continuations WHERE prompt = ? AND model = ? AND plan = ? AND pruned_by IS ?")
        .bind(continuation.prompt, continuation.modelFingerprint, continuation.planId, continuation.prunedBy)
        .run();
    m_database
        .prepare("INSERT INTO continuations (prompt, model, plan, pruned_by, text, tokens_per_second, created) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(continuation.prompt, continuation.modelFingerprint, continuation.planId, continuation.prunedBy, continuation.text,
              continuation.tokensPerSecond, nowMs())
        .run();
    const std::int64_t id = m_database.lastInsertedId();
    transaction.commit();
    return id;
}

std::vector<StoredContinuation> ProjectStore::continuations(std::int64_t prompt) const
{
    const std::lock_guard lock(m_mutex);
    Statement query = m_database.prepare("SELECT id, prompt, model, plan, pruned_by, text, tokens_per_second, created "
                                         "FROM continuations WHERE prompt = ? ORDER BY id");
    query.bind(prompt);
    std::vector<StoredContinuation> out;
    while (query.next())
        out.push_back({query.integer(0), query.integer(1), query.bytes(2), query.bytes(3), query.optionalInteger(4), query.bytes(5),
                       query.number(6), query.integer(7)});
    return out;
}

} // namespace prunescope
