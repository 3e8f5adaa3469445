"""Sentences of /festivals: the year's list, and what a group may choose."""

from collections.abc import Sequence
from datetime import date

from union.core.almanac.date_format import day_words, lunar_words
from union.core.group_settings import Settings
from union.core.regions import REGIONS
from union.festivals.festival_year import YearFestival
from union.words import Words


def year(_: Words, number: int, found: Sequence[YearFestival], settings: Settings) -> str:
    """The list; what the marks mean stands below."""
    head = _("{year}年节日（{region}）", year=number, region=_(REGIONS[settings.region].name))
    notes = []
    if any(one.card for one in found):
        notes.append(_("★ 节前给出筹备步骤，由委员决定是否采用"))
    if any(one.chosen for one in found):
        notes.append(_("☆ 本行业的节日，提前7天提醒"))
    return "\n".join([head, *(_line(_, one) for one in found), *([""] if notes else []), *notes])


def _line(_: Words, one: YearFestival) -> str:
    name = _("{name} ★", name=_(one.name)) if one.card else _(one.name)
    name = _("{name} ☆", name=name) if one.chosen else name
    day = day_words(_, one.day, now=one.day)
    if one.lunar:
        return _("{day} {name}（{lunar}）", day=day, name=name, lunar=lunar_words(_, one.day))
    return _("{day} {name}", day=day, name=name)


def choosing(_: Words) -> str:
    """Above the choices."""
    return _("点一下选上或去掉。\n前面几个：节前给出筹备步骤；行业节日：提前7天提醒。")


def label_choice(_: Words, name: str, *, chosen: bool) -> str:
    """A button."""
    return _("☑ {name}", name=_(name)) if chosen else _("☐ {name}", name=_(name))


def label_choose(_: Words) -> str:
    """Button."""
    return _("行业节日和其他安排")


def label_year(_: Words, number: int, *, before: bool) -> str:
    """Button."""
    return _("‹ {year}年", year=number) if before else _("{year}年 ›", year=number)


def label_back(_: Words) -> str:
    """Button."""
    return _("‹ 返回")


def no_year(_: Words) -> str:
    """「节日 明年吧」."""
    return _("请写年份，如「/festivals 2027」；农历节日可查1901至2099年。")


def toast(_: Words, name: str, day: date | None, *, chosen: bool) -> str:
    """After a press."""
    if not chosen:
        return _("已去掉{name}", name=_(name))
    if day is None:
        return _("已选上{name}", name=_(name))
    return _("已选上{name}，下一次{day}", name=_(name), day=day_words(_, day, now=None))
