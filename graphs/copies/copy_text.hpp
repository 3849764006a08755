#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "graphs/model/record.hpp"

// The stored copy of a document as text that can be searched: what a person would read of it.

namespace gainsay {

/// Can the text of a document's stored copy be read, and if not, why not?
enum class CopyState : std::uint8_t {
    Readable,
    NoCopy,       ///< the document has no stored copy
    NotKept,      ///< its SHA-256 is known, but no path: the copy is not part of the case
    Missing,      ///< there is no file at its path
    Outside,      ///< the path leads out of the case's folder, or is no plain file
    HashDiffers,  ///< the file is there, but is not the one that was hashed
    TooLarge,     ///< more bytes, or a page of more parts, than the limits allow
    Unreadable,   ///< the operating system refused, or it is neither text nor HTML
};
/// "readable", "no-copy", …: stable names, as they stand in JSON.
[[nodiscard]] std::string_view to_string(CopyState state) noexcept;

struct CopyLimits {
    std::size_t max_bytes = std::size_t{128} << 20U;
    /// Elements and texts of an HTML page. The parser takes time in the square of how deep they lie.
    std::size_t max_nodes = 100'000;
};

/// The text of a stored copy, always valid UTF-8. Positions in it are counted in Unicode code points from 0.
struct CopyText {
    CopyState state = CopyState::NoCopy;
    std::string message;         ///< why it cannot be read, for people; empty when it can
    std::string text;            ///< empty unless Readable
    bool html = false;           ///< it was a page: `text` is what a browser would show
    std::string encoding;        ///< what it was converted from; empty: it was meant as UTF-8
    std::uint64_t replaced = 0;  ///< places that were no characters and stand as U+FFFD
};

/// Makes text of the bytes of a file. `name` tells HTML by .html, .htm or .xhtml; otherwise a page is known by
/// its first tag, as in a saved file without an ending.
///
/// Encoding  a byte order mark decides; then UTF-8 if it is valid; then, of a page, what its first 1024 bytes say
///           (<meta charset>); otherwise UTF-8 with U+FFFD for each longest beginning of a character that is broken
///           (Unicode 15, section 3.9, as browsers do), counted in `replaced`. A byte order mark is not part of the text.
/// HTML      the texts of <body> in order, as the HTML5 algorithm reads it: references resolved, runs of white space one
///           blank (not in <pre>), a blank line between blocks, a line break for <br>, “ and ” for <q>; nothing of
///           script, style, template, noscript, iframe, select, textarea, svg and math. Plain text is left as it is.
/// Binary    a text with a NUL byte among the first 8192 and without UTF-16's order mark is Unreadable.
/// Cost      O(bytes), for a page as its parser.
[[nodiscard]] CopyText text_of_bytes(std::string_view bytes, std::string_view name,
                                     const CopyLimits& limits = {});

/// As text_of_bytes(), after the bytes were compared with the SHA-256 of `copy`.
[[nodiscard]] CopyText text_of_copy(std::string_view bytes, const StoredCopy& copy,
                                    const CopyLimits& limits = {});

/// Reads the stored copy of `document` from the folder in which the case lies. Never throws for what it finds there:
/// the state says it. Follows a path only while it stays below `folder`: no absolute path, no "..", and no link that
/// leads out; nothing but a plain file is opened. Nothing is fetched.
[[nodiscard]] CopyText read_copy(const std::filesystem::path& folder, const Document& document,
                                 const CopyLimits& limits = {});

/// The bytes of a file, at most `limit`. Throws Error(NotFound, Limit or Io) that names the path.
[[nodiscard]] std::string bytes_of_file(const std::filesystem::path& path, std::size_t limit);

/// A copy laid down beside a case.
struct LaidCopy {
    StoredCopy copy;
    bool written = false;  ///< false: the file lay in the case's folder already
    CopyText text;
};

/// Makes the file at `path` a stored copy of the case in `folder`: where it is, when that is below the folder, and else
/// as copies/SLUG-DIGITS.ENDING, with the first digits of its SHA-256, so that no other copy is ever overwritten. What is
/// written is on the disk, under its name, before this returns.
///
/// Throws   Error(NotFound, Limit or Io) that names the path; then nothing has changed.
[[nodiscard]] LaidCopy lay_copy(const std::filesystem::path& folder, std::string_view slug,
                                const std::filesystem::path& path, const CopyLimits& limits = {});

}  // namespace gainsay
