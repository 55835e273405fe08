"""From a case file to a log and back; the schema; logs for every command."""

import json
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.cli.convert import losses_text
from claimtrack.codec import (
    FORMATS,
    Format,
    Limits,
    case_file_schema,
    convert,
    log_lines,
    read,
    read_log,
    write_log,
)
from claimtrack.errors import InvalidValueError, MalformedInputError
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Claim,
    Conversion,
    Envelope,
    Loss,
    Source,
    When,
    digest,
)

Run = Callable[..., tuple[int, str, str]]
Save = Callable[..., Path]

ROOT = Path(__file__).parents[2]
SEED = ROOT / "examples" / "karabakh-2020-09-27" / "seed-article.json"
DAY = SEED.with_name("day-one.json")
GOLDEN = ROOT / "tests" / "log" / "golden" / "version-1.jsonl"
ENDINGS = (
    ".prov.json (W3C PROV-JSON), .ttl (W3C PROV-O in Turtle), "
    ".ftm.csv (FollowTheMoney statements), .jsonld (schema.org ClaimReview), "
    ".node-link.json (node-link JSON), "
    ".graphml (GraphML), .mmd (Mermaid diagram), .dot (DOT diagram), "
    ".svg (picture in SVG), .jsonl (log), "
    ".tables (folder of record tables in CSV), "
    ".parquet (folder of record tables in Parquet), .json (case file)"
)


def test_a_case_file_becomes_a_log_and_loses_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "seed.jsonl"

    ran = run("convert", SEED, path)

    assert ran == (0, "Nothing is lost.\n", "")
    assert path.read_bytes() == b"".join(log_lines(read(SEED)))


def test_a_log_becomes_a_case_file_under_the_name_of_the_file(
    run: Run, tmp_path: Path
) -> None:
    log, path = tmp_path / "seed.jsonl", tmp_path / "again.json"
    write_log(read(SEED), log)

    ran = run("convert", log, path)

    assert ran == (0, "Nothing is lost.\n", "")
    assert json.loads(path.read_bytes())["name"] == "again"
    assert read(path) == read(SEED)


