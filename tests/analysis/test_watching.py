"""Adding tells what changes at the cost of what is near, equal to a full recheck."""

from collections.abc import Callable, Iterable, Iterator

import attrs
import pytest
from hypothesis import given, settings
from tests.growing import Batches, batches

from claimtrack.analysis import (
    CHECKS,
    Findings,
    changes_of_mind,
    check,
    contradictions,
    sum_mismatches,
)
from claimtrack.analysis.watch.watching import Change, Watch
from claimtrack.errors import RefusedRecordsError
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Envelope,
    Finding,
    Measure,
    Name,
    Settlement,
    Source,
    Statement,
    digest,
    finding_id,
)
from claimtrack.typing import StatementId

Build = Callable[..., ClaimGraph]
OPTIONS = (
    {},
    {"history": True},
    {"undetermined": True},
    {"history": True, "undetermined": True, "settled": True},
)


def signs(findings: Iterable[Finding]) -> set[tuple[object, ...]]:
    return {(one.code, one.id, one.verdict) for one in findings}


def told(findings: Iterable[Finding]) -> list[str]:
    """Each finding's code, and the labels of its statements."""
    return [
        " ".join((one.code, *(side.statement_label for side in one.sides)))
        for one in findings
    ]


def say(
    label: str, source: str, answer: object, day: int, **more: object
) -> dict[str, object]:
    question = more.pop("question", "total")
    claim = {"question": question, "answer": answer}
    asserted_at = f"2020-10-{day:02}"
    return {
        "id": label,
        "source": source,
        "asserted_at": asserted_at,
        "claims": [claim],
        **more,
    }


def grown(
    build: Build, *statements: dict[str, object], **options: bool
) -> tuple[Watch, Change]:
    """Watch statements come one by one; the last change is given."""
    watch = Watch(build(), **options)
    change = watch.add(())
    for count in range(1, len(statements) + 1):
        change = watch.add(build(*statements[:count]).records())
    return watch, change


@pytest.mark.parametrize("options", OPTIONS)
@settings(max_examples=150)
@given(batches=batches())
def test_what_a_batch_changes_is_what_a_full_recheck_tells(
    options: dict[str, bool], batches: Batches
) -> None:
    watch = Watch(ClaimGraph(), **options)
    for batch in batches:
        old = list(check(watch.graph, **options))
        change = watch.add(batch)

        new = list(check(watch.graph, **options))
        assert list(watch.findings) == new
        assert signs(change.caused) == signs(new) - signs(old)
        assert signs(change.resolved) == signs(old) - signs(new)
        assert [one for one in new if one in list(change.caused)] == list(change.caused)


def test_a_statement_causes_the_findings_that_name_it(build: Build) -> None:
    watch, change = grown(
        build,
        say("a", "west-mod", 20, 1, question="day"),
        say("b", "agency", 20, 2, question="day"),
        say("c", "east-mod", 3, 2, question="day"),
    )

    assert not change.is_whole
    assert told(change.caused) == ["conflict a c", "conflict b c"]
    assert told(change.resolved) == []
    assert list(change.caused) == list(watch.findings)


def test_what_is_taken_back_resolves_what_it_was_in(build: Build) -> None:
    _, change = grown(
        build,
        say("a", "west-mod", 20, 1, question="day"),
        say("b", "east-mod", 3, 2, question="day"),
        {"id": "c", "source": "west-mod", "retracts": ["a"]},
    )

    assert not change.is_whole
    assert told(change.caused) == []
    assert told(change.resolved) == ["conflict a b"]


def test_what_is_taken_back_in_turn_puts_back_what_that_took(build: Build) -> None:
    _, change = grown(
        build,
        say("a", "west-mod", 20, 1, question="day"),
        say("b", "east-mod", 3, 2, question="day"),
        {"id": "c", "source": "west-mod", "retracts": ["a"]},
        {"id": "d", "source": "west-mod", "retracts": ["c"]},
    )

    assert told(change.caused) == ["conflict a b"]


def test_what_replaces_an_answer_resolves_what_that_was_in(build: Build) -> None:
    _, change = grown(
        build,
        say("a", "west-mod", 20, 1, question="day"),
        say("b", "east-mod", 3, 2, question="day"),
        say("c", "west-mod", 3, 3, question="day"),
    )

    assert told(change.caused) == ["revision a c"]
    assert told(change.resolved) == ["conflict a b"]


