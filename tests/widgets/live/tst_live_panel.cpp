// Following the run, stepping through its matrices, and the empty state.
#include "tests/test_case.h"
#include "tests/widgets/live/live_samples.h"

#include "widgets/base/empty_state.h"
#include "widgets/live/live_panel.h"
#include "widgets/live/live_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace prunescope;
using namespace prunescope::gui;
using namespace prunescope::tests;

class TstLivePanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_feed = std::make_unique<LiveFeed>();
        m_panel = std::make_unique<LivePanel>(*m_feed);
        m_panel->resize(900, 500);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_feed.reset();
    }
    void theEmptyStateOffersTheNextStep()
    {
        auto* empty = m_panel->findChild<EmptyState*>();
        QSignalSpy asked(m_panel.get(), &LivePanel::startAsked);
        QVERIFY(empty->isVisible());
        QVERIFY(empty->message().startsWith(QStringLiteral("Here:")));
        QTest::mouseClick(empty->button(), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        m_panel->setObstacle(QStringLiteral("Open a model first."));
        QVERIFY(!empty->button()->isVisible());
    }
    void theRunIsFollowedUntilAMatrixIsChosen()
    {
        const auto show = m_feed->begin();
        show(pictureOf("a"));
        QTRY_COMPARE(m_panel->matrix(), QStringLiteral("a"));
        show(pictureOf("b"));
        QTRY_COMPARE(m_panel->matrix(), QStringLiteral("b"));
        QSignalSpy chosen(m_panel.get(), &LivePanel::matrixChosen);
        QTest::mouseClick(child<QToolButton>("liveBack"), Qt::LeftButton);
        QCOMPARE(m_panel->matrix(), QStringLiteral("a"));
        QCOMPARE(chosen.takeFirst().at(0).toString(), QStringLiteral("a"));
        QVERIFY(!m_panel->isFollowing());
        show(pictureOf("c"));
        QTRY_COMPARE(child<QComboBox>("liveMatrix")->count(), 3);
        QCOMPARE(m_panel->matrix(), QStringLiteral("a"));
        QTest::mouseClick(child<QCheckBox>("liveFollow"), Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(m_panel->matrix(), QStringLiteral("c"));
    }
    void afterTheRunItsMatricesStay()
    {
        const auto show = m_feed->begin();
        show(pictureOf("a", 1));
        show(pictureOf("b", 1));
        m_feed->end();
        QVERIFY(!child<QCheckBox>("liveFollow")->isEnabled());
        QVERIFY(!child<QCheckBox>("liveFollow")->toolTip().isEmpty());
        auto* choice = child<QComboBox>("liveMatrix");
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Up);
        QCOMPARE(m_panel->matrix(), QStringLiteral("a"));
        QVERIFY(!child<QToolButton>("liveBack")->isEnabled());
        QVERIFY(!child<QToolButton>("liveBack")->toolTip().isEmpty());
        QCOMPARE(m_panel->view()->picture()->matrix, std::string("a"));
    }
    void aSelectionElsewhereIsShownWhereThereIsAPicture()
    {
        const auto show = m_feed->begin();
        show(pictureOf("a"));
        show(pictureOf("b"));
        QTRY_COMPARE(m_panel->matrix(), QStringLiteral("b"));
        m_panel->selectMatrix(QStringLiteral("unknown"));
        QVERIFY(m_panel->isFollowing());
        m_panel->selectMatrix(QStringLiteral("a"));
        QCOMPARE(m_panel->matrix(), QStringLiteral("a"));
        QVERIFY(!m_panel->isFollowing());
    }
    void hiddenItDoesNoWorkAndCatchesUpWhenShown()
    {
        m_panel->hide();
        const auto show = m_feed->begin();
        QSignalSpy arrived(m_feed.get(), &LiveFeed::arrived);
        show(pictureOf("a"));
        QTRY_COMPARE(arrived.count(), 1);
        QVERIFY(!m_panel->view()->picture());
        QCOMPARE(child<QComboBox>("liveMatrix")->count(), 0);
        m_panel->show();
        QCOMPARE(m_panel->matrix(), QStringLiteral("a"));
        QVERIFY(m_panel->view()->picture());
    }
    void aRunWithoutPicturesSaysSo()
    {
        m_feed->begin();
        auto* empty = m_panel->findChild<EmptyState*>();
        m_panel->showWaiting(QStringLiteral("Measuring the inputs of block 0"), 0.25);
        m_feed->end();
        QCOMPARE(empty->message(), QStringLiteral("The run ended before its first picture."));
    }
    void theNextRunStartsAnew()
    {
        m_feed->begin()(pictureOf("a"));
        QTRY_COMPARE(m_panel->matrix(), QStringLiteral("a"));
        m_panel->setFollowing(false);
        m_feed->end();
        m_feed->begin();
        QVERIFY(m_panel->matrix().isEmpty());
        QVERIFY(m_panel->isFollowing());
        QCOMPARE(child<QComboBox>("liveMatrix")->count(), 0);
    }

private:
    template <typename T> T* child(const char* name) const { return m_panel->findChild<T*>(QLatin1String(name)); }

    std::unique_ptr<LiveFeed> m_feed;
    std::unique_ptr<LivePanel> m_panel;
};

PRUNESCOPE_TEST(TstLivePanel)
#include "tst_live_panel.moc"
