"""What the labels of case files mean: each file's own, then those read with it."""

import difflib
import re
from collections.abc import Iterable

import attrs

from claimtrack.errors import Problem

_DIGITS = re.compile(r"[0-9a-f]{8,64}")


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


class Problems:
    """The problems of several files, in the order in which they are read."""

    def __init__(
        self, files: Iterable[str | None], found: Iterable[Problem] = ()
    ) -> None:
        self.found = list(found)
        self._files = tuple(files)
        self._broken = {(one.file, _entry(one.path)) for one in self.found}

    def report(self, spot: Spot, message: str) -> None:
        """Take note of a problem.

        Of an entry whose shape was wrong no more is told: it would be an echo.
        """
        file = self._files[spot.file]
        if (file, _entry(spot.path)) not in self._broken:
            self.found.append(Problem(path=spot.path, message=message, file=file))

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
    """

    kind: str
    id: str
    spot: Spot


class Labels:
    """The labels of files that are read together."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._tables: dict[tuple[int, str, str], Labelled] = {}
        self._by_text: dict[tuple[str, str], list[Labelled]] = {}
        self._digests: dict[str, list[Labelled]] = {}

    def define(self, label: str | None, labelled: Labelled) -> None:
        """Give a thing a label in its own file; None is no label."""
        if label is None:
            return
        # Statements and claims stand for each other, so they share one namespace.
        space = "statement" if labelled.kind == "claim" else labelled.kind
        key = (labelled.spot.file, space, label)
        first = self._tables.setdefault(key, labelled)
        if first is not labelled:
            message = f"the id {label!r} stands at {first.spot.path} already"
            self._problems.report(labelled.spot.at("id"), message)
        else:
            self._by_text.setdefault((space, label), []).append(labelled)

    def define_digest(self, labelled: Labelled) -> None:
        """Let a thing be found by its digest."""
        self._digests.setdefault(labelled.id, []).append(labelled)

    def peek(self, label: str, kind: str, file: int) -> Labelled | None:
        """Give what a label means in a file, where that is one thing."""
        found = self._meant(label, kind, file)
        return found[0] if len(found) == 1 else None

    def find(self, label: str, kind: str, spot: Spot) -> Labelled | None:
        """Give what a label means at a spot; report it where that is not one thing."""
        found = self._meant(label, kind, spot.file)
        if len(found) == 1:
            return found[0]
        if found:
            places = " and ".join(self._problems.where(one.spot) for one in found)
            self._problems.report(spot, f"{label!r} could mean what stands at {places}")
        else:
            known = (text for space, text in self._by_text if space == kind)
            self._problems.report(spot, unknown(label, kind, known))
        return None

    def _meant(self, label: str, kind: str, file: int) -> list[Labelled]:
        own = self._tables.get((file, kind, label))
        if own is not None:
            return [own]
        return self._by_text.get((kind, label), []) or self._by_digest(label, kind)

    def _by_digest(self, text: str, kind: str) -> list[Labelled]:
        if not _DIGITS.fullmatch(text):
            return []
        starting = (id_ for id_ in sorted(self._digests) if id_.startswith(text))
        return [
            labelled
            for id_ in starting
            for labelled in self._digests[id_][:1]
            if labelled.kind == kind
        ]


def unknown(text: str, kind: str, known: Iterable[str]) -> str:
    """Say that a text names nothing, and what is close to it."""
    close = difflib.get_close_matches(text, sorted(set(known)), n=3)
    hint = f"; close to it: {', '.join(close)}" if close else ""
    return f"no {kind} is called {text!r}{hint}"
