"""The work of a report section by section: its sums, the items worth naming, and what its narrative says."""

import re
from collections.abc import Mapping, Sequence

from docx.document import Document

from union.reports.model import Digest
from union.reports.sections import Section, ordered
from union.reports.text import figure_texts as words_of
from union.reports.text import list_sections as details
from union.reports.text.care_prose import places
from union.reports.text.list_sections import ListLine
from union.reports.text.narrative import Chapter
from union.reports.word.care import write_care
from union.reports.word.paragraphs import sentence, write
from union.words import Words

NUMERALS = "一二三四五六七八九十"
ITEMS = 8
BETWEEN = re.compile(r"[、，（）()]|, ")  # the figures of 「12户，6000元（慰问金5000元、慰问品1000元）」


def numeral(place: int, _: Words) -> str:
    """一 to 九十九 for the places from 0 on, 1 to 99 where no Chinese is read."""
    if not _.language.startswith("zh"):
        return str(place + 1)
    tens, ones = divmod(place + 1, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return ten + (NUMERALS[ones - 1] if ones else "")


def heading(document: Document, place: int, name: str, _: Words) -> None:
    """（一）, （二） … within a chapter; in English (1), (2)."""
    write(document, _("（{numeral}）{name}", numeral=numeral(place, _), name=name), "Heading 2")


def numbered(document: Document, lines: Sequence[ListLine], _: Words) -> None:
    """「1. 」 before each of several items; what sums up the rest, and an only line, stand without."""
    for place, line in enumerate(lines, 1):
        bare = line.number is None or len(lines) == 1
        sentence(document, line.text if bare else f"{place}. {line.text}", _)


def write_work(document: Document, digest: Digest, told: Mapping[str, Chapter], _: Words) -> None:
    """Every section under its own heading, and what care tells there; `told`: the narrative by category, of a month empty."""
    sections = {section.category: section for section in digest.sections}
    for place, category in enumerate(ordered({*sections, *places(digest)})):
        heading(document, place, _(category), _)
        section, chapter = sections.get(category), told.get(category)
        if section and chapter:
            sentence(document, chapter.text, _)
            _write_rest(document, section, chapter, _)
        elif section:
            write_section(document, section, _)
        write_care(document, digest, category, _)


def write_section(document: Document, section: Section, _: Words, *, year: int | None = None) -> None:
    """How many, the sums with their purposes, the items; one item says its own figures. 补报 of a `year` say their day."""
    if section.count.value == 1:
        only = section.items[0]
        sentence(document, words_of.item(only, _) if year is None else words_of.dated(only, year, _), _)
        return
    count = words_of.items_counted(section.count, _)
    sums = words_of.sums(section, _, everything=True)
    whole = _("共{count}：{sums}", count=count, sums=sums) if sums else _("共{count}", count=count)
    sentence(document, whole, _)
    numbered(document, details.work(section, _, limit=ITEMS, year=year), _)
    _write_ratios(document, section, _)


def _write_rest(document: Document, section: Section, chapter: Chapter, _: Words) -> None:
    """What the narrative leaves out: sums by purpose, and the items it does not tell singly."""
    left = _untold(section, chapter.text, _)
    if section.count.value > 1 and left:
        sentence(document, _("分项合计：{sums}", sums=left), _)
    lines = details.work(section, _, limit=ITEMS, told=chapter.items)
    if len(lines) > 1:
        write(document, _("其他工作："), "Body Text").paragraph_format.keep_with_next = True
    numbered(document, lines, _)
    if section.count.value > 1:
        _write_ratios(document, section, _)


def _untold(section: Section, text: str, _: Words) -> str:
    """Those of the sums that the narrative does not tell with all their purposes."""
    measures = (words_of.unit_sum(each, _, everything=True) for each in section.sums)
    money = (words_of.money_sum(each, _, everything=True) for each in section.money)
    sides = (_("、").join(each for each in side if not _tells(text, each)) for side in (measures, money))
    income = (each for each in words_of.incomes(section, _, everything=True) if not _tells(text, each))
    return _("，").join(side for side in (*sides, *income) if side)


def _tells(text: str, sum_: str) -> bool:
    """Whether every figure of 「12户，6000元（慰问金5000元）」 stands in the text, none as the end of a larger one."""
    return all(
        re.search(rf"(?<![\d.]){re.escape(each.strip())}", text)
        for each in BETWEEN.split(sum_)
        if each.strip()
    )


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
        sentence(document, _("另有不相加的数据：{figures}", figures=_("、").join(rest)), _)
