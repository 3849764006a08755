#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iomanip>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "engine/quotation/quotes.hpp"
#include "engine/quotation/text/fold.hpp"
#include "graphs/copies/code_points.hpp"
#include "tests/engine/quotation/quote_case.hpp"
#include "tests/support/real_data.hpp"

// Real articles with annotated quotes, each quote changed in ways whose right outcome is known. The tables that come out
// stand in docs/quotations.md; GAINSAY_UPDATE=1 writes those of today there.

namespace gainsay::test {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Does a word begin and end where the annotation does? Some were marked a letter off.
bool whole_words(const std::string& text, std::size_t from, std::size_t to) {
    const auto letter = [&](std::size_t i) {
        return i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) != 0 ||
                                   static_cast<unsigned char>(text[i]) >= 0xC3);
    };
    return !(from > 0 && letter(from - 1) && letter(from)) && !(to > 0 && letter(to - 1) && letter(to));
}

/// One annotated quote: the words, and who is said to have said them, as the article writes it.
struct Annotated {
    std::string quote, source;
};
struct Article {
    std::string text;
    std::vector<Annotated> quotes;
};

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    std::istringstream in(text);
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

// --- the two data sets

/// The first annotator's view of every article, in the order of names.
std::vector<Article> polnear(const fs::path& folder) {
    std::map<std::string, fs::path> texts, annotations;
    for (const auto& entry : fs::directory_iterator(folder / "dev" / "text"))
        texts[entry.path().stem().string()] = entry.path();
    for (const auto& entry : fs::directory_iterator(folder / "dev" / "attributions")) {
        const std::string name = entry.path().stem().string();
        const std::string article = name.substr(0, name.rfind('_'));
        auto& best = annotations[article];
        if (best.empty() || entry.path() < best) best = entry.path();
    }
    std::vector<Article> articles;
    for (const auto& [name, path] : texts) {
        Article& article = articles.emplace_back();
        article.text = read(path);
        const CodePoints positions(article.text);
        std::map<std::string, std::string> spans;
        std::istringstream lines(read(annotations[name]));
        for (std::string line; std::getline(lines, line);) {
            std::istringstream in(line);
            std::string id, kind;
            in >> id >> kind;
            if (id[0] == 'T') {
                std::uint64_t begin = 0, end = 0;
                std::string rest;
                in >> begin >> end;
                std::getline(in, rest, '\t');
                if (!rest.empty()) continue;  // in pieces
                const std::size_t from = positions.byte_of(begin);
                const std::size_t to = positions.byte_of(end);
                if (kind == "Content" && !whole_words(article.text, from, to)) continue;
                spans[id] = article.text.substr(from, to - from);
            } else if (id[0] == 'E') {
                Annotated one;
                for (std::string role; in >> role;) {
                    const std::string target = role.substr(role.find(':') + 1);
                    if (role.rfind("Content:", 0) == 0) one.quote = spans[target];
                    if (role.rfind("Source:", 0) == 0) one.source = spans[target];
                }
                article.quotes.push_back(one);
            }
        }
    }
    return articles;
}

std::vector<Article> german_news(const fs::path& file) {
    std::vector<Article> articles;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        const auto json = nlohmann::json::parse(line);
        Article& article = articles.emplace_back();
        article.text = json.at("originalText").get<std::string>();
        const CodePoints positions(article.text);
        for (const auto& one : json.at("annotations")) {
            if (one.at("type") != "Direct" || one.at("quote").at("spans").size() != 1) continue;
            const auto& span = one.at("quote").at("spans")[0];
            const std::size_t from = positions.byte_of(span.at("charBegin").get<std::uint64_t>()),
                              to = positions.byte_of(span.at("charEnd").get<std::uint64_t>());
            article.quotes.push_back(
                {article.text.substr(from, to - from), one.at("speaker").at("text").get<std::string>()});
        }
    }
    return articles;
}

// --- changes of a quote, by what they should come to

