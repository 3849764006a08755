#include "graphs/format/entities/ftm_schema.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "graphs/format/parts/dates.hpp"

// The schemata of FollowTheMoney 3.8 that a case has a place for. An interest that is not here (a payment, a
// debt, a contract) says nothing about who speaks for whom, and is reported.

namespace gainsay::ftm {
namespace {

struct Row {
    std::string_view schema;
    Becomes becomes;
};

constexpr std::array rows{
    Row{"Person", Becomes::Agent},       Row{"LegalEntity", Becomes::Agent},
    Row{"Organization", Becomes::Agent}, Row{"PublicBody", Becomes::Agent},
    Row{"Company", Becomes::Agent},      Row{"Position", Becomes::Agent},
    Row{"Document", Becomes::Document},  Row{"Article", Becomes::Document},
    Row{"HyperText", Becomes::Document}, Row{"PlainText", Becomes::Document},
    Row{"Pages", Becomes::Document},     Row{"Email", Becomes::Document},
    Row{"Message", Becomes::Document},   Row{"Table", Becomes::Document},
    Row{"Workbook", Becomes::Document},  Row{"Image", Becomes::Document},
    Row{"Video", Becomes::Document},     Row{"Audio", Becomes::Document},
    Row{"Folder", Becomes::Document},    Row{"Package", Becomes::Document},
    Row{"Note", Becomes::Claim},         Row{"UnknownLink", Becomes::Link},
    Row{"Similar", Becomes::Similar},    Row{"Assessment", Becomes::Review},
};

constexpr std::array edges{
    EdgeSchema{"Membership", "member", "organization", "role", "member"},
    EdgeSchema{"Employment", "employee", "employer", "role", ""},
    EdgeSchema{"Representation", "agent", "client", "role", "representative"},
    EdgeSchema{"Directorship", "director", "organization", "role", "director"},
    EdgeSchema{"Ownership", "owner", "asset", "role", "owner"},
    EdgeSchema{"Occupancy", "holder", "post", "role", ""},
    EdgeSchema{"Family", "person", "relative", "relationship", "relative"},
    EdgeSchema{"Associate", "person", "associate", "relationship", "associate"},
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 40> languages{{
    {"ara", "ar"}, {"aze", "az"}, {"bel", "be"}, {"bul", "bg"}, {"bos", "bs"}, {"cat", "ca"}, {"ces", "cs"},
    {"dan", "da"}, {"deu", "de"}, {"ell", "el"}, {"eng", "en"}, {"spa", "es"}, {"est", "et"}, {"fas", "fa"},
    {"fin", "fi"}, {"fra", "fr"}, {"heb", "he"}, {"hin", "hi"}, {"hrv", "hr"}, {"hun", "hu"}, {"hye", "hy"},
    {"ind", "id"}, {"ita", "it"}, {"jpn", "ja"}, {"kat", "ka"}, {"kaz", "kk"}, {"kor", "ko"}, {"lit", "lt"},
    {"lav", "lv"}, {"nld", "nl"}, {"nor", "no"}, {"pol", "pl"}, {"por", "pt"}, {"ron", "ro"}, {"rus", "ru"},
    {"srp", "sr"}, {"swe", "sv"}, {"tur", "tr"}, {"ukr", "uk"}, {"zho", "zh"},
}};

bool digits_at(std::string_view text, std::size_t from, std::size_t count) {
    return text.size() >= from + count &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                       text.begin() + static_cast<std::ptrdiff_t>(from + count),
                       [](char c) { return c >= '0' && c <= '9'; });
}

/// "2024", "2024-06", "2024-06-26"; a season ("2024-21") is no month.
bool is_day_or_wider(std::string_view text) {
    if (!digits_at(text, 0, 4)) return false;
    if (text.size() == 4) return true;
    if (text[4] != '-' || !digits_at(text, 5, 2) || text.substr(5, 2) > "12") return false;
    if (text.size() == 7) return true;
    return text.size() == 10 && text[7] == '-' && digits_at(text, 8, 2);
}

}  // namespace

Becomes becomes(std::string_view schema) {
    const auto* const at =
        std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.schema == schema; });
    if (at != rows.end()) return at->becomes;
    return edge_schema(schema) == nullptr ? Becomes::Nothing : Becomes::Affiliation;
}

const EdgeSchema* edge_schema(std::string_view schema) {
    const auto* const at =
        std::find_if(edges.begin(), edges.end(), [&](const EdgeSchema& one) { return one.schema == schema; });
    return at == edges.end() ? nullptr : at;
}

AgentKind agent_kind(std::string_view schema) {
    if (schema == "Person") return AgentKind::Person;
    // An office is a part of the public body that it belongs to, where nothing says which that is.
    return schema == "PublicBody" || schema == "Position" ? AgentKind::PublicBody : AgentKind::Organization;
}

std::string_view agent_schema(AgentKind kind) {
    if (kind == AgentKind::Person) return "Person";
    return kind == AgentKind::PublicBody ? "PublicBody" : "Organization";
}

DocumentKind document_kind(std::string_view schema) {
    if (schema == "Article" || schema == "HyperText") return DocumentKind::Article;
    if (schema == "Message" || schema == "Email") return DocumentKind::Post;
    if (schema == "Table" || schema == "Workbook") return DocumentKind::Dataset;
    return DocumentKind::Report;
}

std::string_view document_schema(DocumentKind kind) {
    return kind == DocumentKind::Article ? "Article" : kind == DocumentKind::Dataset ? "Table" : "Document";
}

std::optional<std::string> to_ftm_date(const std::string& edtf) {
    if (is_day_or_wider(edtf)) return edtf;
    const bool utc = edtf.size() == 20 && edtf.back() == 'Z' && edtf[10] == 'T' &&
                     is_day_or_wider(std::string_view(edtf).substr(0, 10));
    if (utc) return edtf.substr(0, 19);
    return std::nullopt;
}

std::optional<Edtf> from_ftm_date(std::string_view text) {
    auto date = parts::date_of(text);
    // A time without a zone is in UTC, by definition of the format.
    if (date && date->text().size() == 19 && date->text()[10] == 'T') return Edtf::parse(date->text() + "Z");
    return date;
}

std::string from_ftm_language(std::string_view language) {
    for (const auto& [three, two] : languages) {
        if (three == language) return std::string(two);
    }
    return std::string(language);
}

std::optional<std::string> to_ftm_language(std::string_view language) {
    for (const auto& [three, two] : languages) {
        if (two == language) return std::string(three);
    }
    const bool three = language.size() == 3 && std::all_of(language.begin(), language.end(),
                                                           [](char c) { return c >= 'a' && c <= 'z'; });
    // One that has a short form would come back as that.
    return three && from_ftm_language(language) == language ? std::optional(std::string(language))
                                                            : std::nullopt;
}

}  // namespace gainsay::ftm
