// Every term has one sentence.
#include "tests/test_case.h"

#include "widgets/base/term_tip.h"

#include <QLabel>
#include <QSet>

using namespace prunescope::gui;

class TstTermTip : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTermHasOneSentenceOfItsOwn()
    {
        QSet<QString> tips;
        const int last = int(Term::RelativeChange);
        for (int i = 0; i <= last; ++i) {
            const QString tip = termTip(Term(i));
            QVERIFY2(tip.endsWith(QLatin1Char('.')), qPrintable(QString::number(i)));
            tips.insert(tip);
        }
        QCOMPARE(tips.size(), last + 1);
    }
    void labelsExplainThemselves()
    {
        const std::unique_ptr<QLabel> label(termLabel(QStringLiteral("Sparsity"), Term::Sparsity));
        QCOMPARE(label->toolTip(), termTip(Term::Sparsity));
    }
};

PRUNESCOPE_TEST(TstTermTip)
#include "tst_term_tip.moc"
