#include "engine/camps/solve/counter.hpp"

#include <cadical.hpp>

namespace gainsay::camps {

int CounterSet::count(const std::vector<int>& literals) {
    if (literals.size() < 2) return 0;
    const std::vector<int> outputs = tree(literals, 0, literals.size());
    for (std::size_t k = 1; k + 1 < outputs.size(); ++k) next_[-outputs[k]] = -outputs[k + 1];
    return -outputs[1];
}

int CounterSet::next(int literal) const {
    const auto at = next_.find(literal);
    return at == next_.end() ? 0 : at->second;
}

// outputs[k]: more than k are true. Only that direction is needed: nobody asks for few.
std::vector<int> CounterSet::tree(const std::vector<int>& literals, std::size_t begin, std::size_t end) {
    if (end - begin == 1) return {literals[begin]};
    const std::size_t middle = begin + (end - begin) / 2;
    const std::vector<int> left = tree(literals, begin, middle), right = tree(literals, middle, end);
    std::vector<int> outputs(end - begin);
    for (int& output : outputs) output = ++variables_;
    for (std::size_t i = 0; i <= left.size(); ++i) {
        for (std::size_t j = 0; j <= right.size(); ++j) {
            if (i + j == 0) continue;
            if (i != 0) solver_.add(-left[i - 1]);
            if (j != 0) solver_.add(-right[j - 1]);
            solver_.add(outputs[i + j - 1]);
            solver_.add(0);
        }
    }
    return outputs;
}

}  // namespace gainsay::camps
