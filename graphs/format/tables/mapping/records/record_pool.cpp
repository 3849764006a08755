#include "graphs/format/tables/mapping/records/record_pool.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <optional>

#include "graphs/format/tables/cell_texts.hpp"
#include "graphs/format/text_case/record/record_fields.hpp"

namespace gainsay::tables {
namespace {

/// Told of every field by describe(): remembers where they are.
class FieldAddresses {
public:
    template <class T, class... Normal>
    void field(std::string_view, T& value, Normal...) {
        addresses_.push_back(&value);
    }
    template <class... A>
    void text(A&&... a) {
        field(std::forward<A>(a)...);
    }
    template <class... A>
    void texts(A&&... a) {
        field(std::forward<A>(a)...);
    }
    template <class... A>
    void date(A&&... a) {
        field(std::forward<A>(a)...);
    }
    template <class... A>
    void letter(A&&... a) {
        field(std::forward<A>(a)...);
    }
    template <class... A>
    void number(A&&... a) {
        field(std::forward<A>(a)...);
    }
    template <class... A>
    void position(A&&... a) {
        field(std::forward<A>(a)...);
    }
    template <class... A>
    void id(A&&... a) {
        field(std::forward<A>(a)...);
    }
    template <class... A>
    void ids(A&&... a) {
        field(std::forward<A>(a)...);
    }
    template <class... A>
    void word(A&&... a) {
        field(std::forward<A>(a)...);
    }
    template <class... A>
    void required_word(A&&... a) {
        field(std::forward<A>(a)...);
    }
    template <class... A>
    void object(A&&... a) {
        field(std::forward<A>(a)...);
    }
    template <class... A>
    void list(A&&... a) {
        field(std::forward<A>(a)...);
    }

    std::vector<void*> addresses_;
};

/// Told of every field of a record: lays over it the same field of another, whose addresses it has.
class FieldMerger {
public:
    FieldMerger(const std::vector<void*>& others, std::vector<std::string_view>& conflicts)
        : others_(others), conflicts_(conflicts) {}

    void text(std::string_view name, std::string& into, std::string_view normal = {}) {
        once(name, into, std::string(normal));
    }
    void date(std::string_view name, std::optional<Edtf>& into) { once(name, into, {}); }
    void letter(std::string_view name, std::optional<char>& into) { once(name, into, {}); }
    void number(std::string_view name, std::optional<double>& into) { once(name, into, {}); }
    void position(std::string_view name, std::optional<std::uint64_t>& into) { once(name, into, {}); }
    template <class Id>
    void id(std::string_view name, Id& into) {
        once(name, into, Id{});
    }
    template <class E>
    void word(std::string_view name, E& into, E normal = {}) {
        once(name, into, normal);
    }
    template <class E>
    void required_word(std::string_view name, E& into) {
        // It is said always, so that the two must be the same.
        if (other<E>() != into) conflicts_.push_back(name);
    }
    template <class T>
    void object(std::string_view name, T& into) {
        once(name, into, T{});
    }
    template <class T>
    void texts(std::string_view, std::vector<T>& into) {
        both(into);
    }
    template <class T>
    void ids(std::string_view, std::vector<T>& into) {
        both(into);
    }
    template <class T>
    void list(std::string_view, std::vector<T>& into) {
        both(into);
    }

private:
    template <class T>
    T& other() {
        return *static_cast<T*>(others_[next_++]);
    }
    template <class T>
    void once(std::string_view name, T& into, const T& nothing) {
        T& value = other<T>();
        if (value == nothing || value == into) return;
        if (into == nothing) {
            into = std::move(value);
        } else {
            conflicts_.push_back(name);
        }
    }
    template <class T>
    void both(std::vector<T>& into) {
        for (T& item : other<std::vector<T>>()) {
            if (std::find(into.begin(), into.end(), item) == into.end()) into.push_back(std::move(item));
        }
    }

    const std::vector<void*>& others_;
    std::vector<std::string_view>& conflicts_;
    std::size_t next_ = 0;
};

/// Told of every field by describe(): writes what it says behind each other, for a hash.
class SaidFields {
public:
    explicit SaidFields(std::string& out) : out_(out) {}

    void text(std::string_view, const std::string& text, std::string_view = {}) { put(text); }
    void texts(std::string_view, const std::vector<std::string>& texts) {
        for (const std::string& one : texts) put(one);
        end();
    }
    void date(std::string_view, const std::optional<Edtf>& date) {
        put(date ? std::string_view(date->text()) : std::string_view());
    }
    void letter(std::string_view, const std::optional<char>& letter) {
        put(letter ? std::string_view(&*letter, 1) : std::string_view());
    }
    void number(std::string_view, const std::optional<double>& number) { bytes(number); }
    void position(std::string_view, const std::optional<std::uint64_t>& position) { bytes(position); }
    template <class Id>
    void id(std::string_view, const Id& id) {
        put(id.text());
    }
    template <class Id>
    void id(std::string_view, const std::optional<Id>& id) {
        put(id ? std::string_view(id->text()) : std::string_view());
    }
    template <class Id>
    void ids(std::string_view, const std::vector<Id>& ids) {
        for (const Id& one : ids) put(one.text());
        end();
    }
    template <class E>
    void word(std::string_view, E value, E = {}) {
        out_ += static_cast<char>('A' + static_cast<int>(value));
    }
    template <class E>
    void required_word(std::string_view name, E value) {
        word(name, value);
    }
    template <class T>
    void object(std::string_view, const T& object) {
        json::describe(*this, object);
    }
    template <class T>
    void object(std::string_view, const std::optional<T>& object) {
        if (object) json::describe(*this, *object);
        end();
    }
    template <class T>
    void list(std::string_view, const std::vector<T>& list) {
        for (const T& one : list) {
            json::describe(*this, one);
            end();
        }
        end();
    }