using Change = std::string (*)(const std::string&);

std::string as_it_is(const std::string& quote) {
    return quote;
}
std::string shouted(const std::string& quote) {
    std::string out = quote;
    for (char& c : out) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return out;
}
std::string broken_into_lines(const std::string& quote) {
    auto words = words_of(quote);
    words[words.size() / 2] += "\n ";
    return joined(words);
}
std::string replaced(std::string text, const std::vector<std::pair<std::string, std::string>>& pairs) {
    for (const auto& [from, to] : pairs) {
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
    }
    return text;
}
std::string other_marks(const std::string& quote) {
    const std::string straight =
        replaced(quote, {{"“", "\""}, {"”", "\""}, {"„", "\""}, {"’", "'"}, {"‘", "'"}});
    return straight != quote ? straight : replaced(quote, {{"'", "’"}, {" \"", " “"}, {"\"", "”"}});
}
std::string with_ligatures(const std::string& quote) {
    return replaced(quote, {{"ffi", "ﬃ"}, {"fi", "ﬁ"}, {"fl", "ﬂ"}});
}
std::string decomposed(const std::string& quote) {
    return replaced(quote, {{"ä", "a\u0308"}, {"ö", "o\u0308"}, {"ü", "u\u0308"}, {"é", "e\u0301"}});
}
std::string with_ellipsis(const std::string& quote) {
    auto words = words_of(quote);
    if (words.size() < 9) return quote;
    const auto middle = words.begin() + static_cast<std::ptrdiff_t>(words.size() / 2);
    *middle = "…";
    words.erase(middle + 1, middle + 3);
    return joined(words);
}
std::string another_word(const std::string& quote) {
    auto words = words_of(quote);
    words[words.size() / 2] = "umbrella";
    return joined(words);
}
std::string a_word_less(const std::string& quote) {
    auto words = words_of(quote);
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(words.size() / 2));
    return joined(words);
}
std::string a_not_more(const std::string& quote) {
    auto words = words_of(quote);
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(words.size() / 2), "not");
    return joined(words);
}
std::string two_words_swapped(const std::string& quote) {
    auto words = words_of(quote);
    std::swap(words[words.size() / 2], words[words.size() / 2 - 1]);
    return joined(words);
}
std::string other_figures(const std::string& quote) {
    std::string out = quote;
    for (char& c : out) {
        if (c >= '0' && c <= '9') c = c == '9' ? '1' : static_cast<char>(c + 1);
    }
    return out;
}
std::string last_signs_changed(const std::string& quote) {
    auto words = words_of(quote);
    words[words.size() / 2] += ";";
    return joined(words);
}
std::string back_to_front(const std::string& quote) {
    auto words = words_of(quote);
    std::reverse(words.begin(), words.end());
    return joined(words);
}

struct Kind {
    const char* name;
    QuoteOutcome right;
    Change change;
};
const std::vector<Kind> kinds{
    {"as it is", QuoteOutcome::Exact, as_it_is},
    {"capital letters", QuoteOutcome::Normalised, shouted},
    {"other line breaks", QuoteOutcome::Normalised, broken_into_lines},
    {"other quotation marks", QuoteOutcome::Normalised, other_marks},
    {"ligatures", QuoteOutcome::Normalised, with_ligatures},
    {"decomposed letters", QuoteOutcome::Normalised, decomposed},
    {"three words at an ellipsis", QuoteOutcome::Normalised, with_ellipsis},
    {"another word", QuoteOutcome::Altered, another_word},
    {"a word less", QuoteOutcome::Altered, a_word_less},
    {"a \"not\" more", QuoteOutcome::Altered, a_not_more},
    {"two words swapped", QuoteOutcome::Altered, two_words_swapped},
    {"other figures", QuoteOutcome::Altered, other_figures},
    {"a semicolon more", QuoteOutcome::Altered, last_signs_changed},
    {"words back to front", QuoteOutcome::Absent, back_to_front},
};

