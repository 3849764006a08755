#pragma once

#include <string>

namespace gainsay {

/// What a writer may be told. Each format uses what applies to it; its page in docs/formats says which.
struct WriteOptions {
    /// Tables: a cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage
    /// return) gets an apostrophe in front, which is reported as a loss.
    bool neutralise_cells = true;
    /// Tables: which table is wanted ("claims", "statements", …); empty: all, one behind the other.
    std::string table;
};

}  // namespace gainsay
