#include "graphs/format/text_case/case_edit.hpp"

#include <algorithm>
#include <tuple>

#include "graphs/format/text_case/case_json.hpp"

namespace gainsay {
namespace {

/// Follows the bytes of a text that is known to be a case, and copies them until told otherwise.
class CaseEditor {
public:
    CaseEditor(std::string_view text, const std::vector<RecordEdit>& edits) : text_(text), edits_(edits) {}

    std::string run() {
        if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;  // a byte order mark is before column 1
        out_ = text_.substr(0, at_);
        while (at_ < text_.size()) {
            if (next_ < edits_.size() && line_ == edits_[next_].where.line &&
                column_ == edits_[next_].where.column) {
                edit(edits_[next_++]);
            } else {
                out_ += text_[at_];
                step();
            }
        }
        if (next_ < edits_.size()) throw not_there(edits_[next_]);
        return std::move(out_);
    }

private:
    static Error not_there(const RecordEdit& edit) {
        return Error(
            ErrorCode::Malformed,
            "no record begins here, although one did when the case was read; was it changed meanwhile?",
            edit.where);
    }

    // Passes one byte.
    void step() {
        const char c = text_[at_++];
        ++column_;
        if (c == '\n') {
            ++line_;
            column_ = 1;
        }
        if (quoted_) {
            if (escaped_) {
                escaped_ = false;
            } else if (c == '\\') {
                escaped_ = true;
            } else if (c == '"') {
                quoted_ = false;
            }
            return;
        }
        if (c == '"') quoted_ = true;
        if (c == '{' || c == '[') ++depth_;
        if (c == '}' || c == ']') --depth_;
    }

    void edit(const RecordEdit& edit) {
        if (quoted_ || text_[at_] != '{') throw not_there(edit);
        const int outside = depth_;
        const std::size_t begin = at_;
        do {
            step();
        } while (depth_ > outside && at_ < text_.size());
        if (edit.replacement != nullptr) {
            out_ += laid_out(*edit.replacement, text_.substr(begin, at_ - begin));
        } else if (outside == 0) {
            remove_line();
        } else {
            remove_item();
        }
    }

    std::string laid_out(const Record& record, std::string_view before) const {
        if (before.find('\n') == std::string_view::npos) return record_to_json_line(record);
        const std::size_t line = out_.rfind('\n') + 1;  // 0 when there is none
        const std::size_t first = std::min(out_.find_first_not_of(" \t", line), out_.size());
        const std::string indentation = out_.substr(line, first - line);
        std::string text;
        for (const char c : to_json(record)) {
            text += c;
            if (c == '\n') text += indentation;
        }
        return text;
    }

    void skip_blanks() {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos)
            step();
    }

    // An item goes with the comma behind it, or, the last one, with the comma before it.
    void remove_item() {
        skip_blanks();
        if (at_ < text_.size() && text_[at_] == ',') {
            step();
            skip_blanks();
            return;
        }
        out_.resize(out_.find_last_not_of(" \t\r\n") + 1);
        const bool last_of_all = out_.ends_with('[');
        if (out_.ends_with(',')) out_.pop_back();
        if (!last_of_all) out_ += blanks_before();
    }

    // The blanks between a removed last item and the bracket behind it, which were passed already.
    [[nodiscard]] std::string blanks_before() const {
        std::size_t from = at_;
        while (from > 0 && std::string_view(" \t\r\n").find(text_[from - 1]) != std::string_view::npos)
            --from;
        return std::string(text_.substr(from, at_ - from));
    }

    // A line of JSON Lines goes with its line feed.
    void remove_line() {
        while (at_ < text_.size() && text_[at_] != '\n') step();
        if (at_ < text_.size()) step();
        out_.resize(out_.rfind('\n') + 1);  // 0 when there is none
    }

    std::string_view text_;
    const std::vector<RecordEdit>& edits_;
    std::string out_;
    std::size_t at_ = 0, next_ = 0;
    std::uint32_t line_ = 1, column_ = 1;
    int depth_ = 0;
    bool quoted_ = false, escaped_ = false;
};

}  // namespace

std::string edit_case_json(std::string_view text, std::vector<RecordEdit> edits) {
    std::sort(edits.begin(), edits.end(), [](const RecordEdit& x, const RecordEdit& y) {
        return std::tie(x.where.line, x.where.column) < std::tie(y.where.line, y.where.column);
    });
    return CaseEditor(text, edits).run();
}

}  // namespace gainsay
