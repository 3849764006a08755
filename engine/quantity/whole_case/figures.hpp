#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/quantity/compare.hpp"
#include "graphs/model/source.hpp"

namespace gainsay {

/// What a person already said of two claims with figures.
struct ClaimLink {
    std::uint32_t a = 0, b = 0;  ///< numbers of claims in FigureTable, a < b
    RelationKind kind = RelationKind::Contradicts;
    RelationStatus status = RelationStatus::Accepted;
    std::string relation;  ///< id; of rephrasings over other claims: empty

    friend bool operator==(const ClaimLink&, const ClaimLink&) = default;
};

/// Why the calendar speaks against a figure as it was said.
enum class DateDoubt : std::uint8_t {
    PeriodNotOver,       ///< it was said before the period that it counts was over
    WordsAgainstPeriod,  ///< words such as "last year" put the saying before the period was over
    WordsAgainstDate,    ///< those words and the recorded date of the saying exclude each other
};
[[nodiscard]] std::string_view to_string(DateDoubt doubt) noexcept;

/// What the dates of a saying and the period of its figure do to each other. No conflict of figures: a remark.
struct DateRemark {
    DateDoubt doubt = DateDoubt::PeriodNotOver;
    std::uint32_t figure = 0;
    std::string statement;      ///< id
    std::string document;       ///< id: where the words stand; empty for PeriodNotOver
    std::string words;          ///< "reported last year"
    std::string document_date;  ///< EDTF, from which the words are counted
    std::string meant;          ///< EDTF: what the words mean, "2017"
    std::string said_on;        ///< EDTF; empty: not known
    std::string period;         ///< EDTF of the figure
    bool uncertain = false;     ///< a date in it is in doubt

    friend bool operator==(const DateRemark&, const DateRemark&) = default;
};

/// The figures of a case with what bears on them, and nothing else of it.
struct FigureTable {
    std::vector<Figure> figures;                ///< by claim, then index
    std::vector<ClaimId> claims;                ///< those with figures, by id
    std::vector<std::uint32_t> claim_of;        ///< of a figure: its claim's number
    std::vector<ClaimLink> links;               ///< by claims, then kind, then relation; only direct ones
    std::vector<std::uint32_t> rephrase_class;  ///< of a claim: the least number in its class
    std::vector<DateRemark> dates;              ///< by figure, doubt, statement, document
};

/// Streams a case once for each kind of record that it needs. A claim's sources are the speakers of the statements
/// that assert it, with the date said, and the publishers of the documents that state it, with the date published.
/// Relations between claims without figures count where rephrasings run over them; of rejected ones only that they
/// are.
///
/// Cost     O(case) time; memory for claims with figures, those who say them, and rephrased claims.
/// Threads  as the source.
[[nodiscard]] FigureTable collect_figures(const GraphSource& source);

/// All figures of `claim` as they can be asked for: [first, second) in FigureTable::figures. Empty: it has none.
[[nodiscard]] std::pair<std::uint32_t, std::uint32_t> figures_of(const FigureTable& table,
                                                                 const ClaimId& claim);

/// The links between two claims, and a rephrasing over other claims if that is all there is.
[[nodiscard]] std::vector<ClaimLink> links_between(const FigureTable& table, std::uint32_t a,
                                                   std::uint32_t b);

}  // namespace gainsay
