"""What a reply to an item says of taking part: 「我请假」, 「报名 红星队」, 「实到12人」, 「限20人」, 「法定人数2/3」."""

from collections.abc import Mapping
from enum import StrEnum

from union.attendance.headcount import Headcount, Quorum
from union.attendance.sign_up_list import PEOPLE, TEAMS, Capacity
from union.core.lazy_regex import Regex
from union.core.records import dataclass, field, replace
from union.reading.numbers.numerals import whole_number
from union.reading.text.normal_form import in_script_of_text, normal


class Ask(StrEnum):
    """What is asked or told."""

    YES = "yes"
    LEAVE = "leave"
    MAYBE = "maybe"
    ENTER = "enter"
    WITHDRAW = "withdraw"
    SIGN_IN = "sign_in"
    PRESENT = "present"
    QUORUM = "quorum"
    CAPACITY = "capacity"
    CLOSES = "closes"
    NAMES = "names"
    COUNT_ANSWERS = "count_answers"
    OPEN_LIST = "open_list"
    CLOSE_LIST = "close_list"
    COUNT_NOTHING = "count_nothing"


@dataclass(frozen=True, slots=True)
class ParticipationReply:
    """One such reply. `text`: a team, or when sign-up closes; `is_done`: the item is over, too (完成，实到12人).

    `quorum` and `capacity` are None where they are taken away.
    """

    ask: Ask
    text: str = ""
    count: Headcount = field(default_factory=Headcount)
    quorum: Quorum | None = None
    capacity: Capacity | None = None
    is_done: bool = False


