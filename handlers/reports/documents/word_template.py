"""月报模板: a union's own .docx in which its reports are written, given by a 管理员 and taken back to the default."""

from handlers.core import attachments
from handlers.core import press_texts as press_phrases
from handlers.core.button_press import permitted_deed
from handlers.core.messages.command_words import said_word
from handlers.core.messages.outgoing_message import Button, Rows
from handlers.core.turn import Deeds, NotDone, Turn
from storage.core.outbox import queue
from storage.core.outbox.queue import Lane, Outgoing
from storage.reports import forms
from union.core.almanac.date_format import day_words
from union.core.files.refusal import MOST_BYTES, Refused
from union.core.rights import Action
from union.data import FOLDER
from union.words import Words

NAME = "paper"
GIVE, RESTORE = ("月报模板", "月报范本"), ("恢复默认模板", "恢复预设范本")
WORDS = (*GIVE, *RESTORE)
LONGEST_NAME = 60


def command(turn: Turn) -> None:
    """With a .docx, or in reply to one, it is the template from now on; alone it says which one holds."""
    turn.needs(Action.SEE)
    restores = said_word(turn.said.text.strip(), RESTORE) is not None
    if restores or attachments.document_of(turn.said) is not None:
        turn.needs(Action.TEMPLATES, turn._("月报模板由本群管理员更换。"))
    if restores:
        turn.say(_restore(turn))
    elif turn.said.refused is not None:
        turn.say(refused(turn._, turn.said.refused))
    elif turn.said.file is not None:
        _take(turn, turn.said.file)
    elif not attachments.wait(turn, NAME):
        turn.say(*view(turn))


def view(turn: Turn) -> tuple[str, Rows]:
    group = turn.with_group()
    own, _ = forms.template_of(turn.db, group), turn._
    holds = _("Word 月报用默认版式（公文格式）。")
    if own is not None:
        day = day_words(_, group.day(own.saved_at), now=turn.today)
        holds = _("Word 月报用本群的模板「{name}」，{day}收到。", name=own.name, day=day)
    if not turn.may(Action.TEMPLATES):
        return "\n".join([holds, _("换模板请找本群管理员。")]), ()
    how = _("换模板：发一份 .docx（{size}KB 以内），说明写「月报模板」。", size=MOST_BYTES // 1000)
    text = "\n".join([holds, how, _("样式按名字认，可先要一份样本，改好再发来。")])
    buttons = [turn.button(_("要一份样本"), "paper.sample")]
    return text, [[*buttons, *([_restore_button(turn, own)] if own else [])]]


def _take(turn: Turn, content: bytes) -> None:
    group = turn.with_group()
    document = turn.said.document or turn.said.reply_document
    name = " ".join((document.name if document else "").split())[-LONGEST_NAME:] or turn._("模板.docx")
    replaced = forms.template_of(turn.db, group) is not None
    forms.save_template(turn.db, group, name, content, turn.me(), turn.now)
    turn.audit("paper", "template")
    own = forms.PaperTemplate(name, content, turn.now)
    said = turn._("已记下模板「{name}」，下一份 Word 月报起用它。")
    if replaced:
        said = turn._("模板已换成「{name}」，下一份 Word 月报起用它。")
    turn.say(said.format(name=name), [[_restore_button(turn, own)]])


def _restore(turn: Turn) -> str:
    group = turn.with_group()
    if not forms.remove_template(turn.db, group):
        return turn._("用的就是默认模板。")
    turn.audit("paper", "default")
    return turn._("已恢复默认模板，下一份 Word 月报起用公文格式。")


def _show(turn: Turn, ids: tuple[str, ...]) -> None:
    text, rows = view(turn)
    turn.edit_pressed(text, [*rows, [turn.button(turn._("‹ 返回"), "letterhead.show")]])


def _press_restore(turn: Turn, ids: tuple[str, ...]) -> None:
    """The button gives up the template it stood under, never one that was given since."""
    own = forms.template_of(turn.db, turn.with_group())
    if own is None or turn.press.number() != _mark(own):
        raise NotDone(press_phrases.done_before(turn._))
    turn.edit_pressed(_restore(turn))


def _press_sample(turn: Turn, ids: tuple[str, ...]) -> None:
    group = turn.with_group()
    content = (FOLDER / "report.docx").read_bytes()
    file_id = queue.add_file(turn.db, group, turn._("月报模板样本.docx"), content, turn.now)
    params = {"caption": turn._("默认版式的样本。改好样式、页边距、页眉页脚，再发来，说明写「月报模板」。")}
    to, topic = turn.where.chat_id, turn.where.topic
    turn.put(Outgoing(to, "sendDocument", params, Lane.PRESS, group.id, topic, file_id=file_id))


def _restore_button(turn: Turn, own: forms.PaperTemplate) -> Button:
    return turn.button(turn._("恢复默认模板"), "paper.default", _mark(own))


def _mark(own: forms.PaperTemplate) -> int:
    return int(own.saved_at.timestamp())


DEEDS: Deeds = {
    "paper.show": permitted_deed(Action.TEMPLATES, _show),
    "paper.sample": permitted_deed(Action.TEMPLATES, _press_sample),
    "paper.default": permitted_deed(Action.TEMPLATES, _press_restore),
}


def refused(_: Words, reason: Refused) -> str:
    """Why a file can't be a template, and what to do."""
    reasons = {
        Refused.TOO_LARGE: _("文件太大（最大{size}KB），请去掉图片另存再发。", size=MOST_BYTES // 1000),
        Refused.MACROS: _("文件里带有宏。请另存为不带宏的 .docx 再发。"),
        Refused.ELSEWHERE: _("文件里链接或嵌着别的文件。请去掉后另存为 .docx 再发。"),
        Refused.LOCKED: _("文件设了密码。请去掉密码另存再发。"),
        Refused.NOT_FETCHED: _("文件没有取下来，请再发一次。"),
        Refused.BROKEN: _("文件损坏或加了密码，打不开。请重新保存再发。"),
        Refused.TOO_MUCH: _("文件里的内容太多。请删去正文，只留样式和页眉页脚再发。"),
        Refused.TOO_DEEP: _("文件的结构套得太深。请新建一份 .docx 设好样式再发。"),
    }
    why = reasons.get(reason) or _("只有 .docx 能当模板。请在 Word 或 WPS 里另存为 .docx 再发。")
    return _("模板没有换：{why}", why=why)
