"""Sound documents made odd ones: structure first, then bytes."""

import copy
import csv
import io
import json
import random
import re
from collections.abc import Callable

Json = "dict[str, Json] | list[Json] | str | int | float | bool | None"
_Slot = tuple[dict | list, object]

ODD_TEXTS = (
    *("", " ", "\x00", "\n", "\r\n", "a\tb", "=1+1", "a#1", "../a", "0" * 64),
    *("\u202eevil", "e\u0301", "é", "\ud800", "\U0001f4a5", "\ufeff", "\u2028", "ﬁ"),
    *("2020-09-27", "2020-02-30", "2020-09-27/said", "9999-12-31T23:59:60Z", "0000"),
    *("at least 3", "more than 9e9", "about 0", "between 5 and 3", "unknown", "٣"),
    *("_:b1", "prov:Person", "ex:", ":", "http://", "urn:claimtrack:x:y", "<b>"),
    *("is part of", "name", "id", "claimtrack", "__proto__", "$", "type", "lang"),
)
ODD_VALUES = (
    *(None, True, False, 0, -1, 1, 2**31, 10**29, 10**40, -0.0, 0.1, 1e308, 1e-9),
    *([], {}, [[]], [{}], {"": None}, {"low": 5, "high": 3}, {"$": 1, "type": 1}),
    *(float("nan"), float("inf")),
)
ODD_BYTES = (
    *(b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r", b"\n", b'"', b"\\"),
    *(b"{", b"}", b"[", b"]", b",", b":", b"NaN", b"1e999", b"-", b"\\ud800", b"#"),
    *(b"<", b">", b" .", b" ;", b"@prefix", b"'''", b'"""', b"9" * 400, b"true"),
)
_DEEPEST, _LONGEST = 300, 20_000
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|<[^>]*>|[\w:@^.-]+|\s+|.', re.DOTALL)


def mutated(seeds: list[bytes], dice: random.Random) -> bytes:
    """One of the documents, changed in one to four places."""
    # The first is sound and rich: what is behind the first checks is reached by it.
    content = dice.choice((seeds[0], dice.choice(seeds)))
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        content = dice.choice((_structure, _structure, _tokens, _bytes))(
            content, seeds, dice
        )
    return content


def _structure(content: bytes, seeds: list[bytes], dice: random.Random) -> bytes:
    """A document with a value dropped, doubled, swapped, retyped or nested."""
    for change in (_json, _lines, _table):
        try:
            return change(content, dice)
        except (ValueError, IndexError, RecursionError, csv.Error):
            continue
    return _tokens(content, seeds, dice)


def _json(content: bytes, dice: random.Random) -> bytes:
    holder = [json.loads(content)]
    for _ in range(dice.choice((1, 1, 1, 3))):
        _change(holder, dice)
    if not holder:
        return b""
    text = json.dumps(holder[0], ensure_ascii=dice.choice((True, False)))
    return text.encode("utf-8", "surrogatepass")


def _lines(content: bytes, dice: random.Random) -> bytes:
    lines = content.splitlines()
    if not lines[1:] or not lines[0].startswith(b"{"):
        raise ValueError
    at = dice.randrange(len(lines))
    match dice.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(dice.randrange(len(lines)), lines[at])
        case 2:
            other = dice.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case _:
            lines[at] = _json(lines[at], dice)
    return b"\n".join(lines) + b"\n"


def _slots(holder: list[object]) -> list[_Slot]:
    found: list[_Slot] = []
    stack: list[object] = [holder]
    while stack:
        one = stack.pop()
        keys = one.keys() if isinstance(one, dict) else range(len(one))
        for key in keys:
            found.append((one, key))
            if isinstance(one[key], dict | list):
                stack.append(one[key])
    return found


def _change(holder: list[object], dice: random.Random) -> None:
    slots = _slots(holder)
    within, key = dice.choice(slots)
    other, other_key = dice.choice(slots)
    match dice.randrange(9):
        case 0:
            del within[key]
        case 1:
            within[key] = _copied(other[other_key])
        case 2:
            within[key] = copy.deepcopy(dice.choice(ODD_VALUES))
        case 3:
            within[key] = dice.choice(ODD_TEXTS)
        case 4 if isinstance(within[key], str):
            within[key] = _odd(within[key], dice)
        case 5:
            within[key] = _nested(within[key], dice)
        case 6 if isinstance(within, list):
            within.insert(key, _copied(within[key]))
        case 7 if isinstance(within, dict) and isinstance(other, dict):
            name = other_key if dice.randrange(3) else dice.choice(ODD_TEXTS)
            within[name] = within.pop(key)
        case _:
            within[key] = "x" * dice.randrange(_LONGEST)


def _copied(value: object) -> object:
    return copy.deepcopy(value)


def _nested(value: object, dice: random.Random) -> object:
    wrap = dice.choice((lambda one: [one], lambda one: {"a": one}))
    for _ in range(dice.choice((1, 1, 2, 70, _DEEPEST))):
        value = wrap(value)
    return value


def _odd(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(ODD_TEXTS) + text[at:]


def _table(content: bytes, dice: random.Random) -> bytes:
    text = content.decode()
    if not re.match(r"[^\n{}<@]*,[^\n]*\n", text):
        raise ValueError
    rows = list(csv.reader(io.StringIO(text, newline="")))
    row = dice.choice(rows)
    at, other = dice.randrange(len(row)), dice.choice(rows)
    match dice.randrange(8):
        case 0:
            rows.remove(row)
        case 1:
            rows.insert(dice.randrange(len(rows) + 1), list(row))
        case 2:
            del row[at]
        case 3:
            row.insert(at, dice.choice(ODD_TEXTS))
        case 4:
            row[at] = _odd(row[at], dice)
        case 5:
            row[at] = dice.choice(other) if other else ""
        case 6:
            row[at] = "x" * dice.randrange(_LONGEST)
        case _:
            row[at] = dice.choice(ODD_TEXTS)
    stream = io.StringIO(newline="")
    csv.writer(stream, dialect=dice.choice(("excel", "unix"))).writerows(rows)
    return stream.getvalue().encode("utf-8", "surrogatepass")


def _tokens(content: bytes, seeds: list[bytes], dice: random.Random) -> bytes:
    tokens = _TOKEN.findall(content) or [b" "]
    at, other = dice.randrange(len(tokens)), dice.randrange(len(tokens))
    match dice.randrange(6):
        case 0:
            del tokens[at : at + dice.choice((1, 1, 5))]
        case 1:
            tokens[at:at] = [tokens[other]] * dice.choice((1, 1, 2, _DEEPEST))
        case 2:
            tokens[at], tokens[other] = tokens[other], tokens[at]
        case 3:
            tokens[at] = dice.choice(ODD_BYTES)
        case 4:
            odd = dice.choice(ODD_TEXTS).encode("utf-8", "surrogatepass")
            tokens[at] = tokens[at][:1] + odd + tokens[at][1:]
        case _:
            strange = _TOKEN.findall(dice.choice(seeds)) or [b" "]
            start = dice.randrange(len(strange))
            tokens[at:at] = strange[start : start + dice.choice((1, 3, 20))]
    return b"".join(tokens)


def _bytes(content: bytes, seeds: list[bytes], dice: random.Random) -> bytes:
    at = dice.randrange(len(content) + 1)
    end = min(len(content), at + dice.choice((1, 1, 4, 100)))
    match dice.randrange(6):
        case 0:
            return content[:at]
        case 1:
            return content[:at] + content[end:]
        case 2:
            return content[:at] + content[at:end] * dice.choice((2, 3, 50))
        case 3:
            return content[:at] + bytes([dice.randrange(256)]) + content[at + 1 :]
        case 4:
            other = dice.choice(seeds)
            return content[:at] + other[dice.randrange(len(other) + 1) :]
        case _:
            return content[:at] + dice.choice(ODD_BYTES) + content[at:]


Change = Callable[[bytes, list[bytes], random.Random], bytes]
