"""Case: a case file in memory, to be written and mended until it becomes a graph."""

import os
import re
from collections.abc import Iterable, Iterator
from typing import Self

import attrs

from claimtrack.codec.casefile import read_entry
from claimtrack.codec.drafts.changes import Change
from claimtrack.codec.drafts.reading import read_entries
from claimtrack.codec.drafts.sections import SECTIONS
from claimtrack.codec.drafts.values import Named
from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.shared.saving import write_atomically
from claimtrack.codec.shared.writing import json_text
from claimtrack.codec.sheets.adding import Tabling
from claimtrack.errors import MalformedInputError, Problem
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding, LinkKind

_SPOT = re.compile(r"\$\.([a-z]+)\[([0-9]+)\]")
_SHOWN = 3


class Case(Tabling):
    """A case file in memory, written thing by thing, and mended at any time.

    Each thing has one id; the same id again replaces what stood there, and the answer
    says so. An id can be used before what it names is there: `problems()` tells what
    is missing still. What has no place in a case file, such as a word that it does not
    know, is refused at once.

    Args:
        name: What the case is called.
        limits: What to refuse; the defaults are large.

    >>> case = Case("Karabakh, 27 September 2020")
    >>> case.source("am-mod", "Ministry of Defence of Armenia")
    am-mod: a new source
    >>> case.say("K01", "am-mod", text="The line of contact is shelled.")
    K01: a new statement
    >>> case.graph()
    <ClaimGraph: 1 Assertion, 1 Claim, 1 Source, 1 Statement>

    """

    def review(
        self, statement: Named, claim: Named, *, rating: str, scale: str | None = None
    ) -> Change:
        """Enter how a statement rates a claim.

        Args:
            statement: The reviewer's statement.
            claim: The rated claim; the same two again replace.
            rating: The rating, as the reviewer words it.
            scale: The name of the scale.

        """
        return self._enter(
            "review",
            None,
            statement=statement,
            claim=claim,
            rating=rating,
            scale=scale,
        )

    def link(
        self, kind: str | LinkKind, one: Named, other: Named, *, by: str, because: str
    ) -> Change:
        """Declare something of two claims, statements or sources.

        Args:
            kind: "same", "contradicts" or "incomparable".
            one: The one.
            other: The other; the same kind, two and analyst again replace.
            by: Who declares it.
            because: Why.

        """
        return self._enter(
            "link", None, kind=kind, between=[one, other], by=by, because=because
        )

    def settle(self, finding: str | Finding, *, by: str, because: str) -> Change:
        """Say who dealt with a finding, and why.

        Args:
            finding: The finding, its id, or its first eight or more digits.
            by: Who dealt with it; the same finding and person again replace.
            because: Why it needs no more work.

        """
        return self._enter("settlement", None, finding=finding, by=by, because=because)

    def problems(self) -> tuple[Problem, ...]:
        """Give everything for which reading this case file would be refused.

        Each message begins with the id of what it is about.

        Complexity: O(n), and O(1) again until something changes.

        >>> case = Case("a case")
        >>> _ = case.say("K01", "am-mod", text="The line of contact is shelled.")
        >>> case.problems()[0].message
        "K01: no source is called 'am-mod'; declare it"

        """
        if self._found is None:
            try:
                self.graph()
            except MalformedInputError as error:
                self._found = error.problems
            else:
                self._found = ()
        return self._found

    def graph(self) -> ClaimGraph:
        """Give a new graph of what the case file says, read as any case file is.

        Raises:
            MalformedInputError: With every problem; the same as `problems()` gives.

        """
        try:
            # Each entry was checked for its shape as it entered.
            return read_entry(self._sections.case(self.name), limits=self._limits)
        except MalformedInputError as error:
            raise MalformedInputError(self._told(error.problems)) from None

    def _told(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Give problems with the ids of what they are about."""
        names = {s.key: list(self._sections[noun]) for noun, s in SECTIONS.items()}
        for problem in problems:
            spot = _SPOT.match(problem.path)
            if spot is None:
                yield problem
            else:
                name = names[spot[1]][int(spot[2])]
                yield attrs.evolve(problem, message=f"{name}: {problem.message}")

    def to_json(self) -> str:
        """Give the text of the case file: the same draft, the same text."""
        return json_text(self._members(self._sections.case(self.name)))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the case file, problems or not: all of it or nothing.

        Whoever is killed while saving leaves the old file or the new one.

        Raises:
            OSError: Where it can't be written; the old file stays.

        """
        write_atomically(path, [self.to_json().encode()])
        self._replaced.clear()

    @classmethod
    def read(
        cls, path: str | os.PathLike[str], *, limits: Limits | None = None
    ) -> Self:
        """Read a case file to edit it further; nothing of it is lost.

        What has the shape of a case file can be read, whatever `problems()` it has.

        Args:
            path: The file.
            limits: What to refuse; the defaults are large.

        Raises:
            MalformedInputError: Where it has not that shape; with every problem.
            OSError: Where it can't be opened.

        """
        chosen = Limits() if limits is None else limits
        entries = read_entries(path, limits=chosen)
        case = cls(entries.name, limits=chosen)
        case._sections.take(entries)
        return case

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Case):
            return NotImplemented
        mine, theirs = self._sections.case(self.name), other._sections.case(other.name)
        return mine == theirs

    __hash__ = None  # type: ignore[assignment]  # it changes

    def __repr__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        counts = [
            f"{len(self._sections[noun])} {noun}{'s' * (len(self._sections[noun]) != 1)}"
            for noun in SECTIONS
            if self._sections[noun]
        ]
        found = self.problems()
        told = f"{len(found) or 'no'} problem{'s' * (len(found) != 1)}"
        yield f"<Case {self.name!r}: {', '.join(counts) or 'empty'}; {told}>"
        for problem in found[:_SHOWN]:
            yield f"  {problem.message} (at {problem.path})"
        if len(found) > _SHOWN:
            yield f"  and {len(found) - _SHOWN} more: see problems()"
        names = list(self._replaced)
        if names:
            more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
            yield f"  replaced since it was saved: {', '.join(names[:_SHOWN])}{more}"
