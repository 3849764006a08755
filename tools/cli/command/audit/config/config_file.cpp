#include "tools/cli/command/audit/config/config_file.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "engine/audit/outside_rules.hpp"
#include "engine/audit/policy/glob.hpp"
#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/problem_list.hpp"
#include "graphs/format/json/spelling.hpp"
#include "graphs/format/text_case/record/field_reader.hpp"

namespace gainsay::cli {
namespace {

using json::Value;
using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 6> members{"$schema",    "fail_on", "paths",
                                                  "rule_files", "rules",   "suppressions"};
constexpr std::array<std::string_view, 2> members_of_paths{"match", "rules"};
constexpr std::array<std::string_view, 2> members_of_rule{"severity", "thresholds"};
constexpr std::array<std::string_view, 7> members_of_suppression{"expires", "fingerprint", "owner", "paths",
                                                                 "reason",  "record",      "rule"};
constexpr std::array<std::string_view, 5> setting_words{"off", "on", "note", "warning", "error"};
constexpr std::size_t most_problems = 50;

std::string in_quotes(std::string_view text) {
    return "\"" + std::string(text.substr(0, 80)) + "\"";
}

std::string meant(std::string_view wanted, Names known) {
    Suggestion suggestion(wanted);
    for (const std::string_view one : known) suggestion.offer(one);
    return suggestion.best().empty() ? "" : "; did you mean " + in_quotes(suggestion.best()) + "?";
}

std::string list_of(Names words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + std::string(words[i]);
    return text;
}

template <class E>
std::optional<E> word_of(std::string_view text) {
    const auto& all = words<E>;
    const auto at = std::find(all.begin(), all.end(), text);
    return at == all.end() ? std::nullopt : std::optional(static_cast<E>(at - all.begin()));
}

/// Reads one configuration. A field is called by its path: "suppressions[0].owner".
class ConfigReader {
public:
    explicit ConfigReader(const std::string& name) : problems_(name, most_problems) {}

    audit::Policy run(std::string_view text) {
        audit::Policy policy;
        try {
            json::Source source(text);
            read(json::parse_value(source, {}), policy);
        } catch (const json::SyntaxError& error) {
            throw ReadError({{problems_.at(error.where), "", "", error.what(), error.why}});
        } catch (const json::Enough&) {
            throw ReadError(problems_.take(), "there may be more");
        }
        if (!problems_.empty()) throw ReadError(problems_.take());
        return policy;
    }

private:
    void read(const Value& whole, audit::Policy& policy) {
        if (!expect(whole, Value::Kind::Object, "", "a configuration, an object in { }")) return;
        if (whole.find("gainsay") != nullptr) {
            problem(whole, "",
                    "found a case, expected a configuration of audits; --no-config does without one");
            return;
        }
        for_members(whole, "", members,
                    [&](std::string_view name, const Value& value, const std::string& field) {
                        if (name == "fail_on") read_fail_on(value, field, policy);
                        if (name == "rules") read_rules(value, field, policy.rules);
                        if (name == "paths") read_paths(value, field, policy);
                        if (name == "rule_files") read_rule_files(value, field, policy);
                        if (name == "suppressions") read_suppressions(value, field, policy);
                    });
    }

    void read_fail_on(const Value& value, const std::string& field, audit::Policy& policy) {
        policy.fail_on = word_of<audit::FailOn>(value.text);
        if (!policy.fail_on) wrong(value, field, list_of(words<audit::FailOn>));
    }

    void read_rule_files(const Value& value, const std::string& field, audit::Policy& policy) {
        for_items(value, field, "a list of files with rules",
                  [&](const Value& item, const std::string& inner) {
                      policy.rule_files.push_back(read_text(item, inner));
                  });
    }

    void read_rules(const Value& value, const std::string& field, std::vector<audit::RuleSetting>& out) {
        if (!expect(value, Value::Kind::Object, field, "an object of rules")) return;
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            const std::string inner = field + "." + value.keys[i].name;
            auto setting = read_setting(value.items[i], inner, value.keys[i].name);
            if (!setting) continue;
            setting->rules = value.keys[i].name;
            setting->where = problems_.at(value.keys[i].place);
            out.push_back(*std::move(setting));
        }
    }

