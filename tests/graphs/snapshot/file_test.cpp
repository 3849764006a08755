#include "graphs/snapshot/file.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>

#include "graphs/snapshot/build/build.hpp"
#include "graphs/snapshot/check.hpp"
#include "graphs/snapshot/layout/block.hpp"
#include "graphs/snapshot/rows/citation_rows.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

/// A case in memory that has an identity and a version, as a case file has, and counts how often it is read.
class VersionedSource final : public GraphSource {
public:
    VersionedSource(Case whole, std::string identity, std::uint64_t version)
        : case_(std::move(whole)), identity_(std::move(identity)), version_(version) {}

    [[nodiscard]] CaseInfo info() const override { return case_.info(); }
    [[nodiscard]] std::uint64_t version() const override { return version_; }
    [[nodiscard]] std::string identity() const override { return identity_; }
    [[nodiscard]] std::uint64_t count(RecordKind kind) const override { return case_.count(kind); }
    void visit(RecordKind kind, const Visitor& visit) const override {
        ++visits;
        if (meanwhile) meanwhile();
        case_.visit(kind, visit);
    }
    [[nodiscard]] std::optional<Record> find(const RecordId& id) const override { return case_.find(id); }

    mutable int visits = 0;
    std::function<void()> meanwhile;  ///< done at every visit

private:
    CaseSource case_;
    std::string identity_;
    std::uint64_t version_;
};

class SnapshotFiles : public ::testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "gainsay-snapshot-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
        path_ = folder_ / "case.gainsay.snapshot";
    }
    void TearDown() override {
        ::chmod(folder_.c_str(), 0700);
        fs::remove_all(folder_);
    }

    std::string content() const {
        std::ifstream file(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    void put(const std::string& bytes) const {
        std::ofstream file(path_, std::ios::binary | std::ios::trunc);
        file << bytes;
    }
    SnapshotFault fault() const { return open_snapshot(path_, "case-1", 7).fault; }
    std::size_t files_in_folder() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
    }

    fs::path folder_, path_;
    VersionedSource source_{random_case(1), "case-1", 7};
};

std::string text_of(const Snapshot& snapshot) {
    return {reinterpret_cast<const char*>(snapshot.bytes().data()), snapshot.bytes().size()};
}

