#include "tools/cli/run.hpp"

#include <algorithm>
#include <exception>
#include <new>

#include "tools/cli/commands.hpp"
#include "tools/cli/options/help.hpp"
#include "tools/cli/options/parse.hpp"
#include "tools/cli/session/open.hpp"
#include "tools/cli/version.hpp"
#include "tools/render/table/json.hpp"

namespace gainsay::cli {
namespace {

using render::Json;
using render::JsonObject;

Json of_position(const SourcePos& where, JsonObject object) {
    object.put_if("file", where.file);
    if (where.line != 0) object.put("line", where.line);
    if (where.column != 0) object.put("column", where.column);
    return object;
}

void report_json(std::ostream& err, const char* code, const std::string& message, const SourcePos& where,
                 const ReadError* details) {
    JsonObject error;
    error.put("code", code).put("message", message);
    JsonObject whole;
    std::vector<Json> problems;
    if (details != nullptr) {
        for (const Problem& problem : details->problems()) {
            JsonObject one;
            one.put("code", to_string(problem.code)).put("message", problem.message);
            one.put_if("record", problem.record).put_if("field", problem.field);
            problems.push_back(of_position(problem.where, one));
        }
    }
    error.put_if("file", where.file);
    if (where.line != 0) error.put("line", where.line);
    if (where.column != 0) error.put("column", where.column);
    if (problems.size() > 1) error.put("problems", problems);
    err << whole.put("error", error).done().text() << '\n';
}

// One message, for people or, with --format json or jsonl, for programs.
void report(const Surroundings& surroundings, bool as_json, const char* code, const std::string& message,
            const SourcePos& where, const ReadError* details = nullptr) {
    if (as_json) {
        report_json(surroundings.err, code, message, where, details);
        return;
    }
    const std::string place = to_string(where);
    surroundings.err << "gainsay: " << render::harmless((place.empty() ? "" : place + ": ") + message)
                     << '\n';
}

// The options may be what is wrong, so whether errors are wanted as JSON is read off the arguments
// themselves.
bool wants_json(std::span<const std::string> arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& one = arguments[i];
        if (one == "--format=json" || one == "--format=jsonl") return true;
        if ((one == "--format" || one == "-f") && i + 1 < arguments.size() &&
            (arguments[i + 1] == "json" || arguments[i + 1] == "jsonl")) {
            return true;
        }
    }
    return false;
}

Exit run_command(std::span<const std::string> arguments, const Surroundings& surroundings) {
    const auto declared = declare(find_command(arguments.front()));
    Command& command = *declared->command;
    ParseContext context;
    if (surroundings.environment) context.default_case = surroundings.environment("GAINSAY_CASE");
    context.is_case_file = file_exists;
    parse(declared->options, command.name(), arguments.subspan(1), context);
    if (declared->options.help) {
        surroundings.out << help_text(command.name(), command.summary(), declared->options);
        return Exit::Fine;
    }
    Session session(surroundings, declared->options);
    const Exit exit = command.run(session);
    surroundings.out.flush();
    if (!surroundings.out) throw Error(ErrorCode::Io, "standard output cannot be written");
    return exit;
}

Exit dispatch(std::span<const std::string> arguments, const Surroundings& surroundings) {
    if (arguments.empty()) {
        surroundings.err << overview();
        return Exit::Usage;
    }
    const std::string& first = arguments.front();
    if (first == "--help" || first == "-h" || first == "help") {
        if (arguments.size() == 1 || first != "help") {
            surroundings.out << overview();
            return Exit::Fine;
        }
        const auto declared = declare(find_command(arguments[1]));
        surroundings.out << help_text(declared->command->name(), declared->command->summary(),
                                      declared->options);
        return Exit::Fine;
    }
    const bool asks_version =
        std::find(arguments.begin(), arguments.end(), "--version") != arguments.end() && first.front() == '-';
    if (asks_version) {
        const bool detailed = std::any_of(arguments.begin(), arguments.end(), [](const std::string& one) {
            return one == "--verbose" || one == "-v";
        });
        surroundings.out << version_text(detailed);
        return Exit::Fine;
    }
    return run_command(arguments, surroundings);
}

}  // namespace

Exit run(std::span<const std::string> arguments, const Surroundings& surroundings) noexcept {
    const bool as_json = wants_json(arguments);
    try {
        return dispatch(arguments, surroundings);
    } catch (const ReadError& error) {
        report(surroundings, as_json, to_string(error.code()), error.what(), error.where(), &error);
        return exit_of(error.code());
    } catch (const Error& error) {
        report(surroundings, as_json, to_string(error.code()), error.what(), error.where());
        return exit_of(error.code());
    } catch (const std::bad_alloc&) {
        report(surroundings, as_json, "limit", "there is not enough memory for this", {});
        return Exit::Limit;
    } catch (const std::exception& error) {
        report(surroundings, as_json, "internal",
               std::string(error.what()) + "; this is a mistake of ours, please report it", {});
        return Exit::Failure;
    }
}

}  // namespace gainsay::cli
