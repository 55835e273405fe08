import json
import os
import signal
import sys
from pathlib import Path
from types import FrameType

import pytest

import claimtrack.codec.shared.saving
from claimtrack.codec import Limits, read
from claimtrack.codec.case import Case
from claimtrack.errors import MalformedInputError

EXAMPLE = Path(__file__).parents[2] / "examples" / "karabakh-2020-09-27"
SAVING = claimtrack.codec.shared.saving.__file__


def test_the_text_has_a_line_an_entry_that_is_short() -> None:
    case = Case("a case")
    case.source("mod", "Ministry")
    case.source("ria", names={"en": "x" * 120})
    case.say("K01", "mod", page="p")

    text = case.to_json()

    assert text == (
        "{\n"
        '  "claimtrack": 1,\n'
        '  "name": "a case",\n'
        '  "sources": [\n'
        '    {"id": "mod", "name": "Ministry"},\n'
        "    {\n"
        '      "id": "ria",\n'
        '      "names": {\n'
        '        "en": [\n'
        f'          "{"x" * 120}"\n'
        "        ]\n"
        "      }\n"
        "    }\n"
        "  ],\n"
        '  "statements": [\n'
        '    {"id": "K01", "source": "mod", "document": "p"}\n'
        "  ]\n"
        "}\n"
    )


def test_what_is_saved_is_read_and_saved_again_to_the_byte(tmp_path: Path) -> None:
    case = Case("Qarabağ — 27 sentyabr")
    case.source("mod", "Müdafiə Nazirliyi")
    case.say("K01", "mod", text="“İki”\n\u2028\u202e", language="az")
    case.save(tmp_path / "case.json")

    again = Case.read(tmp_path / "case.json")
    again.save(tmp_path / "again.json")

    assert again == case
    assert (tmp_path / "again.json").read_bytes() == case.to_json().encode()
    assert read(tmp_path / "again.json") == case.graph()


def test_the_first_real_case_survives_being_read_and_saved(tmp_path: Path) -> None:
    paths = sorted(EXAMPLE.glob("*.json"))

    for path in paths:
        Case.read(path).save(tmp_path / path.name)

    assert paths
    assert read(*(tmp_path / path.name for path in paths)) == read(*paths)


def test_nulls_and_defaults_of_a_file_are_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(
        '{"claimtrack": 1, "name": null, "statements": [{"source": "mod", "key": "1",'
        '"quote": null, "kind": "telling", "after": [], "claims": [{"id": null,'
        '"question": "q", "answer": {"low": 1, "high": null}}]}]}'
    )

    case = Case.read(path)

    assert case.name is None
    assert json.loads(case.to_json()) == {
        "claimtrack": 1,
        "statements": [
            {
                "source": "mod",
                "key": "1",
                "claims": [{"question": "q", "answer": {"low": 1}}],
            }
        ],
    }


def test_a_file_of_another_shape_is_refused_with_every_problem(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text('{"claimtrack": 1, "sources": [{"id": "a", "kin": 1}], "x": 2}')

    with pytest.raises(MalformedInputError) as caught:
        Case.read(path)

    assert sorted(one.path for one in caught.value.problems) == [
        "$.sources[0].kin",
        "$.x",
    ]
    assert {one.file for one in caught.value.problems} == {str(path)}


def test_a_file_of_a_newer_version_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text('{"claimtrack": 2}')

    with pytest.raises(MalformedInputError, match="version 2 of the case file"):
        Case.read(path)


def test_a_file_longer_than_the_limits_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    Case("a case").save(path)

    with pytest.raises(MalformedInputError, match="longer than 10 bytes"):
        Case.read(path, limits=Limits(file_bytes=10))


def test_a_draft_with_problems_is_saved_and_read(tmp_path: Path) -> None:
    case = Case("a case")
    case.deny("K04", "az", of="K01")
    case.save(tmp_path / "case.json")

    again = Case.read(tmp_path / "case.json")

    assert again == case
    assert again.problems() == case.problems() != ()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a child process")
def test_who_is_killed_while_saving_leaves_the_old_file_or_the_new(
    tmp_path: Path,
) -> None:
    path = tmp_path / "case.json"
    old, new = Case("old"), Case("new")
    left: list[bytes] = []

    while True:
        old.save(path)
        was_killed = killed_at(len(left), new, path)
        left.append(path.read_bytes())
        for part in tmp_path.glob(".*"):
            part.unlink()
        if not was_killed:
            break

    assert set(left) == {old.to_json().encode(), new.to_json().encode()}
    assert left == sorted(left, reverse=True)
    assert left[-1] == new.to_json().encode()


def killed_at(step: int, case: Case, path: Path) -> bool:
    """Save in a child process that dies before a line of saving; tell if it died."""
    child = os.fork()
    if child == 0:  # pragma: no cover -- in the child, which leaves nothing behind
        lines = 0

        def trace(frame: FrameType, event: str, _: object) -> object:
            nonlocal lines
            if frame.f_code.co_filename != SAVING:
                return None
            if event == "line":
                if lines == step:
                    os.kill(os.getpid(), signal.SIGKILL)
                lines += 1
            return trace

        sys.settrace(trace)  # type: ignore[arg-type]  # traces nothing elsewhere
        case.save(path)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.parametrize(
    "call", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.open"]
)
def test_a_save_that_fails_leaves_the_old_file_and_the_draft_as_it_was(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = Case("a case")
    case.save(tmp_path / "case.json")
    old = (tmp_path / "case.json").read_bytes()
    case.source("mod")
    case.source("mod", "Ministry")
    shown = repr(case)

    def fail(*_: object, **__: object) -> None:
        raise OSError(call)

    with monkeypatch.context() as patched:
        patched.setattr(call, fail)
        with pytest.raises(OSError, match=call):
            case.save(tmp_path / "case.json")

    assert (tmp_path / "case.json").read_bytes() == old
    assert [one.name for one in tmp_path.iterdir()] == ["case.json"]
    assert repr(case) == shown
