#include <tuple>
#include <utility>

#include "engine/time/diff/parts.hpp"

namespace gainsay::differing {
namespace {

/// One agent's words on one thing.
struct Word {
    Node agent, object, source;
    Stance stance;
    Showing showing;
};

std::vector<Word> words_of(const Side& side) {
    const Snapshot& snapshot = side.snapshot;
    std::vector<Word> words;
    for (const Node statement : snapshot.nodes(RecordKind::Statement)) {
        const Showing showing = side.words(statement);
        if (showing == Showing::Hidden) continue;
        words.push_back({snapshot.speaker(statement), snapshot.object(statement), statement,
                         snapshot.stance(statement), showing});
    }
    for (const Edge states : snapshot.edges(EdgeKind::States)) {
        const Node document = snapshot.source(states);
        const Showing showing = side.words(document);
        if (showing == Showing::Hidden) continue;
        for (const EdgeKind kind : {EdgeKind::PublishedBy, EdgeKind::AuthoredBy}) {
            for (const Node agent : snapshot.out(document, kind).nodes())
                words.push_back({agent, snapshot.target(states), document, Stance::Asserts, showing});
        }
    }
    std::sort(words.begin(), words.end(), [](const Word& x, const Word& y) {
        return std::tie(x.agent, x.object, x.source, x.stance) <
               std::tie(y.agent, y.object, y.source, y.stance);
    });
    return words;
}

/// All of one agent on one thing: words [first, last).
struct Stand {
    Node agent, object;
    std::uint32_t first, last;
};

std::vector<Stand> stands_of(const std::vector<Word>& words) {
    std::vector<Stand> stands;
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        if (stands.empty() || stands.back().agent != words[i].agent ||
            stands.back().object != words[i].object)
            stands.push_back({words[i].agent, words[i].object, i, i});
        stands.back().last = i + 1;
    }
    return stands;
}

void read(const std::vector<Word>& words, const Stand* stand, Position& position, std::vector<Node>& said) {
    if (stand == nullptr) return;
    for (std::uint32_t i = stand->first; i < stand->last; ++i) {
        Showing& showing = position[static_cast<std::size_t>(words[i].stance)];
        showing = std::max(showing, words[i].showing);
        if (said.size() < most_reasons && (said.empty() || said.back() != words[i].source))
            said.push_back(words[i].source);
    }
}

}  // namespace

void compare_positions(const Side& before, const Side& after, const SharedNumbers& numbers,
                       const DiffOptions& options, CaseDiff& diff) {
    const std::vector<Word> old_words = words_of(before), new_words = words_of(after);
    const auto order = [&](const Stand& x, const Stand& y) {
        const std::pair one(numbers.before(x.agent), numbers.before(x.object));
        const std::pair other(numbers.after(y.agent), numbers.after(y.object));
        return one < other ? -1 : one > other ? 1 : 0;
    };
    merge(stands_of(old_words), stands_of(new_words), order, [&](const Stand* x, const Stand* y) {
        PositionChange change;
        read(old_words, x, change.before, change.said_before);
        read(new_words, y, change.after, change.said_after);
        Certainty certainty = Certainty::No;
        for (std::size_t i = 0; i < change.before.size(); ++i)
            certainty = std::max(certainty, certainty_of(change.before[i], change.after[i]));
        if (certainty == Certainty::No) return;
        ++diff.position_count;
        const Snapshot& snapshot = x != nullptr ? before.snapshot : after.snapshot;
        const Stand& stand = x != nullptr ? *x : *y;
        change.agent = snapshot.id(stand.agent);
        change.object = snapshot.id(stand.object);
        change.certainty = certainty;
        keep(diff.positions, std::move(change), options, diff);
    });
}

}  // namespace gainsay::differing
