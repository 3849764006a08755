#include "graphs/format/archives/inflate.hpp"

#include <algorithm>
#include <istream>

namespace gainsay::archives {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 16U;
constexpr std::uint64_t report_bytes = std::uint64_t{1} << 20U;
constexpr std::uint64_t suspicious_bytes = std::uint64_t{256} << 20U, most_per_byte = 1000;
constexpr int gzip_or_zlib = 15 + 32, raw = -15;

Bytef* bytes_of(std::string& text) {
    return reinterpret_cast<Bytef*>(text.data());
}

std::optional<std::string> unpack(std::string_view packed, std::uint64_t most, int window) {
    z_stream zip{};
    if (packed.size() > (std::size_t{1} << 30U) || inflateInit2(&zip, window) != Z_OK) return std::nullopt;
    const std::unique_ptr<z_stream, int (*)(z_stream*)> owner(&zip,
                                                              [](z_stream* one) { return inflateEnd(one); });
    zip.next_in = const_cast<Bytef*>(
        reinterpret_cast<const Bytef*>(packed.data()));  // NOLINT: zlib writes nothing there
    zip.avail_in = static_cast<uInt>(packed.size());
    std::string out, piece(piece_bytes, '\0');
    while (true) {
        zip.next_out = bytes_of(piece);
        zip.avail_out = static_cast<uInt>(piece.size());
        const int result = inflate(&zip, Z_NO_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) return std::nullopt;
        out.append(piece, 0, piece.size() - zip.avail_out);
        if (out.size() > most) return std::nullopt;
        if (result == Z_STREAM_END || (zip.avail_in == 0 && zip.avail_out > 0) || result == Z_BUF_ERROR)
            return out;
    }
}

}  // namespace

std::optional<std::string> unpacked(std::string_view packed, std::uint64_t most) {
    return unpack(packed, most, gzip_or_zlib);
}
std::optional<std::string> unpacked_raw(std::string_view packed, std::uint64_t most) {
    return unpack(packed, most, raw);
}

ArchiveBytes::ArchiveBytes(std::istream& in, std::string_view name, const ReadOptions& options)
    : in_(in), name_(name), options_(options), packed_(piece_bytes, '\0'), buffer_(piece_bytes, '\0') {
    is_zip_ = in_.peek() == 0x1F;
    if (!is_zip_) return;
    zip_ = std::make_unique<z_stream>();
    if (inflateInit2(zip_.get(), gzip_or_zlib) != Z_OK) throw std::bad_alloc();
}

ArchiveBytes::~ArchiveBytes() {
    if (zip_ != nullptr) inflateEnd(zip_.get());
}

void ArchiveBytes::refuse(const std::string& message, ErrorCode code) const {
    throw ReadError(
        {{{name_},
          {},
          {},
          message + " at byte " + std::to_string(offset_) + (is_zip_ ? " of the unpacked archive" : ""),
          code}},
        "reading stopped there");
}

void ArchiveBytes::count_record() {
    if (options_.max_records != 0 && ++records_ > options_.max_records)
        refuse("the archive has more than " + std::to_string(options_.max_records) + " records",
               ErrorCode::Limit);
}

/// The next piece of the input, into `packed_` or, where nothing is to unpack, into `buffer_`.
bool ArchiveBytes::fill_packed() {
    std::string& piece = is_zip_ ? packed_ : buffer_;
    in_.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    const auto got = static_cast<std::size_t>(in_.gcount());
    if (in_.bad()) refuse("reading failed; is the disk or connection broken?", ErrorCode::Io);
    read_ += got;
    if (options_.max_bytes != 0 && read_ > options_.max_bytes)
        refuse("the input has more than " + std::to_string(options_.max_bytes) + " bytes", ErrorCode::Limit);
    if (options_.progress && (got == 0 || read_ >= reported_ + report_bytes)) {
        options_.progress(read_, records_);
        reported_ = read_;
    }
    if (!is_zip_) {
        at_ = 0;
        filled_ = got;
    } else {
        zip_->next_in = bytes_of(packed_);
        zip_->avail_in = static_cast<uInt>(got);
    }
    return got > 0;
}

bool ArchiveBytes::fill() {
    if (!is_zip_) return fill_packed();
    at_ = filled_ = 0;
    while (true) {
        if (zip_->avail_in == 0 && !fill_packed()) {
            if (in_member_) refuse("the compressed archive ends in the middle of a record");
            return false;
        }
        in_member_ = true;
        zip_->next_out = bytes_of(buffer_);
        zip_->avail_out = static_cast<uInt>(buffer_.size());
        const int result = inflate(zip_.get(), Z_NO_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
            refuse(std::string("found no gzip (") + (zip_->msg != nullptr ? zip_->msg : "broken") +
                   "), expected gzip");
        filled_ = buffer_.size() - zip_->avail_out;
        unpacked_ += filled_;
        if (unpacked_ > suspicious_bytes && unpacked_ > read_ * most_per_byte)
            refuse("the archive unpacks to more than a thousandfold of its size", ErrorCode::Limit);
        if (result == Z_STREAM_END) {
            in_member_ = false;
            inflateReset(zip_.get());
        }
        if (filled_ > 0) return true;
    }
}

std::string_view ArchiveBytes::next(std::uint64_t most) {
    if (at_ == filled_ && !fill()) return {};
    const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(most, filled_ - at_));
    const std::string_view piece(buffer_.data() + at_, length);
    at_ += length;
    offset_ += length;
    return piece;
}

std::optional<std::string> ArchiveBytes::line(std::size_t most) {
    std::string text;
    while (true) {
        if (at_ == filled_ && !fill()) return text.empty() ? std::nullopt : std::optional(std::move(text));
        const std::string_view rest(buffer_.data() + at_, filled_ - at_);
        const std::size_t stop = rest.find('\n');
        const std::string_view piece = next(stop == std::string_view::npos ? rest.size() : stop + 1);
        text += piece.substr(0, piece.size() - (stop == std::string_view::npos ? 0 : 1));
        if (text.size() > most)
            refuse("a line has more than " + std::to_string(most) + " bytes", ErrorCode::Limit);
        if (stop == std::string_view::npos) continue;
        if (!text.empty() && text.back() == '\r') text.pop_back();
        return text;
    }
}

}  // namespace gainsay::archives
