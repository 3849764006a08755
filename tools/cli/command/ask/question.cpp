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

void Question::declare(Options& options) {
    declare_closures(options);
    time_.declare(options);
    declare_proposed(options);
}

void Question::declare_with_agents(Options& options, const std::string& help) {
    time_.declare_with_agents(options, help);
    declare_closures(options);
    declare_proposed(options);
}

void Question::declare_without_time(Options& options) {
    declare_closures(options);
    declare_proposed(options);
}

void Question::declare_closures(Options& options) {
    options.option(&closures_, "--closure", "LIST",
                   "what may widen an answer: none (unless said otherwise), all, or a list with commas of "
                   "rephrase, entailment, affiliation, part; each witness names what it used");
}

void Question::declare_proposed(Options& options) {
    options.flag(include_proposed_, "--include-proposed", "count relations that nobody has accepted yet");
}

ContradictionOptions Question::options() const {
    ContradictionOptions options;
    options.closures = closures_of(closures_);
    time_.put(options);
    options.include_proposed = include_proposed_;
    return options;
}

void Question::hint(const Session& session) const {
    if (options().closures != Closures::all())
        session.say("nothing found; --closure all widens the question");
}

}  // namespace gainsay::cli
