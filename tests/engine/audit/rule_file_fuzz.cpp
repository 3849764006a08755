// Whatever bytes come: a rule file is refused with an Error, or its rules run over a small case and end.
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include "engine/audit/patterns/rule_file.hpp"
#include "engine/audit/run.hpp"
#include "graphs/model/error.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tests/support/random_case.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gainsay;
    static const CaseSource source(test::random_case(7));
    static const Snapshot snapshot = build_snapshot(source);
    std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
    try {
        std::vector<std::unique_ptr<audit::Rule>> rules;
        for (audit::PatternRuleText& text : audit::read_rule_file(in, "input"))
            rules.push_back(audit::make_pattern_rule(std::move(text), 10'000));
        (void)audit::run_rules({source, snapshot, {}, {}}, rules);
    } catch (const Error&) {
        return 0;
    }
    return 0;
}
