"""The one place that imports hypothesis, which only this room needs."""

from collections.abc import Sequence
from typing import TypeVar

try:
    from hypothesis import strategies as st
    from hypothesis.strategies import DrawFn, SearchStrategy
except ImportError as error:
    message = (
        "claimtrack.testing makes records with hypothesis, which is not installed: "
        'pip install "claimtrack[testing]"'
    )
    raise ImportError(message, name="hypothesis") from error

__all__ = ["DrawFn", "SearchStrategy", "below", "pick", "st"]

_Thing = TypeVar("_Thing")

# Made once: to make a strategy costs more than to draw from it.
_BELOW = tuple(st.integers(0, number) for number in range(64))


def pick(draw: DrawFn, things: Sequence[_Thing]) -> _Thing:
    """Draw one of at most 64 things; what stands first is where it shrinks to."""
    return things[below(draw, len(things))]


def below(draw: DrawFn, number: int) -> int:
    """Draw a whole number from 0 and below another."""
    return draw(_BELOW[number - 1])
