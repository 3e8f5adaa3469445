"""Whether somebody asks for a month as a picture: 「图」 behind or before the time, 「发张12月的日历图」."""

import re

# A whole message that asks for it; what stands before the picture may only be a time.
TIME = r"[0-9一二三四五六七八九十年月份本这个下上今明去后的/.-]{0,20}"
ASKED = r"(?:请|麻烦)?(?:给我|帮我|给大家|再)?(?:发|来|看|画|出|要)?(?:一?张|一下|个)?"
PICTURE = re.compile(rf"{ASKED}(?P<time>{TIME})(?:日历|月历|日程)图片?(?:吧|呢)?[。！!？?]?")
BEHIND = re.compile(r"[的\s]{0,9}(?:(?:日历|月历|日程)?图片?|\bpicture)$", re.I)
BEFORE = re.compile(r"^(?:(?:日历|月历|日程)?图片?|picture)(?:\s+|$)", re.I)


def time_of_picture(said: str) -> str | None:
    """The time whose picture is asked for behind 「/cal」 or in a sentence, empty for none; None: no picture."""
    asked = PICTURE.fullmatch(said)
    if asked is not None:
        return asked["time"].removesuffix("的")
    for edge in (BEHIND, BEFORE):
        rest, found = edge.subn("", said)
        if found:
            return rest.strip()
    return None
