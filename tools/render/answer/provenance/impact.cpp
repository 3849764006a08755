#include "tools/render/answer/provenance/impact.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "tools/render/answer/names.hpp"
#include "tools/render/answer/provenance/impact_words.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {
namespace {

/// "1 record falls", "3 records fall".
std::string counted(std::size_t n, const char* one, const char* many) {
    return std::to_string(n) + (n == 1 ? one : many);
}

class ImpactWriter {
public:
    ImpactWriter(Rows& rows, const Snapshot& snapshot, const Impact& answer, const EndedContradictions& ended,
                 std::size_t limit)
        : rows_(rows), snapshot_(snapshot), answer_(answer), ended_(ended), limit_(limit) {
        for (std::size_t i = 0; i < answer.fallen.size(); ++i) numbers_[answer.fallen[i].node] = i + 1;
        for (const FallenRecord& one : answer.earlier) earlier_.insert(one.node);
    }

    void paragraphs() {
        rows_.paragraph(heading());
        section("Falls, each after what it rested on", shown(answer_.fallen),
                [&](const FallenRecord& one, auto& lines) { add(one, lines); });
        section("Stands on other support", shown(answer_.standing),
                [&](const StandingRecord& one, auto& lines) { add(one, lines); });
        section("Speaks of what falls", shown(answer_.concerned),
                [&](const ConcernedRecord& one, auto& lines) { add(one, lines); });
        section("Stood on nothing before either", shown(answer_.rootless),
                [&](const RootlessRecord& one, auto& lines) {
                    lines.push_back(record_line(one.node));
                    add_links(one.node, one.rested_on, "", lines);
                });
        section("Contradictions that lose a witness", shown(ended_.pairs),
                [&](const EndedContradiction& one, auto& lines) { add(one, lines); });
        section("Who relied on it, or is known through it", shown(answer_.agents),
                [&](const ImpactedAgent& one, auto& lines) { add(one, lines); });
    }

    void json_rows() {
        for (const FallenRecord& one : shown(answer_.fallen)) {
            rows_.json(head(one.node, "falls")
                           .put("rested_on", links_json(one.node, one.rested_on))
                           .put_if("withdrawn", one.withdrawn)
                           .put_if("loop", one.loop == 0 ? Json() : Json(one.loop))
                           .put_if("date_uncertain", one.date_uncertain));
        }
        for (const StandingRecord& one : shown(answer_.standing)) {
            rows_.json(head(one.node, "stands")
                           .put("lost", links_json(one.node, one.lost))
                           .put("stands_on", chain_json(one))
                           .put_if("stands_on_cut", one.stands_on_cut)
                           .put_if("argued_only", one.argued_only)
                           .put_if("date_uncertain", one.date_uncertain));
        }
        for (const ConcernedRecord& one : shown(answer_.concerned)) {
            rows_.json(head(one.node, "speaks of it")
                           .put("of", links_json(one.node, one.of))
                           .put_if("date_uncertain", one.date_uncertain));
        }
        for (const RootlessRecord& one : shown(answer_.rootless))
            rows_.json(head(one.node, "stood on nothing")
                           .put("rested_on", links_json(one.node, one.rested_on))
                           .put_if("withdrawn", one.withdrawn));
    }

    void cells() {
        for (const FallenRecord& one : shown(answer_.fallen)) {
            rows_.cells({std::to_string(numbers_.at(one.node)), id(one.node), label(one.node), "falls",
                         ids(one.rested_on), "", one.loop == 0 ? "" : std::to_string(one.loop)});
        }
        for (const StandingRecord& one : shown(answer_.standing))
            rows_.cells({"", id(one.node), label(one.node), "stands", ids(one.lost), ids(one.stands_on), ""});
        for (const ConcernedRecord& one : shown(answer_.concerned))
            rows_.cells({"", id(one.node), label(one.node), "speaks of it", ids(one.of), "", ""});
        for (const RootlessRecord& one : shown(answer_.rootless))
            rows_.cells({"", id(one.node), label(one.node), "stood on nothing", ids(one.rested_on), "", ""});
    }

    [[nodiscard]] bool limited() const { return cut_ || ended_.limited; }

