"""Batch after batch: what each changes is what a full recheck tells."""

from collections.abc import Iterable

import attrs
import pytest
from hypothesis import given, settings
from tests.analysis.test_sums import figure, graph_of, said
from tests.oracle.narrows import Telling
from tests.oracle.test_origins_agreement import graph_of as tangle_of
from tests.oracle.test_origins_agreement import part_of, tellings

from claimtrack.analysis import CHECKS, changes_of_mind, check, contradictions
from claimtrack.analysis.checks import Check
from claimtrack.analysis.watch.watching import Watch
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding, Statement, digest


def signs(findings: Iterable[Finding]) -> set[tuple[object, ...]]:
    return {(one.code, one.id, one.verdict) for one in findings}


def assert_steps_are_told(*graphs: ClaimGraph, **options: object) -> Watch:
    """Each graph holds the one before it; a watch that takes them in turn keeps up."""
    checks = options.get("checks", CHECKS)
    watch = Watch(ClaimGraph(), **options)
    for graph in graphs:
        old = list(watch.findings)
        change = watch.add(graph.records())

        new = list(check(watch.graph, **{**options, "checks": checks}))
        assert list(watch.findings) == new
        assert signs(change.caused) == signs(new) - signs(old)
        assert signs(change.resolved) == signs(old) - signs(new)
    return watch


def steps(
    *statements: dict[str, object], **sections: list[dict[str, object]]
) -> list[ClaimGraph]:
    """A graph of the first statement, of the first two, and so on."""
    return [
        graph_of(*statements[:count], **sections)
        for count in range(1, len(statements) + 1)
    ]


FIRST = said("a", "north", figure("killed", 3))
SECOND = said("b", "south", figure("killed", 5))


def test_a_retraction_resolves_and_its_own_retraction_brings_back() -> None:
    graphs = steps(
        FIRST,
        SECOND,
        said("c", "north", asserted_at="2020-10-02", retracts=["a"]),
        said("d", "north", asserted_at="2020-10-03", retracts=["c"]),
        said("e", "north", asserted_at="2020-10-04", retracts=["d"]),
    )

    assert_steps_are_told(*graphs)


def test_a_new_answer_replaces_and_goes_with_its_retraction() -> None:
    graphs = steps(
        FIRST,
        said("b", "north", figure("killed", 4), asserted_at="2020-10-02"),
        said("c", "north", figure("killed", 5), asserted_at="2020-10-03"),
        SECOND | {"id": "d"},
        said("e", "north", asserted_at="2020-10-04", retracts=["c"]),
        said("f", "north", asserted_at="2020-10-05", retracts=["b"]),
    )

    assert_steps_are_told(*graphs)


@pytest.mark.parametrize(
    "between", [["north", "south"], ["a", "b"], ["a#1", "b#1"]], ids=str
)
def test_a_link_in_a_batch_of_its_own_bears_on_what_it_names(
    between: list[str],
) -> None:
    link = {"kind": "incomparable", "between": between, "by": "x", "because": "y"}

    assert_steps_are_told(*steps(FIRST, SECOND), graph_of(FIRST, SECOND, links=[link]))


def test_days_that_add_up_are_summed_in_step() -> None:
    graphs = steps(
        FIRST,
        said("b", "south", figure("killed", 5, period="2020-09-28")),
        said("c", "un", figure("killed", 7, period="2020-09-27/2020-09-28")),
        said("d", "un", figure("killed", 9, period="2020-09-27/2020-09-28")),
        said("e", "south", asserted_at="2020-10-02", retracts=["b"]),
    )

    assert_steps_are_told(*graphs)


def test_a_settlement_hides_what_it_names() -> None:
    (found,) = check(graph_of(FIRST, SECOND))
    done = [{"finding": found.id, "by": "x", "because": "y"}]

    assert_steps_are_told(
        graph_of(FIRST, SECOND), graph_of(FIRST, SECOND, settlements=done)
    )


def test_a_new_name_is_told_and_a_new_whole_is_checked_anew() -> None:
    sources = [{"id": each} for each in ("north", "south", "un")]
    named = [{"id": "north", "name": "The North"}, *sources[1:]]
    joined = [{"id": "north", "part_of": ["un"]}, *sources[1:]]

    watch = assert_steps_are_told(
        graph_of(FIRST, SECOND, sources=sources),
        graph_of(FIRST, SECOND, sources=named),
        graph_of(FIRST, SECOND, sources=joined),
    )

    assert watch.findings[0].sides[0].source == "The North"


@pytest.mark.parametrize(
    "checks",
    [[contradictions], [changes_of_mind], []],
    ids=["contradictions", "changes of mind", "none"],
)
def test_only_the_chosen_checks_are_kept_in_step(checks: list[Check]) -> None:
    graphs = steps(
        FIRST,
        SECOND,
        said("c", "north", figure("killed", 4), asserted_at="2020-10-02"),
    )

    assert_steps_are_told(*graphs, checks=checks)


