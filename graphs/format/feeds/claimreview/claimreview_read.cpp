#include <algorithm>
#include <vector>

#include "graphs/format/feeds/claimreview/claimreview.hpp"
#include "graphs/format/feeds/claimreview/node_index.hpp"
#include "graphs/format/feeds/feed_reader.hpp"
#include "graphs/format/feeds/input/html_page.hpp"
#include "graphs/format/parts/text.hpp"

// Which nodes of an input are reviews. The others are kept until the input ends, because a review may name them by
// `@id`; a review that names one that has not come yet waits for it. What nothing named in the end is reported.

namespace gainsay::claimreview {
namespace {

using feeds::ItemDates;
using feeds::Value;

bool is_review(const Value& node) {
    return feeds::has_type(node, "ClaimReview") || feeds::has_type(node, "MediaReview");
}

bool holds_review(const Value& value) {
    return is_review(value) || std::any_of(value.items.begin(), value.items.end(), holds_review);
}

struct FeedMember {
    std::string json;  ///< its value
    SourcePos where;
};

class Reader final : public feeds::FeedReader {
public:
    Reader(RecordSink& sink, const ReadOptions& options, LossReport& losses)
        : FeedReader(sink, options, losses, "claimreview"), index_(fresh_index()) {}

    void finish() override {
        FeedReader::finish();
        if (feeds_ != 1) return;
        info_.extra = feeds::extra_of("claimreview", info_members_);
        if (info_ != CaseInfo{}) sink().info(info_);
    }

private:
    struct Waiting {
        Value review;
        ItemDates dates;
    };

    feeds::NodeIndex fresh_index() {
        return feeds::NodeIndex([this](const std::string& iri) { return maker().knows_agent(iri); });
    }

    // --- what comes

    [[nodiscard]] bool streams(std::string_view member) const override {
        const std::string_view name = feeds::local_name(member);
        return name == "dataFeedElement" || name == "@graph";
    }

    void item(std::string_view, Value value) override {
        clean(value);
        add(std::move(value), {});
    }

    void whole(Value value) override {
        clean(value);
        add(std::move(value), {});
    }

    void read_page(json::Source& source) override {
        const json::Place start = source.here();
        const std::uint64_t limit = options().max_record_bytes;
        std::string page(start.column - 1, ' ');
        while (!source.at_end()) {
            const std::string_view bytes = source.peek();
            page += bytes;
            source.pass(bytes.size());
            if (limit != 0 && page.size() > limit) {
                throw json::SyntaxError(start, "the page is longer than " + std::to_string(limit) + " bytes",
                                        ErrorCode::Limit);
            }
        }
        const std::uint64_t lost = losses().total();
        bool has_markup = false;
        feeds::read_page(page, file(), start.line, options(), losses(), [&](Value value) {
            has_markup = true;
            clean(value);
            add(std::move(value), {});
        });
        if (!has_markup && losses().total() == lost)
            losses().add(
                {"page without markup", "only JSON-LD and microdata of a page are read", {}, {}, at(start)});
    }

    void end_of_input() override {
        for (Waiting& one : waiting_) make(one.review, one.dates);
        waiting_.clear();
        waiting_values_ = 0;
        index_.visit_unused([this](const Value& node, const SourcePos& where) {
            if (feeds::has_type(node, "Claim")) {
                maker().claim(node, where.file);
            } else {
                report_node(node, where);
            }
        });
        index_ = fresh_index();
    }

    // --- what it is

