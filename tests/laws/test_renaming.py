"""Law: renaming sources, with the subjects that name them, renames findings.

Up to the choice among equals: which side stands first may change with the ids.
"""

import pytest
from hypothesis import given
from tests.laws.looks import LOOKS

from claimtrack.graph import ClaimGraph
from claimtrack.model import Source
from claimtrack.testing import assert_renaming_renames, graphs
from claimtrack.testing._changes import renamed
from claimtrack.testing.laws import Check


@pytest.mark.parametrize("look", LOOKS)
@given(graph=graphs())
def test_findings_are_of_the_renamed(look: Check, graph: ClaimGraph) -> None:
    assert_renaming_renames(look, graph)


@given(graphs())
def test_renaming_changes_every_source_and_keeps_every_record(
    graph: ClaimGraph,
) -> None:
    other, ids = renamed(graph)

    assert len(other) == len(graph)
    assert other.of_kind(Source).keys().isdisjoint(graph.of_kind(Source))
    assert set(ids) == {one for one in ids if one in graph}
    assert {ids[one] for one in ids} == {one for one in ids.values() if one in other}
