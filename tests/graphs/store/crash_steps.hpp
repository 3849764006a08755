#pragma once

#include "graphs/store/case_file.hpp"

namespace gainsay::test {

inline constexpr std::uint64_t last_crash_step = 1'000'000;

/// The change that leads from version `step` to `step` + 1: an import of thirty records that name each other,
/// a replacement, or an undo.
inline void take_crash_step(CaseFile& file, std::uint64_t step) {
    const ChangeNote note{"child", "2018-07-02T10:00:00Z", "import", "step " + std::to_string(step)};
    if (step % 4 == 3) {
        file.undo(note);
        return;
    }
    Change change = file.begin(note);
    if (step % 4 == 2) change.set_info({"after step " + std::to_string(step), "", "", ""});
    change.load();  // the first step finds an empty case, so that a load is killed too
    const std::string prefix = "n" + std::to_string(step) + "-";
    for (int i = 0; i < 10; ++i) {
        const std::string slug = prefix + std::to_string(i);
        Statement statement;
        statement.id = StatementId("statement:" + slug);
        statement.speaker = AgentId("agent:" + slug);
        statement.of = RecordId("claim:" + slug);
        change.put(statement, ImportPolicy::Refuse);
        Claim claim;
        claim.id = ClaimId("claim:" + slug);
        claim.text = "Claim " + slug + " of many words, so that the pages of the file fill";
        change.put(claim, ImportPolicy::Refuse);
        Agent agent;
        agent.id = AgentId("agent:" + slug);
        agent.name = "Agent " + slug;
        change.put(agent, ImportPolicy::Refuse);
    }
    change.commit();
}

}  // namespace gainsay::test
