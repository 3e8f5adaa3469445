"""What a reply to a log says of its words: its place, its sort, what it is called; or that it should be two."""

import re
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.acts.changes.change_verbs import PLACE
from union.reading.text.normal_form import EitherScript

LONGEST = 80  # signs
CLAUSES = EitherScript(r"[,，;；。\n]")
IS = r"(?:\s?(?:[写記记弄搞]?[错錯][了啦]?|不[对對])[,，\s]?)?(?:[应應]?[该該當当]?|其[实實]|[实實][际際])(?:是|為|为|係|喺|在|改[成为為到在做]|換成|换成|:|：|=)+"
# 「会议室写错了，是二楼多功能厅」, 「地点：二楼多功能厅」, "place is SGH ward 52"
PLACE_SAID = EitherScript(
    rf"^(?:[,，\s哦噢]|不好意思|sorry|the)*(?P<kind>地[点點方]|[场場]地|[会會][议議]?[场場室]|位置|活[动動]室|教室|礼堂|禮堂|会堂|venue|place|location|room)(?:{IS}|\s(?:is|was|sh(?:oul)?d\sbe)\s(?:at\s)?)\s?(?P<place>[^,，。;；\n]{{2,24}})",
    any_case=True,
)
# "the goodie bags was at T3 not T2", 「喺三樓搞，唔係二樓」
NOT_THERE = EitherScript(
    r"\b(?:at|in)\s(?P<place>[A-Za-z0-9][\w ]{0,20}?),?\snot\s(?:at\s|in\s)?(?P<wrong>[A-Za-z0-9][\w ]{0,20}?)(?=[,.;!]|$)",
    any_case=True,
)
TITLE_SAID = EitherScript(
    rf"^(?:内容|內容|事由|名[称稱字]?|标题|標題|title|name)(?:{IS}|\s(?:is|was|sh(?:oul)?d\sbe)\s)\s?(?P<title>[^,，。;；\n]{{2,40}})$",
    any_case=True,
)
CATEGORY_SAID = EitherScript(
    r"^(?:分[类類]|[类類][别別型])?(?:[应應][该該當当]?|其[实實])?(?:[算归歸记記]|[算归歸记記列][到入为為作]|是|係|属[于於]|屬於)(?P<category>[\u4e00-\u9fff]{2,6}?)(?:[类類]|的?(?:[钱錢]|[费費]用|[开開]支|支出)|那[边邊]|[里裡裏][头頭面]?|下面|名下){0,2}(?:吧|的|啦|嘅|才[对對])?$"
)
PARTS = EitherScript(
    r"分[开開](?:[记記写寫登]|成|做|[两兩2]|$)|[记記写寫]成[两兩2]|[拆分]成[两兩2]|拆[开開]|\bsplit\b|\b(?:two|2|separate)\s(?:entries|logs|records)\b",
    any_case=True,
)


class PutAnew(NamedTuple):
    """One thing a reply gives anew; `kind`: how what stands there looks, `wrong`: what does, where it is said."""

    category: str = ""
    place: str = ""
    title: str = ""
    wrong: str = ""
    kind: re.Pattern[str] | Regex | None = None


def asks_to_part(text: str) -> bool:
    """Whether a reply wants one log to be two."""
    return len(text) <= LONGEST and PARTS.search(text) is not None


def read_anew(text: str) -> tuple[PutAnew, ...]:
    """What a reply gives anew, each clause by itself; none where it asks."""
    if len(text) > LONGEST or "?" in text or "？" in text:
        return ()
    found = list[PutAnew]()
    if said := PLACE_SAID.match(text):
        found.append(PutAnew(place=_in_own_signs(text, said, "place"), kind=HALL))
    elif said := NOT_THERE.search(text):
        place, wrong = (_in_own_signs(text, said, name) for name in ("place", "wrong"))
        found.append(PutAnew(place=place, wrong=wrong))
    for clause in map(str.strip, CLAUSES.split(text)):
        if said := TITLE_SAID.match(clause):
            found.append(PutAnew(title=_in_own_signs(clause, said, "title")))
        elif said := CATEGORY_SAID.match(clause):
            found.append(PutAnew(category=said["category"]))
    return tuple(found)


def _in_own_signs(text: str, said: re.Match[str], name: str) -> str:
    """The pattern may have seen the simplified signs."""
    return text[slice(*said.span(name))].strip(' 「」“”"')


HALL = EitherScript(
    rf"(?:^|[,，。;；\s]|在|喺|于|到)(?P<place>(?:[一二三四五六七八九十\d]{{1,3}}(?:楼|樓|号|號|层|層))?{PLACE})(?=[,，。;；\s]|$|[开開搞办辦做上举舉])"
)
