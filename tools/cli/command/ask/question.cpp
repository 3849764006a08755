#include "tools/cli/command/ask/question.hpp"

#include <algorithm>
#include <vector>

#include "tools/cli/session/suggest.hpp"

namespace gainsay::cli {
namespace {

Closures closures_of(const std::string& list) {
    if (list == "all") return Closures::all();
    Closures closures;
    if (list == "none") return closures;
    std::size_t at = 0;
    while (at <= list.size()) {
        const std::size_t end = std::min(list.find(',', at), list.size());
        const std::string word = list.substr(at, end - at);
        at = end + 1;
        if (word == "rephrase") {
            closures.rephrase = true;
        } else if (word == "entailment") {
            closures.entailment = true;
        } else if (word == "affiliation") {
            closures.affiliation = true;
        } else if (word == "part") {
            closures.part = true;
        } else {
            const std::vector<std::string> words{"rephrase", "entailment", "affiliation",
                                                 "part",     "all",        "none"};
            throw Error(ErrorCode::Malformed,
                        "--closure: found \"" + word +
                            "\", expected all, none, or a list of rephrase, entailment, affiliation, part" +
                            did_you_mean(nearest(word, words)));
        }
    }
    return closures;
}

}  // namespace

std::optional<Edtf> date_option(const std::optional<std::string>& text, const char* option) {
    if (!text) return std::nullopt;
    try {
        return Edtf(*text);
    } catch (const Error& error) {
        throw Error(error.code(), std::string(option) + ": " + error.what());
    }
}

void Question::declare(Options& options) {
    options.option(&closures_, "--closure", "LIST",
                   "what may widen an answer: none (unless said otherwise), all, or a list with commas of "
                   "rephrase, entailment, affiliation, part; each witness names what it used");
    options.option(&as_of_, "--as-of", "DATE",
                   "hide what was not yet said, or already taken back, on this date (EDTF)");
    options.flag(include_proposed_, "--include-proposed", "count relations that nobody has accepted yet");
}

ContradictionOptions Question::options() const {
    ContradictionOptions options;
    options.closures = closures_of(closures_);
    options.as_of = date_option(as_of_, "--as-of");
    options.include_proposed = include_proposed_;
    return options;
}

void Question::hint(const Session& session) const {
    if (options().closures != Closures::all())
        session.say("nothing found; --closure all widens the question");
}

}  // namespace gainsay::cli
