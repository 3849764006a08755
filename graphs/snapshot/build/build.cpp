#include "graphs/snapshot/build/build.hpp"

#include <algorithm>
#include <bit>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graphs/snapshot/build/edges.hpp"
#include "graphs/snapshot/build/fold.hpp"
#include "graphs/snapshot/build/row_index.hpp"
#include "graphs/snapshot/rows/stored_rows.hpp"

// Two looks at the rows of a source. The first numbers the nodes: ids arrive sorted, so a node's number is its
// place. The second turns every row into a row of ours or an edge. Rows arrive in node order, so that all is
// written from front to back: strings into the file at once, the rest into spools that follow them.

namespace gainsay {
namespace {

using bytes::BlockFile;
using bytes::Section;
using bytes::Spool;
using bytes::StringRef;

/// Texts that are looked up by their characters, without making a string.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return hash64(text); }
};
template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;  // looked up only

/// The heap, which goes into the file as it grows.
class Heap {
public:
    explicit Heap(BlockFile& file) : file_(file) {
        file_.begin(Section::Strings, 1);
        const std::byte empty{};
        file_.append(std::span(&empty, 1));  // offset 0: the empty string
    }

    StringRef add(std::string_view text) {
        if (text.empty()) return 0;
        const StringRef ref = file_.section_bytes();
        if (text.size() < 0x80U) {
            const auto length = static_cast<std::byte>(text.size());
            file_.append(std::span(&length, 1));
            file_.append(std::as_bytes(std::span(text)));
            return ref;
        }
        std::array<std::byte, 10> length;
        std::size_t used = 0;
        std::uint64_t left = text.size();
        for (; left >= 0x80U; left >>= 7U) length[used++] = static_cast<std::byte>((left & 0x7FU) | 0x80U);
        length[used++] = static_cast<std::byte>(left);
        file_.append(std::span(length).first(used));
        file_.append(std::as_bytes(std::span(text)));
        return ref;
    }

    /// As add(), but a text that was interned before is found again: for short ones that many records share.
    /// Only so many are remembered, in the order of the records, so that a case of ever new ones costs no memory.
    StringRef intern(std::string_view text) {
        constexpr std::size_t most_known = std::size_t{1} << 16, longest_known = 256;
        if (text.empty()) return 0;
        if (const auto known = known_.find(text); known != known_.end()) return known->second;
        const StringRef ref = add(text);
        if (known_.size() < most_known && text.size() <= longest_known) known_.emplace(text, ref);
        return ref;
    }

private:
    BlockFile& file_;
    TextMap<StringRef> known_;
};

bytes::PeriodRow row_of(const Period& period) {
    return {period.start_min,
            period.start_max,
            period.end_min,
            period.end_max,
            static_cast<std::uint8_t>(period.doubtful),
            static_cast<std::uint8_t>(period.has_time),
            {}};
}

/// Numbers by their texts. A short text, as nearly every date is, is two words that lie in a table by open addressing.
class TextNumbers {
public:
    /// The number that `text` was given; nullptr when it has none. No text is empty.
    [[nodiscard]] const std::uint32_t* find(std::string_view text) const {
        if (text.size() > longest_short) {
            const auto known = long_.find(text);
            return known == long_.end() ? nullptr : &known->second;
        }
        const Slot& slot = slots_[place(words_of(text))];
        return slot.used() ? &slot.number : nullptr;
    }
    /// `text` has none yet.
    void add(std::string_view text, std::uint32_t number) {
        if (text.size() > longest_short) {
            long_.emplace(text, number);
            return;
        }
        if (2 * (used_ + 1) > slots_.size()) grow();
        const Words words = words_of(text);
        slots_[place(words)] = {words, number};
        ++used_;
    }
    void clear() { *this = {}; }

private:
    static constexpr std::size_t longest_short = 15;
    /// The bytes of a text, zeros, and in the last byte its length.
    struct Words {
        std::uint64_t first = 0, second = 0;
        bool operator==(const Words&) const = default;
    };
    struct Slot {
        Words text;
        std::uint32_t number = 0;
        [[nodiscard]] bool used() const noexcept { return text.second != 0; }  // it ends in a length
    };

