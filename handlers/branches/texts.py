"""Sentences about the branches of a group: the list of /branches, to which a record belongs, and /coverage."""

from collections.abc import Mapping, Sequence
from datetime import date

from handlers.core.messages.outgoing_message import fitting
from union.branches.coverage import Reach, Sheet, ago, people_words, span
from union.core.almanac.date_format import short_day
from union.core.branches import Branch, By
from union.events.model import Event
from union.words import Words, in_signs, sentence
from union.worklog.entries import LogEntry

LONGEST, LONGEST_GONE, MOST_UNLISTED = 2800, 600, 3
there_already = sentence("{branch}已在名单里。")  # The name is taken
no_such = sentence("名单里没有「{name}」，没有改。")  # No branch of this name


def learned(_: Words, word: str, branch: Branch) -> str:
    """A correction has taught a word."""
    return _("以后「{word}」算{branch}。不对请发 /branches", word=in_signs(word, _), branch=branch.name)


def listed(
    _: Words, found: Sequence[Branch], unlisted: Sequence[tuple[int, str]], *, may_change: bool
) -> str:
    """The list in its order, with how many people; those given up behind the others."""
    active = [each for each in found if each.active]
    gone = [each.name for each in found if not each.active]
    lines = [_("还没有小组名单。"), _("有了名单，记录会归到小组，/coverage 看哪个小组久没走到。")]
    if active:
        lines = [_("小组名单（{count}个）", count=len(active)), *_lines(_, active)]
    if gone:
        names = _("、").join(fitting(gone, LONGEST_GONE))
        lines.append(_("已停用{count}个：{names}", count=len(gone), names=names))
    for _person, words in unlisted[:MOST_UNLISTED]:
        lines.append(_("组长带的「{words}」不在名单里。", words=words))
    if may_change:
        lines += ["", _("加：小组 一车间 45人、二车间、机关科室")]
        lines += [_("改：小组 二车间 86人；小组 二车间 改名 装配车间"), _("别名：小组 二车间 也叫 装配线")]
    return "\n".join(lines)


def _lines(_: Words, active: Sequence[Branch]) -> list[str]:
    lines = [_("{place}. {line}", place=place, line=line(_, each)) for place, each in enumerate(active, 1)]
    shown = fitting(lines, LONGEST)
    rest = len(lines) - len(shown)
    return [*shown, _("……另有{rest}个，请翻页", rest=rest)] if rest else shown


def line(_: Words, branch: Branch) -> str:
    """「二车间，86人（也叫装配线）」."""
    parts = [branch.name] + ([_("{count}人", count=branch.people)] if branch.people is not None else [])
    text = _("，").join(parts)
    others = _("、").join(branch.aliases)
    return _("{branch}（也叫{others}）", branch=text, others=others) if others else text


def card(_: Words, branch: Branch, leader: str | None, taught: Mapping[str, str | None]) -> str:
    """One branch, above its buttons."""
    lines = [line(_, branch)]
    if not branch.active:
        lines.append(_("已停用：以前的记录还在，新的不再归它。"))
    if leader is not None:
        lines.append(_("组长：{name}", name=leader))
    for word in branch.learned:
        by = taught.get(word)
        said = _("「{word}」算{branch}，是改正时教的", word=in_signs(word, _), branch=branch.name)
        lines.append(_("{said}（{name}）", said=said, name=by) if by else said)
    return "\n".join(lines)


def added_branches_text(_: Words, made: Sequence[Branch]) -> str:
    """New branches."""
    named = [
        each.name if each.people is None else _("{branch}（{count}人）", branch=each.name, count=each.people)
        for each in made
    ]
    return _("已加{count}个小组：{names}", count=len(made), names=_("、").join(named))


def peopled(_: Words, branch: Branch, people: int) -> str:
    """How many belong to it, and how many it was before."""
    if branch.people is None:
        return _("{branch}：{people}人", branch=branch.name, people=people)
    return _("{branch}：{before}人 → {people}人", branch=branch.name, before=branch.people, people=people)


