#include "engine/quotation/cues/heard.hpp"

#include "engine/quotation/cues/pronoun.hpp"

namespace gainsay::quotation {

std::optional<HeardFound> heard_from(std::string_view text, const QuoteContext& context,
                                     const AgentNames& names, const std::vector<std::uint32_t>& known) {
    const CueZone behind(text, context.outside_after, names), before(text, context.outside_before, names);
    if (behind.names_any(known) || before.names_any(known)) return std::nullopt;
    // "Asked WORDS, Doe said: “…”": the cue is that of the quotation to come.
    const bool of_next = !context.quoted && context.quotation_follows;
    if (const auto found = of_next ? std::nullopt : behind.behind(context.ended_by)) return found;
    if (const auto found = before.before()) return found;
    auto cue = of_next ? std::nullopt : behind.pronoun_behind(context.ended_by);
    if (!cue) cue = before.pronoun_before();
    if (cue) return resolve(text, context.passage, *cue, names, known);
    if (context.label.empty()) return std::nullopt;
    const CueZone label(text, context.label, names);
    return label.names_any(known) ? std::nullopt : label.as_label();
}

}  // namespace gainsay::quotation
