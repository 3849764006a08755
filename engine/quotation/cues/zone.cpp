#include "engine/quotation/cues/zone.hpp"

#include <algorithm>

// A cue is a name and a verb of saying that belong together. Each side of the passage is read by a few patterns that
// leave no doubt; whatever fits none of them proves nothing. What was tried and dropped: the nearest name in the
// sentence, which credits whoever is spoken of; and any word between a name and its verb, which credits Lind with what
// "supporters of the Lind campaign" say.

namespace gainsay::quotation {

bool CueZone::names_any(const std::vector<std::uint32_t>& known) const {
    return AgentNames::name_any(mentions_, known);
}

// --- single words

bool CueZone::says(std::size_t i) const {
    return word(i) && is_verb_of_saying(spots_[i].folded);
}

bool CueZone::holds(std::size_t i) const {
    return word(i) && !capital(i) &&
           (is_verb_of_saying(spots_[i].folded) || is_verb_of_stance(spots_[i].folded));
}

/// The German articles are pronouns only where a clause begins with them: ", der gestern sagte", "die sagte".
bool CueZone::pronoun(std::size_t i) const {
    const std::string& folded = spots_[i].folded;
    if (!word(i) || !is_pronoun(folded)) return false;
    if (folded != "der" && folded != "die" && folded != "dieser" && folded != "diese") return true;
    if (i + 1 == spots_.size() || says(i + 1)) return true;
    return sign(i - 1, ",") && i > 0 && !capital(i + 1);
}

/// A word that may stand between a name and its verb.
bool CueZone::bridge(std::size_t i) const {
    return word(i) && (goes_between_name_and_verb(spots_[i].folded) || spots_[i].folded.ends_with("ly"));
}

// --- names and what is around them

/// "Doe's", "Does'".
bool CueZone::possessive(const Mention& mention) const {
    const std::size_t i = mention.last;
    return i < spots_.size() && spots_[i].kind == QuotePiece::Kind::QuoteMark &&
           spots_[i].at.begin == spots_[i - 1].at.end && word(i + 1);
}

/// Behind a preposition in the words from `from` on, as in "a spokesman for Doe"; a comma lets go of it, and so does the head
/// of a sentence, as in "At the dam Doe said".
bool CueZone::object(std::size_t from, const Mention& mention) const {
    for (std::size_t i = mention.first; i-- > from;) {
        if (sign(i, ",")) return false;
        const bool head = (i == 0 || sign(i - 1, ",")) && i + 1 < mention.first;
        if (word(i) && makes_name_an_object(spots_[i].folded) && !head) return true;
    }
    return false;
}

/// "the Doe campaign", "Doe Foundation": the name belongs to something else.
bool CueZone::part_of_more(const Mention& mention) const {
    const std::size_t i = mention.last;
    return word(i) && !bridge(i) && !goes_on_behind_verb(spots_[i].folded);
}

bool CueZone::named(std::size_t first, std::size_t last) const {
    return std::any_of(mentions_.begin(), mentions_.end(),
                       [&](const Mention& mention) { return mention.first < last && mention.last > first; });
}

/// No pronoun and no verb of saying among the spots: nobody else speaks there.
bool CueZone::calm(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
        if (pronoun(i) || says(i) || sign(i, ";") || sign(i, ":")) return false;
    }
    return true;
}

/// Behind "(R-S.C.)" at `i`, or `i`.
std::size_t CueZone::behind_brackets(std::size_t i) const {
    if (!sign(i, "(")) return i;
    for (std::size_t k = i + 1; k < std::min(spots_.size(), i + 10); ++k) {
        if (sign(k, ")")) return k + 1;
    }
    return i;
}

/// The verb at `i`, or over at most `most` words that may stand before it.
std::optional<std::size_t> CueZone::verb_behind(std::size_t i, std::size_t most) const {
    for (std::size_t k = i; k < std::min(spots_.size(), i + most + 1); ++k) {
        if (holds(k)) return k;
        if (!bridge(k)) return std::nullopt;
    }
    return std::nullopt;
}

/// The verb of which a name is the subject: "Doe (R) told", "Doe, the mayor of Elm, said", "Doe on her way home said".
std::optional<std::size_t> CueZone::verb_of(const Mention& mention, std::size_t most) const {
    if (possessive(mention)) return std::nullopt;
    const std::size_t begin = behind_brackets(mention.last);
    if (const auto verb = verb_behind(begin, 3)) return verb;
    if (sign(begin, ",")) {
        if (const auto verb = verb_behind(begin + 1, 3); verb && begin != mention.last) return verb;
        for (std::size_t comma = begin + 1; comma < std::min(spots_.size(), begin + 30); ++comma) {
            if (sign(comma, ";") || sign(comma, ":")) return std::nullopt;
            if (!sign(comma, ",")) continue;
            if (const auto verb = verb_behind(comma + 1, 3)) return verb;
        }
        return std::nullopt;
    }
    if (!bridge(begin)) return std::nullopt;
    for (std::size_t i = begin; i < std::min(spots_.size(), begin + most + 1); ++i) {
        if (says(i)) return i;
        if (pronoun(i) || sign(i, ",") || sign(i, ";") || sign(i, ":") || named(i, i + 1))
            return std::nullopt;
    }
    return std::nullopt;
}

