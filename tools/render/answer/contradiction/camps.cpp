#include "tools/render/answer/contradiction/camps.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <utility>
#include <vector>

#include "tools/render/table/rows.hpp"

namespace gainsay::render {
namespace {

std::string times(std::uint64_t count, const char* one) {
    return std::to_string(count) + ' ' + one + (count == 1 ? "" : "s");
}

/// Seven digits: as many as published values have.
std::string decimal(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.7f", value);
    return text.data();
}

Json number(std::optional<double> value) {
    return value ? Json::of_json(decimal(*value)) : Json();
}

class Telling {
public:
    explicit Telling(const CampsAnswer& answer) : answer_(answer), camps_(answer.camps) {}

    [[nodiscard]] std::vector<Line> whole() const {
        std::vector<Line> lines;
        Line head;
        if (camps_.pairs == 0) {
            head.add("Nobody agrees with or contradicts anybody, as far as was asked.");
            return {head};
        }
        head.add(camps_.balanced() ? "Balanced" : "Not balanced", Look::Strong);
        head.add(": " + verdict());
        lines.push_back(head);
        std::uint64_t agents = 0, negative = 0;
        for (const CampComponent& one : camps_.components) agents += one.first.size() + one.second.size();
        for (const SignedPair& pair : answer_.graph.pairs()) negative += pair.sign() < 0 ? 1 : 0;
        Line sizes;
        sizes.add(times(agents, "agent") + " in " + times(camps_.components.size(), "dispute") + ", " +
                  times(camps_.pairs, "pair") + ": " + std::to_string(camps_.pairs - negative) +
                  " agree more often than they contradict each other, " + std::to_string(negative) +
                  " less often; " + std::to_string(camps_.mixed) + " as often, which are left out");
        lines.push_back(sizes);
        Line measures;
        measures.add(triangles());
        if (answer_.walk_balance) measures.add("; walk-based balance " + decimal(*answer_.walk_balance));
        if (const auto share = normalized(); share)
            measures.add("; normalized frustration " + decimal(*share));
        lines.push_back(measures);
        if (answer_.crowded != 0) {
            Line crowded;
            crowded.add(times(answer_.crowded, "claim") + " that a crowd says " +
                        (answer_.crowded == 1 ? "is" : "are") + " not counted as agreement");
            lines.push_back(crowded);
        }
        return lines;
    }

    [[nodiscard]] std::vector<Line> component(std::size_t at) const {
        const CampComponent& one = camps_.components[at];
        std::vector<Line> lines;
        Line head;
        head.add("Dispute " + std::to_string(at + 1), Look::Strong);
        head.add(": " + times(one.first.size() + one.second.size(), "agent") + ", " +
                 times(one.pairs, "pair") + "; " + proof(one));
        lines.push_back(head);
        lines.push_back(camp("first camp", one.first));
        if (!one.second.empty()) lines.push_back(camp("second camp", one.second));
        for (std::size_t i = 0; i < shown(one.breaking.size()); ++i)
            lines.push_back(breaking(one, one.breaking[i]));
        add_rest(lines, one.breaking.size(), "pair");
        for (std::size_t i = 0; i < shown(one.cycles.size()); ++i) lines.push_back(cycle(one.cycles[i]));
        add_rest(lines, one.cycles.size(), "cycle");
        return lines;
    }

    [[nodiscard]] Json json(std::size_t at) const {
        const CampComponent& one = camps_.components[at];
        std::vector<Json> broken, cycles;
        for (const std::uint32_t position : one.breaking) {
            const SignedPair& pair = answer_.graph.pairs()[position];
            broken.push_back(pair_json(pair));
        }
        for (const NegativeCycle& cycle : one.cycles) {
            cycles.push_back(
                JsonObject().put("agents", agents_json(cycle.agents)).put("weight", cycle.weight));
        }
        return JsonObject()
            .put("dispute", at + 1)
            .put("camps", std::vector<Json>{agents_json(one.first), agents_json(one.second)})
            .put("pairs", one.pairs)
            .put("frustration", one.frustration)
            .put("bound", one.bound)
            .put("proof", to_string(one.proof))
            .put("breaking", broken)
            .put("cycles", cycles);
    }

