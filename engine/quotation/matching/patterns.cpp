#include "engine/quotation/matching/patterns.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace gainsay::quotation {
namespace {

constexpr std::uint64_t key(std::uint32_t node, TokenId token) {
    return (std::uint64_t{node} << 32U) | token;
}

// Polynomials modulo 2^64: texts can be made that collide, which costs time and no answer.
constexpr std::uint64_t base = 0x9E3779B97F4A7C15U;

constexpr std::uint64_t hash_on(std::uint64_t hash, char c) {
    return hash * base + static_cast<unsigned char>(c) + 1;
}

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0;
    for (const char c : text) hash = hash_on(hash, c);
    return hash;
}

/// Hashes of stretches of a text that is read from its beginning.
class RollingHash {
public:
    RollingHash(std::string_view text, std::size_t tokens, std::size_t longest) : text_(text) {
        before_.reserve(tokens);
        powers_.reserve(longest + 1);
        powers_.push_back(1);
        for (std::size_t i = 0; i < longest; ++i) powers_.push_back(powers_.back() * base);
    }

    /// The next token.
    void read(const QuoteToken& token) {
        go_to(token.begin);
        before_.push_back(hash_);
        go_to(token.end);
    }

    /// From where token `first` begins to the end of what was read, when that is `length` bytes.
    [[nodiscard]] std::optional<std::uint64_t> since(std::size_t first, std::size_t length) const {
        if (length >= powers_.size()) return std::nullopt;
        return hash_ - before_[first] * powers_[length];
    }

private:
    void go_to(std::size_t byte) {
        for (; at_ < byte; ++at_) hash_ = hash_on(hash_, text_[at_]);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::uint64_t hash_ = 0;
    std::vector<std::uint64_t> before_, powers_;
};

void note(Places& places, std::uint32_t at, std::size_t keep) {
    ++places.count;
    if (places.first.size() < keep) places.first.push_back(at);
}

}  // namespace

std::uint32_t Patterns::child(std::uint32_t node, TokenId token) const {
    const auto at = children_.find(key(node, token));
    return at == children_.end() ? 0 : at->second;
}

std::uint32_t Patterns::step(std::uint32_t node, TokenId token) const {
    for (;;) {
        const std::uint32_t next = child(node, token);
        if (next != 0 || node == 0) return next;
        node = nodes_[node].fail;
    }
}

Patterns::Number Patterns::add(std::span<const QuoteToken> tokens) {
    std::uint32_t node = 0;
    for (const QuoteToken& token : tokens) {
        std::uint32_t next = child(node, token.id);
        if (next == 0) {
            next = static_cast<std::uint32_t>(nodes_.size());
            Node made;
            made.parent = node;
            made.token = token.id;
            made.depth = nodes_[node].depth + 1;
            nodes_.push_back(made);
            children_.emplace(key(node, token.id), next);
        }
        node = next;
    }
    if (nodes_[node].pattern == none) {
        nodes_[node].pattern = static_cast<std::uint32_t>(lengths_.size());
        lengths_.push_back(static_cast<std::uint32_t>(tokens.size()));
        writings_of_.emplace_back();
    }
    return nodes_[node].pattern;
}

Patterns::Number Patterns::add_writing(Number number, std::string_view writing) {
    std::vector<Number>& same_hash = writings_of_[number][hash_of(writing)];
    for (const Number one : same_hash) {
        if (writings_[one] == writing) return one;
    }
    same_hash.push_back(static_cast<Number>(writings_.size()));
    writings_.emplace_back(writing);
    longest_writing_ = std::max(longest_writing_, writing.size());
    return same_hash.back();
}

void Patterns::link() {
    std::vector<std::uint32_t> order(nodes_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return nodes_[a].depth < nodes_[b].depth; });
    for (const std::uint32_t number : order) {
        Node& node = nodes_[number];
        if (node.depth == 0) continue;
        node.fail = node.depth == 1 ? 0 : step(nodes_[node.parent].fail, node.token);
        node.shorter = nodes_[node.fail].pattern != none ? node.fail : nodes_[node.fail].shorter;
    }
}

Patterns::Found Patterns::find(std::string_view text, std::span<const QuoteToken> tokens, std::size_t keep) {
    link();
    Found found;
    found.patterns.resize(lengths_.size());
    found.writings.resize(writings_.size());
    RollingHash rolling(text, tokens.size(), longest_writing_);
    std::uint32_t node = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        rolling.read(tokens[i]);
        node = tokens[i].id == other_word || tokens[i].id == other_sign ? 0 : step(node, tokens[i].id);
        for (std::uint32_t hit = nodes_[node].pattern != none ? node : nodes_[node].shorter; hit != 0;
             hit = nodes_[hit].shorter) {
            const std::uint32_t pattern = nodes_[hit].pattern;
            const auto begin = static_cast<std::uint32_t>(i + 1 - lengths_[pattern]);
            note(found.patterns[pattern], begin, keep);
            if (writings_of_[pattern].empty()) continue;
            const std::size_t length = tokens[i].end - tokens[begin].begin;
            const auto hash = rolling.since(begin, length);
            const auto at = hash ? writings_of_[pattern].find(*hash) : writings_of_[pattern].end();
            if (at == writings_of_[pattern].end()) continue;
            for (const Number writing : at->second) {
                Places& places = found.writings[writing];
                if (places.first.size() < keep &&
                    writings_[writing] == text.substr(tokens[begin].begin, length))
                    note(places, begin, keep);
            }
        }
    }
    return found;
}

}  // namespace gainsay::quotation
