#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "graphs/model/case.hpp"

namespace gainsay::test {

/// Every elementary circle of a small case, from its records: each path is tried from each document, and kept when it
/// closes. By length, then by ids; each begins with its smallest document. Exponential.
inline std::vector<std::vector<std::string>> every_circle(const Case& whole) {
    std::map<std::string, std::set<std::string>> leans;
    for (const Document& document : whole.documents) {
        for (const Citation& citation : document.cites)
            leans[document.id.text()].insert(citation.document.text());
        for (const DocumentId& on : document.part_of) leans[document.id.text()].insert(on.text());
    }
    for (const Statement& statement : whole.statements) {
        for (const Occurrence& place : statement.occurrences) {
            if (place.via && place.via->kind() == RecordKind::Document)
                leans[place.document.text()].insert(place.via->text());
        }
    }
    std::vector<std::vector<std::string>> found;
    std::vector<std::string> path;
    const std::function<void(const std::string&)> walk = [&](const std::string& at) {
        path.push_back(at);
        for (const std::string& to : leans[at]) {
            if (to == path.front()) {
                if (*std::min_element(path.begin(), path.end()) == to) found.push_back(path);
            } else if (std::find(path.begin(), path.end(), to) == path.end()) {
                walk(to);
            }
        }
        path.pop_back();
    };
    for (const Document& document : whole.documents) walk(document.id.text());
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    return found;
}

}  // namespace gainsay::test
