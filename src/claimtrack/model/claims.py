"""What is asked, and what is claimed in answer."""

import attrs

from claimtrack.errors import InvalidValueError
from claimtrack.model.answers import Answer
from claimtrack.model.digests import KeepsDigest
from claimtrack.model.periods import Period
from claimtrack.model.text import nfc, optional_nfc
from claimtrack.typing import MeasureId, PlaceId, QuestionId


@attrs.frozen(kw_only=True)
class Question(KeepsDigest):
    """What a claim answers.

    Attributes:
        measure_id: What is counted or asked.
        subject_id: Whose, or of what; None where left open.
        place_id: Where; None where left open.
        period: About which stretch of time; None where left open.
    """

    measure_id: MeasureId = attrs.field(converter=nfc)
    subject_id: str | None = attrs.field(default=None, converter=optional_nfc)
    place_id: PlaceId | None = attrs.field(default=None, converter=optional_nfc)
    period: Period | None = None


@attrs.frozen(kw_only=True)
class Claim(KeepsDigest):
    """An answer to a question, or free text where nobody has structured it yet.

    Attributes:
        question_id: The question's digest; None for free text.
        answer: The set of values that the claim admits; None for free text.
        text: What is claimed, in words; None where there is an answer.
        language: The language of the text, as a BCP 47 tag.

    Raises:
        InvalidValueError: Where there is neither an answer to a question nor a text,
            or both.

    >>> Claim(text="The line of contact was shelled.", language="en").answer is None
    True

    """

    question_id: QuestionId | None = attrs.field(default=None, converter=optional_nfc)
    answer: Answer | None = None
    text: str | None = attrs.field(default=None, converter=optional_nfc)
    language: str | None = attrs.field(default=None, converter=optional_nfc)

    def __attrs_post_init__(self) -> None:
        is_answer = self.question_id is not None and self.answer is not None
        is_neither = self.question_id is None and self.answer is None
        is_text = bool(self.text) and is_neither
        if not is_text and not (is_answer and self.text is None):
            message = "a claim is an answer to a question, or a text, not both"
            raise InvalidValueError(message)
