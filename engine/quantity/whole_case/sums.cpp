#include "engine/quantity/whole_case/sums.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace gainsay {
namespace {

constexpr double tolerance = 1e-9;  // of shares, whose base is 1

/// All that must agree for figures to be added; only their subjects differ.
auto sum_key(const Reading& r) {
    return std::make_tuple(r.counted, r.form, r.basis, r.edition, r.family, r.population, r.from, r.to,
                           r.doubtful ? r.period : Term{r.period != 0});
}

/// The figures of one member: between them lies what it may be.
struct Member {
    double low = 0, high = 0;
    std::uint32_t lowest = 0, highest = 0;
};

class Group {
public:
    Group(const Reader& reader, const std::vector<Reading>& readings, std::vector<SumRemark>& out)
        : reader_(reader), readings_(readings), out_(out) {}

    void look(const std::uint32_t* first, const std::uint32_t* last) {
        members_.clear();
        for (const std::uint32_t* one = first; one != last; ++one) add_member(*one);
        const Reading& any = readings_[*first];
        if (any.form == Form::Share && any.population != 0 && any.period != 0) shares();
        if (any.ordinal) return;
        for (const std::uint32_t* one = first; one != last; ++one) parts(*one);
    }

private:
    void add_member(std::uint32_t figure) {
        const Reading& r = readings_[figure];
        const auto& subject = reader_.members(r.subject);
        if (subject.size() != 1 || subject.front() == r.whole) return;
        const auto [at, added] =
            members_.try_emplace(subject.front(), Member{r.range.low, r.range.high, figure, figure});
        if (added) return;
        Member& member = at->second;
        if (r.range.low < member.low) member.low = r.range.low, member.lowest = figure;
        if (r.range.high > member.high) member.high = r.range.high, member.highest = figure;
    }

    void shares() {
        std::vector<std::pair<double, std::uint32_t>> largest;
        for (const auto& [name, member] : members_) {
            // One alone above 100 % is told by itself.
            if (member.low <= 1 + tolerance) largest.emplace_back(-std::max(0.0, member.low), member.lowest);
        }
        std::sort(largest.begin(), largest.end());
        SumRemark remark;
        remark.kind = SumKind::SharesAboveAll;
        for (const auto& [minus, figure] : largest) {
            remark.figures.push_back(figure);
            remark.low -= minus;
            remark.high += readings_[figure].range.high;
            if (remark.low <= 1 + tolerance) continue;
            std::sort(remark.figures.begin(), remark.figures.end());
            out_.push_back(std::move(remark));
            return;
        }
    }

    void parts(std::uint32_t figure) {
        const Reading& whole = readings_[figure];
        const auto& subject = reader_.members(whole.subject);
        if (subject.size() < 2) return;
        SumRemark remark;
        remark.kind = SumKind::PartsUnlikeWhole;
        for (const Term name : subject) {
            const auto at = members_.find(name);
            if (at == members_.end()) return;  // a part is not known: nothing can be said
            remark.low += at->second.low;
            remark.high += at->second.high;
            remark.figures.push_back(at->second.lowest);
            remark.figures.push_back(at->second.highest);
        }
        const Range sum{remark.low, remark.high, remark.low, remark.high};
        if (overlap(sum, whole.range)) return;
        std::sort(remark.figures.begin(), remark.figures.end());
        remark.figures.erase(std::unique(remark.figures.begin(), remark.figures.end()), remark.figures.end());
        remark.figures.insert(remark.figures.begin(), figure);
        out_.push_back(std::move(remark));
    }

    const Reader& reader_;
    const std::vector<Reading>& readings_;
    std::vector<SumRemark>& out_;
    std::map<Term, Member> members_;
};

}  // namespace

std::vector<SumRemark> find_sums(const Reader& reader, const std::vector<Reading>& readings) {
    std::vector<SumRemark> found;
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < readings.size(); ++i) {
        const Reading& r = readings[i];
        if (r.form != Form::Amount && r.form != Form::Share) continue;
        order.push_back(i);
        if (r.form == Form::Share && r.range.low > 1 + tolerance)
            found.push_back({SumKind::ShareAboveAll, {i}, r.range.low, r.range.high});
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
        return std::make_pair(sum_key(readings[x]), x) < std::make_pair(sum_key(readings[y]), y);
    });
    Group group(reader, readings, found);
    for (std::size_t i = 0, j; i < order.size(); i = j) {
        for (j = i; j < order.size() && sum_key(readings[order[i]]) == sum_key(readings[order[j]]);) ++j;
        group.look(order.data() + i, order.data() + j);
    }
    std::sort(found.begin(), found.end(), [](const SumRemark& x, const SumRemark& y) {
        return std::tie(x.figures, x.kind) < std::tie(y.figures, y.kind);
    });
    return found;
}

std::string_view to_string(SumKind kind) noexcept {
    switch (kind) {
        case SumKind::ShareAboveAll:
            return "a share above 100 %";
        case SumKind::SharesAboveAll:
            return "shares above 100 % together";
        case SumKind::PartsUnlikeWhole:
            return "parts that do not add up to their whole";
    }
    return "";
}

}  // namespace gainsay
