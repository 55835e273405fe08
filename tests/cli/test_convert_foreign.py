"""From foreign formats to our own and back, and what other commands say of them."""

import json
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.cli import main
from claimtrack.codec import Format, Limits, convert, read, read_log
from claimtrack.errors import InvalidValueError, MalformedInputError
from claimtrack.graph import ClaimGraph
from claimtrack.interop import (
    ALL_FORMATS,
    claimreview_text,
    dot_text,
    ftm_text,
    graphml_text,
    mermaid_text,
    node_link_text,
    prov_text,
    prov_turtle,
    read_ftm,
    read_prov,
    svg_text,
)
from claimtrack.model import Source

Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).parents[2]
SEED = ROOT / "examples" / "karabakh-2020-09-27" / "seed-article.json"
PROV = json.dumps(
    {
        "prefix": {"ex": "http://example.org/"},
        "agent": {"ex:ada": {}},
        "activity": {"ex:run": {}},
    }
)
FTM = "entity_id,prop,schema,value,dataset,origin\nQ1,name,Person,Ada,us_list,crawl\n"
FOREIGN = {"one.prov.json": PROV, "one.ftm.csv": FTM}


@pytest.mark.parametrize(
    ("name", "text_of"),
    [
        ("out.prov.json", lambda graph: prov_text(graph)[0]),
        ("out.ttl", lambda graph: prov_turtle(graph)[0]),
        ("out.ftm.csv", lambda graph: ftm_text(graph)[0]),
        ("out.jsonld", lambda graph: claimreview_text(graph)[0]),
        ("out.node-link.json", node_link_text),
        ("out.graphml", graphml_text),
        ("out.mmd", mermaid_text),
        ("out.mermaid", mermaid_text),
        ("out.dot", dot_text),
        ("out.svg", svg_text),
        ("OUT.GV", dot_text),
    ],
)
def test_the_name_of_the_file_says_which_foreign_format_is_written(
    name: str, text_of: Callable[[ClaimGraph], str], run: Run, tmp_path: Path
) -> None:
    code, _, err = run("convert", SEED, tmp_path / name)

    assert (code, err) == (0, "")
    assert (tmp_path / name).read_text("utf-8") == text_of(read(SEED))


def test_what_a_foreign_format_can_t_carry_is_told(run: Run, tmp_path: Path) -> None:
    _, out, _ = run("convert", SEED, tmp_path / "seed.ftm.csv")

    assert "claim " in out
    assert out.endswith(" losses\n")


@pytest.mark.parametrize(("name", "content"), FOREIGN.items())
def test_a_foreign_file_becomes_a_log_and_what_it_loses_is_told(
    name: str, content: str, run: Run, tmp_path: Path
) -> None:
    path, log = tmp_path / name, tmp_path / "one.jsonl"
    path.write_text(content, encoding="utf-8")

    code, out, err = run("convert", path, log)

    found = read_prov(path) if content == PROV else read_ftm(path)
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "1 loss"
    assert read_log(log) == ClaimGraph(found.records)
    assert len(found.losses) == 1