/// Words behind a negation or condition, without it. A list by hand, shorter than the program's.
std::vector<std::string> cut_quotes(const std::string& text) {
    const std::set<std::string> triggers{"not", "never", "if", "nicht", "kein", "keine", "wenn"};
    std::vector<std::string> out;
    std::istringstream paragraphs(text);
    for (std::string line; std::getline(paragraphs, line) && out.size() < 4;) {
        const auto words = words_of(line);
        for (std::size_t i = 0; i + 6 < words.size(); ++i) {
            if (!triggers.contains(words[i])) continue;
            std::vector<std::string> next(words.begin() + static_cast<std::ptrdiff_t>(i + 1),
                                          words.begin() + static_cast<std::ptrdiff_t>(i + 6));
            const std::string quote = joined(next);
            const bool plain = std::all_of(quote.begin(), quote.end(), [](unsigned char c) {
                return std::isalpha(c) != 0 || c == ' ' || c >= 0x80;
            });
            // Another place of the same words may stand by itself.
            if (plain && text.find(quote) == text.rfind(quote) && quote.find("“") == std::string::npos &&
                quote.find("”") == std::string::npos && quote.find("„") == std::string::npos)
                out.push_back(quote);
            i += 6;
        }
    }
    return out;
}

// --- who speaks, as far as the annotation says: "Ben Carson" of "the retired neurosurgeon Ben Carson, who …"

