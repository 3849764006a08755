#include "engine/quantity/whole_case/find.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "engine/quantity/reading/reading.hpp"
#include "engine/quantity/whole_case/sums.hpp"

namespace gainsay {
namespace {

/// A pair on its way into the answer; its texts are made last, for those that are returned.
struct Candidate {
    std::uint32_t a, b;
    Sketched sketch;

    friend bool operator<(const Candidate& x, const Candidate& y) {
        return std::tie(x.sketch.verdict, x.a, x.b) < std::tie(y.sketch.verdict, y.a, y.b);
    }
};

/// What two figures must have in common to be compared, and a figure that has it.
struct Entry {
    Term counted, member;
    std::uint32_t figure;
    bool
        by_population;  ///< the member is its population, not of its subject: two such have nothing to do with each other

    friend auto operator<=>(const Entry&, const Entry&) = default;
};

/// Words that all agree: figures of one group differ in their ranges only.
auto group_key(const Reading& r) {
    return std::make_tuple(r.form, r.basis, r.edition, r.family, r.subject, r.population, r.from, r.to,
                           r.doubtful ? r.period : Term{r.period != 0});
}

class Finder {
public:
    Finder(const FigureTable& table, const QuantityOptions& options) : table_(table), options_(options) {
        if (options.claim) asked_ = figures_of(table, *options.claim);
    }

    QuantityAnswer run() {
        readings_.reserve(table_.figures.size());
        for (const Figure& figure : table_.figures)
            readings_.push_back(reader_.read(figure.quantity, figure.period()));
        make_blocks();
        for (std::uint32_t block = 0; block + 1 < block_start_.size(); ++block) compare_block(block);
        finish();
        return std::move(answer_);
    }

private:
    void make_blocks() {
        for (std::uint32_t i = 0; i < readings_.size(); ++i) {
            const Reading& r = readings_[i];
            const auto& members = reader_.members(r.subject);
            for (const Term member : members) entries_.push_back({r.counted, member, i, false});
            if (members.empty()) entries_.push_back({r.counted, 0, i, false});
            const bool is_member = std::binary_search(members.begin(), members.end(), r.whole);
            if (r.whole != 0 && !is_member && r.form == Form::Amount)
                entries_.push_back({r.counted, r.whole, i, true});
        }
        std::sort(entries_.begin(), entries_.end());
        std::vector<std::pair<std::uint32_t, std::uint32_t>> of;  // figure, block
        of.reserve(entries_.size());
        for (std::uint32_t i = 0; i < entries_.size(); ++i) {
            const bool begins = i == 0 || entries_[i].counted != entries_[i - 1].counted ||
                                entries_[i].member != entries_[i - 1].member;
            if (begins) block_start_.push_back(i);
            of.emplace_back(entries_[i].figure, static_cast<std::uint32_t>(2 * (block_start_.size() - 1)) +
                                                    (entries_[i].by_population ? 1U : 0U));
        }
        block_start_.push_back(static_cast<std::uint32_t>(entries_.size()));
        std::sort(of.begin(), of.end());
        first_block_.assign(readings_.size() + 1, 0);
        for (const auto& [figure, block] : of) ++first_block_[figure + 1], blocks_of_.push_back(block);
        for (std::size_t i = 1; i < first_block_.size(); ++i) first_block_[i] += first_block_[i - 1];
    }

    [[nodiscard]] std::size_t size_of(std::uint32_t block) const {
        return block_start_[block + 1] - block_start_[block];
    }
    [[nodiscard]] bool is_large(std::uint32_t block) const { return size_of(block) > options_.max_block; }

    /// A pair may meet in several blocks. It counts in the first that compares pair by pair, else in the first.
    [[nodiscard]] bool belongs(std::uint32_t a, std::uint32_t b, std::uint32_t block) const {
        std::uint32_t i = first_block_[a], j = first_block_[b];
        std::uint32_t first = std::numeric_limits<std::uint32_t>::max();
        while (i < first_block_[a + 1] && j < first_block_[b + 1]) {
            if (blocks_of_[i] / 2 < blocks_of_[j] / 2) {
                ++i;
            } else if (blocks_of_[j] / 2 < blocks_of_[i] / 2) {
                ++j;
            } else if ((blocks_of_[i] & blocks_of_[j] & 1U) != 0) {
                ++i, ++j;  // two countries of one world
            } else {
                const std::uint32_t common = blocks_of_[i] / 2;
                if (options_.claim || !is_large(common)) return common == block;
                first = std::min(first, common);
                ++i, ++j;
            }
        }
        return first == block;
    }

    [[nodiscard]] bool is_asked(std::uint32_t figure) const {
        return !options_.claim || (figure >= asked_.first && figure < asked_.second);
    }

