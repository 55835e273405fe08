"""What no PROV-JSON document can hold, and where each fault stands."""

import json
from typing import Any

import pytest
from tests.interop.prov_documents import PREFIXES, document, typed

from claimtrack.codec import Limits
from claimtrack.errors import MalformedInputError
from claimtrack.graph import ClaimGraph
from claimtrack.interop import prov_text, read_prov_text
from claimtrack.model import Assertion, Claim, Relay, Source, Statement, digest

DERIVED = {"prov:generatedEntity": "ex:b", "prov:usedEntity": "ex:a"}


def problems(text: str | bytes, limits: Limits | None = None) -> list[tuple[str, str]]:
    """The path and the message of each problem."""
    with pytest.raises(MalformedInputError) as caught:
        read_prov_text(text, file="one.json", limits=limits)
    assert {one.file for one in caught.value.problems} == {"one.json"}
    return [(one.path, one.message) for one in caught.value.problems]


SHAPES: list[tuple[str, str, str]] = [
    ("[]", "$", "expected an object: a PROV-JSON document"),
    ("{", "$", "not JSON: line 1, column 2 can't be read"),
    ("\ud800", "$", "not UTF-8: byte 0 belongs to no character"),
    (
        '{"agent": {}, "agent": {}}',
        "$.agent",
        "the key is given more than once",
    ),
    (
        '{"prefix": {"ex": "http://x.org/"}, "agent": {"ex:a": {"ex:n": NaN}}}',
        '$.agent["ex:a"]["ex:n"]',
        "NaN is not a number that JSON has",
    ),
    (
        '{"prefix": {"ex": "http://x.org/"}, "agent": {"ex:a": {"ex:n": [1, "é", NaN]}}}',
        '$.agent["ex:a"]["ex:n"][2]',
        "NaN is not a number that JSON has",
    ),
    (
        document(agent={"ex:\ud800": {}}),
        '$.agent["ex:\\ud800"]',
        "the text has half of a surrogate pair, which is no character",
    ),
    (
        document(agent={"ex:a\u2028": {}}),
        '$.agent["ex:a\u2028"]',
        "'ex:a\\u2028' stands for no IRI",
    ),
    (
        document(agent={"ex:a": {"ex:n": "\ud800"}}),
        '$.agent["ex:a"]["ex:n"]',
        "the text has half of a surrogate pair, which is no character",
    ),
    (
        document(agnt={}),
        "$.agnt",
        "PROV-JSON has no such section; close to it: agent",
    ),
    (document(agent=[]), "$.agent", "expected an object, by name"),
    (document(bundle=[]), "$.bundle", "expected an object, by name"),
    (
        document(bundle={"ex:b": 1}),
        '$.bundle["ex:b"]',
        "expected an object: a bundle",
    ),
    (
        document(bundle={"ex:b": {"bundle": {}}}),
        '$.bundle["ex:b"].bundle',
        "PROV-JSON has no such section; close to it: bundle",
    ),
    (
        document(agent={"ex:a": 1}),
        '$.agent["ex:a"]',
        "expected an object: attributes and values",
    ),
    (
        document(agent={"ex:a": [{}, 1]}),
        '$.agent["ex:a"][1]',
        "expected an object: attributes and values",
    ),
    (
        '{"prefix": []}',
        "$.prefix",
        "expected an object: the namespace of each prefix",
    ),
    (
        '{"prefix": {"ex": "#"}}',
        "$.prefix.ex",
        "expected a namespace: an absolute IRI",
    ),
    (
        '{"prefix": {"prov": "http://x.org/"}}',
        "$.prefix.prov",
        "the prefix 'prov' is for http://www.w3.org/ns/prov#",
    ),
    (
        document(agent={"x:a": {}}),
        '$.agent["x:a"]',
        "'x:a': no prefix 'x' is declared",
    ),
    (document(agent={"a": {}}), "$.agent.a", "'a': no default namespace is declared"),
    (
        document(agent={"ex:a b": {}}),
        '$.agent["ex:a b"]',
        "'ex:a b' stands for no IRI",
    ),
    (
        document(agent={"_:a": {}}),
        '$.agent["_:a"]',
        "'_:a': no prefix '_' is declared",
    ),
    (
        document(wasDerivedFrom={"_:d": {"prov:usedEntity": "ex:a"}}),
        '$.wasDerivedFrom["_:d"]',
        "'prov:generatedEntity' is missing",
    ),
    (
        document(wasDerivedFrom={"_:d": {**DERIVED, "prov:usedEntity": ["ex:a"]}}),
        '$.wasDerivedFrom["_:d"]["prov:usedEntity"]',
        "expected the name of one thing",
    ),
    (
        document(wasDerivedFrom={"_:d": {**DERIVED, "prov:usedEntity": "_:a"}}),
        '$.wasDerivedFrom["_:d"]["prov:usedEntity"]',
        "expected the name of one thing",
    ),
    (
        document(
            wasAssociatedWith={"_:w": {"prov:activity": "ex:r", "prov:agent": "_:a"}}
        ),
        '$.wasAssociatedWith["_:w"]["prov:agent"]',
        "expected the name of one thing",
    ),
    (
        document(wasGeneratedBy={"_:g": {"prov:entity": "ex:a", "prov:time": 2011}}),
        '$.wasGeneratedBy["_:g"]["prov:time"]',
        "expected a time, as text",
    ),
    (
        document(wasGeneratedBy={"_:g": {"prov:entity": "ex:a", "prov:time": "May"}}),
        '$.wasGeneratedBy["_:g"]["prov:time"]',
        "expected an xsd:dateTime such as 2011-11-16T16:05:00Z",
    ),
    (
        document(agent={"ex:a": {"ex:n": None}}),
        '$.agent["ex:a"]["ex:n"]',
        "expected a text, a number, true, false, or an object with '$'",
    ),
    (
        document(agent={"ex:a": {"ex:n": {"type": "xsd:int"}}}),
        '$.agent["ex:a"]["ex:n"]',
        "'$' is missing",
    ),
    (
        document(agent={"ex:a": {"ex:n": {"$": "1", "type": 1}}}),
        '$.agent["ex:a"]["ex:n"].type',
        "expected text",
    ),
    (
        document(agent={"ex:a": {"ex:n": {"$": "1", "unit": "m"}}}),
        '$.agent["ex:a"]["ex:n"].unit',
        "expected '$', 'type' or 'lang'",
    ),
]