N = r"(?:\d{1,5}|[零一二两三四五六七八九十百千]{1,7})"
I_AM = r"(?:好的?,?|收到,?)?(?:我|本人|我们)?"
END = r"(?:了|的|吧|啊|哦|呢|~)*"
COME = r"(?:参加|参会|出席|到会|去|来|到场)"
WHY = r"(?:家里|临时|单位)?(?:有事|生病|出差|加班|值班|身体不(?:舒服|适))"
YES = Regex(rf"{I_AM}(?:准时|按时|一定|能|会|可以|要|也)*{COME}(?:会议|活动|培训)?{END}|\+1")
LEAVE = Regex(
    rf"(?:{I_AM}{WHY}[,\s]*)?{I_AM}(?:想|要|得|需要|需)?(?:请个?假|{COME}不了|(?:不|没法|无法|不能){COME})"
    rf"(?:一次|一天)?{END}(?:[,:\s]+(?:{WHY}|因为?.{{1,30}}){END})?"
)
MAYBE = Regex(
    rf"待定|{I_AM}(?:还|现在)?不(?:一定|确定|好说){END}|(?:再)?看情况{END}|到时候?再?(?:看|说){END}|{I_AM}可能{COME}{END}"
)
TEAM = r"(?:[\s:,]+(?P<team>[^\s,。:;]{1,20}(?:\s[A-Za-z0-9]{1,15}){0,3})|(?P<named>[^\s,。:;]{1,12}(?:队|小组|组合)))?"
ENTER = Regex(rf"{I_AM}(?:要|想|也)?报个?名(?:参加|参赛)?(?!截止|截至){TEAM}{END}")
WITHDRAW = Regex(rf"{I_AM}(?:要|想)?(?:退出(?:报名)?|(?:取消|撤销)报名|退赛|退报){TEAM}{END}")
SIGN_IN = Regex(rf"{I_AM}(?:已经?)?(?:签到|签个到|到了|已到|报到){END}")
EXPECTED, PRESENT = (
    rf"应到(?:会|人数)?[:是为]?\s?(?P<expected>{N})(?:人|位|名)?",
    rf"(?:实到|实际到[会场]|到会|到场|出席|参会|签到)(?:人数)?[:是为]?\s?(?P<present>{N})(?:人|位|名)?",
)
OVER = r"(?:(?P<done>(?:已经?)?(?:完成|开完|结束|散会))了?[,。\s]*)?(?:会议|本次会议)?"
COUNTS = tuple(
    Regex(rf"{OVER}{order}")
    for order in (rf"(?:{EXPECTED}[,。、\s]*)?{PRESENT}", rf"{PRESENT}[,。、\s]*{EXPECTED}", EXPECTED)
)
CAME = Regex(
    rf"(?:一?共|大[概约])?[来到]?了?(?P<present>{N})(?:个?人|[个位名])(?:来|到|参加)?了?|(?P<figure>\d{{1,4}})"
)
SHARE = rf"(?P<up>\d{{1,2}})/(?P<down>\d{{1,2}})|(?P<parts>[二三四五])分之(?P<of>[一二三四])|(?P<half>(?:超?过)?半数?|一半)|(?P<people>{N})(?:人|位|名)"
LEAST = r"(?>至少|必须|须|需要|需|要|最少|不少于|应|得)+"
QUORUMS = (
    Regex(rf"法定(?:到会)?人数[:是为改设成\s]*(?:应到(?:人数)?的?)?(?:{SHARE})(?:以上)?"),
    Regex(rf"{LEAST}有?(?:到会|到场|到|出席)(?:应到(?:人数)?的?)?(?:{SHARE})(?:以上)?"),
    Regex(
        rf"{LEAST}有?(?:应到(?:人数)?的?)?(?:{SHARE})(?:以上)?(?:到会|到场|出席|参加)(?:才能开会|方可开会|有效)?"
    ),
    Regex(r"(?P<half>超?过半数?)(?:到会|到场|出席)"),
)
NO_QUORUM = Regex(r"(?:不设|取消|不要|没有)法定人数|法定人数(?:不设|取消|无|不要)")
UNIT = r"(?P<unit>人|名|位|支?队|组)"
LIMIT = (
    rf"(?:限额|限报|限招|名额|人数上限|上限|最多|限)(?:报名?|人数|改为|改成|[共为是:到\s])*(?P<number>{N})个?"
)
CAPACITY = Regex(rf"(?:人数|报名)?{LIMIT}{UNIT}?(?:报名|参加|参赛)?")
# 「每车间限报3人」 limits something else.
IN_WORDS = Regex(rf"(?P<each>每[个支]?[\u4e00-\u9fff]{{1,4}}?)?{LIMIT}{UNIT}")
# 「max 25」, 「12 seats」
IN_ENGLISH = Regex(
    r"\b(?:max(?:imum)?|limit(?:ed to)?)\s(?:is\s)?(?P<most>\d{1,4})\b(?!\s?(?:min|hour|hr))|\b(?P<seats>\d{1,4})\s(?:seats|slots)\b",
    any_case=True,
)
PLACES = Regex(rf"(?<![每\d])(?P<number>{N})个?名额(?=[,。;!\s]|$)")
NO_LIMIT = Regex(r"不限(?:人数|名额|额)?|(?:人数|名额)不限|取消(?:限额|名额限制|人数限制)")
CLOSES = (
    Regex(r"(?:报名)?截[止至]报名(?:时间|日期)?[:是为到于改\s]*(?P<text>.{2,30})"),
    Regex(r"报名(?:截[止至])(?:时间|日期)?[:是为到于改\s]*(?P<text>.{2,30})"),
    Regex(r"(?P<text>.{2,30}?)(?:之前|以前|前)(?:截止)?报名"),
    Regex(r"(?P<text>.{2,30}?)(?:报名截止|截止报名|停止报名)"),
)
# With a day, or a team, behind or before them.
WITH_WORDS = (*((Ask.CLOSES, each) for each in CLOSES), (Ask.ENTER, ENTER), (Ask.WITHDRAW, WITHDRAW))
SINGLE: Mapping[Ask, Regex] = {
    Ask.COUNT_NOTHING: Regex(rf"(?:不用|不必|不要)(?:统计|报名)(?:参加|参会|人数)*{END}|取消统计"),
    Ask.CLOSE_LIST: Regex(rf"(?:停止|截止|结束)报名{END}|报名(?:截止|结束){END}"),
    Ask.OPEN_LIST: Regex(rf"(?:开放|开始|接受|需要|要)报名{END}"),
    Ask.COUNT_ANSWERS: Regex(rf"(?:请|要)?统计一?下?(?:参加|参会|到会|出席)?(?:人数|情况)?{END}"),
    Ask.NAMES: Regex(
        r"(?:看|发|要)?(?:一下)?(?:报名|参加|参会|签到|人员)?(?:名单|详情)|(?:都)?有?谁(?:来|去|参加|报名)了?"
    ),
    Ask.SIGN_IN: SIGN_IN,
    Ask.YES: YES,
    Ask.MAYBE: MAYBE,
    Ask.LEAVE: LEAVE,
}
ENGLISH: Mapping[str, Ask] = {
    "yes": Ask.YES, "attending": Ask.YES, "i will attend": Ask.YES, "i'll attend": Ask.YES,
    "i'll come": Ask.YES, "i will come": Ask.YES, "count me in": Ask.YES, "going": Ask.YES,
    "can't come": Ask.LEAVE, "cannot come": Ask.LEAVE, "i can't come": Ask.LEAVE,
    "not attending": Ask.LEAVE, "can't make it": Ask.LEAVE, "i can't make it": Ask.LEAVE,
    "maybe": Ask.MAYBE, "not sure": Ask.MAYBE, "sign me up": Ask.ENTER, "withdraw": Ask.WITHDRAW,
    "checked in": Ask.SIGN_IN, "i'm here": Ask.SIGN_IN,
}  # fmt: skip


