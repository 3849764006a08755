#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>

#include "graphs/snapshot/build/build.hpp"
#include "graphs/snapshot/check.hpp"
#include "graphs/snapshot/file.hpp"
#include "graphs/store/case_file.hpp"
#include "tests/graphs/snapshot/block_oracle.hpp"
#include "tests/support/random_case.hpp"

// The same case gives the same bytes, whatever it comes from, whatever order its rows lie in, and however
// little memory there is.

namespace gainsay::test {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;

std::vector<std::byte> bytes_of(const Snapshot& snapshot) {
    return {snapshot.bytes().begin(), snapshot.bytes().end()};
}

/// The bytes without what a case file says of itself: version, identity, and the checksum over them.
std::vector<std::byte> contents_of(const Snapshot& snapshot) {
    std::vector<std::byte> bytes = bytes_of(snapshot);
    std::fill(bytes.begin() + 24, bytes.begin() + 48, std::byte{});
    std::fill(bytes.begin() + 216, bytes.begin() + 224, std::byte{});
    return bytes;
}

std::vector<Record> records_of(const Case& whole) {
    std::vector<Record> records;
    const CaseSource source(whole);
    for (std::size_t k = 0; k < record_kind_count; ++k) {
        source.visit(static_cast<RecordKind>(k), [&](const Record& record) { records.push_back(record); });
    }
    return records;
}

RandomCaseSize size_for(std::uint64_t seed) {
    const std::size_t n = 1 + seed % 7;
    return {5 * n, 6 * n, 7 * n, 10 * n, 10 * n, 3 * n};
}

/// A source that offers records alone, as a third party's might.
class PlainSource final : public GraphSource {
public:
    explicit PlainSource(Case whole) : records_(std::move(whole)) {}
    [[nodiscard]] CaseInfo info() const override { return records_.info(); }
    [[nodiscard]] std::uint64_t version() const override { return 0; }
    [[nodiscard]] std::uint64_t count(RecordKind kind) const override { return records_.count(kind); }
    void visit(RecordKind kind, const Visitor& visit) const override { records_.visit(kind, visit); }
    [[nodiscard]] std::optional<Record> find(const RecordId& id) const override { return records_.find(id); }

private:
    CaseSource records_;
};

class SnapshotBytes : public ::testing::Test {
protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "gainsay-bytes-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { fs::remove_all(folder_); }

    /// A case file to which `fill` adds.
    CaseFile file_with(const CaseInfo& info, const std::function<void(Change&)>& fill) {
        CaseFile file = CaseFile::create(folder_ / (std::to_string(files_++) + ".gainsay"), info, note());
        Change change = file.begin(note());
        fill(change);
        change.commit();
        return file;
    }
    static ChangeNote note() {
        return {.author = "ann", .at = "2018-07-02T10:00:00Z", .action = "edit", .message = ""};
    }
    static std::vector<Record> shuffled(std::vector<Record> records, std::uint64_t seed) {
        Dice dice(seed);
        for (std::size_t i = records.size(); i > 1; --i) std::swap(records[i - 1], records[dice.below(i)]);
        return records;
    }

    fs::path folder_;
    int files_ = 0;
};

TEST_F(SnapshotBytes, AreThoseOfTheOracle) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = random_case(seed, size_for(seed));
        const Snapshot snapshot = build_snapshot(CaseSource(whole));
        ASSERT_EQ(check_snapshot(snapshot), "");
        ASSERT_EQ(verify(snapshot), "");
        ASSERT_EQ(bytes_of(snapshot), oracle_block(whole));
    }
}

TEST_F(SnapshotBytes, OfAnEmptyCaseAreThoseOfTheOracle) {
    EXPECT_EQ(bytes_of(build_snapshot(CaseSource(Case{}))), oracle_block({}));
    EXPECT_EQ(bytes_of(Snapshot()), oracle_block({}));
}

TEST_F(SnapshotBytes, AreTheSameForASourceThatHasRecordsAlone) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = random_case(seed, size_for(seed));
        ASSERT_EQ(bytes_of(build_snapshot(PlainSource(whole))), oracle_block(whole));
    }
}

