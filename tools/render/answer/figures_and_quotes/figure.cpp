#include "tools/render/answer/figures_and_quotes/figure.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "engine/quantity/reading/range.hpp"
#include "tools/render/answer/figures_and_quotes/quantities.hpp"
#include "tools/render/answer/names.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {
namespace {

bool is_origin(FigureEnding ending) {
    return ending == FigureEnding::OwnWords || ending == FigureEnding::Speech ||
           ending == FigureEnding::NoDocument;
}

std::string certainty_word(Certainty first) {
    return first == Certainty::Yes ? "certainly" : first == Certainty::Maybe ? "possibly" : "";
}

/// One trail in words.
class TrailWords {
public:
    TrailWords(const Snapshot& snapshot, const FigureTrail& trail, std::size_t max_chains)
        : snapshot_(snapshot),
          trail_(trail),
          shown_(max_chains == 0 ? trail.ends.size() : std::min(max_chains, trail.ends.size())) {
        for (const FigureStep& step : trail.steps) {
            if (step.first != Certainty::No) first_.emplace(step.node, step.first);
        }
    }

    [[nodiscard]] std::size_t shown() const { return shown_; }
    [[nodiscard]] std::size_t left_out() const { return trail_.ends.size() - shown_; }

    // --- words
    [[nodiscard]] std::string figure(const FigureStep& step) const {
        return step.figure == no_figure ? "" : figure_text(trail_.figures[step.figure].quantity);
    }

    [[nodiscard]] std::string date(Node node) const {
        return std::string(snapshot_.text(snapshot_.date(node)));
    }

    /// "cites as data", "relayed from", "in".
    [[nodiscard]] std::string link(const FigureStep& step) const {
        if (step.link == TraceLink::Cites) {
            const CitationManner manner = snapshot_.manner(step.way);
            if (manner == CitationManner::Mentions) return "mentions";
            return manner == CitationManner::Quotes ? "quotes" : "cites as " + std::string(to_word(manner));
        }
        return std::string(to_string(step.link));
    }

    /// What stands behind the name of a place: whose words, when, whether a copy shows it.
    [[nodiscard]] std::string about(const FigureStep& step) const {
        std::string text;
        if (step.part != no_edge)
            text += ", a part of \"" + name_of(snapshot_, snapshot_.target(step.part)) + "\"";
        if (step.place == FigurePlace::Claim) {
            text += ", " + relation_text(snapshot_, snapshot_.relation(step.way));
        } else if (step.place == FigurePlace::Agent) {
            return text;
        } else {
            const std::string day = date(step.node);
            if (step.place != FigurePlace::Unwritten) text += day.empty() ? ", no date" : ", " + day;
            if (step.place == FigurePlace::Said) text += ", said by " + speaker(step);
        }
        text += step.seen ? " [seen]" : " [only reported]";
        if (step.order == TimeOrder::After) text += " [dated after what leans on it]";
        if (step.proposed) text += " [proposed]";
        if (step.date_uncertain) text += " [date uncertain]";
        return text;
    }

    [[nodiscard]] std::string speaker(const FigureStep& step) const {
        return name_of(snapshot_, snapshot_.speaker(step.statement));
    }

    /// Does the speaker answer for the document?
    [[nodiscard]] bool is_own_document(const FigureStep& step) const {
        const Node who = snapshot_.speaker(step.statement);
        for (const EdgeKind kind : {EdgeKind::PublishedBy, EdgeKind::AuthoredBy}) {
            const std::vector<Node> agents = targets(snapshot_, step.node, kind);
            if (std::find(agents.begin(), agents.end(), who) != agents.end()) return true;
        }
        return false;
    }

