#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "tools/render/dot_text.hpp"

// Tests that need Graphviz say so when they are skipped; the rest of the diagram's tests need none.

namespace gainsay::test {

inline bool graphviz_is_installed() {
    static const bool installed = std::system("command -v dot >/dev/null 2>&1") == 0;
    return installed;
}

/// The text of all <text> elements, joined by spaces, as a reader sees it.
inline std::string visible_text(const std::string& svg) {
    std::string text;
    for (std::size_t at = svg.find("<text"); at != std::string::npos; at = svg.find("<text", at)) {
        at = svg.find('>', at) + 1;
        const std::size_t end = svg.find("</text>", at);
        if (!text.empty()) text += ' ';
        while (at < end) {
            if (svg[at] != '&') {
                text += svg[at++];
                continue;
            }
            const std::size_t stop = svg.find(';', at);
            const std::string name = svg.substr(at + 1, stop - at - 1);
            at = stop + 1;
            if (name == "lt")
                text += '<';
            else if (name == "gt")
                text += '>';
            else if (name == "quot")
                text += '"';
            else if (name == "amp")
                text += '&';
            else if (name == "#160")
                text += ' ';
            else if (name[0] == '#')
                text += render::encode(std::u32string(1, static_cast<char32_t>(std::stoul(name.substr(1)))));
            else
                text += "?" + name;
        }
    }
    return text;
}

}  // namespace gainsay::test

#define REQUIRE_GRAPHVIZ()                                       \
    if (!::gainsay::test::graphviz_is_installed()) {             \
        GTEST_SKIP() << "needs Graphviz (apt install graphviz)"; \
    }
