"""Who or what is called so: proposed by name, in any script, and never merged."""

import enum
from collections.abc import Iterable, Iterator

import attrs

from claimtrack.analysis.names.folding import folded, loosely_folded
from claimtrack.analysis.names.likeness import Likeness
from claimtrack.errors import InvalidValueError
from claimtrack.graph import ClaimGraph, name_of
from claimtrack.model import Measure, Place, Source, Subject, printable
from claimtrack.tables import Cells, Column, ColumnKind, Table

Named = Source | Place | Subject | Measure
_KINDS: tuple[type[Named], ...] = (Source, Place, Subject, Measure)
_LEAST_LIKENESS = 60
_LIKE = 100


class NameMatch(enum.Enum):
    """How a name matches what was asked for, the best first."""

    SAME = "same"
    """Letter by letter."""
    FOLDED = "folded"
    """But for case, spaces, signs and digits of another script."""
    LETTERS = "letters"
    """But for diacritics and other variants of letters."""
    WORDS = "words"
    """All its words are among those of the name."""
    ALIKE = "alike"
    """Written in Latin letters, the two are alike."""


@attrs.frozen(kw_only=True)
class Proposal:
    """What may be meant by a name.

    Attributes:
        id: Its id.
        kind: What it is: "source", "place", "subject" or "measure".
        shown: What it is called.
        matched: Which of its names, aliases or ids matches best.
        language: The language of that name; None where it is an alias or the id.
        match: How it matches.
        likeness: How alike the two are, from 0 to 100.
    """

    id: str
    kind: str
    shown: str
    matched: str
    language: str | None
    match: NameMatch
    likeness: int


class Proposals(Table[Proposal]):
    """What may be meant by a name, the best match first, then by id; a row each.

    They are proposals: whether two are one is for somebody to declare, with a link.
    """

    layout = (
        Column(name="id", meaning="Its id."),
        Column(name="kind", meaning="`source`, `place`, `subject` or `measure`."),
        Column(name="shown", meaning="What it is called."),
        Column(name="matched", meaning="Which of its names matches best."),
        Column(name="language", meaning="The language of that name, if it tells."),
        Column(
            name="match", meaning="`same`, `folded`, `letters`, `words` or `alike`."
        ),
        Column(
            name="likeness",
            kind=ColumnKind.WHOLE_NUMBER,
            meaning="How alike the two are, from 0 to 100.",
        ),
    )

    def _cells(self, entry: Proposal) -> Cells:
        return (
            entry.id,
            entry.kind,
            printable(entry.shown),
            printable(entry.matched),
            entry.language,
            entry.match.value,
            entry.likeness,
        )


def find_source(
    graph: ClaimGraph,
    name: str,
    *,
    language: str = "und",
    alike: bool = False,
    most: int = 10,
) -> Proposals:
    """Give the sources that may be called so, in whatever script and spelling.

    Args:
        graph: The graph.
        name: What somebody calls it.
        language: The language of that, as a BCP 47 tag; it decides about the letters i.
        alike: Whether to propose names that are merely alike, over their Latin
            transliterations; needs the extra `[names]`.
        most: How many to give at most.

    Raises:
        InvalidValueError: Where the name has no letter or digit, or `most` is below one.
        MissingExtraError: Where `alike` is asked for and the extra is not installed.

    Complexity: O(n) in the names of the graph.

    >>> from claimtrack.model import Name
    >>> mod = Source(id="az-mod", names=[Name(text="Azərbaycan", language="az")])
    >>> [one.match.value for one in find_source(ClaimGraph([mod]), "AZERBAYCAN")]
    ['letters']

    """
    return find_named(
        graph, name, kinds=(Source,), language=language, alike=alike, most=most
    )


def find_named(
    graph: ClaimGraph,
    name: str,
    *,
    kinds: Iterable[type[Named]] = _KINDS,
    language: str = "und",
    alike: bool = False,
    most: int = 10,
) -> Proposals:
    """Give what may be called so: sources, places, subjects and measures.

    Args:
        graph: The graph.
        name: What somebody calls it.
        kinds: Which kinds to look among.
        language: The language of the name, as a BCP 47 tag.
        alike: Whether to propose names that are merely alike; needs the extra `[names]`.
        most: How many to give at most.

    Raises:
        InvalidValueError: Where the name has no letter or digit, or `most` is below one.
        MissingExtraError: Where `alike` is asked for and the extra is not installed.

    Complexity: O(n) in the names of the graph.
    """
    if most < 1:
        message = f"expected a number of proposals from 1 on; got {most}"
        raise InvalidValueError(message)
    asked = _Asked(name, language, Likeness() if alike else None)
    found = (
        best
        for kind in kinds
        for record in graph.of_kind(kind).values()
        if (best := _best(graph, record, asked)) is not None
    )
    return Proposals(sorted(found, key=_place)[:most])


class _Asked:
    """A name that is looked for.

    Args:
        name: The name.
        language: Its language.
        likeness: What tells how alike names are; None to leave these out.
    """

    def __init__(self, name: str, language: str, likeness: Likeness | None) -> None:
        self._name = name
        self._languages = dict.fromkeys((language, "und"))
        self._likeness = likeness
        if not folded(name):
            message = f"expected a name, with letters or digits; got {name!r}"
            raise InvalidValueError(message)

    def match(self, name: str, language: str) -> tuple[NameMatch, int] | None:
        """Tell how a name matches, and how alike it is; None where it does not."""
        if name == self._name:
            return NameMatch.SAME, _LIKE
        # Whose language is not known folds by the rules of the other as well.
        rules = dict.fromkeys((language, *self._languages))
        if any(folded(name, one) == folded(self._name, one) for one in rules):
            return NameMatch.FOLDED, _LIKE
        if loosely_folded(name, language) in {
            loosely_folded(self._name, one) for one in rules
        }:
            return NameMatch.LETTERS, _LIKE
        likeness = self._alike(name, language)
        words = set(loosely_folded(name, language).split())
        if words.issuperset(loosely_folded(self._name, language).split()):
            return NameMatch.WORDS, likeness
        return (NameMatch.ALIKE, likeness) if likeness >= _LEAST_LIKENESS else None

    def _alike(self, name: str, language: str) -> int:
        if self._likeness is None:
            return 0
        pair = (loosely_folded(x, language) for x in (self._name, name))
        return self._likeness.of(*pair)


def _best(graph: ClaimGraph, record: Named, asked: _Asked) -> Proposal | None:
    """Give the name of a record that matches best, if any does."""
    found = [
        Proposal(
            id=record.id,
            kind=type(record).__name__.lower(),
            shown=name_of(graph, record.id),
            matched=text,
            language=language,
            match=match[0],
            likeness=match[1],
        )
        for text, language in _names(record)
        if (match := asked.match(text, language or "und")) is not None
    ]
    return min(found, key=_place, default=None)


def _names(record: Named) -> Iterator[tuple[str, str | None]]:
    for name in record.names:
        yield name.text, name.language
    for alias in record.aliases:
        yield alias, None
    yield record.id, None


_RANK = {match: rank for rank, match in enumerate(NameMatch)}


def _place(one: Proposal) -> tuple[int, int, str, str, str]:
    return _RANK[one.match], -one.likeness, one.id, one.matched, one.language or ""
