// GGUF files for viewing: tests/data/valid/gguf, made by tests/data/hostile/make.py. Broken ones: tst_hostile_files.cpp.
#include "core/checkpoint/gguf_file.h"
#include "core/checkpoint/gguf_names.h"
#include "tests/core/checkpoint/handmade.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

#include <cstring>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

std::shared_ptr<const GgufFile> open(const char* name)
{
    return GgufFile::open(std::string(TEST_DATA "/valid/gguf/") + name);
}

std::vector<float> values(const TensorView& tensor)
{
    std::vector<float> numbers(tensor.bytes.size() / sizeof(float));
    std::memcpy(numbers.data(), tensor.bytes.data(), tensor.bytes.size());
    return numbers;
}

using Shape = std::vector<std::int64_t>;

} // namespace

class TstGgufFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAndShapesAreThoseOfTheHubModel()
    {
        const auto file = open("rich.gguf");
        QStringList found;
        for (const auto& tensor : file->tensors())
            found << QString::fromStdString(tensor.name + " " + shapeText(tensor.shape) + " ") + QString::fromLatin1(dtypeName(tensor.dtype).data());
        QCOMPARE(found, QStringList({"model.embed_tokens.weight [4, 32] F32", "model.layers.0.self_attn.q_proj.weight [8, 32] F32",
                                     "model.layers.0.self_attn.k_proj.weight [4, 32] F32",
                                     "model.layers.0.mlp.down_proj.weight [3, 2] F16", "model.norm.weight [2] BF16"}));
    }

    void blocksOfEightBitsAreComputedAsF32()
    {
        const auto file = open("rich.gguf");
        const TensorView& embedding = *file->find("model.embed_tokens.weight");
        QVERIFY(!embedding.bytes.isMapped());
        const auto numbers = values(embedding);
        for (int row = 0; row < 4; ++row)
            for (int i = 0; i < 32; ++i)
                QCOMPARE(numbers[std::size_t(row * 32 + i)], float((row + 1) * i));
    }

    void plainTypesLieInTheFile()
    {
        const auto file = open("rich.gguf");
        const TensorView& down = *file->find("model.layers.0.mlp.down_proj.weight");
        QVERIFY(down.bytes.isMapped() && file->find("model.norm.weight")->bytes.isMapped());
        const std::uint16_t halves[] = {0x3C00, 0x4000, 0x4200, 0x4400, 0x4500, 0x4600}; // 1 to 6
        QCOMPARE(toBytes(down.bytes), QByteArray(reinterpret_cast<const char*>(halves), sizeof(halves)));
    }

    void rowsOfQueriesAndKeysAreBroughtBackInOrder()
    {
        // Stored row r of q holds (r + 1) r everywhere; heads have 4 rows, stored in the order 0 2 1 3.
        const auto file = open("rich.gguf");
        const auto q = values(*file->find("model.layers.0.self_attn.q_proj.weight"));
        const int storedQ[] = {0, 2, 1, 3, 4, 6, 5, 7};
        for (std::size_t row = 0; row < 8; ++row)
            QCOMPARE(q[row * 32 + 5], float((storedQ[row] + 1) * storedQ[row]));
        // Stored row r of k holds 100 r, 100 r + 1 ...; one head of 4 rows, as there is one key head.
        const auto k = values(*file->find("model.layers.0.self_attn.k_proj.weight"));
        const int storedK[] = {0, 2, 1, 3};
        for (std::size_t row = 0; row < 4; ++row)
            QCOMPARE(k[row * 32 + 31], float(100 * storedK[row] + 31));
    }

    void theRestIsSaidInOneSentenceEach()
    {
        const auto file = open("rich.gguf");
        QCOMPARE(file->warnings().size(), std::size_t(3));
        VERIFY_CONTAINS(QString::fromStdString(file->warnings()[0].english()), QStringList({"1 tensor", "blk.0.ffn_up.weight (Q6_K)"}));
        VERIFY_CONTAINS(QString::fromStdString(file->warnings()[1].english()), QStringList({"2 tensors", "Q8_0", "F32"}));
        VERIFY_CONTAINS(QString::fromStdString(file->warnings()[2].english()), QStringList({"2 query and key", "interleaved"}));
        QVERIFY(open("version_2.gguf")->warnings().empty());
    }

    void theConfigurationHasTheUsualKeys()
    {
        const Json config = open("rich.gguf")->config();
        QVERIFY(config.at("model_type") == "gguf:llama");
        QVERIFY(config.at("num_hidden_layers") == 1 && config.at("hidden_size") == 32);
        QVERIFY(config.at("num_attention_heads") == 2 && config.at("num_key_value_heads") == 1);
        QVERIFY(config.at("max_position_embeddings") == 64 && !config.contains("vocab_size"));
        QVERIFY(config.at("gguf").at("general.architecture") == "llama");
        QVERIFY(config.at("gguf").at("tokenizer.ggml.scores") == 100); // a long list is its length
    }

    void filesOfAnotherKindKeepTheirNames()
    {
        const auto file = open("version_2.gguf");
        QVERIFY(file->find("a")->shape == Shape({2}));
        QVERIFY(file->config().at("model_type") == "gguf:unknown");
    }

    void namesAreMappedForFamiliesLikeLlama_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("mapped");
        QTest::newRow("blk.12.attn_output.weight") << "qwen2" << "model.layers.12.self_attn.o_proj.weight";
        QTest::newRow("blk.0.attn_q.bias") << "qwen2" << "model.layers.0.self_attn.q_proj.bias";
        QTest::newRow("blk.0.attn_q_norm.weight") << "qwen3" << "model.layers.0.self_attn.q_norm.weight";
        QTest::newRow("blk.0.ffn_norm.weight") << "llama" << "model.layers.0.post_attention_layernorm.weight";
        QTest::newRow("blk.0.ffn_norm.weight ") << "gemma2" << "model.layers.0.pre_feedforward_layernorm.weight";
        QTest::newRow("blk.0.ffn_up.weight") << "phi3" << "model.layers.0.mlp.gate_up_proj.weight";
        QTest::newRow("blk.3.ffn_gate_exps.weight") << "llama" << "model.layers.3.ffn_gate_exps.weight";
        QTest::newRow("output.weight") << "llama" << "lm_head.weight";
        QTest::newRow("rope_freqs.weight") << "llama" << "rope_freqs.weight";
        QTest::newRow("blk.3.weight") << "llama" << "blk.3.weight";
        QTest::newRow("plain") << "llama" << "plain";
        QTest::newRow("blk.3.attn_q.weight") << "gpt2" << "blk.3.attn_q.weight";
    }
    void namesAreMappedForFamiliesLikeLlama()
    {
        QFETCH(QString, family);
        QFETCH(QString, mapped);
        const std::string name = QString(QTest::currentDataTag()).trimmed().toStdString();
        QCOMPARE(QString::fromStdString(hubName(name, family.toStdString())), mapped);
    }

    void refusalsNameThePlaceAndBothValues_data()
    {
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("short.gguf") << QStringList({"8 bytes", "at least 24"});
        QTest::newRow("magic.gguf") << QStringList({"GGUF"});
        QTest::newRow("version_1.gguf") << QStringList({"version 1", "2 and 3"});
        QTest::newRow("big_endian.gguf") << QStringList({"big-endian"});
        QTest::newRow("many_tensors.gguf") << QStringList({"1152921504606846976 tensors"});
        QTest::newRow("key_twice.gguf") << QStringList({"general.architecture", "twice"});
        QTest::newRow("value_type.gguf") << QStringList({"unknown type 13"});
        QTest::newRow("five_dimensions.gguf") << QStringList({"\"a\"", "5 dimensions", "1 to 4"});
        QTest::newRow("ragged_blocks.gguf") << QStringList({"Q8_0", "33", "32"});
        QTest::newRow("alignment_3.gguf") << QStringList({"general.alignment", "3"});
        QTest::newRow("offset_unaligned.gguf") << QStringList({"byte 4", "32"});
        QTest::newRow("cut_data.gguf") << QStringList({"68 bytes", "64", "again"});
        QTest::newRow("overlap.gguf") << QStringList({"\"b\"", "inside \"a\""});
        QTest::newRow("only_k_quants.gguf") << QStringList({"a (Q4_K)", "Q8_0"});
    }
    void refusalsNameThePlaceAndBothValues()
    {
        QFETCH(QStringList, parts);
        const char* name = QTest::currentDataTag();
        VERIFY_CONTAINS(messageOf(ErrorKind::BadInput, [&] { GgufFile::open(std::string(TEST_DATA "/hostile/gguf/") + name); }),
                        parts + QStringList(name));
    }

    void changedBytesNeverDoMoreThanAnError()
    {
        QTemporaryDir folder;
        const QByteArray good = readBytes(TEST_DATA "/valid/gguf/rich.gguf");
        for (qsizetype place = 0; place < 1200; ++place) {
            QByteArray bytes = good;
            bytes[place] = char(bytes[place] ^ (1 << place % 8));
            writeBytes(folder.filePath("x.gguf"), bytes);
            try {
                const auto file = GgufFile::open(folder.filePath("x.gguf").toStdString());
                for (const auto& tensor : file->tensors())
                    QCOMPARE(std::size_t(tensor.bytes.end() - tensor.bytes.begin()), tensor.bytes.size());
            } catch (const Error& error) {
                QVERIFY(error.kind() == ErrorKind::BadInput);
            }
        }
    }
};

PRUNESCOPE_TEST(TstGgufFile)
#include "tst_gguf_file.moc"
