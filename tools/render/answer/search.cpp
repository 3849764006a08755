#include "tools/render/answer/search.hpp"

namespace gainsay::render {

void search_hits(const Output& output, const std::vector<SearchHit>& hits, bool limited) {
    const auto rows = output.begin({"hits", {{"id"}, {"field"}, {"snippet"}}});
    for (const SearchHit& hit : hits) {
        if (rows->wants_json()) {
            rows->json(JsonObject()
                           .put("id", hit.id.text())
                           .put("field", to_string(hit.field))
                           .put("snippet", hit.snippet));
        } else {
            rows->cells({hit.id.text(), std::string(to_string(hit.field)), hit.snippet});
        }
    }
    rows->finish(JsonObject().put("count", hits.size()).put("limited", limited));
}

}  // namespace gainsay::render
