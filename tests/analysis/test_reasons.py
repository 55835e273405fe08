"""Why two answers do or don't contradict each other, in a reader's words."""

import json

import pytest

import claimtrack as ct
from claimtrack.analysis import Relation
from claimtrack.codec import CaseText, read_texts

Said = dict[str, object]
OCTOBER, LATER = {"asserted_at": "2020-10-01"}, {"asserted_at": "2020-10-02"}
SO_FAR = "2020-09-27/said"
CORRECTION = "a correction by North or by South"
STANDS = "a statement by North that says which of the two it stands by"
OPEN = "on some readings 5 and 3 can't both hold, on others they can."


def graph_of(*statements: Said, **more: object) -> ct.ClaimGraph:
    case = {
        "claimtrack": 1,
        "name": "river war",
        "sources": [
            {"id": "north", "name": "North"},
            {"id": "south", "name": "South"},
            {"id": "gazette", "name": "The Gazette"},
        ],
        "places": [
            {"id": "valley", "name": "the valley"},
            {"id": "village", "name": "the village", "part_of": ["valley"]},
        ],
        "measures": [
            {"id": "armour", "name": "armour lost"},
            {"id": "tanks", "name": "tanks lost", "part_of": ["armour"]},
            {"id": "control", "answers": "choice", "options": ["x", "y", "z"]},
        ],
        "statements": statements,
        **more,
    }
    return read_texts([CaseText(content=json.dumps(case).encode())])


def north(answer: object, **more: object) -> Said:
    return said("a", "north", answer, **more)


def south(answer: object, **more: object) -> Said:
    return said("b", "south", answer, **more)


def said(label: str, source: str, answer: object, **more: object) -> Said:
    claim = {
        "measure": more.pop("measure", "tanks"),
        "subject": more.pop("subject", "south"),
        "place": more.pop("place", "valley"),
        "period": more.pop("period", "2020-09"),
        "answer": answer,
        "stance": more.pop("stance", "asserts"),
        "certainty": more.pop("certainty", "certain"),
    }
    return {"id": label, "source": source, "claims": [claim], **more}


def text(label: str, source: str, stance: str = "asserts") -> Said:
    claim = {"text": "It rained.", "stance": stance}
    return {"id": label, "source": source, "claims": [claim]}


def because(*statements: Said, **more: object) -> str:
    (judgement,) = ct.why(graph_of(*statements, **more), "a", "b")
    return judgement.because


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (
            north(5, **OCTOBER),
            south(3, **LATER),
            (
                "Both answer the same question about the same period: "
                "5 and 3 can't both hold."
            ),
        ),
        (
            north(5, **OCTOBER),
            south("at least 3", stance="denies", **LATER),
            (
                "Both answer the same question about the same period: "
                "to say 5 is to say “at least 3”, which South denies."
            ),
        ),
        (
            north("at least 3", stance="denies", **OCTOBER),
            south("up to 2", stance="denies", **LATER),
            (
                "Both answer the same question about the same period: "
                "not “at least 3” and not “up to 2” leave no answer."
            ),
        ),
        (
            north(5, place=None, period=None),
            south(3, place=None, period=None),
            (
                "Neither names a place or a period, and both answer the same question: "
                "5 and 3 can't both hold."
            ),
        ),
        (
            north(5, place="village", **OCTOBER),
            south(3, measure="armour", **LATER),
            (
                "By measure, tanks lost lies within armour lost; by place, the village "
                "lies within the valley; both are about the same period: a part can't "
                "exceed its whole, so 5 and 3 can't both hold."
            ),
        ),
        (
            north(5, period="2020-09-27", **OCTOBER),
            south(3, **LATER),
            (
                "The period of North, 2020-09-27, lies within that of South, 2020-09: "
                "a part can't exceed its whole, so 5 and 3 can't both hold."
            ),
        ),
        (
            north(5, asserted_at="2020-09-20"),
            south(3, **LATER),
            (
                "Both are about 2020-09, and North spoke before it was over, so that this "
                "figure covers the shorter time: a part can't exceed its whole, so 5 and 3 "
                "can't both hold."
            ),
        ),
        (
            north(5, period="2020-09-20", asserted_at="2020-09"),
            south(3, period="2020-09-20", **LATER),
            (
                "Whether North spoke before the period was over can't be told, "
                "but 5 and 3 can't both hold either way."
            ),
        ),
        (
            north(5, period=SO_FAR, **OCTOBER),
            south(3, period=SO_FAR, **LATER),
            (
                "Both count from 2020-09-27, and South spoke later than North: the later "
                "count contains the earlier, so 5 first and 3 later can't both hold."
            ),
        ),
        (
            north(5, period=SO_FAR),
            south(3, period=SO_FAR, responds_to=["a"]),
            (
                "Both count from 2020-09-27, and South spoke in answer to North: the later "
                "count contains the earlier, so 5 first and 3 later can't both hold."
            ),
        ),
        (
            north(5, period="2020-09-28/said"),
            south(3, period=SO_FAR, after=["a"]),
            (
                "Both count up to when they were said, and South spoke later than North, "
                "as the text tells: the later count contains the earlier, so 5 first and 3 "
                "later can't both hold."
            ),
        ),
        (
            north(3, period=SO_FAR, after=["b"]),
            south(5, period=SO_FAR),
            (
                "Both count from 2020-09-27, and North spoke later than South, as the text "
                "tells: the later count contains the earlier, so 5 first and 3 later can't "
                "both hold."
            ),
        ),
        (
            text("a", "north"),
            text("b", "south", "denies"),
            "South denies exactly what North asserts.",
        ),
        (
            north(5, certainty="probable"),
            south(5, stance="denies"),
            "South denies exactly what North asserts. North says it only as probable.",
        ),
    ],
)
def test_why_two_answers_cannot_both_hold(first: Said, second: Said, told: str) -> None:
    (judgement,) = ct.why(graph_of(first, second), "a", "b")

    assert judgement.because == told
    assert judgement.verdict is ct.Verdict.CONFLICT
    assert judgement.resolve.endswith(f", or {CORRECTION}")


