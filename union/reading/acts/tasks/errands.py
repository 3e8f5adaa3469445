"""What somebody of ours is told to do for something that is planned already, without a day: 「王芳到时候准备水果」, "Faizal pls call the alley".

Any of these words may be said in talk as well: whoever knows what was planned or changed right before decides (handlers/routing/references/errands.py).
"""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.acts.tasks.assignments import (
    DO,
    HEAD,
    REST,
    VERBS,
    WORKED_OUT,
    marked,
    roster_names_by_form,
)
from union.reading.acts.tasks.relative_days import MONTHS, lead_time
from union.reading.acts.tasks.task_handover import ASKED_LEAVE
from union.reading.english.translation import is_english
from union.reading.text.normal_form import EitherScript, normal, simplified

NAMES = rf"(?:{HEAD}{REST}*+)(?:(?:[、,和与跟及]|[,·\s]{{1,2}}(?:and|&|n)[·\s])(?:{HEAD}{REST}*+)){{0,4}}"
# When, and that it is to be thought of: no part of what is to be done.
LEADS = r"(?:到时候?|届时|当[天日]|那天|会[前后]|提前(?:一[天日晚])?|事先|千万|务必|一定要?|记得|记住|别忘了?|顺便|麻烦|帮[忙手]?(?!我)|负责|[再也就先去来得要您你])"
TOLD = Regex(  # Who, and a deed; of what is named first 「水果王芳买」 others know
    rf"^(?:另外|还有|那就?|对了|然后|同时|[请让叫由]|麻烦|辛苦|@){{0,3}},?@?{NAMES}(?:同志|老师|师傅)?,?(?P<leads>{LEADS}{{0,5}})(?P<deed>(?:{DO}|带[上齐埋好备两几\d]|带(?=[\u4e00-\u9fff]{{2}}$)|叫(?=\d|外卖|车)|搬|拿|试|拎|冲|切|book|print|call|order|check)[^,。;!?\n]{{1,24}}|(?<=负责)(?!主持|带队|领队|参加|发言|讲|的)[\u4e00-\u9fff]{{2,12}}|(?:把|将)[^,。;!?\n]{{2,18}}|[同跟和向给][^,。;!?\n]{{1,10}}(?:[讲说]|打招呼|打电话|联系|确认|沟通|对接|约|借|要|报备)[^,。;!?\n]{{0,6}})$"
)
IN_ENGLISH = Regex(
    rf"^(?:(?:and|also|then|pls|please|btw|oh|so|ok|get|ask|tell),?\s){{0,3}}{NAMES},?\s(?P<leads>(?:(?:u|you|pls|please|plz|can|could|to|will|shall|help|rmb|remember|kindly|also|go|must|need|dun forget|don't forget)\s){{0,5}})(?P<deed>(?:{VERBS}|set up|photocopy|pack|fetch|carry|inform|reserve|emcee|usher|host)\s[^,.;!?\n]{{2,60}})$",
    any_case=True,
)
OF_ALL = EitherScript(  # 「大家记得带笔记本」
    r"^(?:请|麻烦|@)?(?:大家|各位|所有人|全体\S{0,4}|人人|everyone|everybody|all|pls all)[,，\s]?(?:都|请|也|pls\s|please\s|kindly\s|to\s|must\s|remember\s|rmb\s|记得|記得|记住|記住|自己|统一|to\s){0,4}(?:带|帶|穿|戴|自备|自備|自带|准时|準時|提前|早点|携|bring|wear|be\s(?:there|early|punctual)|come\s(?:early|on\stime))[^?？!！\n]{0,40}$|^自[带帶备備][\u4e00-\u9fff]{2,10}$",
    any_case=True,
)
# What is asked, told of somebody, or between two of them.
NO_ERRAND = Regex(
    r"^(?:我的?|有)?(?:工作|事情?|活儿?)[^把]|[?？吗呢嘛]|[了过](?:$|[,。!啊呀])|没|未(?!来)|(?<!别)不(?!锈)|谁|哪|几[点号]|什么|怎么|多少|我(?!们)|咱俩|得[真很太挺好]|真[的好是能]|好[吃看喝听玩]|请客|[吃饭]饭|[早午晚夜]饭|宵夜|喝|奶茶|咖啡|快递|睡|哈哈|加油|孩子|老[婆公]|女朋友|男朋友|生日快乐|发[烧福火财呆愁脾]|订婚|约会|查出|办事|算账|回家|工资|出差|修车"
    r"|\b(?:me|my|i|his|her|wife|husband|kids?|phone|lunch later|kopi|teh|makan|beer|jio|leave|mc|married|haha|lol|bubble tea|take over)\b",
    any_case=True,
)
SURE = EitherScript(  # It is said to be done, and no news of somebody
    r"到时|到時|届时|当[天日]|當[天日]|那天|提前|事先|务必|记[得住]|記[得住]|麻烦|麻煩|帮忙|幫忙|幫手|负责|負責|把|将|一[下声]|一聲|講聲|通知|\d|[埋返齐好]$|\b(?:pls|please|plz|help|remember|rmb|that day)\b|^\W{0,2}(?:get|ask)\s",
    any_case=True,
)
WEATHER = EitherScript(r"[雨雪冷热熱凉]|降温|天气|天氣|感冒|流感|weather|rain|hot", any_case=True)
CLAUSE = EitherScript(
    r"[,，;；。!！\n]\s{0,2}|\.\s{1,2}|(?<=[\u4e00-\u9fff\d])\s(?=[\u4e00-\u9fff@])|\s(?:and|n|&)\s(?=[A-Z])"
)
WHEN = EitherScript(
    r"到时候?|届时|当[天日]|那天|会[前后]|提前(?:一[天日晚])?|事先|千万|务必|记得|记住|别忘了?|\s(?:on )?(?:that|the) day\b|^(?:pls |please )?(?:get|ask|tell)\s",
    any_case=True,
)
SIGNS = EitherScript(  # A clause that may begin with somebody's name; far cheaper than to know whose
    rf"(?:^|[,，。;；!！\s@])(?![昨今前明上下本已各]|组织|签订|举办|开展|召开|发放|完成|参加|职工|工会|全体|大家好)[\u4e00-\u9fff、]{{2,10}}?(?:{LEADS}|{DO}|[带叫搬把将同跟影book])"
    rf"|大家|各位|所有人|自[带备]|\b(?:{VERBS}|everyone|everybody|all|set|print)\b",
    any_case=True,
)
DEED = Regex(rf"^(?:(?:{DO})(?=..)){{1,2}}|^(?:{VERBS})\s(?:the\s)?", any_case=True)
LONGEST, MOST = 200, 8


