"""The parts of a report: a message lays them out (`laid_out` below), a page shows them one under another (bot/web/report_pages.py),
a document has the lists among them by what they are worth (document_chapters.py).
"""

from collections.abc import Iterable, Iterator, Sequence

from union.core.message_layout import LayoutBlock, TextMessage, Worth, fitted, points
from union.core.report_section import ListLine
from union.reports.model import Digest
from union.reports.named_items import Item
from union.reports.sections import ListPart, Section
from union.reports.text import calendar_texts as calendar
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.reports.text.blocks import ReportPart
from union.words import Words

ITEMS, CORRECTIONS = 5, 12


def parts(digest: Digest, _: Words) -> list[ReportPart]:
    """All that have something to say, in their order."""
    plan, services = _("计划完成情况"), _("服务和预算")
    note = words_of.approximation(digest, _) if digest.approximate else ""
    doubled = words_of.doubled(digest, _) if digest.doubled else ""
    signed = _("审签：{name}", name=digest.signed_by) if digest.signed_by else ""
    behind = calendar.all_planned(digest, _)
    found = [
        ReportPart(_("更正内容"), lines=unnumbered_lines(digest.corrections), most=CORRECTIONS),
        ReportPart("", list(_overview(digest, _)), summed=True),
        *(ReportPart("", [section_text(each, _)], worth=Worth.SUMS, summed=True) for each in digest.sections),
        ReportPart(plan, [calendar.plan(digest, _)], worth=Worth.SUMS, behind=behind),
        ReportPart(plan, [calendar.year_plan(digest, _)], worth=Worth.SUMS),
        *(ReportPart(services, [each.line(_)], worth=Worth.SUMS) for each in digest.added),
        *lists(digest, _),
        ReportPart("", [note], folded=True),
        ReportPart("", [doubled]),
        ReportPart(_("说明"), [digest.remarks]),
        ReportPart("", [signed]),
    ]
    return [each for each in found if not each.is_empty]


def lists(digest: Digest, _: Words, *, named: int | None = calendar.NAMED) -> Iterator[ReportPart]:
    """Those that are lists; `named`: how many open items of a year plan."""
    coming, note = title_of.coming(digest.period, _), words_of.late_note(digest, _)
    ahead = [*calendar.listed(digest, ListPart.COMING, _), *calendar.listed(digest, ListPart.FESTIVALS, _)]
    found = (
        (_("已过期限"), [calendar.overdue(each, _) for each in digest.overdue], Worth.OVERDUE),
        (_("计划内未完成"), calendar.unfinished(digest, _), Worth.UNFINISHED),
        (_("年度计划完成情况"), calendar.by_section(digest, _, named=named), Worth.UNFINISHED),
        *((_(each.category), work(each, _, limit=ITEMS), Worth.WORK) for each in digest.sections),
        (_("竞赛比赛"), calendar.listed(digest, ListPart.COMPETITIONS, _), Worth.COMPETITIONS),
        (_("分月情况"), _months(digest, _), Worth.MONTHS),
        (_("到会情况"), calendar.listed(digest, ListPart.TURNOUTS, _), Worth.TURNOUT),
        (_("补报（{note}）", note=note), _late(digest, _), Worth.LATE),
        (_("{coming}安排", coming=coming), ahead, Worth.COMING),
        (_("{coming}须准备", coming=coming), calendar.preparing(digest, _), Worth.COMING),
    )
    return (ReportPart(name, lines=lines, worth=worth, folded=True) for name, lines, worth in found if lines)


def unnumbered_lines(lines: Iterable[str]) -> list[ListLine]:
    """Lines of nothing that has a number."""
    return [ListLine(each) for each in lines]


def section_text(section: Section, _: Words) -> str:
    """「帮扶慰问 3项：17户，12600元」."""
    line = words_of.section_line(section, _)
    head = _("{category} {count}", category=line.name, count=line.said(_)[0])
    return line.behind(head, _)


def work(
    section: Section, _: Words, *, limit: int, told: Sequence[Item] = (), year: int | None = None
) -> list[ListLine]:
    """The section's most telling items but those told already, and how many more; of a `year` each says its day."""
    items = [each for each in section.items if each not in told]
    lines = [ListLine(words_of.item(each, _, year), each.number) for each in items[:limit]]
    rest = len(items) - len(lines) + section.unnamed
    return [*lines, ListLine(_("另有{count}项", count=rest))] if rest else lines


def _overview(digest: Digest, _: Words) -> Iterator[str]:
    yield words_of.summary(digest, _)
    yield from words_of.comparisons(digest, _)
    if digest.unreported is not None:
        facts = {"reported": digest.reported, "unreported": digest.unreported}
        yield _("已报{reported}人，尚未报送{unreported}人", **facts)


def _months(digest: Digest, _: Words) -> list[ListLine]:
    """「10月：4项，1200元」, of a quarter, half or year; of a month its chart tells."""
    told = list[str]()
    for line in () if digest.period.is_month else words_of.month_lines(digest, _):
        count, paid = line.said(_, everything=True)
        said = _("{month}：{count}", month=line.name, count=count)
        told.append(_("{said}，{money}", said=said, money=paid) if paid else said)
    return unnumbered_lines(told)


def _late(digest: Digest, _: Words) -> list[ListLine]:
    lines: list[ListLine] = []
    for section in digest.late:
        lines += [ListLine(section_text(section, _)), *work(section, _, limit=ITEMS, year=digest.period.year)]
    return lines


def as_text(digest: Digest, _: Words, *, limit: int | None = None) -> TextMessage:
    """The report in at most `limit` UTF-16 units, or all of it (the command line)."""
    return laid_out(title_of.heading(digest, _), digest, parts(digest, _), limit, _)


def laid_out(
    head: str, digest: Digest, found: Iterable[ReportPart], limit: int | None, _: Words
) -> TextMessage:
    """These parts of a report under its head and group."""
    blocks = [LayoutBlock(head, (digest.group_title,), Worth.ALWAYS)]
    for part in (each for each in found if not each.is_empty):
        lines = [each.text if each.number is None else f"#{each.number} {each.text}" for each in part.lines]
        lines = points(lines, part.most, lambda rest: _("· 另有{count}条，见附件", count=rest))
        # Sums in a sentence say themselves what they are of.
        name = part.name if lines or part.worth is not Worth.SUMS else ""
        blocks.append(LayoutBlock(name, (*filter(None, part.told), *lines), part.worth, part.folded))
    return fitted(blocks, limit, _("余下见附件"))
