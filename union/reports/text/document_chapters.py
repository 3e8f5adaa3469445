"""The chapters of a report as an official document; a chapter with nothing to say is left out, heading and all. The year's also as
a draft of a 年终总结: what was done, what was left undone, what is meant; what no log and no item tells is a gap, 【待补：…】.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from union.core.grouping import runs
from union.core.kinds import CATEGORIES
from union.core.lazy_regex import Regex
from union.core.message_layout import TextMessage, Worth, printable
from union.core.period import CALENDAR
from union.core.report_section import ListLine
from union.events.item_lines import LineState, of_state
from union.reports.model import CategoryRow, Digest
from union.reports.sections import ListPart, Section, ordered
from union.reports.text import calendar_texts as calendar
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.reports.text.blocks import ReportPart, ReportTable, by_texts
from union.reports.text.figure_texts import with_parts
from union.reports.text.narrative import Chapter, chapter, is_narrated, opening, outlook
from union.reports.text.parts import laid_out, lists, section_text, unnumbered_lines, work
from union.words import Words, signs_alone
from union.worklog.totals import total

BARE = Regex(r"(?:约|about )?(?:[A-Z]{0,3}\$)?[\d.]")  # a sum that says of nothing what it counts
ITEMS = 8
PLANNED = (Worth.OVERDUE, Worth.UNFINISHED, Worth.TURNOUT)


def chapters(digest: Digest, _: Words) -> list[ReportPart]:
    """All that have something to say, in their order."""
    remarks, note = map(printable, digest.remarks.splitlines()), words_of.late_note(digest, _)
    late = _("以下工作在所属月份报送后补报，{note}", note=note) if digest.late else ""
    of_late = [_section(each, _, year=digest.period.year) for each in digest.late]
    found = (
        ReportPart(_("更正内容"), lines=[ListLine(each, 0) for each in digest.corrections]),
        _summary(digest, _),
        ReportPart(_("分类工作情况"), parts=list(_work(digest, _))),
        ReportPart(_("竞赛比赛情况"), lines=calendar.listed(digest, ListPart.COMPETITIONS, _)),
        _plan(digest, _),
        ReportPart(_("补报情况"), [late], parts=of_late),
        _coming(digest, _),
        ReportPart(_("说明"), [each.strip() for each in remarks]),
    )
    return [each for each in found if not each.is_empty]


def _summary(digest: Digest, _: Words) -> ReportPart:
    begin = [words_of.summary(digest, _)]
    if is_narrated(digest):
        begin = [*opening(digest, _), _("现将有关情况报告如下。")]
    tables = [figures_table(digest, _)] if digest.table and digest.sections else []
    if not digest.period.is_month and digest.months:
        tables.append(months_table(digest, _))
    note = words_of.approximation(digest, _) if digest.approximate else ""
    told = ["".join(begin), *words_of.comparisons(digest, _, even_nothing=False)]
    return ReportPart(_("总体情况"), told, tables=tables, parts=[ReportPart("", [note])])


def _plan(digest: Digest, _: Words) -> ReportPart:
    told = [calendar.plan(digest, _), calendar.year_plan(digest, _, named=None)]
    parts = [each for each in lists(digest, _, named=None) if each.worth in PLANNED]
    still = ReportPart(_("尚需跟进的工作"), lines=list(unfinished_section_lines(digest, _)))
    return ReportPart(_("计划完成情况"), told, parts=[*parts, still])


def unfinished_section_lines(digest: Digest, _: Words) -> Iterator[ListLine]:
    """Of the added sections what is still to be done, but for what the calendar's lists name already."""
    named = {each.number for each in (*of_state(digest.of(ListPart.PLAN), LineState.OPEN), *digest.overdue)}
    for section in digest.added:
        for each in section.figures:
            rest = tuple(line for line in each.lines if line.number not in named)
            if rest:
                what = replace(each, lines=rest).named(_)
                yield ListLine(_("{subject}{what}", subject=_(section.name), what=what), 0)
            elif each.is_left and not each.lines:
                what = _("{name}{figure}", name=each.name(_), figure=each.said(_))
                yield ListLine(_("{subject}{what}", subject=_(section.name), what=what), 0)


def _coming(digest: Digest, _: Words) -> ReportPart:
    """The outlook, then the lists; an only line that it tells is not told again, an only list has no heading."""
    told = "".join(outlook(digest, _)) if is_narrated(digest) else ""
    parts = [
        each
        for each in lists(digest, _)
        if each.worth is Worth.COMING and not (len(each.lines) == 1 and each.lines[0].text in told)
    ]
    name = _("{coming}安排", coming=title_of.coming(digest.period, _))
    is_told = len(parts) == 1
    parts = [replace(each, name="") if is_told or each.name == name else each for each in parts]
    return ReportPart(name, [told], parts=parts)


