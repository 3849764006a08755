#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "graphs/format/feeds/schema_node.hpp"
#include "graphs/format/json/json_writer.hpp"
#include "graphs/model/source.hpp"

namespace gainsay::feeds {

/// The members that `extra` keeps for this format; nullopt when it holds anything else, or one of `taken`, which
/// are written from fields: then it cannot be written back.
[[nodiscard]] std::optional<Value> writable_extra(const std::string& extra,
                                                  const std::set<std::string_view>& taken);

/// Writes agents and documents into the item of a feed that names them.
///
/// Within one item each is written whole the first time and as a stub (id, type and name) from then on, and also
/// where nodes stand in one another too deep, so that an item grows with what it names and no more.
class ItemWriter {
public:
    ItemWriter(json::Writer& writer, const GraphSource& source) : writer_(writer), source_(source) {}

    /// Another item begins.
    void begin();
    void agent(const AgentId& id) { agent(id, 0); }
    void document(const DocumentId& id) { document(id, 0); }
    /// A member with one agent, or a list of several; nothing for none.
    void agents(std::string_view name, const std::vector<AgentId>& ids) { agents(name, ids, 0); }

    void text(std::string_view name, std::string_view text);
    void date(std::string_view name, const std::optional<Edtf>& date);
    void texts(std::string_view name, const std::vector<std::string>& texts);
    void value(std::string_view name, const Value& value);

    /// How much of a record was written, in any item.
    enum class Written : unsigned char { Nothing, Stub, Whole };
    [[nodiscard]] Written written(const RecordId& id) const;

private:
    void agent(const AgentId& id, std::size_t depth);
    void agents(std::string_view name, const std::vector<AgentId>& ids, std::size_t depth);
    void office(const Affiliation& office, std::size_t depth);
    void document(const DocumentId& id, std::size_t depth);
    void documents(std::string_view name, const std::vector<DocumentId>& ids, std::size_t depth);
    void head(const RecordId& id, const Value* extra, std::string_view type);
    bool begin_whole(const RecordId& id, std::size_t depth, std::size_t deepest);
    void members(const std::optional<Value>& extra);

    json::Writer& writer_;
    const GraphSource& source_;
    std::set<RecordId> in_item_;
    std::map<RecordId, Written> written_;
};

/// The names of the members that an agent, or document, is written as; what `extra` may not use.
[[nodiscard]] std::set<std::string_view> members_of(const Agent& agent);
[[nodiscard]] std::set<std::string_view> members_of(const Document& document);

/// Which of a document's citations are written: the first of each document.
[[nodiscard]] std::vector<bool> written_citations(const Document& document);

[[nodiscard]] std::string_view type_of_kind(AgentKind kind);

}  // namespace gainsay::feeds
