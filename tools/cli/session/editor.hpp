#pragma once

#include <string>

namespace gainsay::cli {

class Session;

/// Lets a person change `text` with the editor that VISUAL or EDITOR names, in a temporary file.
/// Throws   Error(Malformed) when no editor is named; Error(Io) when it cannot be started or fails.
class EditedFile {
public:
    EditedFile(Session& session, const std::string& text);
    EditedFile(const EditedFile&) = delete;
    EditedFile& operator=(const EditedFile&) = delete;
    ~EditedFile();  ///< removes the file, unless it is kept

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    /// Leaves the file where it is, so that nobody has to type twice.
    void keep() noexcept { kept_ = true; }

private:
    std::string path_, text_;
    bool kept_ = false;
};

}  // namespace gainsay::cli
