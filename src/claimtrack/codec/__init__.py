"""Our own formats: what is read from a file and what is written to one."""

from claimtrack.codec.case import Case
from claimtrack.codec.casefile import CaseText, read, read_content, read_texts
from claimtrack.codec.casefiles.writing import case_text, write_case
from claimtrack.codec.drafts.changes import Change, StillNamedError
from claimtrack.codec.formats import (
    FORMATS,
    START_BYTES,
    Format,
    convert,
    format_of,
    write_graph,
)
from claimtrack.codec.logs.alone import enter_alone, record_fields
from claimtrack.codec.logs.entering import Entering
from claimtrack.codec.logs.reading import read_log, read_log_text, read_records
from claimtrack.codec.logs.writing import log_lines, noun_lines, write_log
from claimtrack.codec.recordtables.folders import read_tables, write_tables
from claimtrack.codec.recordtables.framed import from_tables, to_tables
from claimtrack.codec.recordtables.manifest import TableFormat
from claimtrack.codec.schema import case_file_schema
from claimtrack.codec.shared.limits import ANYTHING, Limits

__all__ = [
    "ANYTHING",
    "FORMATS",
    "START_BYTES",
    "Case",
    "CaseText",
    "Change",
    "Entering",
    "Format",
    "Limits",
    "StillNamedError",
    "TableFormat",
    "case_file_schema",
    "case_text",
    "convert",
    "enter_alone",
    "format_of",
    "from_tables",
    "log_lines",
    "noun_lines",
    "read",
    "read_content",
    "read_log",
    "read_log_text",
    "read_records",
    "read_tables",
    "read_texts",
    "record_fields",
    "to_tables",
    "write_case",
    "write_graph",
    "write_log",
    "write_tables",
]
