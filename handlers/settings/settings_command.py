"""/settings, 设置: what holds in this group, and its change by button or by words; only a 管理员 changes."""

from collections.abc import Mapping
from typing import Any

from handlers.calendar.views import month_picture_job, pinned_overview
from handlers.core import hooks, press_texts
from handlers.core.button_press import permitted_deed, unforged
from handlers.core.messages import command_words
from handlers.core.messages.outgoing_message import Rows, in_rows
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.festivals import date_shift
from handlers.people import administrator
from handlers.reminders import lead_settings, reminder_schedule
from handlers.settings import letterhead, quiet_requests
from handlers.settings import texts as phrases
from storage.privacy import name_expiry, name_removal
from storage.worklog import lessons
from union.core.groups import REGIONS, Group
from union.core.rights import Action
from union.settings.choices import OFFERED, changes, code_of, silences_itself

WORDS = ("设置", "设定")
# Reminders are planned by these.
PLANNED_BY = frozenset({"reminder_time", "quiet_from", "quiet_until", "timezone", "workday_reminders"})
NAMES_KEPT = "names_kept"


def show(turn: Turn) -> None:
    """What holds; with words behind the command, a change: 「设置 提醒时间 8:30」."""
    words = command_words.argument(turn.said.text, WORDS)
    if not words or turn.incoming.anonymous:
        turn.say(*_view(turn))
    elif not turn.may(Action.SETTINGS):
        turn.say(press_texts.admins_only(turn._), administrator.rows(turn))
    elif not quiet_requests.set_by_words(turn, words):
        before = turn.with_group()
        said = _change_by_words(turn, words)
        turn.say(*(said if isinstance(said, tuple) else (said,)))
        _say_moved(turn, before)


def region_rows(turn: Turn) -> Rows:
    """The regions as buttons, for the greeting."""
    buttons = [turn.button(turn._(region.name), "settings.region", code) for code, region in REGIONS.items()]
    return [buttons[:3], buttons[3:]]


def change(turn: Turn, name: str, code: str, *, sure: bool = False) -> str | None:
    """Take a choice; what stands in the way in words, None when it holds now. What hides names must be `sure`."""
    fields = changes(name, code)
    if fields is None:
        return phrases.no_such_value(turn._, name)
    if name == "region" and turn.settings.language != REGIONS[turn.settings.region].language:
        fields = {each: to for each, to in fields.items() if each != "language"}  # chosen, not brought
    if name == NAMES_KEPT and not sure and names_question(turn, code) is not None:
        return turn._(
            "改短后有姓名会被遮去，不能恢复，没有改。请在 Telegram 里发「/settings 姓名保留 …」，看清几条再确认。"
        )
    if silences_itself(turn.settings, fields):
        return turn._("这样提醒或月报会落在免打扰时段里，没有改。请错开这两个时间。")
    _keep(turn, fields)
    return None


def to_main_chat(turn: Turn, name: str) -> None:
    """Reminders or reports go to the main chat again. ValueError for a setting that is no topic."""
    unforged(name in phrases.TOPICS)
    _keep(turn, {name: None})


def _keep(turn: Turn, fields: Mapping[str, Any]) -> None:
    for field, value in fields.items():
        turn.change_setting(field, value)
    if PLANNED_BY & fields.keys() and "region" not in fields:
        reminder_schedule.replan(turn.db, turn.with_group(), turn.now)
    desk = turn.desk()
    if "board" in fields:
        pinned_overview.BOARD.keep(desk)
    if "language" in fields:
        hooks.of(turn).keep_group_menu(turn.db, turn.with_group(), turn.now)
    if "money_rules" in fields:
        lessons.unmute(turn.db, turn.with_group())
    if "month_picture" in fields:
        month_picture_job.PICTURE.keep(desk)
    if "week_plan" in fields:
        pinned_overview.begin_next_week(desk)


def follow_region(turn: Turn, before: Group) -> str:
    """Another place has other holidays: what has not been sent is dated anew. What moved, in words; "" for nothing."""
    after = turn.with_group()
    if after.settings.region == before.settings.region:
        return ""
    moved, region = date_shift.rearrange(turn.db, before, after, turn.now), REGIONS[after.settings.region]
    head = turn._("按{region}的节假日，改期 {count} 项：", region=turn._(region.name), count=len(moved))
    return "\n".join([head, *date_shift.moved_lines(turn._, moved, turn.today)]) if moved else ""


def _say_moved(turn: Turn, before: Group) -> None:
    moved = follow_region(turn, before)
    if moved:
        turn.say(moved)


def _change_by_words(turn: Turn, words: str) -> str | tuple[str, Rows]:
    named = phrases.setting_and_value(words)
    text = phrases.setting_and_value(words, letterhead.field_labels)
    if text is not None:
        return letterhead.change(turn, *text)
    if named is None:
        labels = turn._("、").join(phrases.setting_labels(turn._))
        return turn._("没有这项设置。可以改：{labels}。\n例如：/settings 提醒时间 8:30", labels=labels)
    name, said = named
    if name == letterhead.SUBJECT:
        return letterhead.overview(turn._, turn.settings)
    if name == "leads":
        return lead_settings.change_by_words(turn, said)
    code = phrases.code(name, said)
    if code is None:
        return phrases.no_such_value(turn._, name)
    asked = names_question(turn, code) if name == NAMES_KEPT else None
    if asked is not None:
        return asked
    return change(turn, name, code) or phrases.changed(turn._, name, turn.settings)


