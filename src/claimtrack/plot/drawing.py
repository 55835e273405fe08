"""What all pictures share: axes, colours, texts, and files that are equal to the byte."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from claimtrack.codec.shared.saving import write_atomically
from claimtrack.errors import InvalidValueError
from claimtrack.model import one_line
from claimtrack.plot._matplotlib import (
    Axes,
    new_axes,
    picture_bytes,
    put_legend_below,
)

# Okabe and Ito, Color Universal Design (2008): told apart by most eyes.
_COLOURS = (
    *("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"),
)
_MOST_LETTERS = 90
_METADATA: Mapping[str, Mapping[str, None]] = MappingProxyType(
    {
        ".svg": MappingProxyType({"Date": None}),
        ".pdf": MappingProxyType({"CreationDate": None, "ModDate": None}),
        ".png": MappingProxyType({"Software": None}),
    }
)


def write_picture(axes: Axes, path: str | os.PathLike[str]) -> None:
    """Write the figure of some axes to a file: the same picture gives the same bytes.

    Args:
        axes: What a plot gave.
        path: The file: a name that ends in `.svg`, `.png` or `.pdf`.

    Raises:
        InvalidValueError: Where the name ends in something else.
        OSError: Where the file can't be written; it is as it was.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _METADATA:
        endings = ", ".join(_METADATA)
        message = f"expected a name that ends in one of: {endings}; got {str(path)!r}"
        raise InvalidValueError(message)
    write_atomically(path, [picture_bytes(axes, suffix[1:], _METADATA[suffix])])


def given_or_new(axes: Axes | None, *, rows: int) -> Axes:
    """Give the axes to draw on: those that were given, or new ones with room."""
    return axes if axes is not None else new_axes(8.0, max(2.4, 1.6 + 0.34 * rows))


def say_nothing(axes: Axes) -> Axes:
    """Say on axes that there is nothing to show."""
    axes.set_axis_off()
    axes.text(0.5, 0.5, "Nothing was said.", transform=axes.transAxes, ha="center")
    return axes


def explain(axes: Axes, *, is_own: bool) -> None:
    """Say what marks and colours mean: below a picture of our own, else on the axes.

    Args:
        axes: The axes, with labelled marks.
        is_own: Whether the figure was made for this picture, and has nothing else.
    """
    if is_own:
        put_legend_below(axes)
    else:
        axes.legend(frameon=False, fontsize="small")


def colours_of(names: Iterable[str]) -> dict[str, str]:
    """Give a colour to each name, in order; of more than seven some share one."""
    distinct = sorted(set(names))
    return {
        name: _COLOURS[place % len(_COLOURS)] for place, name in enumerate(distinct)
    }


def shown(text: str, *, most: int = _MOST_LETTERS) -> str:
    r"""Give a text as a picture can hold it: on one line, not too long, no formula.

    Args:
        text: The text.
        most: How many letters there is room for.

    >>> shown("a\n$x$")
    'a \\$x\\$'

    """
    line = one_line(text)
    short = line if len(line) <= most else f"{line[: most - 1]}…"
    return short.replace("$", r"\$")