    [[nodiscard]] JsonObject whole() {
        std::vector<Json> contradictions, agents;
        for (const EndedContradiction& one : shown(ended_.pairs)) contradictions.push_back(ended_json(one));
        for (const ImpactedAgent& one : shown(answer_.agents)) agents.push_back(agent_json(one));
        JsonObject object;
        object.put("what", node_json(snapshot_, answer_.what)).put("retracted", retraction_json());
        object.put("falls", answer_.fallen.size())
            .put("stands", answer_.standing.size())
            .put("speaks_of_it", answer_.concerned.size())
            .put("stood_on_nothing", answer_.rootless.size())
            .put_if("earlier", earlier_json())
            .put("contradictions", contradictions)
            .put("agents", agents)
            .put("limited", limited());
        return object;
    }

private:
    template <class T>
    [[nodiscard]] std::span<const T> shown(const std::vector<T>& list) const {
        const std::size_t most = limit_ == 0 ? list.size() : std::min(limit_, list.size());
        cut_ = cut_ || most < list.size();
        return std::span(list).first(most);
    }

    template <class List, class Add>
    void section(const char* title, const List& list, const Add& add_one) {
        if (list.empty()) return;
        std::vector<Line> lines{line_at(0, title, Look::Strong)};
        for (const auto& one : list) add_one(one, lines);
        rows_.paragraph(lines);
    }

    [[nodiscard]] std::string id(Node node) const { return std::string(snapshot_.id(node)); }
    [[nodiscard]] std::string label(Node node) const { return record_words(snapshot_, node); }
    [[nodiscard]] std::string ids(const std::vector<ImpactLink>& links) const {
        std::vector<std::string> texts;
        for (const ImpactLink& link : links) texts.push_back(id(link.node));
        return joined(texts, " ");
    }

    // --- text
    [[nodiscard]] std::vector<Line> heading() const {
        std::vector<Line> lines;
        lines.emplace_back()
            .add("Without " + label(answer_.what))
            .add(id_behind(snapshot_, answer_.what), Look::Id);
        const std::string back = retracted_words(snapshot_, answer_.what);
        const RecordKind kind = snapshot_.kind(answer_.what);
        const bool retractable = kind == RecordKind::Document || kind == RecordKind::Statement;
        const std::string what_if =
            retractable ? "not recorded as retracted; if it were:" : "if it were taken away:";
        lines.push_back(line_at(2, back.empty() ? what_if : back, Look::Faint));
        std::string text = counted(answer_.fallen.size(), " record falls", " records fall") + ", " +
                           counted(answer_.standing.size(), " stands", " stand") + " on other support, " +
                           counted(answer_.concerned.size(), " speaks", " speak") + " of what falls";
        const auto over = static_cast<std::size_t>(std::count_if(ended_.pairs.begin(), ended_.pairs.end(),
                                                                 [](const auto& one) { return one.over; }));
        if (!ended_.pairs.empty())
            text += (ended_.limited ? "; at least " : "; ") +
                    counted(over, " contradiction ends", " contradictions end");
        lines.push_back(line_at(2, text, Look::Strong));
        if (!answer_.earlier.empty()) {
            const std::size_t n = answer_.earlier.size();
            lines.push_back(line_at(2,
                                    counted(n, " more that was", " more that were") + " said before " +
                                        (n == 1 ? "falls too, and is" : "fall too, and are") + " not shown",
                                    Look::Faint));
        }
        return lines;
    }

    [[nodiscard]] Line record_line(Node node, std::string_view before = "",
                                   std::string_view after = "") const {
        Line line;
        line.indent = 2;
        line.hang = 4;
        line.add(std::string(before) + label(node)).add(id_behind(snapshot_, node), Look::Id);
        if (!after.empty()) line.add(after, Look::Faint);
        return line;
    }

    /// " [3]" for the third that falls; nothing for what is taken away itself.
    [[nodiscard]] std::string mark(const ImpactLink& link) const {
        if (link.node == answer_.what) return "";
        if (earlier_.contains(link.node)) return " [said before, falls too]";
        const auto number = numbers_.find(link.node);
        if (number != numbers_.end()) return " [" + std::to_string(number->second) + "]";
        const std::string back = retracted_words(snapshot_, link.node);
        return back.empty() ? "" : " [" + back + "]";
    }

