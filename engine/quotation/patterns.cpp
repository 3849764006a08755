#include "engine/quotation/patterns.hpp"

#include <algorithm>
#include <numeric>

namespace gainsay::quotation {
namespace {

constexpr std::uint64_t key(std::uint32_t node, TokenId token) {
    return (std::uint64_t{node} << 32U) | token;
}

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
    const auto [at, is_new] = writings_of_[number].try_emplace(std::string(writing), writing_count_);
    if (is_new) ++writing_count_;
    return at->second;
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
    found.writings.resize(writing_count_);
    std::string writing;
    std::uint32_t node = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        node = tokens[i].id == other_word || tokens[i].id == other_sign ? 0 : step(node, tokens[i].id);
        for (std::uint32_t hit = nodes_[node].pattern != none ? node : nodes_[node].shorter; hit != 0;
             hit = nodes_[hit].shorter) {
            const std::uint32_t pattern = nodes_[hit].pattern;
            const auto begin = static_cast<std::uint32_t>(i + 1 - lengths_[pattern]);
            note(found.patterns[pattern], begin, keep);
            if (writings_of_[pattern].empty()) continue;
            writing = text.substr(tokens[begin].begin, tokens[i].end - tokens[begin].begin);
            const auto at = writings_of_[pattern].find(writing);
            if (at != writings_of_[pattern].end()) note(found.writings[at->second], begin, keep);
        }
    }
    return found;
}

}  // namespace gainsay::quotation
