#include "engine/audit/support/shared_names.hpp"

#include <algorithm>
#include <array>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace gainsay::audit {
namespace {

std::string small(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
}

bool only_tells_the_way(std::string_view parameter) {
    constexpr std::array names{std::string_view("fbclid"), std::string_view("gclid"),
                               std::string_view("igshid"), std::string_view("mc_cid"),
                               std::string_view("mc_eid"), std::string_view("msclkid"),
                               std::string_view("ref_src")};
    const std::string name = small(parameter.substr(0, parameter.find('=')));
    return name.starts_with("utm_") || std::find(names.begin(), names.end(), name) != names.end();
}

std::string plain_query(std::string_view query) {
    std::string out;
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view one = query.substr(0, end);
        if (!one.empty() && !only_tells_the_way(one)) out.append(out.empty() ? "?" : "&").append(one);
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    return out;
}

}  // namespace

void SharedNames::add(std::string_view name, Node record) {
    if (!name.empty()) names_.emplace_back(XXH3_64bits(name.data(), name.size()), record);
}

std::vector<std::pair<Node, Node>> SharedNames::pairs() {
    std::sort(names_.begin(), names_.end());
    names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
    std::vector<std::pair<Node, Node>> pairs;
    for (std::size_t first = 0, i = 1; i < names_.size(); ++i) {
        if (names_[i].first != names_[first].first) {
            first = i;
        } else {
            pairs.emplace_back(names_[first].second, names_[i].second);
        }
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

std::string plain_url(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    std::string_view rest = url.substr(scheme + 3);
    rest = rest.substr(0, rest.find('#'));
    std::string_view query;
    if (const std::size_t at = rest.find('?'); at != std::string_view::npos) {
        query = rest.substr(at + 1);
        rest = rest.substr(0, at);
    }
    std::string_view host = rest.substr(0, rest.find('/'));
    std::string_view path = rest.substr(host.size());
    if (const std::size_t user = host.rfind('@'); user != std::string_view::npos)
        host.remove_prefix(user + 1);
    std::string name = small(host);
    for (const std::string_view port : {":80", ":443"}) {
        if (name.ends_with(port)) name.resize(name.size() - port.size());
    }
    if (name.starts_with("www.")) name.erase(0, 4);
    if (name.empty()) return {};
    while (path.ends_with('/')) path.remove_suffix(1);
    return name + std::string(path) + plain_query(query);
}

}  // namespace gainsay::audit
