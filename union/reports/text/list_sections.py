"""The parts of a report that are lists: work by section, competitions, deadlines, 补报, what comes next.

Each part is a heading and its lines; text and document lay them out, each in its own manner.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from union.core.almanac import date_format
from union.core.grain import Grain
from union.core.report_section import ListLine
from union.events.model import Occurrence, Status
from union.reports.calendar_status import ItemToPrepare, Overdue, Turnout
from union.reports.competitions import Competition
from union.reports.model import Digest
from union.reports.named_items import Item
from union.reports.sections import Section
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.words import Words


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


def competitions(digest: Digest, _: Words) -> list[ListLine]:
    """Competitions with their day and what the log says of the results."""
    return [ListLine(_competition(each, _), each.number) for each in digest.competitions]


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


def turnouts(digest: Digest, _: Words) -> list[ListLine]:
    """「工会小组长例会（11月27日）：应到15人，实到12人」, and a line for each vote there."""
    return [ListLine(said, each.number) for each in digest.turnouts for said in _turnout(each, _)]


def plan(digest: Digest, _: Words) -> str:
    """「计划12项，已举行5项、已完成4项（75%），未完成3项；已过期限共2项」; empty where nothing was planned."""
    stood = digest.plan
    if not stood.planned or stood.percent is None:
        return ""
    percent = words_of.number(stood.percent)
    parts = [_("计划{count}项", count=stood.planned)]
    told = [_("已举行{count}项", count=len(stood.held))] if stood.held else []
    if stood.done or not told:
        told.append(_("已完成{count}项", count=len(stood.done)))
    parts.append(_("{told}（{percent}%）", told=_("、").join(told), percent=percent))
    if stood.open:
        likely = sum(_told_by(digest, each.event.number, each.start) is not None for each in stood.open)
        undone = _("未完成{count}项", count=len(stood.open))
        parts.append(seeming(undone, likely, _))
    if stood.given_up:
        parts.append(_("不再办理{count}项", count=len(stood.given_up)))
    said = _("，").join(parts)
    if not digest.overdue:
        return said
    likely = sum(_told_by(digest, each.number, each.start) is not None for each in digest.overdue)
    past = seeming(_("已过期限共{count}项", count=len(digest.overdue)), likely, _)
    return _("{plan}；{past}", plan=said, past=past)


def planned(digest: Digest, _: Words) -> list[ListLine]:
    """Every item behind plan against done and behind what is overdue, each time of a series, and where it stands."""
    late = {(each.number, each.start): each for each in digest.overdue}
    stood = digest.plan
    here = sorted(
        (*stood.done, *stood.held, *stood.open, *stood.given_up),
        key=lambda each: (each.start, each.event.number),
    )
    told = {(each.event.number, each.start) for each in here}
    past = zip(digest.overdue, overdue(digest, _), strict=True)
    states = {Status.DONE: _("已完成"), Status.OPEN: _("未完成"), Status.GIVEN_UP: _("不再办理")}
    held = _("已举行")  # within another sentence it would not be collected
    lines = [
        ListLine(
            _(
                "{when} {title}：{state}",
                when=_when(title_of.day_of(digest.period), each, _),
                title=each.event.title,
                state=_days_late(late.get((each.event.number, each.start)), _)
                or (held if each in stood.held else states[each.status]),
            )
            + (told_mark(digest, each.event.number, each.start, _) if each in stood.open else ""),
            each.event.number,
        )
        for each in here
    ]
    return [*(line for each, line in past if (each.number, each.start) not in told), *lines]


def unfinished(digest: Digest, _: Words, *, is_past: bool | None = None) -> list[ListLine]:
    """Planned items still open that are not past a deadline, with their time; `is_past`: only those whose time is over, or is not."""
    late = {(each.number, each.start) for each in digest.overdue}
    left = [
        each
        for each in digest.plan.open
        if (each.event.number, each.start) not in late and is_past in (None, each.last_moment < digest.as_of)
    ]
    told = [each for each in left if _told_by(digest, each.event.number, each.start) is not None]
    among = title_of.day_of(digest.period)
    likely = [
        ListLine(line.text + told_mark(digest, each.event.number, each.start, _), line.number)
        for each in told
        for line in _schedule(among, [each], _)
    ]
    return [*_schedule(among, (each for each in left if each not in told), _), *likely]


def told_mark(digest: Digest, number: int, start: datetime, _: Words) -> str:
    """「（#23 似已办，待确认）」 behind an open item that a log tells as done; "" behind all others."""
    return mark(_told_by(digest, number, start), _)


def mark(log: int | None, _: Words) -> str:
    """The same of the number of that log."""
    return "" if log is None else _("（#{log} 似已办，待确认）", log=log)


