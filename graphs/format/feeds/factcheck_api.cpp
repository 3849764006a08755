#include "graphs/format/feeds/factcheck_api.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "graphs/format/feeds/feed_reader.hpp"
#include "graphs/format/parts/text.hpp"

// The interface hands out ClaimReviews under names of its own. Here they get back the names of schema.org, so that
// one piece of code says what becomes of a review; a member that we do not know keeps its name and ends in `extra`.

namespace gainsay::factcheck_api {
namespace {

using feeds::Value;

using Renaming = std::initializer_list<std::pair<std::string_view, const char*>>;

/// The node of that type with the members of `from`, renamed; of members that are renamed to nothing none.
Value renamed(const Value& from, const char* type, Renaming names) {
    Value node = Value::object(from.place);
    node.add_member({"@type", from.place}, feeds::text_value(type));
    for (std::size_t i = 0; i < from.keys.size(); ++i) {
        std::string name = from.keys[i].name;
        for (const auto& [theirs, ours] : names) {
            if (name == theirs) name = ours;
        }
        if (!name.empty()) node.add_member({std::move(name), from.keys[i].place}, from.items[i]);
    }
    return node;
}

void add(Value& node, const char* name, Value value) {
    const json::Place where = value.place;
    node.add_member({name, where}, std::move(value));
}

void copy(Value& node, const char* name, const Value* value) {
    if (value != nullptr) add(node, name, *value);
}

/// A publisher is known by its name and site, such as "politifact.com".
Value publisher_node(const Value& publisher) {
    Value node = renamed(publisher, "Organization", {});
    if (node.find("name") == nullptr) copy(node, "name", publisher.find("site"));
    return node;
}

class Reader final : public feeds::FeedReader {
public:
    Reader(RecordSink& sink, const ReadOptions& options, LossReport& losses)
        : FeedReader(sink, options, losses, "factcheck-api") {}

private:
    [[nodiscard]] bool streams(std::string_view member) const override {
        return member == "claims" || member == "results" || member == "claimReviewMarkupPages";
    }

    void item(std::string_view member, Value value) override {
        clean(value);
        one(member, value);
    }

    void whole(Value value) override {
        clean(value);
        if (value.kind != Value::Kind::Object) {
            losses().add({"value that is no object", "a response is an object", {}, {}, at(value.place)});
            return;
        }
        if (value.find("claimReviewMarkups") != nullptr) return page(value);
        for (std::size_t i = 0; i < value.keys.size(); ++i) {
            const std::string& name = value.keys[i].name;
            if (streams(name)) {
                for (const Value* const each : feeds::values_of(&value.items[i])) one(name, *each);
            } else if (name == "nextPageToken") {
                if (value.items[i].text.empty()) continue;
                losses().add({"nextPageToken",
                              "the response goes on on another page; is that one here too?",
                              {},
                              name,
                              at(value.keys[i].place)});
            } else {
                losses().add({"member " + name.substr(0, 60),
                              "a case has no place for it",
                              {},
                              name,
                              at(value.keys[i].place)});
            }
        }
    }

    void one(std::string_view member, const Value& value) {
        if (value.kind != Value::Kind::Object) {
            losses().add({"value that is no object", "a claim is an object", {}, {}, at(value.place)});
        } else if (member == "claimReviewMarkupPages") {
            page(value);
        } else if (const Value* const inner = member == "results" ? value.find("claim") : &value) {
            if (inner != &value) report_beside(value, {"claim"}, "a result");
            claim(*inner);
        } else {
            losses().add(
                {"result without a claim", "an image's result holds a claim", {}, {}, at(value.place)});
        }
    }

    void report_beside(const Value& value, std::initializer_list<std::string_view> used, const char* of) {
        for (const Value::Key& key : value.keys) {
            if (std::find(used.begin(), used.end(), key.name) != used.end()) continue;
            losses().add({"member " + key.name.substr(0, 60) + " of " + of,
                          "a case has no place for it",
                          {},
                          key.name,
                          at(key.place)});
        }
    }