/// The name with which the sentence begins, as its subject, where every other name before `end` is an object.
const AgentNames::Mention* CueZone::only_subject(std::size_t end) const {
    const Mention* subject = nullptr;
    for (const Mention& mention : mentions_) {
        if (mention.first >= end) return nullptr;
        if (subject != nullptr) {
            const std::size_t next = mention.last;
            const bool closed = sign(next, ",") || possessive(mention) ||
                                (word(next) && makes_name_an_object(spots_[next].folded));
            if (!closed || sign(mention.first - 1, ",")) return nullptr;
            continue;
        }
        const std::size_t next = behind_brackets(mention.last);
        const bool acts = sign(next, ",") || bridge(next) || holds(next) || ends_like_a_verb(next);
        if (mention.first > 6 || !acts || possessive(mention) || object(0, mention)) return nullptr;
        for (std::size_t i = 0; i < mention.first; ++i) {
            if (holds(i) || ends_like_a_verb(i)) return nullptr;
        }
        subject = &mention;
    }
    for (std::size_t i = subject == nullptr ? end : subject->last; i < end; ++i) {
        if (is_subordinator(spots_[i].folded)) return nullptr;
    }
    return subject;
}

/// "released": enough to tell a verb from a noun right behind a name.
bool CueZone::ends_like_a_verb(std::size_t i) const {
    return word(i) && !capital(i) && spots_[i].folded.ends_with("ed");
}

std::optional<HeardFound> CueZone::found(const Mention& mention, ByteSpan verb) const {
    if (mention.agents.size() != 1) return std::nullopt;
    return HeardFound{mention.agents.front(),
                      {spots_[mention.first].at.begin, spots_[mention.last - 1].at.end},
                      verb,
                      std::nullopt};
}

/// "… and said": the verb has its subject further up.
bool CueZone::joined(std::size_t verb) const {
    return verb > 0 && (spots_[verb - 1].folded == "and" || spots_[verb - 1].folded == "but" ||
                        spots_[verb - 1].folded == "und");
}

std::size_t CueZone::source_phrase(std::size_t i) const {
    std::string words;
    std::size_t length = 0;
    for (std::size_t k = i; k < std::min(spots_.size(), i + most_words_of_phrase); ++k) {
        if (!spots_[k].word()) break;
        words += (k == i ? "" : " ") + spots_[k].folded;
        if (is_source_phrase(words)) length = k + 1 - i;
    }
    return length;
}

/// The first name at `from`, or at most `most` spots behind it, that is no part of something else, for the verb or phrase
/// from `verb` to `from`.
std::optional<HeardFound> CueZone::with_name(std::size_t verb, std::size_t from, std::size_t most) const {
    for (const Mention& mention : mentions_) {
        if (mention.first < from) continue;
        if (mention.first > from + most || !calm(from, mention.first)) return std::nullopt;
        if (possessive(mention) || object(from, mention) || part_of_more(mention)) continue;
        return found(mention, {spots_[verb].at.begin, spots_[from - 1].at.end});
    }
    return std::nullopt;
}

// --- behind a passage

std::optional<HeardFound> CueZone::behind(const std::string& ended_by) const {
    if (spots_.empty()) return std::nullopt;
    const bool comma = sign(0, ",") || spots_[0].kind == QuotePiece::Kind::Dash;
    const std::size_t i = comma ? 1 : 0;
    if (!word(i)) return std::nullopt;
    // "― Doe", and nothing else: a signature.
    const bool dashed = spots_[0].kind == QuotePiece::Kind::Dash;
    if (dashed && mentions_.size() == 1 && mentions_[0].first == 1 && mentions_[0].last == spots_.size())
        return found(mentions_[0], spots_[0].at);
    if (says(i) && !capital(i)) return with_name(i, i + 1, 10);
    if (holds(i)) return with_name(i, i + 1, 4);
    const std::size_t phrase = source_phrase(i);
    // Behind a full stop a name begins a sentence of its own.
    const bool goes_on = comma || ended_by == ",", shouted = ended_by == "!" || ended_by == "?";
    if (phrase > 0 && (goes_on || ended_by.empty())) return with_name(i, i + phrase, 8);
    if (!goes_on && !shouted) return std::nullopt;
    for (const Mention& mention : mentions_) {
        if (mention.first < i) continue;
        if (mention.first > i + 4 || !calm(i, mention.first) || object(i, mention)) return std::nullopt;
        const auto verb = verb_of(mention, 8);
        if (!verb) continue;
        const bool closed =
            *verb + 1 == spots_.size() || !word(*verb + 1) || goes_on_behind_verb(spots_[*verb + 1].folded);
        if (shouted && !goes_on && !(closed && *verb == mention.last)) return std::nullopt;
        return found(mention, spots_[*verb].at);
    }
    return std::nullopt;
}

