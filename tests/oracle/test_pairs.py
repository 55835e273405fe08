"""The oracle on the cases that the design spells out."""

from collections.abc import Iterable
from decimal import Decimal

import attrs
import pytest
from tests.oracle.pairs import by_readings, verdict

from claimtrack.model import (
    Amount,
    Answer,
    AnswerKind,
    Assertion,
    Certainty,
    Choice,
    Claim,
    Correction,
    CorrectionKind,
    Count,
    Document,
    Interval,
    Measure,
    Order,
    Partition,
    Period,
    Place,
    Question,
    Record,
    Relay,
    Response,
    Source,
    Stance,
    Statement,
    StatementKind,
    Subject,
    Unknown,
    When,
    digest,
)

NOUNS = (
    Source(id="army", part_of=["state"]),
    Source(id="state"),
    Source(id="rebels"),
    Source(id="agency"),
    Place(id="town", part_of=["region"]),
    Place(id="region"),
    Place(id="port"),
    Subject(id="brigade", part_of=["army"]),
    Measure(id="armour"),
    Measure(id="tanks", part_of=["armour"]),
    Measure(id="hurt"),
    Measure(id="killed"),
    Partition(whole_id="hurt", part_ids=["killed"]),
    Measure(id="fuel", answers=AnswerKind.AMOUNT, additive=True),
    Measure(id="level", answers=AnswerKind.AMOUNT),
    Measure(id="control", options=["army", "contested", "rebels"]),
    Measure(id="shelled", additive=False),
)
DAY, NEXT, BOTH = "2020-09-27", "2020-09-28", "2020-09-27/2020-09-28"
SO_FAR = f"{DAY}/said"
LATER = "2020-10-05"


@attrs.frozen
class Told:
    """A statement with one claim, and all the records that these need."""

    statement: Statement
    assertion: Assertion
    records: tuple[Record, ...]


def count(low: int, high: int | None = -1) -> Count:
    return Count(spans=[(low, low if high == -1 else high)])


def asked(
    period: str | None = DAY,
    measure: str = "tanks",
    subject: str | None = "state",
    place: str | None = "region",
) -> Question:
    return Question(
        measure_id=measure,
        subject_id=subject,
        place_id=place,
        period=None if period is None else Period(text=period),
    )


def told(
    answer: Answer | int,
    about: Question | None = None,
    *,
    by: str = "army",
    at: str | None = LATER,
    key: str = "",
    published: str | None = None,
    denies: bool = False,
    certainty: Certainty = Certainty.CERTAIN,
    stance: Stance | None = None,
    kind: StatementKind = StatementKind.TELLING,
    relays: Iterable[Told] = (),
    answers: Iterable[Told] = (),
    after: Iterable[Told] = (),
    corrects: Iterable[Told] = (),
    of: Told | None = None,
) -> Told:
    """One source tells one thing."""
    question = asked() if about is None else about
    answer = count(answer) if isinstance(answer, int) else answer
    claim = Claim(question_id=digest(question), answer=answer)
    document = Document(
        url=f"{by}{key}{answer}{published}",
        published_at=None if published is None else When(text=published),
    )
    statement = Statement(
        source_id=by,
        asserted_at=None if at is None else When(text=at),
        document_id=digest(document),
        kind=kind,
        key=f"{key}{digest(claim)}{denies}",
    )
    me = digest(statement)
    assertion = Assertion(
        statement_id=me,
        claim_id=digest(claim),
        stance=stance or (Stance.DENIES if denies else Stance.ASSERTS),
        certainty=certainty,
        taken_from=None if of is None else digest(of.statement),
    )
    answers = [*answers, *([] if of is None else [of])]
    edges = [
        *(Relay(statement_id=me, rests_on_id=digest(x.statement)) for x in relays),
        *(Response(statement_id=me, answers_id=digest(x.statement)) for x in answers),
        *(Order(statement_id=me, after_id=digest(x.statement)) for x in after),
        *(
            Correction(
                statement_id=me,
                corrects_id=digest(x.statement),
                kind=CorrectionKind.CORRECTS,
            )
            for x in corrects
        ),
    ]
    return Told(
        statement, assertion, (question, claim, document, statement, assertion, *edges)
    )


