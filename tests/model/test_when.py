"""Times: the instants that a written date can mean, and what is before what."""

import calendar
import itertools
import math
import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from claimtrack.errors import InvalidValueError
from claimtrack.model import WALL_CLOCK_SLACK, Reading, When, before, read_time

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = 60_000_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
FOUR_CENTURIES = 146_097 * DAY

# Everything that a date or a clock is written with, and a little more.
LETTERS = "0123456789-:.TXYZ+?~% "

moments = st.datetimes(timezones=st.just(UTC))
days = st.dates()
marks = st.sampled_from("?~%")
texts = st.one_of(
    days.map(date.isoformat),
    days.map(lambda day: f"{day:%Y-%m}".zfill(7)),
    days.map(lambda day: f"{day.year:04}"),
    moments.map(lambda moment: written(moment, "minutes")),
    moments.map(lambda moment: written(moment, "microseconds") + "Z"),
    st.sampled_from(
        ("2020-XX", "2020-09-XX", "202X", "20XX", "2020-21", "2020-09-27?", "-0044")
    ),
)


def micros(moment: datetime) -> int:
    return (moment - EPOCH) // timedelta(microseconds=1)


def midnight(day: date) -> int:
    return micros(datetime.combine(day, time.min, tzinfo=UTC))


def written(moment: datetime, precision: str) -> str:
    return moment.isoformat(timespec=precision).removesuffix("+00:00")


def year_text(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def read_or_refuse(text: str) -> Reading | None:
    try:
        return read_time(text)
    except InvalidValueError:
        return None


def is_read(text: str) -> bool:
    return read_or_refuse(text) is not None


def is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@given(days)
@example(date(1, 1, 1))
@example(date(9999, 12, 31))
@example(date(2000, 2, 29))
def test_a_day_means_its_twenty_four_hours(day: date) -> None:
    reading = read_time(day.isoformat())

    assert reading == Reading(lower=midnight(day), upper=midnight(day) + DAY)


@given(days)
@example(date(9999, 12, 31))
def test_a_month_means_the_time_from_its_first_day_through_its_last(day: date) -> None:
    first = day.replace(day=1)
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])

    reading = read_time(first.isoformat().removesuffix("-01"))

    assert reading == Reading(lower=midnight(first), upper=midnight(last) + DAY)


@given(st.integers(1, 9999))
def test_a_year_means_the_time_from_new_year_through_its_last_day(year: int) -> None:
    reading = read_time(f"{year:04}")

    assert reading == Reading(
        lower=midnight(date(year, 1, 1)), upper=midnight(date(year, 12, 31)) + DAY
    )


@given(day=st.dates(max_value=date(400, 12, 31)), cycles=st.integers(-24, 23))
@example(day=date(400, 2, 29), cycles=-1)
@example(day=date(399, 12, 31), cycles=-1)
def test_the_calendar_repeats_every_four_hundred_years_before_year_one_too(
    day: date, cycles: int
) -> None:
    year = day.year + 400 * cycles

    reading = read_time(f"{year_text(year)}-{day:%m-%d}")

    start = midnight(day) + cycles * FOUR_CENTURIES
    assert reading == Reading(lower=start, upper=start + DAY)


@given(year=st.integers(1, 400), cycles=st.integers(-(10**12), 10**12))
@example(year=400, cycles=24)
def test_a_year_of_more_than_four_digits_is_written_with_a_letter(
    year: int, cycles: int
) -> None:
    far = year + 400 * cycles
    assume(abs(far) > 9999)

    reading = read_time(f"Y{far}")

    start = midnight(date(year, 1, 1)) + cycles * FOUR_CENTURIES
    stop = midnight(date(year, 12, 31)) + DAY + cycles * FOUR_CENTURIES
    assert reading == Reading(lower=start, upper=stop)


@pytest.mark.parametrize("year", [1, 1900, 2000, 2019, 2020, 9999])
def test_a_day_is_refused_exactly_where_the_calendar_has_none(year: int) -> None:
    numbers = list(itertools.product(range(100), repeat=2))

    found = [
        pair for pair in numbers if is_read("{:04}-{:02}-{:02}".format(year, *pair))
    ]

    assert found == [pair for pair in numbers if is_day(year, *pair)]


def test_a_month_is_refused_where_it_is_neither_a_month_nor_a_season() -> None:
    found = [month for month in range(100) if is_read(f"2020-{month:02}")]

    assert found == [*range(1, 13), *range(21, 25)]


@given(moments)
def test_a_time_to_the_minute_means_all_of_that_minute(moment: datetime) -> None:
    reading = read_time(written(moment, "minutes"))

    start = micros(moment.replace(second=0, microsecond=0))
    assert reading == Reading(lower=start, upper=start + MINUTE)


