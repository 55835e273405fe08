"""What most commands share: files, the part of them asked for, the way to print it."""

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from claimtrack.codec import FORMATS, START_BYTES, CaseText, format_of, read
from claimtrack.errors import InvalidValueError, MalformedInputError
from claimtrack.graph import ClaimGraph, as_of, known_to
from claimtrack.interop import ALL_FORMATS
from claimtrack.model import Quoted
from claimtrack.store import is_store, open_store
from claimtrack.tables import wrapped

Json = dict[str, object]
Answer = tuple[str, bool]
"""What to print, and whether the exit code tells of a failure."""
VERSION = 1


class Commands(Protocol):
    """Where commands are added."""

    def add_parser(
        self,
        name: str,
        *,
        help: str,  # noqa: A002 -- argparse calls it so
    ) -> argparse.ArgumentParser:
        """Add a command; give what its arguments are added to."""


def add_files(
    parser: argparse.ArgumentParser, *, formats: Sequence[str] = ("text", "json")
) -> None:
    """Let a command take files, a format, and what part of the files to look at."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a case file, a log or a store"
    )
    parser.add_argument(
        "--format", choices=formats, default="text", help="text by default"
    )
    _add_views(parser)


def _add_views(parser: argparse.ArgumentParser) -> None:
    moment = parser.add_mutually_exclusive_group()
    moment.add_argument(
        "--as-of", metavar="WHEN", help="only what was surely said or out by then"
    )
    moment.add_argument(
        "--recorded-as-of", metavar="WHEN", help="only what was on record by then"
    )
    parser.add_argument(
        "--known-to",
        metavar="SOURCE",
        help="only what this source had said, and what that rests on",
    )


def graph_of(given: argparse.Namespace) -> ClaimGraph:
    """Read the files, and give the part of them that is asked for."""
    given.progress.tell(f"reading {', '.join(given.files)}")
    graph = read_all(given.files)
    given.progress.tell(f"claimtrack {given.command}")
    if given.recorded_as_of is not None:
        graph = as_of(graph, given.recorded_as_of, clock="recorded")
    if given.known_to is not None:
        return known_to(graph, given.known_to, given.as_of)
    if given.as_of is not None:
        return as_of(graph, given.as_of, clock="asserted")
    return graph


def read_all(files: Sequence[str], beside: ClaimGraph | None = None) -> ClaimGraph:
    """Read files together; what stores hold can be named by the others.

    Args:
        files: The files, stores among them.
        beside: What they add to.
    """
    stores = [one for one in files if is_store(one)]
    held = beside
    for one in stores:
        with open_store(one, create=False) as store:
            found = store.graph()
            held = found if held is None else held | found
    others = [one for one in files if one not in stores]
    try:
        return read(*others, beside=held) if others or held is None else held
    except MalformedInputError:
        for one in others:
            _refuse_foreign(one)
        raise


def _refuse_foreign(file: str) -> None:
    """Refuse a file of a foreign format: what it can't bring over would go unsaid.

    Raises:
        InvalidValueError: Where it is one.
    """
    if not Path(file).is_file():
        # A pipe can be read only once.
        return
    with Path(file).open("rb") as stream:
        text = CaseText(content=stream.read(START_BYTES), file=file)
    found = format_of(text, ALL_FORMATS)
    if found not in FORMATS:
        told = f"this is {found.told}, not one of claimtrack's own files"
        mend = f"claimtrack convert {file} OUT.jsonl"
        message = f"{file}: {told}; convert it first: {mend}"
        raise InvalidValueError(message)


def count(text: str) -> int:
    """Read how many of something to show.

    Raises:
        ArgumentTypeError: Where it is no whole number from 0.
    """
    if not text.isdecimal():
        message = f"{text!r} is no number of them: 0, 1, 2 and so on"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def dumped(value: Json) -> str:
    """Give JSON as text for a reader."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def in_lines(text: str) -> str:
    """Give lines of text, of which those that are too wide go on further in."""
    return "\n".join(map(_in_lines, text.split("\n")))


def _in_lines(line: str) -> str:
    begin = line[: len(line) - len(line.lstrip())]
    return wrapped(line, begin, f"{begin}    ")


def sides_json(sides: Iterable[Quoted]) -> Json:
    """Give sides of a finding as JSON: their statements, and their claims."""
    given = tuple(sides)
    return {
        "statements": [
            {
                "id": side.statement_id,
                "label": side.statement_label,
                "source": side.source_id,
                "source_name": side.source,
                "asserted_at": side.asserted_at,
                "quote": side.quote,
            }
            for side in given
        ],
        "claims": [
            {
                "id": side.claim_id,
                "label": side.claim_label,
                "question": side.question,
                "answer": side.answer,
                "stance": side.stance.value,
            }
            for side in given
        ],
    }
