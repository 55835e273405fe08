import json

import pytest

from claimtrack.codec import CaseText, read_texts
from claimtrack.errors import MalformedInputError
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Correction,
    CorrectionKind,
    Document,
    Envelope,
    Order,
    Relay,
    RelayBasis,
    RelayMode,
    Response,
    Source,
    Statement,
    StatementKind,
    When,
    digest,
)

SOURCES = [{"id": "ministry"}, {"id": "agency"}, {"id": "site"}]

NO_TIME = (
    "expected a date such as 2020-09 or 2020-09-27, or a time such as "
    "2020-09-27T10:02+04:00; got "
)


def graph_of(*cases: dict[str, object]) -> ClaimGraph:
    return read_texts(
        CaseText(
            content=json.dumps({"claimtrack": 1, "sources": SOURCES, **case}).encode(),
            file=f"{number}.json",
        )
        for number, case in enumerate(cases)
    )


def problems_of(*cases: dict[str, object]) -> list[tuple[str | None, str, str]]:
    with pytest.raises(MalformedInputError) as caught:
        graph_of(*cases)
    return [(one.file, one.path, one.message) for one in caught.value.problems]


def said(key: str, source: str = "ministry") -> Statement:
    return Statement(source_id=source, key=key)


def test_a_document_is_read_with_all_that_is_said_of_it() -> None:
    graph = graph_of(
        {
            "documents": [
                {
                    "id": "page",
                    "publisher": "site",
                    "url": "https://example.org/1",
                    "title": "Losses",
                    "language": "en",
                    "published_at": "2020-09-27T10:02+04:00",
                    "digest": "sha256:00",
                    "text": "Two helicopters were lost.",
                }
            ]
        }
    )

    page = Document(
        publisher_id="site",
        url="https://example.org/1",
        title="Losses",
        language="en",
        published_at=When(text="2020-09-27T10:02+04:00"),
        digest="sha256:00",
        text="Two helicopters were lost.",
    )
    assert graph == ClaimGraph(
        [
            *(Source(id=one["id"]) for one in SOURCES),
            page,
            Envelope(record_id=digest(page), labels=["page"]),
        ]
    )


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ({"publisher": "site"}, Document(publisher_id="site")),
        ({"url": "u"}, Document(url="u")),
        ({"digest": "d"}, Document(digest="d")),
        (
            {
                "url": "u",
                "publisher": None,
                "title": None,
                "language": None,
                "published_at": None,
                "digest": None,
                "text": None,
            },
            Document(url="u"),
        ),
    ],
)
def test_a_document_has_a_publisher_a_url_or_a_digest(
    given: dict[str, object], read: Document
) -> None:
    graph = graph_of({"documents": [{"id": "page", **given}]})

    assert list(graph.of_kind(Document).values()) == [read]


@pytest.mark.parametrize(
    ("document", "path", "told"),
    [
        ({}, "", "a document has a publisher, a url or a digest"),
        ({"title": "t"}, "", "a document has a publisher, a url or a digest"),
        (
            {"publisher": "sight"},
            ".publisher",
            "no source is called 'sight'; close to it: site; declare it",
        ),
        (
            {"url": "u", "published_at": "yesterday"},
            ".published_at",
            f"{NO_TIME}'yesterday'",
        ),
    ],
)
def test_a_document_that_can_not_be_is_one_problem_with_all_that_stands_in_it(
    document: dict[str, object], path: str, told: str
) -> None:
    problems = problems_of(
        {
            "documents": [{"id": "page", **document}],
            "statements": [
                {"source": "ministry", "document": "page", "claims": [{"text": "a"}]},
                {"source": "agency", "document": "page"},
            ],
        }
    )

    assert problems == [("0.json", f"$.documents[0]{path}", told)]


def test_title_and_text_of_one_document_are_united_over_files() -> None:
    graph = graph_of(
        {"documents": [{"id": "page", "url": "u", "title": "T"}]},
        {"documents": [{"id": "seite", "url": "u", "text": "Words."}]},
    )

    page = Document(url="u", title="T", text="Words.")
    assert list(graph.of_kind(Document).values()) == [page]
    assert graph.envelope(digest(page)).labels == ("page", "seite")


@pytest.mark.parametrize("key", ["title", "text"])
def test_one_document_in_two_versions_is_refused_with_both_places(key: str) -> None:
    problems = problems_of(
        {"documents": [{"id": "page", "url": "u", key: "A"}]},
        {"documents": [{"id": "other", "url": "v"}, {"id": "p", "url": "u", key: "B"}]},
    )

    ((file, path, message),) = problems
    assert (file, path) == ("1.json", "$.documents[1]")
    assert "0.json $.documents[0]" in message
    assert message.endswith(f"{key} is 'A' and 'B'")


