#include "tests/graphs/format/losses/nothing_silent.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "graphs/format/registry.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "graphs/model/source.hpp"

namespace gainsay::test {
namespace {

using Json = nlohmann::ordered_json;

std::set<std::string> words_in(const std::string& text, const char* pattern) {
    const std::regex word(pattern);
    std::set<std::string> found;
    for (auto at = std::sregex_iterator(text.begin(), text.end(), word); at != std::sregex_iterator(); ++at)
        found.insert((*at)[1]);
    return found;
}

/// What says no more than which thing it is, or is lost as a whole and is to be found in the report by its name.
bool is_named(const Json& object) {
    if (object.size() == 1 && object.contains("@id")) return true;
    return std::any_of(object.begin(), object.end(), [](const Json& value) {
        return value.is_string() && value.get<std::string>().starts_with("zv");
    });
}

void add_members(Json& value, int& number) {
    if (value.is_structured()) {
        for (const auto& [key, inner] : value.items()) {
            if (key != "@context") add_members(inner, number);  // a context says nothing of a case
        }
    }
    if (!value.is_object() || is_named(value)) return;
    ++number;
    value["zq" + std::to_string(number)] = "zv" + std::to_string(number);
}

}  // namespace

std::vector<std::string> lost_in_silence(const std::string& format, const std::vector<std::string>& inputs,
                                         const ReadOptions& options) {
    CaseBuilder builder;
    LossReport losses(LossReport::every_place);
    std::string said;
    try {
        const auto reader = find_format(format).reader(builder, options, losses);
        for (const std::string& input : inputs) {
            std::istringstream in(input);
            reader->read(in, "input");
            said += input;
        }
        reader->finish();
    } catch (const Error& error) {
        ADD_FAILURE() << error.what();
        return {};
    }
    std::ostringstream kept;
    write_case_json(kept, CaseSource(builder.take()));
    std::string named;
    for (const LossReport::Kind& kind : losses.kinds()) {
        for (const Loss& loss : kind.first) named += loss.what + "\n" + loss.why + "\n" + loss.field + "\n";
    }
    const auto all = words_in(said, "zv([0-9]+)"), in_case = words_in(kept.str(), "zv([0-9]+)"),
               in_report = words_in(named, "z[qv]([0-9]+)");
    EXPECT_FALSE(all.empty()) << "nothing unknown was said";
    std::vector<std::string> lost;
    for (const std::string& number : all) {
        if (!in_case.contains(number) && !in_report.contains(number)) lost.push_back("zv" + number);
    }
    return lost;
}

std::string with_unknown_members(const std::string& text) {
    std::string out;
    int number = 0;
    std::istringstream in(text);
    try {
        Json whole = Json::parse(text);
        add_members(whole, number);
        return whole.dump();
    } catch (const Json::parse_error&) {
        for (std::string line; std::getline(in, line);) {
            Json one = Json::parse(line);
            add_members(one, number);
            out += one.dump() + "\n";
        }
    }
    return out;
}

}  // namespace gainsay::test
