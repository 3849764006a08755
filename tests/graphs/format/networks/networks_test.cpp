// The formats that are only written: what is in them, that they hold still against markup, and what they report.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/json_source.hpp"
#include "graphs/format/loss.hpp"
#include "graphs/format/parts/said_fields.hpp"
#include "graphs/format/registry.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "graphs/format/text_case/record/record_json.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct WrittenGraph {
    std::string text;
    LossReport losses{LossReport::every_place};
    [[nodiscard]] std::set<std::string> lost() const {
        std::set<std::string> kinds;
        for (const LossReport::Kind& kind : losses.kinds()) kinds.insert(kind.what);
        return kinds;
    }
};

WrittenGraph write_as(std::string_view format, const Case& whole) {
    WrittenGraph result;
    std::ostringstream out;
    find_format(format).write(out, CaseSource(whole), {}, result.losses);
    result.text = out.str();
    return result;
}

Case fixture(const std::string& name) {
    std::ifstream in(std::string(GAINSAY_SOURCE_DIR) + "/fixtures/" + name + "/case.json");
    return read_case(in, name);
}

Case case_of_claims(const std::vector<std::string>& texts) {
    Case whole;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        Claim claim;
        claim.id = ClaimId("claim:c" + std::to_string(i));
        claim.text = texts[i];
        whole.claims.push_back(std::move(claim));
    }
    sort_records(whole);
    return whole;
}

TEST(WrittenNetworks, AreTheSameBytesEachTime) {
    for (const char* format : {"gexf", "cytoscape", "jgf", "mermaid", "markdown"}) {
        for (std::uint64_t seed = 0; seed < 30; ++seed) {
            SCOPED_TRACE(std::string(format) + ", seed " + std::to_string(seed));
            EXPECT_EQ(write_as(format, random_case(seed)).text, write_as(format, random_case(seed)).text);
        }
    }
}

json::Value parsed(const std::string& text) {
    json::Source source{std::string_view(text)};
    return json::parse_value(source, {});
}

/// The records in "record" members, wherever they stand.
void collect_records(json::Value& value, Case& whole) {
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        const bool record = value.kind == json::Value::Kind::Object && value.keys[i].name == "record";
        if (!record) {
            collect_records(value.items[i], whole);
            continue;
        }
        json::ProblemList problems("graph", 20);
        json::ReadRecord read = json::read_record(value.items[i], std::nullopt, "record", problems);
        ASSERT_TRUE(read.record);
        add_record(whole, *std::move(read.record));
    }
}

TEST(JsonGraphs, HoldEveryRecordAndLoseNothing) {
    for (const char* format : {"cytoscape", "jgf"}) {
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            SCOPED_TRACE(std::string(format) + ", seed " + std::to_string(seed));
            const Case whole = random_case(seed);
            const WrittenGraph graph = write_as(format, whole);
            EXPECT_TRUE(graph.losses.empty());
            json::Value value = parsed(graph.text);
            Case found;
            found.info = whole.info;
            collect_records(value, found);
            sort_records(found);
            EXPECT_EQ(found, whole);
        }
    }
}

TEST(JsonGraphs, HaveEdgesBetweenNodesThatAreThere) {
    const json::Value value = parsed(write_as("cytoscape", fixture("undercut-relation")).text);
    std::set<std::string> nodes, ids;
    const json::Value& elements = *value.find("elements");
    for (const json::Value& one : elements.find("nodes")->items) {
        nodes.insert(one.find("data")->find("id")->text);
        EXPECT_TRUE(ids.insert(one.find("data")->find("id")->text).second);
    }
    for (const json::Value& one : elements.find("edges")->items) {
        const json::Value& data = *one.find("data");
        // An edge and the node of the same relation must differ: ids are unique among all elements of Cytoscape.js.
        EXPECT_TRUE(ids.insert(data.find("id")->text).second) << data.find("id")->text;
        EXPECT_TRUE(nodes.contains(data.find("source")->text) && nodes.contains(data.find("target")->text));
    }
    EXPECT_GT(elements.find("edges")->items.size(), 5U);
}

TEST(Gexf, HasLifetimesColoursAndKinds) {
    const WrittenGraph graph = write_as("gexf", fixture("iran-tip-2018"));
    EXPECT_THAT(graph.text, HasSubstr("start=\"2018-"));
    EXPECT_THAT(graph.text, HasSubstr("<viz:color r=\"230\" g=\"159\" b=\"0\"/>"));
    EXPECT_THAT(write_as("gexf", fixture("undercut-relation")).text,
                HasSubstr("kind=\"contradicts\" label=\"contradicts\""));
    EXPECT_TRUE(graph.lost().contains("claim.quantities[].measure"));
    EXPECT_FALSE(graph.lost().contains("claim.text"));
}

