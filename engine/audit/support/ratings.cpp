#include "engine/audit/support/ratings.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "engine/audit/support/letters.hpp"

namespace gainsay::audit {
namespace {

// As words_of() spells them.
constexpr std::array true_labels{
    std::string_view("true"),           std::string_view("mostly true"), std::string_view("correct"),
    std::string_view("mostly correct"), std::string_view("accurate"),    std::string_view("mostly accurate"),
    std::string_view("supported"),      std::string_view("supports"),    std::string_view("confirmed"),
    std::string_view("verified"),       std::string_view("truth"),       std::string_view("wahr"),
    std::string_view("richtig"),        std::string_view("vrai"),        std::string_view("verdadero"),
    std::string_view("verdadeiro"),     std::string_view("vero")};
constexpr std::array false_labels{
    std::string_view("false"),         std::string_view("mostly false"), std::string_view("barely true"),
    std::string_view("pants on fire"), std::string_view("pants fire"),   std::string_view("incorrect"),
    std::string_view("inaccurate"),    std::string_view("not true"),     std::string_view("untrue"),
    std::string_view("wrong"),         std::string_view("refuted"),      std::string_view("refutes"),
    std::string_view("debunked"),      std::string_view("fake"),         std::string_view("hoax"),
    std::string_view("fiction"),       std::string_view("fabricated"),   std::string_view("falsch"),
    std::string_view("faux"),          std::string_view("falso")};

}  // namespace

std::optional<Scale> scale_of(const Rating& rating) {
    if (!rating.best && !rating.worst) return std::nullopt;
    Scale scale;
    scale.assumed = !rating.best || !rating.worst;
    scale.worst = rating.worst.value_or(scale.worst);
    scale.best = rating.best.value_or(scale.best);
    return scale;
}

std::optional<double> position_of(const Rating& rating) {
    const std::optional<Scale> scale = scale_of(rating);
    if (!scale || !rating.value || scale->best == scale->worst) return std::nullopt;
    const double position = (*rating.value - scale->worst) / (scale->best - scale->worst);
    if (position < 0 || position > 1) return std::nullopt;
    return position;
}

Side side_of(double position, double end) {
    if (position <= end && position < 1 - end) return Side::False;
    if (position >= 1 - end && position > end) return Side::True;
    return Side::Unclear;
}

Side side_of(std::string_view label) {
    const std::string words = words_of(label);
    if (std::find(true_labels.begin(), true_labels.end(), words) != true_labels.end()) return Side::True;
    if (std::find(false_labels.begin(), false_labels.end(), words) != false_labels.end()) return Side::False;
    return Side::Unclear;
}

}  // namespace gainsay::audit
