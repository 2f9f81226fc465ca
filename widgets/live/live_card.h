#pragma once
// One cell of the live view: a title, and below it an image or a chart.

#include "widgets/live/live_curves.h"

#include <QWidget>

class QLabel;

namespace prunescope::gui {

class Chart;
class LiveImageView;

class LiveCard : public QWidget {
    Q_OBJECT
public:
    /// A card for images, or one for curves.
    enum class Kind { Image, Curves };
    explicit LiveCard(Kind kind, QWidget* parent = nullptr);

    /// Does nothing where the image is the one on show.
    void showImage(const prunescope::LiveImage& image);
    /// Does nothing where the curves are those on show.
    void showCurves(const CurveGroup& group);
    /// Forgets zoom and pan: other data follow.
    void fit();

    QString title() const;
    LiveImageView* imageView() const { return m_image; }
    Chart* chart() const { return m_chart; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void setTitle(const QString& title);
    void retranslate();

    QLabel* m_title;
    LiveImageView* m_image = nullptr; // one of both is there
    Chart* m_chart = nullptr;
    CurveGroup m_group;
};

} // namespace prunescope::gui
