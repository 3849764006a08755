#include "graphs/format/feeds/records/rating.hpp"

#include <charconv>
#include <cmath>

#include "graphs/format/json/json_number.hpp"

namespace gainsay::feeds {
namespace {

std::optional<double> number_in(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

/// Takes a member that is a number, as such or in quotes; one whose spelling says more stays as well.
std::optional<double> take_number(Members& members, std::string_view name) {
    const Value* const value = members.peek(name);
    if (!is_plain(value)) return std::nullopt;
    const bool bare = value->kind == Value::Kind::Integer || value->kind == Value::Kind::Float;
    const auto number = bare ? json::exact_number(*value) : number_in(trimmed(text_of(value)));
    if (number && (bare || json::to_token(*number) == text_of(value))) members.take(name);
    return number;
}

}  // namespace

GivenRating read_rating(const Value* member) {
    GivenRating given;
    const auto values = values_of(member);
    if (values.empty()) return given;
    const Value& first = *values.front();
    if (first.kind != Value::Kind::Object) {
        given.rating.label = std::string(trimmed(text_of(&first)));
        if (values.size() > 1 || first.kind != Value::Kind::Text || given.rating.label != first.text)
            given.rest = *member;
        return given;
    }
    Members members(first);
    if (types_of(first) == std::vector<std::string>{"Rating"}) members.take("@type");
    given.rating.value = take_number(members, "ratingValue");
    given.rating.best = take_number(members, "bestRating");
    given.rating.worst = take_number(members, "worstRating");
    // To the letter: a label is never repaired, not even by a blank.
    given.rating.label = text_of(members.peek("alternateName"));
    if (is_plain(members.peek("alternateName"))) members.take("alternateName");
    if (given.rating.label.empty()) given.rating.label = members.take_text("name");
    if (given.rating.label.empty() && !given.rating.value) {
        given.rating.label = std::string(trimmed(text_of(members.peek("ratingValue"))));
    }
    Value rest = members.rest();
    if (values.size() > 1) {
        given.rest = *member;
    } else if (!rest.items.empty()) {
        given.rest = std::move(rest);
    }
    return given;
}

}  // namespace gainsay::feeds
