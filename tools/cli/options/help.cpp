#include "tools/cli/options/help.hpp"

#include <algorithm>

#include "tools/cli/commands.hpp"
#include "tools/cli/exit.hpp"
#include "tools/render/table/text.hpp"

namespace gainsay::cli {
namespace {

constexpr render::Style page{false, 79};

std::string paragraph(const std::string& text, std::size_t indent = 0) {
    return render::laid_out({indent, {{text}}, 0}, page);
}

// A term at the left, what it means beside it; below it when the term is long.
std::string entry(const std::string& term, const std::string& meaning, std::size_t column) {
    std::string out = "  " + term;
    const std::string text = render::laid_out({column, {{meaning}}, 0}, page);
    if (out.size() + 2 > column) return out + "\n" + text;
    out.resize(column, ' ');
    return out + text.substr(column);
}

std::string group_of(const Declaration& declaration) {
    if (declaration.positional) return "Arguments";
    return declaration.group.empty() ? "Options" : declaration.group;
}

}  // namespace

std::string synopsis(std::string_view command, const Options& options) {
    std::string line = "gainsay " + std::string(command) + " [OPTION]...";
    for (const Declaration& declaration : options.declarations()) {
        if (!declaration.positional) continue;
        const std::string name = declaration.name + (declaration.repeated ? "..." : "");
        line += declaration.required ? " " + name : " [" + name + "]";
    }
    return line;
}

std::string shown(const Declaration& declaration) {
    if (declaration.positional) return declaration.name;
    std::string text = declaration.letter == 0 ? "" : std::string("-") + declaration.letter + ", ";
    text += declaration.name;
    return declaration.value.empty() ? text : text + " " + declaration.value;
}

std::string described(const Declaration& declaration) {
    std::string text = declaration.help;
    if (!declaration.choices.empty()) {
        text += ": ";
        for (std::size_t i = 0; i < declaration.choices.size(); ++i) {
            text += (i == 0                                ? ""
                     : i + 1 == declaration.choices.size() ? " or "
                                                           : ", ") +
                    declaration.choices[i];
        }
    }
    if (declaration.repeated) text += declaration.positional ? "; one or more" : "; may be repeated";
    return text;
}

std::string help_text(std::string_view command, std::string_view summary, const Options& options) {
    std::string out = paragraph("gainsay " + std::string(command) + ": " + std::string(summary));
    out += "\nusage: " + synopsis(command, options) + "\n";
    for (const std::string& text : options.paragraphs()) out += "\n" + paragraph(text);
    std::vector<std::string> groups;
    for (const Declaration& declaration : options.declarations()) {
        const std::string group = group_of(declaration);
        if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
    }
    for (const std::string& group : groups) {
        out += "\n" + group + ":\n";
        for (const Declaration& declaration : options.declarations()) {
            if (group_of(declaration) == group) out += entry(shown(declaration), described(declaration), 24);
        }
    }
    if (!options.examples().empty()) out += "\nExamples:\n";
    for (const Example& example : options.examples()) {
        out += "  " + example.command + "\n" + paragraph(example.says, 6);
    }
    return out;
}

std::string overview() {
    std::string out =
        paragraph("gainsay: who contradicts whom, about what, on whose word, and where is it printed?");
    out += "\nusage: gainsay COMMAND [OPTION]... [ARGUMENT]...\n";
    std::string_view group;
    for (const CommandRow& row : commands()) {
        if (row.group != group) {
            group = row.group;
            out += "\n" + std::string(group) + ":\n";
        }
        out += entry(std::string(row.name), std::string(row.make()->summary()), 18);
    }
    out += "\nOther:\n";
    out += entry("--help", "show this help; \"gainsay COMMAND --help\" shows that of a command", 18);
    out += entry("--version", "show the version; with --verbose, those of the libraries too", 18);
    out += "\nExit statuses:\n";
    for (const ExitRow& row : exit_table) {
        out += entry(std::to_string(static_cast<int>(row.exit)), std::string(row.meaning), 18);
    }
    out += "\n" + paragraph(
                      "A case is a case file (name.gainsay), a text case (JSON or JSON Lines), or - for "
                      "standard input; GAINSAY_CASE names the one to take where none is given. Names are "
                      "accepted wherever ids are, when they are unambiguous. NO_COLOR turns colours off.");
    return out;
}

}  // namespace gainsay::cli