    [[nodiscard]] std::string why(const FigureStep& step) const {
        const std::string unseen = step.seen ? "" : "; no copy is stored, so what it leans on is not known";
        switch (step.ending) {
            case FigureEnding::OwnWords:
                return "it states the figure in its own words, and no source of that is recorded" + unseen;
            case FigureEnding::Speech:
                if (is_own_document(step))
                    return speaker(step) +
                           " says it in a document of its own, and no source of that is recorded" + unseen;
                return speaker(step) + " said it, and nobody is recorded from whom the document had that" +
                       unseen;
            case FigureEnding::NoDocument:
                return speaker(step) + " said it, but no document is recorded in which that stands";
            case FigureEnding::FromAgent:
                return "it came from " + name_of(snapshot_, step.node) + ": there is nothing to read";
            case FigureEnding::NotStated:
                return "the case does not say that the figure stands there" + unseen;
            case FigureEnding::NobodyStates:
                return "nobody asserts the claim, and no document states it";
            case FigureEnding::Loop:
                return "it leads back to a document on this chain, and no origin lies that way";
            case FigureEnding::Limit:
                return "there may be more, beyond the limit";
            default:
                return "";
        }
    }

    /// "an origin (own words), possibly the first".
    [[nodiscard]] std::string ending(const FigureStep& step) const {
        const std::string word(to_string(step.ending));
        std::string text = is_origin(step.ending) ? "an origin: " + word : word;
        if (is_origin(step.ending) && step.first != Certainty::No)
            text += ", " + certainty_word(step.first) + " the first";
        return text;
    }

    // --- text
    [[nodiscard]] std::vector<Line> heading() const {
        std::vector<Line> lines;
        lines.emplace_back().add(figure_words(trail_.figures[0]), Look::Strong);
        const std::vector<Node> first = first_places();
        if (first.empty()) {
            add(lines, 2, trail_.earlier == 0 ? "nobody is recorded to state it" : earlier_words());
            return lines;
        }
        const bool certain = first_.at(first.front()) == Certainty::Yes;
        const std::string of = trail_.earlier == 0 ? "recorded:" : "on the way:";
        add(lines, 2, (certain ? "the first of those " : "possibly the first of those ") + of);
        constexpr std::size_t most = 10;
        for (std::size_t i = 0; i < std::min(first.size(), most); ++i) {
            Line& line = add(lines, 4, "\"" + name_of(snapshot_, first[i]) + "\"");
            line.add(date(first[i]).empty() ? ", no date" : ", " + date(first[i]))
                .add(id_behind(snapshot_, first[i]), Look::Id);
        }
        if (first.size() > most) add(lines, 4, "and " + std::to_string(first.size() - most) + " more");
        if (trail_.earlier != 0) add(lines, 2, earlier_words());
        return lines;
    }

    /// What an interval leaves out, so that nobody takes the first shown for the first of all.
    [[nodiscard]] std::string earlier_words() const {
        const std::uint32_t n = trail_.earlier;
        return "said before, and left out where nobody leads there: " + std::to_string(n) +
               (n == 1 ? " statement or document" : " statements or documents");
    }

    /// The documents that are certainly or possibly the first, by what their dates say.
    [[nodiscard]] std::vector<Node> first_places() const {
        std::vector<Node> places;
        for (const auto& [node, certainty] : first_) places.push_back(node);
        std::sort(places.begin(), places.end(), [this](Node a, Node b) {
            const auto key = [this](Node node) {
                return std::tuple(date(node).empty(), snapshot_.period(snapshot_.date(node)).start_min, node);
            };
            return key(a) < key(b);
        });
        return places;
    }

    [[nodiscard]] std::vector<Line> chain(std::size_t number, std::set<std::uint32_t>& told) const {
        const FigureEnd& end = trail_.ends[number];
        const FigureStep& last = trail_.steps[end.step];
        std::vector<Line> lines;
        lines.emplace_back().add("Chain " + std::to_string(number + 1) + ", to " + ending(last),
                                 Look::Strong);
        const std::vector<std::uint32_t> chain = chain_to(trail_, end.step);
        std::size_t from = 1;
        while (from < chain.size() && told.contains(chain[from])) ++from;
        if (from > 1) {
            const FigureStep& branch = trail_.steps[chain[from - 1]];
            Line& line = add(lines, 2, "as before to \"" + name_of(snapshot_, branch.node) + "\", then");
            line.add(id_behind(snapshot_, branch.node), Look::Id);
        }
        for (std::size_t i = from; i < chain.size(); ++i) {
            told.insert(chain[i]);
            add_step(lines, trail_.steps[chain[i]]);
        }
        add(lines, 2, "Here it ends: " + why(last) + ".");
        if (end.change.verdict != Verdict::Same) add(lines, 2, whole_way(chain, end.change));
        return lines;
    }

