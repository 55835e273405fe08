"""Names in PROV: qualified names, the IRIs they stand for, and our own namespace."""

import re
from collections.abc import Mapping
from urllib.parse import quote

import attrs

from claimtrack.model import nfc

PROV = "http://www.w3.org/ns/prov#"
"""The namespace of PROV, whose prefix is always `prov`."""
XSD = "http://www.w3.org/2001/XMLSchema#"
"""The namespace of the types of values, whose prefix is always `xsd`."""
OURS = "urn:claimtrack:"
"""What the names of our own records begin with."""
TERMS = f"{OURS}ns:"
"""The namespace of our own words: the names of nouns and of their fields."""

# What PROV-N and JSON agree on without escapes; all else is named by its digest or id.
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.~-]*[A-Za-z0-9_~-])?")
_IRI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\x00-\x20\x7f-\x9f\ud800-\udfff<>\"{}|\\^`]*"
)


@attrs.frozen(kw_only=True)
class Parts:
    """An IRI, as a namespace and a name within it.

    Attributes:
        namespace: Where the name is from.
        local: The name.
    """

    namespace: str
    local: str


def is_iri(text: str) -> bool:
    """Tell whether a text can be an absolute IRI.

    Source: RFC 3987, section 2.2; the characters that Turtle takes (W3C, 2014).

    >>> is_iri("http://example.org/alice"), is_iri("#alice"), is_iri("a b:c")
    (True, False, False)

    """
    return _IRI.fullmatch(text) is not None


def resolved(name: str, namespaces: Mapping[str, str]) -> str | None:
    """Give the IRI that a qualified name stands for; None where its prefix is unknown.

    Args:
        name: The name, such as `ex:alice`.
        namespaces: The namespace of each prefix; `default` is that of no prefix.

    >>> resolved("ex:alice", {"ex": "http://example.org/"})
    'http://example.org/alice'
    >>> resolved("alice", {}) is None
    True

    """
    prefix, colon, local = name.partition(":")
    if not colon:
        prefix, local = "default", name
    namespace = namespaces.get(prefix)
    return None if namespace is None else nfc(namespace + local)


def parts_of(iri: str) -> Parts | None:
    """Give an IRI as a namespace and a plain name; None where it has no such form.

    >>> parts_of("http://example.org/news#art-1").local
    'art-1'
    >>> parts_of("http://example.org/") is None
    True

    """
    at = max(iri.rfind(mark) for mark in "/#:") + 1
    local = iri[at:]
    if not is_iri(iri) or iri.startswith(OURS) or not _LOCAL.fullmatch(local):
        return None
    return Parts(namespace=iri[:at], local=local)


def own_parts(noun: str, record_id: str) -> Parts:
    """Give the name of a record of ours: its noun, and its id without odd letters.

    >>> own_parts("source", "am mod").local
    'am%20mod'

    """
    return Parts(namespace=f"{OURS}{noun}:", local=quote(record_id, safe=""))
