#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <set>
#include <vector>

#include "graphs/format/feeds/claimreview/claimreview.hpp"
#include "graphs/format/feeds/claimreview/item_writer.hpp"
#include "graphs/format/feeds/records/rating.hpp"
#include "graphs/format/json/json_number.hpp"
#include "graphs/format/parts/said_fields.hpp"

// A feed is a list of reviews, each with all that it names. So the writer goes from review to review, notes what it
// has written of every record on the way, and reports the rest afterwards. `urn:gainsay:` with the record's id is
// the `@id` of a node, so that reading gives the same ids back.

namespace gainsay::claimreview {
namespace {

using feeds::ItemWriter;
using feeds::Value;
using json::Layout;
using json::Writer;
using parts::KeptFields;
using parts::report_record;
using parts::report_unkept;

constexpr std::string_view no_place = "a ClaimReview has no place for it";
constexpr std::string_view no_review = "no review leads to it";

class FeedWriter {
public:
    FeedWriter(std::ostream& out, const GraphSource& source, LossReport& losses)
        : out_(out),
          source_(source),
          losses_(losses),
          writer_(text_, Layout::Line),
          items_(writer_, source) {}

    void write() {
        find_statements();
        writer_.begin_object();
        items_.text("@context", "https://schema.org");
        items_.text("@type", "DataFeed");
        items_.text("additionalType", "https://schema.org/ClaimReview");
        head();
        writer_.key("dataFeedElement");
        writer_.begin_list();
        each<Review>([&](const Review& review) {
            writer_.item();
            if (text_.ends_with(' ')) text_.pop_back();
            text_ += '\n';
            item(review);
            flush();
        });
        text_ += '\n';
        writer_.end_list();
        writer_.end_object();
        text_ += '\n';
        flush();
        report();
    }

private:
    template <class T, class Use>
    void each(const Use& use) {
        source_.visit(kind_of(Record(T())), [&](const Record& record) { use(std::get<T>(record)); });
    }

    void flush() {
        out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
        text_.clear();
        if (!out_) throw Error(ErrorCode::Io, "writing the feed failed; is the disk full?");
    }

    void lose(const RecordId& record, std::string field, std::string_view why) {
        std::string what = record.empty() ? "case" : std::string(to_string(record.kind()));
        what += "." + parts::without_indexes(field);
        losses_.add({std::move(what), std::string(why), record, std::move(field), {}});
    }

    /// Which asserting statements belong to the claims that are reviewed, in the order of their ids.
    void find_statements() {
        each<Review>([&](const Review& review) {
            statements_.try_emplace(review.of);
            if (review.in) articles_.insert(*review.in);
        });
        each<Statement>([&](const Statement& statement) {
            if (statement.stance != Stance::Asserts || statement.of.kind() != RecordKind::Claim) return;
            const auto at = statements_.find(ClaimId(statement.of));
            if (at != statements_.end()) at->second.push_back(statement.id);
        });
    }

    // --- what is written

    void head() {
        const CaseInfo info = source_.info();
        const auto extra =
            feeds::writable_extra(info.extra, {"@context", "@type", "additionalType", "name", "description",
                                               "inLanguage", "dataFeedElement", "@graph"});
        items_.text("name", info.title);
        items_.text("description", info.description);
        items_.text("inLanguage", info.language);
        for (std::size_t i = 0; extra && i < extra->keys.size(); ++i)
            items_.value(extra->keys[i].name, extra->items[i]);
        if (!extra) lose({}, "extra", no_place);
    }

    void item(const Review& review) {
        items_.begin();
        auto extra = extra_of(review);
        report_unkept(Record(review), {"of", "by", "in", "rating", "on", "note", "extra"}, no_place, losses_);
        if (!extra) {
            lose(review.id, "extra", no_place);
            extra = Value::object();
        }
        writer_.begin_object();
        items_.text("@type", "DataFeedItem");
        if (const Value* const dates = extra->find("dataFeedItem")) {
            for (std::size_t i = 0; i < dates->keys.size(); ++i)
                items_.value(dates->keys[i].name, dates->items[i]);
        }
        if (review.in) {
            const auto record = source_.find(*review.in);
            const auto& retracted = std::get<Document>(*record).retracted;
            if (retracted) items_.date("dateDeleted", retracted->on);
        }
        writer_.key("item");
        claim_review(review, *extra);
        writer_.end_object();
    }