def test_what_was_taken_back_in_between_makes_a_walk_back_a_revision(
    build: Build,
) -> None:
    _, change = grown(
        build,
        say("a", "west-mod", 20, 1),
        say("b", "west-mod", 3, 5),
        {
            "id": "c",
            "source": "west-mod",
            "asserted_at": "2020-10-03",
            "retracts": ["a"],
        },
    )

    assert not change.is_whole
    assert told(change.caused) == ["revision a b"]
    assert told(change.resolved) == ["walk-back a b"]


def test_old_news_that_come_late_make_a_walk_back_a_revision(build: Build) -> None:
    _, change = grown(
        build,
        say("a", "west-mod", 20, 1),
        say("b", "west-mod", 3, 5),
        say("c", "west-mod", 10, 3),
    )

    assert told(change.caused) == ["walk-back a c", "walk-back c b", "revision a b"]
    assert told(change.resolved) == ["walk-back a b"]


def test_a_date_that_a_relay_tells_puts_in_order_what_it_rests_on(
    build: Build,
) -> None:
    undated = {**say("a", "west-mod", 20, 1), "asserted_at": None}
    watch, change = grown(
        build,
        undated,
        say("b", "west-mod", 3, 5),
        {
            "id": "c",
            "source": "agency",
            "asserted_at": "2020-10-02",
            "relays": [{"statement": "a"}],
        },
    )

    assert not change.is_whole
    assert told(change.caused) == ["walk-back a b"]
    assert told(change.resolved) == []
    assert list(change.caused) == list(watch.findings)


def test_a_date_of_what_took_a_figure_back_makes_a_walk_back_a_revision(
    build: Build,
) -> None:
    _, change = grown(
        build,
        say("a", "west-mod", 20, 1),
        say("b", "west-mod", 3, 5),
        {"id": "c", "source": "west-mod", "retracts": ["a"]},
        {
            "id": "d",
            "source": "agency",
            "asserted_at": "2020-10-03",
            "relays": [{"statement": "c"}],
        },
    )

    assert not change.is_whole
    assert told(change.caused) == ["revision a b"]
    assert told(change.resolved) == ["walk-back a b"]


def test_what_two_exclude_stays_fallen_where_one_is_taken_back(build: Build) -> None:
    said = [
        say("a", "west-mod", 20, 1, question="day"),
        say("x", "east-mod", 40, 1, question="day"),
        say("b", "west-mod", 3, 2, question="day"),
        say("c", "west-mod", 4, 3, question="day"),
        {"id": "d", "source": "west-mod", "retracts": ["b"]},
    ]
    watch, change = grown(build, *said)

    assert not change.is_whole
    assert told(watch.findings.where(code="conflict")) == ["conflict c x"]
    assert told(change.resolved) == []


def test_what_excluded_a_figure_puts_it_back_where_it_is_taken_back(
    build: Build,
) -> None:
    _, change = grown(
        build,
        say("a", "west-mod", 20, 1),
        say("b", "west-mod", 3, 5),
        say("x", "east-mod", 3, 9),
        {"id": "c", "source": "west-mod", "retracts": ["b"]},
    )

    assert not change.is_whole
    assert told(change.caused) == ["conflict a x"]


def test_what_is_incomparable_with_a_figure_excludes_it_no_longer(
    build: Build,
) -> None:
    said = [
        say("a", "west-mod", 20, 1),
        say("b", "west-mod", 3, 5),
        say("x", "east-mod", 3, 9),
    ]
    link = {"kind": "incomparable", "between": ["a", "b"], "by": "ada", "because": "no"}
    watch = Watch(build(*said))
    change = watch.add(build(*said, links=[link]).records())

    assert not change.is_whole
    assert told(change.caused) == ["conflict a x"]
    assert told(change.resolved) == ["walk-back a b"]