@pytest.mark.parametrize(
    ("first", "second", "about"),
    [
        (north(5, **OCTOBER), south(3, **LATER), "the same question"),
        (
            north(5, period=SO_FAR, **OCTOBER),
            south(3, period=SO_FAR, **LATER),
            "the same question",
        ),
        (north(5, **OCTOBER), south(3, measure="armour", **LATER), "either question"),
        (text("a", "north"), text("b", "south", "denies"), "the same claim"),
    ],
)
def test_what_is_about_what_was_said_settles_it(
    first: Said, second: Said, about: str
) -> None:
    (judgement,) = ct.why(graph_of(first, second), "a", "b")

    assert judgement.resolve == f"a dated record about {about}, or {CORRECTION}"


def test_two_of_one_name_are_not_told_apart_by_it() -> None:
    sources = [{"id": "north", "name": "Army"}, {"id": "south", "name": "Army"}]
    graph = graph_of(north(5, **OCTOBER), south(3, **OCTOBER), sources=sources)

    (judgement,) = ct.why(graph, "a", "b")

    assert judgement.resolve.endswith(", or a correction by one of the two")


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (north(5), south(5), "same period, and both give the same answer."),
        (north(5), south("at least 3"), "same period, and one answer lies within the "),
        (
            north(5, stance="denies"),
            south(5, stance="denies"),
            "same period, and both deny it.",
        ),
        (north("unknown"), south(3), ", and an unknown answer excludes nothing."),
        (
            north(5, certainty="possible"),
            south(3),
            ", and what is only possible excludes nothing.",
        ),
        (text("a", "north"), text("b", "south"), "Both make the same claim."),
    ],
)
def test_why_two_answers_agree(first: Said, second: Said, told: str) -> None:
    (judgement,) = ct.why(graph_of(first, second), "a", "b")

    assert told in judgement.because
    assert (judgement.verdict, judgement.resolve) == (ct.Verdict.AGREE, "")


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (
            north("3 to 5"),
            south("at least 4"),
            (
                "Both answer the same question about the same period, "
                "so 3 to 5 and at least 4 can both hold."
            ),
        ),
        (
            north(3, place=None),
            south(3, measure="armour", place=None),
            (
                "Neither names a place; by measure, tanks lost lies within armour lost; "
                "both are about the same period, so the two can both hold."
            ),
        ),
        (
            north(3, period=None),
            south(4, measure="armour", period=None),
            (
                "Neither names a period; by measure, tanks lost lies within armour lost, "
                "so 3 and 4 can both hold."
            ),
        ),
        (
            north("unknown", period=None),
            south(4),
            "North names no period, and an unknown answer excludes nothing.",
        ),
        (
            north(5, place="village", measure="armour"),
            south(3),
            (
                "Their scopes cross: by measure and by place, now the one is the wider, "
                "now the other, so both can hold."
            ),
        ),
        (
            north(5, period="2020-08/2020-09-15"),
            south(3),
            "Their periods cross: neither lies within the other, so both can hold.",
        ),
        (
            north(5, period="2020-08"),
            south(3),
            "Their periods have no time in common, so both can hold.",
        ),
        (
            north(5, period="2020-08-01/said", asserted_at="2020-08-20"),
            south(3),
            "Their periods have no time in common, so both can hold.",
        ),
        (
            north(5, period="2020-08-01/said", asserted_at="2020-09-15"),
            south(3),
            "Their periods cross: neither lies within the other, so both can hold.",
        ),
        (
            north(5, period="2020-08-01/said", asserted_at="2020-09"),
            south(3, period="2020-09-15/2020-12", asserted_at="2021"),
            "Neither of their periods lies within the other, so both can hold.",
        ),
        (
            north("x", measure="control"),
            south(3),
            (
                "Different measures: control and tanks lost, neither within the other, "
                "so both can hold."
            ),
        ),
        (
            text("a", "north"),
            south(3),
            "They make different claims, so both can hold.",
        ),
        (
            north(5, period=SO_FAR),
            south(5, period=SO_FAR),
            (
                "Whether North or South spoke first can't be told, "
                "but the two can both hold either way."
            ),
        ),
        (
            north("x", measure="control", period=SO_FAR, **OCTOBER),
            south("y", measure="control", period=SO_FAR, **LATER),
            (
                "Both tell what holds from 2020-09-27, and South spoke later than North: "
                "the later period contains the earlier, so x and y can both hold."
            ),
        ),
        (
            north(5, period=SO_FAR),
            said("b", "north", 5, period=SO_FAR, after=["a"]),
            (
                "Both count from 2020-09-27, and 5 was said twice, as the text tells: "
                "the later count contains the earlier, so the two can both hold."
            ),
        ),
        (
            north(5, period=SO_FAR, **OCTOBER),
            said("b", "north", 7, period=SO_FAR, **LATER),
            (
                "Both count from 2020-09-27, and 5 was said before 7: "
                "the later count contains the earlier, so 5 and 7 can both hold."
            ),
        ),
    ],
)
def test_why_two_answers_can_both_hold(first: Said, second: Said, told: str) -> None:
    (judgement,) = ct.why(graph_of(first, second), "a", "b")

    assert judgement.because == told
    assert (judgement.verdict, judgement.resolve) == (ct.Verdict.COMPATIBLE, "")


