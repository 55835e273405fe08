"""The claim upstream that a reported one comes from, as far as anybody can tell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import attrs

from claimtrack.analysis.relaying.differences import (
    Comparing,
    Differences,
    sign,
)
from claimtrack.analysis.relaying.look_alikes import LookAlikes
from claimtrack.analysis.utterances.withdrawals import told_in
from claimtrack.graph import ClaimGraph, answer_in_words, claim_label
from claimtrack.model import REPORTS, Assertion, Statement, digest

Place = tuple[str, ...]
"""What puts claims in a fixed order: what files call them first, digests last."""


@attrs.frozen(kw_only=True)
class Match:
    """A reported claim beside the one that it comes from.

    Attributes:
        before: What was said.
        after: What is reported.
        differences: What changed; nothing where it is carried faithfully.
    """

    before: Assertion
    after: Assertion
    differences: Differences


class Upstream:
    """What some statements say, to find there what a reported claim comes from.

    Args:
        graph: The graph.
        comparing: Compares two claims.
        statement_ids: The statements.
    """

    def __init__(
        self, graph: ClaimGraph, comparing: Comparing, statement_ids: Iterable[str]
    ) -> None:
        self._graph = graph
        self._comparing = comparing
        self._said = [one for id_ in statement_ids for one in told_in(graph, id_)]
        self._alike: defaultdict[object, list[Assertion]] = defaultdict(list)
        for one in self._said:
            self._alike[_version(one)].append(one)
        self._look_alikes: LookAlikes | None = None

    def carry(self, after: Assertion) -> bool:
        """Tell whether some of them say just what is reported, by the same claim.

        Complexity: O(1).
        """
        same = self._graph.sameness.of
        here = same(after.statement_id)
        alike = self._alike.get(_version(after), ())
        return any(same(one.statement_id) != here for one in alike)

    def matches(self, after: Assertion, listed: frozenset[str]) -> list[Match]:
        """Give what a reported claim may come from: those with the fewest differences.

        In a fixed order. Nothing where these are all other claims.

        Args:
            after: The reported claim.
            listed: Every claim that the same relay reports.

        Complexity: that of `LookAlikes`.
        """
        found = list(self._matches(after, listed))
        fewest = min((len(one.differences) for one in found), default=0)
        best = [one for one in found if len(one.differences) == fewest]
        if len(best) == 1:
            return best
        return sorted(best, key=lambda one: place(self._graph, one.before))

    def _matches(self, after: Assertion, listed: frozenset[str]) -> Iterator[Match]:
        if self._look_alikes is None:
            self._look_alikes = LookAlikes(self._graph, self._said)
        same = self._graph.sameness.of
        here = same(after.statement_id)
        for before in self._look_alikes.of(after):
            # Round a ring of relays a statement is upstream of itself.
            if same(before.statement_id) != here:
                found = self._comparing.differences(
                    before, after, is_carried=before.claim_id in listed
                )
                if found is not None:
                    yield Match(before=before, after=after, differences=found)


def _version(one: Assertion) -> object:
    """Give what a claim comes to: itself, whether it is so, and how sure that is."""
    return one.claim_id, sign(one.stance), one.certainty


def reports(graph: ClaimGraph, statement_id: str) -> list[Assertion]:
    """Give the claims that a statement reports as another's, each once.

    What it asserts or doubts itself is its own.
    """
    told = [one for one in told_in(graph, statement_id) if one.stance in REPORTS]
    if len(told) < 2:  # noqa: PLR2004 -- one needs no order
        return told
    found: dict[object, Assertion] = {}
    for one in sorted(told, key=lambda one: place(graph, one)):
        found.setdefault((one.claim_id, one.stance, one.certainty), one)
    return list(found.values())


def place(graph: ClaimGraph, one: Assertion) -> Place:
    """Give where a claim stands among others: by labels and words, by ids at last."""
    statement = graph.get(one.statement_id, Statement)
    when = statement.asserted_at
    return (
        claim_label(graph, one) if graph.envelope(digest(one)).labels else "",
        statement.key or "",
        statement.quote or "",
        "" if when is None else when.text,
        answer_in_words(graph, one),
        one.stance.value,
        one.certainty.value,
        one.statement_id,
        one.claim_id,
        digest(one),
    )
