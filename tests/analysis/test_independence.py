"""How many independent voices stand behind a claim: forty sources or one."""

import itertools
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given

import claimtrack as ct
from claimtrack.analysis import independence, trace
from claimtrack.cli import main
from claimtrack.codec import Case, CaseText, read_texts
from claimtrack.errors import UnknownIdError
from claimtrack.graph import ClaimGraph, all_around
from claimtrack.model import Claim, Document, Source, SourceKind, Statement
from claimtrack.testing import graphs

FIRST_CASE = Path(__file__).parents[2] / "examples" / "karabakh-2020-09-27"


def war() -> Case:
    """Two bodies of one side, another side, somebody unnamed, and two outlets."""
    case = Case("river war")
    case.source("north", "The North")
    case.source("army", "Army of the North", part_of="north")
    case.source("ministry", "Ministry of the North", part_of="north")
    case.source("monitor", "The Monitor")
    case.source("officials", "officials, unnamed", kind="anonymous")
    case.source("gazette", "The Gazette")
    case.source("site", "A site")
    case.measure("tanks", "tanks lost")
    case.question("day", "tanks", period="2021-03-05")
    return case


def numbers(case: Case, traced: str) -> tuple[int, int]:
    found = independence(case.graph(), traced)
    return found.named, found.at_most


def test_forty_relays_of_one_origin_are_one_voice() -> None:
    case = war()
    case.say("first", "army", "day", 3, on="2021-03-06")
    for number in range(40):
        case.source(f"page-{number}")
        case.relay(f"p{number}", f"page-{number}", of="first")

    assert numbers(case, "first") == (1, 1)
    assert numbers(case, "p39") == (1, 1)


def test_two_bodies_of_one_side_are_one_voice() -> None:
    case = war()
    case.say("a", "army", "day", 3, on="2021-03-06")
    case.say("b", "ministry", "day", 3, on="2021-03-07")

    found = independence(case.graph(), "a#1")

    assert (found.named, found.at_most) == (1, 1)
    assert found.explain() == (
        "It rests on 1 named voice at most. Army of the North and Ministry of the "
        "North are one voice: they share The North."
    )


def test_whoever_is_unnamed_may_be_somebody_else() -> None:
    case = war()
    case.say("a", "army", "day", 3, on="2021-03-06")
    case.say("b", "monitor", "day", 3, on="2021-03-07")
    case.say("c", "officials", "day", 3, on="2021-03-07")
    case.say("d", "officials", "day", 3, on="2021-03-08")

    found = independence(case.graph(), "a#1")

    assert (found.named, found.at_most) == (2, 4)
    assert "2 named voices at most, and 2 more if nobody unnamed" in found.explain()
    assert [(one.name, one.is_named) for one in found] == [
        ("Army of the North", True),
        ("The Monitor", True),
        ("officials, unnamed", False),
        ("officials, unnamed", False),
    ]


def test_what_rests_on_itself_has_no_voice() -> None:
    statements = [
        {"id": one, "source": one, "relays": [{"statement": other}], "quote": one}
        for one, other in (("gazette", "site"), ("site", "gazette"))
    ]
    case = {
        "claimtrack": 1,
        "name": "a ring",
        "sources": [{"id": "gazette"}, {"id": "site"}],
        "statements": statements,
    }
    graph = read_texts([CaseText(content=json.dumps(case).encode())])
    (ring, _) = graph.of_kind(Statement).values()

    found = independence(graph, ring)

    assert (found.named, found.at_most) == (0, 0)
    assert found.explain() == "It has no origin: what carries it rests on itself."


def test_a_source_entered_twice_is_one_voice() -> None:
    case = war()
    case.source("monitor-ngo", "Monitor")
    case.say("a", "monitor", "day", 3, on="2021-03-06")
    case.say("b", "monitor-ngo", "day", 3, on="2021-03-07")
    before = numbers(case, "a#1")

    case.link("same", "monitor", "monitor-ngo", by="desk", because="one office")

    assert (before, numbers(case, "a#1")) == ((2, 2), (1, 1))


def test_a_document_is_traced_by_what_stands_in_it() -> None:
    case = war()
    case.page("page", publisher="gazette", url="https://example.org/1")
    case.say("a", "army", "day", 3)
    case.say("b", "monitor", "day", 4)
    case.relay("c", "gazette", of="a", page="page", quote="three")
    case.relay("d", "gazette", of="b", page="page", quote="four")
    graph = case.graph()
    (page,) = graph.of_kind(Document).values()

    found = independence(graph, page)

    assert [one.name for one in found] == ["Army of the North", "The Monitor"]


def test_rows_tell_who_is_one_voice() -> None:
    case = war()
    case.say("a", "army", "day", 3, on="2021-03-06")

    (row,) = independence(case.graph(), "a#1").rows()

    assert row == {
        "voice": "Army of the North",
        "is_named": True,
        "sources": "Army of the North",
        "origins": "a",
        "because": "Army of the North said it once.",
    }


def test_an_id_names_something() -> None:
    with pytest.raises(UnknownIdError):
        independence(war().graph(), "nothing")


