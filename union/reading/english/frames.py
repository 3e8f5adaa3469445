"""Clauses said in a way of their own, put in Chinese as a whole: 「dialogue kena cancel」 → 对话会取消了.

The rules stand in union/data/english_frames.toml. Times are hidden from them, each sign of one behind a sign for its sort.
What puts one time in another's place (「starts 2.30pm not 2pm」, 「not booked yet, i do by mon」) is found here.
"""

from collections.abc import Iterator, Mapping, Sequence

from union.core.lazy_regex import Regex
from union.reading.english.time_meanings import filled
from union.reading.english.times import DAYS, Time
from union.reading.english.vocabulary import Sign, all_signs, either
from union.reading.lexicon import TextRules

FRAMES = TextRules("english_frames", "frames", words=lambda name: f"(?:{either(name)})")
DAY, CLOCK, LIMIT = "\ue000", "\ue001", "\ue002"
NAMES = ("who", "name")  # groups that hold a name, whose blanks would end a title
LEAD = 24  # signs before a time in which the words that lead to it stand
FURTHEST = 100  # signs before a time in which 「from now on」 stands
# 「AGM now 6 Dec …」, 「starts 2.30pm not 2pm」.
NOW = Regex(
    r"(?<=[A-Za-z\d])(?<!\bfrom)(?<!\bthen)(?:,|\.)?\s(?:so\s)?(?:is\s|will\s)?now\s(?:at\s|on\s|is\s|(?:it\sis|it'?s|it\swill\sbe|its\sgoing\sto\sbe)\s(?:on\s|at\s)?)?$",
    any_case=True,
)
STARTS = Regex(
    r"(?:,?\s(?:n|&|and))?(?:\s(?:(?:we|it|to|will|can|shall|we'll|i'll|everybody|everyone|all|better|must)\s){0,2}(?:starts?|begins?|meet|gather|assemble|report|reach|push(?:ed)?|(?:do|hold|have)(?:\sit)?|is|at|(?<!now\s)(?<!then\s)on|be)){0,2}\s(?:at\s)?$",
    any_case=True,
)
DENIED = Regex(
    r",?(?:\s(?:already|ah|now))?\s(?:not|instead\sof)\s(?:at\s|on\s)?(?P<bare>(?:(?:[12]?\d|3[01])(?:st|nd|rd|th)?|seven|eight|nine|ten|one|two|three|four|five|six|eleven|twelve)(?![\w:]|[.,]\d))?",
    any_case=True,
)
FROM_NOW = Regex(r"\b(?:from\s(?:now|then)\son(?:wards)?|onwards)\b[^,.;!?\n]{0,24}$", any_case=True)
INSTEAD = Regex(r"\s(?:sharp\s)?instead\b", any_case=True)
INSTEAD_SO = Regex(r"\sinstead(?=\s(?:same|those|we|who)\b)", any_case=True)
WAS = Regex(r"\b(?:should\sbe|should\shave\sbeen|was|were)\s(?:on\s|at\s)?$", any_case=True)


def frames(text: str, found: Sequence[Time], said: Sequence[Sign]) -> Iterator[Sign]:
    """The signs of the clauses that are such, where none stand yet for a part of one; the first rule counts."""
    taken = [(start, end) for _, start, end in said]
    for match, rule in FRAMES.matches(hidden(text, found)):
        parts = {
            name: words.replace(" ", "·") if name in NAMES else words
            for name, words in match.groupdict().items()
            if words is not None
        }
        spans = [
            (match.span(name), filled(means, parts)) for name, means in rule["means"].items() if name in parts
        ]
        if any(
            (span[0] < end and start < span[1]) or span[0] == span[1] == end
            for span, _ in spans
            for start, end in taken
        ):
            continue
        taken += [span for span, _ in spans]
        for span, means in spans:
            yield from all_signs(means, *span) if means else iter([("", *span)])


