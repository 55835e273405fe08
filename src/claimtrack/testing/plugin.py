"""The pytest plug-in: case files beside a test, and differences one can read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.analysis import Findings
from claimtrack.codec import read
from claimtrack.graph import ClaimGraph

ReadCase = Callable[..., ClaimGraph]


@pytest.fixture
def read_case(request: pytest.FixtureRequest) -> ReadCase:
    """Read case files by their paths from the test's own folder."""
    folder = Path(request.path).parent

    def read_beside(*paths: str) -> ClaimGraph:
        return read(*(folder / path for path in paths))

    return read_beside


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Say what two graphs or two findings have each that the other has not."""
    if op != "==":
        return None
    if isinstance(left, ClaimGraph) and isinstance(right, ClaimGraph):
        mine, theirs = map(repr, left.records()), map(repr, right.records())
        return ["two graphs differ", *_differences(set(mine), set(theirs))]
    if isinstance(left, Findings) and isinstance(right, Findings):
        told = (
            {f"{one.code}: {one.because}" for one in side} for side in (left, right)
        )
        return ["findings differ", *_differences(*told)]
    return None


def _differences(left: set[str], right: set[str]) -> list[str]:
    only_left = [f"only left: {one}" for one in sorted(left - right)]
    return [*only_left, *(f"only right: {one}" for one in sorted(right - left))]
