#include "tools/cli/options/man.hpp"

#include <cctype>
#include <iomanip>
#include <sstream>

#include "tools/cli/commands.hpp"
#include "tools/cli/exit.hpp"
#include "tools/cli/options/help.hpp"
#include "tools/cli/version.hpp"
#include "tools/render/table/text.hpp"

namespace gainsay::cli {
namespace {

// What roff would act on: the backslash anywhere, a dot or apostrophe at the beginning of a line. A hyphen is
// written as \- so that it can be copied into a shell, and what is not ASCII by its number, so that a page reads the
// same whatever the locale.
std::string roff(std::string_view text) {
    std::string out;
    render::for_each_code_point(text, [&out](char32_t c, std::string_view bytes) {
        if (c == U'\\') {
            out += "\\e";
        } else if (c == U'-') {
            out += "\\-";
        } else if ((c == U'.' || c == U'\'') && (out.empty() || out.back() == '\n')) {
            out += "\\&";
            out += bytes;
        } else if (c > 0x7E) {
            std::ostringstream number;
            number << std::uppercase << std::hex << std::setw(4) << std::setfill('0')
                   << static_cast<std::uint32_t>(c);
            out += "\\[u" + number.str() + "]";
        } else {
            out += bytes;
        }
    });
    return out;
}

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return out;
}

std::string head(std::string_view page, std::string_view summary) {
    // No date: the page is the same whenever it is made.
    return ".TH " + upper(roff(page)) + " 1 \"\" \"gainsay " + std::string(version()) + "\" \"Gainsay\"\n" +
           ".SH NAME\n" + roff(page) + " \\- " + roff(summary) + "\n";
}

std::string statuses() {
    std::string out = ".SH EXIT STATUS\n";
    for (const ExitRow& row : exit_table) {
        out += ".TP\n.B " + std::to_string(static_cast<int>(row.exit)) + "\n" + roff(row.meaning) + "\n";
    }
    return out;
}

std::string environment() {
    return ".SH ENVIRONMENT\n"
           ".TP\n.B GAINSAY_CASE\nThe case to take where none is given.\n"
           ".TP\n.B GAINSAY_AUTHOR\nWho makes changes, for the journal.\n"
           ".TP\n.B NO_COLOR\nNo colours when this is set and not empty.\n"
           ".TP\n.B SOURCE_DATE_EPOCH\nThe time for the journal, in seconds since 1970, instead of the "
           "clock.\n"
           ".TP\n.B VISUAL\\fR, \\fBEDITOR\nThe editor of \\fBgainsay edit\\fR.\n";
}

}  // namespace

std::string man_page(std::string_view command, std::string_view summary, const Options& options) {
    std::string out = head("gainsay-" + std::string(command), summary);
    out += ".SH SYNOPSIS\n.B " + roff(synopsis(command, options)) + "\n.SH DESCRIPTION\n";
    out += "This command is there to " + roff(summary) + ".\n";
    for (const std::string& text : options.paragraphs()) out += ".PP\n" + roff(text) + "\n";
    out += ".SH OPTIONS\n";
    for (const Declaration& declaration : options.declarations()) {
        out += ".TP\n.B " + roff(shown(declaration)) + "\n" + roff(described(declaration)) + ".\n";
    }
    if (!options.examples().empty()) out += ".SH EXAMPLES\n";
    for (const Example& example : options.examples()) {
        out += ".TP\n.B " + roff(example.command) + "\n" + roff(example.says) + "\n";
    }
    return out + statuses() + environment() + ".SH SEE ALSO\n.BR gainsay (1)\n";
}

std::string man_overview() {
    std::string out = head("gainsay", "who contradicts whom, on whose word, and where is it printed");
    out += ".SH SYNOPSIS\n.B gainsay\n.I command\n[\\fIoption\\fR]... [\\fIargument\\fR]...\n.SH COMMANDS\n";
    for (const CommandRow& row : commands()) {
        out += ".TP\n.BR gainsay\\-" + roff(row.name) + " (1)\n" + roff(row.make()->summary()) + "\n";
    }
    return out + statuses() + environment();
}

}  // namespace gainsay::cli
