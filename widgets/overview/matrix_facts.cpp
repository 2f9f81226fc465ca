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

MatrixFacts::MatrixFacts(QWidget* parent) : QWidget(parent), m_title(new QLabel), m_subtitle(new QLabel)
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
    for (int i = 0; i < kLines; ++i) {
        const Line line{new QLabel, new QLabel};
        makeCaption(line.name);
        line.value->setFont(numberFont(TextSize::Body));
        line.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(line.name, 2 + i / 2, 3 * (i % 2));
        grid->addWidget(line.value, 2 + i / 2, 3 * (i % 2) + 1, Qt::AlignRight);
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
    for (int i = 0; i < kLines; ++i)
        setLine(i, {}, {});
}

QStringList MatrixFacts::lines() const
{
    QStringList texts{m_title->text()};
    for (const Line& line : m_lines)
        if (!line.name->text().isEmpty())
            texts << line.name->text() + QLatin1String(": ") + line.value->text();
    return texts;
}

} // namespace prunescope::gui
