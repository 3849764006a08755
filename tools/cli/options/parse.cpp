#include "tools/cli/options/parse.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>

#include "graphs/model/error.hpp"
#include "tools/cli/session/suggest.hpp"

// The only file that sees CLI11: it splits the command line into options and the rest. Values are kept as
// text there and checked here, so that every message says what was found and what was expected; positional
// arguments are dealt out here too, because whether the first one is the case depends on the others.

namespace gainsay::cli {
namespace {

// Where a suggestion says what to do, the help need not be named.
[[noreturn]] void usage(std::string_view command, const std::string& message,
                        const std::string& suggestion = {}) {
    const std::string help = "; \"gainsay " + std::string(command) + " --help\" shows what there is";
    throw Error(ErrorCode::Malformed, message + (suggestion.empty() ? help : suggestion));
}

std::string list_of(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    }
    return text;
}

void check_choice(const Declaration& declaration, const std::string& value, std::string_view command) {
    const auto& choices = declaration.choices;
    if (choices.empty() || std::find(choices.begin(), choices.end(), value) != choices.end()) return;
    usage(command, declaration.name + ": found \"" + value + "\", expected " + list_of(choices),
          did_you_mean(nearest(value, choices)));
}

std::size_t number(const Declaration& declaration, const std::string& value, std::string_view command) {
    std::size_t parsed = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), parsed);
    if (error != std::errc{} || end != value.data() + value.size()) {
        usage(command, declaration.name + ": found \"" + value + "\", expected a whole number, 0 or more");
    }
    return parsed;
}

void store(const Declaration& declaration, const std::vector<std::string>& values, std::string_view command) {
    if (auto* const flag = std::get_if<bool*>(&declaration.target)) {
        **flag = true;
        return;
    }
    for (const std::string& value : values) check_choice(declaration, value, command);
    if (auto* const list = std::get_if<std::vector<std::string>*>(&declaration.target)) {
        **list = values;
        return;
    }
    if (values.size() > 1) usage(command, declaration.name + " is given more than once");
    if (auto* const text = std::get_if<std::string*>(&declaration.target)) **text = values.front();
    if (auto* const maybe = std::get_if<std::optional<std::string>*>(&declaration.target))
        **maybe = values.front();
    if (auto* const maybe_count = std::get_if<std::optional<std::size_t>*>(&declaration.target)) {
        **maybe_count = number(declaration, values.front(), command);
    }
    if (auto* const count = std::get_if<std::size_t*>(&declaration.target)) {
        **count = number(declaration, values.front(), command);
    }
}

// Deals out the positional arguments in order.
class Dealer {
public:
    Dealer(Options& options, std::string_view command, std::vector<std::string> given)
        : options_(options), command_(command), given_(std::move(given)) {
        for (const Declaration& declaration : options.declarations()) {
            if (declaration.positional) declared_.push_back(&declaration);
        }
    }

    void deal(const ParseContext& context, bool case_given) {
        if (options_.case_use != CaseUse::None) {
            const auto at = place_of_case();
            const Declaration* const the_case = *at;
            if (case_given || takes_default(context)) {
                declared_.erase(at);
                if (!case_given) options_.case_name = context.default_case;
            } else if (given_.size() <= static_cast<std::size_t>(at - declared_.begin()) &&
                       the_case->required) {
                usage(command_, "which case? Expected " + the_case->help +
                                    " as the first argument, or the environment variable GAINSAY_CASE");
            }
        }
        for (const Declaration* const declaration : declared_) deal_one(*declaration);
        if (next_ < given_.size()) {
            usage(command_,
                  "found the argument \"" + given_[next_] + "\", expected " +
                      (declared_.empty() ? std::string("none") : "none behind " + declared_.back()->name));
        }
    }

private:
    // First, unless a word that says what to do stands before it.
    std::vector<const Declaration*>::iterator place_of_case() {
        return std::find_if(declared_.begin(), declared_.end(),
                            [](const Declaration* one) { return one->hint == Hint::Case; });
    }

