// Facts of a matrix, two lines of figures side by side.
#include "widgets/overview/matrix_facts.h"

#include "widgets/base/number_text.h"
#include "widgets/base/term_tip.h"
#include "widgets/base/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace prunescope::gui {
namespace {

constexpr int kLines = 6;

} // namespace

QString productName(const QString& kind)
{
    // "fc1" of "mlp.fc1": families name whole paths where that is needed to tell kinds apart.
    const QString name = kind.section(QLatin1Char('.'), -1);
    const bool isAttention = kind.contains(QLatin1String("attn")) || kind.contains(QLatin1String("attention"));
    const QStringList qkv{QStringLiteral("q_proj"), QStringLiteral("k_proj"), QStringLiteral("v_proj"), QStringLiteral("qkv_proj"),
                          QStringLiteral("c_attn"), QStringLiteral("query_key_value")};
    const QStringList output{QStringLiteral("o_proj"), QStringLiteral("out_proj")};
    const QStringList first{QStringLiteral("gate_proj"), QStringLiteral("up_proj"), QStringLiteral("gate_up_proj"),
                            QStringLiteral("fc1"), QStringLiteral("c_fc"), QStringLiteral("dense_h_to_4h")};
    const QStringList second{QStringLiteral("down_proj"), QStringLiteral("fc2"), QStringLiteral("dense_4h_to_h")};
    if (qkv.contains(name))
        return MatrixFacts::tr("QKV projection");
    if (output.contains(name) || ((name == QLatin1String("c_proj") || name == QLatin1String("dense")) && isAttention))
        return MatrixFacts::tr("Attention output");
    if (first.contains(name))
        return name.startsWith(QLatin1String("gate")) || name == QLatin1String("up_proj") ? MatrixFacts::tr("MLP 1 (gate and up)")
                                                                                        : MatrixFacts::tr("MLP 1 (up)");
    if (second.contains(name) || name == QLatin1String("c_proj"))
        return MatrixFacts::tr("MLP 2 (down)");
    return {};
}

MatrixFacts::MatrixFacts(QWidget* parent) : QWidget(parent), m_title(new QLabel), m_subtitle(new QLabel), m_product(new QLabel)
{
    makeTitle(m_title);
    makeCaption(m_subtitle);
    m_title->setWordWrap(true);
    m_subtitle->setWordWrap(true);
    m_subtitle->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kGrid);
    grid->setVerticalSpacing(kGrid / 2);
    grid->addWidget(m_title, 0, 0, 1, 5);
    grid->addWidget(m_subtitle, 1, 0, 1, 5);
    makeCaption(m_product);
    grid->addWidget(m_product, 2, 0, 1, 5);
    for (int i = 0; i < kLines; ++i) {
        const Line line{new QLabel, new QLabel};
        makeCaption(line.name);
        line.value->setFont(numberFont(TextSize::Body));
        line.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(line.name, 3 + i / 2, 3 * (i % 2));
        grid->addWidget(line.value, 3 + i / 2, 3 * (i % 2) + 1, Qt::AlignRight);
        m_lines << line;
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(4, 1);
    grid->setColumnMinimumWidth(2, 2 * kGrid);
    explain(m_lines[5].name, Term::OutlierShare);
    explain(m_lines[4].name, Term::Wanda);
    clear();
}

void MatrixFacts::setLine(int index, const QString& name, const QString& value)
{
    m_lines[index].name->setText(name);
    m_lines[index].value->setText(value);
}

void MatrixFacts::setMatrix(const MatrixInfo& matrix, const MatrixSummary* summary, bool hasInputs)
{
    const QString unknown = QStringLiteral("–");
    const auto known = [summary, &unknown](const QString& text) { return summary ? text : unknown; };
    const MatrixSummary figures = summary ? *summary : MatrixSummary();
    m_title->setText(matrix.block >= 0 ? tr("Block %1, %2").arg(matrix.block).arg(QString::fromStdString(matrix.kind))
                                       : QString::fromStdString(matrix.kind));
    m_subtitle->setText(tr("%1\n%2 (outputs × inputs), %3, %4 weights")
                            .arg(QString::fromStdString(matrix.name), shapeText(matrix.rows, matrix.columns),
                                 QString::fromStdString(matrix.dtype), shortCountText(matrix.elements())));
    const QString product = productName(QString::fromStdString(matrix.kind));
    m_product->setVisible(!product.isEmpty());
    m_product->setText(tr("%1, %2 × N").arg(product, shapeText(matrix.rows, matrix.columns)));
    m_product->setToolTip(tr("One of the four skinny matrix products of decoding: M outputs × K inputs, times K × N activations; N is "
                             "the number of tokens in flight, 1 while one answer is written. This is the share of this matrix."));
    setLine(0, tr("Mean |W|"), known(numberText(figures.meanMagnitude, 3)));
    setLine(1, tr("Largest |W|"), known(numberText(figures.maxMagnitude, 3)));
    setLine(2, tr("Std. dev."), known(numberText(figures.standardDeviation, 3)));
    setLine(3, tr("Zeros"), known(percentText(figures.zeroShare)));
    setLine(4, tr("Mean Wanda"), hasInputs ? known(numberText(figures.meanWandaScore, 3)) : unknown);
    setLine(5, tr("Outliers"), known(percentText(figures.outlierShare, 2)));
    if (figures.nonFinite > 0)
        m_subtitle->setText(m_subtitle->text() + QLatin1Char('\n')
                            + tr("%n weight(s) are not finite.", nullptr, int(figures.nonFinite)));
}

void MatrixFacts::clear()
{
    m_title->setText(tr("No matrix selected"));
    m_subtitle->setText(tr("Select one in the tree or on the map."));
    m_product->hide();
    for (int i = 0; i < kLines; ++i)
        setLine(i, {}, {});
}

QString MatrixFacts::product() const { return m_product->isHidden() ? QString() : m_product->text(); }

QStringList MatrixFacts::lines() const
{
    QStringList texts{m_title->text()};
    for (const Line& line : m_lines)
        if (!line.name->text().isEmpty())
            texts << line.name->text() + QLatin1String(": ") + line.value->text();
    return texts;
}

} // namespace prunescope::gui
