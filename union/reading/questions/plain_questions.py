"""A question of nothing but known words beside what it is of: an item, a day, a room, somebody's items or leave, what is due.

「#12是啥」, 「这周末有安排不」, "Everything under Kumar's name, list out". One unknown word makes it a question for colleagues.
"""

import re
from datetime import date, datetime
from functools import cache
from typing import Literal, NamedTuple

from union.core.almanac.days_off import Notice
from union.core.kinds import also_called
from union.core.lazy_regex import Regex
from union.core.period import A_DAY, A_WEEK
from union.reading.acts.opinion import ITEM, without_title
from union.reading.english.translation import is_english
from union.reading.questions.item_questions import UNSETTLED, asks_closing
from union.reading.questions.question_reader import STRENGTH, has_asking_words, is_about_the_past
from union.reading.questions.report_periods import REST, span_of
from union.reading.questions.subject_words import FILLER, categories
from union.reading.questions.thresholds import (
    BARE,
    MAY,
    PLAINLY_ASKED,
    SHOWN,
    asking_part,
    plainly,
    sign_of_plain,
)
from union.reading.questions.work_questions import wanted
from union.reading.text.normal_form import EitherScript, normal
from union.reading.time.dates.reference_time import Outlook, TimeRead
from union.reading.time.moments import moments
from union.reading.time.time_expressions import times

PERSON, STEM = "§", 4
LEFT_TOO = Regex(
    r"剩|[没未](?:有)?(?:[做办弄搞]|完成)|\bleft\b|not (?:yet )?done|outstanding|pending"
)  # what was done, and the rest
DID = Regex("[做办搞干开][了过]")
NUMBERED = Regex(r"#\s?(?P<n>\d{1,6})(?!\d)")
LATIN, ASCII = Regex(r"[a-z]{3,24}", any_case=True), Regex(r"[\x00-\x7f]{1,40}")
Of = Literal[
    "number", "item", "leave", "person", "nobody", "due", "left", "days", "late", "own", "times", "told"
]


@cache
def _sorts() -> dict[str, str]:
    """What the categories are called, in English too."""
    return {**categories(), **also_called("english")}


CATEGORY = Regex(lambda: rf"(?<![a-z])(?:{'|'.join(sorted(_sorts(), key=len, reverse=True))})(?![a-z])")


class PlainQuestion(NamedTuple):
    """`days`: of which, the last exclusive; `category`: of records."""

    of: Of
    days: tuple[date, date] | None
    number: int
    category: str | None = None


HELD, ROOM, TAKEN, LEAVE, TASKS = map(sign_of_plain, ("held", "room", "taken", "leave", "tasks"))
ANYBODY, WHO, HAND, NOBODY, FALLS_DUE = map(sign_of_plain, ("anybody", "who", "hand", "nobody", "falls_due"))
LEFT, THINGS, OF_MYSELF, OF_RECORDS = map(sign_of_plain, ("left", "things", "of_myself", "of_records"))
BLAND, CALLED, ORDINAL, WORDS = map(sign_of_plain, ("bland", "called", "ordinal", "words"))
LATE, ITS_WEEK, OWN_LEAVE, TIMES_LEFT, RECORDS = map(
    sign_of_plain, ("late", "its_week", "own_leave", "times_left", "records")
)
POLITE, SO_FAR, AND, WHICH_DAYS, FIGURES = map(
    sign_of_plain, ("polite", "so_far", "and", "which_days", "figures")
)


def plain_question(text: str, title: str, now: datetime, notice: Notice | None) -> PlainQuestion | None:
    """What such words ask; `title` is that of the item they name, "" for none. A person of ours in them stands as PERSON."""
    said, today = (text if is_english(text) else normal(text).text).lower(), now.date()
    if CALLED.search(POLITE.sub("", said)) or UNSETTLED.search(plainly(text)):
        return None
    wall = now.replace(tzinfo=None)
    if (records := _of_records(text, wall, title)) is not None and not LEFT_TOO.search(said):
        return records
    whole, left, found = _parted(text, Outlook(wall, notice=notice))
    asked = _question_subject(left, title, is_dated=bool(found))
    is_asked = PLAINLY_ASKED.search(left.strip() + "?" * text.endswith(("?", "？")))
    if asked is None or not (is_asked or (asked != "item" and (SHOWN.search(left) or BARE.match(left)))):
        return None
    if asked in ("item", "days") and (OF_RECORDS.search(said) or asks_closing(text)):
        return None
    if asked == "item" and "还有" in said:  # 「包饺子是哪天，还有大会」
        return None
    if asked == "days" and DID.search(said):  # 「10月份都做了哪些工作」
        return None
    days = _days(found, left, today)
    if days is not None and days[0] <= today and asked in ("days", "due", "left"):
        if days[1] <= today or is_about_the_past(text):
            return None
        days = (today, days[1]) if REST.search(whole) else days
    number = NUMBERED.search(left)
    return PlainQuestion(asked, days, int(number["n"]) if number else 0)


