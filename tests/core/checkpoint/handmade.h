#pragma once
// Checkpoint files written byte by byte, so that tests of the reader do not lean on our writer.

#include "core/base/error.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <span>

namespace prunescope::tests {

/// Length, header and data as they lie in a safetensors file.
inline QByteArray safetensorsBytes(const QByteArray& header, const QByteArray& data)
{
    const quint64 length = quint64(header.size());
    return QByteArray(reinterpret_cast<const char*>(&length), 8) + header + data;
}

/// One header entry: "name":{"dtype":...}
inline QByteArray entry(const QByteArray& name, const QByteArray& dtype, const QByteArray& shape,
                        const QByteArray& offsets)
{
    return "\"" + name + "\":{\"dtype\":\"" + dtype + "\",\"shape\":" + shape +
           ",\"data_offsets\":" + offsets + "}";
}

/// A file with one U8 vector.
inline QByteArray oneVector(const QByteArray& name, const QByteArray& data)
{
    const QByteArray size = QByteArray::number(data.size());
    return safetensorsBytes("{" + entry(name, "U8", "[" + size + "]", "[0," + size + "]") + "}", data);
}

/// Bytes that differ from place to place: byte k is (31 k + k / 256 + seed) mod 256.
inline QByteArray pattern(qsizetype size, int seed)
{
    QByteArray bytes(size, '\0');
    for (qsizetype k = 0; k < size; ++k)
        bytes[k] = char((k * 31 + k / 256 + seed) % 256);
    return bytes;
}

inline void writeBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

inline QByteArray readBytes(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

inline std::span<const std::byte> asBytes(const QByteArray& bytes)
{
    return std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size())));
}

inline QByteArray toBytes(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())};
}

/// The message of the Error that an act throws, or what went otherwise.
template <typename Act> QString messageOf(ErrorKind kind, Act act)
{
    try {
        act();
    } catch (const Error& error) {
        return (error.kind() == kind ? "" : "(other kind) ") + QString::fromUtf8(error.what());
    }
    return QStringLiteral("(no error)");
}

/// Everything in a folder, hidden files too.
inline QStringList namesIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                                  QDir::Name);
}

} // namespace prunescope::tests

/// Each part must occur in the message.
#define VERIFY_CONTAINS(message, parts)                                                                      \
    do {                                                                                                     \
        const QString text = (message);                                                                      \
        for (const QString& part : QStringList(parts))                                                       \
            QVERIFY2(text.contains(part),                                                                    \
                     qPrintable(QStringLiteral("\"%1\" lacks \"%2\"").arg(text, part)));                     \
    } while (false)
