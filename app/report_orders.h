#pragma once
// The order to write a report: what the window knows of the plan, as a folder of pages and tables.

#include "core/session/report.h"

#include <QObject>
#include <QString>

class QWidget;

namespace prunescope::gui {

class AppContext;
class Settings;

class ReportOrders : public QObject {
    Q_OBJECT

public:
    /// @param window  parent of dialogs
    ReportOrders(AppContext& context, Settings& settings, QWidget* window);

    /// Asks for a name and writes.
    void ask();
    /// Writes in the background; a newer order takes an older one's place.
    void write(const QString& folder);
    /// What is on show now: the plan, the last run, its comparison, the sweep.
    ReportContents contents() const;

Q_SIGNALS:
    void written(const QString& folder);
    /// A sentence for people.
    void failed(const QString& sentence);

private:
    void showWritten(const QString& folder);

    AppContext& m_context;
    Settings& m_settings;
    QWidget* m_window;
};

} // namespace prunescope::gui
