#pragma once

#include <span>

#include "engine/audit/rule.hpp"
#include "graphs/format/read.hpp"

// Rules whose findings are made outside a run: they have no class, but an id, a severity and a reason like all others.

namespace gainsay::audit {

inline constexpr std::string_view missing_reference = "structure/missing-reference";
inline constexpr std::string_view duplicate_id = "structure/duplicate-id";
inline constexpr std::string_view broken_record = "structure/broken-record";
inline constexpr std::string_view broken_text = "structure/broken-text";
inline constexpr std::string_view expired_suppression = "audit/expired-suppression";
inline constexpr std::string_view unused_suppression = "audit/unused-suppression";

/// What keeps a text from being read as a case: as long as there is one of these, no other rule can run. Their bad
/// examples are texts that a reader refuses.
[[nodiscard]] std::span<const RuleInfo> reading_rules();

/// What is wrong with a text, as a finding of one of these rules.
[[nodiscard]] Finding finding_of(const Problem& problem);

/// What is wrong with the suppressions of a configuration. Their examples are configurations.
[[nodiscard]] std::span<const RuleInfo> suppression_rules();

}  // namespace gainsay::audit
