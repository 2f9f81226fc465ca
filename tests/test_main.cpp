// Runs one registered test class: tests_xyz folder/tst_name [Qt Test options]. Without a name it lists them.
#include "tests/test_case.h"

#include <QDir>
#include <QFileInfo>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
using Application = QApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

#include <cstdio>

namespace prunescope::tests {

std::vector<TestCase>& testCases()
{
    static std::vector<TestCase> cases;
    return cases;
}

QString testName(const char* file)
{
    const QFileInfo info(QString::fromUtf8(file));
    return info.dir().dirName() + u'/' + info.completeBaseName();
}

} // namespace prunescope::tests

int main(int argc, char** argv)
{
    using namespace prunescope::tests;
    const QString wanted = argc > 1 ? QString::fromUtf8(argv[1]) : QString();
    for (const auto& testCase : testCases()) {
        if (testCase.name != wanted)
            continue;
        Application app(argc, argv);
        QStringList arguments{QString::fromUtf8(argv[0])};
        for (int i = 2; i < argc; ++i)
            arguments << QString::fromUtf8(argv[i]);
        const auto object = testCase.make();
        return QTest::qExec(object.get(), arguments);
    }
    for (const auto& testCase : testCases())
        std::puts(qPrintable(testCase.name));
    return wanted.isEmpty() ? 0 : 2;
}