def judge(one: Told, other: Told, *others: Told | Record) -> str:
    """The verdict on the first two, the same from both sides."""
    records = dict.fromkeys(NOUNS)
    for told_or_record in (one, other, *others):
        new = (
            told_or_record.records
            if isinstance(told_or_record, Told)
            else [told_or_record]
        )
        records |= dict.fromkeys(new)
    found = verdict(tuple(records), one.assertion, other.assertion)
    assert found == verdict(tuple(records), other.assertion, one.assertion)
    return found


# DESIGN 3: an answer is a set.


def test_three_conflicts_with_at_least_five() -> None:
    one, other = told(3), told(count(5, None), by="rebels")

    assert judge(one, other) == "conflict"


def test_two_conflicts_with_a_denial_of_two() -> None:
    one, other = told(2), told(2, by="rebels", denies=True)

    assert judge(one, other) == "conflict"


def test_a_denial_of_at_least_one_conflicts_with_two() -> None:
    one, other = told(count(1, None), denies=True), told(2, by="rebels")

    assert judge(one, other) == "conflict"


def test_one_agrees_with_a_denial_of_exactly_two() -> None:
    one, other = told(1), told(2, by="rebels", denies=True)

    assert judge(one, other) == "agree"


def test_an_answer_agrees_with_one_that_it_refines() -> None:
    one, other = told(3), told(count(3, 5), by="rebels")

    assert judge(one, other) == "agree"


def test_answers_that_overlap_are_compatible() -> None:
    one, other = told(count(1, 3)), told(count(3, 5), by="rebels")

    assert judge(one, other) == "compatible"


def test_two_denials_of_different_numbers_are_compatible() -> None:
    one, other = told(1, denies=True), told(2, by="rebels", denies=True)

    assert judge(one, other) == "compatible"


def test_a_set_with_a_hole_excludes_what_lies_in_the_hole() -> None:
    one, other = told(Count(spans=[(1, 1), (3, 3)])), told(2, by="rebels")

    assert judge(one, other) == "conflict"


@pytest.mark.parametrize("denies", [False, True])
def test_what_is_merely_possible_excludes_nothing(*, denies: bool) -> None:
    one = told(3, certainty=Certainty.POSSIBLE, denies=denies)
    other = told(3 if denies else 5, by="rebels")

    assert judge(one, other) == "agree"


@pytest.mark.parametrize("denies", [False, True])
def test_unknown_excludes_nothing(*, denies: bool) -> None:
    one, other = told(Unknown(), denies=denies), told(5, by="rebels")

    assert judge(one, other) == "agree"


def test_what_is_probable_excludes() -> None:
    one, other = told(3, certainty=Certainty.PROBABLE), told(5, by="rebels")

    assert judge(one, other) == "conflict"


@pytest.mark.parametrize(
    "stance", [Stance.REPORTS, Stance.REPORTS_DENIAL, Stance.DOUBTS]
)
def test_who_reports_or_doubts_commits_to_nothing(stance: Stance) -> None:
    one, other = told(3, stance=stance), told(5, by="rebels")

    assert judge(one, other) == "compatible"


@pytest.mark.parametrize("kind", [StatementKind.CALL, StatementKind.ASKING])
def test_who_calls_or_asks_commits_to_nothing(kind: StatementKind) -> None:
    one, other = told(3, kind=kind), told(5, by="rebels")

    assert judge(one, other) == "compatible"


