// fuzz_seeds FIXTURES FOLDER: what each fuzz target begins with, in FOLDER/TARGET, made of our own fixtures. Every case is
// written whole and in small pieces, because a fuzzer gets further from a short input than from a long one. The same
// fixtures give the same files, but for the one case file, which has an identity of its own.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "graphs/format/registry.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "graphs/store/case_file.hpp"

namespace {

namespace fs = std::filesystem;
using namespace gainsay;

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> files_of(const fs::path& folder) {
    std::vector<fs::path> files;
    if (!fs::exists(folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// Where the seeds go.
class Seeds {
public:
    explicit Seeds(fs::path folder) : folder_(std::move(folder)) {}

    void add(const std::string& target, const std::string& name, const std::string& bytes) {
        fs::create_directories(folder_ / target);
        std::ofstream file(folder_ / target / name, std::ios::binary);
        file << bytes;
        if (!file.flush()) throw Error(ErrorCode::Io, "cannot write " + (folder_ / target / name).string());
        ++counts_[target];
    }

    void print(std::ostream& out) const {
        for (const auto& [target, count] : counts_) out << target << ": " << count << " seeds\n";
    }

private:
    fs::path folder_;
    std::map<std::string, std::size_t> counts_;
};

std::vector<Record> records_of(const CaseSource& source) {
    std::vector<Record> all;
    for (std::size_t k = 0; k < record_kind_count; ++k)
        source.visit(static_cast<RecordKind>(k), [&](const Record& record) { all.push_back(record); });
    return all;
}

/// `record` and all it leads to.
Case piece_around(const CaseSource& source, const Record& record) {
    Case piece;
    std::set<RecordId> seen{id_of(record)};
    std::vector<Record> todo{record};
    while (!todo.empty()) {
        const Record next = std::move(todo.back());
        todo.pop_back();
        for (const Reference& reference : references_of(next)) {
            if (!seen.insert(reference.to).second) continue;
            if (auto found = source.find(reference.to)) todo.push_back(std::move(*found));
        }
        add_record(piece, next);
    }
    sort_records(piece);
    return piece;
}

/// The case, and of each kind of record the pieces around its first, middle and last one.
std::map<std::string, Case> pieces_of(const CaseSource& source, const std::string& name) {
    std::map<std::string, Case> pieces{{name, source.whole()}, {name + "-empty", {}}};
    for (std::size_t k = 0; k < record_kind_count; ++k) {
        std::vector<Record> of_kind;
        source.visit(static_cast<RecordKind>(k), [&](const Record& record) { of_kind.push_back(record); });
        if (of_kind.empty()) continue;
        for (const std::size_t at : {std::size_t{0}, of_kind.size() / 2, of_kind.size() - 1})
            pieces[name + "-" + std::to_string(k) + "-" + std::to_string(at)] =
                piece_around(source, of_kind[at]);
    }
    return pieces;
}

std::string written(const char* format, const GraphSource& source, const WriteOptions& options = {}) {
    std::ostringstream out;
    LossReport losses;
    find_format(format).write(out, source, options, losses);
    return out.str();
}

/// A format, the target that reads it, and what the target wants in front of it.
struct FormatSeed {
    const char* format;
    const char* target;
    const char* first;
};
constexpr FormatSeed format_seeds[]{
    {"json", "case_json", ""},
    {"jsonl", "case_json", ""},
    {"aif", "aif", ""},
    {"xaif", "aif", ""},
    {"argdown", "argdown", ""},
    {"i23", "frameworks", "i"},
    {"apx", "frameworks", "j"},
    {"tgf", "frameworks", "k"},
    {"graphml", "graphml", ""},
    {"gexf", "graphml", ""},
    {"claimreview", "claimreview", ""},
    {"turtle", "turtle", ""},
    {"jsonld", "jsonld", ""},
    {"csv", "tables", "c"},
    {"tsv", "tables", "c"},
    {"csv", "tables", "t"},
    {"jsonl", "tables", "j"},
    {"ftm", "ftm", ""},
};

void add_formats(Seeds& seeds, const std::string& name, const GraphSource& source) {
    for (const auto& [format, target, first] : format_seeds) {
        const std::string mark = *first == '\0' ? "" : std::string("-") + first;
        seeds.add(target, name + mark + "." + format, first + written(format, source));
    }
    seeds.add("claimreview", name + ".html",
              "<html><script type=\"application/ld+json\">" + written("claimreview", source) + "</script>");
}

/// The Fact Check Tools API as it answers: there is no writer of ours.
void add_factcheck_api(Seeds& seeds, const std::string& name, const Case& whole) {
    const auto quoted = [](const std::string& text) {
        std::string out = "\"";
        for (const char c : text) {
            if (c == '"' || c == '\\') out += '\\';
            out += c == '\n' ? ' ' : c;
        }
        return out + '"';
    };
    std::string claims;
    for (const Claim& claim : whole.claims) {
        claims +=
            std::string(claims.empty() ? "" : ",") + "{\"text\":" + quoted(claim.text) +
            R"(,"claimant":"Ann","claimDate":"2018-07-02T00:00:00Z","claimReview":[{"publisher":{"name":"Checks",)" +
            R"("site":"checks.example"},"url":"https://checks.example/)" + claim.id.text() +
            R"(","title":"?","reviewDate":"2018-07-03T00:00:00Z","textualRating":"False","languageCode":"en"}]})";
    }
    seeds.add("factcheck_api", name + ".json", "{\"claims\":[" + claims + R"(],"nextPageToken":"CAo"})");
}