    void compare_block(std::uint32_t block) {
        const auto first = entries_.begin() + block_start_[block],
                   last = entries_.begin() + block_start_[block + 1];
        if (options_.claim) {
            // One claim against a block is linear, whatever the block's size.
            for (auto one = first; one != last; ++one) {
                if (!is_asked(one->figure)) continue;
                for (auto other = first; other != last; ++other) {
                    if (is_asked(other->figure)) continue;
                    add(std::min(one->figure, other->figure), std::max(one->figure, other->figure), block);
                }
            }
        } else if (!is_large(block)) {
            for (auto one = first; one != last; ++one) {
                for (auto other = one + 1; other != last; ++other) add(one->figure, other->figure, block);
            }
        } else {
            ++answer_.sorted_blocks;
            compare_sorted(block);
        }
    }

    using Extremes =
        std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // of groups: the lowest and the highest

    void compare_sorted(std::uint32_t block) {
        std::vector<std::uint32_t> members, others;
        for (std::uint32_t i = block_start_[block]; i < block_start_[block + 1]; ++i)
            (entries_[i].by_population ? others : members).push_back(entries_[i].figure);
        pairs_.clear();
        const Extremes of_members = pair_groups(members), of_others = pair_groups(others);
        const auto compare = [&](const auto& x, const auto& y) {
            note(x.first, y.second);
            note(x.second, y.first);
        };
        for (std::size_t i = 0; i < of_members.size(); ++i) {
            const std::size_t end = std::min(of_members.size(), i + 1 + options_.max_block);
            for (std::size_t j = i + 1; j < end; ++j) compare(of_members[i], of_members[j]);
        }
        for (const auto& other : of_others) {
            const std::size_t end = std::min(of_members.size(), options_.max_block);
            for (std::size_t i = 0; i < end; ++i) compare(other, of_members[i]);
        }
        std::sort(pairs_.begin(), pairs_.end());
        pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
        for (const auto& [a, b] : pairs_) add(a, b, block);
    }

    /// Sorts the figures into groups of equal words, and pairs within each.
    Extremes pair_groups(std::vector<std::uint32_t>& members) {
        std::sort(members.begin(), members.end(), [&](std::uint32_t x, std::uint32_t y) {
            return std::make_tuple(group_key(readings_[x]), readings_[x].range.low, x) <
                   std::make_tuple(group_key(readings_[y]), readings_[y].range.low, y);
        });
        Extremes extremes;
        for (std::size_t i = 0, j; i < members.size(); i = j) {
            for (j = i;
                 j < members.size() && group_key(readings_[members[i]]) == group_key(readings_[members[j]]);)
                ++j;
            extremes.push_back(pair_group(members, i, j));
        }
        return extremes;
    }

    void note(std::uint32_t a, std::uint32_t b) {
        if (a != b) pairs_.emplace_back(std::min(a, b), std::max(a, b));
    }

    /// Pairs each figure of members[from, to), which are sorted by their low end, with the nearest above it that
    /// excludes it. What has one below it is found from there, or from one still nearer.
    std::pair<std::uint32_t, std::uint32_t> pair_group(const std::vector<std::uint32_t>& members,
                                                       std::size_t from, std::size_t to) {
        std::vector<std::uint32_t> by_high(members.begin() + static_cast<std::ptrdiff_t>(from),
                                           members.begin() + static_cast<std::ptrdiff_t>(to));
        std::sort(by_high.begin(), by_high.end(), [&](std::uint32_t x, std::uint32_t y) {
            return std::make_pair(readings_[x].range.high, x) < std::make_pair(readings_[y].range.high, y);
        });
        const std::uint32_t lowest = by_high.front(), highest = members[to - 1];
        const auto excluded = [&](std::uint32_t below, std::uint32_t above) {
            return !overlap(readings_[below].range, readings_[above].range) &&
                   table_.claim_of[below] != table_.claim_of[above];
        };
        constexpr std::size_t look = 64;  // figures of the claim itself, or common ends, that are passed over
        std::size_t next = from;
        for (const std::uint32_t below : by_high) {
            const double high = readings_[below].range.high;
            while (next < to && readings_[members[next]].range.low < high &&
                   overlap(readings_[members[next]].range, readings_[below].range))
                ++next;
            for (std::size_t i = next; i < std::min(to, next + look); ++i) {
                if (!excluded(below, members[i])) continue;
                note(below, members[i]);
                break;
            }
        }
        // The highest may have been nobody's nearest: the lowest excludes it if anything does.
        for (std::size_t i = from; i < to; ++i) {
            if (excluded(lowest, members[i])) note(lowest, members[i]);
        }
        return {lowest, highest};
    }

