"""What a bot wants to say → the text and entities Telegram keeps, or Telegram's refusal.
Lengths are counted in characters (MessageContent.cpp, utf8_length), offsets and lengths of entities in UTF-16 units."""

import re
from collections.abc import Callable
from typing import Any

from bot.demo.bot_api.call import Call, bad_request, parsed_json
from bot.demo.bot_api.values import Json, User
from union.core.message_layout import utf16

# Latin only and not in the middle of a word or a path: "/cal", "/cal@gonghui_bot".
COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(@[A-Za-z0-9_]{3,32})?(?![\w/@])", re.ASCII)
MENTION = re.compile(r"(?<![\w`@/])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)", re.ASCII)
LINK = re.compile(r"https?://[^\s<>\"'，。；！？、（）《》]+[^\s<>\"'，。；！？、（）《》.,;:!?)]")
HASHTAG = re.compile(r"(?<!\w)#(?!\d+\b)\w{1,256}")
KINDS = (("url", LINK), ("bot_command", COMMAND), ("mention", MENTION), ("hashtag", HASHTAG))
# What Telegram does not look into when it searches for commands and links.
OPAQUE = frozenset({"code", "pre", "text_link", "text_mention"})
LIMIT = 100


def detected_entities(text: str) -> list[Json]:
    """The entities Telegram adds to what a person typed."""
    return with_detected_entities(text, [])


def with_detected_entities(text: str, given: list[Json]) -> list[Json]:
    """The given entities and those found around them, in order; Telegram drops what exceeds a hundred."""
    taken = [_span(entity) for entity in given if entity["type"] in OPAQUE]
    every = list(given)
    for kind, pattern in KINDS:
        for match in pattern.finditer(text):
            entity = {"type": kind, "offset": utf16(text[: match.start()]), "length": utf16(match.group())}
            start, end = _span(entity)
            if all(end <= left or start >= right for left, right in taken):
                taken.append((start, end))
                every.append(entity)
    every.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return every[:LIMIT]


def _span(entity: Json) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]


TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
BYTES_LIMIT = 1 << 15
MARKS = {"text": "entities", "caption": "caption_entities"}
UserById = Callable[[int], User | None]


def worded(name: str, words: str, marks: list[Json]) -> Json:
    """`text` or `caption` of a message with its entities, where it has any."""
    return {name: words, **({MARKS[name]: marks} if marks else {})}


def given_words(call: Call, name: str, user: UserById) -> Json:
    """`text` (1–4096 characters) or `caption` (up to 1024, or none) of what a bot wants to say. Raises BotError."""
    text, is_text = call.text(name), name == "text"
    if is_text and not text:
        raise bad_request("message text is empty")
    if len(text.encode()) > BYTES_LIMIT:
        raise bad_request("text is too long")
    if call.text("parse_mode"):
        # Telegram knows HTML and Markdown; this bot never writes them, so the room calls it a mistake.
        raise bad_request("unsupported parse_mode")
    words, marks = _trimmed(text, _given_entities(call.text(MARKS[name])))
    if is_text and not words:
        raise bad_request("text must be non-empty")
    if len(words) > (TEXT_LIMIT if is_text else CAPTION_LIMIT):
        raise bad_request("message is too long" if is_text else "message caption is too long")
    known = with_detected_entities(words, [mark for mark in marks if _is_known_mention(mark, user)])
    return worded(name, words, known) if words else {}


def _given_entities(entities: str) -> list[Json]:
    try:
        given: Any = parsed_json(entities or "[]")
    except ValueError:
        return []  # Telegram takes an unreadable `entities` for none at all (Client.cpp, get_input_entities)
    if not isinstance(given, list):
        return []
    for entity in given:
        if not isinstance(entity, dict) or not {"type", "offset", "length"} <= entity.keys():
            raise bad_request("can't parse MessageEntity: expected an Object")
    return [dict(entity) for entity in given]


def _trimmed(words: str, marks: list[Json]) -> tuple[str, list[Json]]:
    lead = utf16(words) - utf16(words.lstrip())
    text = words.strip()
    total = utf16(text)
    kept = []
    for mark in marks:
        start = max(0, mark["offset"] - lead)
        end = min(total, mark["offset"] - lead + mark["length"])
        if end > start:
            kept.append({**mark, "offset": start, "length": end - start})
    return text, kept


def _is_known_mention(mark: Json, user: UserById) -> bool:
    """A mention of a stranger is dropped, as Telegram does; a known user gets the full card."""
    if mark["type"] != "text_mention":
        return True
    somebody = user(int(mark["user"]["id"]))
    if somebody is not None:
        mark["user"] = somebody.card()
    return somebody is not None