def test_just_over_a_number_conflicts_with_the_number_for_an_amount() -> None:
    about = asked(measure="fuel")
    over = Amount(intervals=[Interval(low=Decimal(550), low_open=True)])
    at_most = Amount(intervals=[Interval(low=Decimal(0), high=Decimal(550))])

    assert judge(told(over, about), told(at_most, about, by="rebels")) == "conflict"


def test_open_ends_that_leave_a_gap_between_numbers_are_compatible() -> None:
    about = asked(measure="level")
    one = Amount(intervals=[Interval(high=Decimal(1))])
    other = Amount(intervals=[Interval(low=Decimal(0), low_open=True)])

    assert judge(told(one, about), told(other, about, by="rebels")) == "compatible"


def test_two_options_conflict_and_a_denial_of_another_agrees() -> None:
    about = asked(measure="control")
    army, rebels = (told(Choice(options=[x]), about, by=x) for x in ("army", "rebels"))
    not_rebels = told(Choice(options=["rebels"]), about, by="agency", denies=True)

    assert judge(army, rebels) == "conflict"
    assert judge(army, not_rebels) == "agree"


def text_told(text: str, *, by: str, denies: bool = False) -> Told:
    claim = Claim(text=text)
    statement = Statement(source_id=by, key=text)
    assertion = Assertion(
        statement_id=digest(statement),
        claim_id=digest(claim),
        stance=Stance.DENIES if denies else Stance.ASSERTS,
    )
    return Told(statement, assertion, (claim, statement, assertion))


def test_free_text_conflicts_with_its_own_denial_and_with_no_other_text() -> None:
    one = text_told("The line was shelled.", by="army")
    denial = text_told("The line was shelled.", by="rebels", denies=True)
    other = text_told("No shell fell on the line.", by="rebels")

    assert judge(one, denial) == "conflict"
    assert judge(one, other) == "compatible"
    assert judge(one, told(3)) == "compatible"


# DESIGN 4: running totals.


def test_two_and_later_four_is_an_update() -> None:
    one = told(2, asked(SO_FAR), at=DAY)
    other = told(4, asked(SO_FAR), by="rebels", after=[one])

    assert judge(one, other) == "compatible"


def test_four_and_later_two_is_a_conflict() -> None:
    one = told(4, asked(SO_FAR), at=DAY)
    other = told(2, asked(SO_FAR), by="rebels", at=NEXT)

    assert judge(one, other) == "conflict"


def test_two_and_in_answer_to_it_one_is_a_conflict() -> None:
    one = told(2, asked(SO_FAR), at=DAY)
    other = told(1, asked(SO_FAR), by="rebels", at=DAY, answers=[one])

    assert judge(one, other) == "conflict"


def test_two_and_four_on_one_day_in_unknown_order_are_undetermined() -> None:
    one = told(2, asked(SO_FAR), at=DAY)
    other = told(4, asked(SO_FAR), by="rebels", at=DAY)

    assert judge(one, other) == "undetermined"


def test_two_and_two_on_one_day_are_compatible_for_they_differ_in_time() -> None:
    one = told(2, asked(SO_FAR), at=DAY)
    other = told(2, asked(SO_FAR), by="rebels", at=DAY)

    assert judge(one, other) == "compatible"


def test_no_two_statements_are_of_one_moment() -> None:
    one = told(Count(spans=[(1, 1), (5, 5)]), asked(SO_FAR), at=DAY)
    other = told(3, asked(SO_FAR), by="rebels", at=DAY)

    assert judge(one, other) == "compatible"


@pytest.mark.parametrize("at", [None, DAY, LATER])
def test_not_true_in_answer_to_two_is_a_denial_that_no_clock_excuses(
    at: str | None,
) -> None:
    one = told(2, asked(SO_FAR), at=DAY)
    other = told(2, asked(SO_FAR), by="rebels", denies=True, at=at, answers=[one])

    assert judge(one, other) == "conflict"


