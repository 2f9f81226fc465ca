// The generated method form.
#include "tests/test_case.h"
#include "widgets/allocation/method_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSignalSpy>

using namespace prunescope;
using namespace prunescope::gui;

class TstMethodForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyParameterOfEveryMethodHasAField()
    {
        for (const MethodInfo& info : methodInfos()) {
            MethodForm form;
            form.showMethod(info.id, {});
            for (const Param& param : info.params) {
                const auto* field = form.findChild<QWidget*>(QStringLiteral("param_") + QString::fromStdString(param.id));
                QVERIFY2(field, param.id.c_str());
                QVERIFY2(!field->toolTip().isEmpty(), param.id.c_str());
            }
            QVERIFY2(form.values().empty(), info.id.c_str());
        }
    }

    void givenValuesComeBack()
    {
        MethodForm form;
        const ParamValues values{{"group", std::string("layer")}, {"reference_count", true}};
        form.showMethod("wanda", values);
        QCOMPARE(form.values(), values);
    }

    void anEditIsTold()
    {
        MethodForm form;
        form.showMethod("wanda", {});
        QSignalSpy spy(&form, &MethodForm::valuesEdited);
        form.findChild<QCheckBox*>(QStringLiteral("param_reference_count"))->setChecked(true);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(form.values(), (ParamValues{{"reference_count", true}}));
    }

    void showingTheSameValuesKeepsTheFields()
    {
        MethodForm form;
        form.showMethod("wanda", {});
        const auto* before = form.findChild<QComboBox*>(QStringLiteral("param_group"));
        form.showMethod("wanda", {});
        QCOMPARE(form.findChild<QComboBox*>(QStringLiteral("param_group")), before);
    }

    void resettingGivesTheDefaults()
    {
        MethodForm form;
        form.showMethod("magnitude", {{"group", std::string("row")}});
        QSignalSpy spy(&form, &MethodForm::valuesEdited);
        form.findChild<QPushButton*>(QStringLiteral("resetParams"))->click();
        QVERIFY(form.values().empty());
        QCOMPARE(spy.count(), 1);
    }

    void numbersKeepTheirBounds()
    {
        for (const MethodInfo& info : methodInfos()) {
            MethodForm form;
            form.showMethod(info.id, {});
            for (const Param& param : info.params) {
                const auto* spin = form.findChild<QDoubleSpinBox*>(QStringLiteral("param_") + QString::fromStdString(param.id));
                if (!std::holds_alternative<double>(param.defaultValue))
                    continue;
                QVERIFY2(spin, param.id.c_str());
                QCOMPARE(spin->minimum(), param.lowest);
                QCOMPARE(spin->maximum(), param.highest);
            }
        }
    }
};

PRUNESCOPE_TEST(TstMethodForm)
#include "tst_method_form.moc"
