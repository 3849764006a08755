#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graphs/model/id.hpp"

namespace gainsay::parts {

/// Makes ids of what foreign formats call things: names, URLs, numbers, texts.
///
/// The same key gives the same id in every input and in whatever order keys come, so that a feed can be imported
/// again next week and meets its own records. An id is the slug of what a person would call the thing; where the
/// slug alone does not tell one key from another (it was cut, or letters fell away), a few digits of the key's
/// hash stand behind it.
class IdBook {
public:
    /// The id of the thing that `key` stands for among those of `kind`. `readable` is what a person would call it.
    [[nodiscard]] RecordId id(RecordKind kind, std::string_view key, std::string_view readable);
    /// Where the name is the key: of agents, mostly. Case and white space tell no two names apart.
    [[nodiscard]] RecordId id_of_name(RecordKind kind, std::string_view name);

    /// `text` as an id that is kept as it is, when it is one of ours of that kind; else id(kind, text, text). For
    /// formats that carry our ids through.
    [[nodiscard]] RecordId own_or_new(RecordKind kind, std::string_view text);

private:
    std::unordered_map<std::string, std::uint64_t> keys_;  // id → hash of its key; looked up only
};

/// Does `slug` tell `name` from every other name but for its case: only ASCII letters, digits and single spaces?
[[nodiscard]] bool slug_is_faithful(std::string_view name, std::string_view slug);

}  // namespace gainsay::parts
