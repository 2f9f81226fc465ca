// Which action stands in which menu.
#include "app/menus.h"

#include "app/actions.h"

#include <QMenu>
#include <QMenuBar>

namespace prunescope::gui {

Menus::Menus(QMenuBar* bar, Actions& actions, const QList<QAction*>& planActions, QObject* parent)
    : QObject(parent), m_file(bar->addMenu(QString())), m_recent(new QMenu(bar)), m_edit(bar->addMenu(QString())),
      m_view(bar->addMenu(QString())), m_theme(new QMenu(bar)), m_language(new QMenu(bar)), m_run(bar->addMenu(QString())),
      m_help(bar->addMenu(QString())), m_top{m_file, m_edit, m_view, m_run, m_help}
{
    for (QMenu* menu : m_top)
        menu->setToolTipsVisible(true); // they say why an entry cannot be used
    fillFile(actions);
    m_edit->addActions({actions.undo, actions.redo});
    m_edit->addSeparator();
    m_edit->addActions(planActions);
    m_edit->addSeparator();
    m_edit->addAction(actions.find);
    fillView(actions);
    m_run->addActions({actions.measureInputs, actions.startRun, actions.compare, actions.compareMasks});
    m_run->addSeparator();
    m_run->addActions({actions.calibrationFile, actions.calibrationFolder, actions.calibrationDemo});
    m_run->addSeparator();
    m_run->addActions({actions.evaluationFile, actions.evaluationFolder, actions.evaluationDemo});
    m_run->addSeparator();
    m_run->addActions({actions.pauseJob, actions.cancelJob});
    m_help->addAction(actions.about);
    retranslate();
}

void Menus::fillFile(Actions& actions)
{
    m_file->addActions({actions.openFolder, actions.openFile, actions.openDemo});
    m_file->addMenu(m_recent);
    m_file->addAction(actions.modelDetails);
    m_file->addSeparator();
    m_file->addActions({actions.newPlan, actions.openPlan, actions.savePlan, actions.savePlanAs});
    m_file->addActions({actions.importPlan, actions.exportPlan});
    m_file->addSeparator();
    m_file->addAction(actions.saveProjectAs);
    m_file->addSeparator();
    m_file->addActions({actions.exportCheckpoint, actions.exportMasks, actions.writeReport});
    m_file->addSeparator();
    m_file->addAction(actions.quit);
}

void Menus::fillView(Actions& actions)
{
    m_view->addActions(actions.rooms());
    m_view->addSeparator();
    m_view->addActions({actions.exploreWeights, actions.exploreActivations});
    m_view->addSeparator();
    m_view->addMenu(m_theme);
    m_view->addMenu(m_language);
    m_theme->addActions({actions.themeSystem, actions.themeLight, actions.themeDark});
    m_language->addAction(actions.languageSystem);
    m_language->addActions(actions.languages);
    m_view->addSeparator();
    m_view->addActions({actions.fullScreen, actions.palette});
}

void Menus::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_recent->setTitle(tr("&Recent"));
    m_edit->setTitle(tr("&Edit"));
    m_view->setTitle(tr("&View"));
    m_theme->setTitle(tr("&Theme"));
    m_language->setTitle(tr("&Language"));
    m_run->setTitle(tr("&Run"));
    m_help->setTitle(tr("&Help"));
}

} // namespace prunescope::gui
