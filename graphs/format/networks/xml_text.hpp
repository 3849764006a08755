#pragma once

#include <ostream>
#include <string>
#include <string_view>

namespace gainsay::networks {

/// What arrives of `text` when it is written and read: the characters that XML lacks are U+FFFD.
[[nodiscard]] std::string kept_by_xml(std::string_view text);

/// Writes XML, element by element, in pieces of 64 KiB. Texts arrive as they are; only the characters that XML 1.0 has no
/// place for at all (controls, U+FFFE, U+FFFF) and bytes that are no UTF-8 become U+FFFD, which `replaced` counts.
/// Throws   Error(Io) when the stream fails.
class XmlOutput {
public:
    explicit XmlOutput(std::ostream& out) : out_(out) {}

    /// Markup of our own, as it is.
    XmlOutput& raw(std::string_view markup);
    XmlOutput& text(std::string_view text);
    /// name="value", with a blank before it.
    XmlOutput& attribute(std::string_view name, std::string_view value);
    /// JSON as text: it knows a spelling for the characters that XML lacks.
    XmlOutput& json(std::string_view json);
    void flush();

    [[nodiscard]] std::size_t replaced() const noexcept { return replaced_; }

private:
    void escape(std::string_view text, bool in_attribute);

    std::ostream& out_;
    std::string buffer_;
    std::size_t replaced_ = 0;
};

}  // namespace gainsay::networks
