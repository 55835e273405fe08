"""What analysts declared to be the same: entered twice, and one in all that follows."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator

from claimtrack.model import Link, LinkKind


class Sameness:
    """Groups of ids that links `same` join, each known by the smallest of them.

    Args:
        links: The links; those of other kinds join nothing.

    Complexity: O(n log n) in the links.

    >>> pairs = ("ab", "cb")
    >>> same = Sameness(
    ...     Link(kind=LinkKind.SAME, between=two, by="x", because="y") for two in pairs
    ... )
    >>> same.of("c"), same.of("d"), same.group("b")
    ('a', 'd', ('a', 'b', 'c'))

    """

    def __init__(self, links: Iterable[Link] = ()) -> None:
        self._links: defaultdict[str, list[Link]] = defaultdict(list)
        joining = (link for link in links if link.kind is LinkKind.SAME)
        for link in sorted(joining, key=lambda x: (x.between, x.by, x.because)):
            for end in link.between:
                self._links[end].append(link)
        self._groups: dict[str, tuple[str, ...]] = {}
        for id_ in sorted(self._links):
            if id_ not in self._groups:
                group = tuple(sorted(self._ways(id_)))
                self._groups.update(dict.fromkeys(group, group))

    def __bool__(self) -> bool:
        return bool(self._groups)

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups)

    def of(self, id_: str) -> str:
        """Give the smallest id of a group; an id that nothing joins itself."""
        group = self._groups.get(id_)
        return id_ if group is None else group[0]

    def group(self, id_: str) -> tuple[str, ...]:
        """Give all ids of a group, in code-point order."""
        return self._groups.get(id_, (id_,))

    def path(self, one: str, other: str) -> tuple[Link, ...]:
        """Give the links on a shortest way between two of one group.

        Complexity: O(n) in the links of the group.
        """
        ways = self._ways(one)
        found: list[Link] = []
        link = ways[other]
        while link is not None:
            found.append(link)
            other = next(end for end in link.between if end != other)
            link = ways[other]
        return tuple(reversed(found))

    def _ways(self, start: str) -> dict[str, Link | None]:
        """Give for all that links lead to from one the last link on the way."""
        ways: dict[str, Link | None] = {start: None}
        queue = deque([start])
        while queue:
            for link in self._links.get(queue.popleft(), ()):
                for end in link.between:
                    if end not in ways:
                        ways[end] = link
                        queue.append(end)
        return ways
