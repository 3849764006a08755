#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/format/json/json_value.hpp"
#include "graphs/format/json/problem_list.hpp"
#include "graphs/format/loss.hpp"

namespace gainsay::aif {

/// Node ids as people number them: 9 before 10, numbers before words.
struct NodeOrder {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const;
};

/// Members that we have no field for: name and JSON.
using Rest = std::vector<std::pair<std::string, std::string>>;

struct Participant {
    std::string name;
    Rest rest;
    SourcePos where;
};

struct Node {
    std::string type, text, scheme;
    SourcePos where;
    std::vector<std::size_t> sets;      ///< in which it stands: indexes into Graph::sets, ascending
    std::vector<std::string> from, to;  ///< neighbours by edges, in NodeOrder; filled in by link()
    std::string person;                 ///< of a locution: its participant
    std::string said;                   ///< of a locution: when, as far as the file says
    Rest rest;                          ///< of a locution also what is said of it beside the node: "locution"
};

/// All node sets of an import, merged by node id.
class Graph {
public:
    using Nodes = std::map<std::string, Node, NodeOrder>;

    /// Adds the node set in `document`, bare or in an xAIF wrapper. What is wrong with it is added to `problems`.
    void add(const json::Value& document, std::string_view name, json::ProblemList& problems,
             LossReport& losses);
    /// To be called once, after the last set: turns edges into neighbours.
    void link(LossReport& losses);

    [[nodiscard]] const Nodes& nodes() const noexcept { return nodes_; }
    [[nodiscard]] const Node& at(std::string_view id) const { return nodes_.find(id)->second; }
    [[nodiscard]] const std::map<std::string, Participant, std::less<>>& participants() const noexcept {
        return participants_;
    }
    /// Was the participant's id one of ours, so that it should be kept?
    [[nodiscard]] const std::vector<std::string>& sets() const noexcept { return sets_; }
    /// Every set was written by us: its ids are ours, and nothing is to be added to it.
    [[nodiscard]] bool ours() const noexcept { return ours_; }

private:
    void add_nodes(const json::Value& list, json::ProblemList& problems, LossReport& losses);
    void add_edges(const json::Value& list, json::ProblemList& problems, LossReport& losses);
    void add_locutions(const json::Value& list, const json::ProblemList& problems, LossReport& losses);
    void add_participants(const json::Value& list, const json::ProblemList& problems, LossReport& losses);

    Nodes nodes_;
    std::map<std::pair<std::string, std::string>, SourcePos> edges_;
    std::map<std::string, Participant, std::less<>> participants_;
    std::vector<std::string> sets_;
    bool ours_ = true;
};

}  // namespace gainsay::aif