def figures_table(digest: Digest, _: Words) -> ReportTable:
    """Facts by category, this period beside those that are known, and this period's money."""
    period, table = digest.period, digest.table
    known = (
        (title_of.this(period, _), "now", True),
        (title_of.last(period, _), "previous", digest.previous is not None),
        (title_of.year_ago(period, _), "year_ago", digest.year_ago is not None),
        (_("本年累计"), "year_to_date", digest.year_to_date is not None),
    )
    columns = {head: [getattr(row, name) for row in table] for head, name, is_shown in known if is_shown}
    money = {each.category: words_of.spent(each, _) for each in digest.sections}
    rows = [
        [_(row.category), *map(words_of.number_of, cells), money.get(row.category) or "—"]
        for row, *cells in zip(table, *columns.values(), strict=True)
    ]
    if len(rows) > 1:
        totals = (words_of.number_of(total(filter(None, cells))) for cells in columns.values())
        rows.append([_("合计"), *totals, words_of.headlines(digest.overview, _).said(_)[-1] or "—"])
    return by_texts(_("各类工作项数和金额"), [_("类别"), *columns, _("金额")], rows)


def months_table(digest: Digest, _: Words) -> ReportTable:
    lines = ((line, line.said(_, everything=True)) for line in words_of.month_lines(digest, _))
    rows = [[each.name, said[0] if each.figures[0].logs else "—", said[1] or "—"] for each, said in lines]
    heads = [_("月份"), _("项数"), _("金额")]
    return by_texts(_("各月工作项数和金额"), heads, rows)


def sources_table(digest: Digest, _: Words) -> ReportTable:
    """Every sum of the report with the numbers of the logs it was added up from."""
    rows = [row for section in digest.sections for row in _source_rows(_(section.category), section, _)]
    for section in digest.late:
        rows += _source_rows(_("{category}（补报）", category=_(section.category)), section, _)
    return by_texts("", [_("类别"), _("数据"), _("记录编号")], rows)


def numbers(sources: Sequence[int]) -> str:
    """「#3–#7 #9」: log numbers, runs of three and more drawn together; a line may end between any two."""
    return " ".join(
        f"#{run[0]}–#{run[-1]}" if len(run) > 2 else " ".join(f"#{each}" for each in run)
        for run in runs(sources)
    )


def _source_rows(name: str, section: Section, _: Words) -> Iterator[list[str]]:
    """The first row says what the logs tell of, where they are few; below it their numbers are enough."""
    first, *rest = words_of.section_line(section, _).figures
    titles = {item.number: signs_alone(item.title, _) for item in section.items}
    told = _("；").join(f"#{each} {titles[each]}" if each in titles else f"#{each}" for each in first.logs)
    yield [name, _("共{count}", count=first.words), told if len(first.logs) <= ITEMS else numbers(first.logs)]
    for each in rest:
        words, single = each.words, titles.get(each.logs[0]) if len(each.logs) == 1 else None
        if BARE.match(words):
            said = words if single else _("共{count}", count=words)
            words = _("{subject}：{figures}", subject=single or name, figures=said)
        yield ["", words, numbers(each.logs)]


def _work(digest: Digest, _: Words) -> Iterator[ReportPart]:
    sections = {section.category: section for section in digest.sections}
    for category in ordered({*sections, *(each.category for each in digest.added)}):
        section = sections.get(category)
        own = _section(section, _, digest=digest) if section else ReportPart(_(category))
        added = []
        for each in (one for one in digest.added if one.category == category):
            heads, *rows = each.rows(_)
            tables = [by_texts(_(each.caption), heads, rows)] if each.table else []
            told = [] if each.is_table and each.told is None else [each.line(_, is_brief=True)]
            added.append(ReportPart("", told, tables=tables))
        yield replace(own, parts=[*own.parts, *added])


def _section(
    section: Section, _: Words, *, digest: Digest | None = None, year: int | None = None
) -> ReportPart:
    """How many, the sums with their purposes, the items; one item says its own figures. 补报 of a `year` say their day.

    In the narrative of a `digest` a chapter, and those items that it does not tell singly.
    """
    name = _(section.category)
    if digest and is_narrated(digest):
        told = chapter(digest, section, _)
    elif section.count.value == 1:
        return ReportPart(name, [words_of.item(section.items[0], _, year)])
    else:
        line = words_of.section_line(section, _)
        head = _("共{count}", count=line.said(_)[0])
        told = Chapter(line.behind(head, _, everything=True), ())
    lines = work(section, _, limit=ITEMS, told=told.items, year=year)
    others = _("其他工作：") if told.items and len(lines) > 1 else ""
    # A bare 「1000元」 would tell a reader nothing.
    named = {item.number for item in section.items}
    rest = [f"{each.what}{each.text}" for each in section.listed if each.what and each.number not in named]
    beside = ""
    if rest and section.count.value > 1:
        beside = _("另有不相加的数据：{figures}", figures=_("、").join(rest))
    return ReportPart(name, [told.text, others], lines, parts=[ReportPart("", [beside])])


EXAMPLES = 3  # of what was left undone, in each of its points
SHOWN = 5  # lines of a chapter in the group's message, but for its kinds of work
OTHER = "其他"


