"""The parts of an answer that are joined by "or"."""

from collections.abc import Sequence

from claimtrack.errors import InvalidValueError
from claimtrack.wording.cardinals import Number, exact
from claimtrack.wording.language import VAGUE, Language
from claimtrack.wording.parts import Part, suffix_length
from claimtrack.wording.tokens import Tokens


def pieces_of(tokens: Tokens, language: Language) -> list[Tokens]:
    """Give what stands between each "or", and between the commas before the last.

    Complexity: O(n).

    """
    cuts = _cuts(tokens, language)
    # A list without its "or" may be one of things that all hold.
    if not cuts or tokens[cuts[-1]].text in language.commas:
        return [tokens]
    pieces, start = [], 0
    for cut in cuts:
        # The comma of ", or" has parted them already.
        is_behind_comma = start > 0 and tokens[start - 1].text in language.commas
        is_or = tokens[cut].text in language.alternatives
        if cut > start or not (is_behind_comma and is_or):
            pieces.append(tokens[start:cut])
        start = cut + 1
    return [*pieces, tokens[start:]]


def _cuts(tokens: Tokens, language: Language) -> list[int]:
    return [
        i
        for i, token in enumerate(tokens)
        if token.text in language.commas
        or (
            token.text in language.alternatives
            and not suffix_length(tokens, i, language)
        )
    ]


def check_parts(parts: Sequence[Part]) -> None:
    """Refuse parts that leave open what a hedge or a scale word covers.

    Raises:
        InvalidValueError: For "about 5 or 6", "at least 5 or 6", "two to three
            hundred".

    """
    if len(parts) > 1 and any(part.hedge in VAGUE for part in parts):
        message = (
            "a hedge without sharp ends, and 'or', leave open what is meant; write a "
            "range, such as 'between 5 and 7'"
        )
        raise InvalidValueError(message)
    hedged = False
    for part in parts:
        if hedged and part.begins_bare:
            message = (
                "a hedge before 'or' may cover both numbers; write a hedge for each, "
                "such as 'at least 5 or exactly 3'"
            )
            raise InvalidValueError(message)
        hedged = hedged or part.begins_hedged
    _check_scales([number for part in parts for number in part.numbers])


def _check_scales(numbers: Sequence[Number]) -> None:
    """Refuse "two to three hundred": from two, or from two hundred?"""
    for i, last in enumerate(numbers):
        for number in numbers[:i] if last.scale > 1 else ():
            raised = exact().multiply(number.value, last.scale)
            if number.scale != last.scale and number.value and raised < last.value:
                message = (
                    f"{number.value:f} may be {raised:f} here, multiplied as the "
                    f"{last.value:f} behind it; write both numbers out"
                )
                raise InvalidValueError(message)
