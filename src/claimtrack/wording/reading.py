"""Words to answers."""

import re

from claimtrack.errors import InvalidValueError
from claimtrack.model import Answer, Choice, Measure, Unknown, whole
from claimtrack.wording.alternatives import check_parts, pieces_of
from claimtrack.wording.bounds import answer_of, check_number
from claimtrack.wording.choices import read_choice
from claimtrack.wording.figures import read_number
from claimtrack.wording.language import DENIAL_ADVICE, Language, denies
from claimtrack.wording.languages import table_of
from claimtrack.wording.numerals import MAX_DIGITS
from claimtrack.wording.parts import Part, is_part, read_part, refuse_hedged_hedge
from claimtrack.wording.tokens import (
    MAX_LETTERS,
    Tokens,
    fold,
    spaced,
    tidy,
    tokens_of,
    with_units,
)

# Most answers are plain numbers, and need no more than this.
_PLAIN = re.compile(rf"0|[1-9][0-9]{{0,{MAX_DIGITS - 1}}}")

# How much of a part an error looks through for the place where reading stopped.
_TRIED_TOKENS = 30


def read_answer(text: str, measure: Measure, *, language: str = "en") -> Answer:
    """Give the answer that the words are, for a measure.

    Args:
        text: The words: "2", "at least 3", "more than 550", "about 30", "none".
        measure: What the answer is of. What it counts may stand behind the number.
        language: The language of the words, as a BCP 47 tag.

    Raises:
        InvalidValueError: Where the words are no answer that the measure has, or could
            be two. It is never guessed.

    >>> from claimtrack.model import Measure
    >>> read_answer("about 15 tanks", Measure(id="tanks-lost", unit="tank"))
    Count(spans=((13, 17),))

    """
    table = table_of(language)
    everything = whole(measure)
    if isinstance(everything, Choice):
        return read_choice(text, everything, table)
    if _PLAIN.fullmatch(text):
        return read_number(int(text), measure)
    tidied = tidy(text)
    try:
        return _either(tidied, measure, table)
    except InvalidValueError as error:
        if repr(text) in error.message:
            raise
        message = f"{error.message}; the answer was {text!r}"
        raise InvalidValueError(message) from error


def names_several(text: str, measure: Measure, *, language: str = "en") -> bool:
    """Tell whether words name two numbers or more, and not one with a hedge.

    Of words that are no figure, or can't be read, nothing is known.

    Args:
        text: The words.
        measure: What they answer. What it counts may stand behind the numbers.
        language: The language of the words, as a BCP 47 tag.

    >>> from claimtrack.model import Measure
    >>> tanks = Measure(id="tanks-lost")
    >>> names_several("2 or 3", tanks), names_several("just over 2", tanks)
    (True, False)

    """
    table = table_of(language)
    try:
        tidied = tidy(text)
        tokens = with_units(tokens_of(tidied), _unit_forms(measure, table))
        parts = _parts(tidied, tokens, table)
    except InvalidValueError:
        return False
    return len({number.value for part in parts for number in part.numbers}) > 1


def _either(text: str, measure: Measure, language: Language) -> Answer:
    """Give the answer with what is counted made a unit, or with its words as words."""
    tokens = tokens_of(text)
    forms = [form for form in _unit_forms(measure, language) if form in text]
    united = with_units(tokens, forms)
    answers, errors = [], []
    for version in dict.fromkeys((united, tokens)):
        try:
            answers.append(_figure(text, version, measure, language))
        except InvalidValueError as error:
            errors.append(error)
    if not answers:
        raise errors[0]
    if any(answer != answers[0] for answer in answers):
        message = (
            "this is one number where its last word is what is counted, and another "
            "where it multiplies; write the number in digits, without that word"
        )
        raise InvalidValueError(message)
    return answers[0]


def _figure(text: str, tokens: Tokens, measure: Measure, language: Language) -> Answer:
    bare = tokens[:-1] if tokens and tokens[-1].is_unit else tokens
    if spaced(bare) in language.unknown:
        return Unknown()
    parts = _parts(text, tokens, language)
    check_parts(parts)
    for number in (number for part in parts for number in part.numbers):
        check_number(number, measure)
    return answer_of((part.interval for part in parts), measure)


def _parts(text: str, tokens: Tokens, language: Language) -> list[Part]:
    """Give the parts that "or" joins.

    Raises:
        InvalidValueError: Where one of them is none.
    """
    parts = []
    for piece in pieces_of(tokens, language):
        part = read_part(piece, language)
        if part is None:
            raise _unreadable(text, piece, tokens, language)
        parts.append(part)
    return parts


def _unit_forms(measure: Measure, language: Language) -> set[str]:
    """Give what may stand behind a number: the unit and what the measure is called."""
    forms = {fold(name.text) for name in measure.names if len(name.text) < MAX_LETTERS}
    forms |= {fold(alias) for alias in measure.aliases if len(alias) < MAX_LETTERS}
    if measure.unit is not None and len(measure.unit) < MAX_LETTERS:
        unit = fold(measure.unit)
        forms.add(unit)
        forms |= {
            unit.removesuffix(ending) + plural
            for ending, plural in language.plurals
            if unit.endswith(ending)
        }
        if spaced(tokens_of(unit)) in language.percents:
            forms |= language.percents
    return forms - {""}


def _unreadable(
    text: str, piece: Tokens, tokens: Tokens, language: Language
) -> InvalidValueError:
    """Give the error for a part that can't be read, and what of it is left over."""
    if denies(tokens, language):
        return InvalidValueError(DENIAL_ADVICE)
    refuse_hedged_hedge(piece, language)
    unread = next(
        (
            piece[length:]
            for length in range(min(len(piece) - 1, _TRIED_TOKENS), 0, -1)
            if is_part(piece[:length], language)
        ),
        piece,
    )
    rest = text[unread[0].start : unread[-1].end] if unread else text
    return InvalidValueError(
        "expected a number, with words such as 'at least 3' or 'between 100 and 300'; "
        f"could not read {rest!r}"
    )
