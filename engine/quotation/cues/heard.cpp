#include "engine/quotation/cues/heard.hpp"

#include <algorithm>

#include "engine/quotation/text/fold.hpp"
#include "engine/quotation/text/words.hpp"

// A cue is a name and a verb of saying that belong together. Each side of the passage is read by a few patterns that
// leave no doubt; whatever fits none of them proves nothing. What was tried and dropped: the nearest name in the
// sentence, which credits whoever is spoken of.

namespace gainsay::quotation {
namespace {

constexpr std::size_t max_name_words = 8;

bool has_capital(std::string_view text, ByteSpan at) {
    for (std::size_t i = at.begin; i < at.end;) {
        const Char c = char_at(text, i);
        std::string letter(text.substr(i, c.next - i)), small = with_folds(letter, FoldCase);
        if (letter != small) return true;
        i = c.next;
    }
    return false;
}

/// "ja", "한국": a name in a script without capitals counts as it is.
bool may_be_name(std::string_view text, ByteSpan at) {
    const auto first = static_cast<unsigned char>(text[at.begin]);
    return first >= 0xE0 || has_capital(text, at);
}

class CueZone {
public:
    CueZone(std::string_view text, const std::vector<Spot>& spots, const AgentNames& names)
        : text_(text), spots_(spots), mentions_(names.mentions(text, spots)) {}

    [[nodiscard]] bool empty() const { return spots_.empty(); }

    [[nodiscard]] bool names_any(const std::vector<std::uint32_t>& known) const {
        return std::any_of(mentions_.begin(), mentions_.end(), [&](const AgentNames::Mention& mention) {
            return std::any_of(mention.agents.begin(), mention.agents.end(), [&](std::uint32_t agent) {
                return std::binary_search(known.begin(), known.end(), agent);
            });
        });
    }

    /// What stands directly behind a passage: "said Doe", "Doe said", "according to Doe", "so Doe".
    [[nodiscard]] std::optional<HeardFound> behind(const std::string& ended_by) const {
        std::size_t i = 0;
        const bool comma = !empty() && (spots_[0].sign(",") || spots_[0].kind == QuotePiece::Kind::Dash);
        if (comma) ++i;
        if (i >= spots_.size() || !spots_[i].word()) return std::nullopt;
        if (is_verb_of_saying(spots_[i].folded) && !has_capital(text_, spots_[i].at))
            return with_name(i, i + 1, i + 1, 6);
        const std::size_t phrase = source_phrase(i);
        // Behind a full stop a name begins a sentence of its own.
        const bool goes_on = comma || ended_by == ",";
        if (phrase > 0 && (goes_on || ended_by.empty())) return with_name(i, i + phrase, i + phrase, 4);
        if (!goes_on) return std::nullopt;
        for (const AgentNames::Mention& mention : mentions_) {
            if (mention.first < i) continue;
            if (mention.first > i + 4 || !calm(i, mention.first)) return std::nullopt;
            return name_then_verb(mention, 8);
        }
        return std::nullopt;
    }

    /// What leads up to a passage: "Doe said (that)", "according to Doe,", "Doe:", "sagte Doe:".
    [[nodiscard]] std::optional<HeardFound> before() const {
        if (mentions_.empty()) return std::nullopt;
        const AgentNames::Mention& last = mentions_.back();
        if (last.last + 1 == spots_.size() && spots_.back().sign(":")) {
            if (last.first == 0) return found(last, spots_.back().at);
            return verb_before(last);
        }
        for (std::size_t i = 0; i < spots_.size(); ++i) {
            const std::size_t phrase = source_phrase(i);
            if (phrase > 0 && spots_[i].folded != "so") {
                if (i != 0 || mentions_.size() != 1) return std::nullopt;
                return with_name(0, phrase, phrase, 4);
            }
        }
        return verb_near_end();
    }

    /// A label that is one name and nothing else.
    [[nodiscard]] std::optional<HeardFound> as_label() const {
        if (mentions_.size() != 1 || mentions_[0].first != 0 || mentions_[0].last + 1 != spots_.size())
            return std::nullopt;
        return found(mentions_[0], spots_.back().at);
    }

private:
    [[nodiscard]] std::size_t source_phrase(std::size_t i) const {
        std::string words;
        std::size_t length = 0;
        for (std::size_t k = i; k < std::min(spots_.size(), i + most_words_of_phrase); ++k) {
            if (!spots_[k].word()) break;
            words += (k == i ? "" : " ") + spots_[k].folded;
            if (is_source_phrase(words)) length = k + 1 - i;
        }
        return length;
    }

