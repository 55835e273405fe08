"""What a label, a chosen id or the first digits of a digest names."""

import pytest

from claimtrack.errors import AmbiguousIdError, UnknownIdError
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Claim,
    Count,
    Document,
    Envelope,
    Measure,
    Question,
    Record,
    Review,
    Source,
    Statement,
    record_id,
)

# The digests of these two begin with the same eight digits.
TWIN = Statement(source_id="am-mod", key="15469")
OTHER_TWIN = Statement(source_id="am-mod", key="52734")

QUESTION = Question(measure_id="tanks-lost")
CLAIM = Claim(question_id=record_id(QUESTION), answer=Count(spans=[(3, 3)]))
ASSERTION = Assertion(statement_id=record_id(TWIN), claim_id=record_id(CLAIM))
REVIEW = Review(
    statement_id=record_id(OTHER_TWIN), claim_id=record_id(CLAIM), rating="false"
)
HELD: tuple[Record, ...] = (
    Source(id="armenia"),
    Source(id="am-mod", part_of=["armenia"]),
    Measure(id="tanks-lost"),
    QUESTION,
    CLAIM,
    TWIN,
    OTHER_TWIN,
    ASSERTION,
    REVIEW,
)


def labelled(record: Record, *labels: str) -> Envelope:
    return Envelope(record_id=record_id(record), labels=labels)


def test_a_label_names_its_record() -> None:
    graph = ClaimGraph([*HELD, labelled(TWIN, "am-losses", "briefing")])

    ids = [graph.find_id(label, Statement) for label in ("am-losses", "briefing")]

    assert ids == [record_id(TWIN)] * 2


def test_a_label_that_is_given_later_names_its_record() -> None:
    graph = ClaimGraph(HELD)
    with pytest.raises(UnknownIdError):
        graph.find_id("am-losses", Statement)

    graph.add([labelled(TWIN, "am-losses")])

    assert graph.find_id("am-losses", Statement) == record_id(TWIN)


def test_a_label_is_found_in_whatever_form_it_is_written() -> None:
    graph = ClaimGraph([*HELD, labelled(TWIN, "caf\u00e9")])

    id_ = graph.find_id("cafe\u0301", Statement)

    assert id_ == record_id(TWIN)


def test_a_chosen_id_names_its_record() -> None:
    graph = ClaimGraph(HELD)

    ids = graph.find_id("am-mod", Source), graph.find_id("tanks-lost", Measure)

    assert ids == ("am-mod", "tanks-lost")


@pytest.mark.parametrize("length", [9, 10, 63, 64])
def test_a_digest_is_named_by_its_first_digits_as_soon_as_they_are_enough(
    length: int,
) -> None:
    graph = ClaimGraph(HELD)

    id_ = graph.find_id(record_id(TWIN)[:length], Statement)

    assert id_ == record_id(TWIN)


def test_the_first_digits_of_two_digests_are_ambiguous() -> None:
    graph = ClaimGraph(HELD)
    both = sorted(record_id(twin)[:12] for twin in (TWIN, OTHER_TWIN))

    with pytest.raises(AmbiguousIdError) as ambiguous:
        graph.find_id("8aeae98f", Statement)

    assert ambiguous.value.text == "8aeae98f"
    assert ambiguous.value.matches == tuple(f"statement {digits}" for digits in both)
    assert str(ambiguous.value) == (
        f"'8aeae98f' could mean any of: statement {both[0]}, statement {both[1]}; "
        "give more digits of a digest, or another label"
    )


@pytest.mark.parametrize(
    "text",
    [
        record_id(CLAIM)[:7],
        record_id(CLAIM)[:8].upper(),
        record_id(CLAIM)[1:],
        record_id(CLAIM) + "0",
        f" {record_id(CLAIM)[:8]}",
        "",
        "f" * 64,
    ],
)
def test_fewer_than_eight_digits_or_other_digits_name_nothing(text: str) -> None:
    graph = ClaimGraph(HELD)

    with pytest.raises(UnknownIdError) as unknown:
        graph.find_id(text, Claim)

    assert unknown.value.text == text


def test_the_kinds_that_are_meant_decide_between_two_of_one_label() -> None:
    graph = ClaimGraph([*HELD, labelled(TWIN, "x"), labelled(QUESTION, "x")])

    ids = graph.find_id("x", Statement), graph.find_id("x", Question)

    assert ids == (record_id(TWIN), record_id(QUESTION))
    with pytest.raises(AmbiguousIdError):
        graph.find_id("x", Statement, Question)


def test_without_kinds_any_record_is_meant() -> None:
    graph = ClaimGraph([*HELD, labelled(TWIN, "am-losses")])

    ids = [graph.find_id(text) for text in ("am-losses", "am-mod", record_id(CLAIM))]

    assert ids == [record_id(TWIN), "am-mod", record_id(CLAIM)]


def test_a_label_that_names_nothing_of_the_kind_does_not_hide_a_chosen_id() -> None:
    graph = ClaimGraph([*HELD, labelled(TWIN, "armenia")])

    ids = graph.find_id("armenia", Source), graph.find_id("armenia", Statement)

    assert ids == ("armenia", record_id(TWIN))


def test_a_label_that_names_nothing_of_the_kind_does_not_hide_a_digest() -> None:
    digits = record_id(CLAIM)[:8]
    graph = ClaimGraph([*HELD, labelled(TWIN, digits)])

    ids = graph.find_id(digits, Claim), graph.find_id(digits, Statement)

    assert ids == (record_id(CLAIM), record_id(TWIN))


