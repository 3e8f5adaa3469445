"""Sentences of /why: what an item or entry was read from, what was changed later, why a reminder came."""

from collections.abc import Iterable
from datetime import date, datetime

from handlers.events.texts import leads_words, when_words
from union.core.almanac.date_format import day_words, moment_words
from union.core.groups import Settings
from union.core.kinds import kind_words
from union.events.model import Event, Occurrence
from union.reminders.lead_times import chosen
from union.words import Words


def said_by(_: Words, who: str, at: datetime, today: date) -> str:
    """Before the words something was read from; `at` is wall time."""
    return (
        _("原话（{who}，{at}）：", who=who, at=moment_words(_, at, now=today))
        if who
        else _("原话（{at}）：", at=moment_words(_, at, now=today))
    )


def said_in_private(_: Words, number: int) -> str:
    """The words were written to the bot alone."""
    return _("原话是私下发给我的，这里不显示。本人可以私聊我发「为什么 #{number}」。", number=number)


def moved_once(_: Words, one: Occurrence, today: date) -> str:
    """One time of a series was moved."""
    return _(
        "{day}这一次后来改为：{when}",
        day=day_words(_, one.original.date(), now=today),
        when=when_words(_, one, today),
    )


def handed_over(_: Words, names: Iterable[str]) -> str:
    """Somebody else answers for it by now."""
    said = _("、").join(names)
    return _("负责人后来改为：{names}", names=said) if said else _("负责人后来去掉了")


def photos_saved(_: Words, count: int, saved: int, failed: int) -> str:
    """How many of an entry's photos lie on the server."""
    told = _("照片{count}张，已保存{saved}张", count=count, saved=saved)
    return (
        _("{told}，{failed}张没存下来（打不开、像素太多，或 Telegram 已取不到）", told=told, failed=failed)
        if failed
        else told
    )


def recategorised(_: Words, categories: Iterable[str]) -> str:
    """Somebody chose another category."""
    return _("类别后来改为：{categories}", categories=_("、").join(_(each) for each in categories))


def redated(_: Words, days: Iterable[date], today: date) -> str:
    """Somebody chose another day."""
    return _("日期后来改为：{days}", days=_("、").join(day_words(_, day, now=today) for day in days))


def reminder(_: Words, event: Event, lead: str, settings: Settings) -> str:
    """Which lead brought a reminder, and where the lead comes from."""
    if lead.startswith("late"):
        return _("这次提醒：已过期限还没办完，工作日每天提一次，五次以后每周一提。")
    if lead.startswith("snooze"):
        return _("这次提醒：有人点了「推迟」，到时候再提。")
    words = leads_words(_, [lead])
    if event.leads is not None:
        return _("这次提醒：{lead}，是这一项自己定的。", lead=words)
    if chosen(settings.leads, event.kind) is not None:
        return _("这次提醒：{lead}，是本群给「{kind}」定的。", lead=words, kind=kind_words(_, event.kind))
    return _("这次提醒：{lead}，是「{kind}」的默认安排。", lead=words, kind=kind_words(_, event.kind))


def about_nothing(_: Words) -> str:
    """The message replied to speaks of no item and no entry."""
    return _("这条消息没有对应的记录或日程。请写编号，例如：为什么 #12")
