#include "engine/audit/policy/glob.hpp"

#include <cstddef>
#include <vector>

namespace gainsay::audit {
namespace {

enum class What : unsigned char { Byte, AnyByte, Within, Across, Folders };

struct Token {
    What what;
    char byte = 0;
};

std::vector<Token> tokens_of(std::string_view pattern) {
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool two = pattern.substr(i, 2) == "**";
        if (pattern.substr(i, 3) == "**/" && (i == 0 || pattern[i - 1] == '/')) {
            tokens.push_back({What::Folders});
            i += 2;
        } else if (two) {
            tokens.push_back({What::Across});
            ++i;
        } else if (pattern[i] == '*') {
            tokens.push_back({What::Within});
        } else if (pattern[i] == '?') {
            tokens.push_back({What::AnyByte});
        } else {
            tokens.push_back({What::Byte, pattern[i]});
        }
    }
    return tokens;
}

}  // namespace

// The set of tokens before which the pattern may stand, moved on byte by byte: no backtracking.
bool glob_matches(std::string_view pattern, std::string_view text) {
    const std::vector<Token> tokens = tokens_of(pattern);
    std::vector<char> now(tokens.size() + 1), next(tokens.size() + 1);
    const auto pass_empty = [&](std::vector<char>& at) {
        for (std::size_t t = 0; t < tokens.size(); ++t) {
            const What what = tokens[t].what;
            if (at[t] != 0 && (what == What::Within || what == What::Across || what == What::Folders))
                at[t + 1] = 1;
        }
    };
    // "**/" may be left before the text and behind a slash only.
    std::vector<char> inside(tokens.size(), 0);
    now[0] = 1;
    pass_empty(now);
    for (const char c : text) {
        next.assign(tokens.size() + 1, 0);
        std::vector<char> inside_next(tokens.size(), 0);
        for (std::size_t t = 0; t < tokens.size(); ++t) {
            if (now[t] == 0 && inside[t] == 0) continue;
            switch (tokens[t].what) {
                case What::Byte:
                    if (now[t] != 0 && c == tokens[t].byte) next[t + 1] = 1;
                    break;
                case What::AnyByte:
                    if (now[t] != 0 && c != '/') next[t + 1] = 1;
                    break;
                case What::Within:
                    if (c != '/') next[t] = 1;
                    break;
                case What::Across:
                    next[t] = 1;
                    break;
                case What::Folders:
                    if (c == '/') {
                        next[t] = 1;
                    } else {
                        inside_next[t] = 1;
                    }
                    break;
            }
        }
        std::swap(now, next);
        std::swap(inside, inside_next);
        pass_empty(now);
    }
    return now[tokens.size()] != 0;
}

bool is_glob(std::string_view pattern) noexcept {
    return pattern.find_first_of("*?") != std::string_view::npos;
}

}  // namespace gainsay::audit
