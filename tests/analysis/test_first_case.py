"""What must come out of the first real case, point by point."""

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimtrack as ct
from claimtrack.analysis import Findings, Relation
from claimtrack.cli.check import findings_json
from claimtrack.codec import CaseText, read_texts

CASE = Path(__file__).parents[2] / "examples" / "karabakh-2020-09-27"
PATHS = SEED, DAY_ONE = CASE / "seed-article.json", CASE / "day-one.json"
ADMISSIONS = ("K05", "K06", "K08")
DENIALS = {("K01", "K04"), ("K02", "K04-uavs"), ("K03", "K04-tanks")}
TOLLS = {("K16", "K20"), ("K17", "K19")}


@pytest.fixture(scope="module")
def graph() -> ct.ClaimGraph:
    return ct.read(SEED, DAY_ONE)


def pairs(findings: Findings) -> set[tuple[str, ...]]:
    return {tuple(side.claim_label for side in one.sides) for one in findings}


@pytest.mark.parametrize("history", [False, True])
def test_the_seed_article_alone_holds_no_contradiction(*, history: bool) -> None:
    seed = ct.read(SEED)

    found = ct.check(seed, undetermined=True, history=history)

    assert pairs(found) == set()


def test_two_helicopters_conflict_with_each_admission_of_one(
    graph: ct.ClaimGraph,
) -> None:
    found = ct.check(graph).where(code="conflict")

    assert pairs(found) == set(itertools.product(("K01", "S02"), ADMISSIONS))
    assert all("across sides" in one.rule for one in found)


def test_the_denials_are_of_what_was_claimed_and_of_nothing_else(
    graph: ct.ClaimGraph,
) -> None:
    found = ct.check(graph).where(code="denial")

    assert pairs(found) == DENIALS | TOLLS
    assert all("across sides" in one.rule for one in found)


def test_the_merged_files_give_nothing_beside_that(graph: ct.ClaimGraph) -> None:
    found = ct.check(graph)

    assert {one.code for one in found} == {"conflict", "denial", "drift", "echo"}
    assert len(found) == 20


def test_every_finding_shows_both_voices_and_a_reason(graph: ct.ClaimGraph) -> None:
    for finding in ct.check(graph, undetermined=True):
        assert len(finding.sides) == 2 or finding.code == "echo"
        assert all(side.answer and side.source for side in finding.sides)
        assert finding.because.endswith(".")
        assert finding.resolve or finding.verdict is None


def test_a_ministry_may_deny_two_and_admit_one(graph: ct.ClaimGraph) -> None:
    (judgement,) = ct.why(graph, "K04", "K05")

    assert judgement.verdict is ct.Verdict.COMPATIBLE


def test_four_helicopters_later_that_day_are_an_update(graph: ct.ClaimGraph) -> None:
    (judgement,) = ct.why(graph, "K01", "K09")

    assert judgement.verdict is ct.Verdict.COMPATIBLE
    assert judgement.comparability.relation is Relation.PART_OF
    assert judgement.comparability.part == "first"


def test_killed_is_no_more_than_a_part_of_killed_or_wounded(
    graph: ct.ClaimGraph,
) -> None:
    measured = [ct.comparability(graph, one, other) for one, other in (("K17", "K18"),)]

    assert [one.relation for one in measured] != [Relation.SAME_QUESTION]


def test_figures_on_one_page_by_two_speakers_do_not_conflict(
    graph: ct.ClaimGraph,
) -> None:
    (judgement,) = ct.why(graph, "K13", "K12-helicopters")

    assert judgement.verdict is None


def drift(graph: ct.ClaimGraph, label: str) -> tuple[str, list[tuple[str, str]]]:
    """What became of a reported claim, and the hops where that may have happened."""
    found = ct.check(graph).where(code="drift")
    (one,) = (one for one in found if one.sides[1].claim_label == label)
    hops = [(hop.statement_label, hop.rests_on_label) for hop in one.candidates]
    return f"{one.sides[0].claim_label}: {one.because}", hops