def _view(turn: Turn) -> tuple[str, Rows]:
    group, today = turn.with_group(), turn.today
    # A press carries the person, so an anonymous administrator may be shown the buttons.
    if not turn.may(Action.SETTINGS) and not turn.incoming.anonymous:
        return phrases.overview(turn._, group, today, may_change=False), administrator.rows(turn)
    labels = {name: label for label, name in phrases.setting_labels(turn._).items()}
    buttons = [turn.button(labels[name], "settings.open", name) for name in OFFERED]
    buttons.insert(1, turn.button(labels["leads"], "leads.kinds"))
    buttons.insert(3, turn.button(labels["letterhead"], "letterhead.show"))
    rows = in_rows(buttons, 2)
    rows.append([turn.button(turn._("抄送到别处"), "mirror.list")])
    # Inside a topic: reminders and reports to this topic; where one is set: back to the main chat.
    for name, (here, back, _told) in phrases.TOPICS.items():
        set_to = getattr(group.settings, name)
        if turn.where.topic is not None and set_to != turn.where.topic:
            rows.append([turn.button(here(turn._), "settings.topic", name, 1)])
        elif set_to is not None:
            rows.append([turn.button(back(turn._), "settings.topic", name, 0)])
    return phrases.overview(turn._, group, today, may_change=True), rows


def _open(turn: Turn, ids: tuple[str, ...]) -> None:
    (name,) = ids
    unforged(name in OFFERED)
    now = code_of(turn.settings, name)
    labels = {code: phrases.choice(turn._, name, code, ticked=code == now) for code in OFFERED[name]}
    buttons = [turn.button(label, "settings.put", name, code) for code, label in labels.items()]
    back = [turn.button(turn._("‹ 返回"), "settings.back")]
    turn.edit_pressed(phrases.ask(turn._, name, turn.settings), [*in_rows(buttons, 2), back])


def _apply_chosen_value(turn: Turn, ids: tuple[str, ...]) -> None:
    name, code = ids
    unforged(name in OFFERED)
    asked = names_question(turn, code) if name == NAMES_KEPT else None
    if asked is not None:
        turn.edit_pressed(*asked)
        return
    before = turn.with_group()
    trouble = change(turn, name, code)
    if trouble is not None:
        raise NotDone(trouble, alert=True)
    _show_changed(turn)
    _say_moved(turn, before)


def _show_changed(turn: Turn) -> None:
    turn.toast = turn._("已改")
    turn.edit_pressed(*_view(turn))


def _shorten_name_retention(turn: Turn, ids: tuple[str, ...]) -> None:
    """The time names are kept is made shorter, though some will go."""
    (code,) = ids
    unforged(change(turn, NAMES_KEPT, code, sure=True) is None)
    _show_changed(turn)


def _region(turn: Turn, ids: tuple[str, ...]) -> None:
    before = turn.with_group()
    unforged(change(turn, "region", ids[0]) is None)
    administrator.drop_buttons(turn)
    turn.toast = phrases.changed(turn._, "region", turn.settings)
    _say_moved(turn, before)


def _topic(turn: Turn, ids: tuple[str, ...]) -> None:
    """Reminders or reports go to the topic the button was pressed in, or back to the main chat."""
    name, here = ids
    unforged(name in phrases.TOPICS)
    _keep(turn, {name: turn.where.topic if here == "1" else None})
    _show_changed(turn)


DEEDS: Deeds = {
    "settings.open": permitted_deed(Action.SETTINGS, _open),
    "settings.put": permitted_deed(Action.SETTINGS, _apply_chosen_value),
    "settings.names": permitted_deed(Action.SETTINGS, _shorten_name_retention),
    "settings.back": permitted_deed(Action.SETTINGS, lambda turn, _ids: turn.edit_pressed(*_view(turn))),
    "settings.region": permitted_deed(Action.SETTINGS, _region),
    "settings.topic": permitted_deed(Action.SETTINGS, _topic),
}


def names_question(turn: Turn, code: str) -> tuple[str, Rows] | None:
    """What to ask before names told in private are kept for a shorter time; None where nothing would go that is kept now."""
    fields, group = changes(NAMES_KEPT, code), turn.with_group()
    if fields is None or fields[NAMES_KEPT] >= turn.settings.names_kept:
        return None
    before = name_expiry.kept_since(turn.now, fields[NAMES_KEPT])
    families = len(name_removal.family_names_before(turn.db, group, before))
    logs = name_expiry.waiting(turn.db, group, before)
    if not (families or logs):
        return None
    rows = [[turn.button(turn._("改"), "settings.names", code), turn.button(turn._("不改"), "settings.back")]]
    text = turn._(
        "改成「{months}」，下一次整理（每天一次）会遮去{families}户的姓名、{logs}条私聊记录里的姓名，不能恢复。改吗？",
        months=phrases.choice(turn._, NAMES_KEPT, code, ticked=False), families=families, logs=logs,
    )  # fmt: skip
    return text, rows
