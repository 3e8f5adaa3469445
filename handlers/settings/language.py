"""/language, 语言: in private one's own, in a group the group's."""

from handlers.core import hooks, press_texts
from handlers.core.button_press import Personal, unforged
from handlers.core.messages import command_words
from handlers.core.messages.outgoing_message import Rows, button
from handlers.core.turn import Deeds, Turn
from handlers.people import administrator
from handlers.settings import settings_command
from handlers.settings import texts as settings_phrases
from storage.core import people
from union.core.rights import Action
from union.settings.choices import OFFERED, code_from_words
from union.words import OWN_NAMES, Words

WORDS = ("语言",)
NAME = "language"
TELEGRAM = "telegram"  # the code of the button that goes back to Telegram's own
NO_GROUP = 0


def show(turn: Turn) -> None:
    """Which language is spoken here and buttons for the others; a language named is taken at once."""
    code = code_from_words(NAME, command_words.argument(turn.said.text, WORDS))
    if not turn.where.private:
        group = turn.with_group()
        if not turn.may(Action.SETTINGS) and not turn.incoming.anonymous:
            turn.say(press_texts.admins_only(turn._), administrator.rows(turn))
        elif code is not None and not turn.incoming.anonymous:
            said = settings_command.change(turn, NAME, code)
            turn.say(said or settings_phrases.changed(turn._, NAME, turn.settings))
        else:
            question = settings_phrases.ask(turn._, NAME, group.settings)
            turn.say(question, _buttons(turn, "settings.put", group.id))
        return
    person = turn.me()
    if code is not None and person is not None:
        _choose(turn, code)
        turn.say(chosen(turn._))
        return
    told = turn._(
        "现在用{language}和您说话。要用哪一种？只管私聊，群里用的在群的设置里改。",
        language=OWN_NAMES[turn._.language],
    )
    turn.say(told, _buttons(turn, "language.mine", NO_GROUP, TELEGRAM))


def _buttons(turn: Turn, deed: str, group_id: int, *more: str) -> Rows:
    ids = (NAME,) if deed == "settings.put" else ()
    named = [button(OWN_NAMES[code], deed, group_id, *ids, code) for code in OFFERED[NAME]]
    return [named, *[[button(turn._("跟 Telegram 一致"), deed, group_id, *ids, code)] for code in more]]


def _mine(turn: Turn) -> None:
    code = turn.press.ids[0]
    unforged(turn.where.private and code in (*OFFERED[NAME], TELEGRAM))
    _choose(turn, None if code == TELEGRAM else code)
    turn.edit_pressed(chosen(turn._))


def _choose(turn: Turn, code: str | None) -> None:
    person, who = turn.me(), turn.incoming.who
    if person is None or who is None:
        return
    people.choose(turn.db, person, code)
    turn.tongue = None
    now = people.get(turn.db, person.id)
    if now is not None:
        hooks.of(turn).keep_person_menu(turn.db, now, who.language, turn.now)


DEEDS: Deeds = {"language.mine": Personal(_mine)}


def chosen(_: Words) -> str:
    """From now on, in the new language."""
    return _("好的，以后用{language}和您说话。", language=OWN_NAMES[_.language])
