import json
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.shared.parsing import Mark, Members, parse
from claimtrack.errors import MalformedInputError, Problem

DEFAULTS = Limits()


def problems_of(content: bytes, limits: Limits = DEFAULTS) -> tuple[Problem, ...]:
    with pytest.raises(MalformedInputError) as caught:
        parse(content, limits=limits, file="case.json")
    return caught.value.problems


def refused(message: str) -> tuple[Problem, ...]:
    return (Problem(path="$", message=message, file="case.json"),)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("null", None),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-7", -7),
        ('""', ""),
        ('"\\u00e9\\ud83d\\ude00"', "é😀"),
        ("[]", []),
        ("{}", {}),
        (' \t\r\n[1, "a", {"b": [null]}] ', [1, "a", {"b": [None]}]),
    ],
)
def test_json_is_parsed_as_itself(text: str, value: object) -> None:
    parsed = parse(text.encode(), limits=DEFAULTS)

    assert parsed == value
    assert type(parsed) is (Members if value == {} else type(value))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**30) + 1, 10**30 - 1) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=20,
    )
)
def test_what_json_writes_is_parsed_back(value: object) -> None:
    content = json.dumps(value).encode()

    parsed = parse(content, limits=Limits(depth=100))

    assert parsed == value


@pytest.mark.parametrize(
    "text", ["0.1", "-0.10", "0.0", "123456789.123456789012345678901", "1.50"]
)
def test_a_number_with_a_point_is_kept_exactly(text: str) -> None:
    parsed = parse(text.encode(), limits=DEFAULTS)

    assert type(parsed) is Decimal
    assert str(parsed) == text


def test_a_number_of_thirty_digits_is_kept_exactly() -> None:
    parsed = parse(
        b"[123456789012345678901234567890, -0.12345678901234567890123456789]",
        limits=DEFAULTS,
    )

    assert parsed == [
        123456789012345678901234567890,
        Decimal("-0.12345678901234567890123456789"),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1234567890123456789012345678901", "123456789012..."),
        ("-0.1234567890123456789012345678901", "-0.123456789..."),
        ("9" * 5000, "999999999999..."),
        ("1e5", "1e5"),
        ("1E5", "1E5"),
        ("1.5e-3", "1.5e-3"),
        ("1e999999999", "1e999999999"),
    ],
)
def test_a_number_of_too_many_digits_or_with_an_exponent_is_marked(
    text: str, shown: str
) -> None:
    parsed = parse(f"[{text}]".encode(), limits=DEFAULTS)

    assert parsed == [
        Mark(message=f"expected a number of plain digits, 30 at most; got {shown}")
    ]


def test_the_most_digits_of_a_number_can_be_chosen() -> None:
    parsed = parse(b"[1234, 123.4, 12345]", limits=Limits(digits=4))

    message = "expected a number of plain digits, 4 at most; got 12345"
    assert parsed == [1234, Decimal("123.4"), Mark(message=message)]


def test_a_limit_beyond_what_python_converts_lets_no_other_error_out() -> None:
    parsed = parse(b"[" + b"9" * 5000 + b"]", limits=Limits(digits=10_000))

    assert isinstance(parsed, list)
    assert len(parsed) == 1


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity"])
def test_what_is_not_a_number_is_marked(text: str) -> None:
    parsed = parse(f'{{"a": {text}}}'.encode(), limits=DEFAULTS)

    assert parsed == {"a": Mark(message=f"{text} is not a number that JSON has")}


def test_a_repeated_key_is_told_of_and_its_last_value_kept() -> None:
    parsed = parse(b'{"a": 1, "b": 2, "a": {"c": 3, "c": 4}}', limits=DEFAULTS)

    assert isinstance(parsed, Members)
    assert parsed == {"a": {"c": 4}, "b": 2}
    assert parsed.repeated == ("a",)
    assert isinstance(parsed["a"], Members)
    assert parsed["a"].repeated == ("c",)


def test_a_key_given_three_times_is_told_of_once() -> None:
    parsed = parse(b'{"a": 1, "a": 2, "a": 3}', limits=DEFAULTS)

    assert isinstance(parsed, Members)
    assert parsed.repeated == ("a",)


def test_a_key_repeated_in_two_spellings_is_repeated() -> None:
    parsed = parse(b'{"a": 1, "\\u0061": 2}', limits=DEFAULTS)

    assert isinstance(parsed, Members)
    assert parsed.repeated == ("a",)


def test_twenty_thousand_repeated_keys_are_told_of_in_order() -> None:
    keys = [f"key-{number}" for number in range(20_000)]
    members = ",".join(f'"{key}":0' for key in keys)

    parsed = parse(f"{{{members},{members}}}".encode(), limits=DEFAULTS)

    assert isinstance(parsed, Members)
    assert parsed.repeated == tuple(keys)


def test_a_byte_order_mark_is_passed_over() -> None:
    parsed = parse(b"\xef\xbb\xbf[1]", limits=DEFAULTS)

    assert parsed == [1]