    /// No pronoun and no verb of saying among the spots: nobody else speaks there.
    [[nodiscard]] bool calm(std::size_t first, std::size_t last) const {
        return std::none_of(spots_.begin() + static_cast<std::ptrdiff_t>(first),
                            spots_.begin() + static_cast<std::ptrdiff_t>(last), [](const Spot& spot) {
                                return is_pronoun(spot.folded) || is_verb_of_saying(spot.folded) ||
                                       spot.sign(";") || spot.sign(":");
                            });
    }

    [[nodiscard]] std::optional<HeardFound> found(const AgentNames::Mention& mention, ByteSpan verb) const {
        if (mention.agents.size() != 1) return std::nullopt;
        return HeardFound{
            mention.agents.front(), {spots_[mention.first].at.begin, spots_[mention.last - 1].at.end}, verb};
    }

    [[nodiscard]] ByteSpan span(std::size_t first, std::size_t last) const {
        return {spots_[first].at.begin, spots_[last - 1].at.end};
    }

    /// The first name at `from` or at most `most` spots behind it, for the verb or phrase [verb, verb_end).
    [[nodiscard]] std::optional<HeardFound> with_name(std::size_t verb, std::size_t verb_end,
                                                      std::size_t from, std::size_t most) const {
        for (const AgentNames::Mention& mention : mentions_) {
            if (mention.first < from) continue;
            if (mention.first > from + most || !calm(from, mention.first)) return std::nullopt;
            return found(mention, span(verb, verb_end));
        }
        return std::nullopt;
    }