    [[nodiscard]] static Words words_of(std::string_view text) {
        std::array<char, longest_short + 1> bytes{};
        std::copy_n(text.data(), text.size(), bytes.data());
        bytes.back() = static_cast<char>(text.size());
        return std::bit_cast<Words>(bytes);
    }
    /// Where it stands, or would.
    [[nodiscard]] std::size_t place(const Words& words) const {
        // Dates differ in few bits. A product by 2^64 over the golden ratio spreads these upwards, the shift down again.
        const auto spread = [](std::uint64_t bits) {
            bits *= 0x9E3779B97F4A7C15U;
            return bits ^ (bits >> 32U);
        };
        std::size_t at = spread(spread(words.first) ^ words.second) & (slots_.size() - 1);
        while (slots_[at].used() && slots_[at].text != words) at = (at + 1) & (slots_.size() - 1);
        return at;
    }
    void grow() {
        std::vector<Slot> old(2 * slots_.size());
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (slot.used()) slots_[place(slot.text)] = slot;
        }
    }

    std::vector<Slot> slots_{std::size_t{1} << 6};
    std::size_t used_ = 0;
    TextMap<std::uint32_t> long_;
};

/// The distinct dates of a case: numbered as they come, and once all are known by their texts.
class DateTable {
public:
    /// nullopt when `text` is no date.
    std::optional<Date> number(std::string_view text) {
        if (text.empty()) return no_date;
        if (const std::uint32_t* known = numbers_.find(text)) return Date{*known};
        const auto parsed = Edtf::parse(text);
        if (!parsed) return std::nullopt;
        // Another program may have spelt it in another way than we do.
        auto number = static_cast<std::uint32_t>(dates_.size());
        if (const std::uint32_t* spelt = numbers_.find(parsed->text())) {
            number = *spelt;
        } else {
            dates_.push_back({parsed->text(), row_of(parsed->period())});
            numbers_.add(parsed->text(), number);
        }
        if (text != parsed->text()) numbers_.add(text, number);
        return Date{number};
    }

    /// Ends numbering: writes the texts and returns the rows, ordered by text.
    std::vector<bytes::DateRow> sort(Heap& heap) {
        numbers_.clear();
        std::vector<std::uint32_t> order(dates_.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
        std::sort(order.begin(), order.end(),
                  [this](std::uint32_t a, std::uint32_t b) { return dates_[a].first < dates_[b].first; });
        final_.resize(order.size());
        std::vector<bytes::DateRow> rows;
        rows.reserve(order.size());
        for (const std::uint32_t i : order) {
            final_[i] = Date{static_cast<std::uint32_t>(rows.size())};
            rows.push_back({heap.add(dates_[i].first), dates_[i].second});
        }
        return rows;
    }

    /// Puts the final number in place of the first one.
    void renumber(Date& date) const {
        if (date != no_date) date = final_[to_index(date)];
    }

private:
    TextNumbers numbers_;
    std::vector<std::pair<std::string, bytes::PeriodRow>> dates_;
    std::vector<Date> final_;
};

class Builder final : public GraphRowSink {
public:
    Builder(const GraphSource& source, GraphRows& rows, const BuildOptions& options, BlockFile& file)
        : rows_(rows),
          options_(options),
          scratch_(options.memory_bytes, options.temporary_folder.empty()
                                             ? std::filesystem::temp_directory_path()
                                             : options.temporary_folder),
          file_(file),
          heap_(file) {
        edges_.reserve(edge_kind_count);
        for (std::size_t k = 0; k < edge_kind_count; ++k) edges_.emplace_back(scratch_);
        header_.magic = bytes::magic;
        header_.byte_order = bytes::byte_order_mark;
        header_.format = bytes::format_version;
        header_.source_version = rows.version();
        header_.identity = case_identity(source.identity());
        header_.title = heap_.add(source.info().title);
    }

    void build() {
        number_nodes();
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            rows_.rows(static_cast<RecordKind>(k), *this);
            GAINSAY_REQUIRE(next_ == header_.node_base[k + 1]);  // else the source changed meanwhile
        }
        for (RowIndex& index : index_) index = {};
        const std::vector<bytes::DateRow> dates = dates_.sort(heap_);
        header_.dates = static_cast<std::uint32_t>(dates.size());
        write_nodes();
        write_edges();
        write_lists();
        file_.add(Section::Dates, std::span<const bytes::DateRow>(dates));
        write_names();
        write_derived_rows();
        file_.finish(header_);
    }

    // --- the rows of the source

    void agent(const rows::Agent& row) override {
        begin(RecordKind::Agent, row.row, row.name);
        agents_.push({row.kind});
        add_name(row.name, label_);
    }

