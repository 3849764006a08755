#pragma once

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "graphs/format/feeds/records/agent_book.hpp"
#include "graphs/format/feeds/records/document_book.hpp"
#include "graphs/format/loss.hpp"
#include "graphs/format/parts/id_book.hpp"

namespace gainsay::feeds {

/// What a feed says of one of its items beside the item.
struct ItemDates {
    std::string created, modified, deleted;
    [[nodiscard]] bool empty() const { return created.empty() && modified.empty() && deleted.empty(); }
};

/// Makes records of reviews in the terms of schema.org.
///
/// Claims, statements and reviews are delivered as they are met; a claim, statement or review that is met again
/// is the same one. Agents and documents are delivered by finish().
class ReviewMaker {
public:
    using Deliver = std::function<void(Record, const SourcePos&)>;

    /// `format` is the member of `extra` that keeps what no field holds.
    ReviewMaker(Deliver deliver, LossReport& losses, std::string format);

    /// A ClaimReview or MediaReview. `file` stands for the input in places.
    void review(const Value& node, const std::string& file, const ItemDates& dates);
    /// A Claim that no review is about.
    void claim(const Value& node, const std::string& file);
    void finish();

    [[nodiscard]] bool knows_agent(const std::string& iri) const { return agents_.knows(iri); }

private:
    /// The words of a claim.
    struct Words {
        std::string text;      ///< of the claim
        std::string reviewed;  ///< as the review words it
    };
    struct SeenClaim {
        ClaimId id;
        std::string text;        ///< as given here
        bool same_words = true;  ///< the claim was delivered with this text
    };
    /// A review under way.
    struct Draft {
        std::string file;
        SourcePos where;
        Review review;
        Value extra = Value::object();
        std::vector<DocumentId> loose;  ///< what the claim appears in, where no claimant is named
    };

    static Words words_of(const Members& members, const std::vector<const Value*>& items);
    SeenClaim add_claim(const Value* item, const std::string& text, const std::string& language,
                        const SourcePos& where);
    void add_items(Members& members, const SeenClaim& claim, Draft& draft);
    bool add_item(const Value& item, const SeenClaim& claim, Draft& draft);
    bool add_work(const Value& item, const SeenClaim& claim, Draft& draft);
    std::vector<DocumentId> appearances(Members& members, const SeenClaim& claim, bool take, Draft& draft);
    void add_statement(Statement statement, const Value& item, const std::string& claim_text,
                       const SourcePos& where);
    std::vector<AgentId> speakers(Members& members, const std::string& file);
    void add_reviewer(Members& members, Draft& draft);
    void add_article(Members& members, const Value& node, Draft& draft);
    void add_rating(Members& members, const Value& node, Draft& draft);
    void add_dates(Members& members, const ItemDates& dates, Draft& draft);
    void withdraw_page(const Value& node, const std::string& file, const ItemDates& dates);
    void finish_review(Draft& draft, const Value& node, const std::string& claim_text,
                       const ItemDates& dates);

    /// Delivers the record unless its id was delivered before; reports when it was another then.
    void deliver_once(Record record, const std::string& fingerprint, const SourcePos& where);

    struct Delivered {
        std::size_t fingerprint = 0, words = 0;
    };

    Deliver deliver_;
    LossReport& losses_;
    std::string format_;
    parts::IdBook ids_;
    AgentBook agents_;
    DocumentBook documents_;
    std::unordered_map<std::string, Delivered> delivered_;  // by id; looked up only, as the next one
    std::unordered_map<std::string, ClaimId> claims_by_iri_;
};

}  // namespace gainsay::feeds
