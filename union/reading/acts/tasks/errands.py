"""What somebody of ours is told to do for something planned already, without a day: 「王芳到时候准备水果」, "Faizal pls call the alley".

Such words may be talk: whoever knows what was planned or changed right before decides (handlers/routing/references/errands.py).
"""

from datetime import date
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.acts.event_notes import is_note, is_terms
from union.reading.acts.tasks.assignments import DO, HEAD, REST, VERBS, begins_task, leading_name, marked
from union.reading.acts.tasks.relative_days import MONTHS, lead_time
from union.reading.acts.tasks.task_handover import ASKED_LEAVE
from union.reading.english.translation import is_english
from union.reading.text.normal_form import EitherScript, normal, simplified

DEEDS = f"{VERBS}|set up|rebook|photocopy|pack|fetch|carry|inform|reserve|emcee|usher|host"
IN_ENGLISH = Regex(
    rf"(?i)^(?:(?:and|also|then|pls|please|btw|oh|so|ok|get|ask|tell),?\s){{0,3}}{HEAD}{REST}*+(?:(?:,|\sand|\s&|\sn)\s{HEAD}{REST}*+){{0,4}},?\s(?:(?:u|you|pls|please|plz|can|could|to|will|shall|help|rmb|remember|kindly|also|go|must|need|dun forget|don't forget)\s){{0,5}}(?:{DEEDS})\s[^,.;!?\n]{{2,60}}$",
)
OF_ALL = EitherScript(  # 「大家记得带笔记本」
    r"(?i)^(?:请|麻烦|@|pls )?(?:大家|各位|所有人|人人|everyone|everybody|all)[,，\s]?(?:都|请|也|pls\s|please\s|kindly\s|to\s|must\s|remember\s|rmb\s|记得|记住|自己|统一){0,4}(?:带|穿|戴|早[点啲]|自[备带]|准时|提前|早点|bring|wear|be\s(?:there|early|punctual)|come\s(?:early|on\stime))[^?？!！\n]{0,40}$|^自[带备][\u4e00-\u9fff]{2,10}$",
)
NO_ERRAND = Regex(  # What is asked, told of somebody, or between two of them
    r"(?i)^(?:我的?|有)?(?:工作|事情?|活儿?)[^把]|[?？吗呢嘛]|[了过](?:$|[,。!啊呀])|没|未(?!来)|(?<!别)不(?!锈)|谁|哪|几[点号]|什么|怎么|多少|(?<![帮替])我(?!们)|[帮替]我(?![盯跟顶管收记])|咱俩|得[真很太挺好]|真[的好是能]|好[吃看喝听玩]|请客|[吃饭]饭|[早午晚夜]饭|宵夜|喝|奶茶|咖啡|快递|睡|哈哈|加油|孩子|小朋友|放学|接(?:仔|娃|女儿|儿子)|[看睇](?:病|医生|牙)|老[婆公]|女朋友|男朋友|生日快乐|发[烧福火财呆愁脾]|订婚|约会|查出|办事|算账|回家|工资|出差|修车|作业|去[啊吧]?$|(?:主持|带队|领队|参加|出席|到场|发言|讲话|致辞)[吧啦]?$|\b(?:me|my|i|his|her|wife|husband|kids?|phone|lunch later|kopi|teh|makan|beer|jio|leave|mc|married|haha|lol|bubble tea|take over)\b",
)
SURE = EitherScript(  # It is said to be done, and no news of somebody
    r"(?i)到时|届时|当[天日]|那天|提前|事先|务必|记[得住]|麻烦|帮[忙手]|负责|把|将|一[下声]|讲声|通知|\d|[埋返齐好]$|\b(?:pls|please|plz|help|remember|rmb|that day)\b|^\W{0,2}(?:get|ask)\s",
)
WEATHER = EitherScript(r"(?i)[雨雪冷热凉]|降温|天气|感冒|流感|weather|rain|hot")
WHEN = EitherScript(  # No part of what is to be done
    r"(?i)到时候?|届时|当[天日]|那天|会[前后]|提前(?:一[天日晚])?|事先|千万|务必|记得|记住|别忘了?|\s(?:on )?(?:that|the) day\b|^(?:pls |please )?(?:get|ask|tell)\s",
)
CLAUSE = EitherScript(
    r"[,，;；。!！\n]\s{0,2}|\.\s{1,2}|(?<=[\u4e00-\u9fff\d])\s(?=[\u4e00-\u9fff@])|\s(?:and|n|&)\s(?=[A-Z])"
)
# 「会务张伟」, 「签到还是赵敏」: a duty and whoever has it, and no more.
DUTY = "(?:会务|签到|摄影|摄像|拍照|录像|主持|司仪|会标|横幅|布置|布场|音响|话筒|场地|引导|接待|后勤|茶[水歇]|水果|盒饭|午餐|晚餐|奖[品状]|礼品|纪念品|[记计]分|裁判|安全|秩序|车辆|接送|宣传|记录|纪要|物资|采购|财务|计时)"
ROLE = Regex(
    rf"(?P<duty>{DUTY}(?:[、和]?{DUTY})?)[:：]?(?:还是|就|由|归|让|是)?(?P<who>{HEAD}{REST}*+)(?:[吧啦啊哈]|负责|没[记写]上|漏了){{0,2}}"
)
SIGNS = EitherScript(  # A clause that may begin with somebody's name; far cheaper than to know whose
    rf"(?i)(?:^|[,，。;；!！\s@])(?![昨今前明上下本已各]|组织|签订|举办|开展|召开|发放|完成|参加|职工|工会|全体|大家好)[\u4e00-\u9fff、]{{2,10}}?(?:{DO}|到时|届时|当[天日]|提前|帮|[带叫将影book])|(?:^|[,，。;；!！\s]){DUTY}[\u4e00-\u9fff]{{2,8}}|大家|各位|所有人|自[带备]|\b(?:{DEEDS}|everyone|everybody|all)\b",
)
COUNT = EitherScript(  # 「80份」, 「绿豆汤200份、毛巾200条」
    r"(?:(?:[\u4e00-\u9fff]{2,5}\d{1,5}[\u4e00-\u9fff][、和跟 ]){1,6}[\u4e00-\u9fff]{2,5}|一?共|总共|大概|约|先)?[\d一二两三四五六七八九十百]{1,5}[\u4e00-\u9fff](?:就[行够好]|左右)?"
)
DEED = Regex(rf"^(?:(?:{DO})(?=..)){{1,2}}|^(?:{VERBS})\s(?:the\s)?", any_case=True)
FOR = Regex(r"^[^的\s]{2,8}的(?=[^的]{2})")
BARE = Regex(  # 「…验收，吕安负责」 is of what stands before it
    rf"(?:请|由|麻烦)?{HEAD}{REST}*+(?:(?:同志)?[来去]?(?:{DO})[吧啊啦]?|,?(?:\s(?:u|you|pls|please|can|help)){{0,2}}\s(?:do|handle|settle|lead|take)(?:\s(?:it|this|that|can|ok|ah|lah?|hor|pls)){{0,3}})"
)
LONGEST = 200


