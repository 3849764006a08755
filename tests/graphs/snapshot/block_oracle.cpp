#include "tests/graphs/snapshot/block_oracle.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <string>
#include <tuple>

#include "graphs/snapshot/build/fold.hpp"
#include "graphs/snapshot/layout/sections.hpp"
#include "tests/graphs/snapshot/rows/rows_oracle.hpp"

namespace gainsay::test {
namespace {

using namespace bytes;

struct Draft {
    std::uint32_t kind, source, target, detail;
};

PeriodRow period_row(const Period& p) {
    return {p.start_min, p.start_max, p.end_min, p.end_max, p.doubtful, p.has_time, {}};
}

class Oracle {
public:
    std::vector<std::byte> block(const Case& whole) {
        header_.title = add(whole.info.title);
        const auto each_list = [&](const auto& act) {
            act(whole.agents), act(whole.documents), act(whole.claims);
            act(whole.statements), act(whole.relations), act(whole.reviews);
        };
        std::size_t kind = 0;
        each_list([&](const auto& list) {
            for (const auto& one : list) {
                node_.emplace(one.id.text(), static_cast<std::uint32_t>(ids_.size()));
                ids_.push_back(add(one.id.text()));
                collect(one);
            }
            header_.node_base[++kind] = static_cast<std::uint32_t>(ids_.size());
        });
        for (auto& [text, number] : date_number_) number = Date{dates_count_++};
        each_list([&](const auto& list) {
            for (const auto& one : list) {
                at_ = static_cast<std::uint32_t>(labels_.size());
                labels_.push_back(add(label_of(Record(one))));
                put(one);
            }
        });
        std::vector<DateRow> dates;
        for (const auto& [text, number] : date_number_) {
            dates.push_back({add(text), period_row(Edtf(text).period())});
        }
        lay_out_edges();
        std::sort(names_.begin(), names_.end(), [](const NameRow& a, const NameRow& b) {
            return std::tie(a.hash, a.node, a.text) < std::tie(b.hash, b.node, b.text);
        });

        file_.resize(sizeof(Header) + sizeof table_);
        section(Section::Strings, heap_);
        section(Section::NodeIds, ids_);
        section(Section::NodeLabels, labels_);
        section(Section::Agents, agents_);
        section(Section::Documents, documents_);
        section(Section::Claims, claims_);
        section(Section::Statements, statements_);
        section(Section::Reviews, reviews_);
        section(Section::Relations, relations_);
        section(Section::Rows, rows_);
        section(Section::RowBlocks, blocks_);
        section(Section::RowOffsets, offsets_);
        section(Section::Targets, targets_);
        section(Section::Details, details_);
        section(Section::BackwardSources, backward_sources_);
        section(Section::BackwardEdges, backward_edges_);
        section(Section::Occurrences, occurrences_);
        section(Section::Affiliations, affiliations_);
        section(Section::Dates, dates);
        section(Section::Names, names_);
        const auto derived = oracle_rows(whole);
        section(Section::DisputeRows, derived[0]);
        section(Section::CitationRows, derived[1]);
        section(Section::SpeechRows, derived[2]);
        finish(dates.size());
        return file_;
    }

private:
    StringRef add(const std::string& text) {
        if (text.empty()) return 0;
        const StringRef ref = heap_.size();
        std::size_t length = text.size();
        for (; length >= 128; length /= 128) heap_.push_back(static_cast<char>(length % 128 + 128));
        heap_.push_back(static_cast<char>(length));
        heap_.insert(heap_.end(), text.begin(), text.end());
        return ref;
    }
    StringRef intern(const std::string& text) {
        if (text.empty()) return 0;
        if (known_.contains(text)) return known_[text];
        const StringRef ref = add(text);
        if (known_.size() < 65'536 && text.size() <= 256) known_[text] = ref;
        return ref;
    }
    void name(const std::string& text, StringRef ref) {
        if (const std::string folded = fold(text); !folded.empty()) {
            names_.push_back({hash64(folded), ref, Node{at_}, 0});
        }
    }
    Node node(const RecordId& id) const { return Node{node_.at(id.text())}; }
    void edge(EdgeKind kind, Node from, Node to, std::uint32_t detail = 0) {
        drafts_.push_back({static_cast<std::uint32_t>(kind), to_index(from), to_index(to), detail});
    }
    void edge(EdgeKind kind, const RecordId& to, std::uint32_t detail = 0) {
        edge(kind, Node{at_}, node(to), detail);
    }
    void maybe(EdgeKind kind, const auto& to) {
        if (to) edge(kind, *to);
    }

    // First all dates, because they are numbered by text.
    void collect(const std::optional<Edtf>& date) {
        if (date && !date->empty()) date_number_.emplace(date->text(), no_date);
    }
    void collect(const std::optional<Retraction>& retraction) {
        if (retraction) collect(retraction->on);
    }
    void collect(const Agent& agent) {
        for (const Affiliation& one : agent.affiliations) collect(one.from), collect(one.until);
    }
    void collect(const Document& one) { collect(one.published), collect(one.retracted); }
    void collect(const Claim& one) { collect(one.valid); }
    void collect(const Statement& one) { collect(one.said_on), collect(one.retracted); }
    void collect(const Relation&) {}
    void collect(const Review& one) { collect(one.on); }
    Date date(const std::optional<Edtf>& date) const {
        return date && !date->empty() ? date_number_.at(date->text()) : no_date;
    }
    Date date(const std::optional<Retraction>& retraction) const {
        return retraction ? date(retraction->on) : no_date;
    }
    void retracted_by(const std::optional<Retraction>& retraction) {
        if (retraction) maybe(EdgeKind::RetractedBy, retraction->by);
    }

    void put(const Agent& agent) {
        agents_.push_back({agent.kind});
        name(agent.name, labels_.back());
        for (const std::string& alias : agent.aliases) name(alias, add(alias));
        for (const Affiliation& one : agent.affiliations) {
            edge(EdgeKind::AffiliatedWith, one.with, static_cast<std::uint32_t>(affiliations_.size()));
            affiliations_.push_back({intern(one.role), date(one.from), date(one.until),
                                     period_row(period_between(one.from, one.until))});
        }
    }
    void put(const Document& one) {
        const int flags = (one.retracted ? 1 : 0) + (one.snapshot ? 2 : 0);
        documents_.push_back({add(one.url),
                              date(one.published),
                              date(one.retracted),
                              one.kind,
                              static_cast<std::uint8_t>(flags),
                              {}});
        name(one.title, labels_.back());
        for (const Citation& cited : one.cites) {
            edge(EdgeKind::Cites, cited.document, static_cast<std::uint32_t>(cited.manner));
        }
        for (const DocumentId& whole : one.part_of) edge(EdgeKind::PartOf, whole);
        for (const ClaimId& claim : one.states) edge(EdgeKind::States, claim);
        for (const AgentId& agent : one.published_by) edge(EdgeKind::PublishedBy, agent);
        for (const AgentId& agent : one.authored_by) edge(EdgeKind::AuthoredBy, agent);
        retracted_by(one.retracted);
    }
    void put(const Claim& one) {
        claims_.push_back({date(one.valid)});
        name(one.text, labels_.back());
    }
    void put(const Statement& one) {
        statements_.push_back({node(one.speaker), node(one.of), date(one.said_on), date(one.retracted),
                               one.stance, one.manner, one.commitment,
                               static_cast<std::uint8_t>(one.retracted ? 1 : 0)});
        edge(EdgeKind::SpokenBy, one.speaker);
        edge(edge_kind(one.stance), one.of);
        for (const Occurrence& place : one.occurrences) {
            const auto number = static_cast<std::uint32_t>(occurrences_.size());
            const Node document = node(place.document), via = place.via ? node(*place.via) : no_node;
            const StringRef cue = intern(place.cue);
            occurrences_.push_back(
                {cue, add(place.selector ? place.selector->exact : ""), Node{at_}, document, via, 0});
            edge(EdgeKind::RecordedIn, place.document, number);
            if (place.via) edge(EdgeKind::RelayedFrom, document, via, number);
        }
        retracted_by(one.retracted);
    }
    void put(const Relation& one) {
        relations_.push_back({intern(one.origin), no_edge, one.status, {}});
        edge(edge_kind(one.kind), node(one.from), node(one.to), at_);
        maybe(EdgeKind::AssertedBy, one.asserted_by);
        maybe(EdgeKind::AssertedIn, one.asserted_in);
    }
    void put(const Review& one) {
        reviews_.push_back({date(one.on)});
        edge(EdgeKind::ReviewOf, one.of);
        maybe(EdgeKind::ReviewedBy, one.by);
        maybe(EdgeKind::ReviewedIn, one.in);
    }

    void rows(const std::vector<std::uint32_t>& lengths) {
        const auto used =
            lengths.size() - static_cast<std::size_t>(std::count(lengths.begin(), lengths.end(), 0U));
        if (used == 0) return rows_.push_back({});
        const bool single = *std::max_element(lengths.begin(), lengths.end()) == 1;
        const bool marked = used < (single ? lengths.size() : lengths.size() - lengths.size() / 8);
        const RowForm every = single ? RowForm::EverySingle : RowForm::Every;
        const RowForm some = single ? RowForm::MarkedSingle : RowForm::Marked;
        rows_.push_back({marked ? some : every, static_cast<std::uint32_t>(marked ? used : lengths.size()),
                         marked ? blocks_.size() : 0, single ? 0 : offsets_.size()});
        std::uint32_t sum = 0, stored = 0;
        if (!single) offsets_.push_back(0);
        for (std::size_t row = 0; row < lengths.size(); ++row) {
            if (marked && row % 64 == 0) blocks_.push_back({0, stored, 0});
            if (marked && lengths[row] == 0) continue;
            if (marked) blocks_.back().bits |= std::uint64_t{1} << (row % 64);
            sum += lengths[row];
            if (!single) offsets_.push_back(sum);
            ++stored;
        }
    }

    void lay_out_edges() {
        std::stable_sort(drafts_.begin(), drafts_.end(), [](const Draft& a, const Draft& b) {
            return std::tie(a.kind, a.source, a.target) < std::tie(b.kind, b.source, b.target);
        });
        const auto& base = header_.node_base;
        for (std::uint32_t k = 0; k < edge_kind_count; ++k) {
            const auto kind = static_cast<EdgeKind>(k);
            const EdgeEnds ends = ends_of(kind);
            const auto first = [&](RecordKind r) { return base[static_cast<std::size_t>(r)]; };
            const auto last = [&](RecordKind r) { return base[static_cast<std::size_t>(r) + 1]; };
            std::vector<std::uint32_t> out(last(ends.from_last) - first(ends.from_first));
            std::vector<std::uint32_t> in(last(ends.to_last) - first(ends.to_first));
            std::vector<std::tuple<std::uint32_t, std::uint32_t>> backward;  // target, edge
            std::vector<std::uint32_t> source_of, details;
            for (const Draft& draft : drafts_) {
                if (draft.kind != k) continue;
                const auto number = static_cast<std::uint32_t>(targets_.size());
                ++out[draft.source - first(ends.from_first)];
                ++in[draft.target - first(ends.to_first)];
                backward.emplace_back(draft.target, number);
                source_of.push_back(draft.source);
                targets_.push_back(Node{draft.target});
                if (has_detail(kind)) details.push_back(draft.detail);
                if (is_relation(kind)) {
                    relations_[draft.detail - first(RecordKind::Relation)].edge = Edge{number};
                }
            }
            header_.edge_base[k + 1] = static_cast<std::uint32_t>(targets_.size());
            bool counted = !details.empty();
            for (std::uint32_t i = 0; i < details.size(); ++i) counted = counted && details[i] == i;
            if (counted) header_.counted_details += 1U << k;
            if (!counted) details_.insert(details_.end(), details.begin(), details.end());
            std::sort(backward.begin(), backward.end());
            const bool listed = std::any_of(out.begin(), out.end(), [](std::uint32_t n) { return n > 1; });
            for (const auto& [target, number] : backward) {
                backward_sources_.push_back(Node{source_of[number - header_.edge_base[k]]});
                if (listed) backward_edges_.push_back(Edge{number});
            }
            rows(out);
            rows(in);
        }
    }

    template <class T>
    void section(Section which, const std::vector<T>& values) {
        file_.resize((file_.size() + 63) / 64 * 64);
        const std::span<const std::byte> raw = std::as_bytes(std::span(values));
        table_[static_cast<std::size_t>(which)] = {which, sizeof(T), file_.size(), raw.size(), hash64(raw)};
        file_.insert(file_.end(), raw.begin(), raw.end());
    }

    void finish(std::size_t dates) {
        header_.magic = magic;
        header_.byte_order = byte_order_mark;
        header_.format = format_version;
        header_.file_bytes = file_.size();
        header_.occurrences = static_cast<std::uint32_t>(occurrences_.size());
        header_.affiliations = static_cast<std::uint32_t>(affiliations_.size());
        header_.dates = static_cast<std::uint32_t>(dates);
        header_.names = names_.size();
        header_.sections = section_count;
        std::memcpy(file_.data() + sizeof header_, table_.data(), sizeof table_);
        std::memcpy(file_.data(), &header_, sizeof header_);
        header_.checksum = hash64(std::span<const std::byte>(file_).first(sizeof header_ + sizeof table_));
        std::memcpy(file_.data(), &header_, sizeof header_);
    }

    Header header_{};
    std::array<SectionEntry, section_count> table_{};
    std::vector<std::byte> file_;
    std::vector<char> heap_{'\0'};
    std::map<std::string, StringRef> known_;
    std::map<std::string, std::uint32_t> node_;
    std::map<std::string, Date> date_number_;
    std::uint32_t dates_count_ = 0, at_ = 0;
    std::vector<StringRef> ids_, labels_;
    std::vector<AgentRow> agents_;
    std::vector<DocumentRow> documents_;
    std::vector<ClaimRow> claims_;
    std::vector<StatementRow> statements_;
    std::vector<RelationRow> relations_;
    std::vector<ReviewRow> reviews_;
    std::vector<OccurrenceRow> occurrences_;
    std::vector<AffiliationRow> affiliations_;
    std::vector<NameRow> names_;
    std::vector<Draft> drafts_;
    std::vector<RowsEntry> rows_;
    std::vector<RowBlock> blocks_;
    std::vector<std::uint32_t> offsets_, details_;
    std::vector<Node> targets_, backward_sources_;
    std::vector<Edge> backward_edges_;
};

}  // namespace

std::vector<std::byte> oracle_block(const Case& whole) {
    return Oracle().block(whole);
}

}  // namespace gainsay::test
