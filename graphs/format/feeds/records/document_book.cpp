#include "graphs/format/feeds/records/document_book.hpp"

#include <algorithm>
#include <array>

#include "graphs/format/parts/dates.hpp"

namespace gainsay::feeds {
namespace {

struct TypeName {
    std::string_view type;
    DocumentKind kind;
};

/// The first of a kind is the one that is written.
constexpr std::array<TypeName, 26> known_types{{{"Article", DocumentKind::Article},
                                                {"Report", DocumentKind::Report},
                                                {"Statement", DocumentKind::Statement},
                                                {"Legislation", DocumentKind::Law},
                                                {"Transcript", DocumentKind::Transcript},
                                                {"Dataset", DocumentKind::Dataset},
                                                {"SocialMediaPosting", DocumentKind::Post},
                                                {"NewsArticle", DocumentKind::Article},
                                                {"OpinionNewsArticle", DocumentKind::Article},
                                                {"AnalysisNewsArticle", DocumentKind::Article},
                                                {"WebPage", DocumentKind::Article},
                                                {"BlogPosting", DocumentKind::Article},
                                                {"CreativeWork", DocumentKind::Article},
                                                {"ScholarlyArticle", DocumentKind::Report},
                                                {"TechArticle", DocumentKind::Report},
                                                {"DiscussionForumPosting", DocumentKind::Post},
                                                {"Comment", DocumentKind::Post},
                                                {"Message", DocumentKind::Post},
                                                {"ImageObject", DocumentKind::Post},
                                                {"VideoObject", DocumentKind::Post},
                                                {"AudioObject", DocumentKind::Post},
                                                {"MediaObject", DocumentKind::Post},
                                                {"ImageObjectSnapshot", DocumentKind::Post},
                                                {"VideoObjectSnapshot", DocumentKind::Post},
                                                {"AudioObjectSnapshot", DocumentKind::Post},
                                                {"Clip", DocumentKind::Post}}};

std::string without_fragment(const std::string& url) {
    return url.substr(0, url.find('#'));
}

/// What a person reads in a URL: host and path.
std::string readable(const std::string& url) {
    std::string text = host_of(url);
    if (const std::size_t path = url.find('/', url.find("://") + 3); path != std::string::npos)
        text += url.substr(path, url.find('?', path) - path);
    return text.empty() ? url : text;
}

std::string key_of(const AgentId& id) {
    return id.text();
}
std::string key_of(const DocumentId& id) {
    return id.text();
}
std::string key_of(const Citation& citation) {
    return citation.document.text();
}

constexpr auto keyed = [](const auto& item) { return key_of(item); };

}  // namespace

std::optional<DocumentKind> kind_of_type(std::string_view type) {
    for (const TypeName& known : known_types) {
        if (known.type == type) return known.kind;
    }
    return std::nullopt;
}

std::string_view type_of_kind(DocumentKind kind) {
    return known_types[static_cast<std::size_t>(kind)].type;
}

DocumentBook::Sighting* DocumentBook::sighting(Members& members, const Value& node, const SourcePos& where,
                                               const std::string& context) {
    std::string url, title, iri;
    if (node.kind == Value::Kind::Object) {
        iri = text_of(members.take("@id"));
        for (const char* const name : {"url", "contentUrl", "accessedOnUrl", "embedUrl"}) {
            if (url.empty()) url = iri_of(members.peek(name));
            if (!url.empty() && is_plain_iri(members.peek(name)) && iri_of(members.peek(name)) == url)
                members.take(name);
        }
        if (url.empty() && is_url(iri)) url = iri;
        for (const char* const name : {"headline", "name"}) {
            if (title.empty()) title = members.take_text(name);
        }
    } else {
        const std::string text(trimmed(text_of(&node)));
        (is_url(text) ? url : title) = text;
    }
    std::optional<DocumentId> id;
    if (const auto own = own_id(iri, RecordKind::Document)) {
        id = DocumentId(*own);
    } else if (!url.empty()) {
        const std::string key = without_fragment(url);
        id = DocumentId(ids_.id(RecordKind::Document, key, readable(key)));
    } else if (!iri.empty()) {
        id = DocumentId(ids_.id(RecordKind::Document, iri, title.empty() ? iri : title));
    } else if (!title.empty()) {
        id = DocumentId(ids_.id(RecordKind::Document, title + '\n' + context, title));
    } else {
        return nullptr;
    }
    Sighting& seen = documents_[*id];
    Document& document = seen.document;
    if (document.id.empty()) {
        document.id = *id;
        seen.where = where;
    }
    if (document.url.empty()) document.url = url;
    if (!seen.titled && !title.empty()) {
        document.title = title;
        seen.titled = true;
    } else if (!title.empty() && title != document.title) {
        seen.leftovers.add_text("headline", title);
    }
    if (document.title.empty()) document.title = url.empty() ? std::string(id->any().slug()) : url;
    if (!iri.empty() && iri != url && !is_own(iri)) seen.leftovers.add_text("sameAs", iri);
    return &seen;
}

std::optional<DocumentId> DocumentBook::document(const Value& node, const std::string& file,
                                                 const std::string& context) {
    Members members(node);
    Sighting* const seen = sighting(members, node, {file, node.place.line, node.place.column}, context);
    if (seen == nullptr) return std::nullopt;
    if (node.kind == Value::Kind::Object) {
        add_fields(*seen, members, node);
        add_links(*seen, members, file);
        seen->leftovers.add(members.rest());
    }
    return seen->document.id;
}

/// The first text stays; one that is the same is nothing new; another one stays among the rest.
void DocumentBook::add_text(std::string& field, Members& members, std::string_view name) {
    const std::string text = text_of(members.peek(name));
    if (field.empty()) {
        field = members.take_text(name);
    } else if (text == field && is_plain(members.peek(name))) {
        members.take(name);
    }
}

void DocumentBook::add_fields(Sighting& seen, Members& members, const Value& node) {
    Document& document = seen.document;
    const auto types = types_of(node);
    const auto kind = types.empty() ? std::nullopt : kind_of_type(types.front());
    if (kind && !seen.typed) document.kind = *kind;
    if (types.size() == 1 && kind == document.kind && type_of_kind(*kind) == types.front()) {
        members.take("@type");
    }
    seen.typed = seen.typed || kind.has_value();

    if (const std::string text = text_of(members.peek("datePublished")); !text.empty()) {
        const auto date = parts::date_of(text);
        if (date && !document.published) document.published = date;
        if (date && document.published == date) members.take("datePublished");
    }
    add_text(document.language, members, "inLanguage");
    add_text(document.note, members, "description");
    const std::string archived = iri_of(members.peek("archivedAt"));
    if (document.archived_url.empty()) document.archived_url = archived;
    if (archived == document.archived_url && is_plain(members.peek("archivedAt"))) members.take("archivedAt");
}

void DocumentBook::add_links(Sighting& seen, Members& members, const std::string& file) {
    Document& document = seen.document;
    const auto agents_in = [&](std::string_view name) {
        const auto nodes = values_of(members.peek(name));
        auto ids = agents_.agents(members.peek(name), file);
        if (ids.size() == nodes.size()) members.take(name);
        return ids;
    };
    auto authors = agents_in("author");
    if (authors.empty()) authors = agents_in("creator");
    merge_list(document.authored_by, std::move(authors), keyed);
    merge_list(document.published_by, agents_in("publisher"), keyed);

    const std::string context = document.id.text();
    const auto documents_in = [&](std::string_view name) {
        std::vector<DocumentId> ids;
        const auto nodes = values_of(members.peek(name));
        for (const Value* const one : nodes) {
            if (auto id = this->document(*one, file, context)) ids.push_back(*std::move(id));
        }
        if (ids.size() == nodes.size()) members.take(name);
        return ids;
    };
    merge_list(document.part_of, documents_in("isPartOf"), keyed);
    std::vector<Citation> cites;
    for (DocumentId& id : documents_in("citation")) cites.push_back({std::move(id), {}});
    for (Citation& one : cites) one.manner = CitationManner::Mentions;
    merge_list(document.cites, std::move(cites), keyed);
    std::vector<Citation> evidence;
    for (DocumentId& id : documents_in("isBasedOn"))
        evidence.push_back({std::move(id), CitationManner::Evidence});
    // What a document rests on it also cites; the two are one citation, of the stronger manner.
    std::map<DocumentId, Citation*> known;
    for (Citation& one : document.cites) known.emplace(one.document, &one);
    std::erase_if(evidence, [&](const Citation& one) {
        const auto at = known.find(one.document);
        if (at == known.end()) return false;
        at->second->manner = CitationManner::Evidence;
        return true;
    });
    document.cites.insert(document.cites.end(), evidence.begin(), evidence.end());
}

void DocumentBook::add_mention(const DocumentId& document, const DocumentId& mentioned) {
    auto& cites = documents_.at(document).document.cites;
    merge_list(cites, {Citation{mentioned, CitationManner::Mentions}}, keyed);
}

void DocumentBook::add_review(const DocumentId& document, const std::string& review, bool withdrawn,
                              const std::optional<Edtf>& on) {
    Sighting& seen = documents_.at(document);
    if (review.empty()) {
        seen.gone = true;
        seen.gone_on = on;
    } else if (withdrawn) {
        seen.withdrawn[review] = on ? on->text() : std::string();
    } else {
        seen.standing.insert(review);
    }
}

void DocumentBook::retract(Sighting& seen) {
    // A feed may hold a review twice: when it was new, and when it was withdrawn.
    for (const auto& [review, on] : seen.withdrawn) seen.standing.erase(review);
    if (seen.withdrawn.empty() && !seen.gone) return;
    if (seen.standing.empty() || seen.gone) {
        Retraction retraction;
        retraction.on = seen.gone_on;
        for (const auto& [review, on] : seen.withdrawn) {
            if (!retraction.on && !on.empty()) retraction.on = Edtf(on);
        }
        seen.document.retracted = std::move(retraction);
        return;
    }
    Value withdrawn = Value::object();
    for (const auto& [review, on] : seen.withdrawn) withdrawn.add_member({review, {}}, text_value(on));
    seen.leftovers.add("withdrawn", json::dense(withdrawn));
}

void DocumentBook::deliver(const std::function<void(Document, const SourcePos&)>& sink, LossReport& losses) {
    for (auto& [id, seen] : documents_) {
        retract(seen);
        if (seen.leftovers.beyond() > 0) {
            losses.add({"value of a member that was given too often", "a hundred different values are kept",
                        id, "extra", seen.where});
        }
        seen.document.extra = seen.leftovers.extra(format_);
        sink(std::move(seen.document), seen.where);
    }
    documents_.clear();
}

}  // namespace gainsay::feeds
