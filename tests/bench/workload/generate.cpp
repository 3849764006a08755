// generate CLAIMS FOLDER [SEED]: writes the workload as a case (case.jsonl) and as plain tables for other
// systems (nodes.csv, edges.csv, params.csv), streamed; memory grows with the agents alone.
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "tests/bench/workload/text.hpp"
#include "tests/bench/workload/workload.hpp"

namespace gainsay::bench {
namespace {

constexpr std::uint64_t parameter_salt = 41;

class CaseWriter {
public:
    CaseWriter(const Workload& w, const std::filesystem::path& path) : w_(w), out_(path, std::ios::binary) {}

    void write() {
        out_ << "{\"gainsay\":1,\"title\":\"Workload of " << w_.claims() << " claims\"}\n";
        for (std::uint64_t i = 0; i < w_.agents(); ++i) agent(i);
        for (std::uint64_t i = 0; i < w_.documents(); ++i) document(i);
        for (std::uint64_t i = 0; i < w_.claims(); ++i) {
            out_ << "{\"id\":\"claim:" << number(i) << "\",\"text\":\"" << sentence(w_, i) << "\"}\n";
        }
        for (std::uint64_t i = 0; i < w_.asserts(); ++i) statement("a", i, "asserts", w_.asserted(i));
        for (std::uint64_t i = 0; i < w_.denials(); ++i) statement("d", i, "denies", w_.denied(i));
        for (std::uint64_t i = 0; i < w_.conflicts(); ++i) {
            relation("c", i, w_.is_rebuttal(i) ? "rebuts" : "contradicts", w_.conflict(i));
        }
        std::uint64_t rephrasing = 0;
        for (std::uint64_t g = 0; g < w_.groups(); ++g) {
            const auto members = w_.group(g);
            for (std::size_t m = 1; m < members.size(); ++m)
                relation("r", rephrasing++, "rephrases", {members[m], members[0]});
        }
        for (std::uint64_t i = 0; i < w_.supports(); ++i) relation("s", i, "supports", w_.support(i));
    }

private:
    void agent(std::uint64_t i) {
        const bool organisation = i < w_.organisations();
        out_ << "{\"id\":\"agent:" << number(i) << "\",\"name\":\""
             << (organisation ? "Organisation " : "Person ") << i << "\",\"kind\":\""
             << (organisation ? "organization" : "person") << '"';
        if (const auto with = w_.affiliation(i); with != i) {
            out_ << ",\"affiliations\":[{\"with\":\"agent:" << number(with) << "\",\"role\":\"member\"}]";
        }
        out_ << "}\n";
    }

    void document(std::uint64_t i) {
        out_ << "{\"id\":\"document:" << number(i) << "\",\"title\":\"Document " << i
             << "\",\"kind\":\"article\",\"published\":\"" << date(w_.document_day(i)) << '"';
        for (std::uint64_t k = 0; k < w_.citations(i); ++k) {
            out_ << (k == 0 ? ",\"cites\":[" : ",") << "{\"document\":\"document:" << number(w_.cited(i, k))
                 << "\"}" << (k + 1 == w_.citations(i) ? "]" : "");
        }
        out_ << "}\n";
    }

    void statement(const char* series, std::uint64_t i, const char* stance, const StatementRow& row) {
        out_ << "{\"id\":\"statement:" << series << number(i)
             << "\",\"speaker\":\"agent:" << number(row.agent) << "\",\"stance\":\"" << stance
             << "\",\"of\":\"claim:" << number(row.claim) << "\",\"said_on\":\""
             << date(w_.document_day(row.document))
             << "\",\"occurrences\":[{\"document\":\"document:" << number(row.document) << "\"}]}\n";
    }

    void relation(const char* series, std::uint64_t i, const char* kind, const Link& link) {
        out_ << "{\"id\":\"relation:" << series << number(i) << "\",\"kind\":\"" << kind
             << "\",\"from\":\"claim:" << number(link.from) << "\",\"to\":\"claim:" << number(link.to)
             << "\"}\n";
    }

