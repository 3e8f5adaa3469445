"""「coach not booked yet, i do by mon」 promises no new task: what is late has another day."""

from collections.abc import Iterator, Sequence

from union.core.lazy_regex import Regex
from union.reading.english.times import Time
from union.reading.english.vocabulary import Sign, all_signs, either

# What says of a thing that it is not done, and the clause that promises it, which names nothing new: 「i can give it only on」.
PROMISE = Regex(
    lambda: (
        rf"\b(?:(?:not|haven'?t|hasn'?t|isn'?t|aren'?t)\s(?:been\s|yet\s)?(?:{either('done')}|ready|in|back|out)"
        r"|needs?\s(?:(?:a\sbit|some|a\slittle)\s)?(?:more|extra)\stime|still\s(?:waiting|chasing|missing|collecting|typing|editing|not\s[a-z]{2,12})"
        r"|(?:is|are|was|were|a\sbit|running|[a-z]{3,12}(?<!sorry)(?<!am)(?<!too)(?<!night)(?<!or))\slate|delayed|half\s?way|cannot\sfinish)\b"
        r"[^;!?\n]{0,60}?(?:[,.]\s|\s(?:so|but|and|&)\s|\s(?=i\b|we\b|will\b))"
        r"(?P<promise>(?:(?:hq|boss|they)\s(?:say|said)\s(?:it'?s\s)?ok,?\s)?(?:(?:i|we)(?:'ll)?\s)?(?:(?:will|can|only|shall|should|try|to|then|be|able|hope)\s){0,4}"
        r"(?:finish|give|do|submit|send|pass|hand\s(?:in|over|up)|have|get|complete|settle|book|print|collect|clear)"
        r"(?:\s(?:it|them|u|you|this|everything))?(?:\s(?:done|ready|out|in|over|only))?\s(?:on\s|only\s|to\s)?)"
    ),
    any_case=True,
)


def promises(text: str, found: Sequence[Time]) -> list[tuple[int, int]]:
    """Where such promises stand, right before their day."""
    spans = [match.span("promise") for match in PROMISE.finditer(text)]
    days = {one.start for one in found if one.pieces}
    return [span for span in spans if span[1] in days]


def new_days(text: str, found: Sequence[Time]) -> Iterator[Sign]:
    """Each promise as the change it is: 延到 before its day."""
    for span in promises(text, found):
        yield from all_signs("延到", *span)
