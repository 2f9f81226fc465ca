// When a figure is called implausible, and when it is not.
#include "core/architecture/torch.h"
#include "core/base/files.h"
#include "core/session/evaluation_warnings.h"
#include "core/session/measure.h"
#include "tests/core/golden.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

class TstEvaluationWarnings : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    std::string path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)).toStdString(); }

    static bool says(const PerplexityResult& result, const std::string& words)
    {
        return std::any_of(result.warnings.begin(), result.warnings.end(),
                           [&](const Text& text) { return text.english().find(words) != std::string::npos; });
    }
    PerplexityResult measured(const std::string& model, const std::string& text, int window, const char* convention = "paper",
                              bool joins = false, int most = 0) const
    {
        PerplexityParams params;
        params.text = {text, joins};
        params.window = window;
        params.convention = convention;
        params.maxWindows = most;
        StopFlag stop;
        return measurePerplexity(tests::open(model), params, stop, {});
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny"));
        writeTinyText(path("text.txt"), 12);
    }
    void anUntrainedModelIsWorseThanGuessing()
    {
        QVERIFY(says(measured(path("tiny"), path("text.txt"), 32), "Guessing evenly among all 270 tokens"));
    }
    void aTrainedModelOnItsOwnKindOfTextHasNoWarnings()
    {
        const std::string folder = sharedPath("data/stories260K");
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(folder));
        const std::string text = readFile(sharedPath("data/tinystories/tinystories_sample.txt"));
        writeFileAtomically(path("stories.txt"), text.substr(0, 20000));
        const auto result = measured(folder, path("stories.txt"), 256);
        QVERIFY2(result.warnings.empty(), result.warnings.empty() ? "" : result.warnings.front().english().c_str());
    }
    void fewWindowsAndLongTailsAreNamed()
    {
        const auto tokens = measured(path("tiny"), path("text.txt"), 32).text.tokens;
        const int window = int(tokens * 6 / 10);
        const auto result = measured(path("tiny"), path("text.txt"), window);
        QVERIFY(says(result, "too few windows (1)"));
        QVERIFY(says(result, "leaves out the last 40 %"));
        // Windows that were not asked for are no tail.
        QVERIFY(!says(measured(path("tiny"), path("text.txt"), 32, "paper", false, 2), "leaves out"));
    }
    void wikiTextIsKnownByItsHash()
    {
        const std::string wiki = sharedPath("data/wikitext2/wiki.test.raw");
        PRUNESCOPE_REQUIRE_SHARED(QString::fromStdString(wiki));
        const std::string folder = sharedPath("data/stories260K");
        QVERIFY(says(measured(folder, wiki, 64, "paper", false, 1), "join its rows"));
        QVERIFY(!says(measured(folder, wiki, 64, "paper", true, 1), "WikiText"));
        QVERIFY(says(measured(folder, wiki, 64, "llama.cpp", true, 1), "read the file as it lies"));
        QVERIFY(!says(measured(folder, wiki, 64, "llama.cpp", false, 1), "WikiText"));
        std::filesystem::create_directory(path("other"));
        writeTinyText(path("other/wiki.test.raw"), 12);
        QVERIFY(says(measured(path("tiny"), path("other/wiki.test.raw"), 32), "is not WikiText-2's test split"));
    }
    void frequencyEntropyIsThatOfTheCounts()
    {
        // 1/2, 1/4, 1/4: 1.5 bits, plus two degrees of freedom over twice eight samples.
        const double wanted = 1.5 * std::log(2.0) + 2.0 / 16;
        QVERIFY(std::abs(frequencyEntropy({7, 7, 7, 7, 1, 1, 2, 2}) - wanted) < 1e-12);
        QCOMPARE(frequencyEntropy({}), 0.0);
    }
};

PRUNESCOPE_TEST(TstEvaluationWarnings)
#include "tst_evaluation_warnings.moc"
