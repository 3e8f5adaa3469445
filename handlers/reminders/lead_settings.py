"""提醒提前 in the settings: how long before an item of each kind people are told, by button or in words."""

from collections.abc import Callable, Sequence

from handlers.core.button_press import only
from handlers.core.messages import command_words
from handlers.core.messages.keyboards import Button, Rows, button
from handlers.core.turn import Turn
from handlers.reminders import lead_texts as phrases
from handlers.reminders import reminder_schedule
from storage.core import audit_log, groups
from union.core.grain import Grain
from union.core.kinds import Kind, kind_words
from union.core.rights import Action
from union.reading.replies.lead_time_replies import chosen_leads
from union.reading.replies.reclassification import KINDS
from union.reminders.lead_times import chosen, leads_of, with_choice

DEFAULT, NONE = "default", "none"
OF_DAYS = ("d15,d7,d1", "d7,d1", "d3,d1", "d1")
OFFERED = {
    **dict.fromkeys(Kind, OF_DAYS),
    Kind.MEETING: ("d7,d3,d1,h2", "d3,d1,h2", "d1,h2", "d1"),
    Kind.REPORT: ("d15,d7,d3,d1,d0", "d7,d3,d1,d0", "d3,d1,d0", "d1,d0"),
    Kind.DEADLINE: ("d15,d7,d3,d1,d0", "d7,d3,d1,d0", "d3,d1,d0", "d1,d0"),
    Kind.FESTIVAL: ("d7,d0", "d3,d0", "d0"),
}


def open_button(turn: Turn, label: str) -> Button:
    """The way in, among the other settings."""
    return button(label, "leads.kinds", turn.with_group().id)


def change_by_words(turn: Turn, words: str) -> str:
    """「会议 3天、1天、2小时」: what holds now, or how it is written."""
    named = {**KINDS, **{kind_words(turn._, kind).lower(): kind for kind in Kind}}
    words = words.lower()
    name = command_words.said_word(words, named)
    said = chosen_leads(command_words.argument(words, (name,))) if name else None
    if name is None or said is None:
        return phrases.how_to_write(turn._)
    _keep(turn, named[name], said.leads)
    return phrases.changed(turn._, named[name], now_of(turn, named[name]))


def choose(turn: Turn, kind: Kind, code: str) -> None:
    """Take one of the offered choices for a kind. ValueError for what is none of them."""
    if code not in codes(kind):
        raise ValueError(code)
    _keep(turn, kind, leads_behind(code))


def codes(kind: Kind) -> tuple[str, ...]:
    """What is offered for a kind: as usual, some choices, not at all."""
    return (DEFAULT, *OFFERED[kind], NONE)


def leads_behind(code: str) -> tuple[str, ...] | None:
    """The lead times of an offered choice; None: back to the usual."""
    if code == DEFAULT:
        return None
    return () if code == NONE else tuple(code.split(","))


def now_of(turn: Turn, kind: Kind) -> tuple[str, ...]:
    """What holds for a kind."""
    return leads_of(kind, Grain.MINUTE, turn.settings)


def _keep(turn: Turn, kind: Kind, leads: Sequence[str] | None) -> None:
    """Keep the choice and plan anew what has not been said."""
    group = turn.with_group()
    groups.change_setting(turn.db, group, "leads", with_choice(turn.settings.leads, kind, leads))
    audit_log.audit(turn.db, group, turn.me(), "setting", "leads", turn.now)
    turn.group = groups.get(turn.db, group.id, turn.services.defaults)
    reminder_schedule.replan(turn.db, turn.with_group(), turn.now)


def _kinds(turn: Turn, ids: tuple[str, ...]) -> None:
    group_id = turn.with_group().id
    buttons = [button(kind_words(turn._, kind), "leads.kind", group_id, kind.value) for kind in Kind]
    rows = [buttons[start : start + 3] for start in range(0, len(buttons), 3)]
    back = [button(phrases.label_back(turn._), "settings.back", group_id)]
    turn.edit_pressed(phrases.ask_kind(turn._, turn.settings.leads), [*rows, back])


def _kind(turn: Turn, ids: tuple[str, ...]) -> None:
    """One kind was pressed: its choices, the present one ticked."""
    kind = Kind(ids[0])
    turn.edit_pressed(phrases.ask_leads(turn._, kind, now_of(turn, kind)), _choices(turn, kind))


def _choices(turn: Turn, kind: Kind) -> Rows:
    own = chosen(turn.settings.leads, kind)
    rows = []
    for code in codes(kind):
        leads = leads_behind(code)
        rows.append([_choice(turn, kind, code, leads, ticked=own == leads)])
    return [*rows, [button(phrases.label_back(turn._), "leads.kinds", turn.with_group().id)]]


def _choice(turn: Turn, kind: Kind, code: str, leads: Sequence[str] | None, *, ticked: bool) -> Button:
    label = phrases.choice(turn._, leads, ticked=ticked)
    return button(label, "leads.put", turn.with_group().id, kind.value, code)


def _put(turn: Turn, ids: tuple[str, ...]) -> None:
    kind, code = Kind(ids[0]), ids[1]
    choose(turn, kind, code)
    turn.toast = turn._("已改")
    _kind(turn, ids)


DEEDS: dict[str, Callable[[Turn], None]] = {
    "leads.kinds": only(Action.SETTINGS, _kinds),
    "leads.kind": only(Action.SETTINGS, _kind),
    "leads.put": only(Action.SETTINGS, _put),
}
