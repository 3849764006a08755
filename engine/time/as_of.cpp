#include "engine/time/as_of.hpp"

#include <algorithm>

namespace gainsay {
namespace {

class Judge {
public:
    Judge(const Snapshot& snapshot, const Period& limit) : snapshot_(snapshot), limit_(limit) {}

    [[nodiscard]] Showing begun(Date date) const {
        return date == no_date ? Showing::Uncertain : to_showing(happened_by(snapshot_.period(date), limit_));
    }

    /// The earliest of several beginnings: certain as soon as one of them is. None at all is not known.
    [[nodiscard]] Showing begun_with(Node node, EdgeKind documents) const {
        const Arcs places = snapshot_.out(node, documents);
        if (places.empty()) return Showing::Uncertain;
        Showing earliest = Showing::Hidden;
        for (const Node document : places.nodes()) {
            earliest = std::max(earliest, begun(snapshot_.date(document)));
            if (earliest == Showing::Shown) break;
        }
        return earliest;
    }

    [[nodiscard]] Showing begun_on_or_with(Node node, EdgeKind documents) const {
        const Date own = snapshot_.date(node);
        return own != no_date ? begun(own) : begun_with(node, documents);
    }

    [[nodiscard]] Showing still_stands(Node node) const {
        if (!snapshot_.retracted(node)) return Showing::Shown;
        switch (begun(snapshot_.retracted_on(node))) {
            case Showing::Hidden:
                return Showing::Shown;  // taken back later
            case Showing::Shown:
                return Showing::Hidden;
            case Showing::Uncertain:
                break;
        }
        return Showing::Uncertain;
    }

private:
    const Snapshot& snapshot_;
    const Period& limit_;
};

}  // namespace

Showing to_showing(Certainty certainty) noexcept {
    switch (certainty) {
        case Certainty::No:
            return Showing::Hidden;
        case Certainty::Yes:
            return Showing::Shown;
        case Certainty::Maybe:
            break;
    }
    return Showing::Uncertain;
}

Showing begun(const Snapshot& snapshot, Node node, const std::optional<Edtf>& as_of) {
    if (!as_of || as_of->empty()) return Showing::Shown;
    const Judge judge(snapshot, as_of->period());
    switch (snapshot.kind(node)) {
        case RecordKind::Agent:
        case RecordKind::Claim:
            break;
        case RecordKind::Document:
            return judge.begun(snapshot.date(node));
        case RecordKind::Statement:
            return judge.begun_on_or_with(node, EdgeKind::RecordedIn);
        case RecordKind::Relation:
            return judge.begun_with(node, EdgeKind::AssertedIn);
        case RecordKind::Review:
            return judge.begun_on_or_with(node, EdgeKind::ReviewedIn);
    }
    return Showing::Shown;
}

Showing still_stands(const Snapshot& snapshot, Node node, const std::optional<Edtf>& as_of) {
    const RecordKind kind = snapshot.kind(node);
    if (kind != RecordKind::Document && kind != RecordKind::Statement) return Showing::Shown;
    if (!as_of || as_of->empty()) return snapshot.retracted(node) ? Showing::Hidden : Showing::Shown;
    return Judge(snapshot, as_of->period()).still_stands(node);
}

bool taken_back(const Snapshot& snapshot, Node node, const std::optional<Edtf>& as_of) {
    return as_of && !as_of->empty() && still_stands(snapshot, node, as_of) == Showing::Hidden &&
           begun(snapshot, node, as_of) != Showing::Hidden;
}

Showing showing(const Snapshot& snapshot, Node node, const std::optional<Edtf>& as_of) {
    if (!as_of || as_of->empty()) return Showing::Shown;
    return std::min(begun(snapshot, node, as_of), still_stands(snapshot, node, as_of));
}

}  // namespace gainsay
