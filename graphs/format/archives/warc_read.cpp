#include <algorithm>
#include <charconv>
#include <istream>
#include <set>

#include "graphs/copies/sha256.hpp"
#include "graphs/format/archives/http_message.hpp"
#include "graphs/format/archives/inflate.hpp"
#include "graphs/format/archives/page_head.hpp"
#include "graphs/format/archives/warc.hpp"
#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/parts/dates.hpp"
#include "graphs/format/parts/id_book.hpp"

// A WARC file is a row of records: "WARC/1.1", named fields, an empty line, a block of Content-Length bytes, two line
// ends. What a server sent (response), what was there (resource) and what was made of it (conversion) become documents,
// where it is HTML or text. WARC-Date is when a page was fetched, not when it was published: it goes to `extra`.
//
// Source   ISO 28500:2017; iipc.github.io/warc-specifications, WARC 1.0 and 1.1.

namespace gainsay::archives {
namespace {

constexpr std::size_t most_line = std::size_t{1} << 16U, most_fields = 1000;

bool is_text(std::string_view type) {
    return type == "text/html" || type == "application/xhtml+xml" || type == "text/plain";
}

class WarcReader final : public FormatReader {
public:
    WarcReader(RecordSink& sink, const ReadOptions& options, LossReport& losses)
        : sink_(sink), options_(options), losses_(losses) {}

    void read(std::istream& in, std::string_view name) override {
        name_ = name;
        ArchiveBytes bytes(in, name, options_);
        bool some = false;
        while (read_record(bytes)) some = true;
        if (!some)
            bytes.refuse(
                "the input is empty, expected an archive that begins with \"WARC/1.0\" or \"WARC/1.1\"");
    }

private:
    /// What a document is made of.
    struct Capture {
        std::string url, fetched, warc_id, type, charset, body;
        Fields archive, server;  ///< what the archive and the server say beside that
    };

    // --- records

    bool read_record(ArchiveBytes& bytes) {
        std::optional<std::string> line = bytes.line(most_line);
        while (line && line->empty()) line = bytes.line(most_line);
        if (!line) return false;
        bytes.count_record();
        at_ = bytes.offset();
        if (!line->starts_with("WARC/1.") && !line->starts_with("WARC/0.")) {
            bytes.refuse("found \"" + printable(*line) +
                         "\", expected a record that begins with \"WARC/1.0\" or \"WARC/1.1\"");
        }
        Fields fields;
        for (line = bytes.line(most_line); line && !line->empty(); line = bytes.line(most_line)) {
            if (fields.size() >= most_fields)
                bytes.refuse("a record has more than " + std::to_string(most_fields) + " fields",
                             ErrorCode::Limit);
            if (!add_field(fields, *line))
                bytes.refuse("found \"" + printable(*line) +
                             "\", expected a field such as \"WARC-Type: response\"");
        }
        const std::string_view digits = field(fields, "content-length");
        std::uint64_t length = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), length);
        if (digits.empty() || read.ec != std::errc() || read.ptr != digits.data() + digits.size())
            bytes.refuse("found a record without Content-Length, expected how many bytes it has");
        take(fields, length, bytes);
        return true;
    }

    static std::string printable(std::string_view line) {
        std::string text(line.substr(0, 40));
        for (char& c : text) c = c < 0x20 || c == 0x7F ? '?' : c;
        return text;
    }

    void take(const Fields& fields, std::uint64_t length, ArchiveBytes& bytes) {
        const std::string type(field(fields, "warc-type"));
        const std::string content = media_type(field(fields, "content-type"));
        const bool response = type == "response" && content == "application/http";
        const bool bare = (type == "resource" || type == "conversion") && is_text(content);
        const bool large = options_.max_record_bytes != 0 && length > options_.max_record_bytes;
        if ((!response && !bare) || large) {
            skip(length, bytes);
            if (large && (response || bare)) {
                lose("record that is too large",
                     "it has more than " + std::to_string(options_.max_record_bytes) + " bytes");
            } else if (response || type == "response" || type == "resource" || type == "conversion") {
                lose(type + " of " + (content.empty() ? "no stated type" : content.substr(0, 60)),
                     "only HTML and text become documents");
            } else {
                lose((type.empty() ? "untyped" : type.substr(0, 40)) + " record", "it holds no document");
            }
            return;
        }
        Capture capture;
        capture.url = uri(field(fields, "warc-target-uri"));
        capture.fetched = field(fields, "warc-date");
        capture.warc_id = uri(field(fields, "warc-record-id"));
        capture.archive = fields;
        capture.body = block(length, bytes);
        if (response && !open_response(capture)) return;
        if (bare) {
            capture.type = content;
            capture.charset = charset_of(field(fields, "content-type"));
        }
        deliver(capture);
    }

    /// "<http://…>" of WARC 1.0 writers.
    static std::string uri(std::string_view text) {
        if (text.size() >= 2 && text.front() == '<' && text.back() == '>')
            text = text.substr(1, text.size() - 2);
        return std::string(text);
    }

    void skip(std::uint64_t length, ArchiveBytes& bytes) {
        while (length > 0) length -= some_of(length, bytes).size();
    }
    std::string block(std::uint64_t length, ArchiveBytes& bytes) {
        std::string all;
        while (length > 0) {
            const std::string_view piece = some_of(length, bytes);
            all += piece;
            length -= piece.size();
        }
        return all;
    }
    static std::string_view some_of(std::uint64_t length, ArchiveBytes& bytes) {
        const std::string_view piece = bytes.next(length);
        if (piece.empty()) bytes.refuse("the archive ends in the middle of a record");
        return piece;
    }

