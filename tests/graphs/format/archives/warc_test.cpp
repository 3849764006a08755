// Archives made here, record by record: which become documents, what of codings, compression and broken ones.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <sstream>

#include "graphs/copies/sha256.hpp"
#include "graphs/format/loss.hpp"
#include "graphs/format/registry.hpp"
#include "graphs/model/case.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string warc_record(const std::string& type, const std::string& content_type, const std::string& url,
                        const std::string& block, const std::string& version = "1.1") {
    return "WARC/" + version + "\r\nWARC-Type: " + type +
           "\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2018-07-02T10:00:00Z\r\n" +
           (url.empty() ? "" : "WARC-Target-URI: " + url + "\r\n") + "Content-Type: " + content_type +
           "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string http(const std::string& fields, const std::string& body, const std::string& status = "200 OK") {
    return "HTTP/1.1 " + status + "\r\n" + fields + "\r\n" + body;
}

std::string response(const std::string& url, const std::string& fields, const std::string& body) {
    return warc_record("response", "application/http; msgtype=response", url, http(fields, body));
}

const std::string html_type = "Content-Type: text/html; charset=utf-8\r\n";

/// `window`: 31 is gzip, 15 zlib, -15 bare deflate.
std::string zipped(const std::string& text, int window = 31) {
    z_stream zip{};
    EXPECT_EQ(deflateInit2(&zip, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY), Z_OK);
    std::string out(deflateBound(&zip, text.size()) + 100, '\0'), in = text;
    zip.next_in = reinterpret_cast<Bytef*>(in.data());
    zip.avail_in = static_cast<uInt>(in.size());
    zip.next_out = reinterpret_cast<Bytef*>(out.data());
    zip.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(deflate(&zip, Z_FINISH), Z_STREAM_END);
    out.resize(zip.total_out);
    deflateEnd(&zip);
    return out;
}

struct ReadArchive {
    Case whole;
    LossReport losses{LossReport::every_place};
    [[nodiscard]] std::vector<std::string> lost() const {
        std::vector<std::string> kinds;
        for (const LossReport::Kind& kind : losses.kinds())
            kinds.push_back(std::to_string(kind.count) + " " + kind.what);
        return kinds;
    }
    [[nodiscard]] std::vector<std::string> titles() const {
        std::vector<std::string> all;
        for (const Document& one : whole.documents) all.push_back(one.title);
        return all;
    }
};

ReadArchive read_archive(const std::string& bytes, const ReadOptions& options = {}) {
    ReadArchive result;
    CaseBuilder builder;
    std::istringstream in(bytes);
    find_format("warc").read(in, "crawl.warc", builder, options, result.losses);
    result.whole = builder.take();
    EXPECT_THAT(check_case(result.whole), IsEmpty());
    return result;
}

