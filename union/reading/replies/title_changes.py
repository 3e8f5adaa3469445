"""A reply that gives an item another name: 「改名为秋季座谈会」, 「名称改成…」, 「标题：…」."""

import re

LONGEST = 60  # characters of a title
NAME = r"(?:名称|名稱|名字|名|标题|標題|题目)"
SAYS = r"(?:(?:应该|應該)?(?:改为|改為|改成|改叫|换成|換成|叫做?|是)|[:：])"
PATTERN = re.compile(
    rf"\s*(?:请|請|把)?(?:(?:这|這|该)[个個项項]?(?:的)?)?(?:改{NAME}(?:为|為|成|叫)?+[:：]?+|{NAME}{SAYS}|改叫|重命名为?+)\s*+(?P<title>\S(?:.*\S)?)\s*",
    re.S,
)
QUOTES = " \t\n「」『』“”\"'《》。.！!"


def new_title(text: str) -> str | None:
    """The name said, on one line; None when the reply gives none, or one too long for a name."""
    said = PATTERN.fullmatch(text)
    title = " ".join(said["title"].strip(QUOTES).split()) if said else ""
    return title if 0 < len(title) <= LONGEST else None
