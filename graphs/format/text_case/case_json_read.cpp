#include <array>
#include <istream>

#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "graphs/format/text_case/record/fast_record.hpp"
#include "graphs/format/text_case/record/field_reader.hpp"
#include "graphs/format/text_case/record/record_json.hpp"
#include "graphs/format/text_case/reference_check.hpp"

namespace gainsay {
namespace json {
namespace {

constexpr const char* header_example = "{\"gainsay\": 1, \"title\": \"…\"}";

/// Reads one input. Problems gather in a list; what ends the reading early is thrown: SyntaxError by the
/// parser, Enough by the list.
class CaseReader final : private ObjectEvents {
public:
    CaseReader(std::istream& in, std::string_view name, RecordSink& sink, const ReadOptions& options)
        : in_(in), sink_(sink), options_(options), problems_(name, options.max_errors), fast_(options) {
        limits_ = {options.max_depth, options.max_record_values};
    }

    void run() {
        std::string afterword;
        try {
            read();
            if (options_.check_references && records_lost_) {
                afterword =
                    "whether every record exists that is named was not checked, because records were lost";
            } else if (options_.check_references) {
                references_.report(problems_);
            }
        } catch (const SyntaxError& error) {
            stop(error);
            afterword = "reading stopped there; what follows was not checked";
        } catch (const Enough&) {
            afterword = "reading stopped after " + std::to_string(problems_.size()) +
                        (problems_.size() == 1 ? " problem" : " problems") + "; there may be more";
        }
        if (!problems_.empty()) throw ReadError(problems_.take(), afterword);
    }

private:
    void read() {
        Source source(in_, options_, record_count_);
        source_ = &source;
        source.skip_blanks();
        if (source.at_end()) {
            throw SyntaxError(
                source.here(),
                std::string("the input is empty, expected a case that begins like ") + header_example);
        }
        if (guess_case_jsonl(source.peek()) != Guess::No) {
            read_lines();
        } else {
            read_document();
        }
    }

    // The parser threw with a place, and no record is complete.
    void stop(const SyntaxError& error) {
        try {
            problems_.add(error.where, label_, "", error.what(), error.why);
        } catch (const Enough&) {
            return;  // reading has stopped anyway
        }
    }

    // --- the JSON form

    void read_document() {
        if (const auto value = parse_object(*source_, limits_, *this)) {
            throw SyntaxError(value->place, "found " + found(*value) +
                                                ", expected a case, an object in { } that begins like " +
                                                header_example);
        }
        finish_header();
        const Place end = source_->last();
        source_->skip_blanks();
        if (source_->at_end()) return;
        // One line that is complete, and then more: the first line of JSON Lines, too long to be seen as such
        // at once.
        if (end.line == header_.place.line && source_->here().line != end.line && record_count_ == 0) {
            return read_lines();
        }
        throw SyntaxError(source_->here(), "found more text behind the end of the case, expected nothing");
    }

    void begin(Place where) override { header_ = Value::object(where); }

    bool key(const Value::Key& key) override {
        const auto kind = kind_of_list(key.name);
        if (!kind) return false;
        Place& first = lists_[static_cast<std::size_t>(*kind)];
        if (first != Place{}) {
            problems_.add(key.place, "", key.name,
                          "is given twice, first at line " + std::to_string(first.line) + ", column " +
                              std::to_string(first.column) + "; make one list of the two");
        } else {
            first = key.place;
        }
        return true;
    }

    void begin_item(const Value::Key& key, std::size_t index) override {
        source_->start_record();
        label_ = key.name + "[" + std::to_string(index) + "]";
    }

    void end_items() override { label_.clear(); }

    void item(const Value::Key& key, std::size_t, Value value) override {
        record(value, kind_of_list(key.name), label_);
    }

    void member(Value::Key key, Value value) override {
        if (kind_of_list(key.name)) {
            problems_.add(value.place, "", key.name, "found " + found(value) + ", expected a list in [ ]");
        } else {
            if (key.name == "gainsay") check_version(value);
            header_.add_member(std::move(key), std::move(value));
        }
    }

    // --- JSON Lines

    void read_lines() {
        Source& source = *source_;
        source.line_mode(true);
        bool more = true;
        while (more) {
            source.skip_blanks();
            if (!source.at_end()) read_line();
            more = source.next_line();
        }
    }

    void read_line() {
        source_->start_record();
        if (read_line_fast()) return;
        try {
            Value value = parse_value(*source_, limits_);
            const bool is_object = value.kind == Value::Kind::Object;
            if (is_object && value.find("gainsay") != nullptr && value.find("id") == nullptr) {
                header_line(std::move(value));
            } else {
                if (!header_seen_) miss_header(value.place);
                record(value, std::nullopt, "");
            }
        } catch (const SyntaxError& error) {
            if (error.why == ErrorCode::Unsupported) throw;
            header_seen_ = true;  // this line may have been it
            records_lost_ = true;
            problems_.add(error.where, "", "", error.what(), error.why);
        }
    }

    // What is not plainly good is left for parse_value(), which knows places. A reference that may lead nowhere
    // needs one too.
    bool read_line_fast() {
        const auto line = source_->whole_line();
        if (!line || !header_seen_ || record_count_ == options_.max_records) return false;
        auto record = fast_.read(*line);
        if (!record) return false;
        const RecordId id = id_of(*record);
        if (references_.find_id(id)) return false;
        if (options_.check_references && !references_.knows_all(*record)) return false;
        const Place where = source_->here();
        source_->pass(line->size());
        ++record_count_;
        hand_over(*std::move(record), id, where, [&] { return place_in_line(*line, where, "id"); });
        return true;
    }

