"""The text of a holiday notice, however it was pasted: its year, its paragraphs; and of each which of its days are off, which are worked, how many it says there are.

A notice names one day, or from one to another, often without year and month. Read left to right; a verb takes the days before it, in its own clause those behind it too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from union.core.almanac import festivals
from union.core.lazy_regex import Regex
from union.core.period import A_DAY
from union.festivals.notice_values import Problem, Trouble
from union.reading.numbers.numerals import whole_number
from union.reading.text.normal_form import simplified

LONGEST = timedelta(days=40)
TO = r"(?:至|到|[-–—―~〜]{1,2})"
_POINT = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}[日号](?:<\d+>)?"
# 「4月4-6日」: the sign of the day stands at the end only.
_SHORT = r"(?:\d{4}年)?\d{1,2}月\d{1,2}(?:<\d+>)?"
DAYS = rf"{_POINT}(?:{TO}{_POINT})?|{_SHORT}{TO}{_POINT}"
PARTS = re.compile(
    r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})[日号]?(?:<(?P<weekdays>\d+)>)?"
)


class ImpossibleDays(Exception):
    """Days that cannot be: its argument is the `Trouble` with them."""


class Calendar:
    """Fills in the years and months of one paragraph: a day is the one nearest to its festival."""

    def __init__(self, year: int, names: tuple[str, ...]) -> None:
        self._year = year
        self._anchor = festivals.date_of(names[0], year) if names else None
        self._last: date | None = None
        self._points: list[date] = []

    def days(self, text: str) -> tuple[list[date], list[tuple[date, int]]]:
        """The days of 「2月15日<6>至23日<0>」, and the weekdays said; raises Unreadable."""
        weekdays: list[tuple[date, int]] = []
        ends = []
        for part in PARTS.finditer(text):
            ends.append(self._point(part))
            said = [int(sign) for sign in part["weekdays"] or ""]
            # 「9日、10日（周六、周日）」: the last weekdays belong to the last days.
            weekdays += zip(self._points[-len(said) :], said, strict=False) if said else []
        first, last = ends[0], ends[-1]
        if not first <= last <= first + LONGEST:
            raise ImpossibleDays(Trouble.BACKWARDS)
        return [first + number * A_DAY for number in range((last - first).days + 1)], weekdays

    def _point(self, part: re.Match[str]) -> date:
        if part["month"] is None and self._last is None:
            raise ImpossibleDays(Trouble.UNREAD)
        month = int(part["month"]) if part["month"] or self._last is None else self._last.month
        if part["year"]:
            found = _day(int(part["year"]), month, int(part["day"]))
        elif part["month"] is None and self._last is not None:
            found = _day(self._last.year, month, int(part["day"]))
        else:
            found = self._nearest(month, int(part["day"]))
        if abs(found.year - self._year) > 1:
            raise ImpossibleDays(Trouble.OTHER_YEAR)
        self._last = found
        self._anchor = self._anchor or found
        self._points.append(found)
        return found

    def _nearest(self, month: int, day: int) -> date:
        """The day in the year before, this one or the next; 29 February only where there is one."""
        anchor = self._anchor
        if anchor is None:
            return _day(self._year, month, day)
        away = {by: abs(by * 12 + month - anchor.month) for by in (-1, 0, 1)}
        return _day(anchor.year + min(away, key=lambda by: away[by]), month, day)


def quoted(text: str) -> str:
    """A stretch of the plain text as it is said back, its weekdays in words."""

    def in_words(found: re.Match[str]) -> str:
        return "（" + "、".join(f"周{WEEKDAYS[int(sign)]}" for sign in found[1]) + "）"

    return re.sub(r"<(\d+)>", in_words, text).strip("。;,")


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ImpossibleDays(Trouble.NO_SUCH_DAY) from None


UNSEEN = Regex(r"[\s\u200b-\u200f\u2060\ufeff*_`#<>|]+")
QUOTES = str.maketrans("", "", "“”\"'‘’「」『』《》")
BRACKETS = str.maketrans("〔〕[]【】", "()()()")
IN_BRACKETS = Regex(r"\(([^()]*)\)")
WEEKDAY = Regex(r"(?:星期|礼拜|周)([一二三四五六日天])")
WEEKDAYS = "一二三四五六日"
DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
CHINESE_YEAR = Regex(r"[〇零○一二三四五六七八九]{4}(?=年)")
CHINESE_NUMBER = Regex(
    r"(?<![初廿正腊])([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日号天])"
)
NUMBERING = r"\(?[一二三四五六七八九十]{1,2}\)?[、.:]?|\(?\d{1,2}\)?[、.:]|[·•-]"
AND = r"(?:、|和|与|及|,)"
# What may stand between the festivals and their days: 「春节假期」「春节放假安排」.
TITLED = r"(?:(?:法定)?(?:节日|假期|假日|放假)(?:时间|安排)?)?"
# After the last paragraph: duties, signature, date of issue.
TAIL = Regex(
    r"(?:(?:节假日|假日|假期)期间,|各地区|国务院办公厅\d{4}年|此件公开).*"
    r"|(?<=[。;])[^。;:]*\d{4}年\d{1,2}月\d{1,2}日$"
)
YEAR_OF_HOLIDAYS = Regex(r"(\d{4})年(?:全国|部分|法定)*(?:节假日|假日|节日|假期|放假)")
NO_DATE = Regex(r"(\d{4})年(?!\d)")
ANY_YEAR = Regex(r"(\d{4})年")
HEADING = Regex(lambda: rf"(?P<number>{NUMBERING})?(?P<label>{_labels()}){TITLED}(?P<colon>:)?")


class Paragraph(NamedTuple):
    """The text under one heading; no festival for a text without headings that names none, or several."""

    festivals: tuple[str, ...]
    text: str


def plain_notice_text(raw: str) -> str:
    """Simplified, half width, without spaces and line breaks; a bracket is kept as its weekdays: 「<3>」, Monday 0."""
    text = UNSEEN.sub("", normalize("NFKC", simplified(raw))).translate(QUOTES).translate(BRACKETS)
    text = WEEKDAY.sub(lambda found: f"<{WEEKDAYS.index(found[1].replace('天', '日'))}>", text)
    text = IN_BRACKETS.sub(_weekdays, text)
    text = CHINESE_YEAR.sub(lambda found: found[0].translate(DIGITS), text)
    return CHINESE_NUMBER.sub(lambda found: str(whole_number(found[1])), text)


def years(text: str) -> list[int]:
    """The years a plain text gives arrangements for: those of 「2026年部分节假日」, else any other it names."""
    body = TAIL.sub("", text)
    named = re.findall(rf"(\d{{4}})年{_labels()}", body)
    found = YEAR_OF_HOLIDAYS.findall(text) or named or NO_DATE.findall(body) or ANY_YEAR.findall(body)
    return sorted({int(year) for year in found})


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a plain text, each with its festivals; one without headings is a single paragraph."""
    # 「二、春节:」, 「春节:」, and 「二、春节」 right before a date; not the list of festivals in the first sentence.
    behind = [(found, found.string[found.end() :][:1]) for found in HEADING.finditer(text)]
    headings = [each for each, sign in behind if each["colon"] or (each["number"] and sign.isdigit())]
    if not headings:
        named = tuple(dict.fromkeys(_festival_names(text)))
        yield Paragraph(named if len(named) == 1 else (), TAIL.sub("", text))
    for place, heading in enumerate(headings):
        end = headings[place + 1].start() if place + 1 < len(headings) else len(text)
        body = text[heading.end() : end]
        yield Paragraph(tuple(dict.fromkeys(_festival_names(heading["label"]))), TAIL.sub("", body))


