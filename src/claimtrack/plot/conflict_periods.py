"""When answers of several sources to one question stood against each other."""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claimtrack.analysis import DatedFigure, amid, check, contradictions, moments
from claimtrack.graph import ClaimGraph
from claimtrack.model import Assertion, Claim, Envelope, Verdict, record_id

Period = tuple[dt.datetime, dt.datetime | None]
"""From when until when; None for no end."""


def conflict_periods(
    graph: ClaimGraph, question_id: str, told: Sequence[DatedFigure]
) -> list[Period]:
    """Give when two sources stood by answers that can't both hold, in order.

    A source stands by its answer until it gives another one or takes it back. Answers
    without a date are left out.

    Args:
        graph: The graph.
        question_id: The question's digest.
        told: What was said on it.

    Complexity: that of `contradictions` on the question, and O(n) in the records.
    """
    held = {(one.statement_id, one.claim_id): one for one in told if one.at}
    until = dict(_ends(graph, told))
    found = check(_about(graph, question_id), checks=[contradictions], history=True)
    periods: list[Period] = []
    for finding in found:
        keys = [(side.statement_id, side.claim_id) for side in finding.sides]
        pair = [held[key] for key in keys if key in held]
        if finding.verdict is Verdict.CONFLICT and len(pair) == len(keys):
            since = max(one.at for one in pair if one.at)
            ends = [end for one in pair if (end := until[one.label]) is not None]
            end = min(ends, default=None)
            if end is None or since < end:
                periods.append((since, end))
    return _merged(periods)


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


def _about(graph: ClaimGraph, question_id: str) -> ClaimGraph:
    """Give a graph of what was said on one question only, and of all else."""
    claims = graph.of_kind(Claim)
    beside = {
        id_
        for id_, one in graph.of_kind(Assertion).items()
        if claims[one.claim_id].question_id != question_id
    }
    return ClaimGraph(
        one
        for one in graph.records()
        if (one.record_id if isinstance(one, Envelope) else record_id(one))
        not in beside
    )


def _merged(periods: Iterable[Period]) -> list[Period]:
    merged: list[Period] = []
    for since, until in sorted(periods, key=lambda one: one[0]):
        if merged and (merged[-1][1] is None or since <= merged[-1][1]):
            first, last = merged[-1]
            ends = None if last is None or until is None else max(last, until)
            merged[-1] = (first, ends)
        else:
            merged.append((since, until))
    return merged
