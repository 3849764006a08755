#include "tools/cli/commands.hpp"

#include <array>

#include "graphs/model/error.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/cli/session/suggest.hpp"

namespace gainsay::cli {
namespace {

constexpr auto table = std::to_array<CommandRow>({
    {"contradictions", "Ask", make_contradictions},
    {"opponents", "Ask", make_opponents},
    {"disputes", "Ask", make_disputes},
    {"path", "Ask", make_path},
    {"camps", "Ask", make_camps},
    {"trace", "Ask", make_trace},
    {"sources", "Ask", make_sources},
    {"circles", "Ask", make_circles},
    {"impact", "Ask", make_impact},
    {"quantities", "Ask", make_quantities},
    {"timeline", "Ask", make_timeline},
    {"diff", "Ask", make_diff},
    {"figure", "Ask", make_figure},
    {"quotes", "Ask", make_quotes},
    {"draw", "Ask", make_draw},
    {"audit", "Ask", make_audit},
    {"show", "Look up", make_show},
    {"list", "Look up", make_list},
    {"search", "Look up", make_search},
    {"add", "Change", make_add},
    {"edit", "Change", make_edit},
    {"retract", "Change", make_retract},
    {"remove", "Change", make_remove},
    {"snapshot", "Change", make_snapshot},
    {"undo", "Change", make_undo},
    {"log", "Change", make_log},
    {"init", "Keep", make_init},
    {"import", "Keep", make_import},
    {"export", "Keep", make_export},
    {"convert", "Keep", make_convert},
    {"check", "Keep", make_check},
    {"completions", "Set up", make_completions},
    {"man", "Set up", make_man},
});

}  // namespace

std::span<const CommandRow> commands() noexcept {
    return table;
}

std::unique_ptr<DeclaredCommand> declare(const CommandRow& row) {
    auto declared = std::make_unique<DeclaredCommand>();
    declared->command = row.make();
    declared->command->declare(declared->options);
    declared->options.close();
    return declared;
}

const CommandRow& find_command(std::string_view name) {
    std::vector<std::string> names;
    for (const CommandRow& row : table) {
        if (row.name == name) return row;
        names.emplace_back(row.name);
    }
    const std::string suggestion = did_you_mean(nearest(name, names));
    throw Error(ErrorCode::Malformed,
                "there is no command \"" + std::string(name) + "\"" +
                    (suggestion.empty() ? "; \"gainsay --help\" lists what there is" : suggestion));
}

}  // namespace gainsay::cli
