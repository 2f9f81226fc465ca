// Activations keep their values in memory and on the disk.
#include "core/architecture/activation_store.h"
#include "core/architecture/torch.h"
#include "tests/test_case.h"

#include <QTemporaryDir>

using namespace prunescope;

class TstActivationStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsPutIsReadBack_data()
    {
        QTest::addColumn<int>("memory");
        QTest::addColumn<bool>("isOnDisk");
        QTest::newRow("fits") << 1000 << false;
        QTest::newRow("does not fit") << 100 << true;
    }
    void whatIsPutIsReadBack()
    {
        QFETCH(int, memory);
        QFETCH(bool, isOnDisk);
        QTemporaryDir folder;
        qputenv("TMPDIR", folder.path().toLocal8Bit());
        ActivationStore store({{1, 5, 3}, {1, 2, 3}, {1, 7, 3}}, at::kFloat, memory);
        QCOMPARE(store.isOnDisk(), isOnDisk);
        QCOMPARE(store.bytes(), std::int64_t(14 * 3 * 4));
        const at::Tensor values[] = {at::randn({1, 5, 3}), at::randn({1, 2, 3}), at::randn({1, 7, 3})};
        for (int round = 0; round < 2; ++round)
            for (std::size_t i = 0; i < 3; ++i)
                store.put(i, values[(i + std::size_t(round)) % 3].size(1) == values[i].size(1) ? values[i] : values[i] * (1 + round));
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(at::equal(store.get(i), values[i] * 2));
        QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)); // the file has no name
    }
};

PRUNESCOPE_TEST(TstActivationStore)
#include "tst_activation_store.moc"
