"""The part of the draft that says: who said, denied or answered what."""

from collections.abc import Mapping
from typing import cast

from claimtrack.codec.drafts.changes import Change
from claimtrack.codec.drafts.draft import Draft
from claimtrack.codec.drafts.values import (
    Answered,
    Moment,
    Named,
    Several,
    claims_of,
    id_of,
    ids_of,
    members_of,
)
from claimtrack.model import Certainty, Stance, StatementKind

Members = dict[str, object]


class Saying(Draft):
    """Statements of what speakers say by themselves."""

    def say(
        self,
        id: str,  # noqa: A002 -- the word of the case file
        source: Named,
        question: Named | None = None,
        answer: Answered | None = None,
        *,
        claims: Mapping[str, Answered] | None = None,
        text: str | None = None,
        language: str | None = None,
        stance: str | Stance | None = None,
        certainty: str | Certainty | None = None,
        kind: str | StatementKind | None = None,
        on: Moment | None = None,
        page: Named | None = None,
        quote: str | None = None,
        key: str | None = None,
        after: Several = (),
        answering: Several = (),
    ) -> Change:
        """Enter what a speaker said.

        Args:
            id: The statement's id; the same id again replaces.
            source: Who said it.
            question: What it answers.
            answer: The answer: a number, words, or `{"low": 100, "high": 300}`.
            claims: Further answers, by question; `claim` enters one with its own id.
            text: A claim in words that nobody has structured yet.
            language: The language of the text.
            stance: "asserts" if not given, "denies", "doubts", ...; of all its claims.
            certainty: "certain" if not given, "probable" or "possible"; of all.
            kind: "telling" if not given, "call" or "asking".
            on: When it was said.
            page: The page on which it stands, where that is the speaker's own.
            quote: The statement's words.
            key: What tells it from another statement of its source on the same page.
            after: Statements that it is known to be later than.
            answering: Statements that it answers.

        """
        made: list[Members] = []
        if question is not None or answer is not None:
            made.append(members_of(question=question, answer=answer))
        if claims is not None:
            made.extend(cast("list[Members]", claims_of(claims)))
        if text is not None:
            made.append({"text": text, "language": language})
        how = members_of(stance=stance, certainty=certainty)
        about: Members = {"kind": kind, "after": after, "answering": answering}
        about |= {"on": on, "page": page, "quote": quote, "key": key}
        stated = [one | how for one in made]
        return self._state(id, source=source, claims=stated, **about)

    def claim(
        self,
        id: str,  # noqa: A002 -- the word of the case file
        statement: Named,
        question: Named | None = None,
        answer: Answered | None = None,
        *,
        of: Named | None = None,
        text: str | None = None,
        language: str | None = None,
        stance: str | Stance | None = None,
        certainty: str | Certainty | None = None,
        quote: str | None = None,
    ) -> Change:
        """Enter a further claim of a statement, with an id of its own.

        Args:
            id: The claim's id; the same id again replaces.
            statement: The statement that makes it, which must be there already.
            question: What it answers.
            answer: The answer.
            of: The claim that it takes from elsewhere, instead of an answer.
            text: A claim in words, instead of an answer.
            language: The language of the text.
            stance: How the speaker stands to it.
            certainty: How sure the speaker is.
            quote: The words that make this claim.

        Raises:
            UnknownIdError: Where there is no such statement.

        """
        how: Members = {"stance": stance, "certainty": certainty, "quote": quote}
        how |= {"of": of, "text": text, "language": language}
        members = members_of(question=question, answer=answer, **how)
        name = self._sections.find(id_of(statement), "statement").name
        return self._let_claim_stand(name, {"id": id_of(id), **members})

    def _let_claim_stand(self, name: str, members: Members) -> Change:
        """Let a statement make a claim, in place of one with its id."""
        id_ = str(members["id"])
        at = self._sections.claim_at(id_)
        claims = self._claims(name)
        if at is None or at.name != name:
            claims.append(members)
        else:
            claims[at.index] = members
        if not self._put_claims(name, claims):
            return Change(id=id_, noun="claim", did="unchanged")
        if at is None:
            return Change(id=id_, noun="claim", did="entered")
        if at.name != name:
            left = self._claims(at.name)
            del left[at.index]
            self._put_claims(at.name, left)
        self._replaced[id_] = None
        return Change(id=id_, noun="claim", did="replaced")

    def _claims(self, name: str) -> list[Members]:
        """Give the claims of a statement."""
        return [self._members(one) for one in self._sections.statements[name].claims]

    def _put_claims(self, name: str, claims: list[Members]) -> bool:
        """Let a statement make these claims; tell whether that changes it."""
        old = self._sections.statements[name]
        new = self._entry("statement", name, {**self._members(old), "claims": claims})
        if new == old:
            return False
        self._sections.put("statement", name, new)
        self._touch()
        return True

    def deny(
        self,
        id: str,  # noqa: A002 -- the word of the case file
        source: Named,
        *,
        of: Several,
        certainty: str | Certainty | None = None,
        on: Moment | None = None,
        page: Named | None = None,
        quote: str | None = None,
        key: str | None = None,
        after: Several = (),
        answering: Several = (),
    ) -> Change:
        """Enter a denial of what others said.

        Args:
            id: The statement's id; the same id again replaces.
            source: Who denies.
            of: The statements (all their claims) or the claims that are denied.
            certainty: How sure the speaker is.
            on: When it was said.
            page: The page on which it stands.
            quote: The statement's words.
            key: What tells it from another statement of its source on the same page.
            after: Statements that it is known to be later than.
            answering: Statements that it answers, beside those that it denies.

        """
        how = members_of(stance=Stance.DENIES, certainty=certainty)
        about: Members = {"after": after, "answering": answering}
        about |= {"on": on, "page": page, "quote": quote, "key": key}
        claims = [{"of": one} | how for one in ids_of(of)]
        return self._state(id, source=source, claims=claims, **about)

    def respond(
        self,
        id: str,  # noqa: A002 -- the word of the case file
        source: Named,
        *,
        of: Several,
        stance: str | Stance | None = None,
        certainty: str | Certainty | None = None,
        text: str | None = None,
        language: str | None = None,
        on: Moment | None = None,
        page: Named | None = None,
        quote: str | None = None,
        key: str | None = None,
        after: Several = (),
    ) -> Change:
        """Enter an answer to what others said: a confirmation, a doubt, a comment.

        Args:
            id: The statement's id; the same id again replaces.
            source: Who answers.
            of: What is answered.
            stance: How the speaker stands to what is answered: "asserts" confirms it,
                "doubts" doubts it. Where not given, none of its claims is taken up.
            certainty: How sure the speaker is, with a stance.
            text: A claim of its own in words.
            language: The language of the text.
            on: When it was said.
            page: The page on which it stands.
            quote: The statement's words.
            key: What tells it from another statement of its source on the same page.
            after: Statements that it is known to be later than.

        """
        how = members_of(stance=stance, certainty=certainty)
        taken = [] if stance is None else ids_of(of)
        claims: list[Members] = [{"of": one} | how for one in taken]
        if text is not None:
            claims.append({"text": text, "language": language})
        about: Members = {"after": after, "answering": of}
        about |= {"on": on, "page": page, "quote": quote, "key": key}
        return self._state(id, source=source, claims=claims, **about)

    def _state(
        self,
        id_: str,
        *,
        claims: object = None,
        relays: object = None,
        **given: object,
    ) -> Change:
        """Let a statement stand under its id."""
        members = {"id": id_of(id_), **members_of(**given)}
        members |= {"claims": claims, "relays": relays}
        return self._let_stand("statement", self._entry("statement", id_, members))
