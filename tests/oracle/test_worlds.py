"""The strategies of the test kit: what they make is lawful, and worth trying."""

import importlib
import itertools
import sys
from collections import Counter
from typing import get_args

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.oracle.pairs import by_readings, verdict
from tests.oracle.recorded import Recorded

from claimtrack.model import (
    Amount,
    Answer,
    Assertion,
    Choice,
    Claim,
    Correction,
    Count,
    Document,
    EndKind,
    Envelope,
    Interval,
    Known,
    Measure,
    Name,
    Order,
    Partition,
    Period,
    Question,
    Record,
    Relay,
    Response,
    Source,
    Stance,
    Statement,
    Subject,
    Unknown,
    When,
    digest,
    everything_but,
    fits,
    read_period,
    record_id,
    whole,
)
from claimtrack.testing import answers, measures, periods, records, worlds

EDGES = {
    Relay: "rests_on_id",
    Response: "answers_id",
    Order: "after_id",
    Correction: "corrects_id",
}
MADE = (*get_args(Record), Envelope, Name, When, Period, Count, Amount, Choice)


def pairs(world: tuple[Record, ...]) -> list[tuple[Assertion, Assertion]]:
    made = [record for record in world if isinstance(record, Assertion)]
    return list(itertools.combinations(made, 2))


# Each record by itself.


@pytest.mark.parametrize("kind", MADE, ids=lambda kind: kind.__name__)
def test_a_record_is_made_from_its_type(kind: type[Record]) -> None:
    @settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
    @given(st.from_type(kind))
    def made(value: Record) -> None:
        assert type(value) is kind

    made()


@given(records())
def test_a_record_has_an_id_and_equals_itself_made_anew(record: Record) -> None:
    assert record_id(record)
    assert attrs.evolve(record) == record


@given(measures().flatmap(lambda one: st.tuples(st.just(one), answers(one))))
def test_an_answer_fits_its_measure(pair: tuple[Measure, Answer]) -> None:
    measure, answer = pair

    assert fits(answer, measure)


@given(st.from_type(Answer))
def test_an_answer_is_never_empty(answer: Answer) -> None:
    assert isinstance(answer, Unknown) or answer


@given(st.from_type(Amount))
def test_an_amount_is_of_stretches_with_something_in_them(amount: Amount) -> None:
    assert all(isinstance(one, Interval) for one in amount.intervals)


@settings(max_examples=300)
@given(periods())
def test_a_period_with_two_written_ends_ends_after_it_starts(period: Period) -> None:
    span = read_period(period.text)
    ends = (span.start, span.stop)

    if {end.kind for end in ends} == {EndKind.FIXED}:
        assert span.start.has_offset == span.stop.has_offset
        assert span.start.instant < span.stop.instant


def test_without_hypothesis_the_error_names_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "claimtrack.testing._hypothesis")

    with pytest.raises(ImportError, match=r'pip install "claimtrack\[testing\]"'):
        importlib.import_module("claimtrack.testing._hypothesis")


# Small worlds.


@given(worlds())
def test_every_reference_of_a_world_resolves(world: tuple[Record, ...]) -> None:
    ids = {record_id(record) for record in world}
    named = {
        value
        for record in world
        for name, value in attrs.asdict(record, recurse=False).items()
        if name.endswith("_id") or name == "taken_from"
    }
    parts = {
        part
        for record in world
        for name in ("part_of", "part_ids")
        for part in getattr(record, name, ())
    }

    assert (named | parts) - {None} <= ids
    assert len(ids) == len(world)


@given(worlds())
def test_a_world_has_two_to_five_statements_of_two_to_four_sources(
    world: tuple[Record, ...],
) -> None:
    counted = Counter(type(record) for record in world)

    assert 2 <= counted[Statement] <= 5
    assert 2 <= counted[Source] <= 4


@given(worlds(most_statements=2))
def test_a_world_has_no_more_statements_than_asked(world: tuple[Record, ...]) -> None:
    assert sum(isinstance(record, Statement) for record in world) == 2


