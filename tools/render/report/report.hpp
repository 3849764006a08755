#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/audit/finding.hpp"
#include "engine/audit/history/baseline.hpp"
#include "engine/audit/policy/policy.hpp"
#include "engine/audit/rule_book.hpp"
#include "graphs/model/error.hpp"
#include "tools/render/table/text.hpp"

// What an audit found, on its way out: one writer a format, fed case by case, so that no more than the findings of one
// case is in memory.

namespace gainsay::render {

/// A place, and its column once more for those who do not count bytes.
struct ReportPlace : SourcePos {
    std::uint32_t character = 0;  ///< the column in Unicode code points, from 1; 0: not known

    ReportPlace() = default;
    ReportPlace(SourcePos where) : SourcePos(std::move(where)) {}

    friend bool operator==(const ReportPlace&, const ReportPlace&) = default;
};

/// What a report says of the records of a case beside their ids.
class RecordNames {
public:
    RecordNames() = default;
    RecordNames(const RecordNames&) = delete;
    RecordNames& operator=(const RecordNames&) = delete;
    virtual ~RecordNames() = default;

    /// Name, title or text; empty when there is none.
    [[nodiscard]] virtual std::string label(const RecordId& id) const = 0;
    /// Where the record stands; at least the file.
    [[nodiscard]] virtual ReportPlace place(const RecordId& id) const = 0;
};

struct ReportedFinding {
    const audit::Finding* finding = nullptr;
    std::string fingerprint;
    ReportPlace where;  ///< at least the file
    const audit::Suppression* hidden_by = nullptr;
};

/// A rule that had more findings than are reported.
struct CutRule {
    std::string rule;
    std::size_t kept = 0, total = 0;
};

/// One case, or one configuration, and what was found in it.
struct CaseReport {
    std::string name;  ///< as it was given
    const RecordNames* names = nullptr;
    std::span<const ReportedFinding> findings;  ///< in order
    std::span<const ReportedFinding> hidden;    ///< by suppressions; in order
    std::vector<audit::KnownFinding> vanished;  ///< known to the baseline, and gone
    std::size_t known = 0;                      ///< known to the baseline, and not reported
    std::size_t elsewhere = 0;                  ///< not about what changed, and not reported
    bool unreadable = false;                    ///< the findings are why; all other rules wait
    bool configuration = false;                 ///< no case
    std::vector<CutRule> cut;
    std::vector<std::string_view> ran;  ///< the ids of the rules that were run, in their order
    audit::FailOn fail_on = audit::FailOn::Warning;
};

struct ReportTotals {
    std::size_t cases = 0;
    std::array<std::size_t, 3> findings{};  ///< by severity
    std::size_t hidden = 0, vanished = 0, known = 0, elsewhere = 0;
    bool failed = false;

    [[nodiscard]] std::size_t all() const noexcept { return findings[0] + findings[1] + findings[2]; }
};

struct ReportHead {
    const audit::RuleBook* rules = nullptr;
    std::string version;    ///< of this program
    bool baseline = false;  ///< findings are compared with known ones
    std::string since;      ///< only what differs from this revision is reported; empty: everything
    Style style;            ///< of text
};

class ReportWriter {
public:
    ReportWriter() = default;
    ReportWriter(const ReportWriter&) = delete;
    ReportWriter& operator=(const ReportWriter&) = delete;
    virtual ~ReportWriter() = default;

    /// Does it need ReportPlace::character?
    [[nodiscard]] virtual bool counts_characters() const { return false; }
    virtual void add(const CaseReport& report) = 0;
    virtual void finish(const ReportTotals& totals) = 0;
};

/// text      grouped by case and record, for people and for editors
/// json      one object: the findings as rows, then what is said of the whole
/// jsonl     an object a finding
/// sarif     SARIF 2.1.0 (OASIS), for code scanning services and viewers; columns count Unicode code points, and are left out
///           where these are not known. In all other formats columns count bytes.
/// junit     JUnit XML, for build servers
/// markdown  for issues, pull requests and pages
/// github    workflow commands, which GitHub Actions shows beside the text
///
/// Whatever stands in a case, the output is valid in its format, and the same findings give the same bytes.
[[nodiscard]] std::span<const std::string_view> report_formats() noexcept;

/// `format` is one of report_formats(). What is given must outlive the writer.
[[nodiscard]] std::unique_ptr<ReportWriter> report_writer(std::string_view format, std::ostream& out,
                                                          const ReportHead& head);

}  // namespace gainsay::render