class Errand(NamedTuple):
    """A clause of the text as written that gives one; `is_of_all`: to everybody; `is_sure`: nobody says so in talk.

    `terms` are the clauses behind it that only say how many and for how much: 「陈静去订，80份，每份预算25元」.
    """

    start: int
    end: int
    words: str
    is_of_all: bool
    is_sure: bool
    terms: tuple[str, ...] = ()


def errands(text: str, people: tuple[str, ...]) -> list[Errand]:
    """The clauses of a text that give one."""
    found, begin, stop = list[Errand](), 0, 0
    for start, end in [*(each.span() for each in CLAUSE.finditer(text[:LONGEST])), (len(text), len(text))]:
        words = ASKED_LEAVE.sub("", text[begin:start].strip())
        if leading_name(words, people) == words and words:  # 「Faizal and Kavitha set up the chairs」
            continue
        if (role := ROLE.fullmatch(marked(normal(words).text, people))) is not None:
            name = words[slice(*role.span("who"))]
            found.append(Errand(begin, start, f"{name}负责{words[slice(*role.span('duty'))]}", False, True))
            begin, stop = end, start
            continue
        is_of_all = OF_ALL.match(words) is not None and WEATHER.search(text) is None
        if is_of_all or _gives_order(words, people):
            is_sure = is_of_all or SURE.search(words) is not None
            found.append(Errand(begin, start, words, is_of_all, is_sure))
        elif (
            found and found[-1].end == stop and (COUNT.fullmatch(words) or is_note(words) or is_terms(words))
        ):
            found[-1] = found[-1]._replace(end=start, terms=(*found[-1].terms, words))
        begin, stop = end, start
    return found


def _gives_order(words: str, people: tuple[str, ...]) -> bool:
    form = None if is_english(words) else normal(words).text
    said = marked(form or words, people)
    if HEAD not in said or BARE.fullmatch(said) or NO_ERRAND.search(form or words):
        return False
    return begins_task(form, 0, people) if form else IN_ENGLISH.match(said) is not None


def thing_of(title: str) -> str:
    """A task's title without its deed and what it is for: 「准备座谈会的茶点」 is about the tea."""
    return FOR.sub("", DEED.sub("", simplified(title), 1), 1)


def due(words: str, day: date) -> str:
    """The errand as somebody would give it as a task due by the day of what it is for: 「3月10日前王芳准备水果」."""
    day, bare = day - lead_time(normal(words).text), WHEN.sub("", words)
    by_day = f" by {day.day} {MONTHS[day.month - 1]}" if is_english(words) else ""
    return f"{bare}{by_day}" if by_day else f"{day.month}月{day.day}日前{bare}"