template <class Change>
std::string with_header(std::string bytes, Change change) {
    bytes::Header header;
    std::memcpy(&header, bytes.data(), sizeof header);
    change(header);
    const auto table = std::as_bytes(std::span(bytes))
                           .subspan(sizeof header, bytes::section_count * sizeof(bytes::SectionEntry));
    header.checksum = bytes::header_checksum(header, table);
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

TEST_F(SnapshotFiles, ComeBackToTheByte) {
    const Snapshot built = build_snapshot(source_);
    write_snapshot(built, path_);
    const OpenedSnapshot opened = open_snapshot(path_, "case-1", 7);
    ASSERT_TRUE(opened.snapshot) << opened.message;
    EXPECT_EQ(text_of(*opened.snapshot), text_of(built));
    EXPECT_EQ(content(), text_of(built));
    EXPECT_EQ(check_snapshot(*opened.snapshot), "");
    EXPECT_EQ(opened.snapshot->version(), 7U);
    EXPECT_EQ(files_in_folder(), 1U);
}

TEST_F(SnapshotFiles, OutliveTheNameTheyWereOpenedBy) {
    write_snapshot(build_snapshot(source_), path_);
    const OpenedSnapshot opened = open_snapshot(path_, "case-1", 7);
    write_snapshot(Snapshot(), path_);
    fs::remove(path_);
    const Snapshot copy = *opened.snapshot;  // NOLINT: that copies share the bytes is what is tested
    EXPECT_EQ(check_snapshot(copy), "");
}

TEST_F(SnapshotFiles, StandBesideTheCase) {
    EXPECT_EQ(snapshot_path("cases/iran.gainsay"), fs::path("cases/iran.gainsay.snapshot"));
}

TEST_F(SnapshotFiles, AreRefusedWithTheReason) {
    EXPECT_EQ(fault(), SnapshotFault::Missing);
    fs::create_directory(path_);
    EXPECT_EQ(fault(), SnapshotFault::NotSnapshot);
    fs::remove(path_);
    ASSERT_EQ(::mkfifo(path_.c_str(), 0600), 0);
    EXPECT_EQ(fault(), SnapshotFault::NotSnapshot);
    fs::remove(path_);
    put("");
    EXPECT_EQ(fault(), SnapshotFault::NotSnapshot);
    put("SQLite format 3");
    EXPECT_EQ(fault(), SnapshotFault::NotSnapshot);

    const std::string good = text_of(build_snapshot(source_));
    put(good);
    EXPECT_EQ(fault(), SnapshotFault::None);
    EXPECT_EQ(open_snapshot(path_, "case-2", 7).fault, SnapshotFault::OtherCase);
    EXPECT_EQ(open_snapshot(path_, "case-1", 8).fault, SnapshotFault::Stale);
    EXPECT_EQ(open_snapshot(path_, "case-1", 6).fault, SnapshotFault::Stale);
    EXPECT_THAT(open_snapshot(path_, "case-1", 8).message, HasSubstr("version 7"));
    put(with_header(good, [](bytes::Header& header) { ++header.format; }));
    EXPECT_EQ(fault(), SnapshotFault::OtherFormat);
    put(with_header(good, [](bytes::Header& header) { header.byte_order = 0x04030201; }));
    EXPECT_EQ(fault(), SnapshotFault::ByteOrder);
    put(with_header(good, [](bytes::Header& header) { header.byte_order = 3; }));
    EXPECT_EQ(fault(), SnapshotFault::Damaged);
    put(good + "x");
    EXPECT_EQ(fault(), SnapshotFault::Damaged);
}

TEST_F(SnapshotFiles, AreRefusedWhenTheirHeaderContradictsItself) {
    const std::string good = text_of(build_snapshot(source_));
    const auto refused = [&](auto change) {
        put(with_header(good, change));
        return fault() == SnapshotFault::Damaged;
    };
    EXPECT_TRUE(refused([](bytes::Header& h) { h.node_base[2] = h.node_base[1] - 1; }));
    EXPECT_TRUE(refused([](bytes::Header& h) { h.node_base[0] = 1; }));
    EXPECT_TRUE(refused([](bytes::Header& h) { h.node_base.back() = 0xFFFFFFFF; }));
    EXPECT_TRUE(refused([](bytes::Header& h) { ++h.node_base.back(); }));
    EXPECT_TRUE(refused([](bytes::Header& h) { ++h.edge_base.back(); }));
    EXPECT_TRUE(refused([](bytes::Header& h) { h.edge_base[1] = h.edge_base[2] + 1; }));
    EXPECT_TRUE(refused([](bytes::Header& h) { ++h.dates; }));
    EXPECT_TRUE(refused([](bytes::Header& h) { h.counted_details |= 1; }));  // SpokenBy has none
    EXPECT_TRUE(refused([](bytes::Header& h) { h.counted_details |= 1U << edge_kind_count; }));
    EXPECT_TRUE(refused([](bytes::Header& h) { h.names = ~std::uint64_t{0}; }));
    EXPECT_TRUE(refused([](bytes::Header& h) { ++h.sections; }));
    EXPECT_TRUE(refused([](bytes::Header& h) { ++h.file_bytes; }));
}

TEST_F(SnapshotFiles, AreRefusedWhereverTheyAreCutShort) {
    const std::string good = text_of(build_snapshot(source_));
    for (std::size_t length = 0; length < good.size(); length += length < 1000 ? 13 : 331) {
        put(good.substr(0, length));
        const SnapshotFault found = fault();
        EXPECT_TRUE(found == SnapshotFault::Damaged || found == SnapshotFault::NotSnapshot) << length;
    }
}

TEST_F(SnapshotFiles, AreRefusedWhicheverBitOfASectionFlips) {
    const std::string good = text_of(build_snapshot(source_));
    const auto layout = read_snapshot(std::as_bytes(std::span(good)));
    ASSERT_TRUE(layout.snapshot);
    const auto sections = Snapshot::Layout::read(layout.snapshot->bytes(), nullptr).layout->sections;
    Dice dice(1);
    for (const bytes::SectionEntry& entry : sections) {
        for (int i = 0; i < 8 && entry.length > 0; ++i) {
            std::string bad = good;
            char& byte = bad[entry.offset + dice.below(entry.length)];
            byte = static_cast<char>(byte ^ (1 << dice.below(8)));
            put(bad);
            EXPECT_EQ(fault(), SnapshotFault::Damaged);
        }
    }
    for (std::size_t at = 0; at < sizeof(bytes::Header) + sizeof sections; at += 5) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 16);
        put(bad);
        EXPECT_NE(fault(), SnapshotFault::None) << "header byte " << at;
    }
}

