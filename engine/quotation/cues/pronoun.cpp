#include "engine/quotation/cues/pronoun.hpp"

#include <algorithm>

// No grammar is read, and no list of first names: a pronoun is only taken for the one person whom the reporter's own words above
// it name. What was tried and dropped: the last subject, which in running reports is often whom somebody else spoke of.

namespace gainsay::quotation {
namespace {

constexpr std::size_t most_paragraphs = 3;

using Mention = AgentNames::Mention;

class Antecedents {
public:
    Antecedents(std::string_view text, ByteSpan passage, const PronounCue& cue, const AgentNames& names)
        : text_(text), cue_(cue), names_(names) {
        spots_ = spots_in(text, with_words_above(text, {cue.pronoun.begin, cue.pronoun.begin}));
        mentions_ = names.mentions_and_offices(text, spots_);
        std::erase_if(mentions_, [&](const Mention& mention) {
            const ByteSpan at = span(mention);
            return at.begin < passage.end && passage.begin < at.end;
        });
        quoted_ = within_marks(text, spots_);
    }

    [[nodiscard]] bool name_any(const std::vector<std::uint32_t>& known) const {
        return AgentNames::name_any(mentions_, known);
    }

    /// The nearest mention of the only person named in the nearest paragraph that names one; or of the one who was named last
    /// there, next to a verb of saying.
    [[nodiscard]] const Mention* only_one() const {
        std::size_t end = spots_.size();
        for (std::size_t paragraph = 0; paragraph < most_paragraphs; ++paragraph) {
            const std::size_t begin = paragraph_begin(end);
            const Mention* nearest = nullptr;
            for (auto mention = mentions_.rbegin(); mention != mentions_.rend(); ++mention) {
                if (mention->last > end || mention->first < begin || !may_be_meant(*mention)) continue;
                if (nearest == nullptr) nearest = &*mention;
                if (nearest->agents != mention->agents && !says_so(*nearest)) return nullptr;
            }
            if (nearest != nullptr) return fits(*nearest, begin, paragraph > 0) ? nearest : nullptr;
            if (begin == 0) return nullptr;
            end = begin;
        }
        return nullptr;
    }

    [[nodiscard]] ByteSpan span(const Mention& mention) const {
        return {spots_[mention.first].at.begin, spots_[mention.last - 1].at.end};
    }

private:
    /// Bodies are not "he".
    [[nodiscard]] bool may_be_meant(const Mention& mention) const {
        return !quoted_[mention.first] &&
               std::any_of(mention.agents.begin(), mention.agents.end(),
                           [this](std::uint32_t agent) { return names_.is_person(agent); });
    }

    [[nodiscard]] std::size_t paragraph_begin(std::size_t end) const {
        while (end > 1) {
            const std::string_view between =
                text_.substr(spots_[end - 2].at.end, spots_[end - 1].at.begin - spots_[end - 2].at.end);
            if (between.find('\n') != std::string_view::npos) return end - 1;
            --end;
        }
        return 0;
    }

    [[nodiscard]] bool fits(const Mention& nearest, std::size_t begin, bool other_paragraph) const {
        if (nearest.agents.size() != 1) return false;
        bool speaks = false, acts = false;
        for (const Mention& one : mentions_) {
            if (one.agents != nearest.agents) continue;
            const auto gender = title_of(one);
            if (gender && *gender != cue_.gender) return false;
            if (one.first < begin || one.last > nearest.last || quoted_[one.first]) continue;
            speaks = speaks || says_so(one);
            acts = acts || begins_sentence(one, begin);
        }
        return (speaks || (acts && !other_paragraph)) && !possessive(nearest) && !stranger_behind(nearest) &&
               speaks_last(nearest, begin);
    }

    /// "Doe's lawyer": another person, who is not named.
    [[nodiscard]] bool possessive(const Mention& mention) const {
        return mention.last + 1 < spots_.size() && spots_[mention.last].kind == QuotePiece::Kind::QuoteMark &&
               spots_[mention.last + 1].word();
    }

    /// "Mr. Doe", whether the title is part of the name or not.
    [[nodiscard]] std::optional<Gender> title_of(const Mention& mention) const {
        if (const auto own = gender_of_title(spots_[mention.first].folded)) return own;
        if (mention.first == 0) return std::nullopt;
        std::size_t title = mention.first - 1;
        if (spots_[title].sign(".") && title > 0) --title;
        return gender_of_title(spots_[title].folded);
    }

    /// The head of a sentence, but for what is written with a capital, and whoever is named is no part of more there.
    [[nodiscard]] bool begins_sentence(const Mention& mention, std::size_t begin) const {
        if (possessive(mention)) return false;
        const bool alone = mention.last >= spots_.size() || !spots_[mention.last].word() ||
                           !has_capital(text_, spots_[mention.last].at);
        std::size_t i = mention.first;
        while (i > begin && mention.first - i < 5 && spots_[i - 1].word() &&
               has_capital(text_, spots_[i - 1].at))
            --i;
        return alone && starts_sentence(i, begin);
    }

