"""Case files on their way out: the text of one, and saving it whole or not at all."""

import errno
import itertools
import json
import os
import shutil
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import attrs
import cattrs
from cattrs.gen import make_dict_unstructure_fn

from claimtrack.codec.converters import make_converter

Entry = TypeVar("Entry")

_WIDTH = 100
_SPREAD = 2
"""The file and its sections always take a line an entry, so that changes show."""


def make_case_converter() -> cattrs.Converter:
    """Give a fresh converter from entries of a case file to JSON values, and back.

    What is as its default is left out, and an id comes first.
    """
    converter = make_converter()

    @converter.register_unstructure_hook_factory(attrs.has)
    def members_hook(entry: type[Entry]) -> Callable[[Entry], dict[str, Any]]:
        unstructure = make_dict_unstructure_fn(
            entry, converter, _cattrs_omit_if_default=True
        )

        def members(one: Entry) -> dict[str, Any]:
            given = unstructure(one)
            first = {"id": given.pop("id")} if "id" in given else {}
            return {**first, **given}

        return members

    return converter


def json_text(value: object) -> str:
    r"""Give a JSON value as text for people: short things on one line.

    Numbers are plain digits, exactly; the same value gives the same text.

    Args:
        value: Mappings, lists, text, booleans, whole numbers and decimals.

    Complexity: O(n).

    >>> json_text({"sources": [{"id": "am-mod"}]})
    '{\n  "sources": [\n    {"id": "am-mod"}\n  ]\n}\n'

    """
    return _laid_out(value, depth=0, used=0) + "\n"


def _laid_out(value: object, *, depth: int, used: int) -> str:
    """Give a value on one line where it fits, else a line a member."""
    flat = _flat(value)
    fits = depth >= _SPREAD and used + len(flat) <= _WIDTH
    if fits or not value or not isinstance(value, Mapping | list):
        return flat
    pad = "  " * (depth + 1)
    keys = [f"{_flat(key)}: " for key in value] if isinstance(value, Mapping) else []
    opening, closing = "{}" if isinstance(value, Mapping) else "[]"
    parts = value.values() if isinstance(value, Mapping) else value
    lines = (
        f"{pad}{key}{_laid_out(one, depth=depth + 1, used=len(pad) + len(key))}"
        for key, one in itertools.zip_longest(keys, parts, fillvalue="")
    )
    return "\n".join((opening, ",\n".join(lines), f"{pad[2:]}{closing}"))


def _flat(value: object) -> str:
    if isinstance(value, Mapping):
        members = (f"{_flat(key)}: {_flat(one)}" for key, one in value.items())
        return f"{{{', '.join(members)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flat, value))}]"
    if isinstance(value, Decimal):
        # Not Decimal.normalize, which rounds; and no file needs a minus zero.
        return f"{value if value else value.copy_abs():f}"
    return json.dumps(value, ensure_ascii=False)


def write_atomically(path: str | os.PathLike[str], content: bytes) -> None:
    """Replace a file's content; whoever is killed meanwhile leaves the old or the new.

    The content goes to a new file in the same folder, which then takes the place of
    the old one. Someone killed in between leaves that file, `.claimtrack-N.part`,
    behind. A link is followed; the permissions of the old file are kept.

    Raises:
        OSError: Where it can't be written; the old content is as it was.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        # A device or a pipe would be replaced by a plain file.
        raise OSError(errno.EINVAL, "not a plain file", os.fspath(path))
    part, stream = _new_file(target.parent)
    try:
        with stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _new_file(folder: Path) -> tuple[Path, BinaryIO]:
    # Not `tempfile`, whose files nobody else may read, whatever the umask says.
    for number in itertools.count():
        path = folder / f".claimtrack-{number}.part"
        try:
            return path, path.open("xb")
        except FileExistsError:
            continue
    raise AssertionError  # pragma: no cover -- numbers do not end


def _sync_folder(folder: Path) -> None:
    """Make a change of names in a folder last, where folders can be opened."""
    flag = getattr(os, "O_DIRECTORY", None)
    if flag is None:
        return
    descriptor = os.open(folder, os.O_RDONLY | flag)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