def test_a_label_comes_before_a_digest_of_the_same_digits() -> None:
    digits = record_id(CLAIM)[:8]
    other = Claim(text="x")
    graph = ClaimGraph([*HELD, other, labelled(other, digits)])

    id_ = graph.find_id(digits, Claim)

    assert id_ == record_id(other)


def test_a_chosen_id_that_looks_like_a_digest_is_named_in_full_only() -> None:
    graph = ClaimGraph([*HELD, Source(id="20200927a0")])

    id_ = graph.find_id("20200927a0", Source)

    assert id_ == "20200927a0"
    with pytest.raises(UnknownIdError):
        graph.find_id("20200927", Source)


@pytest.mark.parametrize("kinds", [(), (Statement,)])
def test_many_records_of_one_label_are_ambiguous_and_told_in_order(
    kinds: tuple[type[Record], ...],
) -> None:
    statements = [Statement(source_id="am-mod", key=key) for key in "abcdefgh"]
    labels = [labelled(statement, "x") for statement in statements]
    graph = ClaimGraph([*HELD, *statements, *labels])

    with pytest.raises(AmbiguousIdError) as ambiguous:
        graph.find_id("x", *kinds)

    digits = sorted(record_id(statement)[:12] for statement in statements)
    assert ambiguous.value.matches == tuple(f"statement {one}" for one in digits)


def test_the_label_of_an_assertion_stands_for_its_claim_or_its_statement() -> None:
    graph = ClaimGraph([*HELD, labelled(ASSERTION, "am-heli")])

    ids = (
        graph.find_id("am-heli", Claim),
        graph.find_id("am-heli", Statement),
        graph.find_id("am-heli", Assertion),
        graph.find_id("am-heli", Assertion, Claim, Statement),
        graph.find_id("am-heli", Statement, Document),
    )

    assert ids == (
        record_id(CLAIM),
        record_id(TWIN),
        record_id(ASSERTION),
        record_id(ASSERTION),
        record_id(TWIN),
    )


def test_the_label_of_an_assertion_stands_for_nothing_else() -> None:
    graph = ClaimGraph([*HELD, labelled(ASSERTION, "am-heli")])

    with pytest.raises(UnknownIdError):
        graph.find_id("am-heli", Source, Question)


def test_a_label_and_an_id_of_two_records_of_one_kind_are_ambiguous() -> None:
    graph = ClaimGraph([*HELD, labelled(HELD[0], "am-mod")])

    with pytest.raises(AmbiguousIdError) as ambiguous:
        graph.find_id("am-mod", Source)

    assert ambiguous.value.matches == ("source am-mod", "source armenia")


def test_two_assertions_of_one_claim_with_one_label_name_that_claim() -> None:
    other = Assertion(statement_id=record_id(OTHER_TWIN), claim_id=record_id(CLAIM))
    graph = ClaimGraph(
        [*HELD, other, labelled(ASSERTION, "heli"), labelled(other, "heli")]
    )

    id_ = graph.find_id("heli", Claim)

    assert id_ == record_id(CLAIM)
    with pytest.raises(AmbiguousIdError):
        graph.find_id("heli", Statement)


def test_a_review_stands_for_itself_only() -> None:
    graph = ClaimGraph([*HELD, labelled(REVIEW, "verdict")])

    id_ = graph.find_id("verdict", Review)

    assert id_ == record_id(REVIEW)
    with pytest.raises(UnknownIdError):
        graph.find_id("verdict", Claim)


def test_what_is_close_to_an_unknown_label_or_id_is_suggested() -> None:
    graph = ClaimGraph([*HELD, labelled(TWIN, "am-losses")])

    with pytest.raises(UnknownIdError) as unknown:
        graph.find_id("am-loses", Statement)

    assert unknown.value.close[0] == "am-losses"
    assert str(unknown.value) == (
        f"nothing here is called 'am-loses'; "
        f"close to it: {', '.join(unknown.value.close)}"
    )


def test_at_most_three_names_are_suggested_best_first() -> None:
    labels = ("briefing-1", "briefing-12", "briefing-123", "briefing-1234")
    graph = ClaimGraph([*HELD, labelled(TWIN, *labels)])

    with pytest.raises(UnknownIdError) as unknown:
        graph.find_id("briefing-", Statement)

    assert unknown.value.close == labels[:3]


def test_no_digest_is_suggested_and_nothing_where_nothing_is_close() -> None:
    graph = ClaimGraph(HELD)

    with pytest.raises(UnknownIdError) as unknown:
        graph.find_id(f"{record_id(CLAIM)[:63]}x", Claim)

    assert unknown.value.close == ()
    assert str(unknown.value) == (f"nothing here is called '{record_id(CLAIM)[:63]}x'")


def test_nothing_is_found_in_an_empty_graph() -> None:
    graph = ClaimGraph()

    with pytest.raises(UnknownIdError) as unknown:
        graph.find_id("x", Claim)

    assert unknown.value.close == ()


def test_what_names_something_else_is_told_so() -> None:
    graph = ClaimGraph([Source(id="desk")])

    with pytest.raises(UnknownIdError) as unknown:
        graph.find_id("desk", Statement, Claim)

    assert unknown.value.named == "source"
    assert str(unknown.value) == (
        "'desk' names a source here, and none of: statement, claim"
    )
