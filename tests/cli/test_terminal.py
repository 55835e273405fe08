"""Text from strangers' files on its way to a terminal."""

import contextlib
import io
import itertools
import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.cli import main
from claimtrack.cli.shared import WIDTH
from claimtrack.model import nfc, printable

Run = Callable[..., tuple[int, str, str]]
Save = Callable[..., Path]

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
JOINERS = "\u200c\u200d"
TRICKS = [
    "\x1b[31mred",
    "\x07bell",
    "\x00nul",
    "\x7fdel",
    "a\rb",
    "a\tb",
    "a\x0bb\x0cc",
    "\x85next line",
    "\x9b31m",
    "soft\u00adhyphen",
    "\u200bzero width",
    "\u200emark\u200f",
    "\u202eright to left",
    "\u2066isolate\u2069",
    "line\u2028separator",
    "paragraph\u2029separator",
    "\ufeffmark",
    "\U000e0041tag",
    "\u061cmark",
]
ALL_TRICKS = "x".join(TRICKS)


def case_of(text: str) -> dict[str, object]:
    """A case that has a text wherever it can: in names, labels, quotes, answers."""
    label = f"s{text}"
    return {
        "claimtrack": 1,
        "name": text,
        "sources": [
            {"id": "site", "name": text, "part_of": ["whole"]},
            {"id": "agency"},
            {"id": "whole", "name": text},
        ],
        "measures": [{"id": "m", "name": text, "options": [f"a{text}", "b"]}],
        "documents": [{"id": f"d{text}", "url": f"u{text}"}],
        "statements": [
            {
                "id": label,
                "source": "site",
                "document": f"d{text}",
                "quote": f"q{text}",
                "claims": [{"measure": "m", "answer": "b", "quote": f"c{text}"}],
            },
            {
                "id": "other",
                "source": "agency",
                "key": "other",
                "claims": [{"measure": "m", "answer": "b", "stance": "denies"}],
            },
            {
                "id": "relay",
                "source": "agency",
                "key": "relay",
                "relays": [{"statement": label, "attributed_to": "whole"}],
            },
        ],
    }


def hidden_in(text: str) -> set[str]:
    """The characters of a text that a terminal should never see raw."""
    return {
        one
        for one in text
        if unicodedata.category(one) in HIDDEN and one not in f"\n{JOINERS}"
    }


def texts_in(value: object) -> list[str]:
    """Every text in a parsed value."""
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts_in(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts_in(one)]
    return [value] if isinstance(value, str) else []


