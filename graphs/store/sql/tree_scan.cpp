#include "graphs/store/sql/tree_scan.hpp"

#include <algorithm>

// Written after "Database File Format" (sqlite.org), sections 1.6 "B-tree Pages" and 2.1 "Record Format". A file may
// come from anybody: no place or length of it is used before it was compared with where it must lie.

namespace gainsay::sqlite {
namespace {

constexpr std::size_t most_levels = 20;  // as SQLite's own
constexpr unsigned index_inner = 2, table_inner = 5, index_leaf = 10, table_leaf = 13;
constexpr std::uint64_t most_bytes = 1'000'000'000;  // of a record, as SQLite has it
constexpr std::uint32_t first_text = 13;             // serial types: odd from here, even from 12 for bytes

const unsigned char* bytes_of(const std::vector<std::byte>& page) {
    return reinterpret_cast<const unsigned char*>(page.data());
}

std::uint32_t two_bytes(const unsigned char* at) {
    return (std::uint32_t{at[0]} << 8U) | at[1];
}
std::uint32_t four_bytes(const unsigned char* at) {
    return (two_bytes(at) << 16U) | two_bytes(at + 2);
}

/// Reads a number of one to nine bytes and moves `at` behind it; false when `end` cuts it off.
bool take(const unsigned char*& at, const unsigned char* end, std::uint64_t& value) {
    if (at < end && *at < 0x80U) {
        value = *at++;
        return true;
    }
    value = 0;
    for (int i = 0; i < 9; ++i) {
        if (at >= end) return false;
        const unsigned char byte = *at++;
        if (i == 8) {
            value = (value << 8U) | byte;
            return true;
        }
        value = (value << 7U) | (byte & 0x7FU);
        if (byte < 0x80U) return true;
    }
    return true;
}

/// How many bytes a value of a serial type has; for 10 and 11, which are not written, more than a record can have.
constexpr std::uint64_t value_bytes(std::uint64_t type) {
    constexpr std::array<std::uint64_t, 12> numbers{
        0, 1, 2, 3, 4, 6, 8, 8, 0, 0, most_bytes + 1, most_bytes + 1};
    return type < numbers.size() ? numbers[type] : (type - numbers.size()) / 2;
}

/// The same of types that one byte holds, as nearly all are.
constexpr auto short_types = [] {
    std::array<std::uint32_t, 0x80> bytes{};
    for (std::size_t type = 0; type < bytes.size(); ++type)
        bytes[type] = static_cast<std::uint32_t>(value_bytes(type));
    return bytes;
}();

}  // namespace

TreeScan::TreeScan(const PageFile& file, const Tree& tree, std::uint32_t root)
    : file_(file), tree_(tree), root_(root) {
    levels_.resize(most_levels);
    descend(root);
}

void TreeScan::seek(std::int64_t key) {
    began_ = false;
    looked_at_ = 0;
    depth_ = 0;
    descend(root_);
    while (true) {
        Level& level = levels_[depth_ - 1];
        // The first cell that is not before the key; in an inner page its child may hold what is before it.
        std::uint32_t first = 0, last = level.cells;
        while (first < last) {
            const std::uint32_t middle = first + (last - first) / 2;
            if (key_of(level, middle) < key) {
                first = middle + 1;
            } else {
                last = middle;
            }
        }
        level.next = level.leaf ? first : 2 * first + 1;
        if (level.leaf) return;
        descend(child(level, first));
    }
}

std::int64_t TreeScan::key_of(const Level& level, std::uint32_t cell) {
    if (!tree_.has_row_numbers) {
        read_cell(level, cell);
        return integer(0);
    }
    number_ = level.number;
    const unsigned char* at = bytes_of(level.page) + place(level, cell) + (level.leaf ? 0 : 4);
    const unsigned char* const end = bytes_of(level.page) + file_.usable_bytes();
    std::uint64_t bytes = 0;
    if (level.leaf && !take(at, end, bytes)) damaged();
    return take_row(at, end);
}

std::int64_t TreeScan::take_row(const unsigned char*& at, const unsigned char* end) const {
    std::uint64_t number = 0;
    if (!take(at, end, number)) damaged();
    return static_cast<std::int64_t>(number);
}

bool TreeScan::step() {
    while (depth_ > 0) {
        Level& level = levels_[depth_ - 1];
        if (level.leaf) {
            if (level.next < level.cells) {
                read_cell(level, level.next++);
                return true;
            }
            --depth_;
        } else if (level.next > 2 * level.cells) {
            --depth_;
        } else if (const std::uint32_t next = level.next++; next % 2 == 0) {
            descend(child(level, next / 2));
        } else if (!tree_.has_row_numbers) {  // the inner pages of an index hold rows of their own
            read_cell(level, next / 2);
            return true;
        }
    }
    return false;
}

void TreeScan::count_page() {
    if (++looked_at_ > file_.pages()) damaged();
}

void TreeScan::descend(std::uint32_t number) {
    number_ = number;
    count_page();
    if (depth_ == most_levels) damaged();
    Level& level = levels_[depth_++];
    if (level.number == number) {  // a seek may come again where it was
        level.next = 0;
        return;
    }
    level.number = 0;  // until it is read
    level.page.resize(file_.page_bytes());
    file_.read(number, level.page);
    const std::uint32_t header = number == 1 ? 100 : 0;
    const unsigned char* page = bytes_of(level.page) + header;
    const unsigned type = page[0];
    level.leaf = type == (tree_.has_row_numbers ? table_leaf : index_leaf);
    if (!level.leaf && type != (tree_.has_row_numbers ? table_inner : index_inner)) damaged();
    level.cells = two_bytes(page + 3);
    level.first_cell = header + (level.leaf ? 8 : 12);
    level.next = 0;
    if (level.first_cell + 2 * level.cells > file_.usable_bytes()) damaged();
    level.number = number;
}

std::uint32_t TreeScan::place(const Level& level, std::uint32_t cell) const {
    const std::uint32_t at = two_bytes(bytes_of(level.page) + level.first_cell + std::size_t{2} * cell);
    if (at + 4 > file_.usable_bytes()) file_.damaged(level.number);  // no cell is shorter
    return at;
}

std::uint32_t TreeScan::child(const Level& level, std::uint32_t cell) const {
    const unsigned char* page = bytes_of(level.page);
    return four_bytes(cell == level.cells ? page + level.first_cell - 4 : page + place(level, cell));
}

void TreeScan::read_cell(const Level& level, std::uint32_t cell) {
    number_ = level.number;
    const std::uint32_t usable = file_.usable_bytes();
    const unsigned char* at = bytes_of(level.page) + place(level, cell) + (level.leaf ? 0 : 4);
    const unsigned char* const end = bytes_of(level.page) + usable;
    std::uint64_t bytes = 0;
    if (!take(at, end, bytes) || bytes > most_bytes) damaged();
    if (tree_.has_row_numbers) {
        const std::int64_t row = take_row(at, end);
        if (began_ && row <= row_) damaged();
        row_ = row;
        began_ = true;
    }
    // What stands in the page, and what follows in pages of its own.
    const std::uint32_t most = tree_.has_row_numbers ? usable - 35 : (usable - 12) * 64 / 255 - 23;
    auto there = static_cast<std::uint32_t>(bytes);
    if (bytes > most) {
        const std::uint32_t least = (usable - 12) * 32 / 255 - 23;
        const std::uint32_t filling = least + (there - least) % (usable - 4);
        there = filling <= most ? filling : least;
    }
    const bool overflows = there < bytes;
    if (static_cast<std::size_t>(end - at) < std::size_t{there} + (overflows ? 4 : 0)) damaged();
    record_ = at;
    if (read_fields(bytes, there)) return;
    if (!overflows) damaged();
    gather(bytes, there, four_bytes(at + there));
    if (!read_fields(bytes, static_cast<std::uint32_t>(bytes))) damaged();
}

void TreeScan::gather(std::uint64_t bytes, std::uint32_t there, std::uint32_t overflow) {
    const std::uint32_t usable = file_.usable_bytes();
    // Before memory is taken for a length that the file cannot hold.
    if ((bytes - there) / usable > file_.pages()) damaged();
    gathered_.assign(record_, record_ + there);
    overflow_.resize(file_.page_bytes());
    while (gathered_.size() < bytes) {
        count_page();
        file_.read(overflow, overflow_);
        const unsigned char* page = bytes_of(overflow_);
        const std::size_t count = std::min<std::size_t>(bytes - gathered_.size(), usable - 4);
        gathered_.insert(gathered_.end(), page + 4, page + 4 + count);
        overflow = four_bytes(page);
    }
    record_ = gathered_.data();
}

bool TreeScan::read_fields(std::uint64_t bytes, std::uint32_t there) {
    const unsigned char* at = record_;
    std::uint64_t header = 0;
    if (!take(at, record_ + there, header) || header > bytes) damaged();
    if (header > there) return false;
    const unsigned char* const types_end = record_ + header;
    std::uint64_t value_at = header;
    Field* field = fields_.data();
    Field* const fields_end = field + tree_.field_count;
    for (; field != fields_end && at < types_end; ++field) {
        std::uint64_t type = *at, length = 0;
        if (type < short_types.size()) {
            ++at;
            length = short_types[type];
        } else {
            if (!take(at, types_end, type)) damaged();
            length = std::min(value_bytes(type), most_bytes + 1);
        }
        *field = {static_cast<std::uint32_t>(value_at), static_cast<std::uint32_t>(type)};
        value_at += length;
    }
    if (value_at > bytes) damaged();                   // and so are fields that were cut short above
    for (; field != fields_end; ++field) *field = {};  // a record that ends before them says nothing of these
    return value_at <= there;
}

std::int64_t TreeScan::integer_or(int column, std::int64_t otherwise) const {
    if (tree_.fields[static_cast<std::size_t>(column)] == Tree::row_number) return row_;
    const Field& one = field(column);
    const unsigned char* at = record_ + one.at;
    switch (one.type) {
        case 0:
            return otherwise;
        case 1:
            return static_cast<std::int8_t>(at[0]);
        case 2:
            return static_cast<std::int16_t>(two_bytes(at));
        case 3:
            return static_cast<std::int32_t>((two_bytes(at) << 16U) | (std::uint32_t{at[2]} << 8U)) >> 8;
        case 4:
            return static_cast<std::int32_t>(four_bytes(at));
        case 5:
            return static_cast<std::int64_t>((static_cast<std::uint64_t>(static_cast<std::int64_t>(
                                                  static_cast<std::int16_t>(two_bytes(at))))
                                              << 32U) |
                                             four_bytes(at + 2));
        case 6:
            return static_cast<std::int64_t>((std::uint64_t{four_bytes(at)} << 32U) | four_bytes(at + 4));
        case 8:
            return 0;
        case 9:
            return 1;
        default:
            damaged();
    }
}

std::string_view TreeScan::text(int column) const {
    const Field& one = field(column);
    if (one.type == 0) return {};
    if (one.type < first_text || one.type % 2 == 0) damaged();
    return {reinterpret_cast<const char*>(record_ + one.at), (one.type - first_text) / 2};
}

}  // namespace gainsay::sqlite
