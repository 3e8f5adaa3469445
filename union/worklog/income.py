"""Which money of a fact came in and was not spent: 会费收缴, 上级拨款, 募捐, 返还, 利息; counted apart from what was paid.

By the words of the figure, else of the title; what the message says was given on at once is spent money after all.
"""

from collections.abc import Sequence
from dataclasses import replace

from union.core.lazy_regex import Regex
from union.reading.message import Money
from union.reading.money.flows import ASIDE, CAME, GIVEN, GOT, INCOME, Flow, flow_of
from union.worklog.entries import Fact

DUES = "会费"
MARKS = {Flow.RECOVERED: "追回", Flow.DISPUTED: "争议", Flow.BUDGETED: "预算"}
FEWEST_PARTS = 2
INSIDE = "其中"
BESIDE = (
    INSIDE,
    "原为",
    "至今",
    "合计行",
)  # part of the figure before it, what it has replaced, or all by now
# What is left of 「上级补助收入到账」 as a name of where it came from.
VERBS = Regex(f"^(?:共|共计|合计|累计)?(?:{GOT}|收)+了?|(?:{CAME}){{1,4}}$")


def parted(fact: Fact, text: str = "") -> tuple[list[Money], list[Money], list[Money]]:
    """The fact's money that is no price: what came in, each by where from, what was spent, and what is neither.

    `text`: the whole message.
    """
    came: list[Money] = []
    spent: list[Money] = []
    neither: list[Money] = []
    side = spent
    for each in fact.money:
        if each.per is not None:
            continue
        if not (each.what or "").startswith(BESIDE):
            flow = flow_of(each, fact.title, text)
            side = came if flow in INCOME else neither if flow in ASIDE else spent
        side.append(each)
    neither = [_marked(each, fact.title, text) for each in neither]
    if not came:
        return [], spent, neither
    named = [replace(each, what=_source(each.what, fact.title)) for each in came]
    return (named + _inside(spent), [], neither) if _are_parts(spent, came) else (named, spent, neither)


def _marked(money: Money, title: str, text: str) -> Money:
    """With the word that says why it is no spending: 「追回欠薪」, 「争议加班费」."""
    mark = MARKS[flow_of(money, title, text)]
    what = money.what or ""
    return money if mark in what else replace(money, what=f"{mark}{what}")


def _are_parts(rest: Sequence[Money], came: Sequence[Money]) -> bool:
    """「收缴会费5000元（一分会3000元、二分会2000元）」: what adds up to all that came in is the same money."""
    is_same = sum(each.minor for each in rest) == sum(each.minor for each in came)
    is_alike = {each.currency for each in rest} == {each.currency for each in came}
    is_told = all(each.what and not GIVEN.search(each.what) for each in rest)
    return len(rest) >= FEWEST_PARTS and is_same and is_alike and is_told


def _inside(parts: Sequence[Money]) -> list[Money]:
    return [replace(each, what=f"{INSIDE}{(each.what or '').removeprefix(INSIDE)}") for each in parts]


def _source(what: str | None, title: str) -> str | None:
    if (what or "").startswith(BESIDE):
        return what
    if DUES in (what or title):
        return DUES
    return (VERBS.sub("", what) or what) if what else None
