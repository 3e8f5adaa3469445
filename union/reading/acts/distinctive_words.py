"""Which words of a deed tell it from others: no filling, no figures.

The lists stand in union/data/learning.toml; how likeness is judged is in lessons.py.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.data import table
from union.reading import lexicon

RUN = Regex(r"[\u4e00-\u9fff]{2,}|[A-Za-z]{3,}")
NUMERAL = r"[零一二三四五六七八九十百千万亿两几数多余近]{1,8}"


class Telling(NamedTuple):
    """The telling words of a text: its `own` in pairs of signs, the `sorts` of deed, what is `shared` by many."""

    own: frozenset[str]
    sorts: frozenset[str]
    shared: frozenset[str]

    @property
    def every(self) -> frozenset[str]:
        """All of them."""
        return self.own | self.sorts | self.shared


def telling(words: str) -> Telling:
    """The telling words of a normal text: 「端午包粽子活动」 → own 包粽 and 粽子, shared 端午."""
    own: set[str] = set()
    named: dict[str, set[str]] = {"sort": set(), "shared": set(), "filling": set()}
    last = 0
    for match in common().finditer(words):
        own.update(_pairs(words[last : match.start()]))
        named[match.lastgroup or "filling"].add(match[0])
        last = match.end()
    own.update(_pairs(words[last:]))
    return Telling(frozenset(own), frozenset(named["sort"]), frozenset(named["shared"]))


def _pairs(text: str) -> set[str]:
    """The pairs of neighbouring signs of every run of Chinese; foreign words whole."""
    found: set[str] = set()
    for match in RUN.finditer(text):
        run = match[0]
        found.update(
            (run[i : i + 2] for i in range(len(run) - 1)) if ord(run[0]) > 0x4DFF else (run.lower(),)
        )
    return found


@cache
def common() -> re.Pattern[str]:
    """The words that are no deed's own, in the order in which one hides another, and figures with their unit."""
    lists = table("learning")
    units = "|".join(map(re.escape, lexicon.units()))
    figure = rf"\d[\d.,%]{{0,12}}(?:{units})?|{NUMERAL}(?:{units})"
    return re.compile(
        f"(?P<shared>{any_of([*lists['people'], *_feasts()])})|(?P<sort>{any_of(lists['sorts'])})"
        f"|(?P<filling>{any_of(lists['filling'])}|{figure})"
    )


def _feasts() -> list[str]:
    """The names of festivals."""
    found = table("festivals")["festival"]
    return [name for each in found for name in (each["name"], *each.get("aliases", ()))]


def any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