/// Changes bytes of sections and repairs the checksums: what a stranger could do.
TEST(HostileSnapshots, AreFoundByTheCheckOrHarmNobody) {
    const std::string good = text_of(build_snapshot(CaseSource(random_case(2))));
    Dice dice(2);
    int found = 0;
    for (int i = 0; i < 1500; ++i) {
        std::string bad = good;
        std::array<bytes::SectionEntry, bytes::section_count> table;
        std::memcpy(table.data(), bad.data() + sizeof(bytes::Header), sizeof table);
        bytes::SectionEntry& entry = table[dice.below(table.size())];
        if (entry.length == 0) continue;
        bad[entry.offset + dice.below(entry.length)] = static_cast<char>(dice.below(256));
        entry.checksum = hash64(std::string_view(bad).substr(entry.offset, entry.length));
        std::memcpy(bad.data() + sizeof(bytes::Header), table.data(), sizeof table);
        bad = with_header(bad, [](bytes::Header&) {});
        const OpenedSnapshot opened = read_snapshot(std::as_bytes(std::span(bad)));
        if (!opened.snapshot || !check_snapshot(*opened.snapshot).empty()) {
            ++found;
            continue;
        }
        for (const Node node : opened.snapshot->nodes()) {  // what passes the check throws nowhere
            for (std::size_t k = 0; k < edge_kind_count; ++k) {
                for (const Arc arc : opened.snapshot->out(node, static_cast<EdgeKind>(k))) {
                    EXPECT_EQ(opened.snapshot->source(arc.edge), node);
                    EXPECT_LT(to_index(arc.node), opened.snapshot->node_count());
                }
            }
        }
    }
    EXPECT_GT(found, 500);
}

/// A block whose sections can be changed, with its checksums set right again: by a stranger, say.
class Forged {
public:
    explicit Forged(const Snapshot& good) : bytes_(text_of(good)) {
        std::memcpy(&header_, bytes_.data(), sizeof header_);
        std::memcpy(table_.data(), bytes_.data() + sizeof header_, sizeof table_);
    }
    bytes::Header& header() { return header_; }
    template <class T>
    std::span<T> section(bytes::Section which) {
        const bytes::SectionEntry& entry = table_[static_cast<std::size_t>(which)];
        return {reinterpret_cast<T*>(bytes_.data() + entry.offset), entry.length / sizeof(T)};
    }
    bytes::RowsEntry& rows(EdgeKind kind, bool backward = false) {
        return section<bytes::RowsEntry>(bytes::Section::Rows)[2 * static_cast<std::size_t>(kind) + backward];
    }
    void resize(bytes::Section which, std::uint64_t length) {
        table_[static_cast<std::size_t>(which)].length = length;
    }
    /// The block is aligned as long as this lives.
    OpenedSnapshot open() {
        for (bytes::SectionEntry& entry : table_) {
            entry.checksum = hash64(std::string_view(bytes_).substr(entry.offset, entry.length));
        }
        std::memcpy(bytes_.data() + sizeof header_, table_.data(), sizeof table_);
        header_.checksum = bytes::header_checksum(header_, std::as_bytes(std::span(table_)));
        std::memcpy(bytes_.data(), &header_, sizeof header_);
        return read_snapshot(std::as_bytes(std::span(bytes_)));
    }

private:
    std::string bytes_;
    bytes::Header header_;
    std::array<bytes::SectionEntry, bytes::section_count> table_;
};

/// Asks for every row and edge: each is refused or leads to a node of the snapshot. Returns how many are refused.
std::size_t walk_all(const Snapshot& snapshot) {
    std::size_t refused = 0;
    const auto tried = [&](const auto& ask) {
        try {
            ask();
        } catch (const std::logic_error&) {
            ++refused;
        }
    };
    for (const Node node : snapshot.nodes()) {
        for (std::size_t k = 0; k < edge_kind_count; ++k) {
            const auto kind = static_cast<EdgeKind>(k);
            tried([&] {
                for (const Arc arc : snapshot.out(node, kind))
                    tried([&] { (void)snapshot.source(arc.edge); });
            });
            tried([&] {
                for (const Arc arc : snapshot.in(node, kind)) tried([&] { (void)snapshot.target(arc.edge); });
            });
        }
    }
    return refused;
}

