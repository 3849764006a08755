#include <algorithm>
#include <istream>
#include <string>

#include "graphs/format/argdown/argdown.hpp"
#include "graphs/format/argdown/records/importer.hpp"
#include "graphs/format/argdown/syntax/parser.hpp"
#include "graphs/format/parts/json_document.hpp"
#include "graphs/format/parts/text.hpp"

namespace gainsay::argdown {
namespace {

using json::Place;

/// Bytes of the UTF-8 sequence at `at`, by table 3-7 of the Unicode Standard; 0 when there is none.
std::size_t sequence_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const unsigned first = byte(0);
    if (first < 0x80) return first == 0 ? 0 : 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4) return 0;
    const unsigned lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < lowest || byte(1) > highest) return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return 0;
    }
    return length;
}

class ArgdownReader final : public FormatReader {
public:
    ArgdownReader(RecordSink& sink, const ReadOptions& options, LossReport& losses)
        : sink_(sink), options_(options), losses_(losses) {}

    void read(std::istream& in, std::string_view name) override {
        const std::string text = text_of(in, name);
        json::ProblemList problems(name, options_.max_errors);
        bool stopped = false;
        try {
            const Map map = parse(text, options_, problems);
            if (problems.empty()) Importer(map, records_, problems, losses_).run();
            if (options_.max_records > 0 && records_.size() > options_.max_records) {
                problems.add({1, 1}, {}, {},
                             "found more than " + std::to_string(options_.max_records) +
                                 " records, which is the limit",
                             ErrorCode::Limit);
            }
        } catch (const json::Enough&) {
            stopped = true;
        }
        parts::throw_problems(problems, stopped);
    }

    void finish() override { records_.deliver(sink_, options_); }

private:
    /// The whole input with "\n" for every line break.
    std::string text_of(std::istream& in, std::string_view name) {
        std::string text = bytes_of(in, name);
        std::size_t to = 0;
        for (std::size_t at = text.size() - parts::without_mark(text).size(); at < text.size(); ++at) {
            const bool carriage = text[at] == '\r';
            if (carriage && at + 1 < text.size() && text[at + 1] == '\n') continue;
            text[to++] = carriage ? '\n' : text[at];
        }
        text.resize(to);
        check(text, name);
        return text;
    }

    std::string bytes_of(std::istream& in, std::string_view name) {
        std::string text;
        std::uint64_t limit = options_.max_record_bytes;
        if (options_.max_bytes > 0 && (limit == 0 || options_.max_bytes < limit)) limit = options_.max_bytes;
        std::string chunk(std::size_t{1} << 20U, '\0');
        while (in) {
            in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
            text.append(chunk, 0, static_cast<std::size_t>(in.gcount()));
            if (in.bad()) throw Error(ErrorCode::Io, "reading failed", {std::string(name)});
            if (limit > 0 && text.size() > limit) {
                refuse(name, {}, "found more than " + std::to_string(limit) + " bytes, which is the limit",
                       ErrorCode::Limit);
            }
            if (options_.progress) options_.progress(bytes_ + text.size(), records_.size());
        }
        bytes_ += text.size();
        return text;
    }

    /// Refuses what is no text, or has lines without an end. Columns count bytes.
    void check(std::string_view text, std::string_view name) const {
        std::uint32_t line = 1;
        std::size_t line_start = 0;
        const auto here = [&](std::size_t at) {
            return Place{line,
                         static_cast<std::uint32_t>(std::min<std::size_t>(at - line_start, 0xFFFFFFFEU) + 1)};
        };
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t length = sequence_at(text, at);
            if (length == 0) {
                refuse(name, here(at),
                       text[at] == '\0' ? "found U+0000, expected text"
                                        : "found bytes that are not UTF-8, expected UTF-8",
                       ErrorCode::Malformed);
            }
            if (options_.max_string_bytes > 0 && at - line_start > options_.max_string_bytes) {
                refuse(name, here(line_start),
                       "found a line of more than " + std::to_string(options_.max_string_bytes) +
                           " bytes, which is the limit",
                       ErrorCode::Limit);
            }
            if (text[at] == '\n') {
                ++line;
                line_start = at + 1;
            }
            at += length;
        }
        if (text.find_first_not_of(" \t\n") == std::string_view::npos) {
            refuse(name, {1, 1}, "the input is empty, expected Argdown such as \"[Title]: what is claimed\"",
                   ErrorCode::Malformed);
        }
    }

    [[noreturn]] static void refuse(std::string_view name, Place where, std::string message, ErrorCode code) {
        throw ReadError({{{std::string(name), where.line, where.column}, {}, {}, std::move(message), code}},
                        "reading stopped there");
    }

    RecordSink& sink_;
    const ReadOptions& options_;
    LossReport& losses_;
    Records records_;
    std::uint64_t bytes_ = 0;
};

}  // namespace

std::unique_ptr<FormatReader> make_reader(RecordSink& sink, const ReadOptions& options, LossReport& losses) {
    return std::make_unique<ArgdownReader>(sink, options, losses);
}

}  // namespace gainsay::argdown
