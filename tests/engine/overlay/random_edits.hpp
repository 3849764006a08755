#pragma once

#include <string>

#include "graphs/store/case_file.hpp"
#include "tests/support/random_case.hpp"

namespace gainsay::test {

/// Changes a case file at random, as people do: records of random cases are added, put in the place of others
/// and removed with all that name them, several in one change; changes are undone and redone; the title changes.
class RandomEdits {
public:
    RandomEdits(CaseFile& file, std::uint64_t seed) : file_(file), dice_(seed) {}

    /// One change, undoing or redoing that succeeds; what it was, for messages.
    std::string next();

private:
    bool attempt();
    void edit(Change& change);
    void remove_with_referrers(Change& change, const RecordId& id, std::size_t depth);

    CaseFile& file_;
    Dice dice_;
    std::string done_;
};

}  // namespace gainsay::test
