// Table, sentence and notes of the selected weight.
#include "widgets/explain/verdict_panel.h"

#include "widgets/base/core_text.h"
#include "widgets/base/export_menu.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/explain/verdict_delegate.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace prunescope::gui {

VerdictPanel::VerdictPanel(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_note(new QLabel(this)), m_why(new QLabel(this)), m_table(new QTableView(this)),
      m_step(new QPushButton(this))
{
    m_note->setObjectName(QStringLiteral("verdictNote"));
    m_why->setObjectName(QStringLiteral("verdictWhy"));
    m_step->setObjectName(QStringLiteral("verdictStep"));
    makeCaption(m_note);
    m_note->setWordWrap(true);
    m_why->setWordWrap(true);
    m_why->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_why->setMinimumHeight(3 * fontMetrics().height()); // room for the longest, so that nothing below jumps
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    buildTable();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid / 2);
    layout->addWidget(m_title);
    layout->addWidget(m_note);
    layout->addWidget(m_step, 0, Qt::AlignLeft);
    layout->addWidget(m_table);
    layout->addWidget(m_why);
    connect(m_step, &QPushButton::clicked, this, &VerdictPanel::stepChosen);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &VerdictPanel::showSentence);
    retranslate();
    clear();
}

void VerdictPanel::buildTable()
{
    m_table->setObjectName(QStringLiteral("verdicts"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new VerdictDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    QHeaderView* header = m_table->horizontalHeader();
    header->setFont(textFont(TextSize::Small));
    header->setHighlightSections(false);
    header->setMinimumSectionSize(2 * kGrid);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(VerdictModel::Method, QHeaderView::Stretch);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QTableView::customContextMenuRequested, this, &VerdictPanel::showMenu);
}

/// As high as its rows: the panel scrolls as a whole.
void VerdictPanel::fitTable()
{
    int height = m_table->horizontalHeader()->sizeHint().height() + 2;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        m_table->resizeRowToContents(row);
        height += m_table->rowHeight(row);
    }
    m_table->setFixedHeight(height);
}

void VerdictPanel::clear()
{
    m_isAsked = false;
    m_progress.clear();
    m_stepText.clear();
    m_model.clear();
    showTitle();
}

void VerdictPanel::setExplanation(const prunescope::WeightExplanation& explanation, const std::string& planMethod)
{
    const bool isFirst = m_model.rowCount() == 0;
    m_isAsked = true;
    m_stepText.clear();
    m_model.setExplanation(explanation);
    if (isFirst)
        m_table->selectRow(std::max(0, m_model.rowOf(planMethod)));
    fitTable();
    showTitle();
    showSentence();
}

void VerdictPanel::showProgress(const QString& sentence)
{
    m_isAsked = true;
    m_progress = sentence;
    m_stepText.clear();
    showTitle();
}

void VerdictPanel::showNote(const QString& sentence, const QString& step)
{
    m_isAsked = true;
    m_progress = sentence;
    m_stepText = step;
    m_model.clear();
    showTitle();
}

void VerdictPanel::showTitle()
{
    const auto& found = m_model.explanation();
    m_table->setVisible(found.has_value());
    m_why->setVisible(found.has_value());
    m_step->setText(m_stepText);
    m_step->setVisible(!m_stepText.isEmpty());
    if (!found) {
        m_title->setText(tr("Why this weight?"));
        m_note->setText(!m_isAsked ? tr("Click a weight, or move to it with the keys, to see what every method would do to it.")
                                   : m_progress);
        return;
    }
    const prunescope::Pattern& pattern = found->question.pattern;
    m_title->setText(pattern.isUnstructured()
                         ? tr("Why this weight? At %1 sparsity").arg(percentText(found->question.sparsityShare))
                         : tr("Why this weight? With pattern %1").arg(QString::fromStdString(patternText(pattern))));
    if (!m_progress.isEmpty())
        m_note->setText(m_progress);
    else if (found->windows > 0)
        m_note->setText(tr("Inputs of the dense model on %1 windows of %2 tokens of %3; usual parameters.")
                            .arg(countText(found->windows), countText(found->window),
                                 textTitle(QString::fromStdString(found->text.name))));
    else
        m_note->setText(tr("Without measured inputs; usual parameters."));
}

void VerdictPanel::showSentence()
{
    const int row = m_table->currentIndex().row();
    m_why->setText(m_model.sentence(row));
}

QString VerdictPanel::sentence() const { return m_why->text(); }
QString VerdictPanel::note() const { return m_note->text(); }

void VerdictPanel::retranslate()
{
    m_table->setAccessibleName(tr("What every method would do to the selected weight"));
    m_model.retranslate();
    showTitle();
    showSentence();
}

void VerdictPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        fitTable();
    QWidget::changeEvent(event);
}

void VerdictPanel::showMenu(const QPoint& place)
{
    QMenu menu(this);
    addExportActions(&menu, this, {m_title->text(), {}, [this] { return m_model.table(); }});
    menu.exec(m_table->viewport()->mapToGlobal(place));
}

} // namespace prunescope::gui