def test_the_wounded_were_dropped_by_one_of_two_and_nobody_can_tell_by_which(
    graph: ct.ClaimGraph,
) -> None:
    found = drift(graph, "K18")

    assert found == (
        (
            "K17: On the way from Ministry of Defence of Azerbaijan to ANSA the measure was "
            "narrowed from soldiers killed or wounded to soldiers killed. It happened at one "
            "of 2 hops: ANSA from Interfax or Interfax from Ministry of Defence of Azerbaijan."
        ),
        [
            ("ansa-az-mod-next-day", "interfax-az-mod-next-day"),
            ("interfax-az-mod-next-day", "az-mod-next-day"),
        ],
    )


@pytest.mark.parametrize(
    ("label", "changed"),
    [
        (
            "K12",
            (
                "K11: On the way from Artur Sargsyan to ksaplayers the measure was narrowed "
                "from tanks and infantry fighting vehicles lost to tanks lost."
            ),
        ),
        (
            "K12-uavs",
            (
                "K10: On the way from Artur Sargsyan to ksaplayers the hedge was lost: "
                "nearly 15 (13 to 15) became 15."
            ),
        ),
    ],
)
def test_a_relay_narrowed_a_category_and_lost_a_nearly(
    graph: ct.ClaimGraph, label: str, changed: str
) -> None:
    found = drift(graph, label)

    assert found == (changed, [("ksaplayers-sargsyan-losses", "sargsyan-losses")])


def test_a_relay_named_the_other_ministry_for_a_crew_that_survived(
    graph: ct.ClaimGraph,
) -> None:
    because, hops = drift(graph, "K07")

    assert because.endswith(
        "the speaker changed from Ministry of Defence of Azerbaijan to Ministry of "
        "Defence of Armenia."
    )
    assert hops == [("trt-world-crew", "az-mod-helicopter-terter")]


def test_the_seed_article_carries_all_that_it_relays_faithfully() -> None:
    found = ct.check(ct.read(SEED)).where(code="drift")

    assert list(found) == []


def test_outlets_that_carry_one_ministry_s_figure_are_an_echo(
    graph: ct.ClaimGraph,
) -> None:
    found = ct.check(graph).where(code="echo", source="az-mod")

    assert [one.sides[0].claim_label for one in found] == ["K05-crew", "K21"]
    assert [side.source for side in found[0].sides[1:]] == [
        "TRT World",
        "Doğruhaber",
        "Kaktus",
        "TGRT",
        "topcor.ru",
    ]


@pytest.mark.parametrize(("earlier", "later"), [("K22", "K23"), ("K23", "K24")])
def test_a_rising_count_contains_the_earlier_one(
    graph: ct.ClaimGraph, earlier: str, later: str
) -> None:
    found = ct.comparability(graph, earlier, later)

    assert (found.relation, found.part) == (Relation.PART_OF, "first")
    assert "the later count contains the earlier" in found.reason


def test_the_three_tanks_lead_to_the_ministry_and_its_side(
    graph: ct.ClaimGraph,
) -> None:
    found = ct.trace(graph, "page-S04")

    (chain,) = found.chains()
    steps = [found.step(one) for one in chain.statements]
    assert [one.source_id for one in steps] == ["vision-group", "ria-novosti", "am-mod"]
    assert "Armenian side" in steps[-1].part_of
    assert found.origins == chain.statements[-1:]


@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_a_shuffled_case_gives_the_same_bytes(data: st.DataObject) -> None:
    expected = ct.check(ct.read(SEED, DAY_ONE), undetermined=True)
    texts = [shuffled(path, data) for path in data.draw(st.permutations(PATHS))]

    found = ct.check(read_texts(texts), undetermined=True)

    assert json.dumps(findings_json(found)) == json.dumps(findings_json(expected))


def shuffled(path: Path, data: st.DataObject) -> CaseText:
    case = json.loads(path.read_bytes())
    for key, entries in case.items():
        if isinstance(entries, list):
            case[key] = data.draw(st.permutations(entries))
    return CaseText(content=json.dumps(case).encode(), file=path.name)
