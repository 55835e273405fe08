"""Identity: the same content has the same digest, everywhere and for ever."""

import hashlib
import json
import os
import re
import subprocess
import sys
import unicodedata
from decimal import Decimal, localcontext
from pathlib import Path
from typing import get_args

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.model import (
    Amount,
    Assertion,
    Certainty,
    Choice,
    Claim,
    Correction,
    CorrectionKind,
    Count,
    Digested,
    Document,
    Interval,
    Link,
    LinkKind,
    Measure,
    Order,
    Partition,
    Period,
    Place,
    Question,
    Relay,
    RelayBasis,
    RelayMode,
    Response,
    Review,
    Settlement,
    Source,
    Stance,
    Statement,
    StatementKind,
    Subject,
    Unknown,
    When,
    canonical_bytes,
    digest,
    finding_id,
    plain_digits,
    record_id,
)

GOLDEN = Path(__file__).with_name("golden_digests.json")


def amount(*ends: str | None, low_open: bool = False, high_open: bool = False) -> Claim:
    low, high = (None if end is None else Decimal(end) for end in ends)
    interval = Interval(low=low, high=high, low_open=low_open, high_open=high_open)
    return Claim(question_id="q", answer=Amount(intervals=[interval]))


# One record or more of each kind: what its fields leave out, and what they can hold.
RECORDS: dict[str, Digested] = {
    "question, all but the measure left open": Question(measure_id="tanks-lost"),
    "question, whole": Question(
        measure_id="tanks-lost",
        subject_id="azerbaijan",
        place_id="karabakh",
        period=Period(text="2020-09-27/said"),
    ),
    "question, not in Latin letters": Question(measure_id="танки", place_id="Արցախ"),
    "claim, three": Claim(question_id="q", answer=Count(spans=[(3, 3)])),
    "claim, at least five": Claim(question_id="q", answer=Count(spans=[(5, None)])),
    "claim, one or three to five": Claim(
        question_id="q", answer=Count(spans=[(3, 5), (1, 1)])
    ),
    "claim, empty": Claim(question_id="q", answer=Count(spans=[])),
    "claim, amount 550": amount("5.50E+2", "550.00"),
    "claim, amount over 550": amount("550", None, low_open=True),
    "claim, amount under a tenth below zero": amount(None, "-0.10", high_open=True),
    "claim, amount from zero": amount("-0.0", None),
    "claim, amount of thirty digits": amount("123456789012345.678901234567890", None),
    "claim, any amount": amount(None, None),
    "claim, two amounts": Claim(
        question_id="q",
        answer=Amount(
            intervals=[
                Interval(low=Decimal(3), high=Decimal(4), low_open=True),
                Interval(high=Decimal("1.5")),
            ]
        ),
    ),
    "claim, choice": Claim(question_id="q", answer=Choice(options=["yes"])),
    "claim, choice of two": Claim(
        question_id="q", answer=Choice(options=["nkr", "azerbaijan"])
    ),
    "claim, unknown": Claim(question_id="q", answer=Unknown()),
    "claim, in words": Claim(text="The line of contact was shelled."),
    "claim, in words of a language": Claim(text="Обстрел «Точкой-У»", language="ru"),
    "claim, in words that need quoting": Claim(
        text='"a\\b"\n\t\u0001\u2028/\U0001f600'
    ),
    "claim, in words with accents": Claim(text="caf\u00e9"),
    "document, a publisher": Document(publisher_id="ria-novosti"),
    "document, a url": Document(url="https://example.org/1?a=b&c=d"),
    "document, a digest": Document(digest="sha256:00ff"),
    "document, whole": Document(
        publisher_id="ria-novosti",
        url="https://example.org/1",
        language="ru",
        published_at=When(text="2020-09-27T10:02+04:00"),
        digest="sha256:00ff",
        title="A title",
        text="A text",
    ),
    "statement, a key": Statement(source_id="am-mod", key="first briefing"),
    "statement, a quote": Statement(source_id="am-mod", quote="Two helicopters."),
    "statement, a document": Statement(source_id="am-mod", document_id="d"),
    "statement, a call": Statement(
        source_id="am-mod", key="1", kind=StatementKind.CALL
    ),
    "statement, whole": Statement(
        source_id="am-mod",
        asserted_at=When(text="2020-09-27T06:02Z"),
        document_id="d",
        kind=StatementKind.ASKING,
        quote="Who?",
        key="1",
    ),
    "assertion": Assertion(statement_id="s", claim_id="c"),
    "assertion, whole": Assertion(
        statement_id="s",
        claim_id="c",
        stance=Stance.REPORTS_DENIAL,
        certainty=Certainty.PROBABLE,
        quote="not two",
        wording="two",
        taken_from="t",
    ),
    "relay": Relay(statement_id="s", rests_on_id="t"),
    "relay, whole": Relay(
        statement_id="s",
        rests_on_id="t",
        mode=RelayMode.TRANSLATED,
        basis=RelayBasis.STATED,
        attributed_to="am-mod",
    ),
    "response": Response(statement_id="s", answers_id="t"),
    "order": Order(statement_id="s", after_id="t"),
    "correction": Correction(
        statement_id="s", corrects_id="t", kind=CorrectionKind.CORRECTS
    ),
    "retraction": Correction(
        statement_id="s", corrects_id="t", kind=CorrectionKind.RETRACTS
    ),
    "disowning": Correction(
        statement_id="s", corrects_id="t", kind=CorrectionKind.DISOWNS
    ),
    "partition": Partition(whole_id="losses", part_ids=["wounded", "killed"]),
    "partition, whole": Partition(
        whole_id="losses", part_ids=["killed"], disjoint=True, exhaustive=True
    ),
    "review": Review(statement_id="s", claim_id="c", rating="false"),
    "review, whole": Review(statement_id="s", claim_id="c", rating="1", scale="1-5"),
    "link, same": Link(kind=LinkKind.SAME, between=["b", "a"], by="x", because="y"),
    "link, contradicts": Link(
        kind=LinkKind.CONTRADICTS, between=["a", "b"], by="x", because="y"
    ),
    "link, incomparable": Link(
        kind=LinkKind.INCOMPARABLE, between=["a", "b"], by="x", because="y"
    ),
    "settlement": Settlement(finding="0c2c8e91", by="x", because="y"),
}


