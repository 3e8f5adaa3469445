"""Sentences about lists people put themselves on, and about results."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from handlers.attendance.texts import joined, short
from union.attendance.collecting import unit_said
from union.attendance.competition_results import Result, in_words
from union.attendance.sign_up_list import TEAMS, Capacity, Entry, Lists
from union.core.almanac.date_format import day_words, moment_words
from union.events.model import Occurrence
from union.words import Words, sentence_of

MOST_TEAMS = 8  # named on the card
# An item takes entries from now on.
opened = sentence_of(
    "{item}：开放报名，请点下面的按钮，或回复「报名」「报名 红星队」「退出」。", "item", short
)


def lists(_: Words, found: Lists, capacity: Capacity | None = None, closes: datetime | None = None) -> str:
    """「已报名20人（限20人），候补2人，12月1日截止」; before the first the limit alone; empty for nothing to say.

    `closes`: wall time.
    """
    limit = "" if capacity is None else limited(_, capacity)
    end = "" if closes is None else _("{until}截止", until=until(_, closes, closes.date()))
    if not found.entered:
        return joined(_, [_("报名{limit}", limit=limit) if limit else "", end])
    words = _("已报名{count}", count=how_many(_, found.entered))
    if limit:
        words = _("{words}（{limit}）", words=words, limit=limit)
    waiting = _("候补{count}", count=how_many(_, found.waiting)) if found.waiting else ""
    return joined(_, [words, waiting, end])


def teams(_: Words, found: Lists) -> str:
    """「二车间4人、三车间3人」: whoever comes with several, below the counts of the card."""
    told = [
        _("{team}{count}人", team=each.team, count=each.people)
        for each in found.entered
        if each.people > 1 and unit_said(each.team)
    ]
    return _("、").join(told[:MOST_TEAMS])


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


def moved(_: Words, one: Occurrence, today: date, group: str, team: str, *, up: bool) -> str:
    """In private, to who waited and is in now, or was in and waits now."""
    facts = {"group": group, "item": short(_, one, today), "team": team}
    if up and team:
        return _("{group} {item}：有了名额，{team}由候补转为正式报名。", **facts)
    if up:
        return _("{group} {item}：有了名额，您由候补转为正式报名。", **facts)
    if team:
        return _("{group} {item}：名额减少，{team}转为候补。", **facts)
    return _("{group} {item}：名额减少，您转为候补。", **facts)


def capacity_set(_: Words, one: Occurrence, today: date, capacity: Capacity | None, counts: str) -> str:
    """The places were limited, or are no more."""
    limit = _("不限人数") if capacity is None else limited(_, capacity)
    line = _("{item}：{limit}", item=short(_, one, today), limit=limit)
    return _("{line}。{counts}", line=line, counts=counts) if counts else line


def closing_set(_: Words, one: Occurrence, today: date, moment: datetime) -> str:
    return _("{item}：报名截止{until}", item=short(_, one, today), until=until(_, moment, today))


def until(_: Words, moment: datetime, today: date) -> str:
    """A whole day is named as such: it ends at the midnight after it."""
    if moment.time() == time():
        return day_words(_, moment.date() - timedelta(days=1), now=today)
    return moment_words(_, moment, now=today)


def numbered(_: Words, place: int, name: str, entry: Entry) -> str:
    line = _("{place}. {name}", place=place, name=name)
    if entry.team:
        line = _("{place}. {team}（{name}）", place=place, team=entry.team, name=name)
    return _("{line} {count}人", line=line, count=entry.people) if entry.people > 1 else line


def results(_: Words, one: Occurrence, today: date, found: Sequence[Result]) -> str:
    if not found:
        return _("{item}：成绩已作废。", item=short(_, one, today))
    lines = "\n".join(in_words(each) for each in found)
    return _("已记成绩 {item}：\n{lines}", item=short(_, one, today), lines=lines)
