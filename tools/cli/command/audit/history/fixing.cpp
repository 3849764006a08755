#include "tools/cli/command/audit/history/fixing.hpp"

#include <fstream>
#include <sstream>

#include "graphs/format/text_case/case_edit.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "tools/cli/session/open.hpp"
#include "tools/render/answer/case/journal.hpp"
#include "tools/render/report/diff.hpp"

namespace gainsay::cli {
namespace {

std::string text_of(Session& session, const OpenCase& the_case) {
    const std::string& path = the_case.path();
    if (path == "-" || !file_exists(path)) {
        throw Error(ErrorCode::Unsupported,
                    "fixes need a file that can be written, expected one case file or text case",
                    {the_case.name()});
    }
    const Input input = open_input(session, path);
    if (input.format->name != "json" && input.format->name != "jsonl") {
        throw Error(ErrorCode::Unsupported,
                    "fixes are written into case files and text cases in JSON, and this is " +
                        std::string(input.format->name) + "; \"gainsay convert\" makes JSON of it",
                    {path});
    }
    std::ostringstream text;
    text << input.stream->rdbuf();
    return std::move(text).str();
}

// A mistake in editing must not reach a file: what was written is read again and held against what was wanted.
void check(const std::string& text, const OpenCase& the_case, const audit::RecordChanges& changes) {
    std::istringstream in(text);
    const CaseSource read(read_case(in, the_case.name() + ", as fixed"));
    const audit::PatchedSource wanted(the_case.source(), changes);
    for (std::size_t k = 0; k < record_kind_count; ++k) {
        const auto kind = static_cast<RecordKind>(k);
        GAINSAY_REQUIRE(read.count(kind) == wanted.count(kind));
        wanted.visit(kind, [&](const Record& record) {
            const auto is = read.find(id_of(record));
            GAINSAY_REQUIRE(is.has_value() && *is == record);
        });
    }
}

std::string fixed_text(const std::string& before, const OpenCase& the_case,
                       const audit::RecordChanges& changes) {
    std::vector<RecordEdit> edits;
    for (const auto& [id, record] : changes) {
        edits.push_back({the_case.place(id), record ? &*record : nullptr});
        GAINSAY_REQUIRE(edits.back().where.line != 0);
    }
    std::string after = edit_case_json(before, std::move(edits));
    check(after, the_case, changes);
    return after;
}

void commit_fixes(Session& session, const OpenCase& the_case, const audit::RecordChanges& changes) {
    CaseFile file = CaseFile::open(the_case.path(), OpenMode::Write);
    Change change = file.begin(session.note("fix"));
    for (const auto& [id, record] : changes) {
        const auto now = file.find(id);
        const auto was = the_case.source().find(id);
        if (!now || !was || !(*now == *was)) {
            throw Error(ErrorCode::Conflict,
                        id.text() + " was changed by somebody else meanwhile; nothing was fixed",
                        {the_case.path()});
        }
        if (record) {
            change.replace(*record);
        } else {
            change.remove(id);
        }
    }
    const ChangeCounts counts = change.counts();
    const std::uint64_t entry = change.commit();
    session.say(the_case.path() + ": entry " + std::to_string(entry) + ": " + render::counts_text(counts));
}

}  // namespace

void write_fixes(Session& session, const OpenCase& the_case, const audit::RecordChanges& changes) {
    if (the_case.is_case_file()) return commit_fixes(session, the_case, changes);
    const std::string before = text_of(session, the_case);
    const std::string after = fixed_text(before, the_case, changes);
    write_output(session, the_case.path(), [&](std::ostream& out) { out << after; });
}

void show_fixes(Session& session, const OpenCase& the_case, const audit::RecordChanges& changes) {
    const bool harmlessly = session.out_is_terminal();
    const std::string slash = the_case.path().starts_with("/") ? "" : "/";
    const std::string old_name = "a" + slash + the_case.path(), new_name = "b" + slash + the_case.path();
    if (!the_case.is_case_file()) {
        const std::string before = text_of(session, the_case);
        render::unified_diff(session.out(), old_name, new_name, before, fixed_text(before, the_case, changes),
                             harmlessly);
        return;
    }
    for (const auto& [id, record] : changes) {
        const auto was = the_case.source().find(id);
        render::unified_diff(session.out(), old_name + " " + id.text(), new_name + " " + id.text(),
                             was ? to_json(*was) + "\n" : "", record ? to_json(*record) + "\n" : "",
                             harmlessly);
    }
}

}  // namespace gainsay::cli