    const Workload& w_;
    std::ofstream out_;
};

void write_nodes(const Workload& w, const std::filesystem::path& path) {
    std::ofstream out(path, std::ios::binary);
    out << "kind,id,label,date\n";
    for (std::uint64_t i = 0; i < w.agents(); ++i)
        out << "agent," << i << ',' << (i < w.organisations() ? "org" : "person") << ",\n";
    for (std::uint64_t i = 0; i < w.claims(); ++i)
        out << "claim," << i << ',' << sentence(w, i) << ',' << w.claim_day(i) << '\n';
    for (std::uint64_t i = 0; i < w.documents(); ++i)
        out << "document," << i << ",Document " << i << ',' << w.document_day(i) << '\n';
}

void write_edges(const Workload& w, const std::filesystem::path& path) {
    std::ofstream out(path, std::ios::binary);
    out << "type,src,dst,doc,date\n";
    const auto statement = [&](const char* type, const StatementRow& row) {
        out << type << ',' << row.agent << ',' << row.claim << ',' << row.document << ','
            << w.document_day(row.document) << '\n';
    };
    const auto link = [&](const char* type, std::uint64_t from, std::uint64_t to) {
        out << type << ',' << from << ',' << to << ",,\n";
    };
    for (std::uint64_t i = 0; i < w.asserts(); ++i) statement("assert", w.asserted(i));
    for (std::uint64_t i = 0; i < w.denials(); ++i) statement("deny", w.denied(i));
    for (std::uint64_t i = 0; i < w.conflicts(); ++i)
        link(w.is_rebuttal(i) ? "rebuts" : "contradicts", w.conflict(i).from, w.conflict(i).to);
    for (std::uint64_t i = 0; i < w.supports(); ++i) link("supports", w.support(i).from, w.support(i).to);
    for (std::uint64_t i = 0; i < w.documents(); ++i) {
        for (std::uint64_t k = 0; k < w.citations(i); ++k) link("cites", i, w.cited(i, k));
    }
    for (std::uint64_t i = 0; i < w.agents(); ++i) {
        if (w.affiliation(i) != i) link("affiliated", i, w.affiliation(i));
    }
    for (std::uint64_t g = 0; g < w.groups(); ++g) {
        const auto members = w.group(g);
        for (std::size_t m = 1; m < members.size(); ++m) link("same_as", members[m], members[0]);
    }
}

// 200 parameters a query: half uniform, half by activity; Q3 half organisations; Q4 the newer half of the
// claims.
void write_parameters(const Workload& w, const std::filesystem::path& path) {
    std::ofstream out(path, std::ios::binary);
    out << "query,p1,p2\n";
    std::uint64_t drawn = 0;
    const auto uniform = [&](std::uint64_t n) { return w.random(parameter_salt, drawn++) % n; };
    const auto active = [&] { return w.active_agent(parameter_salt, drawn++); };
    const auto active_claim = [&] { return w.asserted(uniform(w.asserts())).claim; };
    for (int i = 0; i < 200; ++i)
        out << "Q1," << (i % 2 == 0 ? uniform(w.claims()) : active_claim()) << ",\n";
    for (int i = 0; i < 200; ++i) out << "Q2," << (i % 2 == 0 ? uniform(w.agents()) : active()) << ",\n";
    for (int i = 0; i < 200; ++i)
        out << "Q3," << (i % 2 == 0 ? uniform(w.organisations()) : active()) << ",\n";
    for (int i = 0; i < 200; ++i) out << "Q4," << w.claims() / 2 + uniform(w.claims() / 2) << ",\n";
    for (int i = 0; i < 200; ++i) {
        const std::uint64_t a = i % 2 == 0 ? uniform(w.agents()) : active();
        const std::uint64_t b = i % 2 == 0 ? uniform(w.agents()) : active();
        out << "Q5," << a << ',' << (a == b ? (b + 1) % w.agents() : b) << '\n';
    }
}

}  // namespace
}  // namespace gainsay::bench

int main(int argc, char** argv) {
    using namespace gainsay::bench;
    if (argc < 3) {
        std::cerr << "usage: generate CLAIMS FOLDER [SEED]\n";
        return 2;
    }
    const std::uint64_t claims = std::strtoull(argv[1], nullptr, 10);
    const std::filesystem::path folder = argv[2];
    if (claims < 1000) {
        std::cerr << "generate: found \"" << argv[1] << "\", expected 1000 claims or more\n";
        return 2;
    }
    const Workload workload(claims, argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 20240607);
    std::filesystem::create_directories(folder);
    CaseWriter(workload, folder / "case.jsonl").write();
    write_nodes(workload, folder / "nodes.csv");
    write_edges(workload, folder / "edges.csv");
    write_parameters(workload, folder / "params.csv");
    return 0;
}