    bool takes_default(const ParseContext& context) {
        if (context.default_case.empty()) return false;
        const auto place = static_cast<std::size_t>(place_of_case() - declared_.begin());
        const auto needed = static_cast<std::size_t>(std::count_if(
            declared_.begin(), declared_.end(), [](const Declaration* one) { return one->required; }));
        return given_.size() <= place || given_.size() < needed ||
               !(given_[place] == "-" || context.is_case_file(given_[place]));
    }

    void deal_one(const Declaration& declaration) {
        std::vector<std::string> values;
        while (next_ < given_.size() && (values.empty() || declaration.repeated))
            values.push_back(given_[next_++]);
        if (!values.empty()) {
            store(declaration, values, command_);
        } else if (declaration.required) {
            usage(command_, declaration.name + " is missing: " + declaration.help);
        }
    }

    Options& options_;
    std::string_view command_;
    std::vector<std::string> given_;
    std::vector<const Declaration*> declared_;
    std::size_t next_ = 0;
};

void refuse_unknown(const Options& options, std::string_view command,
                    const std::vector<std::string>& extras) {
    for (const std::string& extra : extras) {
        if (extra.size() < 2 || extra.front() != '-') continue;
        std::vector<std::string> names;
        for (const Declaration& declaration : options.declarations()) {
            if (!declaration.positional) names.push_back(declaration.name);
        }
        const std::string found = extra.substr(0, extra.find('='));
        usage(command, "there is no option \"" + found + "\"", did_you_mean(nearest(found, names)));
    }
}

}  // namespace

void parse(Options& options, std::string_view command, std::span<const std::string> arguments,
           const ParseContext& context) {
    // Behind "--" everything is positional, also what looks like an option.
    const auto dashes = std::find(arguments.begin(), arguments.end(), "--");
    std::vector<std::string> before(arguments.begin(), dashes);
    const std::vector<std::string> after(dashes == arguments.end() ? dashes : dashes + 1, arguments.end());

    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    std::vector<CLI::Option*> handles;
    std::vector<std::vector<std::string>> values(options.declarations().size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Declaration& declaration = options.declarations()[i];
        if (declaration.positional) {
            handles.push_back(nullptr);
            continue;
        }
        std::string names = declaration.name;
        if (declaration.letter != 0) names.insert(0, {'-', declaration.letter, ','});
        if (declaration.values() == 0) {
            handles.push_back(app.add_flag(names));
        } else {
            handles.push_back(app.add_option(names, values[i])
                                  ->type_size(static_cast<int>(declaration.values()))
                                  ->expected(1)
                                  ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
                                  ->allow_extra_args(false));  // no more than its own, and "[x]" stays "[x]"
        }
    }
    std::reverse(before.begin(), before.end());  // CLI11 takes its arguments from the back
    try {
        app.parse(before);
    } catch (const CLI::ArgumentMismatch& error) {  // "--limit: 1 required TEXT missing"
        const std::string what = error.what(), name = what.substr(0, what.find(':'));
        for (const Declaration& declaration : options.declarations()) {
            if (declaration.name == name) usage(command, name + " needs " + declaration.value);
        }
        usage(command, what);
    } catch (const CLI::ParseError& error) {
        usage(command, error.what());
    }

    bool case_given = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (handles[i] == nullptr || handles[i]->count() == 0) continue;
        const Declaration& declaration = options.declarations()[i];
        if (declaration.values() > 1 && !declaration.repeated && values[i].size() != declaration.values()) {
            usage(command, declaration.name + " is given more than once");
        }
        store(declaration, values[i], command);
        case_given = case_given || declaration.name == "--case";
    }
    if (options.help) return;

    std::vector<std::string> positional = app.remaining();
    refuse_unknown(options, command, positional);
    positional.insert(positional.end(), after.begin(), after.end());
    Dealer(options, command, std::move(positional)).deal(context, case_given);
}

}  // namespace gainsay::cli