def test_on_the_first_case_the_outlets_have_one_origin() -> None:
    graph = ct.read(*sorted(FIRST_CASE.glob("*.json")))
    carrying = [
        id_
        for id_ in graph.of_kind(Statement)
        if trace(graph, id_).origins == (graph.find_id("K05", Statement),)
    ]

    assert len(carrying) > 2
    for id_ in carrying:
        if id_ != graph.find_id("K05", Statement):
            found = independence(graph, graph.get(id_, Statement))
            assert (found.named, found.at_most) == (1, 1)


@given(graphs())
def test_voices_are_the_groups_that_sharing_joins(graph: ClaimGraph) -> None:
    sources, same = graph.of_kind(Source), graph.sameness
    for claim_id in graph.of_kind(Claim):
        origins = {same.of(one) for one in trace(graph, claim_id).origins}
        speakers = [graph.get(one, Statement).source_id for one in sorted(origins)]
        nobody = (SourceKind.ANONYMOUS, SourceKind.UNKNOWN)
        named = {one for one in speakers if sources[one].kind not in nobody}

        found = independence(graph, graph.get(claim_id, Claim))

        assert found.named == len(groups(graph, named))
        unnamed = sum(one not in named for one in speakers)
        assert found.at_most == found.named + unnamed


def groups(graph: ClaimGraph, named: set[str]) -> set[frozenset[str]]:
    """What is left once every two that share something were put together."""
    found = {frozenset([one]) for one in named}
    for one, other in itertools.combinations(sorted(named), 2):
        if all_around(graph, one) & all_around(graph, other):
            joined = {some for some in found if one in some or other in some}
            found = (found - joined) | {frozenset().union(*joined)}
    return found


@pytest.fixture
def printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run `claimtrack sources` on a case; give what it printed."""
    case = war()
    case.say("a", "army", "day", 3, on="2021-03-06", quote="three of them")
    case.say("b", "officials", "day", 3)
    case.save(tmp_path / "case.json")

    def ran(*options: str) -> str:
        assert main(["sources", str(tmp_path / "case.json"), "a#1", *options]) == 0
        return capsys.readouterr().out

    return ran


def test_the_command_prints_each_voice(printed: Callable[..., str]) -> None:
    assert printed() == (
        "It rests on 1 named voice at most, and 1 more if nobody unnamed is one of them.\n"
        "Army of the North said it once. Whether officials, unnamed is somebody else,\n"
        "nobody knows.\n"
        "  Army of the North\n"
        "    a  Army of the North, 2021-03-06: “three of them”\n"
        "  officials, unnamed (unnamed)\n"
        "    b  officials, unnamed\n"
    )


def test_the_command_gives_json(printed: Callable[..., str]) -> None:
    given = json.loads(printed("--format", "json"))

    assert (given["claimtrack"], given["named"], given["at_most"]) == (1, 1, 2)
    assert [one["is_named"] for one in given["voices"]] == [True, False]
    assert given["voices"][0]["origins"][0]["label"] == "a"


def reasons(case: Case, traced: str) -> list[str]:
    return [one.because for one in independence(case.graph(), traced)]


def test_an_origin_that_took_it_back_is_told_so() -> None:
    case = war()
    case.say("a", "monitor", "day", 3, on="2021-03-06")
    case.retract("b", "monitor", of="a", on="2021-03-07")

    assert reasons(case, "a#1") == ["The Monitor said it once and took it back."]


def test_an_origin_that_says_another_thing_is_not_said_to_say_this() -> None:
    case = war()
    case.say("a", "monitor", "day", 3, on="2021-03-06")
    case.relay("page", "gazette", of="a", answer=4)

    assert reasons(case, "page#1") == [
        "The Monitor is not recorded to say so, but what says so goes back to it."
    ]


def test_who_reports_and_names_nobody_has_it_from_somewhere() -> None:
    case = war()
    case.say("a", "gazette", "day", 3, stance="reports")
    case.say("b", "gazette", "day", 3, stance="reports")

    assert reasons(case, "a#1") == [
        "The Gazette reports it 2 times, from whom is not recorded."
    ]


def test_who_asked_for_something_did_not_say_it() -> None:
    case = war()
    case.say("a", "site", "day", 3, kind="asking")

    assert reasons(case, "a#1") == ["A site asked or called for it once."]


def test_the_voices_behind_a_denial_are_those_who_deny() -> None:
    case = war()
    case.say("a", "army", "day", 3, on="2021-03-06")
    case.deny("b", "monitor", of="a", on="2021-03-06")
    case.relay("page", "gazette", of="b")

    assert reasons(case, "b#1") == ["The Monitor said it once."]
    assert reasons(case, "a#1") == ["Army of the North said it once."]


def test_what_nobody_asserts_has_no_voice_and_no_ring() -> None:
    case = war()
    case.say("b", "monitor", "day", 3, stance="denies")
    graph = case.graph()
    (claim,) = graph.of_kind(Claim).values()

    assert independence(graph, claim).explain() == "Nobody here makes this claim."


def test_where_nobody_is_named_that_is_said() -> None:
    case = war()
    case.say("a", "officials", "day", 3)

    assert independence(case.graph(), "a#1").explain() == (
        "It rests on 1 unnamed voice at most, and on nobody who is named."
    )
