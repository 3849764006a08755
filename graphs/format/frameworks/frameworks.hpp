#pragma once

#include <iosfwd>
#include <memory>
#include <string_view>

#include "graphs/format/registry.hpp"

// Abstract argumentation frameworks (Dung 1995) in the three spellings that solvers read: i23 ("p af n" and pairs of
// numbers, since ICCMA 2023), apx (facts of ASPARTIX) and tgf (the Trivial Graph Format). docs/formats/frameworks.md
// says what becomes of what.

namespace gainsay::frameworks {

/// The readers make a claim of every argument and a relation of every attack. One reader reads one framework: a name
/// of an argument means something within its framework only, so that a second input is refused.
///
/// Memory   of i23: 12 bytes an attack. Of apx and tgf the names of all arguments, too.
/// Source   P. M. Dung, "On the acceptability of arguments …", Artificial Intelligence 77 (1995); the rules of ICCMA
///          2023; U. Egly, S. Gaggl, S. Woltran, "ASPARTIX", ICLP (2008).
[[nodiscard]] std::unique_ptr<FormatReader> make_i23_reader(RecordSink& sink, const ReadOptions& options,
                                                            LossReport& losses);
[[nodiscard]] std::unique_ptr<FormatReader> make_apx_reader(RecordSink& sink, const ReadOptions& options,
                                                            LossReport& losses);
[[nodiscard]] std::unique_ptr<FormatReader> make_tgf_reader(RecordSink& sink, const ReadOptions& options,
                                                            LossReport& losses);

/// The writers make an argument of every claim, and of every relation that is itself under attack. Ids, texts and
/// kinds of relations stand in comments (in tgf: in labels), which solvers pass over.
void write_i23(std::ostream& out, const GraphSource& source, const WriteOptions& options, LossReport& losses);
void write_apx(std::ostream& out, const GraphSource& source, const WriteOptions& options, LossReport& losses);
void write_tgf(std::ostream& out, const GraphSource& source, const WriteOptions& options, LossReport& losses);

[[nodiscard]] Guess guess_i23(std::string_view first_bytes);
[[nodiscard]] Guess guess_apx(std::string_view first_bytes);
[[nodiscard]] Guess guess_tgf(std::string_view first_bytes);

}  // namespace gainsay::frameworks