CALLS = (
    ("check", "--undetermined"),
    ("why", "other", "s{}"),
    ("trace", "relay"),
    ("positions", "site"),
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("two\nlines", "two\nlines"),
        (
            "Минобороны, 国防部, وزارة الدفاع, 😀",
            "Минобороны, 国防部, وزارة الدفاع, 😀",
        ),
        ("a\u200cb\u200dc", "a\u200cb\u200dc"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\r\t\x00\x7f", "\\r\\t\\x00\\x7f"),
        ("\x85\xad", "\\x85\\xad"),
        ("\u202e\u2066\u2028\ufeff", "\\u202e\\u2066\\u2028\\ufeff"),
        ("\U000e0041", "\\U000e0041"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_can_not_be_seen_is_shown_as_an_escape(text: str, shown: str) -> None:
    result = printable(text)

    assert result == shown


@given(st.text(st.characters()))
def test_what_is_printable_has_nothing_hidden_in_it(text: str) -> None:
    result = printable(text)

    assert hidden_in(result) == set()
    assert printable(result) == result


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"])))
def test_what_can_be_seen_is_shown_as_it_is(text: str) -> None:
    result = printable(text)

    assert result == text


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[0])
@pytest.mark.parametrize("form", ["text", "json"])
def test_no_hidden_character_of_a_file_is_printed(
    call: tuple[str, ...], form: str, run: Run, save: Save
) -> None:
    command, *rest = (one.format(ALL_TRICKS) for one in call)
    path = save(case_of(ALL_TRICKS))

    code, out, err = run(command, path, *rest, "--format", form)

    assert (code, err) == (0, "")
    assert hidden_in(out) == set()


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[0])
def test_json_is_json_whatever_a_file_holds(
    call: tuple[str, ...], run: Run, save: Save
) -> None:
    command, *rest = (one.format(ALL_TRICKS) for one in call)
    path = save(case_of(ALL_TRICKS))

    _, out, _ = run(command, path, *rest, "--format", "json")

    assert any(nfc(ALL_TRICKS) in text for text in texts_in(json.loads(out)))


@pytest.mark.parametrize("trick", TRICKS)
def test_json_lines_are_json_whatever_a_file_holds(
    trick: str, run: Run, save: Save
) -> None:
    path = save(case_of(trick))

    _, out, _ = run("check", path, "--format", "jsonl")

    (finding,) = out.rstrip("\n").split("\n")
    assert any(nfc(trick) in text for text in texts_in(json.loads(finding)))


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_json_gives_a_name_back_whatever_its_letters(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("any") / "case.json"
    path.write_text(json.dumps(case_of(text)), encoding="utf-8")
    out = io.StringIO()

    with contextlib.redirect_stdout(out):
        code = main(["check", "--format", "json", str(path)])

    (finding,) = json.loads(out.getvalue())["findings"]
    names = [one["source_name"] for one in finding["statements"]]
    assert code == 0
    assert names == [nfc(text), "agency"]


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[0])
def test_no_text_of_a_file_starts_a_line_of_its_own(
    call: tuple[str, ...], run: Run, save: Save
) -> None:
    trick = "x\nFORGED"
    command, *rest = (one.format(trick) for one in call)
    path = save(case_of(trick))

    _, out, _ = run(command, path, *rest)

    lines = out.splitlines()
    assert any("FORGED" in line for line in lines)
    # A long line is broken where the width asks for it, and nowhere else.
    assert [
        line
        for before, line in itertools.pairwise(["", *lines])
        if line.strip().startswith("FORGED") and len(f"{before} FORGED") <= WIDTH
    ] == []


@pytest.mark.parametrize("trick", ["x\nFORGED", ALL_TRICKS])
def test_no_label_that_is_close_plays_a_trick(trick: str, run: Run, save: Save) -> None:
    path = save(case_of(trick))

    code, out, err = run("trace", path, f"s{nfc(trick)}s")

    assert (code, out) == (2, "")
    assert "close to it: " in err
    assert hidden_in(err) == set()
    assert err.count("\n") == 1


@pytest.mark.parametrize("trick", ["x\nFORGED", ALL_TRICKS])
@pytest.mark.parametrize(
    "broken",
    [
        {"sources": [{"id": "site", "{}": 1}]},
        {"sources": [{"id": "site", "kind": "{}"}]},
        {"sources": [{"id": "{} "}]},
        {"sources": [{"id": "site{}"}, {"id": "agency", "part_of": ["sites{}"]}]},
        {"measures": [{"id": "m", "unit": "{}"}, {"id": "m", "unit": "other"}]},
        {
            "measures": [
                {"id": "m", "part_of": ["m{}"]},
                {"id": "m{}", "part_of": ["m"]},
            ]
        },
        {"documents": [{"id": "d", "url": "u", "published_at": "{}"}]},
        {"claims": [{"measure": "m", "period": "{}", "answer": 1}]},
        {"claims": [{"measure": "m", "answer": "{}"}]},
        {
            "statements": [
                {"id": "a{}", "source": "site", "key": "1", "after": ["aa{}"]}
            ]
        },
        {"claims": [{"id": "a{}", "text": "a"}, {"id": "a{}", "text": "b"}]},
    ],
    ids=lambda broken: next(iter(broken)),
)
def test_no_text_of_a_refused_file_plays_a_trick(
    trick: str, broken: dict[str, object], run: Run, save: Save
) -> None:
    content = json.dumps(broken).replace("{}", json.dumps(trick)[1:-1])
    case: dict[str, object] = {
        "claimtrack": 1,
        "sources": [{"id": "site"}],
        "measures": [{"id": "m"}],
        **json.loads(content),
    }
    if "claims" in case:
        statement = {"id": "s", "source": "site", "key": "s"}
        case["statements"] = [{**statement, "claims": case.pop("claims")}]

    code, out, err = run("check", save(case))

    assert (code, out) == (2, "")
    assert hidden_in(err) == set()
    assert err.count("\n") == 1
