#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graphs/snapshot/snapshot.hpp"
#include "graphs/store/case_file.hpp"
#include "tools/cli/command/audit/place_table.hpp"
#include "tools/cli/session/session.hpp"
#include "tools/render/report/report.hpp"

namespace gainsay::cli {

/// One of the cases of an audit: a case file, a text case of any format that can be read, or a folder of these.
class OpenCase final : public render::RecordNames {
public:
    /// A text that cannot be read as a case is open too: then there are problems, and no source.
    /// Throws   Error when there is no such file, when it looks like no case at all, and when a limit is reached.
    OpenCase(Session& session, std::string path);

    /// As it was given.
    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    /// As it is called in messages: the path, or "standard input".
    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] bool is_case_file() const noexcept { return file_.has_value(); }
    /// Why the text is no case; empty when it is one.
    [[nodiscard]] const std::vector<Problem>& problems() const noexcept { return problems_; }

    [[nodiscard]] const GraphSource& source() const;
    [[nodiscard]] const Snapshot& snapshot() const;

    [[nodiscard]] std::string label(const RecordId& id) const override;
    [[nodiscard]] render::ReportPlace place(const RecordId& id) const override;
    /// The place of a problem.
    [[nodiscard]] render::ReportPlace place(const Problem& problem) const;

    /// Counts the columns of all places in code points, where they are in files of JSON or JSON Lines; what else is read counts columns in its
    /// own ways, and standard input cannot be read twice. O(bytes of the files + n log n) for n places; the second call does nothing.
    void count_characters(Session& session);

private:
    void read_text(Session& session);

    std::string path_, name_;
    std::optional<CaseFile> file_;
    std::unique_ptr<GraphSource> text_;
    std::optional<Snapshot> snapshot_;
    PlaceTable places_;
    std::vector<Problem> problems_;
    std::vector<std::uint32_t> characters_;  // columns of the problems in code points, when these are counted
    bool counted_ = false;
};

}  // namespace gainsay::cli