const Snapshot& crowded() {
    static const Snapshot snapshot = build_snapshot(CaseSource(random_case(4, {9, 9, 150, 300, 700, 9})));
    return snapshot;
}

TEST(HostileSnapshots, AreRefusedWhenTheFormOfRowsDoesNotFitTheirEdges) {
    using bytes::RowForm;
    using bytes::Section;
    const auto refused = [](const auto& change) {
        Forged forged(crowded());
        change(forged);
        return forged.open().fault == SnapshotFault::Damaged;
    };
    ASSERT_EQ(Forged(crowded()).rows(EdgeKind::SpokenBy).form, RowForm::EverySingle);
    ASSERT_EQ(Forged(crowded()).rows(EdgeKind::Asserts).form, RowForm::MarkedSingle);
    ASSERT_FALSE(bytes::is_single(Forged(crowded()).rows(EdgeKind::Contradicts).form));
    EXPECT_FALSE(refused([](Forged&) {}));
    EXPECT_TRUE(refused([](Forged& f) { f.rows(EdgeKind::Asserts).form = RowForm{5}; }));
    EXPECT_TRUE(refused([](Forged& f) { f.rows(EdgeKind::Asserts).form = RowForm{0xFFFFFFFF}; }));
    EXPECT_TRUE(refused([](Forged& f) { f.rows(EdgeKind::Asserts).form = RowForm::None; }));
    EXPECT_TRUE(refused([](Forged& f) { f.rows(EdgeKind::Asserts).form = RowForm::EverySingle; }));
    EXPECT_TRUE(refused([](Forged& f) { ++f.rows(EdgeKind::Asserts).stored; }));
    EXPECT_TRUE(refused([](Forged& f) { --f.rows(EdgeKind::Asserts).stored; }));
    EXPECT_TRUE(refused([](Forged& f) { --f.rows(EdgeKind::SpokenBy).stored; }));
    EXPECT_TRUE(refused([](Forged& f) { f.rows(EdgeKind::SpokenBy, true).form = RowForm::EverySingle; }));
    EXPECT_TRUE(refused([](Forged& f) { f.rows(EdgeKind::Asserts).first_block = ~std::uint64_t{0}; }));
    EXPECT_TRUE(refused([](Forged& f) {
        f.rows(EdgeKind::Asserts).first_block = f.section<bytes::RowBlock>(Section::RowBlocks).size() - 1;
    }));
    // Edges that a form says are listed, and are not; and the other way round.
    EXPECT_TRUE(refused([](Forged& f) { f.rows(EdgeKind::Asserts).form = RowForm::Marked; }));
    EXPECT_TRUE(refused([](Forged& f) {
        bytes::RowsEntry& entry = f.rows(EdgeKind::Contradicts);
        entry.form = RowForm::MarkedSingle;
        entry.stored = static_cast<std::uint32_t>(crowded().edges(EdgeKind::Contradicts).size());
    }));
    EXPECT_TRUE(refused([](Forged& f) {
        f.resize(Section::BackwardEdges, f.section<Edge>(Section::BackwardEdges).size_bytes() - 4);
    }));
    EXPECT_TRUE(refused([](Forged& f) { f.resize(Section::BackwardEdges, 0); }));
    EXPECT_TRUE(refused(
        [](Forged& f) { f.header().counted_details ^= 1U << static_cast<unsigned>(EdgeKind::RecordedIn); }));
    EXPECT_TRUE(refused(
        [](Forged& f) { f.header().counted_details ^= 1U << static_cast<unsigned>(EdgeKind::Contradicts); }));
}

