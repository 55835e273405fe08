"""Types that every floor may use."""

from typing import NewType

SourceId = NewType("SourceId", str)
"""The id of a source, chosen by the user."""
PlaceId = NewType("PlaceId", str)
"""The id of a place, chosen by the user."""
SubjectId = NewType("SubjectId", str)
"""The id of a subject, chosen by the user; a source's or a place's id serves."""
MeasureId = NewType("MeasureId", str)
"""The id of a measure, chosen by the user."""
QuestionId = NewType("QuestionId", str)
"""The digest of a question."""
ClaimId = NewType("ClaimId", str)
"""The digest of a claim."""
DocumentId = NewType("DocumentId", str)
"""The digest of a document."""
StatementId = NewType("StatementId", str)
"""The digest of a statement."""
RecordId = str
"""A chosen id or a digest: what names a record in a graph."""
