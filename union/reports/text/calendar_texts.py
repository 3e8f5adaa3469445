"""How a report tells of the calendar: its sums in a sentence, 「计划12项，已完成4项（75%）」, and the lines of its lists."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from union.core.almanac import date_format
from union.core.grouping import grouped
from union.core.period import Grain
from union.core.report_section import ListLine
from union.events.item_lines import ItemLine, LineState, of_state, planned
from union.reports.model import Digest
from union.reports.sections import ListPart, done_percent
from union.reports.text import figure_texts as words_of
from union.reports.text import title as title_of
from union.words import Words

NAMED = 3  # open items of the year plan in the group's message; a document names all


def listed(digest: Digest, part: ListPart, _: Words) -> list[ListLine]:
    """The lines of what was held and of what comes next; in the latter the year is said where it is not that of the next period."""
    among, lines = title_of.next_day(digest.period), digest.of(part)
    if part is ListPart.COMING:
        return _schedule(among, lines, _)
    if part is not ListPart.FESTIVALS:
        return [
            ListLine(said, each.number) for each in lines for said in _item_line_texts(part, each, among, _)
        ]
    # 「节日：元旦（1月1日 周五）」; of a half or a year it goes without saying.
    days = ((_(each.title), date_format.day_words(_, each.day, now=among)) for each in lines)
    told = _("、").join(_("{name}（{day}）", name=name, day=day) for name, day in days)
    is_long = digest.period.grain in (Grain.HALF, Grain.YEAR)
    return [ListLine(_("节日：{festivals}", festivals=told))] if told and not is_long else []


def _item_line_texts(part: ListPart, each: ItemLine, among: date, _: Words) -> Iterator[str]:
    """「工会小组长例会（11月27日）：应到15人，实到12人」, and a line for each vote there; a competition with its results."""
    due = date_format.day_words(_, each.due, now=among)
    begin = date_format.day_words(_, each.begin or each.day, now=among)
    held = _("{title}（{month}月{day}日）", title=each.title, month=each.day.month, day=each.day.day)
    if part is ListPart.STEPS:
        yield _("{title}：{day}前", title=each.title, day=due)
    elif part is ListPart.AHEAD:
        when = _when(each, among, _)
        yield _("{title}（{when}）：{begin}起准备", title=each.title, when=when, begin=begin)
    elif part is ListPart.COMPETITIONS:
        results = _("，").join(each.said)
        yield _("{said}：{results}", said=held, results=results) if results else held
    else:
        expected, present = each.expected, each.present
        facts = {"held": held, "expected": expected, "present": present}
        if expected is not None:
            yield _("{held}：应到{expected}人，实到{present}人", **facts)
        elif present is not None:
            yield _("{held}：实到{present}人", **facts)
        yield from (_("{subject}：{figures}", subject=held, figures=vote) for vote in each.said)


def preparing(digest: Digest, _: Words) -> list[ListLine]:
    """「中秋慰问方案和预算：8月31日 周二前」 of adopted festival plans, then what lies beyond and begins now."""
    return [*listed(digest, ListPart.STEPS, _), *listed(digest, ListPart.AHEAD, _)]


def plan(digest: Digest, _: Words) -> str:
    """「计划12项，已举行5项、已完成4项（75%），未完成3项；已过期限共2项」; empty where nothing was planned."""
    stood, late = digest.of(ListPart.PLAN), digest.overdue
    percent = done_percent(stood)
    if percent is None:
        return ""
    done, held, still, given_up = (
        of_state(stood, each) for each in (LineState.DONE, LineState.HELD, LineState.OPEN, LineState.GIVEN_UP)
    )
    told = [_("已举行{count}项", count=len(held))] if held else []
    if done or not told:
        told.append(_("已完成{count}项", count=len(done)))
    parts = [_("计划{count}项", count=planned(stood))]
    parts.append(_("{told}（{percent}%）", told=_("、").join(told), percent=words_of.number(percent)))
    if still:
        parts.append(_seeming(_("未完成{count}项", count=len(still)), still, _))
    if given_up:
        parts.append(_("不再办理{count}项", count=len(given_up)))
    said = _("，").join(parts)
    past = _seeming(_("已过期限共{count}项", count=len(late)), late, _)
    return _("{plan}；{past}", plan=said, past=past) if late else said


def all_planned(digest: Digest, _: Words) -> list[ListLine]:
    """Every item behind plan against done and behind what is overdue, each time of a series, and where it stands."""
    stood = [each for each in digest.of(ListPart.PLAN) if each.state is not LineState.CANCELLED]
    past = (each for each in digest.overdue if each not in stood)
    among, lines = title_of.day_of(digest.period), [overdue(each, _) for each in past]
    for each in stood:
        state = _("已过期限{days}天", days=each.days) if each.days else state_words(each.state, _)
        facts = {"when": _when(each, among, _), "title": each.title, "state": state + mark(each, _)}
        lines.append(ListLine(_("{when} {title}：{state}", **facts), each.number))
    return lines


def unfinished(digest: Digest, _: Words, *, is_past: bool | None = None) -> list[ListLine]:
    """Planned items still open that are not past a deadline, with their time; `is_past`: only those whose time is over, or is not."""
    among, still = title_of.day_of(digest.period), of_state(digest.of(ListPart.PLAN), LineState.OPEN)
    left = [
        each for each in still if each.days is None and is_past in (None, each.last_moment < digest.as_of)
    ]
    told = [[each for each in left if each.log is None], *([each] for each in left if each.log is not None)]
    return [line for lines in told for line in _schedule(among, lines, _)]


def year_plan(digest: Digest, _: Words, *, named: int | None = NAMED) -> str:
    """「年度计划：本月应办5项，已办4项（80%），未办：#7 女职工体检」; "" without a plan. A longer report names what is not done by section."""
    whole = digest.of(ListPart.YEAR_PLAN)
    told = _plan_progress_text(whole, _, named=0 if by_section(digest, _) else named)
    this = title_of.this(digest.period, _)
    return _("年度计划：{this}{told}", this=this, told=told) if whole else ""


