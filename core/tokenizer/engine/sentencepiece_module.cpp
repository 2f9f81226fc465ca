// The module that links libsentencepiece; see core/tokenizer/sentencepiece_engine.h for why it stands alone.
#include "core/tokenizer/sentencepiece_engine.h"

#include <sentencepiece_processor.h>

namespace prunescope {
namespace {

std::string sentence(const sentencepiece::util::Status& status) { return status.ok() ? "" : status.ToString(); }

class Engine final : public SentencePieceEngine {
public:
    std::string load(std::string_view serializedModel) override
    {
        return sentence(m_processor.LoadFromSerializedProto({serializedModel.data(), serializedModel.size()}));
    }
    int pieceCount() const override { return m_processor.GetPieceSize(); }
    int bosId() const override { return m_processor.bos_id(); }
    int eosId() const override { return m_processor.eos_id(); }
    std::string encode(std::string_view text, std::vector<int>& ids) const override
    {
        return sentence(m_processor.Encode({text.data(), text.size()}, &ids));
    }
    std::string decode(const std::vector<int>& ids, std::string& text) const override
    {
        return sentence(m_processor.Decode(ids, &text));
    }

private:
    sentencepiece::SentencePieceProcessor m_processor;
};

} // namespace
} // namespace prunescope

/// The module's one entry; the caller owns the object.
extern "C" prunescope::SentencePieceEngine* prunescopeMakeSentencePieceEngine() { return new prunescope::Engine; }
