"""claimtrack store: records that last, put in, listed, verified and read out."""

import argparse
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from claimtrack.cli.convert import add_target, losses_json, losses_text
from claimtrack.cli.shared import (
    VERSION,
    Answer,
    Commands,
    Json,
    count,
    dumped,
    read_all,
)
from claimtrack.codec import write_graph
from claimtrack.interop import ALL_FORMATS
from claimtrack.store import Entry, Head, Store, Verification, head_text, open_store

_NOW = "now"
_DIGITS, _DIGEST_DIGITS = 12, 64


def add_store(commands: Commands) -> None:
    """Add the command, which has commands of its own."""
    storing = commands.add_parser("store", help="keep records for good")
    own = storing.add_subparsers(required=True, metavar="COMMAND")
    for add in (_add_add, _add_list, _add_verify, _add_export):
        add(own)


def _add_one(
    commands: Commands,
    name: str,
    told: str,
    answer: Callable[[argparse.Namespace], Answer],
    *,
    formats: Sequence[str] = ("text", "json"),
) -> argparse.ArgumentParser:
    one = commands.add_parser(name, help=told)
    one.add_argument(
        "store", metavar="STORE", help="the file of a store, or the address of one"
    )
    one.add_argument(
        "--format", choices=formats, default="text", help="text by default"
    )
    one.set_defaults(answer=answer)
    return one


def _add_add(commands: Commands) -> None:
    adding = _add_one(commands, "add", "put files into a store, made if need be", _add)
    adding.add_argument(
        "files", nargs="+", metavar="FILE", help="a case file, a log or a store"
    )
    adding.add_argument(
        "--recorded-at",
        metavar="WHEN",
        help="when they are recorded: a time with an offset, or now",
    )


def _add_list(commands: Commands) -> None:
    listing = _add_one(
        commands,
        "list",
        "the entries of a store",
        _list,
        formats=("text", "json", "jsonl"),
    )
    listing.add_argument(
        "--after", type=count, default=0, metavar="N", help="only those after the Nth"
    )


def _add_verify(commands: Commands) -> None:
    verifying = _add_one(
        commands, "verify", "whether all is as it was written", _verify
    )
    verifying.add_argument(
        "--head", metavar="HEAD", help="a head that was kept elsewhere"
    )


def _add_export(commands: Commands) -> None:
    exporting = _add_one(commands, "export", "write what a store holds to a file", _out)
    add_target(exporting)
    exporting.add_argument(
        "--recorded-as-of", metavar="WHEN", help="only what was there by then"
    )


def _add(given: argparse.Namespace) -> Answer:
    with open_store(given.store) as store:
        batch = read_all(given.files, store.graph())
        clock = _now if given.recorded_at == _NOW else given.recorded_at
        receipt = store.add(batch, recorded_at=clock)
    head = head_text(receipt.head)
    if given.format == "json":
        entries: Json = {"claimtrack": VERSION, "entries": receipt.entry_count}
        return dumped({**entries, "head": head}), False
    return f"{_counted(receipt.entry_count)} added; the head is {head}", False


def _now() -> str:
    return datetime.now(tz=UTC).isoformat(timespec="seconds")


def _list(given: argparse.Namespace) -> Answer:
    with _there(given) as store:
        entries = [one for one in store.entries() if one.number > given.after]
    rows = [_row(one) for one in entries]
    if given.format == "json":
        return dumped({"claimtrack": VERSION, "entries": rows}), False
    if given.format == "jsonl":
        return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows), False
    return "\n".join(map(_line, rows)), False


def _row(entry: Entry) -> Json:
    """Give what an entry is about, by the line that it keeps."""
    said = json.loads(entry.line)
    return {
        "number": entry.number,
        "recorded_at": entry.recorded_at,
        "noun": said.get("noun"),
        "label": (said.get("labels") or [said["id"]])[0],
        "digest": entry.digest,
    }


def _line(row: Json) -> str:
    when, label = row["recorded_at"] or "-", str(row["label"])
    named = label[:_DIGITS] if len(label) == _DIGEST_DIGITS else label
    return f"{row['number']:>6}  {when}  {row['noun']}  {named}"


def _verify(given: argparse.Namespace) -> Answer:
    with _there(given) as store:
        found = store.verify(given.head)
    if given.format == "json":
        return dumped(_verified(found)), not found.is_sound
    return _told(found), not found.is_sound


def _verified(found: Verification) -> Json:
    return {
        "claimtrack": VERSION,
        "is_sound": found.is_sound,
        "number": found.number,
        "because": found.because,
        "head": head_text(found.head),
    }


def _told(found: Verification) -> str:
    sound = f"{_counted(found.head.count)} as written; the head is "
    if found.is_sound:
        return f"{sound}{head_text(found.head)}"
    before = (
        "" if found.head == Head() else f"\nBefore it {sound}{head_text(found.head)}"
    )
    return f"Entry {found.number} is not what was written: {found.because}.{before}"


def _out(given: argparse.Namespace) -> Answer:
    with _there(given) as store:
        graph = store.graph(as_of=given.recorded_as_of)
    losses = write_graph(
        graph,
        given.target,
        name=given.name,
        formats=ALL_FORMATS,
        write_as=given.write_as,
    )
    if given.format == "json":
        return dumped(losses_json(losses)), False
    return losses_text(losses), False


def _there(given: argparse.Namespace) -> Store:
    """Open a store that must be there: nobody looks into one by a typo and makes it."""
    return open_store(given.store, create=False)


def _counted(entries: int) -> str:
    return f"{entries:,} {'entry' if entries == 1 else 'entries'}"
