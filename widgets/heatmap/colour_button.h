#pragma once
// One button for how values become colours: the map and what it spans.

#include "widgets/heatmap/heatmap_image.h"

#include <QList>
#include <QToolButton>

class QAction;
class QActionGroup;
class QMenu;

namespace prunescope::gui {

class ColourButton : public QToolButton {
    Q_OBJECT
public:
    explicit ColourButton(QWidget* parent = nullptr);

    const HeatmapColours& colours() const { return m_colours; }
    void setColours(const HeatmapColours& colours);
    /// Masks span their own range: there is nothing to choose.
    void setRangeFixed(bool isFixed);

Q_SIGNALS:
    /// A person chose other colours.
    void coloursChosen(const prunescope::gui::HeatmapColours& colours);

protected:
    void changeEvent(QEvent* event) override;

private:
    template <typename Value> QAction* addChoice(QActionGroup* group, Value value);
    void choose();
    void retranslate();
    void showChoice();

    HeatmapColours m_colours;
    bool m_isRangeFixed = false;
    QMenu* m_menu;
    QAction *m_mapTitle, *m_rangeTitle;
    QActionGroup *m_maps, *m_ranges;
};

} // namespace prunescope::gui
