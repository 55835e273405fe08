"""Names that hide something: controls, what is not seen, and look-alike letters."""

import enum
import re
import unicodedata
from collections.abc import Iterator
from typing import cast

import attrs

from claimtrack.analysis.names.scripts import go_together, script_of
from claimtrack.graph import ClaimGraph
from claimtrack.model import Measure, Place, Source, Subject, printable
from claimtrack.tables import Cells, Column, Table

_KINDS = (Source, Place, Subject, Measure)
_BIDI = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_NON_JOINER, _JOINER = "\u200c", "\u200d"
# Letters and marks that take no room, which their category does not tell.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800")
_VARIATIONS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0), range(0x180B, 0x1810))
_JOINED = frozenset({"ARABIC", "SYRIAC", "MONGOLIAN", "NKO"})
"""Scripts whose letters join, so that a non-joiner between two of them is seen."""
_WORD = re.compile(r"[^\W\d_]+")


class Flag(enum.Enum):
    """What a name hides."""

    BIDI_CONTROL = "bidi control"
    """A control that changes the direction of what follows."""
    INVISIBLE = "invisible character"
    """A character that is not seen, where it does nothing lawful."""
    MIXED_SCRIPTS = "mixed scripts"
    """Letters of scripts within one word that are not written together."""


@attrs.frozen(kw_only=True)
class FlaggedName:
    """A name that hides something.

    Attributes:
        kind: What is called so: "source", "place", "subject" or "measure".
        id: Its id.
        field: Which of its texts it is: "id", "name", "alias" or "label".
        text: The text, with controls as escapes.
        flag: What it hides.
        because: Which characters or letters, in words.
    """

    kind: str
    id: str
    field: str
    text: str
    flag: Flag
    because: str


class FlaggedNames(Table[FlaggedName]):
    """Names that hide something, by kind, id and text; as rows, one a flag."""

    layout = (
        Column(name="kind", meaning="What is called so."),
        Column(name="id", meaning="Its id, with controls as escapes."),
        Column(name="field", meaning="`id`, `name`, `alias` or `label`."),
        Column(name="text", meaning="The text, with controls as escapes."),
        Column(
            name="flag",
            meaning="`bidi control`, `invisible character` or `mixed scripts`.",
        ),
        Column(name="because", meaning="Which characters, in words."),
    )

    def _cells(self, entry: FlaggedName) -> Cells:
        return (
            entry.kind,
            printable(entry.id),
            entry.field,
            entry.text,
            entry.flag.value,
            entry.because,
        )


def flagged_names(graph: ClaimGraph) -> FlaggedNames:
    r"""Give the names, aliases, ids and labels that hide something.

    Nothing is refused and nothing changed: a name may have its reasons. Who reads it is
    told.

    Complexity: O(n) in the letters of names.

    Source: Unicode Bidirectional Algorithm (UAX 9); Unicode Security Mechanisms
    (UTS 39), sections 3 and 5; Unicode Identifiers (UAX 31), section 2.3, for joiners.

    >>> graph = ClaimGraph([Source(id="mod", aliases=["Mini\u202eyrtsi", "Миниcтр"])])
    >>> [one.flag.value for one in flagged_names(graph)]
    ['bidi control', 'mixed scripts']

    """
    found = (
        FlaggedName(
            kind=kind.__name__.lower(),
            id=id_,
            field=field,
            text=printable(text),
            flag=flag,
            because=because,
        )
        for kind in _KINDS
        for id_ in sorted(graph.of_kind(kind))
        for field, text in _texts(graph, id_)
        for flag, because in flags_of(text)
    )
    return FlaggedNames(found)


def flags_of(text: str) -> Iterator[tuple[Flag, str]]:
    """Give what a text hides, and by which characters.

    >>> [flag.value for flag, _ in flags_of("Аrmenia")]
    ['mixed scripts']

    """
    controls = [one for one in text if one in _BIDI]
    if controls:
        yield Flag.BIDI_CONTROL, _names_of(controls)
    hidden = [one for place, one in enumerate(text) if _is_invisible(text, place)]
    if hidden:
        yield Flag.INVISIBLE, _names_of(hidden)
    for word in _WORD.findall(text):
        scripts = frozenset(filter(None, map(script_of, word)))
        if not go_together(scripts):
            told = " and ".join(one.title() for one in sorted(scripts))
            yield Flag.MIXED_SCRIPTS, f"{printable(word)} has letters of {told}"


def _texts(graph: ClaimGraph, id_: str) -> Iterator[tuple[str, str]]:
    record = cast("Source | Place | Subject | Measure", graph[id_])
    yield "id", id_
    yield from (("name", name.text) for name in record.names)
    yield from (("alias", alias) for alias in record.aliases)
    yield from (("label", label) for label in graph.envelope(id_).labels)


def _is_invisible(text: str, place: int) -> bool:
    one = text[place]
    if one in _BIDI:
        return False
    if one in {_NON_JOINER, _JOINER}:
        return not _joins(text, place)
    if one in _BLANK or any(ord(one) in some for some in _VARIATIONS):
        return True
    return unicodedata.category(one) in {"Cf", "Cc"}


def _joins(text: str, place: int) -> bool:
    """Tell whether a joiner stands where it is seen: amid letters that join or stack."""
    before, after = text[:place][-1:], text[place + 1 :][:1]
    if not before or not after:
        return False
    if text[place] == _NON_JOINER:
        around = {script_of(before), script_of(after)}
        return around <= _JOINED or _is_virama(before)
    symbols = {unicodedata.category(one) for one in (before, after)}
    return _is_virama(before) or symbols <= {"So", "Sk"}


def _is_virama(character: str) -> bool:
    virama = 9  # the combining class of what takes a vowel away
    return unicodedata.combining(character) == virama


def _names_of(characters: list[str]) -> str:
    distinct = sorted(set(characters))
    told = [unicodedata.name(one, f"U+{ord(one):04X}").lower() for one in distinct]
    return ", ".join(told)
