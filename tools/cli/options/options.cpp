#include "tools/cli/options/options.hpp"

#include <algorithm>

#include "graphs/model/error.hpp"

namespace gainsay::cli {
namespace {

constexpr std::size_t most_declarations = 64;

}  // namespace

std::size_t Declaration::values() const noexcept {
    if (value.empty()) return 0;
    return 1 + static_cast<std::size_t>(std::count(value.begin(), value.end(), ' '));
}

Declaration& Declaration::among(std::vector<std::string> words) {
    choices = std::move(words);
    return *this;
}

Declaration& Declaration::completes(Hint what) {
    hint = what;
    return *this;
}

Declaration& Declaration::optional() {
    required = false;
    return *this;
}

Declaration& Declaration::below(std::string heading) {
    group = std::move(heading);
    return *this;
}

Options::Options() {
    declarations_.reserve(most_declarations);
}

Declaration& Options::add(Declaration declaration) {
    GAINSAY_REQUIRE(declarations_.size() < most_declarations);
    declarations_.push_back(std::move(declaration));
    return declarations_.back();
}

Declaration& Options::positional(Target target, std::string name, std::string help_text) {
    Declaration declaration;
    declaration.name = std::move(name);
    declaration.help = std::move(help_text);
    declaration.target = target;
    declaration.positional = true;
    return add(std::move(declaration));
}

Declaration& Options::rest(std::vector<std::string>& target, std::string name, std::string help_text) {
    Declaration& declaration = positional(&target, std::move(name), std::move(help_text));
    declaration.repeated = true;
    return declaration;
}

Declaration& Options::option(Target target, std::string name, std::string value, std::string help_text,
                             char letter) {
    Declaration declaration;
    declaration.name = std::move(name);
    declaration.letter = letter;
    declaration.value = std::move(value);
    declaration.help = std::move(help_text);
    declaration.target = target;
    declaration.required = false;
    declaration.repeated =
        std::holds_alternative<std::vector<std::string>*>(target) && declaration.values() == 1;
    return add(std::move(declaration));
}

Declaration& Options::flag(bool& target, std::string name, std::string help_text, char letter) {
    return option(&target, std::move(name), "", std::move(help_text), letter);
}

void Options::explain(std::string paragraph) {
    paragraphs_.push_back(std::move(paragraph));
}

void Options::example(std::string command, std::string says) {
    examples_.push_back({std::move(command), std::move(says)});
}

void Options::reads_case() {
    case_use = CaseUse::Reads;
    positional(&case_name, "CASE", "a case file, a text case (JSON or JSON Lines), or - for standard input")
        .completes(Hint::Case);
}

void Options::may_read_case() {
    reads_case();
    declarations_.back().optional();
}

void Options::writes_case() {
    case_use = CaseUse::Writes;
    positional(&case_name, "CASE", "a case file").completes(Hint::Case);
}

void Options::gives_rows() {
    rows = true;
    option(&format, "--format", "FORMAT", "how the answer is printed; text unless said otherwise", 'f')
        .among({"text", "json", "jsonl", "csv", "markdown"})
        .below("Common options");
}

void Options::leaves_entry() {
    option(&author, "--author", "NAME",
           "who makes the change; else GAINSAY_AUTHOR, else the name of the user")
        .below("Common options");
    option(&message, "--message", "TEXT", "a line for the journal: what the change is for", 'm')
        .below("Common options");
}

void Options::close() {
    if (case_use != CaseUse::None) {
        option(&case_name, "--case", "FILE", "the case, instead of the first argument; else GAINSAY_CASE",
               'C')
            .completes(Hint::Case)
            .below("Common options");
    }
    flag(verbose, "--verbose", "say on standard error what is being done", 'v').below("Common options");
    flag(help, "--help", "show this help", 'h').below("Common options");
}

}  // namespace gainsay::cli
