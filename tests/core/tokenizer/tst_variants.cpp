// Every part of the tokenizer.json format, one at a time, against ids of huggingface/tokenizers
// (tests/data/tokenizer/variants.json).
#include "core/tokenizer/large_json.h"
#include "tests/core/tokenizer/spm_samples.h"
#include "tests/core/tokenizer/tokenizer_samples.h"
#include "tests/test_case.h"

#include <QFileInfo>

#include <map>

using namespace prunescope;
using namespace prunescope::tests;

class TstVariants : public QObject {
    Q_OBJECT

    Json m_file;
    std::map<std::string, Json> m_bases;
    std::string m_charsmap;

    /// "@charsmap" stands for the table of the shared unigram model.
    void fillIn(Json& value) const
    {
        if (value.is_string() && value.get_ref<const std::string&>() == "@charsmap")
            value = m_charsmap;
        if (value.is_structured())
            for (Json& inner : value)
                fillIn(inner);
    }

    static void patch(Json& base, const Json& changes)
    {
        for (const auto& [key, value] : changes.items()) {
            if (key == "model_fields")
                for (const auto& [field, content] : value.items())
                    base["model"][field] = content;
            else
                base[key] = value;
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        PRUNESCOPE_REQUIRE_SHARED(sharedTokenizer("gpt2/tokenizer.json"));
        m_file = readJsonFile(TEST_DATA "/tokenizer/variants.json");
        for (const char* name : {"gpt2", "stories260k_tok512"}) {
            const std::string path =
                sharedTokenizer(QString::fromUtf8(name) + "/tokenizer.json").toStdString();
            m_bases[name] = parseLargeJson(readFile(path), path);
        }
        const SpmParts parts = readSpmParts(sharedTokenizer("sentencepiece_unigram_1000/tokenizer.model"));
        m_charsmap = toBase64(parts.charsmap);
        m_bases["sentencepiece_unigram_1000"] = unigramTokenizer(parts);
    }

    void idsAndTextsAreThoseOfTheLibrary()
    {
        int checked = 0;
        for (const Json& variant : m_file.at("variants")) {
            const std::string name = variant.at("name");
            Json json = m_bases.at(variant.at("base"));
            Json changes = variant.at("patch");
            fillIn(changes);
            patch(json, changes);
            const auto tokenizer = makeJsonTokenizer(json, {}, name);
            for (std::size_t i = 0; i < m_file.at("texts").size(); ++i) {
                const std::string text = m_file.at("texts").at(i);
                const Ids ids = tokenizer->encode(text, variant.at("special").get<bool>());
                QVERIFY2(ids == variant.at("ids").at(i).get<Ids>(), (name + ": " + text).c_str());
                if (variant.contains("decoded"))
                    QCOMPARE(tokenizer->decode(ids, false), variant.at("decoded").at(i).get<std::string>());
                ++checked;
            }
        }
        QVERIFY(checked > 2000);
    }

    /// A unigram model as tokenizer.json gives the ids of the sentencepiece library that it was converted
    /// from; ten texts, of tabs, newlines and runs of points, come out otherwise in huggingface/tokenizers
    /// too.
    void aConvertedUnigramModelAgreesWithSentencepiece()
    {
        Json json = m_bases.at("sentencepiece_unigram_1000");
        const Json spaces = {{"type", "Replace"}, {"pattern", {{"Regex", " {2,}"}}}, {"content", " "}};
        json["normalizer"] = {
            {"type", "Sequence"},
            {"normalizers", Json::array({json["normalizer"], {{"type", "Strip"}}, spaces})}};
        json["added_tokens"] = Json::array(); // sentencepiece does not look for them in texts
        const auto tokenizer = makeJsonTokenizer(json, {}, "t.json");
        const std::string path = sharedTokenizer("sentencepiece_unigram_1000/vectors.json").toStdString();
        const Json vectors = readJsonFile(path);
        int same = 0, all = 0;
        for (const Json& vector : vectors.at("computed")) {
            const std::string text = vector.at("text");
            same += tokenizer->encode(text, false) == vector.at("ids").get<Ids>();
            ++all;
        }
        QCOMPARE(all, 115);
        QCOMPARE(same, 105);
    }
};

PRUNESCOPE_TEST(TstVariants)
#include "tst_variants.moc"