    [[nodiscard]] JsonObject whole_json() const {
        const TriangleCounts& t = answer_.triangles;
        JsonObject triangles;
        triangles.put("total", t.total())
            .put("balanced", t.balanced())
            .put("balanced_share", number(t.balanced_share()));
        triangles.put("by_negative", std::vector<Json>(std::begin(t.by_negative), std::end(t.by_negative)));
        return JsonObject()
            .put("balanced", camps_.balanced())
            .put("frustration", camps_.frustration)
            .put("bound", camps_.bound)
            .put("optimal", camps_.optimal())
            .put("stopped", camps_.stopped)
            .put("cost", answer_.cost == CampCost::Pairs ? "pairs" : "counts")
            .put("pairs", camps_.pairs)
            .put("mixed", camps_.mixed)
            .put("crowded_claims", answer_.crowded)
            .put("triangles", triangles.done())
            .put("walk_balance", number(answer_.walk_balance))
            .put("normalized_frustration", number(normalized()));
    }

    void rows(Rows& rows, std::size_t at) const {
        const CampComponent& one = camps_.components[at];
        std::map<std::uint32_t, std::size_t> broken;
        for (const std::uint32_t position : one.breaking) {
            ++broken[answer_.graph.pairs()[position].a];
            ++broken[answer_.graph.pairs()[position].b];
        }
        for (const auto* const camp : {&one.first, &one.second}) {
            for (const std::uint32_t agent : *camp) {
                rows.cells({std::to_string(at + 1), camp == &one.first ? "1" : "2", answer_.id(agent),
                            answer_.name(agent), std::to_string(broken[agent])});
            }
        }
    }

private:
    [[nodiscard]] std::string verdict() const {
        if (camps_.balanced()) return "two camps, and nothing stands against them.";
        const std::string broken =
            answer_.cost == CampCost::Pairs
                ? times(camps_.frustration, "pair") + " of " + std::to_string(camps_.pairs) +
                      (camps_.frustration == 1 ? " stands" : " stand") + " against the best camps"
                : "pairs of weight " + std::to_string(camps_.frustration) + " stand against the best camps";
        if (camps_.optimal()) return broken + ". Proved: with any camps it is as much or more.";
        return broken + " found. Not proved to be the least: with any camps it is " +
               std::to_string(camps_.bound) + " or more" +
               (camps_.stopped ? "; the time limit was reached." : "; a limit on size or work was reached.");
    }

    [[nodiscard]] static std::string proof(const CampComponent& one) {
        switch (one.proof) {
            case CampProof::Balanced:
                return "balanced";
            case CampProof::Cycles:
                return "frustration index " + std::to_string(one.frustration) +
                       ", proved by the cycles below";
            case CampProof::Solver:
                return "frustration index " + std::to_string(one.frustration) +
                       ", proved by the solver (the cycles below prove a part)";
            case CampProof::None:
                break;
        }
        return "frustration index between " + std::to_string(one.bound) + " and " +
               std::to_string(one.frustration) + ", not proved";
    }

    [[nodiscard]] std::optional<double> normalized() const {
        if (answer_.cost != CampCost::Pairs) return std::nullopt;
        return normalized_frustration(camps_.frustration, camps_.pairs);
    }

    [[nodiscard]] std::string triangles() const {
        const TriangleCounts& t = answer_.triangles;
        const auto share = t.balanced_share();
        if (!share) return "no triangles";
        return times(t.total(), "triangle") + ", " + std::to_string(t.balanced()) + " balanced, a share of " +
               decimal(*share);
    }

    [[nodiscard]] std::size_t shown(std::size_t count) const {
        return answer_.most == 0 ? count : std::min(count, answer_.most);
    }

    void add_rest(std::vector<Line>& lines, std::size_t count, const char* what) const {
        if (shown(count) == count) return;
        Line rest;
        rest.indent = 2;
        rest.add("and " + times(count - shown(count), what) + " more; --list 0 shows all", Look::Faint);
        lines.push_back(rest);
    }

    [[nodiscard]] Line camp(const char* what, const std::vector<std::uint32_t>& agents) const {
        Line line;
        line.indent = 2;
        line.add(what, Look::For).add(" (" + std::to_string(agents.size()) + "): ");
        for (std::size_t i = 0; i < shown(agents.size()); ++i) {
            line.add((i == 0 ? "" : "; ") + answer_.name(agents[i]));
        }
        if (shown(agents.size()) < agents.size()) {
            line.add("; and " + std::to_string(agents.size() - shown(agents.size())) + " more");
        }
        return line;
    }

