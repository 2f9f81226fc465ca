// The open dialog and the model doctor in it.
#include "app/app_context.h"
#include "app/open_dialog.h"
#include "app/settings.h"
#include "core/session/session.h"
#include "tests/test_case.h"
#include "widgets/overview/doctor_view.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

constexpr int kPatienceMs = 120000;

} // namespace

class TstOpenDialog : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<AppContext> m_context;
    std::unique_ptr<OpenDialog> m_dialog;

    QPushButton* open() const { return m_dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open); }
    QString note() const { return m_dialog->findChild<QLabel*>(QStringLiteral("doctorNote"))->text(); }
    void examine(const QString& path)
    {
        QSignalSpy spy(m_dialog.get(), &OpenDialog::examined);
        m_dialog->findChild<QLineEdit*>(QStringLiteral("openPath"))->setText(path);
        QTRY_VERIFY_WITH_TIMEOUT(spy.count() >= 1, kPatienceMs);
    }
    const Finding* finding(const char* subject) const
    {
        for (const Finding& one : m_dialog->doctor()->findings())
            if (one.subject.english() == subject)
                return &one;
        return nullptr;
    }
    /// The bundled model's folder with one file left out.
    QString copyWithout(const QString& leftOut)
    {
        const QString target = m_folder.filePath(QStringLiteral("without-") + leftOut);
        const QDir source(QString::fromStdString(demoFolder()) + QStringLiteral("/model"));
        if (!QDir().mkpath(target))
            return {};
        for (const QString& name : source.entryList(QDir::Files))
            if (name != leftOut)
                QFile::copy(source.filePath(name), target + QLatin1Char('/') + name);
        return target;
    }

private Q_SLOTS:
    void init()
    {
        startRuntime(0);
        m_settings = std::make_unique<Settings>(m_folder.filePath(QStringLiteral("settings.ini")));
        m_context = std::make_unique<AppContext>(std::make_shared<Session>(nullptr));
        m_dialog = std::make_unique<OpenDialog>(*m_context, *m_settings, nullptr);
        m_dialog->show();
    }
    void cleanup()
    {
        m_dialog.reset();
        m_context.reset();
    }

    void nothingChosenSaysWhatWillAppear()
    {
        QVERIFY(!open()->isEnabled());
        QVERIFY(!note().isEmpty());
    }
    void aWholeModelHasNoFault()
    {
        examine(QString::fromStdString(demoFolder()) + QStringLiteral("/model"));
        QVERIFY(open()->isEnabled());
        for (const Finding& one : m_dialog->doctor()->findings())
            QVERIFY2(one.kind == Finding::Kind::Fact, one.sentence.english().c_str());
        QVERIFY(finding("Family")->sentence.english().find("llama") != std::string::npos);
        QVERIFY(finding("Numbers")); // all weights were seen
        QVERIFY(note().isEmpty());
    }
    void aMissingTokenizerIsAFaultWithAStep()
    {
        examine(copyWithout(QStringLiteral("tokenizer.json")));
        QVERIFY(open()->isEnabled());
        QCOMPARE(int(finding("Tokenizer")->kind), int(Finding::Kind::Fault));
        QVERIFY(!finding("Tokenizer")->step.isEmpty());
        QCOMPARE(int(finding("Family")->kind), int(Finding::Kind::Fact));
    }
    void aMissingConfigLeavesAModelToLookAt()
    {
        examine(copyWithout(QStringLiteral("config.json")));
        QCOMPARE(int(finding("Family")->kind), int(Finding::Kind::Fault));
        QVERIFY(open()->isEnabled());
    }
    void missingWeightsCannotBeOpened()
    {
        examine(copyWithout(QStringLiteral("model.safetensors")));
        QVERIFY(!open()->isEnabled());
        QVERIFY2(note().contains(QStringLiteral("without-model.safetensors")), qPrintable(note()));
    }
    void aNameThatIsNotThereIsSaidAtOnce()
    {
        m_dialog->setPath(QStringLiteral("/nowhere/at/all"));
        QVERIFY(!open()->isEnabled());
        QVERIFY(!note().isEmpty());
    }
};

PRUNESCOPE_TEST(TstOpenDialog)
#include "tst_open_dialog.moc"
