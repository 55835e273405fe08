"""The part of the draft that says: who said, denied or answered what."""

from collections.abc import Mapping
from typing import cast

import attrs

from claimtrack.codec.draft import Draft
from claimtrack.codec.draft_changes import Change
from claimtrack.codec.draft_values import (
    Answered,
    Moment,
    Named,
    Several,
    claims_of,
    id_of,
    ids_of,
    members_of,
)
from claimtrack.codec.entries import StatementEntry
from claimtrack.model import Certainty, Stance, StatementKind

Members = dict[str, object]


class Saying(Draft):
    """Statements of what speakers say by themselves.

    These arguments mean the same everywhere:

    - `on`: when it was said;
    - `page`: the page on which it stands;
    - `quote`: the statement's words;
    - `key`: what tells it from another statement of its source on the same page;
    - `after`: statements that it is known to be later than;
    - `answering`: statements that it answers;
    - `of`: the statements or claims that it is about.
    """

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
            claims: Further answers, by question. `claim` enters one with its own
                quote, stance or id.
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
            made.append(members_of({"question": question, "answer": answer}))
        if claims is not None:
            made.extend(cast("list[Members]", claims_of(claims)))
        if text is not None:
            made.append({"text": text, "language": language})
        how = members_of({"stance": stance, "certainty": certainty})
        given = {"source": source, "kind": kind, "after": after, "answering": answering}
        given |= {"on": on, "page": page, "quote": quote, "key": key}
        return self._state(id, given, claims=[one | how for one in made])

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
        id_ = id_of(id)
        _, name = self._sections.find(id_of(statement), "statement")
        given = {"question": question, "answer": answer, "of": of, "text": text}
        given |= {"language": language, "stance": stance, "certainty": certainty}
        members = {"id": id_, **members_of({**given, "quote": quote})}
        entry = self._sections.statements[name]
        listed = self._members(entry).get("claims", [])
        claims = [*cast("list[Members]", listed)]
        at = self._sections.claim_at(id_)
        if at is not None and at[0] == name:
            claims[at[1]] = members
        else:
            claims.append(members)
        changed = self._with_claims(name, claims)
        if at is None:
            self._sections.put("statement", name, changed)
            did = "entered"
        elif changed == entry:
            return Change(id=id_, noun="claim", did="unchanged")
        else:
            if at[0] != name:
                self._remove_claim(*at)
            self._sections.put("statement", name, changed)
            self._replaced[id_] = None
            did = "replaced"
        self._touch()
        return Change(id=id_, noun="claim", did=did)

    def _with_claims(self, name: str, claims: list[Members]) -> StatementEntry:
        """Give a statement with other claims, if these have the shape of claims."""
        members = self._members(self._sections.statements[name])
        entry = self._entry("statement", name, {**members, "claims": claims})
        return cast("StatementEntry", entry)

    def _remove_claim(self, name: str, index: int) -> None:
        entry = self._sections.statements[name]
        claims = [one for n, one in enumerate(entry.claims) if n != index]
        self._sections.put("statement", name, attrs.evolve(entry, claims=claims))

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
        """Enter a denial of what others said, word for word what they said.

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
        given = {"source": source, "after": after, "answering": answering}
        given |= {"on": on, "page": page, "quote": quote, "key": key}
        how = members_of({"stance": Stance.DENIES, "certainty": certainty})
        return self._state(id, given, claims=[{"of": o} | how for o in ids_of(of)])

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
                "doubts" doubts it. If not given, none of its claims is taken up.
            certainty: How sure the speaker is, with a stance.
            text: A claim of its own in words.
            language: The language of the text.
            on: When it was said.
            page: The page on which it stands.
            quote: The statement's words.
            key: What tells it from another statement of its source on the same page.
            after: Statements that it is known to be later than.

        """
        how = members_of({"stance": stance, "certainty": certainty})
        taken = ids_of(of) if stance is not None else []
        claims = [{"of": one} | how for one in taken]
        if text is not None:
            claims.append({"text": text, "language": language})
        given = {"source": source, "after": after, "answering": of}
        given |= {"on": on, "page": page, "quote": quote, "key": key}
        return self._state(id, given, claims=claims)

    def _state(
        self,
        id_: str,
        given: Mapping[str, object],
        *,
        claims: list[Members] | None = None,
        relays: list[Members] | None = None,
    ) -> Change:
        """Let a statement stand under its id."""
        members = {"id": id_of(id_), **members_of(given)}
        members |= {"claims": claims, "relays": relays}
        return self._let_stand("statement", self._entry("statement", id_, members))
