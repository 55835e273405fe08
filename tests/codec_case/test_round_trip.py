"""Any draft against what it saves, and against a case file that is kept by hand."""

import json
import tempfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.codec import CaseText, read_texts
from claimtrack.codec.case import Case
from claimtrack.codec.drafts.changes import StillNamedError

IDS = st.sampled_from(["a", "b", "c", "a (2)", "b#1", "é"])
TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)
SEVERAL = st.lists(IDS, max_size=3)
TIMES = st.sampled_from(["2020-09", "2020-09-27", "2020-09-27T10:02+04:00", "when"])
NUMBERS = st.one_of(
    st.integers(-(10**29), 10**29),
    st.decimals(-(10**9), 10**9, places=3),
    st.floats(-1e9, 1e9).map(lambda number: round(number, 6)),
    st.sampled_from([Decimal("-0"), Decimal("1E+5"), Decimal("1.50")]),
)
ANSWERS = st.one_of(
    NUMBERS,
    TEXTS,
    st.fixed_dictionaries({}, optional={"low": NUMBERS, "high": NUMBERS}),
)
NAMES = st.dictionaries(st.sampled_from(["en", "zh-Hant"]), st.lists(TEXTS, max_size=2))
FLAGS = st.booleans()


def calls(
    method: str, *needed: object, **optional: object
) -> st.SearchStrategy[object]:
    """Calls of a method with the needed arguments and some of the optional ones."""
    return st.tuples(
        st.just(method),
        st.tuples(*needed),
        st.fixed_dictionaries({}, optional=optional),  # type: ignore[arg-type]  # too
    )


NAMED = {"name": TEXTS, "names": NAMES, "aliases": st.lists(TEXTS), "part_of": SEVERAL}
SAID = {
    "on": TIMES,
    "page": IDS,
    "quote": TEXTS,
    "key": TEXTS,
    "after": SEVERAL,
    "answering": SEVERAL,
}
MODES = st.sampled_from(["verbatim", "unknown"])
STANCES = st.sampled_from(["asserts", "denies", "reports"])
CALLS = st.one_of(
    calls("source", IDS, kind=st.sampled_from(["state", "outlet"]), **NAMED),
    calls("place", IDS, **NAMED),
    calls("subject", IDS, **NAMED),
    calls("measure", IDS, unit=TEXTS, additive=FLAGS, parts=SEVERAL, **NAMED),
    calls("partition", IDS, SEVERAL, disjoint=FLAGS, exhaustive=FLAGS),
    calls("question", IDS, IDS, subject=IDS, place=IDS, period=TIMES),
    calls("page", IDS, publisher=IDS, title=TEXTS, published=TIMES, text=TEXTS),
    calls("say", IDS, IDS, IDS, ANSWERS, text=TEXTS, stance=STANCES, **SAID),
    calls("deny", IDS, IDS, of=st.just("a"), **SAID).map(
        lambda call: (call[0], call[1], {"of": "a", **call[2]})  # type: ignore[index]
    ),
    calls("relay", IDS, IDS, mode=MODES, carries=SEVERAL, **SAID).map(
        lambda call: (call[0], call[1], {"of": ["a", "b"], **call[2]})  # type: ignore[index]
    ),
    calls("link", st.just("same"), IDS, IDS).map(
        lambda call: (call[0], call[1], {"by": "ada", "because": "so"})  # type: ignore[index]
    ),
    calls("settle", IDS).map(
        lambda call: (call[0], call[1], {"by": "ada", "because": "so"})  # type: ignore[index]
    ),
)


@given(st.lists(CALLS, max_size=12))
def test_any_draft_is_what_is_read_after_it_was_saved(
    calls: list[tuple[str, tuple[object, ...], dict[str, object]]],
) -> None:
    case = Case("a case")
    for method, arguments, keywords in calls:
        getattr(case, method)(*arguments, **keywords)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "case.json")
        case.save(path)
        first = path.read_bytes()
        again = Case.read(path)
        again.save(path)
        second = path.read_bytes()

    assert again == case
    assert second == first
    assert isinstance(case.problems(), tuple)
    assert json.loads(first)["claimtrack"] == 1


