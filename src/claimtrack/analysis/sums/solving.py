"""Linear systems: why one has no solution, proved exactly. The one user of HiGHS.

HiGHS reckons in floating point. What it says of a system without solution is taken as a
hint: the multipliers that it gives are made fractions, and the contradiction that they
add up to is reckoned out exactly. What can't be proved so is not reported.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import ModuleType
from typing import Any

import attrs

from claimtrack.analysis.sums.members import Number
from claimtrack.errors import MissingExtraError

_MOST_DENOMINATOR = 10_000
_NOISE = 1e-7
_HALF = 0.5
_PACKAGE = "highspy"


@attrs.frozen(kw_only=True)
class Row:
    """A sum of unknowns that are not below zero, and the bounds on it.

    Attributes:
        factors: For each unknown in the sum, by its number, what it is multiplied with.
        low: The least that the sum may be; None for no bound.
        high: The greatest; None for no bound.
    """

    factors: Mapping[int, int]
    low: Number | None = None
    high: Number | None = None


def contradicting(rows: Sequence[Row], count: int) -> tuple[int, ...]:
    """Give rows that together have no solution, by number; none where all have one.

    Args:
        rows: The rows.
        count: How many unknowns there are.

    Raises:
        MissingExtraError: Where HiGHS is not installed.

    Complexity: that of the simplex method.

    Source: Farkas' lemma, by which a system of linear inequalities has no solution just
    where some sum of them is absurd.
    """
    multipliers = _multipliers(rows, count)
    if multipliers is None or not _is_absurd(rows, multipliers):
        return ()
    return tuple(n for n, multiplier in enumerate(multipliers) if multiplier)


def least_choice(
    weights: Sequence[int], groups: Sequence[Sequence[int]]
) -> tuple[int, ...]:
    """Give, by number, what weighs least of all choices with one of each group.

    Raises:
        MissingExtraError: Where HiGHS is not installed.

    Complexity: that of an integer program.
    """
    highspy = _highspy()
    highs = _quiet(highspy)
    for number, weight in enumerate(weights):
        highs.addVar(0.0, 1.0)
        highs.changeColCost(number, float(weight))
        highs.changeColIntegrality(number, highspy.HighsVarType.kInteger)
    for group in groups:
        highs.addRow(
            1.0, highs.getInfinity(), len(group), list(group), [1.0] * len(group)
        )
    # By default a choice may weigh a ten-thousandth more than the least.
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.run()
    values = highs.getSolution().col_value
    return tuple(number for number, value in enumerate(values) if value > _HALF)


def _is_absurd(rows: Sequence[Row], multipliers: Sequence[Fraction]) -> bool:
    """Tell whether a sum of rows says that what is not below zero is below zero.

    A row taken positively enters by its high end, one taken negatively by its low.
    """
    added: dict[int, Fraction] = {}
    limit: Number = Fraction(0)
    for row, multiplier in zip(rows, multipliers, strict=True):
        bound = row.high if multiplier > 0 else row.low
        if multiplier and bound is None:
            return False
        limit += multiplier * (bound or 0)
        for unknown, factor in row.factors.items():
            added[unknown] = added.get(unknown, Fraction(0)) + multiplier * factor
    return limit < 0 and all(factor >= 0 for factor in added.values())


def _multipliers(rows: Sequence[Row], count: int) -> list[Fraction] | None:
    """Give by what to multiply each row for an absurd sum; None where all is well."""
    highs = _loaded(rows, count)
    highs.run()
    _, is_there, ray = highs.getDualRay()
    if not is_there:
        return None
    given = [float(each) for each in ray]
    least = min((abs(each) for each in given if abs(each) > _NOISE), default=1.0)
    # The sign of a ray is the solver's choice: high ends enter positively here.
    return [
        -Fraction(each / least).limit_denominator(_MOST_DENOMINATOR) for each in given
    ]


def _loaded(rows: Sequence[Row], count: int) -> Any:  # noqa: ANN401 -- it brings no types
    highs = _quiet(_highspy())
    # What presolving finds to have no solution gets no multipliers.
    highs.setOptionValue("presolve", "off")
    endless = highs.getInfinity()
    for _ in range(count):
        highs.addVar(0.0, endless)
    for row in rows:
        highs.addRow(
            -endless if row.low is None else float(row.low),
            endless if row.high is None else float(row.high),
            len(row.factors),
            list(row.factors),
            [float(factor) for factor in row.factors.values()],
        )
    return highs


def _quiet(highspy: ModuleType) -> Any:  # noqa: ANN401 -- it brings no types
    highs = highspy.Highs()
    highs.setOptionValue("log_to_console", False)  # noqa: FBT003 -- so it is asked
    # One thread, so that equals are chosen alike on every machine.
    highs.setOptionValue("threads", 1)
    return highs


def _highspy() -> ModuleType:
    try:
        import highspy  # noqa: PLC0415 -- an extra, and slow to load
    except ImportError:
        raise MissingExtraError(_PACKAGE, extra="solve") from None
    return highspy
