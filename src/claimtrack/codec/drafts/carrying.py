"""The part of the draft that carries on and takes back what was said."""

from claimtrack.codec.drafts.asked import asked_by
from claimtrack.codec.drafts.changes import Change
from claimtrack.codec.drafts.saying import Members, Saying
from claimtrack.codec.drafts.values import (
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

        It lists what it carries where its content is known: all of `of` with a quote,
        a stance or a certainty, the changed figure with an answer. Else it lists none,
        and so carries all that it relays.

        Args:
            id: The statement's id; the same id again replaces.
            source: Who relays.
            of: The statements that it rests on.
            page: The page on which it stands.
            question: What the answer is to, where `of` answers several questions.
            answer: The figure that it gives, where it changed it.
            carries: The claims that it carries, where those are not all.
            quote: The statement's words.
            mode: "verbatim", "translated", "paraphrased", "summarised" or "unknown".
            basis: "stated" in the text, or "inferred" by the analyst.
            attributed_to: Whom it names as the speaker, where that is another.
            stance: "reports" or "reports-denial", where it is not as in `of`.
            certainty: How sure it says that the speaker is.
            on: When it was said.
            key: What tells it from another statement of its source on the same page.
            after: Statements that it is known to be later than.
            answering: Statements that it answers.
        """
        how = _given(members_of(stance=stance, certainty=certainty))
        carried = [] if carries is None else ids_of(carries)
        if carries is None and answer is None and (how or quote is not None):
            carried = ids_of(of)
        claims: list[Members] = [{"of": one} | how for one in carried]
        claims += [one | how for one in self._anew(of, question, answer)]
        hop = members_of(mode=mode, basis=basis, attributed_to=attributed_to)
        about: Members = {"after": after, "answering": answering}
        about |= {"on": on, "page": page, "quote": quote, "key": key}
        relays = [{"statement": one} | hop for one in ids_of(of)]
        return self._state(id, source=source, claims=claims, relays=relays, **about)

    def _anew(
        self, of: Several, question: Named | None, answer: Answered | None
    ) -> list[Members]:
        """Give a claim that answers anew what others answer, where there is one.

        Raises:
            UnknownIdError: Where no question is given, and the others are not here yet.
            InvalidValueError: Where they answer no question, or several.
        """
        if answer is None and question is None:
            return []
        if answer is None:
            message = "question= says what the answer is to: give answer= as well"
            raise InvalidValueError(message)
        if question is not None:
            return [members_of(question=question, answer=answer)]
        asked = asked_by(self._sections, ids_of(of))
        stance = {"stance": Stance.REPORTS_DENIAL.value} if asked.is_denied else {}
        return [{**asked.members, **members_of(answer=answer), **stance}]

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
        about: Members = {"after": after, "answering": answering}
        about |= {"on": on, "page": page, "quote": quote, "key": key}
        return self._state(id, source=source, retracts=of, **about)

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
        about: Members = {"after": after, "answering": answering}
        about |= {"on": on, "page": page, "quote": quote, "key": key}
        return self._state(id, source=source, disowns=of, **about)

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
            question: What the answer is to, where `of` answers several questions.
            answer: The new answer.
            certainty: How sure the speaker is of it.
            on: When it was said.
            page: The page on which it stands.
            quote: The statement's words.
            key: What tells it from another statement of its source on the same page.
            after: Statements that it is known to be later than.
            answering: Statements that it answers.

        """
        how: Members = {"stance": None, **members_of(certainty=certainty)}
        claims = [one | how for one in self._anew(of, question, answer)]
        about: Members = {"after": after, "answering": answering}
        about |= {"on": on, "page": page, "quote": quote, "key": key}
        return self._state(id, source=source, corrects=of, claims=claims, **about)


def _given(members: Members) -> Members:
    return {key: value for key, value in members.items() if value is not None}