def test_a_date_is_that_of_all_claims_that_were_made_then(build: Build) -> None:
    undated = {**say("a", "west-mod", 20, 1), "asserted_at": None}
    carried = {
        "id": "b",
        "source": "agency",
        "claims": [{"of": "a", "stance": "asserts"}],
        "relays": [{"statement": "a"}],
    }
    dated = {
        "id": "d",
        "source": "west",
        "asserted_at": "2020-10-02",
        "relays": [{"statement": "a"}],
    }
    said = [undated, carried, say("c", "east-mod", 3, 5)]
    _, change = grown(build, *said, dated)

    assert not change.is_whole
    assert told(change.caused) == ["conflict a c", "conflict b c"]


def test_a_verdict_that_changes_is_another_finding(build: Build) -> None:
    statements = [
        {**say("a", "west-mod", 20, 1), "asserted_at": None},
        say("b", "east-mod", 3, 5),
        {
            "id": "c",
            "source": "agency",
            "asserted_at": "2020-10-02",
            "relays": [{"statement": "a"}],
        },
    ]
    _, change = grown(build, *statements, undetermined=True)

    assert [one.id for one in change.caused] == [one.id for one in change.resolved]
    verdicts = [*change.resolved, *change.caused]
    assert [one.verdict and one.verdict.value for one in verdicts] == [
        "undetermined",
        "conflict",
    ]


@pytest.mark.parametrize(
    "ends", [["a", "b"], ["a#1", "b#1"], ["west-mod", "east-mod"]], ids=str
)
def test_what_is_declared_incomparable_is_no_longer_a_conflict(
    build: Build, ends: list[str]
) -> None:
    said = [
        say("a", "west-mod", 20, 1, question="day"),
        say("b", "east-mod", 3, 2, question="day"),
    ]
    link = {"kind": "incomparable", "between": ends, "by": "ada", "because": "no"}
    watch = Watch(build(*said))
    change = watch.add(build(*said, links=[link]).records())

    assert not change.is_whole
    assert told(change.resolved) == ["conflict a b"]
    assert list(watch.findings) == []


def test_one_claim_made_twice_in_a_statement_makes_one_finding(build: Build) -> None:
    """Of the two the one was carried from a page that gets its date later."""
    page = {"id": "m", "source": "agency", "claims": []}
    said = [page, say("a", "west-mod", 20, 1), say("b", "east-mod", 3, 9)]
    dated = {
        "id": "d",
        "source": "west",
        "asserted_at": "2020-10-05",
        "relays": [{"statement": "m"}],
    }
    graph = build(*said)
    made = next(
        one
        for id_, one in graph.of_kind(Assertion).items()
        if graph.envelope(id_).labels == ("a#1",)
    )
    page_id = StatementId(graph.find_id("m", Statement))
    graph.add([attrs.evolve(made, quote="twenty", taken_from=page_id)])
    watch = Watch(graph)
    before = list(watch.findings)
    change = watch.add(build(*said, dated).records())

    assert [one.code for one in before] == ["conflict"]
    assert not change.is_whole
    assert told(change.caused) == []


def test_sums_are_told_at_the_cost_of_their_families(build: Build) -> None:
    periods = ("2020-09-27", "2020-09-28", "2020-09-27/2020-09-28")
    questions: list[object] = [
        {"id": name, "measure": "tanks", "subject": "east", "period": period}
        for name, period in zip("xyz", periods, strict=True)
    ]
    said = [
        say("a", "west-mod", 3, 1, question="x"),
        say("b", "west-mod", 3, 1, question="y"),
        say("c", "agency", 4, 1, question="z"),
    ]
    retraction = {"id": "d", "source": "agency", "retracts": ["c"]}
    watch = Watch(build(questions=questions))
    watch.add(build(*said[:2], questions=questions).records())
    caused = watch.add(build(*said, questions=questions).records())
    resolved = watch.add(build(*said, retraction, questions=questions).records())

    assert told(caused.caused) == ["sum-mismatch c a b"]
    assert list(resolved.resolved) == list(caused.caused)
    assert [caused.is_whole, resolved.is_whole] == [False, False]