@given(moments)
def test_a_time_to_the_second_means_all_of_that_second(moment: datetime) -> None:
    reading = read_time(written(moment, "seconds"))

    start = micros(moment.replace(microsecond=0))
    assert reading == Reading(lower=start, upper=start + 1_000_000)


@given(moment=moments, digits=st.integers(1, 6))
def test_a_fraction_of_a_second_is_as_precise_as_its_digits(
    moment: datetime, digits: int
) -> None:
    text = written(moment, "microseconds")
    length = 10 ** (6 - digits)

    reading = read_time(text[: len(text) - 6 + digits])

    start = micros(moment) // length * length
    assert reading == Reading(lower=start, upper=start + length)


@given(
    moment=moments,
    sign=st.sampled_from("+-"),
    hours=st.integers(0, 13),
    minutes=st.integers(0, 59),
    colon=st.sampled_from(("", ":")),
)
def test_an_offset_is_taken_off_to_give_utc(
    moment: datetime, sign: str, hours: int, minutes: int, colon: str
) -> None:
    text = f"{written(moment, 'microseconds')}{sign}{hours:02}{colon}{minutes:02}"

    reading = read_time(text)

    offset = (hours * HOUR + minutes * MINUTE) * (-1 if sign == "-" else 1)
    start = micros(moment) - offset
    assert reading == Reading(lower=start, upper=start + 1, has_offset=True)


@given(moment=moments, sign=st.sampled_from("+-"), hours=st.integers(0, 14))
def test_an_offset_of_whole_hours_needs_no_minutes(
    moment: datetime, sign: str, hours: int
) -> None:
    text = f"{written(moment, 'seconds')}{sign}{hours:02}"

    reading = read_time(text)

    assert reading == read_time(f"{text}:00")


def test_a_clock_ends_at_the_last_second_of_the_day() -> None:
    numbers = list(itertools.product((*range(30), 99), range(100), (0, 59, 60, 99)))

    found = [
        (hour, minute, second)
        for hour, minute, second in numbers
        if is_read(f"2020-09-27T{hour:02}:{minute:02}:{second:02}")
    ]

    assert found == [
        (hour, minute, second)
        for hour, minute, second in numbers
        if hour < 24 and minute < 60 and second < 60
    ]


@pytest.mark.parametrize("sign", ["+", "-"])
def test_an_offset_is_at_most_fourteen_hours(sign: str) -> None:
    numbers = list(itertools.product(range(100), repeat=2))

    found = [
        (hours, minutes)
        for hours, minutes in numbers
        if is_read(f"2020-09-27T10:02{sign}{hours:02}:{minutes:02}")
    ]

    assert found == [
        (hours, minutes)
        for hours, minutes in numbers
        if minutes < 60 and hours * 60 + minutes <= 14 * 60
    ]


@pytest.mark.parametrize("zero", ["+00:00", "-00:00", "+0000", "-0000", "+00", "-00"])
def test_an_offset_of_nothing_is_written_in_one_way(zero: str) -> None:
    when = When(text=f"2020-09-27T10:02{zero}")

    assert when == When(text="2020-09-27T10:02Z")
    assert when.text == "2020-09-27T10:02Z"


@pytest.mark.parametrize(
    "text",
    ["2020-09-27T10:00+10:00", "2020-09-27T00:00", "2020-09-27", "2000", "-0100"],
)
def test_any_other_time_is_kept_as_it_was_written(text: str) -> None:
    when = When(text=text)

    assert when.text == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("202X", [f"202{n}" for n in range(10)]),
        ("20XX", [f"20{n:02}" for n in range(100)]),
        ("2020-XX", [f"2020-{n:02}" for n in range(1, 13)]),
        ("2020-XX-XX", [f"2020-{n:02}" for n in range(1, 13)]),
        ("2020-09-XX", [f"2020-09-{n:02}" for n in range(1, 31)]),
        ("2020-02-XX", [f"2020-02-{n:02}" for n in range(1, 30)]),
        ("2020-12-XX", [f"2020-12-{n:02}" for n in range(1, 32)]),
    ],
)
def test_an_unspecified_part_bounds_as_widely_as_all_that_it_can_be(
    text: str, meant: list[str]
) -> None:
    reading = read_time(text)

    readings = [read_time(one) for one in meant]
    assert reading == Reading(
        lower=min(one.lower for one in readings),
        upper=max(one.upper for one in readings),
        is_whole=False,
    )


SPRING = (("2020-03", "2020-05"), ("2020-09", "2020-11"))
SUMMER = (("2020-06", "2020-08"), ("2020-12", "2021-02"), ("2019-12", "2020-02"))


