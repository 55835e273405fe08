"""Strategies for every record, each by itself: what it refers to need not exist.

For sets of records that refer to each other, see `worlds`.
"""

from typing import Any, TypeVar

from claimtrack.model import (
    AnswerKind,
    Assertion,
    Certainty,
    Chosen,
    Claim,
    Correction,
    CorrectionKind,
    Document,
    Envelope,
    Link,
    LinkKind,
    Measure,
    Name,
    Order,
    Partition,
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
)
from claimtrack.testing._hypothesis import SearchStrategy, st
from claimtrack.testing.values import answers, periods, whens

_Edge = TypeVar("_Edge", Relay, Response, Order, Correction)

_LANGUAGES = ("am", "ar", "az", "en", "hy", "ru", "zh-Hant")


def _ids() -> SearchStrategy[str]:
    plain = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=12)
    return plain | st.text(min_size=1, max_size=12).map(str.strip).filter(bool)


def _digests() -> SearchStrategy[str]:
    return st.binary(min_size=32, max_size=32).map(bytes.hex)


def _edges(
    edge: type[_Edge], far: str, /, **rest: SearchStrategy[Any]
) -> SearchStrategy[_Edge]:
    """Edges from one statement to another, never to itself."""
    ends = st.tuples(_digests(), _digests()).filter(lambda pair: pair[0] != pair[1])
    return st.builds(
        lambda pair, **more: edge(statement_id=pair[0], **{far: pair[1]}, **more),
        ends,
        **rest,
    )


def _words() -> SearchStrategy[str]:
    return st.text(min_size=1, max_size=40)


def _languages() -> SearchStrategy[str]:
    return st.sampled_from(_LANGUAGES)


def _several(texts: SearchStrategy[str]) -> SearchStrategy[list[str]]:
    return st.lists(texts, max_size=3)


def _is_apart(record: Chosen) -> bool:
    return record.id not in record.part_of


def names() -> SearchStrategy[Name]:
    """Names, in one language or none."""
    return st.builds(Name, text=_words(), language=_languages() | st.just(""))


def sources() -> SearchStrategy[Source]:
    """Sources of every kind.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5, database=None)
    ... @given(sources())
    ... def no_source_is_part_of_itself(source):
    ...     assert source.id not in source.part_of
    >>> no_source_is_part_of_itself()

    """
    return st.builds(
        Source,
        id=_ids(),
        kind=st.none() | st.sampled_from(SourceKind),
        names=st.lists(names(), max_size=2),
        aliases=_several(_words()),
        part_of=_several(_ids()),
    ).filter(_is_apart)


def places() -> SearchStrategy[Place]:
    """Places."""
    return st.builds(
        Place,
        id=_ids(),
        names=st.lists(names(), max_size=2),
        aliases=_several(_words()),
        part_of=_several(_ids()),
    ).filter(_is_apart)


def subjects() -> SearchStrategy[Subject]:
    """Subjects."""
    return st.builds(
        Subject,
        id=_ids(),
        names=st.lists(names(), max_size=2),
        aliases=_several(_words()),
        part_of=_several(_ids()),
    ).filter(_is_apart)


def measures() -> SearchStrategy[Measure]:
    """Measures with answers of every kind.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5, database=None)
    ... @given(measures())
    ... def options_never_add_up(measure):
    ...     assert not (measure.options and measure.additive)
    >>> options_never_add_up()

    """
    return st.one_of(
        _measures(st.none() | st.just(AnswerKind.COUNT), additive=_maybe()),
        _measures(st.just(AnswerKind.AMOUNT), additive=_maybe()),
        _measures(st.just(AnswerKind.CHOICE), options=st.none() | _options()),
        _measures(st.none(), options=_options()),
    )


def _maybe() -> SearchStrategy[bool | None]:
    return st.none() | st.booleans()


def _options() -> SearchStrategy[set[str] | None]:
    return st.sets(st.sampled_from(("army", "both", "nobody", "rebels")), min_size=2)


def _measures(
    kinds: SearchStrategy[AnswerKind | None],
    *,
    options: SearchStrategy[set[str] | None] | None = None,
    additive: SearchStrategy[bool | None] | None = None,
) -> SearchStrategy[Measure]:
    return st.builds(
        Measure,
        id=_ids(),
        names=st.lists(names(), max_size=2),
        aliases=_several(_words()),
        part_of=_several(_ids()),
        answers=kinds,
        unit=st.none() | _words(),
        options=st.none() if options is None else options,
        additive=st.none() if additive is None else additive,
    ).filter(_is_apart)


def partitions() -> SearchStrategy[Partition]:
    """Partitions of a whole into one part or more, the whole not among them."""
    return st.builds(
        Partition,
        whole_id=st.just("whole"),
        part_ids=st.sets(_ids().filter(lambda part: part != "whole"), min_size=1),
        disjoint=st.booleans(),
        exhaustive=st.booleans(),
    )