def test_a_denial_taken_from_a_statement_is_about_its_moment() -> None:
    one = told(2, asked(SO_FAR), at=DAY)
    other = told(2, asked(SO_FAR), by="rebels", denies=True, of=one)

    assert judge(one, other) == "conflict"


def test_a_denial_in_answer_to_nobody_is_about_its_own_moment() -> None:
    one = told(2, asked(SO_FAR), at=DAY)
    other = told(2, asked(SO_FAR), by="rebels", denies=True)

    assert judge(one, other) == "compatible"


def test_a_confirmation_in_answer_was_made_when_it_was_said() -> None:
    one = told(2, asked(SO_FAR), at=DAY)
    other = told(2, asked(SO_FAR), by="rebels", answers=[one])

    assert judge(one, other) == "compatible"


def test_a_relay_that_vouches_for_a_claim_says_it_where_it_was_made() -> None:
    one = told(2, asked(SO_FAR), at=DAY)
    relay = told(2, asked(SO_FAR), by="agency", relays=[one])

    assert judge(one, relay) == "agree"


def test_a_denial_of_a_relay_goes_back_to_where_the_claim_was_made() -> None:
    one = told(2, asked(SO_FAR), at=DAY)
    relay = told(2, asked(SO_FAR), by="agency", stance=Stance.REPORTS, relays=[one])
    denial = told(2, asked(SO_FAR), by="rebels", denies=True, answers=[relay])

    assert judge(one, denial, relay) == "conflict"


def test_a_denial_goes_back_through_a_relay_that_lists_no_claims() -> None:
    one = told(2, asked(SO_FAR), at=DAY)
    bare = Statement(source_id="agency", key="bare")
    relay = Relay(statement_id=digest(bare), rests_on_id=digest(one.statement))
    denial = told(2, asked(SO_FAR), by="rebels", denies=True)
    answer = Response(statement_id=digest(denial.statement), answers_id=digest(bare))

    assert judge(one, denial, bare, relay, answer) == "conflict"


def test_of_a_claim_carried_from_several_nobody_can_tell_the_moment() -> None:
    one = told(2, asked(SO_FAR), at=DAY)
    two = told(2, asked(SO_FAR), by="state", at=DAY)
    relay = told(2, asked(SO_FAR), by="agency", relays=[one, two])
    three = told(1, asked(SO_FAR), by="rebels", at=LATER)

    assert judge(one, three, two, relay) == "conflict"
    assert judge(relay, three, one, two) == "undetermined"
    assert judge(relay, relay, one, two) == "agree"


def test_what_is_taken_from_one_statement_is_not_carried_from_another() -> None:
    one = told(2, asked(SO_FAR), at=DAY)
    two = told(2, asked(SO_FAR), by="state", at=LATER)
    denial = told(
        2, asked(SO_FAR), by="rebels", denies=True, answers=[one, two], of=one
    )

    assert judge(one, denial, two) == "conflict"
    assert judge(two, denial, one) == "compatible"


def test_two_claims_carried_from_several_may_be_of_two_moments() -> None:
    origins = [
        told(n, asked(SO_FAR), by=by) for n in (1, 2) for by in ("army", "state")
    ]
    one = told(1, asked(SO_FAR), by="agency", relays=origins)
    two = told(2, asked(SO_FAR))
    assertion = attrs.evolve(two.assertion, statement_id=one.assertion.statement_id)

    assert judge(one, attrs.evolve(two, assertion=assertion), assertion, *origins) == (
        "undetermined"
    )


def test_what_a_relay_reports_otherwise_was_made_where_it_came_from() -> None:
    one = told(3, asked(SO_FAR), at=DAY)
    drifted = told(2, asked(SO_FAR), by="agency", stance=Stance.REPORTS, relays=[one])
    denial = told(2, asked(SO_FAR), by="rebels", denies=True, answers=[drifted])
    taken = told(2, asked(SO_FAR), by="state", of=one)

    assert judge(taken, denial, one, drifted) == "conflict"


