"""Values of messy markup: texts, dates, addresses and numbers, as far as they are."""

import html
import re
from collections.abc import Iterable
from decimal import Decimal
from types import MappingProxyType

from claimtrack.codec.shared.parsing import Members
from claimtrack.errors import InvalidValueError
from claimtrack.interop.claimreview.words import Text, bare, whole
from claimtrack.model import When, plain_digits

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|<br ?/?>")
_SPACES = re.compile(r"\s+")
_ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)
_HOST = re.compile(r"(https?://[^\s/?#]+)", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NUMBER = re.compile(r"\s*(-?[0-9]{1,20})(?:[.,]([0-9]{1,10}))?\s*")
_OF = re.compile(r"\s*(-?[0-9.,]{1,20})\s*/\s*([0-9.,]{1,20})\s*")
_SHORT = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = MappingProxyType(
    {name: f"{number:02d}" for number, name in enumerate(_SHORT.split(), start=1)}
)
_IN_WORDS = (
    re.compile(
        r"(?P<m>[A-Za-z]{3,9})\.? (?P<d>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<y>[0-9]{4})"
    ),
    re.compile(
        r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)? (?P<m>[A-Za-z]{3,9})\.?,? (?P<y>[0-9]{4})"
    ),
)
_NAME_OF_A_MONTH = re.compile(
    "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|"
    "sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?",
    re.IGNORECASE,
)


def texts_of(values: Iterable[object]) -> list[Text]:
    """Give the texts among values, without markup; numbers are no texts."""
    found = []
    for value in values:
        if isinstance(value, str):
            found.append(Text(text=plain(value)))
        elif isinstance(value, Members):
            within = {bare(key): one for key, one in value.items()}
            text, language = within.get("value"), within.get("language")
            if isinstance(text, str):
                tag = tag_of(language) if isinstance(language, str) else None
                found.append(Text(text=plain(text), language=tag or ""))
    return [one for one in found if one.text]


def plain(text: str) -> str:
    """Give a text as a reader of the page sees it: on one line, without tags.

    >>> plain("<p>Fish &amp; chips </p>"), plain("2 < 3")
    ('Fish & chips', '2 < 3')

    """
    bare_text = whole(_TAG.sub(" ", text) if "<" in text else text)
    if "&" in bare_text:
        bare_text = html.unescape(bare_text)
    return _SPACES.sub(" ", bare_text).strip()


def address_of(text: str) -> str | None:
    """Give an address of the web, or None where a text is none.

    >>> address_of(" https://example.org/1 "), address_of("example.org/1")
    ('https://example.org/1', None)

    """
    address = whole(text.strip())
    return address if _ADDRESS.fullmatch(address) else None


def host_of(address: str) -> str:
    """Give the site of an address.

    >>> host_of("https://example.org/a/b")
    'https://example.org'

    """
    match = _HOST.match(address)
    return match[1] if match else address


def tag_of(text: str) -> str | None:
    """Give a language tag, or None where a text is none.

    >>> tag_of("pt_BR"), tag_of("English")
    ('pt-BR', None)

    """
    tag = text.strip()
    return tag.replace("_", "-") if _LANGUAGE.fullmatch(tag) else None


def moment_of(text: str) -> When | None:
    """Give a time, or None where a text surely tells none.

    What could be two days, such as 03/04/2020, tells none.

    >>> moment_of("2020-09-27 10:02:11"), moment_of("Sep. 27, 2020")
    (When(text='2020-09-27T10:02:11'), When(text='2020-09-27'))
    >>> moment_of("03/04/2020") is None
    True

    """
    given = " ".join(text.split())
    for written in (given, given.replace(" ", "T", 1), _in_words(given)):
        try:
            return When(text=written)
        except InvalidValueError:
            continue
    return None


def _in_words(text: str) -> str:
    for pattern in _IN_WORDS:
        match = pattern.fullmatch(text)
        if match and _NAME_OF_A_MONTH.fullmatch(match["m"]):
            month = _MONTHS[match["m"].lower()[:3]]
            return f"{match['y']}-{month}-{int(match['d']):02d}"
    return text


def number_of(value: object) -> str | None:
    """Give a number as plain digits, or None where a value is none.

    >>> number_of("1,50"), number_of(Decimal("2.0")), number_of("-1"), number_of("one")
    ('1.5', '2', '-1', None)

    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | Decimal):
        return plain_digits(Decimal(value))
    match = _NUMBER.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    whole, part = match.groups()
    return plain_digits(Decimal(f"{whole}.{part or 0}"))


def of_how_many(value: object) -> tuple[str, str] | None:
    """Give both numbers of a rating such as "1/5", or None where a value is no such.

    >>> of_how_many("1 / 5"), of_how_many("1")
    (('1', '5'), None)

    """
    match = _OF.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    rated, best = number_of(match[1]), number_of(match[2])
    return (rated, best) if rated and best else None
