"""One source that says a number again and again: small worlds for its series."""

from collections.abc import Sequence

from hypothesis import strategies as st

from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Certainty,
    Claim,
    Correction,
    CorrectionKind,
    Count,
    Link,
    LinkKind,
    Measure,
    Order,
    Period,
    Question,
    Record,
    Source,
    Stance,
    Statement,
    When,
    digest,
)

TOTAL = Question(measure_id="tanks", period=Period(text="2020-09-27/said"))
DAY = Question(measure_id="tanks", period=Period(text="2020-09-28"))
_TIMES = (
    *("2020-09-27", "2020-09-28", "2020-09-29", "2020-09-30") * 3,
    None,
    "2020-09",
    "2020-09-28T10:00",
    "2020-09-28T20:00",
    "2020-09-28T07:00Z",
    "2020-09-28T21:00Z",
    "2020-09-29T12:00+04:00",
)
_MOST = 5


@st.composite
def answers(draw: st.DrawFn) -> Count:
    """A number from 0 to 5, a stretch of numbers, or one with a hole."""
    low, high = sorted(draw(st.lists(st.integers(0, _MOST), min_size=2, max_size=2)))
    spans: dict[str, list[tuple[int, int | None]]] = {
        "one": [(low, low)],
        "between": [(low, high)],
        "two": [(low, low), (high, high)],
        "at least": [(low, None)],
        "one or more than": [(low, low), (high + 2, None)],
    }
    shape = draw(st.sampled_from([*["one"] * 4, *spans]))
    return Count(spans=spans[shape])


@st.composite
def told(
    draw: st.DrawFn, *, questions: Sequence[Question] = (TOTAL,), most: int = 6
) -> ClaimGraph:
    """What one source said on some questions, with edges, corrections and links."""
    records: list[Record] = [Source(id="mod"), Measure(id="tanks"), *questions]
    ids: list[str] = []
    claims: list[str] = []
    for number in range(draw(st.integers(2, most))):
        time = draw(st.sampled_from(_TIMES))
        spoken = Statement(
            source_id="mod",
            key=str(number),
            asserted_at=None if time is None else When(text=time),
        )
        ids.append(digest(spoken))
        asked = draw(st.sampled_from(questions))
        claim = Claim(question_id=digest(asked), answer=draw(answers()))
        stances = [Stance.ASSERTS] * 9 + [Stance.DENIES, Stance.REPORTS]
        stance = draw(st.sampled_from(stances))
        if claim.answer == Count(spans=[(0, None)]):
            stance = Stance.ASSERTS
        sure = [Certainty.CERTAIN] * 9 + [Certainty.PROBABLE, Certainty.POSSIBLE]
        made = Assertion(
            statement_id=ids[-1],
            claim_id=digest(claim),
            stance=stance,
            certainty=draw(st.sampled_from(sure)),
        )
        claims.append(digest(claim))
        records += [spoken, claim, made]
    for _ in range(draw(st.integers(0, 4))):
        one, other = draw(st.permutations(range(len(ids))))[:2]
        kind = draw(st.sampled_from(["order", "order", "correction", "link"]))
        if kind == "order":
            records.append(Order(statement_id=ids[one], after_id=ids[other]))
        elif kind == "correction":
            correcting = draw(st.sampled_from(list(CorrectionKind)))
            records.append(
                Correction(
                    statement_id=ids[one], corrects_id=ids[other], kind=correcting
                )
            )
        else:
            records.append(
                Link(
                    kind=LinkKind.INCOMPARABLE,
                    between=[ids[one], ids[other]],
                    by="ada",
                    because="a new counter",
                )
            )
    return ClaimGraph(dict.fromkeys(records))
