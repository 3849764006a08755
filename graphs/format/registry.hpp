#pragma once

#include <iosfwd>
#include <memory>
#include <span>
#include <string_view>

#include "graphs/format/guess.hpp"
#include "graphs/format/loss.hpp"
#include "graphs/format/read.hpp"
#include "graphs/format/write.hpp"
#include "graphs/model/source.hpp"

namespace gainsay {

/// Reads the inputs of one import, one after the other: what several of them name is one record.
///
/// A reader keeps to the contract of read_case_json: it goes on after a bad record, names up to `max_errors`
/// problems of an input in one ReadError, keeps the limits of ReadOptions, and neither drops nor invents
/// anything in silence: what has no place in a case is kept in `extra` or named in the LossReport.
/// Memory: what is delivered at finish() grows with the distinct agents and documents, and whatever else the
/// format's page says must be seen whole; all other records stream.
/// Threads  one at a time.
class FormatReader {
public:
    FormatReader() = default;
    FormatReader(const FormatReader&) = delete;
    FormatReader& operator=(const FormatReader&) = delete;
    virtual ~FormatReader() = default;

    /// `name` stands for the input in messages; nothing is opened.
    virtual void read(std::istream& in, std::string_view name) = 0;
    /// Called once, after the last input: delivers what waited for it.
    virtual void finish() {}
};

/// A format that a case can be read from, written to, or both.
struct Format {
    std::string_view name;                         ///< what people type: "json"
    std::string_view description;                  ///< one line for --help
    std::string_view extension;                    ///< of its files, with the dot: ".json"
    Guess (*guess)(std::string_view first_bytes);  ///< null: never guessed
    /// Null: not readable. Sink, options and losses must outlive the reader.
    std::unique_ptr<FormatReader> (*reader)(RecordSink& sink, const ReadOptions& options, LossReport& losses);
    /// Null: not writable. The same case gives the same bytes. What the format cannot hold is named in `losses`:
    /// reading back what was written gives the case less exactly that.
    void (*write)(std::ostream& out, const GraphSource& source, const WriteOptions& options,
                  LossReport& losses);

    [[nodiscard]] bool reads() const noexcept { return reader != nullptr; }
    [[nodiscard]] bool writes() const noexcept { return write != nullptr; }

    /// One input, begun and finished.
    void read(std::istream& in, std::string_view input, RecordSink& sink, const ReadOptions& options,
              LossReport& losses) const;
};

/// All formats, in the order in which they are listed to people.
[[nodiscard]] std::span<const Format> formats() noexcept;

/// The format of that name. Throws Error(NotFound) that lists the names.
[[nodiscard]] const Format& find_format(std::string_view name);

/// The readable format that an input is most likely of, from its first few kilobytes; null when it looks like
/// none of them.
[[nodiscard]] const Format* guess_format(std::string_view first_bytes) noexcept;

}  // namespace gainsay
