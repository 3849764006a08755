#include "graphs/snapshot/layout/edge_kind.hpp"

namespace gainsay {
namespace {

struct KindRow {
    std::string_view word;
    EdgeEnds ends;
};

constexpr auto A = RecordKind::Agent;
constexpr auto D = RecordKind::Document;
constexpr auto C = RecordKind::Claim;
constexpr auto S = RecordKind::Statement;
constexpr auto R = RecordKind::Relation;
constexpr auto V = RecordKind::Review;

// In the order of EdgeKind. Where two record kinds that are not neighbours may stand at an end (document or
// statement), the range covers what lies between them too.
constexpr std::array<KindRow, edge_kind_count> table{{
    {"spoken_by", {S, S, A, A}},    {"asserts", {S, S, D, C}},     {"denies", {S, S, D, C}},
    {"questions", {S, S, D, C}},    {"recorded_in", {S, S, D, D}}, {"relayed_from", {D, D, A, D}},
    {"cites", {D, D, D, D}},        {"part_of", {D, D, D, D}},     {"states", {D, D, C, C}},
    {"published_by", {D, D, A, A}}, {"authored_by", {D, D, A, A}}, {"affiliated_with", {A, A, A, A}},
    {"retracted_by", {D, S, A, A}}, {"asserted_by", {R, R, A, A}}, {"asserted_in", {R, R, D, D}},
    {"review_of", {V, V, C, C}},    {"reviewed_by", {V, V, A, A}}, {"reviewed_in", {V, V, D, D}},
    {"contradicts", {C, C, C, C}},  {"rebuts", {C, C, C, C}},      {"undercuts", {C, C, D, R}},
    {"supports", {C, C, C, C}},     {"entails", {C, C, C, C}},     {"qualifies", {C, C, C, C}},
    {"rephrases", {C, C, C, C}},
}};

}  // namespace

std::string_view to_string(EdgeKind kind) noexcept {
    return table[static_cast<std::size_t>(kind)].word;
}

EdgeEnds ends_of(EdgeKind kind) noexcept {
    return table[static_cast<std::size_t>(kind)].ends;
}

}  // namespace gainsay
