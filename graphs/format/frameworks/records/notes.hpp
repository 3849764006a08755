#pragma once

#include <string>
#include <string_view>

#include "graphs/format/frameworks/records/flattening.hpp"
#include "graphs/format/frameworks/records/framework_records.hpp"

// What our own files say beside the framework, so that reading gives the case back: in i23 and apx comments such as
//     argument 3 claim:rain It rains.
//     relation relation:r rebuts claim:rain claim:sun
// and in tgf the labels of nodes and edges.

namespace gainsay::frameworks {

/// `text` on one line: as it is, or as a JSON text in quotes where line breaks, blanks at its ends or a quote at its
/// start would not survive.
[[nodiscard]] std::string spelt(std::string_view text);
/// The text that was spelt; what is no JSON text stays as it is.
[[nodiscard]] std::string unspelt(std::string_view spelling);

/// "relation:r rebuts claim:a claim:b".
[[nodiscard]] std::string row_of(const AttackingRelation& relation);

/// The first line of what we write in apx: a framework without arguments would be an empty file else.
inline constexpr std::string_view apx_header = "an argumentation framework, written by Gainsay";

/// Takes a comment for a note. False: it is a comment like any other.
bool take_note(std::string_view comment, json::Place where, FrameworkRecords& records);

}  // namespace gainsay::frameworks
