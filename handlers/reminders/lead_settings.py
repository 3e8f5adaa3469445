"""提醒提前 in the settings: how long before an item of each kind people are told, by button or in words."""

from collections.abc import Sequence

from handlers.core.button_press import permitted_deed, unforged
from handlers.core.messages import command_words
from handlers.core.messages.outgoing_message import in_rows
from handlers.core.turn import Deeds, Turn
from handlers.events.texts import leads_words
from handlers.reminders import reminder_schedule
from union.core.kinds import Kind, kind_words
from union.core.period import Grain
from union.core.rights import Action
from union.reading.replies.correction_lessons import KINDS
from union.reading.replies.lead_time_replies import chosen_leads
from union.reminders.lead_times import leads_of, read_lead_choices, with_choice
from union.words import Words

DEFAULT, NONE = "default", "none"
OF_DAYS = ("d15,d7,d1", "d7,d1", "d3,d1", "d1")
OFFERED = {
    **dict.fromkeys(Kind, OF_DAYS),
    Kind.MEETING: ("d7,d3,d1,h2", "d3,d1,h2", "d1,h2", "d1"),
    Kind.REPORT: ("d15,d7,d3,d1,d0", "d7,d3,d1,d0", "d3,d1,d0", "d1,d0"),
    Kind.DEADLINE: ("d15,d7,d3,d1,d0", "d7,d3,d1,d0", "d3,d1,d0", "d1,d0"),
    Kind.FESTIVAL: ("d7,d0", "d3,d0", "d0"),
}


def chosen_leads_text(_: Words, line: str) -> str:
    """What a group has chosen: 「会议提前3天、2小时提醒；其他按默认」."""
    chosen = [
        _("{kind}{leads}", kind=kind_words(_, kind), leads=of_kind(_, leads))
        for kind, leads in read_lead_choices(line).items()
    ]
    return _("；").join([*chosen, _("其他按默认")]) if chosen else _("按默认")


def of_kind(_: Words, leads: Sequence[str] | None) -> str:
    """「提前3天、2小时提醒」; 「不提醒」 of none, 「默认」 of None, the usual."""
    return _("默认") if leads is None else leads_words(_, leads or None)


def change_by_words(turn: Turn, words: str) -> str:
    """「会议 3天、1天、2小时」: what holds now, or how it is written."""
    named = {**KINDS, **{kind_words(turn._, kind).lower(): kind for kind in Kind}}
    words = words.lower()
    name = command_words.said_word(words, named)
    said = chosen_leads(command_words.argument(words, (name,))) if name else None
    if name is None or said is None:
        return turn._(
            "请写类别和提前多久（最多60天），例如：/settings 提醒提前 会议 3天、1天、2小时；"
            "不要提醒写「不提醒」，改回来写「默认」。\n类别有：{kinds}",
            kinds=turn._("、").join(kind_words(turn._, kind) for kind in Kind),
        )
    _keep(turn, named[name], said.leads)
    return changed(turn, named[name])


def changed(turn: Turn, kind: Kind) -> str:
    """What holds for a kind since it was changed."""
    _, leads = turn._, of_kind(turn._, current_leads(turn, kind))
    return _("已改，{kind}：{leads}", kind=kind_words(_, kind), leads=leads)


def choose(turn: Turn, kind: Kind, code: str) -> None:
    """Take one of the offered choices for a kind. ValueError for what is none of them."""
    unforged(code in codes(kind))
    _keep(turn, kind, leads_behind(code))


def codes(kind: Kind) -> tuple[str, ...]:
    """What is offered for a kind: as usual, some choices, not at all."""
    return (DEFAULT, *OFFERED[kind], NONE)


def leads_behind(code: str) -> tuple[str, ...] | None:
    """The lead times of an offered choice; None: back to the usual."""
    if code == DEFAULT:
        return None
    return () if code == NONE else tuple(code.split(","))


def current_leads(turn: Turn, kind: Kind) -> tuple[str, ...]:
    return leads_of(kind, Grain.MINUTE, turn.settings)


def _keep(turn: Turn, kind: Kind, leads: Sequence[str] | None) -> None:
    turn.change_setting("leads", with_choice(turn.settings.leads, kind, leads))
    reminder_schedule.replan(turn.db, turn.with_group(), turn.now)


def _kinds(turn: Turn, ids: tuple[str, ...]) -> None:
    kinds = [turn.button(kind_words(turn._, kind), "leads.kind", kind.value) for kind in Kind]
    back = [turn.button(turn._("‹ 返回"), "settings.back")]
    question = turn._(
        "每类日程提前多久提醒，现在：{now}\n点一类来改，或直接发：/settings 提醒提前 会议 3天、1天、2小时",
        now=chosen_leads_text(turn._, turn.settings.leads),
    )
    turn.edit_pressed(question, [*in_rows(kinds, 3), back])


def _kind(turn: Turn, ids: tuple[str, ...]) -> None:
    kind = Kind(ids[0])
    named = {"kind": kind_words(turn._, kind), "leads": of_kind(turn._, current_leads(turn, kind))}
    said = turn._("{kind}：现在{leads}\n也可以直接发：/settings 提醒提前 {kind} 5天、1天", **named)
    own = read_lead_choices(turn.settings.leads).get(kind)
    rows = []
    for code in codes(kind):
        leads = leads_behind(code)
        label = of_kind(turn._, leads)
        label = turn._("✓ {choice}", choice=label) if own == leads else label
        rows.append([turn.button(label, "leads.put", kind.value, code)])
    turn.edit_pressed(said, [*rows, [turn.button(turn._("‹ 返回"), "leads.kinds")]])


def _choose_lead(turn: Turn, ids: tuple[str, ...]) -> None:
    choose(turn, Kind(ids[0]), ids[1])
    turn.toast = turn._("已改")
    _kind(turn, ids)


DEEDS: Deeds = {
    "leads.kinds": permitted_deed(Action.SETTINGS, _kinds),
    "leads.kind": permitted_deed(Action.SETTINGS, _kind),
    "leads.put": permitted_deed(Action.SETTINGS, _choose_lead),
}
