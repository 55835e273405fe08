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
