#include "graphs/format/argdown/records/records.hpp"

#include <algorithm>

#include "graphs/format/json/json_writer.hpp"

namespace gainsay::argdown {
namespace {

using json::Value;

void append(Value& object, std::string name, Value value) {
    object.add_member({std::move(name), {}}, std::move(value));
}

Value list_of_links(const std::vector<LinkText>& links) {
    Value list;
    list.kind = Value::Kind::List;
    for (const LinkText& link : links) {
        Value one = Value::object();
        append(one, "text", text_value(link.text));
        append(one, "url", text_value(link.url));
        list.items.push_back(std::move(one));
    }
    return list;
}

Claim claim_of(const Draft& draft) {
    if (draft.own) return *draft.own;
    Claim claim;
    claim.id = draft.id;
    claim.text = draft.text.empty() ? draft.title : draft.text;
    claim.topics = draft.topics;
    Value kept = Value::object();
    if (draft.argument) {
        append(kept, "argument", text_value(draft.title));
    } else if (!draft.title.empty() && draft.title != draft.id.any().slug()) {
        append(kept, "title", text_value(draft.title));
    }
    if (!draft.section.empty()) append(kept, "section", list_value(draft.section));
    std::vector<std::string> others = draft.others;
    std::erase(others, draft.text);
    if (!others.empty()) append(kept, "texts", list_value(others));
    if (!draft.links.empty()) append(kept, "links", list_of_links(draft.links));
    if (!draft.data.items.empty()) append(kept, "data", draft.data);
    claim.extra = argdown_extra(std::move(kept));
    return claim;
}

}  // namespace

Value text_value(std::string text) {
    Value value;
    value.kind = Value::Kind::Text;
    value.text = std::move(text);
    return value;
}

Value list_value(const std::vector<std::string>& texts) {
    Value value;
    value.kind = Value::Kind::List;
    for (const std::string& text : texts) value.items.push_back(text_value(text));
    return value;
}

std::string argdown_extra(Value members) {
    if (members.items.empty()) return {};
    Value extra = Value::object();
    append(extra, "argdown", std::move(members));
    return json::dense(extra);
}

void Records::add(Record record, json::Place where, json::ProblemList& problems) {
    const RecordId id = id_of(record);
    Entry entry{std::move(record), problems.at(where), false};
    const auto [at, fresh] = entries_.try_emplace(id, entry);
    if (fresh) return;
    if (!at->second.made) {
        problems.add(where, id.text(), "id", "is given twice, first at " + to_string(at->second.where),
                     ErrorCode::Conflict);
        return;
    }
    at->second = std::move(entry);
}

void Records::add_made(Record record, const SourcePos& where) {
    const RecordId id = id_of(record);
    const auto [at, fresh] = entries_.try_emplace(id, Entry{record, where, true});
    if (fresh || !at->second.made) return;
    if (const auto* again = std::get_if<Statement>(&record)) {
        auto& note = std::get<Statement>(at->second.record).note;
        if (!again->note.empty() && note.find(again->note) == std::string::npos)
            note += (note.empty() ? "" : "\n") + again->note;
        auto& known = std::get<Statement>(at->second.record).occurrences;
        for (const auto& one : again->occurrences) {
            if (std::find(known.begin(), known.end(), one) == known.end()) known.push_back(one);
        }
    }
}

AgentId Records::agent(const std::string& name, AgentKind kind, const SourcePos& where) {
    Agent made;
    const auto own = RecordId::parse(name);
    const bool is_own = own && own->kind() == RecordKind::Agent;
    made.id = AgentId(is_own ? *own : ids_.id_of_name(RecordKind::Agent, name));
    made.name = is_own ? std::string(made.id.any().slug()) : name;
    made.kind = kind;
    const AgentId id = made.id;
    add_made(std::move(made), where);
    return id;
}

DocumentId Records::document(const std::string& title, const SourcePos& where) {
    Document made;
    const auto own = RecordId::parse(title);
    const bool is_own = own && own->kind() == RecordKind::Document;
    made.id = DocumentId(is_own ? *own : ids_.id_of_name(RecordKind::Document, title));
    made.title = is_own ? std::string(made.id.any().slug()) : title;
    if (title.starts_with("https://") || title.starts_with("http://")) made.url = title;
    const DocumentId id = made.id;
    add_made(std::move(made), where);
    return id;
}

bool Records::set_info(CaseInfo info, Value front_matter) {
    if (info == CaseInfo() && front_matter.items.empty()) return true;
    if (info_) return *info_ == info && json::dense(front_matter_) == json::dense(front_matter);
    info_ = std::move(info);
    front_matter_ = std::move(front_matter);
    return true;
}

void Records::keep(std::vector<Value> sections) {
    sections_.insert(sections_.end(), std::make_move_iterator(sections.begin()),
                     std::make_move_iterator(sections.end()));
}

void Records::finish_claims() {
    for (auto& [key, draft] : drafts_) {
        add_made(claim_of(draft), draft.where);
        draft = Draft();
    }
    drafts_.clear();
}

void Records::finish_links() {
    for (const auto& [id, bodies] : bodies_) {
        auto& agent = std::get<Agent>(entries_.at(id).record);
        for (const AgentId& body : bodies) {
            const bool known = std::any_of(agent.affiliations.begin(), agent.affiliations.end(),
                                           [&](const Affiliation& one) { return one.with == body; });
            if (!known) agent.affiliations.push_back({body, {}, {}, {}});
        }
    }
    for (const auto& [id, claims] : states_) {
        auto& document = std::get<Document>(entries_.at(id).record);
        for (const ClaimId& claim : claims) {
            if (std::find(document.states.begin(), document.states.end(), claim) == document.states.end())
                document.states.push_back(claim);
        }
    }
}

CaseInfo Records::finish_info() const {
    CaseInfo info = info_.value_or(CaseInfo());
    if (!info.extra.empty()) return info;  // a case of ours, and no heading was kept
    Value kept = Value::object();
    if (!front_matter_.items.empty()) append(kept, "front_matter", front_matter_);
    if (!sections_.empty()) {
        Value list;
        list.kind = Value::Kind::List;
        list.items = sections_;
        append(kept, "sections", std::move(list));
    }
    info.extra = argdown_extra(std::move(kept));
    return info;
}

void Records::check_references(std::vector<Problem>& problems, std::size_t limit) const {
    for (const auto& [id, entry] : entries_) {
        for (const Reference& reference : references_of(entry.record)) {
            if (entries_.contains(reference.to)) continue;
            problems.push_back({entry.where, id.text(), reference.field,
                                "names " + reference.to.text() + ", which is not in this case",
                                ErrorCode::NotFound});
            if (problems.size() >= limit) return;
        }
    }
}

void Records::deliver(RecordSink& sink, const ReadOptions& options) {
    finish_claims();
    finish_links();
    std::vector<Problem> problems;
    const std::size_t limit = std::max<std::size_t>(options.max_errors, 1);
    if (options.check_references) check_references(problems, limit);
    if (!problems.empty()) throw ReadError(std::move(problems));
    if (const CaseInfo info = finish_info(); info != CaseInfo()) sink.info(info);
    for (auto& [id, entry] : entries_) {
        try {
            sink.add(std::move(entry.record), entry.where);
        } catch (const Error& error) {
            problems.push_back({entry.where, id.text(), {}, error.what(), error.code()});
            if (problems.size() >= limit) break;
        }
    }
    if (!problems.empty()) throw ReadError(std::move(problems));
}

}  // namespace gainsay::argdown
