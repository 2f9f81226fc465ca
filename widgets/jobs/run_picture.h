#pragma once
// The run as a picture: a grid of matrices, blocks along, kinds down; waiting, being pruned, pruned, and at last coloured
// by output error.

#include "widgets/jobs/run_report_model.h"

#include <QStringList>
#include <QWidget>

namespace prunescope::gui {

class RunPicture : public QWidget {
    Q_OBJECT

public:
    /// @param model  outlives the picture; watched
    explicit RunPicture(RunReportModel& model, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void matrixChosen(const QString& name);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();
    QRectF cellRect(int block, int kind) const;
    void paintCell(QPainter& painter, const RunReportModel::Row& row, const QRectF& cell) const;
    void paintTitles(QPainter& painter) const;
    const RunReportModel::Row* rowAt(const QPointF& position) const;

    RunReportModel& m_model;
    QStringList m_kinds;
    int m_blocks = 0;
    double m_largestError = 0;
};

} // namespace prunescope::gui
