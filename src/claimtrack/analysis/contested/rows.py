"""A dispute: who stands where on one question, as a record and as a row."""

from collections.abc import Iterable
from fractions import Fraction

import attrs

from claimtrack.analysis.contested.lines import figure_in_words
from claimtrack.analysis.contested.prose import (
    answers_of,
    apart_in_words,
    camps_in_words,
    fewest_in_words,
    side_in_words,
)
from claimtrack.analysis.contested.quotes import Quotes
from claimtrack.model import one_line
from claimtrack.tables import Cells, Column, ColumnKind, Table, json_text

_SHOWN = 3
"""How many sides and camps are told."""


@attrs.frozen(kw_only=True)
class Side:
    """Sources of one side, and where they stand.

    Attributes:
        name: What they share, outermost; a single source's own name.
        source_ids: The sources that speak.
        quotes: What they say, with the words that make it.
    """

    name: str
    source_ids: tuple[str, ...]
    quotes: Quotes


@attrs.frozen(kw_only=True)
class Camp:
    """Claims that can all hold, to which no further claim can be added.

    Attributes:
        answer: The values that suit them all, in words.
        claim_count: How many they are.
        quotes: The claims.
    """

    answer: str
    claim_count: int
    quotes: Quotes


@attrs.frozen(kw_only=True)
class Dispute:
    """A question on which claims can't all hold.

    Attributes:
        question: What is asked, in words.
        question_ids: The digests of the questions, several where an analyst declared
            them to be the same; for free text that of its claim.
        at_least: How many of the claims at least do not hold.
        claim_count: How many claims there are that exclude something.
        source_count: How many sources speak.
        is_across: Whether claims of two sides can't all hold.
        sides: Who stands where, the side with the most claims first.
        camps: The largest groups that can hold together, lowest first: the outermost
            two, and of the others those with the most claims.
        camp_count: How many there are in all; None where they can't be told.
        gap: How far the values of the outermost camps are apart; None where there are
            no camps of numbers.
        ratio: How often the greatest value of the lowest camp goes into the least of
            the highest; None where there is none, or where the lowest is not above 0.
        pairs: Where there are no camps, claims that can't both hold, two by two.
        pair_count: How many pairs there are in all; None where they were not counted.
    """

    question: str
    question_ids: tuple[str, ...]
    at_least: int
    claim_count: int
    source_count: int
    is_across: bool
    sides: tuple[Side, ...]
    camps: tuple[Camp, ...] = ()
    camp_count: int | None = None
    gap: Fraction | None = None
    ratio: Fraction | None = None
    pairs: tuple[Quotes, ...] = ()
    pair_count: int | None = None

    def explain(self) -> str:
        """Give the dispute as prose: who says what, how far apart, how many are wrong.

        Told are the first answers of each side with their words, and the first camps
        or the first two claims that can't both hold.
        """
        sides = "; ".join(side_in_words(one.name, one.quotes) for one in self.sides)
        told = (
            f"On {self.question}: {sides}." if self.question else f"{sides}.",
            self._suiting(),
            apart_in_words(self.gap, self.ratio),
            fewest_in_words(self.at_least, self.claim_count),
        )
        return one_line(" ".join(sentence for sentence in told if sentence))

    def _suiting(self) -> str:
        """Say which answers suit how many claims, or which two claims can't hold."""
        if self.camps:
            shown = self.camps[:_SHOWN]
            more = None if self.camp_count is None else self.camp_count - len(shown)
            camps = [(one.answer, one.claim_count) for one in shown]
            return f"No one answer suits all: {camps_in_words(camps, more)}."
        if not self.pairs:
            return ""
        one, other = self.pairs[0]
        pair = (f"{x.answer} by {x.source}" for x in (one, other))
        first = "" if self.pair_count == 1 else "Among others, "
        return f"{first}{' and '.join(pair)} can't both hold."


class Disputes(Table[Dispute]):
    """Disputes, those first of which a reader wants to know first; as rows, one each.

    First come those across sides, by how many sides there are, then those within one.
    Then comes first where more claims at least do not hold, where more sources speak,
    and where the ratio is greater; then the question's words tell.
    """

    layout = (
        Column(name="question", meaning="What is asked, in words."),
        Column(
            name="at_least",
            kind=ColumnKind.WHOLE_NUMBER,
            meaning="How many of the claims at least do not hold.",
        ),
        Column(
            name="claims",
            kind=ColumnKind.WHOLE_NUMBER,
            meaning="How many claims there are that exclude something.",
        ),
        Column(
            name="sources",
            kind=ColumnKind.WHOLE_NUMBER,
            meaning="How many sources speak.",
        ),
        Column(
            name="across_sides",
            kind=ColumnKind.YES_NO,
            meaning="Whether claims of two sides can't all hold.",
        ),
        Column(name="sides", meaning="Who stands where: each side, its first answers."),
        Column(
            name="camps",
            meaning="What suits each camp, and of how many claims; nothing if not told.",
        ),
        Column(name="gap", meaning="How far the outermost camps are apart, exactly."),
        Column(
            name="ratio",
            meaning="How often the lowest camp's greatest goes into the highest's least.",
        ),
        Column(
            name="question_ids", meaning="The digests of the questions: a JSON list."
        ),
    )
    kept_back = ("question_ids",)

    def __init__(self, disputes: Iterable[Dispute]) -> None:
        super().__init__(sorted(disputes, key=_place))

    def _cells(self, entry: Dispute) -> Cells:
        return (
            entry.question,
            entry.at_least,
            entry.claim_count,
            entry.source_count,
            entry.is_across,
            _cell([_side(one) for one in entry.sides[: _SHOWN + 1]], len(entry.sides)),
            _cell(
                [f"{one.answer} ({one.claim_count})" for one in entry.camps],
                entry.camp_count or 0,
            )
            or None,
            None if entry.gap is None else figure_in_words(entry.gap),
            None if entry.ratio is None else figure_in_words(entry.ratio),
            json_text(entry.question_ids),
        )


def _cell(shown: list[str], count: int) -> str:
    more = [f"and {count - _SHOWN} more"] if count > _SHOWN else []
    return "; ".join([*shown[:_SHOWN], *more])


def _side(side: Side) -> str:
    told, is_all = answers_of(side.quotes)
    answers = ", ".join(one.answer for one in told)
    return f"{side.name}: {answers}{'' if is_all else ' …'}"


def _place(
    dispute: Dispute,
) -> tuple[bool, int, int, int, Fraction, str, tuple[str, ...]]:
    return (
        not dispute.is_across,
        -len(dispute.sides) if dispute.is_across else 0,
        -dispute.at_least,
        -dispute.source_count,
        -(dispute.ratio or Fraction(0)),
        dispute.question,
        dispute.question_ids,
    )
