#include "tests/graphs/snapshot/rows/rows_oracle.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "graphs/snapshot/layout/sections.hpp"

namespace gainsay::test {
namespace {

using Word = std::uint32_t;
using Words = std::vector<Word>;
using Row = std::vector<Words>;  // values of one or more words
using Rows = std::vector<Row>;

Words packed(const Rows& rows, Word value_words) {
    Words offsets{0}, values;
    Word count = 0;
    for (const Row& row : rows) {
        for (const Words& value : row) values.insert(values.end(), value.begin(), value.end());
        offsets.push_back(count += static_cast<Word>(row.size()));
    }
    Words all{static_cast<Word>(rows.size()), value_words, count, 0};
    all.insert(all.end(), offsets.begin(), offsets.end());
    all.insert(all.end(), values.begin(), values.end());
    return all;
}

template <class List>
Word number_in(const List& list, const std::string& id) {
    const auto at =
        std::lower_bound(list.begin(), list.end(), id,
                         [](const auto& one, const std::string& wanted) { return one.id.text() < wanted; });
    const bool found = at != list.end() && at->id.text() == id;
    return static_cast<Word>((found ? at : list.end()) -
                             list.begin());  // the length of the list when it is not there
}

class RowsOracle {
public:
    explicit RowsOracle(const Case& whole) : whole_(whole), claims_(whole.claims.size()) {}

    Words disputes() const {
        Rows asserters(claims_), deniers(claims_);
        each_statement(Stance::Asserts,
                       [&](Word c, const Statement& s) { asserters[c].push_back({speaker(s)}); });
        each_statement(Stance::Denies,
                       [&](Word c, const Statement& s) { deniers[c].push_back({speaker(s)}); });
        for (const Document& document : whole_.documents) {
            std::set<Word> answerable, stated;
            for (const AgentId& id : document.published_by) answerable.insert(agent(id));
            for (const AgentId& id : document.authored_by) answerable.insert(agent(id));
            for (const ClaimId& id : document.states) stated.insert(claim(id.text()));
            for (const Word c : stated) {
                for (const Word by : answerable) asserters[c].push_back({by});
            }
        }
        Words all;
        const auto add = [&](const Words& more) { all.insert(all.end(), more.begin(), more.end()); };
        for (const Rows& rows : {asserters, deniers}) {
            Rows by_agent(whole_.agents.size());
            for (Word c = 0; c < claims_; ++c) {
                for (const Words& by : rows[c]) by_agent[by[0]].push_back({c});
            }
            add(packed(rows, 1));
            add(packed(by_agent, 1));
        }
        add(packed(conflicts(), 1));
        add(classes());
        return all;
    }

    Words citations() const {
        Rows carriers(claims_), cites;
        each_statement(Stance::Asserts, [&](Word c, const Statement& s) {
            for (const Word document : places(s)) carriers[c].push_back({document});
        });
        for (Word d = 0; d < whole_.documents.size(); ++d) {
            std::multiset<Word> cited;
            for (const Citation& one : whole_.documents[d].cites) cited.insert(document(one.document));
            cites.emplace_back();
            for (const Word one : cited) cites.back().push_back({one});
            for (const ClaimId& id : whole_.documents[d].states) carriers[claim(id.text())].push_back({d});
        }
        Words all = packed(carriers, 1);
        const Words more = packed(cites, 1);
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }

    Words speeches() const {
        const auto first_document = static_cast<Word>(whole_.agents.size());
        const auto first_statement =
            static_cast<Word>(whole_.agents.size() + whole_.documents.size() + whole_.claims.size());
        Rows rows(claims_);
        for (const Stance stance : {Stance::Asserts, Stance::Denies, Stance::Questions}) {
            each_statement(stance, [&](Word c, const Statement& s) {
                const Period period = s.said_on ? s.said_on->period() : Period{};
                const Word statement = first_statement + number_in(whole_.statements, s.id.text());
                const auto put = [&](Word document) {
                    rows[c].push_back({statement, document, static_cast<Word>(period.start_min),
                                       speaker(s) * 4 + static_cast<Word>(stance)});
                };
                for (const Word document : places(s)) put(first_document + document);
                if (s.occurrences.empty()) put(0xFFFFFFFF);
            });
        }
        return packed(rows, 4);
    }

private:
    Word agent(const AgentId& id) const { return number_in(whole_.agents, id.text()); }
    Word document(const DocumentId& id) const { return number_in(whole_.documents, id.text()); }
    Word claim(const std::string& id) const { return number_in(whole_.claims, id); }
    Word speaker(const Statement& statement) const { return agent(statement.speaker); }

    template <class Use>
    void each_statement(Stance stance, const Use& use) const {
        for (const Statement& statement : whole_.statements) {
            const Word of = claim(statement.of.text());
            if (statement.stance == stance && of < claims_) use(of, statement);
        }
    }
    Words places(const Statement& statement) const {
        Words found;
        for (const Occurrence& place : statement.occurrences) found.push_back(document(place.document));
        std::sort(found.begin(), found.end());
        return found;
    }
    /// Ends of the accepted relations of a kind, in order.
    std::vector<std::pair<Word, Word>> relations(RelationKind kind) const {
        std::vector<std::pair<Word, Word>> found;
        for (const Relation& one : whole_.relations) {
            if (one.kind != kind || one.status != RelationStatus::Accepted) continue;
            found.emplace_back(claim(one.from.text()), claim(one.to.text()));
        }
        std::sort(found.begin(), found.end());
        return found;
    }
    Rows conflicts() const {
        Rows rows(claims_);
        Word part = 0;
        for (const RelationKind kind : {RelationKind::Contradicts, RelationKind::Rebuts}) {
            for (const auto& [from, to] : relations(kind)) {
                rows[from].push_back({to * 4 + part});
                rows[to].push_back({from * 4 + part + 1});
            }
            part += 2;
        }
        return rows;
    }
    /// Each claim takes the least number among those that it rephrases, until nothing changes.
    Words classes() const {
        Words least(claims_);
        for (Word c = 0; c < claims_; ++c) least[c] = c;
        for (bool changed = true; changed;) {
            changed = false;
            for (const auto& [a, b] : relations(RelationKind::Rephrases)) {
                changed = changed || least[a] != least[b];
                least[a] = least[b] = std::min(least[a], least[b]);
            }
        }
        Rows members, class_of;
        for (Word first = 0; first < claims_; ++first) {
            Row row;
            for (Word c = 0; c < claims_; ++c) {
                if (least[c] == first) row.push_back({c});
            }
            if (row.size() > 1) members.push_back(row);
        }
        std::sort(members.begin(), members.end(), [](const Row& a, const Row& b) { return a[1] < b[1]; });
        if (!members.empty()) class_of.assign(1, Row(claims_, Words{0}));
        for (Word i = 0; i < members.size(); ++i) {
            for (const Words& c : members[i]) class_of[0][c[0]] = {i + 1};
        }
        Words all = packed(members, 1);
        const Words more = packed(class_of, 1);
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }

    const Case& whole_;
    std::size_t claims_;
};

}  // namespace

std::array<std::vector<std::uint32_t>, 3> oracle_rows(const Case& whole) {
    const RowsOracle oracle(whole);
    return {oracle.disputes(), oracle.citations(), oracle.speeches()};
}

}  // namespace gainsay::test
