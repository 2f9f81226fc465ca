// The tree view.
#include "widgets/overview/model_tree.h"

#include "widgets/base/selection.h"
#include "widgets/base/theme.h"
#include "widgets/overview/model_tree_model.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace prunescope::gui {
namespace {

// Every word must occur somewhere in the name: "3 q" finds q_proj of block 3 and 13.
QRegularExpression allWords(const QString& words)
{
    QString pattern;
    for (const QString& word : words.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        pattern += QStringLiteral("(?=.*%1)").arg(QRegularExpression::escape(word));
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption);
}

} // namespace

ModelTree::ModelTree(Selection* selection, QWidget* parent)
    : QWidget(parent), m_selection(selection), m_model(new ModelTreeModel(this)),
      m_filter(new QSortFilterProxyModel(this)), m_search(new QLineEdit), m_view(new QTreeView)
{
    m_filter->setSourceModel(m_model);
    m_filter->setFilterRole(ModelTreeModel::SearchRole);
    m_filter->setRecursiveFilteringEnabled(true);
    m_filter->setAutoAcceptChildRows(true); // a block that is found shows its matrices
    m_search->setClearButtonEnabled(true);
    m_view->setModel(m_filter);
    m_view->setUniformRowHeights(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setIconSize({3 * kGrid / 2, 3 * kGrid / 2});
    m_view->setIndentation(3 * kGrid / 2);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->header()->setSectionResizeMode(ModelTreeModel::NameColumn, QHeaderView::Stretch);
    m_view->header()->setMinimumSectionSize(5 * kGrid);
    m_view->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->setTextElideMode(Qt::ElideMiddle);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_search);
    layout->addWidget(m_view, 1);

    connect(m_search, &QLineEdit::textChanged, this, &ModelTree::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_view->setFocus(); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        const QString name = current.siblingAtColumn(0).data(ModelTreeModel::MatrixNameRole).toString();
        if (!name.isEmpty())
            m_selection->selectMatrix(name);
    });
    connect(m_selection, &Selection::matrixSelected, this, &ModelTree::showSelected);
    retranslate();
}

void ModelTree::retranslate()
{
    m_search->setPlaceholderText(tr("Search matrices"));
    m_search->setAccessibleName(tr("Search matrices"));
    m_view->setAccessibleName(tr("Blocks and matrices"));
    m_model->retranslate();
}

void ModelTree::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ModelTree::setModel(const ModelInfo& model)
{
    m_model->setModel(model.matrices, model.blocks);
    // One type everywhere is no news, and names need the room.
    const bool hasOneType = std::all_of(model.matrices.begin(), model.matrices.end(),
                                        [&](const MatrixInfo& matrix) { return matrix.dtype == model.matrices.front().dtype; });
    m_view->setColumnHidden(ModelTreeModel::TypeColumn, hasOneType);
    showSelected(m_selection->matrix());
}

void ModelTree::clearModel() { m_model->setModel({}, 0); }
void ModelTree::setSummaries(const std::vector<MatrixSummary>& summaries) { m_model->setSummaries(summaries); }

void ModelTree::showSelected(const QString& matrix)
{
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(matrix));
    const QModelIndex current = m_view->currentIndex().siblingAtColumn(0);
    if (!index.isValid() || index == current)
        return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void ModelTree::search(const QString& words)
{
    m_filter->setFilterRegularExpression(allWords(words));
    if (words.trimmed().isEmpty())
        showSelected(m_selection->matrix());
    else
        m_view->expandAll();
}

} // namespace prunescope::gui