def _told_by(digest: Digest, number: int, start: datetime) -> int | None:
    return next((each.log for each in digest.told if (each.number, each.start) == (number, start)), None)


def overdue(digest: Digest, _: Words) -> list[ListLine]:
    """Open deadlines that have passed, with how long ago."""
    return [
        ListLine(_overdue(each, _) + told_mark(digest, each.number, each.start, _), each.number)
        for each in digest.overdue
    ]


def seeming(said: str, count: int, _: Words) -> str:
    """With how many of them look done: 「未完成3项（其中1项似已办，待确认）」."""
    return _("{said}（其中{count}项似已办，待确认）", said=said, count=count) if count else said


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


def coming(digest: Digest, _: Words) -> list[ListLine]:
    """Next period's items in order of time."""
    return _schedule(title_of.next_day(digest.period), digest.preview.items, _)


def preparing(digest: Digest, _: Words) -> list[ListLine]:
    """「中秋慰问方案和预算：8月31日 周二前」 of adopted festival plans, then what lies beyond and begins now."""
    now, coming = title_of.next_day(digest.period), digest.preview
    steps = (
        ListLine(
            _(
                "{title}：{day}前",
                title=each.event.title,
                day=date_format.day_words(_, each.last_moment.date(), now=now),
            ),
            each.event.number,
        )
        for each in coming.steps
    )
    ahead = (ListLine(_ahead(digest, each, _), each.occurrence.event.number) for each in coming.ahead)
    return [*steps, *ahead]


def festivals(digest: Digest, _: Words) -> list[ListLine]:
    """「节日：元旦（1月1日 周五）」, those of the next month or quarter; of a half or a year it goes without saying."""
    if digest.period.grain in (Grain.HALF, Grain.YEAR) or not digest.preview.festivals:
        return []
    now = title_of.next_day(digest.period)
    named = ((name, date_format.day_words(_, day, now=now)) for day, name in digest.preview.festivals)
    told = _("、").join(_("{name}（{day}）", name=_(name), day=day) for name, day in named)
    return [ListLine(_("节日：{festivals}", festivals=told))]


def _schedule(among: date, occurrences: Iterable[Occurrence], _: Words) -> list[ListLine]:
    """A line an item; a series has one, with its first time and how often. The year is said where it is not `among`'s."""
    series: dict[int, list[Occurrence]] = {}
    for each in occurrences:
        series.setdefault(each.event.number, []).append(each)
    return [_scheduled(among, times[0], len(times), _) for times in series.values()]


def _scheduled(among: date, first: Occurrence, times: int, _: Words) -> ListLine:
    when, title = _when(among, first, _), first.event.title
    said = _("{when} {title}", when=when, title=title)
    if times > 1:
        said = _("{said}（本期共{times}次）", said=said, times=times)
    return ListLine(said, first.event.number)


def _when(among: date, occurrence: Occurrence, _: Words) -> str:
    grain = occurrence.event.grain
    if occurrence.event.deadline:
        return _("{day}前", day=date_format.day_words(_, occurrence.last_moment.date(), now=among))
    return date_format.span_words(_, occurrence.start, occurrence.end, grain, now=among)


def _ahead(digest: Digest, each: ItemToPrepare, _: Words) -> str:
    among = title_of.next_day(digest.period)
    begin = date_format.day_words(_, each.begin, now=among)
    title, when = each.occurrence.event.title, _when(among, each.occurrence, _)
    return _("{title}（{when}）：{begin}起准备", title=title, when=when, begin=begin)


def _turnout(each: Turnout, _: Words) -> list[str]:
    held = _("{title}（{month}月{day}日）", title=each.title, month=each.day.month, day=each.day.day)
    votes = [_("{subject}：{figures}", subject=held, figures=vote) for vote in each.votes]
    if each.present is None:
        return votes
    if each.expected is None:
        return [_("{held}：实到{present}人", held=held, present=each.present), *votes]
    expected, present = each.expected, each.present
    came = _("{held}：应到{expected}人，实到{present}人", held=held, expected=expected, present=present)
    return [came, *votes]


def _competition(each: Competition, _: Words) -> str:
    said = _("{title}（{month}月{day}日）", title=each.title, month=each.day.month, day=each.day.day)
    return _("{said}：{results}", said=said, results=_("，").join(each.results)) if each.results else said


def _days_late(each: Overdue | None, _: Words) -> str:
    return _("已过期限{days}天", days=each.days) if each and each.days else ""


def _overdue(each: Overdue, _: Words) -> str:
    due = _("{month}月{day}日", month=each.due.month, day=each.due.day)
    if not each.days:
        return _("{title}：{due}到期，尚未完成", title=each.title, due=due)
    return _("{title}：{due}到期，已过期限{days}天", title=each.title, due=due, days=each.days)
