#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/format/json/json_writer.hpp"
#include "graphs/format/networks/graphml/graphml_scan.hpp"

namespace gainsay::networks {

/// The data of an element, taken one by one; what nobody took is its rest.
class DataTaker {
public:
    explicit DataTaker(const ScannedElement& element)
        : element_(element), taken_(element.data.size(), false) {}

    /// The first of these that says something.
    std::string text(std::initializer_list<std::string_view> names) {
        for (const std::string_view name : names) {
            const auto at = find(name);
            if (!at || element_.data[*at].text.empty()) continue;
            taken_[*at] = true;
            return element_.data[*at].text;
        }
        return {};
    }
    /// The text of that name, for `wanted(text)` to look at, which tells whether it is taken.
    template <class Wanted>
    void text_if(std::string_view name, const Wanted& wanted) {
        const auto at = find(name);
        if (at && wanted(element_.data[*at].text)) taken_[*at] = true;
    }

    /// What is left, of one name together.
    [[nodiscard]] std::map<std::string, std::vector<std::string>> rest() const {
        std::map<std::string, std::vector<std::string>> rest;
        for (std::size_t i = 0; i < taken_.size(); ++i) {
            if (!taken_[i] && !element_.data[i].text.empty())
                rest[element_.data[i].name].push_back(element_.data[i].text);
        }
        return rest;
    }
    /// The same as {"graphml": {"name": "text", …}}; empty when nothing is left.
    [[nodiscard]] std::string extra() const {
        const auto members = rest();
        if (members.empty()) return {};
        std::string extra;
        json::Writer writer(extra, json::Layout::Dense);
        writer.begin_object();
        writer.key("graphml");
        writer.begin_object();
        for (const auto& [name, texts] : members) {
            writer.key(name);
            if (texts.size() > 1) writer.begin_list();
            for (const std::string& text : texts) {
                if (texts.size() > 1) writer.item();
                writer.text(text);
            }
            if (texts.size() > 1) writer.end_list();
        }
        writer.end_object();
        writer.end_object();
        return extra;
    }

    [[nodiscard]] const ScannedElement& element() const noexcept { return element_; }

private:
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const {
        const std::string* const text = element_.find(name);
        for (std::size_t i = 0; text != nullptr && i < element_.data.size(); ++i) {
            if (&element_.data[i].text == text) return i;
        }
        return std::nullopt;
    }

    const ScannedElement& element_;
    std::vector<bool> taken_;
};

}  // namespace gainsay::networks
