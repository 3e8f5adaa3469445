"""What a bot wants to say → the text and entities Telegram keeps, or Telegram's refusal; HTML is read by tdlib/td's rules.
Lengths are counted after entity parsing in characters (MessageContent.cpp, utf8_length; MessageEntity.cpp, parse_html)."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.demo.bot_api.call import BotError, bad_request, read
from bot.demo.bot_api.entities import units, with_found
from bot.demo.bot_api.values import Json, User

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
BYTES_LIMIT = 1 << 15

UserById = Callable[[int], User | None]
KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
}
# Telegram decodes these names and numbers only; every other `&` stays as it is.
REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|lt|gt|amp|quot);")
ATTRIBUTE = re.compile(r"""\s*([^\s=>/"']+)\s*(?:=\s*("[^"]*"|'[^']*'|[A-Za-z0-9.\-]+))?""")
USER_LINK = re.compile(r"tg://user\?id=(\d+)")


def worded(name: str, words: str, marks: list[Json]) -> Json:
    """`text` or `caption` of a message with its entities, where it has any."""
    named = "entities" if name == "text" else f"{name}_entities"
    return {name: words, **({named: marks} if marks else {})}


def worded_text(text: str, parse_mode: str, entities: str, user: UserById) -> tuple[str, list[Json]]:
    """The text of a message: 1–4096 characters."""
    if not text:
        raise bad_request("message text is empty")
    words, marks = _worded(text, parse_mode, entities, user)
    if not words:
        raise bad_request("text must be non-empty")
    if len(words) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return words, marks


def worded_caption(text: str, parse_mode: str, entities: str, user: UserById) -> tuple[str, list[Json]]:
    """The caption of a photo or document: up to 1024 characters."""
    words, marks = _worded(text, parse_mode, entities, user)
    if len(words) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return words, marks


def _worded(text: str, parse_mode: str, entities: str, user: UserById) -> tuple[str, list[Json]]:
    if len(text.encode()) > BYTES_LIMIT:
        raise bad_request("text is too long")
    mode = parse_mode.lower()
    if mode == "html":
        words, marks = parsed_html(text)
    elif mode in ("", "none"):
        words, marks = text, _given(entities)
    else:
        # Telegram knows Markdown too; this bot never writes it, so the room calls it a mistake.
        raise bad_request("unsupported parse_mode")
    words, marks = _trimmed(words, marks)
    return words, with_found(words, [mark for mark in marks if _known(mark, user)])


def _given(entities: str) -> list[Json]:
    if not entities:
        return []
    given: Any = _decoded(entities)
    if not isinstance(given, list):
        return []
    for entity in given:
        if not isinstance(entity, dict) or not {"type", "offset", "length"} <= entity.keys():
            raise bad_request("can't parse MessageEntity: expected an Object")
    return [dict(entity) for entity in given]


def _decoded(entities: str) -> Any:
    try:
        return read(entities)
    except ValueError:
        # Telegram takes an unreadable `entities` for none at all (Client.cpp, get_input_entities).
        return None


def _trimmed(words: str, marks: list[Json]) -> tuple[str, list[Json]]:
    lead = units(words) - units(words.lstrip())
    text = words.strip()
    total = units(text)
    kept = []
    for mark in marks:
        start = max(0, mark["offset"] - lead)
        end = min(total, mark["offset"] - lead + mark["length"])
        if end > start:
            kept.append({**mark, "offset": start, "length": end - start})
    return text, kept


def _known(mark: Json, user: UserById) -> bool:
    """A mention of a stranger is dropped, as Telegram does; a known user gets the full card."""
    if mark["type"] != "text_mention":
        return True
    somebody = user(int(mark["user"]["id"]))
    if somebody is not None:
        mark["user"] = somebody.card()
    return somebody is not None


@dataclass(slots=True)
class _Open:
    tag: str
    offset: int
    attributes: dict[str, str]


@dataclass(slots=True)
class _Reading:
    source: str
    text: list[str] = field(default_factory=list)
    length: int = 0
    stack: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def say(self, words: str) -> None:
        decoded = REFERENCE.sub(lambda match: html.unescape(match.group()), words)
        self.text.append(decoded)
        self.length += units(decoded)


def parsed_html(source: str) -> tuple[str, list[Json]]:
    """The text and the entities of an HTML message; `text_mention` holds only the user's id."""
    reading = _Reading(source)
    position = 0
    while (start := source.find("<", position)) >= 0:
        reading.say(source[position:start])
        position = _close(reading, start) if source[start + 1 : start + 2] == "/" else _open(reading, start)
    reading.say(source[position:])
    if reading.stack:
        tag = reading.stack[-1].tag
        raise _refused(f'Can\'t find end tag corresponding to start tag "{tag}"')
    reading.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return "".join(reading.text), reading.entities


def _refused(reason: str) -> BotError:
    return bad_request(f"can't parse entities: {reason}")


def _bytes_before(reading: _Reading, position: int) -> int:
    return len(reading.source[:position].encode())


def _open(reading: _Reading, start: int) -> int:
    at = _bytes_before(reading, start)
    end = reading.source.find(">", start)
    name = re.match(r"[^\s>]*", reading.source[start + 1 :])
    tag = name.group().lower() if name else ""
    if end < 0:
        raise _refused(f"Unclosed start tag at byte offset {at}")
    if tag not in KINDS:
        raise _refused(f'Unsupported start tag "{tag}" at byte offset {at}')
    attributes = _attributes(reading.source[start + 1 + len(tag) : end], tag, at)
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise _refused(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    reading.stack.append(_Open(tag, reading.length, attributes))
    return end + 1


def _attributes(written: str, tag: str, at: int) -> dict[str, str]:
    attributes: dict[str, str] = {}
    rest = written
    while rest.strip():
        match = ATTRIBUTE.match(rest)
        if match is None:
            raise _refused(f'Empty attribute name in the tag "{tag}" at byte offset {at}')
        attributes[match.group(1)] = html.unescape((match.group(2) or "").strip("\"'"))
        rest = rest[match.end() :]
    return attributes


def _close(reading: _Reading, start: int) -> int:
    at = _bytes_before(reading, start)
    if not reading.stack:
        raise _refused(f"Unexpected end tag at byte offset {at}")
    end = reading.source.find(">", start)
    if end < 0:
        raise _refused(f"Unclosed end tag at byte offset {at}")
    tag = reading.source[start + 2 : end].strip().lower()
    opened = reading.stack.pop()
    if tag and tag != opened.tag:
        reason = f'Unmatched end tag at byte offset {at}, expected "</{opened.tag}>", found "</{tag}>"'
        raise _refused(reason)
    _note(reading, opened)
    return end + 1


def _note(reading: _Reading, opened: _Open) -> None:
    length = reading.length - opened.offset
    if length <= 0:
        return
    entity: Json = {"type": KINDS[opened.tag], "offset": opened.offset, "length": length}
    if opened.tag == "a":
        written = opened.attributes.get("href") or "".join(reading.text)[-length:]
        link = USER_LINK.fullmatch(written)
        extra: Json = (
            {"type": "text_mention", "user": {"id": int(link.group(1))}} if link else {"url": written}
        )
        entity.update(extra)
    elif opened.tag == "blockquote" and "expandable" in opened.attributes:
        entity["type"] = "expandable_blockquote"
    reading.entities.append(entity)