def _of_records(text: str, wall: datetime, title: str) -> PlainQuestion | None:
    """「11月的维权记录列一下」, "so far this month do what already": what was told of days that have begun, of one sort or of all."""
    _whole, left, found = _parted(text, Outlook(wall, told=True))
    if any(one.when.text in title for one in found):
        return None  # 「元旦慰问那个谁管」 names the item
    is_told, is_shown = RECORDS.search(left) is not None, SHOWN.search(left) is not None
    is_asked = PLAINLY_ASKED.search(left) is not None
    sort = CATEGORY.search(left) if is_told or is_shown or "什么" in left else None
    if not (found and (is_asked or (sort and is_shown)) and (sort or is_told)):
        return None
    left = f"{left[: sort.start()]} {left[sort.end() :]}" if sort else left
    days = _days(found, left, wall.date())
    if days is not None and SO_FAR.search(left):  # 「由上个月到现在」
        days = days[0], wall.date() + A_DAY
    is_known = not (FIGURES.search(left) or WORDS.sub("", left.replace(PERSON, " ")))
    if days is None or days[0] > wall.date() or not is_known:
        return None
    return PlainQuestion("told", days, 0, _sorts()[sort[0]] if sort else None)


def _days(found: list[TimeRead], left: str, today: date) -> tuple[date, date] | None:
    """The days of all the times, of 「20号那周」 its week."""
    if not found:
        return None
    spans = [span_of(each.when, today) for each in found]
    first, end = min(each[0] for each in spans), max(each[1] for each in spans)
    is_week = any(ITS_WEEK.search(each) for each in (left, *(one.when.text for one in found)))
    if is_week and end - first == A_DAY:
        first -= A_DAY * first.weekday()
        end = first + A_WEEK
    return first, end


def _parted(text: str, outlook: Outlook) -> tuple[str, str, list[TimeRead]]:
    """The words that ask, those without their times, and these; English ones as they are written."""
    in_english = is_english(text)
    words = asking_part(MAY.sub("in May", AND.sub(", in ", text))).lower() if in_english else plainly(text)
    whole = normal(ORDINAL.sub(r"on the \g<0>", words).replace("due ", "due; "))  # "due this week": in it
    found = times(whole, whole.text, moments(whole.text), outlook)
    left = words if in_english else whole.text
    for one in found:
        said = one.when.text.lower() if in_english else whole.text[one.begin : one.end]
        left = left.replace(said, " ", 1)
    return whole.text, left, found


def _question_subject(left: str, title: str, *, is_dated: bool) -> Of | None:
    """Of what it is; None where a word is left that is not known."""
    named = known = _with_title_masked(left, title)
    is_own = OF_MYSELF.search(left) is not None and OWN_LEAVE.search(left) is not None and ITEM not in named
    for each in (NUMBERED, ROOM, LATE, ITS_WEEK, TIMES_LEFT, *([OWN_LEAVE] if is_own else ())):
        known = each.sub(" ", known)
    if WORDS.sub("", known.replace(ITEM, " ").replace(PERSON, " ")):
        return None
    is_of_person = PERSON in left
    if is_dated and ROOM.search(left) and TAKEN.search(left) and not is_of_person:
        return "days"
    if ITEM in named and TIMES_LEFT.search(left):
        return "times"
    if ITEM in named and WHO.search(left) and any(map(left.count, "没未")):  # 「拔河谁还没报」
        return None
    if NUMBERED.search(left) or ITEM in named:
        return "item" if ITEM in named else "number"
    is_when = is_dated or WHICH_DAYS.search(left) is not None  # 「陈强在不在」 asks where he is
    is_away = LEAVE.search(left) is not None or (is_when and "不在" in left)
    if is_away and (is_of_person or ANYBODY.search(left) or (is_dated and WHO.search(left))):
        return "leave"
    if is_when and (is_own or (is_away and OF_MYSELF.search(left))):
        return "own"
    return "nobody" if NOBODY.search(left) else _subject_of_several(left, is_dated=is_dated)


def _subject_of_several(left: str, *, is_dated: bool) -> Of | None:
    is_of_person, is_late = PERSON in left, LATE.search(left) is not None
    is_left = is_late or LEFT.search(left) is not None
    is_due = FALLS_DUE.search(left) is not None
    is_of_all = not (is_of_person or is_left or is_due or OF_MYSELF.search(left) or OF_RECORDS.search(left))
    if is_of_all and TASKS.search(left):
        return "left"
    if WHO.search(left):
        return None
    if (is_of_person or OF_MYSELF.search(left)) and (is_left or HAND.search(left)):
        return "person"
    if is_of_person:
        return None
    if is_late:
        return "late"
    if is_due:  # 「年底前还有啥要办要交」 asks of all that is open
        return None if "还有" in left else "due"
    if is_dated and is_left:  # 「还有哪些没完成」 is of the month
        return "left"
    is_of_one = HELD.search(left) is not None  # 「周四几点开会」
    return "days" if is_dated and THINGS.search(left) and not is_of_one else None


