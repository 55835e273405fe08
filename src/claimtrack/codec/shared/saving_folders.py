"""Saving a folder: all of its files or nothing, whatever happens on the way."""

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from claimtrack.codec.shared.saving import sync_folder


def write_folder_atomically(
    folder: str | os.PathLike[str],
    files: Iterable[tuple[str, bytes]],
    *,
    may_replace: Callable[[Path], bool],
) -> None:
    """Write a folder so that, after a fault at any point, no half of it is there.

    The files go to a folder beside it, which takes its place when all of them are on
    the disk. A folder that was there is moved aside first and removed last: where the
    process is killed in between, it is whole under a name beside.

    Args:
        folder: The folder.
        files: The name and the bytes of each file.
        may_replace: Tells of a folder that has something in it whether the new one may
            take its place.

    Raises:
        FileExistsError: Where something is there that may not be replaced.
        OSError: Where the system refuses; what was there stays.

    >>> import tempfile
    >>> target = Path(tempfile.mkdtemp()) / "notes"
    >>> write_folder_atomically(
    ...     target, [("a.txt", b"two tanks")], may_replace=lambda _: False
    ... )
    >>> [one.name for one in target.iterdir()]
    ['a.txt']

    """
    target = Path(folder).resolve()
    is_there = target.exists()
    if is_there and not (target.is_dir() and _is_free(target, may_replace)):
        message = "something else is there, and is not overwritten"
        raise FileExistsError(None, message, os.fspath(folder))
    draft = _new_beside(target)
    try:
        for name, content in files:
            _write(draft / name, content)
        sync_folder(draft)
        if is_there:
            shutil.copymode(target, draft)
            _exchange(draft, target)
        else:
            draft.rename(target)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    sync_folder(target.parent)


def _is_free(target: Path, may_replace: Callable[[Path], bool]) -> bool:
    return not any(target.iterdir()) or may_replace(target)


def _new_beside(target: Path) -> Path:
    """Make a new folder beside another, so that a move is no copy."""
    # A number that is free rather than a random name. What a killed process left
    # behind is passed over.
    number = 0
    while True:
        draft = target.with_name(f".claimtrack-{number}.tmp")
        try:
            draft.mkdir()
        except FileExistsError:
            number += 1
        else:
            return draft


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _exchange(draft: Path, target: Path) -> None:
    """Put a folder in another's place, and remove the other."""
    aside = _new_beside(target)
    aside.rmdir()
    target.rename(aside)
    try:
        draft.rename(target)
    except BaseException:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)
