#pragma once
// The model map, the spine of the program: one cell per prunable matrix, coloured by a quantity the user picks. Shared by
// all rooms through the one Selection.

#include "core/session/model_info.h"

#include <QString>
#include <QStringList>
#include <QWidget>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace prunescope::gui {

class MapCanvas;
class MapLegend;
class Selection;

/// Something the map can be coloured by.
struct MapQuantity {
    QString id;
    QString title;                          ///< "Mean |W|"
    QString unit{};
    QString tip{};                          ///< one sentence
    bool isShare = false;                   ///< 0 to 1, shown as percent
    bool isFullScale = false;               ///< a share whose colours always span 0 to 100 %
    bool isSigned = false;                  ///< diverging colours around zero
    std::optional<double> low{}, high{};    ///< ends of the colours; otherwise zero and the largest value
    std::map<std::string, double> values{}; ///< by matrix name; empty: not known yet
    QString missing{};                      ///< while empty: what it takes
    QString step{};                         ///< while empty: text of the button that takes the step; may be empty
};

class ModelMap : public QWidget {
    Q_OBJECT
public:
    explicit ModelMap(Selection* selection, QWidget* parent = nullptr);

    void setModel(const ModelInfo& model);
    void clearModel();
    /// Replaces all quantities; the chosen one stays chosen if it is still there.
    void setQuantities(std::vector<MapQuantity> quantities);
    /// Replaces the values of one.
    void setValues(const QString& id, std::map<std::string, double> values);
    void chooseQuantity(const QString& id);
    QString quantity() const;
    void setLocked(std::set<std::string> names);
    /// See MapCanvas::setEditable(); the drag signals are the canvas's.
    void setEditable(bool isEditable);
    MapCanvas* canvas() const { return m_canvas; }

    /// Matrices as rows, quantities as columns.
    QList<QStringList> table() const;
    bool saveTo(const QString& path);
    /// All numbers of one matrix, one per line.
    QString tipText(const MatrixInfo& matrix) const;

Q_SIGNALS:
    void quantityChosen(const QString& id);
    /// The button beside a quantity without values was pressed.
    void stepChosen(const QString& id);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    const MapQuantity* current() const;
    void showQuantity();
    static QString valueText(const MapQuantity& quantity, double value);
    static QString shortValueText(const MapQuantity& quantity, double value, int digits);

    std::vector<MapQuantity> m_quantities;
    QLabel* m_caption;
    QComboBox* m_combo;
    MapLegend* m_legend;
    QLabel* m_missing;
    QPushButton* m_step;
    MapCanvas* m_canvas;
};

} // namespace prunescope::gui