TEST(Sha256, IsThatOfTheStandard) {
    EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(sha256(std::string(1'000'000, 'a')),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Warc, MakesADocumentOfAPage) {
    const std::string page =
        "<!doctype html><html lang=de><head><meta charset=utf-8><meta property=article:published_time "
        "content='2018-07-02T08:00:00+02:00'><title> Bericht\n über &amp; Tasnim </title></head><body>x";
    const ReadArchive archive = read_archive(response("https://example.org/a?b=1", html_type, page));
    ASSERT_EQ(archive.whole.documents.size(), 1U);
    const Document& document = archive.whole.documents[0];
    EXPECT_EQ(document.title, "Bericht über & Tasnim");
    EXPECT_EQ(document.url, "https://example.org/a?b=1");
    EXPECT_EQ(document.language, "de");
    EXPECT_EQ(document.published->text(), "2018-07-02T08:00:00+02:00");
    EXPECT_EQ(document.snapshot->sha256, sha256(page));
    EXPECT_EQ(document.extra, R"({"warc":{"fetched":"2018-07-02T10:00:00Z","record":"urn:uuid:1"}})");
    EXPECT_THAT(archive.lost(), IsEmpty());
}

TEST(Warc, KeepsWhatArchiveAndServerSayBeside) {
    const std::string block =
        http(html_type + "Last-Modified: yesterday\r\nVia: a\r\nvia: b\r\n", "<title>A</title>");
    std::string record =
        warc_record("response", "application/http; msgtype=response", "https://a.example/", block);
    record.insert(record.find("WARC-Date"), "WARC-IP-Address: 192.0.2.1\r\n");
    const ReadArchive archive = read_archive(record);
    ASSERT_EQ(archive.whole.documents.size(), 1U);
    EXPECT_EQ(
        archive.whole.documents[0].extra,
        R"({"warc":{"fetched":"2018-07-02T10:00:00Z","record":"urn:uuid:1","fields":{"warc-ip-address":"192.0.2.1"},)"
        R"("http":{"last-modified":"yesterday","via":"a, b"}}})");
    EXPECT_TRUE(archive.lost().empty());
}

const std::string page = "<title>Rain</title><p>It rains.";

struct Coded {
    const char* name;
    std::string bytes;
    friend void PrintTo(const Coded& one, std::ostream* out) { *out << one.name; }
};
class CodedPages : public ::testing::TestWithParam<Coded> {};

TEST_P(CodedPages, AreTheSameDocument) {
    const ReadArchive archive = read_archive(GetParam().bytes);
    ASSERT_EQ(archive.whole.documents.size(), 1U);
    EXPECT_EQ(archive.whole.documents[0].title, "Rain");
    EXPECT_EQ(archive.whole.documents[0].snapshot->sha256, sha256(page));
    EXPECT_THAT(archive.lost(), IsEmpty());
    EXPECT_EQ(guess_format(std::string_view(GetParam().bytes).substr(0, guess_bytes))->name, "warc");
}

std::string coded(const std::string& fields, const std::string& body) {
    return response("http://a.example/", html_type + fields, body);
}

std::string in_one_chunk(const std::string& body) {
    std::ostringstream out;
    out << std::hex << body.size() << "\r\n" << body << "\r\n0\r\n\r\n";
    return out.str();
}

INSTANTIATE_TEST_SUITE_P(
    Warc, CodedPages,
    ::testing::Values(Coded{"Plain", coded("", page)}, Coded{"CompressedRecord", zipped(coded("", page))},
                      Coded{"Chunked", coded("Transfer-Encoding: chunked\r\n",
                                             "5\r\n<titl\r\n1a;x=y\r\n" + page.substr(5) + "\r\n0\r\n\r\n")},
                      Coded{"Gzip", coded("Content-Encoding: gzip\r\n", zipped(page))},
                      Coded{"Deflate", coded("Content-Encoding: deflate\r\n", zipped(page, 15))},
                      Coded{"BareDeflate", coded("Content-Encoding: deflate\r\n", zipped(page, -15))},
                      Coded{"ChunkedGzip", coded("content-encoding: x-GZIP\r\nTransfer-Encoding: chunked\r\n",
                                                 in_one_chunk(zipped(page)))},
                      Coded{"NamesOfCodingsAfterUndoingThem",
                            coded("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", page)},
                      Coded{"Resource",
                            warc_record("resource", "text/html", "<http://a.example/>", page, "1.0")}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Warc, ReadsOneGzipMemberARecordAndSeveralInOne) {
    const std::string one = response("http://a.example/", html_type, "<title>A</title>"),
                      two = response("http://b.example/", html_type, "<title>B</title>"),
                      three = warc_record("conversion", "text/plain", "http://c.example/", "words");
    for (const std::string& bytes :
         {one + two + three, zipped(one) + zipped(two) + zipped(three), zipped(one + two + three)})
        EXPECT_THAT(read_archive(bytes).titles(),
                    testing::UnorderedElementsAre("A", "B", "http://c.example/"));
}

TEST(Warc, ReadsPagesInOtherCharsets) {
    EXPECT_THAT(read_archive(response("http://a.example/", "Content-Type: text/html; charset=ISO-8859-1\r\n",
                                      "<title>\xFC"
                                      "ber</title>"))
                    .titles(),
                ElementsAre("über"));
    EXPECT_THAT(read_archive(response("http://a.example/", "Content-Type: text/html\r\n",
                                      "<meta charset=\"windows-1256\"><title>\xC7</title>"))
                    .titles(),
                ElementsAre("ا"));
    const ReadArchive broken = read_archive(response("http://a.example/", html_type, "<title>\xFC</title>"));
    EXPECT_THAT(broken.titles(), ElementsAre("http://a.example/"));
    EXPECT_THAT(broken.lost(), ElementsAre("1 title in an unknown charset"));
}

TEST(Warc, ReportsWhatIsNoDocument) {
    const ReadArchive archive = read_archive(
        warc_record("warcinfo", "application/warc-fields", "", "software: x") +
        warc_record("request", "application/http; msgtype=request", "http://a.example/",
                    "GET / HTTP/1.1\r\n\r\n") +
        warc_record("revisit", "application/http; msgtype=response", "http://a.example/", http("", "")) +
        response("http://a.example/i", "Content-Type: image/png\r\n", std::string(100'000, '\x89')) +
        response("http://a.example/b", html_type + "Content-Encoding: br\r\n", "\x1\x2") +
        response("http://a.example/c", html_type + "Transfer-Encoding: chunked\r\n", "\x1\x2") +
        response("", html_type, "<title>nowhere") + response("http://a.example/", html_type, "<title>A") +
        response("http://a.example/", html_type, "<title>Another") +
        warc_record("response", "application/http", "http://a.example/4", http("", "", "404 Not Found")) +
        warc_record("response", "application/http", "http://a.example/5", "gopher") +
        warc_record("resource", "video/mp4", "http://a.example/6", "x"));
    EXPECT_THAT(archive.titles(), ElementsAre("A"));
    EXPECT_THAT(archive.lost(), testing::UnorderedElementsAre(
                                    "1 later capture of a document", "1 record without an address",
                                    "1 request record", "1 resource of video/mp4",
                                    "1 response in the coding br", "1 response in the coding chunked",
                                    "1 response of image/png", "1 response that is no HTTP",
                                    "1 response with status 404", "1 revisit record", "1 warcinfo record"));
}

TEST(Warc, PassesOverRecordsThatAreTooLarge) {
    ReadOptions options;
    options.max_record_bytes = 10'000;
    const ReadArchive archive =
        read_archive(response("http://a.example/", html_type, std::string(20'000, 'x')) +
                         response("http://b.example/", html_type + "Content-Encoding: gzip\r\n",
                                  zipped(std::string(1'000'000, 'x'))) +
                         response("http://c.example/", html_type, "<title>C"),
                     options);
    EXPECT_THAT(archive.titles(), ElementsAre("C"));
    EXPECT_THAT(archive.lost(),
                testing::UnorderedElementsAre("1 record that is too large", "1 response in the coding gzip"));
}

struct BrokenArchive {
    std::string bytes;
    const char* message;
    ErrorCode code = ErrorCode::Malformed;
};

TEST(Warc, RefusesBrokenArchives) {
    const std::string whole = response("http://a.example/", html_type, page);
    ReadOptions options;
    options.max_records = 3;
    for (const BrokenArchive& one :
         {BrokenArchive{"", "the input is empty"}, BrokenArchive{"hello\n", "found \"hello\""},
          BrokenArchive{whole.substr(0, whole.size() - 20), "in the middle of a record"},
          BrokenArchive{zipped(whole).substr(0, 100), "in the middle of a record"},
          BrokenArchive{zipped(whole) + "\x1F\x8B\x08garbage that is no gzip at all", "found no gzip"},
          BrokenArchive{"WARC/1.0\r\nno field\r\n\r\n", "expected a field"},
          BrokenArchive{"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "without Content-Length"},
          BrokenArchive{"WARC/1.0\r\nContent-Length: -5\r\n\r\n", "without Content-Length"},
          BrokenArchive{"WARC/1.0\r\nContent-Length: 18446744073709551615\r\n\r\nx",
                        "in the middle of a record"},
          BrokenArchive{"WARC/1.0\r\nX: " + std::string(100'000, 'x'), "a line has more", ErrorCode::Limit},
          BrokenArchive{whole + whole + whole + whole, "more than 3 records", ErrorCode::Limit}}) {
        SCOPED_TRACE(one.bytes.substr(0, 60));
        try {
            (void)read_archive(one.bytes, options);
            ADD_FAILURE() << "was read";
        } catch (const ReadError& error) {
            EXPECT_THAT(error.problems().at(0).message, HasSubstr(one.message));
            EXPECT_EQ(error.code(), one.code);
        }
    }
}

TEST(Warc, RefusesBombs) {
    std::string nothing(std::size_t{300} << 20U, '\0');
    const std::string bomb =
        zipped("WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 1099511627776\r\n\r\n" + nothing);
    try {
        (void)read_archive(bomb);
        FAIL() << "was read";
    } catch (const ReadError& error) {
        EXPECT_EQ(error.code(), ErrorCode::Limit);
        EXPECT_THAT(error.what(), HasSubstr("thousandfold"));
    }
}

TEST(Warc, SurvivesElementsThatLieDeep) {
    std::string deep = "<title>Deep</title>";
    for (int i = 0; i < 100'000; ++i) deep += "<b>";
    EXPECT_THAT(read_archive(response("http://a.example/", html_type, deep)).titles(), ElementsAre("Deep"));
}

}  // namespace
}  // namespace gainsay::test
