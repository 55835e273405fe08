"""Times that are told lawful by their look must be those that can be read."""

import itertools

import pytest

from claimtrack.errors import InvalidValueError
from claimtrack.model import When, read_time

YEARS = ("0000", "1999", "2000", "2020", "9999")
MONTHS = tuple(f"{month:02}" for month in range(26))
DAYS = ("", *(f"-{day:02}" for day in (0, 1, 28, 29, 30, 31, 32)))
CLOCKS = ("", "T00:00", "T23:59Z", "T24:00", "T12:60", "T12:00:60Z", "T12:30:59Z")


def can_be_read(text: str) -> bool:
    try:
        read_time(text)
    except InvalidValueError:
        return False
    return True


@pytest.mark.parametrize("year", YEARS)
def test_a_time_is_taken_just_where_it_can_be_read(year: str) -> None:
    texts = [
        f"{year}-{''.join(rest)}" for rest in itertools.product(MONTHS, DAYS, CLOCKS)
    ]

    for text in texts:
        if can_be_read(text):
            assert When(text=text).text == text
        else:
            with pytest.raises(InvalidValueError):
                When(text=text)
