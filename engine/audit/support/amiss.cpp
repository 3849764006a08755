#include "engine/audit/support/amiss.hpp"

namespace gainsay::audit {
namespace {

Period without_doubt(Period period) {
    period.doubtful = false;
    return period;
}

template <class Wrong>
Amiss judged(const Period& x, const Period& y, const Wrong& wrong) {
    if (wrong(compare(x, y))) return Amiss::Certainly;
    if (!x.doubtful && !y.doubtful) return Amiss::No;
    return wrong(compare(without_doubt(x), without_doubt(y))) ? Amiss::InDoubt : Amiss::No;
}

}  // namespace

Amiss comes_after(const Period& x, const Period& y) {
    return judged(x, y, [](TimeOrder order) { return order == TimeOrder::After; });
}

Amiss apart(const Period& x, const Period& y) {
    return judged(x, y,
                  [](TimeOrder order) { return order == TimeOrder::After || order == TimeOrder::Before; });
}

}  // namespace gainsay::audit
