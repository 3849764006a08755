// Opens bytes as a case file and does everything that a reader can do with it. Whatever they hold, the answer is an
// Error or a record, never a crash. What can be read is also changed and taken back, since a file that opens may still
// be broken further on. Bytes that are no database are taken as a list of patches to a good case file, five bytes each:
// where, and what to write there.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <string>

#include "graphs/format/text_case/case_json.hpp"
#include "graphs/model/graph_rows.hpp"
#include "graphs/store/case_file.hpp"

namespace {

namespace fs = std::filesystem;
using namespace gainsay;

// One file for the whole run, in memory where that can be had.
const fs::path& file_path() {
    static const fs::path path = [] {
        const fs::path base = fs::exists("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path();
        return base / ("gainsay-fuzz-" + std::to_string(getpid()));
    }();
    return path;
}

void forget_file() {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
        fs::remove(file_path().string() + suffix, ignored);
}

template <class Action>
void attempt(const Action& action) {
    try {
        action();
    } catch (const Error&) {
    }
}

/// Looks at every row and keeps none.
class Beholder final : public GraphRowSink {
public:
    void agent(const rows::Agent& row) override { look(row.name); }
    void alias(std::string_view alias) override { look(alias); }
    void affiliation(const rows::Affiliation& row) override {
        look(row.role), look(row.from), look(row.until);
    }
    void document(const rows::Document& row) override { look(row.title), look(row.published), look(row.url); }
    void citation(RowKey /*document*/, CitationManner /*manner*/) override {}
    void part_of(RowKey /*document*/) override {}
    void states(RowKey /*claim*/) override {}
    void authored_by(RowKey /*agent*/) override {}
    void published_by(RowKey /*agent*/) override {}
    void claim(const rows::Claim& row) override { look(row.text), look(row.valid); }
    void statement(const rows::Statement& row) override { look(row.said_on), look(row.note); }
    void occurrence(const rows::Occurrence& row) override { look(row.cue), look(row.exact); }
    void relation(const rows::Relation& row) override { look(row.origin), look(row.note); }
    void review(const rows::Review& row) override { look(row.on), look(row.note); }

private:
    void look(std::string_view text) {
        for (const char c : text) seen_ = static_cast<unsigned char>(seen_ + static_cast<unsigned char>(c));
    }
    unsigned char seen_ = 0;
};

void look_at_rows(const CaseFile& file) {
    attempt([&] {
        const std::unique_ptr<GraphRows> look = file.graph_rows();
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            Beholder beholder;
            attempt([&] { look->ids(static_cast<RecordKind>(k), [](RowKey, std::string_view) {}); });
            attempt([&] { look->rows(static_cast<RecordKind>(k), beholder); });
        }
    });
}

void read_everything(const CaseFile& file) {
    attempt([&] { (void)file.info(); });
    attempt([&] { (void)file.identity(); });
    for (std::size_t k = 0; k < record_kind_count; ++k) {
        const auto kind = static_cast<RecordKind>(k);
        attempt([&] { (void)file.count(kind); });
        attempt([&] {
            file.visit(kind, [&](const Record& record) {
                attempt([&] { (void)file.find(id_of(record)); });
                attempt([&] { (void)file.referrers(id_of(record)); });
            });
        });
    }
    look_at_rows(file);
    attempt([&] { (void)file.search("a* the \"in iran\""); });
    attempt([&] {
        for (const JournalEntry& entry : file.journal()) {
            attempt([&] { file.visit_changes(entry.seq, [](const RecordChange&) {}); });
            attempt([&] { (void)file.info_change(entry.seq); });
        }
    });
    attempt([&] { (void)file.problems(); });
}

void change_something(CaseFile& file) {
    const ChangeNote note{"fuzz", "2018", "edit", ""};
    attempt([&] {
        Change change = file.begin(note);
        Claim claim;
        claim.id = ClaimId("claim:fuzz");
        claim.text = "fuzz";
        change.put(claim, ImportPolicy::Replace);
        change.set_info({"fuzz", "", "", ""});
        change.commit();
    });
    attempt([&] { file.undo(note); });
    attempt([&] { file.undo(note); });
    attempt([&] { file.redo(note); });
}

// A record of each kind, a replaced one, and an undo, so that no table is empty.
std::string make_good_file() {
    const ChangeNote note{"fuzz", "2018", "edit", ""};
    {
        CaseFile file = CaseFile::create(file_path(), {"Fuzz", "", "", ""}, note);
        std::istringstream text(R"json({"gainsay": 1, "title": "T",
"agents": [{"id": "agent:a", "name": "A", "kind": "person", "aliases": ["B"], "same_as": ["u:1"],
            "affiliations": [{"with": "agent:a", "from": "2018"}]}],
"documents": [{"id": "document:d", "title": "D", "kind": "report", "published_by": ["agent:a"],
               "part_of": ["document:e"], "cites": [{"document": "document:e", "manner": "data"}],
               "states": ["claim:c"], "retracted": {"by": "agent:a"}},
              {"id": "document:e", "title": "E", "kind": "law"}],
"claims": [{"id": "claim:c", "text": "the end in iran", "topics": ["t"],
            "quantities": [{"measure": "m", "value": 1}]}],
"statements": [{"id": "statement:s", "speaker": "agent:a", "stance": "denies", "of": "claim:c",
                "occurrences": [{"document": "document:d", "selector": {"exact": "x"}, "via": "agent:a"}]}],
"relations": [{"id": "relation:r", "kind": "undercuts", "from": "claim:c", "to": "statement:s"}],
"reviews": [{"id": "review:v", "of": "claim:c", "rating": {"label": "False"}}]})json");
        Change import = file.begin(note);
        ImportSink sink(import);
        read_case_json(text, "fuzz", sink);
        import.commit();
        Change edit = file.begin(note);
        Claim claim;
        claim.id = ClaimId("claim:c");
        claim.text = "another end";
        edit.replace(claim);
        edit.set_info({"U", "", "", ""});
        edit.remove(RecordId("review:v"));
        edit.commit();
        file.undo(note);
    }
    std::ifstream bytes(file_path(), std::ios::binary);
    std::string good{std::istreambuf_iterator<char>(bytes), {}};
    forget_file();
    return good;
}

std::string database_of(const std::uint8_t* data, std::size_t size) {
    const std::string input(reinterpret_cast<const char*>(data), size);
    if (input.starts_with("SQLite format 3")) return input;
    static const std::string good = make_good_file();
    std::string patched = good;
    for (std::size_t i = 0; i + 5 <= input.size(); i += 5) {
        std::size_t at = 0;
        for (std::size_t k = 0; k < 4; ++k) at = at << 8U | data[i + k];
        patched[at % patched.size()] = input[i + 4];
    }
    return patched;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > (std::size_t{1} << 20U)) return 0;
    forget_file();
    const std::string bytes = database_of(data, size);
    std::ofstream(file_path(), std::ios::binary) << bytes;
    attempt([&] { read_everything(CaseFile::open(file_path(), OpenMode::Read)); });
    attempt([&] {
        CaseFile file = CaseFile::open(file_path(), OpenMode::Write);
        change_something(file);
    });
    forget_file();
    return 0;
}
