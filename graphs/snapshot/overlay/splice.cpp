#include "graphs/snapshot/overlay/splice.hpp"

#include <algorithm>

#include "graphs/model/error.hpp"

namespace gainsay {

Splice::Splice(std::uint32_t base_size, std::span<const SpliceEdit> edits) {
    Run next{0, 0, 0, Form::Kept};
    const auto begin = [&](Form form) {
        next.form = form;
        if (runs_.empty() || runs_.back().form != form) runs_.push_back(next);
    };
    const auto keep_until = [&](std::uint32_t base) {
        GAINSAY_REQUIRE(base >= next.base && base <= base_size);
        if (base == next.base) return;
        begin(Form::Kept);
        next.at += base - next.base;
        next.base = base;
    };
    for (const SpliceEdit& edit : edits) {
        keep_until(edit.base);
        GAINSAY_REQUIRE(edit.inserts || edit.removes);
        begin(!edit.removes ? Form::Inserted : edit.inserts ? Form::Replaced : Form::Gone);
        if (edit.inserts) {
            item_at_.push_back(next.at);
            ++next.items;
            ++next.at;
        }
        if (edit.removes) ++next.base;
    }
    keep_until(base_size);
    next.form = Form::Kept;
    runs_.push_back(next);  // whatever stands before it: it holds the sizes
}

// Runs without a position share theirs with the run that follows, so the last one that begins early enough is
// the one that stands there.
const Splice::Run& Splice::run_at(std::uint32_t at) const noexcept {
    return *(std::upper_bound(runs_.begin(), runs_.end(), at,
                              [](std::uint32_t wanted, const Run& run) { return wanted < run.at; }) -
             1);
}

// Likewise runs that only insert.
const Splice::Run& Splice::run_of_base(std::uint32_t base) const noexcept {
    return *(std::upper_bound(runs_.begin(), runs_.end(), base,
                              [](std::uint32_t wanted, const Run& run) { return wanted < run.base; }) -
             1);
}

Splice::Place Splice::operator[](std::uint32_t at) const noexcept {
    const Run& run = run_at(at);
    const std::uint32_t into = at - run.at;
    if (run.form == Form::Kept) return {false, run.base + into, run.base + into};
    return {true, run.items + into, run.form == Form::Replaced ? run.base + into : Place::no_base};
}

std::uint32_t Splice::position(std::uint32_t base) const noexcept {
    const Run& run = run_of_base(base);
    return run.form == Form::Gone ? run.at : run.at + (base - run.base);
}

bool Splice::keeps(std::uint32_t base) const noexcept {
    return run_of_base(base).form == Form::Kept;
}

std::uint32_t Splice::removed_before(std::uint32_t base) const noexcept {
    const Run& run = run_of_base(base);
    const std::uint32_t before = run.base - (run.at - run.items);
    return run.form == Form::Kept ? before : before + (base - run.base);
}

}  // namespace gainsay