    void alias(std::string_view alias) override { add_name(alias, heap_.add(alias)); }

    void affiliation(const rows::Affiliation& row) override {
        const auto number = static_cast<std::uint32_t>(affiliations_.size());
        const auto parsed = [](std::string_view text) {
            return text.empty() ? std::nullopt : std::optional(Edtf(text));
        };
        const Date from = date(row.from), until = date(row.until);
        affiliations_.push({heap_.intern(row.role), from, until,
                            row_of(period_between(parsed(row.from), parsed(row.until)))});
        add_edge(EdgeKind::AffiliatedWith, {RecordKind::Agent, row.with}, "affiliations.with", number);
    }

    void document(const rows::Document& row) override {
        begin(RecordKind::Document, row.row, row.title);
        std::uint8_t flags = 0;
        if (row.retracted) flags |= bytes::flag_retracted;
        if (row.seen) flags |= bytes::flag_seen;
        documents_.push({heap_.add(row.url),
                         date(row.published),
                         row.retracted ? date(row.retracted_on) : no_date,
                         row.kind,
                         flags,
                         {}});
        add_name(row.title, label_);
        if (row.retracted) add_retraction(row.retracted_by);
    }

    void citation(RowKey document, CitationManner manner) override {
        add_edge(EdgeKind::Cites, {RecordKind::Document, document}, "cites",
                 static_cast<std::uint32_t>(manner));
    }
    void part_of(RowKey document) override {
        add_edge(EdgeKind::PartOf, {RecordKind::Document, document}, "part_of");
    }
    void states(RowKey claim) override { add_edge(EdgeKind::States, {RecordKind::Claim, claim}, "states"); }
    void authored_by(RowKey agent) override {
        add_edge(EdgeKind::AuthoredBy, {RecordKind::Agent, agent}, "authored_by");
    }
    void published_by(RowKey agent) override {
        add_edge(EdgeKind::PublishedBy, {RecordKind::Agent, agent}, "published_by");
    }

    void claim(const rows::Claim& row) override {
        begin(RecordKind::Claim, row.row, row.text);
        claims_.push({date(row.valid)});
        add_name(row.text, label_);
    }

    void statement(const rows::Statement& row) override {
        begin(RecordKind::Statement, row.row, row.note);
        const Node speaker = resolve({RecordKind::Agent, row.speaker}, "speaker");
        const Node object = resolve(row.of, "of");
        statements_.push({speaker, object, date(row.said_on),
                          row.retracted ? date(row.retracted_on) : no_date, row.stance, row.manner,
                          row.commitment, row.retracted ? bytes::flag_retracted : std::uint8_t{0}});
        add_edge(EdgeKind::SpokenBy, at_, speaker);
        add_edge(edge_kind(row.stance), at_, object);
        if (row.retracted) add_retraction(row.retracted_by);
    }

    void occurrence(const rows::Occurrence& row) override {
        const auto number = static_cast<std::uint32_t>(occurrences_.size());
        const Node document = resolve({RecordKind::Document, row.document}, "occurrences.document");
        const Node via = row.via.row == no_row ? no_node : resolve(row.via, "occurrences.via");
        occurrences_.push({heap_.intern(row.cue), heap_.add(row.exact), at_, document, via, 0});
        add_edge(EdgeKind::RecordedIn, at_, document, number);
        if (via != no_node) add_edge(EdgeKind::RelayedFrom, document, via, number);
    }

    void relation(const rows::Relation& row) override {
        begin(RecordKind::Relation, row.row, row.note);
        const EdgeKind kind = edge_kind(row.kind);
        relations_.push({heap_.intern(row.origin), no_edge, row.status, {}});
        add_edge(kind, resolve({RecordKind::Claim, row.from}, "from"), resolve(row.to, "to"), to_index(at_));
        add_if_named(EdgeKind::AssertedBy, {RecordKind::Agent, row.asserted_by}, "asserted_by");
        add_if_named(EdgeKind::AssertedIn, {RecordKind::Document, row.asserted_in}, "asserted_in");
    }

    void review(const rows::Review& row) override {
        begin(RecordKind::Review, row.row, row.note);
        reviews_.push({date(row.on)});
        add_edge(EdgeKind::ReviewOf, {RecordKind::Claim, row.of}, "of");
        add_if_named(EdgeKind::ReviewedBy, {RecordKind::Agent, row.by}, "by");
        add_if_named(EdgeKind::ReviewedIn, {RecordKind::Document, row.in}, "in");
    }

private:
    [[nodiscard]] RowIndex& index_of(RecordKind kind) { return index_[static_cast<std::size_t>(kind)]; }

