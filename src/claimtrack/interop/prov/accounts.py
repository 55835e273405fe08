"""What a PROV document says, thing by thing: names resolved, nothing concluded yet."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import attrs

from claimtrack.interop.prov.names import PROV, TERMS
from claimtrack.model import Loss, nfc
from claimtrack.typing import RecordId

TYPE, LABEL, VALUE = "prov:type", "prov:label", "prov:value"


@attrs.frozen(kw_only=True)
class Value:
    """One value of an attribute.

    Attributes:
        value: The text, number or truth value.
        iri: What a qualified name stands for; None for all else.
        language: The language of a text; "" for none.
        datatype: Its type, as it stands; None where none was given.
        path: Where it stands.
    """

    value: str | int | Decimal | bool
    iri: str | None = None
    language: str = ""
    datatype: str | None = None
    path: str

    @property
    def text(self) -> str:
        """The value as text."""
        if isinstance(self.value, bool):
            return str(self.value).lower()
        return f"{self.value:f}" if isinstance(self.value, Decimal) else str(self.value)

    @property
    def is_text(self) -> bool:
        """Whether it is a plain text: no number, name or other typed value."""
        is_string = self.datatype is None or self.datatype.partition(":")[2] in {
            "string",
            "InternationalizedString",
            "langString",
        }
        return isinstance(self.value, str) and is_string


@attrs.frozen(kw_only=True, eq=False)
class Told:
    """One thing that a document tells: an element or a relation, at one place.

    Attributes:
        section: The section that it stands in.
        name: What it is called there.
        iri: What its name stands for; None where the name is only a blank one.
        ends: The IRIs of what it joins, by member.
        time: When it happened; None where it doesn't say.
        attributes: All its other values, by attribute as it stands.
        own: Its values in our own namespace, by field.
        path: Where it stands.
        number: Its place in the document's order.
        in_bundle: Whether it stands in a bundle.
    """

    section: str
    name: str
    iri: str | None
    ends: Mapping[str, str]
    time: Value | None = None
    attributes: Mapping[str, Sequence[Value]]
    own: Mapping[str, Sequence[Value]]
    path: str
    number: int
    in_bundle: bool = False

    @property
    def types(self) -> frozenset[str]:
        """The words of PROV among its types, such as `Revision`.

        A plain text is taken as a type of PROV where it spells one: that is how some
        programs write them, and it can mean nothing else.
        """
        return frozenset(
            word for _, word in self.typed if word is not None and ":" not in word
        )

    @property
    def typed(self) -> Iterator[tuple[Value, str | None]]:
        """Each type with its word in PROV, or for ours `ct:` and its word."""
        for value in self.attributes.get(TYPE, ()):
            yield value, _word(value)

    @property
    def noun(self) -> str | None:
        """The word of ours among its types; None for none."""
        ours = sorted(w for _, w in self.typed if w is not None and ":" in w)
        return ours[0].partition(":")[2] if ours else None


def _word(value: Value) -> str | None:
    iri = value.iri
    if iri is None and value.is_text and value.text.startswith("prov:"):
        iri = PROV + value.text.removeprefix("prov:")
    if iri is None:
        return None
    if iri.startswith(TERMS):
        return f"ct:{iri.removeprefix(TERMS)}"
    return iri.removeprefix(PROV) if iri.startswith(PROV) else None


class Losses:
    """What can't be taken over, in the order of the document."""

    def __init__(self) -> None:
        self._found: list[tuple[int, Loss]] = []

    def whole(self, told: Told, because: str) -> None:
        """Report a whole element or relation."""
        self.part(told, "", "", because)

    def part(self, told: Told, field: str, value: str, because: str) -> None:
        """Report a part of one."""
        name = told.path if told.in_bundle else nfc(told.name)
        self.named(told.section, name, told.number, because, field=field, value=value)

    def named(
        self,
        noun: str,
        name: str,
        number: int,
        because: str,
        *,
        field: str = "",
        value: str = "",
    ) -> None:
        """Report what stands at a place in the document's order."""
        loss = Loss(
            noun=noun,
            record_id=RecordId(name),
            field=field,
            value=value,
            because=because,
        )
        self._found.append((number, loss))

    def in_order(self) -> tuple[Loss, ...]:
        """Give them all, once each."""
        ordered = sorted(self._found, key=lambda found: found[0])
        return tuple(dict.fromkeys(loss for _, loss in ordered))
