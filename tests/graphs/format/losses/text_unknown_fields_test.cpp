// What no reader knows, in every place of a text where something can be said: each is kept or named in the report.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graphs/format/losses/nothing_silent.hpp"

namespace gainsay::test {
namespace {

using ::testing::IsEmpty;

struct TextInputOf {
    const char* name;
    const char* format;
    std::string text;
    friend void PrintTo(const TextInputOf& one, std::ostream* out) { *out << one.name; }
};
class UnknownWords : public ::testing::TestWithParam<TextInputOf> {};

TEST_P(UnknownWords, AreKeptOrNamed) {
    EXPECT_THAT(lost_in_silence(GetParam().format, {GetParam().text}), IsEmpty());
}

const std::string prefixes =
    "@prefix prov: <http://www.w3.org/ns/prov#> .\n@prefix cito: <http://purl.org/spar/cito/> .\n"
    "@prefix s: <http://schema.org/> .\n@prefix x: <https://x.example/> .\n@prefix gs: "
    "<https://gainsay.dev/ns#> .\n";

const std::string graphml_head = R"(<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="k" for="node" attr.name="kind"/><key id="e" for="edge" attr.name="kind"/>
<key id="q" for="all" attr.name="zq1"/><key id="l" for="node" attr.name="label"/>
)";

const std::string foreign_graph = R"(<graph edgedefault="directed"><desc>zv2</desc><data key="q">zv1</data>
<node id="c"><desc>zv3</desc><data key="k">claim</data><data key="l">It rains</data><data key="q">zv4</data>
  <port name="zv5"><data key="q">zv6</data></port></node>
<node id="d"><data key="k">claim</data><data key="l">It is dry</data><data key="type">zv7</data>
  <data key="name">zv8</data><data key="title">zv9</data><data key="date">zv10</data></node>
<node id="a" zq11="zv11"><data key="k">agent</data><data key="l">Ann</data><data key="type">zv12</data>
  <data key="name">zv13</data><data key="note">n</data><data key="description">zv14</data></node>
<node id="b"><data key="k">agent</data><data key="l">Body</data><data key="Node Type">zv43</data></node>
<node id="v"><data key="k">review</data><data key="l">zv15</data><data key="rating">False</data><data key="date">zv16</data></node>
<node id="t"><data key="k">statement</data><data key="l">zv17</data><data key="said_on">2020</data><data key="date">zv18</data></node>
<node id="p"><data key="k">document</data><data key="l">P</data><data key="title">zv19</data><data key="published">2020</data>
  <data key="date">zv20</data><data key="zq40"><u>zv40</u></data><data key="x">zv44</data><data key="x">zv45</data></node>
<edge id="r" source="c" target="d"><data key="e">rebuts</data><data key="q">zv22</data><data key="status">zv23</data>
  <data key="asserted_by">zv24</data><data key="label">zv25</data><data key="asserted_in">zv26</data></edge>
<edge source="a" target="c"><data key="e">asserts</data><data key="q">zv27</data><data key="date">zv28</data><data key="label">zv29</data></edge>
<edge source="v" target="d"><data key="e">reviews</data><data key="weight">zv30</data><desc>zv41</desc></edge>
<edge source="t" target="a"><data key="e">spoken_by</data><data key="weight">zv31</data></edge>
<edge source="t" target="c"><data key="e">asserts</data><data key="weight">zv32</data></edge>
<edge source="a" target="b"><data key="e">affiliated_with</data><data key="role">mayor</data><data key="weight">zv33</data>
  <data key="since">zv34</data></edge>
<edge source="p" target="c" zq35="zv35"><data key="e">states</data><data key="weight">zv36</data></edge>
<edge source="p" target="p"><data key="e">cites</data><data key="manner">zv37</data></edge>
<hyperedge><desc>zv42</desc><endpoint node="zv38"/></hyperedge>
<zq39>zv39</zq39></graph></graphml>
)";

const std::string argdown = R"(===
title: T
zq1: zv1
model:
  zq2: zv2
===

# Heading #zv40 {zq3: zv3}

