#include "tools/cli/options/completions.hpp"

#include <vector>

#include "tools/cli/commands.hpp"

namespace gainsay::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<std::string> command_names() {
    std::vector<std::string> names;
    for (const CommandRow& row : commands()) names.emplace_back(row.name);
    return names;
}

bool takes_file(const Declaration& declaration) {
    return declaration.hint == Hint::Case || declaration.hint == Hint::File;
}

std::vector<std::string> words_for(const Declaration& declaration) {
    return declaration.hint == Hint::Command ? command_names() : declaration.choices;
}

// The names under which an option is given: "--output", "-o".
std::vector<std::string> names_of(const Declaration& declaration) {
    std::vector<std::string> names{declaration.name};
    if (declaration.letter != 0) names.push_back(std::string("-") + declaration.letter);
    return names;
}

// Inside '…' of a shell a quote ends the quotation; what help needs of it is little enough to do without.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\'' || c == '"' || c == '`') continue;
        out += c == '[' ? '(' : c == ']' ? ')' : c == ':' ? ',' : c;
    }
    return out;
}

void bash_command(std::string& out, const CommandRow& row) {
    const auto declared = declare(row);
    std::vector<std::string> options, words;
    out += "    " + std::string(row.name) + ")\n        case $previous in\n";
    bool files = false;
    for (const Declaration& declaration : declared->options.declarations()) {
        const auto choices = words_for(declaration);
        if (declaration.positional) {
            files = files || takes_file(declaration);
            words.insert(words.end(), choices.begin(), choices.end());
            continue;
        }
        std::string pattern;
        for (const std::string& name : names_of(declaration)) {
            options.push_back(name);
            pattern += (pattern.empty() ? "" : "|") + name;
        }
        if (declaration.values() == 0) continue;
        out += "        " + pattern + ") ";
        if (takes_file(declaration)) {
            out += "COMPREPLY=($(compgen -f -- \"$word\"))";
        } else {
            out += "COMPREPLY=($(compgen -W '" + joined(choices) + "' -- \"$word\"))";
        }
        out += "; return ;;\n";
    }
    out += "        esac\n        if [[ $word == -* ]]; then\n            COMPREPLY=($(compgen -W '" +
           joined(options) + "' -- \"$word\"))\n        else\n            COMPREPLY=($(compgen " +
           (files ? "-f " : "") + "-W '" + joined(words) + "' -- \"$word\"))\n        fi ;;\n";
}

void zsh_command(std::string& out, const CommandRow& row) {
    const auto declared = declare(row);
    out += "    " + std::string(row.name) + ")\n        _arguments -s -S";
    std::size_t place = 1;
    for (const Declaration& declaration : declared->options.declarations()) {
        const auto choices = words_for(declaration);
        const std::string action = takes_file(declaration) ? "_files"
                                   : choices.empty()       ? " "
                                                           : "(" + joined(choices) + ")";
        if (declaration.positional) {
            out += " \\\n            '" + (declaration.repeated ? std::string("*") : std::to_string(place)) +
                   ":" + plain(declaration.name) + ":" + action + "'";
            ++place;
            continue;
        }
        for (const std::string& name : names_of(declaration)) {
            out += " \\\n            '" + std::string(declaration.repeated ? "*" : "") + name + "[" +
                   plain(declaration.help) + "]";
            for (std::size_t i = 0; i < declaration.values(); ++i)
                out += ":" + plain(declaration.value) + ":" + action;
            out += "'";
        }
    }
    out += " ;;\n";
}

void fish_command(std::string& out, const CommandRow& row) {
    const auto declared = declare(row);
    const std::string prefix =
        "complete -c gainsay -n '__fish_seen_subcommand_from " + std::string(row.name) + "'";
    for (const Declaration& declaration : declared->options.declarations()) {
        const auto choices = words_for(declaration);
        if (declaration.positional) {
            if (!choices.empty()) out += prefix + " -f -a '" + joined(choices) + "'\n";
            continue;
        }
        out += prefix;
        if (declaration.letter != 0) out += std::string(" -s ") + declaration.letter;
        out += " -l " + declaration.name.substr(2);
        if (declaration.values() != 0) out += takes_file(declaration) ? " -r -F" : " -x";
        if (!choices.empty()) out += " -a '" + joined(choices) + "'";
        out += " -d '" + plain(declaration.help) + "'\n";
    }
}

}  // namespace

std::string bash_completions() {
    std::string out =
        "# bash completion of gainsay; made by: gainsay completions bash\n"
        "_gainsay() {\n"
        "    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
        "    COMPREPLY=()\n"
        "    if ((COMP_CWORD == 1)); then\n"
        "        COMPREPLY=($(compgen -W '" +
        joined(command_names()) +
        " --help --version' -- \"$word\"))\n"
        "        return\n"
        "    fi\n"
        "    case ${COMP_WORDS[1]} in\n";
    for (const CommandRow& row : commands()) bash_command(out, row);
    return out + "    esac\n}\ncomplete -o filenames -F _gainsay gainsay\n";
}

std::string zsh_completions() {
    std::string out =
        "#compdef gainsay\n"
        "# zsh completion of gainsay; made by: gainsay completions zsh\n"
        "_gainsay() {\n"
        "    if ((CURRENT == 2)); then\n"
        "        local -a names\n"
        "        names=(\n";
    for (const CommandRow& row : commands()) {
        out += "            '" + std::string(row.name) + ":" + plain(row.make()->summary()) + "'\n";
    }
    out +=
        "        )\n"
        "        _describe command names\n"
        "        return\n"
        "    fi\n"
        "    local name=$words[2]\n"
        "    shift words\n"
        "    ((CURRENT--))\n"
        "    case $name in\n";
    for (const CommandRow& row : commands()) zsh_command(out, row);
    return out +
           "    esac\n}\nif [[ $funcstack[1] == _gainsay ]]; then _gainsay \"$@\"; else compdef _gainsay "
           "gainsay; fi\n";
}

std::string fish_completions() {
    std::string out = "# fish completion of gainsay; made by: gainsay completions fish\n";
    for (const CommandRow& row : commands()) {
        out += "complete -c gainsay -n __fish_use_subcommand -f -a " + std::string(row.name) + " -d '" +
               plain(row.make()->summary()) + "'\n";
        fish_command(out, row);
    }
    out += "complete -c gainsay -n __fish_use_subcommand -l help -d 'show help'\n";
    return out + "complete -c gainsay -n __fish_use_subcommand -l version -d 'show the version'\n";
}

}  // namespace gainsay::cli
