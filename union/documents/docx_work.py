"""The work of a report section by section: its sums, the items worth naming, and what its narrative says."""

import re
from collections.abc import Mapping, Sequence

from docx.document import Document

from union import digest_details as details
from union import digest_words as words_of
from union.digest import Digest
from union.digest_details import Line
from union.digest_narrative import Chapter
from union.digest_sections import Section
from union.documents.docx_text import write
from union.words import Words

NUMERALS = "一二三四五六七八九十"
ITEMS = 8
FIGURES = re.compile(r"[^、，（）]+")  # of 「12户，6000元（慰问金5000元、慰问品1000元）」


def numeral(place: int) -> str:
    """一 to 九十九 for the places from 0 on."""
    tens, ones = divmod(place + 1, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return ten + (NUMERALS[ones - 1] if ones else "")


def heading(document: Document, place: int, name: str) -> None:
    """（一）, （二） … within a chapter."""
    write(document, f"（{numeral(place)}）{name}", "Heading 2")


def sentence(document: Document, text: str) -> None:
    """A paragraph of the body, closed with a full stop where it is not yet."""
    write(document, text if text.endswith(("。", "！", "？")) else f"{text}。", "Body Text")


def numbered(document: Document, lines: Sequence[Line]) -> None:
    """「1. 」 before each of several items; what sums up the rest, and an only line, stand without."""
    for place, line in enumerate(lines, 1):
        bare = line.number is None or len(lines) == 1
        sentence(document, line.text if bare else f"{place}. {line.text}")


def write_work(document: Document, digest: Digest, told: Mapping[str, Chapter], _: Words) -> None:
    """Every section under its own heading; `told` is the narrative by category, empty for a month."""
    for place, section in enumerate(digest.sections):
        heading(document, place, section.category)
        chapter = told.get(section.category)
        if chapter is None:
            write_section(document, section, _)
        else:
            sentence(document, chapter.text)
            _write_rest(document, section, chapter, _)


def write_section(document: Document, section: Section, _: Words, *, year: int | None = None) -> None:
    """How many, the sums with their purposes, the items; one item says its own figures. 补报 of a `year` say their day."""
    if section.count.value == 1:
        only = section.items[0]
        sentence(document, words_of.item(only, _) if year is None else words_of.dated(only, year, _))
        return
    count = words_of.items_counted(section.count, _)
    sums = words_of.sums(section, _, everything=True)
    sentence(
        document, _("共{count}：{sums}", count=count, sums=sums) if sums else _("共{count}", count=count)
    )
    numbered(document, details.work(section, _, limit=ITEMS, year=year))
    _write_ratios(document, section, _)


def _write_rest(document: Document, section: Section, chapter: Chapter, _: Words) -> None:
    """What the narrative leaves out: sums by purpose, and the items it does not tell singly."""
    left = _untold(section, chapter.text, _)
    if section.count.value > 1 and left:
        sentence(document, _("分项合计：{sums}", sums=left))
    lines = details.work(section, _, limit=ITEMS, told=chapter.items)
    if len(lines) > 1:
        write(document, _("其他工作："), "Body Text").paragraph_format.keep_with_next = True
    numbered(document, lines)
    if section.count.value > 1:
        _write_ratios(document, section, _)


def _untold(section: Section, text: str, _: Words) -> str:
    """Those of the sums that the narrative does not tell with all their purposes."""
    measures = (words_of.unit_sum(each, _, everything=True) for each in section.sums)
    money = (words_of.money_sum(each, _, everything=True) for each in section.money)
    sides = ("、".join(each for each in side if not _tells(text, each)) for side in (measures, money))
    income = (each for each in words_of.incomes(section, _, everything=True) if not _tells(text, each))
    return "，".join(side for side in (*sides, *income) if side)


def _tells(text: str, sum_: str) -> bool:
    """Whether every figure of 「12户，6000元（慰问金5000元）」 stands in the text, none as the end of a larger one."""
    return all(re.search(rf"(?<![\d.]){re.escape(each)}", text) for each in FIGURES.findall(sum_))


def _write_ratios(document: Document, section: Section, _: Words) -> None:
    """What was named beside its figure; a bare 「1000元」 would tell a reader nothing."""
    named = {item.number for item in section.items}
    bare = {(each.number, each.text) for each in section.listed if not each.what}
    rest = [
        line.text
        for line in details.ratios(section, _)
        if line.number not in named and (line.number, line.text) not in bare
    ]
    if rest:
        sentence(document, _("另有不相加的数据：{figures}", figures="、".join(rest)))