def test_what_is_taken_from_a_bare_relay_was_made_where_that_came_from() -> None:
    one = told(3, asked(SO_FAR), at=DAY)
    bare = Statement(source_id="agency", key="bare")
    relay = Relay(statement_id=digest(bare), rests_on_id=digest(one.statement))
    denial = told(2, asked(SO_FAR), by="rebels", denies=True)
    assertion = attrs.evolve(denial.assertion, taken_from=digest(bare))
    denial = attrs.evolve(denial, assertion=assertion)
    taken = told(2, asked(SO_FAR), by="state", of=one)

    assert judge(taken, denial, assertion, one, bare, relay) == "conflict"


def test_a_correction_by_others_is_an_answer_and_by_oneself_is_none() -> None:
    one = told(2, asked(SO_FAR), at=DAY)
    others = told(2, asked(SO_FAR), by="rebels", denies=True, corrects=[one])
    above = told(2, asked(SO_FAR), by="state", denies=True, corrects=[one])

    assert judge(one, others) == "conflict"
    assert judge(one, above) == "compatible"


def test_of_two_starts_the_later_start_said_no_later_is_a_part() -> None:
    late = told(3, asked(f"{NEXT}/said"), at=NEXT)
    early = told(2, asked(SO_FAR), by="rebels", at=LATER)

    assert judge(late, early) == "conflict"


def test_of_two_starts_the_later_start_said_later_crosses() -> None:
    early = told(2, asked(SO_FAR), at=NEXT)
    late = told(3, asked(f"{NEXT}/said"), by="rebels", at=LATER)

    assert judge(late, early) == "compatible"


def test_two_running_totals_of_one_statement_with_two_starts_are_part_and_whole() -> (
    None
):
    since, start = told(3, asked(f"{NEXT}/said")), told(2, asked(SO_FAR))
    assertion = attrs.evolve(start.assertion, statement_id=since.assertion.statement_id)

    assert judge(since, attrs.evolve(start, assertion=assertion), assertion) == (
        "conflict"
    )


# DESIGN 4: nobody counts what has not happened.


def test_a_toll_of_a_day_said_on_that_day_is_part_of_one_said_later() -> None:
    on_the_day, after = told(2, at=DAY), told(4, by="rebels", at=LATER)

    assert judge(on_the_day, after) == "compatible"


def test_a_toll_of_a_day_said_on_that_day_may_not_exceed_one_said_later() -> None:
    on_the_day, after = told(4, at=DAY), told(2, by="rebels", at=LATER)

    assert judge(on_the_day, after) == "conflict"


def test_a_level_of_a_day_said_on_that_day_answers_for_the_whole_day() -> None:
    about = asked(measure="shelled")
    on_the_day, after = told(2, about, at=DAY), told(4, about, by="rebels", at=LATER)

    assert judge(on_the_day, after) == "conflict"


def test_a_toll_said_at_nobody_knows_what_time_is_of_the_whole_day() -> None:
    undated, after = told(2, at=None), told(4, by="rebels", at=LATER)

    assert judge(undated, after) == "conflict"


def test_a_toll_said_in_the_month_of_the_day_reads_both_ways() -> None:
    in_the_month, after = told(2, at="2020-09"), told(4, by="rebels", at=LATER)

    assert judge(in_the_month, after) == "undetermined"


def test_a_toll_published_on_that_day_was_said_before_the_day_had_ended() -> None:
    published, after = told(2, at=None, published=DAY), told(4, by="rebels", at=LATER)

    assert judge(published, after) == "compatible"


def test_a_toll_with_a_date_in_doubt_is_of_the_whole_day() -> None:
    in_doubt, after = told(2, at=f"{DAY}?"), told(4, by="rebels", at=LATER)

    assert judge(in_doubt, after) == "conflict"


