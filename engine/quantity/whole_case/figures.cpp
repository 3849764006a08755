// A snapshot holds no quantities, so figures are read from the records. They are few beside the graph: what is kept
// grows with the claims that have figures, not with the case.
#include "engine/quantity/whole_case/figures.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "engine/quantity/reading/relative_date.hpp"

namespace gainsay {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFFU;

/// Union-find over claims that rephrase each other, with or without figures.
class Classes {
public:
    std::uint32_t number(const std::string& id) {
        const auto [at, added] = numbers_.try_emplace(id, static_cast<std::uint32_t>(parent_.size()));
        if (added) parent_.push_back(at->second);
        return at->second;
    }
    std::uint32_t root(std::uint32_t n) {
        while (parent_[n] != n) n = parent_[n] = parent_[parent_[n]];
        return n;
    }
    void join(const std::string& a, const std::string& b) {
        const std::uint32_t x = root(number(a)), y = root(number(b));
        parent_[std::max(x, y)] = std::min(x, y);
    }
    [[nodiscard]] std::optional<std::uint32_t> find(const std::string& id) {
        const auto at = numbers_.find(id);
        if (at == numbers_.end()) return std::nullopt;
        return root(at->second);
    }

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<std::uint32_t> parent_;
};

/// Words that may date a saying, until the document's date is known.
struct DatedWords {
    std::uint32_t claim;
    std::string statement, document, words;
    std::optional<Edtf> said_on;
};

class Collector {
public:
    explicit Collector(const GraphSource& source) : source_(source) {}

    FigureTable run() {
        source_.visit(RecordKind::Claim, [&](const Record& r) { claim(std::get<Claim>(r)); });
        first_.push_back(static_cast<std::uint32_t>(table_.figures.size()));
        sources_.resize(table_.claims.size());
        source_.visit(RecordKind::Relation, [&](const Record& r) { relation(std::get<Relation>(r)); });
        source_.visit(RecordKind::Statement, [&](const Record& r) { statement(std::get<Statement>(r)); });
        source_.visit(RecordKind::Document, [&](const Record& r) { document(std::get<Document>(r)); });
        finish();
        return std::move(table_);
    }

private:
    void claim(const Claim& claim) {
        if (claim.quantities.empty()) return;
        const auto number = static_cast<std::uint32_t>(table_.claims.size());
        table_.claims.push_back(claim.id);
        numbers_.emplace(claim.id.text(), number);
        first_.push_back(static_cast<std::uint32_t>(table_.figures.size()));
        for (std::size_t i = 0; i < claim.quantities.size(); ++i) {
            table_.figures.push_back(
                {claim.id, static_cast<std::uint32_t>(i), claim.quantities[i], claim.valid, {}});
            table_.claim_of.push_back(number);
        }
    }

    [[nodiscard]] std::uint32_t number_of(const RecordId& id) const {
        const auto at = numbers_.find(id.text());
        return at == numbers_.end() ? none : at->second;
    }

    void relation(const Relation& relation) {
        if (relation.to.kind() != RecordKind::Claim) return;
        if (relation.kind == RelationKind::Rephrases && relation.status == RelationStatus::Accepted)
            classes_.join(relation.from.text(), relation.to.text());
        const std::uint32_t a = number_of(relation.from), b = number_of(relation.to);
        if (a == none || b == none || a == b) return;
        table_.links.push_back(
            {std::min(a, b), std::max(a, b), relation.kind, relation.status, relation.id.text()});
    }

    void statement(const Statement& statement) {
        if (statement.stance != Stance::Asserts) return;
        const std::uint32_t claim = number_of(statement.of);
        if (claim == none) return;
        sources_[claim].push_back({statement.speaker.text(), statement.said_on});
        if (statement.said_on) said_before_over(claim, statement);
        for (const Occurrence& one : statement.occurrences) {
            static const Edtf any_day("2018-07-02");  // are there such words at all?
            if (!relative_date(one.cue, any_day)) continue;
            words_[one.document.text()].push_back(
                {claim, statement.id.text(), one.document.text(), one.cue, statement.said_on});
        }
    }

    /// Visits the figures of a claim that have a period with an end, and do not look ahead.
    template <class Visit>
    void each_period(std::uint32_t claim, const Visit& visit) {
        for (std::uint32_t i = first_[claim]; i < first_[claim + 1]; ++i) {
            const std::optional<Edtf>& period = table_.figures[i].period();
            if (period && period->period().end_max != end_of_time) visit(i, *period);
        }
    }

    void said_before_over(std::uint32_t claim, const Statement& statement) {
        each_period(claim, [&](std::uint32_t figure, const Edtf& period) {
            if (statement.said_on->period().end_max >= period.period().end_max) return;
            DateRemark remark;
            remark.figure = figure;
            remark.statement = statement.id.text();
            remark.said_on = statement.said_on->text();
            remark.period = period.text();
            remark.uncertain = statement.said_on->period().doubtful || period.period().doubtful;
            table_.dates.push_back(std::move(remark));
        });
    }

    void document(const Document& document) {
        for (const ClaimId& stated : document.states) {
            const std::uint32_t claim = number_of(stated);
            if (claim == none) continue;
            for (const AgentId& publisher : document.published_by)
                sources_[claim].push_back({publisher.text(), document.published});
        }
        const auto at = words_.find(document.id.text());
        if (at == words_.end() || !document.published) return;
        for (const DatedWords& words : at->second) relative(words, *document.published);
    }

