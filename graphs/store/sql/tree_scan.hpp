#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/store/sql/page_file.hpp"

namespace gainsay::sqlite {

/// A table or index whose b-tree is read, and the fields of its records that are wanted, in the order in which the scan
/// has them as columns.
struct Tree {
    /// The number of a row, which SQLite keeps beside the record of a table.
    static constexpr std::int16_t row_number = -1;
    static constexpr std::size_t most_columns = 12, most_fields = 16;

    constexpr Tree(const char* tree_name, std::initializer_list<int> wanted) : name(tree_name) {
        std::size_t column = 0;
        for (const int field : wanted) {
            fields[column++] = static_cast<std::int16_t>(field);
            if (field + 1 > field_count) field_count = field + 1;
            if (field == row_number) has_row_numbers = true;
        }
    }

    const char* name;  ///< as sqlite_schema has it
    std::array<std::int16_t, most_columns> fields{};
    int field_count = 0;           ///< no field behind these is wanted
    bool has_row_numbers = false;  ///< a table; else an index, or a table WITHOUT ROWID
};

/// One pass over a b-tree in the order of its keys; used as a Query is. Texts are valid until the next step().
///
/// Errors   Error(Malformed) for a page, a record or a value that SQLite does not write for a STRICT table, and for row
///          numbers that do not ascend. Whatever the file holds, a scan ends: it looks at no more pages than the file has.
/// Cost     O(bytes of the table); memory of a page a level.
class TreeScan {
public:
    /// `file` and `tree` must outlive the scan.
    TreeScan(const PageFile& file, const Tree& tree, std::uint32_t root);

    /// Moves to the next row; false when there is none.
    bool step();

    /// Goes before the first row whose number, or whose first column in a tree without row numbers, is at least `key`,
    /// so that step() takes it. O(log of the rows) and a page a level, fewer where it was there before.
    void seek(std::int64_t key);

    [[nodiscard]] bool is_null(int column) const { return field(column).type == 0; }
    [[nodiscard]] std::int64_t integer(int column) const { return integer_or(column, 0); }
    [[nodiscard]] std::int64_t integer_or(int column,
                                          std::int64_t otherwise) const;  ///< `otherwise` for NULL
    [[nodiscard]] std::string_view text(int column) const;                ///< empty for NULL
    [[nodiscard]] std::string string(int column) const { return std::string(text(column)); }

private:
    /// Where a value of the record stands, and its serial type.
    struct Field {
        std::uint32_t at = 0, type = 0;
    };
    struct Level {
        std::vector<std::byte> page;
        std::uint32_t number = 0;                 ///< of the page
        std::uint32_t cells = 0, first_cell = 0;  ///< how many, and where the list of their places begins
        std::uint32_t next =
            0;  ///< of a leaf: cell; else twice the cell for what lies before it, odd for itself
        bool leaf = false;
    };

    [[nodiscard]] const Field& field(int column) const {
        return fields_[static_cast<std::size_t>(tree_.fields[static_cast<std::size_t>(column)])];
    }
    void descend(std::uint32_t number);
    [[nodiscard]] std::int64_t key_of(const Level& level, std::uint32_t cell);
    /// Takes the number of a row, which follows the length of its record.
    [[nodiscard]] std::int64_t take_row(const unsigned char*& at, const unsigned char* end) const;
    [[nodiscard]] std::uint32_t child(const Level& level, std::uint32_t cell) const;
    [[nodiscard]] std::uint32_t place(const Level& level, std::uint32_t cell) const;
    void read_cell(const Level& level, std::uint32_t cell);
    /// Puts the whole record together, of which `there` bytes stand in the cell.
    void gather(std::uint64_t bytes, std::uint32_t there, std::uint32_t overflow);
    /// False when a wanted field lies beyond `there`.
    bool read_fields(std::uint64_t bytes, std::uint32_t there);
    void count_page();
    [[noreturn]] void damaged() const { file_.damaged(number_); }

    const PageFile& file_;
    const Tree& tree_;
    std::uint32_t root_;
    std::vector<Level> levels_;
    std::size_t depth_ = 0;
    std::uint32_t looked_at_ = 0;  ///< pages, since the scan or the last seek began
    std::uint32_t number_ = 0;     ///< page of the row at hand

    const unsigned char* record_ = nullptr;
    std::array<Field, Tree::most_fields> fields_{};
    std::int64_t row_ = 0;
    bool began_ = false;
    std::vector<unsigned char> gathered_;
    std::vector<std::byte> overflow_;
};

}  // namespace gainsay::sqlite
