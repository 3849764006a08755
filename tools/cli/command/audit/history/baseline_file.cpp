#include "tools/cli/command/audit/history/baseline_file.hpp"

#include <utility>

#include "graphs/format/json/json_parser.hpp"
#include "graphs/format/json/problem_list.hpp"
#include "graphs/format/text_case/record/field_reader.hpp"
#include "tools/render/table/json.hpp"

namespace gainsay::cli {
namespace {

using json::Value;
using render::Json;
using render::JsonObject;

constexpr const char* version_member = "gainsay_baseline";

class BaselineReader {
public:
    explicit BaselineReader(const std::string& name) : problems_(name, 1) {}

    KnownCases run(std::string_view text) {
        KnownCases cases;
        try {
            json::Source source(text);
            read(json::parse_value(source, {}), cases);
        } catch (const json::SyntaxError& error) {
            throw ReadError({{problems_.at(error.where), "", "", error.what(), error.why}});
        } catch (const json::Enough&) {
            throw ReadError(problems_.take());
        }
        return cases;
    }

private:
    void read(const Value& whole, KnownCases& cases) {
        const Value* const version = whole.find(version_member);
        if (version == nullptr)
            fail(whole, "", "found no baseline, expected a file that --write-baseline made");
        if (version->text != "1") {
            fail(*version, version_member,
                 "found " + json::found(*version) + ", expected 1; write it anew with --write-baseline");
        }
        const Value& list = member(whole, "cases", Value::Kind::Object);
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            if (list.items[i].kind != Value::Kind::List)
                fail(list.items[i], "cases", "expected a list of findings");
            std::vector<audit::KnownFinding>& known = cases[list.keys[i].name];
            for (const Value& item : list.items[i].items) {
                known.push_back({member(item, "fingerprint", Value::Kind::Text).text,
                                 member(item, "rule", Value::Kind::Text).text,
                                 item.find("record") == nullptr ? "" : item.find("record")->text,
                                 member(item, "message", Value::Kind::Text).text});
            }
        }
    }

    const Value& member(const Value& object, const char* name, Value::Kind kind) {
        const Value* const found = object.find(name);
        if (found == nullptr) fail(object, name, "is missing; write the baseline anew with --write-baseline");
        if (found->kind != kind) fail(*found, name, "found " + json::found(*found));
        return *found;
    }

    [[noreturn]] void fail(const Value& value, const char* field, std::string message) {
        problems_.add(value.place, "", field, std::move(message));
        throw json::Enough{};
    }

    json::ProblemList problems_;
};

}  // namespace

std::string path_in_baseline(const std::filesystem::path& file, const std::string& path) {
    if (path == "-") return path;
    std::error_code error;
    const auto folder = std::filesystem::absolute(file, error).lexically_normal().parent_path();
    return std::filesystem::absolute(path, error)
        .lexically_normal()
        .lexically_relative(folder)
        .generic_string();
}

KnownCases read_baseline(std::string_view text, const std::string& name) {
    return BaselineReader(name).run(text);
}

void write_baseline(std::ostream& out, const KnownCases& cases) {
    out << "{\n  \"" << version_member << "\": 1,\n  \"cases\": {";
    bool first_case = true;
    for (const auto& [path, findings] : cases) {
        out << (first_case ? "\n    " : ",\n    ") << Json(path).text() << ": [";
        first_case = false;
        for (const audit::KnownFinding& one : findings) {
            JsonObject object;
            object.put("fingerprint", one.fingerprint).put("rule", one.rule);
            object.put_if("record", one.record).put("message", one.message);
            out << (&one == findings.data() ? "\n      " : ",\n      ") << object.done().text();
        }
        out << (findings.empty() ? "]" : "\n    ]");
    }
    out << (cases.empty() ? "}" : "\n  }") << "\n}\n";
}

}  // namespace gainsay::cli
