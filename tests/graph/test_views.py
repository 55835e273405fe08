"""The graph as of a moment, and as those know it who follow one source."""

import pytest

from claimtrack.codec import Case
from claimtrack.errors import InvalidValueError, UnknownIdError
from claimtrack.graph import ClaimGraph, as_of, known_to
from claimtrack.model import (
    Claim,
    Correction,
    Document,
    Envelope,
    Link,
    Measure,
    Partition,
    Question,
    Record,
    Relay,
    Settlement,
    Source,
    Statement,
    When,
    record_id,
)
from claimtrack.typing import RecordId

DAY = "2020-09-27"


def news() -> Case:
    """Two ministries, an agency and an outlet that reads the agency."""
    case = Case("helicopters")
    case.source("armenia")
    case.source("am-mod", part_of="armenia")
    for source in ("az-mod", "agency", "outlet"):
        case.source(source)
    case.measure("helicopters-lost")
    case.question("heli", "helicopters-lost", so_far_since=DAY)
    return case


def labels(graph: ClaimGraph) -> list[str]:
    """What files call the statements of a graph."""
    envelopes = (graph.envelope(id_) for id_ in graph.of_kind(Statement))
    return sorted(label for one in envelopes for label in one.labels)


def recorded(record: Record, when: str | None) -> Envelope:
    recorded_at = None if when is None else When(text=when)
    return Envelope(record_id=RecordId(record_id(record)), recorded_at=recorded_at)


@pytest.mark.parametrize(
    ("said", "moment", "is_there"),
    [
        ("2020-09-27", "2020-09-27", True),
        ("2020-09-27", "2020-09", True),
        ("2020-09", "2020-09-27", False),
        ("2020-09-27", "2020-09-27T16:00", False),
        ("2020-09-27T16:00", "2020-09-27T16:00", True),
        ("2020-09-27T16:00", "2020-09-27T15:59", False),
        ("2020-09-27T16:00+04:00", "2020-09-27T12:00Z", True),
        ("2020-09-27T16:00+04:00", "2020-09-27T11:59Z", False),
        # Beside a time with an offset, one without may be 14 hours to either side.
        ("2020-09-27T12:00", "2020-09-27T12:00Z", False),
        ("2020-09-27T12:00", "2020-09-28T02:00Z", True),
        ("2020-09-27T12:00Z", "2020-09-28T01:59", False),
        ("2020-09-27T12:00Z", "2020-09-28T02:00", True),
        ("2020-09-27?", "2020-09-30", False),
        (None, "2020-09-30", False),
    ],
)
def test_a_statement_is_there_once_it_is_known_to_be(
    said: str | None, moment: str, *, is_there: bool
) -> None:
    case = news()
    case.say("two", "am-mod", "heli", 2, on=said)

    view = as_of(case.graph(), moment, clock="asserted")

    assert labels(view) == (["two"] if is_there else [])
    assert len(view.of_kind(Claim)) == int(is_there)


def test_a_statement_is_there_once_its_document_is_out() -> None:
    case = news()
    case.page("page", publisher="agency", published="2020-09-28")
    case.say("two", "am-mod", "heli", 2, page="page")
    graph = case.graph()

    before = as_of(graph, DAY, clock="asserted")
    after = as_of(graph, "2020-09-28", clock="asserted")

    assert labels(before) == []
    assert len(before.of_kind(Document)) == 0
    assert after == graph


def test_what_a_statement_rests_on_was_there_before_it() -> None:
    case = news()
    case.say("two", "am-mod", "heli", 2)
    case.relay("told", "agency", of="two", on=DAY)
    case.say("three", "az-mod", "heli", 3)
    case.deny("no", "az-mod", of="three", on="2020-09-28")
    graph = case.graph()

    view = as_of(graph, When(text=DAY), clock="asserted")

    assert labels(view) == ["told", "two"]
    assert len(view.of_kind(Claim)) == 1
    assert len(view.of_kind(Relay)) == 1


def test_a_later_correction_has_withdrawn_nothing_yet() -> None:
    case = news()
    case.say("two", "am-mod", "heli", 2, on=DAY)
    case.retract("back", "am-mod", of="two", on="2020-09-29")
    graph = case.graph()

    view = as_of(graph, "2020-09-28", clock="asserted")

    assert labels(view) == ["two"]
    assert not view.of_kind(Correction)


def test_what_nobody_said_is_there_at_all_times() -> None:
    case = news()
    for part in ("shot-down", "crashed"):
        case.measure(part)
    case.partition("helicopters-lost", ["shot-down", "crashed"], exhaustive=True)
    case.say("two", "am-mod", "heli", 2, on=DAY)
    case.settle("0123456789", by="ada", because="dealt with")
    graph = case.graph()

    view = as_of(graph, "2020-09-01", clock="asserted")

    for kind in (Source, Measure, Partition, Question, Settlement):
        assert view.of_kind(kind) == graph.of_kind(kind)
    assert not view.of_kind(Claim)


