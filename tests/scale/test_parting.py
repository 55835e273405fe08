"""How an archive is parted: stars, stretches of time, shards."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.model import read_period
from claimtrack.scale.components import find_components
from claimtrack.scale.duck import Duck
from claimtrack.scale.periods import stretches
from claimtrack.scale.queries import query

pytest.importorskip("duckdb", reason="needs claimtrack[duckdb]")
pytestmark = pytest.mark.extra

nodes = st.integers(1, 12)
pairs = st.lists(st.tuples(nodes, nodes).filter(lambda two: two[0] != two[1]))
TABLES = (
    *("statements", "claims", "questions", "assertions", "relays", "responses"),
    *("orders", "corrections", "reviews", "linked", "families", "spans"),
)
COLUMNS = {
    "questions": ("id", "measure_id", "subject_id", "place_id", "period"),
    "claims": ("id", "question_id"),
    "assertions": ("statement_id", "claim_id", "taken_from"),
    "relays": ("statement_id", "rests_on_id"),
    "responses": ("statement_id", "answers_id"),
    "orders": ("statement_id", "after_id"),
    "corrections": ("statement_id", "corrects_id"),
    "reviews": ("statement_id", "claim_id"),
    "linked": ("one", "other"),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Duck]:
    """An engine with every table, all of them empty."""
    duck = Duck(memory=None, scratch=tmp_path_factory.mktemp("scratch"))
    for table in TABLES:
        duck.put(table, dict.fromkeys(COLUMNS.get(table, ("id",)), str), ())
    duck.put("families", {"id": str, "family": int}, ())
    duck.put("spans", {"period": str, "since": int, "until": int}, ())
    yield duck
    duck.close()


def parted(
    engine: Duck, ids: list[str], relays: list[tuple[str, str]]
) -> set[frozenset[str]]:
    engine.put("statements", {"id": str}, [ids])
    told = [*zip(*relays, strict=True)]
    engine.put("relays", {"statement_id": str, "rests_on_id": str}, told)
    find_components(engine)
    rows = engine.rows("SELECT component, id FROM components ORDER BY component")
    groups = itertools.groupby(rows, key=lambda row: row[0])
    return {frozenset(str(id_) for _, id_ in some) for _, some in groups}


@given(pairs)
def test_components_are_those_of_networkx(
    engine: Duck, relays: list[tuple[int, int]]
) -> None:
    ids = [f"{number:02}" for number in range(1, 13)]
    edges = [(f"{one:02}", f"{other:02}") for one, other in relays]
    graph: nx.Graph[str] = nx.Graph(edges)
    graph.add_nodes_from(ids)

    found = parted(engine, ids, edges)

    assert found == {frozenset(some) for some in nx.connected_components(graph)}


def test_a_long_chain_takes_few_rounds(engine: Duck) -> None:
    made: list[str] = []
    make = engine.make

    def counted(name: str, text: str) -> None:
        made.append(name)
        make(name, text)

    engine.make = counted  # type: ignore[method-assign]
    ids = [f"{number:05}" for number in range(5_000)]
    try:
        found = parted(engine, ids, [*itertools.pairwise(ids)])
    finally:
        engine.make = make  # type: ignore[method-assign]

    assert found == {frozenset(ids)}
    assert made.count("stars") <= 13  # the logarithm of 5,000


times = st.sampled_from(
    [
        *("2020", "2020-09", "2020-09-27", "2020-09-28", "2020-10-02"),
        *("2020-09-27T10:00Z", "2020-09-28T23:00+14:00", "2020-09-27T10:00"),
    ]
)


@given(times, times)
def test_periods_that_have_a_moment_in_common_overlap_as_stretches(
    one: str, other: str
) -> None:
    spans = [read_period(one), read_period(other)]
    (_, since, until), (_, start, stop) = stretches([one, other])

    if max(s.start.instant for s in spans) <= min(s.stop.instant for s in spans):
        assert max(since, start) <= min(until, stop)


@pytest.mark.parametrize(
    "period",
    ["", "../2020-09", "2020-09/..", "2020-09/said", "2020-09-27~", "2020-09/"],
)
def test_an_end_that_nobody_knows_is_as_far_as_can_be(period: str) -> None:
    ((_, since, until),) = stretches([period])

    far = 2**62
    assert since < until
    assert since == -far or until == far
    assert -far <= since < until <= far


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12), st.integers(1, 10))
def test_a_shard_has_no_more_than_there_is_room_but_for_its_first(
    engine: Duck, sizes: list[int], room: int
) -> None:
    numbered = [
        (f"{component}-{number}", component)
        for component, size in enumerate(sizes)
        for number in range(size)
    ]
    columns = [*zip(*numbered, strict=True)]
    engine.put("components", {"id": str, "component": int}, columns)
    engine.put("room", {"room": int}, [[room]])
    engine.make("shards", query("shards"))

    shards: dict[object, list[int]] = {}
    for component, shard in engine.rows(
        "SELECT DISTINCT component, shard FROM shards JOIN components USING (id) ORDER BY 1"
    ):
        shards.setdefault(shard, []).append(sizes[int(str(component))])

    assert [one for some in shards.values() for one in some] == sizes
    for some in shards.values():
        assert sum(some[1:]) < room
    assert [*shards] == sorted(shards)


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    duck = Duck(memory="1GB", scratch=tmp_path)
    assert [*tmp_path.iterdir()]

    duck.close()

    assert not [*tmp_path.iterdir()]
