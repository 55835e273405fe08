"""Law: a finding keeps its id when unrelated records are added, and a settled one stays
hidden.
"""

import pytest
from hypothesis import given
from tests.laws.looks import LOOKS

from claimtrack.graph import ClaimGraph
from claimtrack.model import finding_id
from claimtrack.testing import (
    assert_settling_hides,
    assert_strangers_change_nothing,
    graphs,
)
from claimtrack.testing.laws import Check


@pytest.mark.parametrize("look", LOOKS)
@given(graph=graphs())
def test_findings_stay_as_they_are_when_unrelated_records_are_added(
    look: Check, graph: ClaimGraph
) -> None:
    assert_strangers_change_nothing(look, graph)


@pytest.mark.parametrize("look", LOOKS)
@given(graph=graphs())
def test_what_is_settled_stays_hidden(look: Check, graph: ClaimGraph) -> None:
    assert_settling_hides(look, graph)


@pytest.mark.parametrize("look", LOOKS)
@given(graph=graphs())
def test_an_id_is_the_digest_of_the_code_and_of_what_is_named(
    look: Check, graph: ClaimGraph
) -> None:
    for one in look(graph):
        named = ((side.statement_id, side.claim_id) for side in one.sides)
        assert one.id == finding_id(one.code, named)