    void claim_review(const Review& review, const Value& extra) {
        writer_.begin_object();
        if (const Value* const type = extra.find("@type")) {
            items_.value("@type", *type);
        } else {
            items_.text("@type", "ClaimReview");
        }
        items_.text("@id", feeds::own_iri(review.id));
        if (review.in) items_.text("url", std::get<Document>(*source_.find(*review.in)).url);
        const Claim claim = std::get<Claim>(*source_.find(review.of));
        if (const Value* const words = extra.find("claimReviewed")) {
            items_.value("claimReviewed", *words);
        } else {
            items_.text("claimReviewed", claim.text);
        }
        items_.date("datePublished", review.on);
        if (review.by) items_.agents("author", {*review.by});
        claim_nodes(claim, extra);
        rating(review, extra);
        items_.text("reviewBody", review.note);
        if (review.in) {
            writer_.key("isPartOf");
            items_.document(*review.in);
        }
        for (std::size_t i = 0; i < extra.keys.size(); ++i) {
            const std::string& name = extra.keys[i].name;
            const auto written = {"@type", "claimReviewed", "itemReviewed", "reviewRating", "dataFeedItem"};
            if (std::find(written.begin(), written.end(), name) == written.end())
                items_.value(name, extra.items[i]);
        }
        writer_.end_object();
    }

    void claim_nodes(const Claim& claim, const Value& extra) {
        const auto& statements = statements_.at(claim.id);
        writer_.key("itemReviewed");
        if (statements.empty()) return claim_node(claim, nullptr, extra.find("itemReviewed"));
        if (statements.size() > 1) writer_.begin_list();
        for (const StatementId& id : statements) {
            if (statements.size() > 1) writer_.item();
            const Statement statement = std::get<Statement>(*source_.find(id));
            claim_node(claim, &statement, nullptr);
        }
        if (statements.size() > 1) writer_.end_list();
    }

    void claim_node(const Claim& claim, const Statement* statement, const Value* rest) {
        std::optional<Value> said;
        if (statement != nullptr) said = statement_extra(*statement);
        const Value* const members = said ? &*said : rest;
        writer_.begin_object();
        if (members != nullptr && members->find("@type") != nullptr) {
            items_.value("@type", *members->find("@type"));
        } else {
            items_.text("@type", "Claim");
        }
        items_.text("@id", feeds::own_iri(claim.id));
        if (statement != nullptr) items_.text("identifier", feeds::own_iri(statement->id));
        const Value* const wording = said ? said->find("text") : nullptr;
        if (wording == nullptr) {
            items_.text("text", claim.text);
        } else {
            writer_.key("text");
            writer_.begin_list();
            writer_.item();
            writer_.text(claim.text);
            writer_.item();
            writer_.value(*wording);
            writer_.end_list();
        }
        items_.text("inLanguage", claim.language);
        items_.texts("keywords", claim.topics);
        items_.date("temporalCoverage", claim.valid);
        items_.text("description", claim.note);
        if (const auto extra = claim_extra(claim); extra && !extra->items.empty())
            items_.value("sameAs", extra->items.front());
        if (statement != nullptr) place(*statement, said && said->find("firstAppearance") != nullptr);
        for (std::size_t i = 0; members != nullptr && i < members->keys.size(); ++i) {
            const std::string& name = members->keys[i].name;
            const auto written = {"@type", "text", "firstAppearance"};
            if (statement == nullptr ? name != "@type"
                                     : std::find(written.begin(), written.end(), name) == written.end())
                items_.value(name, members->items[i]);
        }
        writer_.end_object();
    }

    void place(const Statement& statement, bool has_first) {
        items_.agents("author", {statement.speaker});
        items_.date("datePublished", statement.said_on);
        std::size_t next = 0;
        if (has_first) {
            writer_.key("firstAppearance");
            items_.document(statement.occurrences[next++].document);
        }
        if (next == statement.occurrences.size()) return;
        writer_.key("appearance");
        writer_.begin_list();
        for (; next < statement.occurrences.size(); ++next) {
            writer_.item();
            items_.document(statement.occurrences[next].document);
        }
        writer_.end_list();
    }

