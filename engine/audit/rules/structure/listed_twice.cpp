#include <algorithm>
#include <tuple>

#include "engine/audit/rules/makers.hpp"

namespace gainsay::audit {
namespace {

constexpr RuleInfo about{
    .id = "structure/listed-twice",
    .name = "The same thing listed twice",
    .severity = Severity::Warning,
    .reason =
        "A list of the record names the same thing twice: a document cites another twice in the same "
        "manner, states a claim twice, an agent has an alias twice or its own name as alias. Nothing more "
        "is said by it, but every count of citations or sources that follows is too high. The fix keeps the "
        "first mention.",
    .bad = R"({"gainsay": 1, "documents": [
        {"id": "document:gazette", "title": "Gazette", "kind": "article",
            "cites": [{"document": "document:report"}, {"document": "document:report"}]},
        {"id": "document:report", "title": "Report", "kind": "report"}]})",
    .good = R"({"gainsay": 1, "documents": [
        {"id": "document:gazette", "title": "Gazette", "kind": "article", "cites": [{"document": "document:report"}]},
        {"id": "document:report", "title": "Report", "kind": "report"}]})",
    .fixes = true,
};

template <class Item>
std::string text_of(const Item& item) {
    if constexpr (std::is_same_v<Item, std::string>) {
        return item;
    } else if constexpr (std::is_same_v<Item, Citation>) {
        return item.document.text();
    } else {
        return item.text();
    }
}

template <class Item>
auto order_of(const Item& item) {
    if constexpr (std::is_same_v<Item, Citation>) {
        return std::make_pair(std::string_view(item.document.text()), item.manner);
    } else if constexpr (std::is_same_v<Item, std::string>) {
        return std::string_view(item);
    } else {
        return std::string_view(item.text());
    }
}

// The places of items that stood in the list before, ascending. O(n log n).
template <class Item>
std::vector<std::size_t> repeats(const std::vector<Item>& list) {
    std::vector<std::size_t> order(list.size()), again;
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
        return std::make_pair(order_of(list[x]), x) < std::make_pair(order_of(list[y]), y);
    });
    for (std::size_t i = 1; i < order.size(); ++i) {
        if (order_of(list[order[i]]) == order_of(list[order[i - 1]])) again.push_back(order[i]);
    }
    std::sort(again.begin(), again.end());
    return again;
}

class ListedTwice final : public Rule {
public:
    const RuleInfo& info() const override { return about; }
    bool wants(RecordKind kind) const override { return kind <= RecordKind::Claim; }

    void record(const Subject&, const Record& record, const Report& report) override {
        if (const auto* agent = std::get_if<Agent>(&record)) {
            check(*agent, "aliases", &Agent::aliases, report);
            check(*agent, "same_as", &Agent::same_as, report);
        } else if (const auto* document = std::get_if<Document>(&record)) {
            check(*document, "published_by", &Document::published_by, report);
            check(*document, "authored_by", &Document::authored_by, report);
            check(*document, "part_of", &Document::part_of, report);
            check(*document, "cites", &Document::cites, report);
            check(*document, "states", &Document::states, report);
        } else if (const auto* claim = std::get_if<Claim>(&record)) {
            check(*claim, "topics", &Claim::topics, report);
        }
    }

private:
    // One finding a list: all its repetitions go together.
    template <class One, class Item>
    void check(const One& one, const char* field, std::vector<Item> One::*list, const Report& report) {
        std::vector<std::size_t> again;
        if ((one.*list).size() > 1) again = repeats(one.*list);
        if constexpr (std::is_same_v<One, Agent>) {
            if (list == &Agent::aliases) add_own_name(one, again);
        }
        if (again.empty()) return;
        Finding finding =
            found(one.id, std::string(field) + "[" + std::to_string(again.front()) + "]",
                  "found \"" + text_of((one.*list)[again.front()]) + "\" in \"" + field +
                      "\" again, expected it once" +
                      (again.size() == 1 ? "" : "; " + std::to_string(again.size()) + " in all"));
        for (const std::size_t i : again) {
            finding.witness.push_back({one.id, std::string(field) + "[" + std::to_string(i) + "]",
                                       "names " + text_of((one.*list)[i]) + " again"});
        }
        One mended = one;
        for (auto i = again.rbegin(); i != again.rend(); ++i)
            (mended.*list).erase((mended.*list).begin() + static_cast<std::ptrdiff_t>(*i));
        finding.fix = Fix{"remove what " + one.id.text() + " lists again in \"" + field + "\"",
                          {Record(std::move(mended))},
                          {}};
        report(std::move(finding));
    }

    static void add_own_name(const Agent& agent, std::vector<std::size_t>& again) {
        for (std::size_t i = 0; i < agent.aliases.size(); ++i) {
            if (agent.aliases[i] == agent.name) again.push_back(i);
        }
        std::sort(again.begin(), again.end());
        again.erase(std::unique(again.begin(), again.end()), again.end());
    }
};

}  // namespace

std::unique_ptr<Rule> make_listed_twice() {
    return std::make_unique<ListedTwice>();
}

}  // namespace gainsay::audit
