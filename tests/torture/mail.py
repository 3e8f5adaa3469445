"""Updates by lot: what Telegram sends a bot, what this one never asked for, and what nobody should send."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

import telegram

from tests.torture import nasty
from tests.torture.typed import Json, Typed, fields_of

KINDS = tuple(each.name for each in fields_of(telegram.Update) if each.name != "update_id")
IN_MESSAGE = tuple(each.name for each in fields_of(telegram.Message) if each.optional)
SENT = (
    "photo",
    "document",
    "sticker",
    "voice",
    "video",
    "location",
    "poll",
    "contact",
    "story",
    "checklist",
    "gift",
)
LARGEST_ID = 2**52 - 1  # Telegram: "at most 52 significant bits"
LAST_MOMENT = 2**32 - 1  # in 2106
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
OUTLANDISH = (
    None, True, -1, 0, 2**31, 2**63, 2**64, -(2**63) - 1, 10**30, 1.5, 1e308, "", "x", "\ud800", "9" * 5000, [], {},
    [[]], {"a": {}}, [None], [1], {"id": None},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Letter:
    """`sound`: as the Bot API could send it. What is not may be left aside, but breaks nothing."""

    kind: str
    update: Json
    sound: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A chat, and the people who write there."""

    card: Json
    people: list[Json]


@dataclass(slots=True)
class World:
    """What an update may refer to: chats, messages in them, buttons the bot has shown, files."""

    places: list[Place]
    bot: Json
    now: int
    files: dict[str, str]
    deeds: tuple[str, ...]
    messages: dict[int, list[Json]] = field(default_factory=dict)
    buttons: list[tuple[Json, str]] = field(default_factory=list)


