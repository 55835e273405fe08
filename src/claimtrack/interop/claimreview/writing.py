"""ClaimReview written: reviews with what they rate, and claims that nobody reviews."""

import html
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from claimtrack.codec import ANYTHING
from claimtrack.codec.shared.saving import write_atomically
from claimtrack.codec.shared.writing import json_text
from claimtrack.graph import ClaimGraph, collector_paused, in_short
from claimtrack.interop.claimreview.comparing import losses_between
from claimtrack.interop.claimreview.nodes import OWN_ID
from claimtrack.interop.claimreview.ratings import rating_of
from claimtrack.interop.claimreview.reading import read_claimreview_text
from claimtrack.interop.claimreview.speakers import KINDS
from claimtrack.interop.claimreview.values import address_of, plain
from claimtrack.model import (
    Assertion,
    Claim,
    Document,
    Loss,
    Name,
    Review,
    Source,
    SourceKind,
    Stance,
    Statement,
    When,
)

_Entry = dict[str, object]
_Group = tuple[str, str, bool, str]
"""A source, a time, whether it is its own words, and what tells them from others."""
_TYPES: Mapping[SourceKind | None, str] = MappingProxyType(
    {kind: word for word, kind in reversed([*KINDS.items()])}
)


def write_claimreview(
    graph: ClaimGraph, path: str | os.PathLike[str]
) -> tuple[Loss, ...]:
    """Write a graph's reviews and claims as JSON-LD: all of it, or nothing.

    Returns:
        What the format can't carry, by record.

    Raises:
        OSError: Where the file can't be written; it is as it was.

    Complexity: O(n log n).
    """
    text, losses = claimreview_text(graph)
    write_atomically(path, [text.encode()])
    return losses


@collector_paused()
def claimreview_text(graph: ClaimGraph) -> tuple[str, tuple[Loss, ...]]:
    """Give a graph's reviews and claims as JSON-LD, and what that can't carry.

    A claim that answers a question is told in words. The text can stand in a script
    element of a page. The same graph gives the same text.

    Complexity: O(n log n).

    Source: schema.org, `ClaimReview`, `Claim` and `Rating`.

    >>> from claimtrack.codec import Case
    >>> case = Case("bridge")
    >>> _ = case.source("army", kind="organization")
    >>> _ = case.say("K1", "army", text="The bridge fell.", quote="It fell.")
    >>> text, losses = claimreview_text(case.graph())
    >>> '"Claim"' in text, sorted({loss.noun for loss in losses})
    (True, ['assertion', 'statement'])

    """
    writing = _Writing(graph)
    document = {"@context": "https://schema.org", "@graph": [*writing.entries()]}
    # Nothing in it closes a script or opens a comment.
    text = json_text(document).replace("<", "\\u003c")
    back = read_claimreview_text(text, limits=ANYTHING) if document["@graph"] else None
    again = ClaimGraph(() if back is None else back.records)
    return text, tuple(losses_between(graph, again))


