"""What the labels of case files mean: each file's own, then those read with it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

import attrs

from claimtrack.codec.shared.hints import Hints, quoted
from claimtrack.errors import MalformedInputError, Problem

Named = TypeVar("Named")

_DIGITS = re.compile(r"[0-9a-f]{8,64}")
_PART = re.compile(r"(?P<whole>.+)\.(?P<part>[1-9][0-9]{0,6})", re.DOTALL)
_NUMBERS = re.compile(r"([0-9]{1,9})")
_LINE = re.compile(r"line ([0-9]+), ")


@attrs.frozen(kw_only=True)
class Spot:
    """A place in a file.

    Attributes:
        file: The file's number among those read together.
        path: The JSON path.
    """

    file: int
    path: str

    def at(self, *keys: str | int) -> "Spot":
        """Give the spot further down."""
        steps = (f".{key}" if isinstance(key, str) else f"[{key}]" for key in keys)
        return Spot(file=self.file, path=self.path + "".join(steps))


def in_order(labels: Sequence[str]) -> tuple[bool, list[str | int]]:
    """Give what to sort things by, so that the ninth label comes before the tenth.

    What has no label comes last.

    >>> sorted([["K01#10"], [], ["K01#9"]], key=in_order)
    [['K01#9'], ['K01#10'], []]

    """
    if not labels:
        return True, []
    parts = enumerate(_NUMBERS.split(labels[0]))
    return False, [int(part) if place % 2 else part for place, part in parts]


def is_own_digest(label: str, digest: str) -> bool:
    """Tell whether a label is only the beginning of its own record's digest.

    So things without a label are written in a case file, where some must have one.

    >>> is_own_digest("6943a24a", "6943a24a3be8af72"), is_own_digest("K01", "6943")
    (True, False)

    """
    return bool(_DIGITS.fullmatch(label)) and digest.startswith(label)


class Problems:
    """The problems of several files that are read together.

    Attributes:
        more_count: How many there are beside those that are kept.
    """

    def __init__(self, files: Iterable[str | None], *, most: int) -> None:
        self.more_count = 0
        self._most = most
        self._files = tuple(files)
        self._found: list[tuple[int, Problem]] = []
        self._broken: set[tuple[int, str]] = set()
        self._sections: list[dict[str, int]] = []
        self._hints = Hints()

    def begin(self, sections: Iterable[str]) -> int:
        """Begin with the next file, whose sections stand in this order; number it."""
        self._sections.append({name: rank for rank, name in enumerate(sections)})
        return len(self._sections) - 1

    def take(self, file: int, problems: Iterable[Problem]) -> None:
        """Take note of problems with a file's shape.

        Of an entry whose shape is wrong no more is told: it would be an echo.
        """
        for problem in problems:
            self._keep(file, problem)
            self._broken.add((file, _entry(problem.path)))

    def report(self, spot: Spot, message: str) -> None:
        """Take note of a problem."""
        if (spot.file, _entry(spot.path)) not in self._broken:
            file = self._files[spot.file]
            problem = Problem(path=spot.path, message=message, file=file)
            self._keep(spot.file, problem)

    def _keep(self, file: int, problem: Problem) -> None:
        if len(self._found) < self._most:
            self._found.append((file, problem))
        else:
            self.more_count += 1

    def error(self) -> MalformedInputError:
        """Give the error that tells of them all."""
        return MalformedInputError(self.in_order(), more_count=self.more_count)

    def in_order(self) -> list[Problem]:
        """Give the problems by file, section and entry, as a reader meets them."""
        return [problem for _, problem in sorted(self._found, key=self._place)]

    def _place(self, found: tuple[int, Problem]) -> tuple[int, int, int]:
        file, problem = found
        line = _LINE.match(problem.path)
        if line is not None:
            return file, -1, int(line[1])
        section, _, number = _entry(problem.path).removeprefix("$.").partition("[")
        ranks = self._sections[file] if file < len(self._sections) else {}
        return file, ranks.get(section, -1), int(number) if number.isdecimal() else -1

    def hint(self, text: str, known: Iterable[str]) -> str:
        """Give what is close to an unknown text, for the first few that are unknown."""
        return self._hints.close_to(text, known)

    def where(self, spot: Spot) -> str:
        """Give a spot as text."""
        file = self._files[spot.file]
        return spot.path if file is None else f"{file} {spot.path}"


def _entry(path: str) -> str:
    """Give the path of the entry of a case file that a path leads into."""
    return path.partition("]")[0]


@attrs.frozen(kw_only=True)
class Labelled:
    """What a label, or a digest, stands for.

    Attributes:
        kind: "statement", "claim", "document" or "question".
        id: The digest of the record; for a claim, its number in `ClaimEntries`.
        spot: Where it is defined.
        part: Which of the several claims that its entry comes to, from 1; None for
            all of them.
    """

    kind: str
    id: str
    spot: Spot
    part: int | None = None


class Labels:
    """The labels of files that are read together.

    Attributes:
        parts_named: By spot, each label of one of several claims that was looked up,
            and what it means; how many claims there are is known only later.
    """

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._tables: dict[tuple[int, str, str], Labelled] = {}
        self._by_text: dict[tuple[str, str], list[Labelled]] = {}
        self._digests: Digests[Labelled] = Digests()
        self.parts_named: dict[Spot, tuple[str, Labelled]] = {}

    def define(self, label: str | None, labelled: Labelled) -> None:
        """Give a thing a label in its own file; None is no label."""
        if label is None:
            return
        # Statements and claims stand for each other, so they share one namespace.
        space = "statement" if labelled.kind == "claim" else labelled.kind
        key = (labelled.spot.file, space, label)
        first = self._tables.setdefault(key, labelled)
        if first is not labelled:
            message = f"the id {quoted(label)} stands at {first.spot.path} already"
            self._problems.report(labelled.spot.at("id"), message)
        else:
            self._by_text.setdefault((space, label), []).append(labelled)

    def define_beside(self, label: str, labelled: Labelled) -> None:
        """Let a thing of a log be found by a label; a log itself looks up none.

        Two things of one log can have one label: they came from two files.
        """
        space = "statement" if labelled.kind == "claim" else labelled.kind
        self._by_text.setdefault((space, label), []).append(labelled)

    def define_digest(self, labelled: Labelled) -> None:
        """Let a thing be found by its digest."""
        self._digests.define(labelled.id, labelled)

    def peek(self, label: str, kind: str, file: int) -> Labelled | None:
        """Give what a label means in a file, where that is one thing."""
        found = self._meant(label, kind, file)
        return found[0] if len(found) == 1 else None

    def find(self, label: str, kind: str, spot: Spot) -> Labelled | None:
        """Give what a label means at a spot; report it where that is not one thing."""
        found = self._meant(label, kind, spot.file)
        if len(found) == 1:
            if found[0].part is not None:
                self.parts_named.setdefault(spot, (label, found[0]))
            return found[0]
        if found:
            places = " and ".join(self._problems.where(one.spot) for one in found)
            message = f"{quoted(label)} could mean what stands at {places}"
            self._problems.report(spot, message)
        else:
            self.report_unknown(label, kind, spot)
        return None

    def report_unknown(self, label: str, kind: str, spot: Spot) -> None:
        """Report that a label means nothing at a spot, and what is close to it."""
        known = (text for space, text in self._by_text if space == kind)
        hint = self._problems.hint(label, known)
        self._problems.report(spot, f"no {kind} is called {quoted(label)}{hint}")

    def _meant(self, label: str, kind: str, file: int) -> list[Labelled]:
        own = self._tables.get((file, kind, label))
        if own is not None:
            return [own]
        found = self._by_text.get((kind, label), [])
        return found or self._by_digest(label, kind) or self._parts(label, kind, file)

    def _by_digest(self, text: str, kind: str) -> list[Labelled]:
        starting = (labelled for _, labelled in self._digests.starting(text))
        return [labelled for labelled in starting if labelled.kind == kind]

    def _parts(self, label: str, kind: str, file: int) -> list[Labelled]:
        """Give a claim of several that one entry comes to: "K04#1.2"."""
        match = _PART.fullmatch(label)
        if match is None:
            return []
        whole, part = match["whole"], int(match["part"])
        own = self._tables.get((file, kind, whole))
        wholes = self._by_text.get((kind, whole), []) if own is None else [own]
        return [attrs.evolve(one, part=part) for one in wholes if one.kind == "claim"]


class Digests(Generic[Named]):
    """Things by their digest, found by its first eight or more digits."""

    def __init__(self) -> None:
        self._named: dict[str, Named] = {}
        self._sorted: list[str] = []

    def define(self, digest: str, named: Named) -> None:
        """Let a thing be found; of two with one digest, the first is kept."""
        self._named.setdefault(digest, named)

    def starting(self, text: str) -> Iterator[tuple[str, Named]]:
        """Give the digests that start with a text, and what they name, in order."""
        if not _DIGITS.fullmatch(text):
            return
        if len(self._sorted) != len(self._named):
            self._sorted = sorted(self._named)
        for place in range(bisect_left(self._sorted, text), len(self._sorted)):
            digest = self._sorted[place]
            if not digest.startswith(text):
                break
            yield digest, self._named[digest]
