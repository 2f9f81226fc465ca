#pragma once
// The open dialog with the model doctor in it: a folder or file is looked at before it replaces the open model.

#include "core/session/open_model.h"

#include <QDialog>
#include <QString>

class QDialogButtonBox;
class QLineEdit;

namespace prunescope::gui {

class AppContext;
class DoctorView;
class Settings;

class OpenDialog : public QDialog {
    Q_OBJECT
public:
    /// @param context  its job queue looks at the model; must outlive the dialog
    OpenDialog(AppContext& context, Settings& settings, QWidget* parent);

    /// What is to be opened.
    QString path() const;
    void setPath(const QString& path);
    DoctorView* doctor() const { return m_doctor; }

Q_SIGNALS:
    /// Everything about the present path has been said, the look at all weights included.
    void examined();

private:
    void browse(bool isFolder);
    void examine();
    void showFindings(const ModelHandle& model);

    AppContext& m_context;
    Settings& m_settings;
    QLineEdit* m_path;
    DoctorView* m_doctor;
    QDialogButtonBox* m_buttons;
};

/// The doctor's findings on the open model, with a look at all weights. Not modal.
void showModelDetails(AppContext& context, QWidget* parent);

} // namespace prunescope::gui
