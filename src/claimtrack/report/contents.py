"""The sections of a report, in the order in which an editor reads them."""

import hashlib
from collections.abc import Iterator, Sequence

import attrs

from claimtrack.analysis import (
    Disputes,
    Findings,
    check,
    disputes,
    positions,
    spread,
)
from claimtrack.codec import log_lines
from claimtrack.graph import ClaimGraph, in_short, kind_of, short_label
from claimtrack.interop import svg_text
from claimtrack.model import (
    Envelope,
    Finding,
    Relay,
    Source,
    Statement,
    Verdict,
    record_id,
)
from claimtrack.report.elements import (
    count_of,
    element,
    more,
    plain,
    scrolling,
    section,
    table,
    unfolding,
    words,
)
from claimtrack.report.entries import Entries

_NO_JUDGE = (
    "This report does not say who is right. It says what was said, by whom, and what "
    "can't all be true."
)
_HOLDS_NOTHING = element("p", plain("Nothing that it vouches for is recorded."))


@attrs.frozen(kw_only=True)
class Most:
    """How much of everything a report shows; it says what it leaves out.

    Attributes:
        disputes: How many disputed questions.
        findings: How many findings, and how many undetermined ones.
        chains: How many statements with what carried them on.
        sources: How many sources.
        positions: How many claims of a source.
        records: How many records with their digests.
    """

    disputes: int = 500
    findings: int = 1_000
    chains: int = 200
    sources: int = 500
    positions: int = 50
    records: int = 20_000


