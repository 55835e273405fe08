"""Words to answers, one table a language, and answers back to words."""

from claimtrack.wording.figures import read_number, read_range
from claimtrack.wording.languages import LANGUAGES
from claimtrack.wording.reading import names_several, read_answer
from claimtrack.wording.saying import in_words

__all__ = [
    "LANGUAGES",
    "in_words",
    "names_several",
    "read_answer",
    "read_number",
    "read_range",
]
