#include <algorithm>
#include <istream>
#include <map>

#include "graphs/format/entities/ftm.hpp"
#include "graphs/format/entities/ftm_entity.hpp"
#include "graphs/format/entities/ftm_schema.hpp"
#include "graphs/format/entities/ftm_view.hpp"
#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/parts/intake.hpp"
#include "graphs/format/parts/text.hpp"

// A line is looked at once. A note becomes a claim at once. What others may speak of, or what speaks of others,
// waits as text: the entity as it was read, compact, because a tree of a JSON value is ten times as large.

namespace gainsay::ftm {
namespace {

using json::Value;

/// An entity that waits for finish().
struct Waiting {
    std::string line;  ///< the entity as JSON
    SourcePos where;
};

class Reader final : public FormatReader {
public:
    Reader(RecordSink& sink, const ReadOptions& options, LossReport& losses)
        : options_(options), losses_(losses), intake_(sink, options) {}

    void read(std::istream& in, std::string_view name) override {
        json::ProblemList problems(name, options_.max_errors);
        std::string afterword;
        try {
            read_lines(in, problems);
        } catch (const json::SyntaxError& error) {
            try {
                problems.add(error.where, {}, {}, error.what(), error.why);
            } catch (const json::Enough&) {
            }
            afterword = "reading stopped there; what follows was not checked";
        } catch (const json::Enough&) {
            afterword = "reading stopped after " + std::to_string(problems.size()) + "; there may be more";
        }
        if (!problems.empty()) throw ReadError(problems.take(), afterword);
    }

    void finish() override {
        const Resolve resolve = [this](std::string_view entity) {
            const auto at = record_ids_.find(entity);
            return at == record_ids_.end() ? std::string() : at->second;
        };
        find_offices();
        collect_affiliations(resolve);
        for (const auto& [id, waiting] : agents_) {
            if (!offices_.contains(id)) finish_agent(id, waiting, resolve);
        }
        for (const auto& [id, waiting] : documents_) finish_record(waiting, resolve, documents_view);
        for (const auto& [id, waiting] : reviews_) finish_record(waiting, resolve, documents_view);
        for (const auto& [id, waiting] : links_) finish_record(waiting, resolve, links_view);
        add_named_agents();
        intake_.finish();
    }

private:
    // --- lines

    void read_lines(std::istream& in, json::ProblemList& problems) {
        json::Source source(in, options_, count_);
        source.skip_blanks();
        if (source.at_end()) {
            throw json::SyntaxError(source.here(),
                                    "the input is empty, expected entities, one JSON object a line");
        }
        source.line_mode(true);
        bool more = true;
        while (more) {
            source.skip_blanks();
            if (!source.at_end()) read_line(source, problems);
            more = source.next_line();
        }
    }

    void read_line(json::Source& source, json::ProblemList& problems) {
        source.start_record();
        if (options_.max_records != 0 && count_ == options_.max_records) {
            throw json::SyntaxError(source.here(),
                                    "the input has more than " + std::to_string(count_) + " entities",
                                    ErrorCode::Limit);
        }
        try {
            const Value line = json::parse_value(source, {options_.max_depth, options_.max_record_values});
            ++count_;
            auto entity = read_entity(line, problems);
            if (entity) take(*std::move(entity), problems);
        } catch (const json::SyntaxError& error) {
            if (error.why == ErrorCode::Unsupported) throw;
            problems.add(error.where, {}, {}, error.what(), error.why);
        }
    }

    void take(Entity entity, json::ProblemList& problems) {
        const SourcePos where = problems.at(entity.place);
        // A view of an occurrence, which its statement tells in full.
        if (entity.ours.find("view_of") != nullptr) return;
        const Becomes kind = becomes(entity.schema);
        if (kind == Becomes::Nothing) {
            losses_.add({entity.schema + " entity", "a case has no place for it", {}, entity.id, where});
            return;
        }
        std::string line;
        write_entity(entity, line);
        if (!is_new(entity, line, problems)) return;
        if (kind == Becomes::Agent || kind == Becomes::Document || kind == Becomes::Claim) {
            const View view = view_of(entity, ids_, {});
            const std::string id = member_text(view.record, "id");
            record_ids_.emplace(entity.id, id);
            if (kind == Becomes::Claim) return deliver(view, entity.ours, where);
        }
        // Undercuts point at statements and relations, which are links under our own ids.
        if (kind == Becomes::Link && RecordId::parse(entity.id)) record_ids_.emplace(entity.id, entity.id);
        waiting_for(kind).emplace(entity.id, Waiting{std::move(line), where});
    }

