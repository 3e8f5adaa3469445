"""Which days of something with several times a message says are off, and which stay: 「22号的挪到23号，20和24不变」.

Read by signs alone; whether a day is one of an item's the calendar knows (handlers/routing/references/named_days.py).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.reading.numbers.numerals import whole
from union.reading.text.normal_form import normal

LIST_SIGN = r"[、和跟与同,\s]{1,2}"
DAY = Regex(
    r"(?P<month>\d{1,2})月(?P<of>\d{1,2})[号日]?"
    r"|(?<![\d.:])(?P<day>\d{1,2})(?:[号日](?!楼|线|门|车间|库|炉|机|桌|柜)"
    rf"|(?={LIST_SIGN}\d{{1,2}}(?![\d:.点时])(?:{LIST_SIGN}\d|[号日][^楼线门车库炉机]|[两三]天|那|不|照))"
    r"|(?=[两三]天[照都不]|那[一]?[场次天回趟节堂班批]|不|照[常旧]))"
    r"|(?<![一二三四五六七八九十])(?P<spelt>[一二三四五六七八九十廿]{1,3})号(?!楼|线|门|车间|库|炉|机|桌|柜)"
    r"|(?P<near>大后[天日]|后[天日]|[明今][天日晚早]|[明今]儿)"
    r"|(?P<weeks>下{1,2}个?|[这本]个?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])(?!前)"
    r"|(?P<nth>第[一二三四五六七八九\d]|头一?|[前后]一|最后一)(?=天)",
)
NEAR = {"今": 0, "明": 1, "后": 2, "大": 3}
WEEKDAYS = "一二三四五六日"
# What a clause says of the days in it.
STAYS = Regex(r"照[常旧舊原开走排练上办去来发打跑收讲比]|不[变动]|没变|继续|接着|如期|正常|一切照|还[是按]原")
OFF = Regex(
    r"取消|停|[不别莫甭](?:用|去|来|开|搞|办|打|上|练|排|跳|要|必|走|弄|讲|比)|免了|黄了|作罢|算了|泡汤|跳过|空过|改|挪|推|延|换|调|顺|移|提前|放到|并[入到在]|[晚早错拖缓][一两三几半]"
)
ONLY = Regex(r"(?:只|就|仅|单)(?:留|剩|要|去|搞|办|开|对|打|上|走|发|做|有|在)?(?:下|了)?$")
BREAK = Regex(r"[,，。.;；:：!！?？\n]|\s")
JOINED = Regex(rf"(?:{LIST_SIGN}|那?[两三]天)?")
# A day behind it is the new one.
BECOMES = Regex(r"(?:[并改挪移推延顺调换放补][到入至成为在去]|改|挪到?|改期到?)\s?$")


class NamedDay(NamedTuple):
    """A day as it was named: one, one of a month without its month, or one by its place among several."""

    text: str
    day: date | None = None
    of_month: int | None = None
    place: int | None = None

    def is_on(self, day: date, place: int, count: int) -> bool:
        """Whether that is the day, the `place`th of so many."""
        if self.place is not None:
            return place == (self.place if self.place >= 0 else count + self.place)
        return day == self.day if self.day is not None else day.day == self.of_month


@dataclass(frozen=True, slots=True)
class ItemDays:
    """What is said of days: those that are off or move, else those named as the reason; those that stay."""

    off: Sequence[NamedDay]
    stays: Sequence[NamedDay]
    anew: Sequence[NamedDay] = ()


def read_item_days(text: str, anew: str, today: date) -> ItemDays:
    """`anew`: the words that tell what the day becomes; its days are none of the item's."""
    said = normal(text).text
    targets = [each for _, each in _named(normal(anew).text, today)]
    off, stays, beside = list[NamedDay](), list[NamedDay](), list[NamedDay]()
    found = [(place, each) for place, each in _named(said, today) if each not in targets]
    for nth, ((start, end), each) in enumerate(found):
        following = found[nth + 1][0] if nth + 1 < len(found) else None
        last = end
        for (first, behind), other in found[nth + 1 :]:  # 「22 24两天照旧」: a list has one verb
            is_alike = (each.day is None) is (other.day is None) or said[last:first].strip(" ,")
            if JOINED.fullmatch(said, last, first) is None or not is_alike:  # 「就明天 11号的取消」
                break
            last, following = behind, None
        is_kept = _is_kept(said, start, last, following[0] if following else len(said))
        (beside if is_kept is None else stays if is_kept else off).append(each)
    return ItemDays(tuple(off or beside), tuple(stays), tuple(targets))


def _is_kept(said: str, start: int, end: int, limit: int) -> bool | None:
    """Whether the clause of a day says that it stays, or that this one alone does; None where it says neither."""
    begin = end + 1 if said[end : end + 1] == " " else end
    cut = BREAK.search(said, begin, max(begin, limit))
    clause = said[end : cut.start() if cut else max(begin, limit)]
    stays, off = STAYS.search(clause), OFF.search(clause)
    if off is not None:
        return stays is not None and stays.start() <= off.start()
    return True if stays is not None or ONLY.search(said[:start]) is not None else None


def _named(said: str, today: date) -> Iterator[tuple[tuple[int, int], NamedDay]]:
    for each in DAY.finditer(said):
        found = _of(each, today) if BECOMES.search(said[: each.start()]) is None else None
        if found is not None:
            yield each.span(), found


def _of(found: re.Match[str], today: date) -> NamedDay | None:
    text, monday = found[0], today - timedelta(days=today.weekday())
    if found["near"]:
        return NamedDay(text, today + timedelta(days=NEAR[text[0]]))
    if found["weekday"]:
        weeks = (found["weeks"] or "").count("下")
        day = monday + timedelta(weeks=weeks, days=WEEKDAYS.index(found["weekday"].replace("天", "日")))
        return NamedDay(text, day if day >= today or found["weeks"] else day + timedelta(weeks=1))
    if found["nth"]:
        nth = text.removeprefix("第")
        place = {"最": -1, "后": -1, "头": 0, "前": 0}.get(nth[0])
        return NamedDay(text, place=(whole(nth) or 1) - 1 if place is None else place)
    number = whole(found["of"] or found["day"] or found["spelt"]) or 0
    if found["month"] is None:
        return NamedDay(text, of_month=number) if 0 < number <= 31 else None
    try:
        day = date(today.year, int(found["month"]), number)
    except ValueError:
        return None
    return NamedDay(text, day if (today - day).days < 180 else day.replace(year=day.year + 1))
