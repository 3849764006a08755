#pragma once

#include <iosfwd>
#include <memory>
#include <string_view>

#include "graphs/format/registry.hpp"

// A case as RDF: PROV-O, CiTO and schema.org, and a small vocabulary of our own for what these have no term for.
// One mapping, two syntaxes: Turtle and JSON-LD. docs/formats/rdf.md says what becomes what.

namespace gainsay::rdf {

/// Reads graphs; those of several inputs are merged, as RDF means it: one IRI is one thing, a blank node belongs
/// to its input. Nothing is fetched and no file is opened.
///
/// Memory   the whole graph until finish(): RDF promises no order.
/// Source   W3C PROV-O (2013), Turtle (2014), JSON-LD 1.1 (2020); CiTO 2.8; schema.org 30.
[[nodiscard]] std::unique_ptr<FormatReader> make_turtle_reader(RecordSink& sink, const ReadOptions& options,
                                                               LossReport& losses);
[[nodiscard]] std::unique_ptr<FormatReader> make_jsonld_reader(RecordSink& sink, const ReadOptions& options,
                                                               LossReport& losses);

/// Write the same triples; both stream.
void write_turtle(std::ostream& out, const GraphSource& source, const WriteOptions& options,
                  LossReport& losses);
void write_jsonld(std::ostream& out, const GraphSource& source, const WriteOptions& options,
                  LossReport& losses);

[[nodiscard]] Guess guess_turtle(std::string_view first_bytes);
[[nodiscard]] Guess guess_jsonld(std::string_view first_bytes);

}  // namespace gainsay::rdf
