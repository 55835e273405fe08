"""Reviews, links and settlements: what people say of what was said."""

import json

import pytest

from claimtrack.codec import CaseText, case_text, read_texts
from claimtrack.errors import MalformedInputError
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Claim,
    Link,
    LinkKind,
    Review,
    Settlement,
    Statement,
    digest,
)

Json = dict[str, object]

DECLARED: Json = {
    "claimtrack": 1,
    "sources": [{"id": "ministry"}, {"id": "press"}],
    "places": [{"id": "town"}, {"id": "village"}],
    "measures": [{"id": "tanks"}],
    "statements": [
        {
            "id": "first",
            "source": "ministry",
            "key": "1",
            "claims": [{"text": "Rain."}, {"text": "Sun.", "id": "sun"}],
        },
        {"id": "second", "source": "press", "key": "2", "claims": [{"text": "Wind."}]},
        {"id": "silent", "source": "press", "key": "3"},
    ],
}
FIRST = digest(Statement(source_id="ministry", key="1"))
SECOND = digest(Statement(source_id="press", key="2"))
SILENT = digest(Statement(source_id="press", key="3"))
RAIN, SUN, WIND = (digest(Claim(text=text)) for text in ("Rain.", "Sun.", "Wind."))


def graph_of(*cases: Json) -> ClaimGraph:
    return read_texts(CaseText(content=json.dumps(case).encode()) for case in cases)


def problems_of(**more: object) -> list[tuple[str, str]]:
    with pytest.raises(MalformedInputError) as caught:
        graph_of({**DECLARED, **more})
    return [(one.path, one.message) for one in caught.value.problems]


def link(*ends: str, kind: str = "same") -> Json:
    return {"kind": kind, "between": list(ends), "by": "ada", "because": "so"}


def linked(*ends: str, kind: LinkKind = LinkKind.SAME) -> Link:
    return Link(kind=kind, between=ends, by="ada", because="so")


@pytest.mark.parametrize("claim", ["second#1", "second", WIND])
def test_a_review_rates_a_claim_by_its_label_its_statement_or_its_digest(
    claim: str,
) -> None:
    review = {
        "statement": "silent",
        "claim": claim,
        "rating": "Mostly false",
        "scale": "Truth-o-meter",
    }

    graph = graph_of({**DECLARED, "reviews": [review]})

    assert list(graph.of_kind(Review).values()) == [
        Review(
            statement_id=SILENT,
            claim_id=WIND,
            rating="Mostly false",
            scale="Truth-o-meter",
        )
    ]


def test_a_review_without_a_scale_names_none() -> None:
    review = {"statement": "silent", "claim": "sun", "rating": "5", "scale": None}

    graph = graph_of({**DECLARED, "reviews": [review]})

    assert list(graph.of_kind(Review).values()) == [
        Review(statement_id=SILENT, claim_id=SUN, rating="5")
    ]


def test_a_review_can_rate_a_claim_of_another_file() -> None:
    review = {"statement": "mine", "claim": "sun", "rating": "5"}
    mine = {"id": "mine", "source": "press", "key": "4"}

    graph = graph_of(
        {"claimtrack": 1, "statements": [mine], "reviews": [review]}, DECLARED
    )

    assert [one.claim_id for one in graph.of_kind(Review).values()] == [SUN]


@pytest.mark.parametrize(
    ("review", "path", "told"),
    [
        (
            {"statement": "scond", "claim": "sun"},
            "statement",
            "no statement is called 'scond'; close to it: second, second#1",
        ),
        (
            {"statement": "first", "claim": "first"},
            "claim",
            "'first' stands for 2 claims; name one of them",
        ),
    ],
)
def test_a_review_of_what_is_not_one_claim_is_one_problem(
    review: Json, path: str, told: str
) -> None:
    problems = problems_of(reviews=[{**review, "rating": "5"}])

    assert problems == [(f"$.reviews[0].{path}", told)]


@pytest.mark.parametrize("claim", ["sunn", "silent"])
def test_a_review_of_no_claim_is_one_problem(claim: str) -> None:
    problems = problems_of(
        reviews=[{"statement": "first", "claim": claim, "rating": "5"}]
    )

    assert [path for path, _ in problems] == ["$.reviews[0].claim"]


@pytest.mark.parametrize("kind", list(LinkKind))
def test_a_link_has_any_kind_that_links_have(kind: LinkKind) -> None:
    graph = graph_of({**DECLARED, "links": [link("first", "second", kind=kind.value)]})

    assert list(graph.of_kind(Link).values()) == [linked(FIRST, SECOND, kind=kind)]


@pytest.mark.parametrize(
    ("ends", "joined"),
    [
        (("ministry", "press"), ("ministry", "press")),
        (("press", "ministry"), ("ministry", "press")),
        (("first", "second"), (FIRST, SECOND)),
        ((SECOND, FIRST[:8]), (FIRST, SECOND)),
        (("sun", "second#1"), (SUN, WIND)),
        ((RAIN, "sun"), (RAIN, SUN)),
        ((RAIN, WIND), (RAIN, WIND)),
        (("sun", "second"), (FIRST, SECOND)),
        (("silent", "first#1"), (FIRST, SILENT)),
    ],
)
def test_a_link_is_between_two_sources_two_claims_or_two_statements(
    ends: tuple[str, str], joined: tuple[str, str]
) -> None:
    graph = graph_of({**DECLARED, "links": [link(*ends)]})

    assert list(graph.of_kind(Link).values()) == [linked(*joined)]


