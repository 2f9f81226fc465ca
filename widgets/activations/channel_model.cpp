// Largest channels by row; the numbers are core's.
#include "widgets/activations/channel_model.h"

#include "widgets/activations/activation_text.h"
#include "widgets/base/number_text.h"
#include "widgets/base/term_tip.h"

namespace prunescope::gui {

void ChannelModel::setChannels(std::shared_ptr<const ActivationReport> report, const ActivationSite* site,
                               std::vector<LargeChannel> channels)
{
    beginResetModel();
    m_report = std::move(report);
    m_site = site;
    m_channels = std::move(channels);
    endResetModel();
}

void ChannelModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

int ChannelModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_channels.size()); }
int ChannelModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : Columns; }

QString ChannelModel::textAt(const LargeChannel& channel, int column) const
{
    switch (column) {
    case Channel: return countText(channel.channel);
    case Maximum: return numberText(double(channel.maximum));
    case Place: return placeName(*m_site, channel.maximumBlock);
    case Norm: return numberText(double(channel.norm));
    case ShareAbove6: return percentText(double(channel.shareAbove6));
    case ShareAbove5Means: return percentText(double(channel.shareAbove5Means));
    default: return {};
    }
}

QVariant ChannelModel::sortValueAt(const LargeChannel& channel, int column) const
{
    switch (column) {
    case Channel: return qint64(channel.channel);
    case Maximum: return double(channel.maximum);
    case Place: return channel.maximumBlock;
    case Norm: return double(channel.norm);
    case ShareAbove6: return double(channel.shareAbove6);
    case ShareAbove5Means: return double(channel.shareAbove5Means);
    default: return {};
    }
}

QVariant ChannelModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_site || index.row() >= rowCount())
        return {};
    const LargeChannel& channel = m_channels[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return textAt(channel, index.column());
    case SortRole: return sortValueAt(channel, index.column());
    case ChannelRole: return qint64(channel.channel);
    case Qt::TextAlignmentRole: return int((index.column() == Place ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return tr("Channel %1: largest |x| %2 %3; largest norm %4 %5")
            .arg(countText(channel.channel), numberText(double(channel.maximum)), placeName(*m_site, channel.maximumBlock),
                 numberText(double(channel.norm)), placeName(*m_site, channel.normBlock));
    default: return {};
    }
}

QVariant ChannelModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Place ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        switch (section) {
        case Channel: return termTip(Term::Channel);
        case Maximum: return activationTip(ActivationQuantity::Maximum);
        case Place: return tr("Where the channel's |x| is largest.");
        case Norm: return activationTip(ActivationQuantity::Norm);
        case ShareAbove6: return termTip(Term::LargeValueShare);
        case ShareAbove5Means: return termTip(Term::RelativeLargeShare);
        default: return {};
        }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Channel: return tr("Channel");
    case Maximum: return tr("Largest |x|");
    case Place: return tr("There");
    case Norm: return tr("Norm");
    case ShareAbove6: return tr("> 6");
    case ShareAbove5Means: return tr("> 5 means");
    default: return {};
    }
}

} // namespace prunescope::gui
