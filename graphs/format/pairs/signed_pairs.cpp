#include "graphs/format/pairs/signed_pairs.hpp"
#include "graphs/format/parts/text.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

namespace gainsay {
namespace {

/// Nearly all lists are short lines of plain fields; they are cut by hand, because a reader of CSV tells no line numbers.
class PairReader {
public:
    PairReader(std::string name, const ReadOptions& options) : name_(std::move(name)), options_(options) {}

    SignedPairs read(std::istream& in) {
        for (std::string text; next_line(in, text);) {
            ++line_;
            if (text.ends_with('\r')) text.pop_back();
            if (line_ == 1 && text.starts_with(parts::byte_order_mark))
                text.erase(0, parts::byte_order_mark.size());
            if (text.find_first_not_of(" \t") == std::string::npos || text[0] == '#' || text[0] == '%')
                continue;
            read_line(text);
        }
        if (!problems_.empty()) throw ReadError(std::move(problems_));
        return numbered();
    }

private:
    bool next_line(std::istream& in, std::string& text) {
        text.clear();
        std::streambuf& buffer = *in.rdbuf();
        using Traits = std::char_traits<char>;
        for (auto c = buffer.sbumpc();; c = buffer.sbumpc()) {
            if (Traits::eq_int_type(c, Traits::eof())) {
                if (options_.progress) options_.progress(bytes_, pairs_.lines.size());
                return !text.empty();
            }
            if (++bytes_ % (1U << 20U) == 0 && options_.progress)
                options_.progress(bytes_, pairs_.lines.size());
            if (options_.max_bytes != 0 && bytes_ > options_.max_bytes) {
                refuse("this is longer than " + std::to_string(options_.max_bytes) + " bytes");
            }
            if (Traits::to_char_type(c) == '\n') return true;
            text.push_back(Traits::to_char_type(c));
            if (options_.max_string_bytes != 0 && text.size() > options_.max_string_bytes) {
                ++line_;
                refuse("this line is longer than " + std::to_string(options_.max_string_bytes) + " bytes");
            }
        }
    }

    [[noreturn]] void refuse(const std::string& message) {
        problems_.push_back({{name_, line_, 0}, {}, {}, message, ErrorCode::Limit});
        throw ReadError(std::move(problems_), "reading stopped here");
    }

    void wrong(const std::string& message) {
        problems_.push_back({{name_, line_, 0}, {}, {}, message, ErrorCode::Malformed});
        if (problems_.size() >= std::max<std::size_t>(options_.max_errors, 1)) {
            throw ReadError(std::move(problems_), "reading stopped here");
        }
    }

    void read_line(std::string_view text) {
        if (separator_ == 0) {
            for (const char candidate : {',', ';', '\t', ' '}) {
                if (separator_ == 0 && text.find(candidate) != std::string_view::npos) separator_ = candidate;
            }
        }
        const std::optional<std::vector<std::string>> fields = cut(text);
        if (!fields) return wrong("found a quote that does not end, expected \" behind the field");
        if (fields->size() < 3) {
            return wrong("found " + std::to_string(fields->size()) +
                         (fields->size() == 1 ? " field" : " fields") + ", expected two names and a sign");
        }
        const bool first = std::exchange(first_, false);
        const std::optional<bool> negative = sign((*fields)[2]);
        if (!negative && first) return;  // a header
        if (!negative) {
            return wrong("found \"" + (*fields)[2].substr(0, 40) +
                         "\" as the sign, expected +, - or a number other than 0");
        }
        if ((*fields)[0].empty() || (*fields)[1].empty())
            return wrong("found an empty name, expected two names");
        if (options_.max_records != 0 && pairs_.lines.size() == options_.max_records) {
            refuse("there are more than " + std::to_string(options_.max_records) + " pairs");
        }
        const std::uint32_t from = number((*fields)[0]), to = number((*fields)[1]);
        pairs_.lines.push_back({from, to, *negative});
    }

    // nullopt: a quote does not end.
    [[nodiscard]] std::optional<std::vector<std::string>> cut(std::string_view text) const {
        std::vector<std::string> fields;
        std::size_t at = 0;
        const auto skip_blanks = [&] {
            while (at < text.size() && (text[at] == ' ' || (text[at] == '\t' && separator_ != '\t'))) ++at;
        };
        skip_blanks();
        while (at <= text.size() && !(separator_ == ' ' && at == text.size())) {
            std::string field;
            if (at < text.size() && text[at] == '"') {
                for (++at;; ++at) {
                    if (at >= text.size()) return std::nullopt;
                    if (text[at] == '"' && (at + 1 == text.size() || text[at + 1] != '"')) break;
                    if (text[at] == '"') ++at;
                    field.push_back(text[at]);
                }
                ++at;
            }
            while (at < text.size() && text[at] != separator_ && !(separator_ == ' ' && text[at] == '\t')) {
                field.push_back(text[at++]);
            }
            while (!field.empty() && field.back() == ' ') field.pop_back();
            fields.push_back(std::move(field));
            ++at;
            skip_blanks();
        }
        return fields;
    }

    static std::optional<bool> sign(std::string_view text) {
        if (text == "+") return false;
        if (text == "-" || text == "\xE2\x88\x92") return true;  // U+2212 too
        if (text.starts_with('+')) text.remove_prefix(1);
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size() || !(value < 0 || value > 0))
            return std::nullopt;
        return value < 0;
    }

    std::uint32_t number(const std::string& name) {
        if (numbers_.size() == std::numeric_limits<std::uint32_t>::max() - 1)
            refuse("there are too many names");
        return numbers_.emplace(name, static_cast<std::uint32_t>(numbers_.size())).first->second;
    }

    // Names in an order that does not hang on that of lines: 2 before 10, numbers before words.
    SignedPairs numbered() {
        const auto before = [](const auto* x, const auto* y) { return order(x->first) < order(y->first); };
        std::vector<const std::pair<const std::string, std::uint32_t>*> names;
        for (const auto& entry : numbers_) names.push_back(&entry);
        std::sort(names.begin(), names.end(), before);
        std::vector<std::uint32_t> place(names.size());
        for (std::uint32_t i = 0; i < names.size(); ++i) {
            place[names[i]->second] = i;
            pairs_.names.push_back(names[i]->first);
        }
        for (SignedPairs::Line& line : pairs_.lines) line = {place[line.from], place[line.to], line.negative};
        return std::move(pairs_);
    }

    static std::tuple<bool, std::uint64_t, std::string_view> order(const std::string& name) {
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), value);
        const bool is_number = error == std::errc() && end == name.data() + name.size();
        return {!is_number, is_number ? value : 0, name};
    }

    std::string name_;
    const ReadOptions& options_;
    std::uint32_t line_ = 0;
    std::uint64_t bytes_ = 0;
    char separator_ = 0;
    bool first_ = true;
    std::map<std::string, std::uint32_t> numbers_;
    SignedPairs pairs_;
    std::vector<Problem> problems_;
};

}  // namespace

SignedPairs read_signed_pairs(std::istream& in, const std::string& name, const ReadOptions& options) {
    return PairReader(name, options).read(in);
}

}  // namespace gainsay
