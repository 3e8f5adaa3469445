"""The commands as people find them: Telegram's menu, and the text of /help."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from handlers.routing import basic_texts as phrases
from storage.core.outbox import queue
from storage.core.outbox.queue import Outgoing
from storage.engine.database import Database
from storage.settings import command_menus
from storage.settings.command_menus import BUTTON_METHOD
from union.words import Words, words
from union.words.script import signs_alone

SCOPES = ("default", "all_private_chats", "all_group_chats")
LANGUAGES = {"": "zh_Hans", "en": "en"}  # Telegram's code → ours; it has one code for both kinds of Chinese
NOBODY = 0  # the menu belongs to no chat


class Entry(Protocol):
    """What handlers/routing/command_table.py says of a command."""

    @property
    def name(self) -> str:
        """The Latin name."""

    @property
    def words(self) -> tuple[str, ...]:
        """The Chinese words."""

    @property
    def menu(self) -> str:
        """The line in Telegram's menu, empty for none."""


def publish(db: Database, now: datetime, commands: Iterable[Entry]) -> None:
    """Queue the menu for every scope and language, unless these very lines were queued before."""
    shown = [command for command in commands if command.menu]
    for code, language in LANGUAGES.items():
        lines = [{"command": each.name, "description": words(language)(each.menu)} for each in shown]
        for scope in SCOPES:
            params = {"commands": lines, "scope": {"type": scope}} | ({"language_code": code} if code else {})
            queue.put(db, Outgoing(NOBODY, "setMyCommands", params, key=_key(params)), now)


def publish_button(db: Database, now: datetime, address: str) -> None:
    """Queue what the button beside the input line of private chats opens, unless that is how it was left."""
    button: Mapping[str, Any] = {"type": "commands"}
    if address:
        button = {"type": "web_app", "text": phrases.label_menu(words()), "web_app": {"url": address}}
    last = command_menus.last_button(db)
    if button != (last[1] if last else {"type": "commands"}):
        key = f"menu-button/{last[0] if last else 0}"
        queue.put(db, Outgoing(NOBODY, BUTTON_METHOD, {"menu_button": button}, key=key), now)


def help_text(_: Words, commands: Sequence[Entry]) -> str:
    """What /help says: examples first, then every command by subject."""
    named = {command.name: command for command in commands}
    parts = [phrases.help_examples(_)]
    for subject, purposes in phrases.purposes(_):
        lines = [_line(_, named[name], purpose) for name, purpose in purposes.items() if name in named]
        parts.append("\n".join([subject, *lines]))
    return "\n\n".join(
        [
            *parts,
            _("回复我的消息就能改那一条：「改到周五」「推迟两天」「完成」。改您自己发的原话，记录也跟着改。"),
        ]
    )


def _line(_: Words, command: Entry, purpose: str) -> str:
    """Where no Chinese is read, the Latin name alone."""
    chinese = "、".join(signs_alone(each, _) for each in command.words) if _.language.startswith("zh") else ""
    called = f"/{command.name}{' ' if chinese else ''}{chinese}"
    return _("{label}：{value}", label=called, value=purpose)


def _key(params: object) -> str:
    digest = hashlib.sha256(json.dumps(params, sort_keys=True).encode()).hexdigest()
    return f"menu/{digest[:32]}"
