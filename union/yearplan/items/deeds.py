"""What a clause of a plan is: a deed, the reason for one, what it was, or only a time."""

import re

from union.core.lazy_regex import Regex
from union.reading.acts import classification
from union.yearplan.model import Duty
from union.yearplan.structure import vocabulary as structure_vocabulary
from union.yearplan.times.stated_time import NUMBER

# 「召开一次」, 「首届」, 「两期」: what makes a date of 今年.
COUNTED = Regex(
    rf"{NUMBER}(?:[-~至到]{{1,2}}{NUMBER})?(?:[次场期届轮回]|个[^,。]{{0,12}}班(?!组))|首届|首次|第[^,。;]{{1,4}}届|每[^,。]{{0,4}}次"
)
SURE = Regex(r"(?:召开|举办|举行|换届|改选|评选|表彰)|(?:年内|今年)[^,。]{0,6}(?:完成|建成)(?![^,。]*任务)")
SLOGAN = Regex(r"各项(?:工作)?任务|努力奋斗|重点工作|目标任务|工作任务")
COUNTS = Regex(
    rf"(?:至少|不少于|不低于)?(?<![届第]){NUMBER}(?:[-~至到]{{1,2}}{NUMBER})?[次场期轮回批](?!会议|代表)|第[一二三四五]批|\d{{1,2}}[.·]\d{{1,2}}"
)
# Places are built on a day one can look forward to, however many they are.
BUILT = Regex(
    r"(?:建成|建好|改建|新建|打造)[^,。]{0,14}(?:站|书屋|之家|小家|室|基地|中心|园地|阵地|食堂|场|馆)"
)
RESULT = Regex(
    r"(?:完成|建成|实现|达到|发展|组建)[^,。]{0,14}(?:\d|%|[几一二三四五六七八九十百]{1,4}[个家名人])|(?:率|面|数)(?:达|在|到)"
)
COUNTED_NOUN = Regex(
    rf"至少|不少于|不低于|(?<![届第\d一二三四五六七八九十百]){NUMBER}(?:[-~至到]{{1,2}}{NUMBER})?(?:[次场期轮回](?!会议|代表))"
)
EVENT = Regex(r"召开|举办|举行|组织|开展|参加|评选|评比|完成")
OF_ITS_OWN = Regex(r"(?:推荐|推选|办理)[^,。;]{4}")
FOR_WHOM = Regex(r"为[^,。]{1,8}?(?=办理|发放|举办|组织|购买|赠送)")
# 「…总结，15日前交工会办公室」, 「…合同，3月底前完成并报备案」: a clause that says only when the one before is done.
COMPLETES = Regex(
    r"(?:[至到于在]|前|之前|全部|务必|统一|按时|正式|一并|全面|基本|预计|计划|拟|分[一二两三四\d]{1,2}[批次期])*"
    r"(?:(?:具体|活动|会议)?时间(?:原则上|一般|都|均|统一|拟|暂)*[定安放为是在].*|结束|截止|完成|开赛|举行|举办|召开|进行|开展|(?:落实|发放|配备|安装|整改)?到位|完毕|上报|报送|上交|提交|(?:上?交|报送?|上报|送|提交)(?:至|到|给)?(?:材料|名单|方案|总结|稿件|申报表"
    r"|[^,。;]{0,8}(?:办公室|工会|部门?|办|科|处|室|局|委|会|总|上级|[院校厂]|公司|集团)))(?:并(?:报|交|送|上报)[^,。;]{0,10}(?:备案|审批|存档|公示)?)?"
)
SHORTEST = 2
LEAD = Regex(lambda: f'(?:[^\\w“《("]|{structure_vocabulary.either("leads")})')
POINTING = Regex(
    lambda: "|".join(
        ("[^\\w]", *(structure_vocabulary.either(name) for name in ("pointing", "leads", "tails")))
    )
)

SHORTEST_DUTY, LONGEST_DUTY = 8, 80
STOP = Regex(r"[。；;！!？?]")
NO_DUTIES = Regex(r"指导思想|总体|目标|思路|形势|背景")


def led_to(text: str, start: int, end: int) -> int:
    """Where a deed begins behind what leads to it: 「认真组织好」."""
    while start < end - SHORTEST and (found := LEAD.match(text, start, end)) and found.end() < end:
        start = found.end()
    return start


def begins_deed(text: str, start: int, end: int) -> bool:
    """Whether a clause begins with what is to be done, or what leads to it does: 「积极开展」."""
    first = led_to(text, start, end)
    return any(
        re.match(structure_vocabulary.begins("deeds"), text[place : place + 6]) for place in {start, first}
    ) or any(
        word in text[start:first]
        for word in ("组织", "开展", "举办", "举行", "召开", "做好", "搞好", "抓好", "办好")
    )


def begins_new(text: str, start: int, end: int, before: str) -> bool:
    """Whether a clause tells a deed of its own, no part of the deed `before` it: 「送温暖，走访困难职工」 is one."""
    said = FOR_WHOM.sub("", text[start:end].lstrip("并还同时再及"), count=1)
    if structure_vocabulary.begins("parts_of_a_deed").match(said) or not structure_vocabulary.begins(
        "new_deeds"
    ).match(said):
        return False
    if OF_ITS_OWN.match(said):
        return True
    sort = classification.kind(said)
    return sort is not None and (sort is not classification.kind(before) or EVENT.match(said) is not None)


def gives_reason(text: str, start: int, end: int) -> bool:
    """Whether a clause only says why or how: 「丰富职工生活」."""
    return structure_vocabulary.begins("purposes").match(text, start, end) is not None


def is_told(text: str, start: int, end: int) -> bool:
    """Whether a sentence says what the year is, or what was done before it."""
    return re.search(structure_vocabulary.either("slogans"), text[start:end]) is not None


def is_counted(text: str) -> bool:
    """Whether a clause with 今年 says a deed one can put into a calendar."""
    if BUILT.search(text):
        return True
    return (COUNTED.search(text) or SURE.search(text)) is not None and not (
        RESULT.search(text) or SLOGAN.search(text)
    )


def is_pointing(text: str) -> bool:
    """Whether the words left beside a time only point to what was said before."""
    left = COUNTS.sub("", text)
    while left:
        found = POINTING.match(left)
        if found is None:
            return False
        left = left[found.end() :]
    return True


def completes(left: str) -> bool:
    """Whether the words beside a time say only that the deed before them is done by then."""
    return COMPLETES.fullmatch(left.strip(" ,、")) is not None


def counts(left: str) -> bool:
    """Whether the words beside a rate say only that it is held so often: 「举行一次」."""
    return completes(COUNTS.sub("", left))


def is_stage(left: str) -> bool:
    """Whether the words beside a time name a stage of something: 动员, 初赛, 考核."""
    return left.strip(" ,、") in structure_vocabulary.listed("short_deeds")


def has_kind(text: str) -> bool:
    """Whether the words name what sort of item they are."""
    return classification.kind(text) is not None


def duty(text: str, section: str) -> Duty | None:
    """The first sentence of a line with no item, as a duty; None for one too short to be any, or of the guiding thoughts."""
    plain = text.strip()
    found = STOP.search(plain)
    first = plain[: found.start()] if found and found.start() >= SHORTEST_DUTY else plain
    if len(first) < SHORTEST_DUTY or NO_DUTIES.search(section):
        return None
    return Duty(first[:LONGEST_DUTY], section)