def test_a_statement_is_read_with_all_that_is_said_of_it() -> None:
    graph = graph_of(
        {
            "documents": [{"id": "page", "url": "u"}],
            "statements": [
                {
                    "id": "losses",
                    "source": "ministry",
                    "asserted_at": "2020-09-27",
                    "document": "page",
                    "kind": "call",
                    "quote": "We call on both.",
                    "key": "briefing",
                }
            ],
        }
    )

    page = Document(url="u")
    statement = Statement(
        source_id="ministry",
        asserted_at=When(text="2020-09-27"),
        document_id=digest(page),
        kind=StatementKind.CALL,
        quote="We call on both.",
        key="briefing",
    )
    assert graph == ClaimGraph(
        [
            *(Source(id=one["id"]) for one in SOURCES),
            page,
            statement,
            Envelope(record_id=digest(page), labels=["page"]),
            Envelope(record_id=digest(statement), labels=["losses"]),
        ]
    )


@pytest.mark.parametrize("kind", list(StatementKind))
def test_a_statement_has_any_kind_that_statements_have(kind: StatementKind) -> None:
    statement = {"source": "ministry", "key": "1", "kind": kind.value}

    graph = graph_of({"statements": [statement]})

    read = Statement(source_id="ministry", key="1", kind=kind)
    assert list(graph.of_kind(Statement).values()) == [read]


def test_what_is_null_in_a_statement_is_absent() -> None:
    graph = graph_of(
        {
            "statements": [
                {
                    "id": None,
                    "source": "ministry",
                    "asserted_at": None,
                    "document": None,
                    "kind": None,
                    "quote": None,
                    "key": "1",
                    "claims": None,
                    "relays": None,
                    "responds_to": None,
                    "after": None,
                    "corrects": None,
                    "retracts": None,
                    "disowns": None,
                }
            ]
        }
    )

    assert graph == ClaimGraph([*(Source(id=one["id"]) for one in SOURCES), said("1")])


@pytest.mark.parametrize(
    ("statement", "name", "key"),
    [
        ({"id": "s"}, "case", "case/s"),
        ({"id": "s", "key": "k"}, "case", "k"),
        ({"id": "s", "quote": "q"}, "case", None),
        ({"id": "s", "document": "page"}, "case", None),
        ({"quote": "q"}, None, None),
        ({"document": "page"}, None, None),
        ({"key": "k"}, None, "k"),
    ],
)
def test_a_key_is_made_of_case_and_label_where_nothing_else_tells_it_apart(
    statement: dict[str, object], name: str | None, key: str | None
) -> None:
    graph = graph_of(
        {
            "name": name,
            "documents": [{"id": "page", "url": "u"}],
            "statements": [{"source": "ministry", **statement}],
        }
    )

    keys = [one.key for one in graph.of_kind(Statement).values()]
    assert keys == [key]


@pytest.mark.parametrize(
    ("statement", "name", "missing"),
    [
        ({}, None, "it an id (and the case a name)"),
        ({}, "case", "it an id (and the case a name)"),
        ({"id": "s"}, None, "the case a name"),
        ({"id": "s", "quote": "", "key": ""}, "", "the case a name"),
    ],
)
def test_a_statement_that_nothing_tells_from_another_is_refused(
    statement: dict[str, object], name: str | None, missing: str
) -> None:
    problems = problems_of(
        {"name": name, "statements": [{"source": "ministry", **statement}]}
    )

    message = (
        "nothing tells this statement from another of its source: give it a "
        f"document, a quote or a key, or {missing}"
    )
    assert problems == [("0.json", "$.statements[0]", message)]


