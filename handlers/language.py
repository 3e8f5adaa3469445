"""/language, 语言: in private one's own, in a group the group's."""

from collections.abc import Callable

from handlers import charge, chat_menus, chinese, settings
from handlers.cards import Rows, button
from handlers.phrases import language as phrases
from handlers.phrases import settings as settings_phrases
from handlers.turn import Turn
from storage import people
from union.choices import OFFERED, code_from_words
from union.rights import Action
from union.words import OWN_NAMES

WORDS = ("语言",)
NAME = "language"
TELEGRAM = "telegram"  # the code of the button that goes back to Telegram's own
NO_GROUP = 0


def show(turn: Turn) -> None:
    """Which language is spoken here and buttons for the others; a language named is taken at once."""
    code = code_from_words(NAME, chinese.argument(turn.said.text, WORDS))
    if not turn.where.private:
        _of_group(turn, code)
        return
    person = turn.me()
    if code is not None and person is not None:
        _choose(turn, code)
        turn.say(phrases.chosen(turn._))
        return
    turn.say(phrases.ask(turn._), _buttons(turn, "language.mine", NO_GROUP, TELEGRAM))


def _of_group(turn: Turn, code: str | None) -> None:
    group = turn.with_group()
    if not turn.may(Action.SETTINGS) and not turn.incoming.anonymous:
        turn.say(settings_phrases.admins_only(turn._), charge.rows(turn))
    elif code is not None and not turn.incoming.anonymous:
        said = settings.change(turn, NAME, code)
        turn.say(said or settings_phrases.changed(turn._, NAME, turn.settings))
    else:
        turn.say(settings_phrases.ask(turn._, NAME, group.settings), _buttons(turn, "settings.put", group.id))


def _buttons(turn: Turn, deed: str, group_id: int, *more: str) -> Rows:
    ids = (NAME,) if deed == "settings.put" else ()
    named = [button(OWN_NAMES[code], deed, group_id, *ids, code) for code in OFFERED[NAME]]
    return [named, *[[button(phrases.like_telegram(turn._), deed, group_id, *ids, code)] for code in more]]


def _mine(turn: Turn) -> None:
    """A language was pressed in private."""
    press = turn.incoming.press
    code = press.ids[0] if press else ""
    if not turn.where.private or code not in (*OFFERED[NAME], TELEGRAM):
        raise ValueError(code)
    _choose(turn, None if code == TELEGRAM else code)
    turn.edit_pressed(phrases.chosen(turn._))


def _choose(turn: Turn, code: str | None) -> None:
    person, who = turn.me(), turn.incoming.who
    if person is None or who is None:
        return
    people.choose(turn.db, person, code)
    turn.tongue = None
    now = people.get(turn.db, person.id)
    if now is not None:
        chat_menus.keep_person(turn.db, now, who.language, turn.now)


DEEDS: dict[str, Callable[[Turn], None]] = {"language.mine": _mine}
