"""The words of life events as patterns: what tells one, what hides it, what may stand around (data/occasions.toml)."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from union.core.lazy_regex import Regex
from union.data import table
from union.reading.life.life_event import Occasion
from union.reading.text.masks import BLANK

HAN = r"[\u4e00-\u9fff]"
# Of two that begin at one place the first counts: a death outweighs the illness before it.
ORDER = (
    Occasion.BEREAVEMENT,
    Occasion.BIRTHDAY,
    Occasion.BIRTH,
    Occasion.HARDSHIP,
    Occasion.RETIREMENT,
    Occasion.MARRIAGE,
    Occasion.ILLNESS,
)
# What happened: a group is named by the occasion, with `_sure`, `_unsure` or `_of_kin` behind it.
HAPPENINGS = Regex(
    lambda: "|".join(
        f"(?P<{occasion}_{sureness}>{'|'.join(words)})"
        for occasion in ORDER
        for sureness in ("sure", "of_kin", "unsure")
        if (words := listed(occasion, sureness))
    )
)
# Of this every message holds something that tells a life event; looked for in the words as written.
FIRST = Regex(
    lambda: f"[{table('occasions')['first']['signs']}]|{'|'.join(table('occasions')['first']['words'])}"
)


def listed(part: str, name: str) -> list[str]:
    """A list of the file, its patterns spelt out, longest first."""
    words: Iterable[str] = table("occasions")[part].get(name, ())
    return sorted(map(_spelt, words), key=len, reverse=True)


@cache
def known(part: str, name: str = "words") -> re.Pattern[str]:
    """A list as one pattern."""
    return re.compile("|".join(listed(part, name)) or "(?!)")


@cache
def diseases() -> str:
    """What begins the name of a disease or a hurt, as a pattern: no third sign of a person's name."""
    data = table("occasions")["disease"]
    parts = ((data["organs"], data["endings"]), (data["body"], data["hurts"]))
    return "|".join([*data["words"], *(f"(?:{'|'.join(ones)})(?:{'|'.join(ends)})" for ones, ends in parts)])


# Words that hold what looks like a name: 子|宫肌瘤, 泥|石流.
NO_PEOPLE = Regex(lambda: "|".join([diseases(), *listed("people", "inside")]))


@cache
def _placeholders() -> dict[str, str]:
    data: dict[str, Any] = table("occasions")["disease"]
    hospital = table("occasions")["hospital"]
    ending, words, organs = ("|".join(data[name]) for name in ("endings", "words", "organs"))
    return {
        "〈病〉": f"(?:{words}|{HAN}{{0,5}}?(?:{ending}))",
        "〈病名〉": f"(?:{words}|(?:{organs})(?:{ending}))",
        "〈大病〉": f"(?:{organs})?(?:{'|'.join(data['serious'])})",
        "〈部位〉": f"(?:{'|'.join(sorted(data['body'], key=len, reverse=True))})",
        "〈器官〉": f"(?:{organs})",
        "〈院〉": f"(?:{'|'.join(hospital['names'])})",
        "〈科〉": f"(?:{'|'.join(sorted(hospital['wards'], key=len, reverse=True))})[一二三四五六七八九]?科",
        "□": BLANK,
    }


def _spelt(word: str) -> str:
    for name, pattern in _placeholders().items():
        word = word.replace(name, pattern)
    return word