/// Two dates a file, one a line.
void add_dates(Seeds& seeds, const std::string& name, const Case& whole) {
    std::set<std::string> dates;
    for (const Document& document : whole.documents)
        if (document.published) dates.insert(document.published->text());
    for (const Statement& statement : whole.statements)
        if (statement.said_on) dates.insert(statement.said_on->text());
    std::string before = "2018-07~/..";
    std::size_t n = 0;
    for (const std::string& date : dates) {
        seeds.add("edtf", name + "-" + std::to_string(n++), date + "\n" + before);
        before = date;
    }
}

void add_pairs(Seeds& seeds, const std::string& name, const Case& whole) {
    std::string pairs = "source,target,sign\n";
    for (const Relation& relation : whole.relations)
        pairs += relation.from.text() + "," + relation.to.text() +
                 (relation.kind == RelationKind::Supports ? ",1\n" : ",-1\n");
    seeds.add("signed_pairs", name + ".csv", pairs);
}

std::string warc_record(const std::string& type, const std::string& media, const std::string& block) {
    return "WARC/1.1\r\nWARC-Type: " + type +
           "\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2018-07-02T10:00:00Z\r\nWARC-Target-URI: "
           "https://a.example/" +
           std::to_string(block.size()) + "\r\nContent-Type: " + media +
           "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

/// A stored copy, as itself and in an archive.
void add_copy(Seeds& seeds, const std::string& name, const fs::path& file) {
    const std::string bytes = bytes_of(file);
    const std::string media = file.extension() == ".html" ? "text/html" : "text/plain";
    seeds.add("copies", name, bytes);
    std::ostringstream size;
    size << std::hex << bytes.size();
    const std::string page =
        "<html lang=en><head><title>A &amp; B</title><meta property=\"article:published_time\""
        " content=\"2018-07-02\"></head><body>" +
        bytes + "</body></html>";
    seeds.add("warc", name + "-resource.warc", warc_record("resource", media, bytes));
    seeds.add("warc", name + "-response.warc",
              warc_record("warcinfo", "application/warc-fields", "software: x\r\n") +
                  warc_record("response", "application/http; msgtype=response",
                              "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page));
    seeds.add(
        "warc", name + "-chunked.warc",
        warc_record("response", "application/http",
                    "HTTP/1.1 200 OK\r\nContent-Type: " + media + "\r\nTransfer-Encoding: chunked\r\n\r\n" +
                        size.str() + "\r\n" + bytes + "\r\n0\r\n\r\n"));
}

/// A quote with its prefix, suffix and position, a blank line, and the text of the copy that it stands in.
void add_quotes(Seeds& seeds, const std::string& name, const fs::path& folder, const Case& whole) {
    std::map<DocumentId, std::string> texts;
    for (const Document& document : whole.documents)
        if (document.snapshot && !document.snapshot->path.empty())
            texts[document.id] = bytes_of(folder / document.snapshot->path);
    std::size_t n = 0;
    for (const Statement& statement : whole.statements) {
        for (const Occurrence& occurrence : statement.occurrences) {
            const auto text = texts.find(occurrence.document);
            if (!occurrence.selector || text == texts.end()) continue;
            const Selector& selector = *occurrence.selector;
            seeds.add("quotation", name + "-" + std::to_string(n++),
                      selector.exact + "\n" + selector.prefix + "\n" + selector.suffix + "\n" +
                          (selector.start ? std::to_string(*selector.start) : "") + "\n\n" + text->second);
        }
    }
}

void add_snapshot(Seeds& seeds, const std::string& name, const GraphSource& source) {
    const Snapshot snapshot = build_snapshot(source);
    const auto bytes = snapshot.bytes();
    seeds.add("snapshot", name, std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

/// One whole case file, and lists of patches to the target's own: a page of the database each.
void add_case_file(Seeds& seeds, const CaseSource& source) {
    const fs::path path = fs::temp_directory_path() / ("gainsay-seed-" + std::to_string(getpid()));
    {
        const ChangeNote note{"fuzz", "2018", "import", ""};
        CaseFile file = CaseFile::create(path, source.whole().info, note);
        Change change = file.begin(note);
        for (const Record& record : records_of(source)) change.put(record, ImportPolicy::Refuse);
        change.commit();
    }
    seeds.add("store", "case", bytes_of(path));
    for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(path.string() + suffix);
    for (int page = 0; page < 32; ++page) {
        const int at = page * 4096 + (page == 0 ? 100 : 0);
        std::string patch;
        for (const int offset : {0, 3, 7, 900}) {
            for (int shift = 24; shift >= 0; shift -= 8)
                patch += static_cast<char>((at + offset) >> shift & 0xff);
            patch += '\x05';
        }
        seeds.add("store", "page-" + std::to_string(page), patch);
    }
}

/// The file, each of its rules alone, and each without its examples.
void add_rules(Seeds& seeds, const fs::path& file) {
    const auto whole = nlohmann::ordered_json::parse(bytes_of(file));
    const std::string name = file.stem().string();
    seeds.add("rule_file", name, whole.dump());
    for (std::size_t i = 0; i < whole["rules"].size(); ++i) {
        auto one = whole;
        one["rules"] = nlohmann::ordered_json::array({whole["rules"][i]});
        seeds.add("rule_file", name + "-" + std::to_string(i), one.dump());
        one["rules"][0].erase("bad");
        one["rules"][0].erase("good");
        seeds.add("rule_file", name + "-" + std::to_string(i) + "-bare", one.dump());
    }
}

void add_fixture(Seeds& seeds, const fs::path& folder) {
    std::ifstream text(folder / "case.json");
    const CaseSource source(read_case(text, (folder / "case.json").string()));
    const std::string name = folder.filename().string();
    for (auto& [piece_name, piece] : pieces_of(source, name)) {
        add_factcheck_api(seeds, piece_name, piece);
        add_pairs(seeds, piece_name, piece);
        const CaseSource one(std::move(piece));
        add_formats(seeds, piece_name, one);
        add_snapshot(seeds, piece_name, one);
    }
    add_dates(seeds, name, source.whole());
    add_quotes(seeds, name, folder, source.whole());
    for (const fs::path& copy : files_of(folder / "documents"))
        add_copy(seeds, name + "-" + copy.filename().string(), copy);
    if (name == "two-fronts") add_case_file(seeds, source);
}

int make_seeds(const fs::path& fixtures, const fs::path& to) {
    Seeds seeds(to);
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(fixtures))
        if (fs::exists(entry.path() / "case.json")) folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
    if (folders.empty())
        throw Error(ErrorCode::NotFound, "no folder of " + fixtures.string() + " has a case.json");
    for (const fs::path& folder : folders) add_fixture(seeds, folder);
    for (const fs::path& file : files_of(fixtures / "mappings"))
        seeds.add("tables", "mapping-" + file.filename().string(), "m" + bytes_of(file));
    for (const fs::path& file : files_of(fixtures / "rules")) add_rules(seeds, file);
    seeds.print(std::cout);
    return 0;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 3) {
        std::cerr << "usage: fuzz_seeds FIXTURES FOLDER\n";
        return 2;
    }
    return make_seeds(argv[1], argv[2]);
} catch (const std::exception& error) {
    std::cerr << "fuzz_seeds: " << error.what() << '\n';
    return 1;
}
