#include "engine/provenance/trace.hpp"

#include <algorithm>
#include <tuple>

#include "engine/provenance/trace_walk.hpp"

namespace gainsay {
namespace {

bool is_end(Ending ending) {
    switch (ending) {
        case Ending::PrimaryDocument:
        case Ending::OnlyReported:
        case Ending::RelayedFromAgent:
        case Ending::Unrecorded:
        case Ending::Retracted:
        case Ending::Cycle:
        case Ending::DepthLimit:
        case Ending::StepLimit:
            return true;
        default:
            return false;
    }
}

std::vector<Origin> origins_of(const TraceTree& back) {
    std::vector<Origin> origins;
    for (std::uint32_t i = 0; i < back.steps.size(); ++i) {
        const TraceStep& step = back.steps[i];
        if (is_end(step.ending)) origins.push_back({step.node, step.ending, i});
    }
    const auto key = [](const Origin& o) { return std::tuple(o.node, o.why); };
    std::sort(origins.begin(), origins.end(), [&](const Origin& a, const Origin& b) {
        return key(a) != key(b) ? key(a) < key(b) : a.step < b.step;
    });
    origins.erase(std::unique(origins.begin(), origins.end(),
                              [&](const Origin& a, const Origin& b) { return key(a) == key(b); }),
                  origins.end());
    return origins;
}

}  // namespace

Trace find_trace(const Snapshot& snapshot, Node what, const TraceOptions& options) {
    const RecordKind kind = snapshot.kind(what);
    if (kind != RecordKind::Claim && kind != RecordKind::Statement && kind != RecordKind::Document) {
        throw Error(ErrorCode::Unsupported,
                    "found \"" + std::string(snapshot.id(what)) + "\", a record of kind " +
                        std::string(to_string(kind)) +
                        "; expected a claim, a statement or a document, which is what can be "
                        "traced: name one of these");
    }
    const tracing::Sight sight(snapshot, options);
    Trace trace;
    trace.root = what;
    if (options.backwards) {
        trace.back = tracing::walk(sight, tracing::BackHops(sight, what), what);
        tracing::close_cycles(snapshot, trace.back, options.max_cycles);
        trace.origins = origins_of(trace.back);
    }
    if (options.forwards) {
        trace.forward = tracing::walk(sight, tracing::ForwardHops(sight), what);
        tracing::close_cycles(snapshot, trace.forward, options.max_cycles);
    }
    return trace;
}

}  // namespace gainsay
