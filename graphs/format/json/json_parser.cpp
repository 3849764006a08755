#include "graphs/format/json/json_parser.hpp"

#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

// The parser is nlohmann's, used through its SAX interface: it is not recursive, so depth costs no stack, and
// it calls back with a token before it reads the next one, so the place of a token is what the Source saw
// last.

namespace gainsay::json {
namespace {

using Sax = nlohmann::json_sax<nlohmann::json>;

constexpr std::size_t deepest = 512;  // a Value is destroyed by recursion

/// A Source as the pair of iterators that nlohmann asks for.
class SourceIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = char;

    SourceIterator() = default;
    explicit SourceIterator(Source& source) : source_(&source) {}

    char operator*() const { return source_->current(); }
    SourceIterator& operator++() {
        source_->advance();
        return *this;
    }
    void operator++(int) { ++*this; }

    // The only comparison that takes place is with the end.
    friend bool operator==(const SourceIterator& a, const SourceIterator&) { return a.source_->at_end(); }
    friend bool operator!=(const SourceIterator& a, const SourceIterator& b) { return !(a == b); }

private:
    Source* source_ = nullptr;
};

std::string excerpt(const std::string& text) {
    return text.size() <= 40 ? text : text.substr(0, 37) + "...";
}

/// Makes Values of nlohmann's events. With `events`, the outermost object is not made but told.
class Builder final : public Sax {
public:
    Builder(Source& source, const ValueLimits& limits, ObjectEvents* events)
        : source_(source), limits_(limits), events_(events) {
        if (limits_.max_depth == 0 || limits_.max_depth > deepest) limits_.max_depth = deepest;
    }

    std::optional<Value> take() { return std::move(result_); }

    bool null() override { return scalar(start(Value::Kind::Null)); }
    bool boolean(bool value) override {
        Value v = start(Value::Kind::Boolean);
        v.boolean = value;
        return scalar(std::move(v));
    }
    bool number_integer(std::int64_t value) override { return integer(value); }
    bool number_unsigned(std::uint64_t value) override { return integer(value); }
    bool number_float(double value, const std::string& spelling) override {
        const bool whole = spelling.find_first_of(".eE") == std::string::npos;  // too long for 64 bits
        Value v = start(whole ? Value::Kind::Integer : Value::Kind::Float);
        v.number = value;
        v.text = spelling;
        return scalar(std::move(v));
    }
    bool string(std::string& text) override {
        Value v = start(Value::Kind::Text);
        v.text = std::move(text);
        return scalar(std::move(v));
    }
    bool binary(nlohmann::json::binary_t&) override { return false; }  // JSON has none

    bool start_object(std::size_t) override {
        enter();
        if (events_ != nullptr && !inside_ && open_.empty()) {
            inside_ = true;
            events_->begin(source_.value_start());
            return true;
        }
        open_.push_back(start(Value::Kind::Object));
        return true;
    }
    bool key(std::string& name) override {
        Value::Key key{std::move(name), source_.value_start()};
        if (open_.empty()) {
            items_wanted_ = events_->key(key);
            key_ = std::move(key);
        } else {
            open_.back().keys.push_back(std::move(key));
        }
        return true;
    }
    bool end_object() override {
        --depth_;
        return open_.empty() || close();
    }
    bool start_array(std::size_t) override {
        enter();
        if (inside_ && open_.empty() && items_wanted_ && !listing_) {
            listing_ = true;
            index_ = 0;
            events_->begin_item(key_, index_);
            return true;
        }
        open_.push_back(start(Value::Kind::List));
        return true;
    }
    bool end_array() override {
        --depth_;
        if (!open_.empty()) return close();
        listing_ = false;
        events_->end_items();
        return true;
    }

    bool parse_error(std::size_t, const std::string& token, const nlohmann::json::exception& error) override {
        if (error.id == 406) {  // out_of_range.406: a number too large for a double
            throw SyntaxError(source_.value_start(), "found the number " + excerpt(token) +
                                                         ", expected one of at most about 1.8e308");
        }
        refuse(error.what());
    }

private:
    Value start(Value::Kind kind) {
        if (limits_.max_values != 0 && ++values_ > limits_.max_values) {
            throw SyntaxError(source_.value_start(),
                              "the record has more than " + std::to_string(limits_.max_values) + " values",
                              ErrorCode::Limit);
        }
        Value value;
        value.kind = kind;
        value.place = source_.value_start();
        return value;
    }

    void enter() {
        if (++depth_ > limits_.max_depth) {
            throw SyntaxError(source_.value_start(),
                              "lists and objects stand in one another more than " +
                                  std::to_string(limits_.max_depth) + " deep",
                              ErrorCode::Limit);
        }
    }

    template <class T>
    bool integer(T value) {
        Value v = start(Value::Kind::Integer);
        v.number = static_cast<double>(value);
        v.text = std::to_string(value);
        return scalar(std::move(v));
    }

    bool close() {
        Value value = std::move(open_.back());
        open_.pop_back();
        return scalar(std::move(value));
    }

    // A value is complete.
    bool scalar(Value value) {
        if (!open_.empty()) {
            open_.back().items.push_back(std::move(value));
            return true;
        }
        values_ = 0;
        if (listing_) {
            events_->item(key_, index_, std::move(value));
            events_->begin_item(key_, ++index_);
        } else if (inside_) {
            events_->member(std::move(key_), std::move(value));
        } else {
            result_ = std::move(value);
        }
        return true;
    }

    // "[json.exception.parse_error.101] parse error at line 1, column 3: syntax error while parsing value -
    // what we want; last read: '…'; expected …". The last token is left out: it may hold anything, and the
    // place shows it.
    [[noreturn]] void refuse(std::string text) const {
        if (const auto dash = text.find(" - "); dash != std::string::npos) text.erase(0, dash + 3);
        if (const auto token = text.find("; last read: "); token != std::string::npos) {
            const auto expected = text.rfind("'; expected ");
            text.erase(token, expected == std::string::npos || expected < token ? std::string::npos
                                                                                : expected + 1 - token);
        }
        Place where = source_.value_start();
        if (text.find("unexpected end of input") != std::string::npos) {
            where = source_.here();
        } else if (text.find("unexpected '") != std::string::npos) {
            where = source_.last();
        }
        throw SyntaxError(where, "this is not JSON: " + text);
    }

    Source& source_;
    ValueLimits limits_;
    ObjectEvents* events_;
    std::vector<Value> open_;  // the lists and objects that are not complete, outermost first
    std::optional<Value> result_;
    Value::Key key_;
    std::size_t depth_ = 0, index_ = 0, values_ = 0;
    bool inside_ = false, items_wanted_ = false, listing_ = false;
};

std::optional<Value> parse(Source& source, const ValueLimits& limits, ObjectEvents* events, bool to_the_end) {
    Builder builder(source, limits, events);
    nlohmann::json::sax_parse(SourceIterator(source), SourceIterator(), static_cast<Sax*>(&builder),
                              nlohmann::json::input_format_t::json, to_the_end);
    return builder.take();
}

}  // namespace

Value parse_value(Source& source, const ValueLimits& limits) {
    auto value = parse(source, limits, nullptr, true);
    GAINSAY_REQUIRE(value.has_value());
    return *std::move(value);
}

std::optional<Value> parse_object(Source& source, const ValueLimits& limits, ObjectEvents& events) {
    return parse(source, limits, &events, false);
}

}  // namespace gainsay::json
