"""How many independent voices stand behind a claim, and what is echo."""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from claimtrack.analysis.provenance.following import following
from claimtrack.analysis.provenance.grouping import Grouped
from claimtrack.analysis.provenance.origin_words import Origin
from claimtrack.analysis.provenance.tracing import Trace, Traced, trace
from claimtrack.analysis.utterances.quoting import quoted_statement
from claimtrack.analysis.utterances.sides import side_name
from claimtrack.errors import UnknownIdError
from claimtrack.graph import ClaimGraph, name_of
from claimtrack.model import (
    DENIALS,
    Assertion,
    Claim,
    Document,
    Quoted,
    Statement,
    digest,
    one_line,
)
from claimtrack.tables import Cells, Column, ColumnKind, Table


@attrs.frozen(kw_only=True)
class Voice:
    """Origins that count as one voice.

    Attributes:
        name: What their sources share; a single source's own name.
        is_named: Whether it is known who speaks.
        sources: The names of the sources.
        origins: Where they said it.
        because: Why they are one voice, in words.
    """

    name: str
    is_named: bool
    sources: tuple[str, ...]
    origins: tuple[Quoted, ...]
    because: str


class Independence(Table[Voice]):
    """The voices behind a claim, first the named, then by name; as rows, one a voice.

    Both numbers are upper bounds: a link that nobody saw can only lower them.

    Args:
        voices: The voices.
        is_made: Whether anybody makes the claim.
    """

    layout = (
        Column(name="voice", meaning="What the sources share, or the source's name."),
        Column(
            name="is_named",
            kind=ColumnKind.YES_NO,
            meaning="Whether it is known who speaks.",
        ),
        Column(name="sources", meaning="The sources, by name."),
        Column(name="origins", meaning="The labels of the statements that began it."),
        Column(name="because", meaning="Why they are one voice."),
    )

    def __init__(self, voices: Iterable[Voice], *, is_made: bool = True) -> None:
        super().__init__(sorted(voices, key=_place))
        self._is_made = is_made

    @property
    def named(self) -> int:
        """How many independent voices there are at most among those who are named."""
        return sum(one.is_named for one in self)

    @property
    def at_most(self) -> int:
        """How many there are at most, if everybody unnamed is somebody else."""
        return len(self)

    def explain(self) -> str:
        """Give the voices as prose that can be printed."""
        if not self:
            if not self._is_made:
                return "Nobody here makes this claim."
            return "It has no origin: what carries it rests on itself."
        unnamed = self.at_most - self.named
        if unnamed == self.at_most:
            voices = f"{unnamed} unnamed voice{'' if unnamed == 1 else 's'} at most"
            return one_line(f"It rests on {voices}, and on nobody who is named.")
        named = f"{self.named} named voice{'' if self.named == 1 else 's'} at most"
        more = (
            f", and {unnamed} more if nobody unnamed is one of them" if unnamed else ""
        )
        reasons = " ".join(one.because for one in self)
        return one_line(f"It rests on {named}{more}. {reasons}")

    def _cells(self, entry: Voice) -> Cells:
        return (
            entry.name,
            entry.is_named,
            ", ".join(entry.sources),
            ", ".join(one.statement_label for one in entry.origins),
            entry.because,
        )


def independence(graph: ClaimGraph, traced: Traced) -> Independence:
    """Tell how many independent voices stand behind a claim at most, and why.

    Origins of one side, which share something that they are or are part of, are one
    voice; and so are those that a third joins. Each origin that is anonymous or unknown
    may be one more. Origins are found as `trace` finds them. Both numbers are upper
    bounds: unseen links can only lower them.

    Args:
        graph: The graph, or a view of it.
        traced: A claim, or the label of one in its statement: then all that carries it
            counts. Of a statement that makes no claim, or a document, its own origins.

    Raises:
        UnknownIdError: Where an id names nothing.
        AmbiguousIdError: Where it names several.

    Complexity: O(V + E) of what is upstream.

    >>> from claimtrack.codec import Case
    >>> case = Case("one origin")
    >>> for source in ("ministry", "agency", "site"):
    ...     _ = case.source(source)
    >>> _ = case.say("first", "ministry", text="The bridge fell.", on="2021-03-05")
    >>> _ = case.relay("wire", "agency", of="first")
    >>> _ = case.relay("page", "site", of="wire")
    >>> found = independence(case.graph(), "page")
    >>> found.named, found.at_most
    (1, 1)

    """
    found = _traced(graph, traced)
    grouped = Grouped(graph, found.origins)
    said = Origin(graph, found)
    return Independence(
        (
            *(_family(graph, ids, grouped.said_by, said) for ids in grouped.families),
            *(_unnamed(graph, one) for one in grouped.unnamed),
        ),
        is_made=bool(found.starts),
    )


def _traced(graph: ClaimGraph, traced: Traced) -> Trace:
    """Trace the claim that is meant, wherever it is made; else what was given.

    A denial's label stands for the denial of its claim, wherever that is denied.
    """
    if isinstance(traced, Document | Statement | Claim):
        return trace(graph, traced)
    text = traced if isinstance(traced, str) else digest(traced)
    try:
        claim_id = graph.find_id(text, Claim)
    except UnknownIdError:
        return trace(graph, traced)
    record = graph[graph.find_id(text, Assertion, Statement, Claim, Document)]
    if not isinstance(record, Assertion) or record.stance not in DENIALS:
        return trace(graph, graph.get(claim_id, Claim))
    ways = following(graph, record)
    return Trace(graph, ways.makers(), claim_id, ways=ways, last_only=True)


def _family(
    graph: ClaimGraph,
    ids: Sequence[str],
    origins: Mapping[str, Sequence[str]],
    origin: Origin,
) -> Voice:
    name = side_name(graph, ids)
    sources = tuple(sorted(name_of(graph, one) for one in ids))
    said = [one for id_ in ids for one in origins[id_]]
    if len(sources) == 1:
        because = origin.told(name, said)
    else:
        *others, last = sources
        because = f"{', '.join(others)} and {last} are one voice: they share {name}."
    return Voice(
        name=name,
        is_named=True,
        sources=sources,
        origins=_quoted(graph, said),
        because=because,
    )


def _unnamed(graph: ClaimGraph, statement_id: str) -> Voice:
    name = name_of(graph, graph.get(statement_id, Statement).source_id)
    return Voice(
        name=name,
        is_named=False,
        sources=(name,),
        origins=_quoted(graph, [statement_id]),
        because=f"Whether {name} is somebody else, nobody knows.",
    )


def _quoted(graph: ClaimGraph, ids: Iterable[str]) -> tuple[Quoted, ...]:
    sides = (quoted_statement(graph, one) for one in ids)
    return tuple(sorted(sides, key=lambda x: (x.statement_label, x.statement_id)))


def _place(voice: Voice) -> tuple[bool, str, list[str]]:
    return not voice.is_named, voice.name, [one.statement_id for one in voice.origins]
