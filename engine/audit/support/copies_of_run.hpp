#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/rule.hpp"

// Of the rules only: the stored copies of a case, each read once in a run.

namespace gainsay::audit {

/// What became of reading a copy.
struct CopyOutcome {
    CopyState state = CopyState::NoCopy;
    std::string message;  ///< as CopyText::message
};

/// Whoever needs the texts reads them; what became of each is remembered for whoever needs no more than that and comes later. Texts are not
/// kept: all of them together may be larger than the memory.
///
/// Cost     a byte a document, and the messages of copies that cannot be read.
/// Threads  one at a time: for Rule::begin() and Rule::record().
class CopiesOfRun {
public:
    explicit CopiesOfRun(const Subject& subject);

    /// Reads the copy. Of a subject without copies there is none to read.
    [[nodiscard]] CopyText read(const Subject& subject, const Document& document) const;
    /// Reads the copy when nobody has.
    [[nodiscard]] CopyOutcome outcome(const Subject& subject, const Document& document) const;

private:
    struct Known {
        std::vector<std::uint8_t> states;  // by document: 0 not read, else 1 more than the state
        std::map<std::uint32_t, std::string> messages;
    };

    std::uint32_t first_ = 0;
    CopyLimits limits_;
    std::unique_ptr<Known> known_;
};

/// Those of a run, and the limit on their size: a threshold of sourcing/snapshot-mismatch, which is the rule that tells of larger ones.
[[nodiscard]] const CopiesOfRun& copies_of_run(const Subject& subject);
inline constexpr std::string_view copy_size_rule = "sourcing/snapshot-mismatch";
inline constexpr ThresholdInfo copy_size{
    "megabytes", 128, "size of a stored copy beyond which it is not read, and a note says so"};

}  // namespace gainsay::audit
