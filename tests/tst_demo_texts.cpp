// The bundled texts: large enough, split two to one, original: no run of twelve words occurs twice or in a corpus.
#include "tests/test_case.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace {

constexpr int kRun = 12;

QStringList filesIn(const QString& folder)
{
    QStringList out;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        out << files.next();
    out.sort();
    return out;
}

QStringList wordsOf(const QString& file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression gap("[^a-z0-9']+");
    return QString::fromUtf8(in.readAll()).toLower().split(gap, Qt::SkipEmptyParts);
}

/// Hash of each run of twelve words.
QList<size_t> runsOf(const QStringList& words)
{
    QList<size_t> out;
    for (int i = 0; i + kRun <= words.size(); ++i)
        out << qHash(words.mid(i, kRun).join(' '));
    return out;
}

qint64 bytesOf(const QString& folder)
{
    qint64 bytes = 0;
    for (const auto& file : filesIn(folder))
        bytes += QFileInfo(file).size();
    return bytes;
}

const QString kDemo = QStringLiteral(PROJECT_DIR "/resources/demo/");

} // namespace

class TstDemoTexts : public QObject {
    Q_OBJECT

    QSet<size_t> m_runs;

private Q_SLOTS:
    void textsAreLargeAndSplitTwoToOne()
    {
        const qint64 calibration = bytesOf(kDemo + "calibration"), evaluation = bytesOf(kDemo + "evaluation");
        QVERIFY(calibration + evaluation >= 60000);
        QVERIFY(double(calibration) / double(evaluation) > 1.7 && double(calibration) / double(evaluation) < 2.3);
    }
    void noRunOfTwelveWordsOccursTwice()
    {
        for (const auto& part : {"calibration", "evaluation"})
            for (const auto& file : filesIn(kDemo + part)) {
                const auto words = wordsOf(file);
                const auto runs = runsOf(words);
                for (int i = 0; i < runs.size(); ++i) {
                    QVERIFY2(!m_runs.contains(runs[i]), qPrintable(file + ": " + words.mid(i, kRun).join(' ')));
                    m_runs.insert(runs[i]);
                }
            }
        QVERIFY(m_runs.size() > 10000);
    }
    void noRunOccursInATrainingCorpus()
    {
        const QString data = QStringLiteral(SHARED_DIR "/data/");
        for (const char* corpus : {"tinystories/tinystories_sample.txt", "wikitext2/train.raw.first1M.txt",
                                   "wikitext2/wiki.test.raw", "tinyshakespeare/input.txt", "gsm8k/test.jsonl",
                                   "books_en/botchan.txt"}) {
            PRUNESCOPE_REQUIRE_SHARED(data + corpus);
            const auto words = wordsOf(data + corpus);
            const auto runs = runsOf(words);
            QVERIFY(runs.size() > 10000);
            for (int i = 0; i < runs.size(); ++i)
                QVERIFY2(!m_runs.contains(runs[i]), qPrintable(words.mid(i, kRun).join(' ')));
        }
    }
};

PRUNESCOPE_TEST(TstDemoTexts)
#include "tst_demo_texts.moc"