class Mail:
    """Draws letters; also the supply of single values."""

    def __init__(self, dice: Random, world: World) -> None:
        self._dice, self.world = dice, world
        self._typed = Typed(dice, self)
        self._number = 10_000
        self._message = 1_000_000

    def draw(self) -> Letter:
        """One letter; numbers rise as Telegram's do."""
        deeds: tuple[tuple[Callable[[], Json], int], ...] = (
            (self._said, 30), (self._edited, 6), (self._pressed, 16), (self._any_kind, 26), (self._any_field, 13),
            (self._membership, 2), (self._broken, 7),
        )  # fmt: skip
        deed = self._dice.choices([each for each, _ in deeds], [weight for _, weight in deeds])[0]
        body = deed()
        self._number += 1
        kind = f"{deed.__name__.strip('_')} {next(iter(body), 'nothing')}"
        return Letter(kind, {"update_id": self._number, **body}, deed != self._broken)

    def number(self, name: str) -> int:
        """Ids within Telegram's range; sizes small or largest."""
        if name == "message_id":
            return self._dice.randint(1, 2**31 - 1)
        return self._dice.choice((0, 1, 2, 7, 512, self._dice.randint(1, LARGEST_ID), LARGEST_ID, 2**31 - 1))

    def moment(self, name: str) -> int:
        """Mostly now; at times any that Telegram's 32 bits hold."""
        now = self.world.now
        if self._dice.random() < 0.9:
            return now - self._dice.choice((0, 0, 0, 5, 300, 4000, 86_400, 40 * 86_400))
        return self._dice.choice((0, 1, now + 10**8, 2**31 - 1, 2**31, LAST_MOMENT, 4_102_444_800))

    def words(self, name: str) -> str:
        """Any text, empty too."""
        return nasty.text(self._dice)[: nasty.LONGEST if name in ("text", "caption") else 255]

    def ours(self, kind: type) -> Json | None:
        """A chat or a user the bot knows, one time in two."""
        if kind not in (telegram.Chat, telegram.User) or self._dice.random() < 0.5:
            return None
        place = self._dice.choice(self.world.places)
        return place.card if kind is telegram.Chat else self._dice.choice([*place.people, self.world.bot])

    def _said(self) -> Json:
        return {"message": self._message_in(self._place())}

    def _edited(self) -> Json:
        place = self._place()
        message = self._message_in(place)
        sent = self.world.messages.get(place.card["id"], [])
        if sent:
            earlier = self._dice.choice(sent)
            message |= {
                name: earlier[name] for name in ("message_id", "from", "sender_chat") if name in earlier
            }
        return {"edited_message": {**message, "edit_date": self.moment("edit_date")}}

    def _pressed(self) -> Json:
        place = self._place()
        message, data = self._message_in(place), self._forged()
        if self.world.buttons and self._dice.random() < 0.8:
            message, data = self._dice.choice(self.world.buttons)
            place = next(each for each in self.world.places if each.card["id"] == message["chat"]["id"])
            if self._dice.random() < 0.15:
                data = self._bent(data)
        presser = place.people if self._dice.random() < 0.85 else self._place().people
        query = {
            "id": str(self._dice.randint(1, 10**18)),
            "from": self._dice.choice(presser),
            "message": message,
            "chat_instance": "1",
            "data": data,
        }
        for name in ("message", "data"):
            if self._dice.random() < 0.03:
                del query[name]
        return {"callback_query": query}

    def _forged(self) -> str:
        dice = self._dice
        ids = (
            str(dice.choice((0, 1, 2, 3, -1, 99, 10**15, 10**16, 10**40))) for _ in range(dice.randint(0, 4))
        )
        odd = dice.choice(("", "x", "2026-11-16", "99999999", "20261301", "é", "1d", "all"))
        group = dice.choice((0, 1, 2, 3, 9, 10**15))
        return ":".join(
            ("1", dice.choice(self.world.deeds), str(group), *ids, *([odd] if dice.random() < 0.4 else []))
        )[:64]

    def _bent(self, data: str) -> str:
        """A real button's data with one of its parts changed."""
        parts = data.split(":")
        place = self._dice.randrange(len(parts))
        parts[place] = self._dice.choice(
            ("", "0", "1", "2", "7", "-1", "99999", "9" * 16, "x", "2026-02-30", "٣")
        )
        return ":".join(parts)[:64]

    def _any_kind(self) -> Json:
        """Any kind of update, drawn field by field."""
        kind = self._dice.choice(KINDS)
        made = self._typed.object(telegram.Update, 1, [kind])
        return {kind: made[kind]}

    def _any_field(self) -> Json:
        """A message in one of our chats with any of the fields a message may have."""
        message = self._message_in(self._place())
        name = self._dice.choice(IN_MESSAGE)
        drawn = self._typed.object(telegram.Message, 3, [name])
        if name in ("migrate_to_chat_id", "migrate_from_chat_id") and self._dice.random() < 0.9:
            return {"message": message}  # else soon no chat would be left where it was
        return {self._dice.choice(("message", "message", "edited_message")): message | {name: drawn[name]}}

    def _membership(self) -> Json:
        """The bot is put out, let in, raised; mostly it ends up inside."""
        place = self._place()
        member = self._typed.object(telegram.ChatMember, 2) | {"user": self.world.bot}
        if self._dice.random() < 0.7:
            member = {"user": self.world.bot, "status": "member"}
        change = self._typed.object(telegram.ChatMemberUpdated, 3)
        change |= {"chat": place.card, "from": self._dice.choice(place.people), "new_chat_member": member}
        return {self._dice.choice(("my_chat_member", "my_chat_member", "chat_member")): change}

    def _broken(self) -> Json:
        """An update with something in it that Telegram would not send."""
        whole = self._dice.choice((self._said, self._said, self._pressed, self._edited, self._any_kind))()
        body: Json = json.loads(json.dumps(whole))  # what others share stays as it is
        holder, key = self._dice.choice(list(_slots(body)))
        if self._dice.random() < 0.15:
            holder[f"{key}_unheard_of"] = self._deep()
        elif self._dice.random() < 0.3:
            del holder[key]
        else:
            holder[key] = self._dice.choice(OUTLANDISH)
        return body

    def _deep(self) -> Any:
        made: Any = {}
        for _ in range(self._dice.choice((3, 90, 300))):
            made = {"reply_to_message": made}
        return made

    def _place(self) -> Place:
        return self._dice.choice(self.world.places)

    def _message_in(self, place: Place) -> Json:
        dice, self._message = self._dice, self._message + 1
        message: Json = {
            "message_id": self._message,
            "date": self.moment("date"),
            "chat": place.card,
            "from": dice.choice(place.people),
        }
        message |= self._content()
        self._turned(place, message)
        sent = self.world.messages.setdefault(place.card["id"], [])
        if sent and dice.random() < 0.25:
            message["reply_to_message"] = dice.choice(sent)
        sent.append({key: value for key, value in message.items() if key != "reply_to_message"})
        del sent[:-40]
        return message

    def _content(self) -> Json:
        dice = self._dice
        words, lot = nasty.text(dice), dice.random()
        if lot < 0.86:
            return {"text": words, **self._entities("entities", words)}
        made: Json = {"caption": words[:1024]} if dice.random() < 0.6 else {}
        if lot < 0.92:
            size = {"file_id": self.world.files["photo"], "file_unique_id": f"u{dice.randint(1, 500)}"}
            made["photo"] = [size | {"width": 90, "height": 67}, size | {"width": 1280, "height": 960}]
            if dice.random() < 0.4:
                made["media_group_id"] = f"a{dice.randint(1, 5)}"
        elif lot < 0.95:
            made["document"] = {
                "file_id": self.world.files["document"],
                "file_unique_id": "d",
                "file_name": dice.choice(
                    ("要点.txt", "计划.docx", "a.xlsx", "b.ics", "CON", "../../x.txt", nasty.odd(dice)[:300])
                ),
                "mime_type": dice.choice(("text/plain", "image/png", "text/calendar", "x")),
                "file_size": dice.choice((0, 300, 10**9)),
            }
            if dice.random() < 0.5:
                made["caption"] = dice.choice(("/plan 2027", "/paper", "/holidays", "计划", "模板"))
        else:
            name = dice.choice(SENT)
            made[name] = self._typed.object(telegram.Message, 3, [name])[name]
        return made

    def _entities(self, name: str, words: str) -> Json:
        """A command is marked as one, as clients do; now and then something is marked that is not there."""
        dice, found = self._dice, []
        if words.startswith("/"):
            found.append(
                {"type": "bot_command", "offset": 0, "length": max(1, len(words.split(maxsplit=1)[0]))}
            )
        if dice.random() < 0.2:
            kind = dice.choice(
                ("mention", "text_mention", "bot_command", "bold", "url", "text_link", "custom_emoji", "x")
            )
            entity = {
                "type": kind,
                "offset": dice.choice((0, 1, 3, 5000, -1)),
                "length": dice.choice((0, 1, 4, 9000, -2)),
            }
            if kind == "text_mention" and dice.random() < 0.8:
                entity["user"] = dice.choice(self._place().people)
            found.append(entity)
        return {name: found} if found else {}

    def _turned(self, place: Place, message: Json) -> None:
        """Written as the group, by a channel, by another bot, through a bot, forwarded, in a topic, quoting."""
        dice, lot = self._dice, self._dice.random()
        if lot < 0.04:
            message |= {"from": ANONYMOUS, "sender_chat": place.card}
        elif lot < 0.06:
            message["sender_chat"] = {"id": -1009999999999, "type": "channel", "title": self.words("title")}
        elif lot < 0.08:
            message["from"] = {"id": 777, "is_bot": True, "first_name": self.words("name") or "b"}
        elif lot < 0.10:
            del message["from"]
        elif lot < 0.14:
            message["from"] = {
                **message["from"],
                "first_name": self.words("name") or "x",
                "last_name": self.words("name"),
            }
        if dice.random() < 0.06:
            message["forward_origin"] = self._typed.object(telegram.MessageOrigin, 3)
        if dice.random() < 0.04:
            message |= {"message_thread_id": self.number("thread"), "is_topic_message": True}
        for name in (
            "via_bot",
            "quote",
            "external_reply",
            "reply_to_story",
            "link_preview_options",
            "reply_markup",
        ):
            if dice.random() < 0.01:
                message[name] = self._typed.object(telegram.Message, 4, [name])[name]


def _slots(made: Any) -> list[tuple[Json, str]]:
    """Every field in an object and in what stands in it."""
    if isinstance(made, list):
        return [slot for each in made for slot in _slots(each)]
    if not isinstance(made, dict):
        return []
    return [slot for key in made for slot in [(made, key), *_slots(made[key])]]
