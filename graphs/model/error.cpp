#include "graphs/model/error.hpp"

namespace gainsay {

const char* to_string(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::NotFound:
            return "not-found";
        case ErrorCode::Malformed:
            return "malformed";
        case ErrorCode::Conflict:
            return "conflict";
        case ErrorCode::Unsupported:
            return "unsupported";
        case ErrorCode::Limit:
            return "limit";
        case ErrorCode::Io:
            return "io";
    }
    return "unknown";
}

std::string to_string(const SourcePos& where) {
    std::string text = where.file;
    if (where.line != 0) {
        text += (text.empty() ? "line " : ":") + std::to_string(where.line);
        if (where.column != 0) text += ":" + std::to_string(where.column);
    }
    return text;
}

void broken_promise(const char* promise, const char* file, int line) {
    throw std::logic_error(std::string("broken promise: ") + promise + " (" + file + ":" +
                           std::to_string(line) + ")");
}

}  // namespace gainsay