def test_a_label_may_decide_which_figures_a_sum_names(build: Build) -> None:
    periods = ("2020-09-27", "2020-09-28", "2020-09-27/2020-09-28")
    questions: list[object] = [
        {"id": name, "measure": "tanks", "subject": "east", "period": period}
        for name, period in zip("xyz", periods, strict=True)
    ]
    graph = build(
        say("a", "west-mod", 3, 1, question="x"),
        say("a2", "west-spokesman", 3, 1, question="x"),
        say("b", "west-mod", 3, 1, question="y"),
        say("c", "agency", 4, 1, question="z"),
        questions=questions,
    )
    records = [one for one in graph.records() if not isinstance(one, Envelope)]
    watch = Watch(ClaimGraph(records))
    made = sorted(graph.of_kind(Assertion))
    for number, id_ in enumerate(reversed(made)):
        old = list(watch.findings)
        change = watch.add([Envelope(record_id=id_, labels=[f"{number}"])])

        new = list(watch.findings)
        assert not change.is_whole
        assert signs(change.caused) == signs(new) - signs(old)
        assert signs(change.resolved) == signs(old) - signs(new)


def test_a_label_of_a_claim_is_a_label_of_what_is_made_of_it(build: Build) -> None:
    watch = Watch(build(say("a", "west-mod", 20, 1), say("b", "east-mod", 3, 2)))
    claim_id = next(iter(watch.graph.of_kind(Assertion).values())).claim_id
    change = watch.add([Envelope(record_id=claim_id, labels=["twenty"])])

    assert not change.is_whole
    assert told(change.caused) == []


def test_what_settles_a_finding_has_everything_checked_anew(build: Build) -> None:
    watch = Watch(
        build(
            say("a", "west-mod", 20, 1, question="day"),
            say("b", "east-mod", 3, 2, question="day"),
        )
    )
    [finding] = watch.findings
    change = watch.add([Settlement(finding=finding.id, by="desk", because="cars")])

    assert change.is_whole
    assert list(change.resolved) == [finding]


def test_what_is_settled_before_it_is_found_causes_nothing(build: Build) -> None:
    said = [
        say("a", "west-mod", 20, 1, question="day"),
        say("b", "east-mod", 3, 2, question="day"),
    ]
    [finding] = check(build(*said))
    watch = Watch(build(said[0]))
    watch.add([Settlement(finding=finding.id, by="desk", because="cars")])
    change = watch.add(build(*said).records())

    assert not change.is_whole
    assert told(change.caused) == []


def test_a_settlement_is_near_where_settled_findings_are_told(build: Build) -> None:
    watch = Watch(build(say("a", "west-mod", 20, 1)), settled=True)
    change = watch.add([Settlement(finding="12345678", by="desk", because="no")])

    assert not change.is_whole


def test_a_claim_of_an_old_statement_has_everything_checked_anew(build: Build) -> None:
    said = say("a", "west-mod", 20, 1, question="day")
    more = {
        **said,
        "claims": [
            {"question": "day", "answer": 20},
            {"question": "day", "answer": 3},
        ],
    }
    watch = Watch(build(said))
    change = watch.add(build(more).records())

    assert change.is_whole
    assert told(change.caused) == ["self-contradiction a a"]


def test_a_name_changes_nothing_and_a_definition_may_change_all() -> None:
    watch = Watch(ClaimGraph([Measure(id="tanks"), Source(id="ada")]))
    names = [Name(text="Tanks lost")]
    changes = [
        watch.add([Measure(id="tanks", names=names)]),
        watch.add([Measure(id="tanks", additive=False)]),
    ]

    assert [change.is_whole for change in changes] == [False, True]


def test_a_document_may_get_its_text_later(build: Build) -> None:
    page = {"id": "p", "publisher": "agency", "url": "https://example.org"}
    said = {**say("a", "agency", 20, 1), "document": "p"}
    watch = Watch(build(said, documents=[page]))
    change = watch.add(build(said, documents=[{**page, "text": "20"}]).records())

    assert not change.is_whole


def test_ones_own_check_is_run_whole(build: Build) -> None:
    def undated(graph: ClaimGraph) -> Iterator[Finding]:
        for id_, statement in graph.of_kind(Statement).items():
            if statement.asserted_at is None:
                yield Finding(
                    id=finding_id("undated", [(id_, "")]),
                    code="undated",
                    verdict=None,
                    sides=(),
                    rule="a statement has a date",
                    because="Nobody wrote down when it was said.",
                    resolve="the day on which it was said",
                )

    watch = Watch(build(), checks=[*CHECKS, undated])
    change = watch.add(build({"id": "a", "source": "agency", "claims": []}).records())

    assert told(change.caused) == ["undated"]


