"""Stale relays against brute force: every way listed, on random tangles."""

import json
from collections.abc import Collection, Mapping
from itertools import takewhile

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracle.narrows import ASSERTED, DENIED, Telling
from tests.oracle.test_origins_agreement import tellings

from claimtrack.analysis import stale_relays
from claimtrack.codec import CaseText, read_texts
from claimtrack.graph import ClaimGraph

days = st.none() | st.integers(1, 9)


@attrs.frozen(kw_only=True)
class Withdrawal:
    """When something was taken back, and when that was published: never, or some day."""

    day: int | None
    has_page: bool
    published: int | None


@st.composite
def withdrawn(draw: st.DrawFn) -> tuple[Telling, dict[str, int], dict[str, Withdrawal]]:
    """A tangle, when some of it was said, and what of it was taken back."""
    telling = draw(tellings())
    told = {id_: draw(days) for id_ in telling.ups}
    taken = draw(st.sets(st.sampled_from([*telling.ups]), min_size=1, max_size=2))
    back = {
        id_: Withdrawal(
            day=draw(days), has_page=draw(st.booleans()), published=draw(days)
        )
        for id_ in sorted(taken)
    }
    return telling, {id_: day for id_, day in told.items() if day}, back


def graph_of(
    telling: Telling, told: Mapping[str, int], back: Mapping[str, Withdrawal]
) -> ClaimGraph:
    case = {
        "claimtrack": 1,
        "name": "tangle",
        "sources": [{"id": f"by-{id_}"} for id_ in telling.ups],
        "documents": [
            {
                "id": f"page-{id_}",
                "publisher": f"by-{id_}",
                "published_at": date(one.published),
            }
            for id_, one in back.items()
            if one.has_page
        ],
        "statements": [
            *(
                {
                    "id": id_,
                    "source": f"by-{id_}",
                    "asserted_at": date(told.get(id_)),
                    "relays": [{"statement": up} for up in ups],
                    "claims": [
                        *(
                            {"text": "it fell", "stance": stance}
                            for stance in telling.stances.get(id_, ())
                        ),
                        *([{"text": "it rose"}] if id_ in telling.lists else ()),
                    ],
                }
                for id_, ups in telling.ups.items()
            ),
            *(
                {
                    "id": f"back-{id_}",
                    "source": f"by-{id_}",
                    "key": "back",
                    "asserted_at": date(one.day),
                    "document": f"page-{id_}" if one.has_page else None,
                    "retracts": [id_],
                }
                for id_, one in back.items()
            ),
        ],
    }
    return read_texts([CaseText(content=json.dumps(case).encode())])


def date(day: int | None) -> str | None:
    return None if day is None else f"2021-03-0{day}"


def since(
    telling: Telling, told: Mapping[str, int], here: str, doubtful: Collection[str]
) -> int:
    """The latest day of what a statement rests on by any way, its own among them.

    What is in doubt passes nothing on.
    """
    upstream = {
        one
        for way in ways_over(telling.ups, here)
        for one in takewhile(lambda x: x not in doubtful, way)
    }
    return max((told.get(one, 0) for one in upstream), default=0)


@given(withdrawn())
@settings(max_examples=400, deadline=None)
def test_stale_are_those_that_carry_and_came_after(
    drawn: tuple[Telling, dict[str, int], dict[str, Withdrawal]],
) -> None:
    telling, told, back = drawn
    graph = graph_of(telling, told, back)

    found = {
        (one.sides[0].statement_label, shown.statement_label)
        for one in stale_relays(graph)
        if "“it fell”" in one.sides[0].answer
        for shown in one.evidence[::2]
    }

    doubtful = {
        label
        for id_ in telling.ups
        for label in (id_, f"back-{id_}")
        if (label == id_ or id_ in back)
        and graph.clocks.is_doubtful(graph.find_id(label))
    }
    wanted = set()
    for id_, withdrawal in back.items():
        known = withdrawal.published if withdrawal.has_page else withdrawal.day
        for stances in (ASSERTED, DENIED):
            if id_ not in telling.makers(stances):
                continue
            followed = telling.followed(stances)
            for here in telling.ups:
                leads = any(id_ in way for way in ways_over(followed, here))
                if (
                    here != id_
                    and telling.carries(here, stances)
                    and leads
                    and known is not None
                    and since(telling, told, here, doubtful) > known
                    and not doubtful & {here, f"back-{id_}"}
                ):
                    wanted.add((here, id_))
    assert found == wanted


def ways_over(
    followed: Mapping[str, list[str]], here: str, before: tuple[str, ...] = ()
) -> list[tuple[str, ...]]:
    """Every way from a statement that goes through none twice, ended anywhere."""
    if here in before:
        return []
    way = (*before, here)
    return [way, *(x for up in followed[here] for x in ways_over(followed, up, way))]