def test_a_lower_bound_can_come_from_what_a_statement_answers() -> None:
    one = told(6, asked(measure="armour"), at=DAY)
    undated = told(2, at=None, by="agency", answers=[one])
    after = told(4, by="rebels", at=LATER)

    assert judge(undated, after, one) == "undetermined"


def test_a_period_without_end_ends_when_it_was_said() -> None:
    about = asked(f"{DAY}/..")
    one, other = told(2, about, at=DAY), told(4, about, by="rebels", at=NEXT)

    assert judge(one, other) == "compatible"
    assert judge(told(4, about, at=DAY), told(2, about, by="rebels", at=NEXT)) == (
        "conflict"
    )


def test_a_toll_of_a_day_is_part_of_the_total_said_days_later() -> None:
    of_the_day = told(4, at=LATER)
    total = told(2, asked(SO_FAR), by="rebels", at=LATER)

    assert judge(of_the_day, total) == "conflict"


def test_a_total_told_on_the_next_day_is_told_after_the_day() -> None:
    of_the_day = told(2, at=LATER)
    total = told(4, asked(SO_FAR), by="rebels", at=NEXT)

    assert judge(of_the_day, total) == "compatible"


def test_a_forecast_is_taken_as_it_was_written() -> None:
    forecast = told(2, asked(LATER), at=DAY)
    after = told(4, asked(LATER), by="rebels", at="2020-10-07")

    assert judge(forecast, after) == "conflict"


def test_a_running_total_said_before_its_start_ends_nobody_knows_when() -> None:
    one = told(2, asked(f"{LATER}/said"), at=DAY)
    other = told(4, asked(LATER), by="rebels", at="2020-10-07")

    assert judge(one, other) == "undetermined"


# DESIGN 4: part and whole.


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (asked(measure="tanks"), asked(measure="armour")),
        (asked(measure="killed"), asked(measure="hurt")),
        (asked(place="town"), asked()),
        (asked(subject="brigade"), asked()),
        (asked(DAY), asked(BOTH)),
        (asked(DAY), asked("2020-09")),
        (asked(DAY), asked(f"../{NEXT}")),
        (asked(DAY, "tanks", "brigade", "town"), asked(BOTH, "armour")),
    ],
)
def test_a_part_may_not_exceed_its_whole(part: Question, whole: Question) -> None:
    more, fewer = told(4, part), told(3, whole, by="rebels")
    fits = told(3, part)

    assert judge(more, fewer) == "conflict"
    assert judge(fits, fewer) == "compatible"


def test_only_the_ends_of_answers_matter_between_part_and_whole() -> None:
    part = told(Count(spans=[(2, 2), (9, 9)]), asked(place="town"))
    whole = told(Count(spans=[(0, 1), (3, 3)]), by="rebels")

    assert judge(part, whole) == "compatible"


def test_a_denial_of_some_makes_the_whole_empty_of_parts() -> None:
    part = told(1, asked(place="town"))
    none = told(count(1, None), by="rebels", denies=True)

    assert judge(part, none) == "conflict"


def test_crossing_scopes_do_not_compare() -> None:
    one = told(9, asked(DAY, place="region"))
    other = told(1, asked(BOTH, place="town"), by="rebels")

    assert judge(one, other) == "compatible"


def test_periods_that_cross_do_not_compare() -> None:
    one = told(9, asked(BOTH))
    other = told(1, asked(f"{NEXT}/2020-09-29"), by="rebels")

    assert judge(one, other) == "compatible"


@pytest.mark.parametrize("measure", ["level", "shelled"])
def test_a_level_has_no_parts(measure: str) -> None:
    nine = count(9) if measure == "shelled" else Amount(intervals=[one_number(9)])
    one_ = count(1) if measure == "shelled" else Amount(intervals=[one_number(1)])
    part = told(nine, asked(measure=measure, place="town"))
    whole = told(one_, asked(measure=measure), by="rebels")

    assert judge(part, whole) == "compatible"


