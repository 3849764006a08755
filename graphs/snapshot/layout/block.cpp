#include "graphs/snapshot/layout/block.hpp"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace gainsay::bytes {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 18;

struct alignas(section_alignment) Line {
    std::array<std::byte, section_alignment> bytes{};
};

[[noreturn]] void fail(int error) {
    throw std::system_error(error, std::generic_category());
}

}  // namespace

BlockFile::BlockFile(int fd)
    : fd_(fd), buffer_(buffer_bytes), position_(sizeof(Header) + sizeof table_), start_(position_) {
    if (::ftruncate(fd_, 0) != 0) fail(errno);
}

void BlockFile::begin(Section section, std::size_t element_bytes) {
    end();
    // What is skipped reads as zeros.
    position_ = start_ = (position_ + section_alignment - 1) / section_alignment * section_alignment;
    section_ = &table_[static_cast<std::size_t>(section)];
    GAINSAY_REQUIRE(section_->element_bytes == 0);
    *section_ = {section, static_cast<std::uint32_t>(element_bytes), start_, 0, 0};
    hasher_.reset();
}

/// Appends what is not room for in the buffer: whole when it is large.
void BlockFile::append_beyond(std::span<const std::byte> bytes) {
    flush();
    if (bytes.size() >= buffer_.size()) {
        hasher_.add(bytes);
        write_at(fd_, position_, bytes);
        position_ += bytes.size();
        return;
    }
    std::memcpy(buffer_.data() + used_, bytes.data(), bytes.size());
    used_ += bytes.size();
}

void BlockFile::flush() {
    const std::span<const std::byte> bytes = std::span(buffer_).first(used_);
    hasher_.add(bytes);
    write_at(fd_, position_, bytes);
    position_ += used_;
    used_ = 0;
}

void BlockFile::end() {
    if (section_ == nullptr) return;
    flush();
    section_->length = position_ - start_;
    section_->checksum = hasher_.digest();
    section_ = nullptr;
}

void BlockFile::write_head(Header header, const std::array<SectionEntry, section_count>& table) {
    header.file_bytes = position_;
    header.sections = section_count;
    const auto table_bytes = std::as_bytes(std::span(table));
    header.checksum = header_checksum(header, table_bytes);
    if (::ftruncate(fd_, static_cast<off_t>(position_)) != 0) fail(errno);
    write_at(fd_, 0, std::as_bytes(std::span(&header, 1)));
    write_at(fd_, sizeof header, table_bytes);
}

void BlockFile::finish(Header header) {
    end();
    write_head(header, table_);
}

Mapped BlockFile::map_so_far(const Header& header) {
    end();
    std::array<SectionEntry, section_count> table = table_;
    for (std::size_t s = 0; s < table.size(); ++s) {
        if (table[s].element_bytes == 0) {
            table[s] = {static_cast<Section>(s), sizeof(std::uint32_t), 0, 0, hash64(std::string_view())};
        }
    }
    write_head(header, table);
    return map_file(fd_);
}

Descriptor memory_file() {
#ifdef MFD_CLOEXEC
    Descriptor file(::memfd_create("gainsay-snapshot", MFD_CLOEXEC));
    if (file.get() >= 0) return file;
#endif
    return Scratch(0, std::filesystem::temp_directory_path()).open();
}

Mapped map_file(int fd) {
    struct stat about {};
    if (::fstat(fd, &about) != 0) fail(errno);
    const auto size = static_cast<std::size_t>(about.st_size);
    void* at = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd, 0);
    if (at == MAP_FAILED) fail(errno);
    return {std::shared_ptr<const void>(at, [size](const void* p) { ::munmap(const_cast<void*>(p), size); }),
            {static_cast<const std::byte*>(at), size}};
}

AlignedBytes aligned_bytes(std::size_t size) {
    auto lines = std::make_shared<std::vector<Line>>((size + sizeof(Line) - 1) / sizeof(Line));
    const std::span<std::byte> bytes(reinterpret_cast<std::byte*>(lines->data()), size);
    return {std::move(lines), bytes};
}

std::uint64_t header_checksum(Header header, std::span<const std::byte> section_table) {
    header.checksum = 0;
    std::array<std::byte, sizeof(Header) + section_count * sizeof(SectionEntry)> all{};
    GAINSAY_REQUIRE(section_table.size() == all.size() - sizeof header);
    std::memcpy(all.data(), &header, sizeof header);
    std::memcpy(all.data() + sizeof header, section_table.data(), section_table.size());
    return hash64(std::span<const std::byte>(all));
}

}  // namespace gainsay::bytes
