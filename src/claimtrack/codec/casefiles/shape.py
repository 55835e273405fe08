"""A case file's text as its entries, whatever else is wrong with what they say."""

from collections.abc import Iterable

import attrs

from claimtrack.codec.shared.converters import make_converter
from claimtrack.codec.shared.entries import CaseEntry
from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.shared.parsing import Members, parse
from claimtrack.codec.shared.shapes import Walk
from claimtrack.codec.shared.versions import CASE_FILE_VERSION, refusal
from claimtrack.errors import MalformedInputError, Problem


@attrs.frozen(kw_only=True)
class Shaped:
    """A case file held against the shape of one.

    Attributes:
        case: Its entries; None where nothing can be read on from.
        keys: Its keys, in the order of the file.
        problems: What is wrong with its shape.
        more_count: How many more problems there are.
    """

    case: CaseEntry | None
    keys: Iterable[str]
    problems: tuple[Problem, ...]
    more_count: int


def read_shape(content: bytes, *, limits: Limits, file: str | None) -> Shaped:
    """Hold a text against the shape of a case file.

    Raises:
        MalformedInputError: Where it is no JSON, or no case file of this version.

    Complexity: O(n).
    """
    value = parse(content, limits=limits, file=file)
    keys = value if isinstance(value, Members) else {}
    message = refusal(keys.get("claimtrack"), noun="case file", reads=CASE_FILE_VERSION)
    if message is not None:
        problem = Problem(path="$.claimtrack", message=message, file=file)
        raise MalformedInputError([problem])
    walk = Walk(limits, file)
    walk.check(value, CaseEntry)
    is_sound = walk.is_sound and not walk.more_count
    return Shaped(
        case=make_converter().structure(value, CaseEntry) if is_sound else None,
        keys=tuple(keys),
        problems=tuple(walk.problems),
        more_count=walk.more_count,
    )