@pytest.mark.parametrize(
    ("content", "byte"),
    [
        (b"\xff\xfe[\x00]\x00", 0),
        (b'["\xe9"]', 2),
        (b'["\xc3\xa9\xc3"]', 4),
        (b'["\xed\xa0\x80"]', 2),
        (b'\xef\xbb\xbf["\xe9"]', 5),
    ],
)
def test_bytes_that_are_not_utf_8_are_refused_with_their_place(
    content: bytes, byte: int
) -> None:
    problems = problems_of(content)

    assert problems == refused(f"not UTF-8: byte {byte} belongs to no character")


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b"", 1, 1),
        (b"\xef\xbb\xbf", 1, 1),
        (b"\xef\xbb\xbf\xef\xbb\xbf[]", 1, 1),
        (b"claims", 1, 1),
        (b'{"a": 1,\n "b": }', 2, 7),
        (b"[1, 2", 1, 6),
        (b'["never closed', 1, 2),
        (b'["never closed\\', 1, 2),
        (b'["never closed\\"]', 1, 2),
        (b'["a\nb"]', 1, 4),
        (b'["\\q"]', 1, 3),
        (b'["\\u12"]', 1, 4),
        (b"[01]", 1, 3),
        (b"[1.]", 1, 3),
        (b"[+1]", 1, 2),
        (b"[] []", 1, 4),
        (b"]", 1, 1),
        (b"{'a': 1}", 1, 2),
        (b'{"a" 1}', 1, 6),
        (b"{1: 2}", 1, 2),
        (b"[nan]", 1, 2),
        (b"[1] // one", 1, 5),
    ],
)
def test_what_is_no_json_is_refused_with_its_line_and_column(
    content: bytes, line: int, column: int
) -> None:
    problems = problems_of(content)

    assert problems == refused(f"not JSON: line {line}, column {column} can't be read")


def test_sixty_four_levels_are_parsed() -> None:
    parsed = parse(b"[" * 64 + b"]" * 64, limits=DEFAULTS)

    for _ in range(63):
        assert isinstance(parsed, list)
        (parsed,) = parsed
    assert parsed == []


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 65 + b"]" * 65,
        b"[" * 200 + b"]" * 200,
        b'{"a":' * 200 + b"1" + b"}" * 200,
        b'[{"a":' * 100 + b"1" + b"}]" * 100,
        b"[" * 1_000_000,
        b'["\\"[", "\\\\", ' + b"[" * 64,
    ],
)
def test_what_is_nested_too_deep_is_refused(content: bytes) -> None:
    problems = problems_of(content)

    assert problems == refused("nested deeper than 64 levels, the limit")


@pytest.mark.parametrize(
    "content",
    [
        b'["' + b"[{" * 200 + b'"]',
        b'["' + b"[{\\\\" * 200 + b'"]',
        b'["\\"' + b"[{" * 200 + b'"]',
        b"[" + b"[]," * 200 + b"[]]",
        b'[{"' + b"[" * 200 + b'": 1}]',
    ],
)
def test_brackets_within_strings_and_beside_each_other_do_not_nest(
    content: bytes,
) -> None:
    parsed = parse(content, limits=DEFAULTS)

    assert parsed == json.loads(content)


def test_how_deep_a_file_may_nest_can_be_chosen() -> None:
    problems = problems_of(b"[[[]]]", Limits(depth=2))

    assert problems == refused("nested deeper than 2 levels, the limit")


def test_a_limit_deeper_than_the_stack_lets_no_other_error_out() -> None:
    problems = problems_of(b"[" * 100_000 + b"]" * 100_000, Limits(depth=1_000_000))

    assert [problem.path for problem in problems] == ["$"]


def test_a_file_as_long_as_the_limit_is_parsed() -> None:
    parsed = parse(b"[    ]", limits=Limits(file_bytes=6))

    assert parsed == []


def test_a_file_longer_than_the_limit_is_refused() -> None:
    problems = problems_of(b"[     ]", Limits(file_bytes=6))

    assert problems == refused("longer than 6 bytes, the limit for a file")


def test_without_a_file_name_a_problem_names_none() -> None:
    with pytest.raises(MalformedInputError) as caught:
        parse(b"[", limits=DEFAULTS)

    assert [problem.file for problem in caught.value.problems] == [None]


# Where one of these took time that grows with the square of its length, the run would
# not end.
@pytest.mark.parametrize(
    "content",
    [
        b'["' + b"a" * 2_000_000,
        b'["' + b"\\" * 2_000_001,
        b'["' + b'\\"' * 1_000_000,
        b'"' * 2_000_001,
        b'"\\' * 1_000_000,
        b"]" * 2_000_000,
        b"[" * 2_000_000,
        b" " * 2_000_000,
        b"\n" * 2_000_000 + b"x",
        b"-" * 2_000_000,
    ],
    ids=lambda content: f"{content[:5]!r}",
)
def test_two_million_bytes_of_anything_are_refused(content: bytes) -> None:
    problems = problems_of(content)

    assert len(problems) == 1


@given(st.binary() | st.text(alphabet='[]{}",:\\ \n012.-+eEutrfalsnN').map(str.encode))
@example(b"\xef\xbb\xbf")
@example(b'{"\xed\xa0\x80": 1}')
def test_any_bytes_give_a_value_or_one_problem(content: bytes) -> None:
    try:
        parse(content, limits=DEFAULTS)
        problems: tuple[Problem, ...] = ()
    except MalformedInputError as error:
        problems = error.problems

    assert [problem.path for problem in problems] in ([], ["$"])


@given(st.text(alphabet='[]{}",:\\01', max_size=40), st.integers(1, 5))
def test_what_is_parsed_is_nested_no_deeper_than_allowed(text: str, depth: int) -> None:
    def depth_of(value: object) -> int:
        if isinstance(value, dict):
            return 1 + max(map(depth_of, value.values()), default=0)
        if isinstance(value, list):
            return 1 + max(map(depth_of, value), default=0)
        return 0

    try:
        parsed = parse(text.encode(), limits=Limits(depth=depth))
    except MalformedInputError:
        return

    assert depth_of(parsed) <= depth
