// Imports into a case file until it is killed: crash_child FILE. It writes a byte to its output when it
// begins, so that whoever kills it knows when to start counting. A step is always the same change, so that
// whoever looks at the file afterwards knows what it may hold.
#include <unistd.h>

#include "tests/graphs/store/crash_steps.hpp"

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    gainsay::CaseFile file = gainsay::CaseFile::open(argv[1], gainsay::OpenMode::Write);
    if (write(STDOUT_FILENO, "x", 1) != 1) return 2;
    for (std::uint64_t step = file.version(); step < gainsay::test::last_crash_step; ++step) {
        gainsay::test::take_crash_step(file, step);
    }
    return 0;
}
