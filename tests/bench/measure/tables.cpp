#include "tests/bench/measure/tables.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string_view>

namespace gainsay::bench {
namespace {

/// Calls `line` for each line but the first.
template <class Line>
void each_line(const std::filesystem::path& path, const Line& line) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path.string() + "; make it with bench_generate");
    std::string text;
    std::getline(in, text);
    while (std::getline(in, text)) line(std::string_view(text));
}

std::uint32_t take_number(std::string_view& line) {
    std::uint32_t number = 0;
    const auto read = std::from_chars(line.data(), line.data() + line.size(), number);
    line.remove_prefix(static_cast<std::size_t>(read.ptr - line.data()));
    if (!line.empty()) line.remove_prefix(1);  // the comma
    return number;
}

std::string_view take_word(std::string_view& line) {
    const std::string_view word = line.substr(0, line.find(','));
    line.remove_prefix(std::min(line.size(), word.size() + 1));
    return word;
}

}  // namespace

Tables Tables::read(const std::filesystem::path& folder) {
    Tables tables;
    each_line(folder / "nodes.csv", [&](std::string_view line) {
        if (line[0] == 'a')
            ++tables.agents;
        else
            ++(line[0] == 'c' ? tables.claims : tables.documents);
    });
    each_line(folder / "edges.csv", [&](std::string_view line) {
        const std::string_view type = take_word(line);
        const std::uint32_t from = take_number(line), to = take_number(line);
        const auto add_statement = [&](std::vector<Statement>& rows) {
            const std::uint32_t document = take_number(line);
            rows.push_back({from, to, document, take_number(line)});
        };
        if (type == "assert")
            add_statement(tables.asserted);
        else if (type == "deny")
            add_statement(tables.denied);
        else if (type == "contradicts" || type == "rebuts")
            tables.conflicts.emplace_back(from, to);
        else if (type == "cites")
            tables.cites.emplace_back(from, to);
        else if (type == "affiliated")
            tables.affiliated.emplace_back(from, to);
        else if (type == "same_as")
            tables.same_as.emplace_back(from, to);
    });
    return tables;
}

Tables::Parameters read_parameters(const std::filesystem::path& folder, const std::string& question) {
    Tables::Parameters parameters;
    each_line(folder / "params.csv", [&](std::string_view line) {
        if (take_word(line) != question) return;
        const std::uint32_t first = take_number(line);
        parameters.push_back({first, take_number(line)});
    });
    return parameters;
}

Tables::Pairs groups(const Tables::Pairs& same_as) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> stars;
    for (const auto& [member, centre] : same_as) stars[centre].push_back(member);
    Tables::Pairs pairs;
    for (auto& [centre, members] : stars) {
        members.push_back(centre);
        for (const std::uint32_t from : members) {
            for (const std::uint32_t to : members) pairs.emplace_back(from, to);
        }
    }
    return pairs;
}

}  // namespace gainsay::bench
