"""A post as the messages a robot takes: each within its limit, together not too many."""

import re

from union.mirrors.destinations import Channel
from union.words import Words

# Bytes of UTF-8: 企业微信 takes 2048 in a text, 钉钉 and 飞书 about 20000 in a request (its JSON escapes included).
MOST_BYTES = {Channel.WECOM: 2048, Channel.DINGTALK: 9000, Channel.FEISHU: 9000, Channel.HOOK: 9000}
CALLS = re.compile(
    r"<(?=\s*+(?:/\s*+)?at\b)", re.IGNORECASE
)  # 飞书 reads 「<at user_id="all">」 in a text and rings for everybody
MOST_PARTS = 4
ROOM = 120  # for a part's own number, and the mark of a repeat


def parts(_: Words, text: str, channel: Channel) -> list[str]:
    """The text in order, cut between lines; what does not fit into four messages is left to the group."""
    if channel not in MOST_BYTES:
        return [text]
    if channel is Channel.FEISHU:
        text = CALLS.sub("＜", text)
    pieces = _cut(text, MOST_BYTES[channel] - ROOM)
    if len(pieces) == 1:
        return pieces
    shown = pieces[:MOST_PARTS]
    told = [
        _("{text}\n（{part}/{count}）", text=piece, part=place, count=len(shown))
        for place, piece in enumerate(shown, 1)
    ]
    if len(pieces) > MOST_PARTS:
        told[-1] = _("{text}\n……\n全文见群里", text=shown[-1])
    return told


def _cut(text: str, most: int) -> list[str]:
    bits = [bit for line in text.split("\n") for bit in _bits(line, most)]
    pieces = [bits[0]]
    for bit in bits[1:]:
        longer = f"{pieces[-1]}\n{bit}"
        if len(longer.encode()) <= most:
            pieces[-1] = longer
        else:
            pieces.append(bit)
    return pieces


def _bits(line: str, most: int) -> list[str]:
    """A line that is too long by itself, in pieces between characters."""
    found, rest = list[str](), line
    while len(rest.encode()) > most:
        bit = rest.encode()[:most].decode(errors="ignore")
        found.append(bit)
        rest = rest[len(bit) :]
    return [*found, rest]
