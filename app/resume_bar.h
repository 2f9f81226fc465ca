#pragma once
// The offer to go on with a run that died: one quiet line over the rooms, with what was done and when.

#include "app/banner.h"

namespace prunescope::gui {

class AppContext;
class FileOrders;

class ResumeBar : public Banner {
    Q_OBJECT

public:
    /// @param context, files  outlive the bar
    ResumeBar(AppContext& context, FileOrders& files, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The run goes on.
    void resumed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showOffer();
    void resume();

    AppContext& m_context;
    FileOrders& m_files;
};

} // namespace prunescope::gui
