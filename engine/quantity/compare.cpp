#include "engine/quantity/compare.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace gainsay {
namespace {

/// How the sets that two figures are of lie.
enum class Lie : std::uint8_t { Equal, AInB, BInA, Apart, Unsaid };

constexpr Lie unless_unsaid(bool a_said, bool b_said, Lie otherwise) {
    if (!a_said && !b_said) return Lie::Equal;
    return a_said && b_said ? otherwise : Lie::Unsaid;
}

Lie subjects(const Reader& reader, const Reading& a, const Reading& b) {
    if (a.subject == b.subject) return Lie::Equal;
    if (a.subject == 0 || b.subject == 0) return Lie::Unsaid;
    const auto& in_a = reader.members(a.subject);
    const auto& in_b = reader.members(b.subject);
    if (std::includes(in_b.begin(), in_b.end(), in_a.begin(), in_a.end())) return Lie::AInB;
    if (std::includes(in_a.begin(), in_a.end(), in_b.begin(), in_b.end())) return Lie::BInA;
    return Lie::Apart;
}

Lie periods(const Reading& a, const Reading& b) {
    if (a.period == b.period || a.period == 0 || b.period == 0)
        return unless_unsaid(a.period != 0, b.period != 0, Lie::Equal);
    if (a.doubtful || b.doubtful) return Lie::Apart;
    if (a.from == b.from && a.to == b.to) return Lie::Equal;  // "2017" and "2017-01-01/2017-12-31"
    if (b.from <= a.from && a.to <= b.to) return Lie::AInB;
    if (a.from <= b.from && b.to <= a.to) return Lie::BInA;
    return Lie::Apart;
}

/// The population of the one is the subject of the other: Iran, of the world, against the world.
bool is_population(const Reader& reader, const Reading& part, const Reading& whole) {
    const auto& members = reader.members(whole.subject);
    return part.whole != 0 && members.size() == 1 && members.front() == part.whole && part.subject != 0 &&
           part.subject != whole.subject;
}

class Comparer {
public:
    Comparer(const Reader& reader, const Reading& a, const Reading& b, bool replaced)
        : reader_(reader), a_(a), b_(b), replaced_(replaced) {}

    Sketched run() {
        words();
        parts();
        const std::uint32_t apart = out_.reasons;
        if (part_ != Lie::Equal && part_ != Lie::Apart)
            add(part_ == Lie::AInB ? ReasonKind::PartOf : ReasonKind::WholeOf);
        if (apart != 0) return done(Verdict::Different);
        return part_ == Lie::Equal ? figures() : part_figures();
    }

private:
    void add(ReasonKind kind) { out_.reasons |= 1U << static_cast<unsigned>(kind); }
    void add_unsaid(ReasonKind kind) { out_.unsaid |= 1U << static_cast<unsigned>(kind); }

    Sketched done(Verdict verdict) {
        out_.verdict = verdict;
        out_.reasons |= out_.unsaid;
        return out_;
    }

    void differ(ReasonKind kind, bool equal, bool a_said, bool b_said) {
        if (equal) return;
        if (a_said && b_said) {
            add(kind);
        } else {
            add_unsaid(kind);
        }
    }

    void words() {
        if (a_.counted != b_.counted || a_.form != b_.form) add(ReasonKind::Measure);
        differ(ReasonKind::Basis, a_.basis == b_.basis, a_.basis != 0, b_.basis != 0);
        differ(ReasonKind::Version, a_.edition == b_.edition, a_.edition != 0, b_.edition != 0);
        differ(ReasonKind::Unit, a_.family == b_.family, a_.family != 0, b_.family != 0);
    }

    /// Subject, population and period together: the one is a part of the other only if none says the contrary.
    void parts() {
        const bool amounts = a_.form == Form::Amount && b_.form == Form::Amount;
        const bool shares = a_.form == Form::Share && b_.form == Form::Share;
        Lie subject = subjects(reader_, a_, b_);
        bool same_population = a_.population == b_.population;
        if (subject != Lie::Equal && amounts && a_.counted == b_.counted) {
            const bool a_in_b = is_population(reader_, a_, b_), b_in_a = is_population(reader_, b_, a_);
            if (a_in_b != b_in_a) {
                subject = a_in_b ? Lie::AInB : Lie::BInA;
                same_population = out_.part_by_population = true;
            }
        }
        differ(ReasonKind::Population, same_population, a_.population != 0, b_.population != 0);
        // Of other measures too a part is worth telling: the 51 % and the rank of one country among four.
        const bool parts_count = amounts || shares || a_.form != b_.form;
        join(ReasonKind::Subject, parts_count ? subject : without_parts(subject));
        const Lie period = periods(a_, b_);
        const Lie by_period = amounts ? period : without_parts(period);
        if (by_period == Lie::AInB || by_period == Lie::BInA) out_.part_by_period = true;
        join(ReasonKind::Period, by_period);
    }

    static Lie without_parts(Lie lie) { return lie == Lie::AInB || lie == Lie::BInA ? Lie::Apart : lie; }

