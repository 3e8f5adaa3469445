"""Another round of what was told or planned before it, whose words name no thing of their own: 「去三车间再讲一场」, 「下一场」."""

from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.reading.message import Message
from union.reading.text.normal_form import simplified

SAME_THING = Regex(r"same\s(?P<thing>[A-Za-z]{3,20})", any_case=True)
# 「约好7日再谈」, 「去三车间再讲一场」, 「二分会还有一场」
AGAIN = Regex(
    r"(?P<where>[^,，。;\s□]{0,10}?)(?:约好|约定|约在|说好|定了|改天|下次|下回){0,2}"
    r"(?:(?:再|继续|接着)(?P<deed>[谈开议聊碰打比赛办搞来做走讲上练跑演测查教跳唱排训摆])[\u4e00-\u9fff]?(?:一?[次场轮回趟批期遍])?|还有一?[次场轮批期])"
)
NEXT_ONE = Regex(
    r"(?:下一?[次回场届轮期]|(?:the )?next (?:one|round|session|mtg|meeting))(?:是|定在)?", any_case=True
)
ENDED = Regex(
    r"(?:结束|[开办搞上讲练]完|散会|[完散来到])[了咗]?$| (?:is )?(?:over|ended|done|finished|completed|wrapped up)$",
    any_case=True,
)
ONCE_MORE = Regex("再|[继繼][续續]|下一?[场場站]")
LONG_WORD = Regex(r"(?<![A-Za-z])[A-Za-z]{6,20}(?![A-Za-z])")
NEXT_OF_IT = Regex(
    r"下一?[次场轮]|\bnext\b(?! (?:week|month|mon|tue|wed|thu|fri|sat|sun|year))", any_case=True
)
DEED_AGAIN = Regex(r"(?<![不没])再(?P<deed>[\u4e00-\u9fff]{2})")
NTH = Regex(r"第[一二三四五六七八九十\d]{1,2}[次场轮回期]")
# Where the last one was: 「去二车间给女工讲劳动保护」.
PLACED = Regex(
    r"^(?:[去到在给为]|今天|昨天){0,2}[\u4e00-\u9fff\d]{1,4}?(?:车间|分会|班组|小组|支部|校区|工地|院区|厂区|科|部|队)(?:给|为|开展|组织)?"
)
LED, COUNTED = Regex(r"^(?:还是?|也|我们?|咱们?|接着|另外)?[去到在]?"), Regex(r"[次场轮回趟批期遍]$")


# 「下次例会1月14号，时间不变」, "next meeting 14 Jan same time and place": as the last one was.
FOLLOWING = Regex(
    r"^(?:(?:另外|还有|对了|那|然后|接下来)[,，]?)?(?:下一?[次回场届期]|next(?=\s))的?\s?",
    any_case=True,
)
AS_BEFORE = Regex(
    r"[,，\s]{0,2}(?:(?:时间|钟点|地点|地方|其[他它余])(?:和|、|跟)?){1,2}(?:都|也|还是|仍|均)?(?:不变|照旧|一样|同样|相同|没变)"
    r"|[,，\s]{0,2}(?:还?是?)?(?:(?:老|同样的?|同一)(?:时间|地[方点]|位置)[,，、\s]?){1,2}"
    r"|[,，\s]{1,2}(?:at (?:the )?)?same (?:time|place|venue|timing)(?:(?:\s?[,&]\s?|\sand\s|\s)(?:the )?(?:same )?(?:time|place|venue))?",
    any_case=True,
)
NEXT_SIGNS = Regex(r"下|next", any_case=True)
ANY_MEETING = Regex(r"(?:会议?|开会|活动|meeting|mtg|session)?", any_case=True)


def next_as_before(text: str) -> str | None:
    """The words that plan the next one of something, without those that say it is as the last was; None of any other words."""
    said = simplified(text)
    lead, behind = FOLLOWING.match(said), AS_BEFORE.search(said)
    if lead is None or behind is None:
        return None
    words = f"{text[lead.end() : behind.start()]} {text[behind.end() :]}".strip(" ,，。.!！")
    return words or None


def thing_meant(title: str, last: str) -> str | None:
    """The title of another round of what `last` names; None where the title names a thing of its own."""
    same = SAME_THING.match(title)
    if same and (at := last.casefold().find(same["thing"].casefold())) >= 0:
        return last[: at + len(same["thing"])] + title[same.end() :]
    if not last:
        return None
    thing = ENDED.sub("", NTH.sub("", last)) or last
    again = AGAIN.fullmatch(title)
    where = LED.sub("", again["where"]) if again else ""
    if NEXT_ONE.fullmatch(title) or (again and not where):
        return thing
    if again is None or COUNTED.search(title) is None:
        return None
    # From the deed on, where both name it; else without the place it begins with.
    at = thing.find(again["deed"]) if again["deed"] else -1
    return where + (thing[at:] if 0 <= at < len(thing) - 2 else PLACED.sub("", thing) or thing)


def is_once_more(plan: Message, told: str) -> bool:
    """「派单张280份 下星期二再去北角派单张 下午3点」, 「leafleting at Tuas done … next leafleting Thurs 6am」: the deed that was told, at its hour."""
    is_next = NEXT_OF_IT.search(simplified(plan.text)) is not None  # 「next clinic 25 Apr same time」
    grains = (Grain.MINUTE, Grain.DAY) if is_next else (Grain.MINUTE,)
    if plan.when is None or plan.when.grain not in grains:
        return False
    deed = DEED_AGAIN.search(plan.text)  # 「20号晚上11点半再落区」
    if deed is not None and deed["deed"] in told:
        return True
    title, done = plan.title or "", {each[0].casefold() for each in LONG_WORD.finditer(told)}
    is_same = ONCE_MORE.search(plan.text) and any(title[at : at + 3] in told for at in range(len(title) - 2))
    return bool(is_same) or any(each[0].casefold() in done for each in LONG_WORD.finditer(title))
