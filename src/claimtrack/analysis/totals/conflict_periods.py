"""When answers of several sources to one question stood against each other."""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claimtrack.analysis.comparison.candidates import candidates
from claimtrack.analysis.comparison.comparing import compare
from claimtrack.analysis.pairs.vouching import vouched
from claimtrack.analysis.totals.dated_figures import DatedFigure, amid, moments
from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.graph import ClaimGraph
from claimtrack.model import Claim, Verdict

ConflictPeriod = tuple[dt.datetime, dt.datetime | None]
"""From when until when; None for no end."""


def conflict_periods(
    graph: ClaimGraph, question_id: str, told: Sequence[DatedFigure]
) -> list[ConflictPeriod]:
    """Give when two sources stood by answers that can't both hold, in order.

    A source stands by its answer until it gives another one or takes it back. Answers
    without a date are left out.

    Args:
        graph: The graph.
        question_id: The question's digest.
        told: What was said on it.

    Complexity: O(n log n + k) in the answers told, k being the pairs of them that share
    no value, and once O(n) in all that was ever said.
    """
    dated = {(one.statement_id, one.claim_id): one for one in told if one.at}
    made = [
        one
        for one in graph.once(_on_questions).get(question_id, ())
        if (one.assertion.statement_id, one.assertion.claim_id) in dated
    ]
    until = dict(_ends(graph, told))
    periods: list[ConflictPeriod] = []
    for pair in candidates(graph, made, family=lambda one: one.source_id):
        if compare(graph, *pair).verdict is not Verdict.CONFLICT:
            continue
        figures = [
            dated[one.assertion.statement_id, one.assertion.claim_id] for one in pair
        ]
        since = max(one.at for one in figures if one.at)
        ends = (end for one in figures if (end := until[one.label]) is not None)
        end = min(ends, default=None)
        if end is None or since < end:
            periods.append((since, end))
    return _merged(periods)


def _on_questions(graph: ClaimGraph) -> dict[str, list[Commitment]]:
    """Give all that was ever vouched for, by the digest of its question."""
    claims = graph.of_kind(Claim)
    found: defaultdict[str, list[Commitment]] = defaultdict(list)
    for one in vouched(graph):
        question_id = claims[one.assertion.claim_id].question_id
        if question_id is not None:
            found[question_id].append(one)
    return dict(found)


def _ends(
    graph: ClaimGraph, told: Iterable[DatedFigure]
) -> Iterator[tuple[str, dt.datetime | None]]:
    """Give for each answer, by label, when its source gave another or took it back."""
    given = [(one, one.at) for one in told if one.at is not None]
    said: defaultdict[str, list[dt.datetime]] = defaultdict(list)
    for one, at in sorted(given, key=lambda pair: pair[1]):
        said[one.source_id].append(at)
    for one, at in given:
        in_order = said[one.source_id]
        later = in_order[bisect_right(in_order, at) :][:1]
        for correction in graph.index.corrections_of[one.statement_id]:
            moment = amid(*moments(graph, correction.statement_id))
            later += [] if moment is None else [moment]
        yield one.label, min(later, default=None)


def _merged(periods: Iterable[ConflictPeriod]) -> list[ConflictPeriod]:
    merged: list[ConflictPeriod] = []
    for since, until in sorted(periods, key=lambda one: one[0]):
        if merged and (merged[-1][1] is None or since <= merged[-1][1]):
            first, last = merged[-1]
            ends = None if last is None or until is None else max(last, until)
            merged[-1] = (first, ends)
        else:
            merged.append((since, until))
    return merged