    std::optional<audit::RuleSetting> read_setting(const Value& value, const std::string& field,
                                                   std::string_view rule) {
        if (value.kind == Value::Kind::Object) return read_setting_object(value, field, rule);
        auto setting = value.kind == Value::Kind::Text ? setting_of(value.text) : std::nullopt;
        if (!setting) {
            wrong(value, field, list_of(setting_words) + ", or an object", meant(value.text, setting_words));
        }
        return setting;
    }

    audit::RuleSetting read_setting_object(const Value& value, const std::string& field,
                                           std::string_view rule) {
        audit::RuleSetting setting;
        for_members(value, field, members_of_rule,
                    [&](std::string_view name, const Value& member, const std::string& inner) {
                        if (name == "severity") {
                            const auto word = setting_of(member.text);
                            if (!word) {
                                wrong(member, inner, list_of(setting_words),
                                      meant(member.text, setting_words));
                            } else {
                                setting.on = word->on;
                                setting.severity = word->severity;
                            }
                        } else if (audit::is_glob(rule)) {
                            problem(member, inner, "stands at a pattern, expected it at the id of one rule");
                        } else {
                            read_thresholds(member, inner, setting);
                        }
                    });
        return setting;
    }

    void read_thresholds(const Value& value, const std::string& field, audit::RuleSetting& setting) {
        if (!expect(value, Value::Kind::Object, field, "an object of numbers")) return;
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            const Value& number = value.items[i];
            if (number.kind != Value::Kind::Integer && number.kind != Value::Kind::Float) {
                wrong(number, field + "." + value.keys[i].name, "a number");
            } else {
                setting.thresholds[value.keys[i].name] = number.number;
            }
        }
    }

    void read_paths(const Value& value, const std::string& field, audit::Policy& policy) {
        for_items(value, field, "a list of objects with \"match\" and \"rules\"",
                  [&](const Value& item, const std::string& inner) {
                      audit::PathSettings settings;
                      for_members(item, inner, members_of_paths,
                                  [&](std::string_view name, const Value& member, const std::string& at) {
                                      if (name == "match") settings.paths = read_patterns(member, at);
                                      if (name == "rules") read_rules(member, at, settings.rules);
                                  });
                      require(item, inner, "match", "a pattern of paths, or a list of them");
                      policy.paths.push_back(std::move(settings));
                  });
    }

    std::vector<std::string> read_patterns(const Value& value, const std::string& field) {
        if (value.kind == Value::Kind::Text) return {value.text};
        std::vector<std::string> patterns;
        for_items(
            value, field, "a pattern of paths, or a list of them",
            [&](const Value& item, const std::string& inner) { patterns.push_back(read_text(item, inner)); });
        if (patterns.empty() && value.kind == Value::Kind::List)
            problem(value, field, "is empty, expected a pattern");
        return patterns;
    }

    void read_suppressions(const Value& value, const std::string& field, audit::Policy& policy) {
        for_items(value, field, "a list of suppressions", [&](const Value& item, const std::string& inner) {
            audit::Suppression one;
            one.where = problems_.at(item.place);
            for_members(item, inner, members_of_suppression,
                        [&](std::string_view name, const Value& member, const std::string& at) {
                            read_suppression_member(name, member, at, one);
                        });
            require(item, inner, "rule", "the id of a rule, or a pattern of ids");
            require(item, inner, "owner", "who answers for it");
            require(item, inner, "reason", "why a desk lives with the finding");
            require(item, inner, "expires", "the last day on which it holds, such as \"2026-12-31\"");
            if (item.kind == Value::Kind::Object && item.find("record") == nullptr &&
                item.find("fingerprint") == nullptr) {
                problem(item, inner,
                        "names neither a record nor a fingerprint, expected at least one of them; a rule as "
                        "a whole is "
                        "switched off under \"rules\"");
            }
            policy.suppressions.push_back(std::move(one));
        });
    }

