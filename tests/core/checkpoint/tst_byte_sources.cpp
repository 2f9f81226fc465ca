// Strided views, interleaved heads and 8-bit blocks against values worked out by hand, and from every offset.
#include "core/checkpoint/byte_sources.h"
#include "tests/core/checkpoint/handmade.h"
#include "tests/test_case.h"

#include <cmath>
#include <cstring>

using namespace prunescope;
using namespace prunescope::tests;

namespace {

QByteArray all(const ByteSource& source)
{
    QByteArray bytes(qsizetype(source.size()), '\0');
    source.fill(0, std::as_writable_bytes(std::span(bytes.data(), std::size_t(bytes.size()))));
    return bytes;
}

/// Every part of the source equals the same part of the whole.
void verifyParts(const ByteSource& source)
{
    const QByteArray whole = all(source);
    for (std::size_t begin = 0; begin <= source.size(); ++begin)
        for (const std::size_t count : {std::size_t(0), std::size_t(1), std::size_t(7), source.size() - begin}) {
            if (begin + count > source.size())
                continue;
            std::vector<std::byte> part(count);
            source.fill(begin, part);
            QCOMPARE(toBytes(part), whole.mid(qsizetype(begin), qsizetype(count)));
        }
}

std::vector<float> floats(const QByteArray& bytes)
{
    std::vector<float> values(std::size_t(bytes.size()) / sizeof(float));
    std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
    return values;
}

QByteArray block(std::uint16_t scale, int first)
{
    QByteArray bytes(reinterpret_cast<const char*>(&scale), 2);
    for (int i = 0; i < 32; ++i)
        bytes.append(char(first + i));
    return bytes;
}

} // namespace

class TstByteSources : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTransposedViewIsReadByColumns()
    {
        const QByteArray stored("aabbccddeeff"); // [2, 3] of 2 bytes
        const auto view = stridedSource(asBytes(stored), 2, 0, {3, 2}, {1, 3});
        QCOMPARE(all(*view), QByteArray("aaddbbeeccff"));
        verifyParts(*view);
    }

    void aSliceStartsAtItsOffsetAndSkips()
    {
        const QByteArray stored("abcdefghijkl");
        QCOMPARE(all(*stridedSource(asBytes(stored), 1, 1, {2, 2, 2}, {6, 2, 1})), QByteArray("bcdehijk"));
        verifyParts(*stridedSource(asBytes(stored), 1, 1, {2, 2, 2}, {6, 2, 1}));
        QCOMPARE(all(*stridedSource(asBytes(stored), 4, 2, {}, {})), QByteArray("ijkl"));
        QCOMPARE(stridedSource(asBytes(stored), 4, 0, {0, 3}, {3, 1})->size(), std::size_t(0));
    }

    void interleavedRowsOfAHeadBecomeItsHalves()
    {
        // Two heads of 4 rows of 2 bytes; a head is stored as rows 0 2 1 3 of what it should be.
        const QByteArray stored("a0a2a1a3b0b2b1b3");
        const auto rows = halvedHeadsSource(asBytes(stored), 2, 4);
        QCOMPARE(all(*rows), QByteArray("a0a1a2a3b0b1b2b3"));
        verifyParts(*rows);
    }

    void blocksAreScaleTimesValue()
    {
        const QByteArray stored = block(0x3800, -16) + block(0xC000, 0); // 0.5 and -2
        const auto values = q8Source(asBytes(stored));
        const auto numbers = floats(all(*values));
        QCOMPARE(numbers.size(), std::size_t(64));
        QCOMPARE(numbers[0], -8.f);
        QCOMPARE(numbers[31], 7.5f);
        QCOMPARE(numbers[33], -2.f);
        QCOMPARE(numbers[63], -62.f);
        verifyParts(*values);
    }

    void halfPrecisionScalesAreExact_data()
    {
        QTest::addColumn<int>("bits");
        QTest::addColumn<float>("value");
        QTest::newRow("one") << 0x3C00 << 1.f;
        QTest::newRow("largest") << 0x7BFF << 65504.f;
        QTest::newRow("smallest normal") << 0x0400 << 0x1p-14f;
        QTest::newRow("largest subnormal") << 0x03FF << 1023 * 0x1p-24f;
        QTest::newRow("smallest") << 0x8001 << -0x1p-24f;
        QTest::newRow("zero") << 0 << 0.f;
        QTest::newRow("infinite") << 0xFC00 << -INFINITY;
    }
    void halfPrecisionScalesAreExact()
    {
        QFETCH(int, bits);
        QFETCH(float, value);
        const QByteArray stored = block(std::uint16_t(bits), 1);
        QCOMPARE(floats(all(*q8Source(asBytes(stored))))[0], value);
    }
};

PRUNESCOPE_TEST(TstByteSources)
#include "tst_byte_sources.moc"
