"""Findings, as prose."""

from claimtrack.model import Finding, Quoted, Verdict

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
    quote="not 2",
    question="",
    answer="not 2",
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
        "Ministry of Defence of Armenia (2020-09-27) says 2 for helicopters lost: "
        "“Two helicopters shot down”. "
        "Ministry of Defence of Azerbaijan says not 2. "
        "What one asserts the other denies. To settle it: a correction by either."
    )