    void number_nodes() {
        std::vector<char> kept;
        std::uint32_t count = 0;
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            const auto kind = static_cast<RecordKind>(k);
            RowIndex& index = index_of(kind);
            std::string_view last;
            rows_.ids(kind, [&](RowKey row, std::string_view id) {
                const int order = last.compare(id);
                if (order == 0) {
                    throw Error(ErrorCode::Conflict, "two records have the id \"" + std::string(last) +
                                                         "\"; give one of them another id");
                }
                GAINSAY_REQUIRE(order < 0);  // what a source promises, and what find() leans on
                if (kept.size() < id.size()) kept.resize(2 * id.size());
                std::copy_n(id.data(), id.size(), kept.data());
                last = std::string_view(kept.data(), id.size());
                if (count + 1 >= to_index(no_node)) {
                    throw Error(ErrorCode::Limit,
                                "the case has more than 4294967294 records, which a snapshot cannot number; "
                                "split the case");
                }
                GAINSAY_REQUIRE(index.add(row, Node{count++}));
                node_ids_.push(heap_.add(id));
            });
            header_.node_base[k + 1] = count;
        }
        for (std::size_t k = 0; k < edge_kind_count; ++k) {
            const EdgeEnds ends = ends_of(static_cast<EdgeKind>(k));
            sources_[k] = range(ends.from_first, ends.from_last);
            targets_[k] = range(ends.to_first, ends.to_last);
        }
    }

    void begin(RecordKind kind, RowKey row, std::string_view label) {
        at_ = index_of(kind).find(row);
        // A source that changes between the looks would give edges to the wrong nodes.
        GAINSAY_REQUIRE(to_index(at_) == next_);
        ++next_;
        label_ = heap_.add(label);
        node_labels_.push(label_);
    }

    /// The id of a node, for messages: ids are not kept in memory, so it is looked for.
    std::string id_of(Node node) {
        std::string found;
        for (std::size_t k = 0; k < record_kind_count; ++k) {
            if (to_index(node) < header_.node_base[k] || to_index(node) >= header_.node_base[k + 1]) continue;
            std::uint32_t number = header_.node_base[k];
            rows_.ids(static_cast<RecordKind>(k), [&](RowKey, std::string_view id) {
                if (number++ == to_index(node)) found = id;
            });
        }
        return "\"" + found + "\"";
    }

    Node resolve(RowRef ref, std::string_view field) {
        const Node node = index_of(ref.kind).find(ref.row);
        if (node == no_node) {
            throw Error(ErrorCode::Malformed,
                        id_of(at_) + " names the " + std::string(to_string(ref.kind)) + " in row " +
                            std::to_string(ref.row) + " as its " + std::string(field) +
                            ", which is not in the case; add that record or take the mention out");
        }
        return node;
    }

    [[nodiscard]] NodeRange range(RecordKind first, RecordKind last) const {
        return {header_.node_base[static_cast<std::size_t>(first)],
                header_.node_base[static_cast<std::size_t>(last) + 1]};
    }

    void add_edge(EdgeKind kind, Node source, Node target, std::uint32_t detail = 0) {
        const auto k = static_cast<std::size_t>(kind);
        if (!sources_[k].contains(source) || !targets_[k].contains(target)) {
            throw Error(ErrorCode::Malformed,
                        id_of(at_) + " asks for an edge " + std::string(to_string(kind)) + " from " +
                            id_of(source) + " to " + id_of(target) +
                            ", and records of these kinds cannot have one; correct the id");
        }
        bytes::EdgeDrafts& drafts = edges_[k];
        drafts.ends.push({source, target});
        if (bytes::has_detail(kind)) drafts.details.push(detail);
    }

    /// An edge from the record at hand.
    void add_edge(EdgeKind kind, RowRef target, std::string_view field, std::uint32_t detail = 0) {
        add_edge(kind, at_, resolve(target, field), detail);
    }
    void add_if_named(EdgeKind kind, RowRef target, std::string_view field) {
        if (target.row != no_row) add_edge(kind, target, field);
    }
    void add_retraction(RowKey by) {
        add_if_named(EdgeKind::RetractedBy, {RecordKind::Agent, by}, "retracted.by");
    }

    Date date(std::string_view text) {
        const std::optional<Date> number = dates_.number(text);
        if (!number) {
            throw Error(ErrorCode::Malformed, id_of(at_) + " has \"" + std::string(text) +
                                                  "\" where a date should stand; correct it");
        }
        return *number;
    }

    void add_name(std::string_view name, StringRef text) {
        fold_into(folded_, name);
        if (!folded_.empty()) names_.push({hash64(folded_), text, at_, 0});
    }

    // --- the sections

    /// Writes `rows` after `change` has been over each of them, in order.
    template <class T, class Change>
    void write(Section section, Spool<T>& rows, const Change& change) {
        file_.begin(section, sizeof(T));
        std::vector<T> changed;
        rows.drain([&](std::span<const T> part) {
            changed.assign(part.begin(), part.end());
            for (T& row : changed) change(row);
            file_.append(std::as_bytes(std::span(changed)));
        });
    }

    void write_nodes() {
        file_.add(Section::NodeIds, node_ids_);
        file_.add(Section::NodeLabels, node_labels_);
        file_.add(Section::Agents, agents_);
        write(Section::Documents, documents_, [this](bytes::DocumentRow& row) {
            dates_.renumber(row.published);
            dates_.renumber(row.retracted_on);
        });
        write(Section::Claims, claims_, [this](bytes::ClaimRow& row) { dates_.renumber(row.valid); });
        write(Section::Statements, statements_, [this](bytes::StatementRow& row) {
            dates_.renumber(row.said_on);
            dates_.renumber(row.retracted_on);
        });
        write(Section::Reviews, reviews_, [this](bytes::ReviewRow& row) { dates_.renumber(row.on); });
    }

    void write_edges() {
        bytes::EdgeSections sections(scratch_);
        // Every relation has one edge, which is known once edges are numbered.
        const NodeRange relations = range(RecordKind::Relation, RecordKind::Relation);
        std::vector<Edge> edge_of(relations.size());
        for (std::size_t k = 0; k < edge_kind_count; ++k) {
            const auto kind = static_cast<EdgeKind>(k);
            const auto edges = sections.add(kind, edges_[k], sources_[k], targets_[k]);
            if (!is_relation(kind)) continue;
            for (std::uint32_t i = 0; i < edges.size(); ++i) {
                edge_of[edges[i] - to_index(*relations.begin())] = Edge{sections.base()[k] + i};
            }
        }
        header_.edge_base = sections.base();
        header_.counted_details = sections.counted_details();
        std::size_t number = 0;
        write(Section::Relations, relations_, [&](bytes::RelationRow& row) { row.edge = edge_of[number++]; });
        sections.write(file_);
    }

    void write_lists() {
        header_.occurrences = static_cast<std::uint32_t>(occurrences_.size());
        header_.affiliations = static_cast<std::uint32_t>(affiliations_.size());
        file_.add(Section::Occurrences, occurrences_);
        write(Section::Affiliations, affiliations_, [this](bytes::AffiliationRow& row) {
            dates_.renumber(row.from);
            dates_.renumber(row.until);
        });
    }

    /// Names by hash: as many passes as the memory asks for, each over an equal share of all hashes; within a
    /// pass into buckets of a few names each, then every bucket by comparison.
    void write_names() {
        header_.names = names_.size();
        file_.begin(Section::Names, sizeof(bytes::NameRow));
        const std::uint64_t wanted = names_.size() * sizeof(bytes::NameRow) / (options_.memory_bytes / 2 + 1);
        const int pass_bits = std::min(static_cast<int>(std::bit_width(wanted)), 8);
        const int bucket_bits = std::max(
            0, static_cast<int>(std::bit_width(names_.size() >> static_cast<unsigned>(pass_bits))) - 3);
        const auto top = [](std::uint64_t hash, int bits) {
            return bits == 0 ? std::uint64_t{0} : hash >> static_cast<unsigned>(64 - bits);
        };
        for (std::uint64_t pass = 0; pass < std::uint64_t{1} << static_cast<unsigned>(pass_bits); ++pass) {
            std::vector<std::size_t> ends((std::size_t{1} << static_cast<unsigned>(bucket_bits)) + 1);
            const auto each = [&](const auto& act) {
                names_.each_part([&](std::span<const bytes::NameRow> part) {
                    for (const bytes::NameRow& name : part) {
                        if (top(name.hash, pass_bits) != pass) continue;
                        act(top(name.hash << static_cast<unsigned>(pass_bits), bucket_bits), name);
                    }
                });
            };
            each([&](std::uint64_t bucket, const bytes::NameRow&) { ++ends[bucket + 1]; });
            for (std::size_t b = 1; b < ends.size(); ++b) ends[b] += ends[b - 1];
            std::vector<bytes::NameRow> sorted(ends.back());
            each([&](std::uint64_t bucket, const bytes::NameRow& name) { sorted[ends[bucket]++] = name; });
            std::size_t first = 0;
            for (std::size_t b = 0; b + 1 < ends.size(); first = ends[b++]) {
                std::sort(sorted.begin() + static_cast<std::ptrdiff_t>(first),
                          sorted.begin() + static_cast<std::ptrdiff_t>(ends[b]),
                          [](const bytes::NameRow& x, const bytes::NameRow& y) {
                              return std::tie(x.hash, x.node, x.text) < std::tie(y.hash, y.node, y.text);
                          });
            }
            file_.append(std::as_bytes(std::span(sorted)));
        }
        names_.clear();
    }

    /// What follows from the sections above, read back from the file as any question reads it.
    void write_derived_rows() {
        const bytes::Mapped mapped = file_.map_so_far(header_);
        auto read = Snapshot::Layout::read(mapped.bytes, mapped.owner);
        GAINSAY_REQUIRE(read.layout != nullptr);
        const Snapshot so_far(std::move(read.layout));
        const bool wanted = rows_belong_in_file(so_far);
        RowPacker packer([this](std::span<const std::byte> words) { file_.append(words); });
        for (const Section section : stored_row_sections) {
            file_.begin(section, sizeof(std::uint32_t));
            if (wanted) pack_rows(so_far, section, packer);
        }
    }

    GraphRows& rows_;
    const BuildOptions& options_;
    bytes::Scratch scratch_;
    BlockFile& file_;
    Heap heap_;
    bytes::Header header_{};
    std::array<RowIndex, record_kind_count> index_;
    std::array<NodeRange, edge_kind_count> sources_, targets_;  ///< the nodes that edges of a kind may join
    DateTable dates_;
    Spool<StringRef> node_ids_{scratch_}, node_labels_{scratch_};
    Spool<bytes::AgentRow> agents_{scratch_};
    Spool<bytes::DocumentRow> documents_{scratch_};
    Spool<bytes::ClaimRow> claims_{scratch_};
    Spool<bytes::StatementRow> statements_{scratch_};
    Spool<bytes::RelationRow> relations_{scratch_};
    Spool<bytes::ReviewRow> reviews_{scratch_};
    Spool<bytes::OccurrenceRow> occurrences_{scratch_};
    Spool<bytes::AffiliationRow> affiliations_{scratch_};
    Spool<bytes::NameRow> names_{scratch_};
    std::vector<bytes::EdgeDrafts> edges_;

    // The record that is being added.
    Node at_ = no_node;
    StringRef label_ = 0;
    std::string folded_;      ///< its name; here so that its memory is used again
    std::uint32_t next_ = 0;  ///< how many records have begun
};

}  // namespace

