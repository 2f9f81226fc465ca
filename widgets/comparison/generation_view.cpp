// Prompt line, two texts, and the mark where they part.
#include "widgets/comparison/generation_view.h"

#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTextEdit>

#include <algorithm>

namespace prunescope::gui {

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
      m_verdict(new QLabel(this)), m_generate(new QPushButton(this)), m_dense(makeSide("generatedDense")),
      m_pruned(makeSide("generatedPruned"))
{
    m_prompt->setObjectName(QStringLiteral("prompt"));
    m_prompt->setMaxLength(4000);
    m_prompt->setText(QStringLiteral("Once upon a time"));
    m_tokens->setObjectName(QStringLiteral("generateTokens"));
    m_tokens->setRange(1, 1000);
    m_tokens->setValue(60);
    m_generate->setObjectName(QStringLiteral("generate"));
    m_tokensLabel->setBuddy(m_tokens);
    makeCaption(m_verdict);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(kGrid);
    bar->addWidget(m_prompt, 1);
    bar->addWidget(m_tokensLabel);
    bar->addWidget(m_tokens);
    bar->addWidget(m_generate);
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
    layout->addLayout(bar);
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
    retranslate();
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
    return params;
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
    m_generate->setToolTip(m_obstacle.isEmpty() ? tr("Always the likeliest token (greedy), so that both models can be "
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