    void add(std::uint32_t a, std::uint32_t b, std::uint32_t block) {
        if (table_.claim_of[a] == table_.claim_of[b] || !belongs(a, b, block)) return;
        Candidate one{a, b, sketch(reader_, readings_[a], readings_[b])};
        if (one.sketch.verdict == Verdict::Conflict &&
            replaces(table_.figures[a].sources, table_.figures[b].sources))
            one.sketch = sketch(reader_, readings_[a], readings_[b], /*replaced=*/true);
        ++answer_.counts[static_cast<std::size_t>(one.sketch.verdict)];
        if (options_.conflicts_only && one.sketch.verdict != Verdict::Conflict) return;
        kept_.push_back(one);
        if (options_.limit != 0 && kept_.size() > 2 * options_.limit + 4096) keep_first();
    }

    void keep_first() {
        if (options_.limit == 0 || kept_.size() <= options_.limit) return;
        std::nth_element(kept_.begin(), kept_.begin() + static_cast<std::ptrdiff_t>(options_.limit),
                         kept_.end());
        kept_.resize(options_.limit);
        answer_.limited = true;
    }

    void finish() {
        keep_first();
        std::sort(kept_.begin(), kept_.end());
        answer_.pairs.reserve(kept_.size());
        for (const Candidate& one : kept_) {
            const Figure &a = table_.figures[one.a], &b = table_.figures[one.b];
            answer_.pairs.push_back({one.a, one.b, told(one.sketch, a, b),
                                     links_between(table_, table_.claim_of[one.a], table_.claim_of[one.b])});
        }
        const auto concerns = [&](const std::vector<std::uint32_t>& figures) {
            return std::any_of(figures.begin(), figures.end(), [&](std::uint32_t f) { return is_asked(f); });
        };
        for (SumRemark& remark : find_sums(reader_, readings_)) {
            if (concerns(remark.figures)) answer_.sums.push_back(std::move(remark));
        }
        for (const DateRemark& remark : table_.dates) {
            if (is_asked(remark.figure) && !options_.conflicts_only) answer_.dates.push_back(remark);
        }
        cut(answer_.sums);
        cut(answer_.dates);
    }

    template <class List>
    void cut(List& list) {
        if (options_.limit == 0 || list.size() <= options_.limit) return;
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(options_.limit), list.end());
        answer_.remarks_limited = true;
    }

    const FigureTable& table_;
    const QuantityOptions& options_;
    std::pair<std::uint32_t, std::uint32_t> asked_{0, 0};
    Reader reader_;
    std::vector<Reading> readings_;
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> block_start_;  // of a block: its first entry; one more at the end
    std::vector<std::uint32_t> first_block_,
        blocks_of_;  // of a figure: its blocks, ascending, each doubled, plus 1 by population
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;
    std::vector<Candidate> kept_;
    QuantityAnswer answer_;
};

bool is_contradicted(const FigurePair& pair) {
    return std::any_of(pair.links.begin(), pair.links.end(),
                       [](const ClaimLink& link) { return link.kind == RelationKind::Contradicts; });
}

/// Readable, of the two claims' slugs, and short enough to be an id.
RelationId proposal_id(const ClaimId& a, const ClaimId& b) {
    const auto slug = [](const ClaimId& id) { return std::string(id.any().slug()); };
    std::string text = "relation:quantity-" + slug(a) + "-against-" + slug(b);
    if (text.size() <= max_id_bytes) return RelationId(text);
    // FNV-1a over both whole ids: what is cut off still tells two proposals apart.
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : a.text() + " " + b.text())
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    text.resize(max_id_bytes - 20);
    return RelationId(text + "-" + std::to_string(hash % 1000000000000000000ULL));
}

}  // namespace

QuantityAnswer find_quantities(const FigureTable& table, const QuantityOptions& options) {
    return Finder(table, options).run();
}

std::vector<Relation> proposals_of(const FigureTable& table, const QuantityAnswer& answer) {
    std::vector<Relation> proposals;
    for (const FigurePair& pair : answer.pairs) {
        if (pair.comparison.verdict != Verdict::Conflict || is_contradicted(pair)) continue;
        const Figure &a = table.figures[pair.a], &b = table.figures[pair.b];
        Relation relation;
        relation.id = proposal_id(a.claim, b.claim);
        relation.kind = RelationKind::Contradicts;
        relation.from = a.claim;
        relation.to = b.claim;
        relation.status = RelationStatus::Proposed;
        relation.origin = "quantity";
        for (const Reason& reason : pair.comparison.reasons) {
            relation.note += (relation.note.empty() ? "" : "; ") + sentence(reason);
        }
        proposals.push_back(std::move(relation));
    }
    const auto by_id = [](const Relation& x, const Relation& y) { return x.id < y.id; };
    std::stable_sort(proposals.begin(), proposals.end(), by_id);
    const auto same = [](const Relation& x, const Relation& y) { return x.id == y.id; };
    proposals.erase(std::unique(proposals.begin(), proposals.end(), same), proposals.end());
    return proposals;
}

}  // namespace gainsay
