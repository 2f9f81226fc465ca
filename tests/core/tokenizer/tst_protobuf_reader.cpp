// The wire format, whole and cut off.
#include "core/tokenizer/protobuf_reader.h"
#include "tests/core/thrown.h"
#include "tests/core/tokenizer/sentencepiece_samples.h"
#include "tests/test_case.h"

using namespace prunescope;
using namespace prunescope::tests;

class TstProtobufReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWireTypeIsRead()
    {
        const std::string message = number(1, 300) + bytesField(2, "ab") + varint(3 << 3 | 5) +
                                    littleEndian(7) + varint(4 << 3 | 1) + littleEndian(1) + littleEndian(2);
        const std::string where = "m";
        ProtobufReader reader(message, where);
        ProtobufField field;
        QVERIFY(reader.next(field) && field.number == 1 && !field.isBytes && field.value == 300);
        QVERIFY(reader.next(field) && field.number == 2 && field.isBytes && field.bytes == "ab");
        QVERIFY(reader.next(field) && field.number == 3 && field.value == 7);
        QVERIFY(reader.next(field) && field.number == 4 && field.value == (std::uint64_t(2) << 32 | 1));
        QVERIFY(!reader.next(field));
    }

    void brokenMessagesAreErrors()
    {
        const std::string where = "m.model";
        for (const std::string& message :
             {std::string("\x0A"), std::string("\x0A\x05") + "abcd", std::string("\x08\xFF"),
              std::string("\x0D\x01\x02\x03"), std::string("\x09\x01"), std::string("\x0B"),
              std::string("\x0F"), std::string("\x00\x01", 2),
              std::string("\x08") + std::string(10, '\xFF') + "\x01",
              std::string("\x0A\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F")}) {
            const auto readAll = [&] {
                ProtobufReader reader(message, where);
                for (ProtobufField field; reader.next(field);) {
                }
            };
            QVERIFY(throwsNaming(readAll, ErrorKind::BadInput, "m.model"));
        }
    }
};

PRUNESCOPE_TEST(TstProtobufReader)
#include "tst_protobuf_reader.moc"