    void relative(const DatedWords& words, const Edtf& published) {
        const std::optional<Edtf> meant = relative_date(words.words, published);
        if (!meant) return;
        DateRemark remark;
        remark.statement = words.statement;
        remark.document = words.document;
        remark.words = words.words;
        remark.document_date = published.text();
        remark.meant = meant->text();
        if (words.said_on) remark.said_on = words.said_on->text();
        const Period& when = meant->period();
        each_period(words.claim, [&](std::uint32_t figure, const Edtf& period) {
            remark.figure = figure;
            remark.period = period.text();
            remark.uncertain = published.period().doubtful || period.period().doubtful;
            // A figure for all of 2017 is not there before its last day is over; a day is reported on that day.
            const Period& counted = period.period();
            if (when.end_max <= counted.end_max && counted.start_min < counted.end_max) {
                remark.doubt = DateDoubt::WordsAgainstPeriod;
                table_.dates.push_back(remark);
            }
            if (!words.said_on) return;
            const Period& said = words.said_on->period();
            if (said.end_max < when.start_min || when.end_max < said.start_min) {
                remark.doubt = DateDoubt::WordsAgainstDate;
                remark.uncertain |= said.doubtful;
                table_.dates.push_back(remark);
            }
        });
    }

    void finish() {
        const auto order = [](const FigureSource& s) {
            return std::make_tuple(s.agent, s.date ? s.date->text() : std::string());
        };
        for (std::uint32_t claim = 0; claim < table_.claims.size(); ++claim) {
            auto& all = sources_[claim];
            std::sort(all.begin(), all.end(),
                      [&](const auto& a, const auto& b) { return order(a) < order(b); });
            all.erase(std::unique(all.begin(), all.end()), all.end());
            for (std::uint32_t i = first_[claim]; i < first_[claim + 1]; ++i) table_.figures[i].sources = all;
        }
        std::sort(table_.links.begin(), table_.links.end(), [](const ClaimLink& x, const ClaimLink& y) {
            return std::tie(x.a, x.b, x.kind, x.relation) < std::tie(y.a, y.b, y.kind, y.relation);
        });
        std::sort(table_.dates.begin(), table_.dates.end(), [](const DateRemark& x, const DateRemark& y) {
            return std::tie(x.figure, x.doubt, x.statement, x.document) <
                   std::tie(y.figure, y.doubt, y.statement, y.document);
        });
        table_.dates.erase(std::unique(table_.dates.begin(), table_.dates.end()), table_.dates.end());
        number_classes();
    }

    void number_classes() {
        table_.rephrase_class.resize(table_.claims.size());
        std::iota(table_.rephrase_class.begin(), table_.rephrase_class.end(), 0);
        std::unordered_map<std::uint32_t, std::uint32_t> least;
        for (std::uint32_t claim = 0; claim < table_.claims.size(); ++claim) {
            if (const auto root = classes_.find(table_.claims[claim].text()))
                table_.rephrase_class[claim] = least.try_emplace(*root, claim).first->second;
        }
    }

    const GraphSource& source_;
    FigureTable table_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<std::uint32_t> first_;  // of a claim: its first figure; one more at the end
    std::vector<std::vector<FigureSource>> sources_;
    std::unordered_map<std::string, std::vector<DatedWords>> words_;
    Classes classes_;
};

}  // namespace

FigureTable collect_figures(const GraphSource& source) {
    return Collector(source).run();
}

std::pair<std::uint32_t, std::uint32_t> figures_of(const FigureTable& table, const ClaimId& claim) {
    const auto less = [](const Figure& figure, const ClaimId& id) { return figure.claim < id; };
    const auto first = std::lower_bound(table.figures.begin(), table.figures.end(), claim, less);
    auto last = first;
    while (last != table.figures.end() && last->claim == claim) ++last;
    return {static_cast<std::uint32_t>(first - table.figures.begin()),
            static_cast<std::uint32_t>(last - table.figures.begin())};
}

std::vector<ClaimLink> links_between(const FigureTable& table, std::uint32_t a, std::uint32_t b) {
    if (a > b) std::swap(a, b);
    const auto before = [](const ClaimLink& link, const std::pair<std::uint32_t, std::uint32_t>& ends) {
        return std::tie(link.a, link.b) < std::tie(ends.first, ends.second);
    };
    std::vector<ClaimLink> found;
    bool rephrased = false;
    for (auto at = std::lower_bound(table.links.begin(), table.links.end(), std::pair(a, b), before);
         at != table.links.end() && at->a == a && at->b == b; ++at) {
        found.push_back(*at);
        rephrased |= at->kind == RelationKind::Rephrases;
    }
    if (!rephrased && table.rephrase_class[a] == table.rephrase_class[b])
        found.push_back({a, b, RelationKind::Rephrases, RelationStatus::Accepted, ""});
    return found;
}

std::string_view to_string(DateDoubt doubt) noexcept {
    switch (doubt) {
        case DateDoubt::PeriodNotOver:
            return "period not over";
        case DateDoubt::WordsAgainstPeriod:
            return "words against period";
        case DateDoubt::WordsAgainstDate:
            return "words against date";
    }
    return "";
}

}  // namespace gainsay