UTC, LOCAL = "2020-09-27T00:00Z", "2020-09-27T00:00"


@pytest.mark.parametrize(
    ("first", "second", "reason", "resolve"),
    [
        (
            north(5, place=None),
            south(3),
            "North names no place, and both are about the same period",
            "which place North means",
        ),
        (
            north(5),
            south(3, period=None),
            "South names no period",
            "which period South means",
        ),
        (
            north(5, period="/said", **OCTOBER),
            south(3, period="/said", **LATER),
            "Nobody knows when the period of North began",
            "when that period began",
        ),
        (
            north(5, period="2020-09-27", **OCTOBER),
            south(3, period="2020-09-27/", **LATER),
            "Nobody knows when the period of South ended",
            "when that period ended",
        ),
        (
            north(5, period="2020-09-20", asserted_at="2020-09"),
            south(3, period="2020-09-20", asserted_at="2020-09"),
            (
                "Whether North or South spoke first, or after the period was over, "
                "can't be told"
            ),
            "when each of the two was said",
        ),
        (
            north(5, period="2020-09/said", asserted_at="2020"),
            south(3, **LATER),
            "Whether North spoke before the period was over can't be told",
            "when North spoke",
        ),
        (
            north(5, period=f"{UTC}/2020-09-28T00:00Z", **OCTOBER),
            south(3, period=f"{LOCAL}/2020-09-28T00:00", **LATER),
            (
                "One of the periods is written with an offset from UTC and the other "
                "without"
            ),
            "the offset that is missing",
        ),
        (
            north(5, period=f"{UTC}/said", **OCTOBER),
            south(3, period=f"{LOCAL}/said", **LATER),
            (
                "One of the periods is written with an offset from UTC and the other "
                "without"
            ),
            "the offset that is missing",
        ),
    ],
)
def test_what_leaves_it_open_whether_two_contradict_each_other(
    first: Said, second: Said, reason: str, resolve: str
) -> None:
    (judgement,) = ct.why(graph_of(first, second), "a", "b")

    assert judgement.because == f"{reason}: {OPEN}"
    assert judgement.verdict is ct.Verdict.UNDETERMINED
    assert judgement.resolve == resolve


