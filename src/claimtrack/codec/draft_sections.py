"""The entries of a draft: in order, found by what they are called."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import cast

import attrs

from claimtrack.codec.entries import (
    CaseEntry,
    ClaimEntry,
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
        self._claims: dict[str, list[str]] = {}

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
        seen: Counter[str] = Counter()
        for noun, section in SECTIONS.items():
            for entry in getattr(case, section.key):
                stem = name = name_of(entry)
                while name in self._entries[noun]:
                    seen[stem] += 1
                    name = f"{stem} ({seen[stem] + 1})"
                self.put(noun, name, entry)

    def case(self, name: str | None) -> CaseEntry:
        """Give everything as a case file of a name."""
        lists = {
            section.key: list(self._entries[noun].values())
            for noun, section in SECTIONS.items()
        }
        return CaseEntry(claimtrack=1, name=name, **lists)  # type: ignore[arg-type]

    def put(self, noun: str, name: str, entry: Entry) -> None:
        """Let an entry stand under a name, where one stood before or at the end."""
        self._forget_claims(noun, name)
        self._entries[noun][name] = entry
        if isinstance(entry, StatementEntry):
            for claim in entry.claims:
                if claim.id is not None:
                    self._claims.setdefault(claim.id, []).append(name)

    def rename(self, noun: str, old: str, new: str) -> None:
        """Let an entry stand under another name, in its place."""
        if old != new:
            entries = self._entries[noun]
            entries.pop(new, None)
            renamed = {(new if k == old else k): one for k, one in entries.items()}
            self._entries[noun] = renamed

    def remove(self, noun: str, name: str) -> None:
        """Let nothing stand under a name."""
        self._forget_claims(noun, name)
        del self._entries[noun][name]

    def _forget_claims(self, noun: str, name: str) -> None:
        old = self._entries[noun].get(name)
        if isinstance(old, StatementEntry):
            for claim in old.claims:
                if claim.id is not None:
                    self._claims[claim.id].remove(name)

    def claim_at(self, label: str) -> tuple[str, int] | None:
        """Give the statement in which a claim stands, and its place there from 0."""
        for name in self._claims.get(label, ()):
            return name, claim_labels(name, self.statements[name]).index(label)
        numbered = _NUMBERED.fullmatch(label)
        if numbered:
            name = numbered[1]
            entry = self.statements.get(name)
            if entry is not None and label in claim_labels(name, entry):
                return name, int(numbered[2]) - 1
        return None

    def find(self, name: str, noun: str | None = None) -> tuple[str, str]:
        """Give the noun and the name of the one thing that is called so.

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
        found = [one for one in SECTIONS if name in self._entries[one]]
        if self.claim_at(name) is not None:
            found.append("claim")
        if noun is not None:
            found = [one for one in found if one == noun]
        if not found:
            raise UnknownIdError(name, close=self._close(name, noun))
        if len(found) > 1:
            message = (
                f"{name!r} is a {' and a '.join(found)} here: say which, "
                f"as in ({name!r}, {found[0]!r})"
            )
            raise InvalidValueError(message)
        return found[0], name

    def _close(self, name: str, noun: str | None) -> list[str]:
        names = {one for kind, one, _ in self if noun in {None, kind}}
        if noun in {None, "claim"}:
            for one, entry in self.statements.items():
                names.update(claim_labels(one, entry))
        return difflib.get_close_matches(name, sorted(names), n=3)
