"""The things that JSON-LD tells of, as far as messy markup lets one see them.

This is no processor of JSON-LD: a context is never fetched, and what schema.org's words
are called is taken as it stands, with or without a prefix.
"""

from collections.abc import Iterator, Mapping, Sequence

from claimtrack.codec.shared.parsing import Mark, Members
from claimtrack.codec.shared.shapes import member_path
from claimtrack.interop.claimreview.words import bare, whole
from claimtrack.model import Loss

OWN_ID = "claimtrack"
"""The `propertyID` under which an identifier is one of ours."""
_WRAPS = ("@list", "@set")
# What says how to read the rest, and tells of nothing.
_HOW = frozenset({"context", "vocab", "base"})
_NO_PLACE = "no record has a place for it"
_MOST_SHOWN = 200


class Node:
    """A thing that a document tells of.

    Attributes:
        path: Where it stands.
        types: What it is, in schema.org's words.
        id: What the document calls it; "" for nothing.
    """

    __slots__ = ("_members", "_taken", "id", "path", "types")

    def __init__(self, path: str, members: Mapping[str, object]) -> None:
        self.path = path
        self._members: dict[str, list[tuple[str, object]]] = {}
        for key, value in members.items():
            name = bare(key)
            if name not in _HOW:
                self._members.setdefault(name, []).append((key, value))
        self._taken: set[str] = set()
        self.types = frozenset(
            bare(one) for one in self._raw("type") if isinstance(one, str)
        )
        ids = (whole(one).strip() for one in self._raw("id") if isinstance(one, str))
        self.id = next(ids, "")

    def _raw(self, name: str) -> Iterator[object]:
        """Yield the values of a property, out of whatever lists they are in."""
        self._taken.add(name)
        stack = [value for _, value in reversed(self._members.get(name, []))]
        while stack:
            value = stack.pop()
            if isinstance(value, list):
                stack.extend(reversed(value))
            elif isinstance(value, Members) and not set(value).isdisjoint(_WRAPS):
                stack.extend(value[one] for one in _WRAPS if one in value)
            elif value is not None:
                yield value

    def values(self, *names: str) -> Iterator[object]:
        """Yield the values of some properties: `Members`, text, numbers and the like."""
        for name in names:
            yield from self._raw(name)

    @property
    def is_reference(self) -> bool:
        """Whether it says nothing but which thing it is."""
        return bool(self.id) and self._members.keys() == {"id"}

    @property
    def noun(self) -> str:
        """What it is, for people."""
        return min(self.types, default="thing")

    @property
    def named(self) -> str:
        """What names it for people: its id, or where it stands."""
        return self.id or self.path

    def losses(self) -> Iterator[Loss]:
        """Yield, once, what nobody took of it, by property."""
        for name, given in self._members.items():
            if name not in self._taken:
                self._taken.add(name)
                for key, value in given:
                    yield Loss(
                        noun=self.noun,
                        record_id=self.named,
                        field=key,
                        value=shown(value),
                        because=_NO_PLACE,
                    )


class Nodes:
    """All things that documents tell of which belong together, as the blocks of a page.

    Args:
        documents: The parsed documents, each with where it stands.
    """

    def __init__(self, documents: Sequence[tuple[str, object]]) -> None:
        self._by_members: dict[int, Node] = {}
        self._by_id: dict[str, Node] = {}
        self.all: list[Node] = []
        # Python may give one number to two objects, one after the other.
        self._kept = documents
        for at, members in objects_in(documents):
            node = Node(at, members)
            self._by_members[id(members)] = node
            self.all.append(node)
            if node.id and not node.is_reference:
                self._by_id.setdefault(node.id, node)

    def of(self, value: object) -> Node | None:
        """Give the thing that a value is or refers to; None where it is none.

        What a document gives an id and tells of elsewhere is what is told of there.
        """
        if not isinstance(value, Members):
            return None
        node = self._by_members[id(value)]
        return self._by_id.get(node.id, node) if node.is_reference else node

    def own_id(self, node: Node) -> str | None:
        """Give the id of a source, or the key of a statement, that we wrote there."""
        for value in node.values("identifier"):
            held = self.of(value)
            if held is not None and OWN_ID in held.values("propertyID"):
                given = next(held.values("value"), None)
                if isinstance(given, str) and given.strip():
                    return whole(given.strip())
        return None


def objects_in(
    documents: Sequence[tuple[str, object]],
) -> Iterator[tuple[str, Members]]:
    """Yield every object of documents, with its path, without recursion."""
    stack = [*reversed(documents)]
    while stack:
        at, one = stack.pop()
        if isinstance(one, list):
            inner = [(f"{at}[{number}]", item) for number, item in enumerate(one)]
            stack.extend(reversed(inner))
        elif isinstance(one, Members):
            yield at, one
            inner = [(member_path(at, key), item) for key, item in one.items()]
            stack.extend(reversed(inner))


def shown(value: object) -> str:
    """Give a value in short, for people."""
    if isinstance(value, Members | list):
        text = "an object" if isinstance(value, Members) else f"{len(value)} values"
    else:
        text = value.message if isinstance(value, Mark) else str(value)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}..."
