"""Sentences that answer questions about figures."""

from collections.abc import Sequence

from handlers.phrases.quoting import brief
from union import digest_title as title_of
from union.digest_comparison import Headline
from union.digest_words import headline
from union.period import Period
from union.words import Words

MOST_LINES, MOST_NAMES = 10, 60


def how_to_ask(_: Words, said: str) -> str:
    """The question was not understood, or none was asked."""
    examples = _("可以这样问：\n今年送温暖一共多少钱\n上个月开了几次会\n还有哪些没完成")
    if not said:
        return examples
    return _("没看懂「{said}」要问哪个数。{examples}", said=brief(said), examples=examples)


def what(_: Words, period: str, subject: str | None, category: str | None) -> str:
    """What the figure is of: 「2026年 帮扶慰问」; how other words were taken is said: 「送温暖（按“帮扶慰问”统计）」."""
    if subject is None:
        return period
    if category is None or category == subject:
        return _("{period} {subject}", period=period, subject=subject)
    return _("{period} {subject}（按“{category}”统计）", period=period, subject=subject, category=category)


def figure(_: Words, what: str, found: Sequence[Headline], logs: int) -> str:
    """「2026年 帮扶慰问：12600元（3条记录）」, approximate sums marked 约."""
    sums = _("、").join(headline(each, each.amount, _) for each in found)
    return _("{what}：{sums}（{logs}条记录）", what=what, sums=sums, logs=logs)


def left_out(_: Words, count: int) -> str:
    """补报 that a month's sums leave out, as its report does."""
    return _("另有补报{count}项，与月报一致，不计入当月。", count=count)


def meetings(_: Words) -> str:
    """What 「几次会」 asks about."""
    return _("会议")


def meetings_planned(_: Words, planned: int, done: int) -> str:
    """Meetings of the calendar beside those of the log; they may be the same ones."""
    return _("日程上的会议：安排{planned}次，标记完成{done}次（不与记录相加）。", planned=planned, done=done)


def not_filed(_: Words, what: str) -> str:
    """Nothing in the log, but something on the calendar."""
    return _("{what}：没有记录。", what=what)


def nothing_found(_: Words, what: str, late: int) -> str:
    """Nobody told of any such work, or only after the month was locked."""
    said = _("{what}：没有查到相关数字。", what=what)
    return f"{said}{left_out(_, late)}" if late else said


def open_items(_: Words, period: Period, late: Sequence[str], rest: Sequence[str]) -> str:
    """What is not done: past its deadline first."""
    lines = [*late, *rest]
    name = title_of.this(period, _)
    if not lines:
        return _("{period}没有未完成的事项。", period=name)
    head = _("{period}未完成{count}项，其中已过期限{late}项：", period=name, count=len(lines), late=len(late))
    shown = [f"· {line}" for line in lines[:MOST_LINES]]
    more = [_("其余请发 /due 查看")] if len(lines) > MOST_LINES else []
    return "\n".join([head, *shown, *more])


def nobody_bound(_: Words) -> str:
    """No member is marked, so nobody can be missing."""
    return _("还没有标记需要报送的委员，管理员可发 /roles 标记。")


def unreported(_: Words, period: str, reported: int, missing: int) -> str:
    """How many have told of nothing yet; in the group nobody is named."""
    if not missing:
        return _("{period}已报{reported}人，全部报送。", period=period, reported=reported)
    return _(
        "{period}已报{reported}人，尚未报送{missing}人。", period=period, reported=reported, missing=missing
    )


def names(_: Words, named: Sequence[str]) -> str:
    """Who they are: to the 负责人 in private, or where the group set it so."""
    shown = _("、").join(brief(name) for name in named[:MOST_NAMES])
    if len(named) > MOST_NAMES:
        return _("尚未报送：{names}等{count}人", names=shown, count=len(named))
    return _("尚未报送：{names}", names=shown)