    void put(std::string_view text) { out_.append(text).push_back('\0'); }

private:
    void end() { out_ += '\1'; }
    template <class T>
    void bytes(const std::optional<T>& value) {
        if (value) out_.append(reinterpret_cast<const char*>(&*value), sizeof *value);
        end();
    }

    std::string& out_;
};

/// `room` is used again from record to record.
std::uint64_t hash_of(const Record& record, std::string& room) {
    room.clear();
    SaidFields fields(room);
    std::visit(
        [&](const auto& one) {
            json::describe(fields, one);
            fields.put(one.extra);
        },
        record);
    return XXH3_64bits(room.data(), room.size());
}

std::uint64_t hash_of(const RecordId& id) {
    return XXH3_64bits(id.text().data(), id.text().size());
}

template <class T>
void lay_over(T& into, T& other, std::vector<std::string_view>& conflicts) {
    if constexpr (std::is_same_v<T, Agent>) {
        if (into.name != other.name) {
            const bool known =
                std::find(into.aliases.begin(), into.aliases.end(), other.name) != into.aliases.end();
            if (!known) into.aliases.push_back(other.name);
            other.name = into.name;
        }
    }
    if constexpr (std::is_same_v<T, Document>) {
        // A title that is the address stands for one that was not known.
        if (other.title == other.url) {
            other.title = into.title;
        } else if (into.title == into.url) {
            into.title = other.title;
        }
    }
    FieldAddresses addresses;
    json::describe(addresses, other);
    FieldMerger merger(addresses.addresses_, conflicts);
    json::describe(merger, into);
    if (other.extra.empty() || other.extra == into.extra) return;
    if (into.extra.empty()) {
        into.extra = std::move(other.extra);
    } else {
        conflicts.emplace_back("extra");
    }
}

}  // namespace

void RecordPool::add(Record record, const SourcePos& where, bool hold) {
    const RecordId& id = id_of(record);
    if (hold) {
        const auto [at, fresh] = places_.try_emplace(id.text(), held_.size());
        if (!fresh) return merge(held_[at->second], std::move(record), where);
    } else {
        const std::uint64_t hash = hash_of(id), said = hash_of(record, said_);
        const auto* const known = streamed_.find(hash, [](std::uint64_t) { return true; });
        if (known == nullptr) {
            streamed_.insert(hash, said);
        } else {
            if (*known == said) return;
            losses_.add({std::string(to_string(kind_of(record))) + " that another row says otherwise",
                         "an earlier row made a record of that id; \"merge\": true lays the two together",
                         {},
                         id.text(),
                         where});
            return;
        }
    }
    if (max_records_ != 0 && count_ == max_records_) {
        throw Error(ErrorCode::Limit, "the rows make more than " + std::to_string(max_records_) + " records",
                    where);
    }
    ++count_;
    if (hold) {
        held_.push_back({std::move(record), where});
    } else {
        sink_.add(std::move(record), where);
    }
}

void RecordPool::merge(Held& into, Record record, const SourcePos& where) {
    std::vector<std::string_view> conflicts;
    std::visit(
        [&](auto& mine) {
            lay_over(mine, std::get<std::remove_reference_t<decltype(mine)>>(record), conflicts);
        },
        into.record);
    for (const std::string_view field : conflicts) {
        losses_.add({std::string(to_string(kind_of(into.record))) + "." + std::string(field) +
                         " that another row says otherwise",
                     "a record says it once, and an earlier row did", id_of(into.record), std::string(field),
                     where});
    }
}

std::vector<Agent*> RecordPool::agents() {
    std::vector<Agent*> agents;
    for (Held& held : held_) {
        if (auto* agent = std::get_if<Agent>(&held.record)) agents.push_back(agent);
    }
    std::sort(agents.begin(), agents.end(), [](const Agent* a, const Agent* b) { return a->id < b->id; });
    return agents;
}

void RecordPool::finish() {
    std::sort(held_.begin(), held_.end(),
              [](const Held& a, const Held& b) { return id_of(a.record) < id_of(b.record); });
    for (Held& held : held_) sink_.add(std::move(held.record), held.where);
    held_.clear();
    places_.clear();
}

}  // namespace gainsay::tables
