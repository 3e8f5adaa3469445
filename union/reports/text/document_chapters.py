"""The chapters of a report as an official document; a chapter with nothing to say is left out, heading and all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from union.core.files.printable_text import printable
from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.core.message_layout import Worth
from union.core.report_section import ListLine
from union.reports.calendar_lists import Part, State, of_state
from union.reports.model import Digest
from union.reports.named_items import Item
from union.reports.sections import MONEY, Section, ordered
from union.reports.text import calendar_texts as calendar
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.reports.text.blocks import (
    Block,
    DocumentChapter,
    TableBlock,
    TextBlock,
    headed,
    numbered,
    sentence,
)
from union.reports.text.narrative import chapter, is_narrated, opening, outlook
from union.reports.text.parts import lists, work
from union.words import Words
from union.worklog.totals import total

BARE = Regex(r"(?:约|about )?[\d.]")  # a sum that says of nothing what it counts
PLANNED = (Worth.OVERDUE, Worth.UNFINISHED, Worth.TURNOUT)


def chapters(digest: Digest, _: Words) -> list[DocumentChapter]:
    """All that have something to say, in their order."""
    ahead, is_told = title_of.coming(digest.period, _), is_narrated(digest)
    begin = "".join([*opening(digest, _), _("现将有关情况报告如下。")]) if is_told else ""
    next_ = "".join(outlook(digest, _)) if is_told else ""
    corrections = [ListLine(each, 0) for each in digest.corrections]
    remarks = (printable(line).strip() for line in digest.remarks.splitlines())
    found = (
        (_("更正内容"), numbered(corrections, _)),
        (_("总体情况"), _summary(digest, begin, _)),
        (_("分类工作情况"), work_blocks(digest, _)),
        (_("竞赛比赛情况"), numbered(calendar.listed(digest, Part.COMPETITIONS, _), _)),
        (_("计划完成情况"), _plan(digest, _)),
        (_("补报情况"), _late(digest, _)),
        (_("{coming}安排", coming=ahead), _coming(digest, next_, _)),
        (_("说明"), (sentence(line, _) for line in remarks if line)),
    )
    every = (DocumentChapter(name, list(blocks)) for name, blocks in found)
    return [each for each in every if each.blocks]


def _summary(digest: Digest, begin: str, _: Words) -> Iterator[Block]:
    yield sentence(begin or words_of.summary(digest, _), _)
    for line in words_of.comparisons(digest, _, even_nothing=False):
        yield sentence(line, _)
    if digest.table and digest.sections:
        yield figures_table(digest, _)
    if digest.period.grain is not Grain.MONTH and digest.months:
        yield months_table(digest, _)
    if digest.approximate:
        yield sentence(words_of.approximation(digest, _), _)


def _plan(digest: Digest, _: Words) -> Iterator[Block]:
    for said in (calendar.plan(digest, _), calendar.year_plan(digest, _, named=None)):
        if said:
            yield sentence(said, _)
    parts = [*_lists(digest, PLANNED, _), (_("尚需跟进的工作"), list(left(digest, _)))]
    yield from headed(((name, numbered(lines, _)) for name, lines in parts), _)


def _lists(digest: Digest, worth: Iterable[Worth], _: Words) -> list[tuple[str, list[ListLine]]]:
    return [(each.name, list(each.lines)) for each in lists(digest, _, named=None) if each.worth in worth]


def left(digest: Digest, _: Words) -> Iterator[ListLine]:
    """Of the added sections what is still to be done, but for what the calendar's lists name already."""
    named = {each.number for each in (*of_state(digest.of(Part.PLAN), State.OPEN), *digest.overdue)}
    for section in digest.added:
        for each in section.figures:
            rest = tuple(line for line in each.lines if line.number not in named)
            if rest:
                yield ListLine(_(section.name) + replace(each, lines=rest).named(_), 0)
            elif each.is_left and not each.lines:
                yield ListLine(_(section.name) + each.name(_) + each.said(_), 0)


def _late(digest: Digest, _: Words) -> Iterator[Block]:
    if digest.late:
        note = words_of.late_note(digest, _)
        yield sentence(_("以下工作在所属月份报送后补报，{note}", note=note), _)
    year = digest.period.year
    yield from headed(((_(each.category), section_blocks(each, _, year=year)) for each in digest.late), _)


def _coming(digest: Digest, told: str, _: Words) -> Iterator[Block]:
    """The outlook, then the lists; an only line that it tells is not told again."""
    if told:
        yield sentence(told, _)
    parts = (
        (heading, numbered(lines, _))
        for heading, lines in _lists(digest, [Worth.COMING], _)
        if not (len(lines) == 1 and lines[0].text in told)
    )
    yield from headed(parts, _, only=False)


