"""月报模板: a union's own .docx in which its reports are written, given by a 管理员 and taken back to the default."""

from collections.abc import Callable
from importlib.resources import files

from handlers.core import attachments
from handlers.core import press_texts as press_phrases
from handlers.core.button_press import only
from handlers.core.messages.command_words import said_word
from handlers.core.messages.keyboards import Button, Rows, button
from handlers.core.turn import Turn
from handlers.reports.documents import word_template_texts as phrases
from storage.core import group_records
from storage.core.outbox.queue import Lane, Outgoing
from storage.reports import word_templates
from storage.reports.word_templates import PaperTemplate
from union.core.rights import Action

NAME = "paper"
GIVE, RESTORE = ("月报模板", "月报范本"), ("恢复默认模板", "恢复预设范本")
WORDS = (*GIVE, *RESTORE)
LONGEST_NAME = 60


def command(turn: Turn) -> None:
    """With a .docx, or in reply to one, it is the template from now on; alone it says which one holds."""
    restores = said_word(turn.said.text.strip(), RESTORE) is not None
    gives = attachments.document_of(turn.said) is not None
    if not turn.may(Action.SEE):
        turn.say(press_phrases.not_allowed(turn._))
    elif (gives or restores) and not turn.may(Action.TEMPLATES):
        turn.say(phrases.admins_only(turn._))
    elif restores:
        turn.say(_restore(turn))
    elif turn.said.refused is not None:
        turn.say(phrases.refused(turn._, turn.said.refused))
    elif turn.said.file is not None:
        _take(turn, turn.said.file)
    elif not attachments.wait(turn, NAME):
        turn.say(*view(turn))


def view(turn: Turn) -> tuple[str, Rows]:
    """Which template holds, and what may be done about it."""
    group = turn.with_group()
    own, may = word_templates.of_group(turn.db, group), turn.may(Action.TEMPLATES)
    saved = group.day(own.saved_at) if own else None
    text = phrases.overview(turn._, own.name if own else None, saved, group.day(turn.now), may_change=may)
    if not may:
        return text, ()
    buttons = [button(phrases.label_sample(turn._), "paper.sample", group.id)]
    return text, [[*buttons, *([_restore_button(turn, own)] if own else [])]]


def _take(turn: Turn, content: bytes) -> None:
    group = turn.with_group()
    document = turn.said.document or turn.said.reply_document
    name = " ".join((document.name if document else "").split())[-LONGEST_NAME:] or turn._("模板.docx")
    replaced = word_templates.of_group(turn.db, group) is not None
    word_templates.save(turn.db, group, name, content, turn.me(), turn.now)
    group_records.audit(turn.db, group, turn.me(), "paper", "template", turn.now)
    own = PaperTemplate(name, content, turn.now)
    turn.say(phrases.taken(turn._, name, replaced=replaced), [[_restore_button(turn, own)]])


def _restore(turn: Turn) -> str:
    group = turn.with_group()
    if not word_templates.remove(turn.db, group):
        return phrases.default_already(turn._)
    group_records.audit(turn.db, group, turn.me(), "paper", "default", turn.now)
    return phrases.restored(turn._)


def _show(turn: Turn, ids: tuple[str, ...]) -> None:
    text, rows = view(turn)
    back = button(turn._("‹ 返回"), "letterhead.show", turn.with_group().id)
    turn.edit_pressed(text, [*rows, [back]])


def _press_restore(turn: Turn, ids: tuple[str, ...]) -> None:
    """The button gives up the template it stood under, never one that was given since."""
    own, press = word_templates.of_group(turn.db, turn.with_group()), turn.incoming.press
    if own is None or press is None or press.number() != _mark(own):
        turn.toast = press_phrases.done_before(turn._)
    else:
        turn.edit_pressed(_restore(turn))


def _press_sample(turn: Turn, ids: tuple[str, ...]) -> None:
    """Our own layout as a file to begin with."""
    group = turn.with_group()
    content = (files("union.data") / "report.docx").read_bytes()
    file_id = group_records.add_file(turn.db, group, phrases.sample_name(turn._), content, turn.now)
    params = {"caption": phrases.sample_caption(turn._)}
    turn.put(
        Outgoing(
            turn.where.chat_id,
            "sendDocument",
            params,
            Lane.PRESS,
            group.id,
            turn.where.topic,
            file_id=file_id,
        )
    )


def _restore_button(turn: Turn, own: PaperTemplate) -> Button:
    return button(phrases.label_restore(turn._), "paper.default", turn.with_group().id, _mark(own))


def _mark(own: PaperTemplate) -> int:
    return int(own.saved_at.timestamp())


DEEDS: dict[str, Callable[[Turn], None]] = {
    "paper.show": only(Action.TEMPLATES, _show),
    "paper.sample": only(Action.TEMPLATES, _press_sample),
    "paper.default": only(Action.TEMPLATES, _press_restore),
}
