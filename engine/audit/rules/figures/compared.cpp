#include "engine/audit/rules/figures/compared.hpp"

#include "engine/quantity/reading/range.hpp"

namespace gainsay::audit {
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
    std::string words = figure_text(quantity);
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
