#include "tools/render/answer/time/diff.hpp"

#include "tools/render/answer/contradiction/witness.hpp"
#include "tools/render/answer/names.hpp"
#include "tools/render/table/rows.hpp"

namespace gainsay::render {
namespace {

std::string grade(Certainty certainty) {
    return certainty == Certainty::Yes ? "" : "possibly ";
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
    return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

class DiffRenderer {
public:
    DiffRenderer(Rows& rows, const DiffAnswer& answer) : rows_(rows), answer_(answer), diff_(answer.diff) {}

    void all() {
        if (rows_.wants_paragraphs()) rows_.paragraph(summary());
        for (const DisputeChange& change : diff_.disputes) dispute(change);
        section("Claims", diff_.claims.empty());
        for (const ClaimChange& change : diff_.claims) claim(change);
        section("Positions", diff_.positions.empty());
        for (const PositionChange& change : diff_.positions) position(change);
        section("Records", diff_.records.empty());
        for (const RecordDifference& change : diff_.records) record(change);
        flush();
    }

    JsonObject whole() const {
        JsonObject claims;
        for (std::size_t i = 0; i < claim_aspect_count; ++i) {
            const auto aspect = static_cast<ClaimAspect>(i);
            claims.put(claim_word(aspect, true), diff_.claim_counts[2 * i + 1]);
            claims.put(claim_word(aspect, false), diff_.claim_counts[2 * i]);
        }
        JsonObject disputes, records;
        for (std::size_t i = 0; i < 3; ++i) {
            disputes.put(to_string(static_cast<DisputeTurn>(i)), diff_.dispute_counts[i]);
            records.put(to_string(static_cast<RecordTurn>(i)), diff_.record_counts[i]);
        }
        return JsonObject()
            .put("before", answer_.before_name)
            .put("after", answer_.after_name)
            .put("counts", JsonObject()
                               .put("disputes", disputes)
                               .put("claims", claims)
                               .put("positions", diff_.position_count)
                               .put("records", records))
            .put("different", !diff_.empty())
            .put("limited", diff_.limited);
    }

private:
    // --- names: a record may be on one side only, and be called otherwise there

    std::string name(const std::string& id) const {
        if (const auto node = answer_.after.find(id)) return name_of(answer_.after, *node);
        if (const auto node = answer_.before.find(id)) return name_of(answer_.before, *node);
        return id;
    }
    Json named_json(const std::string& id) const {
        const auto after = answer_.after.find(id), before = answer_.before.find(id);
        if (after) return node_json(answer_.after, *after);
        return before ? node_json(answer_.before, *before) : Json(id);
    }
    static std::string ids(const Snapshot& snapshot, const std::vector<Node>& nodes) {
        std::vector<std::string> texts;
        for (const Node node : nodes) texts.emplace_back(snapshot.id(node));
        return joined(texts, " ");
    }
    static Json nodes_json(const Snapshot& snapshot, const std::vector<Node>& nodes) {
        std::vector<Json> list;
        for (const Node node : nodes) list.push_back(node_json(snapshot, node));
        return list;
    }

    // --- text

    Line& line(std::size_t indent = 0) {
        Line& one = lines_.emplace_back();
        one.indent = indent;
        return one;
    }
    void flush() {
        if (rows_.wants_paragraphs() && !lines_.empty()) rows_.paragraph(lines_);
        lines_.clear();
    }
    void section(const char* title, bool empty) {
        flush();
        if (!rows_.wants_paragraphs() || empty) return;
        line().add(title, Look::Strong);
    }

    std::vector<Line> summary() const {
        std::vector<Line> lines;
        lines.emplace_back().add("before: " + answer_.before_name, Look::Faint);
        lines.emplace_back().add("after: " + answer_.after_name, Look::Faint);
        if (diff_.empty()) {
            lines.emplace_back().add("No difference.");
            return lines;
        }
        const auto& d = diff_.dispute_counts;
        const auto& c = diff_.claim_counts;
        const auto& r = diff_.record_counts;
        lines.emplace_back().add("Disputes: " + std::to_string(d[0]) + " opened, " + std::to_string(d[1]) +
                                 " closed, " + std::to_string(d[2]) + " on other grounds.");
        lines.emplace_back().add(
            "Claims: " + std::to_string(c[1]) + " newly asserted, " + std::to_string(c[0]) + " no longer; " +
            std::to_string(c[3]) + " newly contradicted, " + std::to_string(c[2]) + " no longer; " +
            std::to_string(c[5]) + " newly supported, " + std::to_string(c[4]) + " no longer.");
        lines.emplace_back().add("Positions: " + counted(diff_.position_count, "change", "changes") +
                                 ". Records: " + std::to_string(r[0]) + " added, " + std::to_string(r[1]) +
                                 " removed, " + std::to_string(r[2]) + " changed.");
        if (diff_.limited)
            lines.emplace_back().add("There is more than is shown: raise --limit.", Look::Faint);
        return lines;
    }

    // --- disputes

    static std::string dispute_text(const DisputeChange& change) {
        return grade(change.certainty) + (change.turn == DisputeTurn::Turned
                                              ? "on other grounds"
                                              : std::string(to_string(change.turn)));
    }

    void dispute(const DisputeChange& change) {
        if (rows_.wants_json()) return rows_.json(dispute_json(change));
        const std::string both = name(change.a) + (change.a == change.b ? " contradicts itself"
                                                                        : " contradicts " + name(change.b));
        if (!rows_.wants_paragraphs()) {
            std::vector<std::string> because;
            for (const Witness& witness : change.lost)
                because.push_back("gone: " + witness_ids(answer_.before, witness));
            for (const Witness& witness : change.gained)
                because.push_back("new: " + witness_ids(answer_.after, witness));
            return rows_.cells({"dispute", dispute_text(change), both, change.a + " " + change.b,
                                counted(change.before, "witness", "witnesses"),
                                counted(change.after, "witness", "witnesses"), joined(because, "; ")});
        }
        const bool closed = change.turn == DisputeTurn::Closed;
        line()
            .add(dispute_text(change), closed ? Look::For : Look::Against)
            .add(": ")
            .add(both, Look::Strong)
            .add(" (" + change.a + (change.a == change.b ? "" : " against " + change.b) + ")", Look::Id);
        tell(answer_.before, change.lost, change.lost_count, "no more");
        tell(answer_.after, change.gained, change.gained_count, "new");
        flush();
    }

    void tell(const Snapshot& snapshot, const std::vector<Witness>& witnesses, std::uint64_t count,
              const char* what) {
        for (const Witness& witness : witnesses) {
            std::vector<Line> told = witness_lines(snapshot, witness);
            told.front().spans.insert(told.front().spans.begin(), {std::string(what) + ": ", Look::Faint});
            for (Line& one : told) lines_.push_back(std::move(one));
        }
        if (count > witnesses.size() && !witnesses.empty())
            line(2).add("and " + std::to_string(count - witnesses.size()) + " more", Look::Faint);
    }

    static std::string witness_ids(const Snapshot& snapshot, const Witness& witness) {
        std::string text = std::string(to_string(witness.kind)) + " of " +
                           std::string(snapshot.id(witness.a.source)) + " and " +
                           std::string(snapshot.id(witness.b.source));
        const Node relation = conflict_relation(snapshot, witness);
        if (relation != no_node) text += " by " + std::string(snapshot.id(relation));
        return text;
    }

    Json dispute_json(const DisputeChange& change) const {
        std::vector<Json> lost, gained;
        for (const Witness& witness : change.lost) lost.push_back(witness_json(answer_.before, witness));
        for (const Witness& witness : change.gained) gained.push_back(witness_json(answer_.after, witness));
        return JsonObject()
            .put("part", "dispute")
            .put("change", to_string(change.turn))
            .put("certain", change.certainty == Certainty::Yes)
            .put("a", named_json(change.a))
            .put("b", named_json(change.b))
            .put("witnesses_before", change.before)
            .put("witnesses_after", change.after)
            .put("lost_count", change.lost_count)
            .put("gained_count", change.gained_count)
            .put("lost", lost)
            .put("gained", gained);
    }

    // --- claims

    static std::string claim_word(ClaimAspect aspect, bool gained) {
        return std::string(gained ? "newly_" : "no_longer_") + std::string(to_string(aspect));
    }
    static std::string claim_text(const ClaimChange& change) {
        return grade(change.certainty) + (change.gained ? "newly " : "no longer ") +
               std::string(to_string(change.aspect));
    }

    void claim(const ClaimChange& change) {
        const Snapshot& side = change.gained ? answer_.after : answer_.before;
        if (rows_.wants_json()) {
            return rows_.json(JsonObject()
                                  .put("part", "claim")
                                  .put("change", claim_word(change.aspect, change.gained))
                                  .put("certain", change.certainty == Certainty::Yes)
                                  .put("claim", named_json(change.claim))
                                  .put("because", nodes_json(side, change.because)));
        }
        const std::string because = ids(side, change.because);
        if (!rows_.wants_paragraphs()) {
            return rows_.cells({"claim", claim_text(change), name(change.claim), change.claim,
                                change.gained ? "" : std::string(to_string(change.aspect)),
                                change.gained ? std::string(to_string(change.aspect)) : "", because});
        }
        line(2)
            .add(claim_text(change), change.gained ? Look::Strong : Look::Plain)
            .add(": \"" + name(change.claim) + "\"")
            .add(" (" + change.claim + ")", Look::Id);
        line(4).add((change.gained ? "by " : "it was by ") + because, Look::Faint);
    }

    // --- positions

    static std::string stand(const Position& position) {
        std::vector<std::string> words;
        for (std::size_t i = 0; i < position.size(); ++i) {
            if (position[i] == Showing::Hidden) continue;
            words.push_back((position[i] == Showing::Uncertain ? "possibly " : "") +
                            std::string(to_word(static_cast<Stance>(i))));
        }
        return words.empty() ? "says nothing" : joined(words, " and ");
    }

    void position(const PositionChange& change) {
        if (rows_.wants_json()) {
            return rows_.json(JsonObject()
                                  .put("part", "position")
                                  .put("certain", change.certainty == Certainty::Yes)
                                  .put("agent", named_json(change.agent))
                                  .put("object", named_json(change.object))
                                  .put("before", stand(change.before))
                                  .put("after", stand(change.after))
                                  .put("said_before", nodes_json(answer_.before, change.said_before))
                                  .put("said_after", nodes_json(answer_.after, change.said_after)));
        }
        const std::string was = ids(answer_.before, change.said_before),
                          is = ids(answer_.after, change.said_after);
        if (!rows_.wants_paragraphs()) {
            return rows_.cells(
                {"position", grade(change.certainty) + "changed",
                 name(change.agent) + " on \"" + name(change.object) + "\"",
                 change.agent + " " + change.object, stand(change.before), stand(change.after),
                 joined({was.empty() ? "" : "before: " + was, is.empty() ? "" : "after: " + is}, "; ")});
        }
        line(2)
            .add(grade(change.certainty) + name(change.agent), Look::Strong)
            .add(": " + stand(change.before) + " before, " + stand(change.after) + " after: \"" +
                 name(change.object) + "\"")
            .add(" (" + change.object + ")", Look::Id);
        line(4).add(joined({was.empty() ? "" : "before " + was, is.empty() ? "" : "after " + is}, ", "),
                    Look::Faint);
    }

    // --- records

    void record(const RecordDifference& change) {
        const std::string& id = change.id.text();
        if (rows_.wants_json()) {
            std::vector<Json> fields(change.fields.begin(), change.fields.end());
            return rows_.json(JsonObject()
                                  .put("part", "record")
                                  .put("change", to_string(change.turn))
                                  .put("certain", change.certainty == Certainty::Yes)
                                  .put("record", named_json(id))
                                  .put_if("fields", fields));
        }
        const std::string what = grade(change.certainty) + std::string(to_string(change.turn));
        if (!rows_.wants_paragraphs())
            return rows_.cells({"record", what, name(id), id, "", "", joined(change.fields)});
        Line& one = line(2);
        one.add(what).add(" " + id, Look::Id);
        if (const std::string label = name(id); label != id) one.add(" \"" + label + "\"");
        if (!change.fields.empty()) one.add(": " + joined(change.fields));
    }

    Rows& rows_;
    const DiffAnswer& answer_;
    const CaseDiff& diff_;
    std::vector<Line> lines_;
};

}  // namespace

void diff(const Output& output, const DiffAnswer& answer) {
    const auto rows = output.begin(
        {"changes", {{"part"}, {"change"}, {"what"}, {"records"}, {"before"}, {"after"}, {"because"}}, true});
    DiffRenderer renderer(*rows, answer);
    renderer.all();
    rows->finish(renderer.whole());
}

}  // namespace gainsay::render
