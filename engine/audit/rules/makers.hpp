#pragma once

#include <memory>

#include "engine/audit/rule.hpp"

// What rules.cpp enters in its list: each is defined in the file of the rule.

namespace gainsay::audit {

// structure
std::unique_ptr<Rule> make_orphan_claim();

}  // namespace gainsay::audit
