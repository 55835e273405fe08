"""Tiny sets of records about sums: a whole with its parts, which nearly fit.

One whole and its parts are drawn with figures that fit, or miss each other by one or
two, and a few more figures beside them, so that what can't hold is often no pair.
"""

from collections.abc import Sequence
from typing import TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from claimtrack.model import (
    Assertion,
    Certainty,
    Claim,
    Correction,
    CorrectionKind,
    Count,
    Measure,
    Order,
    Partition,
    Period,
    Place,
    Question,
    Record,
    Response,
    Source,
    Stance,
    Statement,
    StatementKind,
    Subject,
    When,
    digest,
)

_Thing = TypeVar("_Thing")

# Of each, the plainest first: a failing example shrinks to it. What should come often
# stands several times.
_SOURCES = (
    Source(id="north"),
    Source(id="south"),
    Source(id="north-army", part_of=["north"]),
    Source(id="wire"),
)
# Wholes with their parts. A measure that is of two of them stands in two partitions.
_TREES: tuple[tuple[tuple[str, tuple[str, ...]], ...], ...] = (
    *((("hit", ("killed", "wounded")),),) * 3,
    (("hit", ("killed", "missing", "wounded")),),
    *((("hit", ("killed", "wounded")), ("killed", ("civilians", "troops"))),) * 2,
    (("hit", ("killed", "wounded")), ("hit", ("men", "women"))),
    (("hit", ("killed", "wounded")), ("troops", ("killed", "deserted"))),
    (),
)
_LANDS: tuple[tuple[tuple[str, tuple[str, ...]], ...], ...] = (
    *((),) * 3,
    *((("land", ("east", "west")),),) * 2,
    (("land", ("east", "west")), ("west", ("coast", "hills"))),
)
# Days that may tile a stretch; the last is the day of the saying.
_FIXED = ("2020-09-01/2020-09-02", "2020-09-01", "2020-09-02")
_CROSSING = (*_FIXED, "2020-09-02/2020-09-03", "2020-09-01/2020-09-03", "2020-09-03")
_RUNNING = ("2020-09-01/said",)
_MIXED = (*_RUNNING, *_FIXED)
_OPEN = (*_FIXED, "../2020-09-02", "2020-09-01/", None)
_PERIODS = (
    *(_FIXED[:1],) * 6,
    *(_FIXED,) * 3,
    *(_RUNNING,) * 3,
    _CROSSING,
    _MIXED,
    _OPEN,
)
_LATER = ("2020-10-01", "2020-10-02", "2020-10-03", "2020-10-04")
_EARLY = ("2020-09-01", "2020-09-02", "2020-09-03", "2020-09-04")
# How the figures of a whole and of its parts are told, where they miss each other.
_HIGH = (*("exact", "up to") * 3, "not at least", "two")
_LOW = (*("exact", "at least") * 3, "between", "not up to")
_ANY = (*_LOW, *_HIGH, "not")
_WAYS = (*((_HIGH, _LOW, -1), (_LOW, _HIGH, 1)) * 3, (_ANY, _ANY, 0))
_CERTAINTIES = (*(Certainty.CERTAIN,) * 14, Certainty.PROBABLE, Certainty.POSSIBLE)
_KINDS = (*(StatementKind.TELLING,) * 20, StatementKind.CALL)


@attrs.frozen
class _Stage:
    """What there is to tell of."""

    measures: tuple[Measure, ...]
    places: tuple[Place, ...]
    partitions: tuple[Partition, ...]
    periods: tuple[str | None, ...]
    subject_ids: tuple[str | None, ...]


@attrs.frozen
class _Figure:
    """A number for a question, told in one form or another."""

    question: Question
    number: int
    forms: tuple[str, ...] = _ANY


def sums_worlds(*, plain: bool = False) -> SearchStrategy[tuple[Record, ...]]:
    """Tiny sets of records about measures and places in partitions.

    Args:
        plain: Whether the parts of a whole are told along one dimension only, in one
            tree, and it is known when all was said.
    """
    return _worlds(plain=plain)


