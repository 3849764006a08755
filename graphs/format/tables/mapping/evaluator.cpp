#include "graphs/format/tables/mapping/evaluator.hpp"

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
    for (const Expression& one : expression.first_of) {
        collect(one, raw);
        if (!raw.empty()) break;
    }
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
            transform(expression, std::move(text), out);
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

void Evaluator::transform(const Expression& expression, std::string text,
                          std::vector<std::string>& out) const {
    std::string_view rest = text;
    if (!expression.after.empty()) {
        const std::size_t found = rest.find(expression.after);
        if (found == std::string_view::npos) return;
        rest.remove_prefix(found + expression.after.size());
    }
    if (!expression.before.empty()) rest = rest.substr(0, rest.find(expression.before));
    const auto put = [&](std::string_view part) {
        if (expression.map == nullptr) {
            if (!part.empty()) out.emplace_back(part);
            return;
        }
        auto entry = expression.map->find(parts::trimmed(part));
        if (entry == expression.map->end()) entry = expression.map->find("*");
        if (entry != expression.map->end()) {
            if (entry->second && !entry->second->empty()) out.push_back(*entry->second);
        } else if (!quiet_) {
            unmapped_(expression, part);
        }
    };
    if (expression.split.empty()) return put(rest);
    RowView::each_split(rest, expression.split, put);
}

}  // namespace gainsay::tables