class Contents:
    """What a report holds.

    Args:
        graph: The graph.
        most: How much of it is shown.
    """

    def __init__(self, graph: ClaimGraph, most: Most) -> None:
        self._graph = graph
        self._most = most
        self._entries = Entries(graph)
        self.disputes: Disputes = disputes(graph)
        found = check(graph, undetermined=True)
        open_ = Verdict.UNDETERMINED.value
        self.undetermined: Findings = found.where(verdict=open_)
        self.findings = [
            one for one in found if one.verdict is not Verdict.UNDETERMINED
        ]

    def sections(self) -> Iterator[str]:
        """Yield the sections."""
        yield self._summary()
        yield self._disputed()
        yield self._found(
            "findings", "What the checks found", self.findings, "Nothing was found."
        )
        yield self._found(
            "undetermined",
            "What can't be told, and what would settle it",
            self.undetermined,
            "Nothing is undetermined.",
        )
        yield self._chains()
        yield self._sources()
        yield self._records()

    def _summary(self) -> str:
        graph = self._graph
        said = len(graph.of_kind(Statement))
        across = [one for one in self.disputes if one.is_across]
        lines = [
            f"{count_of(said, 'statement')} of {count_of(len(graph.of_kind(Source)), 'source')}.",
            (
                f"{count_of(len(self.disputes), 'question')} on which not all can be true, "
                f"{len(across):,} of them across sides."
            ),
            (
                f"{count_of(len(self.findings), 'finding')}, and "
                f"{count_of(len(self.undetermined), 'pair')} of which it can't be told."
            ),
        ]
        told = [element("li", plain(one)) for one in lines]
        first = [
            element("li", words(one.question or "a claim in words"))
            for one in self.disputes[:5]
        ]
        shown = element("p", plain("The first to look at:")) + element("ol", *first)
        return section(
            "summary",
            "Summary",
            element("ul", *told),
            shown if first else "",
            element("p", plain(_NO_JUDGE)),
        )

    def _disputed(self) -> str:
        shown = self.disputes[: self._most.disputes]
        return section(
            "disputes",
            "What can't all be true",
            *(map(self._entries.dispute, shown)),
            element("p", plain("Nothing is disputed.")) if not shown else "",
            more(len(self.disputes) - len(shown), "question"),
        )

    def _found(
        self, id_: str, title: str, found: Sequence[Finding], nothing: str
    ) -> str:
        shown = found[: self._most.findings]
        return section(
            id_,
            title,
            *(map(self._entries.finding, shown)),
            element("p", plain(nothing)) if not shown else "",
            more(len(found) - len(shown), "finding"),
        )

    def _chains(self) -> str:
        relayed = self._relayed()
        shown = [self._chain(id_) for id_ in relayed[: self._most.chains]]
        return section(
            "chains",
            "Who carried it on",
            *shown,
            element("p", plain("Nothing rests on anything else.")) if not shown else "",
            more(len(relayed) - len(shown), "statement"),
        )

    def _relayed(self) -> list[str]:
        """Give what others rest on and what rests on nothing, most carried on first."""
        resting: dict[str, int] = {}
        starts = set()
        for one in self._graph.of_kind(Relay).values():
            resting[one.rests_on_id] = resting.get(one.rests_on_id, 0) + 1
            starts.add(one.statement_id)
        origins = [id_ for id_ in resting if id_ not in starts]
        return sorted(origins, key=lambda id_: (-resting[id_], self._label(id_), id_))

    def _chain(self, id_: str) -> str:
        carried = spread(self._graph, id_)
        told = f": carried on {count_of(len(carried), 'time')}"
        rows = [
            (
                words(str(row["source"])),
                words(str(row["label"])),
                plain(str(row["asserted_at"] or "")),
                words(str(row["through"] or "")),
                words(str(row["claims"] or "")),
            )
            for row in carried[: self._most.positions].rows()
        ]
        heads = ("who", "statement", "said", "from", "what it says")
        caption = f"Who carried {self._label(id_)} on, the nearest first"
        listed = table(caption, heads, rows)
        left = more(len(carried) - len(rows), "statement")
        name = f"Picture of what rests on {self._label(id_)}"
        picture = scrolling(svg_text(carried), name)
        return unfolding(
            words(in_short(self._graph, id_)) + plain(told), picture, listed, left
        )

    def _sources(self) -> str:
        told = {one.source_id for one in self._graph.of_kind(Statement).values()}
        ids = sorted(told, key=lambda id_: (in_short(self._graph, id_), id_))
        shown = [self._source(id_) for id_ in ids[: self._most.sources]]
        return section(
            "sources",
            "Who holds what",
            *shown,
            more(len(ids) - len(shown), "source"),
        )

    def _source(self, id_: str) -> str:
        held = positions(self._graph, id_)
        rows = [
            (
                words(str(row["question"] or "")),
                words(str(row["answer"] or "")),
                plain(str(row["asserted_at"] or "")),
                words(str(row["quote"] or "")),
                plain("yes" if row["stands"] else "no"),
            )
            for row in held[: self._most.positions].rows()
        ]
        name = in_short(self._graph, id_)
        heads = ("question", "answer", "said", "words", "stands")
        shown = table(f"What {name} holds", heads, rows) if rows else _HOLDS_NOTHING
        left = more(len(held) - len(rows), "claim")
        summary = words(name) + plain(f": {count_of(len(held), 'claim')}")
        return unfolding(summary, shown, left)

    def _records(self) -> str:
        digest = hashlib.sha256()
        for line in log_lines(self._graph):
            digest.update(line)
        records = [
            one for one in self._graph.records() if not isinstance(one, Envelope)
        ]
        shown = records[: self._most.records]
        rows = [
            (
                plain(kind_of(one)),
                words(self._label(record_id(one))),
                element("code", words(record_id(one))),
            )
            for one in shown
        ]
        told = (
            "The SHA-256 of the log of all records, as `claimtrack convert FILE... "
            "case.jsonl` or `claimtrack store export` writes it:"
        )
        return section(
            "records",
            "What this rests on",
            element("p", plain(told)),
            element("p", element("code", plain(digest.hexdigest()))),
            unfolding(
                plain(f"{count_of(len(records), 'record')} and their digests"),
                table("Every record", ("kind", "called", "id or digest"), rows),
                more(len(records) - len(shown), "record"),
            ),
        )

    def _label(self, id_: str) -> str:
        return short_label(self._graph, id_)
