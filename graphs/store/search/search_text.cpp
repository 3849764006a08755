#include "graphs/store/search/search_text.hpp"

namespace gainsay {
namespace {

struct Texts {
    std::int64_t row;
    std::vector<SearchText> found{};

    void put(std::size_t position, SearchField field, std::string_view text) {
        if (!text.empty()) found.push_back({search_key(row, position, field), text});
    }
    void operator()(const Agent& agent) {
        put(0, SearchField::Name, agent.name);
        for (std::size_t i = 0; i < agent.aliases.size(); ++i) put(i, SearchField::Alias, agent.aliases[i]);
    }
    void operator()(const Document& document) { put(0, SearchField::Title, document.title); }
    void operator()(const Claim& claim) { put(0, SearchField::Text, claim.text); }
    void operator()(const Statement& statement) {
        for (std::size_t i = 0; i < statement.occurrences.size(); ++i) {
            const auto& selector = statement.occurrences[i].selector;
            if (selector) put(i, SearchField::Quote, selector->exact);
        }
        put(0, SearchField::Note, statement.note);
    }
    void operator()(const Relation&) {}
    void operator()(const Review&) {}
};

}  // namespace

std::vector<SearchText> search_texts(const Record& record, std::int64_t row) {
    Texts texts{row};
    std::visit(texts, record);
    return std::move(texts.found);
}

void index_text(sqlite::Connection& connection, const SearchText& text) {
    connection.query("INSERT INTO search_index (rowid, text) VALUES (?1, ?2)")
        .bind(text.key, text.text)
        .run();
}

void unindex_text(sqlite::Connection& connection, const SearchText& text) {
    connection.query("INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', ?1, ?2)")
        .bind(text.key, text.text)
        .run();
}

void index_rows(sqlite::Connection& connection, RecordKind kind, std::int64_t first) {
    const auto run = [&](const char* sql) { connection.query(sql).bind(first).run(); };
    switch (kind) {
        case RecordKind::Agent:
            run("INSERT INTO search_index (rowid, text) SELECT row << 19, name FROM agent "
                "WHERE row >= ?1 AND name <> '' ORDER BY row");
            run("INSERT INTO search_index (rowid, text) SELECT (agent << 19) | (position << 3) | 1, alias "
                "FROM agent_alias WHERE agent >= ?1 AND alias <> '' ORDER BY agent, position");
            break;
        case RecordKind::Document:
            run("INSERT INTO search_index (rowid, text) SELECT row << 19 | 2, title FROM document "
                "WHERE row >= ?1 AND title <> '' ORDER BY row");
            break;
        case RecordKind::Claim:
            run("INSERT INTO search_index (rowid, text) SELECT row << 19 | 3, text FROM claim "
                "WHERE row >= ?1 AND text <> '' ORDER BY row");
            break;
        case RecordKind::Statement:
            run("INSERT INTO search_index (rowid, text) SELECT (statement << 19) | (position << 3) | 4, "
                "exact "
                "FROM occurrence WHERE statement >= ?1 AND exact <> '' ORDER BY statement, position");
            run("INSERT INTO search_index (rowid, text) SELECT row << 19 | 5, note FROM statement "
                "WHERE row >= ?1 AND note <> '' ORDER BY row");
            break;
        case RecordKind::Relation:
        case RecordKind::Review:
            break;
    }
}

}  // namespace gainsay
