"""What is to be talked about at a meeting that is planned: 「議程加一項：會費」, "add to the agenda: 2027 trips"; it is kept beside that meeting."""

import re

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import simplified

LONGEST = 300
AGENDA = r"(?:会议)?(?:议程|议题|agenda)"
# 「国强排议程，25号前发主席」 is a task.
ADD = r"(?:加|补|添|增加?)(?:上|入|多|埋|返|进){0,2}"
MORE = r"(?:加|补|添|增加?|写|放|列|记|排)(?:上|入|多|埋|返|进|入去|进去|落去|到){0,2}"
ONE = r"(?:多?[一两几]?[个条项句点]|[:：])?"
# 「议程排好了 发主席了」, "agenda is done" tell of the paper itself.
READY = r"(?!好|完|妥|齐|定|晒|咗|出[来嚟]|了(?!多?[一两几]))"
READY_ENGLISH = r"(?!(?:already |all )?(?:done|ready|out|sent|up|in|settled|attached|finali[sz]ed|not|still|being|with)\b)"
LINK = r"[:：,，\s]?(?:[是系为有]|就是|即系)?[:：,，\s]?"
TOLD = tuple(
    Regex(each, any_case=True)
    for each in (
        rf"{AGENDA}(?:[上里度]|里面|方面)?(?:也|都|仲|还|再|要|请|帮我|可以|得|麻烦){{0,3}}{MORE}{READY}了?{ONE}{LINK}(?P<told>\S.*)",
        rf"(?:也|都|仲|还|再|要|请|帮我|麻烦){{0,3}}{ADD}{ONE}{AGENDA}{LINK}(?P<told>\S.*)",
        rf"{AGENDA}(?:[是系为有]|就是|[:：])[:：\s]?{READY}(?P<told>\S.*)",
        r"(?:pls |please |can you )?(?:add|put|include|bring up)(?: this| one| in)? (?:to|in|on|into) (?:the )?agenda(?: of [^:,]{1,40}| for [^:,]{1,40})?\s?[:,-]?\s(?P<told>\S.*)",
        r"(?:got|have|has|with)(?: an?| one)?(?: more| other)?(?: things?| items?| topics?| points?)? to (?:discuss|talk about)\s?[:,-]?\s(?P<told>\S.*)",
        r"(?:pls |please |can you )?(?:add|put|include)(?: an?| one)?(?: more)? agenda(?: items?)?\s?[:,-]?\s(?P<told>\S.*)",
        r"(?:pls |please |can you )?(?:add|put|include) (?P<told>[^,.:]{2,80}?) (?:to|in|on|into) (?:the )?agenda\b.{0,40}",
        rf"agenda(?: for [^:]{{1,40}})?(?: is|\s?:)\s?{READY_ENGLISH}(?P<told>\S.*)",
        r"[把将](?P<told>[^,，。:：]{2,80}?)(?:加|放|列|写)(?:进|入|到|进去|入去|落去?){1,2}(?:[#＃]\d{1,6}号?)?的?(?:会议)?(?:议程|议题)(?:里|度|里面)?[吧啦了]?",
    )
)  # fmt: skip
ASKED = Regex(
    r"[?？]|[吗呢]$|什么|乜|咩|边个|谁|哪[些个]|[没冇未]有?$|几时|怎么|(?:已经?|都)(?:发|写|定|拟)|\b(?:what|who|when|which)\b",
    any_case=True,
)
ADDS = Regex(rf"{MORE}|\b(?:add|put|include|bring up|one more)\b", any_case=True)
SIGN = Regex(r"议[程题]|agenda|to (?:discuss|talk about)", any_case=True)
ELSEWHERE = Regex(r"[去到进入]{0,2}\s?[#＃]\d")  # 「议程写入去#1度」 tells none
# 「议程是听取诉求，地点改到五楼」: what follows is another part of the meeting.
OTHER_PART = Regex(
    r"[,，。;；]\s?(?=(?:另外|还有|同埋)?(?:把|将)?(?:地[点方址]|会?场地|会场|时间|日期|名字?|标题|负责人?)(?:[就也要都]{0,2})(?:改|换|[是在喺系到为:：叫])|(?:the )?(?:venue|place|time|date|title|name) (?:is|to|:))",
    any_case=True,
)
QUESTION_END, STATES = Regex(r"[?？]|[吗呢嘛]\s?$"), Regex(r"(?:[是系为有]|[:：]|\bis)[:：\s]?$")
EDGES = " \t\n,，。;；:：、!！"


def _is_agenda_asked(plain: str, found: re.Match[str]) -> bool:
    """Whether it is asked what is on; 「加一个议题，慰问品发什么」 adds what is to be talked about."""
    front = plain[: found.start("told")]
    is_stated = STATES.search(front) is not None and ADDS.search(front) is None
    return ASKED.search(plain if is_stated else front) is not None or QUESTION_END.search(plain) is not None


def read_agenda(text: str) -> tuple[str, str]:
    """What stands in front of what shall be talked about, and that; all of the text and "" where there is none."""
    plain = simplified(text) if len(text) <= LONGEST else ""
    matches = [each for pattern in TOLD if (each := pattern.search(plain))] if SIGN.search(plain) else []
    found = min(matches, key=lambda each: each.start(), default=None)
    if found is None or _is_agenda_asked(plain, found) or ELSEWHERE.match(found["told"]):
        return text, ""
    told = text[slice(*found.span("told"))]
    other = OTHER_PART.search(simplified(told))
    behind = told[other.end() :] if other else ""
    front = "，".join(filter(None, (text[: found.start()].strip(EDGES), behind.strip(EDGES))))
    return front, (told[: other.start()] if other else told).strip(EDGES)
