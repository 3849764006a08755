#pragma once

#include <string>

#include "graphs/model/record.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {

/// "51 %", "~51 %", ">=507 persons", "<=3 t", "10..12 t": a quantity of a measure, a subject, a population and a period.
inline Quantity figure_of(std::string text, const std::string& measure = "executions",
                          const std::string& subject = "Iran", const std::string& population = "",
                          const std::string& period = "2017") {
    Quantity q;
    q.measure = measure;
    q.subject = subject;
    q.population = population;
    if (!period.empty()) q.period = Edtf(period);
    const auto take = [&](const char* sign, QuantityBound bound) {
        if (text.rfind(sign, 0) != 0) return;
        q.bound = bound;
        text.erase(0, std::string(sign).size());
    };
    take("~", QuantityBound::About);
    take(">=", QuantityBound::AtLeast);
    take("<=", QuantityBound::AtMost);
    const std::size_t space = text.find(' ');
    if (space != std::string::npos) q.unit = text.substr(space + 1), text.resize(space);
    const std::size_t dots = text.find("..");
    if (dots == std::string::npos) {
        q.value = std::stod(text);
    } else {
        q.low = std::stod(text.substr(0, dots));
        q.high = std::stod(text.substr(dots + 2));
    }
    return q;
}

/// A random quantity of few words, so that two of them often have much in common.
inline Quantity random_figure(Dice& dice) {
    static const char* const measures[] = {
        "executions",           "recorded executions",  "share of recorded executions",
        "estimated executions", "number of executions", "rank by number of executions",
        "execution rate",       "revised executions"};
    static const char* const subjects[] = {
        "", "Iran", "Iraq", "Iran and Iraq", "Iran, Iraq and Pakistan", "the world"};
    static const char* const populations[] = {"", "the world", "all executions in the world",
                                              "all countries"};
    static const char* const periods[] = {
        "", "2017", "2017-06", "2018", "2017/2018", "2017?", "2017-01-01/2017-12-31"};
    static const char* const units[] = {"", "%", "executions", "thousand executions", "rank", "‰"};
    static const char* const figures[] = {"51",     "51.3", "50",   "0.051", "~51", ">=50", "<=60",
                                          "40..52", "84",   "1000", "1040",  "510", "120"};
    Quantity q = figure_of(figures[dice.below(13)], measures[dice.below(8)], subjects[dice.below(6)],
                           populations[dice.below(4)], periods[dice.below(7)]);
    q.unit = units[dice.below(6)];
    return q;
}

}  // namespace gainsay::test
