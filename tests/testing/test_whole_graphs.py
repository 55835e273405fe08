"""Graphs and case files of the test kit: lawful, and worth trying."""

import json
import re
from collections import Counter

import pytest
from hypothesis import Phase, given, settings

from claimtrack.codec import CaseText, read_texts
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Envelope,
    Link,
    LinkKind,
    Review,
    Statement,
)
from claimtrack.testing import case_files, graphs


def test_graphs_bring_labels_times_links_and_reviews() -> None:
    seen: Counter[object] = Counter()

    @settings(max_examples=200, derandomize=True, database=None)
    @given(graphs())
    def made(graph: ClaimGraph) -> None:
        seen.update(
            type(one) if not isinstance(one, Link) else one.kind
            for one in graph.records()
        )
        envelopes = [one for one in graph.records() if isinstance(one, Envelope)]
        seen["labelled"] += any(one.labels for one in envelopes)
        seen["recorded"] += any(one.recorded_at for one in envelopes)

    made()

    expected = {*LinkKind, Review, Statement, Assertion, "labelled", "recorded"}
    assert {kind for kind in expected if seen[kind] >= 3} == expected


@given(graphs(most_statements=2))
def test_a_graph_has_no_more_statements_than_asked(graph: ClaimGraph) -> None:
    assert len(graph.of_kind(Statement)) == 2


def test_a_failing_example_is_shown_with_all_its_records() -> None:
    @settings(max_examples=1, database=None, phases=[Phase.generate])
    @given(graph=graphs())
    def failing(graph: ClaimGraph) -> None:
        assert len(graph) == 0

    with pytest.raises(AssertionError) as caught:
        failing()

    assert "graph=ClaimGraph((Source(" in re.sub(r"\s+", "", caught.value.__notes__[0])


@given(case_files(most_statements=2))
def test_a_case_file_has_no_more_statements_than_asked(case: dict[str, object]) -> None:
    graph = read_texts([CaseText(content=json.dumps(case).encode())])

    assert len(graph.of_kind(Statement)) == 2


def test_case_files_write_answers_and_questions_in_every_way() -> None:
    seen: Counter[object] = Counter()

    @settings(max_examples=200, derandomize=True, database=None)
    @given(case_files())
    def made(case: dict[str, list[dict[str, list[dict[str, object]]]]]) -> None:
        for statement in case["statements"]:
            for claim in statement["claims"]:
                seen.update(claim.keys())
                seen.update([type(claim.get("answer"))])

    made()

    expected = {"question", "measure", "of", "text", str, int, dict}
    assert {way for way in expected if seen[way] >= 3} == expected
