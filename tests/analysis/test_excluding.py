"""Which answers of a source exclude earlier ones, against a look at every two."""

import json
from collections import defaultdict
from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimtrack.analysis.comparison.comparing import compare
from claimtrack.analysis.pairs.excluding import in_one_row, soonest_exclusions
from claimtrack.analysis.pairs.turns import Turns
from claimtrack.analysis.utterances.commitments import Commitment, commitments
from claimtrack.codec import CaseText, read_texts
from claimtrack.graph import ClaimGraph
from claimtrack.model import Verdict

ANSWERS = ("1", "2", "3", "at least 2", "up to 1", "between 2 and 4", "none", "some")
PERIODS = (None, "2020-10-01", "2020-10", "2020-09-27/said", "2020-09-27/..", "../said")
DATES = (None, "2020-10", *(f"2020-10-0{day}" for day in range(1, 5)), "2020-11-01")
TIMES = ("2020-10-02T10:00", "2020-10-02T11:00Z", "2020-10-02T12:00+04:00")

saying = st.fixed_dictionaries(
    {
        "answer": st.sampled_from(ANSWERS),
        "stance": st.sampled_from(("asserts", "asserts", "denies")),
        "certainty": st.sampled_from(("certain", "certain", "certain", "possible")),
        "on": st.sampled_from((*DATES, *TIMES)),
        "back": st.lists(st.integers(0, 5), max_size=1),
        "edge": st.sampled_from(("after", "after", "responds_to", "retracts", "of")),
    }
)
sayings = st.lists(saying, min_size=2, max_size=6)


def graph_of(
    period: str | None, measure: str, said: list[dict], link: Sequence[int] = ()
) -> ClaimGraph:
    statements = []
    for number, one in enumerate(said):
        targets = [f"s{back}" for back in one["back"] if back < number]
        claim = {"measure": measure, "period": period, "answer": one["answer"]}
        if measure == "held":
            claim["answer"] = "yes" if "1" in one["answer"] else "no"
        if measure == "text":
            claim = {"text": "It fell."}
        if one["edge"] == "of" and targets:
            claim = {"of": targets[0]}
        edges = {one["edge"]: targets} if one["edge"] != "of" else {}
        stated = {key: one[key] for key in ("stance", "certainty")}
        statements.append(
            {
                "id": f"s{number}",
                "source": "west",
                "key": str(number),
                "asserted_at": one["on"],
                "claims": [{**claim, **stated}],
                **edges,
            }
        )
    case = {
        "claimtrack": 1,
        "name": "turns",
        "sources": [{"id": "west"}],
        "measures": [
            {"id": "tanks"},
            {"id": "price", "answers": "amount"},
            {"id": "held", "answers": "choice", "options": ["yes", "no"]},
        ],
        "statements": statements,
        "links": [
            {
                "kind": "incomparable",
                "between": [f"s{one}" for one in link],
                "by": "desk",
                "because": "counted otherwise",
            }
            for _ in "1"
            if len(link) == 2 and max(link) < len(said)
        ],
    }
    return read_texts([CaseText(content=json.dumps(case).encode())])


def groups(graph: ClaimGraph) -> list[list[Commitment]]:
    found: defaultdict[object, list[Commitment]] = defaultdict(list)
    for one in commitments(graph):
        found[one.question].append(one)
    return [*found.values()]


def every_two(graph: ClaimGraph, said: list[Commitment]) -> set[tuple[str, str]]:
    """Each answer with each known later one that excludes it."""
    return {
        (earlier.id, later.id)
        for earlier, later in Turns(graph).clashing(said)
        if compare(graph, earlier, later).verdict is Verdict.CONFLICT
    }


FALLING = [
    {
        "answer": str(3 - number),
        "stance": "asserts",
        "certainty": "certain",
        "on": f"2020-10-0{number + 1}",
        "back": [],
        "edge": "after",
    }
    for number in range(3)
]
RISING_BY_THE_TEXT = [
    {**FALLING[0], "answer": answer, "on": None, "back": back}
    for answer, back in (("2", []), ("3", [0]), ("1", []))
]


@given(
    period=st.sampled_from(PERIODS),
    measure=st.sampled_from(("tanks", "tanks", "price", "held", "text")),
    said=sayings,
    link=st.lists(st.integers(0, 5), max_size=2, unique=True),
)
@example("2020-09-27/said", "tanks", FALLING, [0, 1])
@example("2020-09-27/said", "tanks", RISING_BY_THE_TEXT, [])
@example(None, "price", FALLING, [])
@settings(max_examples=300, deadline=None)
def test_the_soonest_tell_what_all_would(
    period: str | None, measure: str, said: list[dict], link: list[int]
) -> None:
    graph = graph_of(period, measure, said, link)
    before = graph.clocks.before

    for group in groups(graph):
        found = {(a.id, b.id) for a, b in soonest_exclusions(graph, group)}

        wanted = every_two(graph, group)
        utterance = {one.id: one.utterance_id for one in group}
        assert found <= wanted
        assert {a for a, _ in found} == {a for a, _ in wanted}
        # What was known to stand no more when something else was said is so still.
        for other in group:
            assert {
                a for a, b in found if before(utterance[b], other.utterance_id)
            } == {a for a, b in wanted if before(utterance[b], other.utterance_id)}


@given(said=sayings)
@settings(max_examples=200, deadline=None)
def test_a_row_is_one_where_each_is_before_all_that_follow(said: list[dict]) -> None:
    graph = graph_of(None, "tanks", said)
    (group,) = groups(graph)

    row = in_one_row(graph, group)

    ids = sorted({one.utterance_id for one in group})
    if row is not None:
        assert sorted(row) == ids
        order = sorted(ids, key=row.__getitem__)
        assert all(
            graph.clocks.before(one, other)
            for place, one in enumerate(order)
            for other in order[place + 1 :]
        )