def test_the_name_of_a_case_can_be_given(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "again.json"

    run("convert", SEED, path, "--name", "Karabakh")

    assert json.loads(path.read_bytes())["name"] == "Karabakh"


def test_what_is_lost_is_printed_and_no_failure(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "golden.json"

    code, out, err = run("convert", GOLDEN, path)

    lines = out.splitlines()
    assert (code, err, len(lines)) == (0, "", 11)
    assert lines[1] == "claim 96dde228e057: labels 'three': a claim has no label there"
    assert lines[7] == "source am-mod: labels 'am': a source has no label there"
    assert lines[-1] == "10 losses"


def test_what_is_lost_can_be_had_as_json(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "golden.json"

    _, out, _ = run("convert", GOLDEN, path, "--format", "json")

    given = json.loads(out)
    assert given["claimtrack"] == 1
    assert len(given["losses"]) == 10
    assert given["losses"][7] == {
        "noun": "source",
        "record_id": "am-mod",
        "field": "labels",
        "value": "am",
        "because": "a source has no label there",
    }


def recorded(count: int) -> ClaimGraph:
    """So many sources, each with the time at which it was recorded."""
    when = When(text="2020")
    ids = [f"s{number:03}" for number in range(count)]
    return ClaimGraph(
        [
            *(Source(id=id_) for id_ in ids),
            *(Envelope(record_id=id_, recorded_at=when) for id_ in ids),
        ]
    )


def test_up_to_a_hundred_losses_are_printed_each(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "many.jsonl"
    write_log(recorded(100), log)

    _, out, _ = run("convert", log, tmp_path / "many.json")

    lines = out.splitlines()
    assert len(lines) == 101
    assert lines[99].startswith("source s099: recorded_at '2020': ")
    assert lines[-1] == "100 losses"


def test_of_more_losses_those_that_are_alike_are_told_together(
    run: Run, tmp_path: Path
) -> None:
    log = tmp_path / "many.jsonl"
    write_log(recorded(101) | ClaimGraph([Claim(text="Shelled.")]), log)

    _, out, _ = run("convert", log, tmp_path / "many.json")
    _, whole, _ = run("convert", log, tmp_path / "many.json", "--format", "json")

    told = "when a record was recorded has no place there"
    lines = out.splitlines()
    assert lines[0].startswith("claim ")
    assert lines[1] == f"101 times, first: source s000: recorded_at '2020': {told}"
    assert lines[2:] == ["102 losses"]
    assert len(json.loads(whole)["losses"]) == 102


def test_very_many_kinds_of_losses_are_counted() -> None:
    lost = [
        Loss(noun="statement", record_id="a", field=f"f{n}", because="no")
        for n in range(150)
    ]

    told = losses_text(lost).splitlines()

    assert len(told) == 102
    assert told[-2:] == ["and 50 more kinds", "150 losses"]


def test_a_whole_record_that_is_lost_is_printed_so(run: Run, tmp_path: Path) -> None:
    log, claim = tmp_path / "one.jsonl", Claim(text="Shelled.")
    write_log(ClaimGraph([claim]), log)

    _, out, _ = run("convert", log, tmp_path / "one.json")

    told = f"claim {digest(claim)[:12]}: all of it: no statement there makes it"
    assert out == f"{told}\n1 loss\n"


def test_what_a_file_is_its_content_tells(run: Run, tmp_path: Path) -> None:
    log, path = tmp_path / "log.json", tmp_path / "case.jsonl"
    write_log(read(SEED), log)
    path.write_bytes(SEED.read_bytes())

    run("convert", log, tmp_path / "one.JSONL")
    run("convert", path, tmp_path / "other.jsonl")

    assert (tmp_path / "one.JSONL").read_bytes() == log.read_bytes()
    assert (tmp_path / "other.jsonl").read_bytes() == log.read_bytes()


def test_a_file_can_be_written_over_itself(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(SEED.read_bytes())

    code, _, _ = run("convert", path, path)

    assert code == 0
    assert read_log(path) == read(SEED)


@pytest.mark.parametrize("name", ["out.txt", "out", "json", ".json", "out.json.gz"])
def test_a_name_that_says_no_format_is_one_error(
    name: str, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / name

    code, out, err = run("convert", SEED, path)

    message = f"expected a name that ends in one of: {ENDINGS}; got {str(path)!r}"
    assert (code, out, err) == (2, "", f"claimtrack: {message}\n")
    assert not path.exists()


def test_a_file_that_is_not_there_is_one_error(run: Run, tmp_path: Path) -> None:
    code, out, err = run("convert", tmp_path / "no.json", tmp_path / "out.jsonl")

    assert (code, out) == (2, "")
    assert "No such file" in err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_one_error(run: Run, tmp_path: Path) -> None:
    code, out, err = run("convert", SEED, tmp_path / "no" / "out.jsonl")

    assert (code, out) == (2, "")
    assert "No such file" in err


def test_the_limits_of_reading_can_be_chosen(tmp_path: Path) -> None:
    log = tmp_path / "seed.jsonl"
    write_log(read(SEED), log)

    for path in (SEED, log):
        with pytest.raises(MalformedInputError, match="longer than 10 bytes"):
            convert(path, tmp_path / "out.json", limits=Limits(file_bytes=10))

    assert sorted(path.name for path in tmp_path.iterdir()) == ["seed.jsonl"]


def test_a_format_of_one_s_own_can_stand_beside_ours(tmp_path: Path) -> None:
    lost = Loss(noun="source", record_id="a", because="it is a list of nothing")

    def write(_graph: object, path: str, _name: str) -> tuple[Loss, ...]:
        Path(path).write_bytes(b"no")
        return (lost,)

    nothing = Format(
        name="nothing",
        told="a list of nothing",
        endings=(".no",),
        recognises=lambda content: content == b"no",
        read=lambda _text, _limits: Conversion(records=(Source(id="a"),)),
        write=write,
    )
    path = tmp_path / "case.no"

    losses = convert(SEED, path, formats=(nothing, *FORMATS))
    convert(path, tmp_path / "case.jsonl", formats=(nothing, *FORMATS))

    assert losses == (lost,)
    assert read(tmp_path / "case.jsonl") == ClaimGraph([Source(id="a")])


def test_a_target_without_a_format_is_told_before_anything_is_read(
    tmp_path: Path,
) -> None:
    with pytest.raises(InvalidValueError):
        convert(tmp_path / "no.json", tmp_path / "out.xml")


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writing = threading.Thread(target=pipe.write_bytes, args=[SEED.read_bytes()])
    writing.start()

    losses = convert(pipe, tmp_path / "out.jsonl")

    writing.join()
    assert losses == ()
    assert read_log(tmp_path / "out.jsonl") == read(SEED)


def test_schema_prints_the_json_schema(run: Run) -> None:
    code, out, err = run("schema")

    assert (code, err) == (0, "")
    assert json.loads(out) == case_file_schema()


@pytest.mark.parametrize(
    "asked",
    [
        ("check", "--undetermined", DAY),
        ("why", DAY, "K09", "K13"),
        ("trace", DAY, "K18"),
        ("positions", DAY, "az-prosecutor"),
    ],
)
def test_every_command_reads_logs_beside_case_files(
    asked: tuple[object, ...], run: Run, tmp_path: Path
) -> None:
    log = tmp_path / "seed.jsonl"
    write_log(read(SEED), log)
    place = asked.index(DAY)

    mixed = run(*asked[:place], log, *asked[place:])

    assert mixed[0] == 0
    assert mixed == run(*asked[:place], SEED, *asked[place:])
