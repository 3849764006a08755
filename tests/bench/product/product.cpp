// bench_gainsay FOLDER: Gainsay itself. Imports case.jsonl into a case file and builds its snapshot where they
// do not stand there yet, opens the snapshot as any question does, and answers Q1 to Q6 from it.
#include <cstdio>
#include <exception>
#include <fstream>
#include <optional>

#include "engine/contradiction/agents/components.hpp"
#include "engine/contradiction/agents/opponents.hpp"
#include "engine/contradiction/chains/chain.hpp"
#include "engine/contradiction/chains/distance.hpp"
#include "engine/contradiction/contradictions.hpp"
#include "engine/provenance/roots.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "graphs/snapshot/file.hpp"
#include "graphs/snapshot/rows/speech_rows.hpp"
#include "graphs/store/case_file.hpp"
#include "graphs/store/load/write_behind.hpp"
#include "tests/bench/measure/measure.hpp"
#include "tests/bench/product/workload_source.hpp"

namespace gainsay::bench {
namespace {

constexpr Day workload_begins = 7305;  // 1990-01-01, in days since 1970-01-01

const ChangeNote note{"bench", "2024-06-07T00:00:00Z", "import", "workload"};

// As the command imports into a file that does not exist yet.
void import_case(const std::filesystem::path& text, const std::filesystem::path& file) {
    const auto fill = [&](CaseFile& draft) {
        Change change = draft.begin(note);
        if (!change.load()) throw std::runtime_error("a new case has records");
        ImportSink sink(change);
        WriteBehind behind(sink);
        std::ifstream in(text, std::ios::binary);
        ReadOptions options;
        options.check_references = false;  // commit() checks them
        options.max_known_ids = 0;         // the change knows them
        read_case_json(in, text.string(), behind, options);
        behind.finish();
        change.commit();
    };
    static_cast<void>(CaseFile::create(file, {}, note, {}, fill));
}

class Product {
public:
    Product(const Snapshot& snapshot, const DisputeRows& rows, const CitationRows& citations,
            const SpeechRows& speeches)
        : snapshot_(snapshot),
          speeches_(speeches),
          rows_(rows),
          counter_(snapshot, rows),
          distance_(rows),
          roots_(citations),
          agents_(first(RecordKind::Agent)),
          claims_(first(RecordKind::Claim)),
          documents_(first(RecordKind::Document)) {}

    void run(Runner& runner) {
        using N = std::uint32_t;
        runner.question(
            "Q1", "", [&](N c, N) { statements(c); }, [&] { return statements_answer(); });
        // As the floor answers, and once more in the order of nodes.
        for (const bool in_order : {false, true}) {
            const char* const form = in_order ? "in node order" : "";
            runner.question(
                "Q2", form, [&, in_order](N x, N) { opponents_ = &counter_.count(agent(x), q2(in_order)); },
                [&] { return opponents_answer(last_); });
            runner.question(
                "Q3", form,
                [&, in_order](N x, N) { opponents_ = &counter_.count_against_body(agent(x), q3(in_order)); },
                [&] { return opponents_answer(~0U); });
            runner.question(
                "Q4", form, [&, in_order](N c, N) { found_roots_ = &roots_.of(claim(c), in_order); },
                [&] { return roots_answer(); });
        }
        runner.question(
            "Q5", "", [&](N a, N b) { far_ = distance_.between(agent(a), agent(b)); },
            [&] { return far_answer(); });
        const unsigned threads = runner.threads();
        const std::string form = threads > 1 ? std::to_string(threads) + " threads" : "";
        runner.whole(
            "Q6a", form, [&] { attacks_ = AttacksJob(rows_).run(threads); },
            [&] { return attacks_answer(); });
        runner.whole(
            "Q6b", form, [&] { components_ = ComponentsJob(rows_).run(threads); },
            [&] { return components_answer(); });
        if (runner.wanted("W"))
            witnesses(runner);  // named by nothing else, so that --only Q2 leaves them out
    }

private:
    [[nodiscard]] std::uint32_t first(RecordKind kind) const {
        return to_index(*snapshot_.nodes(kind).begin());
    }
    [[nodiscard]] Node agent(std::uint32_t n) {
        last_ = n;
        return Node{agents_ + n};
    }
    [[nodiscard]] Node claim(std::uint32_t n) const { return Node{claims_ + n}; }

    /// Q2 counts what others deny of mine, and not what I deny of theirs.
    static OpponentQuestion q2(bool in_order) {
        OpponentQuestion question;
        question.by[static_cast<std::size_t>(WitnessKind::Denial)] = false;
        question.in_order = in_order;
        return question;
    }
    static OpponentQuestion q3(bool in_order) {
        OpponentQuestion question;
        question.rephrase = true;
        question.in_order = in_order;
        return question;
    }