@pytest.mark.parametrize(
    ("statement", "path", "told"),
    [
        (
            {"source": "minstry"},
            "source",
            "no source is called 'minstry'; close to it: ministry; declare it",
        ),
        ({"source": "town"}, "source", "expected a source; 'town' is a place"),
        (
            {"source": "ministry", "document": "pages"},
            "document",
            "no document is called 'pages'; close to it: page",
        ),
        (
            {"source": "ministry", "asserted_at": "27.09.2020"},
            "asserted_at",
            f"{NO_TIME}'27.09.2020'",
        ),
    ],
)
def test_a_statement_that_can_not_be_is_one_problem_with_all_that_rests_on_it(
    statement: dict[str, object], path: str, told: str
) -> None:
    problems = problems_of(
        {
            "name": "case",
            "places": [{"id": "town"}],
            "documents": [{"id": "page", "url": "u"}],
            "statements": [
                {"id": "broken", "claims": [{"text": "a"}], **statement},
                {
                    "id": "resting",
                    "source": "agency",
                    "relays": [{"statement": "broken"}],
                    "after": ["broken"],
                    "claims": [{"of": "broken"}, {"of": "broken#1"}, {"text": "b"}],
                },
            ],
            "reviews": [{"statement": "broken", "claim": "broken", "rating": "True"}],
            "links": [
                {
                    "kind": "same",
                    "between": ["broken#1", "resting#3"],
                    "by": "ada",
                    "because": "both rest on it",
                },
                {
                    "kind": "contradicts",
                    "between": ["broken", "resting"],
                    "by": "ada",
                    "because": "why not",
                },
            ],
        }
    )

    assert problems == [("0.json", f"$.statements[0].{path}", told)]


def test_two_labels_of_one_file_on_one_utterance_are_refused() -> None:
    problems = problems_of(
        {
            "statements": [
                {"id": "one", "source": "ministry", "quote": "Two tanks."},
                {"id": "other", "source": "ministry", "quote": "Two tanks."},
            ]
        }
    )

    message = (
        "the same utterance stands at $.statements[0]; give one of the two "
        "a quote or a key of its own"
    )
    assert problems == [("0.json", "$.statements[1]", message)]


def test_one_utterance_in_two_files_is_one_statement_with_both_labels() -> None:
    graph = graph_of(
        {"statements": [{"id": "one", "source": "ministry", "quote": "Two tanks."}]},
        {"statements": [{"id": "other", "source": "ministry", "quote": "Two tanks."}]},
    )

    statement = Statement(source_id="ministry", quote="Two tanks.")
    assert list(graph.of_kind(Statement).values()) == [statement]
    assert graph.envelope(digest(statement)).labels == ("one", "other")


def test_two_utterances_that_differ_in_time_alone_are_two_statements() -> None:
    graph = graph_of(
        {
            "statements": [
                {"source": "ministry", "quote": "Two.", "asserted_at": "2020-09-27"},
                {"source": "ministry", "quote": "Two.", "asserted_at": "2020-09-28"},
            ]
        }
    )

    assert len(graph.of_kind(Statement)) == 2


def test_a_relay_is_read_with_all_that_is_said_of_it() -> None:
    graph = graph_of(
        {
            "statements": [
                {"id": "first", "source": "ministry", "key": "1"},
                {
                    "source": "agency",
                    "key": "2",
                    "relays": [
                        {
                            "statement": "first",
                            "mode": "translated",
                            "basis": "inferred",
                            "attributed_to": "site",
                        }
                    ],
                },
            ]
        }
    )

    assert list(graph.of_kind(Relay).values()) == [
        Relay(
            statement_id=digest(said("2", "agency")),
            rests_on_id=digest(said("1")),
            mode=RelayMode.TRANSLATED,
            basis=RelayBasis.INFERRED,
            attributed_to="site",
        )
    ]


def test_a_relay_of_which_nothing_is_said_has_an_unknown_mode_and_no_basis() -> None:
    graph = graph_of(
        {
            "statements": [
                {"id": "first", "source": "ministry", "key": "1"},
                {
                    "source": "agency",
                    "key": "2",
                    "relays": [
                        {"statement": "first"},
                        {
                            "statement": "first",
                            "mode": None,
                            "basis": None,
                            "attributed_to": None,
                        },
                    ],
                },
            ]
        }
    )

    assert list(graph.of_kind(Relay).values()) == [
        Relay(statement_id=digest(said("2", "agency")), rests_on_id=digest(said("1")))
    ]


def test_a_relay_can_stand_before_what_it_relays_and_in_another_file() -> None:
    relaying = {
        "source": "agency",
        "key": "2",
        "relays": [{"statement": "here"}, {"statement": "there"}],
    }

    graph = graph_of(
        {
            "statements": [
                relaying,
                {"id": "here", "source": "ministry", "key": "1"},
            ]
        },
        {"statements": [{"id": "there", "source": "site", "key": "3"}]},
    )

    relaying_id = digest(said("2", "agency"))
    assert set(graph.of_kind(Relay).values()) == {
        Relay(statement_id=relaying_id, rests_on_id=digest(said("1"))),
        Relay(statement_id=relaying_id, rests_on_id=digest(said("3", "site"))),
    }


