"""The part of the draft that carries on and takes back what was said."""

from claimtrack.codec.draft_asked import asked_by
from claimtrack.codec.draft_changes import Change
from claimtrack.codec.draft_saying import Members, Saying
from claimtrack.codec.draft_values import (
    Answered,
    Moment,
    Named,
    Several,
    ids_of,
    members_of,
)
from claimtrack.errors import InvalidValueError
from claimtrack.model import Certainty, RelayBasis, RelayMode, Stance


class Carrying(Saying):
    """Relays, corrections, retractions and disownings."""

    def relay(
        self,
        id: str,  # noqa: A002 -- the word of the case file
        source: Named,
        *,
        of: Several,
        page: Named | None = None,
        question: Named | None = None,
        answer: Answered | None = None,
        carries: Several | None = None,
        quote: str | None = None,
        mode: str | RelayMode | None = None,
        basis: str | RelayBasis | None = None,
        attributed_to: Named | None = None,
        stance: str | Stance | None = None,
        certainty: str | Certainty | None = None,
        on: Moment | None = None,
        key: str | None = None,
        after: Several = (),
        answering: Several = (),
    ) -> Change:
        """Enter a statement that rests on others, without vouching for them.

        It lists no claims, and so carries all that it rests on unseen, unless
        something is known of its content: a quote, the claims that it carries, a
        changed figure, a stance or a certainty.

        Args:
            id: The statement's id; the same id again replaces.
            source: Who relays.
            of: The statements that it rests on.
            page: The page on which it stands.
            question: Which question a changed figure answers, where what it relays
                answers several.
            answer: The figure that it gives, where it changed it.
            carries: The claims that it carries, where those are not all.
            quote: The statement's words.
            mode: "verbatim", "translated", "paraphrased", "summarised", "unknown".
            basis: "stated" in the text, or "inferred" by the analyst.
            attributed_to: Whom it names as the speaker, where that is another.
            stance: "reports" or "reports-denial" if not given, after what it relays.
            certainty: How sure it says that the speaker is.
            on: When it was said.
            key: What tells it from another statement of its source on the same page.
            after: Statements that it is known to be later than.
            answering: Statements that it answers.

        Raises:
            UnknownIdError: Where the figure is changed, no question is given, and what
                it relays is not there yet.
            InvalidValueError: Where that answers no question, or several.

        """
        targets = ids_of(of)
        how = members_of({"stance": stance, "certainty": certainty})
        is_seen = quote is not None or any(one is not None for one in how.values())
        carried = ids_of(carries) if carries is not None else []
        if carries is None and answer is None and is_seen:
            carried = targets
        claims = [{"of": one} | how for one in carried]
        if answer is not None or question is not None:
            claims.append(self._changed(targets, question, answer) | _without_none(how))
        hop = members_of({"mode": mode, "basis": basis, "attributed_to": attributed_to})
        given = {"source": source, "after": after, "answering": answering}
        given |= {"on": on, "page": page, "quote": quote, "key": key}
        relays = [{"statement": target} | hop for target in targets]
        return self._state(id, given, claims=claims, relays=relays)

    def retract(
        self,
        id: str,  # noqa: A002 -- the word of the case file
        source: Named,
        *,
        of: Several,
        on: Moment | None = None,
        page: Named | None = None,
        quote: str | None = None,
        key: str | None = None,
        after: Several = (),
        answering: Several = (),
    ) -> Change:
        """Enter that a source takes back what it said. Arguments as for a denial."""
        given = {"source": source, "after": after, "answering": answering}
        given |= {"on": on, "page": page, "quote": quote, "key": key, "retracts": of}
        return self._state(id, given)

    def disown(
        self,
        id: str,  # noqa: A002 -- the word of the case file
        source: Named,
        *,
        of: Several,
        on: Moment | None = None,
        page: Named | None = None,
        quote: str | None = None,
        key: str | None = None,
        after: Several = (),
        answering: Several = (),
    ) -> Change:
        """Enter that a source says it never said that. Arguments as for a denial."""
        given = {"source": source, "after": after, "answering": answering}
        given |= {"on": on, "page": page, "quote": quote, "key": key, "disowns": of}
        return self._state(id, given)

    def correct(
        self,
        id: str,  # noqa: A002 -- the word of the case file
        source: Named,
        *,
        of: Several,
        question: Named | None = None,
        answer: Answered | None = None,
        certainty: str | Certainty | None = None,
        on: Moment | None = None,
        page: Named | None = None,
        quote: str | None = None,
        key: str | None = None,
        after: Several = (),
        answering: Several = (),
    ) -> Change:
        """Enter that a source corrects what it said.

        Args:
            id: The statement's id; the same id again replaces.
            source: Who corrects.
            of: What is corrected: all of it, or with an answer that question only.
            question: Which question is answered anew, where `of` answers several.
            answer: The new answer.
            certainty: How sure the speaker is of it.
            on: When it was said.
            page: The page on which it stands.
            quote: The statement's words.
            key: What tells it from another statement of its source on the same page.
            after: Statements that it is known to be later than.
            answering: Statements that it answers.

        Raises:
            UnknownIdError: Where there is an answer, no question is given, and what is
                corrected is not there yet.
            InvalidValueError: Where that answers no question, or several.

        """
        claims: list[Members] = []
        if answer is not None or question is not None:
            made = self._changed(ids_of(of), question, answer)
            made.pop("stance", None)
            claims.append(made | members_of({"certainty": certainty}))
        given = {"source": source, "after": after, "answering": answering}
        given |= {"on": on, "page": page, "quote": quote, "key": key, "corrects": of}
        return self._state(id, given, claims=claims)

    def _changed(
        self, of: list[str], question: Named | None, answer: Answered | None
    ) -> Members:
        """Give a claim that answers anew what other statements answer."""
        if answer is None:
            message = "question= says what the answer is to; give answer= as well"
            raise InvalidValueError(message)
        if question is not None:
            return members_of({"question": question, "answer": answer})
        asked = asked_by(self._sections, of)
        stance = {"stance": Stance.REPORTS_DENIAL.value} if asked.is_denied else {}
        return {**asked.members, **members_of({"answer": answer}), **stance}


def _without_none(members: Members) -> Members:
    return {key: value for key, value in members.items() if value is not None}
