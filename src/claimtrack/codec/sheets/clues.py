"""What spreadsheets write in ways of their own: told, and never guessed at."""

import datetime as dt
import re
from types import MappingProxyType

from claimtrack.errors import InvalidValueError

_ERROR = re.compile(
    r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|ERROR!|NV|BEZUG!|WERT!"
    r"|ZAHL!|N/D|VALEUR!|NOMBRE!|NOM\?|VALOR!|YOK|SAYI/0!|DEĞER!|BAŞV!|AD\?"
    r"|Н/Д|ССЫЛКА!|ЗНАЧ!|ДЕЛ/0!|ИМЯ\?|ЧИСЛО!)"  # noqa: RUF001 -- in its own script
)
_FORMULA = re.compile(
    r'=\s*(?:".*"|[\w.]+\(.*\)|\$?[A-Z]{1,3}\$?[0-9]+\b.*)', re.DOTALL
)
_PROTECTED = re.compile(r"(?:^|\s)['\u2019`]\s*[-+=<>≤≥~\d]")
_CALCULATED = re.compile(r"=\s*[-+]?[\d.,]+")
_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]{1,15})?")
# Thousands in half of the world's sheets, and a fraction in the other half.
_GROUPED = MappingProxyType(
    {
        mark: re.compile(
            rf"(?<![0-9])(?<![0-9][.,])[1-9][0-9]{{0,2}}{re.escape(mark)}[0-9]{{3}}"
            "(?![.,]?[0-9])"
        )
        for mark in ".,"
    }
)
_TOTAL = re.compile(
    "(?:grand |sub)?totals?|sum|overall|summe|gesamt|gesamtsumme|insgesamt|somme|suma"
    "|total general|totale|итого|всего|сумма|усього|разом|cəmi|yekun|toplam|ընդամենը"
    "|სულ|المجموع|合计|总计|合計"
)
# The day before the first, with the day that 1900 did not have.
_DAY_ZERO = dt.date(1899, 12, 30)


def refuse_leavings(cell: object) -> None:
    """Refuse what is no cell's content: a spreadsheet's error, or its formula.

    Raises:
        InvalidValueError: Where it is one of these.

    """
    if not isinstance(cell, str) or cell[:1] not in {"#", "="}:
        return
    if _ERROR.fullmatch(cell):
        message = f"{cell!r} is a spreadsheet's error: mend or empty the cell"
        raise InvalidValueError(message)
    if _FORMULA.fullmatch(cell):
        message = f"{cell[:80]!r} is a formula: save the sheet with what it gives"
        raise InvalidValueError(message)


def doubt_of(text: str, mark: str) -> str | None:
    """Tell of a number in a text that half of the world reads otherwise.

    >>> doubt_of("about 1.200", ".")
    "'1.200' may mean 1200 or 1.2000; write it so"
    >>> doubt_of("0.125", ".")

    """
    found = _GROUPED[mark].search(text)
    if found is None:
        return None
    whole, fraction = found[0].replace(mark, ""), found[0].replace(mark, ".")
    return f"{found[0]!r} may mean {whole} or {fraction}0; write it so"


def is_total(name: str) -> bool:
    """Tell whether a name is what a row of totals is called.

    >>> is_total("Grand total:"), is_total("TotalEnergies")
    (True, False)

    """
    return _TOTAL.fullmatch(name.casefold().strip(" :.")) is not None


def clue(text: object) -> str:
    """Give what a cell that can't be read may come from, as the end of a sentence.

    >>> clue("'12")
    '; the apostrophe is how a spreadsheet keeps a cell as text: take it away'
    >>> clue("about 12")
    ''

    """
    if not isinstance(text, str):
        return ""
    if _PROTECTED.search(text):
        return (
            "; the apostrophe is how a spreadsheet keeps a cell as text: take it away"
        )
    if _CALCULATED.fullmatch(text):
        return "; it begins like a formula: save the sheet with what it gives"
    return ""


def day_clue(text: str) -> str:
    """Give what a time that can't be read may come from, as the end of a sentence.

    >>> day_clue("44101")
    '; it may be the day 2020-09-27 as spreadsheets count: write it as a date'

    """
    serial = _SERIAL.fullmatch(text)
    if serial is None:
        return clue(text)
    day = _DAY_ZERO + dt.timedelta(days=int(serial[1]))
    return f"; it may be the day {day} as spreadsheets count: write it as a date"
