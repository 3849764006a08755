#include "engine/quantity/whole_case/framed.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace gainsay {
namespace {

/// Who says a claim in the frame, and how certain it is that anybody does.
struct Said {
    Showing showing = Showing::Hidden;
    std::vector<FigureSource> sources;
};

std::optional<Edtf> date_of(const Snapshot& snapshot, Node node) {
    const Date date = snapshot.date(node);
    return date == no_date ? std::nullopt : std::optional<Edtf>(Edtf(snapshot.text(date)));
}

Said said_of(const Snapshot& snapshot, Node claim, const TimeFrame& frame) {
    Said said;
    const Arcs statements = snapshot.in(claim, EdgeKind::Asserts),
               documents = snapshot.in(claim, EdgeKind::States);
    if (statements.empty() && documents.empty()) said.showing = Showing::Uncertain;  // said at a time unknown
    const auto counts = [&](Node source) {
        const Showing showing = showing_words(snapshot, source, frame.as_of, frame.since);
        said.showing = std::max(said.showing, showing);
        return showing != Showing::Hidden;
    };
    for (const Node statement : statements.nodes()) {
        if (!counts(statement)) continue;
        said.sources.push_back(
            {std::string(snapshot.id(snapshot.speaker(statement))), date_of(snapshot, statement)});
    }
    for (const Node document : documents.nodes()) {
        if (!counts(document)) continue;
        for (const Node publisher : snapshot.out(document, EdgeKind::PublishedBy).nodes())
            said.sources.push_back({std::string(snapshot.id(publisher)), date_of(snapshot, document)});
    }
    const auto key = [](const FigureSource& source) {
        return std::pair(source.agent, source.date ? source.date->text() : std::string());
    };
    std::sort(said.sources.begin(), said.sources.end(),
              [&](const FigureSource& x, const FigureSource& y) { return key(x) < key(y); });
    said.sources.erase(std::unique(said.sources.begin(), said.sources.end()), said.sources.end());
    return said;
}

bool is_there(const Snapshot& snapshot, const std::string& id, const TimeFrame& frame) {
    const auto node = snapshot.find(id);
    return node && showing_words(snapshot, *node, frame.as_of, frame.since) != Showing::Hidden;
}

}  // namespace

void keep_said(FigureTable& table, const Snapshot& snapshot, const TimeFrame& frame) {
    if (!frame.any()) return;
    constexpr std::uint32_t gone = 0xFFFFFFFFU;
    std::vector<std::uint32_t> number(table.figures.size(), gone);
    std::vector<Figure> figures;
    std::vector<std::uint32_t> claim_of;
    for (std::uint32_t i = 0; i < table.figures.size();) {
        const std::uint32_t claim = table.claim_of[i];
        const Said said = said_of(snapshot, snapshot.node(table.claims[claim].text()), frame);
        for (; i < table.figures.size() && table.claim_of[i] == claim; ++i) {
            if (said.showing == Showing::Hidden) continue;
            number[i] = static_cast<std::uint32_t>(figures.size());
            figures.push_back(std::move(table.figures[i]));
            figures.back().sources = said.sources;
            figures.back().possible = said.showing == Showing::Uncertain;
            claim_of.push_back(claim);
        }
    }
    table.figures = std::move(figures);
    table.claim_of = std::move(claim_of);
    std::erase_if(table.dates, [&](const DateRemark& remark) {
        return number[remark.figure] == gone || !is_there(snapshot, remark.statement, frame);
    });
    for (DateRemark& remark : table.dates) remark.figure = number[remark.figure];
    std::erase_if(table.links, [&](const ClaimLink& link) {
        return !link.relation.empty() && !is_there(snapshot, link.relation, frame);
    });
}

}  // namespace gainsay
