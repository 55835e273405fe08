"""Where things are said, and the saying itself."""

import enum

import attrs

from claimtrack.errors import InvalidValueError
from claimtrack.model.digests import KeepsDigest
from claimtrack.model.text import nfc, optional_nfc
from claimtrack.model.when import When
from claimtrack.typing import DocumentId, SourceId


@attrs.frozen(kw_only=True)
class Document(KeepsDigest):
    """Where statements appear.

    Attributes:
        publisher_id: The source that published it.
        url: Where it was found.
        language: Its language, as a BCP 47 tag.
        published_at: When it was published.
        digest: The digest of an archived copy.
        title: Its title; no part of its identity.
        text: Its text; no part of its identity.

    Raises:
        InvalidValueError: Where nothing tells it from another document.
    """

    publisher_id: SourceId | None = attrs.field(default=None, converter=optional_nfc)
    url: str | None = attrs.field(default=None, converter=optional_nfc)
    language: str | None = attrs.field(default=None, converter=optional_nfc)
    published_at: When | None = None
    digest: str | None = attrs.field(default=None, converter=optional_nfc)
    title: str | None = attrs.field(default=None, converter=optional_nfc)
    text: str | None = attrs.field(default=None, converter=optional_nfc)

    def __attrs_post_init__(self) -> None:
        if not (self.publisher_id or self.url or self.digest):
            message = "a document has a publisher, a url or a digest"
            raise InvalidValueError(message)


class StatementKind(enum.Enum):
    """What a speaker does in saying something."""

    TELLING = "telling"
    CALL = "call"
    ASKING = "asking"


@attrs.frozen(kw_only=True)
class Statement(KeepsDigest):
    """One utterance by one source.

    Attributes:
        source_id: Who said it.
        asserted_at: When it was said; None where unknown.
        document_id: The document that it appears in; None for none.
        kind: Telling, calling for something, or asking.
        quote: Its words.
        key: What tells it from other utterances of the source; required where there
            is neither document nor quote, so that two are never one by accident.

    Raises:
        InvalidValueError: Where it has neither document nor quote nor key.

    >>> Statement(source_id="am-mod", key="first briefing").kind
    <StatementKind.TELLING: 'telling'>

    """

    source_id: SourceId = attrs.field(converter=nfc)
    asserted_at: When | None = None
    document_id: DocumentId | None = attrs.field(default=None, converter=optional_nfc)
    kind: StatementKind = StatementKind.TELLING
    quote: str | None = attrs.field(default=None, converter=optional_nfc)
    key: str | None = attrs.field(default=None, converter=optional_nfc)

    def __attrs_post_init__(self) -> None:
        if not (self.document_id or self.quote or self.key):
            message = "a statement has a document, a quote or a key"
            raise InvalidValueError(message)