def test_relays_may_ring() -> None:
    graph = graph_of(
        {
            "statements": [
                {
                    "id": key,
                    "source": "site",
                    "key": key,
                    "relays": [{"statement": other}],
                }
                for key, other in (("a", "b"), ("b", "a"), ("c", "c"))
            ]
        }
    )

    assert len(graph.of_kind(Relay)) == 3


@pytest.mark.parametrize(
    ("relay", "path", "told"),
    [
        (
            {"statement": "frist"},
            "statement",
            "no statement is called 'frist'; close to it: first",
        ),
        (
            {"statement": "first", "attributed_to": "cite"},
            "attributed_to",
            "no source is called 'cite'; close to it: site; declare it",
        ),
        (
            {"statement": "first", "attributed_to": "town"},
            "attributed_to",
            "expected a source; 'town' is a place",
        ),
    ],
)
def test_a_relay_that_can_not_be_is_one_problem(
    relay: dict[str, object], path: str, told: str
) -> None:
    problems = problems_of(
        {
            "places": [{"id": "town"}],
            "statements": [
                {"id": "first", "source": "ministry", "key": "1"},
                {"source": "agency", "key": "2", "relays": [relay]},
            ],
        }
    )

    assert problems == [("0.json", f"$.statements[1].relays[0].{path}", told)]


@pytest.mark.parametrize(
    ("key", "kind", "fields"),
    [
        ("responds_to", Response, ("statement_id", "answers_id")),
        ("after", Order, ("statement_id", "after_id")),
    ],
)
def test_responses_and_orders_are_read(
    key: str, kind: type[Response | Order], fields: tuple[str, str]
) -> None:
    graph = graph_of(
        {
            "statements": [
                {"id": "later", "source": "agency", "key": "3", key: ["a", "b"]},
                {"id": "a", "source": "ministry", "key": "1"},
                {"id": "b", "source": "ministry", "key": "2"},
            ]
        }
    )

    later, earlier = fields
    later_id = digest(said("3", "agency"))
    assert set(graph.of_kind(kind).values()) == {
        kind(**{later: later_id, earlier: digest(said("1"))}),
        kind(**{later: later_id, earlier: digest(said("2"))}),
    }


@pytest.mark.parametrize("kind", list(CorrectionKind))
def test_corrections_are_read(kind: CorrectionKind) -> None:
    graph = graph_of(
        {
            "statements": [
                {"id": "a", "source": "ministry", "key": "1"},
                {"id": "b", "source": "ministry", "key": "2", kind.value: ["a"]},
            ]
        }
    )

    assert list(graph.of_kind(Correction).values()) == [
        Correction(
            statement_id=digest(said("2")), corrects_id=digest(said("1")), kind=kind
        )
    ]


def test_one_statement_can_be_corrected_and_disowned_by_one() -> None:
    graph = graph_of(
        {
            "statements": [
                {"id": "a", "source": "ministry", "key": "1"},
                {
                    "source": "ministry",
                    "key": "2",
                    "corrects": ["a"],
                    "retracts": ["a"],
                    "disowns": ["a"],
                },
            ]
        }
    )

    kinds = {one.kind for one in graph.of_kind(Correction).values()}
    assert kinds == set(CorrectionKind)


@pytest.mark.parametrize(
    "key", ["responds_to", "after", "corrects", "retracts", "disowns"]
)
def test_what_a_statement_points_at_must_be_there(key: str) -> None:
    problems = problems_of(
        {
            "statements": [
                {"id": "first", "source": "ministry", "key": "1"},
                {"source": "ministry", "key": "2", key: ["first", "frist"]},
            ]
        }
    )

    message = "no statement is called 'frist'; close to it: first"
    assert problems == [("0.json", f"$.statements[1].{key}[1]", message)]


def test_a_claim_stands_for_its_statement_where_a_statement_is_asked_for() -> None:
    graph = graph_of(
        {
            "statements": [
                {
                    "id": "a",
                    "source": "ministry",
                    "key": "1",
                    "claims": [{"text": "Rain."}, {"id": "sun", "text": "Sun."}],
                },
                {
                    "source": "agency",
                    "key": "2",
                    "relays": [{"statement": "a#1"}],
                    "after": ["sun"],
                },
            ]
        }
    )

    later_id, earlier_id = digest(said("2", "agency")), digest(said("1"))
    assert {*graph.of_kind(Relay).values(), *graph.of_kind(Order).values()} == {
        Relay(statement_id=later_id, rests_on_id=earlier_id),
        Order(statement_id=later_id, after_id=earlier_id),
    }
