#include "graphs/format/frameworks/records/framework_records.hpp"

#include <algorithm>
#include <charconv>

#include "graphs/format/frameworks/text_input.hpp"
#include "graphs/format/parts/json_document.hpp"

namespace gainsay::frameworks {
namespace {

bool before(const Attack& a, const Attack& b) {
    return a < b;
}

}  // namespace

// --- what is found

void FrameworkRecords::declare_numbers(std::uint32_t count, json::Place where) {
    numbered_ = true;
    count_ = count;
    count_line_ = where.line;
}

std::uint32_t FrameworkRecords::number_of(std::string_view name, std::uint32_t line) {
    const auto [at, fresh] = by_name_.try_emplace(std::string(name), size());
    if (fresh) arguments_.push_back({std::string(name), {}, {}, line, false});
    return at->second;
}

void FrameworkRecords::declare(std::string_view name, std::string text, json::Place where) {
    if (!is_utf8(name) || !is_utf8(text)) {
        problems_.add(where, {}, {}, "found bytes that are no UTF-8 in an argument, expected UTF-8");
        return;
    }
    Argument& argument = arguments_[number_of(name, where.line)];
    if (argument.declared) {
        lose("argument that is declared twice", "one name is one argument; what was read first stays", where);
        return;
    }
    argument.declared = true;
    argument.line = where.line;
    argument.text = std::move(text);
}

void FrameworkRecords::attack(std::string_view from, std::string_view to, json::Place where, bool noted) {
    const std::uint32_t attacker = number_of(from, where.line);
    attacks_.push_back({{attacker, number_of(to, where.line)}, where.line, noted});
}

void FrameworkRecords::know(std::string_view name, std::string_view id, std::string text, json::Place where) {
    if (!is_utf8(text)) {
        problems_.add(where, {}, {}, "found bytes that are no UTF-8 in a text, expected UTF-8");
        return;
    }
    notes_.try_emplace(std::string(name),
                       Argument{std::string(name), std::string(id), std::move(text), where.line, false});
}

bool FrameworkRecords::know_relation(std::string_view row, json::Place where) {
    const auto id = RecordId::parse(take_word(row));
    const auto kind = from_word<RelationKind>(take_word(row));
    const auto from = RecordId::parse(take_word(row)), to = RecordId::parse(take_word(row));
    if (!id || !kind || !from || !to || !row.empty()) return false;
    if (id->kind() != RecordKind::Relation || from->kind() != RecordKind::Claim) return false;
    know({RelationId(*id), *kind, ClaimId(*from), *to}, where);
    return true;
}

void FrameworkRecords::know(AttackingRelation relation, json::Place where) {
    relations_.push_back({std::move(relation), where.line});
}

void FrameworkRecords::lose(std::string what, std::string why, json::Place where, std::string field) {
    losses_.add({std::move(what), std::move(why), {}, std::move(field), problems_.at(where)});
}

// --- what it comes to

void FrameworkRecords::throw_if_wrong() {
    parts::throw_problems(problems_);
}

const FrameworkRecords::Argument* FrameworkRecords::known(std::uint32_t number) const {
    if (!numbered_) return &arguments_[number];
    const auto at = noted_.find(number);
    return at == noted_.end() ? nullptr : &at->second;
}

std::string FrameworkRecords::name_of(std::uint32_t number) const {
    return numbered_ ? std::to_string(number + 1) : arguments_[number].name;
}

const std::string& FrameworkRecords::stands_for(std::uint32_t number) const {
    static const std::string nothing;
    const Argument* const argument = known(number);
    if (argument == nullptr) return nothing;
    return argument->stands_for.empty() ? argument->name : argument->stands_for;
}

void FrameworkRecords::apply_notes() {
    for (auto& [name, note] : notes_) {
        std::uint32_t number = size();
        if (numbered_) {
            const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
            const bool is_number =
                read.ec == std::errc() && read.ptr == name.data() + name.size() && number > 0;
            number = is_number ? std::min(number - 1, size()) : size();
        } else if (const auto at = by_name_.find(name); at != by_name_.end()) {
            number = at->second;
        }
        if (number == size()) {
            lose("note about an argument that is not there", "no argument is called " + name.substr(0, 60),
                 {note.line, 1});
        } else if (numbered_) {
            noted_.emplace(number, std::move(note));
        } else {
            arguments_[number].stands_for = std::move(note.stands_for);
            arguments_[number].text = std::move(note.text);
        }
    }
    notes_.clear();
    check_numbers();
    check_ids();
}

/// No two notes may give one id to two arguments.
void FrameworkRecords::check_ids() {
    std::map<std::string_view, std::uint32_t> taken;
    const auto look = [&](std::uint32_t number, const Argument& argument) {
        if (argument.stands_for.empty()) return;
        const auto [at, is_new] = taken.emplace(argument.stands_for, number);
        if (is_new) return;
        problems_.add({argument.line, 1}, {}, {},
                      "found that argument " + name_of(number).substr(0, 60) + " stands for " +
                          argument.stands_for + ", as argument " + name_of(at->second).substr(0, 60) +
                          " does; give one of them another id");
    };
    if (numbered_) {
        for (const auto& [number, note] : noted_) look(number, note);
    } else {
        for (std::uint32_t number = 0; number < size(); ++number) look(number, arguments_[number]);
    }
}

/// An argument without a note stands for the claim of its number, which no other may then stand for.
void FrameworkRecords::check_numbers() {
    constexpr std::string_view kind = "claim:";
    for (const auto& [number, note] : noted_) {
        if (!note.stands_for.starts_with(kind)) continue;
        const std::string_view digits = std::string_view(note.stands_for).substr(kind.size());
        std::uint32_t other = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), other);
        const bool is_other = read.ec == std::errc() && std::to_string(other) == digits && other > 0 &&
                              other <= size() && other != number + 1 && !noted_.contains(other - 1);
        if (!is_other) continue;
        problems_.add({note.line, 1}, {}, {},
                      "found that argument " + std::to_string(number + 1) + " stands for " + note.stands_for +
                          ", as argument " + std::to_string(other) +
                          " does, of which nothing is said; give one of them another id");
    }
}

