"""A source's answers to one question as a table, and as text."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from claimtrack.analysis.totals.running import PointKind
from claimtrack.model import Quoted, one_line
from claimtrack.tables import (
    SHOWN_ROWS,
    Cells,
    Column,
    ColumnKind,
    Table,
    clipped,
    display_width,
    more_of,
    padded,
    wrapped,
)

_SHOWN = (("label", 17), ("said", 16), ("answer", 17), ("kind", 26))
"""The columns of the text, and how wide each may be: with a mark they are 80 wide."""
_PLAIN = frozenset(
    {PointKind.FIRST, PointKind.UPDATE, PointKind.REPEAT, PointKind.REFINEMENT}
)
"""What needs no words beside its name."""


@attrs.frozen(kw_only=True)
class Point:
    """One answer in a series.

    Attributes:
        side: The answer, with the words that make it.
        stands: Whether the source neither withdrew nor replaced it.
        kind: What it is against the earlier ones.
        against: The earlier one that it is held against; None where nothing is known to
            be earlier.
        because: Why it is that, in words.
        is_ordered: Whether it is known to be later than the point before it.
        is_running_total: Whether it counts up to when it was said, so that later ones
            should be no lower.
        has_to_go: Whether it is among the fewest without which the rest rises.
        remarks: What figures of the time since the total before it come to, where that
            surely does not suit its rise.
    """

    side: Quoted
    stands: bool
    kind: PointKind
    against: Quoted | None
    because: str
    is_ordered: bool
    is_running_total: bool
    has_to_go: bool
    remarks: tuple[str, ...] = ()


class Series(Table[Point]):
    """What a source said on a question, in known order; as rows, one an answer.

    Args:
        points: The answers, in order.
        source: Who said it, by name.
        question: What was asked, in words.

    Attributes:
        source: Who said it, by name.
        question: What was asked, in words.

    """

    layout = (
        Column(name="label", meaning="What files call the claim in its statement."),
        Column(name="asserted_at", meaning="When it was said, as written."),
        Column(name="answer", meaning="What was said; a denial begins with “not”."),
        Column(name="kind", meaning="What it is against the earlier ones."),
        Column(name="against", meaning="The label of the earlier one in question."),
        Column(name="because", meaning="Why it is that, in words."),
        Column(
            name="is_ordered",
            kind=ColumnKind.YES_NO,
            meaning="Whether it is known to be later than the row before it.",
        ),
        Column(
            name="is_running_total",
            kind=ColumnKind.YES_NO,
            meaning="Whether it counts up to when it was said, and so should not fall.",
        ),
        Column(
            name="stands",
            kind=ColumnKind.YES_NO,
            meaning="Whether the source neither withdrew nor replaced it.",
        ),
        Column(
            name="has_to_go",
            kind=ColumnKind.YES_NO,
            meaning="Whether it is among the fewest without which the rest rises.",
        ),
        Column(
            name="remarks",
            meaning="What figures of the time since the total before come to.",
        ),
        Column(name="quote", meaning="The words that make the claim."),
    )

    def __init__(self, points: Iterable[Point], *, source: str, question: str) -> None:
        super().__init__(points)
        self.source = source
        self.question = question

    @property
    def has_to_go(self) -> tuple[Point, ...]:
        """The fewest without which the rest rises, in the order of the series."""
        return tuple(one for one in self if one.has_to_go)

    def _cells(self, entry: Point) -> Cells:
        side, against = entry.side, entry.against
        return (
            side.claim_label,
            side.asserted_at,
            side.answer,
            entry.kind.value,
            None if against is None else against.claim_label,
            entry.because,
            entry.is_ordered,
            entry.is_running_total,
            entry.stands,
            entry.has_to_go,
            " ".join(entry.remarks) or None,
            side.quote,
        )

    def __repr__(self) -> str:
        shown = self._entries[:SHOWN_ROWS]
        lines = [_wrapped(f"{self.source}: {self.question}")]
        if not shown:
            return "\n".join([*lines, "Nothing was said."])
        lines += _marked(shown)
        if len(self) > len(shown):
            lines.append(more_of(len(self) - len(shown), "answer"))
        for point in shown:
            lines += map(_wrapped, _notes(point))
        return "\n".join([*lines, _wrapped(self._rise())])

    def _rise(self) -> str:
        if not any(point.is_running_total for point in self):
            return "No running totals: nothing has to rise."
        labels = [point.side.claim_label for point in self.has_to_go]
        if not labels:
            return "The running totals rise; none has to go."
        fewest = "1 has" if len(labels) == 1 else f"{len(labels)} have"
        return f"{fewest} to go for the running totals to rise: {', '.join(labels)}."


def _marked(points: Sequence[Point]) -> list[str]:
    """Give a line for each answer; those of unknown order have a mark in front."""
    told = [tuple(name for name, _ in _SHOWN), *map(_told, points)]
    lines = _aligned(told)
    if all(point.is_ordered for point in points):
        return lines
    marks = ["", *("" if point.is_ordered else "?" for point in points)]
    return [
        *(f"{mark:2}{line}" for mark, line in zip(marks, lines, strict=True)),
        "? is not known to be later than the line above it.",
    ]


def _told(point: Point) -> tuple[str, ...]:
    side = point.side
    kind = point.kind.value
    return side.claim_label, side.asserted_at or "", side.answer, kind


def _notes(point: Point) -> Iterator[str]:
    label = point.side.claim_label
    if point.kind not in _PLAIN:
        yield f"{label}: {point.because}"
    for remark in point.remarks:
        yield f"{label}: {remark}"


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    short = [
        [
            clipped(one_line(cell), most)
            for cell, (_, most) in zip(row, _SHOWN, strict=True)
        ]
        for row in rows
    ]
    widths = [max(map(display_width, cells)) for cells in zip(*short, strict=True)]
    return [
        " ".join(padded(c, n) for c, n in zip(row, widths, strict=True)).rstrip()
        for row in short
    ]


def _wrapped(text: str) -> str:
    return wrapped(one_line(text), "", "  ")