    void add_links(Node node, const std::vector<ImpactLink>& links, std::string_view before,
                   std::vector<Line>& lines) const {
        constexpr std::size_t most = 5;
        for (std::size_t i = 0; i < links.size() && i < most; ++i) {
            Line line = line_at(6, std::string(before) + link_words(snapshot_, node, links[i]));
            line.add(id_behind(snapshot_, links[i].node), Look::Id).add(mark(links[i]), Look::Faint);
            lines.push_back(std::move(line));
        }
        if (links.size() > most)
            lines.push_back(line_at(6, "and " + std::to_string(links.size() - most) + " more", Look::Faint));
    }

    void add(const FallenRecord& one, std::vector<Line>& lines) const {
        std::string after;
        if (one.withdrawn) after += ", with what others say in it";
        if (one.loop != 0) after += ", in a circle (" + std::to_string(one.loop) + ")";
        if (one.date_uncertain) after += ", date uncertain";
        lines.push_back(record_line(one.node, std::to_string(numbers_.at(one.node)) + ". ", after));
        const bool only = one.rested_on.size() == 1 && may_have_several(one.node, one.rested_on.front());
        add_links(one.node, one.rested_on, only ? "only " : "", lines);
    }

    /// That there is only one is worth a word.
    [[nodiscard]] bool may_have_several(Node node, const ImpactLink& link) const {
        switch (snapshot_.kind(link.edge)) {
            case EdgeKind::SpokenBy:
            case EdgeKind::PartOf:
                return false;
            default:
                return snapshot_.kind(node) != RecordKind::Relation;
        }
    }

    void add(const StandingRecord& one, std::vector<Line>& lines) const {
        std::string after;
        if (one.argued_only) after += ", though nobody is left who says it";
        if (one.date_uncertain) after += ", date uncertain";
        lines.push_back(record_line(one.node, "", after));
        add_links(one.node, one.lost, "lost: ", lines);
        Line line = line_at(6, "stands on: ");
        constexpr std::size_t most = 6;
        Node at = one.node;
        for (std::size_t i = 0; i < one.stands_on.size() && i < most; ++i) {
            const ImpactLink& link = one.stands_on[i];
            line.add((i == 0 ? "" : ", ") + link_words(snapshot_, at, link))
                .add(id_behind(snapshot_, link.node), Look::Id);
            at = link.node;
        }
        if (one.stands_on.size() > most || one.stands_on_cut) line.add(" …", Look::Faint);
        lines.push_back(std::move(line));
    }

    void add(const ConcernedRecord& one, std::vector<Line>& lines) const {
        lines.push_back(record_line(one.node, "", one.date_uncertain ? ", date uncertain" : ""));
        add_links(one.node, one.of, "", lines);
    }

    void add(const EndedContradiction& one, std::vector<Line>& lines) const {
        Line line = line_at(2, name_of(snapshot_, one.lost.a));
        if (one.lost.self) {
            line.add(one.over ? " no longer contradicts itself" : " still contradicts itself otherwise");
        } else {
            line.add((one.over ? " no longer contradicts " : " still contradicts ") +
                     name_of(snapshot_, one.lost.b) + (one.over ? "" : " otherwise"));
        }
        lines.push_back(std::move(line));
        for (const Witness& witness : one.lost.witnesses) {
            Line said = line_at(6, std::string("lost: ") + std::string(to_string(witness.kind)) + ", " +
                                       label(witness.a.source));
            said.add(id_behind(snapshot_, witness.a.source), Look::Id)
                .add(" against " + label(witness.b.source))
                .add(id_behind(snapshot_, witness.b.source), Look::Id);
            lines.push_back(std::move(said));
        }
    }

    void add(const ImpactedAgent& one, std::vector<Line>& lines) const {
        std::vector<std::string> parts;
        const auto part = [&](const std::vector<Node>& nodes, const char* words) {
            constexpr std::size_t most = 5;
            if (nodes.empty()) return;
            std::vector<std::string> texts;
            for (std::size_t i = 0; i < nodes.size() && i < most; ++i) texts.push_back(id(nodes[i]));
            if (nodes.size() > most) texts.push_back("and " + std::to_string(nodes.size() - most) + " more");
            parts.push_back(words + joined(texts));
        };
        part(one.fallen, "falls: ");
        part(one.standing, "stands: ");
        part(one.relayed, "relayed it: ");
        Line line = line_at(2, name_of(snapshot_, one.agent));
        line.add(id_behind(snapshot_, one.agent), Look::Id).add("; " + joined(parts, "; "));
        lines.push_back(std::move(line));
    }

