// Layout and jobs: passages are sought and distributions computed in the background.
#include "app/hurt_page.h"

#include "app/app_context.h"
#include "widgets/base/core_text.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/number_text.h"
#include "widgets/base/room_focus.h"
#include "widgets/base/theme.h"
#include "widgets/comparison/change_chart.h"
#include "widgets/comparison/changed_text.h"
#include "widgets/comparison/distribution_panel.h"
#include "widgets/comparison/passage_model.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace prunescope::gui {

namespace {

const QString kPassageSlot = QStringLiteral("hurt.passages"), kDistributionSlot = QStringLiteral("hurt.distributions");
constexpr int kPassageLength = 32;
constexpr int kPatienceMs = 300; // so long the figures of the token before may stand

QSplitter* splitterOf(Qt::Orientation orientation, const char* name, QWidget* first, QWidget* second, const QList<int>& sizes)
{
    auto* splitter = new QSplitter(orientation);
    splitter->setObjectName(QLatin1String(name));
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(2 * kGrid);
    splitter->addWidget(first);
    splitter->addWidget(second);
    splitter->setSizes(sizes);
    splitter->setStretchFactor(0, 1);
    return splitter;
}

} // namespace

HurtPage::HurtPage(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_stack(new QStackedLayout(this)), m_empty(new EmptyState), m_textTitle(new QLabel),
      m_passageTitle(new QLabel), m_note(new QLabel), m_legend(new LossLegend), m_text(new ChangedText), m_passages(new PassageModel(this)),
      m_table(new QTableView), m_distributions(new DistributionPanel), m_chart(new ChangeChart)
{
    m_empty->setObjectName(QStringLiteral("hurtEmpty"));
    m_text->setObjectName(QStringLiteral("changedText"));
    m_chart->setMinimumHeight(18 * kGrid);
    auto* left = splitterOf(Qt::Vertical, "hurtText", buildText(), m_chart, {64 * kGrid, 30 * kGrid});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(splitterOf(Qt::Horizontal, "hurtSplitter", left, buildSide(), {100 * kGrid, 52 * kGrid}));
    tabInOrder({m_text, m_chart, m_table});
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] { m_distributions->clear(tr("Both models read the text up to this token …")); });
    connect(m_empty, &EmptyState::stepChosen, this, &HurtPage::stepChosen);
    connect(m_text, &ChangedText::tokenChosen, this, &HurtPage::askDistributions);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &HurtPage::takePassage);
    connect(&m_context, &AppContext::comparisonChanged, this, &HurtPage::takeComparison);
    retranslate();
}

QWidget* HurtPage::buildText()
{
    makeTitle(m_textTitle);
    makeCaption(m_note);
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid / 2);
    auto* head = new QHBoxLayout;
    head->addWidget(m_textTitle);
    head->addStretch();
    head->addWidget(m_legend);
    layout->addLayout(head);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_note);
    return box;
}

QWidget* HurtPage::buildSide()
{
    makeTitle(m_passageTitle);
    m_table->setObjectName(QStringLiteral("passages"));
    m_table->setModel(m_passages);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setAlternatingRowColors(true);
    m_table->setFont(numberFont(TextSize::Body));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(3 * kGrid);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid / 2);
    layout->addWidget(m_passageTitle);
    layout->addWidget(m_table, 1);
    m_distributions->setObjectName(QStringLiteral("distributions"));
    box->setMinimumWidth(40 * kGrid);
    auto* splitter = splitterOf(Qt::Vertical, "hurtSide", box, m_distributions, {30 * kGrid, 34 * kGrid});
    return splitter;
}

void HurtPage::setStep(const QString& text)
{
    m_step = text;
    retranslate();
}

void HurtPage::takeComparison()
{
    const auto& comparison = m_context.comparison();
    if (comparison == m_shown)
        return;
    m_context.jobs().drop(kPassageSlot);
    m_shown = isVisible() ? comparison : nullptr; // a hidden page works when it is shown
    if (!m_shown) {
        if (!comparison)
            show({});
        return;
    }
    const auto tokens = comparison->tokens;
    m_context.jobs().run<Findings>(
        this, kPassageSlot, Text(PS_TEXT("Seeking the worst passages")), JobPriority::Interactive,
        [tokens](StopFlag&, const ProgressSink&) { return Findings{tokens, worstPassages(*tokens, kPassageLength)}; },
        [this](const Findings& findings) { show(findings); });
}

void HurtPage::show(const Findings& findings)
{
    m_context.jobs().drop(kDistributionSlot);
    m_patience.stop();
    m_text->setTokens(findings.tokens);
    m_legend->setScale(m_text->scale());
    m_passages->setPassages(findings.tokens, findings.passages);
    m_table->resizeColumnToContents(PassageModel::Change);
    m_table->resizeColumnToContents(PassageModel::Position);
    m_chart->setTokens(findings.tokens);
    m_distributions->clear(tr("Choose a token of the text."));
    m_stack->setCurrentIndex(findings.tokens ? 1 : 0);
    retranslate();
}

void HurtPage::takePassage()
{
    const auto rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty() || !m_shown)
        return m_text->showPassage({});
    const Passage& passage = m_passages->passage(rows.front().row());
    m_text->showPassage(passage);
    std::int64_t worst = passage.first;
    for (std::int64_t scored = passage.first; scored < passage.last; ++scored)
        if (m_shown->tokens->change(std::size_t(scored)) > m_shown->tokens->change(std::size_t(worst)))
            worst = scored;
    m_text->setCurrent(worst);
}

void HurtPage::askDistributions(qint64 scored)
{
    const auto comparison = m_shown;
    const ModelHandle dense = m_context.model(), pruned = m_context.prunedModel();
    if (scored < 0 || !comparison || !dense || !pruned)
        return;
    JobRequest<TokenDistributions> request;
    request.slot = kDistributionSlot;
    request.title = Text(PS_TEXT("Predicting the chosen token"));
    request.priority = JobPriority::Interactive;
    request.work = [dense, pruned, tokens = comparison->tokens, scored](StopFlag& stop, const ProgressSink&) {
        return tokenDistributions(dense, pruned, *tokens, scored, stop);
    };
    request.onDone = [this](const TokenDistributions& found) {
        m_patience.stop();
        m_distributions->show(found);
    };
    request.onFailed = [this](const JobEvent& event) {
        m_patience.stop();
        if (event.state == JobState::Failed)
            m_distributions->clear(coreText(event.error));
    };
    m_context.jobs().run<TokenDistributions>(this, std::move(request));
    m_patience.start();
}

void HurtPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    takeComparison();
}

void HurtPage::retranslate()
{
    m_empty->setMessage(tr("Here: the evaluation text, every token coloured by what pruning did to its loss, the passages that lost "
                           "most, and what both models expected at any token."),
                        m_step);
    m_textTitle->setText(tr("Evaluation text"));
    m_passageTitle->setText(tr("Worst passages"));
    m_table->setAccessibleName(tr("Worst passages"));
    const auto& shown = m_shown;
    m_note->setText(shown ? tr("%Ln scored tokens; click one or walk with the arrow keys.", nullptr, int(shown->tokens->size())) : QString());
    m_passages->retranslate();
    if (!m_distributions->distributions())
        m_distributions->clear(tr("Choose a token of the text."));
}

void HurtPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