class _Writing:
    """A graph on its way to entries."""

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph
        self._assertions: defaultdict[str, list[Assertion]] = defaultdict(list)
        for _, one in sorted(graph.of_kind(Assertion).items()):
            self._assertions[one.claim_id].append(one)

    def entries(self) -> Iterator[_Entry]:
        """Yield the reviews, and then the claims that nobody reviews."""
        reviews = sorted(self._graph.of_kind(Review).items())
        for _, one in reviews:
            yield self._review(one)
        reviewed = {one.claim_id for _, one in reviews}
        for claim_id in sorted(self._assertions.keys() - reviewed):
            told = [*self._claims(claim_id, language=None)]
            words = self._words(claim_id, None)
            yield from told or [{"@type": "Claim", "text": words}]

    def _review(self, review: Review) -> _Entry:
        said = self._graph.get(review.statement_id, Statement)
        page = self._page(said)
        entry: _Entry = {"@type": "ClaimReview"}
        if page is None:
            entry |= _present(datePublished=_text(said.asserted_at))
        else:
            entry |= self._page_entry(page, body="reviewBody")
        language = None if page is None else page.language
        entry |= _own(said.key)
        entry["author"] = self._speaker(said.source_id)
        entry["claimReviewed"] = self._words(review.claim_id, language)
        entry["itemReviewed"] = [*self._claims(review.claim_id, language=language)]
        rating = rating_of(review.rating, review.scale)
        entry["reviewRating"] = {"@type": "Rating"} | _present(
            alternateName=_escaped(rating.word),
            ratingValue=rating.value,
            worstRating=rating.worst,
            bestRating=rating.best,
            reviewAspect=_escaped(rating.scale),
        )
        return entry

    def _claims(self, claim_id: str, *, language: str | None) -> Iterator[_Entry]:
        """Yield a claim once for each source and time, with where it appeared."""
        told: defaultdict[_Group, list[Statement]] = defaultdict(list)
        for one in self._assertions[claim_id]:
            said = self._graph.get(one.statement_id, Statement)
            is_own = one.stance is Stance.ASSERTS
            if is_own or one.stance is Stance.REPORTS:
                when = _text(said.asserted_at) or ""
                told[(said.source_id, when, is_own, said.key or "")].append(said)
        words = self._words(claim_id, language)
        for (source_id, when, is_own, key), statements in sorted(told.items()):
            pages = [page for page in map(self._page, statements) if page is not None]
            places = [self._page_entry(page, body=None) for page in pages]
            entry: _Entry = {"@type": "Claim", "text": words} | _own(key)
            speaker = self._speaker(source_id)
            if is_own:
                entry |= {"author": speaker} | _present(datePublished=when or None)
            else:
                places = [place | {"author": speaker} for place in places]
            yield entry | _present(appearance=places or None)

    def _words(self, claim_id: str, language: str | None) -> object:
        claim = self._graph.get(claim_id, Claim)
        text = in_short(self._graph, claim_id) if claim.text is None else claim.text
        return _spoken(text, None if claim.language == language else claim.language)

    def _page(self, said: Statement) -> Document | None:
        id_ = said.document_id
        return None if id_ is None else self._graph.get(id_, Document)

    def _page_entry(self, page: Document, *, body: str | None) -> _Entry:
        publisher = None
        if page.publisher_id is not None:
            publisher = self._speaker(page.publisher_id)
        entry = _present(
            url=page.url,
            publisher=publisher,
            inLanguage=page.language,
            datePublished=_text(page.published_at),
            headline=_escaped(page.title),
        )
        if body is None:
            return {"@type": "CreativeWork"} | entry
        return entry | _present(**{body: _escaped(page.text)})

    def _speaker(self, source_id: str) -> _Entry:
        source = self._graph.get(source_id, Source)
        named = [_spoken(name.text, name.language) for name in source.names]
        entry = _present(
            **{"@type": _TYPES.get(source.kind)},
            name=_one_or_all(named),
            alternateName=_one_or_all([_escaped(one) for one in source.aliases]),
        )
        if address_of(source.id) == source.id:
            return entry | {"url": source.id}
        if source.names[:1] == (Name(text=source.id),):
            return entry
        return entry | _own(source.id)


def _own(id_: str | None) -> _Entry:
    """Give an id of ours, or a statement's key, as an identifier."""
    if not id_:
        return {}
    own = {"@type": "PropertyValue", "propertyID": OWN_ID, "value": id_}
    return {"identifier": own}


def _present(**members: object) -> _Entry:
    """Give what there is."""
    return {key: value for key, value in members.items() if value is not None}


def _one_or_all(values: list[object]) -> object:
    return values[0] if len(values) == 1 else values or None


def _spoken(text: str, language: str | None) -> object:
    written = _escaped(text)
    return {"@value": written, "@language": language} if language else written


def _escaped(text: str | None) -> str | None:
    """Give a text so that it is read back, though it look like markup."""
    if text is None or plain(text) == text:
        return text
    return html.escape(text, quote=False)


def _text(when: When | None) -> str | None:
    return None if when is None else when.text
