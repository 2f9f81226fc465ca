#pragma once
// The largest channels of a site as a table.

#include "core/session/activations.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace prunescope::gui {

class ChannelModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Channel, Maximum, Place, Norm, ShareAbove6, ShareAbove5Means, Columns };
    enum Role { SortRole = Qt::UserRole, ChannelRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// @param report, site  null shows nothing; the site lies in the report
    void setChannels(std::shared_ptr<const ActivationReport> report, const ActivationSite* site, std::vector<LargeChannel> channels);
    const std::vector<LargeChannel>& channels() const { return m_channels; }
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const final;
    int columnCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

private:
    QString textAt(const LargeChannel& channel, int column) const;
    QVariant sortValueAt(const LargeChannel& channel, int column) const;

    std::shared_ptr<const ActivationReport> m_report;
    const ActivationSite* m_site = nullptr;
    std::vector<LargeChannel> m_channels;
};

} // namespace prunescope::gui
