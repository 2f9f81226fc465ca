#pragma once
// The form of a pruning method or of a strategy, generated from its parameter list.

#include "core/plan/method_info.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QPushButton;

namespace prunescope::gui {

/// Summary and paper of a method, then one field per parameter, named "param_<id>".
class MethodForm : public QWidget {
    Q_OBJECT

public:
    explicit MethodForm(QWidget* parent = nullptr);

    /// Shows a method, or a strategy, with these values; what is not given has its default. An id that does not exist
    /// empties the form.
    void showMethod(const std::string& id, const ParamValues& values);
    const std::string& method() const { return m_method; }
    /// Values that differ from the defaults: what a plan stores.
    ParamValues values() const;

Q_SIGNALS:
    /// The user changed a field.
    void valuesEdited();
    /// The user wants to read how the method works.
    void lessonAsked(const std::string& id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild(const ParamValues& values);
    QWidget* makeField(const Param& param, const ParamValue& value);
    void resetToDefaults();
    void updateReset();

    std::string m_method;
    QLabel* m_summary;
    QLabel* m_paper;
    QPushButton* m_lesson;
    QFormLayout* m_fields;
    QPushButton* m_reset;
};

} // namespace prunescope::gui
