#include "engine/quantity/check.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

#include "engine/quantity/reading/unit.hpp"
#include "engine/quantity/reading/words.hpp"

namespace gainsay {
namespace {

using Words = std::set<std::string>;

Words word_set(const std::vector<std::string>& words) {
    return {words.begin(), words.end()};
}

/// Digits and place of the shortest print that reads back.
double place_of(double number, bool exact) {
    char text[64];
    int precision = 0;
    for (; precision < 17; ++precision) {
        std::snprintf(text, sizeof text, "%.*e", precision, number);
        if (std::strtod(text, nullptr) == number) break;
    }
    const int exponent = std::atoi(std::string(text).substr(std::string(text).find('e') + 1).c_str());
    const int place = exponent - precision;
    if (place < 0) return std::strtod(("1e" + std::to_string(place)).c_str(), nullptr);
    if (exact || std::abs(number) < 1000) return 1;
    return std::strtod(("1e" + std::to_string(std::min(place, exponent - 1))).c_str(), nullptr);
}

/// A figure read once more, in long double.
struct Read {
    const Figure* figure;
    Unit unit;
    Phrase measure, population;
    Form form;
    std::uint8_t basis, edition;
    Words subject, counted, people;
    std::string whole;
    long double said_low, said_high, low, high;
};

Read read_again(const Figure& figure) {
    const Quantity& q = figure.quantity;
    Read r{&figure,
           read_unit(q.unit),
           read_phrase(q.measure),
           read_phrase(q.population),
           Form::Amount,
           0,
           0,
           {},
           {},
           {},
           {},
           0,
           0,
           0,
           0};
    r.form = r.measure.form;
    if (r.form == Form::Amount)
        r.form = r.unit.family == "share" ? Form::Share : r.unit.ordinal ? Form::Rank : r.form;
    r.basis = static_cast<std::uint8_t>(r.measure.basis | r.population.basis);
    r.edition = static_cast<std::uint8_t>(r.measure.edition | r.population.edition);
    r.subject = word_set(read_members(q.subject));
    r.counted = word_set(r.measure.words);
    r.people = word_set(r.population.words);
    for (const std::string& word : r.people) {
        if (r.counted.count(word) == 0) r.whole += (r.whole.empty() ? "" : " ") + word;
    }
    const long double infinite = HUGE_VALL;
    const auto half = [&](double x) -> long double {
        const double half_place = place_of(x, r.unit.ordinal || r.unit.family == "months") / 2;
        return q.bound == QuantityBound::About ? std::max(half_place, std::abs(x) * 0.1) : half_place;
    };
    const std::optional<double> low = q.value ? q.value : q.low, high = q.value ? q.value : q.high;
    const bool no_low = !low || q.bound == QuantityBound::AtMost,
               no_high = !high || q.bound == QuantityBound::AtLeast;
    r.said_low = no_low ? -infinite : *low;
    r.said_high = no_high ? infinite : *high;
    r.low = no_low ? -infinite : *low - half(*low);
    r.high = no_high ? infinite : *high + half(*high);
    if (r.measure.falling && (q.value ? *q.value : q.low ? *q.low : -1) > 0) {
        std::swap(r.said_low, r.said_high), std::swap(r.low, r.high);
        for (long double* x : {&r.said_low, &r.said_high, &r.low, &r.high}) *x = -*x;
    }
    for (long double* x : {&r.said_low, &r.said_high, &r.low, &r.high})
        *x = *x * r.unit.factor + r.unit.offset;
    return r;
}

/// Are x and y one number but for what doubles and conversions round?
bool near(long double x, long double y) {
    if (std::isinf(x) || std::isinf(y)) return x == y;
    return std::abs(x - y) <= 1e-14L * std::max(std::abs(x), std::abs(y));
}

bool meets(const Read& a, const Read& b) {
    if (near(a.said_low, b.said_low) && near(a.said_high, b.said_high)) return true;
    const auto less = [](long double x, long double y) { return x < y && !near(x, y); };
    return less(a.low, b.high) && less(b.low, a.high);
}

/// -1: a is within b; 1: b within a; 0: equal; 2: neither; 3: only one is said.
int lie(const Words& a, const Words& b) {
    if (a == b) return 0;
    if (a.empty() || b.empty()) return 3;
    if (std::includes(b.begin(), b.end(), a.begin(), a.end())) return -1;
    return std::includes(a.begin(), a.end(), b.begin(), b.end()) ? 1 : 2;
}

int lie(const std::optional<Edtf>& a, const std::optional<Edtf>& b) {
    if (!a && !b) return 0;
    if (!a || !b) return 3;
    if (*a == *b) return 0;
    const Period &x = a->period(), &y = b->period();
    if (x.doubtful || y.doubtful) return 2;
    const bool in = y.start_min <= x.start_min && x.end_max <= y.end_max;
    const bool around = x.start_min <= y.start_min && y.end_max <= x.end_max;
    return in && around ? 0 : in ? -1 : around ? 1 : 2;
}

/// Everything that must be said of the two, found by plain rules.
struct Expected {
    std::set<ReasonKind> differ, unsaid, parts;
    int part = 0;  // -1: a is the part
};

Expected expect(const Read& a, const Read& b) {
    Expected out;
    const auto field = [&](ReasonKind kind, bool equal, bool in_a, bool in_b) {
        if (!equal) (in_a && in_b ? out.differ : out.unsaid).insert(kind);
    };
    field(ReasonKind::Measure, a.counted == b.counted && a.form == b.form, true, true);
    field(ReasonKind::Basis, a.basis == b.basis, a.basis != 0, b.basis != 0);
    field(ReasonKind::Version, a.edition == b.edition, a.edition != 0, b.edition != 0);
    field(ReasonKind::Unit, a.unit.family == b.unit.family, !a.unit.family.empty(), !b.unit.family.empty());
    int subject = lie(a.subject, b.subject);
    const bool amounts = a.form == Form::Amount && b.form == Form::Amount;
    const auto names = [](const Read& part, const Read& whole) {
        return !part.whole.empty() && !part.subject.empty() && part.subject != whole.subject &&
               whole.subject == Words{part.whole};
    };
    bool people = a.people == b.people;
    if (subject != 0 && amounts && a.counted == b.counted && names(a, b) != names(b, a)) {
        subject = names(a, b) ? -1 : 1;
        people = true;
    }
    field(ReasonKind::Population, people, !a.people.empty(), !b.people.empty());
    const bool countable = amounts || (a.form == Form::Share && b.form == Form::Share) || a.form != b.form;
    int period = lie(a.figure->period(), b.figure->period());
    if (!countable && std::abs(subject) == 1) subject = 2;
    if (!amounts && std::abs(period) == 1) period = 2;
    for (const auto& [kind, where] :
         {std::pair(ReasonKind::Subject, subject), std::pair(ReasonKind::Period, period)}) {
        if (where == 2) out.differ.insert(kind);
        if (where == 3) out.unsaid.insert(kind);
    }
    const int s = std::abs(subject) == 1 ? subject : 0, p = std::abs(period) == 1 ? period : 0;
    if (s * p == -1) {
        out.differ.insert({ReasonKind::Subject, ReasonKind::Period});
    } else {
        out.part = s != 0 ? s : p;
    }
    if (out.part != 0) out.parts.insert(out.part < 0 ? ReasonKind::PartOf : ReasonKind::WholeOf);
    return out;
}

Verdict verdict_of(const Read& a, const Read& b, const Expected& found, bool replaced) {
    if (!found.differ.empty()) return Verdict::Different;
    bool excluded = !meets(a, b);
    if (found.part != 0) {
        const Read &part = found.part < 0 ? a : b, &whole = found.part < 0 ? b : a;
        excluded = part.low >= 0 && whole.high >= 0 && part.said_low > whole.said_high &&
                   (part.low >= whole.high || near(part.low, whole.high));
    }
    if (excluded) return !found.unsaid.empty() || replaced ? Verdict::Different : Verdict::Conflict;
    const bool same = near(a.said_low, b.said_low) && near(a.said_high, b.said_high);
    const bool bounds = a.figure->quantity.bound == b.figure->quantity.bound;
    return found.part == 0 && same && bounds && found.unsaid.empty() ? Verdict::Same : Verdict::Compatible;
}

bool is_field_kind(ReasonKind kind) {
    return kind <= ReasonKind::WholeOf;
}

/// Do the texts of a reason stand in the two records?
std::string check_texts(const Reason& reason, const Figure& a, const Figure& b) {
    const auto text = [&](const Figure& f) -> std::optional<std::string> {
        if (reason.kind == ReasonKind::Basis || reason.kind == ReasonKind::Version ||
            reason.field == "source")
            return std::nullopt;  // made of several fields
        if (reason.field == "measure") return f.quantity.measure;
        if (reason.field == "unit") return f.quantity.unit;
        if (reason.field == "subject") return f.quantity.subject;
        if (reason.field == "population" && reason.kind == ReasonKind::Population)
            return f.quantity.population;
        if (reason.field == "period" || reason.field == "valid")
            return f.period() ? f.period()->text() : std::string();
        return std::nullopt;
    };
    const auto x = text(a), y = text(b);
    if ((x && *x != reason.a) || (y && *y != reason.b))
        return "the texts of " + std::string(to_string(reason.kind)) + " are not those of the records";
    if (reason.unsaid && !reason.a.empty() && !reason.b.empty())
        return std::string(to_string(reason.kind)) + " is said by both";
    return "";
}

}  // namespace

std::string check_comparison(const Figure& a, const Figure& b, const Comparison& comparison) {
    const Read x = read_again(a), y = read_again(b);
    const Expected expected = expect(x, y);
    const bool replaced = replaces(a.sources, b.sources);
    const Verdict verdict = verdict_of(x, y, expected, replaced);
    if (verdict != comparison.verdict)
        return "found \"" + std::string(to_string(comparison.verdict)) + "\", expected \"" +
               std::string(to_string(verdict)) + "\"";
    std::set<ReasonKind> fields = expected.differ, seen;
    fields.insert(expected.unsaid.begin(), expected.unsaid.end());
    fields.insert(expected.parts.begin(), expected.parts.end());
    for (const Reason& reason : comparison.reasons) {
        const std::string name(to_string(reason.kind));
        if (!seen.insert(reason.kind).second) return "the reason " + name + " is given twice";
        if (const std::string wrong = check_texts(reason, a, b); !wrong.empty()) return wrong;
        const bool by_source = reason.kind == ReasonKind::Version && reason.field == "source";
        if (by_source && !replaced) return "a later figure of one source, which none of them is";
        if (is_field_kind(reason.kind) && !by_source && fields.count(reason.kind) == 0)
            return "the reason " + name + " does not hold";
        if (reason.unsaid != (expected.unsaid.count(reason.kind) != 0)) return name + " is said, or is not";
    }
    for (const ReasonKind kind : fields) {
        if (seen.count(kind) == 0) return "the reason " + std::string(to_string(kind)) + " is missing";
    }
    const bool excludes = seen.count(ReasonKind::Value) != 0 || seen.count(ReasonKind::AboveWhole) != 0;
    if (verdict == Verdict::Conflict && !excludes)
        return "a conflict without the figures that are in conflict";
    if (verdict == Verdict::Compatible && comparison.reasons.empty()) return "compatible for no reason";
    if (seen.count(ReasonKind::Value) != 0 && meets(x, y)) return "the figures do not exclude each other";
    return "";
}

namespace {

/// Do the two count the same, and have a member in common, or the population of the one as the other's subject?
bool may_be_compared(const Read& a, const Read& b) {
    if (a.counted != b.counted) return false;
    if (a.subject.empty() && b.subject.empty()) return true;
    const auto part = [](const Read& one, const Read& of) {
        return one.form == Form::Amount && !one.whole.empty() && of.subject.count(one.whole) != 0;
    };
    const bool shared = std::any_of(a.subject.begin(), a.subject.end(),
                                    [&](const std::string& one) { return b.subject.count(one) != 0; });
    return shared || part(a, b) || part(b, a);
}

std::string check_sum(const FigureTable& table, const SumRemark& sum) {
    long double low = 0, high = 0;
    Words covered;
    const bool parts = sum.kind == SumKind::PartsUnlikeWhole;
    std::map<std::string, std::pair<long double, long double>> members;
    for (std::size_t i = parts ? 1 : 0; i < sum.figures.size(); ++i) {
        const Read part = read_again(table.figures[sum.figures[i]]);
        if (sum.kind == SumKind::ShareAboveAll) return part.low > 1 ? "" : "a share that is not above 100 %";
        if (part.subject.size() != 1) return "a part that is itself of several";
        const auto [at, added] = members.try_emplace(*part.subject.begin(), part.low, part.high);
        at->second.first = std::min(at->second.first, part.low);
        at->second.second = std::max(at->second.second, part.high);
    }
    for (const auto& [name, range] : members) low += range.first, high += range.second, covered.insert(name);
    if (!parts) return low > 1 ? "" : "shares that are not above 100 % together";
    const Read whole = read_again(table.figures[sum.figures.front()]);
    if (whole.subject != covered) return "parts that are not those of the whole";
    const bool apart =
        low >= whole.high || high <= whole.low || near(low, whole.high) || near(high, whole.low);
    return apart ? "" : "parts that add up to their whole";
}

std::string check_date(const FigureTable& table, const DateRemark& remark) {
    const auto& period = table.figures[remark.figure].period();
    if (!period || period->text() != remark.period) return "a date remark on another period";
    const Edtf said = remark.said_on.empty() ? Edtf() : Edtf(remark.said_on);
    const Edtf meant = remark.meant.empty() ? Edtf() : Edtf(remark.meant);
    switch (remark.doubt) {
        case DateDoubt::PeriodNotOver:
            return said.period().end_max < period->period().end_max ? "" : "the period was over";
        case DateDoubt::WordsAgainstPeriod:
            return meant.period().end_max <= period->period().end_max
                       ? ""
                       : "the words allow the period to be over";
        case DateDoubt::WordsAgainstDate: {
            const Period &x = meant.period(), &y = said.period();
            return x.end_max < y.start_min || y.end_max < x.start_min ? "" : "the words agree with the date";
        }
    }
    return "";
}

}  // namespace

std::string check_quantities(const FigureTable& table, const QuantityAnswer& answer,
                             const QuantityOptions& options) {
    const FigurePair* before = nullptr;
    std::array<std::uint64_t, verdict_count> counts{};
    for (const FigurePair& pair : answer.pairs) {
        const Figure &a = table.figures.at(pair.a), &b = table.figures.at(pair.b);
        const std::string place = a.claim.text() + " and " + b.claim.text() + ": ";
        if (a.claim == b.claim) return place + "a claim against itself";
        if (!may_be_compared(read_again(a), read_again(b))) return place + "nothing in common";
        if (const std::string wrong = check_comparison(a, b, pair.comparison); !wrong.empty())
            return place + wrong;
        if (options.claim && a.claim != *options.claim && b.claim != *options.claim)
            return place + "not asked for";
        if (options.conflicts_only && pair.comparison.verdict != Verdict::Conflict)
            return place + "no conflict";
        const auto key = [](const FigurePair& p) { return std::make_tuple(p.comparison.verdict, p.a, p.b); };
        if (before != nullptr && !(key(*before) < key(pair))) return place + "out of order";
        before = &pair;
        ++counts[static_cast<std::size_t>(pair.comparison.verdict)];
    }
    if (options.limit != 0 && answer.pairs.size() > options.limit) return "more pairs than the limit";
    for (std::size_t i = 0; i < verdict_count; ++i) {
        const bool all = !answer.limited && (!options.conflicts_only || i == 0);
        if (all ? counts[i] != answer.counts[i] : counts[i] > answer.counts[i]) return "wrong counts";
    }
    for (const SumRemark& sum : answer.sums) {
        if (const std::string wrong = check_sum(table, sum); !wrong.empty()) return wrong;
    }
    for (const DateRemark& remark : answer.dates) {
        if (const std::string wrong = check_date(table, remark); !wrong.empty()) return wrong;
    }
    return "";
}

}  // namespace gainsay
