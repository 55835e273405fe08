"""The origins of every claim at once, where there are very many."""

import pytest

from claimtrack.analysis import trace
from claimtrack.analysis.provenance import all_origins
from claimtrack.analysis.provenance.all_origins import Above, Origins
from claimtrack.graph import ClaimGraph
from claimtrack.model import Assertion, Claim, Relay, Source, Stance, Statement, digest


def said(key: str) -> Statement:
    return Statement(source_id="a", key=key)


def rests(later: str, earlier: str) -> Relay:
    return Relay(statement_id=digest(said(later)), rests_on_id=digest(said(earlier)))


def text(number: int) -> Claim:
    return Claim(text=f"text {number}", language="en")


def lists(key: str, number: int, stance: Stance = Stance.REPORTS) -> Assertion:
    claim_id = digest(text(number))
    return Assertion(statement_id=digest(said(key)), claim_id=claim_id, stance=stance)


def comb(length: int) -> ClaimGraph:
    """Relays in a chain, each of one more origin, that all change what they relay."""
    keys = [f"{kind}{number}" for kind in ("back", "tooth") for number in range(length)]
    numbers = range(length)
    return ClaimGraph(
        [
            Source(id="a"),
            *map(said, keys),
            *map(text, numbers),
            *(lists(f"back{number}", number) for number in numbers),
            *(rests(f"back{number}", f"back{number - 1}") for number in numbers[1:]),
            *(rests(f"back{number}", f"tooth{number}") for number in numbers),
        ]
    )


@pytest.mark.parametrize("room", [0, 2, 1000])
def test_what_there_is_no_room_for_is_looked_up(
    monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    monkeypatch.setattr(all_origins, "_ROOM", room)
    graph = comb(12)

    every = Origins(graph)

    for number in range(12):
        teeth = {digest(said(f"tooth{one}")) for one in range(number + 1)}
        assert every.of(digest(text(number))) == teeth


def test_relays_of_a_hub_share_one_set() -> None:
    relays = [f"relay{number}" for number in range(3)]
    origins = [f"origin{number}" for number in range(4)]
    graph = ClaimGraph(
        [
            Source(id="a"),
            *map(said, ("hub", *relays, *origins)),
            *map(text, range(3)),
            *(lists(one, number) for number, one in enumerate(relays)),
            *(rests(one, "hub") for one in relays),
            *(rests("hub", one) for one in origins),
        ]
    )
    every = Origins(graph)

    found = [every.of(digest(text(number))) for number in range(3)]

    assert found[0] == {digest(said(one)) for one in origins}
    assert all(one is found[0] for one in found)


def test_what_changed_in_a_ring_without_a_way_out_has_no_origin() -> None:
    graph = ClaimGraph(
        [
            Source(id="a"),
            *map(said, "abc"),
            text(0),
            lists("c", 0),
            *(rests("c", "a"), rests("a", "b"), rests("b", "a")),
        ]
    )

    assert Origins(graph).of(digest(text(0))) == frozenset()


def test_what_others_carry_above_a_change_is_followed_there() -> None:
    graph = ClaimGraph(
        [
            Source(id="a"),
            *map(said, ("told", "aside", "wire", "page")),
            *map(text, range(3)),
            lists("told", 0, Stance.ASSERTS),
            lists("aside", 1, Stance.ASSERTS),
            lists("wire", 2),
            lists("page", 0),
            *(rests("wire", "told"), rests("wire", "aside"), rests("page", "wire")),
        ]
    )

    found = Origins(graph).of(digest(text(0)))

    assert found == {digest(said("told"))} == {*trace(graph, text(0)).origins}


def test_what_neither_relays_nor_is_relayed_is_its_own_origin() -> None:
    alone = Statement(source_id="x", key="1")
    graph = ClaimGraph([Source(id="x"), alone])

    assert Above(graph).origins(digest(alone)) == {digest(alone)}


def test_where_single_relays_go_round_no_way_ends() -> None:
    ring = [rests("a", "b"), rests("b", "c"), rests("c", "a"), rests("d", "a")]
    graph = ClaimGraph([Source(id="a"), *map(said, "abcd"), *ring])

    above = Above(graph)

    assert above.has_rings
    assert [above.origins(digest(said(key))) for key in "abcd"] == [frozenset()] * 4
