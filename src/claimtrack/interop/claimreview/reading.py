"""ClaimReview read: from JSON-LD, or from a page of HTML that carries it."""

import os
import re
from collections.abc import Sequence

import attrs

from claimtrack.codec import Limits, read_content
from claimtrack.codec.shared.parsing import as_bytes, parse
from claimtrack.codec.shared.shapes import member_path
from claimtrack.errors import MalformedInputError, Problem
from claimtrack.graph import collector_paused
from claimtrack.interop.claimreview.nodes import Nodes, objects_in
from claimtrack.interop.claimreview.pages import is_page, json_ld_blocks, text_of
from claimtrack.interop.claimreview.reviews import Reviews
from claimtrack.model import Conversion, Loss

# A key of our own files; in what we write as ClaimReview the word is a value.
_OURS = re.compile(rb'"claimtrack"\s*:')
_NONE = "expected a ClaimReview or a Claim of schema.org; there is none in it"


def read_claimreview(
    path: str | os.PathLike[str], *, limits: Limits | None = None
) -> Conversion:
    """Read schema.org ClaimReview and Claim from a file of JSON-LD or a page of HTML.

    Args:
        path: The file.
        limits: What to refuse; the defaults are large.

    Returns:
        Records that make a graph, and what of the file is in none of them.

    Raises:
        MalformedInputError: Where it is neither, or tells of no claim.
        OSError: Where the file can't be read.

    Complexity: O(n).
    """
    most = Limits() if limits is None else limits
    text = read_content(path, most)
    return read_claimreview_text(text.content, file=text.file, limits=most)


@collector_paused()
def read_claimreview_text(
    content: str | bytes, *, file: str | None = None, limits: Limits | None = None
) -> Conversion:
    """Read ClaimReview from a text, as `read_claimreview` does from a file.

    Nothing is fetched, no context either, and no script is run.

    Args:
        content: The text, or its bytes.
        file: What to call it in messages; None for no name.
        limits: What to refuse; the defaults are large.

    Raises:
        MalformedInputError: Where it is neither JSON nor a page with JSON-LD, or tells
            of no claim.

    Complexity: O(n).

    Source: schema.org, `ClaimReview`, `Claim` and `Rating`.

    >>> found = read_claimreview_text('''{"@type": "ClaimReview",
    ...     "url": "https://example.org/1", "author": "Checkers",
    ...     "claimReviewed": "The bridge fell.", "reviewRating": {"ratingValue": 1}}''')
    >>> [type(one).__name__ for one in found.records]
    ['Source', 'Document', 'Statement', 'Claim', 'Review']

    """
    most = Limits() if limits is None else limits
    given = as_bytes(content)
    if len(given) > most.file_bytes:
        message = f"longer than {most.file_bytes} bytes, the limit for a file"
        raise MalformedInputError([Problem(path="$", message=message, file=file)])
    losses: list[Loss] = []
    documents = (
        _blocks(text_of(given, file=file), most, file, losses)
        if is_page(given)
        else [("$", parse(given, limits=most, file=file))]
    )
    _check(documents, most, file)
    reviews = Reviews(Nodes(documents))
    reviews.take()
    records = tuple(reviews.making.records())
    if not records:
        raise MalformedInputError([Problem(path="$", message=_NONE, file=file)])
    return Conversion(
        records=records, losses=(*losses, *dict.fromkeys(reviews.making.losses))
    )


def _check(
    documents: Sequence[tuple[str, object]], limits: Limits, file: str | None
) -> None:
    """Refuse what is too much, or too long.

    Raises:
        MalformedInputError: Where it is.
    """
    problems = []
    for count, (path, members) in enumerate(objects_in(documents), start=1):
        if count > limits.records:
            message = f"more than {limits.records} objects, the limit for a file"
            problems.append(Problem(path=path, message=message, file=file))
            break
        for key, value in members.items():
            if (
                isinstance(value, str)
                and len(value.encode(errors="replace")) > limits.text_bytes
            ):
                message = f"longer than {limits.text_bytes} bytes, the limit for text"
                at = member_path(path, key)
                problems.append(Problem(path=at, message=message, file=file))
    if problems:
        most = limits.problems
        raise MalformedInputError(
            problems[:most], more_count=max(0, len(problems) - most)
        )


def _blocks(
    text: str, limits: Limits, file: str | None, losses: list[Loss]
) -> list[tuple[str, object]]:
    """Give the JSON of each block of a page; one that is broken is a loss.

    Raises:
        MalformedInputError: Where none can be read.
    """
    found = []
    problems: list[Problem] = []
    for line, block in json_ld_blocks(text):
        path = f"line {line}, $"
        try:
            found.append((path, parse(block.encode(), limits=limits)))
        except MalformedInputError as error:
            (problem,) = error.problems
            problems.append(attrs.evolve(problem, path=path, file=file))
            losses.append(Loss(noun="script", record_id=path, because=problem.message))
    if not found:
        none = Problem(path="$", message="a page without JSON-LD", file=file)
        most = limits.problems
        more = max(0, len(problems) - most)
        raise MalformedInputError(problems[:most] or [none], more_count=more)
    return found


def is_claimreview(start: bytes) -> bool:
    """Tell whether a file that begins so means to be ClaimReview or a page.

    >>> is_claimreview(b'[{"@type": "ClaimReview"'), is_claimreview(b'{"claimtrack": 1')
    (True, False)

    """
    is_json = start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))
    if is_page(start):
        return b"<html" in start.lower()
    return is_json and b"ClaimReview" in start and not _OURS.search(start)
