"""Adding tells what changes at the cost of what is near, equal to a full recheck."""

from collections.abc import Iterable

import pytest
from hypothesis import event, given, settings
from tests.growing import Batches, batches

from claimtrack.analysis import check
from claimtrack.analysis.watching import Watch
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding

OPTIONS = (
    {},
    {"history": True},
    {"undetermined": True},
    {"history": True, "undetermined": True, "settled": True},
)


def signs(findings: Iterable[Finding]) -> set[tuple[object, ...]]:
    return {(one.code, one.id, one.verdict) for one in findings}


def assert_each_change_is_told(batches: Batches, **options: bool) -> None:
    watch = Watch(ClaimGraph(), **options)
    for batch in batches:
        old = check(watch.graph, **options)
        list(old)
        change = watch.add(batch)
        caused, resolved = list(change.caused), list(change.resolved)

        new = check(watch.graph, **options)
        event("whole" if change.is_whole else "near")
        event(f"caused {bool(caused)}, resolved {bool(resolved)}, {change.is_whole}")
        assert list(watch.findings) == list(new)
        assert signs(caused) == signs(new) - signs(old)
        assert signs(resolved) == signs(old) - signs(new)
        assert set(caused) <= set(new)
        assert set(resolved) <= set(old)


@pytest.mark.parametrize("options", OPTIONS)
@settings(max_examples=200)
@given(batches=batches())
def test_what_a_batch_changes_is_what_a_full_recheck_tells(
    options: dict[str, bool], batches: Batches
) -> None:
    assert_each_change_is_told(batches, **options)