@pytest.mark.parametrize("name", RECORDS)
def test_a_digest_once_released_never_changes(name: str) -> None:
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))

    written = canonical_bytes(RECORDS[name]).decode(), digest(RECORDS[name])

    assert written == (golden[name]["bytes"], golden[name]["digest"])


def test_the_golden_digests_are_of_every_kind_of_record_and_no_others() -> None:
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))

    assert list(golden) == list(RECORDS)
    assert {type(record) for record in RECORDS.values()} == set(get_args(Digested))


@pytest.mark.parametrize("name", RECORDS)
def test_a_digest_is_the_sha_256_of_the_canonical_bytes(name: str) -> None:
    record = RECORDS[name]

    text = digest(record)

    assert text == hashlib.sha256(canonical_bytes(record)).hexdigest()
    assert text == record_id(record)


@pytest.mark.parametrize("name", RECORDS)
def test_what_is_absent_is_left_out_of_the_bytes(name: str) -> None:
    record = RECORDS[name]

    heading, _, body = canonical_bytes(record).decode().partition("\n")

    present = {
        field.name
        for field in attrs.fields(type(record))
        if getattr(record, field.name) is not None
    }
    beside = {"title", "text"} if isinstance(record, Document) else set()
    assert heading == f"claimtrack/1 {type(record).__name__.lower()}"
    assert json.loads(body).keys() == present - beside


def test_records_that_differ_in_anything_differ_in_their_digests() -> None:
    digests = [digest(record) for record in RECORDS.values()]

    assert len(set(digests)) == len(RECORDS)


def test_the_title_and_the_text_of_a_document_are_no_part_of_its_identity() -> None:
    whole = RECORDS["document, whole"]

    digests = {
        digest(whole),
        digest(attrs.evolve(whole, title=None)),
        digest(attrs.evolve(whole, text=None)),
        digest(attrs.evolve(whole, title="Another", text="Another")),
    }

    assert digests == {digest(whole)}


@pytest.mark.parametrize(
    "field", ["publisher_id", "url", "language", "published_at", "digest"]
)
def test_everything_else_of_a_document_is_part_of_its_identity(field: str) -> None:
    whole = RECORDS["document, whole"]

    without = attrs.evolve(whole, **{field: None})

    assert digest(without) != digest(whole)


@given(st.text().filter(bool))
@example("caf\u00e9 \u212b \uac00")
def test_a_digest_does_not_depend_on_the_form_of_a_text(text: str) -> None:
    forms = ("NFC", "NFD")

    digests = {
        digest(Claim(text=unicodedata.normalize(form, text), language="x"))
        for form in forms
    }

    assert digests == {digest(Claim(text=text, language="x"))}


@pytest.mark.parametrize(
    "forms",
    [
        ("550", "5.50E+2", "550.00", "0.55E3", "0550"),
        ("0", "-0", "0.0", "-0.000", "0E+3", "-0E-9"),
        ("-1.5", "-15E-1", "-1.500"),
        ("1E+3", "1000", "1000.0"),
    ],
)
def test_a_digest_does_not_depend_on_how_a_number_is_written(
    forms: tuple[str, ...],
) -> None:
    records = {amount(form, form) for form in forms}

    assert {digest(record) for record in records} == {digest(amount(*forms[:1] * 2))}
    assert len(records) == 1


