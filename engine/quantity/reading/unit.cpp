// Boost.Units knows the factors and checks dimensions at compile time; it does not read text, so the words are
// ours. What it was chosen over is told in docs/dependencies.md.
#include "engine/quantity/reading/unit.hpp"

#include <algorithm>
#include <boost/units/absolute.hpp>
#include <boost/units/base_units/imperial/foot.hpp>
#include <boost/units/base_units/imperial/inch.hpp>
#include <boost/units/base_units/imperial/mile.hpp>
#include <boost/units/base_units/imperial/ounce.hpp>
#include <boost/units/base_units/imperial/pound.hpp>
#include <boost/units/base_units/imperial/yard.hpp>
#include <boost/units/base_units/metric/day.hpp>
#include <boost/units/base_units/metric/hectare.hpp>
#include <boost/units/base_units/metric/hour.hpp>
#include <boost/units/base_units/metric/knot.hpp>
#include <boost/units/base_units/metric/liter.hpp>
#include <boost/units/base_units/metric/minute.hpp>
#include <boost/units/base_units/metric/nautical_mile.hpp>
#include <boost/units/base_units/metric/ton.hpp>
#include <boost/units/base_units/temperature/celsius.hpp>
#include <boost/units/base_units/temperature/conversions.hpp>
#include <boost/units/base_units/temperature/fahrenheit.hpp>
#include <boost/units/quantity.hpp>
#include <boost/units/systems/si.hpp>
#include <boost/units/systems/temperature/celsius.hpp>
#include <boost/units/systems/temperature/fahrenheit.hpp>
#include <iterator>
#include <vector>

#include "engine/quantity/reading/words.hpp"