def one_number(number: int) -> Interval:
    return Interval(low=Decimal(number), high=Decimal(number))


def test_one_period_written_twice_is_one_period() -> None:
    one, other = told(3, asked("2020-09")), told(5, asked("2020-09-01/2020-09-30"))

    assert by_readings(
        (*NOUNS, *one.records, *other.records), one.assertion, other.assertion
    ) == ("conflict")


def test_a_day_in_local_time_may_or_may_not_be_the_day_in_utc() -> None:
    day = asked("2020-09-27T00:00Z/2020-09-27T23:59Z")
    one, other = told(3), told(5, day, by="rebels")

    assert judge(one, other) == "undetermined"


def test_what_neither_names_is_the_same() -> None:
    about = asked(None, subject=None, place=None)

    assert judge(told(3, about), told(5, about, by="rebels")) == "conflict"
    assert judge(told(3, about), told(3, about, by="rebels")) == "agree"


@pytest.mark.parametrize("about", [asked(None), asked(place=None), asked(subject=None)])
def test_what_only_one_names_is_open(about: Question) -> None:
    assert judge(told(3), told(5, about, by="rebels")) == "undetermined"
    assert judge(told(3), told(3, about, by="rebels")) == "compatible"


def test_other_places_are_aside() -> None:
    assert judge(told(3), told(5, asked(place="port"), by="rebels")) == "compatible"


def test_ends_that_nobody_knows_need_not_be_one() -> None:
    about = asked(f"{DAY}/")
    one, other = told(3, about), told(5, about, by="rebels")
    levels = asked(f"/{DAY}", measure="shelled"), asked(f"{DAY}/", measure="shelled")

    assert judge(one, other) == "undetermined"
    assert judge(one, told(3, about, by="rebels", denies=True, of=one)) == "conflict"
    for level in levels:
        assert judge(told(3, level), told(5, level, by="rebels")) == "undetermined"


# DESIGN 2: clocks and order.


def test_one_wrong_date_does_not_accuse_others() -> None:
    one = told(4, asked(SO_FAR), at=NEXT)
    relay = told(2, asked(SO_FAR), by="agency", at=DAY, relays=[one])
    other = told(2, asked(SO_FAR), by="rebels", at=LATER)

    assert judge(one, other) == "conflict"
    assert judge(one, other, relay) == "undetermined"


def test_a_statement_without_room_passes_no_bounds_on() -> None:
    first = told(4, asked(SO_FAR), at=NEXT)
    wrong = told(9, asked(measure="fuel"), at=DAY, by="agency", after=[first])
    last = told(2, asked(SO_FAR), by="rebels", at=None, after=[wrong])

    assert judge(first, last, wrong) == "undetermined"


def test_a_date_in_doubt_by_another_reads_a_toll_both_ways() -> None:
    one = told(2, at=NEXT)
    relay = told(6, asked(measure="armour"), by="agency", at=DAY, relays=[one])
    other = told(4, by="rebels")

    assert judge(one, other) == "conflict"
    assert judge(one, other, relay) == "undetermined"


def test_a_statement_without_room_is_not_before_what_answers_it() -> None:
    first = told(9, asked(measure="fuel"), at=NEXT)
    right, wrong = (
        told(4, asked(SO_FAR), at=DAY, by="agency", after=after)
        for after in ([], [first])
    )

    for one, expected in ((right, "conflict"), (wrong, "undetermined")):
        last = told(2, asked(SO_FAR), by="rebels", at=None, after=[one])
        assert judge(one, last, first) == expected


def test_only_the_shortest_path_between_two_clocks_is_in_disorder() -> None:
    before = told(4, asked(SO_FAR), at=DAY)
    first = told(9, asked(measure="fuel"), at=NEXT)
    aside = told(2, asked(SO_FAR), by="rebels", at=None, answers=[before, first])
    last = told(8, asked(measure="fuel"), by="agency", at=DAY, answers=[first, aside])

    assert judge(before, aside, first, last) == "conflict"