@given(st.permutations([1, 2, 3, 5, 8]))
def test_a_digest_does_not_depend_on_the_order_in_which_a_set_is_given(
    numbers: list[int],
) -> None:
    record = Claim(question_id="q", answer=Count(spans=[(n, n) for n in numbers]))

    assert canonical_bytes(record) == (
        b'claimtrack/1 claim\n{"answer":{"count":["[1,3]","[5,5]","[8,8]"]},'
        b'"question_id":"q"}'
    )


@pytest.mark.parametrize("seed", ["0", "1", "random"])
def test_a_digest_is_the_same_in_a_process_with_other_hashes(seed: str) -> None:
    code = (
        "import json, runpy, sys\n"
        "names = runpy.run_path(sys.argv[1])\n"
        "records = names['RECORDS'].items()\n"
        "print(json.dumps({n: names['digest'](r) for n, r in records}))\n"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code, __file__],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )

    assert json.loads(ran.stdout) == {
        name: digest(record) for name, record in RECORDS.items()
    }


@pytest.mark.parametrize("value", [3, 2.5, ["2020"], object()])
def test_a_value_that_no_record_holds_has_no_canonical_form(value: object) -> None:
    question = Question(measure_id="x", period=value)

    with pytest.raises(TypeError) as refused:
        digest(question)

    assert str(refused.value) == f"no canonical form for {type(value).__name__}"


@pytest.mark.parametrize("kind", [Source, Place, Subject, Measure])
def test_the_id_of_what_a_user_names_is_that_name(kind: type) -> None:
    name = record_id(kind(id="az-mod", aliases=["MoD"]))

    assert name == "az-mod"


numbers = st.decimals(allow_nan=False, allow_infinity=False) | st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent),
    st.integers(-(10**12), 10**12),
    st.integers(-40, 40),
)


@given(numbers)
@example(Decimal(123456789012345678901234567890))
@example(Decimal("0.123456789012345678901234567890"))
@example(Decimal("-123456789012345.678901234567891"))
@example(Decimal("-0E+5"))
def test_plain_digits_say_a_number_exactly(number: Decimal) -> None:
    text = plain_digits(number)

    assert Decimal(text) == number
    assert re.fullmatch(r"0|-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?", text)
    assert text != "-0"


@given(numbers, st.integers(0, 5))
def test_plain_digits_are_the_same_for_all_forms_of_a_number(
    number: Decimal, zeros: int
) -> None:
    sign, digits, exponent = number.as_tuple()
    longer = Decimal((sign, (*digits, *(0,) * zeros), exponent - zeros))

    texts = plain_digits(number), plain_digits(longer)

    assert texts[0] == texts[1]


@given(numbers)
def test_plain_digits_do_not_depend_on_the_decimal_context(number: Decimal) -> None:
    with localcontext(prec=1):
        text = plain_digits(number)

    assert text == plain_digits(number)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("-0.00", "0"),
        ("0E+3", "0"),
        ("100", "100"),
        ("1E+2", "100"),
        ("5.50E+2", "550"),
        ("0.50", "0.5"),
        ("-0.05", "-0.05"),
        ("1E-7", "0.0000001"),
        ("10.010", "10.01"),
        ("123456789012345.678901234567890", "123456789012345.67890123456789"),
    ],
)
def test_plain_digits_have_no_exponent_no_trailing_zeros_and_no_minus_zero(
    number: str, text: str
) -> None:
    digits = plain_digits(Decimal(number))

    assert digits == text


names = st.lists(st.tuples(st.sampled_from("stu"), st.sampled_from("cde")), max_size=4)


@given(st.data())
def test_the_id_of_a_finding_does_not_depend_on_the_order_of_what_it_names(
    data: st.DataObject,
) -> None:
    named = data.draw(names)
    shuffled = data.draw(st.permutations(named))

    ids = finding_id("conflict", named), finding_id("conflict", iter(shuffled))

    assert ids[0] == ids[1]


@given(one=names, other=names)
def test_findings_that_name_different_things_have_different_ids(
    one: list[tuple[str, str]], other: list[tuple[str, str]]
) -> None:
    ids = finding_id("conflict", one), finding_id("conflict", other)

    assert (ids[0] == ids[1]) is (sorted(one) == sorted(other))


def test_the_id_of_a_finding_once_released_never_changes() -> None:
    ids = (
        finding_id("conflict", [("s", "c"), ("a", "b")]),
        finding_id("denial", [("s", "c"), ("a", "b")]),
        finding_id("conflict", []),
    )

    assert ids == tuple(
        hashlib.sha256(b"claimtrack/1 finding\n" + body).hexdigest()
        for body in (
            b'{"code":"conflict","named":[["a","b"],["s","c"]]}',
            b'{"code":"denial","named":[["a","b"],["s","c"]]}',
            b'{"code":"conflict","named":[]}',
        )
    )
