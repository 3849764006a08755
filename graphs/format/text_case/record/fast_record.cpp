#include "graphs/format/text_case/record/fast_record.hpp"

#include <simdjson.h>

#include <algorithm>

#include "graphs/format/json/json_source.hpp"
#include "graphs/format/text_case/record/fast_fields.hpp"
#include "graphs/format/text_case/record/record_fields.hpp"

// simdjson parses a line, checks that it is JSON and UTF-8, and gives members in the order of the input; fields
// are then taken out of them as describe() names them. It knows no places, so whatever is not plainly good is
// refused here without a word, and read again by the parser that does.

namespace gainsay::json {
namespace {

template <class T>
std::optional<Record> read_as(FastFields& fields) {
    std::optional<Record> record(std::in_place, T{});
    describe(fields, std::get<T>(*record));
    if (!fields.ok() || !problems_of(*record).empty()) return std::nullopt;
    return record;
}

// A limit that is none is one of this reader's own: longer lines are rare, and no matter.
std::size_t longest_line(const ReadOptions& options) {
    std::uint64_t longest = std::uint64_t{1} << 17U;
    // A line has at most as many values, and texts at most as long, as it has bytes.
    for (const std::uint64_t limit :
         {options.max_string_bytes, options.max_record_bytes, std::uint64_t{options.max_record_values}}) {
        if (limit != 0) longest = std::min(longest, limit);
    }
    return static_cast<std::size_t>(longest);
}

}  // namespace

struct FastRecordReader::Parser {
    simdjson::dom::parser parser;
    bool ready = false;
};

FastRecordReader::FastRecordReader(const ReadOptions& options)
    : parser_(std::make_unique<Parser>()), max_bytes_(longest_line(options)) {
    static_assert(Source::padding >= simdjson::SIMDJSON_PADDING);
    const std::size_t depth = options.max_depth == 0 ? 64 : std::min<std::size_t>(options.max_depth, 64);
    parser_->ready = parser_->parser.allocate(max_bytes_, depth) == simdjson::SUCCESS;
}

FastRecordReader::~FastRecordReader() = default;

std::optional<Record> FastRecordReader::read(std::string_view line) {
    if (!parser_->ready || line.empty() || line.size() > max_bytes_) return std::nullopt;
    // Half of a surrogate pair is an error to one parser, and a strange character to the other.
    if (line.find("\\u") != std::string_view::npos) return std::nullopt;
    FastFields::Element root;
    const auto code = parser_->parser.parse(line.data(), line.size(), /*realloc_if_needed=*/false).get(root);
    if (code != simdjson::SUCCESS) return std::nullopt;
    FastFields fields(root);
    const auto id = RecordId::parse(fields.peek_text("id"));
    if (!id) return std::nullopt;
    switch (id->kind()) {
        case RecordKind::Agent:
            return read_as<Agent>(fields);
        case RecordKind::Document:
            return read_as<Document>(fields);
        case RecordKind::Claim:
            return read_as<Claim>(fields);
        case RecordKind::Statement:
            return read_as<Statement>(fields);
        case RecordKind::Relation:
            return read_as<Relation>(fields);
        case RecordKind::Review:
            break;
    }
    return read_as<Review>(fields);
}

}  // namespace gainsay::json