def test_a_link_is_there_where_both_its_ends_are() -> None:
    case = news()
    case.say("two", "am-mod", "heli", 2, on=DAY)
    case.say("three", "az-mod", "heli", 3, on="2020-09-28")
    case.link("incomparable", "two", "three", by="ada", because="different counts")
    case.link("incomparable", "am-mod", "az-mod", by="ada", because="different words")
    graph = case.graph()

    kept = [
        sorted(len(link.between) for link in view.of_kind(Link).values())
        for view in (
            as_of(graph, DAY, clock="asserted"),
            as_of(graph, "2020-09-28", clock="asserted"),
        )
    ]

    assert kept == [[2], [2, 2]]


def test_of_one_utterance_that_was_entered_twice_both_entries_are_there() -> None:
    case = news()
    case.say("two", "am-mod", "heli", 2, on=DAY)
    case.say("again", "am-mod", "heli", 2)
    case.link("same", "two", "again", by="ada", because="entered twice")

    view = as_of(case.graph(), DAY, clock="asserted")

    assert labels(view) == ["again", "two"]


def test_of_one_utterance_an_entry_that_is_dated_later_is_not_there_yet() -> None:
    case = news()
    case.page("reprint", publisher="agency", published="2020-09-29")
    case.say("two", "am-mod", "heli", 2, on=DAY)
    case.say("again", "am-mod", "heli", 2, on="2020-09-29")
    case.say("printed", "am-mod", "heli", 2, page="reprint")
    for other in ("again", "printed"):
        case.link("same", "two", other, by="ada", because="entered twice")
    graph = case.graph()

    views = [
        view
        for when in (DAY, "2020-09-29")
        for view in (
            as_of(graph, when, clock="asserted"),
            known_to(graph, "am-mod", when),
        )
    ]

    everything = ["again", "printed", "two"]
    assert [labels(view) for view in views] == [
        ["two"],
        ["two"],
        everything,
        everything,
    ]


def test_by_the_recorded_clock_each_record_counts_by_itself() -> None:
    case = news()
    case.say("two", "am-mod", "heli", 2, on=DAY)
    plain = case.graph()
    (statement,) = plain.of_kind(Statement).values()
    graph = ClaimGraph([*plain.records(), recorded(statement, "2020-10-01")])

    views = [as_of(graph, when) for when in ("2020-09-30", "2020-10-01")]

    assert [len(view) for view in views] == [0, 3]
    assert repr(views[1]) == "<ClaimGraph: 2 Source, 1 Statement>"
    assert labels(views[1]) == ["two"]


def test_by_the_recorded_clock_an_edge_brings_what_it_joins() -> None:
    case = news()
    case.say("two", "am-mod", "heli", 2, on="2021")
    plain = case.graph()
    envelopes = [
        recorded(one, "2020-10-01")
        for one in plain.records()
        if type(one).__name__ == "Assertion"
    ]
    graph = ClaimGraph([*plain.records(), *envelopes])

    view = as_of(graph, "2020-10-01", clock="recorded")

    assert repr(view) == (
        "<ClaimGraph: 1 Assertion, 1 Claim, 1 Measure, 1 Question, 2 Source, "
        "1 Statement>"
    )


@pytest.mark.parametrize("moment", ["2020-09-27?", "soon", ""])
def test_a_moment_has_an_end(moment: str) -> None:
    with pytest.raises(InvalidValueError):
        as_of(ClaimGraph(), moment)


def test_there_are_two_clocks() -> None:
    with pytest.raises(InvalidValueError, match="not 'published'"):
        as_of(ClaimGraph(), DAY, clock="published")  # type: ignore[arg-type]


def followed() -> ClaimGraph:
    case = news()
    case.page("page", publisher="outlet", published="2020-09-28T16:00")
    case.page("undated", publisher="outlet")
    case.say("two", "am-mod", "heli", 2, on=DAY)
    case.say("one", "az-mod", "heli", 1, on=DAY, answering="two")
    case.relay("wire", "agency", of="one", on=DAY)
    case.relay("told", "outlet", of="wire", on=DAY, page="page")
    case.relay("later", "outlet", of="two", on="2020-09-29", page="undated")
    return case.graph()


@pytest.mark.parametrize(
    ("source", "moment", "known"),
    [
        ("outlet", "2020-09-28T15:59", []),
        ("outlet", "2020-09-28T16:00", ["one", "told", "two", "wire"]),
        ("outlet", "2020-09-29", ["later", "one", "told", "two", "wire"]),
        ("outlet", None, ["later", "one", "told", "two", "wire"]),
        ("agency", DAY, ["one", "two", "wire"]),
        ("am-mod", DAY, ["two"]),
        ("armenia", DAY, ["two"]),
    ],
)
def test_who_follows_one_source_knows_what_it_said_and_what_that_rests_on(
    source: str, moment: str | None, known: list[str]
) -> None:
    view = known_to(followed(), source, moment)

    assert labels(view) == known


def test_a_source_can_be_given_itself() -> None:
    graph = followed()

    view = known_to(graph, graph.get("agency", Source))

    assert labels(view) == ["one", "two", "wire"]


def test_nobody_follows_a_source_that_is_not_here() -> None:
    with pytest.raises(UnknownIdError):
        known_to(followed(), "outlett")


def test_a_view_stays_as_it_is() -> None:
    graph = followed()
    view = known_to(graph, "am-mod")

    graph.add([Statement(source_id="am-mod", key="new")])

    assert labels(view) == ["two"]
    assert len(view.of_kind(Statement)) == 1
