#include "engine/quotation/text/words.hpp"

#include <unordered_map>
#include <unordered_set>

// Short on purpose: a word that often stands beside a quote without touching its meaning ("so", "nur", "can") would
// report cuts that are none. Made by hand; measured in docs/quotations.md.

namespace gainsay::quotation {
namespace {

const std::unordered_map<std::string, CutKind>& cut_words() {
    using enum CutKind;
    static const std::unordered_map<std::string, CutKind> table{
        // English
        {"not", Negation},
        {"never", Negation},
        {"no", Negation},
        {"nobody", Negation},
        {"none", Negation},
        {"neither", Negation},
        {"nor", Negation},
        {"without", Negation},
        {"cannot", Negation},
        {"hardly", Negation},
        {"scarcely", Negation},
        {"denies that", Negation},
        {"denied that", Negation},
        {"deny that", Negation},
        {"denies", Negation},
        {"denied", Negation},
        {"deny", Negation},
        {"false that", Negation},
        {"untrue that", Negation},
        {"wrong that", Negation},
        {"no longer", Negation},
        {"if", Condition},
        {"unless", Condition},
        {"only if", Condition},
        {"whether", Condition},
        {"provided that", Condition},
        {"provided", Condition},
        {"providing", Condition},
        {"as long as", Condition},
        {"so long as", Condition},
        {"assuming", Condition},
        {"in case", Condition},
        {"except", Condition},
        {"on condition that", Condition},

        {"perhaps", Hedge},
        {"maybe", Hedge},
        {"possibly", Hedge},
        {"probably", Hedge},
        {"allegedly", Hedge},
        {"reportedly", Hedge},
        {"apparently", Hedge},
        {"supposedly", Hedge},
        {"presumably", Hedge},
        {"may", Hedge},
        {"might", Hedge},
        {"could", Hedge},
        {"seems", Hedge},
        {"seem", Hedge},
        {"seemed", Hedge},
        {"appears", Hedge},
        {"appear", Hedge},
        {"appeared", Hedge},
        {"likely", Hedge},
        {"i think", Hedge},
        {"we think", Hedge},
        {"i believe", Hedge},
        {"we believe", Hedge},
        {"i guess", Hedge},
        {"i suspect", Hedge},
        {"i suppose", Hedge},
        {"as far as", Hedge},
        {"in my opinion", Hedge},
        // German
        {"nicht", Negation},
        {"nie", Negation},
        {"niemals", Negation},
        {"kein", Negation},
        {"keine", Negation},
        {"keinen", Negation},
        {"keinem", Negation},
        {"keiner", Negation},
        {"keines", Negation},
        {"niemand", Negation},
        {"weder", Negation},
        {"ohne", Negation},
        {"kaum", Negation},
        {"nirgends", Negation},
        {"keineswegs", Negation},
        {"keinesfalls", Negation},
        {"bestreitet", Negation},
        {"bestritt", Negation},
        {"dementiert", Negation},
        {"dementierte", Negation},
        {"nicht mehr", Negation},
        {"wenn", Condition},
        {"falls", Condition},
        {"sofern", Condition},
        {"solange", Condition},
        {"es sei denn", Condition},
        {"ausser", Condition},
        {"ob", Condition},
        {"vorausgesetzt", Condition},
        {"unter der bedingung", Condition},
        {"sobald", Condition},
        {"vielleicht", Hedge},
        {"möglicherweise", Hedge},
        {"wahrscheinlich", Hedge},
        {"vermutlich", Hedge},
        {"wohl", Hedge},
        {"angeblich", Hedge},
        {"offenbar", Hedge},
        {"anscheinend", Hedge},
        {"scheint", Hedge},
        {"womöglich", Hedge},
        {"könnte", Hedge},
        {"könnten", Hedge},
        {"dürfte", Hedge},
        {"dürften", Hedge},
        {"ich glaube", Hedge},
        {"wir glauben", Hedge},
        {"ich denke", Hedge},
        {"wir denken", Hedge},
        {"ich vermute", Hedge},
        {"meiner meinung nach", Hedge},
    };
    return table;
}

using Words = std::unordered_set<std::string>;

}  // namespace

std::optional<CutKind> cut_kind(const std::string& words) {
    const auto at = cut_words().find(words);
    return at == cut_words().end() ? std::nullopt : std::optional(at->second);
}

bool is_part_of_predicate(const std::string& words) {
    static const Words table{"may",     "might",  "could",      "seems",    "seem",     "seemed",
                             "appears", "appear", "appeared",   "likely",   "scheint",  "könnte",
                             "könnten", "dürfte", "dürften",    "probably", "possibly", "no",
                             "never",   "cannot", "nicht mehr", "kaum"};
    return table.contains(words);
}

bool takes_not(const std::string& word) {
    static const Words table{"don", "doesn",  "didn",    "isn",  "aren",  "wasn", "weren", "won", "wouldn",
                             "can", "couldn", "shouldn", "hasn", "haven", "hadn", "mustn", "ain", "needn"};
    return table.contains(word);
}

bool is_verb_of_saying(const std::string& word) {
    static const Words table{
        // English
        "said", "says", "say", "told", "tells", "added", "adds", "stated", "declared", "declares",
        "announced", "announces", "claimed", "claims", "insisted", "insists", "argued", "argues", "explained",
        "explains", "replied", "replies", "responded", "responds", "answered", "answers", "wrote", "writes",
        "tweeted", "tweets", "warned", "warns", "asked", "asks", "noted", "notes", "acknowledged",
        "acknowledges", "admitted", "admits", "concluded", "concludes", "remarked", "asserted", "asserts",
        "recalled", "recalls", "continued", "continues", "complained", "complains", "commented", "testified",
        "testifies", "alleged", "alleges", "stressed", "stresses", "emphasized", "emphasizes", "emphasised",
        "countered", "counters", "joked", "demanded", "contended", "contends", "maintained", "maintains",
        "predicted", "predicts", "suggested", "suggests", "observed",
        // German
        "sagte", "sagt", "sagten", "sagen", "erklärte", "erklärt", "erklärten", "betonte", "betont", "meinte",
        "meint", "teilte", "teilten", "teilt", "berichtete", "berichtet", "berichteten", "äusserte",
        "äussert", "behauptete", "behauptet", "kritisierte", "kritisiert", "forderte", "fordert", "warnte",
        "warnt", "kündigte", "schrieb", "schreibt", "antwortete", "antwortet", "ergänzte", "ergänzt", "fügte",
        "bestätigte", "bestätigt", "versicherte", "versichert", "bezeichnete", "bezeichnet", "nannte",
        "nennt", "sprach", "spricht", "rief", "verlangte", "begründete", "begründet", "räumte", "verkündete",
        "kommentierte", "kommentiert", "führte", "fragte", "fragt", "äusserten", "erwiderte", "unterstrich",
        "resümierte", "stellte", "zitierte", "zitiert", "lautete", "lobte", "verteidigte"};
    return table.contains(word);
}

bool takes_listener(const std::string& word) {
    static const Words table{"told",    "tells",  "asked",      "asks",      "answered",
                             "answers", "warned", "warns",      "fragte",    "fragt",
                             "warnt",   "warnte", "antwortete", "antwortet", "versicherte"};
    return table.contains(word);
}

bool is_source_phrase(const std::string& words) {
    static const Words table{"according to",     "in the words of",  "laut",    "nach angaben von",
                             "nach angaben der", "nach angaben des", "zufolge", "so",
                             "nach aussage von", "nach worten von"};
    return table.contains(words);
}

bool is_pronoun(const std::string& word) {
    static const Words table{"he",  "she", "they", "it",  "who",    "i",     "we",  "you", "er",
                             "sie", "es",  "der",  "die", "dieser", "diese", "ich", "wir", "ihr"};
    return table.contains(word);
}

bool is_abbreviation(const std::string& word) {
    static const Words table{"mr",  "mrs", "ms",  "dr",  "prof", "st", "sen",  "rep", "gov",
                             "gen", "jr",  "sr",  "vs",  "inc",  "co", "corp", "lt",  "col",
                             "sgt", "rev", "hon", "bzw", "nr",   "ca", "evtl", "ggf", "usw",
                             "etc", "z",   "b",   "u",   "a",    "d",  "h",    "u.s"};
    return table.contains(word) || (word.size() == 1 && word[0] >= 'a' && word[0] <= 'z');
}

bool is_number_sign(const std::string& word) {
    return word == "no" || word == "nr" || word == "nos";
}

}  // namespace gainsay::quotation
