"""Authors, as sources: told apart by what they say of themselves, never by their looks."""

import hashlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from claimtrack.interop.claimreview.nodes import Node, Nodes
from claimtrack.interop.claimreview.values import address_of, texts_of
from claimtrack.interop.claimreview.words import Text
from claimtrack.model import Loss, Name, Source, SourceKind, nfc
from claimtrack.typing import SourceId

KINDS: Mapping[str, SourceKind] = MappingProxyType(
    {
        "Person": SourceKind.PERSON,
        "Organization": SourceKind.ORGANIZATION,
        "GovernmentOrganization": SourceKind.ORGANIZATION,
        "NGO": SourceKind.ORGANIZATION,
        "Corporation": SourceKind.ORGANIZATION,
        "PoliticalParty": SourceKind.ORGANIZATION,
        "NewsMediaOrganization": SourceKind.OUTLET,
        "Country": SourceKind.STATE,
    }
)
"""What the types of schema.org come to."""


class Speakers:
    """The sources of a document.

    A source goes by its own id where claimtrack gave it one, else by its IRI, its
    address, or its name alone. Two that share a name and have other addresses are two.

    Args:
        nodes: All things that the document tells of.
        losses: Where to put what has no place.
    """

    def __init__(self, nodes: Nodes, losses: list[Loss]) -> None:
        self._nodes = nodes
        self._losses = losses
        self._names: dict[str, dict[Name, None]] = {}
        self._aliases: dict[str, dict[str, None]] = {}
        self._kinds: dict[str, SourceKind | None] = {}
        self._seen: set[int] = set()

    def named(self, values: Iterator[object]) -> list[SourceId]:
        """Give the ids of the sources that a property names."""
        found: dict[str, None] = {}
        for value in values:
            node = self._nodes.of(value)
            id_ = self._of_node(node) if node else self._of_text(value)
            if id_ is not None:
                found[id_] = None
        return [SourceId(one) for one in found]

    def unnamed(self, told: str) -> SourceId:
        """Give a source of its own for a speaker whom nobody names.

        Args:
            told: What tells what is said from what others say.
        """
        told = hashlib.sha256(told.encode()).hexdigest()
        id_ = f"unnamed-{told[:16]}"
        self._enter(id_, [], SourceKind.UNKNOWN)
        return SourceId(id_)

    def site(self, address: str) -> SourceId:
        """Give the source that is a site."""
        self._enter(address, [], None)
        return SourceId(address)

    def sources(self) -> Iterator[Source]:
        """Yield the sources."""
        for id_, names in self._names.items():
            yield Source(
                id=SourceId(id_),
                names=tuple(names),
                aliases=tuple(self._aliases[id_]),
                kind=self._kinds[id_],
            )

    def _of_text(self, value: object) -> str | None:
        if isinstance(value, str) and address_of(value):
            id_ = nfc(value.strip())
            self._enter(id_, [], None)
            return id_
        for text in texts_of([value]):
            self._enter(text.text, [text], None)
            return nfc(text.text)
        return None

    def _of_node(self, node: Node) -> str | None:
        names = texts_of(node.values("name", "legalName"))
        aliases = [one.text for one in texts_of(node.values("alternateName"))]
        addresses = [
            address
            for value in node.values("url")
            if isinstance(value, str) and (address := address_of(value))
        ]
        own = self._nodes.own_id(node)
        is_named = bool(node.id) and not node.id.startswith("_:")
        known = [
            *([own] if own else []),
            *([node.id.strip()] if is_named else []),
            *addresses,
            *(one.text for one in names),
        ]
        id_ = next((nfc(one) for one in known if one), None)
        if id_ is None:
            because = "nothing tells who it is"
            lost = Loss(noun=node.noun, record_id=node.named, because=because)
            self._losses.append(lost)
            return None
        kinds = [KINDS[one] for one in sorted(node.types) if one in KINDS]
        self._enter(id_, names, kinds[0] if kinds else None)
        self._aliases[id_] |= dict.fromkeys(map(nfc, aliases))
        self._lose(node, id_, addresses)
        return id_

    def _lose(self, node: Node, id_: str, addresses: list[str]) -> None:
        """Tell, once a thing, what of it has no place."""
        if id(node) in self._seen:
            return
        self._seen.add(id(node))
        self._losses.extend(node.losses())
        for address in addresses:
            if nfc(address) != id_:
                because = "a source has one id, and it has another"
                self._losses.append(
                    Loss(
                        noun="author",
                        record_id=id_,
                        field="url",
                        value=address,
                        because=because,
                    )
                )

    def _enter(self, id_: str, names: list[Text], kind: SourceKind | None) -> None:
        held = self._names.setdefault(nfc(id_), {})
        self._aliases.setdefault(nfc(id_), {})
        for one in names:
            held[Name(text=one.text, language=one.language)] = None
        known = self._kinds.get(nfc(id_))
        self._kinds[nfc(id_)] = known or kind
