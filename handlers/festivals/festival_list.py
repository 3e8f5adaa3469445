"""/festivals, 节日: the year's festivals with their dates, and which further ones the group wishes to hear of."""

import re

from handlers.core.button_press import permitted_deed, unforged
from handlers.core.messages.command_words import argument, simplified_text
from handlers.core.messages.outgoing_message import Button, Rows, in_rows
from handlers.core.turn import Deeds, Turn
from handlers.reminders import reminder_schedule
from storage.events import queries as events_queries
from union.core.almanac.date_format import day_words, lunar_words
from union.core.groups import REGIONS
from union.core.rights import Action
from union.events.model import Status
from union.festivals.packs import YearFestival, choices, day_alone, following, of_year, toggled, wished
from union.words import Words, sentence

WORDS = ("节日",)
YEAR = re.compile(r"(\d{4})\s*年?")
FIRST, LAST = 1901, 2099
SPOKEN = {"": 0, "今年": 0, "明年": 1, "去年": -1, "后年": 2}
# Above the choices.
choosing = sentence("点一下选上或去掉。\n前面几个：节前给出筹备步骤；行业节日：提前7天提醒。")


def show(turn: Turn) -> None:
    """This year's, or that of the year named: 「节日 2027」."""
    turn.needs(Action.SEE)
    words = simplified_text(argument(turn.said.text, WORDS))
    found = YEAR.fullmatch(words)
    this_year = turn.today.year
    year = int(found[1]) if found else this_year + SPOKEN[words] if words in SPOKEN else 0
    if not FIRST <= year <= LAST:
        turn.say(turn._("请写年份，如「/festivals 2027」；农历节日可查1901至2099年。"))
    else:
        turn.say(*_view(turn, year))


def _view(turn: Turn, year: int) -> tuple[str, Rows]:
    group = turn.with_group()
    found = of_year(year, group.settings, group.notice)
    # The list; what the marks mean stands below.
    head = turn._("{year}年节日（{region}）", year=year, region=turn._(REGIONS[group.settings.region].name))
    notes = [turn._("★ 节前给出筹备步骤，由委员决定是否采用")] if any(one.card for one in found) else []
    notes += [turn._("☆ 本行业的节日，提前7天提醒")] if any(one.chosen for one in found) else []
    text = "\n".join([head, *(_line(turn._, one) for one in found), *([""] if notes else []), *notes])
    labels = {year - 1: turn._("‹ {year}年", year=year - 1), year + 1: turn._("{year}年 ›", year=year + 1)}
    turns = [turn.button(label, "fest.year", each) for each, label in labels.items() if FIRST <= each <= LAST]
    choose = [turn.button(turn._("行业节日和其他安排"), "fest.choose")]
    return text, [turns, choose] if turn.may(Action.SETTINGS) else [turns]


def _year(turn: Turn, ids: tuple[str, ...]) -> None:
    year = int(ids[0])
    unforged(FIRST <= year <= LAST)
    turn.edit_pressed(*_view(turn, year))


def _toggle_festival(turn: Turn, ids: tuple[str, ...]) -> None:
    group, place = turn.with_group(), turn.press.number()
    unforged(place > 0)  # they are counted from 1
    name = choices(group.settings.region)[place - 1]
    turn.change_setting("festival_wishes", toggled(group.settings, name))
    follow(turn, name)
    day, named = following(name, turn.today), {"name": turn._(name)}
    if name not in wished(turn.settings):
        turn.toast = turn._("已去掉{name}", **named)
    elif day is None:
        turn.toast = turn._("已选上{name}", **named)
    else:
        turn.toast = turn._("已选上{name}，下一次{day}", **named, day=day_words(turn._, day, now=None))
    turn.edit_pressed(choosing(turn._), _choices(turn))


def _choices(turn: Turn) -> Rows:
    buttons, chosen = list[Button](), wished(turn.settings)
    for place, name in enumerate(choices(turn.settings.region), 1):
        label = turn._("☑ {name}") if name in chosen else turn._("☐ {name}")
        buttons.append(turn.button(label.format(name=turn._(name)), "fest.put", place))
    return [*in_rows(buttons, 2), [turn.button(turn._("‹ 返回"), "fest.year", turn.today.year)]]


def _show_festival_choices(turn: Turn, ids: tuple[str, ...]) -> None:
    turn.say(choosing(turn._), _choices(turn))  # beside a card, which stays as it is


DEEDS: Deeds = {
    "fest.year": permitted_deed(Action.SEE, _year),
    "fest.choose": permitted_deed(
        Action.SETTINGS, lambda turn, _ids: turn.edit_pressed(choosing(turn._), _choices(turn))
    ),
    "fest.more": permitted_deed(Action.SETTINGS, _show_festival_choices),
    "fest.put": permitted_deed(Action.SETTINGS, _toggle_festival),
}


def _line(_: Words, one: YearFestival) -> str:
    name = _("{name} ★", name=_(one.name)) if one.card else _(one.name)
    name = _("{name} ☆", name=name) if one.chosen else name
    day = day_words(_, one.day, now=one.day)
    if one.lunar:
        return _("{day} {name}（{lunar}）", day=day, name=name, lunar=lunar_words(_, one.day))
    return _("{day} {name}", day=day, name=name)


def follow(turn: Turn, name: str) -> None:
    """A day that is laid out already goes with its choice, and comes back with it."""
    group = turn.with_group()
    day = following(name, turn.today)
    chosen = name in wished(group.settings)
    for event in events_queries.in_pack(turn.db, group, day_alone(name, day).name) if day else []:
        if chosen and event.status is Status.CANCELLED:
            reminder_schedule.take_up(turn, event)
        elif not chosen and event.status is Status.OPEN:
            reminder_schedule.take_back(turn, event)
