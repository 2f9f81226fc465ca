// Runs over whole models in which columns are dealt out: patterns hold as stored, and the model is the one that the masks
// describe, in every family, after export, from the disk and after a crash.
#include "core/base/system_memory.h"
#include "core/plan/method_info.h"
#include "core/pruning/fold.h"
#include "core/pruning/run_journal.h"
#include "core/session/open_model_impl.h"
#include "core/session/prune.h"
#include "tests/core/pruning/fold_models.h"
#include "tests/core/pruning/pruning_task.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

constexpr Pattern kPattern{2, 4};

PruneParams dealt(const ModelHandle& model, const std::string& folder)
{
    PruneParams out;
    out.plan = uniformPlan(modelInfo(*model), "ria", 0.5, kPattern, {{"reallocate", true}});
    out.calibration.text.path = folder + "/data.safetensors:ids";
    out.calibration.samples = 8;
    return out;
}

at::Tensor logitsOf(const ModelHandle& model)
{
    const at::NoGradGuard guard;
    return model->model().logits(foldIds(2), {});
}

at::Tensor putBack(const at::Tensor& tensor, int axis, const std::vector<std::int64_t>& order)
{
    return order.empty() ? tensor : at::empty_like(tensor).index_copy_(axis, at::tensor(order, at::kLong), tensor);
}

/// The source with the pruned matrices in place of its own, rows and columns where they stand in the source.
ModelHandle inSourceOrder(const ModelHandle& source, const PruneResult& result)
{
    std::map<std::string, at::Tensor> weights;
    for (const auto& matrix : result.matrices)
        weights[matrix.name] = putBack(putBack(result.model->storedWeight(matrix.name).contiguous(), 0, matrix.rowOrder), 1,
                                       matrix.columnOrder);
    return source->withReplaced(weights);
}

double distance(const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().max().item<double>(); }

bool obeysPattern(const ModelHandle& model, const std::string& matrix)
{
    return keepsPattern((model->storedWeight(matrix) == 0).to(at::kByte).contiguous(), kPattern);
}

std::string bytesOf(const std::string& folder) { return readFile(folder + "/model.safetensors"); }

} // namespace

class TstPruneBlocks : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;

    std::string path(const std::string& name) const { return m_temporary.filePath(QString::fromStdString(name)).toStdString(); }

    void addFamilies()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"llama", "llama without shared heads", "qwen2", "phi3, long", "gpt2", "opt", "bloom", "gpt_neox", "phi"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    std::string write(const QString& name)
    {
        return writeFoldModel(foldModel(name.toStdString()), path(name.toStdString()));
    }

