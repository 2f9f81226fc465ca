// Where the keyboard goes when a page comes up.
#include "tests/test_case.h"
#include "widgets/base/room_focus.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace prunescope::gui;

class TstRoomFocus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePageRemembersItsFocus()
    {
        QWidget window;
        auto* outside = new QLineEdit;
        auto *page = new QWidget, *empty = new QWidget;
        auto* dead = new QPushButton;
        auto *first = new QLineEdit, *second = new QLineEdit;
        dead->setEnabled(false);
        auto* inPage = new QVBoxLayout(page);
        for (QWidget* widget : std::initializer_list<QWidget*>{dead, first, second})
            inPage->addWidget(widget);
        auto* layout = new QVBoxLayout(&window);
        for (QWidget* widget : std::initializer_list<QWidget*>{outside, page, empty})
            layout->addWidget(widget);
        window.show();
        QApplication::setActiveWindow(&window);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        outside->setFocus();
        focusInside(*page);
        QVERIFY(first->hasFocus()); // not the disabled one
        second->setFocus();
        focusInside(*page);
        QVERIFY(second->hasFocus());
        outside->setFocus();
        focusInside(*page);
        QVERIFY(second->hasFocus());
        focusInside(*empty);
        QVERIFY(second->hasFocus());
        outside->setFocus();
        second->setEnabled(false);
        focusInside(*page);
        QVERIFY(first->hasFocus());
    }

    void theKeyboardStaysWhereOneTakesTheOthersPlace()
    {
        QWidget window;
        auto *other = new QLineEdit, *later = new QLineEdit;
        auto *start = new QPushButton, *cancel = new QPushButton;
        auto* layout = new QVBoxLayout(&window);
        for (QWidget* widget : std::initializer_list<QWidget*>{other, start, cancel, later})
            layout->addWidget(widget);
        cancel->hide();
        window.show();
        QApplication::setActiveWindow(&window);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        start->setFocus();
        showInstead(*cancel, *start);
        QVERIFY(cancel->hasFocus() && !start->isVisible());
        showInstead(*start, *cancel);
        QVERIFY(start->hasFocus() && !cancel->isVisible());
        other->setFocus();
        showInstead(*cancel, *start);
        QVERIFY(other->hasFocus()); // it was elsewhere
    }

    void partsFollowEachOtherWhateverWasMadeFirst()
    {
        QWidget window;
        auto *right = new QWidget(&window), *left = new QWidget(&window);
        auto* third = new QLineEdit(right);
        auto* fourth = new QPushButton(right);
        auto *first = new QLineEdit(left), *second = new QLineEdit(left);
        tabInOrder({left, right});
        window.show();
        QApplication::setActiveWindow(&window);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        first->setFocus();
        for (QWidget* next : std::initializer_list<QWidget*>{second, third, fourth}) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QCOMPARE(QApplication::focusWidget(), next);
        }
    }
};
PRUNESCOPE_TEST(TstRoomFocus)
#include "tst_room_focus.moc"