    // --- JSON
    [[nodiscard]] JsonObject head(Node node, const char* verdict) const {
        JsonObject object;
        object.put("record", node_json(snapshot_, node)).put("verdict", verdict);
        return object;
    }

    [[nodiscard]] Json link_json(Node node, const ImpactLink& link) const {
        return JsonObject()
            .put("node", node_json(snapshot_, link.node))
            .put("edge", to_string(snapshot_.kind(link.edge)))
            .put("words", link_words(snapshot_, node, link));
    }
    [[nodiscard]] Json links_json(Node node, const std::vector<ImpactLink>& links) const {
        std::vector<Json> list;
        for (const ImpactLink& link : links) list.push_back(link_json(node, link));
        return list;
    }
    [[nodiscard]] Json chain_json(const StandingRecord& one) const {
        std::vector<Json> list;
        Node at = one.node;
        for (const ImpactLink& link : one.stands_on) {
            list.push_back(link_json(at, link));
            at = link.node;
        }
        return list;
    }

    /// What falls and was said before the interval, because what is shown may have rested on it.
    [[nodiscard]] std::vector<Json> earlier_json() const {
        std::vector<Json> list;
        for (const FallenRecord& one : shown(answer_.earlier)) {
            JsonObject object;
            object.put("record", node_json(snapshot_, one.node))
                .put("rested_on", links_json(one.node, one.rested_on))
                .put_if("withdrawn", one.withdrawn);
            list.emplace_back(object);
        }
        return list;
    }

    [[nodiscard]] Json ended_json(const EndedContradiction& one) const {
        std::vector<Json> witnesses;
        for (const Witness& witness : one.lost.witnesses) {
            JsonObject object;
            object.put("kind", to_string(witness.kind))
                .put("a", snapshot_.id(witness.a.source))
                .put("b", snapshot_.id(witness.b.source));
            const Node relation = conflict_relation(snapshot_, witness);
            if (relation != no_node) object.put("relation", snapshot_.id(relation));
            witnesses.push_back(object.put("mutual", witness.mutual));
        }
        return JsonObject()
            .put("a", node_json(snapshot_, one.lost.a))
            .put("b", node_json(snapshot_, one.lost.b))
            .put("over", one.over)
            .put("lost", witnesses);
    }

    [[nodiscard]] Json agent_json(const ImpactedAgent& one) const {
        const auto list = [&](const std::vector<Node>& nodes) {
            std::vector<Json> items;
            for (const Node node : nodes) items.emplace_back(snapshot_.id(node));
            return items;
        };
        return JsonObject()
            .put("agent", node_json(snapshot_, one.agent))
            .put_if("falls", list(one.fallen))
            .put_if("stands", list(one.standing))
            .put_if("relayed", list(one.relayed));
    }

    [[nodiscard]] Json retraction_json() const {
        const RecordKind kind = snapshot_.kind(answer_.what);
        if (kind != RecordKind::Document && kind != RecordKind::Statement) return {};
        if (!snapshot_.retracted(answer_.what)) return {};
        JsonObject object;
        object.put_if("on", snapshot_.text(snapshot_.retracted_on(answer_.what)));
        for (const Arc arc : snapshot_.out(answer_.what, EdgeKind::RetractedBy))
            object.put("by", snapshot_.id(arc.node));
        return object;
    }

    Rows& rows_;
    const Snapshot& snapshot_;
    const Impact& answer_;
    const EndedContradictions& ended_;
    std::size_t limit_;
    std::map<Node, std::size_t> numbers_;
    std::set<Node> earlier_;
    mutable bool cut_ = false;
};

}  // namespace

bool impact(const Output& output, const Snapshot& snapshot, const Impact& answer,
            const EndedContradictions& ended, std::size_t limit) {
    const auto rows = output.begin({"records",
                                    {{"order", Align::Right},
                                     {"record"},
                                     {"label"},
                                     {"verdict"},
                                     {"because_of"},
                                     {"stands_on"},
                                     {"loop"}},
                                    /*paragraphs=*/true});
    ImpactWriter writer(*rows, snapshot, answer, ended, limit);
    if (rows->wants_paragraphs()) {
        writer.paragraphs();
    } else if (rows->wants_json()) {
        writer.json_rows();
    } else {
        writer.cells();
    }
    rows->finish(writer.whole());
    return writer.limited();
}

}  // namespace gainsay::render
