"""Quotes that are not in the text of their document."""

from collections.abc import Iterator

from claimtrack.analysis.anchoring.quotes import quotes_in
from claimtrack.analysis.utterances.quoting import quoted_claim, quoted_whole
from claimtrack.analysis.utterances.remarks import remark
from claimtrack.graph import ClaimGraph, in_short
from claimtrack.model import Assertion, Document, Finding, Statement, digest

UNANCHORED_QUOTE = "unanchored-quote"

_RULE = "words in quotation marks stand in the text as they are"


def unanchored_quotes(graph: ClaimGraph) -> Iterator[Finding]:
    """Give a finding for each quote that the text of its document does not hold.

    Byte for byte after normal form C. Where a document keeps no text, its quotes are
    unverified and no finding; `anchors` tells. Looks at everything that was said. The
    order is stated by `check`.

    Complexity: O(n) in the quotes, and in the text for each quote from it.
    """
    for statement_id in sorted(graph.of_kind(Statement)):
        yield from unanchored_in(graph, statement_id)


def unanchored_in(graph: ClaimGraph, statement_id: str) -> Iterator[Finding]:
    """Give a finding for each quote of a statement that its document does not hold.

    None where there is no such statement.

    Complexity: O(n) in the quotes, and in the text for each.
    """
    for quote, statement, assertion in quotes_in(graph, statement_id):
        if statement.document_id is not None:
            document = graph.get(statement.document_id, Document)
            if document.text and quote not in document.text:
                yield _finding(graph, quote, statement, assertion)


def _finding(
    graph: ClaimGraph, quote: str, statement: Statement, assertion: Assertion | None
) -> Finding:
    if assertion is None:
        side = quoted_whole(graph, digest(statement))
    else:
        side = quoted_claim(graph, assertion)
    document = graph.get(str(statement.document_id), Document)
    page = in_short(graph, str(statement.document_id))
    is_near = _is_nearly_in(quote, str(document.text))
    but = " but for capital letters and spaces" if is_near else ""
    return remark(
        UNANCHORED_QUOTE,
        [side],
        rule=_RULE,
        because=f"The text of {page} does not hold “{quote}”{but}.",
        resolve="the page as it was archived",
    )


def _is_nearly_in(quote: str, text: str) -> bool:
    """Tell whether a text holds some words apart from capital letters and spaces."""
    one, other = (" ".join(x.casefold().split()) for x in (quote, text))
    return bool(one) and one in other
