#include "tools/render/answer/figures_and_quotes/quantities.hpp"

#include <cmath>

#include "engine/quantity/reading/range.hpp"
#include "engine/quantity/reading/unit.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "tools/render/answer/names.hpp"

namespace gainsay::render {
namespace {

Look look_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::Conflict:
            return Look::Against;
        case Verdict::Same:
            return Look::For;
        default:
            return Look::Strong;
    }
}

/// A relation between the two claims that somebody already recorded: "contradicts (relation:x, proposed)".
std::string link_text(const ClaimLink& link) {
    std::string text(to_word(link.kind));
    if (link.relation.empty()) return text + " (over other claims)";
    text += " (" + link.relation;
    if (link.status != RelationStatus::Accepted) text += ", " + std::string(to_word(link.status));
    return text + ")";
}

std::string figure_cell(const Figure& figure) {
    return figure_text(figure.quantity) + (figure.possible ? " (possibly)" : "");
}

/// "100 %", of a share in its base; else the number.
std::string sum_text(double number, bool share) {
    // Three digits behind the point: more is noise of adding.
    const double digits = 1000;
    const double shown = std::round(number * (share ? 100 : 1) * digits) / digits;
    return number_text(shown) + (share ? " %" : "");
}

class Renderer {
public:
    Renderer(Rows& rows, const GraphSource& source, const FigureTable& table)
        : rows_(rows), source_(source), table_(table) {}

    void pair(const FigurePair& pair) {
        const Figure &a = table_.figures[pair.a], &b = table_.figures[pair.b];
        std::vector<std::string> reasons, links;
        for (const Reason& reason : pair.comparison.reasons) reasons.push_back(told(reason));
        for (const ClaimLink& link : pair.links) links.push_back(link_text(link));
        const std::string verdict(to_string(pair.comparison.verdict));
        if (rows_.wants_json()) {
            rows_.json(pair_json(pair));
        } else if (rows_.wants_paragraphs()) {
            std::vector<Line> lines;
            lines.emplace_back()
                .add(figure_text(a.quantity), Look::Strong)
                .add(" and ")
                .add(figure_text(b.quantity), Look::Strong)
                .add(": ")
                .add(verdict, look_of(pair.comparison.verdict));
            add_figure(a, lines);
            add_figure(b, lines);
            for (const std::string& reason : reasons) line(lines, 4, "· " + reason);
            for (const std::string& link : links) line(lines, 4, "already said: " + link);
            rows_.paragraph(lines);
        } else {
            rows_.cells({verdict, a.claim.text(), figure_cell(a), b.claim.text(), figure_cell(b),
                         joined(reasons, "; "), joined(links, "; ")});
        }
    }

    void sum(const SumRemark& sum) {
        const bool share = sum.kind != SumKind::PartsUnlikeWhole || is_share(sum.figures.front());
        const std::string range = sum.low == sum.high
                                      ? sum_text(sum.low, share)
                                      : sum_text(sum.low, share) + " to " + sum_text(sum.high, share);
        const std::string says =
            sum.kind == SumKind::ShareAboveAll ? "with its rounding it is " + range
            : sum.kind == SumKind::SharesAboveAll
                ? "together they are at least " + sum_text(sum.low, share) +
                      ": a figure is wrong, or the subjects overlap, or each is a share of its own subject"
                : "the parts make " + range;
        if (rows_.wants_json()) {
            std::vector<Json> figures;
            for (const std::uint32_t figure : sum.figures) figures.push_back(figure_json(figure));
            rows_.json(JsonObject()
                           .put("kind", "sum")
                           .put("what", to_string(sum.kind))
                           .put("figures", figures)
                           .put("low", sum.low)
                           .put("high", sum.high));
        } else if (rows_.wants_paragraphs()) {
            std::vector<Line> lines;
            lines.emplace_back().add(to_string(sum.kind), Look::Against);
            for (const std::uint32_t figure : sum.figures) add_figure(table_.figures[figure], lines);
            line(lines, 4, "· " + says);
            rows_.paragraph(lines);
        } else {
            remark_cells(std::string(to_string(sum.kind)), sum.figures, says);
        }
    }