def review_chapters(digest: Digest, _: Words) -> list[ReportPart]:
    """开头 without a heading, 主要工作, 不足, 打算; each ends with what only people can add."""
    closing = _("现将主要工作总结如下。")
    begin = "".join(opening(digest, _)) if digest.sections else words_of.summary(digest, _)
    lacking = [*undone(digest, _), _gap(_("其他不足和原因"), _)]
    ahead = [*planned_work_texts(digest, _), _gap(_("重点工作和措施"), _)]
    return [
        ReportPart("", [begin, _gap(_("指导思想和对全年工作的总体评价"), _), closing]),
        ReportPart(_("主要工作"), parts=list(_review_work(digest, _))),
        ReportPart(_("存在的不足"), lines=[ListLine(each, 0) for each in lacking]),
        ReportPart(_next_period_heading(digest, _), lines=[ListLine(each, 0) for each in ahead]),
    ]


def review_text(digest: Digest, _: Words, *, limit: int | None = None) -> TextMessage:
    """The same in short, for the chat; the draft itself is the document."""
    below = _("初稿，{state}", state=title_of.state(digest, _))
    head = _("{title}（{state}）", title=title_of.review(digest, _), state=below)
    work = (section_text(each, _) for each in digest.sections)
    lacking, ahead = unnumbered_lines(undone(digest, _)), unnumbered_lines(planned_work_texts(digest, _))
    found = [
        ReportPart("", [words_of.summary(digest, _)]),
        ReportPart(_("主要工作"), lines=unnumbered_lines(work), worth=Worth.SUMS),
        ReportPart(_("存在的不足"), lines=lacking, worth=Worth.OVERDUE, most=SHOWN),
        ReportPart(_next_period_heading(digest, _), lines=ahead, worth=Worth.COMING, most=SHOWN),
        ReportPart("", [_("缺的在 Word 里写作【待补】，请补上再报。")]),
    ]
    return laid_out(head, digest, found, limit, _)


def _next_period_heading(digest: Digest, _: Words) -> str:
    """「2027年工作打算」."""
    following = CALENDAR.after(CALENDAR.same(digest.period))
    return _("{period}工作打算", period=title_of.period_name(following, _, now=None))


def undone(digest: Digest, _: Words) -> list[str]:
    """What the year owed, a point each: of the plan, past its day, still to be followed up, and less than the year before."""
    plan = [ListLine(calendar.year_plan(replace(digest, plan_sections=("",)), _))]  # in one, with its names
    points = (
        ("", plan if of_state(digest.of(ListPart.YEAR_PLAN), LineState.OPEN) else ()),
        (_("已过期限"), [calendar.overdue(each, _) for each in digest.overdue]),
        (_("计划内未完成"), calendar.unfinished(digest, _, is_past=True)),
        (_("尚需跟进的工作"), list(unfinished_section_lines(digest, _))),
        (_("少于上年"), unnumbered_lines(filter(None, (_less(digest, each, _) for each in digest.table)))),
    )
    return [_point(name, lines, _) for name, lines in points if lines]


def _point(name: str, lines: Sequence[ListLine], _: Words) -> str:
    """「已过期限：…；…；…等5项（其余#12 #15）」; of a single one the line itself."""
    told, rest = [_numbered(each, _) for each in lines], lines[EXAMPLES:]
    if len(told) == 1:
        return told[0]
    said = _("；").join(told[:EXAMPLES])
    if rest:
        sources = numbers(sorted({each.number for each in rest if each.number}))
        said = _("{items}等{count}项", items=said, count=len(lines))
        said = with_parts(said, _("其余{sources}", sources=sources), _) if sources else said
    return _("{head}：{sums}", head=name, sums=said)


def planned_work_texts(digest: Digest, _: Words) -> list[str]:
    """What is still to be done this year, what is open of the plan, and what is arranged for the next."""
    titles = dict.fromkeys(each.title for each in of_state(digest.of(ListPart.YEAR_PLAN), LineState.OPEN))
    again = [_("继续办理年度计划未完成的：{names}", names=_("、").join(titles))] if titles else []
    still = (_numbered(each, _) for each in calendar.unfinished(digest, _, is_past=False))
    now = [_("年底前办好：{item}", item=each) for each in still]
    ahead = [*calendar.listed(digest, ListPart.COMING, _), *calendar.preparing(digest, _)]
    return [*now, *again, *(_numbered(each, _) for each in ahead)]


def _review_work(digest: Digest, _: Words) -> Iterator[ReportPart]:
    for section in digest.sections:
        told = [chapter(digest, section, _, singly=1).text]
        told += [each.line(_, is_brief=True) for each in digest.added if each.category == section.category]
        yield ReportPart(_(section.category), told)
    known = {each.category for each in digest.sections} | {OTHER}
    if missing := _("、").join(_(each) for each in CATEGORIES if each not in known):
        yield ReportPart("", [_gap(_("{categories}没有记录，做过的请补上", categories=missing), _)])


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
    return with_parts(line.text, f"#{line.number}", _) if line.number else line.text