@pytest.mark.parametrize("content", FOREIGN.values())
def test_a_foreign_file_is_known_by_its_content(
    content: str, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "no-ending"
    path.write_text(content, encoding="utf-8")

    code, out, _ = run("convert", path, tmp_path / "one.jsonl")

    assert (code, out.splitlines()[-1]) == (0, "1 loss")


def test_losses_of_reading_come_before_those_of_writing(tmp_path: Path) -> None:
    path = tmp_path / "one.prov.json"
    path.write_text(PROV, encoding="utf-8")

    losses = convert(path, tmp_path / "out.ftm.csv", formats=ALL_FORMATS)

    assert [(loss.noun, loss.field) for loss in losses] == [
        ("activity", ""),
        ("source", "id"),
        ("source", "labels"),
    ]


def test_the_formats_can_be_chosen(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "in.txt"
    path.write_text(PROV, encoding="utf-8")

    code, out, _ = run("convert", path, tmp_path / "out.txt", "--to", "dot")
    assert (code, out) == (0, out)
    code, _, err = run("convert", path, tmp_path / "o", "--from", "case", "--to", "log")

    assert (tmp_path / "out.txt").read_text("utf-8").startswith("digraph ")
    assert code == 2
    assert "$.agent: no such key here" in err


def test_a_format_of_no_name_is_one_error(tmp_path: Path) -> None:
    for chosen in ({"read_as": "word"}, {"write_as": "word"}):
        with pytest.raises(InvalidValueError, match=r"one of the formats: .*'word'"):
            convert(SEED, tmp_path / "out.jsonl", formats=ALL_FORMATS, **chosen)

    with pytest.raises(
        InvalidValueError, match="one of the formats: log, tables, parquet, case;"
    ):
        convert(SEED, tmp_path / "out.jsonl", write_as="sheet")


def test_what_is_only_written_is_not_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "one.mmd"
    path.write_text(mermaid_text(read(SEED)), encoding="utf-8")

    ran = run("convert", path, tmp_path / "out.json")

    told = "Mermaid diagram is written only, never read"
    assert ran == (2, "", f"claimtrack: {path}: {told}\n")
    assert not (tmp_path / "out.json").exists()


def test_a_sheet_becomes_a_case_file(run: Run, tmp_path: Path) -> None:
    sheet, path = tmp_path / "figures.csv", tmp_path / "figures.json"
    sheet.write_text("source,answer,measure\nada,3,tanks\n", encoding="utf-8")

    code, _, err = run("convert", sheet, path)

    assert (code, err) == (0, "")
    assert read(path) == read(sheet)


def test_a_sheet_is_read_as_one_whatever_its_name(run: Run, tmp_path: Path) -> None:
    sheet, path = tmp_path / "figures", tmp_path / "figures.jsonl"
    sheet.write_text("source,answer,measure\nada,3,tanks\n", encoding="utf-8")

    assert run("convert", sheet, path)[0] == 2
    code, _, err = run("convert", sheet, path, "--from", "sheet")

    assert (code, err) == (0, "")
    assert [one.id for one in read(path).of_kind(Source).values()] == ["ada"]


def test_what_is_wrong_with_such_a_sheet_is_told_with_its_name(
    run: Run, tmp_path: Path
) -> None:
    sheet = tmp_path / "figures"
    sheet.write_text("source,answer,measure\nada,so much,tanks\n", encoding="utf-8")

    code, _, err = run("convert", sheet, tmp_path / "o.jsonl", "--from", "sheet")

    assert code == 2
    assert f"{sheet}: line 2" in err


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("one.json", PROV, "W3C PROV-JSON"),
        ("one.csv", FTM, "FollowTheMoney statements"),
        ("one.dot", "digraph {}", "DOT diagram"),
    ],
)
def test_other_commands_say_that_a_foreign_file_is_to_be_converted_first(
    name: str, content: str, told: str, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")

    ran = run("check", SEED, path)

    message = (
        f"{path}: this is {told}, not one of claimtrack's own files; "
        f"convert it first: claimtrack convert {path} OUT.jsonl"
    )
    assert ran == (2, "", f"claimtrack: {message}\n")


def test_what_is_wrong_with_a_file_of_ours_is_told_as_ever(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "one.json"
    path.write_text("{}", encoding="utf-8")

    code, _, err = run("check", path)

    assert code == 2
    assert "'claimtrack' is missing" in err


def test_a_case_file_that_is_called_like_a_sheet_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "seed.csv"
    path.write_bytes(SEED.read_bytes())

    convert(path, tmp_path / "seed.jsonl", read_as="case")

    assert read(tmp_path / "seed.jsonl") == read(SEED)


def test_the_names_and_endings_of_formats_are_their_own() -> None:
    names = [one.name for one in ALL_FORMATS]
    endings = [ending for one in ALL_FORMATS for ending in one.endings]

    assert len(names) == len(set(names))
    assert len(endings) == len(set(endings))
    assert all(one.read or one.read_folder or one.write for one in ALL_FORMATS)


def with_marks(one: Format) -> object:
    is_extra = one.name == "prov-o"
    return pytest.param(one, id=one.name, marks=[pytest.mark.extra] if is_extra else [])


@pytest.mark.parametrize("one", [with_marks(x) for x in ALL_FORMATS if x.read])
def test_every_reader_keeps_the_limits_that_a_caller_sets(
    one: Format, tmp_path: Path
) -> None:
    if one.name == "prov-o":
        pytest.importorskip("rdflib", reason="needs claimtrack[rdf]")
    path = tmp_path / f"in{one.endings[0]}"
    path.write_bytes(b"0123456789 ")

    with pytest.raises(MalformedInputError, match="10 bytes"):
        convert(
            path,
            tmp_path / "out.jsonl",
            limits=Limits(file_bytes=10),
            formats=ALL_FORMATS,
            read_as=one.name,
        )


def test_a_store_is_written_out_in_any_format(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "one.store"
    run("store", "add", store, SEED)

    code, _, err = run("store", "export", store, tmp_path / "out", "--to", "prov-json")

    assert (code, err) == (0, "")
    assert ClaimGraph(read_prov(tmp_path / "out").records).of_kind(Source)


def test_a_pipe_that_is_no_file_of_ours_is_refused_as_it_was_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writing = threading.Thread(target=pipe.write_bytes, args=(b"@prefix",))
    writing.start()

    code = main(["check", str(pipe)])

    writing.join()
    assert code == 2
    assert "convert" not in capsys.readouterr().err