    /// One entity id stands for one entity; the same once more, in another file of the same collection, is none.
    bool is_new(const Entity& entity, const std::string& line, json::ProblemList& problems) {
        const std::size_t hash = std::hash<std::string>{}(line);
        const auto [at, fresh] = seen_.try_emplace(entity.id, hash);
        if (fresh) return true;
        if (at->second != hash) {
            problems.add(entity.place, entity.id, "id",
                         "is the id of two entities that differ; merge the fragments of an entity first, as "
                         "`ftm aggregate` does",
                         ErrorCode::Conflict);
        }
        return false;
    }

    std::map<std::string, Waiting>& waiting_for(Becomes kind) {
        switch (kind) {
            case Becomes::Agent:
                return agents_;
            case Becomes::Document:
                return documents_;
            case Becomes::Review:
                return reviews_;
            case Becomes::Affiliation:
                return edges_;
            default:
                return links_;
        }
    }

    // --- what waited

    struct Office {
        std::string name, owner;  ///< the owner by its entity id
    };

    /// An affiliation and where it stands among those of its holder.
    struct Held {
        double position = 0;
        std::string edge;
        Value item;
        friend bool operator<(const Held& a, const Held& b) {
            if (a.position != b.position) return a.position < b.position;
            return a.edge.size() != b.edge.size() ? a.edge.size() < b.edge.size() : a.edge < b.edge;
        }
    };

    static Entity entity_of(const Waiting& waiting) {
        json::ProblemList problems(waiting.where.file, 1);
        Entity entity = *read_entity(parse_text(waiting.line), problems);
        entity.place = {waiting.where.line, waiting.where.column};
        return entity;
    }

    void collect_affiliations(const Resolve& resolve) {
        for (const auto& [id, waiting] : edges_) {
            Entity entity = entity_of(waiting);
            const EdgeSchema& edge = *edge_schema(entity.schema);
            if (edge.schema == "Occupancy") see_position(entity);
            const auto holder = entity.properties.find(edge.from);
            auto item = affiliation_view(entity, resolve);
            if (!item) {
                losses_.add({entity.schema + " entity",
                             "an end of it is no agent of this import",
                             {},
                             id,
                             waiting.where});
                continue;
            }
            Held held{0, id, *std::move(item)};
            if (const Value* position = entity.ours.find("position")) held.position = position->number;
            if (const Value* said = entity.ours.find("affiliation")) apply_difference(held.item, *said);
            affiliations_[holder->second.front()].push_back(std::move(held));
        }
    }

    /// Who holds a post is affiliated with what the post belongs to, and the post is the role; one that belongs
    /// to nobody we know is an agent itself.
    void see_position(Entity& entity) const {
        const auto post = entity.properties.find("post");
        if (post == entity.properties.end() || post->second.size() != 1) return;
        const auto at = offices_.find(post->second.front());
        if (at == offices_.end()) return;
        set_member(entity.context, "post", text_value(at->first));
        post->second = {at->second.owner};
        entity.properties["role"] = {at->second.name};
    }

    /// Positions of a body that is in the input are roles there, and no agents.
    void find_offices() {
        for (const auto& [id, waiting] : agents_) {
            if (waiting.line.find("\"Position\"") == std::string::npos) continue;
            Entity position = entity_of(waiting);
            const std::vector<std::string> owners = position.take("organization");
            const bool foreign = position.ours.items.empty() && !RecordId::parse(id);
            if (position.schema != "Position" || !foreign || owners.size() != 1) continue;
            if (owners.front() == id || !agents_.contains(owners.front())) continue;
            const std::string name = position.take_first("name");
            for (const auto& [property, values] : position.properties) {
                losses_.add({"Position." + property,
                             "an office that is a role has no place for it",
                             {},
                             id,
                             waiting.where});
            }
            for (const Value::Key& key : position.context.keys) {
                losses_.add({"Position." + key.name,
                             "an office that is a role has no place for it",
                             {},
                             id,
                             waiting.where});
            }
            offices_.emplace(id, Office{name, owners.front()});
        }
        // An office of an office is an agent after all.
        std::vector<std::string> agents_after_all;
        for (const auto& [id, office] : offices_) {
            if (offices_.contains(office.owner)) agents_after_all.push_back(id);
        }
        for (const std::string& id : agents_after_all) offices_.erase(id);
        for (const auto& [id, office] : offices_) record_ids_.erase(id);
    }

