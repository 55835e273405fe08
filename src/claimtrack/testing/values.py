"""Strategies for what records are made of: answers, times and periods."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from claimtrack.model import (
    Amount,
    Answer,
    AnswerKind,
    Choice,
    Count,
    Interval,
    Measure,
    Period,
    Unknown,
    When,
    answer_kind,
    is_additive,
)
from claimtrack.model.measures import YES_NO
from claimtrack.testing._hypothesis import DrawFn, SearchStrategy, st

_MOST = 1_000_000
_OFFSETS = ("Z", "+04:00", "-03:30", "+14:00", "-14:00")


def answers(measure: Measure) -> SearchStrategy[Answer]:
    """Answers that a measure has: never empty, now and then unknown.

    >>> from hypothesis import given, settings
    >>> from claimtrack.model import fits
    >>> control = Measure(id="control", options=["army", "rebels"])
    >>> @settings(max_examples=5, database=None)
    ... @given(answers(control))
    ... def every_answer_fits(answer):
    ...     assert fits(answer, control)
    >>> every_answer_fits()

    """
    return st.one_of(_known(measure), st.just(Unknown()))


def _known(measure: Measure) -> SearchStrategy[Answer]:
    kind = answer_kind(measure)
    if kind is AnswerKind.COUNT:
        return counts()
    if kind is AnswerKind.AMOUNT:
        return amounts(from_zero=is_additive(measure))
    return choices(YES_NO if measure.options is None else measure.options)


def counts(*, most: int = _MOST) -> SearchStrategy[Count]:
    """Sets of whole numbers, never empty: runs, some with gaps, some without end.

    Args:
        most: The greatest number that a run starts or ends with.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5, database=None)
    ... @given(counts(most=9))
    ... def no_count_is_empty(count):
    ...     assert count
    >>> no_count_is_empty()

    """
    return st.builds(Count, spans=st.lists(_runs(most), min_size=1, max_size=3))


def _runs(most: int) -> SearchStrategy[tuple[int, int | None]]:
    numbers = st.integers(0, min(most, 6)) | st.integers(0, most)
    ends = st.tuples(numbers, numbers).map(sorted).map(lambda pair: (pair[0], pair[1]))
    exact = numbers.map(lambda number: (number, number))
    open_ended = numbers.map(lambda number: (number, None))
    return st.one_of(exact, open_ended, ends)


def amounts(*, from_zero: bool = False) -> SearchStrategy[Amount]:
    """Sets of numbers, never empty: points and stretches, with open ends or closed.

    Args:
        from_zero: Whether nothing is below zero, as for an additive measure.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5, database=None)
    ... @given(amounts(from_zero=True))
    ... def nothing_is_below_zero(amount):
    ...     assert Decimal(-1) not in amount
    >>> nothing_is_below_zero()

    """
    return st.builds(
        Amount, intervals=st.lists(_stretches(from_zero), min_size=1, max_size=3)
    )


@st.composite
def _stretches(draw: DrawFn, from_zero: bool) -> Interval:  # noqa: FBT001 -- private
    least = 0 if from_zero else -_MOST
    numbers = st.decimals(least, _MOST, places=2) | st.integers(0, 6).map(Decimal)
    low, high = sorted((draw(numbers), draw(numbers)))
    form = draw(st.sampled_from(("point", "from", "between", "to", "every")))
    least_end = Decimal(0) if from_zero else None
    floor = low if form in {"point", "from", "between"} else least_end
    ceiling = {"point": low, "between": high, "to": high}.get(form)
    if floor == ceiling:
        # One number, of which an open end would leave nothing; or every number.
        return Interval(low=floor, high=ceiling)
    flags = st.booleans()
    return Interval(
        low=floor,
        high=ceiling,
        low_open=floor is not None and draw(flags),
        high_open=ceiling is not None and draw(flags),
    )


def choices(options: Iterable[str] = YES_NO) -> SearchStrategy[Choice]:
    """Sets of options, never empty.

    Args:
        options: What the choice is between.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5, database=None)
    ... @given(choices(["army", "rebels"]))
    ... def no_choice_is_empty(choice):
    ...     assert choice
    >>> no_choice_is_empty()

    """
    some = st.sets(st.sampled_from(sorted(options)), min_size=1)
    return st.builds(Choice, options=some)


def whens() -> SearchStrategy[When]:
    """Times of every precision: years, seasons, days, minutes, in doubt, with offset.

    >>> from hypothesis import given, settings
    >>> from claimtrack.model import read_time
    >>> @settings(max_examples=5, database=None)
    ... @given(whens())
    ... def no_time_is_over_before_it_begins(when):
    ...     reading = read_time(when.text)
    ...     assert reading.lower < reading.upper
    >>> no_time_is_over_before_it_begins()

    """
    return st.builds(When, text=st.one_of(_dates(), _vague_dates(), _moments()))


def _dates() -> SearchStrategy[str]:
    return st.builds(_cut, st.datetimes(), st.sampled_from(_DATE_LENGTHS))


# How much of "2020-09-27T10:02:03.000000" is written: a day, a month, a year.
_DATE_LENGTHS = (10, 7, 4)
# Down to the minute, the second, a fraction of one.
_MOMENT_LENGTHS = (16, 19, 21, 26)


def _cut(moment: datetime, length: int) -> str:
    return moment.isoformat(timespec="microseconds")[:length]


def _moments() -> SearchStrategy[str]:
    texts = st.builds(_cut, st.datetimes(), st.sampled_from(_MOMENT_LENGTHS))
    return st.builds(str.__add__, texts, st.sampled_from(("", *_OFFSETS)))


def _vague_dates() -> SearchStrategy[str]:
    years = st.integers(0, 9999).map("{:04}".format)
    endings = ("-XX", "-XX-XX", "-02-XX", "-21", "-22", "-23", "-24", "-05?", "~", "%")
    return st.one_of(
        st.builds(str.__add__, years, st.sampled_from(endings)),
        years.map(lambda year: year[:3] + "X"),
        years.map(lambda year: year[:2] + "XX"),
        st.integers(10_000, 10**17).map("Y{}".format),
        st.integers(1, 9999).map("-{:04}".format),
    )


def periods() -> SearchStrategy[Period]:
    """Periods of every form, those that end when the claim is made among them.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5, database=None)
    ... @given(periods())
    ... def a_period_reads_the_same_twice(period):
    ...     assert Period(text=period.text) == period
    >>> a_period_reads_the_same_twice()

    """
    starts = st.one_of(_dates(), _moments(), st.sampled_from(("..", "")))
    ends = st.sampled_from(("said", "..", ""))
    halves = st.builds("{}/{}".format, starts, ends).filter(lambda text: text != "/")
    closed = st.builds("../{}".format, _dates()) | st.builds("/{}".format, _moments())
    return st.builds(
        Period, text=st.one_of(_dates(), halves, closed, _vague_dates(), _intervals())
    )


@st.composite
def _intervals(draw: DrawFn) -> str:
    first, last = sorted((draw(st.datetimes()), draw(st.datetimes())))
    offset = draw(st.sampled_from(("", *_OFFSETS)))
    if draw(st.booleans()):
        return f"{_cut(first, 16)}{offset}/{_cut(last, 16)}{offset}"
    lengths = st.sampled_from(_DATE_LENGTHS)
    return f"{_cut(first, draw(lengths))}/{_cut(last, draw(lengths))}"
