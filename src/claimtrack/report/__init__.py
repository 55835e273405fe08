"""A report: one file of HTML that an editor can open anywhere."""

from claimtrack.report.contents import Most
from claimtrack.report.page import report_html, write_report

__all__ = ["Most", "report_html", "write_report"]
