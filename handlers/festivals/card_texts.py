"""Sentences of the festival cards."""

from collections.abc import Sequence
from datetime import date, datetime, time

from handlers.festivals.preparation_steps import PackLine
from union.core.almanac.date_format import day_words, span_words
from union.events.model import Event, Owner
from union.festivals.packs import Pack, PackStep
from union.words import Words


def card(_: Words, pack: Pack, today: date) -> str:
    """The card's first line."""
    return _(
        "离{festival}（{day}）还有{days}天，按下列步骤安排？",
        festival=_(pack.festival),
        day=day_words(_, pack.day, now=today),
        days=(pack.day - today).days,
    )


def step(_: Words, line: PackLine, left_out: bool) -> str:
    """One dated step; its year is the card's."""
    facts = {"when": _when(_, line.step), "title": line.step.title}
    if line.event is not None:
        return _("＝ {when} {title}（已有 #{number}）", number=line.event.number, **facts)
    if left_out:
        return _("✗ {when} {title}（不要）", **facts)
    if line.owners:
        return _("· {when} {title}（{owners}）", owners=_names(_, line.owners), **facts)
    return _("· {when} {title}", **facts)


def _names(_: Words, owners: Sequence[Owner]) -> str:
    return _("、").join(owner.name for owner in owners)


def _when(_: Words, one: PackStep) -> str:
    start = datetime.combine(one.day, time())
    end = None if one.end is None else datetime.combine(one.end, time())
    return span_words(_, start, end, one.grain, now=one.day)


def choosing(_: Words) -> str:
    """Under the card while steps are being chosen."""
    return _("点一下去掉或保留某一步，然后按「采用」。")


def adopted(_: Words, pack: Pack) -> str:
    """The card once its steps are items."""
    return _("已采用{festival}安排：", festival=_(pack.festival))


def made(_: Words, event: Event) -> str:
    """One item made of a step."""
    when = span_words(_, event.start, event.end, event.grain, now=event.start.date())
    facts = {"number": event.number, "day": when, "title": event.title}
    if event.owners:
        return _("#{number} {day} {title}（{owners}）", owners=_names(_, event.owners), **facts)
    return _("#{number} {day} {title}", **facts)


def nothing_left(_: Words, pack: Pack) -> str:
    """Every step is over or left out."""
    return _("{festival}的步骤都已过去或去掉了，没有新的安排。", festival=_(pack.festival))


def how_to_change(_: Words) -> str:
    """Under an adopted card."""
    return _("会按时提醒。要去掉某一项，发「撤销 #编号」。")


def declined(_: Words, pack: Pack, today: date) -> str:
    """The group does not want the steps this year."""
    return _(
        "好的，今年{festival}（{day}）不安排，也不再提醒。",
        festival=_(pack.festival),
        day=day_words(_, pack.day, now=today),
    )


def settled_before(_: Words) -> str:
    """Somebody pressed first."""
    return _("这张卡片已经处理过了")


def label_adopt(_: Words) -> str:
    """Button."""
    return _("采用")


def label_choose(_: Words) -> str:
    """Button."""
    return _("改")


def label_decline(_: Words) -> str:
    """Button."""
    return _("今年不安排")


def label_restore(_: Words) -> str:
    """Button."""
    return _("恢复")


def label_step(_: Words, one: PackStep, kept: bool) -> str:
    """Button of one step while choosing."""
    return _("☑ {title}", title=one.title) if kept else _("☐ {title}", title=one.title)
