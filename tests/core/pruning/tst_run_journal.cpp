// Finished blocks on the disk: what comes back, what does not count, and what is cleaned up.
#include "core/pruning/run_journal.h"
#include "core/architecture/torch.h"
#include "core/base/files.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

#include <filesystem>

using namespace prunescope;

namespace {

MatrixResult result(const std::string& module, at::ScalarType type)
{
    MatrixResult out;
    out.module = module;
    out.weight = at::randn({3, 5}).to(type);
    out.zeros = 4;
    out.outputError = 0.1 + 0.2; // not a short decimal
    out.lossEstimate = 1e-17;
    out.damping = 0.01;
    out.seconds = 2.5;
    out.isPruned = module != "b";
    out.rowOrder = {2, 0, 1};
    return out;
}

} // namespace

class TstRunJournal : public QObject {
    Q_OBJECT
    QTemporaryDir m_temporary;
    std::filesystem::path folder(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)).toStdString(); }

private Q_SLOTS:
    void aBlockComesBackBitForBit()
    {
        const std::vector<MatrixResult> kept{result("a", at::kBFloat16), result("b", at::kFloat)};
        RunJournal(folder("run"), "id").keep(3, kept);
        RunJournal again(folder("run"), "id");
        const auto back = again.finished(3);
        QCOMPARE(back.size(), std::size_t(2));
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(back[i].module, kept[i].module);
            QVERIFY(at::equal(back[i].weight, kept[i].weight));
            QCOMPARE(back[i].weight.scalar_type(), kept[i].weight.scalar_type());
            QCOMPARE(back[i].zeros, kept[i].zeros);
            QCOMPARE(back[i].outputError, kept[i].outputError);
            QCOMPARE(back[i].lossEstimate, kept[i].lossEstimate);
            QCOMPARE(back[i].isPruned, kept[i].isPruned);
            QCOMPARE(back[i].rowOrder, kept[i].rowOrder);
            QVERIFY(back[i].columnOrder.empty());
        }
        QVERIFY(again.finished(2).empty());
        QCOMPARE(again.resumedBlocks(), 1);
    }
    void aBlockOfAnotherRunIsForgotten()
    {
        RunJournal(folder("other"), "one").keep(0, {result("a", at::kFloat)});
        QVERIFY(RunJournal(folder("other"), "two").finished(0).empty());
        QVERIFY(!std::filesystem::exists(folder("other") / "block-0.safetensors"));
    }
    void aBlockThatWasCutShortDoesNotCount()
    {
        const auto path = folder("cut");
        {
            RunJournal journal(path, "id");
            journal.keep(0, {result("a", at::kFloat)});
            journal.keep(1, {result("a", at::kFloat)});
        }
        std::filesystem::resize_file(path / "block-0.safetensors", 40);
        std::filesystem::remove(path / "block-1.json"); // killed between the two files
        RunJournal again(path, "id");
        QVERIFY(again.finished(0).empty());
        QVERIFY(again.finished(1).empty());
        QCOMPARE(again.resumedBlocks(), 0);
    }
    void anOrderThatIsNoneDoesNotCount()
    {
        const auto path = folder("order");
        auto kept = result("a", at::kFloat);
        kept.rowOrder = {0, 2, 2};
        RunJournal(path, "id").keep(0, {kept});
        QVERIFY(RunJournal(path, "id").finished(0).empty());
        kept.rowOrder = {1, 0};
        RunJournal(path, "id").keep(0, {kept});
        QVERIFY(RunJournal(path, "id").finished(0).empty());
    }
    void removingLeavesForeignFilesAndWeightsThatAreInUse()
    {
        const auto path = folder("done");
        RunJournal journal(path, "id");
        const auto kept = result("a", at::kFloat);
        journal.keep(0, {kept});
        const auto back = journal.finished(0);
        writeFileAtomically(path / "notes.txt", "mine");
        journal.remove();
        QVERIFY(at::equal(back.at(0).weight, kept.weight));
        QVERIFY(std::filesystem::exists(path / "notes.txt"));
        QVERIFY(!std::filesystem::exists(path / "block-0.json"));
        std::filesystem::remove(path / "notes.txt");
        journal.remove();
        QVERIFY(!std::filesystem::exists(path));
    }
};

PRUNESCOPE_TEST(TstRunJournal)
#include "tst_run_journal.moc"
