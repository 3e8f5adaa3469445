"""The report as a group message: sums open, lists folded into one expandable quote.

Which blocks there are and what they say; laying them out is union/core/message_layout.py.
"""

from collections.abc import Iterator

from union.core.message_layout import LayoutBlock, TextMessage, Worth, fitted, points
from union.core.report_section import ListLine
from union.reports.calendar_lists import Part
from union.reports.model import Digest
from union.reports.text import calendar_texts as calendar
from union.reports.text import figure_texts as words_of
from union.reports.text import list_sections as details
from union.reports.text import title as title_of
from union.words import Words

ITEMS = 5
CORRECTIONS = 12


def as_text(digest: Digest, _: Words, *, limit: int | None = None) -> TextMessage:
    """The report in at most `limit` UTF-16 units, or all of it (the command line)."""
    return fitted([*_open(digest, _), *_folded(digest, _), *_last(digest, _)], limit, _("余下见附件"))


def _open(digest: Digest, _: Words) -> Iterator[LayoutBlock]:
    yield LayoutBlock(title_of.heading(digest, _), (digest.group_title,), Worth.ALWAYS)
    if digest.corrections:
        lines = points(digest.corrections, CORRECTIONS, lambda rest: _("· 另有{count}处，见附件", count=rest))
        yield LayoutBlock(_("更正内容"), tuple(lines), Worth.ALWAYS)
    yield LayoutBlock("", tuple(_overview(digest, _)), Worth.ALWAYS)
    for section in digest.sections:
        yield LayoutBlock("", (details.section_line(section, _),), Worth.SUMS)
    added = (each.line(_) for each in digest.added)
    for said in (calendar.plan(digest, _), calendar.year_plan(digest, _), *added):
        if said:
            yield LayoutBlock("", (said,), Worth.SUMS)


def _last(digest: Digest, _: Words) -> Iterator[LayoutBlock]:
    """What is still asked, 说明 in the 负责人's words, and who signed."""
    if digest.doubled:
        yield LayoutBlock("", (words_of.doubled(digest, _),), Worth.ALWAYS)
    if digest.remarks:
        yield LayoutBlock(_("说明"), (digest.remarks,), Worth.ALWAYS)
    if digest.signed_by:
        yield LayoutBlock("", (_("审签：{name}", name=digest.signed_by),), Worth.ALWAYS)


def _overview(digest: Digest, _: Words) -> Iterator[str]:
    yield words_of.summary(digest, _)
    yield from words_of.comparisons(digest, _)
    if digest.unreported is not None:
        yield _(
            "已报{reported}人，尚未报送{unreported}人", reported=digest.reported, unreported=digest.unreported
        )


def lists(
    digest: Digest, _: Words, *, named: int | None = calendar.NAMED
) -> list[tuple[str, list[ListLine], Worth]]:
    """Each list of a report with its heading and what it is worth, in their order; those with nothing in them left out.

    A document has them by what they are worth; `named`: how many open items of a plan.
    """
    coming, note = title_of.coming(digest.period, _), words_of.late_note(digest, _)
    ahead = [*calendar.listed(digest, Part.COMING, _), *calendar.listed(digest, Part.FESTIVALS, _)]
    found = (
        (_("已过期限"), calendar.overdue(digest, _), Worth.OVERDUE),
        (_("计划内未完成"), calendar.unfinished(digest, _), Worth.UNFINISHED),
        (_("年度计划完成情况"), calendar.by_section(digest, _, named=named), Worth.UNFINISHED),
        *((_(each.category), details.work(each, _, limit=ITEMS), Worth.WORK) for each in digest.sections),
        (_("竞赛比赛"), calendar.listed(digest, Part.COMPETITIONS, _), Worth.COMPETITIONS),
        (_("分月情况"), details.months(digest, _), Worth.MONTHS),
        (_("到会情况"), calendar.listed(digest, Part.TURNOUTS, _), Worth.TURNOUT),
        (_("补报（{note}）", note=note), details.late(digest, _, limit=ITEMS), Worth.LATE),
        (_("{coming}安排", coming=coming), ahead, Worth.COMING),
        (_("{coming}须准备", coming=coming), calendar.preparing(digest, _), Worth.COMING),
    )
    return [each for each in found if each[1]]


def _folded(digest: Digest, _: Words) -> Iterator[LayoutBlock]:
    for heading, lines, worth in lists(digest, _):
        yield LayoutBlock(heading, tuple(_line(each) for each in lines), worth, folded=True)
    if digest.approximate:
        yield LayoutBlock("", (words_of.approximation(digest, _),), Worth.ALWAYS, folded=True)


def _line(line: ListLine) -> str:
    return f"· {line.text}" if line.number is None else f"· #{line.number} {line.text}"
