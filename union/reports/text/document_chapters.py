"""The chapters of a report as an official document; a chapter with nothing to say is left out, heading and all."""

import re
from collections.abc import Iterator, Mapping, Sequence

from union.core import units
from union.core.files.printable_text import printable
from union.core.grain import Grain
from union.reports.comparison import Change
from union.reports.model import Digest
from union.reports.sections import Section, ordered
from union.reports.text import care_prose
from union.reports.text import figure_texts as words_of
from union.reports.text import list_sections as details
from union.reports.text import title as title_of
from union.reports.text import year_plan_texts as plan_words
from union.reports.text.blocks import (
    Block,
    DocumentChapter,
    ListLine,
    TableBlock,
    TextBlock,
    headed,
    numbered,
    sentence,
)
from union.reports.text.care_prose import care_blocks, places
from union.reports.text.narrative import Chapter, narrative
from union.words import Words
from union.worklog.totals import SummedAmount, total

CATEGORIES_SHARE = 0.2  # of the width, in the table of figures; of other tables each column's
MONTHS = (0.3, 0.3, 0.4)
SOURCES = (0.28, 0.27, 0.45)


def chapters(digest: Digest, _: Words) -> list[DocumentChapter]:
    """All that have something to say, in their order."""
    told, ahead = narrative(digest, _), title_of.coming(digest.period, _)
    opening = told[0].text if told else ""
    outlook = "".join(each.text for each in told[1:] if not each.category)
    work = {each.category: each for each in told if each.category}
    corrections = [ListLine(each, 0) for each in digest.corrections]
    remarks = (printable(line).strip() for line in digest.remarks.splitlines())
    found = (
        (_("更正内容"), numbered(corrections, _)),
        (_("总体情况"), _summary(digest, opening, _)),
        (_("分类工作情况"), work_blocks(digest, work, _)),
        (_("竞赛比赛情况"), numbered(details.competitions(digest, _), _)),
        (_("计划完成情况"), _plan(digest, _)),
        (_("补报情况"), _late(digest, _)),
        (_("{coming}安排", coming=ahead), _coming(digest, outlook, _)),
        (_("说明"), (sentence(line, _) for line in remarks if line)),
    )
    every = (DocumentChapter(name, list(blocks)) for name, blocks in found)
    return [each for each in every if each.blocks]


def _summary(digest: Digest, opening: str, _: Words) -> Iterator[Block]:
    yield sentence(opening or words_of.summary(digest, _), _)
    for line in _comparisons(digest, _):
        yield sentence(line, _)
    if digest.table and digest.sections:
        yield figures_table(digest, _)
    if digest.period.grain is not Grain.MONTH and digest.months:
        yield months_table(digest, _)
    if digest.approximate:
        yield sentence(words_of.approximation(digest, _), _)


def _comparisons(digest: Digest, _: Words) -> Iterator[str]:
    """The comparisons in the words of a report: 「8项（上月2项，增长300%）」."""
    period = digest.period
    sides = ((digest.previous, title_of.last(period, _)), (digest.year_ago, title_of.year_ago(period, _)))
    for changes, then in sides:
        if changes and digest.sections:
            told = _("、").join(_change(each, then, _) for each in changes)
            yield _("与{then}相比：{figures}", then=then, figures=told)
        elif changes and any(each.then.value for each in changes):
            yield words_of.compared(changes, then, _)
    if digest.year_to_date:
        yield words_of.year_to_date(digest.year_to_date, _)


def _change(each: Change, then: str, _: Words) -> str:
    now, before = words_of.headline(each, each.now, _), words_of.headline(each, each.then, _)
    if each.percent is None:
        return _("{now}（{then}无）", now=now, then=then)
    share = words_of.number(abs(each.percent))
    if each.now.value == each.then.value:
        return _("{now}（与{then}持平）", now=now, then=then)
    if not words_of.tells(each):
        return _("{now}（{then}{before}）", now=now, then=then, before=before)
    if each.percent > 0:
        return _("{now}（{then}{before}，增长{share}%）", now=now, then=then, before=before, share=share)
    return _("{now}（{then}{before}，下降{share}%）", now=now, then=then, before=before, share=share)


def _plan(digest: Digest, _: Words) -> Iterator[Block]:
    for said in (details.plan(digest, _), plan_words.summary(digest, _, named=None)):
        if said:
            yield sentence(said, _)
    parts = (
        (_("已过期限事项"), details.overdue(digest, _)),
        (_("计划内未完成事项"), details.unfinished(digest, _)),
        (_("年度计划完成情况"), plan_words.sections(digest, _, named=None)),
        (_("尚需跟进的工作"), care_prose.left(digest, _)),
        (_("到会情况"), details.turnouts(digest, _)),
    )
    yield from headed(((name, numbered(lines, _)) for name, lines in parts), _)


