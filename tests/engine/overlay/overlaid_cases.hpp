#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "graphs/model/case.hpp"
#include "graphs/snapshot/overlay/overlay.hpp"
#include "graphs/store/case_file.hpp"

namespace gainsay::test {

inline constexpr OverlayLimits no_limits{1'000'000, 1'000'000};

class OverlaidCases : public ::testing::Test {
protected:
    void SetUp() override {
        const std::filesystem::path memory = "/dev/shm";
        std::string pattern =
            ((std::filesystem::exists(memory) ? memory : std::filesystem::temp_directory_path()) /
             "gainsay-overlay-XXXXXX")
                .string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    [[nodiscard]] CaseFile new_case(const Case& whole) const {
        const ChangeNote note{"ann", "2018-07-02T10:00:00Z", "import", ""};
        static int number = 0;
        CaseFile file =
            CaseFile::create(folder_ / ("case" + std::to_string(number++) + ".gainsay"), whole.info, note);
        Change change = file.begin(note);
        const auto add = [&](const auto& list) {
            for (const auto& one : list) change.add(Record(one));
        };
        add(whole.agents);
        add(whole.documents);
        add(whole.claims);
        add(whole.statements);
        add(whole.relations);
        add(whole.reviews);
        change.commit();
        return file;
    }

    std::filesystem::path folder_;
};

/// What `file` is now, by an overlay over `base`; null when the journal does not tell.
inline std::optional<Snapshot> overlaid(const Snapshot& base, const CaseFile& file) {
    auto changed = file.changes_since(base.version(), no_limits.records);
    if (!changed) return std::nullopt;
    return overlay_snapshot(base, file, *std::move(changed), no_limits);
}

}  // namespace gainsay::test
