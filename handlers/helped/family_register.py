"""/helped, 帮扶名册: the families a committee helps, by code; their names in private alone, to whom the table allows; codes under a log."""

from collections.abc import Callable

from handlers.core import press_texts as presses
from handlers.core.messages.command_words import argument, simplified_text
from handlers.core.messages.outgoing_message import Button, Rows, page_of
from handlers.core.turn import Act, Deeds, NotDone, Turn
from handlers.helped import texts as phrases
from handlers.helped import told_names
from handlers.privacy import texts as privacy_phrases
from handlers.privacy.erasure_job import note_erasure
from handlers.worklog import texts as log_phrases
from storage.helped import name_register
from storage.privacy import erasure, name_removal
from storage.worklog import entries
from union.core.rights import Action
from union.helped.families import CODE, Family, Help, read_code
from union.reading.privacy.redaction import HIDDEN
from union.reading.text.identifiers import read_number
from union.reading.text.normal_form import EitherScript
from union.worklog.entries import LogEntry

WORDS = ("帮扶名册", "名册")
ERASING = EitherScript(rf"删除\s*(?P<code>{CODE.pattern})(?:的?姓名)?")  # 「删除户03」
START = "helped"  # behind /start: the button in the group leads here
PAGE, ROW = 10, 5
HELPED = "帮扶慰问"
FAMILIES = frozenset({"户", "人", "名", "位"})


def show(turn: Turn) -> None:
    """/helped: the register; with #12 the names of that log are asked for; 「删除户03」 takes a name out."""
    if not turn.where.private:
        turn.say(phrases.only_in_private(turn._), turn.to_private(turn._("私聊里看"), START))
        return
    erasing = ERASING.fullmatch(simplified_text(turn.said.text))
    words = argument(turn.said.text, WORDS)
    if erasing is not None:
        # 「删除户03」.
        _ask_surely(turn, turn.there(_mine(turn, read_code(erasing["code"])), presses.not_allowed(turn._)), 0)
    elif (number := read_number(words)) is not None:
        entry = entries.numbered(turn.db, turn.with_group(), number)
        if entry is None:
            turn.say(log_phrases.no_such_number(turn._, number=number))
        else:
            told_names.ask(turn, entry)
    else:
        turn.say(*_register(turn, 0))


def _families(turn: Turn) -> list[Family]:
    """All of the group's; of somebody who may not see all, those they told of."""
    group, me = turn.with_group(), turn.me()
    if turn.may(Action.HELPED_NAMES):
        return name_register.of_group(turn.db, group)
    return name_register.of_group(turn.db, group, me) if me else []


def _helps(turn: Turn, family: Family) -> list[Help]:
    """What it got, of all that was told or of what the reader told."""
    sees_all = turn.may(Action.HELPED_NAMES)
    return name_register.helps(turn.db, turn.with_group(), family, None if sees_all else turn.me())