    /// What leads into the chains besides.
    [[nodiscard]] std::vector<Line> other_ways() const {
        std::vector<Line> lines;
        std::size_t more = 0;
        constexpr std::size_t most = 20;
        for (const FigureStep& step : trail_.steps) {
            if (step.ending != FigureEnding::Repeated) continue;
            if (lines.size() > most) {
                ++more;
                continue;
            }
            if (lines.empty()) lines.emplace_back().add("Other ways between them", Look::Strong);
            const FigureStep& parent = trail_.steps[step.parent];
            add(lines, 2,
                "\"" + name_of(snapshot_, parent.node) + "\" " + link(step) + " \"" +
                    name_of(snapshot_, step.node) + "\"")
                .add(id_behind(snapshot_, step.node), Look::Id);
        }
        if (more > 0) add(lines, 2, "and " + std::to_string(more) + " more");
        return lines;
    }

    // --- programs
    [[nodiscard]] Json chain_json(std::size_t number) const {
        const FigureEnd& end = trail_.ends[number];
        const FigureStep& last = trail_.steps[end.step];
        std::vector<Json> links;
        for (const std::uint32_t i : chain_to(trail_, end.step)) links.push_back(step_json(trail_.steps[i]));
        return JsonObject()
            .put("figure", trail_.figures[0].index)
            .put("chain", number + 1)
            .put("ending", to_string(last.ending))
            .put("origin", is_origin(last.ending))
            .put("why", why(last))
            .put_if("first", is_origin(last.ending) ? certainty_word(last.first) : "")
            .put("change", change_json(end.change))
            .put("links", links);
    }

    [[nodiscard]] Json whole_json() const {
        const Figure& asked = trail_.figures[0];
        std::vector<Json> first, ways;
        for (const Node node : first_places()) {
            first.push_back(JsonObject()
                                .put("node", node_json(snapshot_, node))
                                .put_if("date", date(node))
                                .put("certainty", certainty_word(first_.at(node))));
        }
        for (const FigureStep& step : trail_.steps) {
            if (step.ending != FigureEnding::Repeated) continue;
            ways.push_back(JsonObject()
                               .put("from", node_json(snapshot_, trail_.steps[step.parent].node))
                               .put("link", link(step))
                               .put("to", node_json(snapshot_, step.node))
                               .put("change", change_json(step.change)));
        }
        JsonObject object;
        object.put("index", asked.index)
            .put("figure", figure_text(asked.quantity))
            .put("measure", asked.quantity.measure)
            .put_if("subject", asked.quantity.subject)
            .put_if("population", asked.quantity.population);
        if (asked.period()) object.put("period", asked.period()->text());
        return object.put("chains", trail_.ends.size())
            .put("left_out", left_out())
            .put("incomplete", trail_.incomplete)
            .put_if("earlier", trail_.earlier == 0 ? Json() : Json(trail_.earlier))
            .put("first", first)
            .put_if("other_ways", ways);
    }

    [[nodiscard]] std::vector<std::string> cells(std::size_t chain, std::size_t link_number,
                                                 std::uint32_t number) const {
        const FigureStep& step = trail_.steps[number];
        std::vector<std::string> changes;
        for (const Reason& reason : step.change.reasons) changes.push_back(change_words(reason));
        return {std::to_string(trail_.figures[0].index),
                std::to_string(chain + 1),
                std::to_string(link_number),
                link(step),
                std::string(snapshot_.id(step.node)),
                dated(step) ? date(step.node) : "",
                step.link == TraceLink::Root ? ""
                : step.seen                  ? "seen"
                                             : "only reported",
                figure(step),
                changeable(step) ? std::string(to_string(step.change.verdict)) : "",
                joined(changes, "; "),
                certainty_word(step.first),
                step.ending == FigureEnding::Continues ? "" : std::string(to_string(step.ending))};
    }

private:
    static Line& add(std::vector<Line>& lines, std::size_t indent, std::string_view text) {
        Line& line = lines.emplace_back();
        line.indent = indent;
        line.hang = 4;
        return line.add(text);
    }

