"""The corpus: small situations, what each has to give, and where it stays silent.

Each folder with a `case.json` is one situation; `expected.json` beside it says what it
teaches. `README.md` lists them all and says how to read them.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import claimtrack as ct
from claimtrack.analysis import CODES, independence
from claimtrack.codec import CaseText, read_texts
from claimtrack.model import Finding

CORPUS = Path(__file__).parent
SITUATIONS = tuple(
    path.parent.relative_to(CORPUS).as_posix()
    for path in sorted(CORPUS.rglob("case.json"))
)
KEYS = frozenset(
    {
        "teaches",
        "needs",
        "findings",
        "undetermined",
        "history",
        "settled",
        "compared",
        "voices",
        "origins",
    }
)

Told = dict[str, object]


@cache
def expected(situation: str) -> dict[str, Any]:
    """What is expected of a situation."""
    text = (CORPUS / situation / "expected.json").read_text(encoding="utf-8")
    wanted: dict[str, Any] = json.loads(text)
    return wanted


def skip_without_extras(situation: str) -> None:
    if "needs" in expected(situation):
        pytest.importorskip("highspy", reason="needs the extra solve")


def graph_of(situation: str) -> ct.ClaimGraph:
    skip_without_extras(situation)
    return ct.read(CORPUS / situation / "case.json")


def told(finding: Finding) -> Told:
    """A finding as the corpus writes it."""
    named = {
        "code": finding.code,
        "verdict": finding.verdict and finding.verdict.value,
        "claims": [side.claim_label for side in finding.sides],
    }
    besides = {
        "equals": [side.claim_label for side in finding.equals],
        "candidates": [
            [one.statement_label, one.rests_on_label] for one in finding.candidates
        ],
        "evidence": [side.claim_label for side in finding.evidence],
    }
    return {**named, **{key: told for key, told in besides.items() if told}}


def found(situation: str, **asked: bool) -> list[Told]:
    return [told(one) for one in ct.check(graph_of(situation), **asked)]


def teaches(situation: str) -> str:
    return f"{situation} teaches: {expected(situation)['teaches']}"


def marked(situation: str) -> object:
    """A situation, marked where it takes an optional package to look at it."""
    marks = pytest.mark.extra if "needs" in expected(situation) else ()
    return pytest.param(situation, marks=marks)


each_situation = pytest.mark.parametrize("situation", [*map(marked, SITUATIONS)])


@each_situation
def test_what_is_found_is_what_is_expected_and_no_more(situation: str) -> None:
    findings = found(situation)

    assert findings == expected(situation)["findings"], teaches(situation)


@each_situation
def test_what_hangs_on_how_it_is_read_is_given_when_asked_for(situation: str) -> None:
    findings = found(situation, undetermined=True)

    wanted = expected(situation)
    both = [*wanted["findings"], *wanted.get("undetermined", ())]
    assert in_order(findings) == in_order(both), teaches(situation)


@each_situation
def test_with_history_all_that_was_ever_said_counts(situation: str) -> None:
    findings = found(situation, history=True)

    wanted = expected(situation)
    assert findings == wanted.get("history", wanted["findings"]), teaches(situation)


@each_situation
def test_what_somebody_settled_is_given_when_asked_for(situation: str) -> None:
    findings = found(situation, settled=True)

    wanted = expected(situation)
    both = [*wanted["findings"], *wanted.get("settled", ())]
    assert in_order(findings) == in_order(both), teaches(situation)


@each_situation
def test_two_that_are_named_are_silent_or_not_for_the_reason_given(
    situation: str,
) -> None:
    graph = graph_of(situation)
    wanted = expected(situation).get("compared", [])

    judged = []
    for one, other, *_ in wanted:
        (judgement,) = ct.why(graph, one, other)
        verdict = judgement.verdict and judgement.verdict.value
        relation = ct.comparability(graph, one, other).relation.value
        judged.append([one, other, verdict, relation])

    assert judged == wanted, teaches(situation)


@each_situation
def test_the_voices_behind_a_claim_are_as_many_as_expected(situation: str) -> None:
    graph = graph_of(situation)
    wanted = expected(situation).get("voices", {})

    counted = {}
    for label in wanted:
        voices = independence(graph, label)
        counted[label] = [voices.named, voices.at_most]

    assert counted == wanted, teaches(situation)


@each_situation
def test_what_is_traced_leads_to_the_origins_expected(situation: str) -> None:
    graph = graph_of(situation)
    wanted = expected(situation).get("origins", {})

    traced = {}
    for label in wanted:
        found = ct.trace(graph, label)
        traced[label] = [found.step(origin).label for origin in found.origins]

    assert traced == wanted, teaches(situation)


@each_situation
def test_the_order_of_the_entries_changes_nothing(situation: str) -> None:
    skip_without_extras(situation)
    case = json.loads((CORPUS / situation / "case.json").read_text(encoding="utf-8"))
    turned = {
        key: value[::-1] if isinstance(value, list) else value
        for key, value in case.items()
    }

    graph = read_texts([CaseText(content=json.dumps(turned).encode())])

    findings = [told(one) for one in ct.check(graph)]
    assert findings == expected(situation)["findings"]


def in_order(findings: list[Told]) -> list[str]:
    return sorted(json.dumps(one, sort_keys=True) for one in findings)


def is_silent(situation: str) -> bool:
    return not expected(situation)["findings"]


def test_every_code_is_found_in_some_situation() -> None:
    codes = {
        finding["code"]
        for situation in SITUATIONS
        for finding in expected(situation)["findings"]
    }

    assert sorted(codes) == sorted(CODES)


def test_at_least_half_of_the_situations_are_silent() -> None:
    silent = [*filter(is_silent, SITUATIONS)]

    assert len(SITUATIONS) >= 110
    assert len(silent) >= len(SITUATIONS) / 2


def test_every_silence_has_a_reason() -> None:
    unexplained = [
        situation
        for situation in filter(is_silent, SITUATIONS)
        if not expected(situation).get("compared")
    ]

    assert unexplained == []


def test_an_expectation_has_keys_that_are_looked_at() -> None:
    others = {
        situation: keys
        for situation in SITUATIONS
        if (keys := expected(situation).keys() - KEYS)
    }

    assert others == {}


def test_every_situation_is_named_in_one_table() -> None:
    page = (CORPUS / "README.md").read_text(encoding="utf-8")

    rows = [line for line in page.splitlines() if "/case.json) |" in line]

    assert rows == [row(situation) for situation in SITUATIONS]


def row(situation: str) -> str:
    """A situation's row in the table of the corpus."""
    wanted = expected(situation)
    codes = dict.fromkeys(f"`{one['code']}`" for one in wanted["findings"])
    gives = ", ".join(codes) or "silent"
    if wanted.get("undetermined"):
        gives += ", undetermined"
    lesson = wanted["teaches"]
    return f"| [{situation}]({situation}/case.json) | {gives} | {lesson} |"
