// explain as scripts call it.
#include "core/plan/method_info.h"
#include "tests/app/cli/cli_run.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

class TstCommandExplain : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    QString path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)); }

    CliOutcome explain(const QStringList& more) const
    {
        return runCli(QStringList{"explain", path("tiny"), "--matrix", "model.layers.1.mlp.up_proj", "--quiet"} + more);
    }
    QStringList calibration() const { return {"--calibration", path("text.txt"), "--samples", "4", "--window", "32"}; }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny").toStdString());
        writeTinyText(path("text.txt").toStdString(), 12);
    }
    void everyMethodAnswers()
    {
        const auto outcome =
            explain(QStringList{"--row", "2", "--column", "5", "--sparsity", "0.5", "--json"} + calibration());
        QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
        const Json json = outcome.json();
        QCOMPARE(json.at("row").get<int>(), 2);
        QVERIFY(json.at("input_norm").get<double>() > 0);
        QCOMPARE(json.at("calibration").at("windows").get<int>(), 4);
        QCOMPARE(json.at("methods").size(), methodInfos().size());
        for (std::size_t i = 0; i < methodInfos().size(); ++i) {
            const Json& method = json.at("methods")[i];
            QCOMPARE(method.at("method").get<std::string>(), methodInfos()[i].id);
            QVERIFY(method.at("problem").is_null());
            QVERIFY(!method.at("why").get<std::string>().empty());
            QCOMPARE(method.at("rank").is_null(), methodInfos()[i].id == "alps");
            if (method.at("pruned").get<bool>())
                QCOMPARE(method.at("new_value").get<double>(), 0.0);
            if (method.at("rank").is_number() && methodInfos()[i].id != "dsnot")
                QCOMPARE(method.at("pruned").get<bool>(),
                         method.at("rank").get<int>() <= method.at("group_loses").get<int>());
        }
    }
    void aPatternFixesTheSparsity()
    {
        const auto outcome = explain(QStringList{"--row", "0", "--column", "0", "--pattern", "1:4", "--json"} + calibration());
        QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
        QCOMPARE(outcome.json().at("sparsity").get<double>(), 0.75);
        QCOMPARE(outcome.json().at("methods")[1].at("group_size").get<int>(), 4);
    }
    void withoutATextTheOthersSayWhy()
    {
        const auto outcome = explain({"--row", "0", "--column", "0", "--sparsity", "0.5", "--json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.error));
        QVERIFY(outcome.json().at("calibration").is_null());
        QVERIFY(outcome.json().at("methods")[1].at("problem").is_string());
        const auto text = explain({"--row", "0", "--column", "0", "--sparsity", "0.5"});
        QVERIFY(text.out.contains("Magnitude") && text.out.contains("the lowest"));
    }
    void wrongRequestsHaveTheirExitCodes()
    {
        QCOMPARE(explain({"--row", "0", "--column", "0"}).code, 2);
        QCOMPARE(explain({"--row", "0", "--sparsity", "0.5"}).code, 2);
        QCOMPARE(explain({"--row", "0", "--column", "0", "--sparsity", "0.6", "--pattern", "2:4"}).code, 2);
        const auto outside = explain({"--row", "48", "--column", "0", "--sparsity", "0.5"});
        QCOMPARE(outside.code, 3);
        QVERIFY(outside.error.contains("48 rows"));
        QCOMPARE(explain({"--row", "0", "--column", "0", "--sparsity", "0.5", "--calibration", path("none.txt")}).code, 3);
    }
};

PRUNESCOPE_TEST(TstCommandExplain)
#include "tst_command_explain.moc"