def by_section(digest: Digest, _: Words, *, named: int | None = NAMED) -> list[ListLine]:
    """「服务职工：应办6项，已办4项（66.7%），未办：…」, of a quarter, half or year."""
    names = digest.plan_sections
    if digest.period.grain is Grain.MONTH or names == ("",):  # a plan without headings
        return []
    parts = grouped((each.section, each) for each in digest.of(ListPart.YEAR_PLAN))
    told = ((name or _("其他"), _plan_progress_text(parts.get(name, ()), _, named=named)) for name in names)
    return [ListLine(_("{section}：{told}", section=name, told=said)) for name, said in told]


def _plan_progress_text(part: Sequence[ItemLine], _: Words, *, named: int | None) -> str:
    done, given_up, still, ahead = (
        of_state(part, each) for each in (LineState.DONE, LineState.GIVEN_UP, LineState.OPEN, LineState.AHEAD)
    )
    share = words_of.number(done_percent(part) or Decimal(0))
    said = [
        _("应办{count}项", count=len(part)),
        _("已办{count}项（{percent}%）", count=len(done), percent=share),
    ]
    if given_up:
        said.append(_("不再办理{count}项", count=len(given_up)))
    if still:
        said.append(_open(still, _, named))
    if ahead:
        said.append(_("未到时间{count}项", count=len(ahead)))
    return _("，").join(said)


def _open(found: Sequence[ItemLine], _: Words, named: int | None) -> str:
    """「未办：#7 女职工体检」; beyond so many names 等 and how many there are."""
    if named == 0:
        return _seeming(_("未办{count}项", count=len(found)), found, _)
    items = list(grouped(((each.number, each.log), each) for each in found).values())  # each time missed
    names = list[str]()
    for first, *others in items[:named]:
        facts = {"number": first.number, "title": first.title, "count": 1 + len(others)}
        single = _("#{number} {title}", **facts) + mark(first, _)
        names.append(_("#{number} {title}（{count}次）", **facts) if others else single)
    shown = _("、").join(names)
    if named is None or len(items) <= named:
        return _("未办：{names}", names=shown)
    rest = [each for times in items[named:] for each in times]
    return _seeming(_("未办：{names}等{count}项", names=shown, count=len(found)), rest, _)


def mark(line: ItemLine, _: Words) -> str:
    """「（#23 似已办，待确认）」 behind an open item that a log tells as done; "" behind all others."""
    is_told = line.log is not None and line.state is LineState.OPEN
    return _("（#{log} 似已办，待确认）", log=line.log) if is_told else ""


def _seeming(said: str, lines: Iterable[ItemLine], _: Words) -> str:
    """With how many of them look done: 「未完成3项（其中1项似已办，待确认）」."""
    count = sum(each.log is not None for each in lines)
    return _("{said}（其中{count}项似已办，待确认）", said=said, count=count) if count else said


def _schedule(among: date, lines: Iterable[ItemLine], _: Words) -> list[ListLine]:
    """A line an item; a series has one, with its first time and how often."""
    told = list[ListLine]()
    for first, *others in grouped((each.number, each) for each in lines).values():
        said = _("{when} {title}", when=_when(first, among, _), title=first.title)
        if others:
            said = _("{said}（本期共{times}次）", said=said, times=1 + len(others))
        told.append(ListLine(said + mark(first, _), first.number))
    return told


def _when(line: ItemLine, among: date, _: Words) -> str:
    if line.deadline:
        return _("{day}前", day=date_format.day_words(_, line.due, now=among))
    return date_format.span_words(_, line.start, line.end, line.grain, now=among)


def state_words(state: LineState, _: Words) -> str:
    """Where a time of the calendar stands: 「已举行」; for an open one past its deadline there are better words."""
    return {
        LineState.DONE: _("已完成"),
        LineState.HELD: _("已举行"),
        LineState.GIVEN_UP: _("不再办理"),
        LineState.CANCELLED: _("已取消"),
        LineState.OPEN: _("未完成"),
    }[state]


def overdue(each: ItemLine, _: Words) -> ListLine:
    """「年报：1月5日到期，已过期限3天」."""
    facts = {"title": each.title, "due": date_format.short_day(_, each.due, year=each.due.year)}
    said = _("{title}：{due}到期，尚未完成", **facts)
    if each.days:
        said = _("{title}：{due}到期，已过期限{days}天", **facts, days=each.days)
    return ListLine(said + mark(each, _), each.number)
