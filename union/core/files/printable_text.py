"""Text as a document can hold it."""

import re

# XML 1.0 knows neither control characters nor halves of a surrogate pair.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BREAKS = re.compile(r"[\t\r\n]+")


def printable(text: str) -> str:
    """The text without what no document can hold, on one line."""
    return BREAKS.sub(" ", UNPRINTABLE.sub("", text))
