"""Numbers and ranges that come as numbers, not in words."""

from decimal import Decimal

from claimtrack.errors import InvalidValueError
from claimtrack.model import Answer, AnswerKind, Interval, Measure, answer_kind
from claimtrack.wording.bounds import answer_of, check_number
from claimtrack.wording.cardinals import Number
from claimtrack.wording.numerals import normal


def read_number(number: int | Decimal, measure: Measure) -> Answer:
    """Give the answer that is this number and no other.

    Raises:
        InvalidValueError: For a number that the measure can't have, or not exact: a
            fraction of a count, a float, NaN.

    >>> from claimtrack.model import Measure
    >>> read_number(2, Measure(id="helicopters-lost"))
    Count(spans=((2, 2),))

    """
    value = _value(number, measure)
    return answer_of([Interval(low=value, high=value)], measure)


def read_range(
    low: int | Decimal | None, high: int | Decimal | None, measure: Measure
) -> Answer:
    """Give the answer that is any number from low to high, both ends included.

    Args:
        low: The lower end, or None where there is none.
        high: The upper end, or None where there is none.
        measure: What the answer is of.

    Raises:
        InvalidValueError: For a range without ends, an empty one, or an end that the
            measure can't have.

    >>> from claimtrack.model import Measure
    >>> read_range(100, None, Measure(id="killed"))
    Count(spans=((100, None),))

    """
    if low is None and high is None:
        message = "a range has a lower end, an upper end or both; got neither"
        raise InvalidValueError(message)
    least = None if low is None else _value(low, measure)
    most = None if high is None else _value(high, measure)
    if least is not None and most is not None and least > most:
        message = f"expected the lower end first; got {least:f} to {most:f}"
        raise InvalidValueError(message)
    return answer_of([Interval(low=least, high=most)], measure)


def _value(number: object, measure: Measure) -> Decimal:
    if answer_kind(measure) is AnswerKind.CHOICE:
        message = f"the answers of {measure.id!r} are options, in words; got a number"
        raise InvalidValueError(message)
    # JSON's true is an int of Python, and a float is not the number that was written.
    if isinstance(number, bool) or not isinstance(number, int | Decimal):
        message = f"expected an int or a Decimal; got {type(number).__name__}"
        raise InvalidValueError(message)
    value = normal(Decimal(number))
    check_number(Number(value=value), measure)
    return value