    void rating(const Review& review, const Value& extra) {
        const Value* const rest = extra.find("reviewRating");
        if (rest != nullptr && feeds::read_rating(rest).rating == review.rating)
            return items_.value("reviewRating", *rest);
        if (rest == nullptr && review.rating == Rating{}) return;
        writer_.key("reviewRating");
        writer_.begin_object();
        const auto given = [&](const char* name) { return rest == nullptr ? nullptr : rest->find(name); };
        if (given("@type") == nullptr) items_.text("@type", "Rating");
        for (const auto& [name, number] :
             {std::pair{"ratingValue", &review.rating.value}, std::pair{"bestRating", &review.rating.best},
              std::pair{"worstRating", &review.rating.worst}}) {
            if (!*number || given(name) != nullptr) continue;
            writer_.key(name);
            writer_.token(json::to_token(**number));
        }
        if (given("alternateName") == nullptr) items_.text("alternateName", review.rating.label);
        for (std::size_t i = 0; rest != nullptr && i < rest->keys.size(); ++i)
            items_.value(rest->keys[i].name, rest->items[i]);
        writer_.end_object();
    }

    // --- what was kept of another feed, where it can be written back and read as the same

    std::optional<Value> extra_of(const Review& review) {
        std::set<std::string_view> taken{"@id", "isPartOf"};
        if (review.in) taken.insert("url");
        if (review.on) taken.insert("datePublished");
        if (review.by) taken.insert("author");
        if (!review.note.empty()) taken.insert("reviewBody");
        if (!statements_.at(review.of).empty()) taken.insert("itemReviewed");
        auto extra = feeds::writable_extra(review.extra, taken);
        if (!extra) return extra;
        if (const Value* const item = extra->find("itemReviewed")) {
            constexpr std::array fixed{"@id",         "identifier", "text",
                                       "inLanguage",  "keywords",   "temporalCoverage",
                                       "description", "sameAs",     "author"};
            const bool clash = std::any_of(fixed.begin(), fixed.end(),
                                           [&](const char* name) { return item->find(name) != nullptr; });
            if (item->kind != Value::Kind::Object || clash) return std::nullopt;
        }
        return agrees(review, *extra) ? extra : std::nullopt;
    }

    /// A rating that was changed after it was read is not overwritten with how it was spelt before.
    static bool agrees(const Review& review, const Value& extra) {
        const Value* const rest = extra.find("reviewRating");
        if (const Value* const dates = extra.find("dataFeedItem");
            dates && dates->kind != Value::Kind::Object)
            return false;
        if (rest == nullptr) return true;
        if (rest->kind != Value::Kind::Object) return feeds::read_rating(rest).rating == review.rating;
        const Rating spelt = feeds::read_rating(rest).rating;
        const auto same = [&](const char* name, const std::optional<double>& was,
                              const std::optional<double>& is) {
            return rest->find(name) == nullptr || was == is;
        };
        const bool label = rest->find("alternateName") == nullptr || spelt.label == review.rating.label;
        return same("ratingValue", spelt.value, review.rating.value) && label &&
               same("bestRating", spelt.best, review.rating.best) &&
               same("worstRating", spelt.worst, review.rating.worst);
    }

    static std::optional<Value> statement_extra(const Statement& statement) {
        std::set<std::string_view> taken{"@id",        "identifier", "author",           "appearance",
                                         "inLanguage", "keywords",   "temporalCoverage", "description",
                                         "sameAs"};
        if (statement.said_on) taken.insert("datePublished");
        auto extra = feeds::writable_extra(statement.extra, taken);
        if (extra && extra->find("firstAppearance") != nullptr) {
            const Value& first = *extra->find("firstAppearance");
            if (first.kind != Value::Kind::Boolean || !first.boolean || statement.occurrences.empty())
                return std::nullopt;
        }
        return extra;
    }

    static std::optional<Value> claim_extra(const Claim& claim) {
        auto extra = feeds::writable_extra(claim.extra, {});
        if (extra && !extra->items.empty() && (extra->keys.size() > 1 || extra->find("sameAs") == nullptr))
            return std::nullopt;
        return extra;
    }

    // --- what is not

