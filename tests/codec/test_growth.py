"""What reading costs grows no faster than what is read.

Counted in calls, so that no clock decides: each input is built in three sizes, and from
the second to the third the calls grow hardly more than from the first to the second.
"""

import json
import sys
from collections.abc import Callable, Iterator

import pytest

from claimtrack.codec import CaseText, Limits, read_texts
from claimtrack.codec.shared.parsing import parse
from claimtrack.errors import MalformedInputError
from claimtrack.model import Statement, digest

Json = dict[str, object]


def steps(act: Callable[[], object]) -> int:
    """How many calls an act makes, Python's own functions among them."""
    count = 0

    def counting(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


def growth(cost: Callable[[int], int], size: int) -> float:
    """How much more the third of three equal steps in size costs than the second."""
    cost(size)  # What is kept from the first time on should not count.
    first, second, third = (cost(size * factor) for factor in (1, 2, 3))
    return (third - second) / (second - first)


def reading(*cases: Json) -> int:
    """What it costs to read case files, or to refuse them."""
    texts = [CaseText(content=json.dumps(one).encode()) for one in cases]

    def act() -> None:
        try:
            read_texts(texts)
        except MalformedInputError as error:
            str(error)

    return steps(act)


def case_of(statements: Iterator[Json], **more: object) -> Json:
    return {
        "claimtrack": 1,
        "sources": [{"id": "ministry"}],
        "measures": [{"id": "tanks"}],
        "statements": list(statements),
        **more,
    }


def said(label: str, *claims: Json, **more: object) -> Json:
    """A statement entry whose key is its label."""
    return {
        "id": label,
        "source": "ministry",
        "key": label,
        "claims": list(claims),
        **more,
    }


def relaying(number: int, *claims: Json) -> Json:
    """A statement that relays the one before it."""
    return said(str(number), *claims, relays=[{"statement": str(number - 1)}])


@pytest.mark.parametrize(
    "inner",
    ["[]", '["a"]', '["\\"["]', '{"a": 1}', '{"a": 1, "a": 2}', "1.5", "1e9", "NaN"],
)
def test_parsing_grows_with_the_input(inner: str) -> None:
    def cost(size: int) -> int:
        content = f"[{','.join([inner] * size)}]".encode()
        return steps(lambda: parse(content, limits=Limits()))

    rate = growth(cost, 300)

    assert rate < 1.2


def test_parsing_grows_with_the_keys_of_an_object() -> None:
    def cost(size: int) -> int:
        pairs = ",".join(f'"{number % (size // 2)}": 0' for number in range(size))
        return steps(lambda: parse(f"{{{pairs}}}".encode(), limits=Limits()))

    rate = growth(cost, 300)

    assert rate < 1.2


@pytest.mark.parametrize(
    "entry",
    [
        lambda n: said(str(n), {"measure": "tanks", "answer": n}),
        lambda n: said(str(n), {"text": str(n)}, {"text": "same"}),
        lambda n: said(str(n), after=[str(n - n % 2)]),
        lambda n: said(str(n), responds_to=["0"]),
        lambda n: said(str(n), {"of": "0"} if n else {"text": "a"}),
        lambda n: said(str(n), {"of": str(n - 1)} if n else {"text": "a"}),
    ],
    ids=["answers", "texts", "orders", "responses", "of one", "of the last"],
)
def test_reading_grows_with_the_statements(entry: Callable[[int], Json]) -> None:
    rate = growth(lambda size: reading(case_of(map(entry, range(size)))), 50)

    assert rate < 1.2


@pytest.mark.parametrize("digits", [8, 64])
def test_reading_grows_with_the_digests_that_name_something(digits: int) -> None:
    def entry(number: int) -> Iterator[Json]:
        id_ = digest(Statement(source_id="ministry", key=str(number)))
        yield said(str(number))
        yield said(f"after {number}", after=[id_[:digits]])

    rate = growth(
        lambda size: reading(case_of(e for n in range(size) for e in entry(n))), 200
    )

    assert rate < 1.2


@pytest.mark.parametrize(
    "claim",
    [{"text": "a"}, {"of": "0"}, {"of": "0", "stance": "reports"}, None],
    ids=["written", "of", "of, with a stance", "unseen"],
)
def test_reading_grows_with_the_length_of_a_chain_of_relays(claim: Json | None) -> None:
    def cost(size: int) -> int:
        claims = () if claim is None else (claim,)
        rest = (relaying(number, *claims) for number in range(1, size))
        return reading(case_of(iter([said("0", {"text": "a"}), *rest])))

    rate = growth(cost, 50)

    assert rate < 1.2


def test_reading_grows_with_the_claims_taken_from_unseen_relays() -> None:
    def cost(size: int) -> int:
        unseen = (relaying(number) for number in range(1, size))
        takers = (said(f"of {n}", {"of": str(n)}) for n in range(size))
        return reading(case_of(iter([said("0", {"text": "a"}), *unseen, *takers])))

    rate = growth(cost, 50)

    assert rate < 1.2


def test_reading_grows_with_the_files() -> None:
    def cost(size: int) -> int:
        last = said("last", after=["0"])
        files = (case_of(iter([said(str(number))])) for number in range(size))
        return reading(*files, case_of(iter([last])))

    rate = growth(cost, 4)

    assert rate < 1.2


def test_reading_grows_with_the_definitions_of_one_id() -> None:
    def cost(size: int) -> int:
        names = [{"id": "a", "aliases": [str(number)]} for number in range(size)]
        return reading({"claimtrack": 1, "sources": names})

    rate = growth(cost, 50)

    assert rate < 1.2


def test_refusing_grows_with_the_unknown_labels() -> None:
    def entry(number: int) -> Iterator[Json]:
        yield said(f"{number} statement")
        yield said(f"after {number}", after=[f"{number} sttement"])

    rate = growth(
        lambda size: reading(case_of(e for n in range(size) for e in entry(n))), 30
    )

    assert rate < 1.2


def test_refusing_grows_with_the_undeclared_ids() -> None:
    def cost(size: int) -> int:
        sources = [
            {"id": f"{number} source", "part_of": [f"{number} scource"]}
            for number in range(size)
        ]
        return reading({"claimtrack": 1, "sources": sources})

    rate = growth(cost, 30)

    assert rate < 1.2


@pytest.mark.parametrize(
    "member", ['"{}": 0', '"claimtrack": 1', '"sourcs{}": [{{}}]', '"name": "{}"']
)
def test_refusing_grows_with_the_wrong_keys(member: str) -> None:
    def cost(size: int) -> int:
        members = ",".join(member.format(number) for number in range(size))
        content = f'{{"claimtrack": 1,{members}}}'.encode()

        def act() -> None:
            with pytest.raises(MalformedInputError):
                read_texts([CaseText(content=content)])

        return steps(act)

    rate = growth(cost, 100)

    assert rate < 1.2
