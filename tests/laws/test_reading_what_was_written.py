"""Law: reading what was written gives the same graph, or differs by the losses.

No format that is built has losses. For the log's own worlds see tests/log, for drafts
made call by call tests/codec_case/test_round_trip.py.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.codec import (
    Case,
    CaseText,
    log_lines,
    read,
    read_log,
    read_log_text,
    read_texts,
    write_log,
)
from claimtrack.graph import ClaimGraph
from claimtrack.model import Assertion, Envelope, Record
from claimtrack.testing import case_files, graphs
from claimtrack.testing.written_cases import written_worlds


def said(graph: ClaimGraph) -> ClaimGraph:
    """A graph without what reading a case file adds: labels, and words of answers."""
    return ClaimGraph(
        attrs.evolve(one, wording=None) if isinstance(one, Assertion) else one
        for one in graph.records()
        if not isinstance(one, Envelope)
    )


@given(graphs(), st.booleans())
def test_a_log_gives_the_graph_that_it_was_written_from(
    graph: ClaimGraph,
    verify: bool,  # noqa: FBT001 -- drawn
) -> None:
    written = b"".join(log_lines(graph))

    again = read_log_text(written, verify=verify)

    assert again == graph
    assert b"".join(log_lines(again)) == written


@given(written_worlds())
def test_a_case_file_gives_the_records_that_it_was_written_from(
    pair: tuple[tuple[Record, ...], dict[str, object]],
) -> None:
    world, case = pair

    graph = read_texts([CaseText(content=json.dumps(case).encode())])

    assert said(graph) == ClaimGraph(world)


@settings(max_examples=40)
@given(case_files())
def test_a_draft_read_from_a_case_file_and_saved_gives_the_same_graph(
    case: dict[str, object],
) -> None:
    with TemporaryDirectory() as folder:
        first, second, log = (Path(folder, name) for name in ("a.json", "b.json", "l"))
        first.write_text(json.dumps(case), encoding="utf-8")
        graph = read(first)

        draft = Case.read(first)
        draft.save(second)
        write_log(graph, log)

        assert draft.graph() == graph
        assert read(second) == graph
        assert read_log(log) == graph