    void report() {
        report_unkept(source_.info(), {"title", "description", "language", "extra"}, no_place, losses_);
        each<Agent>([&](const Agent& agent) { report_agent(agent); });
        each<Document>([&](const Document& document) { report_document(document); });
        each<Claim>([&](const Claim& claim) {
            if (!statements_.contains(claim.id))
                return report_record(claim.id, "claim (without a review)", no_review, losses_);
            report_unkept(Record(claim), {"text", "language", "topics", "valid", "note", "extra"}, no_place,
                          losses_);
            if (!claim_extra(claim)) lose(claim.id, "extra", no_place);
        });
        each<Statement>([&](const Statement& statement) { report_statement(statement); });
        each<Relation>([&](const Relation& relation) {
            report_record(relation.id, "relation (" + std::string(to_word(relation.kind)) + ")", no_place,
                          losses_);
        });
    }

    void report_agent(const Agent& agent) {
        switch (items_.written(agent.id)) {
            case ItemWriter::Written::Nothing:
                return report_record(agent.id, "agent (of no review)", no_review, losses_);
            case ItemWriter::Written::Stub:
                return report_unkept(Record(agent), {"name", "kind"}, "it stands too deep in others",
                                     losses_);
            case ItemWriter::Written::Whole:
                break;
        }
        report_unkept(Record(agent), {"name", "kind", "aliases", "same_as", "affiliations", "note", "extra"},
                      no_place, losses_);
        if (!feeds::writable_extra(agent.extra, feeds::members_of(agent))) lose(agent.id, "extra", no_place);
    }

    void report_document(const Document& document) {
        switch (items_.written(document.id)) {
            case ItemWriter::Written::Nothing:
                return report_record(document.id, "document (of no review)", no_review, losses_);
            case ItemWriter::Written::Stub:
                return report_unkept(Record(document), {"title", "kind"}, "it stands too deep in others",
                                     losses_);
            case ItemWriter::Written::Whole:
                break;
        }
        report_unkept(Record(document),
                      {"title", "kind", "published", "url", "archived_url", "language", "published_by",
                       "authored_by", "part_of", "cites", "note", "extra", "retracted"},
                      no_place, losses_);
        if (!feeds::writable_extra(document.extra, feeds::members_of(document)))
            lose(document.id, "extra", no_place);
        const auto written = feeds::written_citations(document);
        for (std::size_t i = 0; i < document.cites.size(); ++i) {
            const CitationManner manner = document.cites[i].manner;
            const std::string field = "cites[" + std::to_string(i) + "]";
            if (!written[i]) {
                lose(document.id, field, "a document is cited once");
            } else if (manner == CitationManner::Quotes || manner == CitationManner::Data) {
                lose(document.id, field + ".manner", "a ClaimReview knows evidence and mentions");
            }
        }
        if (!document.retracted) return;
        const bool dated = document.retracted->on.has_value() && articles_.contains(document.id);
        if (!dated) {
            lose(document.id, "retracted", "a feed says only when a review was withdrawn");
        } else if (document.retracted->by) {
            lose(document.id, "retracted.by", "a feed says only when a review was withdrawn");
        }
    }

    void report_statement(const Statement& statement) {
        if (statement.of.kind() != RecordKind::Claim)
            return report_record(statement.id, "statement (of a document)", no_place, losses_);
        if (statement.stance != Stance::Asserts) {
            const std::string what = "statement (" + std::string(to_word(statement.stance)) + ")";
            return report_record(statement.id, what, no_place, losses_);
        }
        if (!statements_.contains(ClaimId(statement.of)))
            return report_record(statement.id, "statement (without a review)", no_review, losses_);
        report_unkept(Record(statement),
                      {"speaker", "stance", "of", "said_on", "occurrences[].document", "extra"}, no_place,
                      losses_);
        if (!statement_extra(statement)) lose(statement.id, "extra", no_place);
    }

    std::ostream& out_;
    const GraphSource& source_;
    LossReport& losses_;
    std::string text_;
    Writer writer_;
    ItemWriter items_;
    std::map<ClaimId, std::vector<StatementId>> statements_;  // of the claims that are reviewed
    std::set<DocumentId> articles_;
};

}  // namespace

void write(std::ostream& out, const GraphSource& source, const WriteOptions&, LossReport& losses) {
    FeedWriter(out, source, losses).write();
}

}  // namespace gainsay::claimreview
