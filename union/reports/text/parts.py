"""The parts of a report in its reader's words, whatever they tell of: a message lays them out (group_message.py), a page shows them
one under another (bot/web/report_pages.py), a document has the lists among them by what they are worth (document_chapters.py).
"""

from collections.abc import Iterable, Iterator, Sequence

from union.core.grain import Grain
from union.core.message_layout import Worth
from union.core.records import dataclass
from union.core.report_section import ListLine
from union.reports.calendar_lists import Part
from union.reports.model import Digest
from union.reports.named_items import Item
from union.reports.sections import Section
from union.reports.text import calendar_texts as calendar
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.words import Words

ITEMS, CORRECTIONS = 5, 12


@dataclass(frozen=True, slots=True)
class ReportPart:
    """Lines, each with the number of the log or item it is of: a list under its name, or sentences, which a message has without it.

    `worth`: what a message has room for first, `most`: of so many lines; `folded`: it stands in its quote. `summed`: a page has these figures as a table.
    `behind`: the items that its sums count.
    """

    name: str
    lines: Sequence[ListLine]
    worth: Worth = Worth.ALWAYS
    folded: bool = False
    is_list: bool = False
    most: int | None = None
    summed: bool = False
    behind: Sequence[ListLine] = ()


def parts(digest: Digest, _: Words) -> list[ReportPart]:
    """All that have something to say, in their order."""
    note = words_of.approximation(digest, _) if digest.approximate else ""
    doubled = words_of.doubled(digest, _) if digest.doubled else ""
    signed = _("审签：{name}", name=digest.signed_by) if digest.signed_by else ""
    found = [
        ReportPart(_("更正内容"), sentences(digest.corrections), is_list=True, most=CORRECTIONS),
        ReportPart("", sentences(_overview(digest, _)), summed=True),
        *(
            ReportPart("", sentences([section_line(each, _)]), Worth.SUMS, summed=True)
            for each in digest.sections
        ),
        *_sums(digest, _),
        *lists(digest, _),
        ReportPart("", sentences([note]), folded=True),
        ReportPart("", sentences([doubled])),
        ReportPart(_("说明"), sentences([digest.remarks])),
        ReportPart("", sentences([signed])),
    ]
    return [each for each in found if each.lines]


def lists(digest: Digest, _: Words, *, named: int | None = calendar.NAMED) -> Iterator[ReportPart]:
    """Those that are lists; `named`: how many open items of a year plan."""
    coming, note = title_of.coming(digest.period, _), words_of.late_note(digest, _)
    ahead = [*calendar.listed(digest, Part.COMING, _), *calendar.listed(digest, Part.FESTIVALS, _)]
    found = (
        (_("已过期限"), calendar.overdue(digest, _), Worth.OVERDUE),
        (_("计划内未完成"), calendar.unfinished(digest, _), Worth.UNFINISHED),
        (_("年度计划完成情况"), calendar.by_section(digest, _, named=named), Worth.UNFINISHED),
        *((_(each.category), work(each, _, limit=ITEMS), Worth.WORK) for each in digest.sections),
        (_("竞赛比赛"), calendar.listed(digest, Part.COMPETITIONS, _), Worth.COMPETITIONS),
        (_("分月情况"), months(digest, _), Worth.MONTHS),
        (_("到会情况"), calendar.listed(digest, Part.TURNOUTS, _), Worth.TURNOUT),
        (_("补报（{note}）", note=note), late(digest, _, limit=ITEMS), Worth.LATE),
        (_("{coming}安排", coming=coming), ahead, Worth.COMING),
        (_("{coming}须准备", coming=coming), calendar.preparing(digest, _), Worth.COMING),
    )
    return (ReportPart(*each, folded=True, is_list=True) for each in found if each[1])


def _sums(digest: Digest, _: Words) -> Iterator[ReportPart]:
    plan, behind = calendar.plan(digest, _), calendar.all_planned(digest, _)
    yield ReportPart(_("计划完成情况"), sentences([plan]), Worth.SUMS, behind=behind)
    yield ReportPart(_("计划完成情况"), sentences([calendar.year_plan(digest, _)]), Worth.SUMS)
    for each in digest.added:
        yield ReportPart(_("服务和预算"), sentences([each.line(_)]), Worth.SUMS)


def _overview(digest: Digest, _: Words) -> Iterator[str]:
    yield words_of.summary(digest, _)
    yield from words_of.comparisons(digest, _)
    if digest.unreported is not None:
        yield _(
            "已报{reported}人，尚未报送{unreported}人", reported=digest.reported, unreported=digest.unreported
        )


def sentences(lines: Iterable[str]) -> list[ListLine]:
    """Lines of nothing that has a number."""
    return [ListLine(each) for each in lines if each]


def work(
    section: Section, _: Words, *, limit: int, told: Sequence[Item] = (), year: int | None = None
) -> list[ListLine]:
    """The section's most telling items but those told already, and how many more; of a `year` each says its day."""
    items = [each for each in section.items if each not in told]
    lines = [
        ListLine(words_of.item(each, _) if year is None else words_of.dated(each, year, _), each.number)
        for each in items[:limit]
    ]
    rest = len(items) - len(lines) + section.unnamed
    return [*lines, ListLine(_("另有{count}项", count=rest))] if rest else lines


def months(digest: Digest, _: Words) -> list[ListLine]:
    """「10月：4项，1200元」, of a quarter, half or year; of a month its chart tells."""
    if digest.period.grain is Grain.MONTH:
        return []
    told = list[ListLine]()
    for name, (count, *money) in words_of.month_figures(digest, _):
        said = _("{month}：{count}", month=name, count=count.words)
        paid = _("、").join(each.words for each in money)
        told.append(ListLine(_("{said}，{money}", said=said, money=paid) if paid else said))
    return told


def late(digest: Digest, _: Words, *, limit: int) -> list[ListLine]:
    """What was filed after its own month was locked, section by section, outside this report's sums."""
    lines: list[ListLine] = []
    for section in digest.late:
        lines.append(ListLine(section_line(section, _)))
        lines.extend(work(section, _, limit=limit, year=digest.period.year))
    return lines


def section_line(section: Section, _: Words) -> str:
    """「帮扶慰问 3项：17户，12600元」."""
    head = _(
        "{category} {count}", category=_(section.category), count=words_of.items_counted(section.count, _)
    )
    sums = words_of.sums(section, _)
    return _("{head}：{sums}", head=head, sums=sums) if sums else head