def test_options_and_texts_and_holes_are_kept_in_step() -> None:
    held = {"measure": "held"}
    graphs = steps(
        said("a", "north", {**held, "answer": "east"}),
        said("b", "south", {**held, "answer": "west"}),
        {"id": "c", "source": "un", "claims": [{"text": "It rained."}]},
        {"id": "d", "source": "north", "claims": [{"of": "c", "stance": "denies"}]},
        said("c2", "un", figure("killed", 2)),
        said("e", "south", figure("killed", "between 1 and 4", stance="denies")),
        said("f", "north", figure("killed", "between 2 and 9")),
        said("g", "un", figure("killed", "between 3 and 4")),
        said("h", "un", figure("killed", "between 3 and 9")),
        said("i", "south", figure("killed", "between 1 and 2", stance="denies")),
        measures=[
            {"id": "killed"},
            {"id": "held", "answers": "choice", "options": ["east", "west"]},
        ],
    )

    assert_steps_are_told(*graphs)


def test_what_entered_the_graph_meanwhile_is_seen() -> None:
    watch = Watch(graph_of(FIRST))
    watch.graph.add(graph_of(FIRST, SECOND).records())

    change = watch.add(())

    assert list(watch.findings) == list(check(watch.graph))
    assert not list(change.caused)


def test_what_a_statement_contradicts_is_told_without_words() -> None:
    watch = Watch(graph_of(FIRST, said("c", "un", figure("wounded", 5))))
    watch.graph.add(graph_of(FIRST, SECOND).records())

    (against,) = watch.contradicting("b")

    assert watch.graph.envelope(digest(against)).labels == ("a#1",)
    assert watch.contradicting(watch.graph.get(against.statement_id, Statement))


def test_an_incomparable_answer_of_one_source_replaces_nothing() -> None:
    later = said("b", "north", figure("killed", 5), asserted_at="2020-10-02")
    link = {"kind": "incomparable", "between": ["a", "b"], "by": "x", "because": "y"}

    assert_steps_are_told(graph_of(FIRST), graph_of(FIRST, later, links=[link]))


def test_a_sum_that_is_undetermined_is_not_shown() -> None:
    graphs = steps(
        FIRST,
        said("b", "north", figure("killed", 5, period="2020-09-28")),
        said("c", "north", figure("killed", 7, period="2020-09-27/2020-09-28")),
    )

    assert_steps_are_told(*graphs)
    assert_steps_are_told(*graphs, undetermined=True)


def test_a_title_that_comes_later_changes_no_finding() -> None:
    page = {"id": "p", "publisher": "north", "url": "https://example.org/1"}
    told = FIRST | {"document": "p"}

    assert_steps_are_told(
        graph_of(told, SECOND, documents=[page]),
        graph_of(told, SECOND, documents=[page | {"title": "News"}]),
    )


def test_a_retraction_that_turns_out_to_be_earlier_is_looked_at_again() -> None:
    graphs = steps(
        FIRST | {"asserted_at": None},
        SECOND,
        said("c", "north", asserted_at=None, retracts=["a"]),
        said("d", "un", asserted_at="2020-09-28", responds_to=["c"]),
        said("e", "north", asserted_at="2020-10-09", retracts=["c", "a"]),
    )

    assert_steps_are_told(*graphs)


def first(telling: Telling, count: int) -> Telling:
    """The first statements; each relays earlier ones only."""
    ups = list(telling.ups.items())[:count]
    earlier = {id_: [up for up in some if up < id_] for id_, some in ups}
    stances = {id_: some for id_, some in telling.stances.items() if id_ in earlier}
    return attrs.evolve(telling, ups=earlier, stances=stances)


@given(tellings(), part_of())
@settings(max_examples=100)
def test_echoes_are_kept_in_step_as_relays_come_in(
    telling: Telling, parts: dict[str, list[str]]
) -> None:
    steps = [
        tangle_of(first(telling, count), parts, nobody="unknown")
        for count in range(1, len(telling.ups) + 1)
    ]

    assert_steps_are_told(*steps)


def test_a_text_that_comes_later_shows_which_quotes_it_does_not_hold() -> None:
    page = {"id": "p", "publisher": "north", "url": "https://example.org"}
    quoting = {**FIRST, "document": "p", "quote": "We lost three."}
    held = [{**page, "text": text} for text in (None, "We lost five.")]

    watch = assert_steps_are_told(
        *(graph_of(quoting, documents=[document]) for document in held)
    )

    assert [one.code for one in watch.findings] == ["unanchored-quote"]


def test_what_is_rested_on_may_turn_out_to_foretell() -> None:
    undated = said("a", "north", figure("killed", 3, period="2020-10-05"))
    undated["asserted_at"] = None
    graphs = steps(
        undated,
        said("b", "south", asserted_at="2020-10-01", relays=[{"statement": "a"}]),
    )

    watch = assert_steps_are_told(*graphs)

    assert [one.code for one in watch.findings] == ["impossible-order"]


def test_a_claim_that_its_source_makes_again_is_stale_no_longer() -> None:
    graphs = steps(
        FIRST,
        said("b", "north", asserted_at="2020-10-03", retracts=["a"]),
        {
            "id": "c",
            "source": "south",
            "asserted_at": "2020-10-05",
            "relays": [{"statement": "a"}],
            "key": "c",
        },
        said("d", "north", figure("killed", 3), asserted_at="2020-10-04"),
    )

    watch = assert_steps_are_told(*graphs)

    assert "stale-relay" not in {one.code for one in watch.findings}
