"""Saving a file: all of it or nothing, whatever happens on the way."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

# What file systems say that cannot sync a folder, as PostgreSQL takes it too.
_NO_FOLDER_SYNC = frozenset({errno.EBADF, errno.EINVAL, errno.EACCES, errno.EISDIR})


def write_atomically(path: str | os.PathLike[str], chunks: Iterable[bytes]) -> None:
    """Write a file so that, after a fault at any point, it is the old or the new one.

    The bytes go to a file beside it, which takes its place when all of them are on the
    disk. A symbolic link stays one: what it leads to is replaced. A file's permissions
    stay. What is no file, such as a pipe, is written as the chunks come.

    Args:
        path: The file.
        chunks: Its bytes, in order; where this raises, the old file stays.

    Raises:
        OSError: Where the system refuses; the old file stays. Only where the last
            step fails, syncing the folder, the new one may be there already.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> write_atomically(folder / "note.txt", [b"two ", b"tanks"])
    >>> (folder / "note.txt").read_text(), len(list(folder.iterdir()))
    ('two tanks', 1)

    """
    mode = _mode(Path(path))
    if mode is not None and not stat.S_ISREG(mode):
        with Path(path).open("wb") as stream:
            stream.writelines(chunks)
        return
    target = Path(path).resolve()
    with _beside(target) as stream:
        draft = Path(stream.name)
        try:
            if mode is not None:
                # Before there is anything in it that not everybody may read.
                draft.chmod(stat.S_IMODE(mode))
            stream.writelines(chunks)
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()  # Windows moves no open file
            draft.replace(target)
        except BaseException:
            # After a failed write closing fails too, and closes all the same.
            with contextlib.suppress(OSError):
                stream.close()
            draft.unlink(missing_ok=True)
            raise
    sync_folder(target.parent)


def _mode(path: Path) -> int | None:
    """Give what kind of thing is at a path, and its permissions; None for nothing."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _beside(target: Path) -> BinaryIO:
    """Open a new file in the folder of another, so that a move is no copy."""
    # A number that is free rather than a random name. What a killed process left
    # behind is passed over.
    number = 0
    while True:
        try:
            return target.with_name(f".claimtrack-{number}.tmp").open("xb")
        except FileExistsError:
            number += 1


def sync_folder(folder: Path) -> None:
    """Make a move last, where the system can."""
    if os.name != "posix":  # pragma: no cover -- Windows opens no folders
        return
    try:
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