    bool open_response(Capture& capture) {
        const std::uint64_t most = options_.max_record_bytes == 0 ? UINT64_MAX : options_.max_record_bytes;
        auto response = parse_response(capture.body, most);
        if (!response) {
            lose("response that is no HTTP", "it does not begin with \"HTTP/\"");
            return false;
        }
        capture.type = media_type(field(response->fields, "content-type"));
        capture.charset = charset_of(field(response->fields, "content-type"));
        if (response->status != 200) {
            lose("response with status " + std::to_string(response->status),
                 "it tells of a document that was not there");
        } else if (!is_text(capture.type)) {
            lose("response of " + (capture.type.empty() ? "no stated type" : capture.type.substr(0, 60)),
                 "only HTML and text become documents");
        } else if (!response->broken_coding.empty()) {
            lose("response in the coding " + response->broken_coding.substr(0, 40),
                 "it is broken, too large, or a coding that is not read");
        } else {
            capture.body = std::move(response->body);
            capture.server = std::move(response->fields);
            return true;
        }
        return false;
    }

    // --- documents

    void deliver(const Capture& capture) {
        const auto url = as_utf8(capture.url, {});
        if (!url || url->empty()) {
            lose("record without an address", "WARC-Target-URI tells which document it is");
            return;
        }
        Document document;
        document.url = *url;
        document.title = *url;
        if (capture.type != "text/plain") read_head(capture, document);
        document.id = DocumentId(ids_.id(RecordKind::Document, *url, document.title));
        // One document by address, whatever its title was each time.
        if (!addresses_.insert(*url).second) {
            lose("later capture of a document", "a document has one stored copy; what was read first stays");
            return;
        }
        document.snapshot = StoredCopy{{}, sha256(capture.body)};
        document.extra = extra_of(capture);
        sink_.add(std::move(document), {name_});
    }

    void read_head(const Capture& capture, Document& document) {
        constexpr std::size_t most = std::size_t{64} << 10U;
        std::string_view start = std::string_view(capture.body).substr(0, most);
        // A cut must not split a character.
        while (start.size() < capture.body.size() && !start.empty() && (start.back() & 0x80) != 0)
            start.remove_suffix(1);
        std::string charset = capture.charset;
        if (charset.empty()) charset = charset_of(start.substr(0, 1024));
        if (const std::size_t stop = charset.find_first_of("\"'/> "); stop != std::string::npos)
            charset.resize(stop);
        const auto html = as_utf8(start, charset);
        if (!html) {
            lose("title in an unknown charset",
                 "the page is neither UTF-8 nor in the charset that it states");
            return;
        }
        PageHead head = head_of(*html);
        if (!head.title.empty()) document.title = std::move(head.title);
        document.language = std::move(head.language);
        if (head.published.empty()) return;
        document.published = parts::date_of(head.published);
        if (!document.published) lose("date of a page", "it is spelt in no way that is read");
    }

    std::string extra_of(const Capture& capture) {
        std::string extra;
        json::Writer writer(extra, json::Layout::Dense);
        writer.begin_object();
        writer.key("warc");
        writer.begin_object();
        for (const auto& [key, text] :
             {std::pair{"fetched", &capture.fetched}, std::pair{"record", &capture.warc_id}}) {
            if (text->empty() || !as_utf8(*text, {})) continue;
            writer.key(key);
            writer.text(*text);
        }
        write_fields("fields", capture.archive, writer);
        write_fields("http", capture.server, writer);
        writer.end_object();
        writer.end_object();
        return extra;
    }

    void write_fields(std::string_view name, const Fields& fields, json::Writer& writer) {
        bool any = false;
        for (const auto& [key, value] : fields) {
            if (is_framing(key)) continue;
            if (!as_utf8(key, {}) || !as_utf8(value, {})) {
                lose("field that is not UTF-8", "a text of a case must be");
                continue;
            }
            if (!any) {
                writer.key(name);
                writer.begin_object();
            }
            any = true;
            writer.key(key);
            writer.text(value);
        }
        if (any) writer.end_object();
    }

    void lose(std::string what, std::string why) {
        // What came out of a file may not be UTF-8.
        if (!as_utf8(what, {})) what = "record of a broken type";
        losses_.add({std::move(what), std::move(why), {}, "at byte " + std::to_string(at_), {name_}});
    }

    RecordSink& sink_;
    const ReadOptions& options_;
    LossReport& losses_;
    parts::IdBook ids_;
    std::set<std::string> addresses_;
    std::string name_;
    std::uint64_t at_ = 0;
};

}  // namespace

std::unique_ptr<FormatReader> make_warc_reader(RecordSink& sink, const ReadOptions& options,
                                               LossReport& losses) {
    return std::make_unique<WarcReader>(sink, options, losses);
}

Guess guess_warc(std::string_view first_bytes) {
    if (first_bytes.starts_with("WARC/")) return Guess::Yes;
    if (!first_bytes.starts_with("\x1F\x8B")) return Guess::No;
    constexpr std::uint64_t most = std::uint64_t{4} << 20U;
    const auto start = unpacked(first_bytes.substr(0, 2048), most);
    return start && start->starts_with("WARC/") ? Guess::Yes : Guess::No;
}

}  // namespace gainsay::archives