    [[nodiscard]] bool starts_sentence(std::size_t i, std::size_t begin) const {
        if (i <= begin) return true;
        const Spot& before = spots_[i - 1];
        return before.sign(".") || before.sign("!") || before.sign("?") ||
               before.kind == QuotePiece::Kind::QuoteMark;
    }

    [[nodiscard]] bool unknown_name(std::size_t i) const {
        return i < spots_.size() && spots_[i].word() && !quoted_[i] && has_capital(text_, spots_[i].at) &&
               !is_pronoun(spots_[i].folded) &&
               std::none_of(mentions_.begin(), mentions_.end(),
                            [i](const Mention& mention) { return i >= mention.first && i < mention.last; });
    }

    /// Somebody who is no agent of the case, with a title or with two names at the head of a sentence, between the name and
    /// the pronoun.
    [[nodiscard]] bool stranger_behind(const Mention& mention) const {
        for (std::size_t i = mention.last + 1; i < spots_.size(); ++i) {
            if (!unknown_name(i)) continue;
            const std::size_t title = i >= 2 && spots_[i - 1].sign(".") ? i - 2 : i - 1;
            if (gender_of_title(spots_[title].folded)) return true;
            const bool paragraph =
                text_.substr(spots_[i - 1].at.end, spots_[i].at.begin - spots_[i - 1].at.end).find('\n') !=
                std::string_view::npos;
            const bool head = paragraph || starts_sentence(i, 0);
            if (head && unknown_name(i + 1)) return true;
        }
        return false;
    }

    [[nodiscard]] bool speaks_at(std::size_t i) const {
        return i < spots_.size() && spots_[i].word() && !quoted_[i] && !has_capital(text_, spots_[i].at) &&
               (is_verb_of_saying(spots_[i].folded) || is_verb_of_stance(spots_[i].folded));
    }

    /// "he also", "and": the subject is that of before.
    [[nodiscard]] bool carries_on(std::size_t i) const {
        const std::string& word = spots_[i].folded;
        return is_pronoun(word) || goes_between_name_and_verb(word) || word == "and" || word == "und" ||
               word == "but";
    }

    /// Is the verb at `i` this person's: "Doe said", "Doe has said", "Doe, the mayor, said", "“…,” said Mr. Doe"?
    [[nodiscard]] bool verb_is_of(const Mention& mention, std::size_t i) const {
        if (mention.last <= i) {
            if (spots_[mention.last].sign(",") && spots_[i - 1].sign(",") && i - mention.last <= 30)
                return true;
            for (std::size_t k = mention.last; k < i; ++k) {
                if (!spots_[k].word() || !goes_between_name_and_verb(spots_[k].folded)) return false;
            }
            return true;
        }
        const bool closed = mention.last >= spots_.size() || !spots_[mention.last].word();
        const bool behind_quote = i == 0 || spots_[i - 1].kind == QuotePiece::Kind::QuoteMark ||
                                  (spots_[i - 1].sign(",") && closed);
        return behind_quote && mention.first > i && mention.first <= i + 3 &&
               !takes_listener(spots_[i].folded);
    }

    [[nodiscard]] bool says_so(const Mention& mention) const {
        const std::size_t from = mention.first - std::min<std::size_t>(mention.first, 3);
        for (std::size_t i = from; i < std::min(spots_.size(), mention.last + 4); ++i) {
            if (speaks_at(i) && verb_is_of(mention, i)) return true;
        }
        return false;
    }

    /// Going up from the pronoun to the paragraph of the name, no verb of saying is somebody else's before one is this person's.
    [[nodiscard]] bool speaks_last(const Mention& nearest, std::size_t begin) const {
        for (std::size_t i = spots_.size(); i-- > begin;) {
            if (!speaks_at(i) || spots_[i].at == cue_.verb) continue;
            const bool own = std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& mention) {
                return mention.agents == nearest.agents && verb_is_of(mention, i);
            });
            if (own) return true;
            const bool on =
                i == 0 || carries_on(i - 1) || (i + 1 < spots_.size() && is_pronoun(spots_[i + 1].folded));
            if (!on) return false;
        }
        return true;
    }

    std::string_view text_;
    const PronounCue& cue_;
    const AgentNames& names_;
    std::vector<Spot> spots_;
    std::vector<Mention> mentions_;
    std::vector<bool> quoted_;
};

}  // namespace

std::optional<HeardFound> resolve(std::string_view text, ByteSpan passage, const PronounCue& cue,
                                  const AgentNames& names, const std::vector<std::uint32_t>& known) {
    const Antecedents above(text, passage, cue, names);
    if (above.name_any(known)) return std::nullopt;
    const Mention* meant = above.only_one();
    if (meant == nullptr) return std::nullopt;
    return HeardFound{meant->agents.front(), above.span(*meant), cue.verb, cue.pronoun};
}

}  // namespace gainsay::quotation
