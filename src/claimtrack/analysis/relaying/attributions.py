"""Whom relays name as the speaker of what they relay, and whom they should."""

from collections import defaultdict
from collections.abc import Iterable

from claimtrack.analysis.relaying.ways import Ways
from claimtrack.analysis.utterances.reporting import only_reports
from claimtrack.graph import ClaimGraph, all_around
from claimtrack.model import Relay, Source, SourceKind, Statement

_NOBODY = frozenset({SourceKind.ANONYMOUS, SourceKind.UNKNOWN})


class Attributions:
    """Whether relays name a speaker of what they relay.

    Such a speaker is the source of what is relayed, whom that names, and the speakers
    of what it relays in turn; and what any of these is part of: a ministry speaks for
    its state. Anybody may be one who is unnamed or unknown, or of whom a statement
    only reports that relays nothing: where it has that from is not recorded.

    Args:
        graph: The graph.
        ways: Its relays.

    Complexity: O(V + E) below the statements of each source that is named.
    """

    def __init__(self, graph: ClaimGraph, ways: Ways) -> None:
        self._graph = graph
        self._ways = ways
        self._below: defaultdict[str, list[Relay]] = defaultdict(list)
        self._naming: defaultdict[str, list[Relay]] = defaultdict(list)
        same = graph.sameness.of
        for relays in ways.relays.values():
            for relay in relays:
                self._below[same(relay.rests_on_id)].append(relay)
                if relay.attributed_to is not None:
                    self._naming[same(relay.attributed_to)].append(relay)
        self._parts = self._parts_of_named()

    def _parts_of_named(self) -> dict[str, list[str]]:
        """Give each source that is named, with all its parts."""
        parts: dict[str, list[str]] = {id_: [] for id_ in self._naming}
        for id_ in sorted(self._graph.of_kind(Source)) if parts else ():
            for around in all_around(self._graph, id_):
                if around in parts:
                    parts[around].append(id_)
        return parts

    def misnaming(self) -> dict[str, list[Relay]]:
        """Give the relays that name another speaker, by the statement that relays."""
        same = self._graph.sameness.of
        found: defaultdict[str, list[Relay]] = defaultdict(list)
        anybody = (
            self._with_all_below(self._by_anybody()) if self._naming else frozenset()
        )
        for named, relays in self._naming.items():
            spoken = self._spoken_by(named) | anybody
            for relay in relays:
                if same(relay.rests_on_id) not in spoken:
                    found[same(relay.statement_id)].append(relay)
        return dict(sorted(found.items()))

    def speaker(self, id_: str) -> str:
        """Give who speaks in what a statement passes on: whom it names, or the origin."""
        named = (one.attributed_to for one in self._ways.relays.get(id_, ()))
        for source_id in sorted(filter(None, named)):
            return source_id
        origin = self._ways.origin(id_) or id_
        return self._graph.get(origin, Statement).source_id

    def is_told(self, id_: str) -> bool:
        """Tell whether it is known whom a statement names as the speaker.

        It is where it relays nothing, where its words are known, and where all its
        relays name somebody.
        """
        relays = self._ways.relays.get(id_, ())
        named = all(one.attributed_to is not None for one in relays)
        return named or self._ways.is_seen(id_)

    def _spoken_by(self, source_id: str) -> frozenset[str]:
        """Give the statements of which a source, or a part of it, is a speaker."""
        same = self._graph.sameness.of
        statements = self._graph.index.statements_by
        reached: set[str] = set()
        for one in self._parts[source_id]:
            reached.update(map(same, statements[one]))
            naming = self._naming.get(same(one), ())
            reached.update(same(relay.statement_id) for relay in naming)
        return self._with_all_below(reached)

    def _by_anybody(self) -> set[str]:
        """Give the statements of which nobody knows whose words they are."""
        same, sources = self._graph.sameness.of, self._graph.of_kind(Source)
        return {
            same(id_)
            for id_, one in self._graph.of_kind(Statement).items()
            if sources[one.source_id].kind in _NOBODY
            or (only_reports(self._graph, id_) and not self._ways.relays.get(same(id_)))
        }

    def _with_all_below(self, statements: Iterable[str]) -> frozenset[str]:
        """Add to some statements all that rests on them."""
        same, reached = self._graph.sameness.of, set(statements)
        stack = list(reached)
        while stack:
            below = {same(one.statement_id) for one in self._below[stack.pop()]}
            stack.extend(below - reached)
            reached |= below
        return frozenset(reached)
