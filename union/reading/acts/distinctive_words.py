"""Which words of a deed tell it from others: no filling, no figures, no names of people.

The lists stand in union/data/learning.toml; how likeness is judged is in lessons.py.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.data import table
from union.reading import lexicon
from union.reading.names.helped_names import HELPED, SURNAMES
from union.reading.privacy.redaction import HIDDEN, MARK, mask_names, mask_private
from union.reading.text.normal_form import normal

RUN = Regex(r"[\u4e00-\u9fff]{2,}|[A-Za-z]{3,}")
NUMERAL = r"[零一二三四五六七八九十百千万亿两几数多余近]{1,8}"
# Whoever is called by name and title; 「＊＊」 and 「****」 are names and numbers cut before.
PERSON = Regex(
    rf"@[A-Za-z0-9_]{{1,32}}|[{SURNAMES}][\u4e00-\u9fff]{{0,2}}(?:同志|老师|师傅|主席|书记|主任|委员|组长|部长|先生|女士)"
    rf"|[\u4e00-\u9fff]{re.escape(HIDDEN)}|{re.escape(MARK)}[\dXx]{{0,4}}"
)
VISITED = Regex(
    lambda: rf"(?<=慰问|看望|探望|走访|帮扶|救助|资助|补助|住院|患病|退休)了?{HELPED.spelt('@ONE_NAME')}"
)


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
    for match in _common().finditer(words):
        own.update(_pairs(words[last : match.start()]))
        named[match.lastgroup or "filling"].add(match[0])
        last = match.end()
    own.update(_pairs(words[last:]))
    return Telling(frozenset(own), frozenset(named["sort"]), frozenset(named["shared"]))


def kept_words(text: str) -> str:
    """What may be kept of a deed's words so that it is known again: 「看望刘建国，包粽子3场」 → 「看望 包粽子」."""
    unnamed = VISITED.sub(_unless_known, PERSON.sub(" ", mask_names(mask_private(text))))
    said = normal(unnamed).text
    without = _common().sub(lambda match: " " if match.lastgroup == "filling" else match[0], said)
    return " ".join(match[0] for match in RUN.finditer(without))


def _unless_known(match: re.Match[str]) -> str:
    """「慰问刘建国」 loses the name; 「慰问包粽子」 keeps what is a word of union work."""
    return match[0] if _known().search(match[0]) else " "


@cache
def _known() -> re.Pattern[str]:
    return re.compile(_any(word for each in lexicon.weighed("categories") for word, _weight in each.words))


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
def _common() -> re.Pattern[str]:
    """The words that are no deed's own, in the order in which one hides another, and figures with their unit."""
    lists = table("learning")
    units = "|".join(map(re.escape, lexicon.units()))
    figure = rf"\d[\d.,%]{{0,12}}(?:{units})?|{NUMERAL}(?:{units})"
    return re.compile(
        f"(?P<shared>{_any([*lists['people'], *_feasts()])})|(?P<sort>{_any(lists['sorts'])})"
        f"|(?P<filling>{_any(lists['filling'])}|{figure})"
    )


def _feasts() -> list[str]:
    """The names of festivals."""
    found = table("festivals")["festival"]
    return [name for each in found for name in (each["name"], *each.get("aliases", ()))]


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
