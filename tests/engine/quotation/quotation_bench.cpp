#include <benchmark/benchmark.h>

#include <random>

#include "engine/quotation/quotes.hpp"

// Question: does looking up many quotes at once cost in step with text and quotes, and how does it compare with
// searching for one after the other?

namespace gainsay {
namespace {

struct Workload {
    std::string text;
    std::vector<std::string> quotes;
};

/// Text of `bytes` of a vocabulary as skewed as language is; quotes of 8 to 30 words, of which a fifth each is as it is,
/// in capital letters, with a word changed, with a word left out, and made up.
Workload workload(std::size_t bytes, std::size_t quotes) {
    std::mt19937 random(1);
    Workload out;
    std::vector<std::string> words;
    for (std::size_t i = 0; i < 30'000; ++i) words.push_back("w" + std::to_string(i));
    const auto word = [&]() -> const std::string& {
        const double u = static_cast<double>(random()) / static_cast<double>(std::mt19937::max());
        return words[static_cast<std::size_t>(u * u * u * u * 29'999)];
    };
    std::vector<std::size_t> starts;
    while (out.text.size() < bytes) {
        starts.push_back(out.text.size());
        out.text += word();
        out.text += random() % 12 == 0 ? ". " : " ";
    }
    for (std::size_t i = 0; i < quotes; ++i) {
        const std::size_t length = 8 + random() % 23, first = random() % (starts.size() - 40);
        std::string quote = out.text.substr(starts[first], starts[first + length] - starts[first] - 1);
        const std::size_t middle = starts[first + length / 2] - starts[first];
        if (i % 5 == 1) {
            for (char& c : quote) c = c == 'w' ? 'W' : c;
        }
        if (i % 5 == 2) quote.insert(middle, "quite");
        if (i % 5 == 3) quote.erase(middle, quote.find(' ', middle) - middle);
        if (i % 5 == 4) {
            quote.clear();
            for (std::size_t k = 0; k < length; ++k) quote += word() + " ";
        }
        out.quotes.push_back(quote);
    }
    return out;
}

void BM_CheckQuotes(benchmark::State& state) {
    const Workload load =
        workload(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)));
    Case whole;
    Document document;
    document.id = DocumentId("document:one");
    whole.documents.push_back(document);
    for (std::size_t i = 0; i < load.quotes.size(); ++i) {
        Statement statement;
        statement.id = StatementId("statement:s" + std::to_string(1'000'000 + i));
        statement.speaker = AgentId("agent:one");
        statement.of = RecordId("document:one");
        statement.manner = Manner::Quote;
        Occurrence occurrence;
        occurrence.document = document.id;
        occurrence.selector.emplace();
        occurrence.selector->exact = load.quotes[i];
        statement.occurrences.push_back(occurrence);
        whole.statements.push_back(statement);
    }
    const CaseSource source(whole);
    QuoteReport report;
    for (auto _ : state) {
        report = check_quotes(source, [&](const Document&) {
            CopyText copy;
            copy.state = CopyState::Readable;
            copy.text = load.text;
            return copy;
        });
        benchmark::DoNotOptimize(report);
    }
    for (std::size_t i = 0; i < quote_outcome_count; ++i)
        state.counters[std::string(to_string(static_cast<QuoteOutcome>(i)))] =
            static_cast<double>(report.counts[i]);
    state.SetBytesProcessed(static_cast<std::int64_t>(load.text.size()) *
                            static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(BM_CheckQuotes)
    ->Unit(benchmark::kMillisecond)
    ->Args({1'000'000, 1'000})
    ->Args({10'000'000, 1'000})
    ->Args({10'000'000, 10'000})
    ->Args({100'000'000, 10'000});

/// Only exact places, one quote after the other: less than a twentieth of the answer.
void BM_NaiveExactSearch(benchmark::State& state) {
    const Workload load =
        workload(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)));
    for (auto _ : state) {
        std::size_t found = 0;
        for (const std::string& quote : load.quotes)
            found += load.text.find(quote) != std::string::npos ? 1U : 0U;
        benchmark::DoNotOptimize(found);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(load.text.size()) *
                            static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(BM_NaiveExactSearch)
    ->Unit(benchmark::kMillisecond)
    ->Args({1'000'000, 1'000})
    ->Args({10'000'000, 1'000})
    ->Args({10'000'000, 10'000});

}  // namespace
}  // namespace gainsay
