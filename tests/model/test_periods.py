"""Periods: the stretch of time that a figure is about."""

import math
import re
from datetime import date

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from claimtrack.errors import InvalidValueError
from claimtrack.model import (
    End,
    EndKind,
    Period,
    Span,
    When,
    before,
    read_period,
    read_time,
)

OPEN_START = End(kind=EndKind.OPEN, instant=-math.inf, has_offset=False)
OPEN_STOP = End(kind=EndKind.OPEN, instant=math.inf, has_offset=False)
UNKNOWN = End(kind=EndKind.UNKNOWN, instant=math.inf, has_offset=False)
SAID = End(kind=EndKind.SAID, instant=math.inf, has_offset=False)

days = st.dates()
dates = st.tuples(days, st.sampled_from((4, 7, 10))).map(
    lambda pair: pair[0].isoformat()[: pair[1]]
)
moments = st.sampled_from(
    (
        "2020-09-27T10:02",
        "2020-09-27T10:02:03.5",
        "2020-09-27T10:02Z",
        "2020-09-27T10:02+04:00",
        "2020-09-27T23:59-11:30",
        "2020-09-28T00:00Z",
        "2020-09-28T14:00",
    )
)
# Dates that name no one calendar unit, but are bounded all the same.
vague = st.sampled_from(("2019-XX", "2020-XX", "2020-09-XX", "202X", "2020-24"))
nearby = st.sampled_from(("2019", "2020", "2020-08", "2020-09-27", "2020-10", "2021"))


def start_of(text: str) -> End:
    reading = read_time(text)
    return End(kind=EndKind.FIXED, instant=reading.lower, has_offset=reading.has_offset)


def stop_of(text: str) -> End:
    reading = read_time(text)
    return End(kind=EndKind.FIXED, instant=reading.upper, has_offset=reading.has_offset)


def read_or_refuse(text: str) -> Span | None:
    try:
        return read_period(text)
    except InvalidValueError:
        return None


def is_read(text: str) -> bool:
    return read_or_refuse(text) is not None


@given(dates | moments)
def test_a_date_is_the_period_from_its_first_instant_to_its_last(text: str) -> None:
    span = read_period(text)

    assert span == Span(start=start_of(text), stop=stop_of(text))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("2020", "2020-01-01/2020-12-31"),
        ("2020-09", "2020-09-01/2020-09-30"),
        ("2020-09-27", "2020-09-27/2020-09-27"),
        ("2020-09-27", "2020-09-27T00:00/2020-09-27T23:59"),
        ("2020-09-27T10:02+04:00", "2020-09-27T06:02Z"),
    ],
)
def test_one_period_is_one_span_however_it_is_written(text: str, same: str) -> None:
    span = read_period(text)

    assert span == read_period(same)


@given(one=dates, other=dates)
def test_an_interval_goes_from_the_first_instant_of_one_date_to_the_last_of_another(
    one: str, other: str
) -> None:
    first, last = sorted((one, other), key=lambda text: read_time(text).lower)

    span = read_period(f"{first}/{last}")

    assert span == Span(start=start_of(first), stop=stop_of(last))


@given(one=dates | moments | nearby, other=dates | moments | nearby)
@example(one="2020-09-27", other="2020-09-26")
@example(one="2020-09-27T10:02", other="2020-09-27T10:02")
@example(one="2020-09-27T10:02", other="2020-09-27T10:01")
def test_an_interval_on_one_clock_is_refused_where_it_ends_before_it_starts(
    one: str, other: str
) -> None:
    assume(read_time(one).has_offset is read_time(other).has_offset)
    ends_first = before(When(text=other), When(text=one)) is True

    was_read = is_read(f"{one}/{other}")

    assert was_read is not ends_first


@given(one=moments | nearby, other=moments | nearby)
@example(one="2020-09-27T10:02Z", other="2019")
@example(one="2020-09-28T14:00", other="2020-09-27T23:58Z")
@example(one="2020-09-28T14:00", other="2020-09-28T00:00Z")
def test_an_interval_between_two_clocks_is_refused_where_at_every_offset_it_ends_first(
    one: str, other: str
) -> None:
    ends_first = before(When(text=other), When(text=one)) is True

    was_read = is_read(f"{one}/{other}")

    assert was_read is not ends_first


