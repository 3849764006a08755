// A verdict and its reasons in words: which fields of the records were compared, and how a person reads it.
#include "engine/quantity/compare.hpp"

namespace gainsay {
namespace {

/// The field of a figure that a reason of `kind` speaks of.
std::string field_name(ReasonKind kind, const Sketched& sketch, const Figure& a, const Figure& b) {
    switch (kind) {
        case ReasonKind::Measure:
        case ReasonKind::Basis:
        case ReasonKind::Version:
            return "measure";
        case ReasonKind::Unit:
        case ReasonKind::Conversion:
            return "unit";
        case ReasonKind::Population:
            return "population";
        case ReasonKind::Period:
            return a.quantity.period || b.quantity.period ? "period" : "valid";
        case ReasonKind::Subject:
            return "subject";
        case ReasonKind::PartOf:
        case ReasonKind::WholeOf:
            if (sketch.part_by_population) return "population";
            return a.quantity.subject == b.quantity.subject && sketch.part_by_period ? "period" : "subject";
        default:
            return "value";
    }
}

std::string with_population(const Quantity& quantity) {
    return quantity.population.empty() ? quantity.measure : quantity.measure + ", of " + quantity.population;
}

std::string basis_words(const Quantity& quantity) {
    const auto basis = static_cast<std::uint8_t>(read_phrase(quantity.measure).basis |
                                                 read_phrase(quantity.population).basis);
    return basis == NoBasis ? "" : basis_text(basis) + " (" + with_population(quantity) + ")";
}

std::string sources_text(const Figure& figure) {
    std::string text;
    for (const FigureSource& source : figure.sources) {
        text += (text.empty() ? "" : "; ") + source.agent + (source.date ? ", " + source.date->text() : "");
    }
    return text;
}

std::string field_text(ReasonKind kind, const std::string& field, const Figure& figure, bool is_part) {
    const Quantity& quantity = figure.quantity;
    if (kind == ReasonKind::Basis) return basis_words(quantity);
    if (field == "measure") {
        if (kind != ReasonKind::Version) return quantity.measure;
        return edition_text(static_cast<std::uint8_t>(read_phrase(quantity.measure).edition |
                                                      read_phrase(quantity.population).edition));
    }
    if (field == "source") return sources_text(figure);
    if (field == "unit") return quantity.unit;
    if (field == "subject") return quantity.subject;
    // Part of a population: the subject of the whole is the population of the part.
    if (field == "population") {
        if (kind == ReasonKind::Population) return quantity.population;
        return is_part ? quantity.subject + ", of " + quantity.population : quantity.subject;
    }
    if (field == "period" || field == "valid") return figure.period() ? figure.period()->text() : "";
    return figure_text(quantity);
}

}  // namespace

Comparison told(const Sketched& sketch, const Figure& a, const Figure& b) {
    Comparison comparison;
    comparison.verdict = sketch.verdict;
    for (std::size_t i = 0; i < reason_kind_count; ++i) {
        const auto kind = static_cast<ReasonKind>(i);
        if (!sketch.has(kind)) continue;
        Reason reason;
        reason.kind = kind;
        reason.unsaid = (sketch.unsaid >> i & 1U) != 0;
        reason.field = field_name(kind, sketch, a, b);
        if (kind == ReasonKind::Version &&
            edition_text(static_cast<std::uint8_t>(read_phrase(a.quantity.measure).edition |
                                                   read_phrase(b.quantity.measure).edition |
                                                   read_phrase(a.quantity.population).edition |
                                                   read_phrase(b.quantity.population).edition))
                .empty())
            reason.field = "source";
        reason.a = field_text(kind, reason.field, a, kind == ReasonKind::PartOf);
        reason.b = field_text(kind, reason.field, b, kind == ReasonKind::WholeOf);
        comparison.reasons.push_back(std::move(reason));
    }
    return comparison;
}

std::string_view to_string(Verdict verdict) noexcept {
    static constexpr std::array<std::string_view, verdict_count> names{
        "in conflict", "different for a reason", "compatible", "the same"};
    return names[static_cast<std::size_t>(verdict)];
}

std::string_view to_string(ReasonKind kind) noexcept {
    static constexpr std::array<std::string_view, reason_kind_count> names{
        "measure",    "recorded or estimated",
        "version",    "unit",
        "population", "period",
        "subject",    "part of",
        "whole of",   "bound",
        "range",      "about",
        "rounding",   "conversion",
        "value",      "above its whole"};
    return names[static_cast<std::size_t>(kind)];
}

std::string sentence(const Reason& reason) {
    const auto quoted = [](const std::string& text) {
        return text.empty() ? "not said" : "\"" + text + "\"";
    };
    const std::string kind(to_string(reason.kind));
    switch (reason.kind) {
        case ReasonKind::PartOf:
            return "part of: " + reason.field + " " + quoted(reason.a) + " is within " + quoted(reason.b);
        case ReasonKind::WholeOf:
            return "part of: " + reason.field + " " + quoted(reason.b) + " is within " + quoted(reason.a);
        case ReasonKind::AboveWhole:
            return "a part above its whole: " + reason.a + " against " + reason.b;
        case ReasonKind::Value:
            return reason.a + " and " + reason.b + " exclude each other";
        case ReasonKind::Rounding:
            return "rounding: " + reason.a + " and " + reason.b + " agree as precisely as they are written";
        case ReasonKind::Basis:
        case ReasonKind::Version:  // of our own words, or of ids
            return kind + ": " + (reason.a.empty() ? "not said" : reason.a) + " against " +
                   (reason.b.empty() ? "not said" : reason.b);
        default:
            return kind + ": " + quoted(reason.a) + " against " + quoted(reason.b);
    }
}

}  // namespace gainsay
