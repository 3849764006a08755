#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "graphs/model/case.hpp"
#include "graphs/snapshot/layout/edge_kind.hpp"

namespace gainsay::test {

/// An edge as the records say it, with what should stand on it.
struct OracleEdge {
    EdgeKind kind{};
    std::string source, target;
    const Occurrence* occurrence = nullptr;
    const Statement* statement = nullptr;  ///< of the occurrence
    const Affiliation* affiliation = nullptr;
    const Citation* citation = nullptr;
    const Relation* relation = nullptr;
};

/// The slow obvious reading of a sorted case: all ids in node order, all edges in edge order.
struct CaseOracle {
    explicit CaseOracle(const Case& whole);

    std::vector<std::string> ids;
    std::map<std::string, std::uint32_t> number;
    std::vector<OracleEdge> edges;

private:
    void read(const Agent& agent);
    void read(const Document& document);
    void read(const Claim&) {}
    void read(const Statement& statement);
    void read(const Relation& relation);
    void read(const Review& review);
    OracleEdge& edge(EdgeKind kind, const RecordId& source, const RecordId& target);
};

}  // namespace gainsay::test
