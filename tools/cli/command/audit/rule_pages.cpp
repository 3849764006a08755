#include "tools/cli/command/audit/rule_pages.hpp"

#include <vector>

#include "tools/render/report/rule_help.hpp"

namespace gainsay::cli {
namespace {

void expect_readable(const Session& session, const char* option) {
    for (const char* one : {"text", "json", "jsonl", "markdown"}) {
        if (session.format() == one) return;
    }
    throw Error(ErrorCode::Unsupported, std::string(option) + ": found the format " + session.format() +
                                            ", expected text, json, jsonl or markdown");
}

const audit::RuleInfo& find_rule(const audit::RuleBook& rules, const std::string& wanted) {
    if (const auto* entry = rules.find(wanted)) return *entry->info;
    std::vector<const audit::RuleInfo*> same_slug;
    for (const auto& entry : rules.entries()) {
        if (entry.info->id.ends_with("/" + wanted)) same_slug.push_back(entry.info);
    }
    if (same_slug.size() == 1) return *same_slug.front();
    const std::string_view near = rules.nearest(wanted);
    throw Error(ErrorCode::NotFound, "there is no rule \"" + wanted + "\"" +
                                         (near.empty() ? "; --list-rules shows what there is"
                                                       : "; did you mean \"" + std::string(near) + "\"?"));
}

}  // namespace

Exit list_rules(Session& session, const audit::RuleBook& rules) {
    expect_readable(session, "--list-rules");
    render::rule_list(session.output(), rules);
    return Exit::Fine;
}

Exit explain_rule(Session& session, const audit::RuleBook& rules, const std::string& rule) {
    expect_readable(session, "--explain");
    const audit::RuleInfo& info = find_rule(rules, rule);
    if (session.format() == "json") {
        session.out() << render::pretty(render::rule_json(info)) << "\n";
    } else if (session.format() == "jsonl") {
        session.out() << render::rule_json(info).text() << "\n";
    } else if (session.format() == "markdown") {
        session.out() << render::rule_markdown(info);
    } else {
        session.out() << render::rule_text(info);
    }
    return Exit::Fine;
}

}  // namespace gainsay::cli
