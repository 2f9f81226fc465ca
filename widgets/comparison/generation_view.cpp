// Prompt line, two texts, and the mark where they part.
#include "widgets/comparison/generation_view.h"

#include "widgets/base/number_text.h"
#include "widgets/base/segment_bar.h"
#include "widgets/base/theme.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTextEdit>
#include <QToolButton>

#include <algorithm>
#include <limits>

namespace prunescope::gui {

namespace {

constexpr std::size_t kListedPrompts = 20;
constexpr int kListedCharacters = 60; // of a prompt in the menu

} // namespace

int firstDifference(const QString& a, const QString& b)
{
    if (a == b)
        return -1;
    const auto [inA, inB] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    int index = int(inA - a.begin());
    const bool isInsidePair = index > 0 && a[index - 1].isHighSurrogate();
    return isInsidePair ? index - 1 : index;
}

GenerationView::GenerationView(QWidget* parent)
    : QWidget(parent), m_prompt(new QLineEdit(this)), m_tokens(new QSpinBox(this)), m_tokensLabel(new QLabel(this)),
      m_verdict(new QLabel(this)), m_generate(new QPushButton(this)), m_earlier(new QToolButton(this)), m_promptMenu(new QMenu(this)),
      m_way(new SegmentBar(2, this)), m_temperature(addSampling("temperature", 0.05, 5, 0.1, 0.8)), m_topP(addSampling("topP", 0.01, 1, 0.05, 0.9)),
      m_seedLabel(new QLabel(this)), m_seed(new QSpinBox(this)), m_dense(makeSide("generatedDense")), m_pruned(makeSide("generatedPruned"))
{
    makeCaption(m_verdict);
    m_verdict->setObjectName(QStringLiteral("divergence"));
    auto* sides = new QHBoxLayout;
    sides->setSpacing(2 * kGrid);
    for (const Side* side : {&m_dense, &m_pruned}) {
        auto* head = new QHBoxLayout;
        head->addWidget(side->title);
        head->addStretch();
        head->addWidget(side->speed);
        auto* column = new QVBoxLayout;
        column->setSpacing(kGrid / 2);
        column->addLayout(head);
        column->addWidget(side->text, 1);
        sides->addLayout(column, 1);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addLayout(buildBar());
    layout->addLayout(sides, 1);
    layout->addWidget(m_verdict);
    const auto ask = [this] {
        if (m_isBusy)
            Q_EMIT cancelAsked();
        else if (m_generate->isEnabled())
            Q_EMIT generateAsked();
    };
    connect(m_generate, &QPushButton::clicked, this, ask);
    connect(m_prompt, &QLineEdit::returnPressed, this, ask);
    connect(m_way, &SegmentBar::chosen, this, &GenerationView::updateSampling);
    retranslate();
}

GenerationView::Sampling GenerationView::addSampling(const char* name, double low, double high, double step, double value)
{
    const Sampling sampling{new QLabel(this), new QDoubleSpinBox(this)};
    sampling.value->setObjectName(QLatin1String(name));
    sampling.value->setRange(low, high);
    sampling.value->setSingleStep(step);
    sampling.value->setDecimals(2);
    sampling.value->setValue(value);
    sampling.label->setBuddy(sampling.value);
    return sampling;
}

/// The prompt in one line, how it is continued in the next.
QLayout* GenerationView::buildBar()
{
    m_prompt->setObjectName(QStringLiteral("prompt"));
    m_prompt->setMaxLength(4000);
    m_prompt->setText(QStringLiteral("Once upon a time"));
    m_tokens->setObjectName(QStringLiteral("generateTokens"));
    m_tokens->setRange(1, 1000);
    m_tokens->setValue(60);
    m_tokensLabel->setBuddy(m_tokens);
    m_generate->setObjectName(QStringLiteral("generate"));
    m_way->setObjectName(QStringLiteral("samplingWay"));
    m_earlier->setObjectName(QStringLiteral("earlierPrompts"));
    m_earlier->setMenu(m_promptMenu);
    m_earlier->setPopupMode(QToolButton::InstantPopup);
    m_seed->setObjectName(QStringLiteral("samplingSeed"));
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seedLabel->setBuddy(m_seed);
    auto* prompt = new QHBoxLayout;
    prompt->setSpacing(kGrid);
    prompt->addWidget(m_prompt, 1);
    prompt->addWidget(m_earlier);
    prompt->addWidget(m_generate);
    auto* sampling = new QHBoxLayout;
    sampling->setSpacing(kGrid);
    sampling->addWidget(m_way);
    for (QWidget* part : std::initializer_list<QWidget*>{m_temperature.label, m_temperature.value, m_topP.label, m_topP.value, m_seedLabel, m_seed})
        sampling->addWidget(part);
    sampling->addStretch();
    sampling->addWidget(m_tokensLabel);
    sampling->addWidget(m_tokens);
    auto* bar = new QVBoxLayout;
    bar->setSpacing(kGrid);
    bar->addLayout(prompt);
    bar->addLayout(sampling);
    return bar;
}

void GenerationView::updateSampling()
{
    const bool isSampled = m_way->current() == 1;
    for (QWidget* part : std::initializer_list<QWidget*>{m_temperature.label, m_temperature.value, m_topP.label, m_topP.value, m_seedLabel, m_seed})
        part->setVisible(isSampled);
}

GenerationView::Side GenerationView::makeSide(const char* name)
{
    Side side{new QLabel(this), new QLabel(this), new QTextEdit(this), std::nullopt};
    makeCaption(side.speed);
    side.text->setObjectName(QLatin1String(name));
    side.text->setReadOnly(true);
    side.text->setAcceptRichText(false);
    side.text->setTabChangesFocus(true);
    side.text->document()->setDocumentMargin(kGrid);
    return side;
}

GenerateParams GenerationView::params() const
{
    GenerateParams params;
    params.prompt = m_prompt->text().toStdString();
    params.tokens = m_tokens->value();
    if (m_way->current() == 1) {
        params.temperature = m_temperature.value->value();
        params.topP = m_topP.value->value();
        params.seed = std::uint64_t(m_seed->value());
    }
    return params;
}

void GenerationView::setParams(const GenerateParams& params)
{
    m_prompt->setText(QString::fromStdString(params.prompt));
    m_tokens->setValue(params.tokens);
    m_way->setCurrent(params.temperature > 0 ? 1 : 0);
    if (params.temperature > 0) {
        m_temperature.value->setValue(params.temperature);
        m_topP.value->setValue(params.topP);
        m_seed->setValue(int(std::min<std::uint64_t>(params.seed, std::numeric_limits<int>::max())));
    }
    updateSampling();
}

void GenerationView::setPrompts(std::vector<StoredPrompt> prompts)
{
    m_prompts = std::move(prompts);
    fillPrompts();
}

void GenerationView::fillPrompts()
{
    m_promptMenu->clear();
    for (std::size_t i = 0; i < std::min(m_prompts.size(), kListedPrompts); ++i) {
        const StoredPrompt& prompt = m_prompts[i];
        QString text = QString::fromStdString(prompt.text).simplified();
        if (text.size() > kListedCharacters)
            text = text.left(kListedCharacters - 1) + QChar(0x2026);
        if (text.isEmpty())
            text = tr("(empty prompt)");
        text.replace(QLatin1Char('&'), QStringLiteral("&&"));
        const QString way = prompt.temperature > 0 ? tr("temperature %1").arg(numberText(prompt.temperature, 2)) : tr("greedy");
        QAction* action = m_promptMenu->addAction(tr("%1   %2, %n tokens", nullptr, prompt.tokens).arg(text, way));
        connect(action, &QAction::triggered, this, [this, prompt] {
            GenerateParams params;
            params.prompt = prompt.text;
            params.tokens = prompt.tokens;
            params.temperature = prompt.temperature;
            params.topP = prompt.topP;
            params.seed = prompt.seed;
            setParams(params);
            Q_EMIT promptChosen(prompt.id);
        });
    }
    m_earlier->setEnabled(!m_prompts.empty());
    m_earlier->setToolTip(m_prompts.empty() ? tr("Prompts that were continued are kept in the project and listed here.")
                                            : tr("Shows an earlier prompt of this project with its continuations."));
}

void GenerationView::begin()
{
    m_dense.result.reset();
    m_pruned.result.reset();
    refresh();
}

void GenerationView::showDense(const GenerateResult& result)
{
    m_dense.result = result;
    refresh();
}

void GenerationView::showPruned(const GenerateResult& result)
{
    m_pruned.result = result;
    refresh();
}

void GenerationView::setHasPruned(bool hasPruned)
{
    if (m_hasPruned == hasPruned)
        return; // stored texts stay on show
    m_hasPruned = hasPruned;
    if (!hasPruned)
        m_pruned.result.reset();
    refresh();
}

void GenerationView::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    updateButton();
}

void GenerationView::setObstacle(const QString& sentence)
{
    m_obstacle = sentence;
    updateButton();
}

void GenerationView::updateButton()
{
    m_generate->setText(m_isBusy ? tr("Cancel") : tr("Generate"));
    m_generate->setEnabled(m_isBusy || m_obstacle.isEmpty());
    m_generate->setToolTip(m_obstacle.isEmpty() ? tr("Continues the prompt with both models, in the same way, so that they can be "
                                                     "compared.")
                                                : m_obstacle);
}

void GenerationView::fill(const Side& side, int difference)
{
    side.speed->clear();
    side.text->clear();
    if (!side.result)
        return;
    const QString text = QString::fromStdString(side.result->text);
    side.text->setPlainText(text);
    if (side.result->tokensPerSecond > 0)
        side.speed->setText(tr("%1 tokens per second").arg(numberText(side.result->tokensPerSecond, 3)));
    if (difference < 0 || difference > text.size())
        return;
    QTextCursor cursor(side.text->document());
    cursor.setPosition(difference);
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    QTextCharFormat after;
    after.setForeground(mutedInk());
    cursor.setCharFormat(after);
    QTextCharFormat mark;
    mark.setBackground(accent());
    mark.setForeground(palette().color(QPalette::HighlightedText));
    cursor.setPosition(difference);
    cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
    cursor.setCharFormat(mark);
}

void GenerationView::refresh()
{
    int difference = -1;
    m_verdict->clear();
    if (m_dense.result && m_pruned.result) {
        const QString dense = QString::fromStdString(m_dense.result->text);
        difference = firstDifference(dense, QString::fromStdString(m_pruned.result->text));
        m_verdict->setText(difference < 0 ? tr("Both continue alike.")
                                          : tr("They part after %n characters; the first different one is marked.",
                                               nullptr, difference));
    }
    fill(m_dense, difference);
    fill(m_pruned, difference);
    m_pruned.text->setPlaceholderText(m_hasPruned ? QString() : tr("Prune the model first; its continuation appears here."));
}

void GenerationView::retranslate()
{
    m_prompt->setPlaceholderText(tr("Prompt"));
    m_prompt->setAccessibleName(tr("Prompt"));
    m_prompt->setToolTip(tr("The text that both models continue; empty starts from nothing."));
    m_tokensLabel->setText(tr("Tokens"));
    m_earlier->setText(tr("Earlier Prompts"));
    m_way->setTexts({tr("Greedy"), tr("Sampled")}, {tr("Always the likeliest token"),
                                                    tr("Tokens drawn by their probability, both models with the same random numbers")});
    m_temperature.label->setText(tr("Temperature"));
    m_topP.label->setText(tr("Top p"));
    m_topP.value->setToolTip(tr("Only the likeliest tokens that together have this probability are drawn from."));
    m_seedLabel->setText(tr("Seed"));
    updateSampling();
    fillPrompts();
    m_dense.title->setText(tr("Dense"));
    m_pruned.title->setText(tr("Pruned"));
    m_dense.text->setAccessibleName(tr("Continuation of the dense model"));
    m_pruned.text->setAccessibleName(tr("Continuation of the pruned model"));
    m_dense.text->setPlaceholderText(tr("The continuation appears here."));
    updateButton();
    refresh();
}

void GenerationView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace prunescope::gui
