#include "engine/audit/rules/figures/compared.hpp"

#include <array>
#include <charconv>

namespace gainsay::audit {
namespace {

std::string number(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

std::string range_words(const Quantity& quantity) {
    if (quantity.value) return number(*quantity.value);
    if (quantity.low && quantity.high) return number(*quantity.low) + " to " + number(*quantity.high);
    return quantity.low ? number(*quantity.low) + " or more" : number(*quantity.high) + " or less";
}

}  // namespace

const ComparedFigures& compared_figures(const Subject& subject) {
    return subject.shared->get<ComparedFigures>([&] {
        ComparedFigures made{collect_figures(subject.source), {}};
        QuantityOptions options;
        options.conflicts_only = true;
        made.answer = find_quantities(made.table, options);
        return made;
    });
}

std::string figure_words(const Figure& figure) {
    const Quantity& quantity = figure.quantity;
    std::string words;
    if (quantity.bound != QuantityBound::Exactly) {
        words = to_word(quantity.bound);
        for (char& c : words) c = c == '-' ? ' ' : c;
        words += ' ';
    }
    words += range_words(quantity);
    if (!quantity.unit.empty()) words += " " + quantity.unit;
    words += " (" + quantity.measure;
    for (const std::string* part : {&quantity.subject, &quantity.population}) {
        if (!part->empty()) words += ", " + *part;
    }
    if (figure.period()) words += ", " + figure.period()->text();
    return words + ")";
}

Step figure_step(const Figure& figure) {
    return {figure.claim, "quantities[" + std::to_string(figure.index) + "]",
            figure.claim.text() + " gives " + figure_words(figure)};
}

}  // namespace gainsay::audit