private Q_SLOTS:
    void dealtPatternsHoldAsStoredAndTheModelIsTheSame_data() { addFamilies(); }
    void dealtPatternsHoldAsStoredAndTheModelIsTheSame()
    {
        QFETCH(QString, name);
        const std::string folder = write(name), out = folder + "-out";
        const auto source = tests::open(folder);
        StopFlag stop;
        const auto result = pruneModel(source, dealt(source, folder), stop, {});
        exportModel(result.model, nullptr, out, stop, {});
        const auto reloaded = tests::open(out), plain = inSourceOrder(source, result);
        int moved = 0;
        for (const auto& matrix : result.matrices) {
            QVERIFY2(obeysPattern(reloaded, matrix.name), matrix.name.c_str());
            moved += !matrix.columnOrder.empty();
            const auto before = source->storedWeight(matrix.name), after = plain->storedWeight(matrix.name);
            QVERIFY2(at::equal(after, at::where(after == 0, 0, before)), matrix.name.c_str()); // nothing but zeros is new
            // In the old order it does not hold, unless a group of columns is one n:m group (BLOOM's heads of 4).
            const bool isWide = name != "bloom" || source->info.find(matrix.name)->columns != source->info.width;
            QCOMPARE(obeysPattern(plain, matrix.name), matrix.columnOrder.empty() || !isWide);
        }
        QCOMPARE(moved, 2 * source->model().blockCount());
        QVERIFY(at::equal(logitsOf(reloaded), logitsOf(result.model)));
        QVERIFY2(distance(logitsOf(reloaded), logitsOf(plain)) < 1e-5,
                 qPrintable(QString::number(distance(logitsOf(reloaded), logitsOf(plain)))));
        QVERIFY(distance(logitsOf(reloaded), logitsOf(source)) > 1e-2);
    }
    void neighboursOutsideOfThePlanChangeOnlyTheirOrder_data() { addFamilies(); }
    void neighboursOutsideOfThePlanChangeOnlyTheirOrder()
    {
        QFETCH(QString, name);
        const std::string folder = write(name), out = folder + "-part";
        const auto source = tests::open(folder);
        PruneParams work = dealt(source, folder);
        std::erase_if(work.plan.matrices, [&](const PlanEntry& entry) {
            return foldGroups(*source->architecture, source->config, source->info.find(entry.name)->block, entry.name).empty();
        });
        StopFlag stop;
        const auto result = pruneModel(source, work, stop, {});
        QCOMPARE(result.matrices.size(), std::size_t(2 * source->model().blockCount()));
        exportModel(result.model, &work.plan, out, stop, {});
        const auto reloaded = tests::open(out);
        for (const auto& matrix : result.matrices)
            QVERIFY2(obeysPattern(reloaded, matrix.name), matrix.name.c_str());
        for (const auto& info : source->info.matrices) {
            if (work.plan.find(info.name))
                continue;
            const auto before = source->storedWeight(info.name).contiguous(), after = reloaded->storedWeight(info.name).contiguous();
            QVERIFY(at::equal(std::get<0>(before.sum(1).sort()), std::get<0>(after.sum(1).sort())));
        }
        QVERIFY(at::equal(logitsOf(reloaded), logitsOf(result.model)));
        QVERIFY(distance(logitsOf(reloaded), logitsOf(inSourceOrder(source, result))) < 1e-5);
    }
    void aModelOnTheDiskGetsTheSameBytes_data() { addFamilies(); }
    void aModelOnTheDiskGetsTheSameBytes()
    {
        QFETCH(QString, name);
        const std::string folder = write(name);
        const auto resident = tests::open(folder);
        limitMemory(10000);
        const auto streamed = tests::open(folder);
        limitMemory(0);
        QVERIFY(modelInfo(*streamed).isStreamed);
        PruneParams work = dealt(resident, folder);
        work.scratchFolder = m_temporary.path().toStdString();
        StopFlag stop;
        exportModel(pruneModel(resident, work, stop, {}).model, nullptr, folder + "-a", stop, {});
        const auto result = pruneModel(streamed, work, stop, {});
        exportModel(result.model, nullptr, folder + "-b", stop, {});
        QVERIFY(bytesOf(folder + "-a") == bytesOf(folder + "-b"));
        QVERIFY(at::equal(logitsOf(result.model), logitsOf(tests::open(folder + "-a"))));
        // Pruned once more, in its last block only: the first one is still what the first run made.
        PruneParams more = work;
        std::erase_if(more.plan.matrices, [&](const PlanEntry& entry) { return resident->info.find(entry.name)->block == 0; });
        for (auto& entry : more.plan.matrices)
            entry.pattern = {1, 4};
        const auto twice = pruneModel(result.model, more, stop, {});
        exportModel(twice.model, nullptr, folder + "-c", stop, {});
        QVERIFY(at::equal(logitsOf(twice.model), logitsOf(tests::open(folder + "-c"))));
    }
    void aResumedRunHasTheSameBits()
    {
        const std::string folder = write(QStringLiteral("opt")), journal = path("journal");
        const auto source = tests::open(folder);
        std::vector<MatrixOrder> orders;
        for (const auto& info : source->info.matrices)
            if (info.isPrunable && info.kind != "v_proj") // which then moves as a neighbour
                orders.push_back({info.name, info.block, "ria", 0.5, kPattern,
                                  completeParams(methodInfo("ria").params, {{"reallocate", true}}, "ria")});
        const auto run = [&](BlockJournal* kept) {
            StopFlag stop;
            PruneBlocksParts parts;
            parts.journal = kept;
            return pruneBlocks(&source->model(), [&](const std::string& module) { return source->storedWeight(module); }, orders,
                               foldIds(8), parts, stop, {});
        };
        const auto whole = run(nullptr);
        RunJournal first(journal, "id");
        run(&first);
        std::filesystem::remove(journal + "/block-1.json"); // as if it had died there
        RunJournal second(journal, "id");
        const auto resumed = run(&second);
        QCOMPARE(second.resumedBlocks(), 1);
        QCOMPARE(resumed.size(), whole.size());
        QCOMPARE(std::count_if(whole.begin(), whole.end(), [](const auto& result) { return !result.isPruned; }), std::ptrdiff_t(2));
        for (std::size_t i = 0; i < whole.size(); ++i) {
            QCOMPARE(resumed[i].module, whole[i].module);
            QCOMPARE(resumed[i].isPruned, whole[i].isPruned);
            QCOMPARE(resumed[i].rowOrder, whole[i].rowOrder);
            QCOMPARE(resumed[i].columnOrder, whole[i].columnOrder);
            QVERIFY2(at::equal(resumed[i].weight, whole[i].weight), whole[i].module.c_str());
        }
    }
    void matricesPrunedOneInputAtATimeFoldToo()
    {
        const std::string folder = write(QStringLiteral("opt"));
        const auto source = tests::open(folder);
        PruneParams work = dealt(source, folder);
        for (auto& entry : work.plan.matrices)
            if (!entry.name.ends_with("out_proj") && !entry.name.ends_with("fc2")) {
                entry.method = "sparsegpt";
                entry.params = {{"true_sequential", true}};
            }
        StopFlag stop;
        const auto result = pruneModel(source, work, stop, {});
        int moved = 0;
        for (const auto& matrix : result.matrices) {
            QVERIFY2(obeysPattern(result.model, matrix.name), matrix.name.c_str());
            moved += !matrix.columnOrder.empty();
        }
        QCOMPARE(moved, 4);
        QVERIFY(distance(logitsOf(result.model), logitsOf(inSourceOrder(source, result))) < 1e-5);
    }
    void anUpdateKeepsTheDealtPattern()
    {
        const std::string folder = write(QStringLiteral("llama"));
        const auto source = tests::open(folder);
        PruneParams work = dealt(source, folder);
        for (auto& entry : work.plan.matrices)
            entry.params["update"] = std::string("sparsegpt");
        StopFlag stop;
        const auto result = pruneModel(source, work, stop, {});
        for (const auto& matrix : result.matrices)
            QVERIFY2(obeysPattern(result.model, matrix.name), matrix.name.c_str());
        QVERIFY(distance(logitsOf(result.model), logitsOf(inSourceOrder(source, result))) < 1e-5);
    }
};

PRUNESCOPE_TEST(TstPruneBlocks)
#include "tst_prune_blocks.moc"
