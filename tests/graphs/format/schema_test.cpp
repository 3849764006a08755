// The published schema says what the code does: the same fields, the same words, the same things required.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/text_case/record/record_fields.hpp"
#include "graphs/format/text_case/record/record_json.hpp"

namespace gainsay::test {
namespace {

using ::testing::ElementsAreArray;

const json::Value& schema() {
    static const json::Value value = [] {
        std::ifstream file(GAINSAY_SOURCE_DIR "/docs/formats/case.schema.json");
        std::ostringstream text;
        text << file.rdbuf();
        const std::string bytes = text.str();
        json::Source source{std::string_view(bytes)};
        return json::parse_value(source, {});
    }();
    return value;
}

const json::Value& definition(const std::string& name) {
    const json::Value* defs = schema().find("$defs");
    const json::Value* found = defs == nullptr ? nullptr : defs->find(name);
    if (found == nullptr) throw std::runtime_error("no definition of " + name);
    return *found;
}

std::vector<std::string> texts(const json::Value* list) {
    std::vector<std::string> all;
    if (list != nullptr) {
        for (const json::Value& item : list->items) all.push_back(item.text);
    }
    return all;
}

std::vector<std::string> names(const json::Value* object) {
    std::vector<std::string> all;
    if (object != nullptr) {
        for (const auto& key : object->keys) all.push_back(key.name);
    }
    return all;
}

/// Collects the names that describe() tells.
struct Names {
    std::vector<std::string> all;

    void add(std::string_view name) { all.emplace_back(name); }
    void text(std::string_view name, const std::string&, std::string_view = {}) { add(name); }
    void texts(std::string_view name, const std::vector<std::string>&) { add(name); }
    void date(std::string_view name, const std::optional<Edtf>&) { add(name); }
    void letter(std::string_view name, std::optional<char>) { add(name); }
    void number(std::string_view name, std::optional<double>) { add(name); }
    void position(std::string_view name, std::optional<std::uint64_t>) { add(name); }
    template <class T>
    void id(std::string_view name, const T&) {
        add(name);
    }
    template <class T>
    void ids(std::string_view name, const T&) {
        add(name);
    }
    template <class E>
    void word(std::string_view name, E, E = {}) {
        add(name);
    }
    template <class E>
    void required_word(std::string_view name, E) {
        add(name);
    }
    template <class T>
    void object(std::string_view name, const T&) {
        add(name);
    }
    template <class T>
    void list(std::string_view name, const T&) {
        add(name);
    }
};

template <class T>
std::vector<std::string> fields_of() {
    Names names;
    const T empty;
    json::describe(names, empty);
    return names.all;
}

TEST(Schema, HasTheFieldsOfEveryObjectInTheirOrder) {
    const auto expect = [](const char* name, const std::vector<std::string>& fields) {
        EXPECT_EQ(names(definition(name).find("properties")), fields) << name;
    };
    expect("agent", fields_of<Agent>());
    expect("document", fields_of<Document>());
    expect("claim", fields_of<Claim>());
    expect("statement", fields_of<Statement>());
    expect("relation", fields_of<Relation>());
    expect("review", fields_of<Review>());
    expect("affiliation", fields_of<Affiliation>());
    expect("stored-copy", fields_of<StoredCopy>());
    expect("retraction", fields_of<Retraction>());
    expect("citation", fields_of<Citation>());
    expect("quantity", fields_of<Quantity>());
    expect("selector", fields_of<Selector>());
    expect("occurrence", fields_of<Occurrence>());
    expect("rating", fields_of<Rating>());

    std::vector<std::string> header = fields_of<CaseInfo>();
    header.insert(header.begin(), "gainsay");
    expect("header", header);
    for (std::size_t kind = 0; kind < record_kind_count; ++kind) {
        header.emplace_back(json::list_name(static_cast<RecordKind>(kind)));
    }
    expect("case", header);
}

TEST(Schema, HasTheWordsOfEveryList) {
    const auto expect = [](const char* name, const auto& words) {
        EXPECT_THAT(texts(definition(name).find("enum")), ElementsAreArray(words)) << name;
    };
    expect("agent-kind", words<AgentKind>);
    expect("document-kind", words<DocumentKind>);
    expect("stance", words<Stance>);
    expect("manner", words<Manner>);
    expect("commitment", words<Commitment>);
    expect("citation-manner", words<CitationManner>);
    expect("relation-kind", words<RelationKind>);
    expect("relation-status", words<RelationStatus>);
    expect("quantity-bound", words<QuantityBound>);
}

TEST(Schema, RequiresWhatTheReaderRequires) {
    // An empty record has a problem with each of its required fields, and the reader one with a missing kind.
    const auto expect = [](const char* name, const Record& empty, std::vector<std::string> also) {
        std::vector<std::string> required = std::move(also);
        for (const std::string& problem : problems_of(empty))
            required.push_back(problem.substr(0, problem.find(' ')));
        EXPECT_THAT(texts(definition(name).find("required")), ::testing::UnorderedElementsAreArray(required))
            << name;
    };
    expect("agent", Agent{}, {});
    expect("document", Document{}, {});
    expect("claim", Claim{}, {});
    expect("statement", Statement{}, {});
    expect("relation", Relation{}, {"kind"});
    expect("review", Review{}, {});
}

TEST(Schema, NamesTheVersionThatIsWritten) {
    EXPECT_EQ(definition("version").find("const")->text, std::to_string(json::case_version));
}

}  // namespace
}  // namespace gainsay::test