@given(worlds())
def test_what_a_world_admits_is_never_empty(world: tuple[Record, ...]) -> None:
    by_id = {record_id(record): record for record in world}
    for made in world:
        if not isinstance(made, Assertion):
            continue
        claim = by_id[made.claim_id]
        if claim.text is not None:
            continue
        measure = by_id[by_id[claim.question_id].measure_id]

        assert fits(claim.answer, measure)
        if made.stance in {Stance.DENIES, Stance.REPORTS_DENIAL}:
            assert isinstance(claim.answer, Unknown) or everything_but(
                claim.answer, whole(measure)
            )


@given(worlds())
def test_what_a_world_takes_from_a_statement_it_relays_or_answers(
    world: tuple[Record, ...],
) -> None:
    joined = {
        (edge.statement_id, getattr(edge, EDGES[type(edge)]))
        for edge in world
        if isinstance(edge, Relay | Response)
    }
    taken = {
        (made.statement_id, made.taken_from)
        for made in world
        if isinstance(made, Assertion) and made.taken_from is not None
    }

    assert taken <= joined


def test_worlds_bring_every_verdict_and_every_kind_of_edge() -> None:
    seen: Counter[object] = Counter()

    @settings(max_examples=150, derandomize=True, database=None)
    @given(worlds())
    def judged(world: tuple[Record, ...]) -> None:
        seen.update(type(record) for record in world)
        seen.update(verdict(world, *pair) for pair in pairs(world))
        seen["disordered"] += bool(Recorded(world).disordered)

    judged()

    expected = {"conflict", "undetermined", "agree", "compatible", "disordered"}
    assert {word for word in expected if seen[word] >= 10} == expected
    assert set(EDGES) | {Partition, Subject, Document} <= set(seen)


# Laws of DESIGN 14 that the oracle keeps.


@given(worlds())
def test_the_verdict_is_symmetric(world: tuple[Record, ...]) -> None:
    for one, other in pairs(world):
        assert verdict(world, one, other) == verdict(world, other, one)


@given(worlds())
def test_an_answer_never_conflicts_with_itself(world: tuple[Record, ...]) -> None:
    for made in world:
        if isinstance(made, Assertion):
            assert verdict(world, made, made) in {"agree", "compatible"}


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(
    world: tuple[Record, ...], random: object
) -> None:
    shuffled = list(world)
    random.shuffle(shuffled)

    for one, other in pairs(world):
        assert verdict(world, one, other) == verdict(shuffled, one, other)


@given(worlds(), st.data())
def test_a_pure_relay_changes_no_verdict(
    world: tuple[Record, ...], data: st.DataObject
) -> None:
    relayed = data.draw(
        st.sampled_from([record for record in world if isinstance(record, Statement)])
    )
    bare = Statement(source_id="north", key="bare")
    relay = Relay(statement_id=digest(bare), rests_on_id=digest(relayed))
    wider = (*world, bare, relay)

    for one, other in pairs(world):
        assert verdict(world, one, other) == verdict(wider, one, other)


def widened(answer: Known, measure: Measure, more: Known) -> Known:
    """Both answers together."""
    everything = whole(measure)
    return everything_but(
        everything_but(answer, everything) & everything_but(more, everything),
        everything,
    )


@given(worlds(), st.data())
def test_widening_an_asserted_answer_never_makes_a_conflict(
    world: tuple[Record, ...], data: st.DataObject
) -> None:
    by_id = {record_id(record): record for record in world}
    answered = [
        record
        for record in world
        if isinstance(record, Claim)
        and record.answer is not None
        and not isinstance(record.answer, Unknown)
        and {x.stance for x in world if getattr(x, "claim_id", "") == digest(record)}
        == {Stance.ASSERTS}
    ]
    if not answered:
        return
    narrow = data.draw(st.sampled_from(answered))
    question = by_id[narrow.question_id]
    assert isinstance(question, Question)
    measure = by_id[question.measure_id]
    more = data.draw(answers(measure))
    if isinstance(more, Unknown):
        return
    wide = attrs.evolve(narrow, answer=widened(narrow.answer, measure, more))
    if digest(wide) in by_id:
        return

    def swap(record: Record) -> Record:
        if record == narrow:
            return wide
        if isinstance(record, Assertion) and record.claim_id == digest(narrow):
            return attrs.evolve(record, claim_id=digest(wide))
        return record

    wider = tuple(swap(record) for record in world)
    for one, other in pairs(world):
        if by_readings(wider, swap(one), swap(other)) == "conflict":
            assert by_readings(world, one, other) == "conflict"
