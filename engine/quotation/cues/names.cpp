#include "engine/quotation/cues/names.hpp"

#include <algorithm>

#include "engine/quotation/text/fold.hpp"

namespace gainsay::quotation {
namespace {

constexpr std::size_t max_name_words = 8;

/// "ja", "한국": a name in a script without capitals counts as it is.
bool may_be_name(std::string_view text, ByteSpan at) {
    const auto first = static_cast<unsigned char>(text[at.begin]);
    return first >= 0xE0 || has_capital(text, at);
}

std::pair<std::string, std::size_t> folded_words(const std::string& name) {
    std::string words;
    std::size_t count = 0;
    for (const Spot& spot : spots_in(name, {0, name.size()})) {
        if (!spot.word()) continue;
        words += (count == 0 ? "" : " ") + spot.folded;
        ++count;
    }
    return {words, count};
}

bool is_definite(const std::string& word) {
    return word == "the" || word == "der" || word == "die";
}

bool joins_office_and_body(const std::string& word) {
    return word == "of" || word == "for" || word == "at" || word == "von" || word == "der" || word == "des" ||
           word == "bei";
}

}  // namespace

bool has_capital(std::string_view text, ByteSpan at) {
    for (std::size_t i = at.begin; i < at.end;) {
        const Char c = char_at(text, i);
        std::string letter(text.substr(i, c.next - i)), small = with_folds(letter, FoldCase);
        if (letter != small && c.value != U'ß') return true;
        i = c.next;
    }
    return false;
}

bool AgentNames::Mention::may_be(std::uint32_t agent) const {
    return std::binary_search(agents.begin(), agents.end(), agent);
}

bool AgentNames::name_any(const std::vector<Mention>& mentions, const std::vector<std::uint32_t>& agents) {
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
        return std::any_of(mention.agents.begin(), mention.agents.end(), [&](std::uint32_t agent) {
            return std::binary_search(agents.begin(), agents.end(), agent);
        });
    });
}

AgentNames::AgentNames(const GraphSource& source) {
    std::vector<std::vector<Affiliation>> with;
    source.visit(RecordKind::Agent, [&](const Record& record) {
        const Agent& agent = std::get<Agent>(record);
        const auto number = static_cast<std::uint32_t>(ids_.size());
        ids_.push_back(agent.id);
        persons_.push_back(agent.kind == AgentKind::Person);
        learn(agent.name, number);
        for (const std::string& alias : agent.aliases) learn(alias, number);
        const std::vector<Spot> words = spots_in(agent.name, {0, agent.name.size()});
        if (agent.kind == AgentKind::Person && words.size() > 1 && words.back().word() &&
            words.back().folded.size() > 2) {
            const ByteSpan last = words.back().at;
            learn(agent.name.substr(last.begin, last.end - last.begin), number);
        }
        with.push_back(agent.affiliations);
    });
    kin_.resize(ids_.size());
    for (std::uint32_t agent = 0; agent < ids_.size(); ++agent) {
        for (const Affiliation& office : with[agent]) {
            const auto other = number(office.with);
            if (!other) continue;
            if (!office.until) learn_office(office.role, agent, *other);
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
    const auto [words, count] = folded_words(name);
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

void AgentNames::learn_office(const std::string& role, std::uint32_t holder, std::uint32_t body) {
    const auto [words, count] = folded_words(role);
    if (count == 0 || count > max_name_words) return;
    const auto [at, is_new] = by_office_.try_emplace(words, Office{holder, body, true});
    if (!is_new && at->second.holder != holder) at->second.alone = false;
    longest_office_ = std::max(longest_office_, count);
}

bool AgentNames::named_above(std::string_view text, const std::vector<Spot>& spots,
                             const Office& office) const {
    const ByteSpan above = with_words_above(text, {spots.front().at.begin, spots.back().at.end});
    const std::vector<Mention> named = mentions(text, spots_in(text, above));
    return std::any_of(named.begin(), named.end(), [&](const Mention& mention) {
        return mention.may_be(office.holder) || mention.may_be(office.body);
    });
}

/// The office that is named from spot `i` on, with the body before or behind it.
std::optional<AgentNames::Mention> AgentNames::office_at(std::string_view text,
                                                         const std::vector<Spot>& spots,
                                                         const std::vector<Mention>& names,
                                                         std::size_t i) const {
    const Office* office = nullptr;
    std::size_t last = i;
    std::string words;
    for (std::size_t k = i; k < std::min(spots.size(), i + longest_office_) && spots[k].word(); ++k) {
        words += (k == i ? "" : " ") + spots[k].folded;
        const auto at = by_office_.find(words);
        if (at == by_office_.end()) continue;
        office = &at->second;
        last = k + 1;
    }
    if (office == nullptr || !office->alone) return std::nullopt;
    const auto is_body = [&](const Mention& name) { return name.may_be(office->body); };
    // "the mayor, Bo Lind" and "Mayor Lind" name somebody.
    for (const Mention& name : names) {
        const bool beside = name.first >= last && name.first <= last + 1 && !is_body(name);
        if (beside) return std::nullopt;
    }
    if (last + 1 < spots.size() && spots[last].word() && joins_office_and_body(spots[last].folded)) {
        for (const Mention& name : names) {
            const bool next =
                name.first == last + 1 || (name.first == last + 2 && is_definite(spots[last + 1].folded));
            if (next && is_body(name)) return Mention{i, name.last, {office->holder}};
        }
        return std::nullopt;
    }
    for (const Mention& name : names) {
        // "Elm's mayor": the name, a mark, and an s.
        const bool own = name.last + 2 == i && spots[i - 1].folded == "s";
        if (is_body(name) && own) return Mention{name.first, last, {office->holder}};
    }
    if (i == 0 || !is_definite(spots[i - 1].folded) || !named_above(text, spots, *office))
        return std::nullopt;
    return Mention{i, last, {office->holder}};
}

std::vector<AgentNames::Mention> AgentNames::mentions_and_offices(std::string_view text,
                                                                  const std::vector<Spot>& spots) const {
    std::vector<Mention> out = mentions(text, spots);
    if (by_office_.empty()) return out;
    const std::vector<Mention> names = out;
    for (std::size_t i = 0; i < spots.size(); ++i) {
        if (!spots[i].word()) continue;
        const auto office = office_at(text, spots, names, i);
        if (!office) continue;
        // The name of the body within is part of it.
        std::erase_if(out, [&](const Mention& name) {
            return name.first >= office->first && name.last <= office->last;
        });
        const bool overlaps = std::any_of(out.begin(), out.end(), [&](const Mention& name) {
            return name.first < office->last && office->first < name.last;
        });
        if (!overlaps) out.push_back(*office);
        i = office->last - 1;
    }
    std::sort(out.begin(), out.end(), [](const Mention& a, const Mention& b) { return a.first < b.first; });
    return out;
}

}  // namespace gainsay::quotation