def _weekdays(found: re.Match[str]) -> str:
    days = "".join(re.findall(r"<(\d)>", found[1]))
    return f"<{days}>" if days else ""


def _festival_names(text: str) -> list[str]:
    return [festivals.canonical_names()[found] for found in re.findall(_label(), text)]


def _labels() -> str:
    return rf"{_label()}(?:{AND}{_label()})*"


@cache
def _label() -> str:
    """Any name of a statutory festival, longest first; not those that may be a number (十一)."""
    known = [name for name, meant in festivals.canonical_names().items() if meant in festivals.statutory()]
    sure = [name for name in known if name not in festivals.ambiguous()]
    return "(?:" + "|".join(sorted(sure, key=len, reverse=True)) + ")"


EXTENDED = Regex(r"延长(?:\d{4}年)?[^\d,。;]{0,30}?(?:至|到)(?=\d)")
# What is said of days that this paragraph does not set: ordinary rest days, what a span is made of.
OTHER = r"起(?:正常|恢复|照常){0,4}上班|不(?:放假|调休|上班)|公休|法定|休息|照常|调至|调到"
WORK = r"(?:调休|照常|正常|补|需|须){0,4}上班|补班|调班"
OFF = r"放假|补休|调休"
COUNT = r"(?P<verb>共计?|放假|假期)(?P<count>\d{1,2})天"
TOKEN = Regex(
    rf"(?P<date>{DAYS})|(?P<joined>连休)|(?P<work>{WORK})|(?P<other>{OTHER})"
    rf"|(?P<counted>{COUNT})|(?P<off>{OFF})|(?P<stop>[,。;])"
)
# Figures that are no days: 「70周年」, a year, the number before a sentence, a weekday that stands alone.
NO_DAY = Regex(r"\d{1,4}周年|\d{4}年|<\d+>|(?:^|(?<=[。;:]))\(?\d{1,2}\)?[、.]")