    void statements(std::uint32_t number) {
        statements_.clear();
        for (const Speech& speech : speeches_.of(claim(number))) {
            if (speech.stance() != Stance::Questions) statements_.push_back(speech);
        }
    }
    [[nodiscard]] Answer statements_answer() const {
        Answer answer;
        for (const Speech& s : statements_) {
            answer.add({s.stance() == Stance::Denies ? 1U : 0U, to_index(s.speaker()) - agents_,
                        to_index(s.document) - documents_,
                        static_cast<std::uint64_t>(s.first_day - workload_begins)});
        }
        return answer;
    }
    [[nodiscard]] Answer opponents_answer(std::uint32_t without) const {
        Answer answer;
        for (const OpponentCount& one : *opponents_) {
            if (to_index(one.agent) - agents_ != without) {
                answer.add({to_index(one.agent) - agents_, one.count});
            }
        }
        return answer;
    }
    [[nodiscard]] Answer roots_answer() const {
        Answer answer;
        for (const CitedRoot& root : *found_roots_) {
            answer.add({to_index(root.document) - documents_, root.distance});
        }
        return answer;
    }
    [[nodiscard]] Answer far_answer() const {
        Answer answer;
        if (far_) answer.add({*far_});
        return answer;
    }
    [[nodiscard]] Answer attacks_answer() const {
        Answer answer;
        for (std::size_t i = 0; i < attacks_.size(); ++i) {
            if (attacks_[i] != 0) answer.add({i, attacks_[i]});
        }
        return answer;
    }
    [[nodiscard]] Answer components_answer() const {
        Answer answer;
        answer.add({components_.components, components_.unbalanced});
        return answer;
    }

    /// What people see: answers with their witnesses, straight from the snapshot without rows. Other answers
    /// than the counts, so that they are compared with nobody's; rows says how many witnesses there were.
    void witnesses(Runner& runner) {
        using N = std::uint32_t;
        Contradictions found;
        const auto answer = [&] {
            Answer made;
            for (const Contradiction& pair : found.pairs) made.rows += pair.witnesses.size();
            return made;
        };
        ContradictionOptions ten;
        ten.limit = 10;
        runner.question(
            "Q2", "ten witnesses", [&](N x, N) { found = contradictions_by(snapshot_, agent(x), ten); },
            answer);
        runner.question(
            "Q2", "all witnesses", [&](N x, N) { found = contradictions_by(snapshot_, agent(x)); }, answer);
        // Nothing is kept, so that nothing of the answer before is freed in the time of this one.
        std::size_t visited = 0;
        runner.question(
            "Q2", "all witnesses pair by pair",
            [&](N x, N) {
                visited = 0;
                visit_contradictions(snapshot_, ContradictionQuestion::by(agent(x)), {},
                                     [&](Contradiction&& pair) { visited += pair.witnesses.size(); });
            },
            [&] {
                return Answer{visited, 0};
            });
        std::optional<ContradictionChain> chain;
        runner.question(
            "Q5", "chain with witnesses",
            [&](N a, N b) { chain = contradiction_chain(snapshot_, agent(a), agent(b)); },
            [&] {
                return Answer{chain ? chain->length() : 0, 0};
            });
    }

    const Snapshot& snapshot_;
    const SpeechRows& speeches_;
    const DisputeRows& rows_;
    OpponentCounter counter_;
    DisputeDistance distance_;
    CitedRoots roots_;
    std::uint32_t agents_, claims_, documents_, last_ = 0;
    std::vector<Speech> statements_;
    const std::vector<OpponentCount>* opponents_ = nullptr;
    const std::vector<CitedRoot>* found_roots_ = nullptr;
    std::optional<std::uint32_t> far_;
    std::vector<std::uint64_t> attacks_;
    ConflictComponents components_;
};

struct Prepared {
    std::filesystem::path snapshot;
    std::string identity;
    std::uint64_t version = 0;
};

/// Builds the snapshot of `source` into its file, as any command does, unless it stands there.
Prepared prepare(Runner& runner, const GraphSource& source, const std::filesystem::path& path) {
    if (!std::filesystem::exists(path)) {
        std::optional<Snapshot> built;
        const Clocks before = Clocks::now();
        runner.load(
            "snapshot", [&] { built = load_or_build(source, path); }, path);
        const double cpu = Clocks::now().cpu - before.cpu;
        std::printf("# %zu edges in %zu bytes, %.2f million edges a second of CPU\n", built->edge_count(),
                    built->bytes().size(), static_cast<double>(built->edge_count()) / cpu * 1e-6);
    }
    return {path, source.identity(), source.version()};
}

Prepared prepare(Runner& runner) {
    if (runner.workload() != 0) {
        const Workload workload(runner.workload(), 20240607);
        return prepare(runner, WorkloadSource(workload), runner.folder() / "workload.snapshot");
    }
    const std::filesystem::path file = runner.folder() / "case.gainsay";
    if (!std::filesystem::exists(file)) {
        runner.load(
            "import", [&] { import_case(runner.folder() / "case.jsonl", file); }, file);
    }
    return prepare(runner, CaseFile::open(file, OpenMode::Read), snapshot_path(file));
}

void run(int argc, char** argv) {
    Runner runner("gainsay", argc, argv);
    const Prepared prepared = prepare(runner);
    OpenedSnapshot opened;
    runner.load(
        "open", [&] { opened = open_snapshot(prepared.snapshot, prepared.identity, prepared.version); },
        prepared.snapshot);
    if (!opened.snapshot) throw std::runtime_error(opened.message);
    std::optional<DisputeRows> rows;
    std::optional<CitationRows> citations;
    std::optional<SpeechRows> speeches;
    runner.load("rows", [&] {
        rows = DisputeRows::of(*opened.snapshot);
        citations = CitationRows::of(*opened.snapshot);
        speeches = SpeechRows::of(*opened.snapshot);
    });
    std::printf("# rows take %zu bytes\n",
                rows->bytes() + citations->carriers.bytes() + citations->cites.bytes() + speeches->bytes());
    Product(*opened.snapshot, *rows, *citations, *speeches).run(runner);
}

}  // namespace
}  // namespace gainsay::bench

int main(int argc, char** argv) {
    try {
        gainsay::bench::run(argc, argv);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench_gainsay: %s\n", error.what());
        return 4;
    }
}