// --- before a passage

std::optional<HeardFound> CueZone::before() const {
    if (mentions_.empty()) return std::nullopt;
    if (sign(spots_.size() - 1, ":")) {
        if (const auto heard = before_colon()) return heard;
    }
    if (const auto heard = between_commas()) return heard;
    for (std::size_t i = 0; i < spots_.size(); ++i) {
        const std::size_t phrase = source_phrase(i);
        if (phrase > 0 && spots_[i].folded != "so") {
            if (i != 0 || mentions_.size() != 1) return std::nullopt;
            return with_name(0, phrase, 8);
        }
    }
    const Found said = by_saying(), held = by_stance();
    if (said && held && said->agent != held->agent) return std::nullopt;
    if (said) return said;
    return held ? held : by_participle();
}

std::optional<HeardFound> CueZone::as_label() const {
    if (mentions_.size() != 1 || mentions_[0].first != 0 || mentions_[0].last + 1 != spots_.size())
        return std::nullopt;
    return found(mentions_[0], spots_.back().at);
}

/// "DOE:", "Rep. Doe (R):", "sagte Doe:".
std::optional<HeardFound> CueZone::before_colon() const {
    if (const auto heard = with_the_words()) return heard;
    const Mention& last = mentions_.back();
    if (behind_brackets(last.last) + 1 != spots_.size()) return std::nullopt;
    bool title = last.first <= 4;
    for (std::size_t i = 0; i < last.first; ++i) title = title && (sign(i, ".") || (word(i) && capital(i)));
    if (title && mentions_.size() == 1) return found(last, spots_.back().at);
    for (std::size_t i = last.first; i-- > last.first - std::min<std::size_t>(last.first, 8);) {
        if (says(i)) {
            // Somebody before the verb may be its subject.
            return mentions_.size() == 1 && (i == 0 || !pronoun(i - 1)) && !object(i + 1, last)
                       ? found(last, spots_[i].at)
                       : std::nullopt;
        }
        if (pronoun(i)) return std::nullopt;
    }
    return std::nullopt;
}

/// "… Doe … mit den Worten:".
std::optional<HeardFound> CueZone::with_the_words() const {
    const std::size_t end = spots_.size() - 1;
    if (end < 4 || spots_[end - 1].folded != "worten" || spots_[end - 2].folded != "den" ||
        spots_[end - 3].folded != "mit" || mentions_.size() != 1)
        return std::nullopt;
    const Mention& mention = mentions_.front();
    const bool near_object = mention.first > 0 && makes_name_an_object(spots_[mention.first - 1].folded);
    if (possessive(mention) || near_object) return std::nullopt;
    return found(mention, {spots_[end - 3].at.begin, spots_[end - 1].at.end});
}

/// "…, so Doe,".
std::optional<HeardFound> CueZone::between_commas() const {
    const Mention& last = mentions_.back();
    if (last.last + 1 != spots_.size() || !sign(last.last, ",")) return std::nullopt;
    for (std::size_t i = last.first; i-- > last.first - std::min<std::size_t>(last.first, 4);) {
        if (sign(i, ",")) return std::nullopt;
        if (spots_[i].folded == "so" && i > 0 && sign(i - 1, ",") && !object(i + 1, last))
            return found(last, spots_[i].at);
    }
    return std::nullopt;
}

/// The name before a verb, of which it is the subject; names between belong to an apposition.
std::optional<HeardFound> CueZone::subject_of(std::size_t verb, std::size_t most) const {
    for (auto mention = mentions_.rbegin(); mention != mentions_.rend(); ++mention) {
        if (mention->last > verb) continue;
        if (verb - mention->last > 30) return std::nullopt;
        if (word(verb - 1) && spots_[verb - 1].folded == "who" && verb >= 2 && sign(verb - 2, ",") &&
            mention->last == verb - 2)
            return found(*mention, spots_[verb].at);
        const auto own = verb_of(*mention, most);
        if (own && *own == verb) return object(0, *mention) ? std::nullopt : found(*mention, spots_[verb].at);
    }
    return std::nullopt;
}

