#include "tools/cli/command/audit/open_case.hpp"

#include <utility>

#include "graphs/snapshot/build/build.hpp"
#include "graphs/snapshot/file.hpp"
#include "tools/cli/session/interchange.hpp"
#include "tools/cli/session/open.hpp"

namespace gainsay::cli {
namespace {

// So many problems of a text are told in one audit.
constexpr std::size_t most_problems = 1000;

/// Collects a case, and where each of its records stood.
class PlacingSink final : public RecordSink {
public:
    explicit PlacingSink(PlaceTable& places) : places_(places) {}

    void info(const CaseInfo& info) override { builder_.info(info); }
    void add(Record record, const SourcePos& where) override {
        places_.add(id_of(record).text(), where);
        builder_.add(std::move(record), where);
    }
    [[nodiscard]] Case take() { return builder_.take(); }

private:
    PlaceTable& places_;
    CaseBuilder builder_;
};

}  // namespace

OpenCase::OpenCase(Session& session, std::string path)
    : path_(std::move(path)), name_(path_ == "-" ? "standard input" : path_) {
    if (path_ != "-" && CaseFile::looks_like_one(path_)) {
        session.log("opening the case file " + path_);
        file_.emplace(CaseFile::open(path_, OpenMode::Read));
        snapshot_ = load_or_build(*file_, snapshot_path(file_->path()));
    } else {
        read_text(session);
        if (text_) snapshot_ = build_snapshot(*text_);
    }
}

void OpenCase::read_text(Session& session) {
    PlacingSink sink(places_);
    LossReport losses(1);
    ReadOptions options = session.reading(name_);
    options.max_errors = most_problems;
    try {
        read_inputs(session, {path_}, {}, sink, options, losses);
    } catch (const ReadError& error) {
        // What is wrong with the text is what an audit is for; a limit that was reached, or a newer format, is not.
        if (error.code() == ErrorCode::Limit || error.code() == ErrorCode::Unsupported) throw;
        problems_ = error.problems();
        return;
    }
    if (!losses.empty()) {
        session.say(name_ + ": " + std::to_string(losses.total()) +
                    " things in it have no place in a case; \"gainsay convert\" says which");
    }
    places_.close();
    text_ = std::make_unique<CaseSource>(sink.take());
}

const GraphSource& OpenCase::source() const {
    if (file_) return *file_;
    GAINSAY_REQUIRE(text_ != nullptr);
    return *text_;
}

const Snapshot& OpenCase::snapshot() const {
    GAINSAY_REQUIRE(snapshot_.has_value());
    return *snapshot_;
}

std::string OpenCase::label(const RecordId& id) const {
    if (!snapshot_) return "";
    const auto node = snapshot_->find(id.text());
    return node ? std::string(snapshot_->label(*node)) : "";
}

render::ReportPlace OpenCase::place(const RecordId& id) const {
    render::ReportPlace where = text_ ? places_.find(id.text()) : render::ReportPlace{};
    if (where.file.empty()) where.file = name_;
    return where;
}

render::ReportPlace OpenCase::place(const Problem& problem) const {
    render::ReportPlace where = problem.where;
    const auto number = static_cast<std::size_t>(&problem - problems_.data());
    if (number < characters_.size()) where.character = characters_[number];
    return where;
}

void OpenCase::count_characters(Session& session) {
    if (file_ || path_ == "-" || std::exchange(counted_, true)) return;
    const auto text_of = [&](const std::string& file) -> std::unique_ptr<std::istream> {
        if (!file_exists(file)) return nullptr;
        Input input = open_input(session, file, {}, /*may_be_nothing=*/true);
        const bool json =
            input.format != nullptr && (input.format->name == "json" || input.format->name == "jsonl");
        return json ? std::move(input.stream) : nullptr;
    };
    places_.count_characters(text_of);
    if (problems_.empty()) return;
    // A table of its own: problems have no ids, so their numbers do.
    PlaceTable places;
    for (std::size_t i = 0; i < problems_.size(); ++i) places.add(std::to_string(i), problems_[i].where);
    places.close();
    places.count_characters(text_of);
    for (std::size_t i = 0; i < problems_.size(); ++i)
        characters_.push_back(places.find(std::to_string(i)).character);
}

}  // namespace gainsay::cli