@pytest.mark.parametrize(
    ("one", "code"),
    [(contradictions, "conflict b c"), (changes_of_mind, "revision a c")],
)
def test_only_the_checks_that_are_asked_for_are_run(
    build: Build, one: Callable[[ClaimGraph], Iterator[Finding]], code: str
) -> None:
    said = [
        say("a", "west-mod", 20, 1, question="day"),
        say("b", "east-mod", 20, 1, question="day"),
        say("c", "west-mod", 3, 2, question="day"),
    ]
    watch = Watch(build(*said[:2]), checks=[one])
    change = watch.add(build(*said).records())

    assert told(change.caused) == [code]


def test_sums_alone_can_be_watched(build: Build) -> None:
    watch = Watch(build(say("a", "west-mod", 20, 1)), checks=[sum_mismatches])
    change = watch.add(
        build(say("a", "west-mod", 20, 1), say("b", "east-mod", 3, 2)).records()
    )

    assert told(change.caused) == []


def test_what_was_added_elsewhere_was_there_all_along(build: Build) -> None:
    said = [
        say("a", "west-mod", 20, 1, question="day"),
        say("b", "east-mod", 3, 2, question="day"),
        say("c", "agency", 7, 2, question="day"),
    ]
    watch = Watch(build(said[0]))
    watch.graph.add(build(*said[:2]).records())
    before = told(watch.findings)
    change = watch.add(build(*said).records())

    assert before == ["conflict a b"]
    assert told(change.caused) == ["conflict a c", "conflict b c"]


def test_a_batch_that_is_refused_changes_nothing(build: Build) -> None:
    watch = Watch(build(say("a", "west-mod", 20, 1)))
    revision = watch.graph.revision
    with pytest.raises(RefusedRecordsError):
        watch.add([Statement(source_id="nobody", key="x")])

    assert watch.graph.revision == revision


def test_a_change_that_is_read_late_tells_what_it_did(build: Build) -> None:
    watch, first = grown(
        build,
        say("a", "west-mod", 20, 1, question="day"),
        say("b", "east-mod", 3, 2, question="day"),
    )
    worded = [*check(watch.graph)]
    every = Name(text="Ministry of the West")
    watch.add([Source(id="west-mod", names=[every])])

    assert list(first.caused) == worded


def test_the_assertions_that_a_statement_contradicts_need_no_words(
    build: Build,
) -> None:
    said = [
        say("a", "west-mod", 20, 1, question="day"),
        say("b", "east-mod", 3, 2, question="day"),
        say("c", "agency", 20, 2, question="day"),
    ]
    watch = Watch(build(*said[:2]))
    watch.graph.add(build(*said).records())
    b = watch.graph.find_id("b", Statement)
    found = watch.contradicting("b")

    assert {watch.graph.envelope(digest(one)).labels for one in found} == {
        ("a#1",),
        ("c#1",),
    }
    assert watch.contradicting(watch.graph.get(b, Statement)) == found
    assert list(found) == sorted(found, key=digest)


def test_the_checks_of_a_watch_can_be_given_once(build: Build) -> None:
    watch = Watch(build(say("a", "west-mod", 20, 1)), checks=iter(CHECKS))

    assert list(watch.findings) == []


def test_two_findings_of_one_id_stand_in_one_order_however_they_come(
    build: Build,
) -> None:
    """Who asserts and denies one claim contradicts another who does so twice."""

    def both(label: str, source: str) -> dict[str, object]:
        claims = [
            {"question": "day", "answer": 3, "stance": stance}
            for stance in ("asserts", "denies")
        ]
        return {"id": label, "source": source, "key": label, "claims": claims}

    said = both("a", "west-mod"), both("b", "east-mod")

    records = build(*said).records()
    bare = ClaimGraph(one for one in records if not isinstance(one, Envelope))
    found = list(check(bare))

    assert len({one.id for one in found}) < len(found)
    assert list(Findings(lambda: reversed(found))) == found
