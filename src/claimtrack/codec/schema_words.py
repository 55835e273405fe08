"""What the case file's schema says about each kind of entry and each key, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from claimtrack.codec.shared.entries import (
    CaseEntry,
    ClaimEntry,
    DocumentEntry,
    LinkEntry,
    MeasureEntry,
    PartitionEntry,
    PlaceEntry,
    QuestionEntry,
    RangeEntry,
    RelayEntry,
    ReviewEntry,
    SettlementEntry,
    SourceEntry,
    StatementEntry,
    SubjectEntry,
)

_NAMED = MappingProxyType(
    {
        "name": "Its name, in no particular language.",
        "names": 'Its names by language, as BCP 47 tags: {"ru": ["..."]}.',
        "aliases": "Other forms of its name that were seen.",
    }
)
_SCOPE = MappingProxyType(
    {
        "subject": "Whose, or of what: the id of a subject, a source or a place.",
        "place": "Where: the id of a place.",
        "period": (
            "About which stretch of time: an EDTF date or interval, such as "
            "2020-09-27, 2020-09 or 2020-09-27/2020-09-30. One that ends in /said, "
            "such as 2020-09-27/said, is a total so far when it was said."
        ),
    }
)
_STATEMENT = "the id of a statement, or of a claim in it"
WORDS: Mapping[type, tuple[str, Mapping[str, str]]] = MappingProxyType(
    {
        CaseEntry: (
            "Who said what. Declare all that is named. null is for what nobody said.",
            {
                "claimtrack": "The version of this format.",
                "name": "What the case is called.",
                "sources": "Who can speak.",
                "places": "Where.",
                "subjects": "Whose losses, what town, where no source or place is.",
                "measures": "What is counted or asked.",
                "partitions": "Measures or places, and what they divide into.",
                "questions": "Questions that several claims answer.",
                "documents": "Where statements appear.",
                "statements": "The utterances, one by one, each by one source.",
                "reviews": "What reviewers rate claims as, on their own scales.",
                "links": "What an analyst declares of two things.",
                "settlements": "Findings that somebody has dealt with.",
            },
        ),
        SourceEntry: (
            "A person, an organization, a state or an outlet that can speak.",
            {
                "id": "An id for it, such as am-mod; the same everywhere.",
                **_NAMED,
                "kind": "What it is.",
                "part_of": "Ids of the sources that it is part of, such as its state.",
            },
        ),
        PlaceEntry: (
            "A place.",
            {
                "id": "An id for it, such as stepanakert.",
                **_NAMED,
                "part_of": "Ids of the places that it lies in.",
            },
        ),
        SubjectEntry: (
            "What a figure is about, where that is neither a source nor a place.",
            {
                "id": "An id for it, such as civilians-az.",
                **_NAMED,
                "part_of": "Ids of the subjects, sources or places it is part of.",
            },
        ),
        MeasureEntry: (
            "What is counted, measured or asked.",
            {
                "id": "An id for it, such as tanks-lost.",
                **_NAMED,
                "answers": (
                    "What its answers are: whole numbers from 0, any numbers, or "
                    "exclusive options. A count where nothing is said."
                ),
                "unit": "What is counted, such as tank, or the unit, such as km.",
                "options": "What a choice is between; yes and no where not said.",
                "additive": (
                    "Whether what does not overlap adds up and nothing is below "
                    "zero. Yes for counts where nothing is said, else no. Say no for "
                    "levels, and for what counts twice."
                ),
                "part_of": "Ids of the measures that it lies within.",
            },
        ),
        PartitionEntry: (
            "A measure or a place, and parts that lie within it.",
            {
                "whole": "The id of the measure or place.",
                "parts": "The ids of its parts.",
                "disjoint": "Whether no two of the parts have anything in common.",
                "exhaustive": "Whether nothing is outside the parts; this is rare.",
            },
        ),
        QuestionEntry: (
            "What a claim answers.",
            {
                "id": "A label, for claims to name it by.",
                "measure": "What is counted or asked: the id of a measure.",
                **_SCOPE,
            },
        ),
        DocumentEntry: (
            "A page, an article, a recording.",
            {
                "id": "A label, for statements to name it by.",
                "publisher": "The id of the source that published it.",
                "url": "Where it was found.",
                "title": "Its title.",
                "language": "Its language, as a BCP 47 tag.",
                "published_at": "When: an EDTF date, or a date with a time and offset.",
                "digest": "The digest of an archived copy.",
                "text": "Its text, in which quotes can be looked up.",
            },
        ),
        StatementEntry: (
            (
                "One utterance by one source. Words that a page carries over are a "
                "statement of their speaker, and the page's own statement relays it."
            ),
            {
                "source": "Who said it: the id of a source.",
                "id": "A label, shown in every output.",
                "asserted_at": "When it was said: an EDTF date, or a date with a time.",
                "document": "The id of the document that it appears in.",
                "kind": "Whether it tells, calls for something, or asks.",
                "quote": "Its words, exactly.",
                "key": "What tells it from others, where it has no document or quote.",
                "claims": "What is claimed in it; none where a relay adds nothing.",
                "relays": "The statements whose words it carries.",
                "responds_to": f"What it answers: {_STATEMENT}.",
                "after": f"What it is known to come after: {_STATEMENT}.",
                "corrects": f"What its source corrects by it: {_STATEMENT}.",
                "retracts": f"What its source takes back by it: {_STATEMENT}.",
                "disowns": f"What its source never said, it says: {_STATEMENT}.",
            },
        ),
        ClaimEntry: (
            (
                "A claim, in one of three forms: an answer to a question, named by "
                "its id or by measure, subject, place and period; or a text; or `of`, "
                "which takes up what another statement claims."
            ),
            {
                "id": "A label; the statement's with #1, #2 and so on where not given.",
                "of": f"Whose claim is taken up: {_STATEMENT}.",
                "question": "The id of the question that it answers.",
                "measure": "The id of the measure, where no question is named.",
                **_SCOPE,
                "answer": (
                    "The answer as said, in words, such as 2, at least 3, more than "
                    "550, about 30, between 100 and 300, up to 50, none, some, "
                    "unknown or yes; or a number in plain digits; or a range."
                ),
                "text": "What is claimed, in words, where it answers no question.",
                "language": "The language of the text, as a BCP 47 tag.",
                "stance": (
                    "How the speaker stands to it; to report is to carry it without "
                    "vouching. Where nothing is said, a relay reports it, and any "
                    "other statement asserts it."
                ),
                "certainty": "How sure the speaker is; certain where not said.",
                "quote": "The words that make the claim, exactly.",
                "wording": (
                    "The answer's words as said, where the answer does not give them; "
                    "empty where they are not known."
                ),
                "taken_from": (
                    "Where a claim that is written out was taken from: "
                    f"{_STATEMENT}. With `of` it is known."
                ),
            },
        ),
        RangeEntry: (
            "An answer as its two ends, both included. An end that is null is open.",
            {"low": "The least it can be.", "high": "The most it can be."},
        ),
        RelayEntry: (
            "What a statement rests on.",
            {
                "statement": f"What is carried over: {_STATEMENT}.",
                "mode": "How the words were carried over.",
                "basis": "Whether the text says so, or the analyst infers it.",
                "attributed_to": (
                    "The id of the source named as the speaker, where that is not "
                    "the source of what is carried over."
                ),
            },
        ),
        ReviewEntry: (
            "A reviewer's rating of a claim.",
            {
                "statement": "The reviewer's statement.",
                "claim": "The id of the rated claim, such as am-losses#1.",
                "rating": "The rating, in the reviewer's words.",
                "scale": "The name of the scale.",
            },
        ),
        LinkEntry: (
            "What an analyst declares of two claims, statements or sources.",
            {
                "kind": "What is declared.",
                "between": "The two ids, of two things of one kind.",
                "by": "Who declares it.",
                "because": "Why.",
            },
        ),
        SettlementEntry: (
            "A finding that somebody has dealt with.",
            {
                "finding": "The finding's id, or its first eight digits or more.",
                "by": "Who dealt with it.",
                "because": "Why it needs no more work.",
            },
        ),
    }
)

"""For each kind of entry what it is, and what each of its keys is for."""
