"""Rows of a sheet that are one utterance, and how it got here, as entries of a case."""

import re
from collections import Counter
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
    an order that nobody tells, and so did one that answers itself: each of its rows
    there is a statement of its own. Which rows are one depends on what they say, and
    not on their order.

    Complexity: O(n).
    """
    every = list(rows)
    apart = _apart(every)
    found: dict[_Group, Utterance] = {}
    copies: Counter[_Group] = Counter()
    for row in every:
        group = _group(row)
        if group is None or group in apart:
            own = ("row", row.id if group is None else None, row.key)
            copies[own] += 1
            begun = _alone(row, copies[own], case_name, is_named=group is None)
            found[*own, str(copies[own])] = begun
        elif group in found:
            found[group].rows.append(row)
        else:
            found[group] = _begin(row, case_name)
    return list(found.values())


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
        told = {(group, *row.asked): (row.answer, row.stance)}
        if row.takes_up:
            told = {(group, one): (None, row.stance) for one in row.responds_to}
        if any(said.setdefault(asked, how) != how for asked, how in told.items()):
            apart.add(group)
        if any(group_of.get(one) == group for one in (*row.responds_to, *row.after)):
            apart.add(group)
    return apart


def _begin(row: SheetRow, case_name: str | None) -> Utterance:
    """Give the utterance that a row is the first of."""
    label = row.statement or f"statement of {row.label}"
    if row.statement is not None or row.citation is None:
        base = label if case_name is None else f"{case_name}/{label}"
        return Utterance(label=label, key=None, base=base, rows=[row])
    key = None if _is_own_page(row) else row.citation
    base = ", ".join(filter(None, (row.source, row.on, row.citation)))
    return Utterance(label=label, key=key, base=base, rows=[row])


def _alone(
    row: SheetRow, copy: int, case_name: str | None, *, is_named: bool
) -> Utterance:
    """Give the utterance that a row is by itself: told apart by its id, or by content."""
    if is_named and row.id is not None:
        return _begin(row, case_name)
    key = row.key if copy == 1 else f"{row.key} ({copy})"
    return Utterance(label=f"statement of {row.label}", key=key, base=key, rows=[row])


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
