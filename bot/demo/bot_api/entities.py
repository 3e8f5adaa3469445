"""Entities that Telegram finds in plain text by itself: commands, mentions, links, hashtags.
Offsets and lengths count UTF-16 units, as the Bot API does."""

import re
from collections.abc import Iterator

from bot.demo.bot_api.values import Json

# Latin only and not in the middle of a word or a path: "/cal", "/cal@gonghui_bot".
COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(@[A-Za-z0-9_]{3,32})?(?![\w/@])", re.ASCII)
MENTION = re.compile(r"(?<![\w`@/])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)", re.ASCII)
LINK = re.compile(r"https?://[^\s<>\"'，。；！？、（）《》]+[^\s<>\"'，。；！？、（）《》.,;:!?)]")
HASHTAG = re.compile(r"(?<!\w)#(?!\d+\b)\w{1,256}")
KINDS = (("url", LINK), ("bot_command", COMMAND), ("mention", MENTION), ("hashtag", HASHTAG))

# What Telegram does not look into when it searches for commands and links.
OPAQUE = frozenset({"code", "pre", "text_link", "text_mention"})
LIMIT = 100


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def piece(text: str, entity: Json) -> str:
    """The words an entity covers."""
    raw = text.encode("utf-16-le")
    start = entity["offset"] * 2
    return raw[start : start + entity["length"] * 2].decode("utf-16-le")


def found(text: str) -> list[Json]:
    """The entities Telegram adds to what a person typed."""
    return with_found(text, [])


def with_found(text: str, given: list[Json]) -> list[Json]:
    """The given entities and those found around them, in order; Telegram drops what exceeds a hundred."""
    taken = [_span(entity) for entity in given if entity["type"] in OPAQUE]
    every = list(given)
    for entity in _candidates(text):
        start, end = _span(entity)
        if all(end <= left or start >= right for left, right in taken):
            taken.append((start, end))
            every.append(entity)
    every.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return every[:LIMIT]


def commands(message: Json) -> Iterator[str]:
    """The commands a message holds, as typed."""
    text = message.get("text") or message.get("caption") or ""
    for entity in message.get("entities") or message.get("caption_entities") or []:
        if entity["type"] == "bot_command":
            yield piece(text, entity)


def _candidates(text: str) -> Iterator[Json]:
    for kind, pattern in KINDS:
        for match in pattern.finditer(text):
            offset = units(text[: match.start()])
            yield {"type": kind, "offset": offset, "length": units(match.group())}


def _span(entity: Json) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]