@given(one=vague | nearby, other=vague | nearby)
@example(one="2020-XX", other="2019-XX")
@example(one="2020", other="2019-XX")
@example(one="2020-XX", other="2019")
def test_an_interval_of_vague_dates_is_refused_where_it_must_end_before_it_starts(
    one: str, other: str
) -> None:
    ends_first = before(When(text=other), When(text=one)) is True

    was_read = is_read(f"{one}/{other}")

    assert was_read is not ends_first


@given(dates | moments)
def test_two_dots_leave_an_end_open(text: str) -> None:
    spans = read_period(f"../{text}"), read_period(f"{text}/.."), read_period("../..")

    assert spans == (
        Span(start=OPEN_START, stop=stop_of(text)),
        Span(start=start_of(text), stop=OPEN_STOP),
        Span(start=OPEN_START, stop=OPEN_STOP),
    )


@given(dates | moments)
def test_an_end_that_is_not_written_is_unknown(text: str) -> None:
    spans = read_period(f"/{text}"), read_period(f"{text}/")

    assert spans == (
        Span(start=UNKNOWN, stop=stop_of(text)),
        Span(start=start_of(text), stop=UNKNOWN),
    )


@given(dates | moments)
def test_a_running_total_ends_when_it_is_said(text: str) -> None:
    spans = (
        read_period(f"{text}/said"),
        read_period("../said"),
        read_period("/said"),
        read_period(f"{text}?/said" if "T" not in text else "/said"),
    )

    assert spans == (
        Span(start=start_of(text), stop=SAID),
        Span(start=OPEN_START, stop=SAID),
        Span(start=UNKNOWN, stop=SAID),
        Span(start=UNKNOWN, stop=SAID),
    )


@given(vague | dates.map(lambda text: f"{text}?") | dates.map(lambda text: f"{text}~"))
def test_a_date_that_names_no_one_unit_has_unknown_ends_as_a_period(text: str) -> None:
    spans = read_period(text), read_period(f"{text}/.."), read_period(f"../{text}")

    assert spans == (
        Span(start=UNKNOWN, stop=UNKNOWN),
        Span(start=UNKNOWN, stop=OPEN_STOP),
        Span(start=OPEN_START, stop=UNKNOWN),
    )


@given(one=dates, other=dates)
def test_a_date_in_doubt_can_be_either_end_of_any_interval(
    one: str, other: str
) -> None:
    spans = read_period(f"{one}?/{other}"), read_period(f"{one}/{other}%")

    assert spans == (
        Span(start=UNKNOWN, stop=stop_of(other)),
        Span(start=start_of(one), stop=UNKNOWN),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "//",
        "said",
        "said/said",
        "said/2020",
        "2020/said/said",
        "2020/SAID",
        "2020/ said",
        "2020/now",
        "...",
        "2020/...",
        "2020-09-27/2020-09-28/2020-09-29",
        "2020-09-27 / 2020-09-28",
        "2020-09-27--2020-09-28",
        "2020-09-27/28",
        "2020-09-27/P1D",
        "2020-13/2021",
        "2020/2021-13",
        "2020-02-30",
        "[2020..2021]",
        "2020-09-27\n",
        "week 39",
        "\ud800",
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match="expected a period such as") as refused:
        Period(text=text)

    assert refused.value.message.endswith(f"got {text!r}")


def test_two_dots_alone_are_no_period() -> None:
    with pytest.raises(InvalidValueError):
        Period(text="..")


def test_a_period_that_ends_before_it_starts_is_told_so() -> None:
    with pytest.raises(InvalidValueError) as refused:
        Period(text="2020-09-27/2020-09-26")

    assert refused.value.message == (
        "expected a period that ends after it starts; got '2020-09-27/2020-09-26'"
    )


@given(
    st.text()
    | st.text(alphabet="0123456789-:./TXYZ+?~%said", max_size=30)
    | st.from_regex(re.compile(r"[0-9X]{4}(-[0-9X]{2})?/(said|\.\.|[0-9X]{4})?"))
)
def test_any_text_at_all_is_a_period_or_is_refused(text: str) -> None:
    span = read_or_refuse(text)

    assert span is None or Period(text=text).text == text


@given(day=days)
def test_a_period_is_kept_as_it_was_written(day: date) -> None:
    text = f"{day.isoformat()}/said"

    period = Period(text=text)

    assert period == Period(text=text)
    assert period.text == text
