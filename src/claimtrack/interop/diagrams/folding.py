"""Many statements that stand alike, folded into one, and no more than can be read."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

import attrs

from claimtrack.errors import InvalidValueError
from claimtrack.interop.diagrams.drawing import Stroke
from claimtrack.interop.diagrams.picking import Picked

LineKey = tuple[str, str, Stroke]
"""What a line joins, and how: a statement's id, or a fold's number."""


@attrs.frozen(kw_only=True)
class Folded:
    """What is left to draw.

    Attributes:
        statement_ids: The statements with a node of their own, in order.
        folds: For each fold's name, how many statements it stands for.
        lines: The lines between these, with what stands beside them.
        hidden: The statements without a node of their own.
    """

    statement_ids: tuple[str, ...]
    folds: Mapping[str, int]
    lines: Mapping[LineKey, str]
    hidden: tuple[str, ...]


def folded(picked: Picked, *, most: int, limit: int) -> Folded:
    """Fold what stands alike, and leave out what is too much to look at.

    Statements stand alike where each has one line only, to or from the same statement,
    and of the same stroke.

    Args:
        picked: What a diagram shows.
        most: How many that stand alike are shown before the others are folded.
        limit: How many statements are shown at most; those without lines go first.

    Raises:
        InvalidValueError: Where one of them is below one.

    Complexity: O(n log n).
    """
    for name, number in (("most", most), ("limit", limit)):
        if number < 1:
            message = f"expected one or more as {name}; got {number}"
            raise InvalidValueError(message)
    lines, folds = dict(picked.lines), dict[str, int]()
    hidden: set[str] = set()
    for group in _alike(picked):
        if len(group) > most + 1:
            name = f"fold {len(folds) + 1}"
            folds[name] = len(group) - most
            for id_, key in group[most:]:
                hidden.add(id_)
                del lines[key]
                lines[_with(key, id_, name)] = ""
    shown = _shown(picked, lines, hidden, limit)
    kept = {*shown, *_hung(folds, lines, set(shown))}
    counts = {name: count for name, count in folds.items() if name in kept}
    rest = len(picked.statement_ids) - len(shown) - sum(counts.values())
    return Folded(
        statement_ids=shown,
        folds=counts | ({"rest": rest} if rest else {}),
        lines={key: told for key, told in lines.items() if kept.issuperset(key[:2])},
        hidden=tuple(id_ for id_ in picked.statement_ids if id_ not in kept),
    )


def _shown(
    picked: Picked, lines: Collection[LineKey], hidden: Collection[str], limit: int
) -> tuple[str, ...]:
    """Give the statements to show: those asked about first, then those with lines."""
    joined = {end for key in lines for end in key[:2]}
    seen = [id_ for id_ in picked.statement_ids if id_ not in hidden]
    seen.sort(key=lambda id_: (id_ not in picked.asked, id_ not in joined))
    kept = {*seen[:limit]}
    return tuple(id_ for id_ in picked.statement_ids if id_ in kept)


def _hung(
    folds: Collection[str], lines: Collection[LineKey], shown: Collection[str]
) -> Iterator[str]:
    """Give the folds that hang on a statement which is shown."""
    for start, stop, _ in lines:
        if (start in folds and stop in shown) or (stop in folds and start in shown):
            yield start if start in folds else stop


def _with(key: LineKey, id_: str, name: str) -> LineKey:
    start, stop, stroke = key
    return (name if start == id_ else start, name if stop == id_ else stop, stroke)


def _alike(picked: Picked) -> Iterator[list[tuple[str, LineKey]]]:
    """Give groups of statements that stand alike, each with its line.

    In each those asked about come first, and then it goes by label.
    """
    lines: defaultdict[str, list[LineKey]] = defaultdict(list)
    for key in picked.lines:
        for end in {*key[:2]}:
            lines[end].append(key)
    groups: defaultdict[tuple[object, ...], list[tuple[str, LineKey]]] = defaultdict(
        list
    )
    for id_ in sorted(picked.statement_ids, key=lambda id_: id_ not in picked.asked):
        if len(lines[id_]) == 1:
            (key,) = lines[id_]
            start, stop, stroke = key
            other = stop if start == id_ else start
            groups[other, start == id_, stroke].append((id_, key))
    yield from groups.values()