    template <class Make>
    void finish_record(const Waiting& waiting, const Resolve& resolve, const Make& make) {
        const Entity entity = entity_of(waiting);
        const auto view = make(entity, ids_, resolve);
        if (!view) {
            losses_.add({entity.schema + " entity",
                         "a case has no place for what it links",
                         {},
                         entity.id,
                         waiting.where});
            return;
        }
        if (view->kind == RecordKind::Review && view->record.find("of") == nullptr &&
            entity.ours.find("of") == nullptr && entity.ours.find("record") == nullptr) {
            losses_.add(
                {"Assessment entity", "nothing says which claim it assesses", {}, entity.id, waiting.where});
            return;
        }
        deliver(*view, entity.ours, waiting.where);
    }

    static std::optional<View> documents_view(const Entity& entity, parts::IdBook& ids,
                                              const Resolve& resolve) {
        return view_of(entity, ids, resolve);
    }
    static std::optional<View> links_view(const Entity& entity, parts::IdBook& ids, const Resolve& resolve) {
        return becomes(entity.schema) == Becomes::Similar ? similar_view(entity, ids, resolve)
                                                          : link_view(entity, ids, resolve);
    }

    void finish_agent(const std::string& id, const Waiting& waiting, const Resolve& resolve) {
        const Entity entity = entity_of(waiting);
        View view = view_of(entity, ids_, resolve);
        apply_difference(view.record, entity.ours);
        if (const auto at = affiliations_.find(id); at != affiliations_.end()) {
            std::sort(at->second.begin(), at->second.end());
            Value list;
            list.kind = Value::Kind::List;
            for (Held& held : at->second) list.items.push_back(std::move(held.item));
            // Offices in the record and in edges: nothing we write, but nothing to lose either.
            if (const Value* given = view.record.find("affiliations")) {
                list.items.insert(list.items.begin(), given->items.begin(), given->items.end());
            }
            set_member(view.record, "affiliations", std::move(list));
        }
        deliver(view, Value::object(), waiting.where);
    }

    // --- records

    void deliver(const View& view, const Value& ours, const SourcePos& where) {
        Value value = view.record;
        apply_difference(value, ours);
        for (const std::string& name : view.makes_agents) {
            const bool spoken_of = ours.find("published_by") == nullptr && ours.find("record") == nullptr &&
                                   ours.find("authored_by") == nullptr;
            if (spoken_of) named_.emplace(ids_.id_of_name(RecordKind::Agent, name), std::pair(name, where));
        }
        intake_.take(std::move(value), view.kind, where);
    }

    /// Publishers and authors of whom the input knows no more than the name.
    void add_named_agents() {
        for (const auto& [id, named] : named_) {
            if (intake_.knows(id)) continue;
            Agent agent;
            agent.id = AgentId(id);
            agent.name = named.first;
            agent.kind = AgentKind::Organization;
            intake_.take(std::move(agent), named.second);
        }
    }

    const ReadOptions& options_;
    LossReport& losses_;
    parts::IdBook ids_;
    std::uint64_t count_ = 0;
    std::map<std::string, std::size_t> seen_;  // entity id → hash of the entity
    std::map<std::string, std::string, std::less<>> record_ids_;
    std::map<std::string, Office> offices_;
    std::map<std::string, Waiting> agents_, documents_, reviews_, edges_, links_;
    std::map<std::string, std::vector<Held>> affiliations_;  // by the holder's entity id
    std::map<RecordId, std::pair<std::string, SourcePos>> named_;
    parts::Intake intake_;
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
    if (!text.starts_with('{')) return Guess::No;
    const std::string_view line = text.substr(0, text.find('\n'));
    return has(line, "\"schema\"") && has(line, "\"properties\"") && has(line, "\"id\"") ? Guess::Yes
                                                                                         : Guess::No;
}

}  // namespace gainsay::ftm
