#pragma once

#include <memory>

#include "tools/cli/command.hpp"

// One maker a command, each defined in the file of its command; commands.cpp lists them all.

namespace gainsay::cli {

// ask/
[[nodiscard]] std::unique_ptr<Command> make_contradictions();
[[nodiscard]] std::unique_ptr<Command> make_opponents();
[[nodiscard]] std::unique_ptr<Command> make_disputes();
[[nodiscard]] std::unique_ptr<Command> make_path();
[[nodiscard]] std::unique_ptr<Command> make_camps();
[[nodiscard]] std::unique_ptr<Command> make_trace();
[[nodiscard]] std::unique_ptr<Command> make_sources();
[[nodiscard]] std::unique_ptr<Command> make_circles();
[[nodiscard]] std::unique_ptr<Command> make_impact();
[[nodiscard]] std::unique_ptr<Command> make_quantities();
[[nodiscard]] std::unique_ptr<Command> make_timeline();
[[nodiscard]] std::unique_ptr<Command> make_diff();
[[nodiscard]] std::unique_ptr<Command> make_figure();
[[nodiscard]] std::unique_ptr<Command> make_quotes();
[[nodiscard]] std::unique_ptr<Command> make_draw();

// audit/
[[nodiscard]] std::unique_ptr<Command> make_audit();

// record/
[[nodiscard]] std::unique_ptr<Command> make_show();
[[nodiscard]] std::unique_ptr<Command> make_list();
[[nodiscard]] std::unique_ptr<Command> make_search();
[[nodiscard]] std::unique_ptr<Command> make_add();
[[nodiscard]] std::unique_ptr<Command> make_edit();
[[nodiscard]] std::unique_ptr<Command> make_retract();
[[nodiscard]] std::unique_ptr<Command> make_remove();
[[nodiscard]] std::unique_ptr<Command> make_snapshot();

// case/
[[nodiscard]] std::unique_ptr<Command> make_init();
[[nodiscard]] std::unique_ptr<Command> make_import();
[[nodiscard]] std::unique_ptr<Command> make_export();
[[nodiscard]] std::unique_ptr<Command> make_convert();
[[nodiscard]] std::unique_ptr<Command> make_check();
[[nodiscard]] std::unique_ptr<Command> make_log();
[[nodiscard]] std::unique_ptr<Command> make_undo();

// self/
[[nodiscard]] std::unique_ptr<Command> make_completions();
[[nodiscard]] std::unique_ptr<Command> make_man();

}  // namespace gainsay::cli
