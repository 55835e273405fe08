"""Words that choose among options."""

import re
from collections.abc import Iterable, Mapping

from claimtrack.errors import InvalidValueError
from claimtrack.model import Choice, Unknown, nfc
from claimtrack.wording.language import DENIAL_ADVICE, Language, denies
from claimtrack.wording.tokens import MAX_LETTERS, fold, spaced, tokens_of

_YES_NO = ("no", "yes")

# What an error shows of options and of a text.
_SHOWN_OPTIONS = 8
_SHOWN_LETTERS = 200

# Room for what joins an option to the next.
_LINK_LETTERS = 8

_Forms = Mapping[str, tuple[str, ...]]


def read_choice(text: str, whole: Choice, language: Language) -> Choice | Unknown:
    """Give the options that the words choose: one, or several joined by "or".

    An option as it is written comes first, then in any case; at each place the longest
    that fits, so that an option which itself has an "or" in it wins.

    Complexity: O(n m) in the alternatives and the options.

    Raises:
        InvalidValueError: Where the words choose none, or could choose two.

    """
    limit = MAX_LETTERS + sum(len(option) + _LINK_LETTERS for option in whole.options)
    if len(text) > limit:
        message = f"expected {_shown(whole)}; got a text of {len(text)} letters"
        raise InvalidValueError(message)
    as_written = {option: (option,) for option in _longest_first(whole.options)}
    chosen = _chosen(nfc(text), as_written, language)
    if chosen is not None:
        return Choice(options=chosen)
    folded, forms = fold(text), _forms(whole, language)
    tokens = tokens_of(folded)
    if folded not in forms and spaced(tokens) in language.unknown:
        return Unknown()
    chosen = _chosen(folded, forms, language)
    if chosen is None:
        message = f"expected {_shown(whole)}; got {text[:_SHOWN_LETTERS]!r}"
        if denies(tokens, language):
            message = f"{message}: {DENIAL_ADVICE}"
        raise InvalidValueError(message)
    return Choice(options=[_only(form, forms) for form in chosen])


def _longest_first(forms: Iterable[str]) -> list[str]:
    return sorted(forms, key=len, reverse=True)


def _forms(whole: Choice, language: Language) -> _Forms:
    """Give the options that each form stands for, the longest forms first."""
    forms: dict[str, tuple[str, ...]] = {}
    if whole.options == _YES_NO:
        forms.update((word, (option,)) for word, option in language.yes_no.items())
    for option in whole.options:
        form = fold(option)
        forms[form] = (*forms.get(form, ()), option)
    return {form: forms[form] for form in _longest_first(forms)}


def _only(form: str, forms: _Forms) -> str:
    option, *others = forms[form]
    if others:
        message = f"{form!r} could be any of {_listed(forms[form])}; write it as it is"
        raise InvalidValueError(message)
    return option


def _chosen(text: str, forms: _Forms, language: Language) -> list[str] | None:
    """Give the forms that the text lists, or None where it lists no such forms."""
    if text in forms:
        return [text]
    commas, ors = map(_either, (language.commas, language.alternatives))
    between = re.compile(rf"(?:{commas})? (?P<or>{ors}) |(?:{commas}) ?")
    chosen, i, is_last = [], 0, False
    while (found := _form_at(i, text, forms, between)) is not None:
        form, link = found
        chosen.append(form)
        if link is None:
            # A list without its "or" may be one of things that all hold.
            return chosen if is_last else None
        i, is_last = link.end(), link["or"] is not None
    return None


def _form_at(
    i: int, text: str, forms: _Forms, between: re.Pattern[str]
) -> tuple[str, re.Match[str] | None] | None:
    """Give the longest form that stands here, with what joins it to the next."""
    for form in forms:
        if text.startswith(form, i):
            stop = i + len(form)
            link = between.match(text, stop)
            if link is not None or stop == len(text):
                return form, link
    return None


def _either(words: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))


def _listed(options: tuple[str, ...]) -> str:
    shown = [repr(one[:_SHOWN_LETTERS]) for one in options[:_SHOWN_OPTIONS]]
    return ", ".join([*shown, "..."] if len(options) > _SHOWN_OPTIONS else shown)


def _shown(whole: Choice) -> str:
    return f"one of {_listed(whole.options)}, several joined by 'or', or 'unknown'"