def questions() -> SearchStrategy[Question]:
    """Questions, with any of their dimensions left open but the measure."""
    return st.builds(
        Question,
        measure_id=_ids(),
        subject_id=st.none() | _ids(),
        place_id=st.none() | _ids(),
        period=st.none() | periods(),
    )


def claims() -> SearchStrategy[Claim]:
    """Claims: answers of every kind, and free text.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5, database=None)
    ... @given(claims())
    ... def a_claim_is_an_answer_or_a_text(claim):
    ...     assert (claim.answer is None) != (claim.text is None)
    >>> a_claim_is_an_answer_or_a_text()

    """
    answered = measures().flatmap(answers)
    return st.one_of(
        st.builds(Claim, question_id=_digests(), answer=answered),
        st.builds(Claim, text=_words(), language=st.none() | _languages()),
    )


def documents() -> SearchStrategy[Document]:
    """Documents, each with a publisher, a url or a digest at least."""
    known = st.fixed_dictionaries(
        {},
        optional={"publisher_id": _ids(), "url": _words(), "digest": _digests()},
    ).filter(bool)
    return st.builds(
        lambda known, **rest: Document(**known, **rest),
        known,
        language=st.none() | _languages(),
        published_at=st.none() | whens(),
        title=st.none() | _words(),
        text=st.none() | st.text(max_size=200),
    )


def statements() -> SearchStrategy[Statement]:
    """Statements of every kind, each with a document, a quote or a key at least."""
    known = st.fixed_dictionaries(
        {}, optional={"document_id": _digests(), "quote": _words(), "key": _words()}
    ).filter(bool)
    return st.builds(
        lambda known, **rest: Statement(**known, **rest),
        known,
        source_id=_ids(),
        asserted_at=st.none() | whens(),
        kind=st.sampled_from(StatementKind),
    )


def assertions() -> SearchStrategy[Assertion]:
    """Assertions of every stance and certainty, some taken from other statements."""
    return st.builds(
        Assertion,
        statement_id=_digests(),
        claim_id=_digests(),
        stance=st.sampled_from(Stance),
        certainty=st.sampled_from(Certainty),
        quote=st.none() | _words(),
        wording=st.none() | _words(),
        taken_from=st.none() | _digests(),
    )


def relays() -> SearchStrategy[Relay]:
    """Relays of every mode and basis."""
    return _edges(
        Relay,
        "rests_on_id",
        mode=st.sampled_from(RelayMode),
        basis=st.none() | st.sampled_from(RelayBasis),
        attributed_to=st.none() | _ids(),
    )


def responses() -> SearchStrategy[Response]:
    """Responses."""
    return _edges(Response, "answers_id")


def orders() -> SearchStrategy[Order]:
    """Orders of two statements."""
    return _edges(Order, "after_id")


def corrections() -> SearchStrategy[Correction]:
    """Corrections, retractions and disownings."""
    return _edges(Correction, "corrects_id", kind=st.sampled_from(CorrectionKind))


def reviews() -> SearchStrategy[Review]:
    """Reviews."""
    return st.builds(
        Review,
        statement_id=_digests(),
        claim_id=_digests(),
        rating=_words(),
        scale=st.none() | _words(),
    )


def links() -> SearchStrategy[Link]:
    """Links of every kind, between two different things."""
    return st.builds(
        Link,
        kind=st.sampled_from(LinkKind),
        between=st.sets(_digests() | _ids(), min_size=2, max_size=2),
        by=_words(),
        because=_words(),
    )


def settlements() -> SearchStrategy[Settlement]:
    """Settlements of findings, named by eight digits of their id or more."""
    return st.builds(
        Settlement,
        finding=st.builds(lambda text, n: text[:n], _digests(), st.integers(8, 64)),
        by=_words(),
        because=_words(),
    )


def envelopes() -> SearchStrategy[Envelope]:
    """Envelopes of records, some with labels and a time."""
    return st.builds(
        Envelope,
        record_id=_digests() | _ids(),
        recorded_at=st.none() | whens(),
        labels=_several(_words()),
    )


def records() -> SearchStrategy[Record]:
    """Records of every kind.

    >>> from hypothesis import given, settings
    >>> from claimtrack.model import record_id
    >>> @settings(max_examples=5, database=None)
    ... @given(records())
    ... def a_record_has_an_id(record):
    ...     assert record_id(record)
    >>> a_record_has_an_id()

    """
    return st.one_of(
        sources(),
        places(),
        subjects(),
        measures(),
        questions(),
        claims(),
        documents(),
        statements(),
        assertions(),
        relays(),
        responses(),
        orders(),
        corrections(),
        partitions(),
        reviews(),
        links(),
        settlements(),
    )