bool one_of(const std::string& word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool has_capital_letter(const std::string& word) {
    const quotation::Char first = quotation::char_at(word, 0);
    const std::string letter = word.substr(0, first.next);
    return quotation::with_folds(letter, FoldCase) != letter;
}

/// Who an annotated source is, as a record would have it.
struct Source {
    enum class Kind : std::uint8_t { Named, Described, Pronoun };
    Kind kind = Kind::Described;
    std::string name;         ///< of Named, as the article writes it
    std::string family_name;  ///< its last word, folded: one agent for each
    bool person = false;
};

/// The part of a source before its apposition or clause.
std::vector<std::string> head_of(const std::string& source) {
    std::string head = source;
    for (const char* end : {",", "(", ";", ":", " —", " –", " - ", " who ", " which "})
        head = head.substr(0, head.find(end));
    for (const std::string_view possessive : {"'s", "’s", "’", "'"}) {
        if (head.size() > possessive.size() && head.ends_with(possessive)) {
            head.resize(head.size() - possessive.size());
            break;
        }
    }
    return words_of(head);
}

/// The capitalised words at the end of `words`, with what joins them, as in "Department of Justice".
std::size_t name_begin(const std::vector<std::string>& words) {
    std::size_t from = words.size();
    while (from > 0 && (has_capital_letter(words[from - 1]) ||
                        one_of(words[from - 1], {"of", "de", "van", "von", "bin", "al", "and"})))
        --from;
    while (from < words.size() && !has_capital_letter(words[from])) ++from;
    if (from < words.size() && one_of(words[from], {"The", "Der", "Die", "Das"})) ++from;
    return from;
}

Source source_of(const std::string& source, const std::string& text) {
    Source out;
    const std::vector<std::string> words = head_of(source);
    std::string folded;
    quotation::fold_word(source, folded);
    if (words.empty() || one_of(folded, {"he",    "she", "they",  "it",    "who",  "i",     "we",    "you",
                                         "his",   "her", "him",   "which", "that", "its",   "them",  "me",
                                         "their", "one", "these", "our",   "my",   "er",    "sie",   "es",
                                         "der",   "die", "das",   "ich",   "wir",  "diese", "dieser"})) {
        out.kind = Source::Kind::Pronoun;
        return out;
    }
    const std::size_t from = name_begin(words);
    // "His campaign manager, Jeff Weaver,": the name is the apposition.
    const std::size_t comma = source.find(", ");
    if (!has_capital_letter(words.back()) && comma != std::string::npos) {
        const std::string rest = source.substr(comma + 2);
        const auto name = head_of(rest);
        const bool all = name.size() >= 2 && std::all_of(name.begin(), name.end(), has_capital_letter);
        if (all) return source_of(rest, text);
    }
    if (from == words.size() || !has_capital_letter(words.back())) return out;
    if (from > 0 &&
        one_of(words[from - 1], {"of", "for", "from", "in", "at", "to", "by", "with", "on", "among"}))
        return out;
    for (std::size_t i = from; i < words.size(); ++i) {
        if (words[i].ends_with("'s") || words[i].ends_with("’s") || words[i].ends_with("s’")) return out;
        out.name += (i == from ? "" : " ") + words[i];
        out.person = out.person || i > from;
    }
    for (std::size_t i = from; i < words.size(); ++i)
        out.person = out.person && !one_of(words[i], {"of", "and"});
    quotation::fold_word(words.back(), out.family_name);
    std::erase_if(out.family_name, [](char c) { return c < 'a' || c > 'z'; });
    // "Polls", "Experts" have their capital from the head of the sentence.
    std::string small;
    quotation::fold_word(words.back(), small);
    const bool ordinary = from == 0 && words.size() == 1 && text.find(" " + small + " ") != std::string::npos;
    if (ordinary || out.family_name.size() < 3) return {};
    out.kind = Source::Kind::Named;
    out.person = out.person && !(from > 0 && one_of(words[from - 1], {"the", "The"}));
    return out;
}

using Tally = std::map<std::string, std::array<std::uint64_t, quote_outcome_count>>;

class Scorer {
public:
    explicit Scorer(const std::vector<Article>& articles) : articles_(articles) {}

    Tally run() {
        for (std::size_t i = 0; i < articles_.size(); ++i)
            score(articles_[i], articles_[(i + 1) % articles_.size()]);
        return tally_;
    }

private:
    void score(const Article& article, const Article& other) {
        QuoteCase one(article.text);
        rows_.clear();
        std::set<std::string> seen;
        const std::vector<std::string> agents = add_agents(one, article);
        for (const Annotated& quote : article.quotes) {
            const std::size_t count = words_of(quote.quote).size();
            if (count < 6 || count > 60 || !seen.insert(quote.quote).second) continue;
            const Source source = source_of(quote.source, article.text);
            const std::string speaker = speaker_of(source);
            for (const Kind& kind : kinds) {
                const std::string changed = kind.change(quote.quote);
                if (changed != quote.quote || kind.right == QuoteOutcome::Exact)
                    put(one, kind.name, changed, speaker);
            }
            put_under_wrong_names(one, quote.quote, source, agents);
            if (article.text.find(quote.quote) != std::string::npos && !other.text.empty())
                elsewhere(other, quote.quote);
        }
        for (const std::string& quote : cut_quotes(article.text))
            put(one, "cut behind a negation or condition", quote, "agent:zz-anybody");
        const QuoteReport report = one.report();
        for (std::size_t i = 0; i < report.findings.size(); ++i)
            ++tally_[rows_[i]][static_cast<std::size_t>(report.findings[i].outcome)];
    }

    static std::string speaker_of(const Source& source) {
        return source.kind == Source::Kind::Named       ? "agent:" + source.family_name
               : source.kind == Source::Kind::Described ? "agent:zz-described"
                                                        : "agent:zz-anybody";
    }

    void put_under_wrong_names(QuoteCase& one, const std::string& quote, const Source& source,
                               const std::vector<std::string>& agents) {
        if (source.kind == Source::Kind::Pronoun)
            put(one, "under another name, by a pronoun", quote, "agent:zz-nobody");
        if (source.kind != Source::Kind::Named) return;
        const bool marks = quote.find_first_of("\"`") != std::string::npos ||
                           quote.find("''") != std::string::npos || quote.find("“") != std::string::npos ||
                           quote.find("„") != std::string::npos;
        put(one, marks ? "under another name, in marks" : "under another name, without marks", quote,
            "agent:zz-nobody");
        if (agents.size() < 2) return;
        const auto at = std::find(agents.begin(), agents.end(), speaker_of(source));
        put(one, "under the name of another source", quote,
            at + 1 == agents.end() ? agents.front() : *(at + 1));
    }

    /// The quotes of one article looked for in the next.
    void elsewhere(const Article& other, const std::string& quote) {
        const QuoteFinding finding = QuoteCase(other.text).quote(quote).only();
        ++tally_["from another article"][static_cast<std::size_t>(finding.outcome)];
    }

    /// Whoever the article names as a source; one that it describes without a name; nobody, whom it does not name; and
    /// anybody, who belongs to all of them, so that no cue speaks against it. Returns the first, by id.
    static std::vector<std::string> add_agents(QuoteCase& one, const Article& article) {
        std::map<std::string, Agent> named;
        Agent described = agent_of("agent:zz-described", "Zz Zzdescribed"),
              anybody = agent_of("agent:zz-anybody", "Zz Zzanybody");
        for (const Annotated& quote : article.quotes) {
            const Source source = source_of(quote.source, article.text);
            if (source.kind == Source::Kind::Described) described.aliases.push_back(quote.source);
            if (source.kind != Source::Kind::Named) continue;
            const std::string id = "agent:" + source.family_name;
            Agent& agent = named.try_emplace(id, agent_of(id, "")).first->second;
            if (source.name.size() > agent.name.size()) agent.name = source.name;
            agent.aliases.push_back(source.name);
            if (source.person) agent.kind = AgentKind::Person;
        }
        one.whole().agents.clear();
        std::vector<std::string> ids;
        for (const auto& [id, agent] : named) {
            ids.push_back(id);
            anybody.affiliations.push_back({agent.id, "", {}, {}});
            one.whole().agents.push_back(agent);
        }
        for (const Agent& agent : {described, anybody, agent_of("agent:zz-nobody", "Zz Zznobody"),
                                   agent_of("agent:courier", "The Courier of Nowhere")})
            one.whole().agents.push_back(agent);
        sort_records(one.whole());
        return ids;
    }

    static Agent agent_of(const std::string& id, const std::string& name) {
        Agent agent;
        agent.id = AgentId(id);
        agent.kind = AgentKind::Organization;
        agent.name = name;
        return agent;
    }

    void put(QuoteCase& one, const std::string& row, const std::string& quote, const std::string& speaker) {
        one.quote(quote, speaker);
        rows_.push_back(row);
    }

    const std::vector<Article>& articles_;
    std::vector<std::string> rows_;
    Tally tally_;
};

std::vector<std::pair<std::string, QuoteOutcome>> all_rows() {
    std::vector<std::pair<std::string, QuoteOutcome>> rows;
    for (const Kind& kind : kinds) rows.emplace_back(kind.name, kind.right);
    rows.emplace_back("cut behind a negation or condition", QuoteOutcome::Cut);
    for (const char* row : {"under another name, in marks", "under another name, without marks",
                            "under another name, by a pronoun", "under the name of another source"})
        rows.emplace_back(row, QuoteOutcome::Misattributed);
    rows.emplace_back("from another article", QuoteOutcome::Absent);
    return rows;
}

std::string table(const Tally& tally) {
    std::ostringstream out;
    out << "| the quote was changed to | right | exact | normalised | altered | cut | misattributed | absent "
           "| of |\n"
           "|---|---|---:|---:|---:|---:|---:|---:|---:|\n";
    for (const auto& [row, right] : all_rows()) {
        const auto at = tally.find(row);
        if (at == tally.end()) continue;
        std::uint64_t all = 0;
        for (const std::uint64_t count : at->second) all += count;
        out << "| " << row << " | " << to_string(right);
        for (const QuoteOutcome outcome :
             {QuoteOutcome::Exact, QuoteOutcome::Normalised, QuoteOutcome::Altered, QuoteOutcome::Cut,
              QuoteOutcome::Misattributed, QuoteOutcome::Absent}) {
            const std::uint64_t count = at->second[static_cast<std::size_t>(outcome)];
            out << " | " << (outcome == right ? "**" : "") << count << (outcome == right ? "**" : "");
        }
        out << " | " << all << " |\n";
    }
    return out.str();
}

double share(const Tally& tally, const std::string& row, std::initializer_list<QuoteOutcome> outcomes) {
    const auto& counts = tally.at(row);
    std::uint64_t all = 0, right = 0;
    for (const std::uint64_t count : counts) all += count;
    for (const QuoteOutcome outcome : outcomes) right += counts[static_cast<std::size_t>(outcome)];
    return static_cast<double>(right) / static_cast<double>(all);
}

/// The table between the two marks of a page; GAINSAY_UPDATE=1 puts today's there.
void hold_against_page(const std::string& mark, const std::string& found) {
    const fs::path page = fs::path(GAINSAY_SOURCE_DIR) / "docs" / "quotations.md";
    std::string text = read(page);
    const std::string begin = "<!-- " + mark + " -->\n", end = "<!-- end -->";
    const std::size_t from = text.find(begin);
    ASSERT_NE(from, std::string::npos) << page << " has no " << begin;
    const std::size_t start = from + begin.size(), stop = text.find(end, start);
    ASSERT_NE(stop, std::string::npos);
    if (std::getenv("GAINSAY_UPDATE") != nullptr) {
        text.replace(start, stop - start, found);
        std::ofstream(page, std::ios::binary) << text;
    } else {
        EXPECT_EQ(text.substr(start, stop - start), found) << "GAINSAY_UPDATE=1 writes the table of today";
    }
}

void expect_promises(const Tally& tally) {
    for (const Kind& kind : kinds) {
        if (!tally.contains(kind.name)) continue;
        SCOPED_TRACE(kind.name);
        if (stands(kind.right)) {
            // What stands there is always found; how often a cut or cue is seen beside it is what the table measures.
            EXPECT_EQ(share(tally, kind.name, {kind.right, QuoteOutcome::Cut, QuoteOutcome::Misattributed}),
                      1.0);
            EXPECT_GE(share(tally, kind.name, {kind.right}), 0.85);
        } else {
            EXPECT_EQ(share(tally, kind.name, {QuoteOutcome::Exact}), 0.0) << "a near match is never found";
            EXPECT_LE(share(tally, kind.name, {QuoteOutcome::Normalised}), 0.005)
                << "but for an ellipsis or a bracket that the article itself has, at which the word was lost";
            EXPECT_GE(share(tally, kind.name, {kind.right}), 0.95);
        }
    }
    EXPECT_GE(
        share(tally, "cut behind a negation or condition", {QuoteOutcome::Cut, QuoteOutcome::Misattributed}),
        0.95);
    EXPECT_GE(share(tally, "from another article", {QuoteOutcome::Absent}), 0.99);
}

TEST(RealArticles, InEnglishGiveTheTableOfTheDocumentation) {
    GAINSAY_REAL_DATA(folder, "polnear");
    const ScratchFolder scratch;
    ASSERT_TRUE(unpack(folder / "dev.tar.xz", scratch.path()));
    const Tally tally = Scorer(polnear(scratch.path())).run();
    expect_promises(tally);
    hold_against_page("polnear", table(tally));
}

TEST(RealArticles, InGermanGiveTheTableOfTheDocumentation) {
    GAINSAY_REAL_DATA(folder, "german-news-quotes");
    const ScratchFolder scratch;
    ASSERT_TRUE(unpack(folder / "dev.jsonl.xz", scratch.path()));
    const Tally tally = Scorer(german_news(scratch.path() / "dev.jsonl")).run();
    expect_promises(tally);
    hold_against_page("german-news-quotes", table(tally));
}

}  // namespace
}  // namespace gainsay::test
