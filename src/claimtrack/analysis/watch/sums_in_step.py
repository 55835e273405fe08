"""Sums that don't come out, kept in step with a graph in which nothing is divided."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claimtrack.analysis.comparison.keys import Key, RelatedKeys, key_asked, key_of
from claimtrack.analysis.pairs.standing import Standing
from claimtrack.analysis.sums.figures import start_of
from claimtrack.analysis.sums.summing import mismatches_among
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph
from claimtrack.model import Claim, End, Finding, Question


class SumsInStep:
    """What `sum_mismatches` finds, as the graph grows.

    Only for a graph in which no partition tells what adds up. There figures add up only
    with those that lie within each other: within the family of keys that touch by
    lying within, however far.

    Args:
        graph: The graph.
        commitments: All its commitments.
        standing: What stands; None to look at everything that was ever said.
    """

    def __init__(
        self,
        graph: ClaimGraph,
        commitments: Iterable[Commitment],
        standing: Standing | None,
    ) -> None:
        self._graph = graph
        self._standing = standing
        self._keys = RelatedKeys(graph)
        self._said: defaultdict[Key, list[Commitment]] = defaultdict(list)
        self._starts: defaultdict[Key, set[End | None]] = defaultdict(set)
        self._found: dict[Key, list[Finding]] = {}
        self.enter(commitments)
        self.look(list(self._said))

    def enter(self, commitments: Iterable[Commitment]) -> None:
        """Take commitments; what they come to is looked for by `look`."""
        for one in commitments:
            key = key_of(one)
            asked = one.question
            if key and asked and one.is_additive and not one.excludes_nothing:
                self._keys.enter(key)
                self._said[key].append(one)
                self._starts[key].add(start_of(asked))

    def look(self, keys: Iterable[Key]) -> tuple[list[Finding], list[Finding]]:
        """Give what was found in the families of some keys, and what is found now.

        Complexity: that of `sum_mismatches` among the figures of each family, O(k) in
        its keys where all its figures begin as one.
        """
        before: list[Finding] = []
        now: list[Finding] = []
        seen: set[Key] = set()
        for key in keys:
            if key in self._keys and key not in seen:
                family = self._family(key)
                seen.update(family)
                for one in family:
                    before += self._found.pop(one, ())
                for finding in self._mismatches(family):
                    now.append(finding)
                    self._found.setdefault(self._key_of(finding), []).append(finding)
        return before, now

    def _family(self, key: Key) -> Sequence[Key]:
        found = {key: None}
        stack = [key]
        while stack:
            here = stack.pop()
            for other in (*self._keys.around(here), *self._keys.within(here)):
                if other not in found:
                    found[other] = None
                    stack.append(other)
        return tuple(found)

    def _mismatches(self, family: Sequence[Key]) -> Iterator[Finding]:
        starts = set[End | None]().union(*(self._starts[key] for key in family))
        # Figures that begin as one follow none another: nothing adds up.
        if len(starts) > 1:
            said = (one for key in family for one in self._said[key])
            stands = None if self._standing is None else self._standing.stands
            yield from mismatches_among(
                self._graph, (one for one in said if stands is None or stands(one))
            )

    def _key_of(self, finding: Finding) -> Key:
        claim = self._graph.get(finding.sides[0].claim_id, Claim)
        return key_asked(self._graph.get(str(claim.question_id), Question))
