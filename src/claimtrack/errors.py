"""What can go wrong with a call or with a file; never what is wrong in the world."""

from collections.abc import Iterable

import attrs


@attrs.frozen(kw_only=True)
class Problem:
    """One thing wrong with an input.

    Attributes:
        path: Where: a JSON path such as `$.statements[3].answer`.
        message: What was expected, what came, what to do.
        file: The file's name as the caller gave it, or None where there is none.
    """

    path: str
    message: str
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

    """

    def __init__(self, text: str, *, close: Iterable[str] = ()) -> None:
        self.text = text
        self.close = tuple(close)
        close = " ".join(", ".join(self.close).split())
        hint = f"; close to it: {close}" if close else ""
        super().__init__(f"nothing here is called {text!r}{hint}")


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


class _ProblemsError(ClaimtrackError, ValueError):
    """Something refused whole, with every reason at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(_line, self.problems)))


class MalformedInputError(_ProblemsError):
    """A file or text that cannot be read.

    Attributes:
        problems: Every problem found, in the order of the input.

    """


class RefusedRecordsError(_ProblemsError):
    """A batch of records that a graph cannot take; the graph is as it was.

    Attributes:
        problems: Every problem found, in the order of the batch.

    """


def _line(problem: Problem) -> str:
    file = "" if problem.file is None else f"{problem.file}: "
    # On one line, whatever a stranger's file holds.
    return " ".join(f"{file}{problem.path}: {problem.message}".split())