    void date(const DateRemark& remark) {
        if (rows_.wants_json()) {
            rows_.json(JsonObject()
                           .put("kind", "date")
                           .put("what", to_string(remark.doubt))
                           .put("figure", figure_json(remark.figure))
                           .put("statement", remark.statement)
                           .put_if("document", remark.document)
                           .put_if("words", remark.words)
                           .put_if("document_date", remark.document_date)
                           .put_if("meant", remark.meant)
                           .put_if("said_on", remark.said_on)
                           .put("period", remark.period)
                           .put_if("uncertain", remark.uncertain));
        } else if (rows_.wants_paragraphs()) {
            std::vector<Line> lines;
            lines.emplace_back().add("dates: " + std::string(to_string(remark.doubt)), Look::Strong);
            add_figure(table_.figures[remark.figure], lines);
            line(lines, 4, "· " + date_words(table_, remark) + " (" + remark.statement + ")");
            rows_.paragraph(lines);
        } else {
            remark_cells("dates: " + std::string(to_string(remark.doubt)), {remark.figure},
                         date_words(table_, remark));
        }
    }

private:
    static void line(std::vector<Line>& lines, std::size_t indent, const std::string& text) {
        Line& one = lines.emplace_back();
        one.indent = indent;
        one.add(text);
    }

    static std::string told(const Reason& reason) {
        return sentence(reason) + (reason.unsaid ? " (only one of them says it)" : "");
    }

    bool is_share(std::uint32_t figure) const {
        return read_unit(table_.figures[figure].quantity.unit).family == "share";
    }

    std::string claim_text(const Figure& figure) const {
        const auto record = source_.find(figure.claim);
        return record ? label_of(*record) : figure.claim.text();
    }

    void add_figure(const Figure& figure, std::vector<Line>& lines) const {
        line(lines, 2, figure_words(figure));
        Line& claim = lines.emplace_back();
        claim.indent = 4;
        claim.add("\"" + claim_text(figure) + "\"").add(" (" + figure.claim.text() + ")", Look::Id);
    }

    void remark_cells(const std::string& what, const std::vector<std::uint32_t>& figures,
                      const std::string& says) {
        std::vector<std::string> rest_ids, rest;
        for (std::size_t i = 1; i < figures.size(); ++i) {
            rest_ids.push_back(table_.figures[figures[i]].claim.text());
            rest.push_back(figure_text(table_.figures[figures[i]].quantity));
        }
        const Figure& first = table_.figures[figures.front()];
        rows_.cells({what, first.claim.text(), figure_text(first.quantity), joined(rest_ids, " "),
                     joined(rest, "; "), says, ""});
    }

    Json figure_json(std::uint32_t number) const {
        const Figure& figure = table_.figures[number];
        const Quantity& q = figure.quantity;
        JsonObject object;
        object.put("claim", figure.claim.text())
            .put("text", claim_text(figure))
            .put("index", figure.index)
            .put("figure", figure_text(q))
            .put("measure", q.measure)
            .put_if("subject", q.subject)
            .put_if("population", q.population);
        if (figure.period()) object.put("period", figure.period()->text());
        object.put_if("value", q.value).put_if("low", q.low).put_if("high", q.high);
        return object.put_if("unit", q.unit)
            .put("bound", to_word(q.bound))
            .put_if("possible", figure.possible);
    }

    Json pair_json(const FigurePair& pair) const {
        std::vector<Json> reasons, links;
        for (const Reason& reason : pair.comparison.reasons) {
            reasons.push_back(JsonObject()
                                  .put("kind", to_string(reason.kind))
                                  .put("field", reason.field)
                                  .put("a", reason.a)
                                  .put("b", reason.b)
                                  .put_if("unsaid", reason.unsaid)
                                  .put("text", sentence(reason)));
        }
        for (const ClaimLink& link : pair.links) {
            links.push_back(JsonObject()
                                .put("kind", to_word(link.kind))
                                .put("status", to_word(link.status))
                                .put_if("relation", link.relation));
        }
        return JsonObject()
            .put("kind", "pair")
            .put("verdict", to_string(pair.comparison.verdict))
            .put("a", figure_json(pair.a))
            .put("b", figure_json(pair.b))
            .put("reasons", reasons)
            .put("relations", links);
    }

