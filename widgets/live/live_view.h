#pragma once
// A live picture as a grid of cards, images first: two columns, more where there is room.

#include "core/base/live_picture.h"

#include <QHash>
#include <QScrollArea>
#include <QStringList>

#include <memory>
#include <vector>

class QGridLayout;

namespace prunescope::gui {

class LiveCard;

class LiveView : public QScrollArea {
    Q_OBJECT
public:
    explicit LiveView(QWidget* parent = nullptr);

    /// Shows a picture; cards of the same kind of picture stay and change. Null shows nothing.
    void setPicture(std::shared_ptr<const prunescope::LivePicture> picture);
    const std::shared_ptr<const prunescope::LivePicture>& picture() const { return m_picture; }
    /// In the order of the grid.
    const std::vector<LiveCard*>& cards() const { return m_cards; }
    int columnCount() const { return m_columns; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    std::shared_ptr<const prunescope::LivePicture> m_picture;
    QWidget* m_content;
    QGridLayout* m_grid;
    QStringList m_ids; // of the cards
    std::vector<LiveCard*> m_cards;
    int m_columns = 0;
};

} // namespace prunescope::gui
