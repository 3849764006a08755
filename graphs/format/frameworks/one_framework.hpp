#pragma once

#include <string>

#include "graphs/format/frameworks/records/framework_records.hpp"
#include "graphs/format/frameworks/text_input.hpp"
#include "graphs/format/parts/json_document.hpp"
#include "graphs/format/registry.hpp"

namespace gainsay::frameworks {

/// What the readers of all three spellings have in common: one input is one framework.
class OneFramework final : public FormatReader {
public:
    using Read = void (*)(TextInput& input, FrameworkRecords& records, const ReadOptions& options);

    OneFramework(Read how, RecordSink& sink, const ReadOptions& options, LossReport& losses)
        : read_(how), sink_(sink), options_(options), losses_(losses) {}

    void read(std::istream& in, std::string_view name) override {
        if (!first_.empty()) {
            throw Error(ErrorCode::Conflict,
                        "found a second framework behind " + first_ +
                            ": names of arguments mean something within one framework only; import each into "
                            "a case of "
                            "its own",
                        {std::string(name)});
        }
        first_ = name.empty() ? "the first" : name;
        FrameworkRecords records(name, options_, losses_);
        try {
            TextInput input(in, name, options_);
            read_(input, records, options_);
            records.deliver(sink_);
        } catch (const json::Enough&) {
            parts::throw_problems(records.problems(), /*stopped=*/true);
        }
    }

private:
    Read read_;
    RecordSink& sink_;
    const ReadOptions& options_;
    LossReport& losses_;
    std::string first_;
};

}  // namespace gainsay::frameworks
