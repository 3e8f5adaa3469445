"""Sentences about who comes and who came: people are counted, never named."""

from collections.abc import Sequence
from datetime import date

from handlers.events.texts import closed_line, title_line
from union.attendance.headcount import Answer, Headcount, Quorum, Tally
from union.core.almanac.date_format import day_words
from union.events.model import Occurrence, Status
from union.words import Words, sentence, sentence_of

needs_a_person = sentence("匿名发言看不出是谁，请点消息下面的按钮。")  # An anonymous administrator replied
# Below the list of an item that counts answers.
how_to_set = sentence("回复本条可报「应到15人，实到12人」，也可设「须到10人」「限20人」")
# Below the list of an item people enter for.
how_to_set_list = sentence("回复本条可设「限20人」「报名截止12月3日」，赛后可报「第一名 装配车间」")


def item(_: Words, one: Occurrence, today: date) -> str:
    """「#12 工会小组长例会：11月25日 周三 15:00」; what is settled says so."""
    return title_line(_, one, today) if one.status is Status.OPEN else closed_line(_, one)


def short(_: Words, one: Occurrence, today: date) -> str:
    """「#12 工会小组长例会（11月25日 周三）」."""
    day = day_words(_, one.start.date(), now=today)
    return _("#{number} {title}（{day}）", number=one.event.number, title=one.event.title, day=day)


# An item asks who comes since somebody wished it.
asked_from_now_on = sentence_of(
    "{item}：统计参加人数，请点下面的按钮，或回复「参加」「请假」「待定」。", "item", short
)
asked_no_more = sentence_of("{item}：不再统计参加人数。", "item", short)  # An item asks nobody any more.
# An answer to what is finished or called off.
settled = sentence_of("{item}，不用再答复", "item", closed_line)


def answer_words(_: Words, answer: Answer) -> str:
    return {Answer.YES: _("参加"), Answer.LEAVE: _("请假"), Answer.MAYBE: _("待定")}[answer]


def answers(_: Words, tally: Tally) -> str:
    """「参加9人，请假1人，已签到8人」; empty while nobody said anything."""
    counted = (
        (tally.yes, _("参加{count}人", count=tally.yes)),
        (tally.leave, _("请假{count}人", count=tally.leave)),
        (tally.maybe, _("待定{count}人", count=tally.maybe)),
    )
    return joined(_, [*(words for count, words in counted if count), signed_in(_, tally.signed_in)])


def signed_in(_: Words, count: int) -> str:
    """「已签到8人」; empty for none."""
    return _("已签到{count}人", count=count) if count else ""


def joined(_: Words, parts: Sequence[str]) -> str:
    return _("，").join(part for part in parts if part)


def not_yet(_: Words, one: Occurrence, today: date) -> str:
    """签到 before the start."""
    day = day_words(_, one.start.date(), now=today)
    time = f"{one.start:%H:%M}"
    if one.start.date() == today:
        return _("还没开始，{time}起可以签到", time=time)
    return _("还没开始，{day}当天可以签到", day=day)


def headcount(_: Words, count: Headcount) -> str:
    """「应到15人，实到12人」; empty when nobody knows who came."""
    if count.present is None:
        return ""
    present = _("实到{count}人", count=count.present)
    expected = "" if count.expected is None else _("应到{count}人", count=count.expected)
    return joined(_, [expected, present])


def counted(_: Words, one: Occurrence, today: date, count: Headcount) -> str:
    words = headcount(_, count) or _("应到{count}人", count=count.expected)
    return _("已记 {item}：{words}", item=short(_, one, today), words=words)


def quorum(_: Words, rule: Quorum | None) -> str:
    """「应到人数的2/3」, 「应到人数过半」, 「10人」."""
    if rule is None:
        return _("不设")
    if rule.share == 1:
        return _("{count}人", count=rule.count)
    if rule.over:
        return _("应到人数过半")
    return _("应到人数的{count}/{share}", count=rule.count, share=rule.share)


def quorum_set(_: Words, one: Occurrence, today: date, rule: Quorum | None, needed: int | None) -> str:
    if rule is None:
        return _("{item}：不设法定人数", item=short(_, one, today))
    line = _("{item}：法定人数为{rule}", item=short(_, one, today), rule=quorum(_, rule))
    if rule.share == 1:
        return line
    if needed is None:
        return _("{line}。会后请回复「应到15人，实到12人」。", line=line)
    return _("{line}（现按应到须到{needed}人）", line=line, needed=needed)


def names(_: Words, heading: str, found: Sequence[str]) -> str:
    """「参加9人：王芳、李建国」."""
    return _("{heading}：{names}", heading=heading, names=_("、").join(found))
