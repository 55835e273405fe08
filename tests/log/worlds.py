"""Small sets of records that hold together, with every kind and every field."""

from collections.abc import Iterable
from decimal import Decimal

from hypothesis import strategies as st

from claimtrack.model import (
    Amount,
    Answer,
    AnswerKind,
    Assertion,
    Certainty,
    Choice,
    Claim,
    Correction,
    CorrectionKind,
    Count,
    Document,
    Envelope,
    Interval,
    Link,
    LinkKind,
    Measure,
    Name,
    Order,
    Partition,
    Period,
    Place,
    Question,
    Record,
    Relay,
    RelayBasis,
    RelayMode,
    Response,
    Review,
    Settlement,
    Source,
    SourceKind,
    Stance,
    Statement,
    StatementKind,
    Subject,
    Unknown,
    When,
    digest,
    record_id,
)

World = list[Record | Envelope]

SOURCES = ("armenia", "am-mod", "ria", "e\u0301")
PLACES = ("karabakh", "stepanakert")
SUBJECTS = ("civilians", "children")
OPTIONS = ("held", "lost", "contested")

# What may break a line, a key order or an encoding.
ODD = '\n\r\t\x00\x1f\x7f\x85\u2028\u2029\ufeff"\\/{}[],:e\u0301\u00e9\u0627\u05d0\U0001f5e3'
texts = st.text(st.sampled_from(ODD + "ab2 "), max_size=6)
words = texts.filter(bool)
whens = st.sampled_from(
    ["2020-09", "2020-09-27", "2020-XX", "2020-09-27T10:02+00:00", "-0044?"]
).map(lambda text: When(text=text))
periods = st.sampled_from(
    ["2020-09-27", "2020-09-27/said", "../2020-09-27", "/2020-09"]
).map(lambda text: Period(text=text))
languages = st.sampled_from([None, "", "en", "zh-Hant"])
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=3).map(
    lambda number: number * Decimal("1E+2")
) | st.sampled_from([Decimal("-0.0"), Decimal("5.50E+2"), Decimal(10) ** 25])


def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


def subsets(ids: Iterable[str]) -> st.SearchStrategy[list[str]]:
    given = sorted(ids)
    return st.lists(st.sampled_from(given), max_size=2) if given else st.just([])


@st.composite
def counts(draw: st.DrawFn) -> Count:
    ends = st.integers(0, 10**25)
    spans = draw(st.lists(st.tuples(ends, maybe(ends)), min_size=1, max_size=3))
    return Count(
        spans=[(a, b) if b is None else tuple(sorted((a, b))) for a, b in spans]
    )


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(maybe(numbers)), draw(maybe(numbers))
    if low is not None and high is not None:
        low, high = sorted((low, high))
        if low == high:
            return Interval(low=low, high=high)
    return Interval(
        low=low, high=high, low_open=draw(st.booleans()), high_open=draw(st.booleans())
    )


answers: dict[str, st.SearchStrategy[Answer]] = {
    "killed": st.builds(Unknown) | counts(),
    "losses": counts(),
    "area": st.lists(intervals(), min_size=1, max_size=3).map(
        lambda given: Amount(intervals=given)
    ),
    "control": st.lists(st.sampled_from(OPTIONS), min_size=1).map(
        lambda given: Choice(options=given)
    ),
}


named = st.fixed_dictionaries(
    {
        "names": st.lists(
            st.builds(Name, text=texts, language=st.sampled_from(["", "ar", "é"])),
            max_size=2,
        ),
        "aliases": st.lists(texts, max_size=2),
    }
)


@st.composite
def definitions(draw: st.DrawFn) -> World:
    found: World = [Source(id="tass", kind=draw(maybe(st.sampled_from(SourceKind))))]
    for kind, ids in ((Source, SOURCES), (Place, PLACES), (Subject, SUBJECTS)):
        found += [kind(id=id_) for id_ in ids]
        rank = draw(st.integers(0, len(ids) - 1))
        wholes = draw(subsets(ids[:rank]))
        found.append(kind(id=ids[rank], part_of=wholes, **draw(named)))
    found += [
        Measure(
            id="losses",
            unit=draw(maybe(texts)),
            additive=draw(maybe(st.booleans())),
        ),
        Measure(id="killed", part_of=draw(subsets(["losses"])), **draw(named)),
        Measure(id="area", answers=AnswerKind.AMOUNT),
        Measure(id="control", answers=AnswerKind.CHOICE, options=OPTIONS),
        Measure(id="open", answers=draw(maybe(st.just(AnswerKind.COUNT)))),
    ]
    if draw(st.booleans()):
        partition = Partition(
            whole_id="losses",
            part_ids=draw(subsets(["killed", "open"])),
            disjoint=draw(st.booleans()),
            exhaustive=draw(st.booleans()),
        )
        found.append(partition)
    return found


