"""Pictures of figures and claims, drawn with matplotlib: the extra `[plot]`."""

from claimtrack.plot.claim_matrix import plot_matrix
from claimtrack.plot.dispute_strip import plot_dispute
from claimtrack.plot.drawing import write_picture
from claimtrack.plot.timeline import plot_timeline

__all__ = ["plot_dispute", "plot_matrix", "plot_timeline", "write_picture"]
