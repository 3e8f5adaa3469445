"""Copies handed to a worker (bot/workers/mirror_worker.py), and what the answers it gets mean.

A 200 says little: the three robots refuse in one, and Apprise takes any as a success.
"""

import json
from enum import StrEnum

from union.core.json_object import json_object
from union.core.records import dataclass
from union.mirrors.destinations import Channel


class Fate(StrEnum):
    """What became of one message."""

    ARRIVED = "arrived"
    AGAIN = "again"  # it did not arrive
    DOUBT = "doubt"  # it may have arrived
    REFUSED = "refused"  # nor will it ever


class MirrorFault(StrEnum):
    """Why, as far as the 管理员 can do something about it; also what the database remembers."""

    KEY = "key"
    KEYWORD = "keyword"
    SIGN = "sign"
    SOURCE = "source"
    LOGIN = "login"
    BUSY = "busy"
    NETWORK = "network"
    PLACE = "place"
    LATE = "late"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a message of a copy; the messages behind one that did not arrive are not tried."""

    id: int
    fate: Fate
    fault: MirrorFault = MirrorFault.OTHER


ARRIVED, BUSY = (Fate.ARRIVED, MirrorFault.OTHER), (Fate.AGAIN, MirrorFault.BUSY)
KEY, KEYWORD = (Fate.REFUSED, MirrorFault.KEY), (Fate.REFUSED, MirrorFault.KEYWORD)
SIGN, SOURCE = (Fate.REFUSED, MirrorFault.SIGN), (Fate.REFUSED, MirrorFault.SOURCE)
# What the three answer in a 200, also where they take nothing.
FEISHU = {
    0: ARRIVED,
    9499: BUSY,
    11232: BUSY,
    99991400: BUSY,
    19001: KEY,
    19021: SIGN,
    19022: SOURCE,
    19024: KEYWORD,
}
ANSWERS: dict[Channel, dict[int, tuple[Fate, MirrorFault]]] = {
    Channel.WECOM: {0: ARRIVED, -1: BUSY, 45009: BUSY, 93000: KEY},
    Channel.DINGTALK: {0: ARRIVED, -1: BUSY, 130101: BUSY, 410100: BUSY, 300001: KEY, 300005: KEY},
    Channel.FEISHU: FEISHU,
}
SAFETY = 310000  # 钉钉: one of its three safety settings; which one is in its words
SAFETY_WORDS = (
    ("keyword", MirrorFault.KEYWORD),
    ("sign", MirrorFault.SIGN),
    ("timestamp", MirrorFault.SIGN),
    ("ip", MirrorFault.SOURCE),
)


def parse_outcome(line: str) -> Told:
    number, fate, fault = json.loads(line)
    return Told(number, Fate(fate), MirrorFault(fault))


def meaning(channel: Channel, status: int, body: bytes) -> tuple[Fate, MirrorFault]:
    """What an answer means. A 200 is a success only where the answer itself says so."""
    if status == 429:
        return BUSY
    if status >= 500:
        return Fate.DOUBT, MirrorFault.BUSY
    if channel is Channel.HOOK and 200 <= status < 300:
        return ARRIVED
    code, words = _answer(body)
    if channel is Channel.DINGTALK and code == SAFETY:
        return Fate.REFUSED, next((fault for word, fault in SAFETY_WORDS if word in words), MirrorFault.OTHER)
    known = ANSWERS.get(channel, {}).get(code) if code is not None else None
    if known is not None and (known[0] is not Fate.ARRIVED or status == 200):
        return known
    if 300 <= status < 400:
        return Fate.REFUSED, MirrorFault.PLACE
    if status >= 400 or code is not None:
        return Fate.REFUSED, MirrorFault.KEY if status in (401, 403, 404) else MirrorFault.OTHER
    return Fate.DOUBT, MirrorFault.OTHER  # a 200 of somebody else's: a portal between us and them


def _answer(body: bytes) -> tuple[int | None, str]:
    told = json_object(body) or {}
    code = next((told[name] for name in ("errcode", "code", "StatusCode") if name in told), None)
    words = str(told.get("errmsg") or told.get("msg") or "").casefold()
    return code if isinstance(code, int) else None, words