TOLD = "can't be told"


@pytest.mark.parametrize(
    ("first", "second", "reason", "resolve"),
    [
        ({}, {}, TOLD, "when each of the two was said"),
        ({}, OCTOBER, TOLD, "when North spoke"),
        (OCTOBER, {}, TOLD, "when South spoke"),
        (OCTOBER, OCTOBER, TOLD, "the hour at which each of the two was said"),
        (
            {"asserted_at": "2020-10-01T08:00Z"},
            {"asserted_at": "2020-10-01T12:00"},
            TOLD,
            "the offset from UTC of the hour at which South spoke",
        ),
        (
            {"asserted_at": "2020-10-01T08:00"},
            {"asserted_at": "2020-10-01T12:00Z"},
            TOLD,
            "the offset from UTC of the hour at which North spoke",
        ),
        ({"asserted_at": "2020-10"}, LATER, TOLD, "which of the two was said first"),
        (
            {"asserted_at": "2020-10-01T08:00Z"},
            {"asserted_at": "2020-10-01"},
            TOLD,
            "which of the two was said first",
        ),
        (
            {"after": ["b"]},
            {"after": ["a"]},
            "leads in a ring back to it, so that nobody can tell when it was made",
            "which of the statements in that ring came first",
        ),
        (
            OCTOBER,
            {"asserted_at": "2020-09-28", "after": ["a"]},
            "contradict each other, so that nobody can tell when it was made",
            "which of those dates is right",
        ),
    ],
)
def test_of_two_totals_it_is_told_who_must_not_have_spoken_first(
    first: Said, second: Said, reason: str, resolve: str
) -> None:
    graph = graph_of(
        north(5, period=SO_FAR, **first), south(3, period=SO_FAR, **second)
    )

    (judgement,) = ct.why(graph, "a", "b")
    (turned,) = ct.why(graph, "b", "a")

    assert judgement.because.endswith(
        f"{reason}: if North spoke first, 5 and 3 can't both hold, and if South did, "
        "they can."
    )
    assert turned.because.endswith(
        ": if North spoke first, 3 and 5 can't both hold, and if South did, they can."
    )
    assert judgement.verdict is ct.Verdict.UNDETERMINED
    assert judgement.resolve == resolve


def test_of_a_part_and_a_whole_it_is_told_who_must_not_have_spoken_first() -> None:
    graph = graph_of(
        north(5, period=SO_FAR, **OCTOBER),
        south(3, measure="armour", period=SO_FAR, **OCTOBER),
    )

    (judgement,) = ct.why(graph, "a", "b")

    assert judgement.because == (
        "By measure, tanks lost lies within armour lost; whether North or South "
        "spoke first can't be told: if North spoke first, 5 and 3 can't both hold, and "
        "if South did, they can."
    )


def test_where_more_is_open_than_the_order_no_order_decides() -> None:
    graph = graph_of(
        north(5, period=SO_FAR, place=None, **OCTOBER),
        south(3, period=SO_FAR, **OCTOBER),
    )

    (judgement,) = ct.why(graph, "a", "b")

    assert judgement.because.endswith(f": {OPEN}")