def read_part(text: str) -> ParticipationReply | None:
    """What a reply says of taking part, None when it says nothing of it."""
    raw = " ".join(text.replace("’", "'").split()).strip(" .!。！").casefold()
    if raw in ENGLISH:
        return ParticipationReply(ENGLISH[raw])
    said = normal(text).text.strip(" 。.!\n")
    part = next((ParticipationReply(ask) for ask, each in SINGLE.items() if each.fullmatch(said)), None)
    part = part or _count(said) or _quorum(said) or _capacity(said)
    for ask, pattern in WITH_WORDS if part is None else ():
        if part is None and (found := pattern.fullmatch(said)):
            told = found.groupdict()
            part = ParticipationReply(ask, told.get("text") or told.get("team") or told.get("named") or "")
    return replace(part, text=in_script_of_text(part.text, text)) if part is not None and part.text else part


def capacity_in(words: str) -> Capacity | None:
    """「限20人」 among the words an item was planned with."""
    said = normal(words).text
    found = (each for each in IN_WORDS.finditer(said) if not each["each"])
    places = PLACES.search(said)
    if (latin := IN_ENGLISH.search(words)) is not None:
        return _capacity_of(latin["most"] or latin["seats"], PEOPLE)
    told = next((_capacity_of(each["number"], each["unit"]) for each in found), None)
    return told or (_capacity_of(places["number"], PEOPLE) if places else None)


def count_in(text: str) -> tuple[str, Headcount]:
    """「#12 实到12人」 as what goes before the count, and the count."""
    words = text.split(maxsplit=1)
    for parts in (words, text.replace("，", ",").split(",", maxsplit=1)):
        part = _count(normal(parts[1]).text.strip(" 。")) if len(parts) == 2 else None
        if part is not None:
            return parts[0], part.count
    return text, Headcount()


def _count(said: str) -> ParticipationReply | None:
    found = next((match for pattern in COUNTS if (match := pattern.fullmatch(said))), None)
    if found is None:
        return None
    told = found.groupdict()
    expected, present = (whole_number(told.get(name) or "") for name in ("expected", "present"))
    return ParticipationReply(Ask.PRESENT, count=Headcount(expected, present), is_done=bool(told["done"]))


def read_came(text: str) -> ParticipationReply | None:
    """「来了12人」, 「12」: how many came, as it is said of what has begun only."""
    found = CAME.fullmatch(normal(text).text.strip(" 。.!\n"))
    count = found and whole_number(found["present"] or found["figure"])
    return ParticipationReply(Ask.PRESENT, count=Headcount(None, count)) if count else None


def _quorum(said: str) -> ParticipationReply | None:
    if NO_QUORUM.fullmatch(said):
        return ParticipationReply(Ask.QUORUM)
    found = next((match for pattern in QUORUMS if (match := pattern.fullmatch(said))), None)
    if found is None:
        return None
    quorum = _quorum_of({name: value for name, value in found.groupdict().items() if value})
    return None if quorum is None else ParticipationReply(Ask.QUORUM, quorum=quorum)


def _quorum_of(told: Mapping[str, str]) -> Quorum | None:
    if "half" in told:
        return Quorum(1, 2, over="过" in told["half"])
    if "people" in told:
        return Quorum(whole_number(told["people"]) or 0)
    up, down = (told["up"], told["down"]) if "up" in told else (told["of"], told["parts"])
    count, share = whole_number(up) or 0, whole_number(down) or 0
    return Quorum(count, share) if 0 < count <= share else None


def _capacity(said: str) -> ParticipationReply | None:
    if NO_LIMIT.fullmatch(said):
        return ParticipationReply(Ask.CAPACITY)
    found = CAPACITY.fullmatch(said)
    capacity = found and _capacity_of(found["number"], found["unit"] or PEOPLE)
    return ParticipationReply(Ask.CAPACITY, capacity=capacity) if capacity else None


def _capacity_of(number: str, unit: str) -> Capacity | None:
    count = whole_number(number)
    return Capacity(count, TEAMS if unit[-1] in "队组" else PEOPLE) if count else None
