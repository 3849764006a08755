#include "tools/cli/command/ask/time/diff_sides.hpp"

#include "tools/cli/command/ask/time_options.hpp"

namespace gainsay::cli {

void DiffSides::declare_dates(Options& options, const std::string& where) {
    options.option(&from_, "--from", "DATE", where + "the first side as of this date (EDTF)");
    options.option(&to_, "--to", "DATE",
                   where + "the second side as of this date; of all time unless said otherwise");
}

OpenedSides DiffSides::open(Session& session, const std::optional<std::string>& other) const {
    const std::optional<Edtf> from = date_option(from_, "--from"), to = date_option(to_, "--to");
    if (!other && !from) {
        throw Error(ErrorCode::Malformed,
                    "found one case and no date, expected two cases, or --from with a date to compare the "
                    "case with itself");
    }
    if (!other && to && compare(*to, *from) == TimeOrder::Before) {
        throw Error(ErrorCode::Malformed, "found --from " + from->text() + " and --to " + to->text() +
                                              ", expected the earlier date first");
    }
    OpenedSides sides;
    if (other) sides.other = std::make_unique<Session>(session, *other);
    Session& second = other ? *sides.other : session;
    sides.before = {&session.snapshot(), &session.source(), {std::nullopt, from}};
    sides.after = {&second.snapshot(), &second.source(), {std::nullopt, to}};
    const auto name = [](const Session& of, const std::optional<Edtf>& date) {
        return of.case_name() + (date ? ", as of " + date->text() : "");
    };
    sides.before_name = name(session, from);
    sides.after_name = name(second, to);
    return sides;
}

}  // namespace gainsay::cli
