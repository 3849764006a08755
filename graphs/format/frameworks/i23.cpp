#include <charconv>
#include <ostream>

#include "graphs/format/frameworks/frameworks.hpp"
#include "graphs/format/frameworks/one_framework.hpp"
#include "graphs/format/frameworks/records/case_framework.hpp"
#include "graphs/format/frameworks/records/notes.hpp"
#include "graphs/format/frameworks/text_input.hpp"
#include "graphs/format/parts/text.hpp"

// i23: "p af 3", then "2 1" a line for an attack of argument 2 on argument 1. A line that begins with # is a comment.

namespace gainsay::frameworks {
namespace {

/// The largest framework of the competitions has 2.5 million arguments, and a header of a few bytes should not ask for
/// gigabytes of memory. Whoever says max_records knows better.
constexpr std::uint32_t most_arguments = 5'000'000;

/// 1 … `most`; 0 for everything else.
std::uint32_t number_in(std::string_view word, std::uint32_t most) {
    std::uint32_t number = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
    return read.ec == std::errc() && read.ptr == word.data() + word.size() && number <= most ? number : 0;
}

class I23Reader {
public:
    I23Reader(TextInput& input, FrameworkRecords& records, std::uint64_t max_records)
        : input_(input), records_(records), most_(max_records == 0 ? most_arguments : max_records) {}

    void read() {
        std::string_view line;
        for (json::Place where = input_.here(); input_.next_line(line); where = input_.here())
            read_line(line, where);
        if (!header_) {
            records_.problems().add(input_.here(), {}, {},
                                    "the input ended, expected a framework that begins like \"p af 3\"");
        }
    }

private:
    void read_line(std::string_view line, json::Place where) {
        std::string_view rest = line;
        const std::string_view first = take_word(rest);
        if (first.empty()) return;
        if (first.front() == '#') {
            const std::string_view comment = trimmed(line.substr(line.find('#') + 1));
            if (!comment.empty() && !take_note(comment, where, records_))
                records_.lose("comment", "a case has no place for remarks in a file", where);
        } else if (!header_) {
            read_header(first, rest, where);
        } else {
            read_attack(first, rest, where);
        }
    }

    void read_header(std::string_view first, std::string_view rest, json::Place where) {
        const std::string_view kind = take_word(rest), count = take_word(rest);
        if (first == "p" && kind == "aba") {
            input_.refuse(where,
                          "found a framework of assumptions (p aba), expected abstract arguments: \"p af 3\"",
                          ErrorCode::Unsupported);
        }
        const bool none = count == "0";
        if (first != "p" || kind != "af" || (number_in(count, UINT32_MAX) == 0 && !none) || !rest.empty())
            input_.refuse(
                where, "found \"" + std::string(first.substr(0, 20)) + "\", expected \"p af\" and a number");
        arguments_ = number_in(count, UINT32_MAX);
        if (arguments_ > most_) {
            input_.refuse(
                where,
                "found " + std::string(count) + " arguments, expected at most " + std::to_string(most_),
                ErrorCode::Limit);
        }
        input_.count_records(arguments_);
        records_.declare_numbers(arguments_, where);
        header_ = true;
    }

    void read_attack(std::string_view first, std::string_view rest, json::Place where) {
        const std::string_view second = take_word(rest);
        const std::uint32_t from = number_in(first, arguments_), to = number_in(second, arguments_);
        if (from == 0 || to == 0 || !rest.empty()) {
            records_.problems().add(where, {}, {},
                                    "found \"" +
                                        std::string((from == 0 ? first
                                                     : to == 0 ? second
                                                               : rest)
                                                        .substr(0, 40)) +
                                        "\", expected an attack: two numbers from 1 to " +
                                        std::to_string(arguments_));
            return;
        }
        input_.count_records();
        records_.attack(from - 1, to - 1, where);
    }

    TextInput& input_;
    FrameworkRecords& records_;
    std::uint64_t most_;
    bool header_ = false;
    std::uint32_t arguments_ = 0;
};

void read_i23(TextInput& input, FrameworkRecords& records, const ReadOptions& options) {
    I23Reader(input, records, options.max_records).read();
}

}  // namespace

std::unique_ptr<FormatReader> make_i23_reader(RecordSink& sink, const ReadOptions& options,
                                              LossReport& losses) {
    return std::make_unique<OneFramework>(read_i23, sink, options, losses);
}

void write_i23(std::ostream& stream, const GraphSource& source, const WriteOptions&, LossReport& losses) {
    const CaseFramework framework = framework_of(source, losses);
    const Flattening flat(framework.claims, framework.relations);
    TextOutput out(stream);
    out << "p af " << std::to_string(flat.arguments().size()) << "\n";
    each_claim(source, [&](const Claim& claim, std::size_t i) {
        out << "# argument " << std::to_string(i + 1) << " " << claim.id.text() << " " << spelt(claim.text)
            << "\n";
    });
    for (std::size_t i = framework.claims.size(); i < flat.arguments().size(); ++i)
        out << "# argument " << std::to_string(i + 1) << " " << flat.arguments()[i] << "\n";
    for (const AttackingRelation& one : framework.relations) out << "# relation " << row_of(one) << "\n";
    for (const Attack& one : flat.attacks())
        out << std::to_string(one.from + 1) << " " << std::to_string(one.to + 1) << "\n";
    out.flush();
}

Guess guess_i23(std::string_view first_bytes) {
    first_bytes = parts::without_mark(first_bytes);
    while (!first_bytes.empty()) {
        const std::size_t stop = std::min(first_bytes.find('\n'), first_bytes.size());
        std::string_view line = trimmed(first_bytes.substr(0, stop));
        first_bytes.remove_prefix(std::min(stop + 1, first_bytes.size()));
        if (line.empty() || line.front() == '#') continue;
        return take_word(line) == "p" && (take_word(line) == "af") ? Guess::Yes : Guess::No;
    }
    return Guess::No;
}

}  // namespace gainsay::frameworks