@pytest.mark.parametrize(("text", "path", "message"), SHAPES)
def test_a_fault_is_told_at_its_place(text: str, path: str, message: str) -> None:
    assert problems(text.encode("utf-8", "surrogatepass")) == [(path, message)]


def test_every_problem_is_told_at_once_up_to_a_limit() -> None:
    text = document(agent={f"x:{n}": {} for n in range(5)})

    assert len(problems(text)) == 5
    with pytest.raises(MalformedInputError) as caught:
        read_prov_text(text, limits=Limits(problems=2))
    assert (len(caught.value.problems), caught.value.more_count) == (2, 3)


def test_what_is_beyond_the_limits_is_refused() -> None:
    text = document(agent={f"ex:{n}": {"ex:n": "four" * 10} for n in range(5)})

    assert problems(text, Limits(records=4)) == [
        ('$.agent["ex:4"]', "more than 4 entries, the limit for a file")
    ]
    assert problems(text, Limits(depth=2)) == [
        ("$", "nested deeper than 2 levels, the limit")
    ]
    assert problems(text, Limits(text_bytes=39)) == [
        (f'$.agent["ex:{n}"]["ex:n"]', "longer than 39 bytes, the limit for text")
        for n in range(5)
    ]
    assert problems(text, Limits(file_bytes=9)) == [
        ("$", "longer than 9 bytes, the limit for a file")
    ]


def ours() -> dict[str, Any]:
    """A document of ours: one claim, and a relay of it."""
    claim = Claim(text="The bridge fell.")
    first = Statement(source_id="ada", key="first")
    second = Statement(source_id="ada", key="second")
    graph = ClaimGraph(
        [
            Source(id="ada"),
            claim,
            first,
            second,
            Assertion(statement_id=digest(first), claim_id=digest(claim)),
            Relay(statement_id=digest(second), rests_on_id=digest(first)),
        ]
    )
    found: dict[str, Any] = json.loads(prov_text(graph)[0])
    return found


def the(document_: dict[str, Any], section: str, prefix: str) -> tuple[str, Any]:
    """The path and the members of the first thing of a section with a prefix."""
    name = next(x for x in document_[section] if x.startswith(f"{prefix}:"))
    return f"$.{section}[{json.dumps(name)}]", document_[section][name]


