#include "graphs/format/feeds/feed_reader.hpp"

#include <algorithm>
#include <istream>

#include "graphs/format/parts/json_document.hpp"

namespace gainsay::feeds {

FeedReader::FeedReader(RecordSink& sink, const ReadOptions& options, LossReport& losses, std::string format)
    : sink_(sink),
      options_(options),
      losses_(losses),
      maker_([this](Record record, const SourcePos& where) { deliver(std::move(record), where); }, losses,
             std::move(format)) {}

void FeedReader::read(std::istream& in, std::string_view name) {
    file_ = name;
    json::ProblemList problems(name, options_.max_errors);
    problems_ = &problems;
    bool stopped = false;
    try {
        json::Source source(in, options_, records_);
        source.skip_blanks();
        if (source.at_end()) {
            throw json::SyntaxError(source.here(), "the input is empty, expected JSON or a page");
        }
        if (source.current() == '<') {
            read_page(source);
        } else {
            read_values(source, options_, *this, problems);
        }
        end_of_input();
    } catch (const json::SyntaxError& error) {
        stopped = true;
        try {
            problems.add(error.where, {}, {}, error.what(), error.why);
        } catch (const json::Enough&) {
        }
    } catch (const json::Enough&) {
        stopped = true;
    }
    problems_ = nullptr;
    parts::throw_problems(problems, stopped);
}

void FeedReader::read_page(json::Source& source) {
    throw json::SyntaxError(source.here(), "found a page or XML, expected JSON");
}

void FeedReader::finish() {
    json::ProblemList problems(file_, options_.max_errors);
    problems_ = &problems;
    bool stopped = false;
    try {
        maker_.finish();
    } catch (const json::SyntaxError& error) {
        problems_ = nullptr;
        throw ReadError({{at(error.where), {}, {}, error.what(), error.why}}, "reading stopped there");
    } catch (const json::Enough&) {
        stopped = true;
    }
    problems_ = nullptr;
    parts::throw_problems(problems, stopped);
}

void FeedReader::deliver(Record record, const SourcePos& where) {
    if (options_.max_records != 0 && records_ == options_.max_records) {
        throw json::SyntaxError(
            {where.line, where.column},
            "the input makes more than " + std::to_string(options_.max_records) + " records",
            ErrorCode::Limit);
    }
    ++records_;
    const RecordId id = id_of(record);
    try {
        sink_.add(std::move(record), where);
    } catch (const Error& error) {
        // What the sink refuses is a problem of the input, except when it cannot write at all.
        if (error.code() == ErrorCode::Io) throw;
        problems_->add({where.line, where.column}, id.text(), {}, error.what(), error.code());
    }
}

void FeedReader::clean(Value& value) {
    const auto drop = [&](std::string& text) {
        if (text.find('\0') == std::string::npos) return;
        std::erase(text, '\0');
        losses_.add({"NUL character", "no text of a case may hold one", {}, {}, at(value.place)});
    };
    drop(value.text);
    for (Value::Key& key : value.keys) drop(key.name);
    for (Value& item : value.items) clean(item);
}

}  // namespace gainsay::feeds
