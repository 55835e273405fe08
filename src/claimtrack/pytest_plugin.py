"""The pytest plug-in: case files beside a test, and differences one can read.

pytest loads it wherever claimtrack is installed, before any test asks for it. So it
imports nothing but pytest until it is used, and stands outside `claimtrack.testing`,
whose import brings hypothesis along where that is installed.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from claimtrack.graph import ClaimGraph


class ReadCase(Protocol):
    """What the fixture `read_case` gives."""

    def __call__(self, *paths: str) -> "ClaimGraph":
        """Read case files together, by their paths from the test's own folder."""
        ...


@pytest.fixture
def read_case(request: pytest.FixtureRequest) -> ReadCase:
    """Read case files together, by their paths from the test's own folder."""
    from claimtrack.codec import read  # noqa: PLC0415 -- only where it is used

    folder = Path(request.path).parent

    def read_beside(*paths: str) -> "ClaimGraph":
        return read(*(folder / path for path in paths))

    return read_beside


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Say what two graphs or two findings have each that the other has not."""
    is_ours = type(left).__module__.partition(".")[0] == "claimtrack"
    return _told(left, right) if op == "==" and is_ours else None


def _told(left: object, right: object) -> list[str] | None:
    from claimtrack.analysis import Findings  # noqa: PLC0415 -- only where it is used
    from claimtrack.graph import ClaimGraph  # noqa: PLC0415 -- likewise

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
