"""Reviews, as statements that rate a claim."""

from claimtrack.interop.claimreview.claims import Claims
from claimtrack.interop.claimreview.making import Making
from claimtrack.interop.claimreview.nodes import Node, Nodes
from claimtrack.interop.claimreview.ratings import rating_in, rating_texts
from claimtrack.interop.claimreview.values import host_of, number_of, texts_of
from claimtrack.interop.claimreview.words import Text
from claimtrack.model import Claim, Review, Statement, digest
from claimtrack.typing import ClaimId, SourceId, StatementId

_WORDS = ("text", "name", "headline", "description")


class Reviews:
    """What a document's reviews and claims come to.

    Args:
        nodes: All things that the document tells of.
    """

    def __init__(self, nodes: Nodes) -> None:
        self.making = Making(nodes)
        self._nodes = nodes
        self._claims = Claims(self.making)

    def take(self) -> None:
        """Take every review, and then every claim that stands alone."""
        for node in self._nodes.all:
            if "ClaimReview" in node.types and not node.is_reference:
                self._take_review(node)
        for node in self._nodes.all:
            if "Claim" in node.types:
                self._claims.take(node)

    def _take_review(self, node: Node) -> None:
        reviewed = self._things(node, "itemReviewed")
        words = self._words(node, reviewed)
        language = self.making.language(node)
        said = self._statement(node, words)
        claim = self._claims.known(reviewed)
        if claim is not None and words is not None and words.text != claim.text:
            because = "another review words the claim otherwise"
            self.making.lose(node, "claimReviewed", words.text, because=because)
        if claim is None and words is not None:
            claim = self.making.claim(words, language)
        if claim is None:
            because = "nothing says what it reviews"
            self.making.lose(node, "claimReviewed", because=because)
        else:
            self._rate(node, said, claim)
            for one in reviewed:
                self._claims.take(one, claim)
        self.making.lose_rest(node)

    def _words(self, node: Node, reviewed: list[Node]) -> Text | None:
        """Give the words of what is reviewed, by the review or by what it is of."""
        named = [v for v in node.values("itemReviewed") if isinstance(v, str)]
        words = texts_of([*node.values("claimReviewed"), *named])
        if not words:
            words = [t for one in reviewed for t in texts_of(one.values(*_WORDS))]
        for one in texts_of(node.values("claimReviewed"))[1:]:
            because = "a review is of one claim"
            self.making.lose(node, "claimReviewed", one.text, because=because)
        return words[0] if words else None

    def _rate(self, node: Node, said: Statement, claim: Claim) -> None:
        ratings = self._things(node, "reviewRating")
        plain = [v for v in node.values("reviewRating") if self._nodes.of(v) is None]
        texts = [rating_texts(rating_in(one)) for one in ratings]
        texts += [(one.text, None) for one in texts_of(plain)]
        for one in ratings:
            for value in one.values("ratingValue"):
                if number_of(value) is None and not isinstance(value, str):
                    because = "no number and no word"
                    self.making.lose(one, "ratingValue", value, because=because)
            self.making.lose_rest(one)
        for rating, scale in texts:
            if rating is not None:
                made = Review(
                    statement_id=StatementId(digest(said)),
                    claim_id=ClaimId(digest(claim)),
                    rating=rating,
                    scale=scale,
                )
                self.making.enter(made)
        if not any(rating for rating, _ in texts):
            because = "no rating is given, and a review has one"
            self.making.lose(node, "reviewRating", because=because)

    def _statement(self, node: Node, words: Text | None) -> Statement:
        """Give what the reviewer says, on the page that says it."""
        speakers = self.making.speakers
        publishers = speakers.named(node.values("publisher"))
        authors = speakers.named(node.values("author"))
        page = self.making.page(
            node,
            publishers,
            titles=("headline", "name"),
            bodies=("reviewBody", "articleBody"),
        )
        for one in authors[1:]:
            because = "a statement has one source: the first author"
            self.making.lose(node, "author", one, because=because)
        told = node.id or (words.text if words else node.path)
        if not authors:
            address = None if page is None else page.url
            authors = publishers or [self._nobody(address, told)]
        when = self.making.when(node, "datePublished") if page is None else None
        return self.making.said(node, authors[0], page, when, key=told)

    def _nobody(self, address: str | None, told: str) -> SourceId:
        """Give who speaks where no author and no publisher is named."""
        speakers = self.making.speakers
        return speakers.site(host_of(address)) if address else speakers.unnamed(told)

    def _things(self, node: Node, name: str) -> list[Node]:
        found = (self._nodes.of(value) for value in node.values(name))
        return [one for one in found if one is not None]