    /// The verb behind a name, over an apposition at most.
    [[nodiscard]] std::optional<HeardFound> name_then_verb(const AgentNames::Mention& mention,
                                                           std::size_t most) const {
        for (std::size_t i = mention.last; i < std::min(spots_.size(), mention.last + most + 1); ++i) {
            if (is_verb_of_saying(spots_[i].folded)) return found(mention, spots_[i].at);
            if (is_pronoun(spots_[i].folded) || spots_[i].sign(";") || is_named(i)) return std::nullopt;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool is_named(std::size_t spot) const {
        return std::any_of(mentions_.begin(), mentions_.end(), [spot](const AgentNames::Mention& mention) {
            return spot >= mention.first && spot < mention.last;
        });
    }

    /// "sagte Doe:" with the name at the end.
    [[nodiscard]] std::optional<HeardFound> verb_before(const AgentNames::Mention& mention) const {
        for (std::size_t i = mention.first; i-- > mention.first - std::min<std::size_t>(mention.first, 4);) {
            if (is_verb_of_saying(spots_[i].folded)) {
                // Somebody before the verb may be its subject.
                return mentions_.size() == 1 && (i == 0 || !is_pronoun(spots_[i - 1].folded))
                           ? found(mention, spots_[i].at)
                           : std::nullopt;
            }
            if (is_pronoun(spots_[i].folded)) return std::nullopt;
        }
        return std::nullopt;
    }

    /// The last verb of saying, not far from the end, with a name before it, or else right behind it.
    [[nodiscard]] std::optional<HeardFound> verb_near_end() const {
        std::size_t verb = spots_.size();
        while (verb > 0 && !is_verb_of_saying(spots_[verb - 1].folded)) --verb;
        if (verb == 0 || spots_.size() - verb > 12) return std::nullopt;
        --verb;
        const AgentNames::Mention *left = nullptr, *right = nullptr;
        for (const AgentNames::Mention& mention : mentions_) {
            if (mention.last <= verb) left = &mention;
            if (mention.first > verb && right == nullptr) right = &mention;
        }
        for (std::size_t i = verb + 1; i < spots_.size(); ++i) {
            if (is_pronoun(spots_[i].folded) && !(i == verb + 2 && spots_[verb + 1].folded == "that") &&
                i <= verb + 2)
                return std::nullopt;
        }
        const bool left_near = left != nullptr && verb - left->last <= 8 && calm(left->last, verb);
        const bool right_near = right != nullptr && right->first - verb <= 3 && calm(verb + 1, right->first);
        if (left_near && right_near && left->agents != right->agents && verb - left->last > 2)
            return std::nullopt;
        if (left_near) return found(*left, spots_[verb].at);
        // "sagte Doe": behind the verb only where the verb stands first, or nobody at all is before it.
        if (right_near && left == nullptr && verb <= 2 && !takes_listener(spots_[verb].folded))
            return found(*right, spots_[verb].at);
        return std::nullopt;
    }

    std::string_view text_;
    const std::vector<Spot>& spots_;
    std::vector<AgentNames::Mention> mentions_;
};

}  // namespace

AgentNames::AgentNames(const GraphSource& source) {
    std::vector<std::vector<AgentId>> with;
    source.visit(RecordKind::Agent, [&](const Record& record) {
        const Agent& agent = std::get<Agent>(record);
        const auto number = static_cast<std::uint32_t>(ids_.size());
        ids_.push_back(agent.id);
        learn(agent.name, number);
        for (const std::string& alias : agent.aliases) learn(alias, number);
        const std::vector<Spot> words = spots_in(agent.name, {0, agent.name.size()});
        if (agent.kind == AgentKind::Person && words.size() > 1 && words.back().word() &&
            words.back().folded.size() > 2) {
            const ByteSpan last = words.back().at;
            learn(agent.name.substr(last.begin, last.end - last.begin), number);
        }
        auto& bodies = with.emplace_back();
        for (const Affiliation& office : agent.affiliations) bodies.push_back(office.with);
    });
    kin_.resize(ids_.size());
    for (std::uint32_t agent = 0; agent < ids_.size(); ++agent) {
        for (const AgentId& body : with[agent]) {
            const auto other = number(body);
            if (!other) continue;
            kin_[agent].push_back(*other);
            kin_[*other].push_back(agent);
        }
    }
    for (auto& [name, agents] : by_name_) {
        std::sort(agents.begin(), agents.end());
        agents.erase(std::unique(agents.begin(), agents.end()), agents.end());
    }
}

void AgentNames::learn(const std::string& name, std::uint32_t agent) {
    std::string words;
    std::size_t count = 0;
    for (const Spot& spot : spots_in(name, {0, name.size()})) {
        if (!spot.word()) continue;
        words += (count == 0 ? "" : " ") + spot.folded;
        ++count;
    }
    if (count == 0 || count > max_name_words) return;
    by_name_[words].push_back(agent);
    longest_ = std::max(longest_, count);
}

std::optional<std::uint32_t> AgentNames::number(const RecordId& agent) const {
    const auto at =
        std::lower_bound(ids_.begin(), ids_.end(), agent,
                         [](const AgentId& one, const RecordId& other) { return one.any() < other; });
    if (at == ids_.end() || at->any() != agent) return std::nullopt;
    return static_cast<std::uint32_t>(at - ids_.begin());
}

std::vector<AgentNames::Mention> AgentNames::mentions(std::string_view text,
                                                      const std::vector<Spot>& spots) const {
    std::vector<Mention> out;
    for (std::size_t i = 0; i < spots.size(); ++i) {
        if (!spots[i].word()) continue;
        std::string words;
        std::size_t count = 0;
        Mention best;
        for (std::size_t k = i; k < spots.size() && count < longest_; ++k) {
            // "J. Doe", "Al-Hayat": a dot or hyphen within a name.
            if (!spots[k].word()) {
                if (spots[k].sign(".") || spots[k].kind == QuotePiece::Kind::Dash ||
                    spots[k].kind == QuotePiece::Kind::QuoteMark)
                    continue;
                break;
            }
            words += (count == 0 ? "" : " ") + spots[k].folded;
            ++count;
            const auto at = by_name_.find(words);
            if (at != by_name_.end()) best = {i, k + 1, at->second};
        }
        if (best.last == 0 || !may_be_name(text, {spots[i].at.begin, spots[best.last - 1].at.end})) continue;
        i = best.last - 1;
        out.push_back(std::move(best));
    }
    return out;
}

std::optional<HeardFound> heard_from(std::string_view text, const QuoteContext& context,
                                     const AgentNames& names, const std::vector<std::uint32_t>& known) {
    const CueZone behind(text, context.outside_after, names), before(text, context.outside_before, names);
    if (behind.names_any(known) || before.names_any(known)) return std::nullopt;
    // "Asked WORDS, Doe said: “…”": the cue is that of the quotation to come.
    const bool of_next = !context.quoted && context.quotation_follows;
    if (const auto found = of_next ? std::nullopt : behind.behind(context.ended_by)) return found;
    if (const auto found = before.before()) return found;
    if (context.label.empty()) return std::nullopt;
    const CueZone label(text, context.label, names);
    return label.names_any(known) ? std::nullopt : label.as_label();
}

}  // namespace gainsay::quotation
