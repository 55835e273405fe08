"""Utterances of a sheet, and how they got here, as statements of a case."""

from collections.abc import Iterable, Iterator

import attrs

from claimtrack.codec.shared.entries import ClaimEntry, RelayEntry, StatementEntry
from claimtrack.codec.sheets.pages import publisher_of
from claimtrack.codec.sheets.rows import Path, SheetRow
from claimtrack.codec.sheets.utterances import Utterance


def statements(utterance: Utterance, page: str | None) -> Iterator[StatementEntry]:
    """Give the statement that an utterance is, then its relays.

    Args:
        utterance: The utterance.
        page: What the page is called on which it was found, if it was on one.
    """
    rows = utterance.rows
    own = [row for row in rows if not row.takes_up]
    yield StatementEntry(
        id=utterance.label,
        source=rows[0].source,
        asserted_at=rows[0].on,
        document=None if utterance.paths else page,
        key=utterance.key,
        claims=[claim for row in rows for claim in _claims(row)],
        responds_to=_once(label for row in own for label in row.responds_to),
        after=_once(label for row in rows for label in row.after),
    )
    yield from _relays(utterance, page)


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


def _relays(utterance: Utterance, page: str | None) -> Iterator[StatementEntry]:
    publisher = publisher_of(utterance)
    called = utterance.first.label
    seen: set[Path] = set()
    for path in utterance.paths:
        for length in range(1, len(path) + 1):
            way = path[:length]
            if way in seen:
                continue
            seen.add(way)
            is_page = length == len(path) and path[-1] == publisher
            before = utterance.label if length == 1 else _via(called, way[:-1])
            yield StatementEntry(
                id=_via(called, way),
                source=way[-1],
                document=page if is_page else None,
                key=_via(utterance.key, way),
                relays=[RelayEntry(statement=before)],
            )


def _via(what: str, way: Path) -> str:
    return f"{what} via {' > '.join(way)}"