@pytest.mark.parametrize(
    ("season", "meant"), [(21, SPRING), (22, SUMMER), (23, SPRING), (24, SUMMER)]
)
def test_a_season_can_be_that_of_either_hemisphere(
    season: int, meant: tuple[tuple[str, str], ...]
) -> None:
    reading = read_time(f"2020-{season}")

    assert not reading.is_whole
    assert reading.lower <= min(read_time(first).lower for first, _ in meant)
    assert reading.upper >= max(read_time(last).upper for _, last in meant)


@pytest.mark.parametrize(
    ("season", "first", "last"),
    [
        (21, "2020-03-19", "2020-12-22"),
        (22, "2019-12-21", "2021-03-20"),
        (23, "2020-03-19", "2020-12-22"),
        (24, "2019-12-21", "2021-03-20"),
    ],
)
def test_a_season_can_end_at_a_solstice_or_an_equinox(
    season: int, first: str, last: str
) -> None:
    reading = read_time(f"2020-{season}")

    assert reading.lower <= read_time(first).lower
    assert reading.upper >= read_time(last).lower


@pytest.mark.parametrize(
    ("season", "first", "last"),
    [
        (21, "2020-03", "2020-12"),
        (22, "2019-12", "2021-03"),
        (23, "2020-03", "2020-12"),
        (24, "2019-12", "2021-03"),
    ],
)
def test_a_season_is_bounded_by_the_months_that_hold_all_its_readings(
    season: int, first: str, last: str
) -> None:
    reading = read_time(f"2020-{season}")

    assert reading == Reading(
        lower=read_time(first).lower, upper=read_time(last).upper, is_whole=False
    )


@given(day=days, mark=marks, length=st.sampled_from((4, 7, 10)))
def test_a_date_in_doubt_bounds_nothing(day: date, mark: str, length: int) -> None:
    reading = read_time(day.isoformat()[:length] + mark)

    assert reading == Reading(lower=-math.inf, upper=math.inf, is_whole=False)


@given(text=texts, mark=marks, other=texts)
def test_a_date_in_doubt_is_before_nothing_and_after_nothing(
    text: str, mark: str, other: str
) -> None:
    assume("T" not in text and not text.endswith(("?", "~", "%")))
    doubtful, sure = When(text=text + mark), When(text=other)

    orders = before(doubtful, sure), before(sure, doubtful)

    assert orders == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "T",
        "Z",
        "2",
        "202",
        "20200",
        "20200927",
        "2020-9",
        "2020-09-7",
        "2020-09-27 ",
        " 2020-09-27",
        "2020-09-27\n",
        "2020/09/27",
        "2020-",
        "2020-09-",
        "2020-00",
        "2020-13",
        "2020-20",
        "2020-25",
        "2020-21-01",
        "2020-21-XX",
        "2020-00-XX",
        "2020-13-XX",
        "2020-XX-27",
        "2020-02-30",
        "2019-02-29",
        "1900-02-29",
        "2020-04-31",
        "2020-02-30?",
        "2020-13~",
        "2020??",
        "?2020",
        "2020?-09",
        "XXXX",
        "2XXX",
        "2X20",
        "20X0",
        "202x",
        "2020-0X",
        "2020-X9",
        "2020-1X",
        "2020-09-2X",
        "202X-09",
        "20XX-09-27",
        "202X-21",
        "+2020",
        "--2020",
        "-202",
        "Y2020",
        "Y9999",
        "Y-9999",
        "Y",
        "y12020",
        "Y12020.5",
        "Y1E5",
        "Y1234567890123456789",
        "12020",
        "-12020",
        "2020-09-27T",
        "2020-09-27T10",
        "2020-09-27T1002",
        "2020-09-27T10:2",
        "2020-09-27T10:02:3",
        "2020-09-27T10:02:",
        "2020-09-27T10:02.5",
        "2020-09-27T10:02:33.",
        "2020-09-27T10:02:33,5",
        "2020-09-27T10:02:33.1234567",
        "2020-09-27T24:00",
        "2020-09-27T10:60",
        "2020-09-27T10:02:60",
        "2020-09-27t10:02",
        "2020-09-27 10:02",
        "2020-09-27T10:02 Z",
        "2020-09-27T10:02z",
        "2020-09-27T10:02+4",
        "2020-09-27T10:02+04:0",
        "2020-09-27T10:02+",
        "2020-09-27T10:02+04:60",
        "2020-09-27T10:02+14:01",
        "2020-09-27T10:02-15:00",
        "2020-09-27T10:02Z+04:00",
        "2020-09-27T10:02Z?",
        "2020-09-27?T10:02",
        "2020-09-XXT10:02",
        "2020-09T10:02",
        "2020T10:02",
        "2020-09-27T10:02T10:02",
        "T10:02",
        "10:02",
        "٢٠٢٠-09-27",
        "２０２０-09-27",
        "2020−09−27",
        "2020-09-27/2020-09-28",
        "2020-09-27/said",
        "..",
        "said",
        "today",
        "27.09.2020",
        "\ud800",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match="expected a date such as") as refused:
        When(text=text)

    assert refused.value.message.endswith(f"got {text!r}")


