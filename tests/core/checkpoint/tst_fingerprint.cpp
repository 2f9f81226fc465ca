// Fingerprints against an independent computation (Python, hashlib) and against each other.
#include "core/base/error.h"
#include "core/checkpoint/checkpoint.h"
#include "tests/core/checkpoint/handmade.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

/// Tensors of four kinds; "a" is longer than sixteen pages.
struct Sample {
    QByteArray a = pattern(200'002, 2);
    QByteArray b = pattern(24, 1);
    QByteArray s = pattern(8, 3);

    std::vector<TensorView> tensors() const
    {
        return {{"a", DType::BF16, {100'001}, asBytes(a)},
                {"b", DType::F32, {2, 3}, asBytes(b)},
                {"s", DType::I64, {}, asBytes(s)},
                {"z", DType::F16, {0, 4}, {}}};
    }
};

} // namespace

class TstFingerprint : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    std::shared_ptr<const Checkpoint> single(const std::vector<TensorView>& tensors) const
    {
        const std::string path = m_folder->filePath("model.safetensors").toStdString();
        writeSafetensors(path, tensors);
        return Checkpoint::open(path);
    }
    std::string fingerprintOf(const std::vector<TensorView>& tensors) const
    {
        return fingerprint(*single(tensors));
    }
    std::string fullHashOf(const Checkpoint& checkpoint) const
    {
        StopFlag stop;
        return fullHash(checkpoint, stop, {});
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void fingerprintAndFullHashAreAsComputedElsewhere()
    {
        const auto checkpoint = single(Sample().tensors());
        QCOMPARE(fingerprint(*checkpoint),
                 std::string("b3f9822c299d2c43d5bb9dd9bd5aa82f110943d38910c50a253884f55e6238cd"));
        QCOMPARE(fullHashOf(*checkpoint),
                 std::string("fd8ddb6cd80548e6c9b401cbd89212d61c2aeb27bb09af7995322ea705d78512"));
    }

    void sixteenPagesAreTheLimitOfWholeTensors_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("whole") << 65536
                               << QByteArray(
                                      "5960acdbffa2e1138c0f3b760c9246377489399e67ed72512992b2d21aaf731a");
        QTest::newRow("pages") << 65537
                               << QByteArray(
                                      "da05360d47fa1c1b05db576dc3d20ad4544b6b26669454df9197dd28fe00209a");
    }
    void sixteenPagesAreTheLimitOfWholeTensors()
    {
        QFETCH(int, size);
        QFETCH(QByteArray, expected);
        const QByteArray data = pattern(size, 0);
        QCOMPARE(fingerprintOf({{"t", DType::U8, {size}, asBytes(data)}}), expected.toStdString());
    }

    void shardingDoesNotMatter()
    {
        const Sample sample;
        const auto tensors = sample.tensors();
        const auto whole = single(tensors);
        QTemporaryDir folder;
        const auto shard = [&](const char* name, std::vector<TensorView> some) {
            writeSafetensors(folder.filePath(name).toStdString(), some, {{"other", "metadata"}});
        };
        shard("1.safetensors", {tensors[1], tensors[3]});
        shard("2.safetensors", {tensors[2], tensors[0]});
        writeBytes(
            folder.filePath("model.safetensors.index.json"),
            R"({"weight_map":{"a":"2.safetensors","b":"1.safetensors","s":"2.safetensors","z":"1.safetensors"}})");
        const auto sharded = Checkpoint::open(folder.path().toStdString());
        QCOMPARE(fingerprint(*sharded), fingerprint(*whole));
        QCOMPARE(fullHashOf(*sharded), fullHashOf(*whole));
    }

    void namesTypesShapesAndSampledBytesMatter()
    {
        Sample sample;
        const std::string before = fingerprintOf(sample.tensors());
        const auto changed = [&](std::size_t index, auto change) {
            auto tensors = sample.tensors();
            change(tensors[index]);
            return fingerprintOf(tensors);
        };
        QVERIFY(changed(1, [](TensorView& t) { t.name = "c"; }) != before);
        QVERIFY(changed(1, [](TensorView& t) { t.dtype = DType::I32; }) != before);
        QVERIFY(changed(1, [](TensorView& t) { t.shape = {3, 2}; }) != before);
        QVERIFY(changed(3, [](TensorView& t) { t.shape = {4, 0}; }) != before);
        for (const qsizetype place : {0, 4095, 200'001, 200'002 - 4096, 7 * (200'002 - 4096) / 15}) {
            sample.a[place] = char(sample.a[place] ^ 1);
            QVERIFY2(fingerprintOf(sample.tensors()) != before, qPrintable(QString::number(place)));
            sample.a[place] = char(sample.a[place] ^ 1);
        }
        QCOMPARE(fingerprintOf(sample.tensors()), before);
    }

    void bytesBetweenThePagesMatterOnlyToTheFullHash()
    {
        Sample sample;
        const auto checkpoint = single(sample.tensors());
        const std::string sampled = fingerprint(*checkpoint);
        const std::string full = fullHashOf(*checkpoint);
        sample.a[4096] = char(sample.a[4096] ^ 1); // the second page starts at (200002 - 4096) / 15 = 13060
        const auto changed = single(sample.tensors());
        QCOMPARE(fingerprint(*changed), sampled);
        QVERIFY(fullHashOf(*changed) != full);
    }

    void fullHashTellsItsProgressAndStops()
    {
        const QByteArray data = pattern(9 << 20, 0);
        const auto checkpoint = single({{"t", DType::U8, {data.size()}, asBytes(data)}});
        StopFlag stop;
        std::vector<double> done;
        fullHash(*checkpoint, stop, [&](const Progress& p) { done.push_back(p.done / p.total); });
        QVERIFY(done.size() >= 2 && std::is_sorted(done.begin(), done.end()));
        QCOMPARE(done.back(), 1.0);
        const QString message = messageOf(ErrorKind::Cancelled, [&] {
            fullHash(*checkpoint, stop, [&](const Progress&) { stop.requestStop(); });
        });
        VERIFY_CONTAINS(message, QStringList("Cancelled"));
        QVERIFY(!message.startsWith('('));
    }

    void theShardedFixtureEqualsItsSingleFile()
    {
        const QString path = QStringLiteral(SHARED_DIR "/fixtures/architectures/llama_f16_sharded");
        PRUNESCOPE_REQUIRE_SHARED(path);
        const auto sharded = Checkpoint::open(path.toStdString());
        QCOMPARE(fingerprintOf(sharded->tensors()), fingerprint(*sharded));
    }
};

PRUNESCOPE_TEST(TstFingerprint)
#include "tst_fingerprint.moc"
