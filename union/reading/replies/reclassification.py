"""A reply that says what a log or a plan really was: 「类别改为女职工」, 「女职工」, 「类型改为培训」, 「算培训」."""

import re
from functools import cache

from union.core.kinds import CATEGORIES, Kind, also_called
from union.reading.text.normal_form import normal

# What officers call the kinds of item; the first name of each is the one said back.
NAMES = {
    Kind.VISIT: ("走访", "慰问", "走访慰问", "探访"),
    Kind.COMPETITION: ("竞赛", "比赛"),
    Kind.MEETING: ("会议",),
    Kind.TRAINING: ("培训",),
    Kind.ACTIVITY: ("活动",),
    Kind.REPORT: ("材料报表", "文件报表", "材料报送", "报材料", "报表"),
    Kind.DEADLINE: ("截止事项",),
    Kind.OTHER: ("其他",),
}
KINDS = {name: kind for kind, names in NAMES.items() for name in names}
LABEL = "(?:工作)?(?:类别|类型|种类|分类)"
SAYS = "(?:应该|应当|应)?(?:改为|改成|改到|改|换成|是|为|算作|算|归[到入为]|[记放列挪划转][到在入进]|属于|:)"


def named_category(text: str) -> str | None:
    """The category a reply gives to a log; a bare name is enough, and behind 归到 what only one name holds: 维权."""
    said = text.strip(" .!").casefold()
    if said in also_called("english"):
        return also_called("english")[said]
    names = (*CATEGORIES, *also_called())
    whole = normal(text).text.strip()
    match = _pattern(names, f"(?:(?:{LABEL})?{SAYS})?").fullmatch(whole)
    if match is not None:
        return also_called().get(match["name"], match["name"])
    part = _pattern(("[\u4e00-\u9fff]{2,4}?",), f"(?:{LABEL})?{SAYS}").fullmatch(whole)
    holding = [name for name in CATEGORIES if part is not None and part["name"] in name]
    return holding[0] if len(holding) == 1 else None


def named_kind(text: str) -> Kind | None:
    """The kind a reply gives to a plan; it must say that it means the kind."""
    match = _pattern(tuple(KINDS), f"(?:{LABEL}{SAYS}|算作?|按)").fullmatch(normal(text).text.strip())
    return KINDS[match["name"]] if match else None


def kind_name(kind: Kind) -> str | None:
    """What officers call a kind; None for one that has no name of its own."""
    return NAMES[kind][0] if kind in NAMES else None


@cache
def _pattern(names: tuple[str, ...], before: str) -> re.Pattern[str]:
    return re.compile(
        rf"{before}\s?(?P<name>{'|'.join(sorted(names, key=len, reverse=True))})类?(?:吧|的|了)?[。.!]?"
    )