TEST(HostileSnapshots, WhoseMarksAreMiscountedAreFoundAndLeadNowhere) {
    using bytes::RowBlock;
    using bytes::Section;
    const std::size_t blocks = Forged(crowded()).section<RowBlock>(Section::RowBlocks).size();
    ASSERT_GT(blocks, 10U);
    std::size_t refused = 0;
    const auto expect_found = [&](const auto& change) {
        for (std::size_t i = 0; i < blocks; ++i) {
            Forged forged(crowded());
            RowBlock& block = forged.section<RowBlock>(Section::RowBlocks)[i];
            const RowBlock before = block;
            change(block);
            if (block.bits == before.bits && block.before == before.before) continue;
            const OpenedSnapshot opened = forged.open();
            ASSERT_TRUE(opened.snapshot) << opened.message;
            EXPECT_NE(check_snapshot(*opened.snapshot), "") << "block " << i;
            refused += walk_all(*opened.snapshot);
        }
    };
    expect_found([](RowBlock& block) { ++block.before; });
    expect_found([](RowBlock& block) { block.before = 0xFFFFFFFF; });
    expect_found([](RowBlock& block) { block.before = 0; });
    expect_found([](RowBlock& block) { block.bits = ~std::uint64_t{0}; });
    expect_found([](RowBlock& block) { block.bits &= block.bits - 1; });
    expect_found([](RowBlock& block) { block.bits = 0; });
    EXPECT_GT(refused, 100U);
}

TEST(HostileSnapshots, WhoseSourcesOfSingleRowsAreWrongAreFoundAndLeadNowhere) {
    const std::uint32_t nodes = static_cast<std::uint32_t>(crowded().node_count());
    for (const EdgeKind kind : {EdgeKind::SpokenBy, EdgeKind::Asserts, EdgeKind::Denies}) {
        ASSERT_TRUE(bytes::is_single(Forged(crowded()).rows(kind).form));
        for (const Edge edge : crowded().edges(kind)) {
            for (const std::uint32_t wrong : {0U, nodes - 1, nodes, 0x80000000U, 0xFFFFFFFFU}) {
                Forged forged(crowded());
                forged.section<Node>(bytes::Section::BackwardSources)[to_index(edge)] = Node{wrong};
                const OpenedSnapshot opened = forged.open();
                ASSERT_TRUE(opened.snapshot) << opened.message;
                EXPECT_NE(check_snapshot(*opened.snapshot), "");
                if (to_index(edge) % 20 == 0) (void)walk_all(*opened.snapshot);
            }
        }
    }
}

TEST(HostileSnapshots, WhoseEdgesLeadNowhereGiveNoCitationRows) {
    for (const EdgeKind kind : {EdgeKind::States, EdgeKind::RecordedIn, EdgeKind::Cites}) {
        ASSERT_FALSE(crowded().edges(kind).empty());
        for (const std::uint32_t wrong : {0U, 0x80000000U, 0xFFFFFFFFU}) {
            Forged forged(crowded());
            const Edge edge = *crowded().edges(kind).begin();
            forged.section<Node>(bytes::Section::Targets)[to_index(edge)] = Node{wrong};
            forged.resize(bytes::Section::CitationRows, 0);
            const OpenedSnapshot opened = forged.open();
            ASSERT_TRUE(opened.snapshot) << opened.message;
            EXPECT_THROW((void)CitationRows::of(*opened.snapshot), std::logic_error);
        }
    }
}

TEST_F(SnapshotFiles, HaveNoNameBeforeTheyAreWhole) {
    const int unnamed = ::open(folder_.c_str(), O_TMPFILE | O_RDWR, 0600);
    if (unnamed < 0) GTEST_SKIP() << "files of " << folder_ << " cannot be without a name";
    ::close(unnamed);
    int looks = 0;
    source_.meanwhile = [&] {
        ++looks;
        EXPECT_TRUE(fs::is_empty(folder_)) << "a process that is killed now leaves a file";
    };
    (void)load_or_build(source_, path_);
    EXPECT_GT(looks, 0);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1);
    EXPECT_TRUE(fs::exists(path_));
}

TEST_F(SnapshotFiles, AreBuiltOnceAndThenRead) {
    const std::string first = text_of(load_or_build(source_, path_));
    const int visits = source_.visits;
    EXPECT_GT(visits, 0);
    EXPECT_EQ(text_of(load_or_build(source_, path_)), first);
    EXPECT_EQ(source_.visits, visits);
}

