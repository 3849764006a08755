#pragma once

#include <iosfwd>
#include <memory>
#include <string_view>

#include "graphs/format/registry.hpp"

// FollowTheMoney entities as JSON Lines, the form that Aleph, OpenSanctions and the `ftm` tool exchange.
// docs/formats/ftm.md says what becomes what.

namespace gainsay::ftm {

/// Reads entities, one a line. What several inputs name by one entity id is one record.
///
/// Memory   notes stream. Agents and documents wait for finish() as compact text, because an employment that
///          stands anywhere is a field of the employee; so do links, whose ends may stand behind them.
/// Source   FollowTheMoney 3.8 (followthemoney.tech): its schemata and property types.
[[nodiscard]] std::unique_ptr<FormatReader> make_reader(RecordSink& sink, const ReadOptions& options,
                                                        LossReport& losses);

/// Writes one entity a record, an affiliation and an occurrence each as one more; streams. What FollowTheMoney
/// has no property for stands in the member "x-gainsay" beside the properties, so that reading gives the record
/// back.
void write(std::ostream& out, const GraphSource& source, const WriteOptions& options, LossReport& losses);

[[nodiscard]] Guess guess(std::string_view first_bytes);

}  // namespace gainsay::ftm
