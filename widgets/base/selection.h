#pragma once
// The one selection that all rooms share: which matrix is looked at.

#include <QObject>
#include <QString>

namespace prunescope::gui {

/// Name of the selected matrix, or empty. Lives in the GUI thread.
class Selection : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    const QString& matrix() const { return m_matrix; }

    /// Selects a matrix by its module name; an empty name selects nothing. Selecting it again does nothing.
    void selectMatrix(const QString& name)
    {
        if (name == m_matrix)
            return;
        m_matrix = name;
        Q_EMIT matrixSelected(m_matrix);
    }

Q_SIGNALS:
    void matrixSelected(const QString& name);

private:
    QString m_matrix;
};

} // namespace prunescope::gui
