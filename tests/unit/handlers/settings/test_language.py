"""/language and the greeting: a group's language, a person's own, and the menu of commands that goes with it."""

import json

import pytest

from handlers.core.messages.incoming_message import Who
from handlers.routing import bot_membership, command_menu
from handlers.routing.features import COMMANDS
from handlers.settings import greeting, language, settings_command
from handlers.settings import texts as phrases
from storage.core import people
from tests.unit.handlers.stage import CHAT, LI, NOW, ZHOU, Stage, in_private, stage
from union.core.groups import Role
from union.settings import choices
from union.words import LANGUAGES, OWN_NAMES, page_words


def a_group() -> Stage:
    """周敏 is 管理员."""
    at = stage()
    at.write(ZHOU, "早", lambda turn: None)
    with at.store.unit() as db:
        person = people.upsert_person(db, ZHOU.user_id, ZHOU.name, None, None, NOW)
        people.enrol(db, at.group(), person, Role.ADMIN, NOW)
    return at


def menus(at: Stage) -> list[tuple[str, int]]:
    """The menus of single chats that were queued: given or taken away, and of which chat."""
    rows = at.store.db.query("select method, params from outbox where method like '%MyCommands' order by id")
    scopes = [(row["method"], json.loads(row["params"])["scope"]) for row in rows]
    return [(method, scope["chat_id"]) for method, scope in scopes if scope["type"] == "chat"]


def test_a_group_is_spoken_to_in_its_language() -> None:
    """The answer is in the new language already, and the group's menu follows; once."""
    at = a_group()
    at.write(ZHOU, "/language english", language.show)
    assert at.shown().startswith("Changed") and at.group().settings.language == "en"
    assert menus(at) == [("setMyCommands", CHAT)]
    at.write(ZHOU, "/settings Language 简体中文", settings_command.show)
    assert at.shown().startswith("已改") and menus(at)[1:] == [("deleteMyCommands", CHAT)]


def test_a_person_is_spoken_to_as_they_chose() -> None:
    """Whatever language their Telegram has; 「跟 Telegram 一致」 takes it back, with the menu."""
    at = stage()
    private = in_private(LI)
    at.write(LI, "/language", language.show, private)
    assert at.labels(LI.user_id) == [*OWN_NAMES.values(), "跟 Telegram 一致"]
    at.press(LI, "English", language.DEEDS, private)
    with at.store.unit() as db:
        person = people.person_of_user(db, LI.user_id)
        assert person is not None and person.language == "en"
    assert menus(at) == [("setMyCommands", LI.user_id)]
    at.write(LI, "/language", language.show, private)
    at.press(LI, page_words("en")("跟 Telegram 一致"), language.DEEDS, private)
    assert at.store.db.execute("select chosen from people where user_id = ?", [LI.user_id]).fetchone() == (
        None,
    )
    assert menus(at)[1:] == [("deleteMyCommands", LI.user_id)]


def test_a_start_gives_single_chats_their_menu_once() -> None:
    """Only those whose language is not the one Telegram gives anyway; a restart gives none again."""
    at = a_group()
    with at.store.unit() as db:
        people.upsert_person(db, 901, "陳大文", None, "zh-hant", NOW, in_private=True)
        people.upsert_person(db, 902, "Mary", None, "en-GB", NOW, in_private=True)
    for _ in range(2):
        with at.store.unit() as db:
            command_menu.keep_all(COMMANDS, db, at.services.defaults, NOW)
    assert menus(at) == [("setMyCommands", 901)]


def test_who_leaves_a_group_leaves_its_menu() -> None:
    """Back again the group gets it anew: Telegram may have forgotten it."""
    at = a_group()
    at.write(ZHOU, "/language English", language.show)
    at.bot_moves(lambda turn: bot_membership.changed(turn, []), "member", "left")
    at.bot_moves(lambda turn: bot_membership.changed(turn, []), "left", "member")
    assert [method for method, _chat in menus(at)] == ["setMyCommands", "setMyCommands"]


def test_the_greeting_changes_its_language() -> None:
    """Who adds the bot with Telegram in English is offered it; a region chosen then keeps the language."""
    at = stage()
    mary = Who(910, "Mary", None, "en")
    at.bot_moves(lambda turn: bot_membership.changed(turn, []), "left", "member", mary)
    at.press(mary, "English", greeting.DEEDS)
    assert at.queued(method="editMessageText")[-1].startswith("Hello")
    at.press(mary, "新加坡", settings_command.DEEDS)
    assert (at.group().settings.region, at.group().settings.language) == ("SG", "en")


@pytest.mark.parametrize("language_", LANGUAGES)
def test_settings_are_changed_in_the_words_they_are_shown_in(language_: str) -> None:
    """Each name and each choice as it is written in that language is understood, whatever the group speaks."""
    _ = page_words(language_)
    for label, name in phrases.setting_labels(_).items():
        assert phrases.setting_and_value(f"{label} 1") == (name, "1"), label
        for code in choices.OFFERED.get(name, ()):
            said = phrases.choice(_, name, code, ticked=False)
            assert phrases.code(name, said) == code, (name, said)