    // Where a field of a record stands that was read without places.
    Place place_in_line(std::string_view line, Place start, std::string_view field) const {
        Source again(line);
        const Place within = locate(parse_value(again, limits_), field);
        return {start.line, start.column + within.column - 1};
    }

    void header_line(Value value) {
        if (header_seen_) {
            problems_.add(
                value.place, "", "gainsay",
                "stands in a second line, expected it in the first line only; is this two cases in one?");
            return;
        }
        check_version(*value.find("gainsay"));
        for (const Value::Key& key : value.keys) {
            if (!kind_of_list(key.name)) continue;
            problems_.add(key.place, "", key.name,
                          "stands in the first of several lines, expected each record on a line of its own");
        }
        header_ = std::move(value);
        finish_header();
    }

    // --- both

    void check_version(const Value& value) {
        if (value.kind == Value::Kind::Integer && value.number > case_version) {
            throw SyntaxError(value.place,
                              "this case has version " + value.text.substr(0, 40) +
                                  " of the format, and this program reads version " +
                                  std::to_string(case_version) + "; read it with a newer Gainsay",
                              ErrorCode::Unsupported);
        }
        if (value.kind == Value::Kind::Integer && value.number == case_version) return;
        problems_.add(value.place, "", "gainsay",
                      "found " + found(value) + ", expected " + std::to_string(case_version) +
                          ", the version of the format");
    }

    void finish_header() {
        header_seen_ = true;
        if (header_.find("gainsay") == nullptr) miss_header(header_.place);
        const CaseInfo info = read_info(header_, problems_);
        deliver(header_.place, "", [&] { sink_.info(info); });
    }

    void miss_header(Place where) {
        header_seen_ = true;
        problems_.add(where, "", "gainsay",
                      std::string("is missing, expected a case that begins like ") + header_example +
                          "; JSON of other programs needs --from FORMAT, or --mapping FILE");
    }

    void record(Value& value, std::optional<RecordKind> kind, const std::string& label) {
        if (options_.max_records != 0 && record_count_ == options_.max_records) {
            throw SyntaxError(value.place,
                              "the case has more than " + std::to_string(options_.max_records) + " records",
                              ErrorCode::Limit);
        }
        ++record_count_;
        ReadRecord read = read_record(value, kind, label, problems_);
        if (read.id.empty()) {
            records_lost_ = true;
            return;
        }
        if (const auto first = references_.find_id(read.id)) {
            report_duplicate(locate(value, "id"), read.id, *first);
            return;
        }
        if (!read.record) {
            references_.add_id(read.id, value.place);
            return;
        }
        if (options_.check_references) references_.add_references(*read.record, value);
        hand_over(*std::move(read.record), read.id, value.place, [&] { return locate(value, "id"); });
    }

    // `id_place` says where the id stands, when that is asked for. Ids of records that the sink did not take are
    // remembered in any case: it does not know them.
    template <class IdPlace>
    void hand_over(Record record, const RecordId& id, Place where, const IdPlace& id_place) {
        if (options_.check_references || references_.id_count() < options_.max_known_ids) {
            references_.add_id(id, where);
        }
        deliver(where, id.text(), [&] {
            try {
                sink_.add(std::move(record), problems_.at(where));
            } catch (const DuplicateId& error) {
                if (error.first().line == 0) throw;
                report_duplicate(id_place(), id, {error.first().line, error.first().column});
            } catch (const Error&) {
                references_.add_id(id, where);
                throw;
            }
        });
    }

    void report_duplicate(Place where, const RecordId& id, Place first) {
        problems_.add(where, id.text(), "id",
                      "is the id of two records, the first at line " + std::to_string(first.line) +
                          ", column " + std::to_string(first.column) + "; give one of them another",
                      ErrorCode::Conflict);
    }

    // What the sink refuses is a problem of the input, except when it cannot write at all.
    template <class Act>
    void deliver(Place where, const std::string& record, const Act& act) {
        try {
            act();
        } catch (const Error& error) {
            if (error.code() == ErrorCode::Io) throw;
            problems_.add(where, record, "", error.what(), error.code());
        }
    }

    std::istream& in_;
    RecordSink& sink_;
    const ReadOptions& options_;
    ProblemList problems_;
    ValueLimits limits_;
    Source* source_ = nullptr;
    FastRecordReader fast_;
    ReferenceCheck references_;
    Value header_ = Value::object();
    std::array<Place, record_kind_count> lists_{};  // where each list of records began
    std::uint64_t record_count_ = 0;
    std::string label_;  // of the record that is being read, such as "agents[3]"
    bool header_seen_ = false, records_lost_ = false;
};

}  // namespace
}  // namespace json

void read_case_json(std::istream& in, std::string_view name, RecordSink& sink, const ReadOptions& options) {
    json::CaseReader(in, name, sink, options).run();
}

Case read_case(std::istream& in, std::string_view name, const ReadOptions& options) {
    CaseBuilder builder;
    read_case_json(in, name, builder, options);
    return builder.take();
}

Record record_from_json(std::string_view text, std::string_view name) {
    const ReadOptions defaults;
    json::ProblemList problems(name, defaults.max_errors);
    try {
        json::Source source(text);
        json::Value value = json::parse_value(source, {defaults.max_depth, defaults.max_record_values});
        json::ReadRecord read = json::read_record(value, std::nullopt, "", problems);
        if (read.record && problems.empty()) return *std::move(read.record);
    } catch (const json::SyntaxError& error) {
        throw ReadError({{problems.at(error.where), "", "", error.what(), error.why}});
    } catch (const json::Enough&) {
        throw ReadError(problems.take(), "there may be more problems");
    }
    throw ReadError(problems.take());
}

}  // namespace gainsay
