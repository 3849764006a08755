#include "tools/cli/command/audit/config/desk_rules.hpp"

#include <sstream>

#include "engine/audit/run.hpp"
#include "graphs/format/text_case/case_json.hpp"
#include "graphs/snapshot/build/build.hpp"
#include "tools/cli/session/open.hpp"

namespace gainsay::cli {
namespace {

namespace fs = std::filesystem;

std::size_t findings_in(const audit::PatternRuleText& rule, const std::string& example,
                        const std::string& name) {
    std::istringstream in(example);
    const CaseSource source(read_case(in, name));
    const Snapshot snapshot = build_snapshot(source);
    std::vector<std::unique_ptr<audit::Rule>> rules;
    rules.push_back(audit::make_pattern_rule(rule));
    return run_rules({source, snapshot, {}, {}}, rules).findings.size();
}

}  // namespace

DeskRules::DeskRules(Session& session, const ConfigBook& configs, const std::vector<std::string>& given,
                     audit::RuleBook& rules) {
    std::error_code error;
    for (const std::string& name : given) {
        for (const std::string& id : read(session, fs::absolute(name, error).lexically_normal(), name, rules))
            of_[id].insert(nullptr);
    }
    for (const auto& config : configs.all()) {
        for (const std::string& name : config->policy.rule_files) {
            const fs::path file = (config->folder / name).lexically_normal();
            const std::string shown = file.lexically_relative(fs::current_path(error)).generic_string();
            for (const std::string& id : read(session, file, shown, rules)) of_[id].insert(config.get());
        }
    }
}

const std::set<std::string>& DeskRules::read(Session& session, const fs::path& file, const std::string& name,
                                             audit::RuleBook& rules) {
    const auto [at, fresh] = files_.try_emplace(file);
    if (!fresh) return at->second;
    session.log("reading the rules in " + name);
    std::istringstream in(read_all(session, file.string(), audit::max_rule_file_bytes + 1));
    for (audit::PatternRuleText& text : audit::read_rule_file(in, name)) {
        at->second.insert(text.id);
        texts_.push_back(text);
        try {
            rules.add([text] { return audit::make_pattern_rule(text); });
        } catch (const Error& taken) {
            throw Error(taken.code(), taken.what(), {name, 0, 0});
        }
    }
    return at->second;
}

bool DeskRules::holds(std::string_view rule, const AuditConfig* config) const {
    const auto found = of_.find(rule);
    return found == of_.end() || found->second.contains(nullptr) || found->second.contains(config);
}

Exit DeskRules::test(Session& session) const {
    if (texts_.empty())
        throw Error(ErrorCode::Malformed,
                    "--test-rules: found no rules to test, expected --rules FILE, or \"rule_files\" in a "
                    "configuration");
    std::size_t wrong = 0;
    const auto complain = [&](const std::string& rule, const std::string& what) {
        ++wrong;
        session.out() << rule << ": " << what << "\n";
    };
    for (const audit::PatternRuleText& text : texts_) {
        try {
            if (findings_in(text, text.bad, text.id + ": bad") == 0)
                complain(text.id, "found nothing in its bad example, expected a finding");
            if (findings_in(text, text.good, text.id + ": good") != 0)
                complain(text.id, "found something in its good example, expected nothing");
        } catch (const Error& error) {
            complain(text.id, "its example cannot be read: " + std::string(error.what()));
        }
    }
    session.say(std::to_string(texts_.size()) + (texts_.size() == 1 ? " rule" : " rules") + " tested, " +
                std::to_string(wrong) + " wrong");
    return wrong == 0 ? Exit::Fine : Exit::Found;
}

}  // namespace gainsay::cli
