#pragma once
// Registration of test classes: many tst_*.cpp share one executable, since each start of a torch program costs 0.4 s.

#include <QObject>
#include <QString>
#include <QTest>

#include <functional>
#include <memory>
#include <vector>

namespace prunescope::tests {

/// A test class and its name: folder and file without suffix.
struct TestCase {
    QString name;
    std::function<std::unique_ptr<QObject>()> make;
};

std::vector<TestCase>& testCases();

/// "…/core/plan/tst_plan.cpp" -> "plan/tst_plan"
QString testName(const char* file);

struct Registration {
    Registration(const char* file, std::function<std::unique_ptr<QObject>()> make)
    {
        testCases().push_back({testName(file), std::move(make)});
    }
};

} // namespace prunescope::tests

/// At the end of a tst_*.cpp, before including its .moc.
#define PRUNESCOPE_TEST(Class)                                                                                   \
    static const prunescope::tests::Registration registered##Class(                                              \
        __FILE__, []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });

/// Golden data beside the project. With ../shared absent the test says 'skipped'; with ../shared present a missing
/// file is a failure.
#define PRUNESCOPE_REQUIRE_SHARED(path)                                                                          \
    do {                                                                                                         \
        if (!QFileInfo::exists(QStringLiteral(SHARED_DIR)))                                                      \
            QSKIP("../shared is not beside the project");                                                        \
        QVERIFY2(QFileInfo::exists(path), qPrintable(QStringLiteral("missing: ") + (path)));                     \
    } while (false)
