// Opens bytes as a case file and does everything that a reader can do with it. Whatever they hold, the answer
// is an Error or a record, never a crash. What can be read is also changed and taken back, since a file that
// opens may still be broken further on.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > (std::size_t{1} << 20U)) return 0;
    forget_file();
    std::ofstream(file_path(), std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    attempt([&] { read_everything(CaseFile::open(file_path(), OpenMode::Read)); });
    attempt([&] {
        CaseFile file = CaseFile::open(file_path(), OpenMode::Write);
        change_something(file);
    });
    forget_file();
    return 0;
}
