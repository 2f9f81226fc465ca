#pragma once
// One live image as a small heatmap: the picture with the sweep front, and its colour scale below.

#include "widgets/live/live_image.h"

#include <QImage>
#include <QStringList>
#include <QWidget>

class QMenu;

namespace prunescope::gui {

class LiveImageView : public QWidget {
    Q_OBJECT
public:
    explicit LiveImageView(QWidget* parent = nullptr);

    /// @param title  for screen readers and files
    void setImage(const prunescope::LiveImage& image, const QString& title);
    const prunescope::LiveImage& image() const { return m_image; }
    const LiveColours& colours() const { return m_colours; }
    /// Where the cells are drawn.
    QRectF pictureRect() const;
    /// The line at the sweep front, in pixels of the widget; -1 where nothing is being swept.
    double sweepX() const;
    /// Below the picture, from left to right: lowest value, highest value, cells or the one under the pointer.
    QStringList captions() const;

    QList<QStringList> table() const;
    bool saveTo(const QString& path);
    void fillMenu(QMenu* menu);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void paintAll(QPainter& painter) const;
    void paintScale(QPainter& painter) const;
    QString readout() const;

    prunescope::LiveImage m_image;
    LiveColours m_colours;
    QString m_title;
    QPoint m_hovered{-1, -1}; // cell
};

} // namespace prunescope::gui
