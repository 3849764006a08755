#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace gainsay::archives {

/// Header fields by their names in small letters. Of several of one name the first counts, if they say how to read;
/// others stand one behind the other, as HTTP allows.
using Fields = std::map<std::string, std::string, std::less<>>;

/// "Name: value", with blanks around it. False: it is no field.
bool add_field(Fields& fields, std::string_view line);
/// Does a field of that name say what a message is and how it is to be read?
[[nodiscard]] bool is_framing(std::string_view name);
/// Empty where there is none.
[[nodiscard]] std::string_view field(const Fields& fields, std::string_view name);

/// "Text/HTML; charset=x" → "text/html", and the charset in small letters.
[[nodiscard]] std::string media_type(std::string_view content_type);
[[nodiscard]] std::string charset_of(std::string_view content_type);

struct HttpResponse {
    int status = 0;
    Fields fields;
    std::string body;           ///< as it was before any coding
    std::string broken_coding;  ///< what could not be undone: "chunked", "br"; empty: nothing
};

/// An HTTP/1 response as a server sent it: chunks joined, gzip and deflate undone. Archives often keep the codings'
/// names after undoing them; a body that is not coded as it says is taken as it is when it looks like text.
///
/// Returns  nullopt when it does not begin like a response. A body that unpacks to more than `most` bytes counts as a
///          broken coding.
[[nodiscard]] std::optional<HttpResponse> parse_response(std::string_view message, std::uint64_t most);

}  // namespace gainsay::archives
