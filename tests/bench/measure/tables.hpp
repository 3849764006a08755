#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace gainsay::bench {

/// edges.csv and params.csv of a workload, as they stand there: what every peer that is linked in loads.
struct Tables {
    struct Statement {
        std::uint32_t agent, claim, document, day;
    };
    using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
    using Parameters = std::vector<std::array<std::uint32_t, 2>>;

    std::uint32_t agents = 0, claims = 0, documents = 0;
    std::vector<Statement> asserted, denied;
    Pairs conflicts, cites, affiliated, same_as;

    /// Throws std::runtime_error that names the file when it is not there.
    [[nodiscard]] static Tables read(const std::filesystem::path& folder);
};

/// The parameters of `question` ("Q1" … "Q5") in the order of the file.
[[nodiscard]] Tables::Parameters read_parameters(const std::filesystem::path& folder,
                                                 const std::string& question);

/// Of same_as stars: from a claim to every claim of its group, itself among them; nothing for others.
[[nodiscard]] Tables::Pairs groups(const Tables::Pairs& same_as);

}  // namespace gainsay::bench
