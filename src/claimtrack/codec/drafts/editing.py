"""Changes to what stands in a draft, under the words with which it was entered."""

import difflib
from collections.abc import Iterable, Mapping
from typing import cast

import attrs

from claimtrack.codec.drafts.sections import SECTIONS, Entry
from claimtrack.codec.drafts.values import FIELDS, members_of
from claimtrack.codec.shared.entries import ClaimEntry
from claimtrack.errors import InvalidValueError

Members = dict[str, object]

DIVIDING = ("parts", "disjoint", "exhaustive")
"""The words of a measure that are those of its partition."""

_SCOPE = ("measure", "subject", "place", "period")
_OF_CLAIM = frozenset({"question", "answer", "text", "language", "stance", "certainty"})
_OF_RELAY = frozenset({"mode", "basis", "attributed_to"})
_ABOUT = ("corrects", "retracts", "disowns")


def words_of(noun: str) -> tuple[str, ...]:
    """Give the words that can be changed of a thing."""
    entry: type[Entry | ClaimEntry]
    entry = ClaimEntry if noun == "claim" else SECTIONS[noun].entry
    fields = {field.name for field in attrs.fields(entry)}
    words = [word for word, field in FIELDS.items() if field in fields]
    # A statement's own words come before those of its claim and its relay.
    if noun == "statement":
        words += [*sorted(_OF_CLAIM), *sorted(_OF_RELAY), "of"]
    if noun == "measure":
        words += DIVIDING
    return tuple(words)


def check_words(noun: str, given: Iterable[str]) -> None:
    """Refuse to change what a thing does not have.

    Raises:
        InvalidValueError: Naming what it has.

    """
    known = words_of(noun)
    words = ", ".join(sorted(known))
    for word in given:
        if word not in known:
            close = difflib.get_close_matches(word, known, n=1)
            hint = f"; close to it: {close[0]}" if close else ""
            message = f"a {noun} has no {word!r} to change{hint}; it has {words}"
            raise InvalidValueError(message)


def edited(members: Mapping[str, object], changes: Mapping[str, object]) -> Members:
    """Give the members of an entry with changes."""
    new = members_of(**changes)
    after = {**members, **new}
    if new.get("question") is not None:
        # The two ways to name a question exclude each other.
        after |= {key: None for key in _SCOPE if key not in new}
    return after


def edited_statement(
    members: Mapping[str, object], changes: Mapping[str, object]
) -> Members:
    """Give the members of a statement with changes, in it or in its only claim.

    Raises:
        InvalidValueError: Where several claims, relays or others could be meant.
    """
    rest = dict(changes)
    of_claim = {word: rest.pop(word) for word in changes if word in _OF_CLAIM}
    of_relay = {word: rest.pop(word) for word in changes if word in _OF_RELAY}
    of = members_of(of=rest.pop("of"))["of"] if "of" in rest else None
    after = edited(members, rest)
    if "of" in changes:
        after = _about(after, of)
    if of_claim:
        after["claims"] = [edited(_only(after, "claims"), of_claim)]
    if of_relay:
        after["relays"] = [edited(_only(after, "relays"), of_relay)]
    return after


def _only(members: Mapping[str, object], key: str) -> Members:
    """Give the only claim or relay of a statement; an empty one for a first claim."""
    listed = cast("list[Members]", members.get(key) or [])
    if len(listed) == 1:
        return listed[0]
    if not listed and key == "claims":
        return {}
    count = f"{len(listed)} {key}" if listed else f"no {key}"
    way = "edit one of the claims by its id" if key == "claims" else "enter it again"
    message = f"the statement has {count}, not one: {way}"
    raise InvalidValueError(message)


def _about(members: Members, of: object) -> Members:
    """Let a statement be about another one than it is."""
    claims = cast("list[Members]", members.get("claims") or [])
    relays = cast("list[Members]", members.get("relays") or [])
    named = [one["of"] for one in claims if "of" in one]
    named += [one["statement"] for one in relays]
    for key in _ABOUT:
        named += cast("list[object]", members.get(key) or [])
    about = (*_ABOUT, "responds_to") if not named else _ABOUT
    if not named:
        named += cast("list[object]", members.get("responds_to") or [])
    if len(set(named)) != 1:
        count = f"{len(set(named))} others" if named else "no other"
        message = f"the statement is about {count}, not one: enter it again"
        raise InvalidValueError(message)
    changed = {key: [of] for key in about if members.get(key)}
    return {
        **members,
        **changed,
        "claims": [{**one, "of": of} if "of" in one else one for one in claims],
        "relays": [{**one, "statement": of} for one in relays],
    }
