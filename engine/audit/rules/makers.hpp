#pragma once

#include <memory>

#include "engine/audit/rule.hpp"

// What rules.cpp enters in its list: each is defined in the file of the rule.

namespace gainsay::audit {

// structure
std::unique_ptr<Rule> make_cyclic_affiliation();
std::unique_ptr<Rule> make_cyclic_part();
std::unique_ptr<Rule> make_empty_text();
std::unique_ptr<Rule> make_listed_twice();
std::unique_ptr<Rule> make_orphan_claim();
std::unique_ptr<Rule> make_statement_nowhere();
std::unique_ptr<Rule> make_unused_agent();

// sourcing
std::unique_ptr<Rule> make_circular();
std::unique_ptr<Rule> make_dependent_support();
std::unique_ptr<Rule> make_no_origin();
std::unique_ptr<Rule> make_no_snapshot();
std::unique_ptr<Rule> make_one_origin();
std::unique_ptr<Rule> make_one_outlet();
std::unique_ptr<Rule> make_own_outlet();
std::unique_ptr<Rule> make_retracted();
std::unique_ptr<Rule> make_snapshot_mismatch();
std::unique_ptr<Rule> make_younger_citation();

// time
std::unique_ptr<Rule> make_early_rebuttal();
std::unique_ptr<Rule> make_impossible_date();
std::unique_ptr<Rule> make_late_statement();
std::unique_ptr<Rule> make_office_not_held();
std::unique_ptr<Rule> make_relative_date();

// contradiction
std::unique_ptr<Rule> make_entails_denied();
std::unique_ptr<Rule> make_inside_one_claim();
std::unique_ptr<Rule> make_minimal_set();
std::unique_ptr<Rule> make_odd_ring();
std::unique_ptr<Rule> make_one_body();
std::unique_ptr<Rule> make_qualifies_itself();
std::unique_ptr<Rule> make_self_contradiction();
std::unique_ptr<Rule> make_supports_and_contradicts();

// figures
std::unique_ptr<Rule> make_does_not_add_up();
std::unique_ptr<Rule> make_figure_conflict();
std::unique_ptr<Rule> make_part_above_whole();
std::unique_ptr<Rule> make_share_above_all();
std::unique_ptr<Rule> make_unit_missing();

// quotation
std::unique_ptr<Rule> make_absent_quote();
std::unique_ptr<Rule> make_altered_quote();
std::unique_ptr<Rule> make_cut_quote();
std::unique_ptr<Rule> make_misattributed_quote();
std::unique_ptr<Rule> make_stale_selector();
std::unique_ptr<Rule> make_translated_quote();

// review
std::unique_ptr<Rule> make_before_claim();
std::unique_ptr<Rule> make_checkers_disagree();
std::unique_ptr<Rule> make_contested_evidence();
std::unique_ptr<Rule> make_label_at_odds();
std::unique_ptr<Rule> make_no_evidence();
std::unique_ptr<Rule> make_nobody_said();
std::unique_ptr<Rule> make_off_scale();

// likeness
std::unique_ptr<Rule> make_like_agents();
std::unique_ptr<Rule> make_near_claims();
std::unique_ptr<Rule> make_like_documents();

}  // namespace gainsay::audit
