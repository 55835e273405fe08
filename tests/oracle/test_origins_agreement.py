"""Origins of claims and bounds of independence against brute force, on random tangles."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracle.narrows import ASSERTED, DENIED, Telling, most_voices, origins

from claimtrack.analysis import independence, trace, voices
from claimtrack.analysis.provenance.all_origins import Origins
from claimtrack.codec import CaseText, read_texts
from claimtrack.graph import ClaimGraph
from claimtrack.model import Claim

STANCES = (*ASSERTED, *DENIED, "doubts")
WHOLES = ("north", "south", "press")


@st.composite
def tellings(draw: st.DrawFn) -> Telling:
    """Up to seven statements of one claim and another, rings among them."""
    ids = [f"s{number}" for number in range(draw(st.integers(1, 7)))]
    some = st.sets(st.sampled_from(ids), max_size=2)
    ways = st.lists(st.sampled_from(STANCES), min_size=1, max_size=2, unique=True)
    lists = draw(st.sets(st.sampled_from(ids)))
    makers = draw(st.sets(st.sampled_from(sorted(lists)))) if lists else set()
    return Telling(
        ups={id_: sorted(draw(some) - {id_}) for id_ in ids},
        stances={id_: draw(ways) for id_ in sorted(makers)},
        lists=lists,
    )


@st.composite
def part_of(draw: st.DrawFn) -> dict[str, list[str]]:
    """Which of three wholes each of three speakers is part of."""
    some = st.sets(st.sampled_from(WHOLES), max_size=2)
    return {f"speaker-{number}": sorted(draw(some)) for number in range(3)}


def graph_of(
    telling: Telling, part_of: dict[str, list[str]], *, nobody: str | None = None
) -> ClaimGraph:
    """Each statement by one of three speakers or, each fourth, by nobody known."""
    kind = nobody or ("anonymous", "unknown")[len(telling.ups) % 2]
    speakers = [*part_of, "nobody"]
    case = {
        "claimtrack": 1,
        "name": "tangle",
        "sources": [
            *({"id": one} for one in WHOLES),
            *({"id": one, "part_of": wholes} for one, wholes in part_of.items()),
            {"id": "nobody", "kind": kind},
        ],
        "statements": [
            {
                "id": id_,
                "source": speakers[int(id_[1:]) % 4],
                "relays": [{"statement": up} for up in ups],
                "claims": [
                    *(
                        {"text": "it fell", "stance": stance}
                        for stance in telling.stances.get(id_, ())
                    ),
                    *([{"text": f"{id_} rose"}] if id_ in telling.lists else ()),
                ],
            }
            for id_, ups in telling.ups.items()
        ],
    }
    return read_texts([CaseText(content=json.dumps(case).encode())])


def labels(graph: ClaimGraph, ids: frozenset[str] | tuple[str, ...]) -> set[str]:
    return {graph.envelope(one).labels[0] for one in ids}


@given(tellings())
@settings(max_examples=400, deadline=None)
def test_origins_are_the_ends_of_all_ways_that_are_followed(telling: Telling) -> None:
    graph = graph_of(telling, {f"speaker-{number}": [] for number in range(3)})
    every = Origins(graph)

    for id_, claim in graph.of_kind(Claim).items():
        if claim.text != "it fell":
            continue
        wanted = origins(telling.followed(), telling.makers())
        assert labels(graph, trace(graph, id_).origins) == wanted
        assert labels(graph, every.of(id_)) == wanted
    for id_, stances in telling.stances.items():
        if len(stances) == 1:
            meant = DENIED if stances[0] in DENIED else ASSERTED
            found = trace(graph, f"{id_}#1").origins
            assert labels(graph, found) == origins(telling.followed(meant), [id_])


@given(tellings(), part_of())
@settings(max_examples=300, deadline=None)
def test_bounds_of_independence_are_the_most_of_all_partitions(
    telling: Telling, part_of: dict[str, list[str]]
) -> None:
    graph = graph_of(telling, part_of)
    speakers = [*part_of, "nobody"]

    for claim in graph.of_kind(Claim).values():
        if claim.text != "it fell":
            continue
        begun = origins(telling.followed(), telling.makers())
        by = [speakers[int(one[1:]) % 4] for one in begun]
        found = independence(graph, claim)
        named = most_voices({x: [x, *part_of[x]] for x in by if x != "nobody"})
        assert (found.named, found.at_most) == (named, named + by.count("nobody"))
        for row in voices(graph).where(answer="“it fell”"):
            assert (row.named, row.at_most) == (found.named, found.at_most)
            assert row.origin_count == len(begun)
