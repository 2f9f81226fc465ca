#pragma once
// Sensitivity: measure what pruning each part costs. A sweep fills map, table and curves while it runs; the fragile parts can
// be spared in the plan from here.

#include "app/sensitivity_work.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSortFilterProxyModel;
class QSpinBox;
class QSplitter;
class QStackedWidget;
class QTableView;
class QDoubleSpinBox;

namespace prunescope::gui {

class AppContext;
class Banner;
class EmptyState;
class ModelMap;
class SensitivityChart;
class SensitivityModel;

class SensitivityRoom : public QWidget {
    Q_OBJECT

public:
    /// @param context  outlives the room
    explicit SensitivityRoom(AppContext& context, QWidget* parent = nullptr);

    SensitivityWork& work() { return m_work; }
    QSplitter* splitter() const { return m_splitter; }
    QSplitter* middleSplitter() const { return m_middle; }

Q_SIGNALS:
    void openAsked();
    /// Parts were spared in the plan.
    void planAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildForm();
    QWidget* buildTable();
    void connectForm();
    void connectViews();
    void retranslate();
    void takeForm();
    void showForm();
    void showModel();
    void showResult();
    void showMap();
    void showCurves();
    void showWork(const JobEvent& event);
    void selectUnits(const QStringList& ids);
    QStringList selectedUnits() const;
    /// The most fragile parts at the highest level, most fragile first.
    QStringList mostFragile(int count) const;
    void spareSelected();
    void askWrite();
    void askRead();

    AppContext& m_context;
    SensitivityWork m_work;
    Banner* m_banner;
    QStackedWidget* m_stack;
    EmptyState *m_empty, *m_nothing;
    QSplitter *m_splitter, *m_middle;
    QComboBox *m_method, *m_by;
    QLineEdit* m_levels;
    QSpinBox *m_windows, *m_probes;
    QDoubleSpinBox* m_stopAt;
    QLabel *m_title, *m_methodTitle, *m_byTitle, *m_levelsTitle, *m_windowsTitle, *m_probesTitle, *m_stopTitle, *m_textNote, *m_status, *m_tableTitle;
    QProgressBar* m_progress;
    QPushButton *m_start, *m_cancel, *m_write, *m_read, *m_spare;
    ModelMap* m_map;
    SensitivityChart* m_chart;
    SensitivityModel* m_model;
    QSortFilterProxyModel* m_sorted;
    QTableView* m_table;
    QStackedWidget* m_tablePages;
    bool m_isSelecting = false; // table and map follow each other
};

} // namespace prunescope::gui
