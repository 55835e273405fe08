"""Rings of statements, and clocks that can't all be right, in words."""

from collections.abc import Callable

import claimtrack as ct
from claimtrack.analysis import circular_reports, impossible_orders
from claimtrack.graph import ClaimGraph

Build = Callable[..., ClaimGraph]


def ring(count: int) -> list[dict[str, object]]:
    return [
        {
            "id": f"s{number:02}",
            "source": "agency",
            "key": str(number),
            "relays": [{"statement": f"s{(number + 1) % count:02}"}],
        }
        for number in range(count)
    ]


def chain(count: int, **first: object) -> list[dict[str, object]]:
    later = [
        {
            "id": f"s{number:02}",
            "source": "agency",
            "key": str(number),
            "relays": [{"statement": f"s{number - 1:02}"}],
        }
        for number in range(1, count)
    ]
    return [{"id": "s00", "source": "west", "key": "0", **first}, *later]


def test_a_ring_is_told_from_the_first_label_on(build: Build) -> None:
    (found,) = circular_reports(build(*ring(3)))

    assert found.because == (
        "s00 relays s01, which relays s02, which relays s00: each would come after "
        "itself."
    )


def test_of_a_long_ring_the_first_hops_are_told(build: Build) -> None:
    (found,) = circular_reports(build(*ring(12)))

    assert found.because.endswith(
        "which relays s05, which so on over 7 more: each would come after itself."
    )
    assert found.explain().count("agency") == 1
    assert "And 4 more." in found.explain()


def test_what_is_in_no_shortest_ring_is_counted(build: Build) -> None:
    extra = {
        "id": "t",
        "source": "agency",
        "key": "t",
        "relays": [{"statement": "s02"}],
    }
    statements = ring(3)
    statements[1]["relays"] = [{"statement": "s02"}, {"statement": "t"}]

    (found,) = circular_reports(build(*statements, extra))

    assert found.because.endswith(" 1 more rests on these, and these on it.")


def test_each_kind_of_edge_has_its_verb(build: Build) -> None:
    (found,) = circular_reports(
        build(
            {"id": "a", "source": "west", "key": "a", "responds_to": ["b"]},
            {"id": "b", "source": "west", "key": "b", "corrects": ["c"]},
            {"id": "c", "source": "west", "key": "c", "after": ["d"]},
            {"id": "d", "source": "west", "key": "d", "relays": [{"statement": "a"}]},
        )
    )

    assert found.because == (
        "a answers b, which corrects c, which comes after d, which relays a: each "
        "would come after itself."
    )


def test_two_clocks_over_many_hops_are_told_by_the_first_hops(build: Build) -> None:
    statements = chain(9, asserted_at="2020-10-05")
    statements[-1]["asserted_at"] = "2020-10-01"

    (found,) = impossible_orders(build(*statements))

    assert [side.statement_label for side in found.sides] == [
        f"s{number:02}" for number in range(9)
    ]
    assert found.because == (
        "s08 relays s07, which relays s06, which relays s05, which relays s04, which "
        "relays s03, which leads over 3 more to s00, so it is no earlier; but s00 is "
        "dated 2020-10-05, and s08 is dated 2020-10-01."
    )


def test_a_page_that_was_out_before_is_told_as_published(build: Build) -> None:
    (found,) = impossible_orders(
        build(
            {
                "id": "a",
                "source": "west",
                "asserted_at": "2020-10-05",
                "document": "page",
            },
            documents=[
                {"id": "page", "publisher": "west", "published_at": "2020-10-01"}
            ],
        )
    )

    assert found.because == "a is dated 2020-10-05, but it was published on 2020-10-01."


def test_two_entries_of_one_statement_can_clash(build: Build) -> None:
    same = {"kind": "same", "between": ["a", "b"], "by": "desk", "because": "one page"}
    (found,) = impossible_orders(
        build(
            {"id": "a", "source": "west", "asserted_at": "2020-10-05", "key": "a"},
            {"id": "b", "source": "west", "asserted_at": "2020-10-01", "key": "b"},
            {"id": "c", "source": "west", "key": "c"},
            links=[same],
        )
    )

    assert found.because == "a is dated 2020-10-05, but b is dated 2020-10-01."


def test_two_that_set_the_clocks_apart_otherwise_are_told(build: Build) -> None:
    """One says that the local clock is at most 1 hour ahead, the other at least 5."""
    graph = build(
        {
            "id": "a",
            "source": "west",
            "asserted_at": "2021-03-06T12:00Z",
            "document": "one",
        },
        {
            "id": "b",
            "source": "east",
            "asserted_at": "2021-03-06T20:00",
            "document": "other",
        },
        documents=[
            {"id": "one", "publisher": "west", "published_at": "2021-03-06T13:00"},
            {"id": "other", "publisher": "east", "published_at": "2021-03-06T15:00Z"},
        ],
    )

    (found,) = impossible_orders(graph)

    assert [side.statement_label for side in found.sides] == ["a", "b"]
    assert found.because == (
        "a and b both tell a time with an offset and one without, and no distance "
        "between the two suits both."
    )


def test_what_came_too_early_says_when_and_before_what(build: Build) -> None:
    claim = {
        "measure": "tanks",
        "subject": "east",
        "period": "2020-10-05T10:00Z/2020-10-06T10:00Z",
        "answer": 3,
    }
    on = "2020-10-05T09:00Z"

    (found,) = impossible_orders(
        build(
            {
                "id": "a",
                "source": "west",
                "asserted_at": on,
                "claims": [claim],
                "key": "1",
            }
        )
    )

    assert found.because == (
        "west said this on 2020-10-05T09:00Z, before 2020-10-05T10:00Z began."
    )


def test_too_early_by_what_rests_on_it_needs_no_date_of_its_own(build: Build) -> None:
    graph = build(
        {
            "id": "a",
            "source": "west",
            "key": "1",
            "claims": [{"measure": "tanks", "period": "2020-10-05", "answer": 3}],
        },
        {
            "id": "b",
            "source": "agency",
            "asserted_at": "2020-10-01",
            "relays": [{"statement": "a"}],
        },
    )

    (found,) = ct.check(graph).where(code="impossible-order")

    assert found.because == "west said this, before 2020-10-05 began."
