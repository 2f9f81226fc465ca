// Mapped and computed bytes look alike; computed ones are made when asked for, and freed when nobody holds them.
#include "core/checkpoint/stored_bytes.h"
#include "tests/core/checkpoint/handmade.h"
#include "tests/test_case.h"

#include <atomic>
#include <cstring>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

/// Bytes 0, 1, 2 ...; counts how many were computed.
class Counting final : public ByteSource {
public:
    std::size_t size() const override { return 100; }
    void fill(std::size_t offset, std::span<std::byte> out) const override
    {
        computed += out.size();
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = std::byte(offset + i);
    }
    mutable std::atomic<std::size_t> computed{0};
};

} // namespace

class TstStoredBytes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mappedBytesAreTheCallers()
    {
        const QByteArray memory("abcdef");
        const StoredBytes bytes(asBytes(memory));
        std::vector<std::byte> scratch;
        QVERIFY(bytes.isMapped());
        QCOMPARE(bytes.size(), std::size_t(6));
        QVERIFY(bytes.data() == asBytes(memory).data() && bytes.share().get() == bytes.data());
        QVERIFY(bytes.read(2, 3, scratch).data() == bytes.data() + 2);
        QVERIFY(scratch.empty());
        QVERIFY(StoredBytes().empty());
    }

    void computedBytesAreMadeOnceWhileTheyAreHeld()
    {
        const auto source = std::make_shared<Counting>();
        const StoredBytes bytes(source);
        QVERIFY(!bytes.isMapped());
        QCOMPARE(bytes.size(), std::size_t(100));
        QCOMPARE(source->computed.load(), std::size_t(0));
        {
            const auto first = bytes.share(), second = bytes.share();
            QVERIFY(first.get() == second.get() && first.get()[99] == std::byte(99));
            QCOMPARE(source->computed.load(), std::size_t(100));
        }
        bytes.share();
        QCOMPARE(source->computed.load(), std::size_t(200)); // nobody held them
        const StoredBytes copy = bytes;
        QVERIFY(bytes.span().data() == copy.span().data()); // now they stay
        QCOMPARE(source->computed.load(), std::size_t(300));
        bytes.share();
        QCOMPARE(source->computed.load(), std::size_t(300));
    }

    void readingAPartComputesThatPart()
    {
        const auto source = std::make_shared<Counting>();
        const StoredBytes bytes(source);
        std::vector<std::byte> scratch;
        QCOMPARE(toBytes(bytes.read(10, 2, scratch)), QByteArray("\x0a\x0b"));
        QCOMPARE(source->computed.load(), std::size_t(2));
    }
};

PRUNESCOPE_TEST(TstStoredBytes)
#include "tst_stored_bytes.moc"