    void claim(const Value& value) {
        Value item = renamed(value, "Claim",
                             {{"claimant", "author"}, {"claimDate", "datePublished"}, {"claimReview", ""}});
        const auto reviews = feeds::values_of(value.find("claimReview"));
        if (reviews.empty()) return maker().claim(item, file());
        for (const Value* const given : reviews) {
            Value review = renamed(*given, "ClaimReview",
                                   {{"publisher", ""},
                                    {"title", "headline"},
                                    {"reviewDate", "datePublished"},
                                    {"textualRating", ""},
                                    {"languageCode", "inLanguage"}});
            copy(review, "claimReviewed", value.find("text"));
            if (const Value* const publisher = given->find("publisher"))
                add(review, "author", publisher_node(*publisher));
            if (const Value* const label = given->find("textualRating")) {
                Value rating = Value::object(label->place);
                add(rating, "@type", feeds::text_value("Rating"));
                add(rating, "alternateName", *label);
                add(review, "reviewRating", std::move(rating));
            }
            add(review, "itemReviewed", item);
            maker().review(review, file(), {});
        }
    }

    /// What a page says of its author and date holds for every review on it.
    void page(const Value& value) {
        report_beside(value, {"claimReviewMarkups", "pageUrl", "publishDate", "claimReviewAuthor"}, "a page");
        if (feeds::values_of(value.find("claimReviewMarkups")).empty()) {
            losses().add({"page without reviews",
                          "a case has no place for it",
                          {},
                          feeds::text_of(value.find("pageUrl")).substr(0, 200),
                          at(value.place)});
        }
        for (const Value* const one : feeds::values_of(value.find("claimReviewMarkups"))) markup(*one, value);
    }

    void markup(const Value& given, const Value& page) {
        if (given.kind != Value::Kind::Object) {
            losses().add({"value that is no object", "a review is an object", {}, {}, at(given.place)});
            return;
        }
        Value review = renamed(given, "ClaimReview",
                               {{"claimDate", ""},
                                {"claimLocation", ""},
                                {"claimFirstAppearance", ""},
                                {"claimAppearances", ""},
                                {"claimAuthor", ""},
                                {"rating", ""}});
        if (review.find("url") == nullptr) copy(review, "url", page.find("pageUrl"));
        copy(review, "datePublished", page.find("publishDate"));
        if (const Value* const author = page.find("claimReviewAuthor"))
            add(review, "author", renamed(*author, "Organization", {{"imageUrl", "image"}}));
        if (const Value* const rating = given.find("rating")) {
            add(review, "reviewRating",
                renamed(*rating, "Rating", {{"textualRating", "alternateName"}, {"imageUrl", "image"}}));
        }
        Value item = Value::object(given.place);
        add(item, "@type", feeds::text_value("Claim"));
        copy(item, "datePublished", given.find("claimDate"));
        copy(item, "name", given.find("claimLocation"));
        copy(item, "firstAppearance", given.find("claimFirstAppearance"));
        copy(item, "appearance", given.find("claimAppearances"));
        if (const Value* const author = given.find("claimAuthor")) {
            Value speaker = renamed(*author, "Person", {{"imageUrl", "image"}});
            speaker.keys.erase(speaker.keys.begin());  // the interface does not say what kind of agent it is
            speaker.items.erase(speaker.items.begin());
            add(item, "author", std::move(speaker));
        }
        add(review, "itemReviewed", std::move(item));
        maker().review(review, file(), {});
    }
};

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

std::unique_ptr<FormatReader> make_reader(RecordSink& sink, const ReadOptions& options, LossReport& losses) {
    return std::make_unique<Reader>(sink, options, losses);
}

Guess guess(std::string_view first_bytes) {
    const std::string_view text = parts::start_of(first_bytes);
    if (text.empty() || text.front() != '{' || has(text, "\"@type\"") || has(text, "\"gainsay\""))
        return Guess::No;
    if (has(text, "\"claimReviewMarkups\"")) return Guess::Yes;
    const bool list = has(text, "\"claims\"") || has(text, "\"results\"");
    return list && has(text, "\"claimReview\"") &&
                   (has(text, "\"textualRating\"") || has(text, "\"publisher\""))
               ? Guess::Yes
               : Guess::No;
}

}  // namespace gainsay::factcheck_api
