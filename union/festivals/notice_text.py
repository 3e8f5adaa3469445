"""The text of a holiday notice, however it was pasted: one form, its year, its paragraphs.

A paragraph's sentences are union/festivals/notice_sentences.py's.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from union.core.almanac import festivals
from union.core.lazy_regex import Regex
from union.reading.text.normal_form import simplified

UNSEEN = re.compile(r"[\s\u200b-\u200f\u2060\ufeff*_`#<>|]+")
QUOTES = str.maketrans("", "", "“”\"'‘’「」『』《》")
BRACKETS = str.maketrans("〔〕[]【】", "()()()")
IN_BRACKETS = re.compile(r"\(([^()]*)\)")
WEEKDAY = re.compile(r"(?:星期|礼拜|周)([一二三四五六日天])")
WEEKDAYS = "一二三四五六日"
DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
CHINESE_YEAR = re.compile(r"[〇零○一二三四五六七八九]{4}(?=年)")
CHINESE_NUMBER = re.compile(
    r"(?<![初廿正腊])([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日号天])"
)
NUMBERING = r"\(?[一二三四五六七八九十]{1,2}\)?[、.:]?|\(?\d{1,2}\)?[、.:]|[·•-]"
AND = r"(?:、|和|与|及|,)"
# What may stand between the festivals and their days: 「春节假期」「春节放假安排」.
TITLED = r"(?:(?:法定)?(?:节日|假期|假日|放假)(?:时间|安排)?)?"
# After the last paragraph: duties, signature, date of issue.
TAIL = re.compile(
    r"(?:(?:节假日|假日|假期)期间,|各地区|国务院办公厅\d{4}年|此件公开).*"
    r"|(?<=[。;])[^。;:]*\d{4}年\d{1,2}月\d{1,2}日$"
)
YEAR_OF_HOLIDAYS = re.compile(r"(\d{4})年(?:全国|部分|法定)*(?:节假日|假日|节日|假期|放假)")
NO_DATE = re.compile(r"(\d{4})年(?!\d)")
ANY_YEAR = re.compile(r"(\d{4})年")
HEADING = Regex(lambda: rf"(?P<number>{NUMBERING})?(?P<label>{_labels()}){TITLED}(?P<colon>:)?")


class Paragraph(NamedTuple):
    """The text under one heading; no festival for a text without headings that names none, or several."""

    festivals: tuple[str, ...]
    text: str


def plain(raw: str) -> str:
    """Simplified, half width, without spaces and line breaks; a bracket is kept as its weekdays: 「<3>」, Monday 0."""
    text = UNSEEN.sub("", normalize("NFKC", simplified(raw))).translate(QUOTES).translate(BRACKETS)
    text = WEEKDAY.sub(lambda found: f"<{WEEKDAYS.index(found[1].replace('天', '日'))}>", text)
    text = IN_BRACKETS.sub(_weekdays, text)
    text = CHINESE_YEAR.sub(lambda found: found[0].translate(DIGITS), text)
    return CHINESE_NUMBER.sub(lambda found: str(_number(found[1])), text)


def years(text: str) -> list[int]:
    """The years a plain text gives arrangements for: those of 「2026年部分节假日」, else any other it names."""
    body = TAIL.sub("", text)
    named = re.findall(rf"(\d{{4}})年{_labels()}", body)
    found = YEAR_OF_HOLIDAYS.findall(text) or named or NO_DATE.findall(body) or ANY_YEAR.findall(body)
    return sorted({int(year) for year in found})


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a plain text, each with its festivals; one without headings is a single paragraph."""
    headings = [found for found in HEADING.finditer(text) if _is_heading(found)]
    if not headings:
        named = tuple(dict.fromkeys(_named(text)))
        yield Paragraph(named if len(named) == 1 else (), TAIL.sub("", text))
    for place, heading in enumerate(headings):
        end = headings[place + 1].start() if place + 1 < len(headings) else len(text)
        body = text[heading.end() : end]
        yield Paragraph(tuple(dict.fromkeys(_named(heading["label"]))), TAIL.sub("", body))


def _is_heading(found: re.Match[str]) -> bool:
    """「二、春节:」, 「春节:」, and 「二、春节」 right before a date; not the list of festivals in the first sentence."""
    return bool(found["colon"] or (found["number"] and found.string[found.end() :][:1].isdigit()))


def _weekdays(found: re.Match[str]) -> str:
    days = "".join(re.findall(r"<(\d)>", found[1]))
    return f"<{days}>" if days else ""


def _number(said: str) -> int:
    tens, ten, ones = said.rpartition("十")
    return (int(tens.translate(DIGITS) or 1) * 10 if ten else 0) + int(ones.translate(DIGITS) or 0)


def _named(text: str) -> list[str]:
    return [festivals.names()[found] for found in re.findall(_label(), text)]


def _labels() -> str:
    return rf"{_label()}(?:{AND}{_label()})*"


@cache
def _label() -> str:
    """Any name of a statutory festival, longest first; not those that may be a number (十一)."""
    known = [name for name, meant in festivals.names().items() if meant in festivals.statutory()]
    sure = [name for name in known if name not in festivals.ambiguous()]
    return "(?:" + "|".join(sorted(sure, key=len, reverse=True)) + ")"
