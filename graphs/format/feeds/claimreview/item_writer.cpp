#include "graphs/format/feeds/claimreview/item_writer.hpp"

#include <algorithm>

#include "graphs/format/feeds/records/document_book.hpp"
#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/json_source.hpp"

namespace gainsay::feeds {
namespace {

constexpr std::size_t deepest_office = 6, deepest_document = 4;

}  // namespace

std::string_view type_of_kind(AgentKind kind) {
    switch (kind) {
        case AgentKind::Person:
            return "Person";
        case AgentKind::Organization:
            return "Organization";
        case AgentKind::PublicBody:
            return "GovernmentOrganization";
        case AgentKind::Media:
            break;
    }
    return "NewsMediaOrganization";
}

std::optional<Value> writable_extra(const std::string& extra, const std::set<std::string_view>& taken) {
    if (extra.empty()) return Value::object();
    Value whole;
    try {
        json::Source source(extra);
        whole = json::parse_value(source, {0, 0});
    } catch (const json::SyntaxError&) {
        return std::nullopt;  // never of our making
    }
    if (whole.kind != Value::Kind::Object || whole.keys.size() != 1 || whole.keys[0].name != "claimreview" ||
        whole.items[0].kind != Value::Kind::Object) {
        return std::nullopt;
    }
    Value members = std::move(whole.items[0]);
    std::set<std::string_view> names;
    for (const Value::Key& key : members.keys) {
        if (taken.contains(key.name) || !names.insert(key.name).second) return std::nullopt;
    }
    return members;
}

void ItemWriter::begin() {
    in_item_.clear();
}

ItemWriter::Written ItemWriter::written(const RecordId& id) const {
    const auto at = written_.find(id);
    return at == written_.end() ? Written::Nothing : at->second;
}

void ItemWriter::text(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    writer_.key(name);
    writer_.text(text);
}

void ItemWriter::date(std::string_view name, const std::optional<Edtf>& date) {
    if (date) text(name, date->text());
}

void ItemWriter::texts(std::string_view name, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    if (texts.size() == 1) return text(name, texts.front());
    writer_.key(name);
    writer_.begin_list();
    for (const std::string& one : texts) {
        writer_.item();
        writer_.text(one);
    }
    writer_.end_list();
}

void ItemWriter::value(std::string_view name, const Value& value) {
    writer_.key(name);
    writer_.value(value);
}

void ItemWriter::members(const std::optional<Value>& extra) {
    if (!extra) return;
    for (std::size_t i = 0; i < extra->keys.size(); ++i) {
        if (extra->keys[i].name != "@type") value(extra->keys[i].name, extra->items[i]);
    }
}

/// A type that the input gave stands in for the one that the kind would have.
void ItemWriter::head(const RecordId& id, const Value* extra, std::string_view type) {
    const Value* const given = extra == nullptr ? nullptr : extra->find("@type");
    writer_.key("@type");
    if (given != nullptr) {
        writer_.value(*given);
    } else {
        writer_.text(type);
    }
    text("@id", own_iri(id));
}

bool ItemWriter::begin_whole(const RecordId& id, std::size_t depth, std::size_t deepest) {
    Written& known = written_.try_emplace(id, Written::Stub).first->second;
    if (depth > deepest || !in_item_.insert(id).second) return false;
    known = Written::Whole;
    return true;
}

void ItemWriter::agents(std::string_view name, const std::vector<AgentId>& ids, std::size_t depth) {
    if (ids.empty()) return;
    writer_.key(name);
    if (ids.size() == 1) return agent(ids.front(), depth);
    writer_.begin_list();
    for (const AgentId& id : ids) {
        writer_.item();
        agent(id, depth);
    }
    writer_.end_list();
}

std::set<std::string_view> members_of(const Agent& agent) {
    std::set<std::string_view> names{"@id", "name"};
    if (!agent.aliases.empty()) names.insert("alternateName");
    if (!agent.same_as.empty()) names.insert("sameAs");
    if (!agent.affiliations.empty()) names.insert("affiliation");
    if (!agent.note.empty()) names.insert("description");
    return names;
}

void ItemWriter::agent(const AgentId& id, std::size_t depth) {
    const auto record = source_.find(id);
    if (!record) throw Error(ErrorCode::NotFound, "no record has the id " + id.text());
    const Agent& agent = std::get<Agent>(*record);
    const bool whole = begin_whole(id, depth, deepest_office);
    const auto extra = writable_extra(agent.extra, members_of(agent));
    writer_.begin_object();
    head(id, extra ? &*extra : nullptr, type_of_kind(agent.kind));
    text("name", agent.name);
    if (whole) {
        texts("alternateName", agent.aliases);
        texts("sameAs", agent.same_as);
        if (!agent.affiliations.empty()) {
            writer_.key("affiliation");
            writer_.begin_list();
            for (const Affiliation& one : agent.affiliations) {
                writer_.item();
                office(one, depth);
            }
            writer_.end_list();
        }
        text("description", agent.note);
        members(extra);
    }
    writer_.end_object();
}

void ItemWriter::office(const Affiliation& office, std::size_t depth) {
    writer_.begin_object();
    text("@type", "OrganizationRole");
    writer_.key("affiliation");
    agent(office.with, depth + 1);
    text("roleName", office.role);
    date("startDate", office.from);
    date("endDate", office.until);
    writer_.end_object();
}

void ItemWriter::documents(std::string_view name, const std::vector<DocumentId>& ids, std::size_t depth) {
    if (ids.empty()) return;
    writer_.key(name);
    writer_.begin_list();
    for (const DocumentId& id : ids) {
        writer_.item();
        document(id, depth);
    }
    writer_.end_list();
}

std::vector<bool> written_citations(const Document& document) {
    std::set<DocumentId> seen;
    std::vector<bool> written;
    for (const Citation& one : document.cites) written.push_back(seen.insert(one.document).second);
    return written;
}

std::set<std::string_view> members_of(const Document& document) {
    std::set<std::string_view> names{"@id", "headline"};
    if (!document.url.empty()) names.insert("url");
    if (!document.archived_url.empty()) names.insert("archivedAt");
    if (document.published) names.insert("datePublished");
    if (!document.language.empty()) names.insert("inLanguage");
    if (!document.authored_by.empty()) names.insert("author");
    if (!document.published_by.empty()) names.insert("publisher");
    if (!document.part_of.empty()) names.insert("isPartOf");
    if (!document.cites.empty()) names.insert({"citation", "isBasedOn"});
    if (!document.note.empty()) names.insert("description");
    return names;
}

void ItemWriter::document(const DocumentId& id, std::size_t depth) {
    const auto record = source_.find(id);
    if (!record) throw Error(ErrorCode::NotFound, "no record has the id " + id.text());
    const Document& document = std::get<Document>(*record);
    const bool whole = begin_whole(id, depth, deepest_document);
    const auto extra = writable_extra(document.extra, members_of(document));
    writer_.begin_object();
    head(id, extra ? &*extra : nullptr, type_of_kind(document.kind));
    text("headline", document.title);
    if (whole) {
        text("url", document.url);
        text("archivedAt", document.archived_url);
        date("datePublished", document.published);
        text("inLanguage", document.language);
        agents("author", document.authored_by, 0);
        agents("publisher", document.published_by, 0);
        documents("isPartOf", document.part_of, depth + 1);
        std::vector<DocumentId> cited, evidence;
        const auto written = written_citations(document);
        for (std::size_t i = 0; i < document.cites.size(); ++i) {
            const Citation& one = document.cites[i];
            if (written[i]) cited.push_back(one.document);
            if (written[i] && one.manner == CitationManner::Evidence) evidence.push_back(one.document);
        }
        documents("citation", cited, depth + 1);
        documents("isBasedOn", evidence, depth + 1);  // by now stubs: all of them stand in `citation`
        text("description", document.note);
        members(extra);
    }
    writer_.end_object();
}

}  // namespace gainsay::feeds
