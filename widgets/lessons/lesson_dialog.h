#pragma once
// A method's lesson: what it does, what to look at, where it fails, what it costs.

#include <QDialog>
#include <QString>

#include <string>

class QLabel;
class QTextBrowser;

namespace prunescope::gui {

/// The Markdown text of a lesson in the present language, else in English; empty where there is none.
QString lessonText(const std::string& id);

/// A window beside the work: it stays open and does not block.
class LessonDialog : public QDialog {
    Q_OBJECT

public:
    explicit LessonDialog(QWidget* parent = nullptr);

    /// Shows the lesson of a method. @param id  of core/plan's methods
    void showMethod(const std::string& id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    std::string m_id;
    QTextBrowser* m_text;
    QLabel* m_paper;
};

} // namespace prunescope::gui
