"""The commands as people find them: Telegram's menus, and the text of /help.

Telegram has one menu for both kinds of Chinese and asks the reader's program, never the group. Only chats that need another
menu than that get their own, a group's in its language, a person's in the one they chose; each is queued when it changes, and
goes when it is not needed.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from handlers.core.feature import Command
from handlers.routing.command_help import HELP
from storage.core import groups
from storage.core.outbox import queue
from storage.core.outbox.queue import Outgoing
from storage.engine.database import Database
from storage.settings import command_menus
from storage.settings.command_menus import BUTTON_METHOD
from union.core.group_settings import Settings
from union.core.groups import Group, Person
from union.words import SOURCE, WHOLE, Words, language_of, words
from union.words.script import signs_alone

SCOPES = ("default", "all_private_chats", "all_group_chats")
LANGUAGES = {"": "zh_Hans", "en": "en"}  # Telegram's code → ours; it has one code for both kinds of Chinese
NOBODY = 0  # the menu belongs to no chat
Lines = Sequence[Mapping[str, str]]


def publish(db: Database, now: datetime, commands: Sequence[Command]) -> None:
    """Queue the menu for every scope and language, unless these very lines were queued before."""
    for code, language in LANGUAGES.items():
        lines = _lines(commands, language)
        for scope in SCOPES:
            params = {"commands": lines, "scope": {"type": scope}} | ({"language_code": code} if code else {})
            queue.put(db, Outgoing(NOBODY, "setMyCommands", params, key=f"menu/{_digest(params)}"), now)


def publish_button(db: Database, now: datetime, address: str) -> None:
    """Queue what the button beside the input line of private chats opens, unless that is how it was left."""
    button: Mapping[str, Any] = {"type": "commands"}
    if address:
        _ = words()
        button = {"type": "web_app", "text": _("网页"), "web_app": {"url": address}}
    last = command_menus.last_button(db)
    if button != (last[1] if last else {"type": "commands"}):
        key = f"menu-button/{last[0] if last else 0}"
        queue.put(db, Outgoing(NOBODY, BUTTON_METHOD, {"menu_button": button}, key=key), now)


def keep_group(commands: Sequence[Command], db: Database, group: Group, now: datetime) -> None:
    """The group's chat has the menu of the group's language."""
    language = group.settings.language
    own = _lines(commands, language) if language in WHOLE and language != SOURCE else []
    menu = _sent(db, group.chat_id, own, command_menus.of(db, group), now)
    command_menus.keep(db, group, menu)


def keep_person(
    commands: Sequence[Command], db: Database, person: Person, telegram: str | None, now: datetime
) -> None:
    """The private chat has the menu of the person's language; `telegram` is the code of their program."""
    wanted = language_of(person.language)
    given = LANGUAGES.get((telegram or "").lower().split("-")[0], SOURCE)
    own = _lines(commands, wanted) if wanted in WHOLE and wanted != given else []
    menu = _sent(db, person.user_id, own, command_menus.of(db, person), now)
    command_menus.keep(db, person, menu)


def keep_all(commands: Sequence[Command], db: Database, defaults: Settings, now: datetime) -> None:
    """At the start: whoever's menu is another one since."""
    for group in groups.active(db, defaults):
        if group.settings.language != SOURCE:
            keep_group(commands, db, group, now)
    for person, telegram in command_menus.readers(db):
        keep_person(commands, db, person, telegram, now)


def _sent(db: Database, chat_id: int, lines: Lines, before: str | None, now: datetime) -> str | None:
    """Queue the chat's own menu, no lines for none, unless that is how it was left."""
    wanted = f"{chat_id}:{_digest(lines)}" if lines else None
    if wanted != before:
        scope = {"scope": {"type": "chat", "chat_id": chat_id}}
        out = (
            Outgoing(NOBODY, "setMyCommands", {"commands": lines} | scope)
            if lines
            else Outgoing(NOBODY, "deleteMyCommands", scope)
        )
        queue.put(db, out, now)
    return wanted


def _lines(commands: Sequence[Command], language: str) -> Lines:
    _ = words(language)
    return [{"command": each.name, "description": _(each.menu)} for each in commands if each.menu]


def help_examples(_: Words) -> str:
    """How /help begins."""
    return _(
        "不用记命令，说一句就行：\n"
        "· 昨天组织羽毛球赛，32人参加，花了1800元\n"
        "· 每月10号下午3点开小组长碰头会\n"
        "· 11月30日前交困难职工档案"
    )


def help_text(_: Words, commands: Sequence[Command]) -> str:
    """What /help says: examples first, then every command by subject."""
    named = {command.name: command for command in commands}
    parts = [help_examples(_)]
    for subject, lines in HELP.items():
        parts.append(
            "\n".join([_(subject), *(_line(_, named[name], _(line.purpose)) for name, line in lines.items())])
        )
    return "\n\n".join(
        [
            *parts,
            _("回复我的消息就能改那一条：「改到周五」「推迟两天」「完成」。改您自己发的原话，记录也跟着改。"),
        ]
    )


def _line(_: Words, command: Command, purpose: str) -> str:
    """Where no Chinese is read, the Latin name alone."""
    chinese = "、".join(signs_alone(each, _) for each in command.words) if _.language.startswith("zh") else ""
    called = f"/{command.name}{' ' if chinese else ''}{chinese}"
    return _("{label}：{value}", label=called, value=purpose)


def _digest(params: object) -> str:
    return hashlib.sha256(json.dumps(params, sort_keys=True).encode()).hexdigest()[:32]
