#pragma once
// The language of the window, changed while it is open: widgets hear QEvent::LanguageChange and say their texts again.

#include <QLocale>
#include <QObject>
#include <QStringList>
#include <QTranslator>

namespace prunescope::gui {

class Language : public QObject {
    Q_OBJECT

public:
    explicit Language(QObject* parent = nullptr);
    ~Language() override;

    /// Languages there are texts for: "en", "zh_CN".
    static const QStringList& offered();
    /// The name of a language in itself: "English", "简体中文".
    static QString nativeName(const QString& id);
    /// What a wish comes to: itself if offered, else the offered one nearest to the system's.
    static QString resolve(const QString& wish, const QLocale& system = QLocale::system());

    /// Loads the texts and sets the default locale. An empty wish follows the system.
    void apply(const QString& wish);
    /// Id of the language in use.
    const QString& current() const { return m_current; }

private:
    QTranslator m_own;
    QTranslator m_qt; // Qt's own dialogs and buttons
    QString m_current;
};

} // namespace prunescope::gui
