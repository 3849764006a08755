#include <algorithm>
#include <chrono>
#include <limits>
#include <sstream>

#include "engine/quantity/whole_case/framed.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/command/ask/question.hpp"
#include "tools/cli/command/ask/time/diff_sides.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/cli/session/open.hpp"
#include "tools/render/dot.hpp"
#include "tools/render/graphviz.hpp"
#include "tools/render/views/view.hpp"

// gainsay draw CASE --view VIEW: a question to a case whose answer is a picture.

namespace gainsay::cli {
namespace {

class DrawCommand final : public Command {
public:
    std::string_view name() const override { return "draw"; }
    std::string_view summary() const override { return "draw a case, or a part of it, as a diagram"; }

    void declare(Options& options) override {
        options.reads_case();
        options.option(&view_, "--view", "VIEW", "what to draw; map unless said otherwise")
            .among({"ego", "dispute", "chain", "sources", "circles", "impact", "map", "camps", "timeline",
                    "quantities", "figure", "diff", "all"});
        options.option(&around_, "--around", "RECORD", "for ego: the record in the middle")
            .completes(Hint::Id);
        options
            .option(&of_, "--of", "RECORD",
                    "for chain: the claim, statement or document that is traced; for sources and figure: the "
                    "claim; "
                    "for impact: what is taken away")
            .completes(Hint::Id);
        options
            .option(&through_, "--through", "RECORD",
                    "for circles: only those over this document, this agent's documents, or under this claim")
            .completes(Hint::Id);
        options.option(
            &depth_, "--depth", "N",
            "for ego and chain: how many steps; 1 for ego and any number for chain, unless said otherwise");
        options.option(&max_nodes_, "--max-nodes", "N",
                       "at most so many nodes, 150 unless said otherwise; a note says what was left out");
        question_.declare_with_agents(options, "for dispute: the two agents");
        options.option(&with_, "--with", "OTHER", "for diff: the case to compare it with")
            .completes(Hint::Case);
        sides_.declare_dates(options, "for diff: ");
        options.option(&format_, "--format", "FORMAT", "of the picture; else as FILE ends, else dot", 'f')
            .among({"dot", "svg", "png", "pdf"});
        options.option(&output_, "--output", "FILE", "where to; standard output unless said otherwise", 'o')
            .completes(Hint::File);
        options.option(&seconds_, "--timeout", "SECONDS",
                       "how long Graphviz may take; 30 unless said otherwise");
        options.explain(
            "Views: ego, everything near one record; dispute, what two agents have against each other; "
            "chain, where "
            "something comes from and what speaks against it; sources, its independent chains; circles, "
            "sources that lead back to themselves; impact, what falls without a record; map, agents against "
            "agents; camps, who stands "
            "with whom; timeline, what was said when; quantities, figures against figures; figure, where a "
            "claim's figure comes from; diff, which "
            "disputes opened and closed between two cases or two dates; all, the whole case. "
            "svg, png and pdf are laid out by the installed Graphviz.");
        options.example("gainsay draw fixtures/iran-tip-2018/case.json --view map -o map.svg",
                        "who contradicts whom, for a browser");
        options.example(
            "gainsay draw fixtures/iran-tip-2018/case.json --view dispute --between bahram-qassemi "
            "us-state-department",
            "the dispute of two agents as DOT");
    }

    Exit run(Session& session) override {
        const std::string format = picture_format();
        const render::Diagram diagram = draw(session);
        std::ostringstream dot;
        render::write_dot(dot, diagram);
        const std::string text = format == "dot" ? dot.str() : layout(dot.str(), format);
        write_output(session, output_.value_or("-"), [&](std::ostream& out) {
            out.write(text.data(), static_cast<std::streamsize>(text.size()));
        });
        for (const std::string& note : diagram.notes) session.log(note);
        return Exit::Fine;
    }

private:
    std::string picture_format() const {
        if (!format_.empty()) return format_;
        const std::string file = output_.value_or("");
        for (const char* const ending : {"svg", "png", "pdf"}) {
            if (file.size() > 4 && file.compare(file.size() - 4, 4, std::string(".") + ending) == 0)
                return ending;
        }
        return "dot";
    }

