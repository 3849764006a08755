#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include "tools/cli/command.hpp"
#include "tools/cli/command/registry.hpp"
#include "tools/render/answer/record/search.hpp"

// gainsay search CASE WORDS: full text. A case file has its index; of a text case one is made in a temporary
// case file, so that both find the same in the same order.

namespace gainsay::cli {
namespace {

// A folder of our own that goes with everything in it.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "gainsay-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) {
            throw Error(ErrorCode::Io,
                        std::string("a temporary folder cannot be made: ") + std::strerror(errno) +
                            "; TMPDIR says where",
                        {pattern});
        }
        path_ = pattern;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

class SearchCommand final : public Command {
public:
    std::string_view name() const override { return "search"; }
    std::string_view summary() const override { return "find records by words in their texts"; }

    void declare(Options& options) override {
        options.reads_case();
        options.rest(words_, "WORD",
                     "words that must all be found, in any order; \"a phrase\"; the beginning of a word*");
        options.option(&kinds_, "--kind", "KIND", "only records of this kind")
            .among({"agent", "document", "claim", "statement"});
        options.option(&limit_, "--limit", "N", "at most so many; 50 unless said otherwise; 0 for all", 'n');
        options.gives_rows();
        options.explain(
            "Searched are names and aliases of agents, titles of documents, claims, and the quotes and notes "
            "of "
            "statements. Case and accents play no part. The best come first, of the first " +
            std::to_string(most_ranked) + " that match; when more do, the answer says so.");
        options.example("gainsay search fixtures/iran-tip-2018/case.json trafficking report",
                        "both words, anywhere");
        options.example("gainsay search fixtures/iran-tip-2018/case.json 'exec*' --kind claim",
                        "words that begin so, in claims only");
    }

    Exit run(Session& session) override {
        std::string text;
        for (const std::string& word : words_) text += (text.empty() ? "" : " ") + word;
        SearchOptions options;
        for (const std::string& kind : kinds_) options.kinds.push_back(*record_kind(kind));
        constexpr std::size_t all = std::size_t{1} << 31U;
        const std::size_t wanted = limit_ == 0 ? all : std::min(limit_, all);
        options.limit = wanted + 1;
        SearchAnswer answer = session.is_case_file() ? session.case_file().search(text, options)
                                                     : search_text_case(session, text, options);
        const bool limited = answer.hits.size() > wanted;
        if (limited) answer.hits.resize(wanted);
        render::search_hits(session.output(), answer, limited);
        if (answer.more_match) {
            session.say("more match than the " + std::to_string(answer.ranked) +
                        " that were ranked, and better ones may be among them; narrow the search");
        } else if (limited) {
            session.say("there are more than " + std::to_string(wanted) + ": raise --limit");
        }
        return answer.hits.empty() ? Exit::NothingFound : Exit::Fine;
    }

private:
    static SearchAnswer search_text_case(Session& session, const std::string& text,
                                         const SearchOptions& options) {
        const GraphSource& source = session.source();
        const TemporaryFolder folder;
        session.log("indexing the texts in " + folder.path().string());
        const ChangeNote note{"gainsay", "1970-01-01T00:00:00Z", "import", ""};
        CaseFile file = CaseFile::create(folder.path() / "search.gainsay", source.info(), note);
        Change change = file.begin(note);
        for (std::size_t i = 0; i < record_kind_count; ++i) {
            source.visit(static_cast<RecordKind>(i), [&](const Record& record) { change.add(record); });
        }
        change.commit();
        return file.search(text, options);
    }

    std::vector<std::string> words_, kinds_;
    std::size_t limit_ = 50;
};

}  // namespace

std::unique_ptr<Command> make_search() {
    return std::make_unique<SearchCommand>();
}

}  // namespace gainsay::cli
