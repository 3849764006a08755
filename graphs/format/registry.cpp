#include "graphs/format/registry.hpp"

#include <array>
#include <string>

#include "graphs/format/argdown/argdown.hpp"
#include "graphs/format/maps/aif.hpp"
#include "graphs/format/text_case/case_json.hpp"

namespace gainsay {
namespace {

constexpr std::string_view blanks = " \t\r\n";

// From the first byte that is not blank; a byte order mark counts as blank.
std::string_view trimmed(std::string_view text) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    const std::size_t start = text.find_first_not_of(blanks);
    return start == std::string_view::npos ? std::string_view{} : text.substr(start);
}

Guess guess_json(std::string_view first_bytes) {
    const std::string_view text = trimmed(first_bytes);
    if (text.empty() || text.front() != '{') return Guess::No;
    return text.find("\"gainsay\"") == std::string_view::npos ? Guess::Maybe : Guess::Yes;
}

// Within one JSON value a line never begins with a brace after a line that ends in anything but these.
bool object_may_follow(char last) {
    return last == '[' || last == ',' || last == ':';
}

// Two lines that each begin an object.
Guess guess_jsonl(std::string_view first_bytes) {
    const std::string_view text = trimmed(first_bytes);
    const std::size_t newline = text.find('\n');
    if (text.empty() || text.front() != '{' || newline == std::string_view::npos) return Guess::No;
    const std::string_view second = trimmed(text.substr(newline));
    const char last = text[text.find_last_not_of(blanks, newline)];
    if (second.empty() || second.front() != '{' || object_may_follow(last)) return Guess::No;
    return guess_json(first_bytes);
}

/// A reader that keeps nothing between inputs.
template <void (*Read)(std::istream&, std::string_view, RecordSink&, const ReadOptions&)>
std::unique_ptr<FormatReader> each_alone(RecordSink& sink, const ReadOptions& options, LossReport&) {
    class Reader final : public FormatReader {
    public:
        Reader(RecordSink& to, const ReadOptions& with) : sink_(to), options_(with) {}
        void read(std::istream& in, std::string_view name) override { Read(in, name, sink_, options_); }

    private:
        RecordSink& sink_;
        const ReadOptions& options_;
    };
    return std::make_unique<Reader>(sink, options);
}

/// A writer that loses nothing.
template <void (*Write)(std::ostream&, const GraphSource&)>
void whole(std::ostream& out, const GraphSource& source, const WriteOptions&, LossReport&) {
    Write(out, source);
}

// JSON Lines first: where both fit, it is the narrower guess. For people the order is the same.
constexpr std::array all_formats{
    Format{"jsonl", "a Gainsay case as JSON Lines: one record a line, for large cases and pipes", ".jsonl",
           guess_jsonl, each_alone<read_case_json>, whole<write_case_jsonl>},
    Format{"json", "a Gainsay case as JSON: one object, for people, git and diffs", ".json", guess_json,
           each_alone<read_case_json>, whole<write_case_json>},
    Format{"aif", "argument maps of AIFdb: node sets as JSON, of which several merge", ".json", aif::guess,
           aif::make_reader, aif::write},
    Format{"xaif", "the same in the wrapper that AIF's newer tools exchange", ".json", aif::guess_wrapped,
           aif::make_reader, aif::write_wrapped},
    Format{"argdown", "Argdown: statements, arguments and relations in a text that people write", ".argdown",
           argdown::guess, argdown::make_reader, argdown::write},
};

}  // namespace

void Format::read(std::istream& in, std::string_view input, RecordSink& sink, const ReadOptions& options,
                  LossReport& losses) const {
    const auto one = reader(sink, options, losses);
    one->read(in, input);
    one->finish();
}

std::span<const Format> formats() noexcept {
    return all_formats;
}

const Format& find_format(std::string_view name) {
    std::string names;
    for (const Format& format : all_formats) {
        if (format.name == name) return format;
        names += (names.empty() ? "" : ", ") + std::string(format.name);
    }
    throw Error(ErrorCode::NotFound,
                "found the format \"" + std::string(name.substr(0, 60)) + "\", expected one of " + names);
}

const Format* guess_format(std::string_view first_bytes) noexcept {
    const Format* best = nullptr;
    Guess certainty = Guess::No;
    for (const Format& format : all_formats) {
        if (format.guess == nullptr || !format.reads()) continue;
        const Guess guess = format.guess(first_bytes);
        if (guess > certainty) {
            certainty = guess;
            best = &format;
        }
    }
    return best;
}

}  // namespace gainsay
