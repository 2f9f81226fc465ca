#pragma once
// The fields of one calibration set: which text, how many windows, how long, drawn with which seed.

#include "core/session/texts.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSpinBox;
class QToolButton;

namespace prunescope::gui {

class CalibrationForm : public QWidget {
    Q_OBJECT

public:
    explicit CalibrationForm(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// Shows a set; edited() is not sent.
    void setParams(const CalibrationParams& params);
    const CalibrationParams& params() const { return m_params; }
    /// Offers a file or folder as the text and chooses it.
    void chooseText(const QString& path);

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildText();
    void take();
    void askText(bool isFolder);
    /// The place of a text in the list, where it is put if it is not there yet.
    int placeOf(const QString& path);
    void retranslate();

    CalibrationParams m_params;
    QLabel *m_title, *m_textLabel, *m_samplesLabel, *m_windowLabel, *m_seedLabel;
    QComboBox* m_text;
    QToolButton* m_other;
    QAction *m_file, *m_folder;
    QSpinBox *m_samples, *m_window, *m_seed;
};

} // namespace prunescope::gui
