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
        "predicted", "predicts", "suggested", "suggests", "observed", "reported", "reports", "quipped",
        "joked",
        // German
        "sagte", "sagt", "sagten", "sagen", "erklärte", "erklärt", "erklärten", "betonte", "betont", "meinte",
        "meint", "teilte", "teilten", "teilt", "berichtete", "berichtet", "berichteten", "äusserte",
        "äussert", "behauptete", "behauptet", "kritisierte", "kritisiert", "forderte", "fordert", "warnte",
        "warnt", "kündigte", "schrieb", "schreibt", "antwortete", "antwortet", "ergänzte", "ergänzt", "fügte",
        "bestätigte", "bestätigt", "versicherte", "versichert", "bezeichnete", "bezeichnet", "nannte",
        "nennt", "sprach", "spricht", "rief", "verlangte", "begründete", "begründet", "räumte", "verkündete",
        "kommentierte", "kommentiert", "führte", "fragte", "fragt", "äusserten", "erwiderte", "unterstrich",
        "resümierte", "stellte", "fügt", "führt", "räumt", "entgegnete", "bekräftigte", "erläuterte",
        "schilderte", "zitierte", "zitiert", "lautete", "lobte", "verteidigte"};
    return table.contains(word);
}

bool is_verb_of_stance(const std::string& word) {
    static const Words table{
        // English
        "accused", "accuses", "advised", "advises", "advocated", "advocates", "affirmed", "affirms", "agreed",
        "agrees", "applauded", "applauds", "assailed", "assured", "assures", "believed", "believes", "blamed",
        "blames", "blasted", "blasts", "boasted", "boasts", "bragged", "branded", "called", "calls",
        "cautioned", "cautions", "challenged", "charged", "charges", "chided", "cited", "cites", "commended",
        "compared", "compares", "conceded", "concedes", "condemned", "condemns", "confirmed", "confirms",
        "congratulated", "credited", "credits", "cried", "criticised", "criticises", "criticized",
        "criticizes", "decried", "decries", "defended", "defends", "denounced", "denounces", "deplored",
        "derided", "described", "describes", "detailed", "disclosed", "dismissed", "dismisses", "echoed",
        "echoes", "endorsed", "endorses", "estimated", "estimates", "exclaimed", "expected", "expects",
        "expressed", "expresses", "feared", "fears", "forecast", "gloated", "guaranteed", "guessed", "hailed",
        "highlighted", "hinted", "hoped", "hopes", "implied", "implies", "indicated", "indicates",
        "interjected", "labeled", "labelled", "lamented", "laments", "lauded", "likened", "mentioned",
        "mocked", "mused", "objected", "offered", "offers", "opined", "outlined", "pledged", "pledges",
        "pointed", "points", "portrayed", "posted", "praised", "praises", "proclaimed", "projected",
        "projects", "promised", "promises", "proposed", "proposes", "protested", "questioned", "questions",
        "quoted", "quotes", "railed", "reaffirmed", "recommended", "recommends", "recounted", "referred",
        "refers", "regarded", "regards", "reiterated", "reiterates", "rejected", "rejects", "remembered",
        "remembers", "reminded", "reminds", "repeated", "repeats", "retorted", "revealed", "reveals",
        "ridiculed", "ripped", "scoffed", "shouted", "signaled", "signals", "slammed", "slams", "speculated",
        "surmised", "suspected", "suspects", "teased", "thanked", "thinks", "thought", "threatened",
        "threatens", "touted", "touts", "underlined", "underscored", "urged", "urges", "viewed", "views",
        "voiced", "vowed", "vows", "wanted", "wants", "welcomed", "wondered", "wonders", "worried", "worries",
        "yelled",
        // German
        "angekündigt", "appelliert", "appellierte", "bat", "bedauert", "bedauerte", "befürchtet",
        "befürchtete", "begrüsst", "begrüsste", "behauptet", "beklagt", "beklagte", "bemängelt", "bemängelte",
        "berief", "beschreibt", "beschrieb", "bestätigt", "beteuerte", "betont", "bezeichnet", "bittet",
        "droht", "drohte", "empfahl", "empfiehlt", "erinnerte", "erklärt", "ermahnte", "fürchtet", "gab",
        "gefordert", "genannt", "gesagt", "geschrieben", "gestand", "gewarnt", "geäussert", "glaubt",
        "glaubte", "gratulierte", "hielt", "hinzugefügt", "hob", "hofft", "hoffte", "hält", "konstatiert",
        "konstatierte", "kritisiert", "mahnt", "mahnte", "merkte", "mitgeteilt", "moniert", "monierte",
        "plädiert", "plädierte", "prophezeite", "rügt", "rügte", "sah", "schlug", "sieht", "stellt",
        "twitterte", "urteilt", "urteilte", "verglich", "vermutet", "vermutete", "versprach", "verspricht",
        "verurteilt", "verurteilte", "verweist", "verwies", "warf", "wertet", "wertete", "wiederholte",
        "wies", "wirft", "würdigte", "zugesichert", "knocked", "sniped", "intimated", "demurred", "meldet",
        "meldete", "bekannte"};
    return table.contains(word);
}