TEST_F(SnapshotBytes, DoNotDependOnMemory) {
    BuildOptions options;
    options.temporary_folder = folder_;
    for (const std::uint64_t memory : {0U, 1U, 5000U, 100'000U, 3'000'000U}) {
        options.memory_bytes = memory;
        for (std::uint64_t seed = 0; seed < 6; ++seed) {
            SCOPED_TRACE("seed " + std::to_string(seed) + ", " + std::to_string(memory) + " bytes");
            const std::size_t n = 40 + 300 * seed;
            const Case whole = random_case(seed, {n, n, 2 * n, 4 * n, n, n / 10});
            ASSERT_EQ(bytes_of(build_snapshot(CaseSource(whole), options)), oracle_block(whole));
        }
    }
    EXPECT_TRUE(fs::is_empty(folder_)) << "a temporary file was left behind";
}

TEST_F(SnapshotBytes, RememberTheFirst65536TextsAndWriteOthersEachTime) {
    // Every cue is said by two statements. Cues come in the order of statements, so that those which are beyond the
    // bound when they are met first are not known the second time either.
    constexpr std::size_t known = std::size_t{1} << 16, beyond = 100;
    Case whole;
    Agent speaker;
    speaker.id = AgentId("agent:a");
    whole.agents.push_back(speaker);
    Document document;
    document.id = DocumentId("document:d");
    whole.documents.push_back(document);
    Claim claim;
    claim.id = ClaimId("claim:c");
    whole.claims.push_back(claim);
    const auto numbered = [](std::size_t n) {
        const std::string digits = std::to_string(n);
        return std::string(6 - digits.size(), '0') + digits;
    };
    for (std::size_t i = 0; i < 2 * (known + beyond); ++i) {
        Statement statement;
        statement.id = StatementId("statement:s" + numbered(i));
        statement.speaker = speaker.id;
        statement.of = claim.id.any();
        statement.occurrences.push_back({document.id, "cue " + std::to_string(i % (known + beyond)), {}, {}});
        whole.statements.push_back(statement);
    }
    const CaseSource source(whole);
    const Snapshot snapshot = build_snapshot(source);
    const std::vector<std::byte> bytes = bytes_of(snapshot);
    const std::string_view heap(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const auto times = [&](const std::string& text) {
        std::size_t n = 0;
        for (std::size_t at = heap.find(text); at != std::string_view::npos; at = heap.find(text, at + 1))
            ++n;
        return n;
    };
    // A length stands before each text, so that no text is taken for the beginning of another.
    EXPECT_EQ(times("\x09"
                    "cue 65535"),
              1U);
    EXPECT_EQ(times("\x09"
                    "cue 65536"),
              2U);
    EXPECT_EQ(times("\x09"
                    "cue 65635"),
              2U);
    EXPECT_EQ(times("\x05"
                    "cue 0"),
              1U);
    ASSERT_EQ(bytes, oracle_block(whole));
    BuildOptions little;
    little.memory_bytes = 1;
    little.temporary_folder = folder_;
    EXPECT_EQ(bytes_of(build_snapshot(source, little)), bytes);
}

TEST_F(SnapshotBytes, OfACaseFileAreThoseOfTheCaseInMemory) {
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = random_case(seed, size_for(seed));
        const CaseFile file = file_with(whole.info, [&](Change& change) {
            for (const Record& record : records_of(whole)) change.add(record);
        });
        const Snapshot snapshot = build_snapshot(file);
        EXPECT_EQ(snapshot.version(), file.version());
        ASSERT_EQ(contents_of(snapshot), contents_of(build_snapshot(CaseSource(whole))));
    }
}

TEST_F(SnapshotBytes, DoNotDependOnTheOrderOfRowsInACaseFile) {
    BuildOptions little;
    little.memory_bytes = 1;
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = random_case(seed, size_for(seed));
        const CaseFile file = file_with(whole.info, [&](Change& change) {
            for (const Record& record : shuffled(records_of(whole), seed)) change.add(record);
        });
        const std::vector<std::byte> expected = contents_of(build_snapshot(CaseSource(whole)));
        ASSERT_EQ(contents_of(build_snapshot(file)), expected);
        ASSERT_EQ(contents_of(build_snapshot(file, little)), expected);
    }
}