def because(_: Words, entry: LogEntry, words: Sequence[str]) -> str:
    """How the branch of a record is known: for /why."""
    branch, said = entry.branch or _("不分小组"), _("」「").join(words)
    match entry.branch_by:
        case By.HAND:
            return _("小组：{branch}，有人改定的", branch=branch)
        case By.LEADER:
            return _("小组：{branch}，原话没提，按记录人带的小组", branch=branch)
        case By.ITEM:
            return _("小组：{branch}，按对应的日程", branch=branch)
        case By.LEARNED:
            return _("小组：{branch}，改正时教过「{said}」；不对请发 /branches", branch=branch, said=said)
    has_words = _("小组：{branch}，原话有「{said}」", branch=branch, said=said)
    return has_words if said else _("小组：{branch}", branch=branch)


LONGEST_SHEET = 3000
# The group has no list yet.
no_branches = sentence("还没有小组名单，看不出哪里没走到。请管理员发：小组 一车间、二车间、机关科室")
old_month = sentence("这个月已经到了，请重新发 /coverage")  # The month of the button has begun
planned = sentence("已排{count}项")  # They are on the calendar


def sheet_text(_: Words, found: Sheet, shown: Sequence[Reach], start: int) -> str:
    """A page of the half-year, what was longest not reached first."""
    lines = [_("走访情况：{span}", span=span(_, found))]
    before: bool | None = None
    for each in shown:
        if each.reached is not before:
            missing, before = len(found.unreached), each.reached
            reached = _("走到过的（{count}个）：", count=len(found.rows) - missing)
            lines += ["", reached if before else _("这半年还没走到的（{count}个）：", count=missing)]
        lines.append(reach_line(_, each, found.today))
    rest = len(found.rows) - start - len(shown)
    if rest > 0:
        lines.append(_("……另有{rest}个，请翻页", rest=rest))
    if found.shared:
        lines += ["", _("有{count}条记录合写了几个小组，人数没有分摊到各组。", count=found.shared)]
    return "\n".join(fitting(lines, LONGEST_SHEET))


def reach_line(_: Words, each: Reach, today: date) -> str:
    """「二车间：走访7月27日（116天前），活动11月3日（17天前）；12户、30人」."""
    if each.last is None:
        return _("· {branch}：没有记录", branch=each.branch.name)
    parts = [_("走访{day}", day=_since(_, each.visit, today))] if each.visit else []
    parts += [_("活动{day}", day=_since(_, each.activity, today))] if each.activity else []
    facts, people = {"branch": each.branch.name, "told": _("，").join(parts)}, people_words(_, each)
    if people:
        return _("· {branch}：{told}；{people}", **facts, people=people)
    return _("· {branch}：{told}", **facts)


def _since(_: Words, day: date, today: date) -> str:
    return _("{day}（{ago}）", day=short_day(_, day, year=today.year), ago=ago(_, (today - day).days))


def proposal(_: Words, found: Sequence[Branch], month: date, today: date) -> str:
    """Whom to visit next month."""
    names, when = _("、").join(each.name for each in found), _("{month}月", month=month.month)
    if month.year != today.year:
        when = _("{year}年{month}月", year=month.year, month=month.month)
    return _("建议{month}走访：{names}", month=when, names=names)


def planned_visits_text(_: Words, found: Sequence[Event], month: date) -> str:
    """What was put on the calendar, a reach_line each."""
    lines = [_("已排进{month}月：", month=month.month)]
    for each in found:
        named = {"number": each.number, "title": each.title}
        reach_line = _("#{number} {title}", **named)
        if each.owners:
            reach_line = _("#{number} {title}（{owner}）", **named, owner=each.owners[0].name)
        lines.append(reach_line)
    return "\n".join(lines)
