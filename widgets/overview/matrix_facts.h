#pragma once
// The selected matrix in figures.

#include "core/session/explore.h"
#include "core/session/model_info.h"

#include <QList>
#include <QWidget>

class QLabel;

namespace prunescope::gui {

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

private:
    struct Line {
        QLabel* name;
        QLabel* value;
    };
    void setLine(int index, const QString& name, const QString& value);

    QLabel *m_title, *m_subtitle;
    QList<Line> m_lines;
};

} // namespace prunescope::gui
