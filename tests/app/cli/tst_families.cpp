// Every family with every method, as scripts use them: open, score, prune, export, reload. Walks both tables, so a new
// family or method is tried by being there.
#include "core/plan/method_info.h"
#include "core/session/open_model_impl.h"
#include "tests/core/family_models.h"
#include "tests/core/golden.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

class TstFamilies : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    QString path(const QString& name) const { return m_temporary.filePath(name); }

    static Json run(QStringList arguments, int expected = 0)
    {
        QProcess process;
        process.start(qEnvironmentVariable("PRUNESCOPE_CLI"), arguments << "--json" << "--quiet");
        process.waitForFinished(-1);
        if (process.exitCode() != expected)
            qWarning("%s: %d %s", qPrintable(arguments.join(' ')), process.exitCode(), process.readAllStandardError().constData());
        return process.exitCode() == expected && expected == 0
                   ? parseJson(process.readAllStandardOutput().toStdString(), "output") : Json();
    }
    static double perplexity(const QString& model, const QString& text)
    {
        const Json json = run({"perplexity", model, "--text", text, "--window", "32", "--max-windows", "4"});
        return json.is_object() ? json.at("perplexity").get<double>() : -1;
    }

private Q_SLOTS:
    void everyFamilyGoesThroughEveryMethod_data()
    {
        QTest::addColumn<QString>("family");
        for (const Architecture* architecture : architectures())
            QTest::newRow(std::string(architecture->id()).c_str()) << QString::fromStdString(std::string(architecture->id()));
    }
    void everyFamilyGoesThroughEveryMethod()
    {
        QFETCH(QString, family);
        const Json config = familyConfig(family.toStdString());
        QVERIFY2(config.is_object(), "this test needs a configuration of the new family");
        const QString model = path(family), text = path("text.txt");
        writeFamilyModel(model.toStdString(), config);
        writeTinyText(text.toStdString(), 12);

        const Json info = run({"info", model});
        QVERIFY(info.is_object() && info.at("evaluable").get<bool>());
        QCOMPARE(info.at("blocks").get<int>(), 2);
        QStringList prunable;
        for (const Json& matrix : info.at("matrices"))
            if (matrix.at("prunable").get<bool>())
                prunable << QString::fromStdString(matrix.at("name").get<std::string>());
        QVERIFY(prunable.size() >= 8);

        const QString scores = path(family + ".scores");
        QVERIFY(run({"score", model, "--score", "wanda", "--calibration", text, "--samples", "4", "--window", "32", "--out", scores}).is_object());
        const auto file = SafetensorsFile::open(scores.toStdString());
        for (const Json& matrix : info.at("matrices")) {
            if (!matrix.at("prunable").get<bool>())
                continue;
            const TensorView& score = file->require(matrix.at("name").get<std::string>() + ".score");
            QVERIFY(Json(score.shape) == matrix.at("shape")); // [out, in], whatever the storage
        }

        const double dense = perplexity(model, text);
        QVERIFY(dense > 0);
        for (const MethodInfo& method : methodInfos()) {
            const QString id = QString::fromStdString(method.id), out = path(family + "-" + id);
            const Json report = run({"prune", model, "--method", id, "--sparsity", "0.5", "--calibration", text, "--samples",
                                     "4", "--window", "32", "--out", out});
            QVERIFY2(report.is_object(), qPrintable(id));
            QCOMPARE(report.at("matrices").size(), std::size_t(prunable.size()));
            // Reloaded, the checkpoint has the planned zeros and no others.
            const auto reloaded = tests::open(out.toStdString());
            for (const MatrixInfo& matrix : modelInfo(*reloaded).matrices) {
                const auto weight = reloaded->storedWeight(matrix.name);
                const double share = 1 - double(at::count_nonzero(weight).item<std::int64_t>()) / double(weight.numel());
                QVERIFY2(matrix.isPrunable ? std::abs(share - 0.5) < 0.02 : share < 0.02, matrix.name.c_str());
            }
            const double pruned = perplexity(out, text);
            QVERIFY(pruned > 0 && pruned != dense);
        }
    }
};

PRUNESCOPE_TEST(TstFamilies)
#include "tst_families.moc"
