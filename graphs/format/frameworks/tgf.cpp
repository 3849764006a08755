#include <algorithm>
#include <array>
#include <ostream>
#include <set>

#include "graphs/format/frameworks/frameworks.hpp"
#include "graphs/format/frameworks/one_framework.hpp"
#include "graphs/format/frameworks/records/case_framework.hpp"
#include "graphs/format/frameworks/records/notes.hpp"
#include "graphs/format/frameworks/text_input.hpp"
#include "graphs/format/parts/text.hpp"

// tgf: a node a line, "name label", then a line "#", then an edge a line, "from to label". Solvers write no labels; other
// tools write graphs that are no frameworks, so that the label of an edge must allow for an attack.

namespace gainsay::frameworks {
namespace {

bool may_attack(std::string_view label) {
    constexpr std::array<std::string_view, 4> words{"", "attack", "attacks", "rebuts"};
    return std::find(words.begin(), words.end(), label) != words.end();
}

class TgfReader {
public:
    TgfReader(TextInput& input, FrameworkRecords& records, const ReadOptions&)
        : input_(input), records_(records) {}

    void read() {
        std::string_view line;
        bool edges = false;
        for (json::Place where = input_.here(); input_.next_line(line); where = input_.here()) {
            std::string_view rest = trimmed(line);
            if (rest.empty()) continue;
            if (rest == "#") {
                if (edges) records_.problems().add(where, {}, {}, "found a second line \"#\", expected one");
                edges = true;
                continue;
            }
            input_.count_records();
            const std::string_view name = take_word(rest);
            if (edges) {
                read_edge(name, rest, where);
            } else {
                read_node(name, rest, where);
            }
        }
        if (!edges) {
            records_.problems().add(input_.here(), {}, {},
                                    "the input ended, expected a line \"#\" between arguments and attacks");
        }
    }

private:
    void read_node(std::string_view name, std::string_view label, json::Place where) {
        // "relation:r" with "rebuts claim:a claim:b" is a relation that is itself under attack, as we write it.
        const auto id = RecordId::parse(name);
        const bool known = id && id->kind() == RecordKind::Relation &&
                           records_.know_relation(std::string(name) + " " + std::string(label), where);
        records_.declare(name, known ? std::string() : unspelt(label), where);
    }

    void read_edge(std::string_view from, std::string_view rest, json::Place where) {
        const std::string_view to = take_word(rest);
        if (to.empty()) {
            records_.problems().add(
                where, {}, {},
                "found \"" + std::string(from.substr(0, 40)) + "\" alone, expected two arguments");
            return;
        }
        const bool noted = know_attack(from, to, rest, where);
        if (noted || may_attack(rest)) {
            records_.attack(from, to, where, noted);
        } else {
            records_.lose("edge with a label",
                          "only the label \"attacks\", or none, says that it is an attack", where,
                          std::string(from) + " " + std::string(to) + " " + std::string(rest.substr(0, 200)));
        }
    }

    /// "claim:a claim:b relation:r rebuts", as we write it.
    bool know_attack(std::string_view from, std::string_view to, std::string_view label, json::Place where) {
        const auto id = RecordId::parse(take_word(label));
        const auto kind = from_word<RelationKind>(label);
        if (!id || id->kind() != RecordKind::Relation || !kind) return false;
        // A contradiction stands there twice, first in its own direction; so does an undercut of one.
        if (known_.contains(*id)) return true;
        const auto source = RecordId::parse(from), target = RecordId::parse(to);
        if (!source || !target || source->kind() != RecordKind::Claim) return false;
        known_.insert(*id);
        records_.know({RelationId(*id), *kind, ClaimId(*source), *target}, where);
        return true;
    }

    TextInput& input_;
    FrameworkRecords& records_;
    std::set<RecordId> known_;
};

void read_tgf(TextInput& input, FrameworkRecords& records, const ReadOptions& options) {
    TgfReader(input, records, options).read();
}

/// One line for every attack, and one for every further relation that comes to the same one.
void write_edges(TextOutput& out, const CaseFramework& framework, const Flattening& flat) {
    std::set<Attack> labelled;
    for (std::size_t i = 0; i < framework.relations.size(); ++i) {
        const AttackingRelation& relation = framework.relations[i];
        if (flat.number_of(relation.id.text()) != flat.arguments().size()) continue;
        for (const Attack& one : flat.attacks_of(i)) {
            labelled.insert(one);
            out << flat.arguments()[one.from] << " " << flat.arguments()[one.to] << " " << relation.id.text()
                << " " << to_word(relation.kind) << "\n";
        }
    }
    for (const Attack& one : flat.attacks()) {
        if (!labelled.contains(one))
            out << flat.arguments()[one.from] << " " << flat.arguments()[one.to] << "\n";
    }
}

}  // namespace

std::unique_ptr<FormatReader> make_tgf_reader(RecordSink& sink, const ReadOptions& options,
                                              LossReport& losses) {
    return std::make_unique<OneFramework>(read_tgf, sink, options, losses);
}

void write_tgf(std::ostream& stream, const GraphSource& source, const WriteOptions&, LossReport& losses) {
    const CaseFramework framework = framework_of(source, losses);
    const Flattening flat(framework.claims, framework.relations);
    TextOutput out(stream);
    each_claim(source, [&](const Claim& claim, std::size_t) {
        out << claim.id.text() << " " << spelt(claim.text) << "\n";
    });
    std::map<std::string, std::string> rows;
    for (const AttackingRelation& one : framework.relations) {
        const std::string row = row_of(one);
        rows.emplace(one.id.text(), row.substr(row.find(' ')));
    }
    for (std::size_t i = framework.claims.size(); i < flat.arguments().size(); ++i) {
        const auto row = rows.find(flat.arguments()[i]);
        out << flat.arguments()[i] << (row == rows.end() ? std::string() : row->second) << "\n";
    }
    out << "#\n";
    write_edges(out, framework, flat);
    out.flush();
}

// A line "#" with names above it and pairs of them below.
Guess guess_tgf(std::string_view first_bytes) {
    first_bytes = parts::without_mark(first_bytes);
    std::set<std::string_view> names;
    bool edges = false;
    while (!first_bytes.empty()) {
        const std::size_t stop = first_bytes.find('\n');
        std::string_view line = trimmed(first_bytes.substr(0, stop));
        if (stop == std::string_view::npos && !edges && line != "#") break;  // cut
        first_bytes.remove_prefix(stop == std::string_view::npos ? first_bytes.size() : stop + 1);
        if (line.empty()) continue;
        if (line == "#") {
            if (edges) return Guess::No;
            edges = true;
        } else if (!edges) {
            names.insert(take_word(line));
        } else {
            const bool pair = names.contains(take_word(line)) && names.contains(take_word(line));
            return pair ? Guess::Yes : Guess::No;
        }
    }
    const bool ours = !names.empty() && names.begin()->starts_with("claim:");
    return edges || ours ? Guess::Maybe : Guess::No;
}

}  // namespace gainsay::frameworks
