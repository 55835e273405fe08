"""What a reader filters: disputes and findings, each with what it is found by."""

from collections.abc import Iterable, Iterator, Sequence

from claimtrack.analysis import (
    Dispute,
    Quotes,
    conflict_periods,
    dated_figures_on,
    figure_in_words,
)
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Choice,
    Document,
    Finding,
    Measure,
    Question,
    Quoted,
    Statement,
    whole,
)
from claimtrack.report.elements import (
    count_of,
    element,
    more,
    plain,
    quote,
    scrolling,
    unfolding,
    words,
)
from claimtrack.report.timelines import timeline

MOST_FIGURES = 200
"""How many figures a timeline shows."""
MOST_QUOTES = 20
"""How many claims of a side or a camp are shown."""


class Entries:
    """Disputes and findings of a graph as HTML.

    Args:
        graph: The graph.
    """

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph

    def dispute(self, dispute: Dispute) -> str:
        """Give a dispute: in words, by side with quotes, and the camps."""
        sides = "".join(
            element("h4", words(side.name)) + self._quotes(side.quotes)
            for side in dispute.sides
        )
        camps = [
            element(
                "li",
                words(camp.answer),
                plain(f": {count_of(camp.claim_count, 'claim')}"),
            )
            for camp in dispute.camps
        ]
        held = count_of(dispute.claim_count, "claim")
        verb = "does" if dispute.at_least == 1 else "do"
        told = f"At least {dispute.at_least:,} of {held} {verb} not hold."
        parts = [
            element("h3", words(dispute.question or "a claim in words")),
            element("p", plain(told), class_="count"),
            element("p", words(dispute.explain())),
            *self._timelines(dispute),
            unfolding(plain("Who stands where"), sides, is_open=True),
        ]
        if camps:
            shown = element("ul", *camps) + _apart(dispute)
            parts.append(unfolding(plain("What can hold together"), shown))
        names = [side.name for side in dispute.sides]
        return _entry("dispute", "".join(parts), names, [dispute.question])

    def _timelines(self, dispute: Dispute) -> Iterator[str]:
        """Yield the figures over time, for each question about numbers."""
        for id_ in dispute.question_ids:
            question = self._graph[id_]
            if isinstance(question, Question):
                measure = self._graph.get(question.measure_id, Measure)
                if not isinstance(whole(measure), Choice):
                    told = dated_figures_on(self._graph, id_)[:MOST_FIGURES]
                    periods = conflict_periods(self._graph, id_, told)
                    picture = timeline(told, dispute.question, periods)
                    if picture:
                        yield scrolling(picture, f"Figures: {dispute.question}")

    def finding(self, finding: Finding) -> str:
        """Give a finding: in words, with both quotes, and what would settle it."""
        sides = element("ul", *(self._quoted(one) for one in finding.sides))
        is_open = (
            finding.verdict is not None and finding.verdict.value == "undetermined"
        )
        open_ = element("span", plain("undetermined"), class_="open") if is_open else ""
        parts = (
            element("h3", element("code", plain(finding.code)), " ", open_),
            element("p", words(finding.explain())),
            sides,
            element("p", plain(f"Finding {finding.id[:16]}"), class_="id"),
        )
        names = [one.source for one in finding.sides]
        asked = [one.question for one in finding.sides]
        return _entry(finding.code, "".join(parts), names, asked)

    def _quotes(self, quotes: Quotes) -> str:
        shown = [self._quoted(one) for one in quotes[:MOST_QUOTES]]
        return element("ul", *shown) + more(len(quotes) - len(shown), "claim")

    def _quoted(self, one: Quoted) -> str:
        when = "" if one.asserted_at is None else f", {one.asserted_at}"
        parts = [
            words(one.source),
            plain(f"{when} ["),
            words(one.claim_label),
            plain("]: "),
            words(one.answer),
        ]
        if one.quote is not None:
            parts += [" ", quote(one.quote, self._language(one))]
        return element("li", *parts)

    def _language(self, one: Quoted) -> str | None:
        """Give the language of the document in which something was said."""
        said = self._graph.get(one.statement_id, Statement)
        if said.document_id is None:
            return None
        return self._graph.get(said.document_id, Document).language


def _entry(code: str, inner: str, names: Sequence[str], asked: Iterable[str]) -> str:
    """Give what is filtered, with its code, sides and questions one a line."""
    return element(
        "article",
        inner,
        data_code=code,
        data_side="\n".join(_once(names)),
        data_question="\n".join(_once(asked)),
    )


def _once(texts: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys(" ".join(one.split()) for one in texts if one)


def _apart(dispute: Dispute) -> str:
    """Say how far the outermost camps are apart."""
    if dispute.gap is None:
        return ""
    told = f"The outermost are {figure_in_words(dispute.gap)} apart"
    if dispute.ratio is not None:
        told += f", the greater {figure_in_words(dispute.ratio)} times the lesser"
    return element("p", plain(f"{told}."))