TEST_F(SnapshotBytes, DoNotShowRecordsThatWereRemoved) {
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Case whole = random_case(seed, size_for(seed));
        std::vector<Record> records = records_of(whole);
        std::vector<RecordId> removed;
        for (int i = 0; i < 40; ++i) {
            Claim claim;
            claim.id = ClaimId("claim:gone-" + std::to_string(i));
            claim.text = "Gone.";
            Statement statement;
            statement.id = StatementId("statement:gone-" + std::to_string(i));
            statement.speaker = whole.agents.front().id;
            statement.of = claim.id;
            removed.push_back(statement.id);
            removed.push_back(claim.id);
            records.emplace_back(claim);
            records.emplace_back(statement);
        }
        CaseFile file = file_with(whole.info, [&](Change& change) {
            for (const Record& record : shuffled(records, seed)) change.add(record);
        });
        Change change = file.begin(note());
        for (const RecordId& id : removed) change.remove(id);
        change.commit();
        ASSERT_EQ(contents_of(build_snapshot(file)), contents_of(build_snapshot(CaseSource(whole))));
    }
}

TEST_F(SnapshotBytes, InAFileAreThoseInMemory) {
    const Case whole = random_case(3, size_for(3));
    const CaseFile file = file_with(whole.info, [&](Change& change) {
        for (const Record& record : records_of(whole)) change.add(record);
    });
    const fs::path path = folder_ / "s";
    EXPECT_EQ(bytes_of(load_or_build(file, path)), bytes_of(build_snapshot(file)));
    const OpenedSnapshot opened = open_snapshot(path, file.identity(), file.version());
    ASSERT_TRUE(opened.snapshot) << opened.message;
    EXPECT_EQ(bytes_of(*opened.snapshot), bytes_of(build_snapshot(file)));
}

TEST_F(SnapshotBytes, OfACaseFileShowOneVersionWhileOthersWrite) {
    const Case whole = random_case(5);
    CaseFile writer = file_with(whole.info, [&](Change& change) {
        for (const Record& record : records_of(whole)) change.add(record);
    });
    const CaseFile reader = CaseFile::open(writer.path(), OpenMode::Read);
    const std::unique_ptr<GraphRows> look = reader.graph_rows();
    Claim later;
    later.id = ClaimId("claim:later");
    later.text = "Later.";
    Change change = writer.begin(note());
    change.add(later);
    change.commit();
    EXPECT_EQ(look->version() + 1, writer.version());
    std::size_t claims = 0;
    look->ids(RecordKind::Claim, [&](RowKey, std::string_view id) {
        EXPECT_NE(id, "claim:later");
        ++claims;
    });
    EXPECT_EQ(claims, whole.claims.size());
}

TEST_F(SnapshotBytes, FindADateByItsTextAndNoOther) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Snapshot snapshot = build_snapshot(CaseSource(random_case(seed, size_for(seed))));
        ASSERT_GT(snapshot.date_count(), 0U);
        for (std::uint32_t i = 0; i < snapshot.date_count(); ++i) {
            EXPECT_EQ(snapshot.find_date(snapshot.text(Date{i})), Date{i});
            EXPECT_EQ(snapshot.find_date(std::string(snapshot.text(Date{i})) + "0"), std::nullopt);
        }
        EXPECT_EQ(snapshot.find_date(""), std::nullopt);
        EXPECT_EQ(snapshot.find_date("0"), std::nullopt);
        EXPECT_EQ(snapshot.find_date("~"), std::nullopt);
    }
    EXPECT_EQ(Snapshot().find_date("2018"), std::nullopt);
}

TEST_F(SnapshotBytes, AreRefusedWhenTheFolderForTemporaryFilesIsMissing) {
    BuildOptions options;
    options.memory_bytes = 0;
    options.temporary_folder = folder_ / "nowhere";
    const Case whole = random_case(1, {800, 800, 800, 1600, 800, 10});
    try {
        (void)build_snapshot(CaseSource(whole), options);
        FAIL() << "expected an Error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Io);
        EXPECT_THAT(error.what(), HasSubstr("temporary"));
    }
}

}  // namespace
}  // namespace gainsay::test