def test_no_path_between_clocks_runs_through_a_ring() -> None:
    late = told(4, asked(SO_FAR), at=NEXT)
    ring = told(9, asked(measure="fuel"), by="agency", at=None, answers=[late])
    early = told(2, asked(SO_FAR), by="rebels", at=DAY, answers=[ring])
    other = told(8, asked(measure="fuel"), by="agency", at=None, answers=[ring])
    back = Order(statement_id=digest(ring.statement), after_id=digest(other.statement))

    assert judge(late, early, ring) == "undetermined"
    assert judge(late, early, ring, other, back) == "compatible"


def test_a_clock_within_a_ring_puts_nobody_else_in_disorder() -> None:
    late = told(4, asked(SO_FAR), at=NEXT)
    ring = told(9, asked(measure="fuel"), by="agency", at=NEXT)
    early = told(2, asked(SO_FAR), by="rebels", at=DAY, answers=[ring])
    other = told(8, asked(measure="fuel"), by="agency", at=None, answers=[ring])
    back = Order(statement_id=digest(ring.statement), after_id=digest(other.statement))

    assert judge(late, early, ring) == "undetermined"
    assert judge(late, early, ring, other, back) == "compatible"


def test_clocks_that_could_hold_in_some_time_zone_are_in_order() -> None:
    one = told(4, asked(SO_FAR), at="2020-09-28T09:00")
    other = told(2, asked(SO_FAR), by="rebels", at="2020-09-28T00:00Z", relays=[one])

    assert judge(one, other) == "conflict"


def test_statements_in_a_ring_are_ordered_with_no_other() -> None:
    one = told(4, asked(SO_FAR), at=DAY)
    other = told(2, asked(SO_FAR), by="rebels", at=LATER)
    back = Order(statement_id=digest(one.statement), after_id=digest(other.statement))
    forth = Order(statement_id=digest(other.statement), after_id=digest(one.statement))

    assert judge(one, other) == "conflict"
    assert judge(one, other, back, forth) == "undetermined"


def test_a_statement_published_before_it_was_said_is_at_one_moment_all_the_same() -> (
    None
):
    one = told(2, asked(SO_FAR), at=NEXT, published=DAY)
    denial = told(2, asked(SO_FAR), by="rebels", denies=True, answers=[one])

    assert judge(one, denial) == "conflict"


def test_an_undated_relay_orders_what_it_stands_between() -> None:
    one = told(4, asked(SO_FAR), at=DAY)
    between = told(6, asked(measure="armour"), by="agency", at=None, relays=[one])
    other = told(2, asked(SO_FAR), by="rebels", at=DAY, answers=[between])

    assert judge(one, other, between) == "conflict"


@pytest.mark.parametrize(
    ("at", "expected"),
    [("2020-09-28T12:00Z", "undetermined"), ("2020-09-29T00:00Z", "conflict")],
)
def test_beside_an_offset_a_time_without_one_is_fourteen_hours_wider(
    at: str, expected: str
) -> None:
    one = told(4, asked(SO_FAR), at="2020-09-28T09:00")
    other = told(2, asked(SO_FAR), by="rebels", at=at)

    assert judge(one, other) == expected


# DESIGN 4: one source.


def test_one_source_in_unknown_order_is_undetermined() -> None:
    one, other = told(3, at=LATER), told(5, at=LATER)
    records = (*NOUNS, *one.records, *other.records)

    assert judge(one, other) == "undetermined"
    assert by_readings(records, one.assertion, other.assertion) == "conflict"


def test_one_source_in_known_order_conflicts_with_itself() -> None:
    one = told(3, at=LATER)
    other = told(5, at=LATER, corrects=[one])

    assert judge(one, other) == "conflict"


def test_a_committed_answer_never_conflicts_with_itself() -> None:
    assert judge(told(3), told(3)) == "agree"
