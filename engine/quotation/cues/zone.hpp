#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/quotation/cues/names.hpp"
#include "engine/quotation/text/words.hpp"

namespace gainsay::quotation {

/// An agent heard beside a passage, and what says so.
struct HeardFound {
    std::uint32_t agent = 0;
    ByteSpan name, verb;
    std::optional<ByteSpan> pronoun;  ///< the cue has this, and the name stands further up

    friend bool operator==(const HeardFound&, const HeardFound&) = default;
};

/// "he said": a cue that names nobody by itself.
struct PronounCue {
    ByteSpan pronoun, verb;
    Gender gender = Gender::He;
};

/// The words on one side of a passage, read for a cue. Each pattern leaves no doubt who is meant, or it finds nothing. O(spots).
class CueZone {
public:
    /// `spots` outlives this.
    CueZone(std::string_view text, const std::vector<Spot>& spots, const AgentNames& names)
        : text_(text), spots_(spots), mentions_(names.mentions_and_offices(text, spots)) {}

    [[nodiscard]] bool names_any(const std::vector<std::uint32_t>& known) const;

    /// What stands directly behind a passage that `ended_by` ends: "said Doe", "Doe said", "according to Doe", "so Doe".
    [[nodiscard]] std::optional<HeardFound> behind(const std::string& ended_by) const;
    /// What leads up to a passage: "Doe said (that)", "according to Doe,", "Doe:", "sagte Doe:".
    [[nodiscard]] std::optional<HeardFound> before() const;
    /// A label that is one name and nothing else.
    [[nodiscard]] std::optional<HeardFound> as_label() const;

    /// "he said" and "said he" directly behind.
    [[nodiscard]] std::optional<PronounCue> pronoun_behind(const std::string& ended_by) const;
    /// "he said (that)" and "dazu sagte er:" directly before.
    [[nodiscard]] std::optional<PronounCue> pronoun_before() const;

private:
    using Mention = AgentNames::Mention;
    using Found = std::optional<HeardFound>;

    [[nodiscard]] bool capital(std::size_t i) const { return has_capital(text_, spots_[i].at); }
    [[nodiscard]] bool word(std::size_t i) const { return i < spots_.size() && spots_[i].word(); }
    [[nodiscard]] bool sign(std::size_t i, std::string_view text) const {
        return i < spots_.size() && spots_[i].sign(text);
    }
    [[nodiscard]] bool says(std::size_t i) const;
    [[nodiscard]] bool holds(std::size_t i) const;
    [[nodiscard]] bool pronoun(std::size_t i) const;
    [[nodiscard]] bool bridge(std::size_t i) const;
    [[nodiscard]] bool possessive(const Mention& mention) const;
    [[nodiscard]] bool object(std::size_t from, const Mention& mention) const;
    [[nodiscard]] bool part_of_more(const Mention& mention) const;
    [[nodiscard]] bool calm(std::size_t first, std::size_t last) const;
    [[nodiscard]] bool named(std::size_t first, std::size_t last) const;
    [[nodiscard]] std::size_t source_phrase(std::size_t i) const;
    [[nodiscard]] std::size_t behind_brackets(std::size_t i) const;
    [[nodiscard]] std::optional<std::size_t> verb_behind(std::size_t i, std::size_t most) const;
    [[nodiscard]] std::optional<std::size_t> verb_of(const Mention& mention, std::size_t most) const;
    [[nodiscard]] const Mention* only_subject(std::size_t end) const;
    [[nodiscard]] bool ends_like_a_verb(std::size_t i) const;
    [[nodiscard]] bool joined(std::size_t verb) const;

    [[nodiscard]] Found found(const Mention& mention, ByteSpan verb) const;
    [[nodiscard]] Found with_name(std::size_t verb, std::size_t from, std::size_t most) const;
    [[nodiscard]] Found before_colon() const;
    [[nodiscard]] Found subject_of(std::size_t verb, std::size_t most) const;
    [[nodiscard]] Found by_saying() const;
    [[nodiscard]] Found by_stance() const;
    [[nodiscard]] Found by_participle() const;
    [[nodiscard]] Found with_the_words() const;
    [[nodiscard]] Found between_commas() const;

    std::string_view text_;
    const std::vector<Spot>& spots_;
    std::vector<Mention> mentions_;
};

}  // namespace gainsay::quotation
