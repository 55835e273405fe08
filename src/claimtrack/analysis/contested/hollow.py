"""Answers to one question that can't all hold though each two of them can.

Sets without holes that meet two by two have a point in common. Sets with holes need
not: "1 or 2", "not 1" and "not 2".
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.model import Cut, Stretches, meet


def are_hollow(told: Sequence[Commitment], points: Sequence[Stretches]) -> bool:
    """Tell whether no value suits commitments about one span, whichever stand.

    That is so for what is said in one statement; and for all where no value suits one
    statement of each source, whichever it is: the others may have been replaced.

    Args:
        told: The commitments.
        points: What each of them admits.

    Complexity: O(n log n) in the stretches.
    """
    said: dict[tuple[str, str], Stretches] = {}
    for one, admitted in zip(told, points, strict=True):
        key = one.source_id, one.utterance_id
        said[key] = meet(said.get(key, admitted), admitted)
    by_source: defaultdict[str, list[Stretches]] = defaultdict(list)
    for (source_id, _), suiting in said.items():
        if not suiting:
            return True
        by_source[source_id].append(suiting)
    common: Stretches | None = None
    for sets in by_source.values():
        admitted = _any_of(sets)
        common = admitted if common is None else meet(common, admitted)
    return not common


def _any_of(sets: Iterable[Stretches]) -> Stretches:
    joined: list[tuple[Cut, Cut]] = []
    for start, stop in sorted(stretch for one in sets for stretch in one):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], stop)
        else:
            joined.append((start, stop))
    return tuple(joined)
