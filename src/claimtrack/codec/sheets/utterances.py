"""Rows of a sheet that are one utterance."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

import attrs

from claimtrack.codec.shared.entries import AnswerEntry, RangeEntry
from claimtrack.codec.shared.labels import in_order
from claimtrack.codec.sheets.rows import Path, SheetRow
from claimtrack.model import plain_digits

_Group = tuple[str | None, ...]
"""What rows that may be one utterance have in common."""
_DIGITS = 16


@attrs.frozen(kw_only=True)
class Utterance:
    """Rows that one source said at one time and in one place.

    Attributes:
        key: What tells it from others, as in `Statement`: a digest of what its rows
            say, so that neither their order nor a file's name has a part in it.
        rows: Its rows.
    """

    key: str
    rows: tuple[SheetRow, ...]

    @property
    def first(self) -> SheetRow:
        """The row by which it is called: the first by name."""
        return min(self.rows, key=lambda row: in_order([row.label]))

    @property
    def label(self) -> str:
        """What the statement is called."""
        return self.first.statement or f"statement of {self.first.label}"

    @property
    def citation(self) -> str | None:
        """Where it was found."""
        return self.rows[0].citation

    @property
    def paths(self) -> tuple[Path, ...]:
        """Through whom it got here: each way by itself."""
        return tuple(dict.fromkeys(path for row in self.rows for path in row.via))


def utterances(rows: Iterable[SheetRow]) -> list[Utterance]:
    """Join the rows of one source, one date and one citation, or of one statement.

    A source that answers one question in two ways in one place did so at two times, in
    an order that nobody tells, and so did one that answers itself, or whom others
    carried on in different ways: each of its rows there is a statement of its own.

    Complexity: O(n log n).
    """
    every = list(rows)
    apart = _apart(every)
    groups: dict[tuple[object, ...], list[SheetRow]] = {}
    for row in every:
        group = _group(row)
        by_itself = group is None or group in apart
        spot = (row.line,) if group is None or by_itself else group
        groups.setdefault(spot, []).append(row)
    copies: Counter[str] = Counter()
    found = []
    for joined in groups.values():
        digest = _digest(joined)
        copies[digest] += 1
        again = f" ({copies[digest]})" if copies[digest] > 1 else ""
        found.append(Utterance(key=f"sheet {digest}{again}", rows=tuple(joined)))
    return found


def _group(row: SheetRow) -> _Group | None:
    """Give what rows of one utterance have in common; None for a row by itself."""
    if row.statement is not None:
        return ("statement", row.statement)
    if row.citation is not None:
        return ("citation", row.source, row.on, row.citation)
    return None


def _apart(rows: Iterable[SheetRow]) -> set[_Group]:
    """Give the groups by citation whose rows can't be one utterance."""
    apart: set[_Group] = set()
    said: dict[tuple[object, ...], object] = {}
    cited = [(group, row) for row in rows if (group := _group(row)) is not None]
    group_of = {row.label: group for group, row in cited}
    for group, row in cited:
        if row.statement is not None:
            continue
        told: dict[tuple[object, ...], object] = {(group, "via"): row.via}
        if row.takes_up:
            told |= {(group, one): (None, row.stance) for one in row.responds_to}
        else:
            told[group, *row.asked] = (row.answer, row.stance)
        if any(said.setdefault(asked, how) != how for asked, how in told.items()):
            apart.add(group)
        if any(group_of.get(one) == group for one in (*row.responds_to, *row.after)):
            apart.add(group)
    return apart


def _digest(rows: Iterable[SheetRow]) -> str:
    text = "\n".join(sorted(map(_content, rows)))
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _content(row: SheetRow) -> str:
    """Give what a row says, the same for however its cells were spelt."""
    said = (
        row.source,
        row.on,
        *row.asked,
        _canonical(row.answer),
        row.stance and row.stance.value,
        row.certainty.value,
        row.citation,
        row.quote,
        row.language,
        *map(" > ".join, row.via),
        "answers",
        *row.responds_to,
        "after",
        *row.after,
    )
    return "\t".join("" if one is None else one for one in said)


def _canonical(answer: AnswerEntry | None) -> str:
    match answer:
        case None:
            return ""
        case str():
            return answer
        case RangeEntry(low=low, high=high):
            return f"{_canonical(low)}..{_canonical(high)}"
        case _:
            return plain_digits(Decimal(answer))