namespace gainsay {
namespace {

namespace bu = boost::units;

/// How many of `Base` one of `BaseUnit` is.
template <class BaseUnit, class Base>
double in(Base base) {
    return bu::conversion_factor(typename BaseUnit::unit_type(), base);
}

struct Row {
    const char* words;  // spellings, separated by |, in lower case, singular
    const char* family;
    double factor, offset = 0;
    bool ordinal = false;
};

/// Temperatures have a zero of their own: two points of the scale give factor and offset to kelvin.
template <class From>
Row temperature(const char* words) {
    using Kelvin = bu::absolute<bu::si::temperature>;
    const auto kelvin = [](double degrees) {
        return bu::quantity<Kelvin>(bu::quantity<bu::absolute<From>>(degrees * bu::absolute<From>())).value();
    };
    return {words, "temperature", (kelvin(1000) - kelvin(0)) / 1000, kelvin(0)};
}

const std::vector<Row>& table() {
    using namespace bu;  // NOLINT: one function of nothing but units
    static const double mile = in<imperial::mile_base_unit>(si::meter);
    static const double foot = in<imperial::foot_base_unit>(si::meter);
    static const double day = in<metric::day_base_unit>(si::second);
    static const double hour = in<metric::hour_base_unit>(si::second);
    static const double litre = in<metric::liter_base_unit>(si::cubic_meter);
    static const double tonne = in<metric::ton_base_unit>(si::kilogram);
    static const std::vector<Row> rows{
        {"%|percent|per cent|pct|p.c", "share", 0.01},
        {"‰|per mille|per mil|permille|per thousand", "share", 0.001},
        {"fraction|proportion", "share", 1},
        {"percentage point|percent point|pp|ppt|p.p", "percentage points", 1},
        {"rank|place|position", "ordinal: rank", 1, 0, true},
        {"tier|grade|level|category", "ordinal: tier", 1, 0, true},
        {"person|people|inhabitant|individual|resident|human|human being|head", "count: person", 1},
        {"usd|$|us$|us dollar|dollar", "money: USD", 1},
        {"eur|€|euro", "money: EUR", 1},
        {"gbp|£|pound sterling", "money: GBP", 1},
        {"chf|swiss franc", "money: CHF", 1},
        {"jpy|¥|yen", "money: JPY", 1},
        {"cny|yuan|renminbi", "money: CNY", 1},
        {"inr|₹|rupee", "money: INR", 1},
        {"rub|ruble|rouble", "money: RUB", 1},
        {"irr|rial", "money: IRR", 1},
        {"mm|millimetre|millimeter", "length", 0.001},
        {"cm|centimetre|centimeter", "length", 0.01},
        {"m|metre|meter", "length", 1},
        {"km|kilometre|kilometer", "length", 1000},
        {"inch|inche|in", "length", in<imperial::inch_base_unit>(si::meter)},
        {"foot|feet|ft", "length", foot},
        {"yard|yd", "length", in<imperial::yard_base_unit>(si::meter)},
        {"mile|mi", "length", mile},
        {"nautical mile|nmi", "length", in<metric::nautical_mile_base_unit>(si::meter)},
        {"mg|milligram|milligramme", "mass", 1e-6},
        {"g|gram|gramme", "mass", 1e-3},
        {"kg|kilogram|kilogramme|kilo", "mass", 1},
        {"t|tonne|metric ton", "mass", tonne},
        {"kt|kilotonne", "mass", 1e3 * tonne},
        {"megatonne", "mass", 1e6 * tonne},
        {"ounce|oz", "mass", in<imperial::ounce_base_unit>(si::kilogram)},
        {"lb|pound", "mass", in<imperial::pound_base_unit>(si::kilogram)},
        {"short ton", "mass", 2000 * in<imperial::pound_base_unit>(si::kilogram)},
        {"long ton", "mass", 2240 * in<imperial::pound_base_unit>(si::kilogram)},
        {"m2|m²|sq m|square metre|square meter", "area", 1},
        {"ha|hectare", "area", in<metric::hectare_base_unit>(si::square_meter)},
        {"km2|km²|sq km|square kilometre|square kilometer", "area", 1e6},
        {"acre", "area", 43560 * foot * foot},
        {"sq mi|square mile", "area", mile * mile},
        {"ml|millilitre|milliliter", "volume", 1e-3 * litre},
        {"l|litre|liter", "volume", litre},
        {"m3|m³|cubic metre|cubic meter", "volume", 1},
        {"us gallon", "volume", 3.785411784 * litre},
        {"imperial gallon", "volume", 4.54609 * litre},
        {"barrel|bbl|barrel of oil", "volume", 42 * 3.785411784 * litre},
        {"s|sec|second", "time", 1},
        {"min|minute", "time", in<metric::minute_base_unit>(si::second)},
        {"h|hr|hour", "time", hour},
        {"d|day", "time", day},
        {"week", "time", 7 * day},
        {"month", "months", 1},
        {"year|yr|year old|year of age", "months", 12},
        {"kelvin|k", "temperature", 1},
        temperature<celsius::temperature>("°c|celsius|degree celsius"),
        temperature<fahrenheit::temperature>("°f|fahrenheit|degree fahrenheit"),
        {"m/s|metre per second|meter per second", "speed", 1},
        {"km/h|kmh|kph|kilometre per hour|kilometer per hour", "speed", 1000 / hour},
        {"mph|mile per hour", "speed", mile / hour},
        {"kn|knot", "speed", in<metric::knot_base_unit>(si::meter_per_second)},
        {"w|watt", "power", 1},
        {"kw|kilowatt", "power", 1e3},
        {"megawatt", "power", 1e6},
        {"gw|gigawatt", "power", 1e9},
        {"j|joule", "energy", 1},
        {"kwh|kilowatt hour", "energy", 1e3 * hour},
        {"mwh|megawatt hour", "energy", 1e6 * hour},
        {"gwh|gigawatt hour", "energy", 1e9 * hour},
        {"twh|terawatt hour", "energy", 1e12 * hour},
    };
    return rows;
}

struct Spelling {
    std::string word;
    const Row* row;
};

const std::vector<Spelling>& spellings() {
    static const std::vector<Spelling> sorted = [] {
        std::vector<Spelling> all;
        for (const Row& row : table()) {
            std::string_view rest = row.words;
            while (!rest.empty()) {
                const std::size_t end = std::min(rest.find('|'), rest.size());
                all.push_back({std::string(rest.substr(0, end)), &row});
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
        std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.word < b.word; });
        return all;
    }();
    return sorted;
}

const Row* find_row(const std::string& word) {
    const auto& all = spellings();
    const auto at = std::lower_bound(all.begin(), all.end(), word,
                                     [](const Spelling& one, const std::string& w) { return one.word < w; });
    return at != all.end() && at->word == word ? at->row : nullptr;
}

double scale_of(std::string_view word) {
    static constexpr std::pair<std::string_view, double> scales[] = {{"dozen", 12},     {"hundred", 1e2},
                                                                     {"thousand", 1e3}, {"million", 1e6},
                                                                     {"billion", 1e9},  {"trillion", 1e12}};
    for (const auto& [name, factor] : scales) {
        if (word == name) return factor;
    }
    return 0;
}

/// Lower case, one space between words, each word in the singular; the signs of units stay.
std::vector<std::string> unit_words(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const auto end = [&] {
        while (!word.empty() && word.back() == '.') word.pop_back();
        if (!word.empty()) words.push_back(singular(word));
        word.clear();
    };
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\n' || c == ',' || c == '(' || c == ')') {
            end();
        } else {
            word.push_back(lower(c));
        }
    }
    end();
    return words;
}

std::string joined_words(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

}  // namespace

Unit read_unit(std::string_view text) {
    std::vector<std::string> words = unit_words(text);
    if (const Row* row = find_row(joined_words(words)))
        return {row->family, row->factor, row->offset, row->ordinal};
    double scale = 1;
    while (!words.empty() && scale_of(words.front()) != 0) {
        scale *= scale_of(words.front());
        words.erase(words.begin());
    }
    while (!words.empty() && scale_of(words.back()) != 0) {
        scale *= scale_of(words.back());
        words.pop_back();
    }
    if (words.size() > 1 && words.front() == "of") words.erase(words.begin());
    if (words.empty()) return {"", scale, 0, false};
    const std::string word = joined_words(words);
    const Row* const row = find_row(word);
    if (row != nullptr && row->offset == 0) return {row->family, scale * row->factor, 0, row->ordinal};
    return {"other: " + word, scale, 0, false};
}

}  // namespace gainsay
