// Patterns match from the first letter on, and never for long.
#include "core/plan/name_pattern.h"
#include "tests/core/thrown.h"
#include "tests/test_case.h"

using namespace prunescope;
using prunescope::tests::throwsNaming;

class TstNamePattern : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesBeginAtTheFirstLetterAndEndAnywhere()
    {
        const NamePattern pattern("model.layers.\\d+$", "a");
        QVERIFY(pattern.matches("model.layers.12"));
        QVERIFY(!pattern.matches("model.layers.12.mlp"));
        QVERIFY(!pattern.matches("the.model.layers.12"));
        QVERIFY(NamePattern("model", "a").matches("model.layers"));
        QVERIFY(NamePattern(".*(q|k)_proj", "a").matches("model.layers.0.self_attn.k_proj"));
    }
    void wrongPatternsAreRefused()
    {
        QVERIFY(throwsNaming([] { NamePattern("(", "a.yaml"); }, ErrorKind::BadInput, "a.yaml", "\"(\""));
        QVERIFY(throwsNaming([] { NamePattern(std::string(2001, 'a'), "a.yaml"); }, ErrorKind::BadInput, "2000", "2001"));
        QVERIFY(throwsNaming([] { NamePattern("(a|aa)+$", "a.yaml").matches(std::string(40, 'a') + "!"); }, ErrorKind::BadInput, "5000"));
    }
};

PRUNESCOPE_TEST(TstNamePattern)
#include "tst_name_pattern.moc"