def test_a_claim_of_which_nobody_knows_where_it_was_made_says_so() -> None:
    graph = graph_of(
        said("c", "north", 5, period=SO_FAR, **OCTOBER),
        said("d", "south", 5, period=SO_FAR, **LATER),
        said(
            "a",
            "gazette",
            5,
            period=SO_FAR,
            relays=[{"statement": "c"}, {"statement": "d"}],
        ),
        said("b", "north", 3, period=SO_FAR, asserted_at="2020-10-03"),
    )

    (judgement,) = ct.why(graph, "a", "b")

    assert judgement.because.startswith(
        "Where the claim of The Gazette was first made can't be told: "
    )
    assert judgement.resolve == "where that claim was first made"


def test_a_claim_taken_from_another_statement_is_of_its_moment() -> None:
    told = because(
        north(5, period=SO_FAR), {"id": "b", "source": "south", "claims": [{"of": "a"}]}
    )

    assert told == (
        "Both speak of the moment at which the claim was first made, "
        "and both give the same answer."
    )


# One source.


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (north(5, **OCTOBER), {"answer": 3}, "said 5 and later said 3, and the two "),
        (north(5, **OCTOBER), {"answer": 5, "stance": "denies"}, "said 5 and later "),
        (
            north(5, stance="denies", **OCTOBER),
            {"answer": 5},
            "denied 5 and later said it after all.",
        ),
        (
            north("at least 3", stance="denies", **OCTOBER),
            {"answer": 5},
            "denied “at least 3” and later said 5, and the two can't both hold.",
        ),
        (
            north(5, period=SO_FAR, **OCTOBER),
            {"answer": 3, "period": SO_FAR},
            "said 5 and later said 3, and a running total does not fall.",
        ),
    ],
)
def test_which_of_its_answers_a_source_gave_first(
    first: Said, second: Said, told: str
) -> None:
    later = said("b", "north", **LATER, **second)
    graph = graph_of(first, later)

    both = [ct.why(graph, "a", "b")[0], ct.why(graph, "b", "a")[0]]

    assert all(one.because.startswith(f"North first {told}") for one in both)
    assert {one.resolve for one in both} == {STANDS}


def test_a_part_that_exceeds_its_own_sources_whole_is_told_with_the_way() -> None:
    told = because(
        north(5, **OCTOBER), said("b", "north", 3, measure="armour", **LATER)
    )

    assert told == (
        "By measure, tanks lost lies within armour lost; both are about the same "
        "period, and a part can't exceed its whole: North first said 5 and later said "
        "3, and the two can't both hold."
    )


def test_a_part_in_one_statement_is_told_to_exceed_its_whole() -> None:
    both = north(5)
    both["claims"] = [*north(5)["claims"], *south(3, measure="armour")["claims"]]

    (finding,) = ct.check(graph_of(both))

    assert finding.because == (
        "By measure, tanks lost lies within armour lost; both are about the same "
        "period, and a part can't exceed its whole: 5 and 3 can't both hold."
    )


def test_a_source_that_no_longer_knows_is_quoted_so() -> None:
    graph = graph_of(north(5, **OCTOBER), said("b", "north", "unknown", **LATER))

    (finding,) = ct.check(graph)

    assert finding.explain() == (
        "On tanks lost (South, the valley, 2020-09): North (2020-10-01) says 5, and "
        "(2020-10-02) says “unknown”. North first said 5 and later said “unknown”; the "
        "two don't exclude each other."
    )


def test_a_statement_that_contradicts_itself_says_both() -> None:
    both = north(5)
    both["claims"] = [*north(5)["claims"], *south(3)["claims"]]

    (finding,) = ct.check(graph_of(both))

    assert finding.because == (
        "Both answer the same question about the same period: 5 and 3 can't both hold."
    )


@pytest.mark.parametrize(
    ("dates", "why"),
    [
        ({}, "which came first is not known"),
        (
            {"after": ["b"], "asserted_at": "2020-10-01"},
            (
                "the dates around the statement of North contradict each other, so that "
                "nobody can tell when it was made"
            ),
        ),
    ],
)
def test_of_one_source_in_unknown_order_neither_answer_is_held_against_it(
    dates: Said, why: str
) -> None:
    earlier = said("b", "north", 3, asserted_at="2020-10" if not dates else "2020-11")
    graph = graph_of(north(5, **dates), earlier)

    (judgement,) = ct.why(graph, "a", "b")

    assert judgement.verdict is ct.Verdict.UNDETERMINED
    assert judgement.because == (
        f"North said 5 and said 3; {why}, and the later may replace the earlier."
    )
    assert judgement.rule == "one source contradicts itself only in a known order"
    assert judgement.resolve == "which of the two was said first"
    found = ct.check(graph, undetermined=True)
    assert [one for one in found if one.verdict] == []


