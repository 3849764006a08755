#include "tools/cli/command/change.hpp"

#include "tools/render/answer/case/journal.hpp"

namespace gainsay::cli {

void commit(Session& session, Change& change) {
    commit(session, session.case_file(), change);
}

void commit(Session& session, const CaseFile& file, Change& change) {
    const ChangeCounts counts = change.counts();
    const std::uint64_t before = file.version();
    const std::uint64_t entry = change.commit();
    if (entry == before) {
        session.say("nothing changed");
    } else {
        session.say("entry " + std::to_string(entry) + ": " + render::counts_text(counts));
    }
}

}  // namespace gainsay::cli
