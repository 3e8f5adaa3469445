"""One clause of what is said to a sign-up, sign by sign: whoever is named, whom they bring, how many, the deed."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from union.attendance import list_words as words
from union.core.records import dataclass, field
from union.data import table
from union.reading.numbers.numerals import whole_number
from union.reading.text.normal_form import simplified


class PartyDeed(StrEnum):
    """What becomes of somebody's places; NOW: as many as are told from now on."""

    OUT = "out"
    NOW = "now"
    LESS = "less"
    MORE = "more"
    IN = "in"


RANK = tuple(PartyDeed)


@dataclass(slots=True)
class Companions:
    """Somebody with those they bring, while a clause is read; `exact`: all of them by the number told; `is_bare`: no more than that."""

    who: str = ""
    comes: bool = True
    kin: int = 0
    exact: int = 0
    is_name: bool = True
    is_bare: bool = False

    @property
    def people(self) -> int:
        return self.exact or (self.kin + self.comes if self.kin else 0)


@dataclass(slots=True)
class ListClause:
    """What is found in a clause; `rest` says nothing of a list."""

    said: str
    groups: list[Companions] = field(default_factory=list)
    deed: PartyDeed | None = None
    total: int = 0
    rest: str = ""
    before: str = ""
    kin: str = ""
    is_all: bool = False
    refers: bool = False
    brings: bool = False


@lru_cache(maxsize=64)
def list_signs(form: str, names: Sequence[str]) -> re.Pattern[str]:
    """The signs of a clause; whoever is known by name is one, longest names first."""
    own = [simplified(each) for each in names]
    listed = sorted(
        {*own, *(each[1:] for each in own if len(each) == 3 and not each.isascii())}, key=len, reverse=True
    )
    known = "|".join(rf"\b{re.escape(each)}\b" if each.isascii() else re.escape(each) for each in listed)
    flags = re.IGNORECASE if form is words.LATIN else re.NOFLAG
    return re.compile(
        form.replace("KNOWN", f"(?:{known})".replace(r"\ ", "[ ]?") if known else r"(?!)"), flags
    )


def read_list_clause(text: str, pattern: re.Pattern[str]) -> ListClause:
    made, at = ListClause(text), 0
    for found in pattern.finditer(text):
        made.rest += text[at : found.start()]
        at = found.end()
        kind = next(name for name, told in found.groupdict().items() if told is not None and name in KINDS)
        KINDS[kind](made, found)
        made.before = made.before if kind in ("fill", "filler") else kind
    made.rest = (made.rest + text[at:]).strip(" ,.:'\"-()~")
    return made


def _name(made: ListClause, found: re.Match[str]) -> None:
    made.groups.append(Companions(found["name"].strip()))


def _person(made: ListClause, found: re.Match[str]) -> None:
    made.groups.append(Companions(found["person"].strip(), is_name=False))


def _self(made: ListClause, _found: re.Match[str]) -> None:
    made.groups.append(Companions())


def _mine(made: ListClause, _found: re.Match[str]) -> None:
    made.groups.append(Companions(comes=made.brings))


def _kin(made: ListClause, found: re.Match[str]) -> None:
    """Those whom somebody brings: 「我老婆」 alone is not the writer, 「我同老婆」 are two."""
    told = words.COUNT_OF_KIN.match(found["kin"])
    count = _number(told[0]) if told else 1 + (found["kin"].casefold() in words.PAIRS)
    if not made.groups:
        made.groups.append(Companions(comes=made.brings and made.deed is not PartyDeed.OUT))
    elif made.before in ("self", "name", "person") and not made.brings:
        made.groups[-1].comes = False
    made.groups[-1].kin += count
    made.kin = found["kin"]


def _home(made: ListClause, found: re.Match[str]) -> None:
    if not made.groups:
        made.groups.append(Companions())
    told = found.groupdict()
    small = sum(map(_number, words.NUMBERS.findall(told.get("small") or "")))
    made.groups[-1].exact = _number(told["of_home"] or told.get("of_us") or "") + small


def _count(made: ListClause, found: re.Match[str]) -> None:
    number = _number(found["number"]) if found["number"] else 3 if found["both"] == "仨" else 2
    if made.total < 0:
        made.total = number
    elif not made.groups:
        made.groups.append(Companions(exact=number, is_bare=True))
    elif made.before == "kin" and made.brings and words.COLLECTIVE.search(made.kin):
        made.groups[-1].kin += number - 1
    else:
        made.groups[-1].exact = number


def _plus(made: ListClause, found: re.Match[str]) -> None:
    number = _number(found["added"] or "")
    if number and made.groups:
        made.groups[-1].kin += number
    elif number:
        made.groups.append(Companions(exact=number))
        made.deed = made.deed or PartyDeed.IN


def _total(made: ListClause, _found: re.Match[str]) -> None:
    made.total = -1


def _refer(made: ListClause, _found: re.Match[str]) -> None:
    made.refers = True


def _bring(made: ListClause, _found: re.Match[str]) -> None:
    made.brings = True
    made.deed = made.deed or PartyDeed.IN


def _whole_list(made: ListClause, _found: re.Match[str]) -> None:
    made.is_all = True


def _more_people(made: ListClause, found: re.Match[str]) -> None:
    made.deed = PartyDeed.MORE
    if found["so_many"] and made.groups:  # 「二车间再加2个」
        made.groups[-1].comes, made.groups[-1].kin = (
            False,
            _number(found["so_many"].rstrip("个人位名口")) or 1,
        )
    elif found["so_many"]:
        made.groups.append(Companions(comes=False, kin=_number(found["so_many"].rstrip("个人位名口")) or 1))


def _set_deed(made: ListClause, found: re.Match[str]) -> None:
    deed = next(each for each in PartyDeed if found.groupdict().get(each.value))
    if made.deed is None or RANK.index(deed) < RANK.index(made.deed):
        made.deed = deed


def _nothing(_made: ListClause, _found: re.Match[str]) -> None:
    """It says nothing."""


KINDS = {
    "name": _name, "person": _person, "self": _self, "mine": _mine, "kin": _kin, "home": _home, "count": _count, "plus": _plus,
    "total": _total, "refer": _refer, "bring": _bring, "list": _whole_list, "more": _more_people, "out": _set_deed, "now": _set_deed, "less": _set_deed,
    "in": _set_deed, "and": _nothing, "fill": _nothing, "filler": _nothing,
}  # fmt: skip


def _number(told: str) -> int:
    return (
        table("english")["numbers"].get(told.casefold())
        or whole_number(told)
        or (1 if told in ("a", "an") else 0)
    )