bool is_participle_of_saying(const std::string& word) {
    static const Words table{
        "accusing",  "acknowledging", "adding",     "admitting",   "arguing",     "asserting",  "blaming",
        "boasting",  "calling",       "claiming",   "complaining", "concluding",  "contending", "criticizing",
        "declaring", "denouncing",    "describing", "dismissing",  "emphasizing", "explaining", "insisting",
        "joking",    "maintaining",   "noting",     "pledging",    "praising",    "predicting", "promising",
        "proposing", "recalling",     "saying",     "stating",     "stressing",   "suggesting", "telling",
        "touting",   "tweeting",      "urging",     "vowing",      "warning",     "writing",    "portraying",
        "casting",   "attacking",     "offering",   "citing",      "thanking"};
    return table.contains(word);
}

bool goes_between_name_and_verb(const std::string& word) {
    static const Words table{
        "aber",       "after",        "again",     "already",   "also",       "am",           "are",
        "at",         "auch",         "auf",       "ausserdem", "before",     "bei",          "could",
        "dabei",      "darauf",       "daraufhin", "dazu",      "did",        "do",           "does",
        "during",     "earlier",      "even",      "first",     "friday",     "further",      "gegenüber",
        "gestern",    "habe",         "haben",     "had",       "has",        "hat",          "hatte",
        "have",       "herself",      "heute",     "himself",   "im",         "in",           "is",
        "ist",        "jedoch",       "just",      "last",      "later",      "monday",       "nach",
        "noch",       "on",           "once",      "over",      "recently",   "repeatedly",   "saturday",
        "soll",       "später",       "still",     "sunday",    "themselves", "then",         "this",
        "thursday",   "to",           "today",     "tonight",   "tuesday",    "vor",          "war",
        "was",        "wednesday",    "weiter",    "were",      "will",       "wird",         "would",
        "wurde",      "wörtlich",     "yesterday", "zudem",     "zuvor",      "however",      "meanwhile",
        "separately", "subsequently", "instead",   "though",    "zunächst",   "schliesslich", "anschliessend",
        "ebenfalls"};
    return table.contains(word);
}

bool goes_on_behind_verb(const std::string& word) {
    static const Words table{
        "about",    "after",  "am",        "and",     "as",        "at",      "auf",       "before", "bei",
        "dazu",     "during", "friday",    "from",    "gegenüber", "gestern", "heute",     "im",     "in",
        "last",     "later",  "monday",    "nach",    "of",        "on",      "saturday",  "sunday", "this",
        "thursday", "to",     "today",     "tuesday", "via",       "vor",     "wednesday", "weiter", "when",
        "while",    "with",   "yesterday", "zum",     "zur",       "zu",      "über",      "in",     "an"};
    return table.contains(word);
}

bool makes_name_an_object(const std::string& word) {
    static const Words table{"about", "against", "among", "at",  "aus",  "bei", "between", "by",  "for",
                             "from",  "für",     "gegen", "in",  "like", "mit", "nach",    "of",  "on",
                             "than",  "to",      "von",   "wie", "with", "zu",  "zum",     "zur", "über"};
    return table.contains(word);
}

bool is_subordinator(const std::string& word) {
    static const Words table{"as",    "while", "when", "that", "because", "who",  "which", "where",  "since",
                             "after", "if",    "dass", "weil", "während", "wenn", "als",   "nachdem"};
    return table.contains(word);
}

std::optional<Gender> gender_of_pronoun(const std::string& word) {
    if (word == "he" || word == "er") return Gender::He;
    if (word == "she" || word == "sie") return Gender::She;
    return std::nullopt;
}

std::optional<Gender> gender_of_title(const std::string& word) {
    static const Words he{"mr", "mister", "sir", "herr", "herrn", "congressman"};
    static const Words she{"mrs", "ms", "miss", "lady", "frau", "congresswoman", "spokeswoman"};
    if (he.contains(word)) return Gender::He;
    if (she.contains(word)) return Gender::She;
    return std::nullopt;
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
