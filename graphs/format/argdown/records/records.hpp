#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graphs/format/argdown/syntax/map.hpp"
#include "graphs/format/json/problem_list.hpp"
#include "graphs/format/loss.hpp"
#include "graphs/format/parts/id_book.hpp"
#include "graphs/format/read.hpp"
#include "graphs/model/source.hpp"

namespace gainsay::argdown {

/// What all inputs of an import say of one claim: a statement, or an argument that is only sketched.
struct Draft {
    ClaimId id;
    std::string title;  ///< empty: it has none
    bool argument = false;
    std::string text;                 ///< of the last place that says what it says
    std::vector<std::string> others;  ///< what other places say, each once
    std::vector<std::string> topics, section;
    std::vector<LinkText> links;
    json::Value data = json::Value::object();
    std::optional<Claim> own;  ///< a record of ours, which says all that is to be said
    SourcePos where;
};

/// The records of an import before they are delivered, since several inputs, and several places of one, may speak of
/// one thing.
class Records {
public:
    [[nodiscard]] parts::IdBook& ids() noexcept { return ids_; }
    /// By its kind and title, or its words; made when it is not there.
    [[nodiscard]] Draft& draft(const std::string& key) { return drafts_[key]; }

    /// A record that the input spells out. An id that was spelt out before is a problem.
    void add(Record record, json::Place where, json::ProblemList& problems);
    /// A record that follows from what the input says. What is known already stays.
    void add_made(Record record, const SourcePos& where);

    /// By name, or by an id of ours.
    [[nodiscard]] AgentId agent(const std::string& name, AgentKind kind, const SourcePos& where);
    [[nodiscard]] DocumentId document(const std::string& title, const SourcePos& where);
    void speaks_for(const AgentId& agent, const AgentId& body) { bodies_[agent].insert(body); }
    void states(const DocumentId& document, const ClaimId& claim) { states_[document].insert(claim); }

    /// What is said of the case, and what its front matter says beside that. False when something else was said before.
    bool set_info(CaseInfo info, json::Value front_matter);
    /// Headings, which are kept as what the texts are made of.
    void keep(std::vector<json::Value> sections);

    [[nodiscard]] std::size_t size() const noexcept { return entries_.size() + drafts_.size(); }

    /// Delivers everything, in the order of ids. Throws ReadError for names that lead nowhere.
    void deliver(RecordSink& sink, const ReadOptions& options);

private:
    struct Entry {
        Record record;
        SourcePos where;
        bool made = false;
    };

    void finish_claims();
    void finish_links();
    [[nodiscard]] CaseInfo finish_info() const;
    void check_references(std::vector<Problem>& problems, std::size_t limit) const;

    parts::IdBook ids_;
    std::map<std::string, Draft> drafts_;
    std::map<RecordId, Entry> entries_;
    std::map<AgentId, std::set<AgentId>> bodies_;
    std::map<DocumentId, std::set<ClaimId>> states_;
    std::optional<CaseInfo> info_;
    json::Value front_matter_ = json::Value::object();
    std::vector<json::Value> sections_;
};

/// {"argdown":members}, or nothing when there are none.
[[nodiscard]] std::string argdown_extra(json::Value members);
[[nodiscard]] json::Value text_value(std::string text);
[[nodiscard]] json::Value list_value(const std::vector<std::string>& texts);

}  // namespace gainsay::argdown
