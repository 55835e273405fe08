"""What a diagram is made of, in whatever language it is written."""

import enum

import attrs

from claimtrack.model import Loss


class Form(enum.Enum):
    """What a statement is, which its shape shows."""

    ORIGIN = "origin"
    """It rests on no other."""
    RELAY = "relay"
    """It rests on another."""
    UNSEEN = "unseen"
    """It rests on another, and its own words are not recorded."""
    WITHDRAWAL = "withdrawal"
    """It corrects, retracts or disowns another."""
    FOLDED = "folded"
    """It stands for several that are not drawn."""


class Stroke(enum.Enum):
    """How one statement points at another, which the line shows."""

    RELAY = "relay"
    CHANGED = "changed"
    """A relay that changed what it relays."""
    MAY_HAVE_CHANGED = "may have changed"
    """A relay, at which or at another a change happened."""
    RESPONSE = "response"
    WITHDRAWAL = "withdrawal"
    ORDER = "order"


@attrs.frozen(kw_only=True)
class Node:
    """A statement, or several in one.

    Attributes:
        key: What lines call it: a letter and a number.
        form: What it is.
        lines: Its words, line by line.
        is_asked: Whether it is what was asked about.
    """

    key: str
    form: Form
    lines: tuple[str, ...]
    is_asked: bool = False


@attrs.frozen(kw_only=True)
class Line:
    """One statement points at another.

    Attributes:
        start: The key of the one.
        stop: The key of the other.
        stroke: How it does.
        words: What stands beside the line; empty for nothing.
    """

    start: str
    stop: str
    stroke: Stroke
    words: str = ""


@attrs.frozen(kw_only=True)
class Diagram:
    """Statements and the lines between them, in order.

    Attributes:
        nodes: The statements.
        lines: The lines.
        losses: What of the drawn thing is not in the diagram.
    """

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    losses: tuple[Loss, ...]
