#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <random>
#include <sstream>

#include "engine/quotation/matching/altered.hpp"
#include "engine/quotation/matching/patterns.hpp"
#include "engine/quotation/text/fold.hpp"
#include "tests/engine/quotation/quote_case.hpp"

// Random small texts of few words, so that everything meets everything; the oracles compare at every place.

namespace gainsay::test {
namespace {

using Random = std::mt19937;

std::size_t up_to(Random& random, std::size_t most) {
    return random() % (most + 1);
}

std::string random_text(Random& random, std::size_t words, std::size_t variety) {
    static const std::vector<std::string> all{"dam", "is",   "not", "safe",    "Dam", "if",
                                              "ﬁre", "fire", "ü",   "u\u0308", "IS",  "x"};
    static const std::vector<std::string> between{" ",  " ",  " ", "  ",  ", ",   "\n", " - ", "—", "\u00AD",
                                                  " “", "” ", "'", " … ", "... ", ". ", " [",  "] "};
    std::string out;
    for (std::size_t i = 0; i < words; ++i) {
        out += all[up_to(random, std::min(variety, all.size() - 1))];
        out += between[up_to(random, between.size() - 1)];
    }
    return out;
}

/// A stretch of a text between two characters.
std::string piece_of(Random& random, const std::string& text) {
    std::size_t from = up_to(random, text.size()), to = up_to(random, text.size());
    if (from > to) std::swap(from, to);
    while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) ++from;
    while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xC0U) == 0x80U) ++to;
    return from < to ? text.substr(from, to - from) : text;
}

TEST(Oracle, TheCheckerFindsNothingWrongWithRandomQuotes) {
    for (unsigned seed = 0; seed < 3000; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(seed);
        const std::string text = random_text(random, 5 + up_to(random, 40), 2 + up_to(random, 10));
        QuoteCase one(text);
        for (std::size_t i = 0; i < 8; ++i) {
            Selector selector;
            selector.exact =
                i % 2 == 0 ? piece_of(random, text) : random_text(random, 1 + up_to(random, 6), 10);
            if (i % 3 == 1) selector.start = up_to(random, text.size());
            if (i % 4 == 2) selector.prefix = "dam ";
            if (i % 4 != 0) selector.suffix = " is";
            one.quote(selector, i % 2 == 0 ? "agent:ada" : "agent:bo");
        }
        std::string problem;
        static_cast<void>(one.report({}, &problem));
        ASSERT_EQ(problem, "") << text;
    }
}

/// Is the character before `at`, and the one at it, part of one word?
bool within_word(const std::string& text, std::size_t at) {
    if (at == 0 || at >= text.size()) return false;
    const auto letter = [&](std::size_t i) { return std::isalnum(static_cast<unsigned char>(text[i])) != 0; };
    return letter(at - 1) && letter(at);
}

TEST(Oracle, ExactIsWhatANaiveSearchFinds) {
    std::size_t found = 0, missing = 0;
    for (unsigned seed = 0; seed < 2000; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(seed);
        std::string text, quote;
        static const std::vector<std::string> words{"a", "b", "ab", "A", "c"}, between{" ", ", ", "-", "  "};
        for (std::size_t i = 0; i < 12; ++i) text += words[up_to(random, 4)] + between[up_to(random, 3)];
        for (std::size_t i = up_to(random, 2) + 1; i > 0; --i)
            quote += words[up_to(random, 4)] + (i == 1 ? "" : between[up_to(random, 3)]);
        bool stands_there = false;
        for (std::size_t at = text.find(quote); at != std::string::npos; at = text.find(quote, at + 1))
            stands_there = stands_there || (!within_word(text, at) && !within_word(text, at + quote.size()));
        const QuoteFinding finding = QuoteCase(text).quote(quote).only();
        ASSERT_EQ(finding.outcome == QuoteOutcome::Exact, stands_there) << text << " | " << quote;
        ++(stands_there ? found : missing);
    }
    EXPECT_GT(found, 200U);
    EXPECT_GT(missing, 200U);
}

TEST(Oracle, PatternsStandWhereComparingEverywhereFindsThem) {
    using namespace quotation;
    for (unsigned seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(seed);
        const auto tokens_of = [&](std::size_t count) {
            std::vector<QuoteToken> tokens(count);
            for (std::size_t i = 0; i < count; ++i) {
                const auto at = static_cast<std::uint32_t>(i);
                tokens[i] = {at, at + 1, first_of_vocabulary + static_cast<TokenId>(up_to(random, 2))};
            }
            return tokens;
        };
        const std::vector<QuoteToken> text = tokens_of(60);
        Patterns patterns;
        std::vector<std::vector<QuoteToken>> all;
        std::vector<Patterns::Number> numbers;
        for (int i = 0; i < 12; ++i) {
            all.push_back(tokens_of(1 + up_to(random, 5)));
            numbers.push_back(patterns.add(all.back()));
        }
        const auto found = patterns.find(std::string(60, 'x'), text, 1000);
        for (std::size_t i = 0; i < all.size(); ++i) {
            std::vector<std::uint32_t> places;
            for (std::size_t at = 0; at + all[i].size() <= text.size(); ++at) {
                const bool here =
                    std::equal(all[i].begin(), all[i].end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                               [](const QuoteToken& a, const QuoteToken& b) { return a.id == b.id; });
                if (here) places.push_back(static_cast<std::uint32_t>(at));
            }
            ASSERT_EQ(found.patterns[numbers[i]].first, places);
            ASSERT_EQ(found.patterns[numbers[i]].count, places.size());
        }
    }
}

