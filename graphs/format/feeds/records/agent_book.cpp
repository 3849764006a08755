#include "graphs/format/feeds/records/agent_book.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "graphs/format/parts/dates.hpp"

// An office becomes an affiliation only where the feed says with whom: by `affiliation`, `worksFor` or `memberOf`,
// as a node or in a Role, or by a job title that names a body behind a comma ("Spokesperson, Ministry of
// Examples"). "Former Governor" holds no office any more, and since when is not said: such titles stay in `extra`,
// because an affiliation without an end would let the body answer for what its former head says.

namespace gainsay::feeds {
namespace {

bool starts_with_word(std::string_view text, std::string_view word) {
    if (text.size() < word.size()) return false;
    return std::equal(word.begin(), word.end(), text.begin(), [](char w, char t) {
        return w == (t >= 'A' && t <= 'Z' ? static_cast<char>(t + ('a' - 'A')) : t);
    });
}

bool is_over(std::string_view title) {
    for (const std::string_view word : {"former", "ex-", "ex ", "late ", "retired", "then-", "past "}) {
        if (starts_with_word(title, word)) return true;
    }
    return false;
}

/// Does a word of `text` name a kind of body?
bool names_body(std::string_view text) {
    constexpr std::array<std::string_view, 26> bodies{
        "ministry",  "department", "office",  "bureau",     "agency",   "government", "parliament",
        "senate",    "house",      "council", "commission", "embassy",  "university", "institute",
        "committee", "party",      "court",   "bank",       "police",   "army",       "association",
        "company",   "foundation", "centre",  "center",     "authority"};
    std::string word;
    const auto is_body = [&] { return std::find(bodies.begin(), bodies.end(), word) != bodies.end(); };
    for (const char c : text) {
        const char low = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        if (low >= 'a' && low <= 'z') {
            word += low;
            continue;
        }
        if (is_body()) return true;
        word.clear();
    }
    return is_body();
}

struct Office {
    std::string role, body;
};

/// "Spokesperson, Ministry of Examples".
std::optional<Office> office_in(std::string_view title) {
    const std::size_t comma = title.find(',');
    if (comma == std::string_view::npos || comma != title.rfind(',')) return std::nullopt;
    const std::string_view role = trimmed(title.substr(0, comma)), body = trimmed(title.substr(comma + 1));
    if (role.empty() || body.empty() || body.front() < 'A' || body.front() > 'Z' || !names_body(body))
        return std::nullopt;
    return Office{std::string(role), std::string(body)};
}

struct TypeName {
    std::string_view type;
    AgentKind kind;
};
constexpr std::array<TypeName, 4> canonical_types{{{"Person", AgentKind::Person},
                                                   {"Organization", AgentKind::Organization},
                                                   {"GovernmentOrganization", AgentKind::PublicBody},
                                                   {"NewsMediaOrganization", AgentKind::Media}}};

bool is_role(const Value& node) {
    for (const char* const type : {"Role", "OrganizationRole", "EmployeeRole"}) {
        if (has_type(node, type)) return true;
    }
    return false;
}

std::string key_of(const Affiliation& office) {
    const auto date = [](const std::optional<Edtf>& day) { return day ? day->text() : std::string(); };
    return office.with.text() + '\n' + office.role + '\n' + date(office.from) + '\n' + date(office.until);
}

std::string key_of(const std::string& text) {
    return text;
}

constexpr auto keyed = [](const auto& item) { return key_of(item); };

}  // namespace

std::vector<AgentId> AgentBook::agents(const Value* member, const std::string& file) {
    std::vector<AgentId> ids;
    for (const Value* const node : values_of(member)) {
        if (auto id = agent(*node, file)) ids.push_back(*std::move(id));
    }
    return ids;
}

AgentBook::Names AgentBook::names_of(const Value& node, Members& members) {
    Names names;
    if (node.kind != Value::Kind::Object) {
        const std::string text(trimmed(text_of(&node)));
        (is_url(text) ? names.iris.emplace_back() : names.name) = text;
        return names;
    }
    for (const char* const member : {"@id", "url", "sameAs"}) {
        for (const Value* const value : values_of(members.take(member))) {
            std::string iri = iri_of(value);
            if (iri.empty()) continue;
            if (own_id(iri, RecordKind::Agent)) {
                names.own = std::move(iri);
            } else if (std::find(names.iris.begin(), names.iris.end(), iri) == names.iris.end()) {
                names.iris.push_back(std::move(iri));
            }
        }
    }
    for (const char* const member : {"name", "legalName"}) {
        if (names.name.empty()) names.name = members.take_text(member);
    }
    if (names.name.empty()) {
        const std::string given = members.take_text("givenName"), family = members.take_text("familyName");
        names.name = given + (given.empty() || family.empty() ? "" : " ") + family;
    }
    return names;
}

AgentBook::Sighting* AgentBook::sighting(const Names& names, const SourcePos& where) {
    std::string name = names.name;
    std::optional<AgentId> id;
    if (!names.own.empty()) {
        id = AgentId(*own_id(names.own, RecordKind::Agent));
        if (name.empty()) name = std::string(id->any().slug());
    } else if (name.empty()) {
        for (const std::string& iri : names.iris) {
            if (const auto known = by_iri_.find(iri); known != by_iri_.end()) return &agents_[known->second];
        }
        for (const std::string& iri : names.iris) {
            if (name.empty()) name = host_of(iri);
        }
    }
    if (name.empty()) return nullptr;
    if (!id) id = AgentId(ids_.id_of_name(RecordKind::Agent, name));
    const auto [at, fresh] = agents_.try_emplace(*id);
    Sighting& seen = at->second;
    if (fresh) {
        seen.agent.id = *id;
        seen.agent.name = name;
        seen.where = where;
    } else if (seen.agent.name != name && names.own.empty()) {
        merge_list(seen.agent.aliases, {name}, keyed);  // another spelling of the same name
    }
    return &seen;
}

std::optional<AgentId> AgentBook::agent(const Value& node, const std::string& file) {
    Members members(node);
    const Names names = names_of(node, members);
    Sighting* const seen = sighting(names, {file, node.place.line, node.place.column});
    if (seen == nullptr) return std::nullopt;
    Agent& agent = seen->agent;
    const AgentId id = agent.id;
    if (!names.name.empty() && names.own.empty() && node.kind == Value::Kind::Object) {
        if (const std::string iri = text_of(member(node, "@id")); !iri.empty()) by_iri_.try_emplace(iri, id);
    }
    if (node.kind != Value::Kind::Object) {
        merge_list(agent.same_as, names.iris, keyed);
        return id;
    }
    const auto types = types_of(node);
    for (const TypeName& known : canonical_types) {
        if (types.size() != 1 || types.front() != known.type) continue;
        members.take("@type");
        if (!seen->typed || known.kind > agent.kind) agent.kind = known.kind;
        seen->typed = true;
    }
    merge_list(agent.same_as, names.iris, keyed);
    merge_list(agent.aliases, members.take_texts("alternateName"), keyed);
    if (agent.note.empty()) {
        agent.note = members.take_text("description");
    } else if (text_of(members.peek("description")) == agent.note) {
        members.take("description");
    }
    add_offices(*seen, members, file);
    seen->leftovers.add(members.rest());
    return id;
}

void AgentBook::add_offices(Sighting& seen, Members& members, const std::string& file) {
    std::vector<Affiliation> offices;
    const std::vector<std::string> titles = [&] {
        std::vector<std::string> texts;
        for (const Value* const value : values_of(members.peek("jobTitle")))
            texts.emplace_back(trimmed(text_of(value)));
        return texts;
    }();
    const bool over = std::any_of(titles.begin(), titles.end(), [](const auto& t) { return is_over(t); });
    bool titled = false;
    for (const char* const name : {"affiliation", "worksFor", "memberOf"}) {
        const auto nodes = values_of(members.peek(name));
        if (nodes.empty() || over) continue;
        std::vector<Affiliation> found;
        for (const Value* const node : nodes) {
            if (auto office = role(*node, file)) found.push_back(*std::move(office));
        }
        if (found.size() != nodes.size()) continue;  // what is not understood stays as it is, whole
        members.take(name);
        if (titles.size() == 1 && nodes.size() == 1 && !is_role(*nodes.front()) && !titled) {
            found.front().role = titles.front();
            titled = true;
        }
        offices.insert(offices.end(), found.begin(), found.end());
    }
    if (titled) members.take("jobTitle");
    if (!titled && offices.empty() && titles.size() == 1 && !over) {
        if (const auto office = office_in(titles.front())) {
            Value body = Value::object(members.peek("jobTitle")->place);
            body.add_member({"@type", {}}, text_value("Organization"));
            body.add_member({"name", {}}, text_value(office->body));
            Affiliation made;
            made.with = *agent(body, file);
            made.role = office->role;
            offices.push_back(std::move(made));
            members.take("jobTitle");
        }
    }
    merge_list(seen.agent.affiliations, std::move(offices), keyed);
}

/// A Role says what, with whom and from when to when; a node or a name says only with whom.
std::optional<Affiliation> AgentBook::role(const Value& node, const std::string& file) {
    Affiliation office;
    if (!is_role(node)) {
        const auto with = agent(node, file);
        if (!with) return std::nullopt;
        office.with = *with;
        return office;
    }
    const auto inner = values_of([&]() -> const Value* {
        for (const char* const name : {"affiliation", "worksFor", "memberOf"}) {
            if (const Value* const found = member(node, name)) return found;
        }
        return nullptr;
    }());
    if (inner.size() != 1 || is_role(*inner.front())) return std::nullopt;
    Members members(node);
    for (const char* const name : {"@type", "affiliation", "worksFor", "memberOf"}) members.take(name);
    office.role = text_of(members.take("roleName"));
    for (const auto& [name, date] :
         {std::pair{"startDate", &office.from}, std::pair{"endDate", &office.until}}) {
        const std::string text = text_of(members.take(name));
        if (text.empty()) continue;
        *date = parts::date_of(text);
        if (!*date) return std::nullopt;
    }
    if (office.from && office.until && compare(*office.until, *office.from) == TimeOrder::Before)
        return std::nullopt;
    if (!members.rest().items.empty()) return std::nullopt;
    const auto with = agent(*inner.front(), file);
    if (!with) return std::nullopt;
    office.with = *with;
    return office;
}

void AgentBook::deliver(const std::function<void(Agent, const SourcePos&)>& sink, LossReport& losses) {
    for (auto& [id, seen] : agents_) {
        if (seen.leftovers.beyond() > 0) {
            losses.add({"value of a member that was given too often", "a hundred different values are kept",
                        id, "extra", seen.where});
        }
        seen.agent.extra = seen.leftovers.extra(format_);
        sink(std::move(seen.agent), seen.where);
    }
    agents_.clear();
}

}  // namespace gainsay::feeds
