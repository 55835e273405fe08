"""Case: a case file in memory, to be written and mended until it becomes a graph."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import attrs

from claimtrack.codec.casefile import CaseText, _read_entries, read_texts
from claimtrack.codec.draft_carrying import Carrying
from claimtrack.codec.draft_changes import Change, StillNamedError
from claimtrack.codec.draft_declaring import Declaring
from claimtrack.codec.draft_editing import check_words, edited, edited_statement
from claimtrack.codec.draft_pointers import (
    partitions_of,
    pointing_at,
    pointing_at_claim,
)
from claimtrack.codec.draft_sections import CHOSEN, SECTIONS, name_of
from claimtrack.codec.draft_values import Named, id_of
from claimtrack.codec.entries import PartitionEntry
from claimtrack.codec.limits import Limits
from claimtrack.codec.saving import write_atomically
from claimtrack.codec.writing import json_text
from claimtrack.errors import InvalidValueError, MalformedInputError, Problem
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding, LinkKind

_SPOT = re.compile(r"\$\.([a-z]+)\[([0-9]+)\]")
_SHOWN = 3
_NOUNS = {section.key: noun for noun, section in SECTIONS.items()}


class Case(Declaring, Carrying):
    """A case file in memory, written thing by thing, and mended at any time.

    Each thing has one id; the same id again replaces what stood there, and the answer
    says so. Ids can be used before what they name is there: `problems()` tells what is
    missing still. Where a word or a number has no place in a case file, the method
    refuses it at once.

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

    def __init__(self, name: str | None = None, *, limits: Limits | None = None) -> None:
        self._found: tuple[Problem, ...] | None = None
        super().__init__(name, limits=limits)

    def _touch(self) -> None:
        self._found = None

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
        given = {"statement": statement, "claim": claim}
        return self._enter("review", None, {**given, "rating": rating, "scale": scale})

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
        given = {"kind": kind, "between": [one, other], "by": by, "because": because}
        return self._enter("link", None, given)

    def settle(self, finding: str | Finding, *, by: str, because: str) -> Change:
        """Say who dealt with a finding, and why.

        Args:
            finding: The finding, its id, or its first eight or more digits.
            by: Who dealt with it; the same finding and person again replace.
            because: Why it needs no more work.

        """
        given = {"finding": finding, "by": by, "because": because}
        return self._enter("settlement", None, given)

    def edit(self, id: Named, noun: str | None = None, /, **changes: object) -> Change:  # noqa: A002 -- each noun has its own words
        """Change a thing, under the same words with which it is entered.

        What is not named stays; None takes away what need not be there. `question`,
        `answer`, `stance` and the like of a statement are those of its only claim; of
        several, each is edited by its own id ("K02#1" where it has none).

        Args:
            id: What to change: an id, or what a thing without one is called.
            noun: What is meant ("question", "page", ...) where several have the id.
            changes: What to change, and to what.

        Raises:
            UnknownIdError: Where there is no such thing; with what is close.
            InvalidValueError: Where it has no such word, or not such a value.

        >>> case = Case("a case")
        >>> _ = case.say("K05", "az-mod", text="No tank was lost.")
        >>> case.edit("K05", on="2020-09-27T16:00+04:00")
        K05: edited the statement

        """
        noun, name = self._sections.find(id_of(id), noun)
        check_words(noun, changes)
        if noun == "claim":
            return self._edit_claim(name, changes)
        if noun == "measure":
            changes = self._edit_parts(name, changes)
        old = self._sections[noun][name]
        change = edited_statement if noun == "statement" else edited
        new = self._entry(noun, name, change(self._members(old), changes))
        if new == old and self._found is not None:
            return Change(id=name, noun=noun, did="unchanged")
        self._sections.put(noun, name, new)
        if not hasattr(new, "id"):
            self._sections.rename(noun, name, name_of(new))
            name = name_of(new)
        self._touch()
        return Change(id=name, noun=noun, did="edited")
