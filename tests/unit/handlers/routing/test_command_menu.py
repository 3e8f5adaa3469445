"""The menu of Telegram: seven commands, queued once, and again only when they change."""

import json
from dataclasses import replace

from opencc import OpenCC

from handlers.core.messages.command_words import said_word
from handlers.routing import command_menu
from handlers.routing.features import COMMANDS, WORDS
from tests.empty_database import in_memory
from tests.unit.handlers.stage import NOW
from union.words import words

TRADITIONAL = OpenCC("s2tw")


def whole_help(language: str) -> str:
    """Every subject's page, one below the other."""
    _ = words(language)
    return "\n".join(command_menu.help_topic(_, COMMANDS, each) for each in command_menu.HELP)


def published(times: int = 1) -> list[dict[str, object]]:
    """What is queued after so many starts."""
    store = in_memory()
    for _ in range(times):
        with store.unit() as db:
            command_menu.publish(db, NOW, COMMANDS)
    return [json.loads(row["params"]) for row in store.db.query("select params from outbox")]


def test_seven_commands_for_every_scope() -> None:
    """Private chats, groups and everything else, each in two languages."""
    found = published()
    assert {json.dumps(each["scope"]) for each in found} == {
        json.dumps({"type": name}) for name in command_menu.SCOPES
    }
    assert [each.get("language_code") for each in found].count("en") == len(command_menu.SCOPES)
    assert all(len(each["commands"]) == 7 for each in found)  # type: ignore[arg-type]


def test_the_same_menu_is_not_sent_again() -> None:
    """A restart changes nothing at Telegram."""
    assert len(published(3)) == len(published(1))


def test_a_changed_menu_is_sent() -> None:
    """One other line is another menu."""
    store = in_memory()
    changed = [replace(command, menu=command.menu and command.menu + "。") for command in COMMANDS]
    with store.unit() as db:
        command_menu.publish(db, NOW, COMMANDS)
        before = store.db.table("outbox").count
        command_menu.publish(db, NOW, changed)
    assert store.db.table("outbox").count == 2 * before


def test_help_names_the_chinese_words_in_the_signs_of_its_reader() -> None:
    """「撤銷」, not 「撤销」, for who reads Traditional; each is a command as it stands there."""
    text = whole_help("zh_Hant")
    assert "/undo 撤銷：" in text and "/undo 撤销：" in whole_help("zh_Hans")
    shown = [
        line.partition("：")[0].split(" ", 1)[1]
        for line in text.splitlines()
        if line.startswith("/") and " " in line.partition("：")[0]
    ]
    assert all(said_word(word, WORDS) is not None for line in shown for word in line.split("、"))
    assert text == TRADITIONAL.convert(text)


def test_help_names_only_the_words_of_its_reader() -> None:
    """One word a command: no 「汇出」 to who reads Simplified, no 「設置」 to who reads Traditional."""
    simplified, traditional = whole_help("zh_Hans"), whole_help("zh_Hant")
    assert "/export 导出我的：" in simplified and "/export 匯出我的：" in traditional
    assert "/template 模板：" in simplified and "/template 範本：" in traditional
    assert "/settings 设置：" in simplified and "/settings 設定：" in traditional
    assert "/mirrors：" in whole_help("en").replace(": ", "：")
