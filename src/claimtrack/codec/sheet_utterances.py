"""Rows of a sheet that are one utterance, and how it got here, as entries of a case."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import attrs

from claimtrack.codec.entries import (
    ClaimEntry,
    DocumentEntry,
    RelayEntry,
    StatementEntry,
)
from claimtrack.codec.sheet_rows import Path, SheetRow

_Group = tuple[str | None, ...]
"""What rows that may be one utterance have in common."""
_WORD = re.compile(r"\w{3,}")


@attrs.define(kw_only=True)
class Utterance:
    """Rows that one source said at one time and in one place.

    Attributes:
        label: What the statement is called.
        key: What tells it from others, as in `Statement`; None for its label.
        base: What tells its relays from those of others.
        rows: Its rows.
    """

    label: str
    key: str | None
    base: str
    rows: list[SheetRow]

    @property
    def source(self) -> str:
        """Who said it."""
        return self.rows[0].source

    @property
    def citation(self) -> str | None:
        """Where it was found."""
        return self.rows[0].citation


def utterances(rows: Iterable[SheetRow], case_name: str | None) -> list[Utterance]:
    """Join the rows of one source, one date and one citation, or of one statement.

    A source that answers one question in two ways in one place did so at two times, in
    an order that nobody tells. So did one that answers itself.

    Complexity: O(n).
    """
    places = _Places()
    found: dict[tuple[_Group, int], Utterance] = {}
    for row in rows:
        spot = places.of(row)
        if spot in found:
            found[spot].rows.append(row)
        else:
            found[spot] = _begin(row, spot[1], case_name)
    return list(found.values())


class _Places:
    """Which utterance of its group a row belongs to: the first one that it can."""

    def __init__(self) -> None:
        self._of_answer: dict[tuple[object, ...], int] = {}
        self._next: dict[tuple[object, ...], int] = {}
        self._of_label: dict[tuple[_Group, str], int] = {}

    def of(self, row: SheetRow) -> tuple[_Group, int]:
        group = _group(row)
        if row.statement is not None:
            return group, 0
        place = self._place(row, group)
        self._of_label[group, row.label] = place
        return group, place

    def _place(self, row: SheetRow, group: _Group) -> int:
        named = (*row.responds_to, *row.after)
        first = 1 + max(
            (self._of_label.get((group, one), -1) for one in named), default=-1
        )
        if row.citation is None:
            # Nothing tells that two rows are one utterance, not even their content.
            asked: tuple[object, ...] = (group,)
            answered: tuple[object, ...] = (group, self._next.get(asked, 0))
        elif row.takes_up:
            return first
        else:
            asked = (group, *row.asked)
            answered = (*asked, row.answer, row.stance)
        known = self._of_answer.get(answered, -1)
        if known >= first:
            return known
        place = max(first, self._next.get(asked, 0))
        self._of_answer[answered] = place
        self._next[asked] = place + 1
        return place


def _group(row: SheetRow) -> _Group:
    if row.statement is not None:
        return ("statement", row.statement)
    if row.citation is not None:
        return ("citation", row.source, row.on, row.citation)
    return ("row", row.id, None if row.id is not None else row.key)


def _begin(row: SheetRow, place: int, case_name: str | None) -> Utterance:
    label = row.statement or f"statement of {row.label}"
    again = f" ({place + 1})" if place else ""
    named = label if case_name is None else f"{case_name}/{label}"
    if row.statement is not None:
        return Utterance(label=label, key=None, base=named, rows=[row])
    if row.citation is not None:
        key = None if _is_own_page(row) and not again else f"{row.citation}{again}"
        base = ", ".join(filter(None, (row.source, row.on, f"{row.citation}{again}")))
        return Utterance(label=label, key=key, base=base, rows=[row])
    if row.id is not None:
        return Utterance(label=label, key=None, base=named, rows=[row])
    key = f"{row.key}{again}"
    return Utterance(label=label, key=key, base=key, rows=[row])


def _is_own_page(row: SheetRow) -> bool:
    """Tell whether what is cited is where the speaker said it, for all that is told."""
    return is_address(row.citation) and not row.via


def is_address(citation: str | None) -> bool:
    """Tell whether a citation is an address, rather than words.

    >>> is_address("https://example.org/page"), is_address("the seed article")
    (True, False)

    """
    return citation is not None and "://" in citation


def pages(found: Iterable[Utterance]) -> list[DocumentEntry]:
    """Give the page of every address that is cited, once for each of its publishers."""
    entries: dict[str, DocumentEntry] = {}
    for one in found:
        if is_address(one.citation):
            page = _page(one)
            entries.setdefault(page.id, page)
    return list(entries.values())


def _page(utterance: Utterance) -> DocumentEntry:
    address, outlet = str(utterance.citation), _publisher(utterance)
    published = next((r.published for r in utterance.rows if r.published), None)
    return DocumentEntry(
        id=address if outlet is None else f"{outlet}: {address}",
        publisher=outlet,
        url=address,
        published_at=published,
    )


def _publisher(utterance: Utterance) -> str | None:
    """Give the last outlet, or of several ways the one whose name is in the address."""
    last = list(dict.fromkeys(path[-1] for path in _paths(utterance)))
    if len(last) == 1:
        return last[0]
    host = (urlsplit(str(utterance.citation)).hostname or "").casefold()
    named = [
        one
        for one in last
        if any(word in host for word in _WORD.findall(one.casefold()))
    ]
    return named[0] if len(named) == 1 else None


def _paths(utterance: Utterance) -> list[Path]:
    return list(dict.fromkeys(path for row in utterance.rows for path in row.via))


def statements(utterance: Utterance) -> Iterator[StatementEntry]:
    """Give the statement that an utterance is, then its relays."""
    rows = utterance.rows
    own = [row for row in rows if not row.takes_up]
    page = _page(utterance).id if is_address(utterance.citation) else None
    paths = _paths(utterance)
    yield StatementEntry(
        id=utterance.label,
        source=utterance.source,
        asserted_at=rows[0].on,
        document=None if paths else page,
        key=utterance.key,
        claims=[claim for row in rows for claim in _claims(row)],
        responds_to=_once(label for row in own for label in row.responds_to),
        after=_once(label for row in rows for label in row.after),
    )
    yield from _relays(utterance, paths, page)


def _once(labels: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(labels))


def _claims(row: SheetRow) -> Iterator[ClaimEntry]:
    how = ClaimEntry(
        id=row.label, stance=row.stance, certainty=row.certainty, quote=row.quote
    )
    if row.takes_up:
        for number, label in enumerate(row.responds_to):
            yield attrs.evolve(
                how, id=f"{row.label} on {label}" if number else row.label, of=label
            )
    elif row.text is not None:
        yield attrs.evolve(how, text=row.text, language=row.language)
    else:
        yield attrs.evolve(
            how,
            measure=row.measure,
            subject=row.subject,
            place=row.place,
            period=row.period,
            answer=row.answer,
        )


def _relays(
    utterance: Utterance, paths: Iterable[Path], page: str | None
) -> Iterator[StatementEntry]:
    publisher = _publisher(utterance)
    first = utterance.rows[0].label
    seen: set[Path] = set()
    for path in paths:
        for length in range(1, len(path) + 1):
            way = path[:length]
            if way in seen:
                continue
            seen.add(way)
            is_page = length == len(path) and path[-1] == publisher
            before = utterance.label if length == 1 else _via(first, way[:-1])
            yield StatementEntry(
                id=_via(first, way),
                source=way[-1],
                document=page if is_page else None,
                key=_via(utterance.base, way),
                relays=[RelayEntry(statement=before)],
            )


def _via(what: str, way: Path) -> str:
    return f"{what} via {' > '.join(way)}"
