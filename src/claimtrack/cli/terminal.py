"""JSON from strangers' files, made harmless for a terminal."""

import json

from claimtrack.model import is_hidden


def harmless_json(text: str) -> str:
    r"""Give JSON text in which control and format characters are JSON escapes.

    >>> harmless_json('"a\u202eb"')
    '"a\\u202eb"'

    """
    return "".join(json.dumps(one)[1:-1] if is_hidden(one) else one for one in text)