def hidden(text: str, found: Sequence[Time]) -> str:
    """The text with each sign of a time behind the sign for its sort."""
    for time in found:
        is_day = any(piece.place in DAYS for piece in time.pieces)
        sort = LIMIT if time.is_limit else DAY if is_day else CLOCK
        text = text[: time.start] + sort * (time.end - time.start) + text[time.end :]
    return text


def new_times(text: str, found: Sequence[Time], denied: Mapping[int, int]) -> Iterator[Sign]:
    """「AGM now 6 Dec」, 「starts 2.30pm not 2pm」: the new time behind 改到, the one denied behind a comma."""
    for span in promises(text, found):  # 「coach not booked yet, i do by mon」 has another day
        yield from all_signs("延到", *span)
    for time in (one for one in found if one.pieces):
        floor = max(0, time.start - LEAD)
        now, end = NOW.search(text[floor : time.start]), denied.get(time.end, time.end)
        is_new = (
            end > time.end
            or INSTEAD.match(text, time.end)
            or FROM_NOW.search(text[max(0, time.start - FURTHEST) : time.start])
        )
        starts = STARTS.search(text[floor : time.start]) if is_new else None
        if WAS.search(text[floor : time.start]):  # 「should be yesterday not today」 is about a log
            starts = None
        if lead := now or starts:
            yield from all_signs("改到", floor + lead.start(), time.start)
        closes = INSTEAD_SO.match(text, time.end) if lead else None
        if end > time.end or closes:  # 「… seven fifteen instead same room」
            yield from all_signs(",", time.end, max(end, closes.end() if closes else 0))


def denied_until(text: str, time: Time, found: Sequence[Time]) -> int:
    """Where what is denied behind a time ends, 「2.30pm not 2pm」; the time's own end where nothing is."""
    denied = DENIED.match(text, time.end) if time.pieces else None
    if denied is None:
        return time.end
    other = next((one for one in found if one.start in (denied.end(), denied.start("bare"))), None)
    return other.end if other else denied.end() if denied["bare"] else time.end


# What says of a thing that it is not done, and the clause that promises it, which names nothing new: 「i can give it only on」.
PROMISE = Regex(
    lambda: (
        rf"\b(?:(?:not|haven'?t|hasn'?t|isn'?t|aren'?t)\s(?:been\s|yet\s)?(?:{either('done')}|ready|in|back|out)"
        r"|needs?\s(?:(?:a\sbit|some|a\slittle)\s)?(?:more|extra)\stime|re-?open|(?:treat|mark)(?:ed)?\s[^,.;!?\n]{2,24}?\s(?:outstanding|open|pending)|still\s(?:waiting|chasing|missing|collecting|typing|editing|not\s[a-z]{2,12})"
        r"|(?:is|are|was|were|a\sbit|running|[a-z]{3,12}(?<!sorry)(?<!am)(?<!too)(?<!night)(?<!or))\slate|delayed|half\s?way|cannot\sfinish)\b"
        r"[^;!?\n]{0,60}?(?:[,.;]\s|\s(?:so|but|and|&)\s|\s(?=i\b|we\b|will\b))"
        r"(?P<promise>(?:(?:hq|boss|they)\s(?:say|said)\s(?:it'?s\s)?ok,?\s)?(?:let\sme\s|(?:i|we)(?:'ll)?\s)?(?:(?:will|can|only|shall|should|try|to|then|be|able|hope)\s){0,4}"
        r"(?:finish|give|(?:re-?)?(?:do|submit|send)|correct|make\sgood|pass|hand\s(?:in|over|up)|have|get|complete|settle|book|print|collect|clear)"
        r"(?:\s(?:it|them|u|you|this|everything))?(?:\s(?:done|ready|out|in|over|only))?\s(?:on\s(?:the\s)?|only\s|to\s)?)"
    ),
    any_case=True,
)


def promises(text: str, found: Sequence[Time]) -> list[tuple[int, int]]:
    """Where promises of what is late stand, right before their day; they are no new tasks but changes: 「i do by mon」."""
    days = {one.start for one in found if one.pieces}
    return [span for match in PROMISE.finditer(text) if (span := match.span("promise"))[1] in days]
