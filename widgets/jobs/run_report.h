#pragma once
// The report of a pruning run: figures in a line, the picture, the table that fills in, and CSV.

#include "widgets/jobs/run_report_model.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QTableView;
class QTabWidget;

namespace prunescope::gui {

class RunPicture;

class RunReport : public QWidget {
    Q_OBJECT

public:
    explicit RunReport(QWidget* parent = nullptr);

    /// What a run would work on, before there is one.
    void prepare(const Plan& plan, const ModelInfo& model);
    /// A run starts on these matrices.
    void begin(const Plan& plan, const ModelInfo& model);
    /// @param sentence  what goes on now, for the line above the picture
    void showProgress(int block, const QString& sentence);
    void showResult(const PruneResult& result);
    /// The run ended without a result; the sentence says why.
    void showEnd(const QString& sentence);
    void clear();

    /// Puts a page before the figures, for what belongs to the run but not to this folder.
    void addPage(QWidget* page);
    void setPageTitle(const QString& title);
    /// Whether the added page is in front, not the figures.
    bool isPageShown() const;
    void setPageShown(bool isShown);

    RunReportModel& model() { return m_model; }
    void selectMatrix(const QString& name);

Q_SIGNALS:
    void matrixChosen(const QString& name);
    /// A file could not be written; a sentence for people.
    void failed(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildTable();
    QWidget* buildFigures();
    void saveCsv();
    /// Says something now, and again after a change of language.
    void say(std::function<void()> sentences);
    void describe();
    void retranslate();

    RunReportModel m_model;
    std::function<void()> m_say;
    PruneResult m_result;
    QLabel *m_headline, *m_detail, *m_legend;
    RunPicture* m_picture;
    QTableView* m_table;
    QTabWidget* m_tabs;
    QPushButton* m_export;
};

} // namespace prunescope::gui