    void read_suppression_member(std::string_view name, const Value& value, const std::string& field,
                                 audit::Suppression& one) {
        if (name == "paths") {
            one.paths = read_patterns(value, field);
            return;
        }
        const std::string text = read_text(value, field);
        if (name == "rule") one.rule = text;
        if (name == "record") read_record(value, field, text, one);
        if (name == "fingerprint") read_fingerprint(value, field, text, one);
        if (name == "owner") one.owner = text;
        if (name == "reason") one.reason = text;
        if (name == "expires" && !text.empty()) {
            const auto date = Edtf::parse(text);
            const bool a_day =
                date && !date->is_interval() && !date->period().doubtful && !date->period().has_time;
            if (a_day && date->period().end_max != end_of_time) {
                one.expires = *date;
            } else {
                wrong(value, field, "a date such as 2026-12-31");
            }
        }
    }

    void read_record(const Value& value, const std::string& field, const std::string& text,
                     audit::Suppression& one) {
        one.record = text;
        if (!text.empty() && !audit::is_glob(text) && !RecordId::parse(text))
            wrong(value, field, "the id of a record, such as claim:dam-leaks, or a pattern");
    }

    void read_fingerprint(const Value& value, const std::string& field, const std::string& text,
                          audit::Suppression& one) {
        one.fingerprint = text;
        const bool right =
            text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
        if (!text.empty() && !right)
            wrong(value, field, "32 hexadecimal digits, as \"--format json\" shows them");
    }

    // --- what all of these have in common

    std::string read_text(const Value& value, const std::string& field) {
        if (!expect(value, Value::Kind::Text, field, "a text")) return "";
        if (value.text.empty()) problem(value, field, "is empty, expected a text");
        return value.text;
    }

    template <class Visit>
    void for_members(const Value& value, const std::string& field, Names known, const Visit& visit) {
        if (!expect(value, Value::Kind::Object, field, "an object")) return;
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            const std::string& name = value.keys[i].name;
            const std::string inner = field.empty() ? name : field + "." + name;
            if (std::find(known.begin(), known.end(), name) == known.end()) {
                const std::string suggestion = meant(name, known);
                problems_.add(
                    value.keys[i].place, "", inner,
                    "is not known here" + (suggestion.empty() ? ", expected " + list_of(known) : suggestion));
            } else if (value.find(name) != &value.items[i]) {
                problems_.add(value.keys[i].place, "", inner, "is given twice; keep one of the two");
            } else {
                visit(name, value.items[i], inner);
            }
        }
    }

    template <class Visit>
    void for_items(const Value& value, const std::string& field, const char* expected, const Visit& visit) {
        if (!expect(value, Value::Kind::List, field, expected)) return;
        for (std::size_t i = 0; i < value.items.size(); ++i)
            visit(value.items[i], field + "[" + std::to_string(i) + "]");
    }

    void require(const Value& value, const std::string& field, std::string_view member,
                 const char* expected) {
        if (value.kind != Value::Kind::Object || value.find(member) != nullptr) return;
        problem(value, field + "." + std::string(member), std::string("is missing, expected ") + expected);
    }

    bool expect(const Value& value, Value::Kind kind, const std::string& field, const std::string& expected) {
        if (value.kind == kind) return true;
        wrong(value, field, expected);
        return false;
    }

    void wrong(const Value& value, const std::string& field, const std::string& expected,
               const std::string& suggestion = {}) {
        problem(value, field, "found " + json::found(value) + ", expected " + expected + suggestion);
    }

    void problem(const Value& value, const std::string& field, std::string message) {
        problems_.add(value.place, "", field, std::move(message));
    }

    json::ProblemList problems_;
};

/// Holds what a configuration says of rules against those that there are.
class RuleChecker {
public:
    explicit RuleChecker(const audit::RuleBook& rules) : rules_(rules) {}

    void settings(const std::vector<audit::RuleSetting>& settings, const std::string& field) {
        for (const audit::RuleSetting& one : settings) {
            const std::string inner = field + "." + one.rules;
            const auto* entry = known(one.rules, one.where, inner);
            if (entry == nullptr) continue;
            if (always_on(one.rules)) {
                add(one.where, inner,
                    "cannot be set: as long as it is broken no other rule can be looked at");
            }
            for (const auto& [name, value] : one.thresholds) threshold(*entry->info, name, one.where, inner);
        }
    }

