#include "engine/quantity/reading/reading.hpp"

#include <algorithm>

namespace gainsay {

Reader::Reader() : texts_{std::string()}, terms_{{std::string(), 0}}, members_{{0, {}}} {}

Term Reader::term(std::string_view text) {
    const auto [at, added] = terms_.try_emplace(std::string(text), static_cast<Term>(texts_.size()));
    if (added) texts_.emplace_back(text);
    return at->second;
}

const Reader::Measured& Reader::measured(const std::string& text) {
    const auto known = measures_.find(text);
    if (known != measures_.end()) return known->second;
    const Phrase phrase = read_phrase(text);
    return measures_[text] = {term(phrase.text()), phrase.form,  phrase.form_said,
                              phrase.falling,      phrase.basis, phrase.edition};
}

const Reader::Populated& Reader::populated(const std::string& text) {
    const auto known = populations_.find(text);
    if (known != populations_.end()) return known->second;
    const Phrase phrase = read_phrase(text);
    return populations_[text] = {term(phrase.text()), phrase.words, phrase.basis, phrase.edition};
}

Term Reader::subject_of(const std::string& text) {
    const auto known = subjects_.find(text);
    if (known != subjects_.end()) return known->second;
    std::string all;
    std::vector<Term> members;
    for (const std::string& member : read_members(text)) {
        all += (all.empty() ? "" : ", ") + member;
        members.push_back(term(member));
    }
    std::sort(members.begin(), members.end());
    const Term subject = term(all);
    members_[subject] = std::move(members);
    return subjects_[text] = subject;
}

Term Reader::whole_of(const Populated& population, Term counted) {
    if (population.population == 0) return 0;
    const auto [at, added] = wholes_.try_emplace({population.population, counted}, 0);
    if (!added) return at->second;
    const std::string& what = texts_[counted];
    std::string rest;
    for (const std::string& word : population.words) {
        if ((" " + what + " ").find(" " + word + " ") != std::string::npos) continue;
        rest += (rest.empty() ? "" : " ") + word;
    }
    const Term whole = term(rest);
    return wholes_[{population.population, counted}] = whole;
}

Reading Reader::read(const Quantity& quantity, const std::optional<Edtf>& period) {
    const auto known = units_.find(quantity.unit);
    const Unit& unit =
        known != units_.end() ? known->second : (units_[quantity.unit] = read_unit(quantity.unit));
    const Measured& measure = measured(quantity.measure);
    const Populated& population = populated(quantity.population);

    Reading reading;
    reading.counted = measure.counted;
    reading.form = measure.form;
    if (measure.form == Form::Amount && unit.family == "share") reading.form = Form::Share;
    if (measure.form == Form::Amount && unit.ordinal) reading.form = Form::Rank;
    reading.basis = measure.basis | population.basis;
    reading.edition = measure.edition | population.edition;
    reading.subject = subject_of(quantity.subject);
    reading.population = population.population;
    reading.whole = whole_of(population, measure.counted);
    reading.family = term(unit.family);
    reading.factor = unit.factor;
    reading.ordinal = unit.ordinal;
    reading.bound = quantity.bound;
    reading.whole_range = !quantity.value.has_value();
    // A fall of 5 and a change of -5 are the same; a fall of -5 is left as it is written.
    const bool falls = measure.falling && quantity.value.value_or(quantity.low.value_or(-1)) > 0;
    reading.range = range_of(quantity, unit, falls);
    if (period) {
        reading.period = term(period->text());
        reading.from = period->period().start_min;
        reading.to = period->period().end_max;
        reading.doubtful = period->period().doubtful;
    }
    return reading;
}

}  // namespace gainsay
