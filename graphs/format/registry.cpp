#include "graphs/format/registry.hpp"

#include <array>
#include <string>

#include "graphs/format/archives/warc.hpp"
#include "graphs/format/argdown/argdown.hpp"
#include "graphs/format/entities/ftm.hpp"
#include "graphs/format/feeds/claimreview/claimreview.hpp"
#include "graphs/format/feeds/factcheck_api.hpp"
#include "graphs/format/frameworks/frameworks.hpp"
#include "graphs/format/maps/aif.hpp"
#include "graphs/format/networks/networks.hpp"
#include "graphs/format/rdf/rdf.hpp"
#include "graphs/format/tables/mapping/mapped_reader.hpp"
#include "graphs/format/tables/own_table.hpp"
#include "graphs/format/text_case/case_json.hpp"

namespace gainsay {
namespace {

/// A reader that keeps nothing between inputs.
template <void (*Read)(std::istream&, std::string_view, RecordSink&, const ReadOptions&)>
std::unique_ptr<FormatReader> each_alone(RecordSink& sink, const ReadOptions& options, LossReport&) {
    class Reader final : public FormatReader {
    public:
        Reader(RecordSink& to, const ReadOptions& with) : sink_(to), options_(with) {}
        void read(std::istream& in, std::string_view name) override { Read(in, name, sink_, options_); }

    private:
        RecordSink& sink_;
        const ReadOptions& options_;
    };
    return std::make_unique<Reader>(sink, options);
}

/// A writer that loses nothing.
template <void (*Write)(std::ostream&, const GraphSource&)>
void whole(std::ostream& out, const GraphSource& source, const WriteOptions&, LossReport&) {
    Write(out, source);
}

// JSON Lines first: where both fit, it is the narrower guess. For people the order is the same.
constexpr std::array all_formats{
    Format{"jsonl", "a Gainsay case as JSON Lines: one record a line, for large cases and pipes", ".jsonl",
           guess_case_jsonl, each_alone<read_case_json>, whole<write_case_jsonl>},
    Format{"json", "a Gainsay case as JSON: one object, for people, git and diffs", ".json", guess_case_json,
           each_alone<read_case_json>, whole<write_case_json>},
    Format{"aif", "argument maps of AIFdb: node sets as JSON, of which several merge", ".json", aif::guess,
           aif::make_reader, aif::write},
    Format{"xaif", "the same in the wrapper that AIF's newer tools exchange", ".json", aif::guess_wrapped,
           aif::make_reader, aif::write_wrapped},
    Format{"argdown", "Argdown: statements, arguments and relations in a text that people write", ".argdown",
           argdown::guess, argdown::make_reader, argdown::write},
    Format{"i23", "argumentation frameworks as numbers (p af n): arguments and attacks, for solvers", ".af",
           frameworks::guess_i23, frameworks::make_i23_reader, frameworks::write_i23},
    Format{"apx", "argumentation frameworks as facts: arg(a). att(a,b).", ".apx", frameworks::guess_apx,
           frameworks::make_apx_reader, frameworks::write_apx},
    Format{"tgf", "argumentation frameworks in the Trivial Graph Format", ".tgf", frameworks::guess_tgf,
           frameworks::make_tgf_reader, frameworks::write_tgf},
    Format{"graphml", "a graph as GraphML: whole records, and columns for Gephi, yEd and NetworkX",
           ".graphml", networks::guess_graphml, networks::make_graphml_reader, networks::write_graphml},
    Format{"gexf", "a graph as GEXF 1.3, coloured and with lifetimes, for Gephi", ".gexf", nullptr, nullptr,
           networks::write_gexf},
    Format{"cytoscape", "a graph as elements of Cytoscape.js, with whole records", ".cyjs", nullptr, nullptr,
           networks::write_cytoscape},
    Format{"jgf", "a graph in the JSON Graph Format 2, with whole records", ".json", nullptr, nullptr,
           networks::write_jgf},
    Format{"mermaid", "a flowchart that GitHub renders, disputes first", ".mmd", nullptr, nullptr,
           networks::write_mermaid},
    Format{"markdown", "a report for people: claims, who says what and where, disputes, reviews", ".md",
           nullptr, nullptr, networks::write_markdown},
    Format{"warc", "archives of the web (WARC), also with gzip: pages and texts become documents", ".warc",
           archives::guess_warc, archives::make_warc_reader, nullptr},
    Format{"claimreview", "reviews of fact-checkers as schema.org's ClaimReview: a feed, or a saved page",
           ".json", claimreview::guess, claimreview::make_reader, claimreview::write},
    Format{"factcheck-api", "saved responses of the Google Fact Check Tools API", ".json",
           factcheck_api::guess, factcheck_api::make_reader, nullptr},
    Format{"turtle", "PROV-O, CiTO and schema.org as RDF in Turtle", ".ttl", rdf::guess_turtle,
           rdf::make_turtle_reader, rdf::write_turtle},
    Format{"jsonld", "the same as JSON-LD", ".jsonld", rdf::guess_jsonld, rdf::make_jsonld_reader,
           rdf::write_jsonld},
    Format{"csv", "tables of ours, or with a mapping any table: a row a record, for spreadsheets", ".csv",
           tables::guess_csv, tables::make_csv_reader, tables::write_csv},
    Format{"tsv", "the same with tabs between the cells", ".tsv", tables::guess_tsv, tables::make_tsv_reader,
           tables::write_tsv},
    Format{"mapped", "any table, JSON Lines or JSON list, read with a mapping", ".csv", nullptr,
           tables::make_mapped_reader, nullptr},
    Format{"ftm", "FollowTheMoney entities as JSON Lines, as Aleph and OpenSanctions exchange them",
           ".ftm.json", ftm::guess, ftm::make_reader, ftm::write},
};

}  // namespace

void Format::read(std::istream& in, std::string_view input, RecordSink& sink, const ReadOptions& options,
                  LossReport& losses) const {
    const auto one = reader(sink, options, losses);
    one->read(in, input);
    one->finish();
}

std::span<const Format> formats() noexcept {
    return all_formats;
}

const Format& find_format(std::string_view name) {
    std::string names;
    for (const Format& format : all_formats) {
        if (format.name == name) return format;
        names += (names.empty() ? "" : ", ") + std::string(format.name);
    }
    throw Error(ErrorCode::NotFound,
                "found the format \"" + std::string(name.substr(0, 60)) + "\", expected one of " + names);
}

const Format* guess_format(std::string_view first_bytes) noexcept {
    const Format* best = nullptr;
    Guess certainty = Guess::No;
    for (const Format& format : all_formats) {
        if (format.guess == nullptr || !format.reads()) continue;
        const Guess guess = format.guess(first_bytes);
        if (guess > certainty) {
            certainty = guess;
            best = &format;
        }
    }
    return best;
}

}  // namespace gainsay
