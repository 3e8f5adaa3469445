"""月报抬头 in the settings: to whom the report goes, its number, signer and name, by button or in words."""

from collections.abc import Callable
from datetime import timedelta

from handlers.core import pending_questions
from handlers.core.button_press import only
from handlers.core.messages.keyboards import button
from handlers.core.turn import Turn
from handlers.settings import letterhead_texts as phrases
from handlers.settings import setting_names
from storage.core import audit_log, drafts, groups
from storage.core.drafts import Draft
from storage.reports import locked_reports
from union.core.rights import Action
from union.reports.document import FIELDS, cleaned

SUBJECT = "letterhead"  # of the draft: a text asked for
KEPT = timedelta(days=1)


def change_by_words(turn: Turn, words: str, setting: str | None) -> str | None:
    """「主送机关 市总工会」: what holds now; 「月报抬头」 shows all; None when the words are about another setting."""
    text = setting_names.text_named(words)
    if text is not None:
        return change(turn, *text)
    return phrases.overview(turn._, turn.settings) if setting == "letterhead" else None


def change(turn: Turn, name: str, said: str) -> str:
    """Keep one of the four texts, or say why not."""
    text = cleaned(said)
    if text is None:
        return phrases.not_kept(turn._, name)
    group = turn.with_group()
    groups.change_setting(turn.db, group, name, text)
    locked_reports.fill_letterhead(turn.db, group, name, text)
    audit_log.audit(turn.db, group, turn.me(), "setting", name, turn.now)
    turn.group = groups.get(turn.db, group.id, turn.services.defaults)
    return phrases.changed(turn._, name, turn.settings)


def _show(turn: Turn, ids: tuple[str, ...]) -> None:
    group_id = turn.with_group().id
    buttons = [
        button(label, "letterhead.ask", group_id, name) for label, name in phrases.names(turn._).items()
    ]
    template = button(turn._("月报模板"), "paper.show", group_id)
    back = button(turn._("‹ 返回"), "settings.back", group_id)
    turn.edit_pressed(phrases.overview(turn._, turn.settings), [buttons[:2], buttons[2:], [template, back]])


def _ask(turn: Turn, ids: tuple[str, ...]) -> None:
    """One text was pressed: it is asked for, and the reply is the text."""
    (name,) = ids
    if name not in FIELDS:
        raise ValueError(name)
    pending_questions.ask(turn, SUBJECT, {"name": name}, KEPT, phrases.ask(turn._, name))


def _answered(turn: Turn, draft: Draft) -> bool:
    """A reply to the question, by whoever may change the settings."""
    if not turn.may(Action.SETTINGS) or draft.data["name"] not in FIELDS:
        return False
    said = turn.said.text
    turn.say(change(turn, draft.data["name"], said))
    if cleaned(said) is not None:
        drafts.end(turn.db, draft)
    return True


ANSWERS: dict[str, Callable[[Turn, Draft], bool]] = {SUBJECT: _answered}
DEEDS: dict[str, Callable[[Turn], None]] = {
    "letterhead.show": only(Action.SETTINGS, _show),
    "letterhead.ask": only(Action.SETTINGS, _ask),
}