    [[nodiscard]] Line breaking(const CampComponent& component, std::uint32_t position) const {
        const SignedPair& pair = answer_.graph.pairs()[position];
        const bool same = std::binary_search(component.first.begin(), component.first.end(), pair.a) ==
                          std::binary_search(component.first.begin(), component.first.end(), pair.b);
        Line line;
        line.indent = 2;
        line.add("against it", Look::Against);
        line.add(": " + answer_.name(pair.a) + " and " + answer_.name(pair.b) + ", of " +
                 (same ? "one camp" : "two camps") + ": " + times(pair.agreements, "agreement") + ", " +
                 times(pair.contradictions, "contradiction"));
        return line;
    }

    [[nodiscard]] Line cycle(const NegativeCycle& cycle) const {
        Line line;
        line.indent = 2;
        line.add("cannot hold as a whole: ");
        for (std::size_t i = 0; i < cycle.agents.size(); ++i) {
            const std::uint32_t next = cycle.agents[(i + 1) % cycle.agents.size()];
            line.add(answer_.name(cycle.agents[i]) +
                     (negative(cycle.agents[i], next) ? " — against — " : " — with — "));
        }
        line.add(answer_.name(cycle.agents.front()));
        if (cycle.weight != 1) line.add(" (weight " + std::to_string(cycle.weight) + ")");
        return line;
    }

    [[nodiscard]] bool negative(std::uint32_t a, std::uint32_t b) const {
        const auto& pairs = answer_.graph.pairs();
        const std::pair<std::uint32_t, std::uint32_t> wanted(std::min(a, b), std::max(a, b));
        const auto at = std::lower_bound(
            pairs.begin(), pairs.end(), wanted,
            [](const SignedPair& pair, const auto& ends) { return std::pair(pair.a, pair.b) < ends; });
        return at->sign() < 0;
    }

    [[nodiscard]] Json agent_json(std::uint32_t agent) const {
        JsonObject object;
        object.put("id", answer_.id(agent));
        if (answer_.name(agent) != answer_.id(agent)) object.put("label", answer_.name(agent));
        return object;
    }

    [[nodiscard]] Json agents_json(const std::vector<std::uint32_t>& agents) const {
        std::vector<Json> list;
        for (const std::uint32_t agent : agents) list.push_back(agent_json(agent));
        return list;
    }

    [[nodiscard]] Json pair_json(const SignedPair& pair) const {
        return JsonObject()
            .put("a", agent_json(pair.a))
            .put("b", agent_json(pair.b))
            .put("sign", pair.sign() > 0 ? "positive" : "negative")
            .put("agreements", pair.agreements)
            .put("contradictions", pair.contradictions);
    }

    const CampsAnswer& answer_;
    const Camps& camps_;
};

bool holds(const CampComponent& component, std::uint32_t agent) {
    return std::binary_search(component.first.begin(), component.first.end(), agent) ||
           std::binary_search(component.second.begin(), component.second.end(), agent);
}

}  // namespace

std::size_t camps(const Output& output, const CampsAnswer& answer) {
    const auto rows = output.begin(
        {"disputes",
         {{"dispute", Align::Right}, {"camp", Align::Right}, {"agent"}, {"name"}, {"breaking", Align::Right}},
         /*paragraphs=*/true});
    const Telling telling(answer);
    if (rows->wants_paragraphs()) rows->paragraph(telling.whole());
    std::size_t count = 0, hidden = 0;
    for (std::size_t i = 0; i < answer.camps.components.size(); ++i) {
        if (answer.of && !holds(answer.camps.components[i], *answer.of)) continue;
        if (rows->wants_json()) {
            rows->json(telling.json(i));
        } else if (!rows->wants_paragraphs()) {
            telling.rows(*rows, i);
        } else if (answer.most == 0 || count < answer.most) {
            rows->paragraph(telling.component(i));
        } else {
            ++hidden;
        }
        ++count;
    }
    if (hidden != 0) {
        Line line;
        line.add("and " + times(hidden, "dispute") + " more; --list 0 shows all", Look::Faint);
        rows->paragraph({line});
    }
    rows->finish(telling.whole_json());
    return count;
}

}  // namespace gainsay::render