    std::string layout(const std::string& dot, const std::string& format) const {
        constexpr std::size_t a_day = 24UL * 60 * 60;
        render::GraphvizOptions options;
        options.timeout = std::chrono::seconds(std::min(seconds_, a_day));
        const auto picture = format == "svg"   ? render::PictureFormat::Svg
                             : format == "png" ? render::PictureFormat::Png
                                               : render::PictureFormat::Pdf;
        return render::render_with_graphviz(dot, picture, options);
    }

    static std::string needed(const std::optional<std::string>& value, const char* view, const char* option) {
        if (value) return *value;
        throw Error(ErrorCode::Malformed, std::string("--view ") + view + " needs " + option);
    }

    /// An option that the view has no use for is refused: a picture that passes over it shows something else than
    /// was asked for.
    void refuse_idle(const ContradictionOptions& question) const {
        struct Use {
            bool given;
            std::string_view option, views;
        };
        const Use uses[] = {
            {around_.has_value(), "--around", "ego"},
            {!question_.agents().empty(), "--between with two agents", "dispute"},
            {of_.has_value(), "--of", "chain, sources, figure, impact"},
            {through_.has_value(), "--through", "circles"},
            {depth_.has_value(), "--depth", "ego, chain"},
            {question.closures.any(), "--closure", "dispute, map, camps, diff"},
            {with_.has_value(), "--with", "diff"},
            {sides_.dated(), "--from and --to", "diff"},
            {(question.as_of || question.since) && view_ == "diff", "--as-of and --between",
             "ego, dispute, chain, sources, circles, impact, map, camps, timeline, quantities, figure, "
             "all"}};
        for (const Use& use : uses) {
            if (!use.given || use.views.find(view_) != std::string_view::npos) continue;
            throw Error(ErrorCode::Malformed,
                        "found " + std::string(use.option) + " with --view " + view_ +
                            ", expected it with these views only: " + std::string(use.views));
        }
    }

    std::uint32_t depth(std::size_t otherwise) const {
        constexpr std::size_t deepest = std::numeric_limits<std::uint32_t>::max();
        return static_cast<std::uint32_t>(std::min(depth_.value_or(otherwise), deepest));
    }

    /// Needs no graph: figures stand in the records.
    static render::Diagram draw_quantities(Session& session, const render::ViewOptions& options) {
        constexpr std::size_t most = 10'000;  // pairs that could fit into any picture
        QuantityOptions question;
        question.limit = most;
        FigureTable table = collect_figures(session.source());
        if (options.frame.any()) keep_said(table, session.snapshot(), options.frame);
        return render::quantities_view(session.source(), table, find_quantities(table, question), options);
    }

    render::Diagram draw_diff(Session& session, const ContradictionOptions& question,
                              const render::ViewOptions& options) const {
        DiffOptions asked;
        asked.closures = question.closures;
        asked.include_proposed = question.include_proposed;
        asked.witnesses = 0;
        const OpenedSides sides = sides_.open(session, with_);
        const CaseDiff diff = find_diff(sides.before, sides.after, asked);
        return render::diff_view(
            {diff, *sides.before.snapshot, *sides.after.snapshot, sides.before_name, sides.after_name},
            options);
    }

    render::Diagram draw_sources(Session& session, const ContradictionOptions& question,
                                 const render::ViewOptions& options) const {
        SourcesOptions sources;
        sources.as_of = question.as_of;
        sources.since = question.since;
        sources.include_proposed = question.include_proposed;
        const Node claim = session.resolve(needed(of_, "sources", "--of CLAIM"), {RecordKind::Claim});
        return render::sources_view(session.snapshot(), claim, sources, options);
    }

