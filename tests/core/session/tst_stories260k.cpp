// A real trained model end to end: logits, losses, perplexities on three real texts, greedy text.
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/calibration/text.h"
#include "core/evaluation/perplexity.h"
#include "core/session/logits.h"
#include "core/session/measure.h"
#include "core/session/open_model_impl.h"
#include "tests/core/golden.h"

#include <QTemporaryDir>

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

std::string folder() { return sharedPath("data/stories260K"); }

/// The first `count` characters (code points) of UTF-8 text.
std::string firstCharacters(const std::string& text, std::int64_t count)
{
    std::size_t end = 0;
    for (; end < text.size() && count > 0; --count)
        do {
            ++end;
        } while (end < text.size() && (text[end] & 0xC0) == 0x80);
    return text.substr(0, end);
}

std::string lastCharacters(const std::string& text, std::int64_t count)
{
    return QString::fromStdString(text).right(count).toStdString();
}

/// The protocol of the folder's SOURCE.md for each text.
std::string evaluationText(const std::string& name)
{
    if (name == "tinyshakespeare")
        return firstCharacters(readFile(sharedPath("data/tinyshakespeare/input.txt")), 100000);
    if (name == "wikitext2_test_joined")
        return firstCharacters(loadText(sharedPath("data/wikitext2/wiki.test.raw"), true).documents[0], 100000);
    const QString mark = QStringLiteral("<|endoftext|>");
    QString tail = QString::fromStdString(
        lastCharacters(readFile(sharedPath("data/tinystories/tinystories_sample.txt")), 60000));
    tail = tail.mid(tail.indexOf(mark) + mark.size());
    tail = tail.left(tail.lastIndexOf(mark));
    return tail.remove(mark).trimmed().toStdString();
}

} // namespace

class TstStories260k : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void logitsOfThreePromptsMatch()
    {
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder() + "/expected.safetensors"));
        const at::NoGradGuard guard;
        const auto model = tests::open(folder());
        const Json expected = readJsonFile(folder() + "/expected.json");
        for (int prompt = 0; prompt < 3; ++prompt) {
            const std::string prefix = "p" + std::to_string(prompt) + ".";
            auto ids = golden(folder() + "/expected.safetensors", prefix + "input_ids").reshape({1, -1});
            const auto tokens = model->requireTokenizer().encode(expected.at("prompts")[std::size_t(prompt)].at("text").get<std::string>(), true);
            QVERIFY(at::equal(ids.squeeze(0), at::tensor(tokens, at::kLong)));
            const auto logits = model->model().logits(ids, {});
            const auto wanted = golden(folder() + "/expected.safetensors", prefix + "logits").reshape(logits.sizes());
            QVERIFY(excess(logits, wanted, 1e-4, 1e-5) <= 0);
            const double nll = tokenNll(logits[0], ids[0], 1).mean().item<double>();
            QVERIFY(std::abs(nll - expected.at("prompts")[std::size_t(prompt)].at("mean_nll").get<double>()) < 1e-5);
        }
    }

    void perplexitiesMatchToFourDigits_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"tinystories_sample", "wikitext2_test_joined", "tinyshakespeare"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void perplexitiesMatchToFourDigits()
    {
        QFETCH(QString, name);
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder() + "/expected.json"));
        const Json wanted = readJsonFile(folder() + "/expected.json").at("perplexity").at(name.toStdString());
        const std::string text = evaluationText(name.toStdString());
        QCOMPARE(QString::fromStdString(text).toUcs4().size(), qsizetype(wanted.at("characters").get<int>()));
        QTemporaryDir temporary;
        const std::string file = temporary.filePath("text.txt").toStdString();
        writeFileAtomically(file, text);
        PerplexityParams params;
        params.text.path = file;
        params.window = wanted.at("window");
        StopFlag stop;
        const auto result = measurePerplexity(tests::open(folder()), params, stop, {});
        QCOMPARE(result.windows, wanted.at("windows").get<std::int64_t>());
        const double relative = result.perplexity / wanted.at("perplexity").get<double>() - 1;
        QVERIFY2(std::abs(relative) < 5e-5, qPrintable(QString::number(result.perplexity, 'g', 10)));
        QVERIFY(result.standardError.has_value());
        QVERIFY(result.bitsPerByte > 0);
    }

    void greedyTextIsEqualCharacterByCharacter()
    {
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder() + "/expected.json"));
        GenerateParams params;
        params.tokens = 200;
        StopFlag stop;
        const auto result = generateText(tests::open(folder()), params, stop, {});
        const std::string wanted = readJsonFile(folder() + "/expected.json").at("greedy_text_200_new_tokens");
        QCOMPARE(QString::fromStdString(result.text).trimmed(), QString::fromStdString(wanted).trimmed());
        QCOMPARE(result.ids.size(), std::size_t(200));
    }
};

PRUNESCOPE_TEST(TstStories260k)
#include "tst_stories260k.moc"