/// The last verb of saying, not far from the end, with its subject before it, or else a name right behind it.
std::optional<HeardFound> CueZone::by_saying() const {
    std::size_t verb = spots_.size();
    while (verb > 0 && !says(verb - 1)) --verb;
    const std::size_t most = sign(spots_.size() - 1, ":") ? 25 : 12;
    if (verb == 0 || spots_.size() - verb > most) return std::nullopt;
    --verb;
    for (std::size_t i = verb + 1; i < std::min(spots_.size(), verb + 3); ++i) {
        if (pronoun(i) && !(i == verb + 2 && spots_[verb + 1].folded == "that")) return std::nullopt;
    }
    if (const auto heard = subject_of(verb, most == 25 ? 14 : 8)) return heard;
    // "X came and said": the subject is further up.
    if (joined(verb)) {
        const Mention* subject = only_subject(verb);
        return subject != nullptr ? found(*subject, spots_[verb].at) : std::nullopt;
    }
    // "sagte Doe": behind the verb only where the verb stands first, or nobody at all is before it.
    const bool free = std::none_of(mentions_.begin(), mentions_.end(),
                                   [verb](const Mention& mention) { return mention.last <= verb; });
    if (!free || verb > 2 || takes_listener(spots_[verb].folded)) return std::nullopt;
    return with_name(verb, verb + 1, 3);
}

/// "Doe praised SPAN".
std::optional<HeardFound> CueZone::by_stance() const {
    std::size_t verb = spots_.size();
    while (verb > 0 && spots_.size() - verb < 5 && !holds(verb - 1)) --verb;
    if (verb == 0 || !holds(verb - 1)) return std::nullopt;
    --verb;
    if (named(verb + 1, spots_.size())) return std::nullopt;
    for (std::size_t i = verb + 1; i < spots_.size(); ++i) {
        if (pronoun(i) && i + 1 < spots_.size()) return std::nullopt;
    }
    if (!joined(verb)) return subject_of(verb, 0);
    const Mention* subject = only_subject(verb);
    return subject != nullptr ? found(*subject, spots_[verb].at) : std::nullopt;
}

/// "Doe went home, saying SPAN".
std::optional<HeardFound> CueZone::by_participle() const {
    const std::size_t from = spots_.size() - std::min<std::size_t>(spots_.size(), 4);
    for (std::size_t i = spots_.size(); i-- > from;) {
        if (!word(i) || !is_participle_of_saying(spots_[i].folded)) continue;
        const Mention* subject = only_subject(i);
        return subject != nullptr ? found(*subject, spots_[i].at) : std::nullopt;
    }
    return std::nullopt;
}

// --- cues that name nobody

std::optional<PronounCue> CueZone::pronoun_behind(const std::string& ended_by) const {
    if (spots_.empty() || ended_by == ".") return std::nullopt;
    const std::size_t i = sign(0, ",") || spots_[0].kind == QuotePiece::Kind::Dash ? 1 : 0;
    if (!word(i) || !word(i + 1) || capital(i)) return std::nullopt;
    const std::size_t verb = says(i) ? i : i + 1, pronoun = says(i) ? i + 1 : i;
    const auto gender = gender_of_pronoun(spots_[pronoun].folded);
    // "sagten sie": more than one.
    if (!gender || !says(verb) || (spots_[pronoun].folded == "sie" && spots_[verb].folded.ends_with("n")))
        return std::nullopt;
    return PronounCue{spots_[pronoun].at, spots_[verb].at, *gender};
}

std::optional<PronounCue> CueZone::pronoun_before() const {
    std::size_t verb = spots_.size();
    while (verb > 0 && spots_.size() - verb < 6 && !says(verb - 1) && !holds(verb - 1)) --verb;
    if (verb == 0 || (!says(verb - 1) && !holds(verb - 1))) return std::nullopt;
    --verb;
    if (named(verb, spots_.size())) return std::nullopt;
    std::optional<std::size_t> subject;
    if (verb > 0 && gender_of_pronoun(spots_[verb - 1].folded)) subject = verb - 1;
    if (verb > 1 && bridge(verb - 1) && gender_of_pronoun(spots_[verb - 2].folded)) subject = verb - 2;
    const bool at_end = verb + 2 == spots_.size() || sign(spots_.size() - 1, ":");
    const bool turned =
        !subject && verb <= 2 && at_end && word(verb + 1) && gender_of_pronoun(spots_[verb + 1].folded);
    if (turned) subject = verb + 1;
    if (!subject || (spots_[*subject].folded == "sie" && spots_[verb].folded.ends_with("n")))
        return std::nullopt;
    for (std::size_t i = std::max(verb, *subject) + 1; i < spots_.size(); ++i) {
        if (pronoun(i) && i + 1 < spots_.size()) return std::nullopt;
    }
    return PronounCue{spots_[*subject].at, spots_[verb].at, *gender_of_pronoun(spots_[*subject].folded)};
}

}  // namespace gainsay::quotation
