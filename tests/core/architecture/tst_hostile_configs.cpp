// Every file of tests/data/hostile/config is refused in one sentence that names it; those of valid/config are accepted.
#include "core/architecture/architecture.h"
#include "core/base/error.h"
#include "tests/test_case.h"

#include <QDir>

using namespace prunescope;

namespace {

void addFiles(const QString& folder)
{
    QTest::addColumn<QString>("path");
    for (const QFileInfo& file : QDir(folder).entryInfoList(QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
}

void read(const QString& path)
{
    const Json config = readJsonFile(path.toStdString());
    findArchitecture(config.at("model_type").get<std::string>())->readConfig(config, path.toStdString());
}

} // namespace

class TstHostileConfigs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void brokenFilesAreRefusedInOneSentence_data() { addFiles(TEST_DATA "/hostile/config"); }
    void brokenFilesAreRefusedInOneSentence()
    {
        QFETCH(QString, path);
        try {
            read(path);
        } catch (const Error& error) {
            const QString message = QString::fromUtf8(error.what());
            QVERIFY(error.kind() == ErrorKind::BadInput);
            QVERIFY2(message.contains(QFileInfo(path).fileName()) && message.endsWith('.'), qPrintable(message));
            return;
        }
        QFAIL("accepted");
    }

    void validFilesAreAccepted_data() { addFiles(TEST_DATA "/valid/config"); }
    void validFilesAreAccepted()
    {
        QFETCH(QString, path);
        read(path);
    }
};

PRUNESCOPE_TEST(TstHostileConfigs)
#include "tst_hostile_configs.moc"