    void suppressions(const std::vector<audit::Suppression>& suppressions) {
        for (std::size_t i = 0; i < suppressions.size(); ++i) {
            const std::string field = "suppressions[" + std::to_string(i) + "].rule";
            (void)known(suppressions[i].rule, suppressions[i].where, field);
        }
    }

    std::vector<Problem> take() { return std::move(problems_); }

private:
    // The rule of that id; null for a pattern, and when there is none.
    const audit::RuleBook::Entry* known(const std::string& rule, const SourcePos& where,
                                        const std::string& field) {
        if (const auto* entry = rules_.find(rule)) return entry;
        if (!audit::is_glob(rule)) {
            const std::string_view near = rules_.nearest(rule);
            add(where, field,
                "there is no rule " + in_quotes(rule) +
                    (near.empty() ? "; \"gainsay audit --list-rules\" shows what there is"
                                  : "; did you mean " + in_quotes(near) + "?"));
        } else if (std::none_of(rules_.entries().begin(), rules_.entries().end(),
                                [&](const auto& one) { return audit::glob_matches(rule, one.info->id); })) {
            add(where, field,
                "no rule matches " + in_quotes(rule) +
                    "; \"gainsay audit --list-rules\" shows what there is");
        }
        return nullptr;
    }

    void threshold(const audit::RuleInfo& info, const std::string& name, const SourcePos& where,
                   const std::string& field) {
        std::vector<std::string_view> names;
        for (const audit::ThresholdInfo& one : info.thresholds) names.push_back(one.name);
        if (std::find(names.begin(), names.end(), name) != names.end()) return;
        add(where, field + ".thresholds." + name,
            names.empty() ? "this rule has no thresholds"
                          : "is not known here, expected " + list_of(names) + meant(name, names));
    }

    static bool always_on(std::string_view rule) {
        const auto rules = audit::reading_rules();
        return std::any_of(rules.begin(), rules.end(), [rule](const auto& one) { return one.id == rule; });
    }

    void add(const SourcePos& where, const std::string& field, const std::string& message) {
        problems_.push_back({where, "", field, message});
    }

    const audit::RuleBook& rules_;
    std::vector<Problem> problems_;
};

}  // namespace

std::optional<std::filesystem::path> find_config(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::path at = std::filesystem::absolute(folder, error).lexically_normal();
    while (true) {
        const std::filesystem::path candidate = at / config_name;
        if (std::filesystem::is_regular_file(candidate, error)) return candidate;
        const std::filesystem::path above = at.parent_path();
        if (above == at || above.empty()) return std::nullopt;
        at = above;
    }
}

AuditConfig read_config(std::string_view text, const std::string& name) {
    AuditConfig config;
    config.name = name;
    config.policy = ConfigReader(name).run(text);
    return config;
}

void check_rules(const AuditConfig& config, const audit::RuleBook& rules) {
    RuleChecker checker(rules);
    checker.settings(config.policy.rules, "rules");
    for (std::size_t i = 0; i < config.policy.paths.size(); ++i)
        checker.settings(config.policy.paths[i].rules, "paths[" + std::to_string(i) + "].rules");
    checker.suppressions(config.policy.suppressions);
    std::vector<Problem> problems = checker.take();
    if (!problems.empty()) throw ReadError(std::move(problems));
}

std::optional<audit::RuleSetting> setting_of(std::string_view word) {
    audit::RuleSetting setting;
    if (word == "off" || word == "on") {
        setting.on = word == "on";
        return setting;
    }
    setting.severity = word_of<audit::Severity>(word);
    if (!setting.severity) return std::nullopt;
    setting.on = true;
    return setting;
}

std::string path_in_config(const AuditConfig& config, const std::string& path) {
    if (path == "-") return path;
    std::error_code error;
    const auto whole = std::filesystem::absolute(path, error).lexically_normal();
    return whole.lexically_relative(config.folder).generic_string();
}

}  // namespace gainsay::cli
