#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tools/render/table/rows.hpp"

namespace gainsay::cli {

/// What an argument names, so that a shell can complete it.
enum class Hint : std::uint8_t { None, Case, File, Id, Command };

/// Where the value of an argument goes.
using Target = std::variant<bool*, std::string*, std::optional<std::string>*, std::size_t*,
                            std::optional<std::size_t>*, std::vector<std::string>*>;

/// One argument of a command, as help, man pages, completions and the parser need it.
struct Declaration {
    std::string name;   ///< "--limit"; of a positional argument what stands for it: "CLAIM"
    char letter = 0;    ///< 'o' for -o; 0: none
    std::string value;  ///< what stands for the value: "N"; empty: a flag. Of two values "A B"
    std::string help;
    Target target;
    std::vector<std::string> choices;  ///< empty: anything
    Hint hint = Hint::None;
    bool positional = false;
    bool required = true;   ///< of positional arguments
    bool repeated = false;  ///< may be given more than once
    std::string group;      ///< heading below which --help lists it; empty: "Options"

    /// Values that one use of it takes: 0, 1, or 2.
    [[nodiscard]] std::size_t values() const noexcept;

    Declaration& among(std::vector<std::string> words);
    Declaration& completes(Hint what);
    Declaration& optional();
    Declaration& below(std::string heading);
};

struct Example {
    std::string command;  ///< "gainsay contradictions case.json --by tasnim"
    std::string says;     ///< what it shows
};

/// How a command takes its case.
enum class CaseUse : std::uint8_t { None, Reads, Writes };

/// The arguments of a command: one table of declarations, from which the parser, --help, man pages,
/// completions and the synopsis in the docs are made.
class Options {
public:
    /// The case, as first argument, as `--case FILE` (-C), or from GAINSAY_CASE.
    void reads_case();
    /// As reads_case(), for a command that can do without: `case_name` may stay empty.
    void may_read_case();
    void writes_case();
    /// Adds --format with the five forms of rows.
    void gives_rows();
    /// Adds --author and --message, for whatever leaves an entry in the journal.
    void leaves_entry();

    Declaration& positional(Target target, std::string name, std::string help);
    /// The last positional argument, once or more often.
    Declaration& rest(std::vector<std::string>& target, std::string name, std::string help);
    Declaration& option(Target target, std::string name, std::string value, std::string help,
                        char letter = 0);
    Declaration& flag(bool& target, std::string name, std::string help, char letter = 0);
    /// A paragraph below the summary.
    void explain(std::string paragraph);
    void example(std::string command, std::string says);

    [[nodiscard]] const std::vector<Declaration>& declarations() const noexcept { return declarations_; }
    [[nodiscard]] const std::vector<std::string>& paragraphs() const noexcept { return paragraphs_; }
    [[nodiscard]] const std::vector<Example>& examples() const noexcept { return examples_; }

    // --- what the options that all commands share were given
    CaseUse case_use = CaseUse::None;
    std::string case_name;  ///< as given, as positional argument or by --case; empty: not given
    std::string author, message;
    std::string format = "text";
    bool rows = false;  ///< --format is one of the five
    bool verbose = false, help = false;

    /// Adds --verbose and --help; called once, after declare().
    void close();

    Options();

private:
    Declaration& add(Declaration declaration);

    // No more than fits: references into it are handed out.
    std::vector<Declaration> declarations_;
    std::vector<std::string> paragraphs_;
    std::vector<Example> examples_;
};

}  // namespace gainsay::cli