def _late(digest: Digest, _: Words) -> Iterator[Block]:
    if digest.late:
        note = words_of.late_note(digest, _)
        yield sentence(_("以下工作在所属月份报送后补报，{note}", note=note), _)
    year = digest.period.year
    yield from headed(((_(each.category), section_blocks(each, _, year=year)) for each in digest.late), _)


def _coming(digest: Digest, outlook: str, _: Words) -> Iterator[Block]:
    """The outlook, then the lists; an only line that it tells is not told again."""
    if outlook:
        yield sentence(outlook, _)
    lists = (
        (_("工作安排"), details.coming_with_festivals(digest, _)),
        (_("须准备的事项"), details.preparing(digest, _)),
    )
    parts = (
        (name, numbered(lines, _))
        for name, lines in lists
        if not (len(lines) == 1 and lines[0].text in outlook)
    )
    yield from headed(parts, _, only=False)


def figures_table(digest: Digest, _: Words) -> TableBlock:
    """Facts by category, this period beside those that are known, and this period's money."""
    columns = _columns(digest, _)
    money = {
        each.category: _("、").join(words_of.paid(sum_.total, sum_.unit, _) for sum_ in each.money)
        for each in digest.sections
    }
    rows = [
        [_(row.category), *(cells[place] for _head, cells in columns), money.get(row.category) or "—"]
        for place, row in enumerate(digest.table)
    ]
    heads = [_("类别"), *(head for head, _cells in columns), _("金额")]
    return TableBlock(_("各类工作项数和金额"), heads, rows, CATEGORIES_SHARE)


def months_table(digest: Digest, _: Words) -> TableBlock:
    """How many facts and how much money each month had."""
    rows = [
        [
            title_of.period_name(each.period, _, now=title_of.day_of(digest.period)),
            words_of.items_counted(total(each.facts.values()), _) if each.facts else "—",
            _("、").join(words_of.paid(sum_, currency, _) for currency, sum_ in each.money.items()) or "—",
        ]
        for each in digest.months
    ]
    heads = [_("月份"), _("项数"), _("金额")]
    return TableBlock(_("各月工作项数和金额"), heads, rows, widths=MONTHS)


def sources_table(digest: Digest, _: Words) -> TableBlock:
    """Every sum of the report with the numbers of the logs it was added up from."""
    rows = [row for section in digest.sections for row in _source_rows(_(section.category), section, _)]
    for section in digest.late:
        rows += _source_rows(_("{category}（补报）", category=_(section.category)), section, _)
    return TableBlock("", [_("类别"), _("数据"), _("记录编号")], rows, widths=SOURCES)


def numbers(sources: Sequence[int]) -> str:
    """「#3–#7 #9」: log numbers, runs of three and more drawn together; a line may end between any two."""
    runs: list[list[int]] = []
    for each in sources:
        if runs and runs[-1][-1] == each - 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return " ".join(
        f"#{run[0]}–#{run[-1]}" if len(run) > 2 else " ".join(f"#{each}" for each in run) for run in runs
    )


def _columns(digest: Digest, _: Words) -> list[tuple[str, list[str]]]:
    period = digest.period
    known = (
        (title_of.this(period, _), [row.now for row in digest.table], True),
        (title_of.last(period, _), [row.previous for row in digest.table], digest.previous is not None),
        (title_of.year_ago(period, _), [row.year_ago for row in digest.table], digest.year_ago is not None),
        (_("本年累计"), [row.year_to_date for row in digest.table], digest.year_to_date is not None),
    )
    return [(head, [words_of.number_of(each) for each in cells]) for head, cells, shown in known if shown]


def _source_rows(name: str, section: Section, _: Words) -> Iterator[list[str]]:
    for said, amount in _sums(section, _):
        yield [name, said, numbers(amount.sources)]
        name = ""


def _sums(section: Section, _: Words) -> Iterator[tuple[str, SummedAmount]]:
    yield words_of.items_counted(section.count, _), section.count
    for each in section.sums:
        if each.mixed:
            for part in each.parts:
                yield units.of_what(part.what, words_of.counted(part.amount, each.unit, _), _), part.amount
        else:
            yield words_of.counted(each.total, each.unit, _), each.total
    for money in section.money:
        yield words_of.paid(money.total, money.unit, _), money.total
    for got in section.income:
        yield _("收入：{money}", money=words_of.paid(got.total, got.unit, _)), got.total


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
