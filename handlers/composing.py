"""A message as the Bot API wants it: text that fits into one, its formatting, its keyboard.

Lists fold and titles are cut where they are written; here is the last resort, so that nothing is ever refused.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from handlers import cards
from handlers.cards import Rows
from union.digest_layout import utf16

Entities = Sequence[Mapping[str, Any]]
LIMIT = 4096  # UTF-16 code units of one message
MORE = "…"


def message(text: str, rows: Rows = (), entities: Entities = ()) -> dict[str, Any]:
    """The parameters of a message or of an edit; without rows there is no keyboard."""
    shown = fitted(text)
    kept = [each for each in entities if each["offset"] + each["length"] <= utf16(shown)]
    params: dict[str, Any] = {"text": shown}
    if rows:
        params["reply_markup"] = cards.markup(rows)
    if kept:
        params["entities"] = kept
    return params


def fitted(text: str, limit: int = LIMIT) -> str:
    """The text, cut with 「…」 where it is too long for its place."""
    if utf16(text) <= limit:
        return text
    kept = text.encode("utf-16-le", "ignore")[: 2 * (limit - utf16(MORE))]
    return kept.decode("utf-16-le", errors="ignore") + MORE
