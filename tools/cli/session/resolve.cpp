#include "tools/cli/session/resolve.hpp"

#include <algorithm>
#include <string>

#include "graphs/snapshot/build/fold.hpp"
#include "tools/cli/session/suggest.hpp"
#include "tools/render/table/text.hpp"

namespace gainsay::cli {
namespace {

constexpr std::size_t most_candidates = 10;
constexpr std::size_t most_suggestions = 3;
constexpr std::uint32_t most_compared = 1'000'000;
constexpr std::size_t longest_compared = 80;

std::vector<RecordKind> or_all(const std::vector<RecordKind>& kinds) {
    if (!kinds.empty()) return kinds;
    std::vector<RecordKind> all;
    for (std::size_t i = 0; i < record_kind_count; ++i) all.push_back(static_cast<RecordKind>(i));
    return all;
}

std::string list_of(const std::vector<RecordKind>& kinds) {
    if (kinds.empty() || kinds.size() == record_kind_count) return "record";
    std::string text;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        text += (i == 0 ? "" : i + 1 == kinds.size() ? " or " : ", ") + std::string(to_string(kinds[i]));
    }
    return text;
}

std::string described(const Snapshot& snapshot, Node node) {
    const std::string label = render::cut(render::one_line(snapshot.label(node)), 60);
    return std::string(snapshot.id(node)) + (label.empty() ? "" : " (" + label + ")");
}

bool allowed(const Snapshot& snapshot, Node node, const std::vector<RecordKind>& kinds) {
    return std::find(kinds.begin(), kinds.end(), snapshot.kind(node)) != kinds.end();
}

std::string_view slug(std::string_view id) {
    return id.substr(id.find(':') + 1);
}

// The nearest ids and labels. Work is bounded: a case of ten million records must not make a typing mistake
// costly.
std::vector<std::string> spelled_nearly_so(const Snapshot& snapshot, std::string_view name,
                                           const std::vector<RecordKind>& kinds) {
    if (name.size() > longest_compared) return {};
    const std::string wanted = fold(name);
    const std::size_t limit = tolerance(wanted);
    std::vector<std::pair<std::size_t, Node>> found;
    std::uint32_t compared = 0;
    for (const RecordKind kind : kinds) {
        for (const Node node : snapshot.nodes(kind)) {
            if (++compared > most_compared) break;
            const std::string_view id = snapshot.id(node);
            std::size_t distance =
                std::min(edit_distance(wanted, id, limit), edit_distance(wanted, slug(id), limit));
            const std::string_view label = snapshot.label(node);
            if (label.size() <= longest_compared) {
                distance = std::min(distance, edit_distance(wanted, fold(label), limit));
            }
            if (distance <= limit) found.emplace_back(distance, node);
        }
    }
    std::sort(found.begin(), found.end());
    std::vector<std::string> best;
    for (const auto& [distance, node] : found) {
        if (best.size() < most_suggestions) best.emplace_back(snapshot.id(node));
    }
    return best;
}

}  // namespace

Node resolve(const Snapshot& snapshot, std::string_view name, const std::vector<RecordKind>& kinds) {
    const std::vector<RecordKind> wanted = or_all(kinds);
    if (const auto exact = snapshot.find(name)) {
        if (allowed(snapshot, *exact, wanted)) return *exact;
        throw Error(ErrorCode::NotFound, "found the " + std::string(to_string(snapshot.kind(*exact))) +
                                             " \"" + std::string(name) + "\", expected " +
                                             (wanted.front() == RecordKind::Agent ? "an " : "a ") +
                                             list_of(wanted));
    }
    std::vector<Node> candidates;
    for (const RecordKind kind : wanted) {
        if (const auto node = snapshot.find(std::string(to_string(kind)) + ":" + std::string(name))) {
            candidates.push_back(*node);
        }
    }
    if (candidates.empty()) {
        for (const Node node : snapshot.named(name)) {
            if (allowed(snapshot, node, wanted)) candidates.push_back(node);
        }
    }
    if (candidates.size() == 1) return candidates.front();
    const std::string shown = "\"" + render::cut(render::one_line(name), 80) + "\"";
    if (candidates.empty()) {
        throw Error(ErrorCode::NotFound, "there is no " + list_of(wanted) + " " + shown + " in this case" +
                                             did_you_mean(spelled_nearly_so(snapshot, name, wanted)));
    }
    std::string message =
        shown + " can mean " + std::to_string(candidates.size()) + " records, expected the id of one:";
    for (std::size_t i = 0; i < candidates.size() && i < most_candidates; ++i) {
        message += "\n  " + described(snapshot, candidates[i]);
    }
    if (candidates.size() > most_candidates) {
        message += "\n  and " + std::to_string(candidates.size() - most_candidates) + " more";
    }
    throw Error(ErrorCode::Malformed, message);
}

}  // namespace gainsay::cli
