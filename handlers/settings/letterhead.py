"""月报抬头 in the settings: to whom the report goes, its number, signer and name, by button or in words; what is said of it."""

from collections.abc import Mapping
from datetime import timedelta

from handlers.core import pending_questions
from handlers.core.button_press import permitted_deed, unforged
from handlers.core.turn import Answers, Deeds, Turn
from storage.core import drafts
from storage.reports import locked_reports
from union.core.groups import Settings
from union.core.rights import Action
from union.reports.document import FIELDS, LONGEST, cleaned
from union.settings.choices import LETTERHEAD
from union.words import Words

SUBJECT = "letterhead"  # of the draft: a text asked for
KEPT = timedelta(days=1)


def change(turn: Turn, name: str, said: str) -> str:
    """Keep one of the four texts, or say why not."""
    text = cleaned(said)
    if text is None:
        label = _label(turn._, name)
        return turn._("{label}最多{most}个字，没有改。例如：/settings {label} 无", label=label, most=LONGEST)
    locked_reports.fill_letterhead(turn.db, turn.with_group(), name, text)
    turn.change_setting(name, text)
    value = _value(turn._, name, turn.settings)
    return turn._("已改，{label}：{value}", label=_label(turn._, name), value=value)


def _show(turn: Turn, ids: tuple[str, ...]) -> None:
    buttons = [turn.button(label, "letterhead.ask", name) for label, name in field_labels(turn._).items()]
    template = turn.button(turn._("月报模板"), "paper.show")
    back = turn.button(turn._("‹ 返回"), "settings.back")
    turn.edit_pressed(overview(turn._, turn.settings), [buttons[:2], buttons[2:], [template, back]])


def _ask(turn: Turn, ids: tuple[str, ...]) -> None:
    (name,) = ids
    unforged(name in FIELDS)
    named = {"label": _label(turn._, name), "example": example(turn._, name)}
    question = turn._("{label}写什么？请回复这条消息，例如：{example}。写「无」就清空。", **named)
    pending_questions.ask(turn, SUBJECT, {"name": name}, KEPT, question)


def _answered(turn: Turn, draft: drafts.Draft) -> bool:
    if not turn.may(Action.SETTINGS) or draft.data["name"] not in FIELDS:
        return False
    turn.say(change(turn, draft.data["name"], turn.said.text))
    if cleaned(turn.said.text) is not None:
        drafts.end(turn.db, draft)
    return True


def field_labels(_: Words) -> Mapping[str, str]:
    """What each text is called, as in 「设置 主送机关 市总工会」."""
    return {_(each.label): name for name, each in LETTERHEAD.items()}


def filled_fields_line(_: Words, settings: Settings) -> str:
    """All that is set, on one line."""
    known = ((label, getattr(settings, name)) for label, name in field_labels(_).items())
    return _("；").join(f"{label} {text}" for label, text in known if text) or _("未填")


def overview(_: Words, settings: Settings) -> str:
    """The four texts and how each is changed."""
    known = ((label, _value(_, name, settings)) for label, name in field_labels(_).items())
    lines = [_("{label}：{value}", label=label, value=value) for label, value in known]
    how = _("点一项来改，或直接发：/settings 主送机关 市总工会；写「无」就清空。")
    return "\n".join([_("写在 Word 月报上，没填的不写："), *lines, "", how])


def example(_: Words, name: str) -> str:
    """How a text may read."""
    return _(LETTERHEAD[name].example)


def _label(_: Words, name: str) -> str:
    return _(LETTERHEAD[name].label)


def _value(_: Words, name: str, settings: Settings) -> str:
    none = _("未填，写群名") if FIELDS[name] == "issuer" else _("未填")
    return str(getattr(settings, name)) or none


ANSWERS: Answers = {SUBJECT: _answered}
DEEDS: Deeds = {
    "letterhead.show": permitted_deed(Action.SETTINGS, _show),
    "letterhead.ask": permitted_deed(Action.SETTINGS, _ask),
}
