"""Whether words are said to the bot: its @name anywhere, or its name first or last, and the words without it."""

import re
from functools import lru_cache

from union.core.lazy_regex import Regex
from union.reading.lexicon import phrases
from union.reading.text.normal_form import simplified

OWN_NAMES = ("工会小秘", "小秘")
ROLES = ("秘书", "机器人", "bot")  # What it is, behind an @: no member of Telegram can be called so
NAME = Regex(r"[\u4e00-\u9fffA-Za-z0-9]{2,8}")
GREETING = (
    r"(?:你好|您好|请问|烦请|劳烦|请|麻烦|那个|哎|诶|欸|喂|嗱|嗨|哈喽|hi|hello|hey|dear|ok|谢谢|多谢|辛苦了?)"
)
BREAK = r"[\s,，.。:：;；!！?？~～、…]"
PARTICLE = r"[啊呀哦喔哇呢诶吖]"
# 「…二十四号早上九点半，小秘你记一下」
KEEP = r"(?:你|您|帮[我手忙]|请|麻烦){0,2}记(?:一?下|低|住|实|好|着|得)[啊呀吧哦喔哈呢]?"
# What may follow the name without a break: 「小秘帮我看看」, not 「小秘书」.
ASKED_OF = r"(?=帮(?!了)|代查|请|麻烦|记(?:一?下|低|住|实|好|着)(?!了|的)|查一?下|看一?下|看看|你|您|在[吗么不]|提醒(?:我|大家)(?!了|过)|告诉我(?!的|了|过)|早上好|晚上好|辛苦|谢谢|撤销)"


def read_address(text: str, username: str, nickname: str = "") -> str | None:
    """What is said to the bot of this @name, or of its own names and the one a group gave it; None of what is not."""
    mention = _mention(username) if username and "@" in text else None
    without = _trimmed(mention.sub(" ", text)) if mention and mention.search(text) else None
    rest = text if without is None else without
    front, behind = _called((*OWN_NAMES, *filter(None, [nickname])))
    plain = simplified(rest)
    if found := front.match(plain):
        return _trimmed(rest[found.end() :]) or found["greeting"] or ""
    return _trimmed(rest[: found.start()]) if (found := behind.search(plain)) else without


def is_name(text: str) -> bool:
    """Whether a group may call the bot so."""
    return NAME.fullmatch(text) is not None and simplified(text) not in phrases("no_names_of_bot")


def _trimmed(text: str) -> str:
    """Without the signs that stood between the name and the words; lines are kept."""
    return text.strip(" \t\n　,，、:：;；")


@lru_cache(maxsize=8)
def _mention(username: str) -> re.Pattern[str]:
    """Its whole username in any case, not one that only begins like it; Chinese words may touch it."""
    name = rf"(?<![A-Za-z0-9_])@{re.escape(username)}(?![A-Za-z0-9_])"
    return re.compile(rf"[ \t]{{0,9}}{name}[ \t,，:：]{{0,9}}", re.IGNORECASE | re.ASCII)


@lru_cache(maxsize=64)
def _called(names: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The name before a break at the beginning, and behind one at the end."""
    own = "|".join(re.escape(simplified(each)) for each in sorted(names, key=len, reverse=True))
    any_name = rf"@?(?:{own}){{1,2}}|[@＠](?:{'|'.join(ROLES)})"
    return (
        re.compile(
            rf"\s{{0,9}}(?:(?P<greeting>{GREETING}){BREAK}{{0,3}})?(?:{any_name})(?:{PARTICLE}{{0,2}}(?:{BREAK}{{1,9}}|$)|{PARTICLE}{{1,2}}|{ASKED_OF})",
            re.IGNORECASE,
        ),
        re.compile(rf"{BREAK}{{1,9}}(?:{any_name})(?:{KEEP})?[!！。~～\s]{{0,9}}$", re.IGNORECASE),
    )
