#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/tables/mapping/language/mapping.hpp"
#include "graphs/format/tables/mapping/rows/left_out.hpp"
#include "graphs/format/tables/mapping/rows/row_view.hpp"

namespace gainsay::tables {

/// What a rule made of one item of the row.
struct Made {
    std::vector<std::uint32_t> at;  ///< the item, by its place in every list on the way
    RecordId id;
};

/// Says what expressions give for one item of one row.
class Evaluator {
public:
    /// Is told of texts that are in no record.
    using Report = std::function<void(LeftOut why, std::string_view text)>;

    /// `taken` is told which parts of texts were taken, where an expression cuts.
    Evaluator(const Mapping& mapping, const RowView& row, const std::vector<std::vector<Made>>& made,
              const Report& report, TakenParts& taken)
        : mapping_(mapping), row_(row), made_(made), report_(report), taken_(taken) {}

    /// From here on the item of `rule` with these around it. All must outlive what follows.
    void enter(const Rule& rule, std::span<const Item> items, std::span<const std::uint32_t> at) {
        rule_ = &rule;
        items_ = items;
        at_ = at;
    }

    [[nodiscard]] bool holds(const std::vector<Condition>& conditions);
    /// Of an expression that gives several texts: all, with ", " between them.
    [[nodiscard]] std::string text(const Expression& expression);
    [[nodiscard]] std::vector<std::string> texts(const Expression& expression);
    [[nodiscard]] std::vector<RecordId> ids(const Expression& expression) const;
    /// As JSON; empty: nothing.
    [[nodiscard]] std::string json(const Expression& expression);

    /// Of a record that was made several times, which one a list's item is to name; all: the first.
    void pick(std::size_t number) noexcept { pick_ = number; }
    [[nodiscard]] std::size_t picked() const noexcept { return pick_; }

private:
    void collect(const Expression& expression, std::vector<std::string>& out);
    void collect_first(const Expression& expression, std::vector<std::string>& out);
    void collect_pieces(const Expression& expression, std::vector<std::string>& out) const;
    void transform(const Expression& expression, const std::string& text,
                   std::vector<std::string>& out) const;
    [[nodiscard]] std::string_view cut(const Expression& expression, std::string_view text) const;
    void replace(const Expression& expression, std::string_view text, std::vector<std::string>& out) const;

    const Mapping& mapping_;
    const RowView& row_;
    const std::vector<std::vector<Made>>& made_;
    const Report& report_;
    TakenParts& taken_;
    const Rule* rule_ = nullptr;
    std::span<const Item> items_;
    std::span<const std::uint32_t> at_;
    std::size_t pick_ = 0;
    bool quiet_ = false;
};

/// Does what it gives depend on the row?
[[nodiscard]] bool has_path(const Expression& expression);

}  // namespace gainsay::tables
