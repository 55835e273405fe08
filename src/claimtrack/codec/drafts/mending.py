"""The part of the draft that mends: what stands in it is changed or taken out."""

from collections.abc import Mapping
from typing import cast

from claimtrack.codec.drafts.carrying import Carrying
from claimtrack.codec.drafts.changes import Change, StillNamedError
from claimtrack.codec.drafts.declaring import Declaring
from claimtrack.codec.drafts.editing import (
    DIVIDING,
    check_words,
    edited,
    edited_statement,
)
from claimtrack.codec.drafts.pointers import (
    partitions_of,
    pointing_at,
    pointing_at_claim,
)
from claimtrack.codec.drafts.sections import CHOSEN, Found, name_of
from claimtrack.codec.drafts.values import Named, id_of
from claimtrack.codec.shared.entries import PartitionEntry
from claimtrack.errors import InvalidValueError


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
        found = self._sections.find(id_of(id), noun)
        check_words(found.noun, changes)
        if found.noun == "claim":
            claims = self._claims(found.name)
            claims[found.index] = edited(claims[found.index], changes)
            did = "edited" if self._put_claims(found.name, claims) else "unchanged"
            return Change(id=id_of(id), noun="claim", did=did)
        if found.noun == "measure":
            return self._edit_measure(found, changes)
        return self._edit_entry(found, changes)

    def _edit_entry(self, found: Found, changes: Mapping[str, object]) -> Change:
        noun, name = found.noun, found.name
        old = self._sections[noun][name]
        change = edited_statement if noun == "statement" else edited
        new = self._entry(noun, name, change(self._members(old), changes))
        if new == old:
            return Change(id=name, noun=noun, did="unchanged")
        self._sections.put(noun, name, new)
        if name_of(new) != name_of(old):
            name = self._sections.rename(noun, name, name_of(new))
        self._touch()
        return Change(id=name, noun=noun, did="edited")

    def _edit_measure(self, found: Found, changes: Mapping[str, object]) -> Change:
        """Change a measure, and its partition where its parts are meant."""
        own = {word: one for word, one in changes.items() if word not in DIVIDING}
        divided = {word: one for word, one in changes.items() if word in DIVIDING}
        if not divided:
            return self._edit_entry(found, own)
        division = self._edited_division(found.name, divided)
        change = self._edit_entry(found, own)
        has_changed, gone = self._divide(found.name, division)
        did = "edited" if has_changed or change.did == "edited" else "unchanged"
        return Change(id=change.id, noun="measure", did=did, gone=gone)

    def _edited_division(
        self, whole: str, changes: Mapping[str, object]
    ) -> PartitionEntry | None:
        """Give the only partition of a measure with changes; None for none any more."""
        names = partitions_of(self._sections, whole)
        if len(names) > 1:
            message = f"{whole!r} has several: edit one of {'; '.join(names)}"
            raise InvalidValueError(message)
        if changes.get("parts", names) is None:
            return None
        old = [self._members(self._sections["partition"][name]) for name in names]
        members = edited({"whole": whole, **(old[0] if old else {})}, changes)
        entry = self._entry("partition", f"of {whole}", members)
        return cast("PartitionEntry", entry)

    def drop(self, id: Named, noun: str | None = None, /) -> Change:  # noqa: A002 -- the word of the case file
        """Take a thing out; a measure or a place with its partitions.

        Args:
            id: What to take out: an id, or what a thing without one is called.
            noun: What is meant ("question", "page", ...) where several have the id.

        Raises:
            UnknownIdError: Where there is no such thing; with what is close.
            StillNamedError: Where others point at it; naming them. Only what points by
                an id is seen, not by a digest.

        >>> case = Mending("a case")
        >>> _ = case.say("K01", "am-mod", text="Two helicopters were shot down.")
        >>> case.drop("K01")
        K01: dropped the statement

        """
        found = self._sections.find(id_of(id), noun)
        name = id_of(id)
        if found.noun == "claim":
            named_by = pointing_at_claim(self._sections, found)
            gone: list[str] = []
        else:
            gone = self._going_along(found)
            named_by = pointing_at(self._sections, found.noun, name, gone)
        if named_by:
            raise StillNamedError(name, named_by=named_by)
        if found.noun == "claim":
            left = self._claims(found.name)
            del left[found.index]
            self._put_claims(found.name, left)
        else:
            self._sections.remove(found.noun, name)
        for one in gone:
            self._sections.remove("partition", one)
        self._replaced.pop(name, None)
        self._touch()
        return Change(id=name, noun=found.noun, did="dropped", gone=tuple(gone))

    def _going_along(self, found: Found) -> list[str]:
        """Give the partitions that go with a measure or place."""
        if found.noun not in CHOSEN:
            return []
        return partitions_of(self._sections, found.name)