def figures_table(digest: Digest, _: Words) -> TableBlock:
    """Facts by category, this period beside those that are known, and this period's money."""
    period, table = digest.period, digest.table
    known = (
        (title_of.this(period, _), "now", True),
        (title_of.last(period, _), "previous", digest.previous is not None),
        (title_of.year_ago(period, _), "year_ago", digest.year_ago is not None),
        (_("本年累计"), "year_to_date", digest.year_to_date is not None),
    )
    columns = {head: [getattr(row, name) for row in table] for head, name, is_shown in known if is_shown}
    money = {
        each.category: _("、").join(words_of.paid(sum_.total, sum_.unit, _) for sum_ in each.money)
        for each in digest.sections
    }
    rows = [
        [_(row.category), *map(words_of.number_of, cells), money.get(row.category) or "—"]
        for row, *cells in zip(table, *columns.values(), strict=True)
    ]
    if len(rows) > 1:
        totals = (words_of.number_of(total(filter(None, cells))) for cells in columns.values())
        rows.append([_("合计"), *totals, words_of.headlines(digest.overview, _, kind=MONEY) or "—"])
    return TableBlock(_("各类工作项数和金额"), [_("类别"), *columns, _("金额")], rows)


def months_table(digest: Digest, _: Words) -> TableBlock:
    """How many facts and how much money each month had."""
    rows = [
        [name, count.words if count.logs else "—", _("、").join(each.words for each in money) or "—"]
        for name, (count, *money) in words_of.month_figures(digest, _)
    ]
    heads = [_("月份"), _("项数"), _("金额")]
    return TableBlock(_("各月工作项数和金额"), heads, rows)


def sources_table(digest: Digest, _: Words) -> TableBlock:
    """Every sum of the report with the numbers of the logs it was added up from."""
    rows = [row for section in digest.sections for row in _source_rows(_(section.category), section, _)]
    for section in digest.late:
        rows += _source_rows(_("{category}（补报）", category=_(section.category)), section, _)
    return TableBlock("", [_("类别"), _("数据"), _("记录编号")], rows)


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


def _source_rows(name: str, section: Section, _: Words) -> Iterator[list[str]]:
    """The first row says what the logs tell of, where they are few; below it their numbers are enough."""
    first, *rest = words_of.section_figures(section, _)
    titles = {item.number: item.title for item in section.items}
    told = _("；").join(f"#{each} {titles[each]}" if each in titles else f"#{each}" for each in first.logs)
    yield [name, _("共{count}", count=first.words), told if len(first.logs) <= ITEMS else numbers(first.logs)]
    for each in rest:
        is_bare = BARE.match(each.words) is not None
        yield ["", _("共{count}", count=each.words) if is_bare else each.words, numbers(each.logs)]


ITEMS = 8


def work_blocks(digest: Digest, _: Words) -> Iterator[Block]:
    """Every section under its own heading, and what subjects add there."""
    sections = {section.category: section for section in digest.sections}
    categories = ordered({*sections, *(each.category for each in digest.added)})
    yield from headed(((_(each), _category(digest, each, sections.get(each), _)) for each in categories), _)


def _category(digest: Digest, category: str, section: Section | None, _: Words) -> Iterator[Block]:
    if section and is_narrated(digest):
        told = chapter(digest, section, _)
        yield sentence(told.text, _)
        yield from _items(section, _, told=told.items)
    elif section:
        yield from section_blocks(section, _)
    for each in digest.added:
        if each.category == category:
            if not each.is_table:
                yield sentence(each.line(_, is_brief=True), _)
            if each.table:
                heads, *rows = each.rows(_)
                yield TableBlock(_(each.table[0]), heads, rows)


def section_blocks(section: Section, _: Words, *, year: int | None = None) -> Iterator[Block]:
    """How many, the sums with their purposes, the items; one item says its own figures. 补报 of a `year` say their day."""
    if section.count.value == 1:
        only = section.items[0]
        yield sentence(words_of.item(only, _) if year is None else words_of.dated(only, year, _), _)
        return
    count = words_of.items_counted(section.count, _)
    sums = words_of.sums(section, _, everything=True)
    yield sentence(_("共{count}：{sums}", count=count, sums=sums) if sums else _("共{count}", count=count), _)
    yield from _items(section, _, year=year)


def _items(
    section: Section, _: Words, *, told: Sequence[Item] = (), year: int | None = None
) -> Iterator[Block]:
    """Those that the narrative does not tell singly, and what was named beside its figure."""
    lines = work(section, _, limit=ITEMS, told=told, year=year)
    if told and len(lines) > 1:
        yield TextBlock(_("其他工作："), keeps=True)
    yield from numbered(lines, _)
    # A bare 「1000元」 would tell a reader nothing.
    named = {item.number for item in section.items}
    rest = [f"{each.what}{each.text}" for each in section.listed if each.what and each.number not in named]
    if rest and section.count.value > 1:
        yield sentence(_("另有不相加的数据：{figures}", figures=_("、").join(rest)), _)