    void add(Value value, const ItemDates& dates) {
        if (value.kind == Value::Kind::List) {
            for (Value& one : value.items) add(std::move(one), dates);
            return;
        }
        if (value.kind != Value::Kind::Object) {
            losses().add({"value that is no object", "a review is an object", {}, {}, at(value.place)});
            return;
        }
        if (is_review(value)) return review(std::move(value), dates);
        if (feeds::has_type(value, "DataFeedItem") || feeds::member(value, "item") != nullptr)
            return feed_item(std::move(value));
        const bool feed = feeds::has_type(value, "DataFeed") || feeds::has_type(value, "CompleteDataFeed");
        for (std::size_t i = value.keys.size(); i-- > 0;) {
            if (!streams(value.keys[i].name)) continue;
            Value inner = std::move(value.items[i]);
            const auto at_i = static_cast<std::ptrdiff_t>(i);
            value.keys.erase(value.keys.begin() + at_i);
            value.items.erase(value.items.begin() + at_i);
            if (inner.kind != Value::Kind::Null) add(std::move(inner), {});
        }
        if (feed) return feed_head(value);
        if (is_envelope(value)) return;
        if (holds_review(value)) add_nested(value, dates);
        other_node(std::move(value));
    }

    /// Nothing but a context, around a list that was gone through already.
    static bool is_envelope(const Value& value) {
        return std::all_of(value.keys.begin(), value.keys.end(),
                           [](const Value::Key& key) { return key.name == "@context"; });
    }

    /// A page's article may hold its reviews: in `review`, `hasPart`, `mainEntity`, or elsewhere.
    void add_nested(Value& value, const ItemDates& dates) {
        for (Value& item : value.items) {
            if (is_review(item)) {
                review(std::move(item), dates);
                item = Value();
            } else if (holds_review(item)) {
                add_nested(item, dates);
            }
        }
    }

    void feed_item(Value value) {
        const auto text = [&](const char* name) {
            return std::string(feeds::trimmed(feeds::text_of(feeds::member(value, name))));
        };
        const ItemDates dates{text("dateCreated"), text("dateModified"), text("dateDeleted")};
        const Value* const item = feeds::member(value, "item");
        if (item == nullptr) {
            losses().add({"item of a feed that holds nothing", "it has no item", {}, {}, at(value.place)});
            return;
        }
        for (std::size_t i = 0; i < value.keys.size(); ++i) {
            const std::string_view name = feeds::local_name(value.keys[i].name);
            const auto known = {"@type", "@context", "item", "dateCreated", "dateModified", "dateDeleted"};
            if (std::find(known.begin(), known.end(), name) != known.end()) continue;
            losses().add({"member " + std::string(name.substr(0, 60)) + " of a feed's item",
                          "a review has no place for it",
                          {},
                          std::string(name),
                          at(value.keys[i].place)});
        }
        for (const Value* const one : feeds::values_of(item)) {
            Value copy = *one;
            // What was withdrawn may be named without its type.
            if (copy.kind == Value::Kind::Text && !dates.deleted.empty()) {
                copy = Value::object(one->place);
                copy.add_member({"url", one->place}, *one);
            }
            const bool bare = copy.kind == Value::Kind::Object && feeds::types_of(copy).empty();
            if (bare && !dates.deleted.empty()) {
                copy.add_member({"@type", copy.place}, feeds::text_value("ClaimReview"));
            }
            add(std::move(copy), dates);
        }
    }

    /// What a feed says of itself becomes what is said of the case, if it is the only one.
    void feed_head(const Value& value) {
        ++feeds_;
        if (feeds_ == 2 && (info_ != CaseInfo{} || !info_members_.items.empty())) {
            losses().add({"title and description of a feed",
                          "several feeds make no case with one title",
                          {},
                          {},
                          info_where_});
        }
        feeds::Members members(value);
        for (const char* const name : {"@context", "@type", "@graph", "dataFeedElement"}) members.take(name);
        if (feeds::text_of(members.peek("additionalType")) == "https://schema.org/ClaimReview")
            members.take("additionalType");
        CaseInfo info;
        const auto take = [&](const char* name) {
            std::string text = feeds::is_plain(members.peek(name)) ? feeds::text_of(members.peek(name)) : "";
            if (!text.empty()) members.take(name);
            return text;
        };
        info.title = take("name");
        info.description = take("description");
        info.language = take("inLanguage");
        Value rest = members.rest();
        if (feeds_ > 1 && (info != CaseInfo{} || !rest.items.empty())) {
            losses().add({"title and description of a feed",
                          "several feeds make no case with one title",
                          {},
                          {},
                          at(value.place)});
        }
        if (feeds_ > 1) return;
        info_ = std::move(info);
        info_members_ = std::move(rest);
        info_where_ = at(value.place);
    }

