"""The menu of commands of single chats: a group's in its language, a person's in the one they chose.

Telegram has one menu for both kinds of Chinese and asks the reader's program, never the group. Only chats that
need another menu than that get their own; each is queued when it changes, and goes when it is not needed.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

from handlers.routing.command_menu import LANGUAGES, NOBODY
from handlers.routing.command_table import COMMANDS
from storage.core import groups
from storage.core.outbox import queue
from storage.core.outbox.queue import Outgoing
from storage.engine.database import Database
from storage.settings import command_menus
from union.core.group_settings import Settings
from union.core.groups import Group, Person
from union.words import SOURCE, WHOLE, language_of, words

Lines = Sequence[dict[str, str]]


def keep_group(db: Database, group: Group, now: datetime) -> None:
    """The group's chat has the menu of the group's language."""
    language = group.settings.language
    own = language if language in WHOLE and language != SOURCE else None
    menu = _sent(db, group.chat_id, own, command_menus.of_group(db, group), now)
    command_menus.keep_group(db, group, menu)


def keep_person(db: Database, person: Person, telegram: str | None, now: datetime) -> None:
    """The private chat has the menu of the person's language; `telegram` is the code of their program."""
    wanted = language_of(person.language)
    given = LANGUAGES.get((telegram or "").lower().split("-")[0], SOURCE)
    own = wanted if wanted in WHOLE and wanted != given else None
    menu = _sent(db, person.user_id, own, command_menus.of_person(db, person), now)
    command_menus.keep_person(db, person, menu)


def keep_all(db: Database, defaults: Settings, now: datetime) -> None:
    """At the start: whoever's menu is another one since."""
    for group in groups.active(db, defaults):
        if group.settings.language != SOURCE:
            keep_group(db, group, now)
    for person, telegram in command_menus.readers(db):
        keep_person(db, person, telegram, now)


def _sent(db: Database, chat_id: int, language: str | None, before: str | None, now: datetime) -> str | None:
    """Queue the chat's menu in this language, None for none of its own, unless that is how it was left."""
    lines = _lines(language) if language else []
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


def _lines(language: str) -> Lines:
    _ = words(language)
    return [{"command": each.name, "description": _(each.menu)} for each in COMMANDS if each.menu]


def _digest(lines: Lines) -> str:
    return hashlib.sha256(json.dumps(lines, sort_keys=True).encode()).hexdigest()[:32]
