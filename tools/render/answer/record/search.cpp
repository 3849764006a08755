#include "tools/render/answer/record/search.hpp"

namespace gainsay::render {

void search_hits(const Output& output, const SearchAnswer& answer, bool limited) {
    const auto rows = output.begin({"hits", {{"id"}, {"field"}, {"snippet"}}});
    for (const SearchHit& hit : answer.hits) {
        if (rows->wants_json()) {
            rows->json(JsonObject()
                           .put("id", hit.id.text())
                           .put("field", to_string(hit.field))
                           .put("snippet", hit.snippet));
        } else {
            rows->cells({hit.id.text(), std::string(to_string(hit.field)), hit.snippet});
        }
    }
    rows->finish(JsonObject()
                     .put("count", answer.hits.size())
                     .put("limited", limited)
                     .put("ranked", answer.ranked)
                     .put("more_match", answer.more_match));
}

}  // namespace gainsay::render
