"""Records by any of their words."""

import bisect
import re
from collections.abc import Iterator

import attrs

from claimtrack.graph.describing import (
    KINDS,
    claim_with_question,
    in_short,
    short_label,
)
from claimtrack.graph.held import Held
from claimtrack.graph.merging import kind_of
from claimtrack.graph.naming import claim_in_words, question_in_words
from claimtrack.model import (
    Assertion,
    Chosen,
    Claim,
    Document,
    Measure,
    Place,
    Question,
    Record,
    Source,
    Statement,
    Subject,
    nfc,
)
from claimtrack.tables import Cells, Column, Table

_EXACT, _PREFIX, _CONTAINS = range(3)
_DIGITS = re.compile(r"[0-9a-f]{8,64}")
# How much of a long text is shown, and how much of that before what was looked for.
_SHOWN, _BEFORE = 80, 20


@attrs.frozen(kw_only=True)
class Hit:
    """A record that has a text somewhere in its words.

    Attributes:
        kind: What it is: "source", "statement", "claim" and so on.
        id: Its chosen id or its digest.
        label: What files call it; else its chosen id, or its digest's beginning.
        shown: The words in which the text was found; where that was its id or label,
            the record in a few words.
    """

    kind: str
    id: str
    label: str
    shown: str


class Hits(Table[Hit]):
    """What was found, best first; as rows, one a record."""

    layout = (
        Column(name="kind", meaning="What it is: `source`, `statement` and so on."),
        Column(
            name="label",
            meaning="What files call it; else its id, or its digest's beginning.",
        ),
        Column(name="shown", meaning="The words in which the text was found."),
        Column(name="id", meaning="Its chosen id or its digest."),
    )

    def _cells(self, entry: Hit) -> Cells:
        return (entry.kind, entry.label, entry.shown, entry.id)


def hits(graph: Held, text: str) -> Hits:
    """Give the records that have a text in their words; see `ClaimGraph.find`.

    Complexity: O(n) in all the words of the graph.
    """
    wanted = _folded(text)
    ranked = []
    for place, kind in enumerate(KINDS):
        for id_, record in graph.of_kind(kind).items():
            found = _best(graph, id_, record, wanted)
            if found is not None:
                rank, shown = found
                hit = Hit(
                    kind=kind_of(record),
                    id=id_,
                    label=short_label(graph, id_),
                    shown=in_short(graph, id_) if shown is None else shown,
                )
                ranked.append((rank, place, hit.label, id_, hit))
    ranked.sort(key=lambda one: one[:4])
    return Hits(hit for *_, hit in ranked)


def _best(
    graph: Held, id_: str, record: Record, wanted: str
) -> tuple[int, str | None] | None:
    """Give how well a record's words match, and in which of them; None where not."""
    named = [id_] if isinstance(record, Chosen) else []
    best: tuple[int, str | None] | None = None
    for words in (*named, *graph.envelope(id_).labels):
        rank = _rank(_folded(words), wanted)
        if rank is not None and (best is None or rank < best[0]):
            best = rank, None
    for words in filter(None, _words(graph, record)):
        folded = _folded(words)
        rank = _rank(folded, wanted)
        if rank is not None and (best is None or rank < best[0]):
            best = rank, _excerpt(words, folded.index(wanted))
    if best is None and id_.startswith(wanted) and _DIGITS.fullmatch(wanted):
        best = _PREFIX, None
    return best


def _rank(folded: str, wanted: str) -> int | None:
    if folded == wanted:
        return _EXACT
    if folded.startswith(wanted):
        return _PREFIX
    return _CONTAINS if wanted in folded else None


def _words(graph: Held, record: Record) -> Iterator[str | None]:
    """Give the words of a record beside its id and labels."""
    match record:
        case Source() | Place() | Subject() | Measure():
            yield from (name.text for name in record.names)
            yield from record.aliases
        case Question():
            yield question_in_words(graph, record)
        case Claim():
            yield record.text
            if record.question_id is not None:
                yield claim_in_words(graph, record)
                yield claim_with_question(graph, record)
        case Document():
            yield from (record.title, record.url, record.text)
        case Statement():
            yield record.quote
        case Assertion():
            yield from (record.quote, record.wording)
        case _:
            return


def _folded(text: str) -> str:
    return nfc(nfc(text).casefold())


def _excerpt(words: str, index: int) -> str:
    """Give a short text whole, and of a long one what is around a place.

    Args:
        words: The text.
        index: The place, in the text as it is compared.
    """
    if len(words) <= _SHOWN:
        return words
    # Folding makes some letters longer: the place is found again by halving.
    place = bisect.bisect_right(
        range(len(words)), index, key=lambda end: len(_folded(words[:end]))
    )
    start = max(0, min(place - 1 - _BEFORE, len(words) - _SHOWN))
    stop = start + _SHOWN
    before = "…" if start else ""
    after = "…" if stop < len(words) else ""
    return f"{before}{words[start:stop]}{after}"