@st.composite
def _worlds(draw: DrawFn, *, plain: bool) -> tuple[Record, ...]:
    stage = _draw_plain_stage(draw) if plain else _draw_stage(draw)
    sources = _SOURCES[: 1 + _below(draw, len(_SOURCES))]
    statements = _draw_statements(draw, sources, plain=plain)
    ids = [digest(one) for one in statements]
    wholes, parts = _draw_sum(draw, stage)
    told = [
        record
        for figures, where in zip(
            (wholes, parts), _draw_spread(draw, wholes, parts, ids), strict=True
        )
        for figure, statement in zip(figures, where, strict=True)
        for record in _draw_claim(draw, figure, statement)
    ]
    for _ in range(_pick(draw, (0, 0, 1, 1, 2, 3))):
        figure = _draw_figure(draw, stage, (*wholes, *parts))
        told.extend(_draw_claim(draw, figure, _pick(draw, ids)))
    return tuple(
        dict.fromkeys(
            (
                *sources,
                *stage.measures,
                *stage.places,
                Subject(id="army"),
                Subject(id="brigade", part_of=["army"]),
                *stage.partitions,
                *statements,
                *told,
                *_draw_edges(draw, ids),
            )
        )
    )


# What there is to tell of.


def _draw_plain_stage(draw: DrawFn) -> _Stage:
    way = _pick(draw, ("measure", "measure", "place", "period"))
    tree = _pick(draw, _TREES[:6]) if way == "measure" else ()
    land = _pick(draw, _LANDS[3:]) if way == "place" else ()
    return _Stage(
        measures=tuple(Measure(id=name) for name in _named("hit", tree)),
        places=tuple(Place(id=name) for name in _named("land", land)),
        partitions=_draw_partitions(draw, (*tree, *land)),
        periods=_FIXED if way == "period" else _FIXED[:1],
        subject_ids=("army",),
    )


def _draw_stage(draw: DrawFn) -> _Stage:
    tree, land = _pick(draw, _TREES), _pick(draw, _LANDS)
    measures = [Measure(id=name) for name in _named("hit", tree)]
    if not _below(draw, 5):
        # One more lies in a whole, of which no partition tells.
        officers = Measure(id="officers", part_of=[_pick(draw, measures).id])
        measures.append(officers)
    if not _below(draw, 20):
        measures[-1] = attrs.evolve(measures[-1], additive=False)
    return _Stage(
        measures=tuple(measures),
        places=tuple(Place(id=name) for name in _named("land", land)),
        partitions=_draw_partitions(draw, (*tree, *land)),
        periods=_pick(draw, _PERIODS),
        subject_ids=(*("army",) * 14, "brigade", None),
    )


def _named(root: str, tree: Sequence[tuple[str, tuple[str, ...]]]) -> list[str]:
    names = [name for whole, parts in tree for name in (whole, *parts)]
    return list(dict.fromkeys((root, *names)))


def _draw_partitions(
    draw: DrawFn, tree: Sequence[tuple[str, tuple[str, ...]]]
) -> tuple[Partition, ...]:
    return tuple(
        Partition(
            whole_id=whole,
            part_ids=parts,
            disjoint=_pick(draw, (True, True, True, False)),
            exhaustive=_pick(draw, (True, True, False)),
        )
        for whole, parts in tree
    )


# The figures.


def _draw_sum(draw: DrawFn, stage: _Stage) -> tuple[list[_Figure], list[_Figure]]:
    """Draw a whole and its parts, of which some may be told as parts of their own.

    Where it divides in two ways, the parts of the other may stand for the whole.
    """
    whole = Question(
        measure_id="hit",
        subject_id="army",
        place_id="land",
        period=_period(stage.periods[0]),
    )
    ways = _ways(stage, whole)
    parts = ways.pop(_below(draw, len(ways))) if ways else []
    for part in tuple(parts):
        finer = _ways(stage, part)
        if finer and not _below(draw, 4):
            parts[parts.index(part) : parts.index(part) + 1] = _pick(draw, finer)
    high, low, off = _pick(draw, _WAYS)
    figures = [_Figure(part, 1 + _below(draw, 3), low) for part in parts]
    number = sum(one.number for one in figures) + off * (1 + _below(draw, 2))
    if not ways or _below(draw, 3):
        return [_Figure(whole, max(0, number), high)], figures
    instead = _pick(draw, ways)
    share, more = divmod(max(0, number), len(instead))
    return [
        _Figure(one, share + (i < more), high) for i, one in enumerate(instead)
    ], figures


def _ways(stage: _Stage, asked: Question) -> list[list[Question]]:
    """The ways to divide a question: by measure, by place or by days."""
    ways = [
        [attrs.evolve(asked, **{name: part}) for part in one.part_ids]
        for one in stage.partitions
        for name in ("measure_id", "place_id")
        if one.whole_id == getattr(asked, name)
    ]
    if asked.period == _period(_FIXED[0]) and _FIXED[1] in stage.periods:
        ways.append([attrs.evolve(asked, period=_period(day)) for day in _FIXED[1:]])
    return ways


