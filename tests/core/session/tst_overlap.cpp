// Overlap of masks from two calibrations, and calibrations of several texts.
#include "core/session/overlap.h"
#include "core/session/open_model_impl.h"
#include "core/session/text_loading.h"
#include "tests/core/golden.h"
#include "tests/core/thrown.h"
#include "tests/core/tiny_model.h"

#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::tests;

class TstOverlap : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    ModelHandle m_model;
    OverlapParams m_params;

    std::string path(const char* name) const { return m_temporary.filePath(QString::fromLatin1(name)).toStdString(); }

private Q_SLOTS:
    void initTestCase()
    {
        writeTinyModel(path("tiny"));
        m_model = tests::open(path("tiny"));
        m_params.first.text.path = writeTinyText(path("text.txt"), 12).string();
        m_params.first.samples = 3;
        m_params.first.window = 16;
        m_params.second = m_params.first;
        m_params.second.seed = 5;
        writeFileAtomically(path("other.txt"), std::string(4000, 'z'));
    }
    void jaccardIsSharedOverEither()
    {
        MaskOverlap overlap;
        overlap.elements = 100;
        overlap.firstPruned = 50;
        overlap.secondPruned = 40;
        overlap.bothPruned = 30;
        QCOMPARE(overlap.jaccard(), 0.5); // 30 of 60
        QCOMPARE(overlap.jaccardByChance(), 0.2 / 0.7);
        QCOMPARE(MaskOverlap().jaccard(), 1.0);
    }
    void theSameCalibrationGivesTheSameMask()
    {
        m_params.plan = uniformPlan(modelInfo(*m_model), "wanda", 0.5, {}, {});
        OverlapParams same = m_params;
        same.second = same.first;
        StopFlag stop;
        QCOMPARE(compareMasks(m_model, same, stop, {}).total.jaccard(), 1.0);
    }
    void dealtColumnsAreComparedWhereTheyStoodInTheSource()
    {
        OverlapParams dealt = m_params;
        dealt.plan = uniformPlan(modelInfo(*m_model), "ria", 0.5, {2, 4}, {{"reallocate", true}});
        StopFlag stop;
        const auto result = compareMasks(m_model, dealt, stop, {});
        for (const MaskOverlap& overlap : result.matrices) {
            const bool isMoved = overlap.name.ends_with("down_proj"), isFollowing = overlap.name.ends_with("gate_proj");
            if (!isMoved && !isFollowing)
                continue;
            const auto a = result.first.model->storedWeight(overlap.name) == 0;
            const auto b = result.second.model->storedWeight(overlap.name) == 0;
            const double asStored = a.logical_and(b).sum().item<double>() / a.sum().item<double>();
            const double share = double(overlap.bothPruned) / double(overlap.firstPruned);
            // Masks that have nothing to do with each other share a half.
            QVERIFY2(share > 0.7 && asStored < 0.6, qPrintable(QString("%1 %2").arg(share).arg(asStored)));
        }
    }
    void anotherDrawGivesAnotherMaskAboveChance()
    {
        m_params.plan = uniformPlan(modelInfo(*m_model), "wanda", 0.5, {}, {});
        StopFlag stop;
        const auto result = compareMasks(m_model, m_params, stop, {});
        QCOMPARE(result.matrices.size(), std::size_t(21));
        QVERIFY(result.total.jaccard() < 1);
        QVERIFY(result.total.jaccard() > result.total.jaccardByChance());
        QCOMPARE(result.total.elements, result.first.model->info.find("model.layers.0.self_attn.q_proj")->elements() * 3 * 2 +
                                            3 * 2 * 16 * 32 + 3 * 3 * 48 * 32);
    }
    void aPlanThatReadsNoTextIsRefused()
    {
        m_params.plan = uniformPlan(modelInfo(*m_model), "magnitude", 0.5, {}, {});
        StopFlag stop;
        QVERIFY(throwsNaming([&] { compareMasks(m_model, m_params, stop, {}); }, ErrorKind::Usage, "same mask"));
    }
    void severalTextsShareTheWindows()
    {
        CalibrationParams both = m_params.first;
        both.samples = 5;
        both.domains.push_back({path("other.txt"), false});
        const auto set = loadCalibration(*m_model, both);
        QCOMPARE(set.ids.size(0), std::int64_t(5));
        CalibrationParams first = m_params.first, second = first;
        first.samples = 3;
        second.samples = 2;
        second.text.path = path("other.txt");
        const auto a = loadCalibration(*m_model, first), b = loadCalibration(*m_model, second);
        QVERIFY(at::equal(set.ids, at::cat({a.ids, b.ids})));
        QVERIFY(set.hash != a.hash && set.hash != b.hash);
        QCOMPARE(set.info.name, std::string("text.txt + other.txt"));
        QCOMPARE(set.info.tokens, a.info.tokens + b.info.tokens);
        both.samples = 1;
        QVERIFY(throwsNaming([&] { loadCalibration(*m_model, both); }, ErrorKind::Usage, "1 calibration", "at least 2"));
    }
};

PRUNESCOPE_TEST(TstOverlap)
#include "tst_overlap.moc"
