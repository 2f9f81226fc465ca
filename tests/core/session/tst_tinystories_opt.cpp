// A trained model of the OPT family end to end: logits, losses, perplexities of two real texts, greedy text.
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/calibration/text.h"
#include "core/evaluation/perplexity.h"
#include "core/session/measure.h"
#include "core/session/open_model_impl.h"
#include "tests/core/golden.h"

#include <QTemporaryDir>

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

std::string folder() { return sharedPath("data/tinystories_opt"); }

/// Stories 2201 to 2316 as documents of their own, as the folder's SOURCE.md says.
std::string heldOutStories()
{
    const QString all = QString::fromStdString(readFile(sharedPath("data/tinystories/tinystories_sample.txt")));
    QStringList stories;
    for (const QString& story : all.split(QStringLiteral("<|endoftext|>")))
        if (!story.trimmed().isEmpty())
            stories << story.trimmed();
    std::string out;
    for (const QString& story : stories.mid(2200, 116))
        out += asciiLine({{"text", story.toStdString()}}) + "\n";
    return out;
}

std::string startOfWikiText()
{
    const QString all = QString::fromStdString(loadText(sharedPath("data/wikitext2/wiki.test.raw"), true).documents[0]);
    return all.left(100000).toStdString(); // no characters beyond the basic plane in this part
}

} // namespace

class TstTinystoriesOpt : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder() + "/expected.json"));
    }
    void logitsOfThePromptsMatch()
    {
        const at::NoGradGuard guard;
        const auto model = tests::open(folder());
        const Json expected = readJsonFile(folder() + "/expected.json");
        const Json& prompts = expected.at("prompts");
        QVERIFY(prompts.size() >= 2);
        for (std::size_t prompt = 0; prompt < prompts.size(); ++prompt) {
            const std::string prefix = "p" + std::to_string(prompt) + ".";
            const auto ids = golden(folder() + "/expected.safetensors", prefix + "input_ids").reshape({1, -1});
            const auto tokens = model->requireTokenizer().encode(prompts[prompt].at("text").get<std::string>(), true);
            QVERIFY(at::equal(ids.squeeze(0), at::tensor(tokens, at::kLong)));
            const auto logits = model->model().logits(ids, {});
            const auto wanted = golden(folder() + "/expected.safetensors", prefix + "logits").reshape(logits.sizes());
            QVERIFY(excess(logits, wanted, 1e-4, 1e-5) <= 0);
            const double nll = tokenNll(logits[0], ids[0], 1).mean().item<double>();
            QVERIFY(std::abs(nll - prompts[prompt].at("mean_nll").get<double>()) < 1e-5);
        }
    }
    void perplexitiesMatchToFourDigits_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("stories") << "tinystories_stories_2201_to_2316";
        QTest::newRow("WikiText-2") << "wikitext2_test_joined_first_100000_characters";
    }
    void perplexitiesMatchToFourDigits()
    {
        QFETCH(QString, name);
        const Json expected = readJsonFile(folder() + "/expected.json");
        const Json& wanted = expected.at("perplexity").at(name.toStdString());
        const bool isStories = name.startsWith("tinystories");
        QTemporaryDir temporary;
        PerplexityParams params;
        params.text.path = temporary.filePath(isStories ? "text.jsonl" : "text.txt").toStdString();
        writeFileAtomically(params.text.path, isStories ? heldOutStories() : startOfWikiText());
        params.window = wanted.at("window");
        StopFlag stop;
        const auto result = measurePerplexity(tests::open(folder()), params, stop, {});
        QCOMPARE(result.windows, wanted.at("windows").get<std::int64_t>());
        const double relative = result.perplexity / wanted.at("perplexity").get<double>() - 1;
        QVERIFY2(std::abs(relative) < 5e-5, qPrintable(QString::number(result.perplexity, 'g', 10)));
    }
    void greedyTextIsEqualCharacterByCharacter()
    {
        GenerateParams params;
        const Json expected = readJsonFile(folder() + "/expected.json");
        const QString wanted = QString::fromStdString(expected.at("greedy_text_110_new_tokens").get<std::string>());
        params.tokens = 110;
        StopFlag stop;
        const auto result = generateText(tests::open(folder()), params, stop, {});
        QCOMPARE(QString::fromStdString(result.text).trimmed(), wanted.trimmed());
    }
};

PRUNESCOPE_TEST(TstTinystoriesOpt)
#include "tst_tinystories_opt.moc"
