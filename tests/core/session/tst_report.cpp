// The report against what it is made of: figures in all files equal those of the acts, and nothing is said that is not known.
#include "core/base/files.h"
#include "core/session/report.h"
#include "core/session/report_figures.h"
#include "core/session/session.h"
#include "core/store/project_store.h"
#include "tests/core/golden.h"
#include "tests/core/thrown.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

#include <cmath>

using namespace prunescope;
using namespace prunescope::tests;

class TstReport : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    ModelHandle m_model;
    std::shared_ptr<ProjectStore> m_store = ProjectStore::openInMemory();
    Session m_session{m_store};
    CompareParams m_evaluation;
    PruneResult m_pruned;
    ReportContents m_full; // with all there can be

    std::string path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)).toStdString(); }

    ReportContents planOnly() const
    {
        ReportContents contents;
        contents.model = m_full.model;
        contents.plan = m_full.plan;
        contents.created = m_full.created;
        return contents;
    }
    static std::string htmlText(const ReportContents& contents)
    {
        return htmlOf(reportDocument(contents), [](const Text& text) { return text.english(); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny"));
        m_model = tests::open(path("tiny"));
        const std::string text = writeTinyText(path("text.txt"), 12).string();
        StopFlag stop;
        PruneParams prune;
        prune.plan = uniformPlan(modelInfo(*m_model), "wanda", 0.5, {}, {});
        prune.plan.name = "half, with \"quotes\" & <marks>";
        prune.plan.id = newPlanId();
        prune.plan.matrices[0].sparsityShare = 0.25;
        prune.calibration.text.path = text;
        prune.calibration.samples = 4;
        prune.calibration.window = 32;
        m_pruned = m_session.prune(m_model, prune, stop, {});
        SensitivityParams sweep;
        sweep.calibration = prune.calibration;
        sweep.evaluation.text.path = text;
        sweep.evaluation.window = 32;
        sweep.evaluation.maxWindows = 5;
        sweep.levels = {0.2, 0.5, 0.8};
        sweep.probes = LossPredictor::kLeastProbes;
        m_full.model = modelInfo(*m_model);
        m_full.plan = prune.plan;
        m_full.plan.calibration = {"text.txt", m_pruned.text.sha256, 4, 32, 0};
        m_full.created = "2026-01-02 03:04 UTC";
        m_full.run = reportedRun(m_pruned);
        m_evaluation = {sweep.evaluation};
        m_full.comparison = compareModels(m_model, m_pruned.model, {sweep.evaluation}, stop, {});
        m_full.sweep = std::make_shared<SensitivityResult>(measureSensitivity(m_model, sweep, {}, {}, stop, {}));
    }
    void figuresAreThoseOfTheActs()
    {
        const Json json = parseJson(reportToJson(m_full).dump(), "report");
        QCOMPARE(json.at("format").get<std::string>(), std::string("prunescope-report"));
        QCOMPARE(json.at("comparison").at("b").at("perplexity").get<double>(), m_full.comparison->b.perplexity);
        QCOMPARE(json.at("comparison").at("nll_difference").get<double>(), m_full.comparison->nllDifference);
        QCOMPARE(json.at("run").at("sparsity").get<double>(), m_pruned.achievedShare);
        QCOMPARE(json.at("run").at("matrices").size(), m_pruned.matrices.size());
        QVERIFY(planFromJson(json.at("plan"), "report").matrices == m_full.plan.matrices);
        const auto predictor = LossPredictor::fit(*m_full.sweep, m_full.model);
        QVERIFY(predictor);
        QCOMPARE(json.at("prediction").at("perplexity").get<double>(), predictor->predict(m_full.plan).perplexity);
        QCOMPARE(json.at("planned_sparsity").get<double>(), m_pruned.plannedShare);
    }
    void whatAMatrixCostsAloneComesFromItsCurve()
    {
        const ReportFigures figures = reportFigures(m_full);
        const auto& points = *m_full.sweep;
        const std::string& first = m_full.plan.matrices[0].name; // at 0.25, between 0.2 and 0.5
        const double low = points.findPoint(first, 0.2)->nllIncrease, high = points.findPoint(first, 0.5)->nllIncrease;
        QVERIFY(std::abs(figures.lossAlone[0] - (low + (high - low) / 6)) < 1e-12);
        QCOMPARE(figures.lossAlone[1], points.findPoint(m_full.plan.matrices[1].name, 0.5)->nllIncrease);
    }
    void thePageHoldsTheFigures()
    {
        const std::string html = htmlText(m_full);
        for (const std::string& wanted :
             {std::string("half, with &quot;quotes&quot; &amp; &lt;marks&gt;"), m_full.model.fingerprint, m_full.plan.id, m_pruned.text.sha256,
              m_full.plan.matrices[5].name, std::string("2026-01-02 03:04 UTC"), std::string("prunescope-cli prune MODEL --plan plan.psplan"),
              m_full.comparison->a.convention})
            QVERIFY2(html.find(wanted) != html.npos, wanted.c_str());
        QVERIFY(html.find(m_temporary.path().toStdString()) == html.npos); // no place of this machine
        QVERIFY(html.find("nan") == html.npos);
    }
    void nothingIsSaidOfWhatIsNotKnown()
    {
        const std::string html = htmlText(planOnly());
        for (const char* absent : {"Perplexity", "perplexity", "Sensitivity", "Output error of each", "Reached", "sensitivity.json", "Where it hurts",
                                   "Multiple choice", "Texts side by side", "Models of the project", "tokens.csv"})
            QVERIFY2(html.find(absent) == html.npos, absent);
        const Json json = reportToJson(planOnly());
        QVERIFY(json.at("run").is_null() && json.at("comparison").is_null() && json.at("sensitivity").is_null());
        QVERIFY(!json.contains("prediction"));
    }
    void theVerdictIsThatOfThePairedStatistics()
    {
        ReportContents contents = planOnly();
        contents.comparison = m_full.comparison;
        PairedStatistics& paired = contents.comparison->paired;
        paired.windowError = 0.01;
        const auto says = [&](PairedVerdict verdict, double difference, const char* words) {
            paired.verdict = verdict;
            paired.mean = difference;
            return htmlText(contents).find(words) != std::string::npos;
        };
        QVERIFY(says(PairedVerdict::Undecided, 0.0199, "cannot be told apart") && says(PairedVerdict::Equal, 0, "cannot be told apart"));
        QVERIFY(says(PairedVerdict::Worse, 0.0201, "is worse by 0.0201 ± 0.01"));
        QVERIFY(says(PairedVerdict::Better, -0.0201, "is better by 0.0201 ± 0.01"));
        QVERIFY(says(PairedVerdict::TooShort, 0.0201, "too short to tell"));
    }
    void theTableHasALineForEachMatrix()
    {
        const QString csv = QString::fromStdString(reportCsv(m_full));
        const QStringList lines = csv.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), qsizetype(m_full.plan.matrices.size() + 1));
        const QStringList names = lines[0].split(','), first = lines[1].split(',');
        QCOMPARE(names.size(), first.size());
        const auto field = [&](const char* name) { return first[names.indexOf(QLatin1String(name))]; };
        QCOMPARE(field("matrix").toStdString(), m_full.plan.matrices[0].name);
        QCOMPARE(field("planned_sparsity").toDouble(), 0.25);
        QCOMPARE(field("zeros").toLongLong(), qlonglong(m_pruned.matrices[0].zeros));
        QVERIFY(std::abs(field("output_error").toDouble() - m_pruned.matrices[0].outputError) < 1e-9);
        const QStringList bare = QString::fromStdString(reportCsv(planOnly())).split(QStringLiteral("\r\n"))[1].split(',');
        QVERIFY(bare[names.indexOf("zeros")].isEmpty() && bare[names.indexOf("loss_alone")].isEmpty());
    }
    void aProjectKnowsTheRun()
    {
        const auto run = recordedRun(*m_store, m_full.plan, m_full.model);
        QVERIFY(run && run->id > 0);
        QCOMPARE(run->achievedShare, m_pruned.achievedShare);
        QCOMPARE(run->matrices.size(), m_pruned.matrices.size());
        QCOMPARE(run->matrices[3].zeros, m_pruned.matrices[3].zeros);
        QCOMPARE(run->matrices[3].outputError, m_pruned.matrices[3].outputError);
        Plan other = m_full.plan;
        other.id = newPlanId();
        QVERIFY(!recordedRun(*m_store, other, m_full.model));
    }
    void aProjectAddsAnswersTextsAndModels()
    {
        ReportContents contents = m_full;
        contents.run = recordedRun(*m_store, m_full.plan, m_full.model);
        addProjectEvidence(contents, *m_store);
        QVERIFY(!contents.choices && contents.texts.empty() && !contents.front); // nothing was measured in the project

        StopFlag stop;
        writeFileAtomically(path("ask.jsonl"), "{\"goal\": \"The dog\", \"sol1\": \"ran home\", \"sol2\": \"stone\", \"label\": 0}\n"
                                               "{\"goal\": \"A cat\", \"sol1\": \"blue\", \"sol2\": \"sat down\", \"label\": 1}\n");
        ChoiceParams ask;
        ask.tasks = {path("ask.jsonl")};
        GenerateParams prompt{"The dog", 6};
        std::vector<std::string> words;
        for (const ModelHandle& model : {m_model, m_pruned.model}) {
            m_session.choice(model, ask, stop, {});
            const auto text = generateText(model, prompt, stop, {});
            m_session.keepContinuation(model, prompt, text);
            words.push_back(text.text);
        }
        const auto compared = m_session.compare(m_model, m_pruned.model, m_evaluation, stop, {});
        addProjectEvidence(contents, *m_store);
        QVERIFY(contents.choices && contents.choices->pruned);
        QCOMPARE(contents.choices->dense.tasks.at(0).name, std::string("ask"));
        QCOMPARE(contents.texts.size(), std::size_t(1));
        QCOMPARE(contents.texts[0].dense, words[0]);
        QCOMPARE(contents.texts[0].pruned, words[1]);
        QVERIFY(contents.front);
        QCOMPARE(contents.front->table.rows.size(), std::size_t(2));
        QCOMPARE(*contents.front->table.rows[1].quality, compared.b.perplexity);

        const Json json = reportToJson(contents);
        QCOMPARE(json.at("choice").at("comparison").at("all").at("n").get<int>(), 2);
        QCOMPARE(json.at("texts").at(0).at("pruned").get<std::string>(), words[1]);
        QCOMPARE(json.at("models").at("points").at(1).at("perplexity").get<double>(), compared.b.perplexity);
        const std::string html = htmlText(contents);
        for (const char* wanted : {"Where it hurts", "Multiple choice", "Texts side by side", "Models of the project"})
            QVERIFY2(html.find(wanted) != html.npos, wanted);

        contents.run.reset(); // of another run nothing is said
        contents.texts.clear();
        addProjectEvidence(contents, *m_store);
        QVERIFY(contents.texts.empty() && contents.choices && !contents.choices->pruned);
    }
    void whereItHurtsHoldsTheFiguresOfTheTokens()
    {
        const ComparedTokens& tokens = *m_full.comparison->tokens;
        const auto worst = worstPassages(tokens, 32, 12);
        QVERIFY(!worst.empty());
        const std::string html = htmlText(m_full);
        const auto fixed = [](double value, int places) { return QString::number(value, 'f', places).toStdString(); };
        QVERIFY(html.find("+" + fixed(worst[0].change, 1)) != html.npos);
        for (const LossGroup& group : changeByFrequency(tokens))
            QVERIFY(html.find(fixed(group.lossB, 3)) != html.npos);
        const Json json = reportToJson(m_full);
        QCOMPARE(json.at("where_it_hurts").dump(), whereItHurtsJson(tokens).dump());
    }
    void theFolderIsAllOrNothing()
    {
        ReportParams params;
        params.contents = m_full;
        params.folder = path("out");
        writeReport(params);
        for (const char* name : {"report.html", "report.json", "matrices.csv", "plan.psplan", "tokens.csv", "sensitivity.json", "sensitivity.csv"})
            QVERIFY2(std::filesystem::file_size(std::filesystem::path(params.folder) / name) > 0, name);
        QVERIFY(readPlan(std::filesystem::path(params.folder) / "plan.psplan").matrices == m_full.plan.matrices);
        QVERIFY(throwsNaming([&] { writeReport(params); }, ErrorKind::BadInput, "out")); // it is there already
        params.folder = path("half");
        params.addFiles = [](const Document&, const std::filesystem::path&) { throw Error(ErrorKind::BadInput, PS_TEXT("No ink.")); };
        QVERIFY(throwsNaming([&] { writeReport(params); }, ErrorKind::BadInput, "No ink."));
        QVERIFY(!std::filesystem::exists(params.folder));
    }
    void partsOfAnotherModelAreRefused()
    {
        ReportContents contents = m_full;
        auto other = std::make_shared<SensitivityResult>(*m_full.sweep);
        other->modelFingerprint = "0123";
        contents.sweep = other;
        QVERIFY(throwsNaming([&] { reportDocument(contents); }, ErrorKind::BadInput, "0123"));
        contents = planOnly();
        contents.plan.matrices[0].name = "nobody";
        QVERIFY(throwsNaming([&] { reportDocument(contents); }, ErrorKind::BadInput, "nobody"));
    }
};
PRUNESCOPE_TEST(TstReport)
#include "tst_report.moc"
