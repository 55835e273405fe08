import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimtrack.codec.shared import saving
from claimtrack.codec.shared.saving import write_atomically

OLD, NEW = b"old", [b"n", b"e", b"w"]

# What the write calls on the system, in the order in which it does.
STEPS = ("open", "chmod", "write", "fsync", "replace", "open folder", "fsync folder")


class Disk:
    """The calls of a write, one of which fails."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
        self.calls: list[str] = []
        self._failing = failing
        self._fsync, self._os_open = os.fsync, os.open
        self._open = Path.open
        monkeypatch.setattr(os, "fsync", self.fsync)
        monkeypatch.setattr(os, "open", self.os_open)
        monkeypatch.setattr(Path, "open", self.guard("open", Path.open))
        monkeypatch.setattr(Path, "chmod", self.guard("chmod", Path.chmod))
        monkeypatch.setattr(Path, "replace", self.guard("replace", Path.replace))

    def step(self, name: str) -> None:
        self.calls.append(name)
        if name == self._failing:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def guard(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
        def called(*args: object, **named: object) -> object:
            self.step(name)
            return real(*args, **named)

        return called

    def fsync(self, opened: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(opened).st_mode)
        self.step("fsync folder" if is_folder else "fsync")
        self._fsync(opened)

    def os_open(self, path: Path, flags: int) -> int:
        self.step("open folder")
        return self._os_open(path, flags)

    def chunks(self) -> Iterator[bytes]:
        self.step("write")
        yield from NEW


def content_of(path: Path) -> bytes:
    with open(path, "rb") as stream:  # noqa: PTH123 -- Path.open is the disk's here
        return stream.read()


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_atomically(tmp_path / "log", NEW)

    assert (tmp_path / "log").read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["log"]  # noqa: PTH208 -- the names only


def test_a_path_may_be_given_as_text(tmp_path: Path) -> None:
    write_atomically(str(tmp_path / "log"), NEW)

    assert (tmp_path / "log").read_bytes() == b"new"


@pytest.mark.parametrize("failing", STEPS)
def test_after_a_fault_the_file_is_the_old_or_the_new_one(
    failing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log"
    path.write_bytes(OLD)
    disk = Disk(monkeypatch, failing)

    with pytest.raises(OSError, match="No space"):
        write_atomically(path, disk.chunks())

    assert disk.calls == list(STEPS[: STEPS.index(failing) + 1])
    assert content_of(path) == (b"new" if "folder" in failing else OLD)
    assert os.listdir(tmp_path) == ["log"]  # noqa: PTH208 -- the names only


def test_no_step_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "log"
    path.write_bytes(OLD)
    disk = Disk(monkeypatch, failing="none of them")

    write_atomically(path, disk.chunks())

    assert tuple(disk.calls) == STEPS


def test_a_disk_that_is_full_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(OLD)
    code = (
        "import resource, signal, sys\n"
        "from claimtrack.codec.shared.saving import write_atomically\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))\n"
        "try:\n"
        "    write_atomically(sys.argv[1], [b'x' * 65_536] * 100)\n"
        "except OSError as error:\n"
        "    print(error.strerror)\n"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        check=True,
        text=True,
    )

    assert ran.stdout == "File too large\n"
    assert path.read_bytes() == OLD
    assert os.listdir(tmp_path) == ["log"]  # noqa: PTH208 -- the names only


@pytest.mark.parametrize(
    ("step", "left"),
    [("write", OLD), ("fsync", OLD), ("replace", OLD), ("open", b"new")],
)
def test_a_killed_process_leaves_the_old_file_or_the_new_one(
    step: str, left: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "log"
    path.write_bytes(OLD)
    code = (
        "import os, sys\n"
        "from claimtrack.codec.shared.saving import write_atomically\n"
        "def die(*args, **named):\n"
        "    os._exit(9)\n"
        "def chunks():\n"
        "    yield b'new'\n"
        "    if sys.argv[2] == 'write':\n"
        "        die()\n"
        "setattr(os, sys.argv[2], die)\n"
        "write_atomically(sys.argv[1], chunks())\n"
    )

    ran = subprocess.run([sys.executable, "-c", code, str(path), step], check=False)
    found = path.read_bytes()
    write_atomically(path, NEW)

    assert (ran.returncode, found) == (9, left)
    assert path.read_bytes() == b"new"


def test_a_generator_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(OLD)

    def chunks() -> Iterator[bytes]:
        yield b"n"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, chunks())

    assert path.read_bytes() == OLD
    assert os.listdir(tmp_path) == ["log"]  # noqa: PTH208 -- the names only


def test_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(OLD)
    path.chmod(0o640)

    write_atomically(path, NEW)

    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_that_any_new_file_has(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")

    write_atomically(tmp_path / "log", NEW)

    assert (tmp_path / "log").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(OLD)
    link.symlink_to(target)

    write_atomically(link, NEW)

    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_pipe_is_written_and_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)

    write_atomically(path, NEW)

    assert os.read(reader, 10) == b"new"
    assert path.is_fifo()
    os.close(reader)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write_atomically(tmp_path, NEW)

    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "none" / "log", NEW)


def test_a_file_system_that_syncs_no_folder_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(opened: int) -> None:
        if stat.S_ISDIR(os.fstat(opened).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        real(opened)

    monkeypatch.setattr(saving.os, "fsync", fsync)
    write_atomically(tmp_path / "log", NEW)

    assert (tmp_path / "log").read_bytes() == b"new"
