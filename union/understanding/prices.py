"""What one amount is for: 「每户500元」, 「500元/户」, 「人均80元」, 「12户×500元」, 「三个组各800元」, 「单价45元」.

An amount that is for one of many is a price and is never added up; products are worked out in products.py.
"""

import re

from union.understanding.numerals import CHINESE
from union.understanding.regex import Regex

PEOPLE = "人次|人|名|位|户|家"
THINGS = "份|套|件|桌|本|盒|箱|张|个|只|瓶|袋|盆|桶|杯|支|把|条|双|顶|床|册|台|部|辆|块|篮|篇|幅|副|面|束|包|罐|公斤|斤|吨|平方米|平方|平米"
TIMES = "月|年|天|日|次|场|期|课时|小时|学时|节"
FIGURE = rf"(?:\d{{1,6}}|[{CHINESE}]{{1,6}})"
AFTER = Regex(rf"\s?(?:/|每|一)(?P<per>{PEOPLE}|{THINGS}|{TIMES})(?!性)")
# 「每个职工」 is for each person, 「每个800元」 for each thing.
BEFORE = Regex(
    rf"(?:每(?:一)?个?(?P<per>班组|小组|单位|职工|会员|家庭|季度|季|组|队|{PEOPLE}|{THINGS}|{TIMES})|(?P<mean>[人户])均)"
    rf"[^\d{CHINESE},。;!?]{{0,10}}$"
)
# 「12户×500元」, 「500元×12户」
TIMES_BEFORE = Regex(rf"\d(?P<per>{PEOPLE}|{THINGS}|次|场|天|个月|期)×$")
TIMES_AFTER = Regex(rf"×{FIGURE}(?P<per>{PEOPLE}|{THINGS}|次|场|天|个月|期)")
# 「三个组各800元」, 「5名，各送500元」
EACH = Regex(
    rf"{FIGURE}(?P<per>{PEOPLE}|{THINGS}|组|队|支|对)[^\d,。;:!?]{{0,8}}[,、]?各(?:自)?[^\d,。;!?各]{{0,8}}$"
)
# 「一等奖1000元2名」: a prize is told by its worth and how many won it.
PRIZE = Regex(r"(?:等奖|优秀奖|优胜奖|鼓励奖|纪念奖|组织奖|入围奖)[^\d,。;!?]{0,6}$")
WON = Regex(rf"[,×]?{FIGURE}(?P<per>名|人|位|个|项|队|支)")
# 「单价45元」 is for one of what is counted nearest.
UNIT_PRICE = Regex(r"(?:单价|零售价|批发价)(?:为|是|:|约)?$")
COUNTED = Regex(rf"{FIGURE}(?P<per>{THINGS})")
NAMES = {
    "平方": "平方米",
    "平米": "平方米",
    "日": "天",
    "季": "季度",
    "职工": "人",
    "会员": "人",
    "家庭": "户",
    "名": "人",
    "位": "人",
}
NEAR = 24


def priced(text: str, match: re.Match[str]) -> tuple[str | None, int]:
    """What the amount of a match is for, said before or after it, and where the words for that end."""
    after = AFTER.match(text, match.end())
    if after:
        return _named(after), after.end()
    left = text[max(0, match.start() - NEAR) : match.start()]
    found = (
        TIMES_AFTER.match(text, match.end())
        or TIMES_BEFORE.search(left)
        or BEFORE.search(left)
        or EACH.search(left)
        or (WON.match(text, match.end()) if PRIZE.search(left) else None)
    )
    if found is None and UNIT_PRICE.search(left):
        found = _nearest(left, text[match.end() : match.end() + NEAR])
    return (_named(found) if found else None), match.end()


def _named(found: re.Match[str]) -> str:
    per: str = found["per"] or found["mean"]
    return NAMES.get(per, per)


def _nearest(left: str, right: str) -> re.Match[str] | None:
    """The last thing counted before a price, else the first behind it."""
    before = list(COUNTED.finditer(left))
    return before[-1] if before else COUNTED.search(right)
