#include "engine/audit/run.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <iterator>
#include <thread>

namespace gainsay::audit {
namespace {

using Clock = std::chrono::steady_clock;

// The findings of one rule; when there is a limit, never many more than that are held.
class Kept {
public:
    explicit Kept(std::size_t limit) : limit_(limit) {}

    void add(Finding&& finding) {
        ++total_;
        if (!worst_ || *worst_ < finding.severity) worst_ = finding.severity;
        findings_.push_back(std::move(finding));
        if (limit_ != 0 && findings_.size() >= 2 * limit_ + 1024) cut();
    }

    void close() { cut(); }
    [[nodiscard]] bool limited() const noexcept { return limited_; }
    [[nodiscard]] std::vector<Finding>& findings() noexcept { return findings_; }
    [[nodiscard]] std::size_t total() const noexcept { return total_; }
    [[nodiscard]] std::optional<Severity> worst() const noexcept { return worst_; }

private:
    void cut() {
        std::sort(findings_.begin(), findings_.end(),
                  [](const Finding& x, const Finding& y) { return order(x, y) < 0; });
        if (limit_ == 0 || findings_.size() <= limit_) return;
        findings_.resize(limit_);
        limited_ = true;
    }

    std::size_t limit_;
    bool limited_ = false;
    std::size_t total_ = 0;
    std::optional<Severity> worst_;
    std::vector<Finding> findings_;
};

struct Running {
    Rule* rule;
    Kept kept;
    bool timing = false;
    Clock::duration spent{};
    std::exception_ptr failed;
};

template <class Work>
void timed(Running& running, const Work& work) {
    if (!running.timing) return work();
    const auto start = Clock::now();
    work();
    running.spent += Clock::now() - start;
}

void begin_all(const Subject& subject, std::vector<Running>& all) {
    for (Running& one : all) {
        timed(one, [&] { one.rule->begin(subject); });
    }
}

void feed_records(const Subject& subject, std::vector<Running>& all) {
    for (std::size_t k = 0; k < record_kind_count; ++k) {
        const auto kind = static_cast<RecordKind>(k);
        std::vector<Running*> wanting;
        for (Running& one : all) {
            if (one.rule->wants(kind)) wanting.push_back(&one);
        }
        if (wanting.empty()) continue;
        subject.source.visit(kind, [&](const Record& record) {
            for (Running* one : wanting) {
                timed(*one, [&] {
                    one->rule->record(subject, record, [&](Finding&& f) { one->kept.add(std::move(f)); });
                });
            }
        });
    }
}

void finish_one(const Subject& subject, Running& one) {
    try {
        timed(one, [&] {
            one.rule->finish(subject, [&](Finding&& f) { one.kept.add(std::move(f)); });
            one.kept.close();
        });
    } catch (...) {
        one.failed = std::current_exception();
    }
}

void finish_all(const Subject& subject, std::vector<Running>& all, unsigned threads) {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < all.size(); i = next++) finish_one(subject, all[i]);
    };
    std::vector<std::jthread> helpers;
    for (unsigned t = 1; t < threads; ++t) helpers.emplace_back(work);
    work();
    helpers.clear();
    for (const Running& one : all) {
        if (one.failed) std::rethrow_exception(one.failed);
    }
}

}  // namespace

RunResult run_rules(const Subject& subject, const std::vector<std::unique_ptr<Rule>>& rules,
                    const RunOptions& options) {
    std::vector<Running> all;
    for (const auto& rule : rules)
        all.push_back({rule.get(), Kept(options.limit_per_rule), options.timing, {}, {}});
    begin_all(subject, all);
    feed_records(subject, all);
    finish_all(subject, all, options.threads);
    RunResult result;
    std::size_t kept = 0;
    for (Running& one : all) kept += one.kept.findings().size();
    result.findings.reserve(kept);  // of large results the spare room of a vector that grows is no trifle
    for (Running& one : all) {
        std::vector<Finding> findings = std::move(one.kept.findings());  // and goes when it is passed on
        const std::string id(one.rule->info().id);
        result.times.push_back({id, std::chrono::duration<double>(one.spent).count(), findings.size(),
                                one.kept.total(), one.kept.worst()});
        if (one.kept.limited()) result.limited.push_back(id);
        std::move(findings.begin(), findings.end(), std::back_inserter(result.findings));
    }
    std::stable_sort(result.findings.begin(), result.findings.end(),
                     [](const Finding& x, const Finding& y) { return order(x, y) < 0; });
    return result;
}

}  // namespace gainsay::audit
