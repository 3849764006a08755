#include "engine/audit/rules.hpp"

#include "engine/audit/rules/makers.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleMaker makers[] = {
    // structure
    make_cyclic_affiliation,
    make_cyclic_part,
    make_empty_text,
    make_listed_twice,
    make_orphan_claim,
    make_statement_nowhere,
    make_unused_agent,
    // sourcing
    make_circular,
    make_dependent_support,
    make_no_origin,
    make_no_snapshot,
    make_one_origin,
    make_one_outlet,
    make_own_outlet,
    make_retracted,
    make_snapshot_mismatch,
    make_younger_citation,
    // time
    make_early_rebuttal,
    make_impossible_date,
    make_late_statement,
    make_office_not_held,
    make_relative_date,
    // contradiction
    make_entails_denied,
    make_inside_one_claim,
    make_minimal_set,
    make_odd_ring,
    make_one_body,
    make_qualifies_itself,
    make_self_contradiction,
    make_supports_and_contradicts,
    // figures
    make_figure_conflict,
    make_does_not_add_up,
    make_part_above_whole,
    make_share_above_all,
    make_unit_missing,
    // quotation
    make_absent_quote,
    make_altered_quote,
    make_cut_quote,
    make_misattributed_quote,
    make_stale_selector,
    make_translated_quote,
    // review
    make_before_claim,
    make_checkers_disagree,
    make_contested_evidence,
    make_label_at_odds,
    make_no_evidence,
    make_nobody_said,
    make_off_scale,
    // likeness
    make_like_agents,
    make_near_claims,
    make_like_documents,
};

}  // namespace

std::span<const RuleMaker> built_in_rules() {
    return makers;
}

std::unique_ptr<Rule> make_rule(std::string_view id) {
    for (const RuleMaker make : built_in_rules()) {
        std::unique_ptr<Rule> rule = make();
        if (rule->info().id == id) return rule;
    }
    return nullptr;
}

}  // namespace gainsay::audit
