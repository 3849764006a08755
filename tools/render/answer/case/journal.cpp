#include "tools/render/answer/case/journal.hpp"

#include <algorithm>
#include <sstream>

#include "graphs/format/text_case/case_json.hpp"
#include "tools/render/answer/names.hpp"

namespace gainsay::render {
namespace {

Json entry_json(const JournalEntry& entry) {
    JsonObject counts;
    for (std::size_t i = 0; i < record_kind_count; ++i) {
        const KindCounts& one = entry.counts[static_cast<RecordKind>(i)];
        if (one == KindCounts{}) continue;
        counts.put(
            to_string(static_cast<RecordKind>(i)),
            JsonObject().put("added", one.added).put("replaced", one.replaced).put("removed", one.removed));
    }
    JsonObject object;
    object.put("entry", entry.seq)
        .put("at", entry.at)
        .put("author", entry.author)
        .put("action", entry.action);
    object.put_if("message", entry.message)
        .put_if("undoes", Json(entry.undoes))
        .put_if("redoes", Json(entry.redoes));
    return object.put_if("undone", entry.undone).put_if("case", entry.info_changed).put("changes", counts);
}

std::string remark(const JournalEntry& entry) {
    std::vector<std::string> texts;
    if (entry.undoes) texts.push_back("takes back " + std::to_string(*entry.undoes));
    if (entry.redoes) texts.push_back("brings back " + std::to_string(*entry.redoes));
    if (entry.undone) texts.emplace_back("taken back");
    if (!entry.message.empty()) texts.push_back(entry.message);
    return joined(texts, "; ");
}

std::vector<std::string> lines_of(const std::optional<Record>& record) {
    std::vector<std::string> lines;
    if (!record) return lines;
    std::istringstream text(pretty(Json::of_json(record_to_json_line(*record))));
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    return lines;
}

Line diff_line(char sign, const std::string& text) {
    Line line;
    line.indent = 4 + text.find_first_not_of(' ');
    line.hang = 4;
    return line.add(std::string(1, sign) + " " + text, sign == '-'   ? Look::Against
                                                       : sign == '+' ? Look::For
                                                                     : Look::Faint);
}

// The longest common subsequence of the lines of a record; records are small. A record with very many lines
// is shown as gone and come, so that the table of the comparison stays below some megabytes.
std::vector<Line> difference(const std::vector<std::string>& before, const std::vector<std::string>& after) {
    const std::size_t n = before.size(), m = after.size();
    std::vector<Line> lines;
    std::size_t i = 0, j = 0;
    if ((n + 1) * (m + 1) <= std::size_t{1} << 20U) {
        std::vector<std::vector<std::size_t>> common(n + 1, std::vector<std::size_t>(m + 1, 0));
        for (std::size_t a = n; a-- > 0;) {
            for (std::size_t b = m; b-- > 0;) {
                common[a][b] = before[a] == after[b] ? common[a + 1][b + 1] + 1
                                                     : std::max(common[a + 1][b], common[a][b + 1]);
            }
        }
        while (i < n && j < m) {
            if (before[i] == after[j]) {
                ++i, ++j;  // what stays is not shown
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                lines.push_back(diff_line('-', before[i++]));
            } else {
                lines.push_back(diff_line('+', after[j++]));
            }
        }
    }
    while (i < n) lines.push_back(diff_line('-', before[i++]));
    while (j < m) lines.push_back(diff_line('+', after[j++]));
    return lines;
}

std::string_view deed(const RecordChange& change) {
    return !change.before ? "added" : !change.after ? "removed" : "replaced";
}

Json record_json(const std::optional<Record>& record) {
    return record ? Json::of_json(record_to_json_line(*record)) : Json();
}

Json info_json(const CaseInfo& info) {
    return JsonObject()
        .put("title", info.title)
        .put("description", info.description)
        .put("language", info.language);
}

void info_lines(const InfoChange& change, std::vector<Line>& lines) {
    const auto line = [&](const char* name, const std::string& before, const std::string& after) {
        if (before == after) return;
        Line& one = lines.emplace_back();
        one.indent = 4;
        one.add(std::string(name) + ": \"" + before + "\" → \"" + after + "\"");
    };
    lines.emplace_back();
    lines.back().indent = 2;
    lines.back().add("the case as a whole", Look::Id);
    line("title", change.before.title, change.after.title);
    line("description", change.before.description, change.after.description);
    line("language", change.before.language, change.after.language);
}

}  // namespace

std::string counts_text(const ChangeCounts& counts, bool info_changed) {
    std::vector<std::string> texts;
    const KindCounts total = counts.total();
    if (total.added > 0) texts.push_back(std::to_string(total.added) + " added");
    if (total.replaced > 0) texts.push_back(std::to_string(total.replaced) + " replaced");
    if (total.removed > 0) texts.push_back(std::to_string(total.removed) + " removed");
    if (total.unchanged > 0) texts.push_back(std::to_string(total.unchanged) + " unchanged");
    if (info_changed) texts.emplace_back("the case described");
    return texts.empty() ? "nothing changed" : joined(texts);
}

void journal(const Output& output, const std::vector<JournalEntry>& entries) {
    const auto rows = output.begin(
        {"entries", {{"entry", Align::Right}, {"at"}, {"author"}, {"action"}, {"changes"}, {"remark"}}});
    for (const JournalEntry& entry : entries) {
        if (rows->wants_json()) {
            rows->json(entry_json(entry));
        } else {
            rows->cells({std::to_string(entry.seq), entry.at, entry.author, entry.action,
                         counts_text(entry.counts, entry.info_changed), remark(entry)});
        }
    }
    rows->finish({});
}

void journal_entry(const Output& output, const JournalEntry& entry, const std::optional<InfoChange>& info,
                   const std::vector<RecordChange>& changes) {
    const auto rows =
        output.begin({"changes", {{"id"}, {"change"}, {"before"}, {"after"}}, /*paragraphs=*/true});
    if (rows->wants_paragraphs()) {
        Line line;
        line.add("entry " + std::to_string(entry.seq), Look::Strong)
            .add(", " + entry.at + ", " + entry.author + ": " + entry.action + ", " +
                 counts_text(entry.counts, entry.info_changed));
        if (!remark(entry).empty()) line.add("; " + remark(entry));
        std::vector<Line> lines{line};
        if (info) info_lines(*info, lines);
        rows->paragraph(lines);
    }
    for (const RecordChange& change : changes) {
        if (rows->wants_json()) {
            rows->json(JsonObject()
                           .put("id", change.id.text())
                           .put("change", deed(change))
                           .put("before", record_json(change.before))
                           .put("after", record_json(change.after)));
        } else if (rows->wants_paragraphs()) {
            Line line;
            line.indent = 2;
            line.add(std::string(deed(change)) + " ").add(change.id.text(), Look::Id);
            std::vector<Line> lines{line};
            for (Line& one : difference(lines_of(change.before), lines_of(change.after)))
                lines.push_back(std::move(one));
            rows->paragraph(lines);
        } else {
            rows->cells({change.id.text(), std::string(deed(change)),
                         change.before ? record_to_json_line(*change.before) : "",
                         change.after ? record_to_json_line(*change.after) : ""});
        }
    }
    JsonObject whole;
    whole.put("journal", entry_json(entry));
    if (info)
        whole.put("case",
                  JsonObject().put("before", info_json(info->before)).put("after", info_json(info->after)));
    rows->finish(whole);
}

}  // namespace gainsay::render