    /// From the last figure on a chain to the one asked about.
    [[nodiscard]] std::string whole_way(std::vector<std::uint32_t> chain, const Comparison& change) const {
        while (trail_.steps[chain.back()].figure == no_figure) chain.pop_back();
        const std::string from = figure(trail_.steps[chain.back()]), to = figure(trail_.steps[0]);
        std::vector<std::string> changes;
        if (from != to) changes.push_back(from + " became " + to);
        for (const Reason& reason : change.reasons) {
            // The figures themselves are told already.
            if (reason.field != "value") changes.push_back(change_words(reason));
        }
        return "On the whole way: " + joined(changes, "; ") + ".";
    }

    [[nodiscard]] static bool changeable(const FigureStep& step) {
        return step.link != TraceLink::Root && step.figure != no_figure;
    }
    [[nodiscard]] static bool dated(const FigureStep& step) {
        return step.place != FigurePlace::Claim && step.place != FigurePlace::Agent;
    }

    void add_step(std::vector<Line>& lines, const FigureStep& step) const {
        Line& line = add(lines, 2, "");
        const std::string said = figure(step);
        if (!said.empty()) line.add(said, Look::Strong).add(" ");
        std::string name = "\"" + name_of(snapshot_, step.node) + "\"";
        if (step.place == FigurePlace::Unwritten) name = speaker(step) + date_behind(step);
        line.add(link(step) + " " + name)
            .add(about(step), step.seen ? Look::Plain : Look::Faint)
            .add(id_behind(snapshot_, step.node), Look::Id);
        for (const Reason& reason : step.change.reasons) add(lines, 6, "· " + change_words(reason));
        if (step.unstated > 0) {
            add(lines, 6,
                "· " + std::to_string(step.unstated) +
                    (step.unstated == 1 ? " other document that it offers is"
                                        : " other documents that it offers are") +
                    " not recorded to state the figure");
        }
    }

    [[nodiscard]] std::string date_behind(const FigureStep& step) const {
        return date(step.node).empty() ? "" : ", " + date(step.node);
    }

    [[nodiscard]] static Json change_json(const Comparison& change) {
        std::vector<Json> reasons;
        for (const Reason& reason : change.reasons) {
            reasons.push_back(JsonObject()
                                  .put("kind", to_string(reason.kind))
                                  .put("field", reason.field)
                                  .put("from", reason.a)
                                  .put("to", reason.b)
                                  .put("text", change_words(reason)));
        }
        return JsonObject().put("verdict", to_string(change.verdict)).put_if("reasons", reasons);
    }

    [[nodiscard]] Json step_json(const FigureStep& step) const {
        JsonObject object;
        object.put("node", node_json(snapshot_, step.node))
            .put("link", link(step))
            .put("place", to_string(step.place))
            .put("claim", snapshot_.id(step.claim))
            .put_if("figure", figure(step));
        if (step.statement != no_node) {
            object.put("statement", snapshot_.id(step.statement))
                .put("speaker", node_json(snapshot_, snapshot_.speaker(step.statement)));
        }
        if (dated(step)) object.put_if("date", date(step.node));
        if (step.part != no_edge) object.put("part_of", snapshot_.id(snapshot_.target(step.part)));
        if (step.way != no_edge && is_relation(snapshot_.kind(step.way)))
            object.put("relation", relation_json(snapshot_, snapshot_.relation(step.way)));
        for (const Edge edge : {step.way, step.stands}) {
            if (edge != no_edge && snapshot_.kind(edge) == EdgeKind::RecordedIn)
                object.put(edge == step.way ? "relay" : "occurrence", occurrence_json(snapshot_, edge));
        }
        if (step.link != TraceLink::Root) object.put("seen", step.seen);
        if (changeable(step)) object.put("change", change_json(step.change));
        return object.put_if("dated_after", step.order == TimeOrder::After)
            .put_if("first", certainty_word(step.first))
            .put_if("proposed", step.proposed)
            .put_if("date_uncertain", step.date_uncertain)
            .put_if("unstated", step.unstated == 0 ? Json() : Json(step.unstated))
            .put("ending", to_string(step.ending));
    }