def _period(text: str | None) -> Period | None:
    return None if text is None else Period(text=text)


def _draw_figure(draw: DrawFn, stage: _Stage, others: Sequence[_Figure]) -> _Figure:
    """Draw one more figure, near to another on the same question if there is one."""
    if _below(draw, 2):
        other = _pick(draw, others)
        near = other.number + _pick(draw, (0, 0, 1, -1))
        return _Figure(other.question, max(0, near))
    places = [one.id for one in stage.places]
    question = Question(
        measure_id=_pick(draw, stage.measures).id,
        subject_id=_pick(draw, stage.subject_ids),
        place_id=_pick(draw, (*places * 4, None)[: 1 if places[1:] == [] else None]),
        period=_period(_pick(draw, stage.periods)),
    )
    return _Figure(question, _below(draw, 7))


# Who tells them.


def _draw_statements(
    draw: DrawFn, sources: Sequence[Source], *, plain: bool
) -> list[Statement]:
    month = "2020-10" if plain or _below(draw, 2) else "2020-09"
    return [
        Statement(
            source_id=_pick(draw, sources).id,
            asserted_at=_draw_when(draw, month, number, plain=plain),
            kind=_pick(draw, _KINDS),
            key=f"s{number}",
        )
        for number in range(2 + _below(draw, 5))
    ]


def _draw_when(draw: DrawFn, month: str, number: int, *, plain: bool) -> When | None:
    """Draw a day: mostly each statement comes a day after the one before."""
    usual = f"{month}-{number + 1:02}"
    others = (None, f"{month}-02", f"{month}-03")
    text = usual if plain else _pick(draw, (*(usual,) * 6, *others))
    return None if text is None else When(text=text)


def _draw_spread(
    draw: DrawFn,
    wholes: Sequence[_Figure],
    parts: Sequence[_Figure],
    statements: Sequence[str],
) -> tuple[list[str], list[str]]:
    """Draw where a whole and each of its parts is told.

    Mostly a whole that is too small comes last and one that is too great first: of
    running totals the earlier are part of the later.
    """
    drawn = [_below(draw, len(statements)) for _ in (*wholes, *parts)]
    if _below(draw, 4):
        drawn.sort(reverse=wholes[0].forms == _HIGH)
    where = [statements[number] for number in drawn]
    return where[: len(wholes)], where[len(wholes) :]


def _draw_claim(draw: DrawFn, figure: _Figure, statement: str) -> tuple[Record, ...]:
    form = _pick(draw, figure.forms)
    answer = _answer(draw, form, figure.number)
    claim = Claim(question_id=digest(figure.question), answer=answer)
    assertion = Assertion(
        statement_id=statement,
        claim_id=digest(claim),
        stance=Stance.DENIES if form.startswith("not") else Stance.ASSERTS,
        certainty=_pick(draw, _CERTAINTIES),
    )
    return figure.question, claim, assertion


def _answer(draw: DrawFn, form: str, number: int) -> Count:
    spans: dict[str, list[tuple[int, int | None]]] = {
        "exact": [(number, number)],
        "not": [(number, number)],
        "at least": [(number, None)],
        # To deny "at least 3" is to say "up to 2".
        "not at least": [(number + 1, None)],
        "up to": [(0, number)],
        "not up to": [(0, max(0, number - 1))],
        "between": [(number, number + 1 + _below(draw, 2))],
        "two": [(number, number), (number + 2, number + 2)],
    }
    return Count(spans=spans[form])


def _draw_edges(draw: DrawFn, statements: Sequence[str]) -> list[Record]:
    """Draw a few edges, each to an earlier statement; now and then a retraction."""
    found: list[Record] = []
    for _ in range(_pick(draw, (0, 0, 1, 2))):
        late = 1 + _below(draw, len(statements) - 1)
        one, other = statements[late], statements[_below(draw, late)]
        match _pick(draw, ("order", "order", "response", "retraction")):
            case "order":
                found.append(Order(statement_id=one, after_id=other))
            case "response":
                found.append(Response(statement_id=one, answers_id=other))
            case _:
                found.append(
                    Correction(
                        statement_id=one,
                        corrects_id=other,
                        kind=CorrectionKind.RETRACTS,
                    )
                )
    return found


def _pick(draw: DrawFn, things: Sequence[_Thing]) -> _Thing:
    return things[_below(draw, len(things))]


def _below(draw: DrawFn, number: int) -> int:
    return draw(_NUMBERS[number - 1])


# Made once: to make a strategy costs more than to draw from it.
_NUMBERS = tuple(st.integers(0, number) for number in range(64))
