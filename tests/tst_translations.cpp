// The translations are complete: no entry unfinished, every place kept, plural forms present.
#include "tests/test_case.h"

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>

namespace {

struct Message {
    QString context, source;
    QStringList translations; // several for plural forms
    bool isFinished = true;
    bool isPlural = false;
};

Message readMessage(QXmlStreamReader& xml, const QString& context)
{
    Message message;
    message.context = context;
    message.isPlural = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            const auto type = xml.attributes().value(QLatin1String("type"));
            message.isFinished = type.isEmpty();
            if (message.isPlural) {
                while (xml.readNextStartElement())
                    message.translations << xml.readElementText();
            } else {
                message.translations << xml.readElementText();
            }
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> readMessages(const QString& language)
{
    QFile file(QStringLiteral(PROJECT_DIR "/translations/prunescope_%1.ts").arg(language));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages << readMessage(xml, context);
    }
    return messages;
}

QStringList placesOf(const QString& text)
{
    static const QRegularExpression place(QStringLiteral("%(L?[1-9]|n)"));
    QStringList places;
    for (auto it = place.globalMatch(text); it.hasNext();)
        places << it.next().captured();
    places.sort();
    return places;
}

} // namespace

class TstTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsUnfinishedInChinese()
    {
        const QList<Message> messages = readMessages(QStringLiteral("zh_CN"));
        QVERIFY(messages.size() > 100);
        for (const Message& message : messages) {
            const bool hasText = !message.translations.isEmpty() && !message.translations.contains(QString());
            QVERIFY2(message.isFinished && hasText, qPrintable(message.context + QStringLiteral(": ") + message.source));
        }
    }

    void everyPlaceIsKept()
    {
        for (const Message& message : readMessages(QStringLiteral("zh_CN"))) {
            for (const QString& translation : message.translations)
                QVERIFY2(placesOf(translation) == placesOf(message.source),
                         qPrintable(message.source + QStringLiteral(" -> ") + translation));
        }
    }

    void chineseHasItsOwnPunctuation()
    {
        static const QRegularExpression narrow(QStringLiteral("[\\x{3400}-\\x{9fff}”）][,:;?!]|[,:;][\\x{3400}-\\x{9fff}“]"));
        for (const Message& message : readMessages(QStringLiteral("zh_CN")))
            for (const QString& translation : message.translations)
                QVERIFY2(!translation.contains(narrow), qPrintable(translation));
    }

    void englishHasBothPluralForms()
    {
        for (const Message& message : readMessages(QStringLiteral("en"))) {
            if (!message.isPlural)
                continue;
            QVERIFY2(message.isFinished && message.translations.size() == 2 && !message.translations.contains(QString()),
                     qPrintable(message.source));
        }
    }

    void whatCoreSaysIsTranslatedToo()
    {
        const QList<Message> messages = readMessages(QStringLiteral("zh_CN"));
        const auto count = std::count_if(messages.begin(), messages.end(), [](const Message& message) {
            return message.context == QLatin1String("core");
        });
        QVERIFY(count > 50);
    }
};

PRUNESCOPE_TEST(TstTranslations)
#include "tst_translations.moc"
