"""The year's report as a draft of a 年终总结: what was done by line of work, what was left undone, what is meant for next year.

Of the same digest as the year's report, in the same blocks; what no log and no item tells is a gap to be filled, 【待补：…】.
"""

from collections.abc import Iterator

from union.core.kinds import CATEGORIES
from union.core.message_layout import TextMessage, Worth
from union.core.period import CALENDAR
from union.core.report_section import ListLine
from union.events.item_lines import State, of_state
from union.reports.calendar_lists import Part
from union.reports.model import CategoryRow, Digest
from union.reports.text import calendar_texts as calendar
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.reports.text.blocks import ReportPart
from union.reports.text.document_chapters import left
from union.reports.text.narrative import chapter, opening
from union.reports.text.parts import laid_out, plain, section_text
from union.words import Words

SHOWN = 5  # lines of a chapter in the group's message, but for its kinds of work
OTHER = "其他"


def chapters(digest: Digest, _: Words) -> list[ReportPart]:
    """开头 without a heading, 主要工作, 不足, 打算; each ends with what only people can add."""
    closing = _("现将主要工作总结如下。")
    begin = "".join(opening(digest, _)) if digest.sections else words_of.summary(digest, _)
    lacking = [*undone(digest, _), _gap(_("其他不足和原因"), _)]
    ahead = [*meant(digest, _), _gap(_("重点工作和措施"), _)]
    return [
        ReportPart("", [begin, _gap(_("指导思想和对全年工作的总体评价"), _) + closing]),
        ReportPart(_("主要工作"), parts=[*_work(digest, _), ReportPart("", [_unrecorded(digest, _)])]),
        ReportPart(_("存在的不足"), lines=[ListLine(each, 0) for each in lacking]),
        ReportPart(_ahead(digest, _), lines=[ListLine(each, 0) for each in ahead]),
    ]


def as_text(digest: Digest, _: Words, *, limit: int | None = None) -> TextMessage:
    """The same in short, for the chat; the draft itself is the document."""
    below = _("初稿，{state}", state=title_of.state(digest, _))
    head = _("{title}（{state}）", title=title_of.review(digest, _), state=below)
    work = (section_text(each, _) for each in digest.sections)
    lacking, ahead = plain(undone(digest, _)), plain(meant(digest, _))
    found = [
        ReportPart("", [words_of.summary(digest, _)]),
        ReportPart(_("主要工作"), lines=plain(work), worth=Worth.SUMS),
        ReportPart(_("存在的不足"), lines=lacking, worth=Worth.OVERDUE, most=SHOWN),
        ReportPart(_ahead(digest, _), lines=ahead, worth=Worth.COMING, most=SHOWN),
        ReportPart("", [_("缺的在 Word 里写作【待补】，请补上再报。")]),
    ]
    return laid_out(head, digest, found, limit, _)


def _ahead(digest: Digest, _: Words) -> str:
    """「2027年工作打算」."""
    following = CALENDAR.after(CALENDAR.same(digest.period))
    return _("{period}工作打算", period=title_of.period_name(following, _, now=None))


def undone(digest: Digest, _: Words) -> list[str]:
    """What the year owed: of the plan, past its day, still to be followed up, and less than the year before."""
    plan = calendar.by_section(digest, _, named=None) or [ListLine(calendar.year_plan(digest, _, named=None))]
    open_ = of_state(digest.of(Part.YEAR_PLAN), State.OPEN)
    lines = [
        *(plan if open_ else ()),
        *calendar.overdue(digest, _),
        *calendar.unfinished(digest, _, is_past=True),
        *left(digest, _),
    ]
    return [
        *(_numbered(each, _) for each in lines),
        *filter(None, (_less(digest, each, _) for each in digest.table)),
    ]


def meant(digest: Digest, _: Words) -> list[str]:
    """What is still to be done this year, what is open of the plan, and what is arranged for the next."""
    titles = dict.fromkeys(each.title for each in of_state(digest.of(Part.YEAR_PLAN), State.OPEN))
    again = [_("继续办理年度计划未完成的：{names}", names=_("、").join(titles))] if titles else []
    now = [
        _("年底前办好：{item}", item=_numbered(each, _))
        for each in calendar.unfinished(digest, _, is_past=False)
    ]
    ahead = [*calendar.listed(digest, Part.COMING, _), *calendar.preparing(digest, _)]
    return [*now, *again, *(_numbered(each, _) for each in ahead)]


def _work(digest: Digest, _: Words) -> Iterator[ReportPart]:
    for section in digest.sections:
        told = [chapter(digest, section, _, singly=1).text]
        told += [each.line(_, is_brief=True) for each in digest.added if each.category == section.category]
        yield ReportPart(_(section.category), told)


def _unrecorded(digest: Digest, _: Words) -> str:
    told = {each.category for each in digest.sections} | {OTHER}
    missing = _("、").join(_(each) for each in CATEGORIES if each not in told)
    return _gap(_("{categories}没有记录，做过的请补上", categories=missing), _) if missing else ""


def _less(digest: Digest, row: CategoryRow, _: Words) -> str:
    """「劳动竞赛3项，上年5项」: only where there was less than in the year before, which is known."""
    now, then = row.now.value if row.now else 0, row.previous.value if row.previous else 0
    if digest.previous is None or now >= then:
        return ""
    return _(
        "{category}{count}项，少于上年的{then}项",
        category=_(row.category), count=words_of.number_of(row.now), then=words_of.number_of(row.previous),
    )  # fmt: skip


def _gap(what: str, _: Words) -> str:
    return _("【待补：{what}】", what=what)


def _numbered(line: ListLine, _: Words) -> str:
    """With the number it is found by."""
    return words_of.with_parts(line.text, f"#{line.number}", _) if line.number else line.text
