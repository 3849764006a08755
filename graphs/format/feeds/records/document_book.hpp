#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "graphs/format/feeds/records/agent_book.hpp"

namespace gainsay::feeds {

/// The documents of an import: reviews' articles, what claims appear in, what is cited. Every mention of one URL
/// (less its fragment) is one document.
class DocumentBook {
public:
    DocumentBook(parts::IdBook& ids, AgentBook& agents, std::string format)
        : ids_(ids), agents_(agents), format_(std::move(format)) {}

    /// The document that a node, URL or title stands for; nullopt when it says nothing of one. A title without a
    /// URL means a document only within `context`: "Facebook post" is another one for every claim.
    std::optional<DocumentId> document(const Value& node, const std::string& file,
                                       const std::string& context);

    /// The document is known to mention another.
    void add_mention(const DocumentId& document, const DocumentId& mentioned);
    /// A review stands in the document, and was withdrawn from its feed or not.
    void add_review(const DocumentId& document, const std::string& review, bool withdrawn,
                    const std::optional<Edtf>& on);

    /// All documents in the order of their ids. One is retracted when every review in it was withdrawn.
    void deliver(const std::function<void(Document, const SourcePos&)>& sink, LossReport& losses);

private:
    struct Sighting {
        Document document;
        Leftovers leftovers;
        SourcePos where;
        bool titled = false, typed = false;
        std::map<std::string, std::string> withdrawn;  ///< review → date
        std::set<std::string> standing;                ///< reviews that were not withdrawn
        bool gone = false;                             ///< withdrawn as a whole, whatever stands in it
        std::optional<Edtf> gone_on;
    };

    Sighting* sighting(Members& members, const Value& node, const SourcePos& where,
                       const std::string& context);
    void add_fields(Sighting& seen, Members& members, const Value& node);
    void add_links(Sighting& seen, Members& members, const std::string& file);
    static void add_text(std::string& field, Members& members, std::string_view name);
    static void retract(Sighting& seen);

    parts::IdBook& ids_;
    AgentBook& agents_;
    std::string format_;
    std::map<DocumentId, Sighting> documents_;
};

/// The kind that documents of a type of schema.org have; nullopt for a type that says none.
[[nodiscard]] std::optional<DocumentKind> kind_of_type(std::string_view type);
/// The type that stands for a kind, and reads back as it.
[[nodiscard]] std::string_view type_of_kind(DocumentKind kind);

}  // namespace gainsay::feeds
