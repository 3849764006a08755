#pragma once

#include <array>
#include <string>
#include <variant>
#include <vector>

#include "graphs/model/graph_rows.hpp"
#include "graphs/model/record.hpp"

// Rows made from records, for sources that have no tables; for the sources of this folder.

namespace gainsay {

/// The ids of a case, numbered from 0 within each kind, and found again by an open-addressing table of numbers:
/// 8 bytes a record beside the text, where a map of strings would take a hundred.
class RowIds {
public:
    /// Kinds come in order.
    void add(RecordKind kind, std::string_view id);
    /// Once all are added.
    void index();

    [[nodiscard]] std::size_t count(RecordKind kind) const noexcept;
    [[nodiscard]] std::string_view id(RecordKind kind, std::size_t number) const noexcept;
    /// no_row when it is not there.
    [[nodiscard]] RowKey find(const RecordId& id) const noexcept;

private:
    [[nodiscard]] std::string_view at(std::size_t number) const noexcept {
        return std::string_view(text_).substr(begins_[number], begins_[number + 1] - begins_[number]);
    }

    std::string text_;
    std::vector<std::uint64_t> begins_{0};
    std::array<std::size_t, record_kind_count + 1> base_{};
    std::vector<std::uint32_t> slots_;
};

/// Turns records into rows, whose keys are the numbers of RowIds.
class RecordRowWriter {
public:
    RecordRowWriter(const RowIds& ids, GraphRowSink& sink) : ids_(ids), sink_(sink) {}

    void write(const Agent& agent);
    void write(const Document& document);
    void write(const Claim& claim);
    void write(const Statement& statement);
    void write(const Relation& relation);
    void write(const Review& review);

private:
    /// The row of the next record, whose id must be the next of its kind.
    RowKey begin(const RecordId& id);
    [[nodiscard]] RowKey row(const RecordId& id, const char* field) const;
    template <class Id>
    [[nodiscard]] RowKey row(const std::optional<Id>& id, const char* field) const {
        return id ? row(*id, field) : no_row;
    }

    const RowIds& ids_;
    GraphRowSink& sink_;
    const RecordId* record_ = nullptr;
    std::size_t next_ = 0;
};

/// `Records` is a source with version() and each(kind, f), which calls f with every record of a kind in id order.
template <class Records>
class RecordRows final : public GraphRows {
public:
    explicit RecordRows(Records records) : records_(std::move(records)) {
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            const auto kind = static_cast<RecordKind>(k);
            records_.each(kind, [&](const auto& record) { ids_.add(kind, record.id.text()); });
        }
        ids_.index();
    }

    [[nodiscard]] std::uint64_t version() const override { return records_.version(); }
    void ids(RecordKind kind, const IdVisitor& visit) override {
        for (std::size_t i = 0; i < ids_.count(kind); ++i) visit(static_cast<RowKey>(i), ids_.id(kind, i));
    }
    void rows(RecordKind kind, GraphRowSink& sink) override {
        RecordRowWriter writer(ids_, sink);
        records_.each(kind, [&](const auto& record) { writer.write(record); });
    }

private:
    Records records_;
    RowIds ids_;
};

}  // namespace gainsay
