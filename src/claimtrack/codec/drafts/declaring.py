"""The part of the draft that declares: who speaks, where, what is counted and asked."""

from collections.abc import Iterable, Mapping
from typing import cast

import attrs

from claimtrack.codec.drafts.changes import Change
from claimtrack.codec.drafts.draft import Draft
from claimtrack.codec.drafts.pointers import partitions_of
from claimtrack.codec.drafts.values import (
    Moment,
    Named,
    Several,
    Stretch,
    id_of,
    members_of,
)
from claimtrack.codec.shared.entries import MeasureEntry, PartitionEntry
from claimtrack.errors import InvalidValueError
from claimtrack.model import AnswerKind, SourceKind

Names = Mapping[str, str | Iterable[str]]
"""Names by language: one, or several."""


class Declaring(Draft):
    """Sources, places, subjects, measures, questions and pages."""

    def source(
        self,
        id: str,  # noqa: A002 -- the word of the case file
        name: str | None = None,
        *,
        kind: str | SourceKind | None = None,
        names: Names | None = None,
        aliases: str | Iterable[str] = (),
        part_of: Several = (),
    ) -> Change:
        """Declare who can speak.

        Args:
            id: Its id; the same id again replaces.
            name: Its name, in no language in particular.
            kind: "person", "organization", "state", "outlet", "anonymous" or "unknown".
            names: Its names by language, one or several each.
            aliases: Other forms of its name that were seen.
            part_of: The sources that it is a part of.

        >>> case = Declaring("a case")
        >>> case.source("am-mod", names={"en": "Armenian MoD"}, part_of="armenia")
        am-mod: a new source

        """
        return self._enter(
            "source",
            id_of(id),
            name=name,
            kind=kind,
            names=names,
            aliases=aliases,
            part_of=part_of,
        )

    def place(
        self,
        id: str,  # noqa: A002 -- the word of the case file
        name: str | None = None,
        *,
        names: Names | None = None,
        aliases: str | Iterable[str] = (),
        part_of: Several = (),
    ) -> Change:
        """Declare where something can be. Arguments as for a source."""
        return self._enter(
            "place",
            id_of(id),
            name=name,
            names=names,
            aliases=aliases,
            part_of=part_of,
        )

    def subject(
        self,
        id: str,  # noqa: A002 -- the word of the case file
        name: str | None = None,
        *,
        names: Names | None = None,
        aliases: str | Iterable[str] = (),
        part_of: Several = (),
    ) -> Change:
        """Declare whose losses or what town, where no source or place is that.

        Arguments as for a source; it can be part of sources and places too.
        """
        return self._enter(
            "subject",
            id_of(id),
            name=name,
            names=names,
            aliases=aliases,
            part_of=part_of,
        )

    def measure(
        self,
        id: str,  # noqa: A002 -- the word of the case file
        name: str | None = None,
        *,
        unit: str | None = None,
        answers: str | AnswerKind | None = None,
        options: str | Iterable[str] | None = None,
        additive: bool | None = None,
        parts: Several | None = None,
        disjoint: bool = False,
        exhaustive: bool = False,
        names: Names | None = None,
        aliases: str | Iterable[str] = (),
        part_of: Several = (),
    ) -> Change:
        """Declare what is counted or asked: a count, unless something else is said.

        Args:
            id: Its id; the same id again replaces, with its partitions.
            name: Its name, in no language in particular.
            unit: What is counted, such as "tank".
            answers: "count", "amount" or "choice".
            options: What a choice is between; makes it one.
            additive: Whether what does not overlap adds up.
            parts: Measures that divide it. Those that are not here yet are declared,
                with the unit and the answers of the whole.
            disjoint: Whether its parts have nothing in common.
            exhaustive: Whether nothing of it is outside its parts.
            names: Its names by language, one or several each.
            aliases: Other forms of its name that were seen.
            part_of: The measures that it lies within.

        >>> case = Declaring("a case")
        >>> case.measure("losses", parts=["killed", "wounded"], disjoint=True)
        losses: a new measure
        >>> case.measure("killed", unit="person")
        killed: replaced the measure that stood there

        """
        id_ = id_of(id)
        division = self._division(id_, parts, disjoint=disjoint, exhaustive=exhaustive)
        change = self._enter(
            "measure",
            id_,
            name=name,
            answers=answers,
            unit=unit,
            options=options,
            additive=additive,
            names=names,
            aliases=aliases,
            part_of=part_of,
        )
        has_changed, gone = self._divide(id_, division)
        if has_changed and change.did == "unchanged":
            return attrs.evolve(change, did="replaced", gone=gone)
        return attrs.evolve(change, gone=gone)

    def _division(
        self, whole: str, parts: Several | None, *, disjoint: bool, exhaustive: bool
    ) -> PartitionEntry | None:
        """Give the partition of a measure into parts, None for no parts."""
        if parts is None:
            if disjoint or exhaustive:
                message = "disjoint and exhaustive are said of parts; give parts= too"
                raise InvalidValueError(message)
            return None
        members = members_of(
            whole=whole, parts=parts, disjoint=disjoint, exhaustive=exhaustive
        )
        return cast("PartitionEntry", self._entry("partition", f"of {whole}", members))

    def _divide(
        self, whole: str, division: PartitionEntry | None
    ) -> tuple[bool, tuple[str, ...]]:
        """Let a measure have one partition or none; tell of changes and what is gone."""
        before = partitions_of(self._sections, whole)
        kept, has_changed = "", False
        if division is not None:
            self._declare_parts(whole, division.parts)
            change = self._let_stand("partition", division)
            kept, has_changed = change.id, change.did != "unchanged"
        gone = tuple(name for name in before if name != kept)
        for name in gone:
            self._sections.remove("partition", name)
            self._touch()
        return has_changed or bool(gone), gone

    def _declare_parts(self, whole: str, parts: Iterable[str]) -> None:
        """Declare the parts that are not here yet, of the whole's kind."""
        entry = self._sections["measure"][whole]
        for part in parts:
            if isinstance(entry, MeasureEntry) and not self._standing("measure", part):
                shared = MeasureEntry(
                    id=part,
                    answers=entry.answers,
                    unit=entry.unit,
                    additive=entry.additive,
                )
                self._let_stand("measure", shared)

    def partition(
        self,
        whole: Named,
        parts: Several,
        *,
        disjoint: bool = False,
        exhaustive: bool = False,
    ) -> Change:
        """Declare parts of a measure or a place that is declared by itself.

        Args:
            whole: The measure or the place; it may have several partitions.
            parts: Its parts; the same parts again replace.
            disjoint: Whether the parts have nothing in common.
            exhaustive: Whether nothing of the whole is outside them.

        """
        return self._enter(
            "partition",
            None,
            whole=whole,
            parts=parts,
            disjoint=disjoint,
            exhaustive=exhaustive,
        )

    def question(
        self,
        id: str,  # noqa: A002 -- the word of the case file
        measure: Named,
        *,
        subject: Named | None = None,
        place: Named | None = None,
        period: Stretch | None = None,
        so_far_since: Moment | None = None,
    ) -> Change:
        """Declare what can be answered; all but the measure may be left open.

        Args:
            id: Its id; the same id again replaces.
            measure: What is counted or asked.
            subject: Whose, or of what.
            place: Where.
            period: About which stretch of time.
            so_far_since: The day from which a running total runs, instead of a period.

        """
        return self._enter(
            "question",
            id_of(id),
            measure=measure,
            subject=subject,
            place=place,
            period=period,
            so_far_since=so_far_since,
        )

    def page(
        self,
        id: str,  # noqa: A002 -- the word of the case file
        *,
        publisher: Named | None = None,
        url: str | None = None,
        title: str | None = None,
        language: str | None = None,
        published: Moment | None = None,
        digest: str | None = None,
        text: str | None = None,
    ) -> Change:
        """Declare a document in which statements appear.

        Args:
            id: Its id; the same id again replaces.
            publisher: The source that published it.
            url: Where it was found.
            title: Its title.
            language: Its language, as a BCP 47 tag.
            published: When it was published.
            digest: The digest of an archived copy.
            text: Its text.

        """
        return self._enter(
            "page",
            id_of(id),
            publisher=publisher,
            url=url,
            title=title,
            language=language,
            published=published,
            digest=digest,
            text=text,
        )
