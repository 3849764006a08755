#include "tools/render/dot.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "graphs/model/error.hpp"
#include "tools/render/dot_text.hpp"
#include "tools/render/palette.hpp"

// The title is the label of the graph, the legend the label of a cluster around everything: neither takes
// part in the layout, so the legend cannot push the picture apart, and the title stands clear of edge labels,
// which may reach out of a cluster but never out of the graph.

namespace gainsay::render {

namespace {

/// A number as Graphviz reads it, in every locale.
std::string decimal(double value) {
    const long tenths = std::lround(value * 10);
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

/// Words that Graphviz reads without quotes, such as our own colours do not, in quotes.
std::string plain(std::string_view ours) {
    return '"' + std::string(ours) + '"';
}

/// A name is not a label: Graphviz knows no escapes in it, so a backslash has none to become.
std::string quoted_name(std::string_view bytes) {
    std::u32string text = decode_clean(bytes);
    std::replace(text.begin(), text.end(), U'\\', U'/');
    std::replace(text.begin(), text.end(), U'\n', U' ');
    return quoted(text);
}

std::string quoted_bytes(std::string_view bytes) {
    return quoted(decode_clean(bytes));
}

/// Attributes of one statement, in the order in which they were added.
class Attributes {
public:
    Attributes& add(std::string_view name, const std::string& value) {
        text_ += text_.empty() ? "[" : ", ";
        text_.append(name).append("=").append(value);
        return *this;
    }
    [[nodiscard]] std::string text() const { return text_.empty() ? "" : text_ + "]"; }

private:
    std::string text_;
};

bool is_web_link(std::string_view url) {
    const auto begins = [&](std::string_view scheme) {
        return url.size() > scheme.size() &&
               std::equal(scheme.begin(), scheme.end(), url.begin(),
                          [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
    };
    // A backslash or control character is no part of a URL, and browsers differ in what they make of it.
    return (begins("http://") || begins("https://")) && std::none_of(url.begin(), url.end(), [](char c) {
               return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '\\' || c == '"' ||
                      c == '<' || c == '>';
           });
}

const std::string small = "<FONT POINT-SIZE=\"8\" COLOR=\"" + std::string(quiet_ink) + "\">";

class Writer {
public:
    Writer(std::ostream& out, const Diagram& diagram, const DotOptions& options)
        : out_(out), diagram_(diagram), options_(options) {
        for (const DiagramNode& node : diagram.nodes) {
            GAINSAY_REQUIRE(nodes_.emplace(node.id, &node).second);
        }
        std::set<std::string_view> clusters;
        for (const DiagramCluster& cluster : diagram.clusters)
            GAINSAY_REQUIRE(clusters.insert(cluster.id).second);
        for (const DiagramNode& node : diagram.nodes) {
            GAINSAY_REQUIRE(node.cluster.empty() || clusters.count(node.cluster) == 1);
        }
    }

    void write() {
        out_ << "digraph " << quoted_name(diagram_.title.empty() ? diagram_.case_title : diagram_.title)
             << " {\n";
        write_defaults();
        write_title();
        out_ << "    subgraph \"cluster_diagram\" {\n";
        write_legend();
        if (nodes_.empty()) {
            out_ << "        \"nothing\" [label=\"nothing to show\", shape=plaintext, fontsize=11];\n";
        }
        for (const auto& [id, node] : nodes_) {
            if (node->cluster.empty()) write_node(*node, "        ");
        }
        write_clusters();
        write_edges();
        write_ranks();
        out_ << "    }\n}\n";
    }

private:
    void write_defaults() {
        const bool right = diagram_.direction == Diagram::Direction::Right;
        Attributes graph;
        graph.add("rankdir", right ? "LR" : "TB").add("charset", "\"UTF-8\"").add("bgcolor", "\"#FFFFFF\"");
        graph.add("fontname", plain(font)).add("fontsize", "9").add("fontcolor", plain(quiet_ink));
        graph.add("labelloc", "t").add("labeljust", "l").add("pad", "\"0.2\"");
        graph.add("nodesep", right ? "\"0.16\"" : "\"0.25\"").add("ranksep", right ? "\"0.45\"" : "\"0.4\"");
        // Graphviz polishes a layout as long as it finds something: minutes for a crowded picture that no polish helps.
        constexpr std::size_t crowded = 250;
        if (diagram_.edges.size() > crowded) {
            graph.add("nslimit", "\"0.5\"").add("nslimit1", "\"0.5\"").add("mclimit", "\"0.1\"");
        }
        graph.add("tooltip", quoted_bytes(diagram_.title));
        out_ << "    graph " << graph.text() << ";\n";
        Attributes node;
        node.add("fontname", plain(font)).add("fontsize", "10").add("fontcolor", plain(ink));
        node.add("margin", "\"0.11,0.06\"").add("height", "\"0.3\"").add("width", "\"0.4\"");
        out_ << "    node " << node.text() << ";\n";
        Attributes edge;
        edge.add("fontname", plain(font)).add("fontsize", "8.5").add("arrowsize", "\"0.7\"");
        out_ << "    edge " << edge.text() << ";\n";
    }

    void write_title() {
        std::string label = "<";
        const auto add = [&](std::string_view text, std::size_t width, const std::string& before,
                             const std::string& after) {
            for (const std::u32string& line : wrap(cut_at_word(decode_clean(text), 200), width)) {
                label.append(before).append(html_text(line)).append(after).append("<BR ALIGN=\"LEFT\"/>");
            }
        };
        add(diagram_.title, 64, "<B>", "</B>");
        add(diagram_.case_title, 80, small, "</FONT>");
        label += ">";
        if (label == "<>") return;
        out_ << "    graph [label=" << label << ", fontsize=13, fontcolor=\"" << ink << "\"];\n";
    }

    /// The lines in the size of the node, the heading small below them.
    std::string node_label(const DiagramNode& node) const {
        std::vector<std::string> lines;
        std::size_t room = options_.max_label;
        for (const std::string& paragraph : node.lines) {
            const std::u32string text = cut_at_word(decode_clean(paragraph), room);
            for (const std::u32string& line : wrap(text, options_.wrap)) lines.push_back(html_text(line));
            room -= std::min(room, text.size());
        }
        const std::u32string heading = cut_at_word(decode_clean(node.heading), options_.max_label);
        for (const std::u32string& line : wrap(heading, options_.wrap + options_.wrap / 4)) {
            const std::string words = node.uncertain ? "<I>" + html_text(line) + "</I>" : html_text(line);
            lines.push_back(node.lines.empty() ? words : small + words + "</FONT>");
        }
        std::string label;
        for (const std::string& line : lines) label += (label.empty() ? "" : "<BR/>") + line;
        return label.empty() ? "\"\"" : '<' + label + '>';
    }

    std::string node_tooltip(const DiagramNode& node) const {
        std::string text = node.tooltip;
        if (text.empty()) {
            text = node.heading;
            for (const std::string& line : node.lines) text += (text.empty() ? "" : "\n") + line;
        }
        return quoted(cut_at_word(decode_clean(text), options_.max_tooltip));
    }

    void write_node(const DiagramNode& node, std::string_view indent) {
        const NodeStyle& style = style_of(node.look);
        std::string look = "filled";
        if (style.rounded) look += ",rounded";
        if (style.dashed) look += ",dashed";
        Attributes attributes;
        attributes.add("label", node_label(node))
            .add("id", quoted_name(node.id))
            .add("shape", plain(style.shape));
        attributes.add("style", plain(look))
            .add("fillcolor", plain(style.fill))
            .add("color", plain(style.line));
        if (node.focus) attributes.add("penwidth", "\"3.0\"");
        attributes.add("tooltip", node_tooltip(node));
        if (is_web_link(node.url)) attributes.add("URL", quoted_bytes(node.url)).add("target", "\"_blank\"");
        out_ << indent << quoted_name(node.id) << ' ' << attributes.text() << ";\n";
    }

    void write_clusters() {
        std::map<std::string_view, const DiagramCluster*> sorted;
        for (const DiagramCluster& cluster : diagram_.clusters) sorted.emplace(cluster.id, &cluster);
        for (const auto& [id, cluster] : sorted) {
            out_ << "        subgraph " << quoted_name("cluster_" + cluster->id) << " {\n";
            out_ << "            graph [label=" << quoted_bytes(cluster->label)
                 << ", labelloc=" << (cluster->label_below ? 'b' : 't')
                 << ", labeljust=l, fontsize=10, fontcolor=\"" << (cluster->marked ? ink : quiet_ink)
                 << (cluster->marked ? "\", color=\"#222222\", pencolor=\"#222222\", penwidth=2"
                                     : "\", color=\"#BBBBBB\", pencolor=\"#BBBBBB\"")
                 << ", margin=8];\n";
            for (const auto& [name, node] : nodes_) {
                if (node->cluster == id) write_node(*node, "            ");
            }
            out_ << "        }\n";
        }
    }

    std::string edge_tooltip(const DiagramEdge& edge) const {
        const auto name = [&](const std::string& id) {
            const DiagramNode& node = *nodes_.at(id);
            return node.lines.empty() ? node.heading : node.lines.front();
        };
        const std::string text =
            edge.tooltip.empty() ? name(edge.from) + ": " + edge.label + ": " + name(edge.to) : edge.tooltip;
        return quoted(cut_at_word(decode_clean(text), options_.max_tooltip));
    }

    std::string edge_label(const DiagramEdge& edge) const {
        // Beside a line that runs down, the label begins where the line is.
        const std::u32string indent = diagram_.direction == Diagram::Direction::Down ? U" " : U"";
        std::u32string whole;
        for (const std::u32string& line :
             wrap(cut_at_word(decode_clean(edge.label), options_.max_label), 28)) {
            if (!whole.empty()) whole += U'\n';
            whole.append(indent).append(line);
        }
        // A label stands beside the middle of its line; an empty line below it keeps it clear of a wide one.
        if (edge.width >= 2.5) whole += U"\n ";
        return quoted(whole);
    }

    void write_edge(const DiagramEdge& edge) {
        GAINSAY_REQUIRE(nodes_.count(edge.from) == 1 && nodes_.count(edge.to) == 1);
        const EdgeStyle& style = style_of(edge.look);
        std::string colour(style.colour);
        if (style.twofold) colour += ":invis:" + colour;
        Attributes attributes;
        if (!edge.label.empty()) attributes.add("label", edge_label(edge));
        attributes.add("color", plain(colour)).add("fontcolor", plain(style.colour));
        if (style.mutual) {
            attributes.add("dir", "both").add("arrowhead", std::string(style.head));
            attributes.add("arrowtail", std::string(style.head));
        } else if (edge.backwards) {
            attributes.add("dir", "back").add("arrowtail", std::string(style.head));
        } else {
            attributes.add("arrowhead", std::string(style.head));
        }
        attributes.add("penwidth", plain(decimal(std::max(style.width, edge.width))));
        if (edge.proposed || edge.uncertain || style.dashed) {
            attributes.add("style", edge.proposed ? "dotted" : "dashed");
        }
        if (!edge.constraint) attributes.add("constraint", "false");
        const std::string tooltip = edge_tooltip(edge);
        attributes.add("tooltip", tooltip);
        if (!edge.label.empty()) attributes.add("labeltooltip", tooltip);
        const std::string &first = edge.backwards ? edge.to : edge.from,
                          &second = edge.backwards ? edge.from : edge.to;
        out_ << "        " << quoted_name(first) << " -> " << quoted_name(second) << ' ' << attributes.text()
             << ";\n";
    }

    void write_edges() {
        std::vector<const DiagramEdge*> sorted;
        for (const DiagramEdge& edge : diagram_.edges) sorted.push_back(&edge);
        const auto key = [](const DiagramEdge& e) {
            return std::tie(e.from, e.to, e.look, e.label, e.tooltip, e.width, e.proposed, e.uncertain,
                            e.backwards, e.constraint);
        };
        std::sort(sorted.begin(), sorted.end(),
                  [&](const auto* a, const auto* b) { return key(*a) < key(*b); });
        for (const DiagramEdge* edge : sorted) write_edge(*edge);
    }

    void write_ranks() {
        std::vector<std::vector<std::string>> ranks = diagram_.ranks;
        for (auto& rank : ranks) std::sort(rank.begin(), rank.end());
        std::sort(ranks.begin(), ranks.end());
        for (const auto& rank : ranks) {
            if (rank.size() < 2) continue;
            out_ << "        { rank=same;";
            for (const std::string& id : rank) {
                GAINSAY_REQUIRE(nodes_.count(id) == 1);
                out_ << ' ' << quoted_name(id) << ';';
            }
            out_ << " }\n";
        }
    }

    /// The cells of the legend: only what the diagram holds, nodes before edges.
    std::vector<std::string> legend_cells() const {
        std::vector<std::string> cells;
        const auto words = [](std::string_view meaning) {
            return "<TD ALIGN=\"LEFT\">" + html_text(decode_clean(meaning)) + "</TD>";
        };
        const auto has_node = [&](auto test) {
            return std::any_of(diagram_.nodes.begin(), diagram_.nodes.end(), test);
        };
        const auto has_edge = [&](auto test) {
            return std::any_of(diagram_.edges.begin(), diagram_.edges.end(), test);
        };
        for (int i = 0; i <= static_cast<int>(NodeLook::Uncertain); ++i) {
            const NodeStyle& style = style_of(static_cast<NodeLook>(i));
            if (style.meaning.empty()) continue;
            if (!has_node([&](const DiagramNode& n) { return static_cast<int>(n.look) == i; })) continue;
            cells.push_back(std::string(swatch) + "BORDER=\"1\" COLOR=\"" + std::string(style.line) +
                            "\" BGCOLOR=\"" + std::string(style.fill) + "\"" +
                            legend_shape(static_cast<NodeLook>(i)) + "> </TD>" + words(style.meaning));
        }
        for (std::size_t i = 0; i < edge_look_count; ++i) {
            const EdgeStyle& style = style_of(static_cast<EdgeLook>(i));
            if (style.meaning.empty()) continue;
            if (!has_edge([&](const DiagramEdge& e) { return static_cast<int>(e.look) == i; })) continue;
            cells.push_back(sample(style.colour, style.sample) + words(style.meaning));
        }
        if (has_edge([](const DiagramEdge& e) { return e.uncertain && !e.proposed; })) {
            cells.push_back(sample(quiet_ink, "╌╌╌") + words("only reported, or date uncertain"));
        }
        if (has_edge([](const DiagramEdge& e) { return e.proposed; })) {
            cells.push_back(sample(quiet_ink, "·····") + words("proposed, not accepted"));
        }
        if (has_node([](const DiagramNode& n) { return n.focus; })) {
            cells.push_back(std::string(swatch) +
                            "BORDER=\"3\" COLOR=\"#222222\"><FONT POINT-SIZE=\"5\"> </FONT></TD>" +
                            words("what was asked about"));
        }
        return cells;
    }

    static constexpr std::string_view swatch = "<TD WIDTH=\"22\" ";

    static std::string sample(std::string_view colour, std::string_view line) {
        return "<TD><FONT COLOR=\"" + std::string(colour) + "\">" + std::string(line) + "</FONT></TD>";
    }

    static std::string legend_shape(NodeLook look) {
        const NodeStyle& style = style_of(look);
        if (style.dashed) return " STYLE=\"DASHED\"";
        return style.rounded || look == NodeLook::Agent ? " STYLE=\"ROUNDED\"" : "";
    }

    void write_legend() {
        const std::vector<std::string> cells = options_.legend ? legend_cells() : std::vector<std::string>();
        out_ << "        graph [pencolor=\"#FFFFFF\", margin=6, labelloc=b, labeljust=l, fontsize=9, "
                "fontcolor=\""
             << quiet_ink << "\", tooltip=" << quoted_bytes(diagram_.title) << "];\n";
        if (cells.empty() && diagram_.notes.empty()) return;
        constexpr std::size_t columns = 3;
        out_ << "        graph [label=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"2\" "
                "CELLPADDING=\"2\">\n";
        for (std::size_t row = 0; row < cells.size(); row += columns) {
            out_ << "            <TR>";
            for (std::size_t i = row; i < std::min(row + columns, cells.size()); ++i) out_ << cells[i];
            out_ << "</TR>\n";
        }
        for (const std::string& note : diagram_.notes) {
            const std::u32string text = cut_at_word(decode_clean(note), options_.max_label * 2);
            std::string lines;
            for (const std::u32string& line : wrap(text, 90))
                lines += html_text(line) + "<BR ALIGN=\"LEFT\"/>";
            out_ << "            <TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\" COLSPAN=\"" << 2 * columns << "\">"
                 << lines << "</TD></TR>\n";
        }
        out_ << "            </TABLE>>];\n";
    }

    std::ostream& out_;
    const Diagram& diagram_;
    const DotOptions& options_;
    std::map<std::string_view, const DiagramNode*> nodes_;
};

}  // namespace

void write_dot(std::ostream& out, const Diagram& diagram, const DotOptions& options) {
    Writer(out, diagram, options).write();
}

}  // namespace gainsay::render
