"""The part of the draft that mends: what stands in it is changed or taken out."""

from collections.abc import Iterator

import attrs

from claimtrack.codec.draft_carrying import Carrying
from claimtrack.codec.draft_changes import Change, StillNamedError
from claimtrack.codec.draft_declaring import Declaring
from claimtrack.codec.draft_editing import (
    DIVIDING,
    check_words,
    edited,
    edited_statement,
)
from claimtrack.codec.draft_pointers import (
    partitions_of,
    pointing_at,
    pointing_at_claim,
)
from claimtrack.codec.draft_sections import name_of
from claimtrack.codec.draft_values import Named, id_of
from claimtrack.codec.entries import PartitionEntry
from claimtrack.errors import InvalidValueError

Changes = dict[str, object]


class Mending(Declaring, Carrying):
    """Edit and drop."""

    def edit(self, id: Named, noun: str | None = None, /, **changes: object) -> Change:  # noqa: A002 -- the word of the case file
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

        >>> case = Mending("a case")
        >>> _ = case.say("K05", "az-mod", text="No tank was lost.")
        >>> case.edit("K05", on="2020-09-27T16:00+04:00")
        K05: edited the statement

        """
        noun, name = self._sections.find(id_of(id), noun)
        check_words(noun, changes)
        if noun == "claim":
            return self._edit_claim(name, changes)
        if noun == "measure":
            return self._edit_measure(name, changes)
        return self._edit_entry(noun, name, changes)

    def _edit_entry(self, noun: str, name: str, changes: Changes) -> Change:
        old = self._sections[noun][name]
        change = edited_statement if noun == "statement" else edited
        new = self._entry(noun, name, change(self._members(old), changes))
        if new == old:
            return Change(id=name, noun=noun, did="unchanged")
        self._sections.put(noun, name, new)
        if not hasattr(new, "id"):
            self._sections.rename(noun, name, name_of(new))
            name = name_of(new)
        self._touch()
        return Change(id=name, noun=noun, did="edited")

    def _edit_claim(self, label: str, changes: Changes) -> Change:
        for name, index in self._claim_places(label):
            entry = self._sections.statements[name]
            claims = [self._members(one) for one in entry.claims]
            claims[index] = edited(claims[index], changes)
            new = self._with_claims(name, claims)
            if new != entry:
                self._sections.put("statement", name, new)
                self._touch()
                return Change(id=label, noun="claim", did="edited")
        return Change(id=label, noun="claim", did="unchanged")

    def _claim_places(self, label: str) -> Iterator[tuple[str, int]]:
        at = self._sections.claim_at(label)
        if at is not None:
            yield at

    def _edit_measure(self, name: str, changes: Changes) -> Change:
        return self._edit_entry("measure", name, changes)
