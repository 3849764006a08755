#include "graphs/snapshot/rows/strong_components.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>

namespace gainsay {

std::vector<std::uint32_t> strong_components(std::uint32_t size,
                                             std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs) {
    using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                     boost::no_property, std::uint32_t, std::uint32_t>;
    if (!std::is_sorted(arcs.begin(), arcs.end())) std::sort(arcs.begin(), arcs.end());
    const Graph graph(boost::edges_are_sorted, arcs.begin(), arcs.end(), size);
    std::vector<std::uint32_t> component(size);
    boost::strong_components(
        graph, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph)));
    return component;
}

}  // namespace gainsay
