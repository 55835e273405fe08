"""What every part of the draft `Case` rests on: its entries, and how one gets in."""

from collections.abc import Mapping

from claimtrack.codec.drafts.changes import Change
from claimtrack.codec.drafts.sections import CHOSEN, SECTIONS, Entry, Sections, name_of
from claimtrack.codec.drafts.values import WORDS, marked, members_of
from claimtrack.codec.shared.entries import StatementEntry
from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.shared.shapes import Walk
from claimtrack.codec.shared.writing import make_case_converter
from claimtrack.errors import InvalidValueError, Problem
from claimtrack.model import nfc


class Draft:
    """Entries of a case file in memory, each checked for its shape as it enters.

    So whatever a draft holds can be saved and read again; whether it also holds
    together is for `problems()` to say.
    """

    def __init__(
        self, name: str | None = None, *, limits: Limits | None = None
    ) -> None:
        self.name = name
        self._limits = Limits() if limits is None else limits
        self._sections = Sections()
        self._converter = make_case_converter()
        self._replaced: dict[str, None] = {}
        self._found: tuple[Problem, ...] | None = None

    @property
    def name(self) -> str | None:
        """What the case is called; part of what tells statements without words apart.

        None for a file that gives no name.
        """
        return self._name

    @name.setter
    def name(self, name: str | None) -> None:
        self._name = None if name is None else nfc(_text(name))
        self._touch()

    def _touch(self) -> None:
        """Take note that something changed: the problems found before are stale."""
        self._found = None

    def _members(self, entry: object) -> dict[str, object]:
        """Give an entry as the members of a JSON object."""
        members: dict[str, object] = self._converter.unstructure(entry)
        return members

    def _entry(self, noun: str, name: str, members: Mapping[str, object]) -> Entry:
        """Give members as an entry, if they have its shape.

        Raises:
            InvalidValueError: Where they have not; with everything that is wrong.
        """
        kind = SECTIONS[noun].entry
        value = marked(members, self._limits)
        walk = Walk(self._limits, None)
        walk.check(value, kind)
        if walk.problems:
            told = (f"{_said(one.path)}: {one.message}" for one in walk.problems)
            message = f"{noun} {name!r}: {'; '.join(told)}"
            raise InvalidValueError(message)
        return self._converter.structure(value, kind)

    def _enter(self, noun: str, id_: str | None, **given: object) -> Change:
        """Let what was written under a draft's words stand in the case."""
        members = members_of(**given)
        if id_ is not None:
            members = {"id": id_, **members}
        name = noun if id_ is None else id_
        return self._let_stand(noun, self._entry(noun, name, members))

    def _let_stand(self, noun: str, entry: Entry) -> Change:
        """Let an entry stand under its name, in place of what stands there."""
        name = name_of(entry)
        stood = self._standing(noun, name)
        if stood is None:
            self._sections.put(noun, name, entry)
            self._touch()
            return Change(id=name, noun=noun, did="entered")
        old = self._sections[stood][name]
        if old == entry:
            return Change(id=name, noun=noun, did="unchanged")
        if stood != noun:
            self._sections.remove(stood, name)
        self._sections.put(noun, name, entry)
        self._replaced[name] = None
        self._touch()
        return Change(
            id=name, noun=noun, did="replaced", stood=stood, gone=_gone(old, entry)
        )

    def _standing(self, noun: str, name: str) -> str | None:
        """Give the noun of what stands under a name in the namespace of a noun."""
        nouns = sorted(CHOSEN) if noun in CHOSEN else [noun]
        return next((one for one in nouns if name in self._sections[one]), None)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    message = f"expected the name of the case as text; got {value!r}"
    raise InvalidValueError(message)


def _said(path: str) -> str:
    """Give a path in an entry, in the words of a draft's methods."""
    first, dot, rest = path.removeprefix("$.").partition(".")
    key, bracket, index = first.partition("[")
    return f"{WORDS.get(key, key)}{bracket}{index}{dot}{rest}"


def _gone(old: Entry, new: Entry) -> tuple[str, ...]:
    """Give the claims with ids of their own that a new entry no longer has."""
    if not isinstance(old, StatementEntry):
        return ()
    kept = {one.id for one in new.claims} if isinstance(new, StatementEntry) else set()
    return tuple(o.id for o in old.claims if o.id is not None and o.id not in kept)
