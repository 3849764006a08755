#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <fstream>

#include "graphs/copies/code_points.hpp"
#include "graphs/copies/copy_text.hpp"
#include "graphs/copies/encoding.hpp"
#include "graphs/copies/sha256.hpp"
#include "graphs/model/error.hpp"
#include "tests/support/real_data.hpp"

// Stored copies as text: pages, encodings, paths that lead out, and what is too much.

namespace gainsay::test {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

std::string shown(const std::string& page) {
    const CopyText copy = text_of_bytes(page, "page.html");
    return copy.state == CopyState::Readable ? copy.text : "(" + std::string(to_string(copy.state)) + ")";
}

struct PageCase {
    const char* name;
    const char* page;
    const char* text;
    friend void PrintTo(const PageCase& one, std::ostream* out) { *out << one.name; }
};
class Pages : public ::testing::TestWithParam<PageCase> {};

TEST_P(Pages, ReadAsABrowserShowsThem) {
    EXPECT_EQ(shown(GetParam().page), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Copies, Pages,
    ::testing::Values(
        PageCase{"BlocksAreParagraphs", "<h1>A</h1><p>b</p><p>c</p>", "A\n\nb\n\nc"},
        PageCase{"InlineTagsAreNothing", "<p>in<em>spec</em>tion <b>of</b> it</p>", "inspection of it"},
        PageCase{"WhiteSpaceIsOneBlank", "<p>  a \n\t b  </p>", "a b"},
        PageCase{"ReferencesAreResolved", "<p>Fr&uuml;h &amp; sp&#228;t&nbsp;&#x2019;</p>",
                 "Früh & spät\u00A0’"},
        PageCase{"ABreakIsALine", "<p>a<br>b</p>", "a\nb"},
        PageCase{"QIsMarked", "<p>He said <q>no</q>.</p>", "He said “no”."},
        PageCase{"PreIsLeftAsItIs", "<pre>a\n  b</pre>", "a\n  b"},
        PageCase{"ScriptsAndStylesAreNotSeen",
                 "<p>a</p><script>var b = '<p>c</p>';</script><style>p{}</style><p>d</p>", "a\n\nd"},
        PageCase{"TheHeadIsNotSeen", "<html><head><title>T</title></head><body>b</body></html>", "b"},
        PageCase{"TemplatesAndNoscriptAreNotSeen", "<p>a<template>b</template><noscript>c</noscript></p>",
                 "a"},
        PageCase{"CellsAreApart", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
                 "a b\n\nc"},
        PageCase{"CommentsAreNotSeen", "<p>a<!-- b -->c</p>", "ac"},
        PageCase{"BrokenMarkupIsMended", "<p>a<p>b</b></p></div>c", "a\n\nb\n\nc"},
        PageCase{"AnEmptyPageIsEmpty", "", ""}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Copies, AreKnownAsPagesByNameOrBeginning) {
    EXPECT_TRUE(text_of_bytes("a <b>b</b>", "x.HTM").html);
    EXPECT_TRUE(text_of_bytes(" <!-- x --><!DOCTYPE html><p>a", "x").html);
    EXPECT_TRUE(text_of_bytes("<?xml version='1.0'?>\n<html><body>a", "x").html);
    EXPECT_FALSE(text_of_bytes("<a> is less than b", "x.txt").html);
    EXPECT_EQ(text_of_bytes("a <b>b</b>\r\n", "x.txt").text, "a <b>b</b>\r\n")
        << "plain text is left as it is";
}

TEST(Copies, ThatAreBrokenAreReplacedAndCounted) {
    EXPECT_EQ(text_of_bytes("a\xFF"s + "b", "x.txt").text, "a\xEF\xBF\xBD"s + "b");
    EXPECT_EQ(text_of_bytes("a\xFF\xC3"s, "x.txt").replaced, 2U);
    // The longest beginning of a character counts as one (Unicode 15, table 3-8).
    const copies::Decoded table = copies::repaired_utf8("\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64");
    EXPECT_EQ(table.text,
              "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\x62\xEF\xBF\xBD\x63\xEF\xBF\xBD\xEF\xBF\xBD\x64");
    EXPECT_EQ(table.replaced, 6U);
    EXPECT_EQ(copies::repaired_utf8("\xED\xA0\x80\xC0\xAF\xF4\x90\x80\x80").replaced, 9U)
        << "surrogates, overlong, too high";
}

TEST(Copies, SayWhatTheyWereConvertedFrom) {
    const CopyText latin = text_of_bytes("<meta charset=\"ISO-8859-1\"><p>\x84\xFC\x93", "x.html");
    EXPECT_EQ(latin.text, "„ü“");
    EXPECT_EQ(latin.encoding, "iso-8859-1");
    EXPECT_EQ(latin.replaced, 0U);
    EXPECT_EQ(text_of_bytes("<meta charset=latin1><p>ü", "x.html").text, "ü") << "valid UTF-8 is UTF-8";
    EXPECT_EQ(text_of_bytes("<meta charset=nonsense><p>\xFC", "x.html").replaced, 1U);
    EXPECT_EQ(text_of_bytes("\xFF\xFE\x61\x00\xFC\x00"s, "x.txt").text, "aü");
    EXPECT_EQ(text_of_bytes("\xFE\xFF\x00\x61\xD8\x00"s, "x.txt").replaced, 1U) << "half a pair";
    EXPECT_EQ(text_of_bytes("\xEF\xBB\xBF"
                            "a",
                            "x.txt")
                  .text,
              "a");
}

TEST(Copies, ThatAreNoTextAreNotRead) {
    const CopyText copy = text_of_bytes("%PDF-1.4\0\0"s, "x.pdf");
    EXPECT_EQ(copy.state, CopyState::Unreadable);
    EXPECT_NE(copy.message.find("neither text nor HTML"), std::string::npos) << copy.message;
}

TEST(Copies, KeepToTheLimits) {
    CopyLimits limits;
    limits.max_bytes = 3;
    EXPECT_EQ(text_of_bytes("abc", "x", limits).state, CopyState::Readable);
    EXPECT_EQ(text_of_bytes("abcd", "x", limits).state, CopyState::TooLarge);
    EXPECT_EQ(text_of_bytes("abcd", "x", limits).message, "the copy has 4 bytes, at most 3 are read");
    limits = {};
    limits.max_nodes = 10;
    EXPECT_EQ(text_of_bytes("<p>a<p>b<p>c<p>d<p>e<p>f<p>g", "x.html", limits).state, CopyState::TooLarge);
}

TEST(Copies, ThatAreDeepAreReadOrRefusedInTime) {
    const auto start = std::chrono::steady_clock::now();
    std::string deep;
    for (int i = 0; i < 3000; ++i) deep += "<div>";
    EXPECT_EQ(shown(deep + "a"), "a");
    for (int i = 0; i < 200'000; ++i) deep += "<span>";
    EXPECT_EQ(shown(deep + "a"), "(too-large)");
    std::string bold;
    for (int i = 0; i < 2000; ++i) bold += "<p><b><i>";
    const std::string mended = shown(bold + "a");
    EXPECT_TRUE(mended == "a" || mended == "(too-large)") << mended;
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
}

TEST(Copies, OfAHundredMegabytesAreRead) {
    std::string text;
    while (text.size() < 100'000'000) text += "The dam is safe, we checked every stone of it. ";
    const CopyText copy = text_of_bytes(text, "x.txt");
    EXPECT_EQ(copy.state, CopyState::Readable);
    EXPECT_EQ(copy.text.size(), text.size());
}

Document document_with(const std::string& path, const std::string& sha) {
    Document document;
    document.id = DocumentId("document:one");
    document.snapshot = StoredCopy{path, sha};
    return document;
}

void write(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

TEST(StoredFiles, AreReadFromTheFolderOfTheCase) {
    const ScratchFolder scratch;
    fs::create_directories(scratch.path() / "case" / "copies");
    write(scratch.path() / "case" / "copies" / "a.txt", "The dam.");
    write(scratch.path() / "secret.txt", "The dam.");
    const fs::path folder = scratch.path() / "case";
    const std::string sha = sha256("The dam.");
    EXPECT_EQ(read_copy(folder, document_with("copies/a.txt", sha)).text, "The dam.");
    std::string capitals = sha;
    for (char& c : capitals) c = static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c);
    EXPECT_EQ(read_copy(folder, document_with("copies/a.txt", capitals)).state, CopyState::Readable);
    EXPECT_EQ(read_copy(folder, document_with("copies/a.txt", sha256("other"))).state,
              CopyState::HashDiffers);
    EXPECT_EQ(read_copy(folder, document_with("copies/b.txt", sha)).state, CopyState::Missing);
    EXPECT_EQ(read_copy(folder, document_with("", sha)).state, CopyState::NotKept);
    EXPECT_EQ(read_copy(folder, document_with("copies", sha)).state, CopyState::Outside) << "no plain file";
    Document none;
    none.id = DocumentId("document:none");
    EXPECT_EQ(read_copy(folder, none).state, CopyState::NoCopy);
    CopyLimits limits;
    limits.max_bytes = 2;
    EXPECT_EQ(read_copy(folder, document_with("copies/a.txt", sha), limits).state, CopyState::TooLarge);
}

TEST(StoredFiles, AreNeverReadFromElsewhere) {
    const ScratchFolder scratch;
    fs::create_directories(scratch.path() / "case");
    write(scratch.path() / "secret.txt", "The dam.");
    fs::create_symlink(scratch.path() / "secret.txt", scratch.path() / "case" / "link.txt");
    fs::create_directory_symlink(scratch.path(), scratch.path() / "case" / "up");
    fs::create_symlink("nowhere", scratch.path() / "case" / "broken.txt");
    fs::create_symlink("loop.txt", scratch.path() / "case" / "loop.txt");
    const std::string sha = sha256("The dam.");
    for (const std::string& path :
         {"../secret.txt"s, "up/secret.txt"s, "link.txt"s, "broken.txt"s, "loop.txt"s, "a/../../secret.txt"s,
          (scratch.path() / "secret.txt").string(), "/dev/zero"s, "/etc/passwd"s}) {
        const CopyText copy = read_copy(scratch.path() / "case", document_with(path, sha));
        EXPECT_EQ(to_string(copy.state), to_string(CopyState::Outside)) << path;
        EXPECT_TRUE(copy.text.empty());
        EXPECT_FALSE(copy.message.empty());
    }
}

TEST(StoredFiles, AreLaidDownBesideTheCase) {
    const ScratchFolder scratch;
    const fs::path folder = scratch.path() / "case";
    fs::create_directories(folder / "documents");
    write(folder / "documents" / "here.txt", "Here.");
    write(scratch.path() / "Saved Page.HTML", "<p>There.");
    const LaidCopy here = lay_copy(folder, "one", folder / "documents" / "here.txt");
    EXPECT_EQ(here.copy.path, "documents/here.txt");
    EXPECT_FALSE(here.written);
    const LaidCopy there = lay_copy(folder, "two", scratch.path() / "Saved Page.HTML");
    EXPECT_EQ(there.copy.path, "copies/two-" + sha256("<p>There.").substr(0, 12) + ".html");
    EXPECT_TRUE(there.written);
    EXPECT_EQ(read_copy(folder, document_with(there.copy.path, there.copy.sha256)).text, "There.");
    EXPECT_EQ(lay_copy(folder, "two", scratch.path() / "Saved Page.HTML").copy, there.copy)
        << "again is the same";
    try {
        static_cast<void>(lay_copy(folder, "three", scratch.path() / "none.txt"));
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::NotFound);
        EXPECT_NE(std::string(error.what()).find("none.txt"), std::string::npos);
    }
    CopyLimits limits;
    limits.max_bytes = 4;
    EXPECT_THROW(static_cast<void>(lay_copy(folder, "two", folder / "documents" / "here.txt", limits)),
                 Error);
}

TEST(CodePoints, AreCountedAsOneByOne) {
    std::string text;
    const std::array<std::string, 4> characters{"a", "ü", "€", "🙂"};
    std::vector<std::size_t> starts;
    unsigned state = 1;
    for (int i = 0; i < 9000; ++i) {
        starts.push_back(text.size());
        state = state * 1103515245U + 12345U;
        text += characters[(state >> 16U) % 4];
    }
    const CodePoints positions(text);
    ASSERT_EQ(positions.size(), starts.size());
    for (std::size_t i = 0; i < starts.size(); ++i) {
        ASSERT_EQ(positions.byte_of(i), starts[i]);
        ASSERT_EQ(positions.before(starts[i]), i);
    }
    EXPECT_EQ(positions.byte_of(starts.size()), text.size());
    EXPECT_EQ(positions.before(text.size()), starts.size());
    EXPECT_EQ(CodePoints("").byte_of(3), 0U);
}

}  // namespace
}  // namespace gainsay::test