@st.composite
def claims(draw: st.DrawFn) -> tuple[World, list[str]]:
    found: World = []
    ids = []
    for _ in range(draw(st.integers(0, 3))):
        measure = draw(st.sampled_from(sorted(answers)))
        question = Question(
            measure_id=measure,
            subject_id=draw(maybe(st.sampled_from([*SUBJECTS, *SOURCES[:3], *PLACES]))),
            place_id=draw(maybe(st.sampled_from(PLACES))),
            period=draw(maybe(periods)),
        )
        claim = Claim(question_id=digest(question), answer=draw(answers[measure]))
        found += [question, claim]
        ids.append(digest(claim))
    if draw(st.booleans()):
        claim = Claim(text=draw(words), language=draw(languages))
        found.append(claim)
        ids.append(digest(claim))
    return found, ids


@st.composite
def statements(draw: st.DrawFn) -> tuple[World, list[str]]:
    found: World = []
    documents: list[str] = []
    for _ in range(draw(st.integers(0, 2))):
        document = Document(
            publisher_id=draw(st.sampled_from(SOURCES[:3])),
            url=draw(maybe(texts)),
            language=draw(languages),
            published_at=draw(maybe(whens)),
            digest=draw(maybe(texts)),
        )
        if digest(document) not in documents:
            documents.append(digest(document))
            # Title and text are no part of the digest: one version of each.
            title, text = draw(maybe(texts)), draw(maybe(texts))
            found.append(evolved(document, title=title, text=text))
    ids = []
    for _ in range(draw(st.integers(0, 4))):
        statement = Statement(
            source_id=draw(st.sampled_from(SOURCES[:3])),
            asserted_at=draw(maybe(whens)),
            document_id=draw(maybe(st.sampled_from(documents))) if documents else None,
            kind=draw(st.sampled_from(StatementKind)),
            quote=draw(maybe(texts)),
            key=draw(words),
        )
        found.append(statement)
        ids.append(digest(statement))
    return found, ids


def evolved(document: Document, *, title: str | None, text: str | None) -> Document:
    return Document(
        publisher_id=document.publisher_id,
        url=document.url,
        language=document.language,
        published_at=document.published_at,
        digest=document.digest,
        title=title,
        text=text,
    )


def edges(statement_ids: list[str], claim_ids: list[str]) -> st.SearchStrategy[Record]:
    said, claimed = st.sampled_from(statement_ids), st.sampled_from(claim_ids or [""])
    joining = [
        st.builds(
            Relay,
            statement_id=said,
            rests_on_id=said,
            mode=st.sampled_from(RelayMode),
            basis=maybe(st.sampled_from(RelayBasis)),
            attributed_to=maybe(st.sampled_from(SOURCES[:3])),
        ),
        st.builds(Response, statement_id=said, answers_id=said),
        st.builds(Order, statement_id=said, after_id=said),
        st.builds(
            Correction,
            statement_id=said,
            corrects_id=said,
            kind=st.sampled_from(CorrectionKind),
        ),
    ]
    claiming = [
        st.builds(
            Assertion,
            statement_id=said,
            claim_id=claimed,
            # A denial of everything would be refused.
            stance=st.sampled_from([Stance.ASSERTS, Stance.REPORTS, Stance.DOUBTS]),
            certainty=st.sampled_from(Certainty),
            quote=maybe(texts),
            wording=maybe(texts),
            taken_from=maybe(said),
        ),
        st.builds(
            Review,
            statement_id=said,
            claim_id=claimed,
            rating=texts,
            scale=maybe(texts),
        ),
    ]
    return st.one_of(joining + (claiming if claim_ids else []))


def links(ids: list[str]) -> st.SearchStrategy[Record]:
    return st.builds(
        Link,
        kind=st.sampled_from(LinkKind),
        between=st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True),
        by=texts,
        because=texts,
    )


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Records and envelopes, in any order, some of them given twice."""
    claimed, claim_ids = draw(claims())
    said, statement_ids = draw(statements())
    found = [*draw(definitions()), *claimed, *said]
    if statement_ids:
        found += draw(st.lists(edges(statement_ids, claim_ids), max_size=8))
    for ids in (sorted(set(claim_ids)), sorted(set(statement_ids)), ["armenia", "ria"]):
        if len(ids) > 1:
            found += draw(st.lists(links(ids), max_size=1))
    settlement = st.builds(Settlement, finding=words, by=texts, because=texts)
    found += draw(st.lists(settlement, max_size=1))
    found += [draw(enveloped(one)) for one in draw(subset_of(found))]
    again = draw(subset_of(found))
    return draw(st.permutations([*found, *again]))


def subset_of(world: World) -> st.SearchStrategy[World]:
    return st.lists(st.sampled_from(world), max_size=3)


@st.composite
def enveloped(draw: st.DrawFn, record: Record) -> Envelope:
    when = draw(maybe(whens))
    least = 1 if when is None else 0
    return Envelope(
        record_id=record_id(record),
        recorded_at=when,
        labels=draw(st.lists(texts, min_size=least, max_size=2)),
    )
