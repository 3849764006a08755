#include "tools/render/answer/record/records.hpp"

#include "graphs/format/text_case/case_json.hpp"
#include "tools/render/answer/names.hpp"

namespace gainsay::render {
namespace {

std::string text_of(const std::optional<Edtf>& date) {
    return date ? date->text() : "";
}

template <class Id>
std::string text_of(const std::optional<Id>& id) {
    return id ? id->text() : "";
}

template <class Id>
std::string list_of(const std::vector<Id>& ids) {
    std::vector<std::string> texts;
    texts.reserve(ids.size());
    for (const Id& id : ids) texts.push_back(id.text());
    return joined(texts, " ");
}

std::string number(double value) {
    return Json(value).text();
}

std::string quantity(const Quantity& one) {
    std::string text = one.measure.empty() ? "" : one.measure + ": ";
    if (one.bound != QuantityBound::Exactly) text += std::string(to_word(one.bound)) + " ";
    if (one.value) {
        text += number(*one.value);
    } else {
        text +=
            (one.low ? number(*one.low) : "..") + std::string(" to ") + (one.high ? number(*one.high) : "..");
    }
    return one.unit.empty() ? text : text + " " + one.unit;
}

std::vector<Column> columns_of(RecordKind kind) {
    switch (kind) {
        case RecordKind::Agent:
            return {{"id"}, {"name"}, {"kind"}, {"aliases"}, {"affiliations"}};
        case RecordKind::Document:
            return {{"id"}, {"title"}, {"kind"}, {"published"}, {"published_by"}, {"seen"}, {"retracted"}};
        case RecordKind::Claim:
            return {{"id"}, {"text"}, {"valid"}, {"topics"}, {"quantities"}};
        case RecordKind::Statement:
            return {{"id"},     {"speaker"},    {"stance"},    {"of"},       {"said_on"},
                    {"manner"}, {"commitment"}, {"documents"}, {"retracted"}};
        case RecordKind::Relation:
            return {{"id"},          {"from"},        {"kind"},   {"to"},
                    {"asserted_by"}, {"asserted_in"}, {"status"}, {"origin"}};
        case RecordKind::Review:
            return {{"id"}, {"of"}, {"by"}, {"in"}, {"rating"}, {"on"}};
    }
    return {};
}

struct CellsOf {
    std::vector<std::string> operator()(const Agent& one) const {
        std::vector<std::string> offices;
        for (const Affiliation& office : one.affiliations) offices.push_back(office.with.text());
        return {one.id.text(), one.name, std::string(to_word(one.kind)), joined(one.aliases),
                joined(offices, " ")};
    }
    std::vector<std::string> operator()(const Document& one) const {
        const std::string retracted = !one.retracted      ? ""
                                      : one.retracted->on ? one.retracted->on->text()
                                                          : "yes, date not known";
        return {one.id.text(),
                one.title,
                std::string(to_word(one.kind)),
                text_of(one.published),
                list_of(one.published_by),
                one.snapshot ? "yes" : "no",
                retracted};
    }
    std::vector<std::string> operator()(const Claim& one) const {
        std::vector<std::string> quantities;
        for (const Quantity& each : one.quantities) quantities.push_back(quantity(each));
        return {one.id.text(), one.text, text_of(one.valid), joined(one.topics), joined(quantities, "; ")};
    }
    std::vector<std::string> operator()(const Statement& one) const {
        std::vector<std::string> documents;
        for (const Occurrence& each : one.occurrences) documents.push_back(each.document.text());
        const std::string retracted = !one.retracted      ? ""
                                      : one.retracted->on ? one.retracted->on->text()
                                                          : "yes, date not known";
        return {one.id.text(),
                one.speaker.text(),
                std::string(to_word(one.stance)),
                one.of.text(),
                text_of(one.said_on),
                std::string(to_word(one.manner)),
                std::string(to_word(one.commitment)),
                joined(documents, " "),
                retracted};
    }
    std::vector<std::string> operator()(const Relation& one) const {
        return {one.id.text(),
                one.from.text(),
                std::string(to_word(one.kind)),
                one.to.text(),
                text_of(one.asserted_by),
                text_of(one.asserted_in),
                std::string(to_word(one.status)),
                one.origin};
    }
    std::vector<std::string> operator()(const Review& one) const {
        std::string rating = one.rating.label;
        if (one.rating.value) {
            rating += (rating.empty() ? "" : ", ") + number(*one.rating.value);
            if (one.rating.best) rating += " of " + number(*one.rating.best);
        }
        return {one.id.text(), one.of.text(), text_of(one.by), text_of(one.in), rating, text_of(one.on)};
    }
};

}  // namespace

RecordRows::RecordRows(const Output& output, RecordKind kind)
    : rows_(output.begin({std::string(to_string(kind)) + "s", columns_of(kind)})) {}

void RecordRows::add(const Record& record) {
    ++count_;
    if (rows_->wants_json()) {
        rows_->json(Json::of_json(record_to_json_line(record)));
    } else {
        rows_->cells(std::visit(CellsOf{}, record));
    }
}

void RecordRows::finish(bool limited) {
    rows_->finish(JsonObject().put("count", count_).put("limited", limited));
}

}  // namespace gainsay::render
