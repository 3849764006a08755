#include "tools/render/table/writers.hpp"

namespace gainsay::render {
namespace {

// What is said of the whole is known last, when the rows are out already, so it stands behind them.
class JsonWriter final : public Rows {
public:
    JsonWriter(std::ostream& out, std::string name) : out_(out), name_(std::move(name)) {}

    [[nodiscard]] bool wants_json() const override { return true; }

    void json(const Json& row) override {
        out_ << (empty_ ? "{\n  " + Json(name_).text() + ": [\n    " : ",\n    ") << pretty(row, 2);
        empty_ = false;
    }

    void finish(const JsonObject& whole) override {
        if (empty_) {
            out_ << "{\n  " << Json(name_).text() << ": []";
        } else {
            out_ << "\n  ]";
        }
        if (!whole.empty()) {
            std::string members = pretty(whole.done(), 0);
            out_ << "," << members.substr(1, members.size() - 3);
        }
        out_ << "\n}\n";
    }

private:
    std::ostream& out_;
    std::string name_;
    bool empty_ = true;
};

class JsonLinesWriter final : public Rows {
public:
    explicit JsonLinesWriter(std::ostream& out) : out_(out) {}
    [[nodiscard]] bool wants_json() const override { return true; }
    void json(const Json& row) override { out_ << row.text() << '\n'; }
    void finish(const JsonObject&) override {}

private:
    std::ostream& out_;
};

}  // namespace

std::unique_ptr<Rows> json_writer(std::ostream& out, std::string name) {
    return std::make_unique<JsonWriter>(out, std::move(name));
}

std::unique_ptr<Rows> json_lines_writer(std::ostream& out) {
    return std::make_unique<JsonLinesWriter>(out);
}

}  // namespace gainsay::render
