"""Life events of a union's people (五必访): who fell ill, marries, bears a child, mourns, retires, is in need.

And the words that tell one, hide it or may stand around (data/occasions.toml); union/reading/acts/life_events.py reads them.
"""

import re
from collections.abc import Iterable
from enum import IntEnum, StrEnum
from functools import cache
from typing import Any, NamedTuple

from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.data import table
from union.reading.lexicon import with_fragments, with_words
from union.reading.message import When
from union.reading.names.people import COMPOUND, HAN, HELPED, SURNAMES
from union.reading.text.identifiers import BLANK
from union.reading.text.normal_form import simplified


class Occasion(StrEnum):
    """What a visit is due for; the sets of real unions vary, so each is switched on by itself."""

    ILLNESS = "illness"  # 病, 受伤, 工伤
    HARDSHIP = "hardship"  # 困, 灾
    MARRIAGE = "marriage"  # 婚
    BEREAVEMENT = "bereavement"  # 丧
    BIRTH = "birth"  # 生育
    RETIREMENT = "retirement"  # 退
    BIRTHDAY = "birthday"  # 生日


class Doubt(StrEnum):
    """Why a life event is not surely one; such a one is asked about in private, never in a group."""

    HEARSAY = "hearsay"  # 听说老刘住院了
    UNNAMED = "unnamed"  # 有个师傅住院了
    UNCLEAR = "unclear"  # words stand around it that the reader does not know
    AMBIGUOUS = "ambiguous"  # 老刘昨晚走了
    LONG_SINCE = "long_since"  # told weeks after
    RELATIVE = "relative"  # 老刘女儿结婚: not every union visits for it
    UNDATED = "undated"  # 王大姐生日


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """A life event as told.

    `person` is the worker as written (老刘, 李师傅, 王芳), "" where unnamed; `relation` is whose life event it is as
    written (父亲), None for the worker's own; `branch` are the words as written (二车间); `words` are what happened
    (住院); `when` is when it happened or will. `start` and `end` are the stretch of the message that tells it.
    """

    occasion: Occasion
    person: str
    words: str
    start: int
    end: int
    relation: str | None = None
    branch: str | None = None
    when: When | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether a group may be offered the visit unasked."""
        return not self.doubts


@dataclass(frozen=True, slots=True)
class Closing:
    """An illness told as over, or denied: 老刘出院了, 刘师傅没事了. Fields as in a LifeEvent."""

    person: str
    words: str
    branch: str | None = None


class Likeness(IntEnum):
    """How surely a log tells of the visit that was due for a life event."""

    NONE = 0
    MAYBE = 1
    SURE = 2


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
# Each alternative begins with a sign of its own, not with a class of them: `re` then passes over what none begins with.
FIRST = Regex(
    lambda: "|".join([*table("occasions")["first"]["signs"], *table("occasions")["first"]["words"]])
)


def listed(part: str, name: str) -> list[str]:
    """A list of the file, its patterns spelt out, longest first."""
    words: Iterable[str] = table("occasions")[part].get(name, ())
    return sorted(map(_spelt, words), key=len, reverse=True)


@cache
def word_list_pattern(part: str, name: str = "words") -> re.Pattern[str]:
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


MASK = "[*＊某]{1,3}"
# The third sign of a name is none of these but an adverb: 何敏|又, 王芳|也.
NO_THIRD = "已又也在因被突正才就都还要快想没未不昨今前近最的和与跟同当家爸妈爱老父母得做患是说去来给"
GANG = "(?<![志建永国德金春立卫世学文大铁宏洪李小])刚"
LONGEST = 30  # signs between the beginning of a clause and its person
JOINS = re.compile(r"\s?[和与跟、及]\s?")


class LifeSubject(NamedTuple):
    """Somebody of whom a clause may tell something, with where the name begins and what belongs to it ends."""

    person: str
    relation: str | None
    branch: str | None
    start: int
    end: int
    left: str  # what of the words before it the reader does not know
    joined: bool = False  # to the one before it: 小吴和小林


def subjects(clause: str, place: int = 0) -> list[LifeSubject]:
    """Everybody a clause names, in order, whatever is said of them; `place` is where the clause begins in its text."""
    found: list[LifeSubject] = []
    inner = {at for match in NO_PEOPLE.finditer(clause) for at in range(match.start() + 1, match.end())}
    for match in PEOPLE.finditer(clause):
        if match.start() in inner:
            continue
        begin = found[-1].end - place if found else 0
        words = clause[max(begin, match.start() - LONGEST) : match.start()]
        joins = JOINS.match(words) if found else None
        branch, left = branch_before_person(words[joins.end() :] if joins else words)
        span, is_joined = (place + match.start(), place + match.end()), joins is not None and not left
        found.append(LifeSubject(match["person"] or "", match["kin"], branch, *span, left, is_joined))
    return found


def branch_before_person(words: str) -> tuple[str | None, str]:
    """The branch that the words before a person name, and what of them is neither known nor a branch."""
    at = 0
    while match := word_list_pattern("prefix").match(words, at) or word_list_pattern(
        "sentence", "hearsay"
    ).match(words, at):
        at = match.end()
    found = BELONGS.fullmatch(words, at) or BELONGS.fullmatch(words)
    return (found["branch"], "") if found else (None, words[at:])


def _person_pattern(name: str) -> str:
    """How a person, or the branch before one, is named (union/data/occasions.toml)."""
    twice = "|".join(sign * 2 for sign in table("occasions")["people"]["twice"])
    shared = {
        "SURNAMES": SURNAMES, "COMPOUND": COMPOUND, "NO_NAME": HELPED.spelt("@NO_NAME"), "HAN": HAN, "MASK": MASK, "TWICE": twice,
        "NO_THIRD": NO_THIRD, "GANG": GANG, "DISEASES": diseases(), "BEGINS": _name_start_pattern(),
        "HAPPENED": re.sub(r"\(\?P<[a-z_]+>", "(?:", HAPPENINGS.pattern), "GAP": "|".join(listed("gap", "words")),
        "SHORT_KIN": "|".join(one for one in listed("people", "kin") if len(one) == 2),  # 田甜|哥哥
        "BRANCH_NOT": "".join(listed("prefix", "branch_not")),
    }  # fmt: skip
    return with_words(with_fragments(f"@{name}", shared | table("occasions")["persons"]), _words)


def _words(name: str) -> str:
    part = "people" if name in table("occasions")["people"] else "prefix"
    found = table("occasions")[part][name]
    return found if isinstance(found, str) else "|".join(listed(part, name))


def _name_start_pattern() -> str:
    """No name begins within a branch's or an office's words: 机|关, 门|卫, 工|段."""
    data = table("occasions")["prefix"]
    words = [*data["branches"], *data["branch_endings"], "会计", "出纳", "技师", "厂长"]
    inner = {(word[:i], word[i]) for word in words for i in range(1, len(word)) if word[i] in SURNAMES}
    return "".join(sorted(f"(?<!{head}(?={sign}))" for head, sign in inner))


PEOPLE = Regex(lambda: _person_pattern("PEOPLE"))
BELONGS = Regex(lambda: _person_pattern("BELONGS"))


class NameForm(NamedTuple):
    """What a name tells of who is meant; what it does not tell is empty."""

    surname: str = ""
    given: str = ""
    nick: str = ""


def form(name: str) -> NameForm | None:
    """A name by its form; None for one that is not a name of ours (Amy)."""
    match = _forms().fullmatch(simplified(name).replace("＊", "*"))
    if match is None:
        return None
    surname = match["nicked"] or match["masked"] or match["titled"] or match["surname"] or ""
    return NameForm(surname, match["given"] or match["called"] or match["first"] or "", match["nick"] or "")


def full_name(person: str) -> str | None:
    """The surname with the given name as written, 「张建国师傅」 → 张建国; None where no given name is told."""
    match = _forms().fullmatch(simplified(person).replace("＊", "*"))
    return person[: match.end("given")] if match and match["given"] else None


@cache
def _forms() -> re.Pattern[str]:
    title, surname = _person_pattern("TITLES"), f"{COMPOUND}|[{SURNAMES}]"
    return re.compile(
        rf"(?P<nick>[老小大])(?P<nicked>[{SURNAMES}])(?:{title})?|(?P<masked>{surname}){MASK}(?:{title})?"
        rf"|(?P<titled>{surname})(?:{title}|生)|(?P<surname>{surname})(?P<given>[\u4e00-\u9fff]{{1,2}}?)(?:同志|{title})?"
        r"|阿(?P<called>[\u4e00-\u9fff])|(?P<first>[\u4e00-\u9fff])[哥姐叔姨嫂]"
    )
