"""Sentences of /coverage: when which branch was reached; visits proposed for next month."""

from collections.abc import Sequence
from datetime import date

from handlers.core.messages.outgoing_message import fitting
from union.branches.coverage import Reach, Sheet, ago, people_words, span
from union.core.almanac.date_format import short_day
from union.core.branches import Branch
from union.events.model import Event
from union.words import Words, sentence

LONGEST = 3000
# The group has no list yet.
no_branches = sentence("还没有小组名单，看不出哪里没走到。请管理员发：小组 一车间、二车间、机关科室")
old_month = sentence("这个月已经到了，请重新发 /coverage")  # The month of the button has begun
planned = sentence("已排{count}项")  # They are on the calendar


def sheet(_: Words, found: Sheet, shown: Sequence[Reach], start: int) -> str:
    """A page of the half-year, what was longest not reached first."""
    lines = [_("走访情况：{span}", span=span(_, found))]
    before: bool | None = None
    for each in shown:
        if each.reached is not before:
            missing, before = len(found.unreached), each.reached
            reached = _("走到过的（{count}个）：", count=len(found.rows) - missing)
            lines += ["", reached if before else _("这半年还没走到的（{count}个）：", count=missing)]
        lines.append(line(_, each, found.today))
    rest = len(found.rows) - start - len(shown)
    if rest > 0:
        lines.append(_("……另有{rest}个，请翻页", rest=rest))
    if found.shared:
        lines += ["", _("有{count}条记录合写了几个小组，人数没有分摊到各组。", count=found.shared)]
    return "\n".join(fitting(lines, LONGEST))


def line(_: Words, each: Reach, today: date) -> str:
    """「二车间：走访7月27日（116天前），活动11月3日（17天前）；12户、30人」."""
    if each.last is None:
        return _("· {branch}：没有记录", branch=each.branch.name)
    parts = []
    if each.visit is not None:
        parts.append(_("走访{day}", day=_since(_, each.visit, today)))
    if each.activity is not None:
        parts.append(_("活动{day}", day=_since(_, each.activity, today)))
    told = _("，").join(parts)
    people = people_words(_, each)
    if people:
        return _("· {branch}：{told}；{people}", branch=each.branch.name, told=told, people=people)
    return _("· {branch}：{told}", branch=each.branch.name, told=told)


def _since(_: Words, day: date, today: date) -> str:
    return _("{day}（{ago}）", day=short_day(_, day, year=today.year), ago=ago(_, (today - day).days))


def proposal(_: Words, found: Sequence[Branch], month: date, today: date) -> str:
    """Whom to visit next month."""
    names = _("、").join(each.name for each in found)
    return _("建议{month}走访：{names}", month=month_words(_, month, today), names=names)


def month_words(_: Words, month: date, today: date) -> str:
    """「12月」, of another year with it."""
    if month.year == today.year:
        return _("{month}月", month=month.month)
    return _("{year}年{month}月", year=month.year, month=month.month)


def made(_: Words, found: Sequence[Event], month: date) -> str:
    """What was put on the calendar, a line each."""
    lines = [_("已排进{month}月：", month=month.month)]
    for each in found:
        named = {"number": each.number, "title": each.title}
        line = _("#{number} {title}", **named)
        if each.owners:
            line = _("#{number} {title}（{owner}）", **named, owner=each.owners[0].name)
        lines.append(line)
    return "\n".join(lines)
