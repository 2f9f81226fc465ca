#pragma once
// A few choices side by side, one of them chosen: switches between views that take the same place.

#include <QList>
#include <QStringList>
#include <QWidget>

class QButtonGroup;
class QToolButton;

namespace prunescope::gui {

class SegmentBar : public QWidget {
    Q_OBJECT
public:
    /// @param count  choices; the first one is chosen
    explicit SegmentBar(int count, QWidget* parent = nullptr);

    void setTexts(const QStringList& texts, const QStringList& tips);
    int current() const;
    /// Emits nothing.
    void setCurrent(int index);
    QToolButton* button(int index) const { return m_buttons[index]; }

Q_SIGNALS:
    /// A person chose another one.
    void chosen(int index);

private:
    QButtonGroup* m_group;
    QList<QToolButton*> m_buttons;
};

} // namespace prunescope::gui
