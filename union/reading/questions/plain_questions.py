"""A question of nothing but known words beside what it is of: an item, a day, a room, somebody's items or leave, what is due.

「#12是啥」, 「这周末有安排不」, "Everything under Kumar's name, list out". One unknown word makes it a question for colleagues.
"""

from datetime import date, datetime
from typing import Literal, NamedTuple

from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.reading.acts.opinion import ITEM, without_title
from union.reading.english.translation import is_english
from union.reading.questions.item_questions import UNSETTLED, asks_closing
from union.reading.questions.question_reader import is_about_the_past
from union.reading.questions.report_periods import REST, span_of
from union.reading.questions.thresholds import (
    BARE,
    MAY,
    PLAINLY_ASKED,
    SHOWN,
    asking_part,
    plainly,
    sign_of_plain,
)
from union.reading.text.normal_form import normal
from union.reading.time.dates.reference_time import Outlook, TimeRead
from union.reading.time.moments import moments
from union.reading.time.time_expressions import times

PERSON, STEM = "§", 4
NUMBERED = Regex(r"#\s?(?P<n>\d{1,6})(?!\d)")
LATIN, ASCII = Regex(r"[a-z]{3,24}"), Regex(r"[\x00-\x7f]{1,40}")
Of = Literal["number", "item", "leave", "person", "nobody", "due", "left", "days"]


class PlainQuestion(NamedTuple):
    """`days`: of which, the last exclusive; `away`: the clause before it by which the writer is away then."""

    of: Of
    days: tuple[date, date] | None
    number: int
    away: str


HELD, ROOM, TAKEN, LEAVE = map(sign_of_plain, ("held", "room", "taken", "leave"))
ANYBODY, WHO, HAND, NOBODY, FALLS_DUE = map(sign_of_plain, ("anybody", "who", "hand", "nobody", "falls_due"))
LEFT, THINGS, OF_MYSELF, OF_RECORDS = map(sign_of_plain, ("left", "things", "of_myself", "of_records"))
BLAND, CALLED, AWAY_FIRST, ORDINAL, WORDS = map(
    sign_of_plain, ("bland", "called", "away_first", "ordinal", "words")
)


def plain_question(text: str, title: str, now: datetime, notice: Notice | None) -> PlainQuestion | None:
    """What such words ask; `title` is that of the item they name, "" for none. A person of ours in them stands as PERSON."""
    said, today = (text if is_english(text) else normal(text).text).lower(), now.date()
    if CALLED.search(said) or UNSETTLED.search(plainly(text)):
        return None
    whole, left, found = _parted(text, Outlook(now.replace(tzinfo=None), notice=notice))
    away = AWAY_FIRST.match(said)
    left = AWAY_FIRST.sub(" ", left) if found else left
    asked = _of(left, title, is_dated=bool(found))
    is_asked = PLAINLY_ASKED.search(left.strip() + "?" * text.endswith(("?", "？")))
    if asked is None or not (is_asked or (asked != "item" and (SHOWN.search(left) or BARE.match(left)))):
        return None
    if asked == "item" and (OF_RECORDS.search(said) or asks_closing(text)):
        return None
    days = (span_of(found[0].when, today)[0], span_of(found[-1].when, today)[1]) if found else None
    if days is not None and days[0] <= today and asked in ("days", "due", "left"):
        if days[1] <= today or is_about_the_past(text):
            return None
        days = (today, days[1]) if REST.search(whole) else days
    number = NUMBERED.search(left)
    return PlainQuestion(asked, days, int(number["n"]) if number else 0, away[0] if away else "")


def _parted(text: str, outlook: Outlook) -> tuple[str, str, list[TimeRead]]:
    """The words that ask, those without their times, and these; English ones as they are written."""
    in_english = is_english(text)
    words = asking_part(MAY.sub("in May", text)).lower() if in_english else plainly(text)
    whole = normal(ORDINAL.sub(r"on the \g<0>", words).replace("due ", "due; "))  # "due this week": in it
    found = times(whole, whole.text, moments(whole.text), outlook)
    left = words if in_english else whole.text
    for one in found:
        said = one.when.text.lower() if in_english else whole.text[one.begin : one.end]
        left = left.replace(said, " ", 1)
    return whole.text, left, found


def _of(left: str, title: str, *, is_dated: bool) -> Of | None:
    """Of what it is; None where a word is left that is not known."""
    named = _without(left, title)
    if WORDS.sub("", NUMBERED.sub(" ", ROOM.sub(" ", named)).replace(ITEM, " ").replace(PERSON, " ")):
        return None
    is_of_person = PERSON in left
    if is_dated and ROOM.search(left) and TAKEN.search(left) and not is_of_person:
        return "days"
    if NUMBERED.search(left) or ITEM in named:
        return "item" if ITEM in named else "number"
    is_away = LEAVE.search(left) is not None or (
        is_dated and "不在" in left
    )  # 「陈强在不在」 asks where he is
    if is_away and (is_of_person or ANYBODY.search(left)):
        return "leave"
    return "nobody" if NOBODY.search(left) else _of_several(left, is_dated=is_dated)


def _of_several(left: str, *, is_dated: bool) -> Of | None:
    is_of_person, is_left = PERSON in left, LEFT.search(left) is not None
    if WHO.search(left):
        return None
    if (is_of_person or OF_MYSELF.search(left)) and (is_left or HAND.search(left)):
        return "person"
    if is_of_person:
        return None
    if FALLS_DUE.search(left):
        return "due"
    if is_dated and is_left:  # 「还有哪些没完成」 is of the month
        return "left"
    return "days" if is_dated and THINGS.search(left) else None


def _without(left: str, title: str) -> str:
    """The words with ITEM where they say the title, or in English a word of it."""
    as_written, read = (BLAND.sub("", THINGS.sub("", each)) for each in (title.lower(), normal(title).text))
    stems = {each[0][:STEM] for each in LATIN.finditer(as_written)}
    left = LATIN.sub(lambda found: ITEM if found[0][:STEM] in stems else found[0], left)
    return without_title(left, ASCII.sub("", read))