    Rows& rows_;
    const GraphSource& source_;
    const FigureTable& table_;
};

std::string number_of(std::uint64_t number, std::string_view what) {
    return std::to_string(number) + " " + std::string(what);
}

std::string summary(const QuantityAnswer& answer) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < verdict_count; ++i)
        parts.push_back(number_of(answer.counts[i], to_string(static_cast<Verdict>(i))));
    std::string text = "Pairs: " + joined(parts, ", ") + ".";
    if (answer.limited || answer.remarks_limited) text += " There is more than is shown: raise --limit.";
    if (answer.sorted_blocks > 0) {
        text += " " + number_of(answer.sorted_blocks, answer.sorted_blocks == 1 ? "group" : "groups") +
                " of figures too large to be compared pair by pair: of those the conflicts are shown, next "
                "to next.";
    }
    return text;
}

}  // namespace

std::string figure_words(const Figure& figure) {
    const Quantity& q = figure.quantity;
    std::vector<std::string> parts{figure_text(q), q.measure};
    if (!q.subject.empty()) parts.push_back("of " + q.subject);
    if (!q.population.empty()) parts.push_back("among " + q.population);
    if (figure.period()) parts.push_back(figure.period()->text());
    return joined(parts, ", ") + (figure.possible ? " (possibly not said then: the dates do not tell)" : "");
}

std::string date_words(const FigureTable& table, const DateRemark& remark) {
    const std::string figure = figure_text(table.figures[remark.figure].quantity);
    const std::string doubt = remark.uncertain ? "; a date in this is itself in doubt" : "";
    const std::string words = "\"" + remark.words + "\" in " + remark.document + " (" + remark.document_date +
                              ") means " + remark.meant;
    switch (remark.doubt) {
        case DateDoubt::PeriodNotOver:
            return figure + " was said " + remark.said_on + ", before its period, " + remark.period +
                   ", was over: a forecast, a part of the period, or a wrong date" + doubt;
        case DateDoubt::WordsAgainstPeriod:
            return words + ", but a figure for all of " + remark.period +
                   " cannot be there before that is over: the words or the period cannot be right" + doubt;
        case DateDoubt::WordsAgainstDate:
            return words + ", but the case dates it " + remark.said_on + doubt;
    }
    return "";
}

void quantities(const Output& output, const GraphSource& source, const FigureTable& table,
                const QuantityAnswer& answer) {
    const auto rows =
        output.begin({"findings",
                      {{"verdict"}, {"a"}, {"a_figure"}, {"b"}, {"b_figure"}, {"reasons"}, {"relations"}},
                      /*paragraphs=*/true});
    Renderer renderer(*rows, source, table);
    for (const FigurePair& pair : answer.pairs) renderer.pair(pair);
    for (const SumRemark& sum : answer.sums) renderer.sum(sum);
    for (const DateRemark& remark : answer.dates) renderer.date(remark);
    if (rows->wants_paragraphs()) {
        Line line;
        line.add(summary(answer), Look::Faint);
        rows->paragraph({line});
    }
    constexpr std::string_view names[verdict_count] = {"conflict", "different", "compatible", "same"};
    JsonObject counts;
    for (std::size_t i = 0; i < verdict_count; ++i) counts.put(names[i], answer.counts[i]);
    rows->finish(JsonObject()
                     .put("counts", counts)
                     .put("figures", table.figures.size())
                     .put("limited", answer.limited || answer.remarks_limited)
                     .put("sorted_blocks", answer.sorted_blocks));
}

void proposals(std::ostream& out, const std::vector<Relation>& relations) {
    if (!relations.empty()) out << "{\"gainsay\": 1}\n";
    for (const Relation& relation : relations) out << record_to_json_line(relation) << '\n';
}

}  // namespace gainsay::render