void FrameworkRecords::check_declared() {
    for (const Argument& argument : arguments_) {
        if (argument.declared) continue;
        problems_.add({argument.line, 1}, {}, {},
                      "found an attack of or on \"" + argument.name.substr(0, 60) +
                          "\", expected that name among the arguments");
    }
}

void FrameworkRecords::sort_attacks() {
    std::stable_sort(attacks_.begin(), attacks_.end(),
                     [](const PlacedAttack& a, const PlacedAttack& b) { return before(a.ends, b.ends); });
    auto kept = attacks_.begin();
    for (auto at = attacks_.begin(); at != attacks_.end(); ++at) {
        if (kept != attacks_.begin() && std::prev(kept)->ends == at->ends) {
            if (!at->noted) lose("attack that is stated twice", "an attack is there or not", {at->line, 1});
            continue;
        }
        *kept++ = *at;
    }
    attacks_.erase(kept, attacks_.end());
}

/// A note of a relation must lead to claims and relations that are there.
void FrameworkRecords::check_relations() {
    for (std::uint32_t i = 0; i < size(); ++i) {
        if (const std::string& id = stands_for(i); !id.empty()) by_id_.emplace(id, i);
    }
    std::set<RecordId> relations;
    for (const KnownRelation& one : relations_) relations.insert(one.relation.id);
    std::set<RecordId> seen;
    for (const KnownRelation& known : relations_) {
        const AttackingRelation& relation = known.relation;
        const auto wrong = [&](const std::string& message) {
            problems_.add({known.line, 1}, relation.id.text(), {}, message);
        };
        const bool undercut = relation.kind == RelationKind::Undercuts;
        const bool attacks =
            undercut || relation.kind == RelationKind::Rebuts || relation.kind == RelationKind::Contradicts;
        if (!attacks) {
            wrong("is a note about \"" + std::string(to_word(relation.kind)) + "\", expected an attack");
        }
        if (!seen.insert(relation.id).second) wrong("is noted twice; remove one of the notes");
        if (!by_id_.contains(relation.from.text()))
            wrong("comes from " + relation.from.text() + ", for which no argument stands");
        const bool leads =
            undercut ? relation.to.kind() == RecordKind::Relation && relations.contains(relation.to)
                     : relation.to.kind() == RecordKind::Claim && by_id_.contains(relation.to.text());
        if (!leads) wrong("leads to " + relation.to.text() + ", for which no argument stands");
    }
}

