"""matplotlib, which the extra `[plot]` brings: the only module that knows of it."""

import datetime as dt
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from claimtrack.errors import MissingExtraError

__all__ = [
    "Axes",
    "day_of",
    "new_axes",
    "picture_bytes",
    "points_of",
    "put_legend_below",
    "tidy_axes",
    "tidy_numbers",
]

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
else:
    Axes = Any


def new_axes(width: float, height: float) -> "Axes":
    """Give axes of a new figure, so many inches wide and high.

    Raises:
        MissingExtraError: Where matplotlib is not installed.
    """
    try:
        from matplotlib import pyplot as plt  # noqa: PLC0415 -- loaded when something is drawn
    except ImportError as error:
        package = "matplotlib"
        raise MissingExtraError(package, extra="plot") from error
    return plt.subplots(figsize=(width, height), layout="constrained")[1]


def day_of(moment: dt.datetime) -> float:
    """Give a moment as a picture places it: in days."""
    from matplotlib import dates  # noqa: PLC0415 -- see above

    return float(dates.date2num(moment))


def tidy_axes(axes: "Axes") -> None:
    """Show dates as shortly as they can be, and numbers of a few digits whole."""
    from matplotlib import dates, ticker  # noqa: PLC0415 -- see above

    axes.xaxis_date()
    locator = dates.AutoDateLocator()
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
    axes.yaxis.set_major_formatter(ticker.StrMethodFormatter("{x:,g}"))


def tidy_numbers(axes: "Axes") -> None:
    """Show the numbers below a picture as a reader writes them."""
    from matplotlib import ticker  # noqa: PLC0415 -- see above

    axes.xaxis.set_major_formatter(ticker.StrMethodFormatter("{x:,g}"))


def picture_bytes(axes: "Axes", kind: str, metadata: Mapping[str, str | None]) -> bytes:
    """Give the figure of some axes as a file of a kind: the same, byte for byte.

    Args:
        axes: The axes.
        kind: What the file is: "svg", "png" or "pdf".
        metadata: What the file tells of itself; None for what it shall not tell.
    """
    from matplotlib import rc_context  # noqa: PLC0415 -- see above

    buffer = io.BytesIO()
    # Ids in an SVG file are made of a salt, and at random without one.
    with rc_context({"svg.hashsalt": "claimtrack", "svg.fonttype": "path"}):
        _figure(axes).savefig(buffer, format=kind, metadata=dict(metadata))
    return buffer.getvalue()


def points_of(axes: "Axes", x: float, y: float) -> tuple[tuple[float, float], float]:
    """Give where a place is in points from the lower left of axes, and how wide they are.

    Where the axes will be moved to make room for what stands around them, it is about so.
    """
    scale = 72 / _figure(axes).dpi
    across, up = axes.transData.transform((x, y))
    box = axes.bbox
    return ((across - box.x0) * scale, (up - box.y0) * scale), box.width * scale


def put_legend_below(axes: "Axes") -> None:
    """Say below the whole figure what its marks mean."""
    _figure(axes).legend(
        loc="outside lower left", ncols=2, frameon=False, fontsize="small"
    )


def _figure(axes: "Axes") -> "Figure":
    return cast("Figure", axes.get_figure(root=True))