@pytest.mark.parametrize(
    "ends",
    [
        (),
        ("first",),
        ("first", "first"),
        ("ministry", "ministry"),
        ("sun", "sun"),
        ("sun", "first"),
        ("first", "second", "silent"),
    ],
)
def test_a_link_is_between_two_different_things(ends: tuple[str, ...]) -> None:
    problems = problems_of(links=[link(*ends)])

    ((path, message),) = problems
    assert path.startswith("$.links[0]")
    assert message.startswith("a link is between two different things")


@pytest.mark.parametrize(
    ("ends", "number"),
    [
        (("first", "scond"), 1),
        (("scond", "first"), 0),
        (("scond", "ministry"), 0),
        (("sun", "second#9"), 1),
        (("sun", "scond"), 1),
    ],
)
def test_an_end_of_a_link_that_is_not_there_is_one_problem(
    ends: tuple[str, str], number: int
) -> None:
    problems = problems_of(links=[link(*ends)])

    assert [path for path, _ in problems] == [f"$.links[0].between[{number}]"]


@pytest.mark.parametrize(
    "ends",
    [
        ("town", "village"),
        ("tanks", "ministry"),
        ("ministry", "town"),
        ("ministry", "first"),
        ("sun", "press"),
        ("sun", "town"),
    ],
)
def test_a_link_between_things_that_no_link_joins_is_told_at_the_link(
    ends: tuple[str, str],
) -> None:
    problems = problems_of(links=[link(*ends)])

    assert len(problems) in {1, 2}
    for path, message in problems:
        assert path.startswith("$.links[0]")
        assert any(repr(end) in message for end in ends)


def twice_named(*labels: str, **more: object) -> Json:
    """A case whose statements, by the sources of the same name, have these labels."""
    statements = [
        {"id": label, "source": label, "key": label, "claims": [{"text": label}]}
        for label in labels
    ]
    sources = [{"id": "ministry"}, {"id": "press"}]
    return {"claimtrack": 1, "sources": sources, "statements": statements, **more}


def test_a_link_between_what_names_sources_and_statements_is_refused() -> None:
    case = twice_named("ministry", "press", links=[link("ministry", "press")])

    with pytest.raises(MalformedInputError) as caught:
        graph_of(case)

    (problem,) = caught.value.problems
    assert (problem.path, problem.message) == (
        "$.links[0]",
        (
            "'ministry' and 'press' each name a source and a statement; give a claim's "
            "label or a digest, or the statements other labels"
        ),
    )


def test_an_end_that_names_two_things_means_what_the_other_can() -> None:
    statements = [
        {"id": "ministry", "source": "ministry", "key": "1"},
        {"id": "note", "source": "press", "key": "2"},
    ]
    links = [link("ministry", "press"), link("note", "ministry")]
    case = {**twice_named(), "statements": statements, "links": links}

    graph = graph_of(case)

    one, other = (
        digest(Statement(source_id=source, key=key))
        for source, key in (("ministry", "1"), ("press", "2"))
    )
    expected = [linked("ministry", "press"), linked(one, other)]
    assert set(graph.of_kind(Link).values()) == set(expected)


def test_a_claim_whose_label_is_a_source_is_linked_with_a_claim() -> None:
    claims = [{"id": "ministry", "text": "Rain."}, {"id": "sun", "text": "Sun."}]
    statement = {"id": "note", "source": "press", "key": "1", "claims": claims}
    links = [link("sun", "ministry")]

    graph = graph_of({**twice_named(), "statements": [statement], "links": links})

    assert list(graph.of_kind(Link).values()) == [linked(RAIN, SUN)]


def test_labels_of_another_file_leave_a_link_between_sources_as_it_is() -> None:
    linking = {**twice_named(), "links": [link("ministry", "press")]}

    graph = graph_of(linking, twice_named("ministry", "press"))

    assert list(graph.of_kind(Link).values()) == [linked("ministry", "press")]


def test_a_link_between_sources_is_written_so_that_it_can_be_read_one_way() -> None:
    linking = {**twice_named(), "links": [link("ministry", "press")]}
    graph = graph_of(linking, twice_named("ministry", "press"))

    text, losses = case_text(graph)

    again = read_texts([CaseText(content=text.encode())])
    assert list(again.of_kind(Link).values()) == [linked("ministry", "press")]
    assert [(one.field, one.value) for one in losses] == [("labels", "ministry")]


@pytest.mark.parametrize("end", ["ministry", "town", "tanks"])
def test_what_is_declared_is_not_said_to_be_unknown(end: str) -> None:
    problems = problems_of(links=[link(end, "first")])

    assert [m for _, m in problems if m.startswith("no statement is called")] == []


def test_a_settlement_is_read() -> None:
    settlement = {"finding": "0123abcd", "by": "ada", "because": "a typo"}

    graph = graph_of({**DECLARED, "settlements": [settlement]})

    assert list(graph.of_kind(Settlement).values()) == [
        Settlement(finding="0123abcd", by="ada", because="a typo")
    ]
