"""Texts of a megabyte, made of as many like parts as fit."""

from collections.abc import Callable

SIZE = 1_000_000


def filled(head: str, tail: str, part: Callable[[int], str], joint: str = "") -> str:
    """A text of a megabyte: a head, as many parts as fit, and a tail."""
    parts, size, number = [], len(head) + len(tail), 0
    while size < SIZE:
        parts.append(part(number))
        size += len(parts[-1]) + len(joint)
        number += 1
    return f"{head}{joint.join(parts[:-1])}{tail}"
