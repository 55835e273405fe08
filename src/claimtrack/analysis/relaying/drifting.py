"""What relays changed of what they relay, and at which hops that may have happened."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from claimtrack.analysis.relaying.attributions import Attributions
from claimtrack.analysis.relaying.differences import (
    SCOPE,
    Comparing,
    Difference,
    Field,
    sign,
)
from claimtrack.analysis.relaying.drift_findings import Telling
from claimtrack.analysis.relaying.nearest import Match, Upstream, reports
from claimtrack.analysis.relaying.rewording import Turn
from claimtrack.analysis.relaying.siblings import disagreements
from claimtrack.analysis.relaying.summing_up import sums_up
from claimtrack.analysis.relaying.ways import Ways
from claimtrack.analysis.utterances.withdrawals import told_in
from claimtrack.graph import ClaimGraph
from claimtrack.model import Assertion, Finding, Relay, digest


def drifts(graph: ClaimGraph) -> Iterator[Finding]:
    """Give a finding for each claim that a relay changed on its way.

    Each claim that a relay reports is compared with those of the nearest statements
    upstream that list claims, and stands beside the one from which it differs least. A
    relay that lists none is passed through: what changed there may have changed at any
    hop between, and the finding names them all. Where nothing upstream tells, relays of
    one such statement are compared with each other. A claim that a relay asserts itself
    is its own. Looks at everything that was said. The order is stated by `check`.

    Complexity: O(n log n) in the relays and in the claims; for a claim that is not
    carried faithfully, O(n) in those upstream that ask or answer the same, or that
    answer with more than a number, and in the hops between.
    """
    given: set[str] = set()
    for finding in _Drifts(graph).findings():
        # In a ring two claims may be upstream of each other.
        if finding.id not in given:
            given.add(finding.id)
            yield finding


class _Drifts:
    """Looks for what relays of one graph changed."""

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph
        self._ways = Ways(graph)
        self._comparing = Comparing(graph, self._ways.origin)
        self._attributions = Attributions(graph, self._ways)
        self._telling = Telling(graph, self._ways)
        self._misnaming = self._attributions.misnaming()
        self._told: set[str] = set()

    def findings(self) -> Iterator[Finding]:
        """Give what was changed claim by claim, then who is named for whole statements."""
        for leads, relays in self._ways.joined():
            yield from self._of(leads, relays)
        for relay in (one for some in self._misnaming.values() for one in some):
            if digest(relay) not in self._told:
                yield self._misnamed(relay)

    def _of(self, leads: tuple[str, ...], relays: Iterable[str]) -> Iterator[Finding]:
        """Give what relays changed that all lead up to the same statements."""
        upstream = Upstream(self._graph, self._comparing, self._ways.ends(leads))
        strays: list[Assertion] = []
        for id_ in relays:
            reported = reports(self._graph, id_)
            listed = frozenset(one.claim_id for one in reported)
            for one in filter(self._is_to_compare, reported):
                if id_ not in self._misnaming and upstream.carry(one):
                    continue
                matches = upstream.matches(one, listed)
                if not matches:
                    strays.append(one)
                elif not (
                    self._is_said_further_up(id_, matches[0])
                    or sums_up(self._graph, matches)
                ):
                    yield from self._changed(id_, matches)
        meeting = self._ways.meeting(leads)
        if meeting:
            for match in disagreements(self._graph, self._comparing, strays):
                yield self._telling.apart(match, meeting)

    def _is_to_compare(self, one: Assertion) -> bool:
        """Tell whether a report says for itself what it reports.

        What was taken from a statement is that one's very claim, as sure as that made
        it, by whatever way it came; nothing can have changed but yes into no.
        """
        if one.taken_from is None or one.statement_id in self._misnaming:
            return True
        taken = told_in(self._graph, self._graph.sameness.of(one.taken_from))
        signs = {sign(x.stance) for x in taken if x.claim_id == one.claim_id}
        return bool(signs) and signs.isdisjoint({0, sign(one.stance)})

    def _is_said_further_up(self, id_: str, match: Match) -> bool:
        """Tell whether a claim about something else is made beyond what is nearest.

        Then those between may well have carried it, and nobody listed it there.
        """
        if SCOPE.isdisjoint(one.field for one in match.differences):
            return False
        same, made = self._graph.sameness.of, self._graph.index.assertions_of
        makers = {same(one.statement_id) for one in made[match.after.claim_id]} - {id_}
        return bool(makers) and self._ways.leads_to(id_, makers)

    def _changed(self, id_: str, matches: Sequence[Match]) -> Iterator[Finding]:
        """Give what became of a claim that may come from any of several alike."""
        if id_ not in self._misnaming:
            if matches[0].differences:
                yield self._telling.changed(matches[0], others=matches[1:])
            return
        named = [(match, self._wrong_on(id_, match)) for match in matches]
        match, wrong = min(named, key=lambda one: bool(one[1]))
        if wrong:
            self._told.update(map(digest, wrong))
            speakers, difference = self._speakers(wrong[0])
            found = (*match.differences, difference)
            match = attrs.evolve(match, differences=found)
            yield self._telling.changed(match, speakers)
        elif match.differences:
            yield self._telling.changed(match)

    def _wrong_on(self, id_: str, match: Match) -> list[Relay]:
        """Give the relays that name another speaker, where all on the way do."""
        same = self._graph.sameness.of
        hops = self._ways.hops(id_, {same(match.before.statement_id)})
        ups = {up for here, up in hops if here == id_}
        wrong = [x for x in self._misnaming[id_] if same(x.rests_on_id) in ups]
        ways = [x for x in self._ways.relays[id_] if same(x.rests_on_id) in ups]
        return wrong if len(wrong) == len(ways) else []

    def _misnamed(self, relay: Relay) -> Finding:
        """Give a relay that names another speaker for all that it relays."""
        same = self._graph.sameness.of
        here, up = same(relay.statement_id), same(relay.rests_on_id)
        told = self._ways.past(up, to=self._attributions.is_told)
        further = self._ways.hops(up, told) if up not in told else []
        speakers, difference = self._speakers(relay)
        ends = next(iter(told), up), relay.statement_id
        hops = [(here, up), *further]
        return self._telling.misnamed(ends, hops, speakers, difference)

    def _speakers(self, relay: Relay) -> tuple[tuple[str, str], Difference]:
        """Give who speaks, whom a relay names, and what became of the one."""
        up = self._graph.sameness.of(relay.rests_on_id)
        speaker, named = self._attributions.speaker(up), str(relay.attributed_to)
        turn = self._comparing.lie(speaker, named) or Turn.ALTERED
        return (speaker, named), Difference(field=Field.SPEAKER, turn=turn)
