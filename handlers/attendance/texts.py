"""Sentences about who comes and who came, lists people put themselves on, and results: outside of a list nobody is named."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from handlers.events.texts import closed_line, title_line
from union.attendance.expected_replies import unit_said
from union.attendance.headcount import Answer, Headcount, Quorum
from union.attendance.sign_up_list import TEAMS, Capacity, Entry, Lists
from union.core.almanac.date_format import day_words, moment_words
from union.events.model import Occurrence, Status
from union.words import Words, sentence, sentence_of

MOST_UNITS = 8

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
    return _("#{number} {title}（{day}）", **one.event.facts, day=day)


# An item takes entries from now on.
opened = sentence_of(
    "{item}：开放报名，请点下面的按钮，或回复「报名」「报名 红星队」「退出」。", "item", short
)
# An item asks who comes since somebody wished it.
asked_from_now_on = sentence_of(
    "{item}：统计参加人数，请点下面的按钮，或回复「参加」「请假」「待定」。", "item", short
)
asked_no_more = sentence_of("{item}：不再统计参加人数。", "item", short)  # An item asks nobody any more.
# An answer to what is finished or called off.
settled = sentence_of("{item}，不用再答复", "item", closed_line)


def answer_words(_: Words, answer: Answer) -> str:
    return {Answer.YES: _("参加"), Answer.LEAVE: _("请假"), Answer.MAYBE: _("待定")}[answer]


def signed_in(_: Words, count: int) -> str:
    """「已签到8人」; empty for none."""
    return _("已签到{count}人", count=count) if count else ""


def joined(_: Words, parts: Sequence[str]) -> str:
    return _("，").join(part for part in parts if part)


def headcount(_: Words, count: Headcount) -> str:
    """「应到15人，实到12人」; empty when nobody knows who came."""
    if count.present is None:
        return ""
    present = _("实到{count}人", count=count.present)
    expected = "" if count.expected is None else _("应到{count}人", count=count.expected)
    return joined(_, [expected, present])


def quorum(_: Words, rule: Quorum | None) -> str:
    """「应到人数的2/3」, 「应到人数过半」, 「10人」."""
    if rule is None:
        return _("不设")
    if rule.share == 1:
        return _("{count}人", count=rule.count)
    if rule.over:
        return _("应到人数过半")
    return _("应到人数的{count}/{share}", count=rule.count, share=rule.share)


def names_line(_: Words, heading: str, found: Sequence[str]) -> str:
    """「参加9人：王芳、李建国」."""
    return _("{heading}：{names}", heading=heading, names=_("、").join(found))


def lists(_: Words, found: Lists, capacity: Capacity | None = None, closes: datetime | None = None) -> str:
    """「已报名20人（限20人），候补2人，12月1日截止」; before the first the limit alone; empty for nothing to say.

    `closes`: wall time.
    """
    limit = "" if capacity is None else limited(_, capacity)
    end = "" if closes is None else _("{until}截止", until=until(_, closes, closes.date()))
    if not found.entered:
        return joined(_, [_("报名{limit}", limit=limit) if limit else "", end])
    words = _("已报名{count}", count=how_many(_, found.entered))
    words = _("{words}（{limit}）", words=words, limit=limit) if limit else words
    waiting = _("候补{count}", count=how_many(_, found.waiting)) if found.waiting else ""
    return joined(_, [words, waiting, end])


def of_units(_: Words, found: Lists) -> str:
    """「一车间8人、二车间6人」: the units that enter several; empty where none does."""
    units = (each for each in found.entered if each.people > 1 and unit_said(each.team))
    told = [_("{team}{count}人", team=each.team, count=each.people) for each in units]
    return _("、").join(told[:MOST_UNITS])


def limited(_: Words, capacity: Capacity) -> str:
    """「限20人」, 「限8队」."""
    if capacity.unit == TEAMS:
        return _("限{count}队", count=capacity.number)
    return _("限{count}人", count=capacity.number)


def how_many(_: Words, entries: Sequence[Entry]) -> str:
    """「3队」, 「12人」, 「3队、2人」."""
    teams = sum(1 for each in entries if each.team and not each.people)
    alone = sum(each.people or not each.team for each in entries)
    parts = [_("{count}队", count=teams) if teams else "", _("{count}人", count=alone) if alone else ""]
    return _("、").join(part for part in parts if part)


def entered(_: Words, team: str, waiting: int, people: int = 0) -> str:
    """Somebody stands on the list, with so many where that was told."""
    if people:
        told = _("报名{count}人", count=people)
        said = _("{team}{told}", team=team, told=told) if team else told
        return _("{said}，名额不够，先列候补", said=said) if waiting else said
    if waiting and team:
        return _("名额已满，{team}候补第{place}位", team=team, place=waiting)
    if waiting:
        return _("名额已满，您是候补第{place}位", place=waiting)
    return _("{team}报名成功", team=team) if team else _("报名成功")


def until(_: Words, moment: datetime, today: date) -> str:
    """A whole day is named as such: it ends at the midnight after it."""
    if moment.time() == time():
        return day_words(_, moment.date() - timedelta(days=1), now=today)
    return moment_words(_, moment, now=today)