void FrameworkRecords::match_relations() {
    if (relations_.empty()) return;
    check_relations();
    throw_if_wrong();
    std::vector<ClaimId> claims;
    for (const auto& [id, number] : by_id_) {
        if (const auto claim = RecordId::parse(id); claim && claim->kind() == RecordKind::Claim)
            claims.emplace_back(*claim);
    }
    std::vector<AttackingRelation> relations;
    for (const KnownRelation& one : relations_) relations.push_back(one.relation);
    const Flattening flattening(claims, relations);
    for (std::size_t i = claims.size(); i < flattening.arguments().size(); ++i) {
        const auto at = by_id_.find(flattening.arguments()[i]);
        if (at != by_id_.end()) extras_.insert(at->second);
    }
    for (std::size_t i = 0; i < relations.size(); ++i) find_relation(flattening, i);
}

/// A relation is what its attacks say: all of them must be there.
void FrameworkRecords::find_relation(const Flattening& flattening, std::size_t i) {
    for (const Attack& attack : flattening.attacks_of(i)) {
        const std::string &from = flattening.arguments()[attack.from],
                          &to = flattening.arguments()[attack.to];
        const auto attacker = by_id_.find(from), attacked = by_id_.find(to);
        if (attacker != by_id_.end() && attacked != by_id_.end()) {
            const PlacedAttack wanted{{attacker->second, attacked->second}, 0, false};
            const bool there = std::binary_search(
                attacks_.begin(), attacks_.end(), wanted,
                [](const PlacedAttack& a, const PlacedAttack& b) { return before(a.ends, b.ends); });
            if (there) {
                covered_.insert(wanted.ends);
                continue;
            }
        }
        problems_.add({relations_[i].line, 1}, relations_[i].relation.id.text(), {},
                      "is noted, but the attack of " + from + " on " + to +
                          " is not there; add it, or remove the note");
    }
}

ClaimId FrameworkRecords::claim_of(std::uint32_t number) {
    const Argument* const argument = known(number);
    if (argument == nullptr) return ClaimId("claim:" + std::to_string(number + 1));
    return ClaimId(ids_.own_or_new(RecordKind::Claim, stands_for(number)));
}

void FrameworkRecords::deliver_claims(RecordSink& sink) {
    for (std::uint32_t i = 0; i < size(); ++i) {
        if (extras_.contains(i)) continue;
        const Argument* const argument = known(i);
        Claim claim;
        claim.id = claim_of(i);
        claim.text = argument == nullptr || argument->text.empty() ? name_of(i) : argument->text;
        sink.add(std::move(claim),
                 problems_.at({numbered_ && argument == nullptr ? count_line_ : argument->line, 1}));
    }
}

void FrameworkRecords::deliver_relations(RecordSink& sink) {
    for (const auto& [known, line] : relations_) {
        Relation relation;
        relation.id = known.id;
        relation.kind = known.kind;
        relation.from = known.from;
        relation.to = known.to;
        sink.add(std::move(relation), problems_.at({line, 1}));
    }
    for (const PlacedAttack& attack : attacks_) {
        if (!covered_.contains(attack.ends)) deliver_attack(attack, sink);
    }
}

void FrameworkRecords::deliver_attack(const PlacedAttack& attack, RecordSink& sink) {
    const ClaimId from = claim_of(attack.ends.from), to = claim_of(attack.ends.to);
    Relation relation;
    // No slug that is made of a name has a low line, so that the ends can be told apart.
    const std::string ends = std::string(from.any().slug()) + "_rebuts_" + std::string(to.any().slug());
    relation.id = ends.size() < 180 ? RelationId("relation:" + ends)
                                    : RelationId(ids_.id(RecordKind::Relation, ends, ends));
    relation.kind = RelationKind::Rebuts;
    relation.from = from;
    relation.to = to;
    sink.add(std::move(relation), problems_.at({attack.line, 1}));
}

void FrameworkRecords::deliver(RecordSink& sink) {
    throw_if_wrong();
    apply_notes();
    check_declared();
    sort_attacks();
    match_relations();
    for (const PlacedAttack& attack : attacks_) {
        if (covered_.contains(attack.ends)) continue;
        if (!extras_.contains(attack.ends.from) && !extras_.contains(attack.ends.to)) continue;
        problems_.add(
            {attack.line, 1}, {}, {},
            "found an attack of or on an argument that stands for a relation, expected none that no note "
            "tells of");
    }
    throw_if_wrong();
    deliver_claims(sink);
    deliver_relations(sink);
}

}  // namespace gainsay::frameworks
