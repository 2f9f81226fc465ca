// Names and sizes of element types.
#include "core/checkpoint/dtype.h"
#include "tests/test_case.h"

using namespace prunescope;

class TstDtype : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyReadTypeHasItsNameAndSize_data()
    {
        QTest::addColumn<int>("dtype");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<bool>("isAFloat");
        const auto add = [](const char* name, DType dtype, int bytes, bool isAFloat) {
            QTest::newRow(name) << int(dtype) << bytes << isAFloat;
        };
        add("BOOL", DType::Bool, 1, false);
        add("U8", DType::U8, 1, false);
        add("I8", DType::I8, 1, false);
        add("I16", DType::I16, 2, false);
        add("U16", DType::U16, 2, false);
        add("I32", DType::I32, 4, false);
        add("U32", DType::U32, 4, false);
        add("I64", DType::I64, 8, false);
        add("U64", DType::U64, 8, false);
        add("F16", DType::F16, 2, true);
        add("BF16", DType::BF16, 2, true);
        add("F32", DType::F32, 4, true);
        add("F64", DType::F64, 8, true);
    }
    void everyReadTypeHasItsNameAndSize()
    {
        QFETCH(int, dtype);
        QFETCH(int, bytes);
        QFETCH(bool, isAFloat);
        const DType type = DType(dtype);
        const std::string name = QTest::currentDataTag();
        QCOMPARE(std::string(dtypeName(type)), name);
        QVERIFY(dtypeFromName(name) == type);
        QCOMPARE(dtypeBytes(type), bytes);
        QCOMPARE(dtypeBitsFromName(name), 8 * bytes);
        QCOMPARE(isFloat(type), isAFloat);
    }

    void typesThatAreNotReadAreKnownByTheirBits_data()
    {
        QTest::addColumn<int>("bits");
        for (const char* name : {"F8_E5M2", "F8_E4M3", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ"})
            QTest::newRow(name) << 8;
        QTest::newRow("C64") << 64;
        QTest::newRow("F4") << 4;
        QTest::newRow("F6_E2M3") << 6;
        QTest::newRow("F6_E3M2") << 6;
    }
    void typesThatAreNotReadAreKnownByTheirBits()
    {
        QFETCH(int, bits);
        QVERIFY(!dtypeFromName(QTest::currentDataTag()));
        QCOMPARE(dtypeBitsFromName(QTest::currentDataTag()), bits);
    }

    void inventedNamesAreUnknown()
    {
        for (const char* name : {"", "f32", "F32 ", "F128", "float32"}) {
            QVERIFY(!dtypeFromName(name));
            QCOMPARE(dtypeBitsFromName(name), 0);
        }
    }
};

PRUNESCOPE_TEST(TstDtype)
#include "tst_dtype.moc"
