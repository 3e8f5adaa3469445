"""Questions about the work: 「今年送温暖一共多少钱」, 「上个月开了几次会」, 「还有哪些没完成」, 「谁还没报」."""

import re
from datetime import datetime
from functools import cache
from typing import NamedTuple

from union import period
from union.period import Period
from union.understanding import classify, lexicon
from union.understanding.days_asked import days_asked
from union.understanding.normal import Normal, normal
from union.understanding.periods import period_named
from union.understanding.regex import Regex
from union.understanding.weighing import heard

MANY = "(?:多少|(?<![十百千好第那这们])几)"
OPEN = Regex(
    r"(?:哪些|什么|几[项件个]|多少)[^,。?]{0,8}(?:没|未|待)(?:有)?(?:完成|办|做|落实|结)|(?:没|未)(?:有)?(?:完成|办完|做完|办结)的?(?:有|还有|是)?(?:哪些|什么|几)|还有(?:哪些|什么)(?:事|工作|任务|待办)?(?:没|未|要)?"
)
UNREPORTED = Regex(
    r"(?:谁|哪些人|哪个|哪些(?:单位|小组|部门|分会|委员)|几个人)[^,。?]{0,6}(?:没|未)(?:有)?(?:报|交|记|填)|(?:没|未)(?:报|报送|上报)的(?:有|是)?(?:谁|哪)|尚未报送"
)
MONEY = Regex(
    rf"{MANY}(?:钱|资金|经费|元|万元?|慰问金|款)|(?:总额|金额|花费|支出|经费|资金)(?:一共|共|总共|合计)?(?:是|有|花了)?{MANY}|花了?{MANY}(?:钱|元)?|总(?:金额|额|支出)"
)
PEOPLE = Regex(rf"{MANY}(?:个|名|位)?(?:人次|人|职工|会员|委员|员工|名|位)(?!家)")
COUNT = Regex(rf"{MANY}(?:次|回|条记录|条|个会|个活动|项工作|项活动)|{MANY}个?(?:会|活动|培训|讲座|比赛)")
FILLER = Regex(
    r"[?!,。\s]|一共|总共|合计|共计|累计|我们|咱们|工会|本会|请问|查一下|统计一?下?|到底|目前|现在|截至|用于|用在|花费|开展|举办|组织|发放|参加|召开|了|的|呢|吗"
)
OF_WORK = Regex(
    rf"{MANY}(?![月号点天年岁])|哪些|哪个(?!人)|哪类|哪几|哪月|什么(?!时候)"
)  # 「哪个月培训最多」 may be more than can be answered
LEFT = Regex(r"(?:预算|经费|会费|账上)[^,。?]{0,6}(?:剩|余|结余|有)[^,。?]{0,4}多少")  # 「经费还剩多少」
SUM = Regex(r"一共|总共|合计|共计|累计|截至|至今|目前|全年|了")
# Words of these grounds (evidence.toml) are said to colleagues.
ASKING = Regex(
    "[几哪谁啥]|多少|什么|怎么|如何|还有|[没未尚]|总[额金支]"
)  # without one of these nothing is asked
NOT_ASKED = Regex("别|大家|随便|没见|没几|来着|吗,")
TALKING = ("me_and_you", "others", "feelings", "own_life", "production", "rules", "other_bodies")
EDGES = Regex(r"^[共开办搞做有是问次个花用]+|[共开办搞做有是花用给]+$")


class Question(NamedTuple):
    """What is asked for in which period: `wants` is money, count, people, unit:户 …, open or unreported.

    `subject` is what the question is about in its own words, `category` the category those speak of.
    """

    period: Period
    category: str | None
    subject: str | None
    wants: str


def surely_asks(whole: Normal, now: datetime, *, is_dated: bool = False) -> bool:
    """Whether a text asks what the log or the calendar answers, and asks it of the bot rather than of colleagues.

    `is_dated`: the text names a time.
    """
    said = whole.text
    if not ASKING.search(said):
        return False
    spoken = heard(said)
    if NOT_ASKED.search(said) or any(name in spoken for name in TALKING):
        return False
    if days_asked(whole, now) is not None:
        return True
    asked = _question(said, now)
    if asked is not None and asked.wants in ("open", "unreported"):
        return True
    is_timed = is_dated or SUM.search(said) is not None or period_named(said, now) is not None
    is_work = classify.category(said) is not None or classify.kind(said) is not None
    if LEFT.search(said) or (is_timed and is_work and OF_WORK.search(said)):
        return True
    return is_timed and asked is not None and asked.wants != "unit:天"


def read_question(text: str, now: datetime) -> Question | None:
    """The question a text asks, None when it asks none that the log or the calendar can answer.

    Without a period, what is open or unreported is asked of this month, figures of this year.
    """
    return _question(normal(text).text, now)


def _question(said: str, now: datetime) -> Question | None:
    wants, words = _wanted(said)
    if wants is None:
        return None
    found = period_named(said, now)
    default = (
        period.containing(now.date()) if wants in ("open", "unreported") else period.of_key(str(now.year))
    )
    spoken = found[0] if found else default
    if spoken is None:
        return None
    if wants in ("open", "unreported"):
        return Question(spoken, None, None, wants)
    where = found[1] if found else None
    subject = _subject(said, words, (where.begin, where.end) if where else (0, 0))
    return Question(spoken, classify.category(subject) if subject else None, subject, wants)


def _wanted(text: str) -> tuple[str | None, tuple[int, int]]:
    """What is asked for, and where the words that ask stand."""
    for wants, pattern in (("unreported", UNREPORTED), ("open", OPEN), ("money", MONEY), ("people", PEOPLE)):
        match = pattern.search(text)
        if match:
            return wants, match.span()
    counted = COUNT.search(text)
    if counted:
        return "count", (counted.start(), counted.start() + 2)
    unit = _unit_asked().search(text)
    return (f"unit:{unit['unit']}", unit.span()) if unit else (None, (0, 0))


@cache
def _unit_asked() -> re.Pattern[str]:
    units = "|".join(re.escape(unit) for unit in lexicon.units() if unit not in ("个", "%"))
    return re.compile(rf"{MANY}(?P<unit>{units})")


def _subject(text: str, asked: tuple[int, int], dated: tuple[int, int]) -> str | None:
    """What is left when period, asking words and fillers are gone."""
    left = "".join(
        sign for i, sign in enumerate(text) if not (asked[0] <= i < asked[1] or dated[0] <= i < dated[1])
    )
    return EDGES.sub("", FILLER.sub("", left)) or None
