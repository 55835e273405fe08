"""Findings, as prose."""

import attrs
import pytest

from claimtrack.model import Finding, Quoted, Stance, Verdict

MINISTRY = Quoted(
    statement_id="1" * 64,
    statement_label="am-losses",
    claim_id="2" * 64,
    claim_label="am-heli",
    source="Ministry of Defence of Armenia",
    source_id="am-mod",
    quote="Two helicopters shot down",
    question="helicopters lost",
    answer="2",
    asserted_at="2020-09-27",
)
DENIAL = Quoted(
    statement_id="3" * 64,
    statement_label="az-denial",
    claim_id="2" * 64,
    claim_label="am-heli",
    source="Ministry of Defence of Azerbaijan",
    source_id="az-mod",
    quote=None,
    question="",
    answer="not 2",
    stance=Stance.DENIES,
)
FINDING = Finding(
    id="4" * 64,
    code="denial",
    verdict=Verdict.CONFLICT,
    sides=(MINISTRY, DENIAL),
    rule="two sources, one denies",
    because="What one asserts the other denies.",
    resolve="a correction by either",
)


def test_a_finding_explains_itself_with_both_voices_the_reason_and_the_way_out() -> (
    None
):
    prose = FINDING.explain()

    assert prose == (
        "Ministry of Defence of Armenia (2020-09-27) says 2 for helicopters lost, "
        "“Two helicopters shot down”; Ministry of Defence of Azerbaijan denies 2. "
        "What one asserts the other denies. To settle it: a correction by either."
    )


def test_a_question_that_both_answer_is_told_once() -> None:
    denial = attrs.evolve(DENIAL, question=MINISTRY.question)

    prose = attrs.evolve(FINDING, sides=(MINISTRY, denial), resolve="").explain()

    assert prose == (
        "On helicopters lost: Ministry of Defence of Armenia (2020-09-27) says 2, "
        "“Two helicopters shot down”; Ministry of Defence of Azerbaijan denies 2. "
        "What one asserts the other denies."
    )


def test_a_finding_about_nobody_gives_its_reason_alone() -> None:
    prose = attrs.evolve(FINDING, sides=(), resolve="").explain()

    assert prose == "What one asserts the other denies."


def test_a_quote_that_ends_a_sentence_ends_this_one() -> None:
    said = attrs.evolve(DENIAL, stance=Stance.ASSERTS, answer="“It rained.”")

    prose = attrs.evolve(FINDING, sides=(said,), resolve="").explain()

    assert prose == (
        "Ministry of Defence of Azerbaijan says “It rained.” "
        "What one asserts the other denies."
    )


@pytest.mark.parametrize(
    ("stance", "answer", "verb"),
    [
        (Stance.REPORTS, "2", "reports 2"),
        (Stance.REPORTS_DENIAL, "not 2", "reports a denial of 2"),
        (Stance.DOUBTS, "2", "doubts 2"),
    ],
)
def test_who_reports_or_doubts_is_not_said_to_assert(
    stance: Stance, answer: str, verb: str
) -> None:
    said = attrs.evolve(DENIAL, stance=stance, answer=answer)

    prose = attrs.evolve(FINDING, sides=(said,)).explain()

    assert prose.startswith(f"Ministry of Defence of Azerbaijan {verb}. ")


def on(date: str | None, answer: str, **more: object) -> Quoted:
    """What the ministry says another time."""
    return attrs.evolve(
        MINISTRY,
        asserted_at=date,
        answer=answer,
        quote=None,
        **{"statement_id": "5" * 64, **more},
    )


def told(*sides: Quoted) -> str:
    finding = attrs.evolve(FINDING, sides=sides, because="", resolve="")
    return finding.explain().replace("Ministry of Defence of Armenia", "A")


def test_who_speaks_twice_is_named_once() -> None:
    later = on("2020-09-28", "not 3", stance=Stance.DENIES)

    assert told(MINISTRY, later) == (
        "On helicopters lost: A (2020-09-27) says 2, “Two helicopters shot down”, and "
        "(2020-09-28) denies 3."
    )


def test_what_was_said_at_once_has_one_date() -> None:
    assert told(on("2020-09-27", "2"), on("2020-09-27", "3")) == (
        "On helicopters lost: A (2020-09-27) says 2 and 3."
    )
    assert told(
        on(None, "2"), on(None, "3"), on(None, "not 4", stance=Stance.DENIES)
    ) == ("On helicopters lost: A says 2, 3 and denies 4.")


def test_words_of_a_statement_stand_once_behind_all_that_it_says() -> None:
    sides = (attrs.evolve(MINISTRY, answer=answer) for answer in ("2", "3"))

    assert told(*sides) == (
        "On helicopters lost: A (2020-09-27) says 2, and 3, “Two helicopters shot down”."
    )


def test_one_name_of_two_sources_is_two() -> None:
    other = on("2020-09-28", "3", source_id="am-mod-2")

    assert told(on("2020-09-27", "2"), other) == (
        "On helicopters lost: A (2020-09-27) says 2; A (2020-09-28) says 3."
    )


@pytest.mark.parametrize(
    ("first", "second", "prose"),
    [
        (
            "tanks lost (South, 2020)",
            "armour lost (South, 2020)",
            "On South, 2020: A says 2 for tanks lost and 3 for armour lost.",
        ),
        (
            "tanks lost (T-72) (South, Stepanakert (Khankendi))",
            "armour lost (T-72) (South, Stepanakert (Khankendi))",
            (
                "On South, Stepanakert (Khankendi): A says 2 for tanks lost (T-72) and "
                "3 for armour lost (T-72)."
            ),
        ),
        (
            "tanks lost (South, 2020)",
            "tanks lost (North, 2020)",
            "A says 2 for tanks lost (South, 2020) and 3 for tanks lost (North, 2020).",
        ),
        (
            "tanks (lost",
            "armour (lost",
            "A says 2 for tanks (lost and 3 for armour (lost.",
        ),
        ("tanks", "armour", "A says 2 for tanks and 3 for armour."),
    ],
)
def test_a_scope_that_all_share_is_told_once(
    first: str, second: str, prose: str
) -> None:
    assert told(on(None, "2", question=first), on(None, "3", question=second)) == prose


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ((), ""),
        (
            ("20",),
            (
                "Another figure would do as well: Ministry of Defence of Azerbaijan "
                "(2020-10-01) says 20 for wounded. "
            ),
        ),
        (
            ("20", "21", "22"),
            (
                "Other figures would do as well: Ministry of Defence of Azerbaijan "
                "(2020-10-01) says 20 for wounded, 21 for wounded and 22 for wounded. "
            ),
        ),
        (
            ("20", "21", "22", "23", "24"),
            (
                "Other figures would do as well: Ministry of Defence of Azerbaijan "
                "(2020-10-01) says 20 for wounded, 21 for wounded and 22 for wounded; "
                "and 2 more. "
            ),
        ),
    ],
)
def test_figures_that_could_stand_in_are_told_before_what_settles_it(
    answers: tuple[str, ...], sentence: str
) -> None:
    scope = " (Armenia, 2020-09)"
    sides = (
        on("2020-09-27", "30", question=f"killed or wounded{scope}"),
        on("2020-09-28", "40", question=f"killed{scope}"),
    )
    equals = tuple(
        on("2020-10-01", answer, question=f"wounded{scope}", source=DENIAL.source)
        for answer in answers
    )
    finding = attrs.evolve(FINDING, sides=sides, equals=equals)

    prose = finding.explain()

    because = finding.because
    assert prose.partition(because)[2] == (
        f" {sentence}To settle it: a correction by either."
    )
