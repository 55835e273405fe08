"""Text and numbers that stand in XML."""

import re
from xml.sax.saxutils import escape

NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold, not even as a reference."""


def xml_text(text: str) -> str:
    r"""Give a text as the content of an element; what XML can't hold as a mark.

    >>> xml_text("a < b\x00")
    'a &lt; b\ufffd'

    """
    return escape(NO_XML.sub("\ufffd", text))


def pixels(number: float) -> str:
    """Give a number as a picture needs it: to the tenth of a pixel.

    >>> pixels(3.0), pixels(2.25)
    ('3', '2.2')

    """
    return f"{number:.1f}".removesuffix(".0")