    render::Diagram draw_impact(Session& session, const ContradictionOptions& question,
                                const render::ViewOptions& options) const {
        ImpactOptions impact;
        impact.as_of = question.as_of;
        impact.since = question.since;
        impact.include_proposed = question.include_proposed;
        const Node node = session.resolve(needed(of_, "impact", "--of RECORD"),
                                          {RecordKind::Document, RecordKind::Statement, RecordKind::Claim,
                                           RecordKind::Agent, RecordKind::Relation});
        return render::impact_view(session.snapshot(), node, impact, options);
    }

    render::Diagram draw_circles(Session& session, const ContradictionOptions& question,
                                 const render::ViewOptions& options) const {
        CirclesOptions circles;
        circles.as_of = question.as_of;
        circles.since = question.since;
        if (through_) {
            circles.through =
                session.resolve(*through_, {RecordKind::Claim, RecordKind::Document, RecordKind::Agent});
        }
        return render::circles_view(session.snapshot(), circles, options);
    }

    render::Diagram draw_figure(Session& session, const ContradictionOptions& question,
                                const render::ViewOptions& options) const {
        FigureTrailOptions trail;
        trail.as_of = question.as_of;
        trail.since = question.since;
        trail.include_proposed = question.include_proposed;
        const std::string of = needed(of_, "figure", "--of CLAIM");
        const Snapshot& snapshot = session.snapshot();
        const Node claim = session.resolve(of, {RecordKind::Claim});
        return render::figure_view(snapshot, session.source(), claim, trail, options);
    }

    render::Diagram draw(Session& session) const {
        const ContradictionOptions question = question_.options();
        refuse_idle(question);
        render::ViewOptions options;
        options.max_nodes = max_nodes_;
        options.include_proposed = question.include_proposed;
        options.frame = {question.since, question.as_of};
        if (view_ == "ego") {
            const std::string around = needed(around_, "ego", "--around RECORD");
            return render::ego_view(session.snapshot(), session.resolve(around), depth(1), options);
        }
        if (view_ == "dispute") {
            const std::vector<std::string> agents = question_.agents();
            if (agents.empty()) needed(std::nullopt, "dispute", "--between A B");
            const Node a = session.resolve(agents[0], {RecordKind::Agent});
            const Node b = session.resolve(agents[1], {RecordKind::Agent});
            return render::dispute_view(session.snapshot(), a, b, question, options);
        }
        if (view_ == "chain") {
            const std::string of = needed(of_, "chain", "--of RECORD");
            TraceOptions trace;
            trace.max_depth = depth(0);
            trace.as_of = question.as_of;
            trace.since = question.since;
            trace.include_proposed = question.include_proposed;
            const Node node =
                session.resolve(of, {RecordKind::Claim, RecordKind::Statement, RecordKind::Document});
            return render::chain_view(session.snapshot(), node, trace, options);
        }
        if (view_ == "sources") return draw_sources(session, question, options);
        if (view_ == "circles") return draw_circles(session, question, options);
        if (view_ == "impact") return draw_impact(session, question, options);
        if (view_ == "camps") return render::camps_view(session.snapshot(), {question}, {}, options);
        if (view_ == "timeline") return render::timeline_view(session.snapshot(), options);
        if (view_ == "diff") return draw_diff(session, question, options);
        if (view_ == "quantities") return draw_quantities(session, options);
        if (view_ == "figure") return draw_figure(session, question, options);
        if (view_ == "all") return render::all_view(session.snapshot(), options);
        return render::map_view(session.snapshot(), question, options);
    }

    std::string view_ = "map", format_;
    std::optional<std::string> around_, of_, output_, through_, with_;
    DiffSides sides_;
    std::optional<std::size_t> depth_;
    std::size_t max_nodes_ = 150, seconds_ = 30;
    Question question_;
};

}  // namespace

std::unique_ptr<Command> make_draw() {
    return std::make_unique<DrawCommand>();
}

}  // namespace gainsay::cli
