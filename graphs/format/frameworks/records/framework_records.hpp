#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graphs/format/frameworks/records/flattening.hpp"
#include "graphs/format/json/problem_list.hpp"
#include "graphs/format/loss.hpp"
#include "graphs/format/parts/id_book.hpp"
#include "graphs/model/source.hpp"

namespace gainsay::frameworks {

/// Collects the arguments and attacks of one framework and delivers them as claims and relations.
///
/// What is known besides of an argument or relation, from notes of ours, decides what it becomes: an argument that
/// only stands for a relation is no claim, and the attacks that a known relation comes to are not made once more.
class FrameworkRecords {
public:
    FrameworkRecords(std::string_view input, const ReadOptions& options, LossReport& losses)
        : problems_(input, options.max_errors), losses_(losses) {}

    /// The arguments are called "1" … `count`.
    void declare_numbers(std::uint32_t count, json::Place where);
    /// An argument by name, and a text of its own, which may be empty. One that is declared twice is reported.
    void declare(std::string_view name, std::string text, json::Place where);
    /// An attack by name: its ends may be declared later.
    /// `noted`: for a relation that is known, of which several may come to one attack.
    void attack(std::string_view from, std::string_view to, json::Place where, bool noted = false);
    /// An attack by number, from 0; both must be declared.
    void attack(std::uint32_t from, std::uint32_t to, json::Place where) {
        attacks_.push_back({{from, to}, where.line, false});
    }

    /// The argument `name` stands for `id`, which is a claim with that text, or "relation:…".
    void know(std::string_view name, std::string_view id, std::string text, json::Place where);
    /// "relation:r rebuts claim:a claim:b". False: it is no such row.
    bool know_relation(std::string_view row, json::Place where);
    void know(AttackingRelation relation, json::Place where);

    /// Something that was found and has no place in a case.
    void lose(std::string what, std::string why, json::Place where, std::string field = {});
    [[nodiscard]] json::ProblemList& problems() noexcept { return problems_; }

    /// Throws ReadError when something was wrong.
    void deliver(RecordSink& sink);

private:
    struct Argument {
        std::string name, stands_for, text;  ///< stands_for: empty where nothing is known
        std::uint32_t line = 0;
        bool declared = false;
    };
    struct PlacedAttack {
        Attack ends;
        std::uint32_t line = 0;
        bool noted = false;
    };
    struct KnownRelation {
        AttackingRelation relation;
        std::uint32_t line = 0;
    };

    [[nodiscard]] std::uint32_t size() const {
        return numbered_ ? count_ : static_cast<std::uint32_t>(arguments_.size());
    }
    std::uint32_t number_of(std::string_view name, std::uint32_t line);
    [[nodiscard]] const Argument* known(std::uint32_t number) const;
    [[nodiscard]] std::string name_of(std::uint32_t number) const;
    [[nodiscard]] const std::string& stands_for(std::uint32_t number) const;

    void apply_notes();
    void check_numbers();
    void check_ids();
    void check_declared();
    void check_relations();
    void sort_attacks();
    void match_relations();
    void find_relation(const Flattening& flattening, std::size_t i);
    [[nodiscard]] ClaimId claim_of(std::uint32_t number);
    void deliver_claims(RecordSink& sink);
    void deliver_relations(RecordSink& sink);
    void deliver_attack(const PlacedAttack& attack, RecordSink& sink);
    void throw_if_wrong();

    json::ProblemList problems_;
    LossReport& losses_;
    parts::IdBook ids_;
    bool numbered_ = false;
    std::uint32_t count_ = 0, count_line_ = 0;
    std::vector<Argument> arguments_;                         // by number; empty when numbered
    std::unordered_map<std::string, std::uint32_t> by_name_;  // looked up only
    std::map<std::string, Argument, std::less<>> notes_;      // by name, until all arguments are declared
    std::map<std::uint32_t, Argument> noted_;                 // by number, when numbered
    std::vector<PlacedAttack> attacks_;
    std::vector<KnownRelation> relations_;
    std::map<std::string, std::uint32_t, std::less<>>
        by_id_;                       // what stands for what, where relations are known
    std::set<std::uint32_t> extras_;  // arguments that stand for no claim
    std::set<Attack> covered_;        // attacks that known relations come to
};

}  // namespace gainsay::frameworks
