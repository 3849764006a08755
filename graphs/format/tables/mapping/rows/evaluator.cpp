#include "graphs/format/tables/mapping/rows/evaluator.hpp"

#include <algorithm>

#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/parts/text.hpp"

namespace gainsay::tables {

bool has_path(const Expression& expression) {
    const auto piece = [](const Piece& one) { return one.path.has_value(); };
    return std::any_of(expression.pieces.begin(), expression.pieces.end(), piece) ||
           std::any_of(expression.first_of.begin(), expression.first_of.end(), has_path) ||
           std::any_of(expression.all.begin(), expression.all.end(), has_path);
}

bool Evaluator::holds(const std::vector<Condition>& conditions) {
    quiet_ = true;  // a value is not lost by being compared
    const bool all = std::all_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
        const std::string found = text(condition.value);
        const auto& texts = condition.texts;
        return (std::find(texts.begin(), texts.end(), found) != texts.end()) == condition.among;
    });
    quiet_ = false;
    return all;
}

std::string Evaluator::text(const Expression& expression) {
    std::vector<std::string> all = texts(expression);
    if (all.empty()) return {};
    std::string text = std::move(all.front());
    for (std::size_t i = 1; i < all.size(); ++i) text += ", " + all[i];
    return text;
}

std::vector<std::string> Evaluator::texts(const Expression& expression) {
    std::vector<std::string> out;
    collect(expression, out);
    return out;
}

std::vector<RecordId> Evaluator::ids(const Expression& expression) const {
    std::vector<RecordId> found;
    for (const Expression& one : expression.first_of) {
        found = ids(one);
        if (!found.empty()) return found;
    }
    for (const Expression& one : expression.all) {
        for (RecordId& id : ids(one)) found.push_back(std::move(id));
    }
    if (!expression.reference) return found;
    const Rule& other = mapping_.rules[*expression.reference];
    // Lists that both rules go through are gone through together.
    std::size_t common = 0;
    while (common < other.each.size() && common < rule_->each.size() &&
           other.each[common] == rule_->each[common])
        ++common;
    const bool last = common > 0 && (common == other.each.size() || common == rule_->each.size());
    if (last && other.split != rule_->split) --common;
    for (const Made& made : made_[*expression.reference]) {
        if (std::equal(made.at.begin(), made.at.begin() + static_cast<std::ptrdiff_t>(common), at_.begin()))
            found.push_back(made.id);
    }
    return found;
}

std::string Evaluator::json(const Expression& expression) {
    if (expression.is_plain_path()) return row_.json(*expression.pieces[0].path, items_);
    std::string text;
    const std::vector<std::string> all = texts(expression);
    json::Writer writer(text, json::Layout::Dense);
    if (all.size() == 1 && expression.all.empty() && expression.split.empty()) {
        writer.text(all.front());
    } else if (!all.empty()) {
        writer.begin_list();
        for (const std::string& one : all) {
            writer.item();
            writer.text(one);
        }
        writer.end_list();
    }
    return text;
}

void Evaluator::collect(const Expression& expression, std::vector<std::string>& out) {
    std::vector<std::string> raw;
    if (!expression.first_of.empty()) collect_first(expression, raw);
    for (const Expression& one : expression.all) collect(one, raw);
    if (expression.reference) {
        for (const RecordId& id : ids(expression)) raw.push_back(id.text());
    }
    collect_pieces(expression, raw);
    const bool plain = expression.after.empty() && expression.before.empty() && expression.split.empty() &&
                       expression.map == nullptr;
    for (std::string& text : raw) {
        if (plain) {
            out.push_back(std::move(text));
        } else {
            transform(expression, text, out);
        }
    }
}

// What the others say as well is lost, where nobody else takes it.
void Evaluator::collect_first(const Expression& expression, std::vector<std::string>& out) {
    for (const Expression& one : expression.first_of) {
        if (out.empty()) {
            collect(one, out);
        } else if (one.lossy && !quiet_) {
            quiet_ = true;
            std::vector<std::string> others;
            collect(one, others);
            quiet_ = false;
            for (const std::string& text : others) {
                if (std::find(out.begin(), out.end(), text) == out.end())
                    report_(LeftOut::BehindAnother, text);
            }
        }
    }
}

// A single path gives each of its texts; in a sentence they stand one behind the other. A sentence of which no
// path says anything is not said.
void Evaluator::collect_pieces(const Expression& expression, std::vector<std::string>& out) const {
    if (expression.pieces.size() == 1 && expression.pieces[0].path) {
        row_.each_text(*expression.pieces[0].path, items_,
                       [&](std::string_view text) { out.emplace_back(text); });
        return;
    }
    std::string sentence;
    bool asks = false, said = false;
    for (const Piece& piece : expression.pieces) {
        sentence += piece.text;
        if (!piece.path) continue;
        asks = true;
        bool first = true;
        row_.each_text(*piece.path, items_, [&](std::string_view text) {
            if (!first) sentence += ", ";
            first = false;
            said = true;
            sentence += text;
        });
    }
    if (!sentence.empty() && (said || !asks)) out.push_back(std::move(sentence));
}

void Evaluator::transform(const Expression& expression, const std::string& text,
                          std::vector<std::string>& out) const {
    const std::string_view rest = cut(expression, text);
    if (!expression.split.empty()) {
        return RowView::each_split(rest, expression.split,
                                   [&](std::string_view part) { replace(expression, part, out); });
    }
    replace(expression, rest, out);
}

std::string_view Evaluator::cut(const Expression& expression, std::string_view text) const {
    if (expression.after.empty() && expression.before.empty()) return text;
    // The marks at which a text is cut belong to what is taken: they stand in the mapping.
    std::size_t begin = 0, end = text.size(), from = 0, to = text.size();
    if (!expression.after.empty()) {
        from = text.find(expression.after);
        begin = from == std::string_view::npos ? text.size() : from + expression.after.size();
        from = std::min(from, text.size());
    }
    if (!expression.before.empty() && begin < text.size()) {
        end = std::min(text.find(expression.before, begin), text.size());
        to = std::min(end + expression.before.size(), text.size());
    }
    if (!quiet_ && expression.lossy) {
        if (expression.pieces.size() == 1 && expression.pieces[0].path) {
            taken_.add(*expression.pieces[0].path, text, from, to);
        } else {
            for (const std::string_view part : {text.substr(0, from), text.substr(to)}) {
                if (!parts::trimmed(part).empty()) report_(LeftOut::CutOff, part);
            }
        }
    }
    return begin < text.size() ? text.substr(begin, end - begin) : std::string_view();
}

void Evaluator::replace(const Expression& expression, std::string_view text,
                        std::vector<std::string>& out) const {
    if (expression.map == nullptr) {
        if (!text.empty()) out.emplace_back(text);
        return;
    }
    auto entry = expression.map->find(parts::trimmed(text));
    if (entry == expression.map->end()) entry = expression.map->find("*");
    if (entry == expression.map->end()) {
        if (!quiet_) report_(LeftOut::Unmapped, text);
    } else if (entry->second && !entry->second->empty()) {
        out.push_back(*entry->second);
    } else if (!quiet_ && expression.lossy && !parts::trimmed(text).empty()) {
        report_(LeftOut::MappedToNothing, text);
    }
}

}  // namespace gainsay::tables