TEST_F(SnapshotFiles, AreRebuiltWhenStaleDamagedOrOfAnotherCase) {
    (void)load_or_build(source_, path_);
    const std::string good = content();
    const VersionedSource later(random_case(2), "case-1", 8);
    EXPECT_EQ(load_or_build(later, path_).version(), 8U);
    EXPECT_EQ(open_snapshot(path_, "case-1", 8).fault, SnapshotFault::None);
    put(with_header(content(), [](bytes::Header& header) { header.format = 3; }));
    EXPECT_EQ(open_snapshot(path_, "case-1", 8).fault, SnapshotFault::OtherFormat);
    EXPECT_EQ(load_or_build(later, path_).version(), 8U);
    EXPECT_EQ(open_snapshot(path_, "case-1", 8).fault, SnapshotFault::None);
    const VersionedSource other(random_case(3), "case-2", 8);
    EXPECT_EQ(text_of(load_or_build(other, path_)), text_of(build_snapshot(other)));
    EXPECT_EQ(open_snapshot(path_, "case-2", 8).fault, SnapshotFault::None);
    put("rubbish");
    EXPECT_EQ(text_of(load_or_build(source_, path_)), good);
    EXPECT_EQ(content(), good);
}

TEST_F(SnapshotFiles, ThatCannotBeWrittenCostNoAnswer) {
    const fs::path nowhere = folder_ / "missing" / "case.gainsay.snapshot";
    EXPECT_EQ(text_of(load_or_build(source_, nowhere)), text_of(build_snapshot(source_)));
    try {
        write_snapshot(Snapshot(), nowhere);
        FAIL() << "expected an Error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Io);
        EXPECT_THAT(error.what(), HasSubstr(nowhere.string()));
    }
    fs::create_directory(path_);  // stands in the way of the name: the temporary file goes away again
    put("");
    EXPECT_THROW(write_snapshot(Snapshot(), path_), Error);
    EXPECT_EQ(files_in_folder(), 1U);
    ::chmod(folder_.c_str(), 0500);  // means nothing to root, who may write anywhere
    EXPECT_EQ(text_of(load_or_build(source_, folder_ / "s")), text_of(build_snapshot(source_)));
}

TEST_F(SnapshotFiles, AreNotWrittenForASourceWithoutIdentity) {
    const Snapshot snapshot = load_or_build(CaseSource(random_case(1)), path_);
    EXPECT_GT(snapshot.node_count(), 0U);
    EXPECT_EQ(files_in_folder(), 0U);
}

TEST(SnapshotFaults, HaveWords) {
    EXPECT_EQ(to_string(SnapshotFault::None), "none");
    EXPECT_EQ(to_string(SnapshotFault::Stale), "stale");
}

TEST(SnapshotFormat, IsWhatItsPageSays) {
    std::ifstream file(GAINSAY_SOURCE_DIR "/docs/formats/snapshot.md");
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    const auto says = [&](const std::string& row) { EXPECT_THAT(page, HasSubstr(row)); };
    const auto field = [&](std::size_t offset, const std::string& name) {
        says("| " + std::to_string(offset) + " | " + name + " |");
    };
    field(offsetof(bytes::Header, magic), "magic");
    field(offsetof(bytes::Header, byte_order), "byte_order");
    field(offsetof(bytes::Header, format), "format");
    field(offsetof(bytes::Header, file_bytes), "file_bytes");
    field(offsetof(bytes::Header, source_version), "source_version");
    field(offsetof(bytes::Header, identity), "identity");
    field(offsetof(bytes::Header, title), "title");
    field(offsetof(bytes::Header, node_base), "node_base");
    field(offsetof(bytes::Header, edge_base), "edge_base");
    field(offsetof(bytes::Header, occurrences), "occurrences");
    field(offsetof(bytes::Header, names), "names");
    field(offsetof(bytes::Header, sections), "sections");
    field(offsetof(bytes::Header, checksum), "checksum");
    const auto layout = Snapshot::Layout::read(Snapshot().bytes(), nullptr).layout;
    const std::array<const char*, bytes::section_count> names{
        "NodeIds",   "NodeLabels",      "Agents",        "Documents",    "Claims",       "Statements",
        "Relations", "Reviews",         "Rows",          "RowBlocks",    "RowOffsets",   "Targets",
        "Details",   "BackwardSources", "BackwardEdges", "Occurrences",  "Affiliations", "Dates",
        "Names",     "Strings",         "DisputeRows",   "CitationRows", "SpeechRows"};
    for (std::size_t s = 0; s < names.size(); ++s) {
        says("| " + std::to_string(s) + " | " + names[s] + " | " +
             std::to_string(layout->sections[s].element_bytes) + " |");
    }
}

}  // namespace
}  // namespace gainsay::test
