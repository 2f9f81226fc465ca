#pragma once
// The selected matrix in figures.

#include "core/session/explore.h"
#include "core/session/model_info.h"

#include <QList>
#include <QWidget>

class QLabel;

namespace prunescope::gui {

/// Which of the four skinny products of decoding a matrix is part of: "QKV projection", "Attention output", ...; empty
/// for others. By the kind's name, of all families we read.
QString productName(const QString& kind);

class MatrixFacts : public QWidget {
    Q_OBJECT
public:
    explicit MatrixFacts(QWidget* parent = nullptr);

    /// @param summary  null while it is not known
    /// @param hasInputs  whether the summary includes what the inputs say
    void setMatrix(const MatrixInfo& matrix, const MatrixSummary* summary, bool hasInputs);
    void clear();
    /// Name and value of each line, for tests and screen readers.
    QStringList lines() const;
    /// "QKV projection, 128 × 128 × N"; empty for matrices of none.
    QString product() const;

private:
    struct Line {
        QLabel* name;
        QLabel* value;
    };
    void setLine(int index, const QString& name, const QString& value);

    QLabel *m_title, *m_subtitle, *m_product;
    QList<Line> m_lines;
};

} // namespace prunescope::gui
