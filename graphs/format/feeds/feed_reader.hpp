#pragma once

#include <string>

#include "graphs/format/feeds/input/value_stream.hpp"
#include "graphs/format/feeds/records/review_maker.hpp"
#include "graphs/format/json/problem_list.hpp"
#include "graphs/format/registry.hpp"

namespace gainsay::feeds {

/// What the readers of feeds share: the way of records to the sink, with its problems and limits.
class FeedReader : public FormatReader, protected ValueHandler {
public:
    FeedReader(RecordSink& sink, const ReadOptions& options, LossReport& losses, std::string format);

    void read(std::istream& in, std::string_view name) final;
    void finish() override;

protected:
    /// One input has ended; what waited for its end is to be made now.
    virtual void end_of_input() {}
    /// A page instead of JSON. By default that is a problem.
    virtual void read_page(json::Source& source);

    [[nodiscard]] ReviewMaker& maker() noexcept { return maker_; }
    [[nodiscard]] LossReport& losses() noexcept { return losses_; }
    [[nodiscard]] const ReadOptions& options() const noexcept { return options_; }
    [[nodiscard]] RecordSink& sink() noexcept { return sink_; }
    [[nodiscard]] const std::string& file() const noexcept { return file_; }
    [[nodiscard]] SourcePos at(json::Place where) const { return {file_, where.line, where.column}; }
    [[nodiscard]] const std::uint64_t& record_count() const final { return records_; }
    /// Takes NUL characters, which no record may hold, out of the value, and reports them.
    void clean(Value& value);

private:
    void deliver(Record record, const SourcePos& where);

    RecordSink& sink_;
    const ReadOptions& options_;
    LossReport& losses_;
    std::string file_;
    std::uint64_t records_ = 0;
    json::ProblemList* problems_ = nullptr;
    ReviewMaker maker_;
};

}  // namespace gainsay::feeds