/// Most words in order that two texts share, by the textbook's table.
std::size_t common_words(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::vector<std::vector<std::size_t>> best(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t k = 1; k <= b.size(); ++k) {
            best[i][k] =
                a[i - 1] == b[k - 1] ? best[i - 1][k - 1] + 1 : std::max(best[i - 1][k], best[i][k - 1]);
        }
    }
    return best[a.size()][b.size()];
}

TEST(Oracle, APassageWithOneWordChangedIsFoundAndKeepsTheRest) {
    for (unsigned seed = 0; seed < 500; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(seed);
        std::vector<std::string> words;
        for (int i = 0; i < 200; ++i) words.push_back("w" + std::to_string(up_to(random, 60)));
        const std::size_t length = 6 + up_to(random, 10), from = up_to(random, 180 - length);
        std::vector<std::string> quote(words.begin() + static_cast<std::ptrdiff_t>(from),
                                       words.begin() + static_cast<std::ptrdiff_t>(from + length));
        quote[1 + up_to(random, length - 3)] = "other";
        const auto text_of = [](const std::vector<std::string>& list) {
            std::string out;
            for (const std::string& word : list) out += (out.empty() ? "" : " ") + word;
            return out;
        };
        const QuoteFinding finding = QuoteCase(text_of(words)).quote(text_of(quote)).only();
        ASSERT_EQ(told(finding), "altered");
        std::vector<std::string> found;
        std::istringstream in(finding.found);
        for (std::string word; in >> word;) found.push_back(word);
        const std::size_t most = std::max(found.size(), quote.size());
        EXPECT_DOUBLE_EQ(finding.words_kept,
                         static_cast<double>(common_words(quote, found)) / static_cast<double>(most))
            << told(finding.diff);
        EXPECT_GE(finding.words_kept, static_cast<double>(length - 1) / static_cast<double>(length));
    }
}

TEST(Hostile, RepetitiveTextsAndQuotesCostLittleMore) {
    std::string text;
    for (int i = 0; i < 50'000; ++i) text += "the ";
    QuoteCase one(text);
    std::string quote;
    for (int i = 0; i < 100; ++i) {
        quote += "the ";
        one.quote(quote).quote(quote + "end").quote("The " + quote);
    }
    const CaseSource source(one.whole());
    const QuoteReport report = check_quotes(source, [&](const Document&) {
        CopyText copy;
        copy.state = CopyState::Readable;
        copy.text = text;
        return copy;
    });
    EXPECT_EQ(report.counts[static_cast<std::size_t>(QuoteOutcome::Exact)], 100U);
    EXPECT_EQ(report.counts[static_cast<std::size_t>(QuoteOutcome::Normalised)], 100U);
}

TEST(Hostile, AHundredMegabytesAreSearched) {
    std::string text;
    text.reserve(100'000'100);
    for (std::size_t i = 0; text.size() < 100'000'000; ++i)
        text += "Day " + std::to_string(i % 5000) + " the dam was safe, we checked it. ";
    text += "And then the dam broke at last.";
    QuoteCase one("");
    one.quote("then the dam broke at last")
        .quote("then the dam burst at last")
        .quote("nobody ever said such things");
    const CaseSource source(one.whole());
    const QuoteReport report = check_quotes(source, [&](const Document&) {
        CopyText copy;
        copy.state = CopyState::Readable;
        copy.text = text;
        return copy;
    });
    ASSERT_EQ(report.findings.size(), 3U);
    EXPECT_EQ(told(report.findings[0]), "exact");
    EXPECT_EQ(told(report.findings[1]), "altered");
    EXPECT_EQ(told(report.findings[2]), "absent");
    EXPECT_EQ(report.findings[0].range->end, text.size() - 1);
}

TEST(Hostile, TextsOfOddCharactersAreSearched) {
    for (const std::string& text :
         {std::string(100'000, '['), std::string(100'000, '\''), std::string(100'000, '.'),
          std::string(100'000, '\n'), std::string(100'000, 'x'),
          std::string("a").append(100'000, '\x01').append("b")}) {
        QuoteCase one(text + " the dam is safe " + text);
        one.quote("the dam is safe").quote("[" + text.substr(0, 2000) + "a b c");
        EXPECT_EQ(one.report().findings[0].outcome, QuoteOutcome::Exact) << text[0];
    }
}

}  // namespace
}  // namespace gainsay::test