TEST(Mermaid, LetsNoTextBecomeMarkup) {
    const WrittenGraph graph = write_as(
        "mermaid", case_of_claims({"He said \"no\"] --> n9[x\nend; %% `code` <b>&quot;</b> #35; \\"}));
    EXPECT_THAT(graph.text,
                HasSubstr("n1[\"He said #34;no#34;#93; --#62; n9#91;x end#59; #37;#37; #96;code#96; "
                          "#60;b#62;#38;quot#59;#60;/b#62; #35;35#59; #92;<br>claim#58;c0\"]:::claim\n"));
}

TEST(Mermaid, CutsLongTextsAndKeepsTheId) {
    std::string text;
    for (int i = 0; i < 300; ++i) text += "é";
    const WrittenGraph graph = write_as("mermaid", case_of_claims({text}));
    EXPECT_THAT(graph.text, HasSubstr("é…<br>claim#58;c0\"]"));
    EXPECT_TRUE(graph.lost().contains("claim with a long text"));
}

TEST(Mermaid, StaysWithinWhatIsRenderedAndSaysSo) {
    const Case whole = random_case(5, {.agents = 200,
                                       .documents = 200,
                                       .claims = 900,
                                       .statements = 2000,
                                       .relations = 2000,
                                       .reviews = 5});
    const WrittenGraph graph = write_as("mermaid", whole);
    EXPECT_LT(graph.text.size(), 50'000U);
    EXPECT_GT(graph.text.size(), 10'000U);
    EXPECT_THAT(graph.text, HasSubstr("records are drawn: there is no room for more\"]"));
    std::size_t edges = 0, reported = 0;
    std::istringstream lines(graph.text);
    for (std::string line; std::getline(lines, line);) edges += line.find("|\"") == std::string::npos ? 0 : 1;
    EXPECT_LE(edges, 500U);
    std::size_t drawn = 0;
    std::sscanf(graph.text.c_str() + graph.text.find("note[\"") + 6, "%zu", &drawn);
    for (const LossReport::Kind& kind : graph.losses.kinds()) {
        if (kind.what.ends_with("that is not drawn")) reported += kind.count;
    }
    EXPECT_EQ(drawn + reported, record_count(whole));
}

TEST(Mermaid, DrawsConflictsBeforeAllElse) {
    Case whole =
        random_case(5, {.agents = 100, .documents = 10, .claims = 500, .statements = 3000, .relations = 20});
    const WrittenGraph graph = write_as("mermaid", whole);
    for (const Relation& one : whole.relations) {
        const bool conflict = one.kind == RelationKind::Contradicts || one.kind == RelationKind::Rebuts;
        if (!conflict || one.status != RelationStatus::Accepted) continue;
        EXPECT_THAT(graph.text, HasSubstr(one.from.any().slug().data())) << one.id.text();
    }
}

TEST(Markdown, LetsNoTextBecomeMarkup) {
    const WrittenGraph report = write_as(
        "markdown",
        case_of_claims({"<script>alert(1)</script> | [x](javascript:1) *a* _b_ `c` @user\n# not a heading"}));
    EXPECT_THAT(
        report.text,
        HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt; &#124; \\[x\\](javascript:1) \\*a\\* \\_b\\_ "
                  "\\`c\\` &#64;user \\# not a heading\n"));
    EXPECT_THAT(report.text, Not(HasSubstr("<script")));
}

TEST(Markdown, LinksOnlyToTheWeb) {
    Case whole;
    Document document;
    document.title = "D";
    document.id = DocumentId("document:d");
    document.url = "javascript:alert(1)";
    document.archived_url = "https://example.org/a b(c)";
    whole.documents = {document};
    const WrittenGraph report = write_as("markdown", whole);
    EXPECT_THAT(report.text, HasSubstr("At javascript:alert(1).\n"));
    EXPECT_THAT(report.text, HasSubstr("(https://example.org/a%20b%28c%29)"));
}

TEST(Markdown, TellsOfEveryClaimWhoSaysItAndWhere) {
    for (const char* name : {"iran-tip-2018", "undercut-relation", "relay-chain"}) {
        SCOPED_TRACE(name);
        const Case whole = fixture(name);
        const std::string text = write_as("markdown", whole).text;
        std::set<std::string> anchors;
        for (std::size_t at = text.find("<a id=\""); at != std::string::npos;
             at = text.find("<a id=\"", at + 1)) {
            EXPECT_TRUE(anchors.insert(text.substr(at + 7, text.find('"', at + 7) - at - 7)).second);
        }
        EXPECT_EQ(anchors.size(), record_count(whole));
        for (std::size_t at = text.find("](#"); at != std::string::npos; at = text.find("](#", at + 1)) {
            const std::string target = text.substr(at + 3, text.find(')', at) - at - 3);
            EXPECT_TRUE(anchors.contains(target) || target == "claims" || target == "documents" ||
                        target == "agents")
                << target;
        }
    }
}

}  // namespace
}  // namespace gainsay::test
