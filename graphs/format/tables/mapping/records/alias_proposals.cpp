#include "graphs/format/tables/mapping/records/alias_proposals.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/json_source.hpp"
#include "graphs/format/json/json_writer.hpp"

// In a transcript a speaker is announced by the whole name once, and then by the last one, with or without a title.
// A last name alone fits several, and then all are proposed.

namespace gainsay::tables {
namespace {

using json::Value;
using Words = std::vector<std::string>;

bool is_title(const std::string& word) {
    constexpr std::array<std::string_view, 26> titles{"president",
                                                      "pres",
                                                      "vice",
                                                      "former",
                                                      "senator",
                                                      "sen",
                                                      "governor",
                                                      "gov",
                                                      "representative",
                                                      "rep",
                                                      "mayor",
                                                      "congressman",
                                                      "congresswoman",
                                                      "secretary",
                                                      "sec",
                                                      "mr",
                                                      "mrs",
                                                      "ms",
                                                      "dr",
                                                      "miss",
                                                      "sir",
                                                      "general",
                                                      "gen",
                                                      "justice",
                                                      "chairman",
                                                      "speaker"};
    return std::find(titles.begin(), titles.end(), word) != titles.end();
}

/// The words of a name in ASCII lower case, without what stands in brackets or behind a comma, and without titles in
/// front.
Words words_of(std::string_view name) {
    name = name.substr(0, name.find_first_of(",("));
    Words words;
    bool fresh = true;
    for (const char c : name) {
        if (c == ' ' || c == '.' || c == '\t' || c == '"') {
            fresh = true;
            continue;
        }
        if (fresh) words.emplace_back();
        fresh = false;
        words.back() += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    const auto first = std::find_if_not(words.begin(), words.end(), is_title);
    words.erase(words.begin(), first);
    return words;
}

bool is_end_of(const Words& end, const Words& whole) {
    return end.size() <= whole.size() && std::equal(end.rbegin(), end.rend(), whole.rbegin());
}

void note_proposals(Agent& agent, const std::set<std::string>& others) {
    Value extra = Value::object();
    if (!agent.extra.empty()) {
        json::Source source{std::string_view(agent.extra)};
        extra = json::parse_value(source, {});
    }
    if (extra.find("proposed") != nullptr) return;
    Value list;
    list.kind = Value::Kind::List;
    for (const std::string& other : others) {
        Value& item = list.items.emplace_back();
        item.kind = Value::Kind::Text;
        item.text = other;
    }
    Value proposed = Value::object();
    proposed.add_member({"same_as", {}}, std::move(list));
    extra.add_member({"proposed", {}}, std::move(proposed));
    agent.extra = json::dense(extra);
}

}  // namespace

void propose_aliases(const std::vector<Agent*>& agents) {
    struct Known {
        Agent* agent;
        Words words;
    };
    std::map<std::string, std::vector<Known>> by_last_word;
    for (Agent* agent : agents) {
        if (agent->kind != AgentKind::Person) continue;
        Words words = words_of(agent->name);
        if (words.empty()) continue;
        auto& known = by_last_word[words.back()];
        known.push_back({agent, std::move(words)});
    }
    for (const auto& [last, group] : by_last_word) {
        // A word that hundreds end in is no name, and comparing all with all would take too long.
        if (group.size() < 2 || group.size() > 200) continue;
        for (const Known& one : group) {
            std::set<std::string> others;
            for (const Known& other : group) {
                if (other.agent != one.agent && is_end_of(one.words, other.words))
                    others.insert(other.agent->id.text());
            }
            if (!others.empty()) note_proposals(*one.agent, others);
        }
    }
}

}  // namespace gainsay::tables
