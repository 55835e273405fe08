"""The quotes of a graph, and where they stand in the texts of their documents."""

import enum
import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import attrs

from claimtrack.analysis.anchoring.text_anchors import TextAnchor, anchors_in
from claimtrack.errors import InvalidValueError
from claimtrack.graph import ClaimGraph, claim_label, label_of
from claimtrack.model import Assertion, Document, Statement, digest, nfc
from claimtrack.tables import Cells, Column, ColumnKind, Table

_MOST_COUNTED = 1_000
_InStatement = tuple[str, Statement, Assertion | None]
"""A quote, its statement, and the assertion whose words it is, if it is of one."""


class Anchoring(enum.Enum):
    """Whether a quote stands in the text of its document."""

    ANCHORED = "anchored"
    """It does, byte for byte after normal form C."""
    UNANCHORED = "unanchored"
    """It does not."""
    UNVERIFIED = "unverified"
    """Nobody can tell: there is no document, or its text is not at hand."""


@attrs.frozen(kw_only=True)
class AnchoredQuote:
    """A quote, and whether and where its document's text holds it.

    Attributes:
        quote: The words.
        statement_id: The statement whose words they are.
        assertion: The assertion whose words they are; None where the statement's.
        document_id: The document; None for none.
        anchoring: Whether its text holds them.
        anchor: The first place where it does.
        count: At how many places it does; beyond a thousand they are not counted.
    """

    quote: str
    statement_id: str
    assertion: Assertion | None
    document_id: str | None
    anchoring: Anchoring
    anchor: TextAnchor | None
    count: int


class AnchoredQuotes(Table[AnchoredQuote]):
    """Quotes by the labels of their statements and claims; a row each."""

    layout = (
        Column(name="label", meaning="What files call the claim, or the statement."),
        Column(name="quote", meaning="The words."),
        Column(name="anchoring", meaning="`anchored`, `unanchored` or `unverified`."),
        Column(
            name="start",
            kind=ColumnKind.WHOLE_NUMBER,
            meaning="How many code points of the text come before them, at first.",
        ),
        Column(
            name="end",
            kind=ColumnKind.WHOLE_NUMBER,
            meaning="How many come before what follows them.",
        ),
        Column(name="prefix", meaning="What comes right before them."),
        Column(name="suffix", meaning="What comes right after."),
        Column(
            name="count",
            kind=ColumnKind.WHOLE_NUMBER,
            meaning="At how many places the text holds them.",
        ),
        Column(name="document", meaning="What files call the document."),
        Column(name="statement_id", meaning="The statement's digest."),
    )

    def __init__(self, graph: ClaimGraph, quotes: Iterable[AnchoredQuote]) -> None:
        self._graph = graph
        super().__init__(sorted(quotes, key=self._place))

    def _place(self, one: AnchoredQuote) -> tuple[str, str, str]:
        return self._label(one), one.statement_id, one.quote

    def _label(self, one: AnchoredQuote) -> str:
        if one.assertion is None:
            return label_of(self._graph, one.statement_id)
        return claim_label(self._graph, one.assertion)

    def _cells(self, entry: AnchoredQuote) -> Cells:
        anchor, document = entry.anchor, entry.document_id
        return (
            self._label(entry),
            entry.quote,
            entry.anchoring.value,
            None if anchor is None else anchor.start,
            None if anchor is None else anchor.end,
            None if anchor is None else anchor.prefix,
            None if anchor is None else anchor.suffix,
            entry.count,
            None if document is None else label_of(self._graph, document),
            entry.statement_id,
        )


def anchors(
    graph: ClaimGraph, *, texts: Mapping[str, str] = MappingProxyType({})
) -> AnchoredQuotes:
    """Tell for each quote of a graph whether and where its document's text holds it.

    A document may keep no text but the digest of one: its quotes are unverified until
    somebody gives the text.

    Args:
        graph: The graph.
        texts: Texts of documents that keep none, by label or digest. Where a document
            keeps a SHA-256, it has to be that of the text in UTF-8.

    Raises:
        UnknownIdError: Where a text is given for a document that is not there.
        InvalidValueError: Where a text is not the one that its document keeps, or keeps
            the digest of.

    Complexity: O(n) in the quotes, and in the texts for each quote from them.

    >>> from claimtrack.codec import Case
    >>> case = Case("a page")
    >>> _ = case.source("gazette")
    >>> _ = case.page("page", publisher="gazette", text="“Two were lost,” he said.")
    >>> _ = case.say("told", "gazette", text="It lost two.", page="page", quote="Two were lost")
    >>> [(row["anchoring"], row["start"]) for row in anchors(case.graph()).rows()]
    [('anchored', 1)]

    """
    held = {id_: one.text for id_, one in graph.of_kind(Document).items() if one.text}
    for asked, text in texts.items():
        id_ = graph.find_id(asked, Document)
        _refuse_another(graph.get(id_, Document), asked, text)
        held[id_] = nfc(text)
    return AnchoredQuotes(graph, _anchored(graph, held))


def quotes_in(graph: ClaimGraph, statement_id: str) -> Iterator[_InStatement]:
    """Give each quote of a statement with it, and the assertion whose words it is.

    None where there is no such statement.
    """
    statement = graph.of_kind(Statement).get(statement_id)
    if statement is None:
        return
    if statement.quote:
        yield statement.quote, statement, None
    for one in graph.index.assertions_in[statement_id]:
        if one.quote:
            yield one.quote, statement, one


def _anchored(graph: ClaimGraph, held: Mapping[str, str]) -> Iterator[AnchoredQuote]:
    every = (quotes_in(graph, id_) for id_ in sorted(graph.of_kind(Statement)))
    for quote, statement, assertion in itertools.chain.from_iterable(every):
        text = held.get(statement.document_id or "")
        found = [] if text is None else [*_some_of(anchors_in(text, quote))]
        state = Anchoring.ANCHORED if found else Anchoring.UNANCHORED
        yield AnchoredQuote(
            quote=quote,
            statement_id=digest(statement),
            assertion=assertion,
            document_id=statement.document_id,
            anchoring=Anchoring.UNVERIFIED if text is None else state,
            anchor=found[0] if found else None,
            count=len(found),
        )


def _some_of(found: Iterable[TextAnchor]) -> Iterator[TextAnchor]:
    return itertools.islice(found, _MOST_COUNTED)


def _refuse_another(document: Document, asked: str, text: str) -> None:
    """Refuse a text where a document keeps another, or the digest of another."""
    taken = hashlib.sha256(text.encode()).hexdigest()
    kept = (document.digest or "").removeprefix("sha256:").lower()
    is_sha = len(kept) == len(taken) and all(x in "0123456789abcdef" for x in kept)
    is_another = document.text not in {None, nfc(text)}
    if is_another or (is_sha and kept != taken):
        message = f"expected the text whose digest {asked} keeps; got another"
        raise InvalidValueError(message)
