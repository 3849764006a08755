#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/quotation/check.hpp"
#include "engine/quotation/quotes.hpp"

// Cases of one article and a few quotes, small enough to stand in a test.

namespace gainsay::test {

/// A case with the agents agent:ada ("Ada Berg", mayor of agent:town), agent:bo ("Bo Lind"), agent:town ("Town of Elm") and the
/// Courier, which prints document:article. Quotes are Ada's unless said otherwise.
class QuoteCase {
public:
    explicit QuoteCase(std::string text) {
        copy_.state = CopyState::Readable;
        copy_.text = std::move(text);
        for (const auto& [id, name, kind] : {std::tuple("agent:ada", "Ada Berg", AgentKind::Person),
                                             {"agent:bo", "Bo Lind", AgentKind::Person},
                                             {"agent:courier", "Courier", AgentKind::Media},
                                             {"agent:town", "Town of Elm", AgentKind::PublicBody}}) {
            Agent agent;
            agent.id = AgentId(id);
            agent.name = name;
            agent.kind = kind;
            if (agent.id == AgentId("agent:ada"))
                agent.affiliations.push_back({AgentId("agent:town"), "mayor", {}, {}});
            whole_.agents.push_back(agent);
        }
        Document article;
        article.id = DocumentId("document:article");
        article.title = "Article";
        article.published_by.emplace_back("agent:courier");
        whole_.documents.push_back(article);
        Claim claim;
        claim.id = ClaimId("claim:one");
        claim.text = "One";
        whole_.claims.push_back(claim);
    }

    QuoteCase& languages(const std::string& document, const std::string& claim) {
        whole_.documents[0].language = document;
        whole_.claims[0].language = claim;
        return *this;
    }
    /// One more person, who may hold an office of the town.
    QuoteCase& with_cy(const std::string& name, const std::string& role = {}) {
        Agent agent;
        agent.id = AgentId("agent:cy");
        agent.name = name;
        if (!role.empty()) agent.affiliations.push_back({AgentId("agent:town"), role, {}, {}});
        whole_.agents.push_back(agent);
        sort_records(whole_);
        return *this;
    }
    QuoteCase& copy(CopyText copy) {
        copy_ = std::move(copy);
        return *this;
    }

    QuoteCase& quote(Selector selector, const std::string& speaker = "agent:ada") {
        Statement statement;
        statement.id = StatementId("statement:s" + std::to_string(10000 + whole_.statements.size()));
        statement.speaker = AgentId(speaker);
        statement.of = RecordId("claim:one");
        statement.manner = Manner::Quote;
        Occurrence occurrence;
        occurrence.document = DocumentId("document:article");
        occurrence.selector = std::move(selector);
        statement.occurrences.push_back(occurrence);
        whole_.statements.push_back(statement);
        return *this;
    }
    QuoteCase& quote(const std::string& exact, const std::string& speaker = "agent:ada") {
        Selector selector;
        selector.exact = exact;
        return quote(selector, speaker);
    }

    [[nodiscard]] Case& whole() { return whole_; }

    /// The findings, after the checker has found nothing wrong with them.
    [[nodiscard]] QuoteReport report(const QuoteOptions& options = {}, std::string* problem = nullptr) const {
        const CaseSource source(whole_);
        const TextProvider texts = [this](const Document&) { return copy_; };
        QuoteReport report = check_quotes(source, texts, options);
        const std::string wrong = check_quote_report(report, source, texts, options);
        if (problem != nullptr) *problem = wrong;
        if (problem == nullptr && !wrong.empty()) throw std::logic_error("the checker says: " + wrong);
        return report;
    }
    [[nodiscard]] QuoteFinding only(const QuoteOptions& options = {}) const {
        return report(options).findings.at(0);
    }

private:
    Case whole_;
    CopyText copy_;
};

/// "exact", "normalised: case, brackets", "cut: negation not", "misattributed: agent:bo", "altered".
inline std::string told(const QuoteFinding& finding) {
    std::string out(to_string(finding.outcome));
    if (finding.outcome == QuoteOutcome::Cut)
        return out + ": " + std::string(to_string(finding.cut->kind)) + " " + finding.cut->words;
    if (finding.outcome == QuoteOutcome::Misattributed) return out + ": " + finding.heard->agent.text();
    std::string folds;
    for (const std::string_view name : fold_names(finding.folds))
        folds += (folds.empty() ? ": " : ", ") + std::string(name);
    return out + folds;
}

/// "Same{we} -{will} +{did} Same{win}": a diff on one line.
inline std::string told(const std::vector<QuoteDiffRun>& diff) {
    std::string out;
    for (const QuoteDiffRun& run : diff) {
        out += out.empty() ? "" : " ";
        if (run.kind == QuoteDiffRun::Kind::Same) out += run.quote;
        if (run.kind == QuoteDiffRun::Kind::QuoteOnly) out += "[-" + run.quote + "-]";
        if (run.kind == QuoteDiffRun::Kind::DocumentOnly) out += "{+" + run.document + "+}";
    }
    return out;
}

}  // namespace gainsay::test