void build_snapshot_into(int fd, const GraphSource& source, const BuildOptions& options) {
    // Others may write between the looks. What was read at two versions fits nowhere, so it is read again; a
    // fault that was met meanwhile may come of the mixture and counts only when nothing changed.
    constexpr int attempts = 5;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const std::uint64_t began = source.version();
        const std::unique_ptr<GraphRows> rows = source.graph_rows();
        try {
            BlockFile file(fd);
            Builder(source, *rows, options, file).build();
            if (rows->version() == began) return;
        } catch (const std::system_error& error) {
            throw Error(ErrorCode::Io, "the snapshot could not be built: " + error.code().message() +
                                           "; free some space where temporary files lie");
        } catch (const std::exception&) {
            if (rows->version() == began) throw;
        }
    }
    throw Error(ErrorCode::Conflict, "the case was changed while it was read, " + std::to_string(attempts) +
                                         " times in a row; wait until the import is done and ask again");
}

Snapshot build_snapshot(const GraphSource& source, const BuildOptions& options) {
    const bytes::Descriptor file = bytes::memory_file();
    build_snapshot_into(file.get(), source, options);
    const bytes::Mapped mapped = bytes::map_file(file.get());
    auto read = Snapshot::Layout::read(mapped.bytes, mapped.owner);
    GAINSAY_REQUIRE(read.layout != nullptr);
    return Snapshot(std::move(read.layout));
}

}  // namespace gainsay
