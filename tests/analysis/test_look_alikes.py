"""What could have become a reported claim, found without comparing all with all."""

import pytest
from hypothesis import given

import claimtrack as ct
from claimtrack.analysis.relaying.differences import Comparing
from claimtrack.analysis.relaying.look_alikes import LookAlikes
from claimtrack.analysis.relaying.ways import Ways
from claimtrack.codec import Case
from claimtrack.model import Assertion
from claimtrack.testing import graphs


def assert_nothing_is_missed(graph: ct.ClaimGraph) -> None:
    comparing = Comparing(graph, Ways(graph).origin)
    said = [*graph.of_kind(Assertion).values()]
    look_alikes = LookAlikes(graph, said)
    for after in said:
        found = [*look_alikes.of(after)]
        assert found == [one for one in said if one in found]
        for before in said:
            differences = comparing.differences(before, after)
            assert differences is None or before in found


@given(graph=graphs())
def test_nothing_is_left_out_that_could_be_the_same_claim(graph: ct.ClaimGraph) -> None:
    assert_nothing_is_missed(graph)


PERIODS = (
    "2020-09",
    "2020-09-01/2020-09-30",
    "2020-09-01T00:00Z/2020-09-30",
    "2020-09-01/said",
    "/2020-09-30",
    "../2020-09-30",
    None,
)
ANSWERS = (3, 4, "about 3", "2 or 3", "more than 2", "unknown", "none")
STANCES = ("reports", "denies", "doubts")


@pytest.mark.parametrize("other", PERIODS)
def test_nothing_is_left_out_however_a_period_is_written(other: str | None) -> None:
    case = Case("tanks")
    case.source("army")
    case.place("east")
    case.place("north", part_of="east")
    case.measure("tanks")
    for number, period in enumerate(["2020-09", other]):
        for place in ("north", "east"):
            case.question(f"{place}-{number}", "tanks", place=place, period=period)
            for answer in ANSWERS:
                for stance in STANCES:
                    name = f"{place}-{number}-{answer}-{stance}"
                    case.say(name, "army", f"{place}-{number}", answer, stance=stance)

    assert_nothing_is_missed(case.graph())


def test_one_of_several_options_is_beside_each_of_them() -> None:
    case = Case("towns")
    case.source("army")
    case.place("east")
    case.place("north", part_of="east")
    case.measure("held-by", answers="choice", options=["a", "b", "c"])
    for place in ("north", "east"):
        case.question(place, "held-by", place=place, period="2020-09-27")
        for answer in ("a", "b", "a or b", "unknown"):
            case.say(f"{place}-{answer}", "army", place, answer)

    assert_nothing_is_missed(case.graph())
