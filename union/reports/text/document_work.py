"""The work of a report's document section by section: its sums, the items worth naming, and what its narrative says."""

import re
from collections.abc import Iterator, Mapping

from union.reports.model import Digest
from union.reports.sections import Section, ordered
from union.reports.text import figure_texts as words_of
from union.reports.text import list_sections as details
from union.reports.text.blocks import Block, TextBlock, headed, numbered, sentence
from union.reports.text.care_prose import care_blocks, places
from union.reports.text.narrative import Chapter
from union.words import Words

ITEMS = 8
BETWEEN = re.compile(r"[、，（）()]|, ")  # the figures of 「12户，6000元（慰问金5000元、慰问品1000元）」


def work_blocks(digest: Digest, told: Mapping[str, Chapter], _: Words) -> Iterator[Block]:
    """Every section under its own heading, and what care tells there; `told`: the narrative by category, of a month empty."""
    sections = {section.category: section for section in digest.sections}
    categories = ordered({*sections, *places(digest)})
    parts = ((_(each), _category(digest, each, sections.get(each), told.get(each), _)) for each in categories)
    yield from headed(parts, _)


def _category(
    digest: Digest, category: str, section: Section | None, chapter: Chapter | None, _: Words
) -> Iterator[Block]:
    if section and chapter:
        yield sentence(chapter.text, _)
        yield from _rest(section, chapter, _)
    elif section:
        yield from section_blocks(section, _)
    yield from care_blocks(digest, category, _)


def section_blocks(section: Section, _: Words, *, year: int | None = None) -> Iterator[Block]:
    """How many, the sums with their purposes, the items; one item says its own figures. 补报 of a `year` say their day."""
    if section.count.value == 1:
        only = section.items[0]
        yield sentence(words_of.item(only, _) if year is None else words_of.dated(only, year, _), _)
        return
    count = words_of.items_counted(section.count, _)
    sums = words_of.sums(section, _, everything=True)
    yield sentence(_("共{count}：{sums}", count=count, sums=sums) if sums else _("共{count}", count=count), _)
    yield from numbered(details.work(section, _, limit=ITEMS, year=year), _)
    yield from _ratios(section, _)


def _rest(section: Section, chapter: Chapter, _: Words) -> Iterator[Block]:
    """What the narrative leaves out: sums by purpose, and the items it does not tell singly."""
    left = _untold(section, chapter.text, _)
    if section.count.value > 1 and left:
        yield sentence(_("分项合计：{sums}", sums=left), _)
    lines = details.work(section, _, limit=ITEMS, told=chapter.items)
    if len(lines) > 1:
        yield TextBlock(_("其他工作："), keeps=True)
    yield from numbered(lines, _)
    if section.count.value > 1:
        yield from _ratios(section, _)


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


def _ratios(section: Section, _: Words) -> Iterator[Block]:
    """What was named beside its figure; a bare 「1000元」 would tell a reader nothing."""
    named = {item.number for item in section.items}
    rest = [f"{each.what}{each.text}" for each in section.listed if each.what and each.number not in named]
    if rest:
        yield sentence(_("另有不相加的数据：{figures}", figures=_("、").join(rest)), _)
