"""PROV documents into records, and what of it could not be taken over."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from claimtrack.codec import Limits
from claimtrack.codec.shared.limits import read_bytes
from claimtrack.codec.shared.parsing import as_bytes
from claimtrack.errors import RefusedRecordsError
from claimtrack.graph import ClaimGraph, collector_paused
from claimtrack.interop.prov.accounts import Told
from claimtrack.interop.prov.documents import Document
from claimtrack.interop.prov.ontology import as_prov_json
from claimtrack.interop.prov.own import OwnRecords, nouns_of
from claimtrack.interop.prov.parsing_turtle import parse_turtle
from claimtrack.interop.prov.relations import Relations
from claimtrack.interop.prov.sections import BUNDLE, PREFIX, SECTIONS
from claimtrack.interop.prov.speakers import Speakers
from claimtrack.interop.prov.utterances import Utterances
from claimtrack.model import Conversion, Envelope, Record, record_id

_NO_NOUN = "in claimtrack's namespace, but of no type that it has"
TURTLE_ENDINGS = (".ttl", ".trig", ".nt")
"""How names of files end that hold Turtle, or what is Turtle as well."""
_FIRST_KEY = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*\{\s*"(?:%s)"\s*:'
    % "|".join((PREFIX, BUNDLE, *SECTIONS)).encode()
)
_DIRECTIVE = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|#[^\n]*\n)*+(?:@prefix|@base|prefix|base)\s",
    re.IGNORECASE,
)


def read_prov(
    path: str | os.PathLike[str], *, limits: Limits | None = None
) -> Conversion:
    """Read a PROV-JSON file, or one of PROV-O where its name ends in .ttl or .trig.

    Agents are sources, entities statements, derivations relays; the page on PROV says
    what else is taken over. All else comes back as losses.

    Args:
        path: The file.
        limits: What to refuse; the defaults are large.

    Raises:
        MalformedInputError: With every problem, by JSON path.
        MissingExtraError: Where PROV-O is read and rdflib is not installed.
        OSError: Where the file can't be opened.

    Complexity: O(n).
    """
    chosen = Limits() if limits is None else limits
    content = read_bytes(path, chosen)
    is_turtle = Path(path).suffix.lower() in TURTLE_ENDINGS
    read = read_prov_turtle if is_turtle else read_prov_text
    return read(content, file=os.fspath(path), limits=chosen)


@collector_paused()
def read_prov_text(
    content: str | bytes, *, file: str | None = None, limits: Limits | None = None
) -> Conversion:
    """Read the content of a PROV-JSON file, as `read_prov` does.

    Args:
        content: The text, or its bytes in UTF-8.
        file: What to call it in messages; None for no name.
        limits: What to refuse; the defaults are large.

    Returns:
        Records that hold together as a graph, and losses in the document's order.

    Raises:
        MalformedInputError: With every problem, by JSON path.

    Source: The PROV-JSON Serialization (W3C Member Submission, 24 April 2013).

    >>> from claimtrack.model import Source
    >>> found = read_prov_text('{"prefix": {"ex": "http://example.org/"}, '
    ...                        '"agent": {"ex:ada": {}}, "activity": {"ex:run": {}}}')
    >>> [one.id for one in ClaimGraph(found.records).of_kind(Source).values()]
    ['http://example.org/ada']
    >>> [(loss.noun, loss.record_id) for loss in found.losses]
    [('activity', 'ex:run')]

    """
    chosen = Limits() if limits is None else limits
    document = Document(chosen, file)
    document.take(as_bytes(content))
    return _conversion(document, chosen)


@collector_paused()
def read_prov_turtle(
    content: str | bytes, *, file: str | None = None, limits: Limits | None = None
) -> Conversion:
    """Read the content of a PROV-O file in Turtle or TriG, as `read_prov` does.

    It is read as the PROV-JSON document that says the same, so problems and losses are
    named as they are there.

    Args:
        content: The text, or its bytes in UTF-8.
        file: What to call it in messages; None for no name.
        limits: What to refuse; the defaults are large.

    Returns:
        Records that hold together as a graph, and losses.

    Raises:
        MalformedInputError: With every problem.
        MissingExtraError: Where rdflib is not installed.

    Complexity: O(n).

    Source: PROV-O (W3C Recommendation, 2013); RDF 1.1 Turtle (W3C, 2014).
    """
    chosen = Limits() if limits is None else limits
    document = Document(chosen, file)
    turtle = parse_turtle(as_bytes(content), limits=chosen, file=file)
    document.take_parsed(as_prov_json(turtle, document.losses))
    return _conversion(document, chosen)


def _conversion(document: Document, limits: Limits) -> Conversion:
    """Make records of what a document tells.

    Raises:
        MalformedInputError: With every problem.
    """
    _check_ours(document)
    own = OwnRecords(document, limits)
    told = document.told
    speakers = Speakers(told, own, document.losses)
    utterances = Utterances(told, speakers, own, document)
    utterances.take()
    relations = Relations(told, speakers, utterances, own, document)
    relations.take()
    document.refuse()
    made = (*speakers.made, *utterances.made, *relations.made)
    _check_together(made, document)
    records = tuple(dict.fromkeys(record for record, _ in made))
    return Conversion(records=records, losses=document.losses.in_order())


def _check_ours(document: Document) -> None:
    """Check what says that it is of ours, before anything is made of it.

    Raises:
        MalformedInputError: With every problem.
    """
    seen: set[tuple[str, str]] = set()
    for one in document.told:
        if one.noun is None:
            for field, values in one.own.items():
                for value in values:
                    document.losses.part(one, f"ct:{field}", value.text, _NO_NOUN)
            continue
        _check_noun(one, document)
        key = (one.section, str(one.iri))
        if one.iri is not None and key in seen:
            document.report(one.path, "a record of claimtrack's, given more than once")
        seen.add(key)
    document.refuse()


def _check_noun(one: Told, document: Document) -> None:
    wanted = sorted(nouns_of(one.section))
    given = [value for value, word in one.typed if word is not None and ":" in word]
    for number, value in enumerate(given):
        if number or str(one.noun) not in wanted:
            known = ", ".join(wanted) or "none"
            message = f"expected one type of claimtrack's that may be here: {known}"
            document.report(value.path, message)


def _check_together(
    made: Iterable[tuple[Record | Envelope, str]], document: Document
) -> None:
    """Check that all records make a graph.

    Raises:
        MalformedInputError: With every problem.
    """
    given = tuple(made)
    try:
        ClaimGraph(record for record, _ in given)
    except RefusedRecordsError as error:
        spots: dict[str, str] = {}
        for record, path in given:
            if not isinstance(record, Envelope):
                spots.setdefault(record_id(record), path)
        for number, (_, path) in enumerate(given):
            spots[f"$[{number}]"] = path
        for problem in error.problems:
            document.report(spots.get(problem.path, "$"), problem.message)
    document.refuse()


def is_prov_json(start: bytes) -> bool:
    """Tell whether a file that begins so means to be PROV-JSON, sound or not.

    >>> is_prov_json(b'{"prefix": {'), is_prov_json(b'{"claimtrack": 1')
    (True, False)

    """
    return _FIRST_KEY.match(start) is not None


def is_turtle(start: bytes) -> bool:
    """Tell whether a file that begins so means to be Turtle, sound or not.

    >>> is_turtle(b"@prefix ex: <urn:ex:> ."), is_turtle(b"who,what")
    (True, False)

    """
    return _DIRECTIVE.match(start) is not None
