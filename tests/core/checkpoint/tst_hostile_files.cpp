// Every file of tests/data/hostile is refused in one sentence that names it; every file of tests/data/valid is accepted.
#include "core/base/files.h"
#include "core/checkpoint/checkpoint.h"
#include "core/checkpoint/gguf_file.h"
#include "core/checkpoint/pickle_file.h"
#include "core/plan/plan.h"
#include "core/plan/plan_forms.h"
#include "core/tokenizer/bpe_model.h"
#include "core/tokenizer/tokenizer.h"
#include "core/tokenizer/vocab_merges.h"
#include "tests/core/checkpoint/handmade.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

/// An index needs its shard beside it.
void openIndex(const std::string& path)
{
    QTemporaryDir folder(QDir::tempPath() + "/" + QFileInfo(QString::fromStdString(path)).fileName());
    writeBytes(folder.filePath("one.safetensors"), oneVector("a", "1"));
    writeBytes(folder.filePath("model.safetensors.index.json"), readBytes(QString::fromStdString(path)));
    Checkpoint::open(folder.path().toStdString());
}

void openTokenizer(const std::string& path)
{
    QTemporaryDir folder(QDir::tempPath() + "/" + QFileInfo(QString::fromStdString(path)).fileName());
    writeBytes(folder.filePath("tokenizer.json"), readBytes(QString::fromStdString(path)));
    loadTokenizer(folder.path().toStdString());
}

/// All printable ASCII characters and all pairs of five letters, as make.py says.
void openMerges(const std::string& path)
{
    Json vocabulary = Json::object();
    int next = 0;
    for (char c = '!'; c <= '~'; ++c)
        vocabulary[std::string(1, c)] = next++;
    for (const char a : std::string_view("abcde"))
        for (const char b : std::string_view("abcde"))
            vocabulary[std::string{a, b}] = next++;
    const Json merges = mergesFromText(readBytes(QString::fromStdString(path)).toStdString(), path);
    const BpeModel model({{"type", "BPE"}, {"vocab", vocabulary}, {"merges", merges}}, path);
}

/// A plan of another program, for a model of three blocks with two matrices each.
void openForm(const char* form, const std::string& path)
{
    PlanTarget target;
    target.blocks = 3;
    for (int block = 0; block < 3; ++block)
        for (const char* kind : {"self_attn.q_proj", "mlp.up_proj"})
            target.matrices.push_back({"model.layers." + std::to_string(block) + "." + kind, block, kind, 8, 8});
    readPlanAs(planForm(form), readFile(path, kLargestPlanFile), path, &target);
}

using Opener = void (*)(const std::string&);

const QMap<QString, Opener>& parsers()
{
    static const QMap<QString, Opener> all{
        {"safetensors", [](const std::string& path) { SafetensorsFile::open(path); }},
        {"index", openIndex},
        {"pickle", [](const std::string& path) { PickleFile::open(path); }},
        {"gguf", [](const std::string& path) { GgufFile::open(path); }},
        {"plan", [](const std::string& path) { readPlan(path); }},
        {"recipe", [](const std::string& path) { openForm("recipe", path); }},
        {"nni", [](const std::string& path) { openForm("nni", path); }},
        {"mergekit", [](const std::string& path) { openForm("mergekit", path); }},
        {"csv", [](const std::string& path) { openForm("csv", path); }},
        {"tokenizer_json", openTokenizer},
        {"merges", openMerges},
    };
    return all;
}

void addFiles(const QString& root)
{
    QTest::addColumn<QString>("parser");
    QTest::addColumn<QString>("path");
    for (auto parser = parsers().begin(); parser != parsers().end(); ++parser)
        for (const QFileInfo& file : QDir(root + "/" + parser.key()).entryInfoList(QDir::Files, QDir::Name))
            QTest::addRow("%s/%s", qPrintable(parser.key()), qPrintable(file.fileName())) << parser.key() << file.filePath();
}

} // namespace

class TstHostileFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyParserHasTenBrokenFilesAndAValidOne()
    {
        qint64 bytes = 0;
        for (const QString& parser : parsers().keys()) {
            const auto files = QDir(TEST_DATA "/hostile/" + parser).entryInfoList(QDir::Files);
            QVERIFY2(files.size() >= 10, qPrintable(parser));
            QVERIFY2(!QDir(TEST_DATA "/valid/" + parser).isEmpty(), qPrintable(parser));
            for (const QFileInfo& file : files)
                bytes += file.size();
        }
        QVERIFY(bytes < 300'000);
    }

    void brokenFilesAreRefusedInOneSentence_data() { addFiles(TEST_DATA "/hostile"); }
    void brokenFilesAreRefusedInOneSentence()
    {
        QFETCH(QString, parser);
        QFETCH(QString, path);
        const QString message = messageOf(ErrorKind::BadInput, [&] { parsers()[parser](path.toStdString()); });
        VERIFY_CONTAINS(message, QStringList(QFileInfo(path).fileName()));
        QVERIFY2((message.endsWith('.') || message.endsWith('?')) && !message.contains('\n') && message.size() < 700,
                 qPrintable(message));
    }

    void validFilesAreAccepted_data() { addFiles(TEST_DATA "/valid"); }
    void validFilesAreAccepted()
    {
        QFETCH(QString, parser);
        QFETCH(QString, path);
        parsers()[parser](path.toStdString());
    }
};

PRUNESCOPE_TEST(TstHostileFiles)
#include "tst_hostile_files.moc"