def test_one_source_that_leaves_a_place_open_is_asked_which_is_meant() -> None:
    graph = graph_of(north(5, place=None, **OCTOBER), said("b", "north", 3, **LATER))

    (finding,) = ct.check(graph, undetermined=True)

    assert finding.because.startswith("One of the two names no place, and both ")
    assert finding.resolve == "which place is meant where none is named"


def test_a_revision_that_excludes_nothing_has_its_own_rule_and_nothing_to_settle() -> (
    None
):
    graph = graph_of(north("about 20", **OCTOBER), said("b", "north", 18, **LATER))

    (finding,) = ct.check(graph)

    assert (finding.code, finding.verdict) == ("revision", None)
    assert finding.rule == (
        "a later answer about a period that was over replaces the earlier"
    )
    assert finding.explain() == (
        "On tanks lost (South, the valley, 2020-09): "
        "North (2020-10-01) says about 20 (15 to 25), and (2020-10-02) says 18. "
        "North first said about 20 (15 to 25) and later said 18; "
        "the two don't exclude each other."
    )


# What an analyst declared.

BATTLES = [
    {
        "kind": "incomparable",
        "between": ["a", "b"],
        "by": "Ada",
        "because": "Two battles.",
    }
]


def test_what_an_analyst_declared_incomparable_is_not_comparable() -> None:
    graph = graph_of(north(5), south(3), links=BATTLES)

    (judgement,) = ct.why(graph, "a", "b")

    assert judgement.comparability.relation is Relation.NOT_COMPARABLE
    assert judgement.verdict is ct.Verdict.UNDETERMINED
    assert judgement.because == (
        "Ada declared the two incomparable: Two battles; if they are comparable, "
        "5 and 3 can't both hold."
    )
    assert judgement.rule == "what is not comparable can't contradict"
    assert judgement.resolve == "whether the two are comparable after all"


def test_equal_answers_declared_incomparable_say_both() -> None:
    told = because(north(5), south(5), links=BATTLES)

    assert told == (
        "Ada declared the two incomparable: Two battles; both give the same answer."
    )


# What is printed.


def test_words_that_nobody_kept_are_no_quote() -> None:
    graph = graph_of(north("at least 5"), south(3, quote="We lost three."))

    (finding,) = ct.check(graph)

    assert [(one.answer, one.quote) for one in finding.sides] == [
        ("at least 5", None),
        ("3", "We lost three."),
    ]


def test_a_denial_is_of_the_words_that_were_said() -> None:
    graph = graph_of(
        north("more than 550"),
        {"id": "b", "source": "south", "claims": [{"of": "a", "stance": "denies"}]},
    )

    (finding,) = ct.check(graph)

    assert finding.sides[1].answer == "not “more than 550”"
    assert finding.explain().startswith(
        "On tanks lost (South, the valley, 2020-09): "
        "North says more than 550 (at least 551); South denies “more than 550”. "
    )


def test_why_prints_who_only_reports() -> None:
    graph = graph_of(
        north(5),
        {
            "id": "b",
            "source": "gazette",
            "quote": "Five, says the North.",
            "relays": [{"statement": "a"}],
            "claims": [{"of": "a"}],
        },
    )

    printed = str(ct.why(graph, "b", "a"))

    assert printed.splitlines() == [
        (
            "b#1 The Gazette: tanks lost (South, the valley, 2020-09): "
            "reports 5 (“Five, says the North.”)"
        ),
        "a#1 North: tanks lost (South, the valley, 2020-09): 5",
        "no verdict (same question)",
        (
            "The Gazette does not vouch for it. "
            "Both answer the same question about the same period."
        ),
    ]


def test_a_judgement_prints_what_would_settle_it() -> None:
    printed = str(ct.why(graph_of(north(5), south(3)), "a", "b"))

    assert printed.splitlines()[2:] == [
        "conflict (same question)",
        "Both answer the same question about the same period: 5 and 3 can't both hold.",
        f"To settle it: a dated record about the same question, or {CORRECTION}.",
    ]
