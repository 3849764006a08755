#include "graphs/format/feeds/records/review_maker.hpp"

#include <algorithm>

#include "graphs/format/feeds/records/rating.hpp"
#include "graphs/format/json/json_number.hpp"
#include "graphs/format/parts/dates.hpp"

// A review has a claim, who said it where (itemReviewed), who judged it how (author, reviewRating) and the article in
// which that stands (the review's own url). Claims are told apart by their words, so that the reviews of several
// fact-checkers meet on one claim; where an `@id` says that two wordings are one claim, the first stays the claim's
// and the other is kept with its review.

namespace gainsay::feeds {
namespace {

std::size_t hash_of(const std::string& text) {
    return std::hash<std::string>{}(text);  // compared within one run only
}

/// In which node of an item the claim itself stands: MediaReview has it one deeper.
std::string text_in_item(const Value& item) {
    if (item.kind != Value::Kind::Object) return {};
    std::string text = text_of(member(item, "text"));
    if (!trimmed(text).empty()) return text;
    for (const Value* const claim : values_of(member(item, "interpretedAsClaim"))) {
        for (const char* const name : {"text", "description", "name"}) {
            text = text_of(member(*claim, name));
            if (!trimmed(text).empty()) return text;
        }
        if (text = text_of(claim); !trimmed(text).empty()) return text;
    }
    if (has_type(item, "Claim")) {
        for (const char* const name : {"name", "description"}) {
            text = text_of(member(item, name));
            if (!trimmed(text).empty()) return text;
        }
    }
    for (const Value* const media : values_of(member(item, "mediaItemAppearance"))) {
        text = text_of(member(*media, "description"));
        if (!trimmed(text).empty()) return text;
    }
    return {};
}

std::string own_or_trimmed(std::string text, bool own) {
    return own ? text : std::string(trimmed(text));
}

/// A creative work that is reviewed in place of a claim, as in the first years of the vocabulary.
bool is_work(const Value& item) {
    const auto types = types_of(item);
    const auto is = [&](const char* type) {
        return std::find(types.begin(), types.end(), type) != types.end();
    };
    return !types.empty() && !is("Claim") && !is("MediaReviewItem") && !is("Thing");
}

void add_member(Value& object, const char* name, const Value* value) {
    if (value != nullptr) object.add_member({name, value->place}, *value);
}

std::string date_text(const std::optional<Edtf>& date) {
    return date ? date->text() : std::string();
}

}  // namespace

ReviewMaker::ReviewMaker(Deliver deliver, LossReport& losses, std::string format)
    : deliver_(std::move(deliver)),
      losses_(losses),
      format_(std::move(format)),
      agents_(ids_, format_),
      documents_(ids_, agents_, format_) {}

void ReviewMaker::review(const Value& node, const std::string& file, const ItemDates& dates) {
    Draft draft;
    draft.file = file;
    draft.where = {file, node.place.line, node.place.column};
    Members members(node);
    const auto items = values_of(members.peek("itemReviewed"));
    const Words words = words_of(members, items);
    if (words.text.empty()) {
        if (!dates.deleted.empty()) return withdraw_page(node, file, dates);
        losses_.add({"review without a claim",
                     "neither claimReviewed nor itemReviewed says what was claimed",
                     {},
                     text_of(members.peek("url")).substr(0, 200),
                     draft.where});
        return;
    }
    std::string language = items.empty() ? std::string() : text_of(member(*items.front(), "inLanguage"));
    if (language.empty() && !members.own()) language = text_of(members.peek("inLanguage"));
    const SeenClaim claim =
        add_claim(items.empty() ? nullptr : items.front(), words.text, language, draft.where);
    draft.review.of = claim.id;
    members.take("@context");
    if (types_of(node) == std::vector<std::string>{"ClaimReview"}) members.take("@type");
    if (members.own() || text_of(members.peek("@id")).empty()) {
        members.take("@id");
    } else {
        draft.extra.add_member({"sameAs", {}}, *members.take("@id"));
        if (members.peek("sameAs") != nullptr) {
            Value list;
            list.kind = Value::Kind::List;
            for (const Value* const one : values_of(&draft.extra.items.back())) list.items.push_back(*one);
            for (const Value* const one : values_of(members.take("sameAs"))) list.items.push_back(*one);
            draft.extra.items.back() = std::move(list);
        }
    }
    if (is_plain(members.peek("claimReviewed"))) members.take("claimReviewed");
    if (words.reviewed != words.text || !claim.same_words) {
        const Value* const given = members.peek("claimReviewed");
        if (is_plain(given)) draft.extra.add_member({"claimReviewed", given->place}, *given);
    }
    add_reviewer(members, draft);
    add_article(members, node, draft);
    add_items(members, claim, draft);
    add_rating(members, node, draft);
    add_dates(members, dates, draft);
    draft.review.note = members.take_text("reviewBody");
    Value rest = members.rest();
    for (std::size_t i = 0; i < rest.items.size(); ++i)
        draft.extra.add_member(std::move(rest.keys[i]), std::move(rest.items[i]));
    finish_review(draft, node, claim.text, dates);
}

/// Of our own feeds the claim's text is the item's, and a fact-checker may word it otherwise; of all others the
/// claim is what was reviewed.
ReviewMaker::Words ReviewMaker::words_of(const Members& members, const std::vector<const Value*>& items) {
    Words words;
    words.reviewed = text_of(members.peek("claimReviewed"));
    const bool own = !items.empty() && own_id(text_of(member(*items.front(), "@id")), RecordKind::Claim);
    if (!own) words.reviewed = std::string(trimmed(words.reviewed));
    if (own) words.text = text_of(member(*items.front(), "text"));
    if (words.text.empty()) words.text = words.reviewed;
    for (const Value* const item : items) {
        if (words.text.empty()) words.text = own_or_trimmed(text_in_item(*item), own);
    }
    if (words.reviewed.empty()) words.reviewed = words.text;
    return words;
}

ReviewMaker::SeenClaim ReviewMaker::add_claim(const Value* item, const std::string& text,
                                              const std::string& language, const SourcePos& where) {
    SeenClaim seen;
    seen.text = text;
    const Value nothing = Value::object();
    Members members(item == nullptr || is_work(*item) ? nothing : *item);
    const std::string iri = text_of(members.peek("@id"));
    const auto own = own_id(iri, RecordKind::Claim);
    const auto known = own || iri.empty() ? claims_by_iri_.end() : claims_by_iri_.find(iri);
    Claim claim;
    claim.id = own                             ? ClaimId(*own)
               : known != claims_by_iri_.end() ? known->second
                                               : ClaimId(ids_.id_of_name(RecordKind::Claim, text));
    if (!own && !iri.empty()) claims_by_iri_.try_emplace(iri, claim.id);
    seen.id = claim.id;
    claim.text = text;
    claim.language = language;
    if (own) {
        claim.topics = members.take_texts("keywords");
        claim.valid = parts::date_of(text_of(members.take("temporalCoverage")));
        claim.note = members.take_text("description");
    }
    Value extra = Value::object();
    if (!own && !iri.empty()) {
        extra.add_member({"sameAs", {}}, text_value(iri));
    } else {
        add_member(extra, "sameAs", members.peek("sameAs"));
    }
    claim.extra = extra_of(format_, extra);
    const std::string id = claim.id.text();
    const std::string fingerprint = claim.extra + claim.note;  // each article keeps its own language
    deliver_once(std::move(claim), fingerprint, where);
    Delivered& delivered = delivered_[id];
    if (delivered.words == 0) delivered.words = hash_of(text) | 1U;
    seen.same_words = delivered.words == (hash_of(text) | 1U);
    return seen;
}

// --- who said it, and where

void ReviewMaker::add_items(Members& members, const SeenClaim& claim, Draft& draft) {
    const auto items = values_of(members.take("itemReviewed"));
    for (const Value* const item : items) {
        if (item->kind != Value::Kind::Object) {
            const auto document = is_url(text_of(item))
                                      ? documents_.document(*item, draft.file, claim.id.text())
                                      : std::nullopt;
            if (document) draft.loose.push_back(*document);
            draft.extra.add_member({"itemReviewed", item->place}, *item);
        } else {
            add_item(*item, claim, draft);
        }
    }
}

std::vector<AgentId> ReviewMaker::speakers(Members& members, const std::string& file) {
    for (const char* const name : {"author", "creator"}) {
        auto agents = agents_.agents(members.peek(name), file);
        if (agents.empty()) continue;
        if (agents.size() == values_of(members.peek(name)).size()) members.take(name);
        return agents;
    }
    return {};
}

/// Adds the statements of one item; false when it names no claimant.
bool ReviewMaker::add_item(const Value& item, const SeenClaim& claim, Draft& draft) {
    if (is_work(item) && add_work(item, claim, draft)) return true;
    Members members(item);
    const bool own = members.own();
    members.take("@id");
    if (types_of(item) == std::vector<std::string>{"Claim"}) members.take("@type");
    if (is_plain(members.peek("inLanguage"))) members.take("inLanguage");
    if (own) {
        for (const char* const name : {"keywords", "temporalCoverage", "description"}) members.take(name);
    }
    if (own || text_of(member(item, "@id")).empty()) members.take("sameAs");
    const auto texts = values_of(members.peek("text"));
    Value wording = Value::object();
    if (own) {
        members.take("text");
        if (texts.size() > 1) add_member(wording, "text", texts[1]);
    } else if (is_plain(members.peek("text")) && trimmed(text_of(members.peek("text"))) == claim.text) {
        members.take("text");
    }
    const auto who = speakers(members, draft.file);
    const bool has_first = !values_of(members.peek("firstAppearance")).empty();
    const auto documents = appearances(members, claim, !who.empty(), draft);
    Statement statement;
    if (!who.empty()) {
        const std::string said = text_of(members.peek("datePublished"));
        statement.said_on = parts::date_of(said);
        if (statement.said_on) members.take("datePublished");
    }
    if (const auto id = own_id(text_of(members.peek("identifier")), RecordKind::Statement);
        id && who.size() == 1) {
        statement.id = StatementId(*id);
        members.take("identifier");
    }
    Value rest = members.rest();
    if (who.empty()) {
        draft.loose.insert(draft.loose.end(), documents.begin(), documents.end());
        if (!rest.items.empty()) draft.extra.add_member({"itemReviewed", item.place}, std::move(rest));
        return false;
    }
    for (std::size_t i = 0; i < rest.items.size(); ++i)
        wording.add_member(std::move(rest.keys[i]), std::move(rest.items[i]));
    if (has_first && !documents.empty()) {
        Value yes;
        yes.kind = Value::Kind::Boolean;
        yes.boolean = true;
        wording.add_member({"firstAppearance", {}}, std::move(yes));
    }
    statement.extra = extra_of(format_, wording);
    statement.of = claim.id;
    for (const DocumentId& document : documents) statement.occurrences.push_back({document, {}, {}, {}});
    for (const AgentId& speaker : who) {
        statement.speaker = speaker;
        add_statement(statement, item, claim.text, {draft.file, item.place.line, item.place.column});
    }
    return true;
}

/// A work that is reviewed is where its author said it.
bool ReviewMaker::add_work(const Value& item, const SeenClaim& claim, Draft& draft) {
    const auto document = documents_.document(item, draft.file, claim.id.text());
    if (!document) return false;
    Members members(item);
    const auto who = speakers(members, draft.file);
    if (who.empty()) draft.loose.push_back(*document);
    for (const AgentId& speaker : who) {
        Statement statement;
        statement.speaker = speaker;
        statement.of = claim.id;
        statement.said_on = parts::date_of(text_of(members.peek("datePublished")));
        statement.occurrences.push_back({*document, {}, {}, {}});
        add_statement(std::move(statement), item, claim.text,
                      {draft.file, item.place.line, item.place.column});
    }
    return true;
}

/// The first appearance, where one is named, stands first. A document that is named in both ways counts once, but
/// not in our own feeds, which mean what they say.
std::vector<DocumentId> ReviewMaker::appearances(Members& members, const SeenClaim& claim, bool take,
                                                 Draft& draft) {
    std::vector<DocumentId> documents;
    for (const char* const name : {"firstAppearance", "appearance", "mediaItemAppearance"}) {
        const auto nodes = values_of(members.peek(name));
        std::size_t understood = 0;
        for (const Value* const node : nodes) {
            const auto document = documents_.document(*node, draft.file, claim.id.text());
            if (!document) continue;
            ++understood;
            const bool known = std::find(documents.begin(), documents.end(), *document) != documents.end();
            if (members.own() || !known) documents.push_back(*document);
        }
        if (take && understood == nodes.size()) members.take(name);
    }
    return documents;
}

/// One agent saying one thing once: the same speaker, date and places make the same statement, whoever reviews it.
void ReviewMaker::add_statement(Statement statement, const Value& item, const std::string& claim_text,
                                const SourcePos& where) {
    const bool own = own_id(text_of(member(item, "@id")), RecordKind::Claim).has_value();
    if (!own || statement.id.empty()) {
        std::string key =
            statement.speaker.text() + '\n' + statement.of.text() + '\n' + date_text(statement.said_on);
        for (const Occurrence& one : statement.occurrences) key += '\n' + one.document.text();
        statement.id = StatementId(
            ids_.id(RecordKind::Statement, key, agents_.name_of(statement.speaker) + " " + claim_text));
    }
    const std::string fingerprint = statement.extra;
    deliver_once(std::move(statement), fingerprint, where);
}

// --- the verdict

void ReviewMaker::add_reviewer(Members& members, Draft& draft) {
    const auto authors = agents_.agents(members.peek("author"), draft.file);
    if (!authors.empty()) {
        draft.review.by = authors.front();
        if (authors.size() == 1 && values_of(members.peek("author")).size() == 1) members.take("author");
        return;
    }
    const auto publishers = agents_.agents(members.peek("publisher"), draft.file);
    if (!publishers.empty()) draft.review.by = publishers.front();
}

void ReviewMaker::add_article(Members& members, const Value& node, Draft& draft) {
    const std::string context = draft.review.of.text();
    const auto parts = values_of(members.peek("isPartOf"));
    std::string url = iri_of(members.peek("url"));
    if (parts.size() == 1 && own_id(text_of(member(*parts.front(), "@id")), RecordKind::Document)) {
        members.take("isPartOf");
        draft.review.in = documents_.document(*parts.front(), draft.file, context);
        if (members.own() || url == text_of(member(*parts.front(), "url"))) members.take("url");
        return;
    }
    if (members.own()) return;
    if (url.empty()) url = iri_of(members.peek("mainEntityOfPage"));
    if (url.empty() && is_url(text_of(member(node, "@id")))) url = text_of(member(node, "@id"));
    if (url.empty()) return;
    if (is_plain_iri(members.peek("url"))) members.take("url");
    const Value* const page = members.peek("mainEntityOfPage");
    if (page != nullptr && iri_of(page) == url && page->items.size() <= 2) members.take("mainEntityOfPage");
    // What the review says of itself as a text on a page is said of that page.
    Value article = Value::object(node.place);
    article.add_member({"@type", {}}, text_value("Article"));
    article.add_member({"url", {}}, text_value(url));
    add_member(article, "datePublished", members.peek("datePublished"));
    add_member(article, "author", member(node, "author"));
    members.take("author");
    const char* const title = members.peek("headline") != nullptr ? "headline" : "name";
    add_member(article, "headline", members.take(title));
    for (const char* const name : {"publisher", "inLanguage", "citation", "isBasedOn", "archivedAt"})
        add_member(article, name, members.take(name));
    draft.review.in = documents_.document(article, draft.file, context);
}

void ReviewMaker::add_rating(Members& members, const Value& node, Draft& draft) {
    GivenRating given = read_rating(members.take("reviewRating"));
    draft.review.rating = std::move(given.rating);
    if (given.rest) draft.extra.add_member({"reviewRating", {}}, *std::move(given.rest));
    if (!draft.review.rating.label.empty()) return;
    // The verdict of a MediaReview is its category.
    const std::string category = text_of(member(node, "mediaAuthenticityCategory"));
    draft.review.rating.label = std::string(trimmed(local_name(category)));
}

void ReviewMaker::add_dates(Members& members, const ItemDates& dates, Draft& draft) {
    draft.review.on = parts::date_of(text_of(members.peek("datePublished")));
    if (draft.review.on) members.take("datePublished");
    Value kept = Value::object();
    if (!dates.created.empty()) kept.add_member({"dateCreated", {}}, text_value(dates.created));
    if (!dates.modified.empty()) kept.add_member({"dateModified", {}}, text_value(dates.modified));
    const bool held = draft.review.in && parts::date_of(dates.deleted);
    if (!dates.deleted.empty() && !held) kept.add_member({"dateDeleted", {}}, text_value(dates.deleted));
    if (!kept.items.empty()) draft.extra.add_member({"dataFeedItem", {}}, std::move(kept));
}

/// A withdrawal may name no more than the page of the review that it takes back.
void ReviewMaker::withdraw_page(const Value& node, const std::string& file, const ItemDates& dates) {
    std::string url = text_of(member(node, "url"));
    if (url.empty() && is_url(text_of(member(node, "@id")))) url = text_of(member(node, "@id"));
    const auto page = url.empty() ? std::nullopt : documents_.document(text_value(url), file, {});
    if (page) return documents_.add_review(*page, {}, true, parts::date_of(dates.deleted));
    losses_.add({"withdrawal of a review that is not named",
                 "neither a claim nor a url says which",
                 {},
                 {},
                 {file, node.place.line, node.place.column}});
}

void ReviewMaker::finish_review(Draft& draft, const Value& node, const std::string& claim_text,
                                const ItemDates& dates) {
    Review& review = draft.review;
    if (const auto own = own_id(text_of(member(node, "@id")), RecordKind::Review)) {
        review.id = ReviewId(*own);
    } else {
        const std::string page = iri_of(&node);
        const std::string by = review.by ? review.by->text() : std::string();
        const std::string key = by + '\n' + page + '\n' + review.of.text() + '\n' + date_text(review.on) +
                                '\n' + review.rating.label + '\n' +
                                (review.rating.value ? json::to_token(*review.rating.value) : std::string());
        const std::string readable = (review.by ? agents_.name_of(*review.by) + " " : "") + claim_text;
        review.id = ReviewId(ids_.id(RecordKind::Review, key, readable));
    }
    if (review.in) {
        const auto deleted = parts::date_of(dates.deleted);
        documents_.add_review(*review.in, review.id.text(), !dates.deleted.empty(), deleted);
        for (const DocumentId& mentioned : draft.loose) {
            if (mentioned != *review.in) documents_.add_mention(*review.in, mentioned);
        }
    }
    review.extra = extra_of(format_, draft.extra);
    const std::string fingerprint = review.extra + review.note + date_text(review.on);
    deliver_once(review, fingerprint, draft.where);
}

void ReviewMaker::claim(const Value& node, const std::string& file) {
    Draft draft;
    draft.file = file;
    draft.where = {file, node.place.line, node.place.column};
    const std::string text = std::string(trimmed(text_in_item(node)));
    if (text.empty()) {
        losses_.add({"claim without words", "a claim needs a text", {}, {}, draft.where});
        return;
    }
    const SeenClaim claim = add_claim(&node, text, text_of(member(node, "inLanguage")), draft.where);
    if (add_item(node, claim, draft) || draft.extra.items.empty()) return;
    for (const Value::Key& key : draft.extra.items.front().keys) {
        losses_.add({"member " + key.name.substr(0, 60) + " of a claim", "no claimant and no review holds it",
                     claim.id, key.name, draft.where});
    }
}

void ReviewMaker::finish() {
    agents_.deliver([this](Agent agent, const SourcePos& where) { deliver_(std::move(agent), where); },
                    losses_);
    documents_.deliver(
        [this](Document document, const SourcePos& where) { deliver_(std::move(document), where); }, losses_);
}

void ReviewMaker::deliver_once(Record record, const std::string& fingerprint, const SourcePos& where) {
    const RecordId id = id_of(record);
    const auto [at, fresh] = delivered_.try_emplace(id.text(), Delivered{hash_of(fingerprint), 0});
    if (fresh) return deliver_(std::move(record), where);
    // One that says nothing more is no other.
    if (fingerprint.empty() || at->second.fingerprint == hash_of(fingerprint)) return;
    losses_.add({std::string(to_string(id.kind())) + " that was described otherwise before",
                 "it is one record, and what was read of it first stays",
                 id,
                 {},
                 where});
}

}  // namespace gainsay::feeds