Step = Callable[[Case, dict[str, dict[str, object]]], None]
SPEAKERS = ("mod", "az", "ria")
SAYINGS = st.sampled_from([f"K{number}" for number in range(6)])
FIGURES = st.integers(0, 9)


def say(id_: str, source: str, figure: int) -> Step:
    def step(case: Case, statements: dict[str, dict[str, object]]) -> None:
        case.say(id_, source, "heli", figure, on="2020-09-27")
        statements[id_] = {
            "id": id_,
            "source": source,
            "asserted_at": "2020-09-27",
            "claims": [{"question": "heli", "answer": figure}],
        }

    return step


def deny(id_: str, source: str, of: str) -> Step:
    def step(case: Case, statements: dict[str, dict[str, object]]) -> None:
        if of in statements and id_ != of and not points(statements, id_, of):
            case.deny(id_, source, of=of)
            statements[id_] = {
                "id": id_,
                "source": source,
                "claims": [{"of": of, "stance": "denies"}],
            }

    return step


def redate(id_: str, source: str) -> Step:
    def step(case: Case, statements: dict[str, dict[str, object]]) -> None:
        if id_ in statements:
            case.edit(id_, on="2020-09-28", source=source)
            statements[id_] |= {"asserted_at": "2020-09-28", "source": source}

    return step


def refigure(id_: str, figure: int) -> Step:
    def step(case: Case, statements: dict[str, dict[str, object]]) -> None:
        if id_ in statements and "of" not in claim_of(statements, id_):
            case.edit(id_, answer=figure)
            claim_of(statements, id_)["answer"] = figure

    return step


def drop(id_: str) -> Step:
    def step(case: Case, statements: dict[str, dict[str, object]]) -> None:
        if id_ not in statements:
            return
        naming = [o for o in statements if claim_of(statements, o).get("of") == id_]
        if naming:
            with pytest.raises(StillNamedError) as caught:
                case.drop(id_)
            assert list(caught.value.named_by) == naming
        else:
            case.drop(id_)
            del statements[id_]

    return step


def claim_of(statements: dict[str, dict[str, object]], id_: str) -> dict[str, object]:
    claims = statements[id_]["claims"]
    assert isinstance(claims, list)
    (claim,) = claims
    assert isinstance(claim, dict)
    return claim


def points(statements: dict[str, dict[str, object]], target: str, start: str) -> bool:
    """Whether a denial leads, through others, to a statement."""
    while start != target:
        following = claim_of(statements, start).get("of")
        if following is None:
            return False
        start = str(following)
    return True


STEPS = st.one_of(
    st.builds(say, SAYINGS, st.sampled_from(SPEAKERS), FIGURES),
    st.builds(deny, SAYINGS, st.sampled_from(SPEAKERS), SAYINGS),
    st.builds(redate, SAYINGS, st.sampled_from(SPEAKERS)),
    st.builds(refigure, SAYINGS, FIGURES),
    st.builds(drop, SAYINGS),
)


@given(st.lists(STEPS, max_size=30))
def test_after_any_edits_the_graph_is_that_of_the_file_kept_by_hand(
    steps: list[Step],
) -> None:
    case = Case("a case")
    for speaker in SPEAKERS:
        case.source(speaker)
    case.measure("helicopters")
    case.question("heli", "helicopters", so_far_since="2020-09-27")
    statements: dict[str, dict[str, object]] = {}
    for step in steps:
        step(case, statements)

    graph = case.graph()

    by_hand = {
        "claimtrack": 1,
        "name": "a case",
        "sources": [{"id": speaker} for speaker in SPEAKERS],
        "measures": [{"id": "helicopters"}],
        "questions": [
            {"id": "heli", "measure": "helicopters", "period": "2020-09-27/said"}
        ],
        "statements": list(statements.values()),
    }
    assert graph == read_texts([CaseText(content=json.dumps(by_hand).encode())])
