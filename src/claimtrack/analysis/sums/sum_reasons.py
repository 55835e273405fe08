"""Why a sum doesn't come out, in words a reader can print."""

from collections.abc import Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import assert_never

import attrs

from claimtrack.analysis.sums.figures import period_of
from claimtrack.analysis.sums.members import ZERO, Bound, Member, Number, total
from claimtrack.analysis.sums.mismatches import Mismatch, Way
from claimtrack.analysis.utterances.declarations import declarer_of, reason_of
from claimtrack.analysis.utterances.voices import Voices, listed
from claimtrack.graph import ClaimGraph, name_of, period_in_words
from claimtrack.model import Certainty, Link

_RULES = MappingProxyType(
    {
        Way.BEYOND: "parts with nothing in common can't come to more than their whole",
        Way.SHORT: "parts that make up a whole can't come to less",
        Way.TANGLED: "parts and wholes of several partitions add up to one another",
    }
)
_OR = MappingProxyType(
    {
        Way.BEYOND: "the parts overlap",
        Way.SHORT: "the parts leave something out",
        Way.TANGLED: "the parts are others",
    }
)


@attrs.frozen(kw_only=True)
class Doubt:
    """Why figures that don't add up might hold after all.

    Attributes:
        because: The reason.
        resolve: The record that would settle it.
    """

    because: str
    resolve: str


class SumReasons:
    """The reasons behind one mismatch.

    Args:
        graph: The graph.
        mismatch: The whole and its parts.
    """

    def __init__(self, graph: ClaimGraph, mismatch: Mismatch) -> None:
        self._graph = graph
        self._voices = Voices(graph)
        self._mismatch = mismatch
        self._members = mismatch.members

    def because(self) -> str:
        """Give the reason, and which of the figures are only probable."""
        match self._mismatch.way:
            case Way.BEYOND:
                reason = self._beyond()
            case Way.SHORT:
                reason = self._short()
            case Way.TANGLED:
                reason = self._tangled()
            case way:
                assert_never(way)
        return " ".join((f"{reason[0].upper()}{reason[1:]}.", *self._hedges()))

    def rule(self) -> str:
        """Name the rule that gives the verdict."""
        return _RULES[self._mismatch.way]

    def resolve(self) -> str:
        """Name the record that would settle it."""
        return f"a correction of one of these figures, or a record that {_OR[self._mismatch.way]}"

    def unordered(self) -> Doubt:
        """Say that one source may have replaced some of the figures."""
        name = self._voices.name(self._mismatch.whole.commitment)
        return Doubt(
            because=f"Which {name} said last is not known, and it may replace the others.",
            resolve=f"a record of when {name} said each of these, or a correction that tells which figures it gave up",
        )

    def incomparable(self, link: Link) -> Doubt:
        """Say who declared two of the figures incomparable."""
        who, why = declarer_of(link), reason_of(link)
        return Doubt(
            because=f"{who} declared two of them incomparable: {why}.",
            resolve="a record of what those two figures count, which tells whether they are comparable after all",
        )

    def _beyond(self) -> str:
        one = self._mismatch
        low = total(ZERO, *(part.low for part in one.parts))
        return (
            f"{self._parts()} have nothing in common and lie within "
            f"{self._whole()}: together they come to {_at_least(low)}, and the "
            f"whole to {_at_most(one.whole.high)}"
        )

    def _short(self) -> str:
        one = self._mismatch
        high = total(ZERO, *(part.high for part in one.parts))
        return (
            f"{self._parts()} make up all of {self._whole()}: together they "
            f"come to {_at_most(high)}, and the whole to {_at_least(one.whole.low)}"
        )

    def _tangled(self) -> str:
        told = listed(self._told(self._members), " and ")
        return f"no numbers suit all of these, as parts and wholes add up: {told}"

    def _parts(self) -> str:
        return listed(self._told(self._mismatch.parts), " and ")

    def _told(self, members: Sequence[Member]) -> list[str]:
        """Give for each figure what it counts and how much."""
        each = []
        for one in members:
            when, says = self._when(one), self._voices.says(one.commitment)
            each.append(f"{self._what(one)} ({f'{when}: ' if when else ''}{says})")
        return each

    def _whole(self) -> str:
        when = self._when(self._mismatch.whole)
        return f"{self._what(self._mismatch.whole)}{f' ({when})' if when else ''}"

    def _what(self, one: Member) -> str:
        """Name the measure, and the place where it tells the figure from the others."""
        measure, _, place = one.key
        words = name_of(self._graph, measure)
        if place is None or not self._differ([each.key[2] for each in self._members]):
            return words
        return f"{words} in {name_of(self._graph, place)}"

    def _when(self, one: Member) -> str:
        """Give the period where it tells the figure from the others; else nothing."""
        period = period_of(one)
        is_telling = self._differ([period_of(each) for each in self._members])
        return period_in_words(period) if period and is_telling else ""

    def _differ(self, each: Sequence[str | None]) -> bool:
        return len(set(each)) > 1

    def _hedges(self) -> list[str]:
        names = dict.fromkeys(
            self._voices.name(one.commitment)
            for one in self._members
            if one.commitment.assertion.certainty is Certainty.PROBABLE
        )
        return [f"{name} says it only as probable." for name in names]


def _at_least(bound: Bound) -> str:
    number, is_out = bound
    return f"{'more than' if is_out else 'at least'} {_digits(number)}"


def _at_most(bound: Bound) -> str:
    number, is_out = bound
    return f"{'less than' if is_out else 'at most'} {_digits(number)}"


def _digits(bound: Number) -> str:
    """Write a number of decimal digits as plain digits, exactly."""
    number = Fraction(bound)
    if number.denominator == 1:
        return str(number.numerator)
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    scaled = str((number * 10**places).numerator).rjust(places + 1, "0")
    return f"{scaled[:-places]}.{scaled[-places:]}"
