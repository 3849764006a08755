#include "graphs/format/argdown/records/importer.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "graphs/format/argdown/records/data_keys.hpp"
#include "graphs/format/argdown/syntax/content.hpp"
#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/parts/dates.hpp"
#include "graphs/format/text_case/record/record_json.hpp"

// Front matter, claims, and who says so; import_relations.cpp has what lies between claims.

namespace gainsay::argdown {
namespace {

using json::Place;
using json::Value;

const Value* object_in(const Value& value, std::string_view name) {
    const Value* const found = value.find(name);
    return found != nullptr && found->kind == Value::Kind::Object ? found : nullptr;
}

/// Of a text or a number; empty for anything else.
std::string spelling(const Value* value) {
    return value == nullptr ? std::string() : std::string(trimmed(value->text));
}

void add_texts(std::vector<std::string>& to, const std::vector<std::string>& from) {
    for (const std::string& one : from) {
        if (std::find(to.begin(), to.end(), one) == to.end()) to.push_back(one);
    }
}

/// What `data` says that is none of our reserved keys; `extra` is one only in a case of ours.
Value unreserved(const Value& data, bool ours) {
    Value rest = Value::object(data.place);
    for (std::size_t i = 0; i < data.keys.size(); ++i) {
        const std::string& name = data.keys[i].name;
        if (!is_reserved(name) || (!ours && name == "extra")) rest.add_member(data.keys[i], data.items[i]);
    }
    return rest;
}

}  // namespace

Importer::Importer(const Map& map, Records& records, json::ProblemList& problems, LossReport& losses)
    : map_(map), records_(records), problems_(problems), losses_(losses) {}

void Importer::run() {
    read_front_matter();
    make_claims();
    make_supports();
    make_relations();
    report_rest();
}

// --- front matter

void Importer::read_front_matter() {
    CaseInfo info;
    Value rest = Value::object();
    const Value* const header = object_in(map_.front_matter, case_key);
    ours_ = header != nullptr && header->find("gainsay") != nullptr;
    for (std::size_t i = 0; i < map_.front_matter.keys.size(); ++i) {
        const Value::Key& key = map_.front_matter.keys[i];
        const Value& value = map_.front_matter.items[i];
        if (ours_ && &value == header) continue;
        if (key.name == "title" && !value.text.empty()) {
            info.title = value.text;
        } else {
            rest.add_member(key, value);
        }
    }
    if (ours_) {
        read_case(*header, info);
        if (!rest.items.empty() && !info.extra.empty()) {
            losses_.add({"front matter",
                         "beside what a case says of itself there is no place for more",
                         {},
                         rest.keys.front().name,
                         problems_.at(rest.keys.front().place)});
            rest = Value::object();
        }
    }
    keep_sections();
    if (records_.set_info(std::move(info), std::move(rest))) return;
    losses_.add({"front matter of a further input",
                 "a case has one; that of the first input stays",
                 {},
                 {},
                 problems_.at({1, 1})});
}

void Importer::read_case(const Value& header, CaseInfo& info) {
    Value about = Value::object(header.place);
    if (!info.title.empty()) about.add_member({"title", header.place}, text_value(info.title));
    for (std::size_t i = 0; i < header.keys.size(); ++i) {
        const Value::Key& key = header.keys[i];
        const Value& value = header.items[i];
        const auto kind = json::kind_of_list(key.name);
        if (key.name == "gainsay") {
            if (value.kind == Value::Kind::Integer && value.number > json::case_version) {
                problems_.add(value.place, {}, "case.gainsay",
                              "found version " + value.text.substr(0, 20) + ", expected at most " +
                                  std::to_string(json::case_version) + "; a newer Gainsay wrote this",
                              ErrorCode::Unsupported);
            }
        } else if (!kind || value.kind != Value::Kind::List) {
            about.add_member(key, value);
        } else {
            for (std::size_t n = 0; n < value.items.size(); ++n) {
                Value item = value.items[n];
                const std::string label = key.name + "[" + std::to_string(n) + "]";
                auto read = json::read_record(item, kind, label, problems_);
                if (read.record) records_.add(*std::move(read.record), value.items[n].place, problems_);
            }
        }
    }
    info = json::read_info(about, problems_);
}

void Importer::keep_sections() {
    std::vector<Value> kept;
    for (const Section& section : map_.sections) {
        Value one = Value::object();
        one.add_member({"title", {}}, text_value(section.title));
        Value level;
        level.kind = Value::Kind::Integer;
        level.text = std::to_string(section.level);
        one.add_member({"level", {}}, level);
        if (!section.tags.empty()) one.add_member({"tags", {}}, list_value(section.tags));
        if (section.data) one.add_member({"data", {}}, *section.data);
        kept.push_back(std::move(one));
    }
    records_.keep(std::move(kept));
}

void Importer::report_rest() {
    for (const Place& place : map_.comments)
        losses_.add({"comment", "a case has no place for it", {}, {}, problems_.at(place)});
    for (const Place& place : map_.includes)
        losses_.add(
            {"@include", "nothing is opened; import that file beside this one", {}, {}, problems_.at(place)});
    const auto report_emphasis = [&](const Titled& titled) {
        for (const Member& member : titled.members) {
            if (!member.content.emphasis) continue;
            losses_.add(
                {"emphasis", "a case keeps words, not type", {}, titled.title, problems_.at(member.place)});
        }
    };
    for (const Titled& titled : map_.statements) {
        report_emphasis(titled);
        report_relations(titled);
        report_title(titled);
    }
    for (const Argument& argument : map_.arguments) {
        report_emphasis(argument);
        report_relations(argument);
        if (!argument.steps.empty()) report_argument(argument);
    }
}

/// Data of a relation where there is none.
void Importer::report_relations(const Titled& titled) {
    for (const Member& member : titled.members) {
        const Value* const spec = member.data ? member.data->find("relation") : nullptr;
        if (spec != nullptr && !used_specs_.contains(spec))
            lose_data("data of a relation that is not there", *spec, "relation");
    }
}

/// "<B" and "[B" are words, as Argdown has it, but seldom meant as such.
void Importer::report_title(const Titled& titled) {
    if (!titled.untitled || titled.members.empty()) return;
    const Member& member = titled.members.front();
    const std::string& words = member.content.plain;
    if (!words.starts_with('<') && !words.starts_with('[')) return;
    losses_.add(
        {"title without an end",
         std::string("it begins with ") + words[0] + " and is read as words; does the closing bracket lack?",
         {},
         words.substr(0, 200),
         problems_.at(member.place)});
}

/// An argument with a structure is its steps; of its descriptions one is their note.
void Importer::report_argument(const Argument& argument) {
    const Member* const canonical = argument.canonical();
    std::size_t speakers = 0, sources = 0;
    for (const Member& member : argument.members) {
        const auto lose = [&](const char* what, const std::string& text) {
            losses_.add({what,
                         "of an argument with premises its steps are read",
                         {},
                         text.substr(0, 200),
                         problems_.at(member.place)});
        };
        if (&member != canonical && !member.content.plain.empty() &&
            (canonical == nullptr || member.content.plain != canonical->content.plain))
            lose("further description of an argument", member.content.plain);
        for (const LinkText& link : member.content.links) lose("link of an argument", link.url);
        if (!member.data) continue;
        for (std::size_t i = 0; i < member.data->keys.size(); ++i) {
            const std::string& key = member.data->keys[i].name;
            const Value& value = member.data->items[i];
            const bool text = !spelling(&value).empty();
            const bool used = (key == "speaker" || key == "proponent") ? text && speakers++ == 0
                              : key == "source"                        ? text && sources++ == 0
                                                                       : !is_reserved(key);
            if (!used && key != "relation" && key != "isCanonical")
                lose_data(key + " of an argument with premises", value, key);
        }
    }
}

// --- claims

void Importer::make_claims() {
    for (const Titled& titled : map_.statements) {
        const Member* const canonical = titled.canonical();
        // Words without a title are what they say: wherever they stand, they are one claim.
        const std::string key =
            titled.untitled && canonical != nullptr ? "=" + canonical->content.plain : "[" + titled.title;
        statement_claims_.push_back(make_claim(titled, key, false));
    }
    for (const Argument& argument : map_.arguments) {
        const bool sketched = argument.steps.empty();
        argument_claims_.push_back(sketched ? make_claim(argument, "<" + argument.title, true) : ClaimId());
    }
}

const Member* Importer::describing_member(const Titled& titled) const {
    const Member* const canonical = titled.canonical();
    if (canonical != nullptr) return canonical;
    for (const Member& member : titled.members) {
        if (member.data && !unreserved(*member.data, ours_).items.empty()) return &member;
    }
    return nullptr;
}

ClaimId Importer::make_claim(const Titled& titled, const std::string& key, bool argument) {
    Draft& draft = records_.draft(key);
    std::optional<ClaimId> own;
    for (const Member& member : titled.members) {
        const Value* const id = member.data ? member.data->find("id") : nullptr;
        if (id == nullptr || id->kind != Value::Kind::Text) continue;
        const auto parsed = RecordId::parse(id->text);
        if (parsed && parsed->kind() == RecordKind::Claim) own = ClaimId(*parsed);
    }
    const bool fresh = draft.id.empty();
    if (fresh) {
        const std::string readable = titled.untitled ? key.substr(1) : titled.title;
        // A statement's title is its name; with an argument's or with words it shares no names.
        draft.id =
            own ? *own
                : ClaimId(records_.ids().id(RecordKind::Claim, key[0] == '[' ? readable : key, readable));
        draft.title = titled.untitled ? std::string() : titled.title;
        draft.argument = argument;
        draft.where = problems_.at(titled.members.empty() ? Place{} : titled.members.front().place);
    } else if (own && *own != draft.id) {
        problems_.add(titled.members.front().place, titled.title, "id",
                      "found " + own->text() + ", but what has this title is " + draft.id.text());
    }
    describe(draft, titled);
    const ClaimId id = draft.id;
    for (const Member& member : titled.members) read_said(member, id);
    return id;
}

void Importer::describe(Draft& draft, const Titled& titled) {
    const Member* const main = describing_member(titled);
    for (const Member& member : titled.members) {
        const std::string& plain = member.content.plain;
        if (&member == main && !plain.empty()) draft.text = plain;
        if (!plain.empty()) add_texts(draft.others, {plain});
        add_texts(draft.topics, member.content.tags);
        draft.links.insert(draft.links.end(), member.content.links.begin(), member.content.links.end());
        if (draft.section.empty() && !member.reference) draft.section = section_path(member.section);
        if (!member.data) continue;
        const Value rest = unreserved(*member.data, ours_);
        if (rest.items.empty()) continue;
        if (ours_ && &member == main) {
            read_own(draft, titled, member);
        } else if (ours_) {
            problems_.add(rest.keys.front().place, titled.title, rest.keys.front().name,
                          "stands where the claim is not described; put it to the place that has its words");
        } else {
            for (std::size_t i = 0; i < rest.keys.size(); ++i) {
                const bool own_id = rest.keys[i].name == "id" && rest.items[i].text == draft.id.text();
                if (!own_id) add_data(draft, rest.keys[i], rest.items[i]);
            }
        }
    }
}

/// Of what several places say of one claim, the last counts.
void Importer::add_data(Draft& draft, const Value::Key& key, const Value& value) {
    for (std::size_t i = 0; i < draft.data.keys.size(); ++i) {
        if (draft.data.keys[i].name != key.name) continue;
        if (json::dense(draft.data.items[i]) != json::dense(value)) {
            losses_.add({"data that is said otherwise later", "of one key the last value stays", draft.id,
                         key.name, problems_.at(draft.data.keys[i].place)});
        }
        draft.data.keys[i] = key;
        draft.data.items[i] = value;
        return;
    }
    draft.data.add_member(key, value);
}

void Importer::read_own(Draft& draft, const Titled& titled, const Member& member) {
    Value claim = unreserved(*member.data, ours_);
    if (const Value* const extra = object_in(*member.data, "extra")) {
        for (std::size_t i = 0; i < extra->keys.size(); ++i)
            claim.add_member(extra->keys[i], extra->items[i]);
    }
    if (claim.find("id") == nullptr) claim.add_member({"id", member.place}, text_value(draft.id.text()));
    if (claim.find("text") == nullptr) {
        const std::string& plain = member.content.plain;
        claim.add_member({"text", member.place}, text_value(plain.empty() ? titled.title : plain));
    }
    if (claim.find("topics") == nullptr && !member.content.tags.empty())
        claim.add_member({"topics", member.place}, list_value(member.content.tags));
    auto read = json::read_record(claim, RecordKind::Claim, titled.title, problems_);
    if (!read.record) return;
    draft.own = std::get<Claim>(*std::move(read.record));
}

std::vector<std::string> Importer::section_path(std::size_t section) const {
    std::vector<std::string> path;
    for (; section != none; section = map_.sections[section].parent)
        path.push_back(map_.sections[section].title);
    std::reverse(path.begin(), path.end());
    return path;
}

// --- who says so

void Importer::read_said(const Member& member, const ClaimId& claim) {
    if (!member.data) return;
    read_lists(*member.data, claim);
    read_speakers(*member.data, claim, member.place);
}

/// Records that are spelt out, less the claim to which they belong.
void Importer::read_lists(const Value& data, const ClaimId& claim) {
    struct List {
        const char* name;
        RecordKind kind;
        const char* implied;
    };
    for (const List& list :
         {List{"statements", RecordKind::Statement, "of"}, List{"reviews", RecordKind::Review, "of"},
          List{"relations", RecordKind::Relation, "from"}}) {
        const Value* const found = data.find(list.name);
        if (found == nullptr) continue;
        if (found->kind != Value::Kind::List) {
            problems_.add(found->place, claim.text(), list.name, "is no list, expected one in [ ]");
            continue;
        }
        for (std::size_t n = 0; n < found->items.size(); ++n) {
            Value item = found->items[n];
            if (item.kind == Value::Kind::Object && item.find(list.implied) == nullptr)
                item.add_member({list.implied, item.place}, text_value(claim.text()));
            const std::string label = std::string(list.name) + "[" + std::to_string(n) + "]";
            auto read = json::read_record(item, list.kind, label, problems_);
            if (read.record) records_.add(*std::move(read.record), item.place, problems_);
        }
    }
}

void Importer::read_speakers(const Value& data, const ClaimId& claim, Place place) {
    for (const char* key : {"stance", "date", "body", "quote", "source"}) report_no_text(data, key);
    const Value* speakers = data.find("speaker");
    const Value* const proponent = data.find("proponent");
    if (speakers != nullptr && proponent != nullptr)
        lose_data("proponent beside a speaker", *proponent, "proponent");
    if (speakers == nullptr) speakers = proponent;
    if (speakers != nullptr) {
        if (speakers->kind != Value::Kind::List) return add_statement(spelling(speakers), data, claim, place);
        for (const Value& one : speakers->items) add_statement(spelling(&one), data, claim, place);
        return;
    }
    const std::string source = spelling(data.find("source"));
    if (!source.empty()) records_.states(records_.document(source, problems_.at(place)), claim);
    for (const char* key : {"stance", "date", "body", "quote"}) {
        if (const Value* const lonely = data.find(key)) {
            losses_.add({std::string(key) + " without a speaker", "nobody is named who said it", claim,
                         std::string(key) + ": " + json::dense(*lonely).substr(0, 200),
                         problems_.at(lonely->place)});
        }
    }
}

void Importer::lose_data(std::string what, const Value& value, const std::string& key) {
    losses_.add({std::move(what),
                 "nothing is read of it",
                 {},
                 key + ": " + json::dense(value).substr(0, 200),
                 problems_.at(value.place)});
}

void Importer::report_no_text(const Value& data, const char* key) {
    const Value* const value = data.find(key);
    if (value == nullptr || (value->kind != Value::Kind::List && value->kind != Value::Kind::Object)) return;
    lose_data(std::string(key) + " that is no text", *value, key);
}

void Importer::add_statement(const std::string& speaker, const Value& data, const ClaimId& claim,
                             Place place) {
    const SourcePos where = problems_.at(place);
    if (speaker.empty()) {
        problems_.add(place, claim.text(), "speaker", "is empty, expected a name or the id of an agent");
        return;
    }
    Statement made;
    made.speaker = records_.agent(speaker, AgentKind::Person, where);
    made.of = claim;
    if (const std::string body = spelling(data.find("body")); !body.empty())
        records_.speaks_for(made.speaker, records_.agent(body, AgentKind::Organization, where));
    if (const Value* const stance = data.find("stance")) {
        const auto word = from_word<Stance>(stance->text);
        if (!word) {
            problems_.add(
                stance->place, claim.text(), "stance",
                "found \"" + stance->text.substr(0, 40) + "\", expected one of asserts, denies, questions");
            return;
        }
        made.stance = *word;
    }
    if (const Value* const date = data.find("date")) {
        made.said_on = parts::date_of(date->text);
        if (!made.said_on) {
            losses_.add({"date that is none",
                         "expected one such as 2018-07-02, found \"" + date->text.substr(0, 40) + "\"", claim,
                         "date", problems_.at(date->place)});
        }
    }
    const Value* const quote = data.find("quote");
    const bool quoted = quote != nullptr && (quote->boolean || !quote->text.empty());
    if (quoted) made.manner = Manner::Quote;
    if (const std::string source = spelling(data.find("source")); !source.empty()) {
        Occurrence occurrence;
        occurrence.document = records_.document(source, where);
        if (quoted && !quote->text.empty()) occurrence.selector = Selector{quote->text, {}, {}, {}, {}};
        made.occurrences.push_back(std::move(occurrence));
    } else if (quoted && !quote->text.empty()) {
        made.note = quote->text;
    }
    const std::string stance(to_word(made.stance));
    const std::string date = made.said_on ? made.said_on->text() : std::string();
    made.id = StatementId(records_.ids().id(
        RecordKind::Statement, made.speaker.text() + "|" + stance + "|" + claim.text() + "|" + date,
        std::string(made.speaker.any().slug()) + " " + stance + " " + std::string(claim.any().slug())));
    records_.add_made(std::move(made), where);
}

std::optional<AgentId> Importer::who_argues(const Argument& argument) {
    for (const Member& member : argument.members) {
        if (!member.data) continue;
        const Value* speaker = member.data->find("speaker");
        if (speaker == nullptr) speaker = member.data->find("proponent");
        if (const std::string name = spelling(speaker); !name.empty())
            return records_.agent(name, AgentKind::Person, problems_.at(member.place));
    }
    return std::nullopt;
}

std::optional<DocumentId> Importer::where_argued(const Argument& argument) {
    for (const Member& member : argument.members) {
        if (!member.data) continue;
        if (const std::string title = spelling(member.data->find("source")); !title.empty())
            return records_.document(title, problems_.at(member.place));
    }
    return std::nullopt;
}

}  // namespace gainsay::argdown