[A]: It rains. {speaker: Ann, zq4: zv4, date: 2020}
  - [B]: It is dry. {zq5: zv5, relation: {zq6: zv6}}
  + <C>: Because. {zq7: zv7}
  + <zv41

<D>: An argument, zv22, with [a link](https://zv23.example). {zq8: zv8, source: S, date: zv24, quote: zv25, extra: {zq26: zv26}, zq42: zv42, speaker: [zv27]}

(1) [P]: One. {zq9: zv9}
-- Rule {uses: [1], zq10: zv10} --
(2) [Q]: Two. {zq11: zv11, relation: {zq28: zv28}}

[A]: It rains a lot, zv12. {zq13: zv13, zq4: zv29}

[E]: Words. {speaker: [Ann], stance: denies, body: zv14, quote: zv15, source: zv16, proponent: zv30}

[E]: Words. {speaker: Ann, stance: denies, quote: zv31}

[F]: More. {date: zv17, source: zv18, extra: {zq32: zv32}, isCanonical: true}

<D>: Again, zv20. {zq42: zv43, source: zv33}

[G]: Even more. {statements: [{id: statement:s, speaker: agent:ann, stance: asserts, zq21: zv21}], source: [zv34], relation: zv35}

[H]: And more. {speaker: Ann, body: {zq36: zv36}, quote: [zv37]}

[I]: #zv38 Tagged.
)";

const TextInputOf inputs[] = {
    {"InNamelessNodes", "turtle",
     prefixes + "x:c a s:Claim ; s:text \"It rains\" ; x:zq1 \"zv1\" ; s:author [ a s:Person ; s:name "
                "\"Ann\" ; x:zq2 \"zv2\" ;\n"
                "  x:home [ x:zq3 \"zv3\" ; x:part [ x:zq4 \"zv4\" ] ] ] ; x:about [ x:zq5 \"zv5\" ] .\n"
                "x:d a s:Claim ; s:text \"It is dry\" ; s:author [ a s:Person ; s:name \"Ann\" ; x:zq6 "
                "\"zv6\" ; s:email \"zv7\" ] .\n"
                "x:e a s:Report ; s:name \"E\" ; s:author \"Ann\" ; x:parts ( \"zv8\" [ x:zq9 \"zv9\" ] ( "
                "\"zv10\" ) ) .\n"
                "[ a x:Boat ; x:zq11 \"zv11\" ] .\n"
                "x:act prov:wasAssociatedWith [ a s:Person ; s:name \"Eve\" ] ; a prov:Activity ; x:zq12 "
                "\"zv12\" .\n"},
    {"InRings", "turtle",
     prefixes +
         "x:c a s:Claim ; s:text \"It rains\" ; x:about _:a . _:a x:next _:b ; x:zq1 \"zv1\" . _:b x:next "
         "_:a ; x:zq2 \"zv2\" .\n"},
    {"InTheCase", "turtle",
     prefixes + "x:case a gs:Case ; s:name \"Case\", \"zv1\" ; x:zq2 \"zv2\" ; x:in [ x:zq3 \"zv3\" ] .\n"},
    {"InAForeignGraph", "graphml", graphml_head + foreign_graph},
    {"InADrawingOfYed", "graphml",
     graphml_head +
         R"(<graph><node id="c"><data key="k">claim</data><data key="zq1"><ShapeNode><Geometry x="zv1"/>
<NodeLabel>It rains</NodeLabel><NodeLabel>zv2</NodeLabel></ShapeNode></data></node></graph></graphml>)"},
    {"InArgdown", "argdown", argdown},
    {"InOurTable", "csv",
     "id,text,zq1,extra,topics,name,kind\nclaim:c,It "
     "rains,zv1,\"{\"\"zq2\"\":\"\"zv2\"\"}\",t,,\nagent:a,,zv3 zq1,,,Ann,person\ncase,,zv4,,,,\n"},
    {"InFacts", "apx", "arg(a). arg(b). att(a,b). zq2(zv2). zq3(a,zv3).\natt(b,a) :- 0.5.\n"},
    {"InTgf", "tgf", "a zv1\nb\n#\na b zv2\n"},
};

INSTANTIATE_TEST_SUITE_P(Text, UnknownWords, ::testing::ValuesIn(inputs),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace gainsay::test