@pytest.mark.parametrize(
    "text", ["Y02020", "Y00000", "Y-00044", "Y012020", "Y12020-06", "Y12020-06-01"]
)
def test_a_lettered_year_is_a_year_of_more_than_four_digits_and_no_more(
    text: str,
) -> None:
    with pytest.raises(InvalidValueError):
        When(text=text)


@pytest.mark.parametrize("text", ["202X-XX", "20XX-XX", "202X-XX-XX", "20XX-XX-XX"])
def test_a_year_with_an_unspecified_digit_stands_alone(text: str) -> None:
    with pytest.raises(InvalidValueError):
        When(text=text)


@pytest.mark.parametrize("text", ["-0000", "-0000-01", "-0000-01-01"])
def test_the_year_zero_has_no_sign(text: str) -> None:
    with pytest.raises(InvalidValueError):
        When(text=text)


@given(
    st.text()
    | st.text(alphabet=LETTERS, max_size=30)
    | st.from_regex(re.compile(r"[0-9X]{4}(-[0-9X]{2}){0,2}(T[0-9:.Z+-]{0,9})?[?~%]?"))
)
def test_any_text_at_all_is_read_or_refused(text: str) -> None:
    reading = read_or_refuse(text)

    assert reading is None or reading.lower < reading.upper


@given(one=days, other=days)
def test_of_two_days_the_earlier_is_before_the_later(one: date, other: date) -> None:
    answer = before(When(text=one.isoformat()), When(text=other.isoformat()))

    assert answer is (None if one == other else one < other)


# A year and a half of days, and everything that those days can be written as.
SOME_DAYS = tuple(date(2020, 1, 1) + timedelta(days=n) for n in range(500))
some_days = st.sampled_from(SOME_DAYS)
some_dates = st.tuples(some_days, st.sampled_from((4, 7, 10))).map(
    lambda pair: pair[0].isoformat()[: pair[1]]
)


@given(one=some_dates, other=some_dates)
def test_before_is_yes_or_no_where_every_day_that_the_two_can_mean_says_so(
    one: str, other: str
) -> None:
    mine = [day for day in SOME_DAYS if day.isoformat().startswith(one)]
    theirs = [day for day in SOME_DAYS if day.isoformat().startswith(other)]

    answer = before(When(text=one), When(text=other))

    if max(mine) < min(theirs):
        assert answer is True
    elif max(theirs) < min(mine):
        assert answer is False
    else:
        assert answer is None


@given(one=texts, other=texts)
def test_one_is_before_another_where_the_other_is_not_before_it(
    one: str, other: str
) -> None:
    answer = before(When(text=one), When(text=other))

    back = before(When(text=other), When(text=one))
    assert answer is (None if back is None else not back)


@given(texts)
def test_nobody_can_tell_which_of_two_equal_dates_is_before_the_other(
    text: str,
) -> None:
    answer = before(When(text=text), When(text=text))

    assert answer is None


@given(one=texts, other=texts, third=texts)
@example(one="2020-09-27", other="2020-09-28T14:00Z", third="2020-09-29T04:01")
def test_before_carries_over(one: str, other: str, third: str) -> None:
    times = When(text=one), When(text=other), When(text=third)

    first, second, both = (
        before(times[n], times[m]) for n, m in ((0, 1), (1, 2), (0, 2))
    )

    assert not (first and second) or both


@given(minutes=st.integers(-36 * 60, 36 * 60))
@example(minutes=-14 * 60 - 1)
@example(minutes=-14 * 60)
@example(minutes=14 * 60)
@example(minutes=14 * 60 + 1)
def test_without_an_offset_a_time_is_before_where_it_is_so_at_every_offset(
    minutes: int,
) -> None:
    noon = datetime(2020, 9, 27, 12, tzinfo=UTC)
    wall = written(noon + timedelta(minutes=minutes), "minutes")
    instant = When(text="2020-09-27T12:00Z")

    answer = before(When(text=wall), instant)

    answers = {
        before(When(text=f"{wall}{offset:+03}:00"), instant)
        for offset in range(-14, 15)
    }
    assert answer is (answers.pop() if len(answers) == 1 else None)


def test_the_slack_between_the_clocks_is_fourteen_hours() -> None:
    slack = WALL_CLOCK_SLACK

    assert slack == 14 * HOUR