def test_an_altered_record_is_not_what_its_digest_says() -> None:
    text = ours()
    path, claim = the(text, "entity", "claim")
    claim["ct:text"] = "The bridge stands."

    ((where, message),) = problems(json.dumps(text))

    assert where == f'{path}["ct:id"]'
    assert message.startswith("not the digest of what stands here, which is ")


@pytest.mark.parametrize(
    ("section", "prefix", "key", "value", "told"),
    [
        ("entity", "assertion", "ct:stance", "hopes", "expected 'asserts' or 'denies'"),
        ("entity", "claim", "ct:colour", "red", "no such key here"),
        ("entity", "claim", "ct:text", ["a", "b"], "expected one value of 'text'"),
        ("entity", "claim", "ct:text", [], "expected one value of 'text'"),
        ("entity", "claim", "ct:text", True, "expected text or null; got true"),
        ("entity", "claim", "ct:text", 1.5, "expected text or null; got 1.5"),
        ("entity", "claim", "ct:answer", "{", "not JSON"),
        ("entity", "claim", "ct:answer", '{"count": ["[2,1]"]}', ""),
        ("entity", "assertion", "ct:claim_id", "0" * 64, "not the digest"),
        ("entity", "assertion", "ct:labels", ["a", 1], "expected text; got 1"),
        ("entity", "statement", "ct:recorded_at", "May", "expected a date such as"),
        ("agent", "source", "ct:kind", "bot", "expected 'person' or"),
        ("wasDerivedFrom", "relay", "ct:mode", "sung", "expected 'verbatim' or"),
    ],
)
def test_a_field_of_ours_is_checked_as_a_log_checks_it(
    section: str, prefix: str, key: str, value: object, told: str
) -> None:
    text = ours()
    path, members = the(text, section, prefix)
    members[key] = value

    found = problems(json.dumps(text))

    assert any(where.startswith(path) and told in message for where, message in found)


def test_a_record_of_ours_lacks_nothing() -> None:
    text = ours()
    path, assertion = the(text, "entity", "assertion")
    del assertion["ct:statement_id"]

    assert problems(json.dumps(text)) == [(path, "'statement_id' is missing")]


def test_a_record_of_ours_stands_once_in_its_own_section_under_one_type() -> None:
    text = ours()
    path, claim = the(text, "entity", "claim")
    name = next(x for x in text["entity"] if x.startswith("claim:"))
    text["entity"][name] = [claim, claim]
    assert problems(json.dumps(text)) == [
        (f"{path}[1]", "a record of claimtrack's, given more than once")
    ]

    agent = {"ex:a": {"prov:type": typed("ct:Claim")}}
    prefix = {**PREFIXES, "ct": "urn:claimtrack:ns:"}
    assert problems(json.dumps({"prefix": prefix, "agent": agent})) == [
        (
            '$.agent["ex:a"]["prov:type"][0]',
            "expected one type of claimtrack's that may be here: Source",
        )
    ]
    agent = {"ex:a": {"prov:type": typed("ct:Source", "ct:Place")}}
    assert problems(json.dumps({"prefix": prefix, "agent": agent})) != []
    used = {"_:u": {"prov:type": typed("ct:Source"), "prov:entity": "ex:a"}}
    attributed = {"prefix": prefix, "wasAttributedTo": used}
    used["_:u"]["prov:agent"] = "ex:b"  # type: ignore[assignment]  # an end, a name
    assert problems(json.dumps(attributed))[0][1].endswith("may be here: none")


def test_records_that_name_what_is_not_there_are_refused_at_their_place() -> None:
    text = ours()
    path, _ = the(text, "entity", "assertion")
    name = next(x for x in text["entity"] if x.startswith("claim:"))
    del text["entity"][name]

    ((where, message),) = problems(json.dumps(text))

    assert where == path
    assert "names nothing, not a claim" in message


def test_two_definitions_of_one_source_are_refused() -> None:
    prefix = {**PREFIXES, "ct": "urn:claimtrack:ns:"}
    agents = {
        f"ex:{kind}": {
            "prov:type": typed("ct:Source"),
            "ct:id": "ada",
            "ct:kind": kind,
        }
        for kind in ("state", "outlet")
    }

    found = problems(json.dumps({"prefix": prefix, "agent": agents}))

    assert [path for path, _ in found] == ['$.agent["ex:outlet"]']