class Errand(NamedTuple):
    """A clause of the text as written that gives one; `is_of_all`: everybody is to see to it; `is_sure`: nobody says so in talk."""

    start: int
    end: int
    words: str
    is_of_all: bool
    is_sure: bool


def errands(text: str, people: tuple[str, ...]) -> list[Errand]:
    """The clauses of a text that give one."""
    if len(text) > LONGEST:
        return []
    cuts = [(0, 0), *(each.span() for each in CLAUSE.finditer(text)), (len(text), len(text))]
    spans = [(last, begin) for (_, last), (begin, _) in pairwise(cuts) if last < begin]
    called = tuple(roster_names_by_form(people))
    for at in reversed(range(1, len(spans))):  # 「Faizal and Kavitha set up the chairs」
        if text[slice(*spans[at - 1])].strip().replace(" ", "·") in called:
            spans[at - 1 : at + 1] = [(spans[at - 1][0], spans[at][1])]
    found = (_errand(text, start, end, people) for start, end in spans)
    return [each for each in found if each is not None][:MOST]


def _errand(text: str, start: int, end: int, people: tuple[str, ...]) -> Errand | None:
    words = ASKED_LEAVE.sub("", text[start:end].strip())
    is_of_all = OF_ALL.match(words) is not None and WEATHER.search(text) is None
    if is_of_all or _is_told(words, people):
        return Errand(start, end, words, is_of_all, is_of_all or SURE.search(words) is not None)
    return None


def _is_told(words: str, people: tuple[str, ...]) -> bool:
    if is_english(words):
        said = marked(words, people)
        return IN_ENGLISH.match(said) is not None and NO_ERRAND.search(words) is None
    plain = normal(words).text
    said = marked(plain, people)
    if HEAD not in said or NO_ERRAND.search(plain):
        return False
    return TOLD.match(said) is not None or WORKED_OUT["thing_first"].match(said) is not None


def thing_of(title: str) -> str:
    """A task's title without its deed: 「准备茶点」 is about the tea."""
    return DEED.sub("", simplified(title), 1)


def due(words: str, day: date) -> str:
    """The errand as somebody would give it as a task due by the day of what it is for: 「3月10日前王芳准备水果」."""
    day, bare = day - lead_time(normal(words).text), WHEN.sub("", words)
    if is_english(words):
        return f"{bare} by {day.day} {MONTHS[day.month - 1]}"
    return f"{day.month}月{day.day}日前{bare}"