    void join(ReasonKind kind, Lie lie) {
        if (lie == Lie::Equal) return;
        if (lie == Lie::Unsaid) return add_unsaid(kind);
        if (lie == Lie::Apart) return add(kind);
        if (part_ == Lie::Equal) {
            part_ = lie;
        } else if (part_ != lie) {  // less of the one, longer of the other
            add(ReasonKind::Subject);
            add(ReasonKind::Period);
            part_ = Lie::Apart;
        }
    }

    Sketched part_figures() {
        const bool a_is_part = part_ == Lie::AInB;
        const Range& part = a_is_part ? a_.range : b_.range;
        const Range& whole = a_is_part ? b_.range : a_.range;
        // With negative amounts a part may be above its whole: losses beside gains.
        const bool excluded = part.low >= 0 && whole.high >= 0 && above(part, whole);
        if (!excluded) return done(Verdict::Compatible);
        if (out_.unsaid != 0) return done(Verdict::Different);
        if (replaced_) return add(ReasonKind::Version), done(Verdict::Different);
        add(ReasonKind::AboveWhole);
        return done(Verdict::Conflict);
    }

    Sketched figures() {
        const bool same_words =
            a_.range.said_low == b_.range.said_low && a_.range.said_high == b_.range.said_high;
        const bool same = same_words || equal_converted();
        if (a_.factor != b_.factor) add(ReasonKind::Conversion);
        if (!same && !overlap(a_.range, b_.range)) {
            if (out_.unsaid != 0) return add(ReasonKind::Value), done(Verdict::Different);
            if (replaced_) return add(ReasonKind::Version), done(Verdict::Different);
            add(ReasonKind::Value);
            return done(Verdict::Conflict);
        }
        if (same && a_.bound == b_.bound) return done(out_.unsaid == 0 ? Verdict::Same : Verdict::Compatible);
        const auto either = [&](QuantityBound bound) { return a_.bound == bound || b_.bound == bound; };
        if (either(QuantityBound::AtLeast) || either(QuantityBound::AtMost)) add(ReasonKind::Bound);
        if (either(QuantityBound::About)) add(ReasonKind::Approximate);
        if (a_.whole_range || b_.whole_range) add(ReasonKind::Range);
        const bool words_meet =
            a_.range.said_low <= b_.range.said_high && b_.range.said_low <= a_.range.said_high;
        if (!words_meet && !either(QuantityBound::About)) add(ReasonKind::Rounding);
        return done(Verdict::Compatible);
    }

    /// 1 km and 1000 m: the same but for what the machine rounds.
    [[nodiscard]] bool equal_converted() const {
        const auto near = [](double x, double y) {
            if (std::isinf(x) || std::isinf(y)) return x == y;
            return x == y || std::abs(x - y) <= 1e-12 * std::max(std::abs(x), std::abs(y));
        };
        return a_.factor != b_.factor && near(a_.range.said_low, b_.range.said_low) &&
               near(a_.range.said_high, b_.range.said_high);
    }

    const Reader& reader_;
    const Reading &a_, &b_;
    bool replaced_;
    Lie part_ = Lie::Equal;
    Sketched out_;
};

void require_sound(const Quantity& quantity) {
    if (!quantity.value && !quantity.low && !quantity.high)
        throw std::logic_error("a quantity without a figure was compared");
}

}  // namespace

Sketched sketch(const Reader& reader, const Reading& a, const Reading& b, bool replaced) {
    return Comparer(reader, a, b, replaced).run();
}

bool replaces(const std::vector<FigureSource>& a, const std::vector<FigureSource>& b) {
    if (a.empty() || b.empty()) return false;
    const std::string& agent = a.front().agent;
    for (const auto* const side : {&a, &b}) {
        for (const FigureSource& source : *side) {
            if (source.agent != agent || !source.date) return false;
        }
    }
    const auto all = [&](TimeOrder order) {
        return std::all_of(a.begin(), a.end(), [&](const FigureSource& one) {
            return std::all_of(b.begin(), b.end(), [&](const FigureSource& other) {
                return compare(*one.date, *other.date) == order;
            });
        });
    };
    return all(TimeOrder::Before) || all(TimeOrder::After);
}

Comparison compare(const Figure& a, const Figure& b) {
    require_sound(a.quantity);
    require_sound(b.quantity);
    Reader reader;
    const Reading first = reader.read(a.quantity, a.period());
    const Reading second = reader.read(b.quantity, b.period());
    return told(sketch(reader, first, second, replaces(a.sources, b.sources)), a, b);
}

Comparison compare(const Quantity& a, const Quantity& b) {
    Figure first, second;
    first.quantity = a;
    second.quantity = b;
    return compare(first, second);
}

Comparison turned(Comparison comparison) {
    for (Reason& reason : comparison.reasons) {
        std::swap(reason.a, reason.b);
        if (reason.kind == ReasonKind::PartOf) {
            reason.kind = ReasonKind::WholeOf;
        } else if (reason.kind == ReasonKind::WholeOf) {
            reason.kind = ReasonKind::PartOf;
        }
    }
    return comparison;
}

}  // namespace gainsay
