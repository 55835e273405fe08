"""What can go wrong with a call or with a file; never what is wrong in the world."""

from collections.abc import Iterable

import attrs

_MOST_LETTERS = 1_000
_MOST_LINES = 1_000


def _shortened(text: str) -> str:
    """Give a text, or of one that nobody would read to its end what is at its ends."""
    if len(text) <= _MOST_LETTERS:
        return text
    half = _MOST_LETTERS // 2
    return f"{text[:half]} [...] {text[-half:]}"


@attrs.frozen(kw_only=True)
class Problem:
    """One thing wrong with an input.

    Attributes:
        path: Where: a JSON path such as `$.statements[3].answer`.
        message: What was expected, what came, what to do; shortened in the middle
            where it is very long.
        file: The file's name as the caller gave it, or None where there is none.
    """

    path: str
    message: str = attrs.field(converter=_shortened)
    file: str | None = None


class ClaimtrackError(Exception):
    """The root of every error that claimtrack raises on purpose."""


class InvalidValueError(ClaimtrackError, ValueError):
    """A value that no record can hold.

    Attributes:
        message: What was expected and what came.

    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UnknownIdError(ClaimtrackError, LookupError):
    """An id, label or digest that names nothing here.

    Attributes:
        text: What was asked for.
        close: Known ids that look like it, best first.
        named: What it does name, where that is nothing that was asked for, such as
            "source"; None where it names nothing at all.

    """

    def __init__(
        self,
        text: str,
        *,
        close: Iterable[str] = (),
        named: str | None = None,
        wanted: Iterable[str] = (),
    ) -> None:
        self.text = text
        self.close = tuple(close)
        self.named = named
        close = " ".join(", ".join(self.close).split())
        hint = f"; close to it: {close}" if close else ""
        if named is None:
            super().__init__(f"nothing here is called {text!r}{hint}")
        else:
            asked = ", ".join(wanted)
            article = "an" if named[0] in "aeiou" else "a"
            message = f"{text!r} names {article} {named} here, and none of: {asked}"
            super().__init__(message)


class AmbiguousIdError(ClaimtrackError, LookupError):
    """An id, label or digest that names several things.

    Attributes:
        text: What was asked for.
        matches: Descriptions of what it could mean, in order.

    """

    def __init__(self, text: str, *, matches: Iterable[str]) -> None:
        self.text = text
        self.matches = tuple(matches)
        super().__init__(
            f"{text!r} could mean any of: {', '.join(self.matches)}; "
            "give more digits of a digest, or another label"
        )


class MissingExtraError(ClaimtrackError, ImportError):
    """An optional package that is not installed.

    Attributes:
        package: What was to be imported.
        extra: The extra of claimtrack that brings it, or None where none does.

    """

    def __init__(self, package: str, *, extra: str | None = None) -> None:
        self.package = package
        self.extra = extra
        wanted = package if extra is None else f'"claimtrack[{extra}]"'
        super().__init__(f"{package} is not installed here: pip install {wanted}")


class BusyStoreError(ClaimtrackError, TimeoutError):
    """A store that others wrote to for longer than one waits; it is as it was.

    Attributes:
        where: What holds the store: a path, or an address without its password.

    """

    def __init__(self, where: str) -> None:
        self.where = where
        super().__init__(f"{where}: others are writing; try again, or wait for longer")


class UnreadableStoreError(ClaimtrackError, OSError):
    """A store that can't be read or written; what was kept is as it was.

    Attributes:
        where: What holds the store: a path, or an address without its password.
        because: What is wrong with it.

    """

    def __init__(self, where: str, because: str) -> None:
        self.where = where
        self.because = because
        super().__init__(f"{where}: {because}")


class AlteredStoreError(UnreadableStoreError):
    """A store in which an entry is not what was written.

    Attributes:
        number: The first such entry, from 1.

    """

    def __init__(self, where: str, number: int, because: str) -> None:
        super().__init__(where, f"entry {number} is not what was written: {because}")
        self.number = number
        self.because = because


class _ProblemsError(ClaimtrackError, ValueError):
    """Something refused whole, with its reasons at once."""

    def __init__(self, problems: Iterable[Problem], *, more_count: int = 0) -> None:
        self.problems = tuple(problems)
        self.more_count = more_count
        lines = list(map(_line, self.problems[:_MOST_LINES]))
        untold = len(self.problems) - len(lines) + more_count
        if untold:
            lines.append(f"and {untold:,} more")
        super().__init__("\n".join(lines))


class MalformedInputError(_ProblemsError):
    """A file or text that cannot be read.

    Attributes:
        problems: The problems found, in the order of the input: all of them, unless
            they are too many to keep.
        more_count: How many more there are; where a reader gave up, how many more it
            had found.

    """


class RefusedRecordsError(_ProblemsError):
    """A batch of records that a graph cannot take; the graph is as it was.

    Attributes:
        problems: Every problem found, in the order of the batch.
        more_count: 0: all of them are kept.

    """


def _line(problem: Problem) -> str:
    file = "" if problem.file is None else f"{problem.file}: "
    # On one line, whatever a stranger's file holds.
    told = f"{file}{_shortened(problem.path)}: {problem.message}"
    return " ".join(told.split())