def understood(paragraph: Paragraph, year: int) -> "FoundInNotice":
    """The paragraph's days, for a notice of that year."""
    found, text = FoundInNotice(paragraph.festivals, Calendar(year, paragraph.festivals)), paragraph.text
    if (
        paragraph.festivals
    ):  # 「延长春节假期至2月2日」: a later notice does not repeat the day the holiday begins
        begin = festivals.holiday_span(paragraph.festivals[0], year)[0]
        text = EXTENDED.sub(f"放假{begin.month}月{begin.day}日至", text)
    for sentence in re.findall(r"[^。;]+[。;]?", text):
        found.read(sentence)
    return found


@dataclass(slots=True)
class FoundInNotice:
    """What a paragraph gives, one sentence after another. `weekdays` and `counts` are as said, a count with the days off named up
    to there.
    """

    festivals: tuple[str, ...]
    _calendar: Calendar
    off: list[date] = field(default_factory=list)
    work: list[date] = field(default_factory=list)
    weekdays: list[tuple[date, int]] = field(default_factory=list)
    counts: list[tuple[int, int]] = field(default_factory=list)
    joined: bool = False  # 「与周末连休」: the weekend may be counted in
    problems: list[Problem] = field(default_factory=list)
    _pending: list[date] = field(default_factory=list)  # no verb has taken them yet
    _verb: str = ""
    _idle: bool = False  # the clause's 「上班」 has no day yet
    _counts: list[int] = field(default_factory=list)

    def read(self, sentence: str) -> None:
        """Take one sentence; what in it is not understood is a problem of the paragraph."""
        lost = False
        for token in TOKEN.finditer(sentence):
            lost = self._take(token) or lost
        lost = self._end_clause() or bool(self._pending) or lost
        self._pending = []
        self._count()
        if lost or bool(re.search(r"\d", TOKEN.sub(" ", NO_DAY.sub("", sentence)))):
            self._problem(Trouble.UNREAD, sentence)

    def _take(self, token: re.Match[str]) -> bool:
        if token["date"]:
            self._date(token)
        elif token["joined"]:
            self.joined = True
        elif token["stop"]:
            return self._end_clause()
        elif token["counted"]:
            if token["verb"] == "放假" or (self._pending and not self._verb):
                self._act("off")
            self._counts.append(int(token["count"]))
            if self.off:
                self._count()
        else:
            self._act(token.lastgroup or "")
        return False

    def _date(self, token: re.Match[str]) -> None:
        try:
            days, weekdays = self._calendar.days(token["date"])
        except ImpossibleDays as error:
            self._problem(error.args[0], token["date"])
            return
        self._pending += days
        self.weekdays += weekdays
        self._idle = False

    def _act(self, verb: str) -> None:
        """A verb takes the days before it; without any it waits for those behind it."""
        self._idle = verb == "work" and not self._pending
        self._give(verb)
        self._verb = verb

    def _end_clause(self) -> bool:
        """Days behind a verb are its own; days without a verb wait for the next clause's."""
        if self._verb:
            self._give(self._verb)
        idle, self._verb, self._idle = self._idle, "", False
        return idle

    def _give(self, verb: str) -> None:
        taking = {"off": self.off, "work": self.work}.get(verb, [])
        taking += self._pending
        self._pending = []

    def _count(self) -> None:
        self.counts += [(said, len(set(self.off))) for said in self._counts]
        self._counts = []

    def _problem(self, trouble: Trouble, text: str) -> None:
        self.problems.append(Problem(trouble, self.festivals, quoted(text)))