def _register(turn: Turn, page: int) -> tuple[str, Rows]:
    group, _ = turn.with_group(), turn._
    found = _families(turn)
    if not found and not turn.may(Action.HELPED_NAMES) and not turn.may(Action.LOG):
        return presses.not_allowed(_), ()
    last = max(0, (len(found) - 1) // PAGE)
    page = min(page, last)
    shown, today = found[page * PAGE : (page + 1) * PAGE], turn.today
    lines = [phrases.family_line(_, each, _helps(turn, each), today) for each in shown]
    buttons = [turn.button(each.code, "helped.show", each.number, page) for each in found]
    head = phrases.register(_, group.title, len(found), group.settings.names_kept)
    return "\n".join([head, *lines]), page_of(_, buttons, page, (PAGE, ROW), "helped.list", group.id)


def _mine(turn: Turn, number: int | None) -> Family | None:
    return next((each for each in _families(turn) if each.number == number), None)


def _in_private(act: Callable[[Turn, tuple[str, ...]], None]) -> Act:
    """Nothing of the register is shown or changed by a button in a group."""

    def deed(turn: Turn) -> None:
        if not turn.where.private:
            raise NotDone(phrases.only_in_private(turn._))
        act(turn, turn.press.ids)

    return deed


def _of_family(act: Callable[[Turn, Family, int], None]) -> Act:
    """The family of a button, for whoever may see its name, and the page it stood on."""

    def deed(turn: Turn, ids: tuple[str, ...]) -> None:
        family = turn.there(_mine(turn, turn.press.number()), presses.not_allowed(turn._))
        act(turn, family, turn.press.number(1))

    return _in_private(deed)


def _press_show(turn: Turn, family: Family, page: int) -> None:
    _ = turn._
    helps = _helps(turn, family)
    row = [turn.button(_("‹ 返回"), "helped.list", page)]
    if family.name is not None:
        row.insert(0, turn.button(_("删除姓名"), "helped.sure", family.number, page))
    turn.edit_pressed(phrases.family(_, family, helps, turn.today), [row])


def _ask_surely(turn: Turn, family: Family, page: int) -> None:
    turn.there(family.name, phrases.gone_before(turn._, code=family.code))
    choices = ((turn._("删除"), "helped.erase"), (turn._("不删"), "helped.show"))
    rows = [[turn.button(label, deed, family.number, page) for label, deed in choices]]
    turn.show(phrases.delete_name_question(turn._, family), rows)


def _press_erase(turn: Turn, family: Family, page: int) -> None:
    """The name goes from every row at once, from the file with the next cleansing; when, who and the code are noted."""
    name = turn.there(family.name, phrases.gone_before(turn._, code=family.code))
    group, _ = turn.with_group(), turn._
    namesake = name_removal.is_of_the_committee(turn.db, group, name)
    name_removal.erase_family(turn.db, group, family, turn.now)
    turn.audit("helped.erase", family.code)
    by = erasure.BY_ADMIN if turn.may(Action.HELPED_NAMES) else erasure.BY_PERSON
    promise = note_erasure(turn, erasure.FAMILY, by, family.id, turn.where.chat_id)
    how = privacy_phrases.cleansed_later(_, promise.expires, tonight=promise.tonight)
    text = _(
        "{code}的姓名已从名册和记录里删除，{how}\nTelegram 里您和我以前的消息不归我管，请自行删除。",
        code=family.code,
        how=how,
    )
    turn.edit_pressed(
        "\n".join([text, _("群里有同名的成员：名册里的已删，别处的这个姓名没有动。")] if namesake else [text])
    )


def link_button(turn: Turn, entry: LogEntry) -> list[Button]:
    """「私聊补名单」 under a log of this group, where names were hidden; by setting under every log of help."""
    group, wanted = turn.with_group(), turn.settings.names_link
    if turn.where.private or entry.undone or wanted == "off":
        return []
    helped = (fact for fact in entry.facts if fact.category == HELPED)
    tells_of_families = any(each.unit in FAMILIES for fact in helped for each in fact.measures)
    if HIDDEN not in entry.text and not (wanted == "always" and tells_of_families):
        return []
    link = turn.services.face.start_link(f"n{group.id}-{entry.id}")
    return [Button(turn._("私聊补名单"), url=link)]


def codes_line(turn: Turn, entry: LogEntry) -> list[str]:
    """Below a log's line: the codes of its families."""
    if not turn.around(entry).families:
        return []
    found = name_register.of_log(turn.db, turn.with_group(), entry.id)
    return [turn._("名单：{codes}", codes=turn._("、").join(each.code for each in found))] if found else []


DEEDS: Deeds = {
    "helped.list": _in_private(lambda turn, _ids: turn.edit_pressed(*_register(turn, turn.press.number()))),
    "helped.show": _of_family(_press_show),
    "helped.sure": _of_family(_ask_surely),
    "helped.erase": _of_family(_press_erase),
}
