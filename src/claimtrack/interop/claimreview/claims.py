"""Claims, with who made them and where they appeared."""

from collections.abc import Iterable
from functools import partial

from claimtrack.interop.claimreview.making import Making, web
from claimtrack.interop.claimreview.nodes import Node
from claimtrack.interop.claimreview.values import texts_of
from claimtrack.model import Assertion, Claim, Document, Stance, Statement, When, digest
from claimtrack.typing import ClaimId, SourceId, StatementId

_WORDS = ("text", "name", "headline", "description")
_NO_PAGE = "a document has an address or a publisher"


class Claims:
    """Claims of a document on their way to assertions.

    Args:
        making: Where records are made.
    """

    def __init__(self, making: Making) -> None:
        self._making = making
        self._taken: dict[int, Claim | None] = {}

    def take(self, node: Node, reviewed: Claim | None = None) -> None:
        """Take a claim, with who made it and where it appeared.

        Args:
            node: What tells of it.
            reviewed: What a review that it is of calls it.
        """
        if id(node) in self._taken:
            return
        claim = self._claim(node, reviewed)
        self._taken[id(node)] = claim
        authors = self._making.speakers.named(node.values("author"))
        when = self._making.when(node, "datePublished", "dateCreated")
        places = self._appearances(node)
        if claim is None:
            because = "nothing says what is claimed"
            self._making.lose(node, because=because)
        else:
            if not authors and not places:
                because = "nobody says who made the claim"
                self._making.lose(node, "author", because=because)
            self._made(node, claim, authors, places, when)
        self._making.lose_rest(node)

    def known(self, nodes: Iterable[Node]) -> Claim | None:
        """Give the claim that one of some things is, if it was taken already."""
        return next((c for n in nodes if (c := self._taken.get(id(n)))), None)

    def _claim(self, node: Node, reviewed: Claim | None) -> Claim | None:
        words = texts_of(node.values(*_WORDS))
        if reviewed is None:
            language = self._making.language(node)
            return self._making.claim(words[0], language) if words else None
        for one in words:
            if one.text != reviewed.text:
                because = "the review words the claim otherwise"
                self._making.lose(node, "text", one.text, because=because)
        return reviewed

    def _made(
        self,
        node: Node,
        claim: Claim,
        authors: list[SourceId],
        places: list[tuple[list[SourceId], Document]],
        when: When | None,
    ) -> None:
        """Enter who asserts a claim and who reports it, each where it appears.

        Where nobody tells who of several authors speaks on which page, the first
        speaks on each of them, and the others on the first page.
        """
        said = partial(self._making.said, node, key=str(claim.text))
        own: dict[SourceId, list[Document]] = {author: [] for author in authors}
        unsaid = [page for told, page in places if not told]
        for told, page in places:
            for author in told or authors[:1]:
                if author in own:
                    own[author].append(page)
                else:
                    self._assert(claim, Stance.REPORTS, said(author, page, None))
        for author, pages in own.items():
            for place in pages or unsaid[:1] or (None,):
                self._assert(claim, Stance.ASSERTS, said(author, place, when))

    def _assert(self, claim: Claim, stance: Stance, said: Statement) -> None:
        made = Assertion(
            statement_id=StatementId(digest(said)),
            claim_id=ClaimId(digest(claim)),
            stance=stance,
        )
        self._making.enter(made)

    def _appearances(self, node: Node) -> list[tuple[list[SourceId], Document]]:
        """Give the documents in which a claim appears, each with its authors."""
        found: dict[str, tuple[list[SourceId], Document]] = {}
        for value in node.values("firstAppearance", "appearance", "url", "sameAs"):
            one = self._making.nodes.of(value)
            address = web(value)
            if one is not None:
                place = self._place(one)
            else:
                place = None if address is None else ([], self._making.at(address))
            if place is None:
                self._making.lose(node, "appearance", value, because=_NO_PAGE)
            else:
                found.setdefault(digest(place[1]), place)
        return [*found.values()]

    def _place(self, node: Node) -> tuple[list[SourceId], Document] | None:
        speakers = self._making.speakers
        authors = speakers.named(node.values("author"))
        publishers = speakers.named(node.values("publisher"))
        page = self._making.page(node, publishers, titles=("headline", "name"))
        self._making.lose_rest(node)
        return None if page is None else (authors, page)