    void other_node(Value value) {
        const SourcePos where = at(value.place);
        const bool named = !feeds::text_of(feeds::member(value, "@id")).empty();
        if (!named && feeds::has_type(value, "Claim")) return maker().claim(value, file());
        if (!named) return report_node(value, where);
        if (!index_.add(std::move(value), where)) {
            losses().add({"node of an @id that was told otherwise before",
                          "one @id stands for one node; what was read first stays",
                          {},
                          {},
                          where});
        }
        const std::size_t limit = options().max_record_values;
        if (limit != 0 && index_.size_in_values() > limit) {
            throw json::SyntaxError(
                {where.line, where.column},
                "the nodes beside the reviews have more than " + std::to_string(limit) + " values together",
                ErrorCode::Limit);
        }
    }

    void report_node(const Value& value, const SourcePos& where) {
        const auto types = feeds::types_of(value);
        const std::string type = types.empty() ? "no type" : "type " + types.front().substr(0, 60);
        std::string members = feeds::text_of(feeds::member(value, "@id")).substr(0, 200);
        for (const Value::Key& key : value.keys) {
            const std::string_view name = feeds::local_name(key.name);
            if (name != "@id" && name != "@type" && members.size() < 500)
                members += (members.empty() ? "" : ", ") + std::string(name);
        }
        losses().add({"node of " + type, "no review names it", {}, std::move(members), where});
    }

    // --- reviews

    void review(Value value, const ItemDates& dates) {
        if (!index_.lacks_node_of(value)) return make(value, dates);
        const std::size_t values = feeds::count_values(value);
        const std::size_t limit = options().max_record_values;
        if (limit != 0 && waiting_values_ + values > limit) {
            losses().add({"review that was read before what it names",
                          "too many reviews wait for nodes that have not come",
                          {},
                          {},
                          at(value.place)});
            return make(value, dates);
        }
        waiting_values_ += values;
        waiting_.push_back({std::move(value), dates});
    }

    void make(Value& value, const ItemDates& dates) {
        index_.resolve(value);
        maker().review(value, file(), dates);
    }

    feeds::NodeIndex index_;
    std::vector<Waiting> waiting_;
    std::size_t waiting_values_ = 0;
    std::size_t feeds_ = 0;
    CaseInfo info_;
    Value info_members_ = Value::object();
    SourcePos info_where_;
};

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// A quoted name that ends in one of the two types, with or without the vocabulary in front.
bool names_reviews(std::string_view text) {
    return has(text, "ClaimReview\"") || has(text, "MediaReview\"");
}

}  // namespace

std::unique_ptr<FormatReader> make_reader(RecordSink& sink, const ReadOptions& options, LossReport& losses) {
    return std::make_unique<Reader>(sink, options, losses);
}

Guess guess(std::string_view first_bytes) {
    const std::string_view text = parts::start_of(first_bytes);
    if (text.empty()) return Guess::No;
    if (text.front() == '<') {
        std::string low(text);
        std::transform(low.begin(), low.end(), low.begin(),
                       [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c); });
        if (low.starts_with("<?xml") && !has(low, "<html")) return Guess::No;
        if (has(low, "schema.org/claimreview") || has(low, "schema.org/mediareview")) return Guess::Yes;
        if (has(low, "application/ld+json")) return names_reviews(text) ? Guess::Yes : Guess::Maybe;
        return has(low, "<html") || low.starts_with("<!doctype html") ? Guess::Maybe : Guess::No;
    }
    if (text.front() != '{' && text.front() != '[') return Guess::No;
    const bool ours = has(text, "\"gainsay\""), provenance = has(text, "//www.w3.org/ns/prov#");
    const bool typed = has(text, "\"@type\"") || has(text, "\"@graph\"");
    return typed && names_reviews(text) && !ours && !provenance ? Guess::Yes : Guess::No;
}

}  // namespace gainsay::claimreview
