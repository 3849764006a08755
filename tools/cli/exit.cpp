#include "tools/cli/exit.hpp"

namespace gainsay::cli {

Exit exit_of(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::NotFound:
        case ErrorCode::Malformed:
        case ErrorCode::Conflict:
        case ErrorCode::Unsupported:
            return Exit::Usage;
        case ErrorCode::Limit:
            return Exit::Limit;
        case ErrorCode::Io:
            return Exit::Failure;
    }
    return Exit::Failure;
}

}  // namespace gainsay::cli