def known_title(text: str, title: str, place: str) -> tuple[str, str]:
    """An English title by one word of it, and where it is beside it: "days left to year-end dinner" names no day."""
    if not (title and title.isascii()):
        return text, title
    known = max(LATIN.findall(BLAND.sub("", title)), key=len, default=title)
    return re.sub(rf"{re.escape(title)}s?\b", known, text, flags=re.IGNORECASE), f"{title} {place}"


def _with_title_masked(left: str, title: str) -> str:
    """The words with ITEM where they say the title, or in English a word of it."""
    as_written, read = (BLAND.sub("", THINGS.sub("", each)) for each in (title.lower(), normal(title).text))
    stems = {each[0][:STEM] for each in LATIN.finditer(as_written)}
    left = LATIN.sub(lambda found: ITEM if found[0][:STEM] in stems else found[0], left)
    return without_title(left, ASCII.sub("", read))


# What parts two questions, but no more of the same thing, 「几点来着？在203还是大会议室？」: 「委员会几点开，另外慰问花了多少」, "who is coming? and how much left".
ANOTHER = EitherScript(
    r"[?？][\s,，。]{0,3}(?=[^\s,，。在是要几多谁哪有怎什能会还去来到用带不地时].{2})|[,，;；。\n?？]\s?(?=(?:还有|另外|顺便|再|以及|同埋|仲有|and|also|plus)[\s\u4e00-\u9fff])|\s(?=and (?:how|who|what|when|where|which|is|are|did|do)\b)|\sn(?=\s(?:how|who|what|when|where|which)\b)|[\s,，](?=[有仲还還]{0,2}(?:咩|乜嘢?|啥|什么|什麼|边啲|哪些)[^\s,，]{0,4}[未没沒冇])",
    any_case=True,
)
# 「慰问和打球分别花了多少钱」 is asked of each.
OF_EACH = EitherScript(
    r"^(?P<one>[^,，。?？和跟与、]{2,12})(?:和|跟|与|、|同埋)(?P<two>[^,，。?？]{2,12}?)(?:分别|各自?|各别)(?P<asked>[^,，。?？]{2,30}[?？]?)$"
)
LONGEST_ASKED, MOST_ASKED = 80, 4
NO_OTHER = Regex(
    r"^(?:还有(?![多几什啥哪谁没])|另外|顺便|再|以及|同埋|仲有|and|also|plus)(?:问一?下|问下|看看?|查查?)?[,，\s]{0,2}",
    any_case=True,
)


# 「谁负责什么」, 「分别是谁」, "where ah", "and how much did we spend on them": of what the question before it names.
LEANING = EitherScript(
    r"^(?:都|分别|分別|各自?|又|那|then |and )?(?:是|由|归|歸|系|係|在|喺)?(?:谁|誰|[边邊][个個度]|哪[里裡儿兒个個位]?|几[点點时時号號]|幾[点點时時号號]|多少(?:钱|錢|人)?|where|when|what time|who|how much|how many)(?:去|来|來|嚟|[参參]加|出席|(?:负责|負責|管|跟|做|办|辦)(?:什么|哪[些项個个]|啥|咩|[边邊]啲)?)?(?:来着|來着|[啊呀呢的嘅]|\s?(?:ah|ar|leh|huh|is it|one)){0,2}\W{0,3}$|\bwho(?:'s| is|s)? (?:handling|doing|in charge of|responsible for|on) (?:what|which|them|it|each)\b|\b(?:on|for|of) (?:them|those|these|it|that)\W{0,3}$",
    any_case=True,
)


# Who did it, of a number that is asked: no name of a thing. Two signs together, or a figure, may be one.
DEED_ALONE = Regex(
    r"报了?名|入了?会|出席|到[场会]|[听上下讲]了?课|签了?到|受益|领[取到走]|[花用来去看听学交收发派给到做办搞开支付][了过到完出的]{1,2}|[了过的是有都还又再那这本]"
)
NAMED = Regex(r"[\u4e00-\u9fff]{2}|\d|[A-Za-z]{3}")


def question_parts(text: str) -> tuple[str, ...]:
    """The questions of a message that asks several and does nothing else; empty for any other."""
    if len(text) > LONGEST_ASKED:
        return ()
    asked = [NO_OTHER.sub("", part).strip() for part in ANOTHER.split(text) if part and part.strip()]
    parts = [each for part in asked for each in _questions_of_each(part)]
    is_apart = all(has_asking_words(each) for each in parts) and not any(map(_leans, parts[1:]))
    return tuple(parts) if 1 < len(parts) <= MOST_ASKED and is_apart else ()


def _leans(part: str) -> bool:
    """Whether a question is of what the one before it names: it asks where or how much, of nothing by name and no time."""
    if is_english(part):  # "how many adults came" names them
        return LEANING.search(part) is not None
    wants, rest = wanted(plainly(part))
    is_named = STRENGTH.search(rest) or NAMED.search(DEED_ALONE.sub(" ", FILLER.sub(" ", rest)))
    return LEANING.search(part) is not None or (wants is not None and is_named is None)


def _questions_of_each(part: str) -> tuple[str, ...]:
    both = OF_EACH.match(part)
    return (both["one"] + both["asked"], both["two"] + both["asked"]) if both else (part,)
