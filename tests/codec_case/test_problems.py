from pathlib import Path

import pytest

from claimtrack.codec import Limits
from claimtrack.codec.case import Case
from claimtrack.errors import MalformedInputError, Problem


def test_every_problem_is_told_with_its_path_and_its_id() -> None:
    case = Case("a case")
    case.source("am-mod", part_of="armenia")
    case.say("K01", "am-mmod", text="Yes.")
    case.deny("K04", "am-mod", of="K02")
    case.link("same", "K01", "K09", by="ada", because="one briefing")

    found = case.problems()

    assert found == (
        Problem(
            path="$.sources[0].part_of",
            message="am-mod: no source is called 'armenia'; declare it",
        ),
        Problem(
            path="$.statements[0].source",
            message="K01: no source is called 'am-mmod'; close to it: am-mod; "
            "declare it",
        ),
        Problem(
            path="$.statements[1].claims[0].of",
            message="K04: no statement is called 'K02'; close to it: K04, K01",
        ),
        Problem(
            path="$.links[0].between[1]",
            message="link same K01 K09 by ada: no statement is called 'K09'; "
            "close to it: K04, K01",
        ),
    )


def test_the_graph_is_refused_for_the_same_problems() -> None:
    case = Case("a case")
    case.say("K01", "mod", text="Yes.")

    with pytest.raises(MalformedInputError) as caught:
        case.graph()

    assert caught.value.problems == case.problems()


def test_a_problem_goes_when_it_is_mended() -> None:
    case = Case("a case")
    case.say("K01", "mod", text="Yes.")
    before = case.problems()

    case.source("mod")

    assert len(before) == 1
    assert case.problems() == ()


def test_the_name_of_a_case_tells_its_statements_apart() -> None:
    case = Case()
    case.source("mod")
    case.say("K01", "mod", text="Yes.")
    before = case.problems()

    case.name = "a case"

    assert "the case a name" in before[0].message
    assert case.problems() == ()


def test_what_concerns_no_entry_is_told_as_it_is() -> None:
    case = Case("a case", limits=Limits(records=1))
    case.source("mod")
    case.source("ria")

    problems = case.problems()

    assert problems == (
        Problem(path="$", message="more than 1 entries, the limit for a file"),
    )


def test_a_graph_once_given_does_not_change_with_the_draft() -> None:
    case = Case("a case")
    case.source("mod")
    graph = case.graph()

    case.source("ria")

    assert "ria" not in graph
    assert "ria" in case.graph()


def test_a_draft_shows_what_it_holds_and_what_is_wrong() -> None:
    case = Case("a case")
    case.source("mod")
    case.source("mod", "Ministry")
    case.page("p", publisher="ria")
    for id_ in ("K01", "K02", "K03"):
        case.say(id_, "az", text="Yes.")
        case.say(id_, "az", text="No.")

    shown = repr(case)

    assert shown == (
        "<Case 'a case': 1 source, 1 page, 3 statements; 4 problems>\n"
        "  p: no source is called 'ria'; declare it (at $.documents[0].publisher)\n"
        "  K01: no source is called 'az'; declare it (at $.statements[0].source)\n"
        "  K02: no source is called 'az'; declare it (at $.statements[1].source)\n"
        "  and 1 more: see problems()\n"
        "  replaced since it was saved: mod, K01, K02 and 1 more"
    )


def test_one_problem_is_one(tmp_path: Path) -> None:
    case = Case("a case")
    case.page("p", publisher="ria")
    case.page("p", publisher="ria", url="u")

    case.save(tmp_path / "case.json")

    assert repr(case) == (
        "<Case 'a case': 1 page; 1 problem>\n"
        "  p: no source is called 'ria'; declare it (at $.documents[0].publisher)"
    )


def test_an_empty_draft_shows_that_it_is_empty() -> None:
    assert repr(Case("a case")) == "<Case 'a case': empty; no problems>"


def test_drafts_are_equal_by_what_they_hold() -> None:
    one, other = Case("a case"), Case("a case")
    one.source("mod", names={"en": "Ministry"})
    other.source("mod")

    before = one == other
    other.edit("mod", names={"en": ["Ministry"]})

    assert not before
    assert one == other
    assert one != Case("another case")
    assert one != "a case"
