"""Phrases that stand for the same words of Chinese wherever they are said, a rule a phrase: its pattern and what each group means."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from union.core.lazy_regex import Regex
from union.reading.english.time_pieces import Place
from union.reading.english.times import Time

Sign = tuple[str, int, int]
# 「Correction: 8 new members」, 「typo, $320」: what the figure should be.
RIGHT = Regex(
    r"(?:(?<=^)|(?<=[.;!\n]\s))(?:correction|typo|oops|my\smistake|my\sbad|wrong(?:ly\skeyed|\s(?:amt|amount|figure|number|no|count))?|(?:it'?s|it\swas|that's)(?=\s[^\n]{1,40}\b(?:sorry|typo|my\sbad|mistake)\b))[,:;.]{0,2}\s(?:(?:it's|it\swas|it\sis|should\sbe|make\sthat|that's)\s)?(?=[$\d]|S\$|HK\$|RM)",
    any_case=True,
)
# 「change venue of the AGM to level 3」
OTHER_PLACE = Regex(
    r"(?P<verb>(?:change|shift|move)\s(?:the\s)?venue\s(?:of|for)\s(?:the\s)?)[A-Za-z][^,.;!?\n]{1,40}?(?P<to>\sto\s(?:the\s)?)(?=[A-Za-z])",
    any_case=True,
)
NOW_AT = Regex(
    r"(?<=[A-Za-z])\s(?:is\s)?now\s(?:at|in)\s(?:the\s)?(?!noon|midnight|half|one\b|two\b|six\b|ten\b)(?=[A-Za-z])",
    any_case=True,
)
# 「delete the bento log, …」
UNDONE = Regex(
    r"(?:(?<=^)|(?<=[.;!\n]\s))(?:pls\s|please\s)?(?P<verb>delete|remove|cancel|scrap|take\sout)\s(?:the\s)?[A-Za-z][^,.;!?\n]{1,40}?\s(?P<log>log|entry|record)(?![a-z])",
    any_case=True,
)
# A sentence goes on with these and begins behind them: 「n thurs 2pm same training」.
GOES_ON = Regex(
    r"(?:(?<=^)|(?<=[.;!]\s)|(?<=\n))(?:and|n|also|aft(?:er)?\sthat|then|btw|fyi|ok)[,:]?\s(?=\S)",
    any_case=True,
)
TIMES_SUM = Regex(r"(?<=[A-Za-z\d])\sx\s(?=(?:RM|S\$|HK\$|\$)?\d)", any_case=True)  # 「20 students x RM300」
AND_THEN = Regex(
    r"(?P<and>,?\s(?:and|n|&|then|also|followed\sby)\s|,\s(?!reply|rsvp|sign|or\b|not\b|all\b|from|till|until|moved|postponed|instead|last|then|at\b|on\b))(?!same\s)[A-Za-z][^,.;:!?\n]{3,48}",
    any_case=True,
)
QUESTION = Regex(
    r"(?:(?:hi|hello|hey|guys|all|eh|btw|so)[,\s]{1,2}){0,2}(?:is|are|was|were|does|do\s(?:we|you|i)|did\s(?:we|anyone|you)|can\s(?:we|i|u|you)|shall\swe|should\swe|when(?:'?s|\sis|\sare)|where(?:'?s|\sis)|what\stime|which|who\sis|who's)\s[^.;!?\n]{3,80}$",
    any_case=True,
)
COURTESY = Regex(r"\b(?:pls|please|kindly|help)\b", any_case=True)
PHRASES = (
    (RIGHT, (("", "更正,应该是"),)),
    (OTHER_PLACE, (("verb", "把"), ("to", "场地改到"))),
    (NOW_AT, (("", "场地改到"),)),
    (UNDONE, (("verb", "删掉"), ("log", "那条记录"))),
    (GOES_ON, (("", ","),)),
    (TIMES_SUM, (("", "×"),)),
)


def fixed_phrases(text: str, found: Sequence[Time]) -> Iterator[Sign]:
    """The signs of these phrases, the end of the first of two plans and the mark of a question by its word order."""
    for pattern, meanings in PHRASES:
        for match in pattern.finditer(text):
            for group, means in meanings:
                yield from ((sign, *match.span(group or 0)) for sign in means)
    yield from _two_plans(text, found)
    if QUESTION.match(text.strip()) and not COURTESY.search(text):
        yield "?", len(text), len(text)


def _two_plans(text: str, found: Sequence[Time]) -> Iterator[Sign]:
    """「dialogue 30 Mar 3pm and lunch 31 Mar 12.30」: where the second begins; the two may be about different things."""
    for time, following in pairwise(one for one in found if one.pieces):
        match = AND_THEN.fullmatch(text, time.end, following.start)
        if match and not (time.is_limit or following.joins) and _has_day(time) and _has_day(following):
            yield "。", time.end, match.end("and")


def _has_day(time: Time) -> bool:
    return any(piece.place in (Place.DAY, Place.WEEKDAY) for piece in time.pieces)
