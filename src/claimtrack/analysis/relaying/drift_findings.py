"""Findings on what relays changed: the two seen ends, the hops, and the words."""

from collections.abc import Iterator, Sequence

import attrs

from claimtrack.analysis.relaying.candidates import Candidates
from claimtrack.analysis.relaying.differences import Difference
from claimtrack.analysis.relaying.drift_words import (
    DriftWords,
    changed,
    happened_at,
    words_of,
)
from claimtrack.analysis.relaying.nearest import Match
from claimtrack.analysis.relaying.ways import Hop, Ways
from claimtrack.analysis.utterances.quoting import (
    quoted_claim,
    quoted_statement,
    quoted_whole,
)
from claimtrack.analysis.utterances.remarks import remark
from claimtrack.analysis.utterances.voices import listed
from claimtrack.analysis.utterances.withdrawals import told_in
from claimtrack.graph import ClaimGraph, name_of
from claimtrack.model import Finding, Quoted, Stance, Statement

DRIFT = "drift"

_RULE = "what is reported is what was said, unless a relay changed it"


class Telling:
    """Puts what relays changed as findings.

    Args:
        graph: The graph.
        ways: Its relays.
    """

    def __init__(self, graph: ClaimGraph, ways: Ways) -> None:
        self._graph = graph
        self._ways = ways
        self._candidates = Candidates(graph, ways)

    def changed(
        self,
        match: Match,
        speakers: tuple[str, str] = ("", ""),
        *,
        others: Sequence[Match] = (),
    ) -> Finding:
        """Give the finding that a relay changed a claim of a seen statement.

        Args:
            match: What was said, and what is reported.
            speakers: Who said it, and whom the relay names, where that is another.
            others: What else it may come from as well: the hops to these are
                candidates too.
        """
        sides, ends = self._ends(match)
        if not self._ways.is_ring(*ends):
            changes = DriftWords(self._graph, match, speakers).changes()
            hops = [*self._candidates.between(*ends), *self._hops_to(others)]
            return self._finding(sides, f"{_between(sides)} {changes}", hops)
        sides, ends = self._ends(match := self._in_reading_order(match))
        differing = DriftWords(self._graph, match, speakers).disagreement()
        why = f"{_both(sides)} rest on each other, and differ in {differing}"
        return self._finding(sides, why, self._candidates.around(*ends))

    def _hops_to(self, others: Sequence[Match]) -> Iterator[Hop]:
        for other in others:
            _, ends = self._ends(other)
            yield from self._candidates.between(*ends)

    def apart(self, match: Match, meeting: Sequence[str]) -> Finding:
        """Give the finding that two relays of one unseen statement disagree.

        Args:
            match: What the two report.
            meeting: The unseen statement, or several that rest on each other.
        """
        match = self._in_reading_order(match)
        sides, ends = self._ends(match)
        differing = DriftWords(self._graph, match).disagreement()
        speakers = sorted({self._source(id_) for id_ in meeting})
        why = (
            f"{_both(sides)} go back to {listed(speakers, ' and ')}, whose words are "
            f"not recorded, and differ in {differing}"
        )
        return self._finding(sides, why, self._candidates.apart(*ends, meeting))

    def misnamed(
        self,
        ends: tuple[str, str],
        hops: Sequence[Hop],
        speakers: tuple[str, str],
        difference: Difference,
    ) -> Finding:
        """Give the finding that a relay names another as the speaker of all it relays.

        Args:
            ends: The nearest statement that tells who speaks, and the relay.
            hops: The hops at one of which that happened.
            speakers: Who speaks, and whom the relay names.
            difference: What became of the speaker.
        """
        upper, lower = ends
        first, second = (name_of(self._graph, one) for one in speakers)
        relay = quoted_statement(
            self._graph,
            lower,
            answer=f"the words of {second}",
            stance=Stance.REPORTS,
        )
        sides = [self._whole(upper), relay]
        told = changed(difference.field.value, difference.turn, first, second)
        return self._finding(sides, f"{_between(sides)} {told}", hops)

    def _finding(
        self, sides: Sequence[Quoted], why: str, hops: Sequence[Hop]
    ) -> Finding:
        candidates = self._candidates.told(hops)
        ends = {side.statement_id for side in sides}
        same, is_seen = self._graph.sameness.of, self._ways.is_seen
        unrecorded = dict.fromkeys(
            one.rests_on_source
            for one in candidates
            if one.rests_on_id not in ends and not is_seen(same(one.rests_on_id))
        )
        return remark(
            DRIFT,
            sides,
            rule=_RULE,
            because=f"{why}.{happened_at(candidates)}",
            resolve=words_of([*unrecorded]),
            candidates=candidates,
        )

    def _whole(self, id_: str) -> Quoted:
        """Give a statement with the one claim that it lists, or with what it says."""
        told = told_in(self._graph, id_)
        if len(told) == 1:
            return quoted_claim(self._graph, told[0])
        return quoted_whole(self._graph, id_)

    def _ends(self, match: Match) -> tuple[list[Quoted], tuple[str, str]]:
        """Give the two sides, and what their statements go by."""
        one, other = match.before, match.after
        same = self._graph.sameness.of
        sides = [quoted_claim(self._graph, x) for x in (one, other)]
        return sides, (same(one.statement_id), same(other.statement_id))

    def _in_reading_order(self, match: Match) -> Match:
        """Turn two of which neither came first, so that the first label comes first."""
        one, other = (quoted_claim(self._graph, x) for x in (match.before, match.after))
        if _place(one) <= _place(other):
            return match
        return attrs.evolve(match, before=match.after, after=match.before)

    def _source(self, id_: str) -> str:
        return name_of(self._graph, self._graph.get(id_, Statement).source_id)


def _place(side: Quoted) -> tuple[str, str, str]:
    return side.claim_label, side.statement_id, side.claim_id


def _between(sides: Sequence[Quoted]) -> str:
    first, second = (side.source for side in sides)
    if first == second:
        first, second = (side.statement_label for side in sides)
    return f"On the way from {first} to {second}"


def _both(sides: Sequence[Quoted]) -> str:
    names = [side.source for side in sides]
    if names[0] == names[1]:
        names = [side.statement_label for side in sides]
    return f"{names[0]} and {names[1]} both"
