"""The entries of a draft: in order, found by what they are called."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import cast

import attrs

from claimtrack.codec.shared.entries import (
    CaseEntry,
    DocumentEntry,
    LinkEntry,
    MeasureEntry,
    PartitionEntry,
    PlaceEntry,
    QuestionEntry,
    ReviewEntry,
    SettlementEntry,
    SourceEntry,
    StatementEntry,
    SubjectEntry,
)
from claimtrack.errors import InvalidValueError, UnknownIdError

Entry = (
    SourceEntry
    | PlaceEntry
    | SubjectEntry
    | MeasureEntry
    | PartitionEntry
    | QuestionEntry
    | DocumentEntry
    | StatementEntry
    | ReviewEntry
    | LinkEntry
    | SettlementEntry
)
"""An entry of a case file that can be called by a name."""

_NUMBERED = re.compile(r"(.+)#([1-9][0-9]{0,8})", re.DOTALL)


@attrs.frozen(kw_only=True)
class Section:
    """A section of a case file.

    Attributes:
        key: Its key in the file.
        entry: The class of its entries.
    """

    key: str
    entry: type[Entry]


@attrs.frozen(kw_only=True)
class Found:
    """What a name means in a draft.

    Attributes:
        noun: What it is: one of `SECTIONS`, or "claim".
        name: Its name, or that of the statement which makes the claim.
        index: The claim's place there, from 0.
    """

    noun: str
    name: str
    index: int = 0


SECTIONS: Mapping[str, Section] = MappingProxyType(
    {
        "source": Section(key="sources", entry=SourceEntry),
        "place": Section(key="places", entry=PlaceEntry),
        "subject": Section(key="subjects", entry=SubjectEntry),
        "measure": Section(key="measures", entry=MeasureEntry),
        "partition": Section(key="partitions", entry=PartitionEntry),
        "question": Section(key="questions", entry=QuestionEntry),
        "page": Section(key="documents", entry=DocumentEntry),
        "statement": Section(key="statements", entry=StatementEntry),
        "review": Section(key="reviews", entry=ReviewEntry),
        "link": Section(key="links", entry=LinkEntry),
        "settlement": Section(key="settlements", entry=SettlementEntry),
    }
)
"""What a draft holds, by its noun, in the order of the case file."""
CHOSEN = frozenset({"source", "place", "subject", "measure"})
"""The nouns that share one namespace."""


def name_of(entry: Entry) -> str:
    """Give what an entry is called: its id, or what it joins where it has none.

    >>> name_of(PartitionEntry(whole="losses", parts=["killed", "wounded"]))
    'partition losses: killed, wounded'

    """
    match entry:
        case PartitionEntry(whole=whole, parts=parts):
            return f"partition {whole}: {', '.join(parts)}"
        case ReviewEntry(statement=statement, claim=claim):
            return f"review {claim} by {statement}"
        case LinkEntry(kind=kind, between=between, by=by):
            return f"link {kind.value} {' '.join(sorted(between))} by {by}"
        case SettlementEntry(finding=finding, by=by):
            return f"settlement {finding} by {by}"
        case StatementEntry(id=None, source=source):
            return f"statement of {source}"
        case _:
            return str(entry.id)


def claim_labels(name: str, entry: StatementEntry) -> list[str]:
    """Give what the claims of a statement are called.

    >>> from claimtrack.codec.shared.entries import ClaimEntry
    >>> two = [ClaimEntry(text="a"), ClaimEntry(id="K01-b", text="b")]
    >>> claim_labels("K01", StatementEntry(source="am-mod", claims=two))
    ['K01#1', 'K01-b']

    """
    return [
        f"{name}#{number}" if claim.id is None else claim.id
        for number, claim in enumerate(entry.claims, start=1)
    ]


class Sections:
    """The entries of a draft, each under a name of its own in its section.

    The name is the id. A second entry of one id, which only a file can bring, is
    called `ID (2)`, and so on.
    """

    def __init__(self) -> None:
        self._entries: dict[str, dict[str, Entry]] = {noun: {} for noun in SECTIONS}
        # Where claims of an id stand or stood: a statement may have changed since.
        self._claims: dict[str, dict[str, None]] = {}
        self._repeated: Counter[tuple[str, str]] = Counter()

    def __getitem__(self, noun: str) -> Mapping[str, Entry]:
        """Give the entries of a noun, by name."""
        return MappingProxyType(self._entries[noun])

    @property
    def statements(self) -> Mapping[str, StatementEntry]:
        """The statements, by name."""
        return cast("Mapping[str, StatementEntry]", self["statement"])

    def __iter__(self) -> Iterator[tuple[str, str, Entry]]:
        """Give noun, name and entry of everything, in the order of the case file."""
        for noun, entries in self._entries.items():
            for name, entry in entries.items():
                yield noun, name, entry

    def take(self, case: CaseEntry) -> None:
        """Take every entry of a case file, those of one id too."""
        for noun, section in SECTIONS.items():
            for entry in getattr(case, section.key):
                self.put(noun, self._free(noun, name_of(entry)), entry)

    def _free(self, noun: str, name: str) -> str:
        """Give a name that nothing has, made of a given one."""
        free = name
        while free in self._entries[noun]:
            self._repeated[noun, name] += 1
            free = f"{name} ({self._repeated[noun, name] + 1})"
        return free

    def case(self, name: str | None) -> CaseEntry:
        """Give everything as a case file of a name."""
        lists = {
            section.key: list(self._entries[noun].values())
            for noun, section in SECTIONS.items()
        }
        return CaseEntry(claimtrack=1, name=name, **lists)  # type: ignore[arg-type]  # of its section's class each

    def put(self, noun: str, name: str, entry: Entry) -> None:
        """Let an entry stand under a name, where one stood before or at the end."""
        self._entries[noun][name] = entry
        self._learn_claims(entry, name)

    def rename(self, noun: str, name: str, wanted: str) -> str:
        """Let an entry stand under another name, in its place; give the name."""
        new = self._free(noun, wanted)
        self._entries[noun] = {
            (new if key == name else key): one
            for key, one in self._entries[noun].items()
        }
        self._learn_claims(self._entries[noun][new], new)
        return new

    def remove(self, noun: str, name: str) -> None:
        """Let nothing stand under a name."""
        del self._entries[noun][name]

    def _learn_claims(self, entry: Entry, name: str) -> None:
        if isinstance(entry, StatementEntry):
            for claim in entry.claims:
                if claim.id is not None:
                    self._claims.setdefault(claim.id, {})[name] = None

    def claim_at(self, label: str) -> Found | None:
        """Give the statement in which a claim stands, and its place there."""
        numbered = _NUMBERED.fullmatch(label)
        names = [*self._claims.get(label, ()), *([numbered[1]] if numbered else ())]
        for name in names:
            entry = self.statements.get(name)
            labels = [] if entry is None else claim_labels(name, entry)
            if label in labels:
                return Found(noun="claim", name=name, index=labels.index(label))
        return None

    def find(self, name: str, noun: str | None = None) -> Found:
        """Give the one thing that is called so.

        Args:
            name: An id, or what an entry without one is called.
            noun: What is meant, where several things have this id.

        Raises:
            UnknownIdError: Where there is none; with what is close.
            InvalidValueError: Where there are several, or no such noun.
        """
        nouns = (*SECTIONS, "claim")
        if noun is not None and noun not in nouns:
            message = f"expected one of {', '.join(nouns)}; got {noun!r}"
            raise InvalidValueError(message)
        found = [
            Found(noun=one, name=name) for one in SECTIONS if name in self._entries[one]
        ]
        claim = self.claim_at(name)
        found += [] if claim is None else [claim]
        found = [one for one in found if noun in {None, one.noun}]
        if not found:
            raise UnknownIdError(name, close=self._close(name, noun))
        if len(found) > 1:
            message = (
                f"{name!r} is a {' and a '.join(one.noun for one in found)} here: "
                f"say which, as in ({name!r}, {found[0].noun!r})"
            )
            raise InvalidValueError(message)
        return found[0]

    def _close(self, name: str, noun: str | None) -> list[str]:
        names = {one for kind, one, _ in self if noun in {None, kind}}
        if noun in {None, "claim"}:
            for one, entry in self.statements.items():
                names.update(claim_labels(one, entry))
        return difflib.get_close_matches(name, sorted(names), n=3)