    const Snapshot& snapshot_;
    const FigureTrail& trail_;
    std::size_t shown_;
    std::map<Node, Certainty> first_;
};

void as_paragraphs(Rows& rows, const TrailWords& words) {
    rows.paragraph(words.heading());
    std::set<std::uint32_t> told;
    for (std::size_t i = 0; i < words.shown(); ++i) rows.paragraph(words.chain(i, told));
    const std::vector<Line> ways = words.other_ways();
    if (!ways.empty()) rows.paragraph(ways);
    if (words.left_out() > 0) {
        std::vector<Line> lines;
        lines.emplace_back().add(std::to_string(words.left_out()) +
                                 (words.left_out() == 1 ? " more chain is" : " more chains are") +
                                 " not shown: raise --chains.");
        rows.paragraph(lines);
    }
}

void as_cells(Rows& rows, const FigureTrail& trail, const TrailWords& words) {
    for (std::size_t chain = 0; chain < words.shown(); ++chain) {
        std::size_t link = 0;
        for (const std::uint32_t step : chain_to(trail, trail.ends[chain].step))
            rows.cells(words.cells(chain, link++, step));
    }
}

std::string became(const std::string& field, const Reason& reason) {
    if (reason.a.empty()) return field + " \"" + reason.b + "\" was added";
    if (reason.b.empty()) return field + " \"" + reason.a + "\" was left out";
    return field + " \"" + reason.a + "\" became \"" + reason.b + "\"";
}

}  // namespace

std::string change_words(const Reason& reason) {
    const std::string kind(to_string(reason.kind)), change = reason.a + " became " + reason.b;
    switch (reason.kind) {
        case ReasonKind::PartOf:
            return "widened: " + became(reason.field, reason);
        case ReasonKind::WholeOf:
            return "narrowed: " + became(reason.field, reason);
        case ReasonKind::Rounding:
        case ReasonKind::Bound:
        case ReasonKind::Range:
        case ReasonKind::Approximate:
            return kind + ": " + change;
        case ReasonKind::Value:
            return "another value: " + change + ", and they exclude each other";
        case ReasonKind::AboveWhole:
            return "a part above its whole: " + change;
        case ReasonKind::Basis:
        case ReasonKind::Version:
            return kind + ": " + (reason.a.empty() ? "not said" : reason.a) + " became " +
                   (reason.b.empty() ? "not said" : reason.b);
        default:
            return became(kind, reason);
    }
}

void figure_trails(const Output& output, const Snapshot& snapshot, Node claim,
                   const std::vector<FigureTrail>& trails, std::size_t max_chains) {
    const auto rows = output.begin({"chains",
                                    {{"figure", Align::Right},
                                     {"chain", Align::Right},
                                     {"link", Align::Right},
                                     {"by"},
                                     {"node"},
                                     {"date"},
                                     {"sight"},
                                     {"says", Align::Right},
                                     {"verdict"},
                                     {"change"},
                                     {"first"},
                                     {"ending"}},
                                    /*paragraphs=*/true});
    if (rows->wants_paragraphs()) {
        std::vector<Line> lines;
        lines.emplace_back()
            .add("\"" + name_of(snapshot, claim) + "\"")
            .add(id_behind(snapshot, claim), Look::Id);
        rows->paragraph(lines);
    }
    std::vector<Json> figures;
    for (const FigureTrail& trail : trails) {
        const TrailWords words(snapshot, trail, max_chains);
        if (rows->wants_paragraphs()) {
            as_paragraphs(*rows, words);
        } else if (rows->wants_json()) {
            for (std::size_t i = 0; i < words.shown(); ++i) rows->json(words.chain_json(i));
        } else {
            as_cells(*rows, trail, words);
        }
        figures.push_back(words.whole_json());
    }
    rows->finish(JsonObject().put("claim", node_json(snapshot, claim)).put("figures", figures));
}

}  // namespace gainsay::render
