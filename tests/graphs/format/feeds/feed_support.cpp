#include "tests/graphs/format/feeds/feed_support.hpp"

#include <sstream>

#include "graphs/format/json/json_number.hpp"
#include "graphs/model/source.hpp"

namespace gainsay::test {
namespace {

template <class T, class Id>
const T& record_of(const std::vector<T>& list, const Id& id) {
    for (const T& one : list) {
        if (one.id == id) return one;
    }
    throw std::out_of_range(id.text());
}

std::string token(const std::optional<double>& number) {
    return number ? json::to_token(*number) : "?";
}

std::string place_of(const Document& document) {
    return document.url.empty() ? "\"" + document.title + "\"" : document.url;
}

}  // namespace

ReadFeed read_feed(const std::string& format, const std::vector<std::string>& texts,
                   const ReadOptions& options) {
    ReadFeed result;
    CaseBuilder builder;
    const auto reader = find_format(format).reader(builder, options, result.losses);
    std::size_t number = 0;
    for (const std::string& text : texts) {
        std::istringstream in(text);
        reader->read(in, "input-" + std::to_string(++number));
    }
    reader->finish();
    result.whole = builder.take();
    return result;
}

std::vector<std::string> told(const Case& whole) {
    std::vector<std::string> lines;
    for (const Statement& one : whole.statements) {
        std::string line = record_of(whole.agents, one.speaker).name + " says [" +
                           record_of(whole.claims, ClaimId(one.of)).text + "]";
        if (one.said_on) line += " on " + one.said_on->text();
        for (const Occurrence& place : one.occurrences)
            line += " at " + place_of(record_of(whole.documents, place.document));
        lines.push_back(line);
    }
    for (const Review& one : whole.reviews) {
        std::string line = (one.by ? record_of(whole.agents, *one.by).name : "somebody") + " rates [" +
                           record_of(whole.claims, one.of).text + "] " + one.rating.label;
        if (one.rating.value || one.rating.best || one.rating.worst) {
            line +=
                " " + token(one.rating.value) + "/" + token(one.rating.worst) + ".." + token(one.rating.best);
        }
        if (one.on) line += " on " + one.on->text();
        if (one.in) line += " in " + place_of(record_of(whole.documents, *one.in));
        lines.push_back(line);
    }
    return lines;
}

std::vector<std::string> kinds_of(const LossReport& losses) {
    std::vector<std::string> kinds;
    for (const LossReport::Kind& kind : losses.kinds())
        kinds.push_back(std::to_string(kind.count) + " " + kind.what);
    return kinds;
}

std::string problem_of(const std::string& format, const std::string& text, const ReadOptions& options) {
    try {
        (void)read_feed(format, {text}, options);
    } catch (const ReadError& error) {
        return to_string(error.problems().at(0));
    }
    return "nothing";
}

}  // namespace gainsay::test
