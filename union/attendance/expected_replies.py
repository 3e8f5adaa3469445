"""Answers that a notice or an order wants from each: 「收到请回复」, 「各小组12月5日前报名单」, and what is said to it then."""

from enum import StrEnum
from re import Match

from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.reading.acts.changes.change_verbs import DELIVER
from union.reading.acts.tasks.assignments import BODIES, EACH
from union.reading.text.normal_form import normal, simplified


class Collecting(StrEnum):
    """What words are to a collection; RECEIVED may go on, ACKNOWLEDGED is 「好的」 or 「1」 alone."""

    NOTICE = "notice"
    HAND_IN = "hand_in"
    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    HANDED_IN = "handed_in"
    MISSING = "missing"
    ALL_IN = "all_in"


@dataclass(frozen=True, slots=True)
class CollectionWords:
    """`rest`: what is said behind 收到, or 提醒所有人; else the words, which may name a branch and what is collected.

    `is_order`: a notice that wants something handed in, too. `beside`: what else was said, as written. `lead`: the clause
    right before, which may name whose it is: 「一车间2户，名单交了」. `told`: what a unit (`who`, "" for the writer's own)
    says it has, 「二车间2户」, 「一车间：小合唱、快板」; then `rest` is what it says that is, if anything.
    """

    kind: Collecting
    rest: str = ""
    is_order: bool = False
    beside: str = ""
    lead: str = ""
    told: str = ""
    who: str = ""


LONGEST, LONGEST_CALL = 60, 800
NOTICE = Regex(
    r"收到[的后了]?(?:敬?请|麻烦)?(?:在群里)?(?:回[复覆个一]|扣|覆|告知)|看到的?请?回[复个覆一]|回[复覆]收到"
    r"|\b(?:please|pls|kindly)\s(?:ack\b|acknowledge|confirm receipt)|\breply\s(?:ok\s|noted\s|yes\s)?(?:when|once|if)\s(?:read|seen|received)|\back(?:nowledge)? (?:receipt|when)",
    any_case=True,
)
REMIND_ALL = Regex(
    r"(?:工会)?(?:小秘)?[,，:：\s]{0,2}(?:请|麻烦|帮我?|再){0,3}(?:提醒|通知)(?:一下|一声)?(?:所有(?:人|委员|会员)|全体(?:人员|委员|会员|职工)|大家|大伙|各位(?:委员)?)(?:一下|一声)?+[,，:：\s]{0,3}(?:要|记得|别忘了?)?(?P<rest>(?![的了过])[^?？吗呢]{2,200})"
    r"|(?:please )?remind (?:everyone|everybody|all members)\s(?:to |that |of |about )?(?P<told>.{2,200})",
    any_case=True,
)
HAND_IN = Regex(
    rf"(?:{EACH}|每个?(?:车间|班组|小组|部门|科室|支部|分会|年级组?|组|队|班|店))(?![^,。;\n]{{0,4}}报名)[^。;\n]{{0,30}}?(?:上报|填?报|交|发给?|给我|推荐|统计|送)"
)
RECEIVED = Regex(
    r"(?:好的?|嗯+|ok|👌|👍)?[,，\s]{0,2}(?:已?收到[了啦]?|(?:well )?noted|acknowledged|ack|roger|received)(?=$|[\W收谢感辛领主])[\W_]{0,4}(?:收到)?[\s,，。.!！~～]{0,4}(?P<rest>.{0,200})",
    any_case=True,
)
AGREED_FIRST = Regex(r"(?:好的?|嗯+|ok)?[,，。\s]{0,3}", any_case=True)
ACKNOWLEDGED = Regex(
    r"(?:[1１]|好的?|好嘞|好滴|嗯{1,3}|明白|知道|了解|okay|ok|👌|👍)[了啦的哈!！。.~～\s]{0,4}", any_case=True
)
COURTESY = Regex(
    r"(?:谢谢|多谢|感谢|辛苦|主席|领导|大家|thanks?|thank you|了|啦|您|你|[\s,，。.!！~～]){0,6}",
    any_case=True,
)
MISSING = Regex(
    r"(?:谁|哪[些个几][^,。]{0,4}?|几个人?|多少人?)(?:都|还)?[没未]有?(?:回?[复覆]|回|收到|交|报|上?报|确认|表态)|(?:[交报收]|(?<![上坐到来]))齐了?(?:没有?|吗)(?=$|\W)|还[差缺](?:谁|哪|几个|多少)|(?:谁|哪些人?|几个人?|多少人?)(?:都|已经)?(?:回?[复覆]|收到)了?"
    r"|who (?:else )?(?:hasn\W?t|has not|haven\W?t|have not)\s?(?:yet )?(?:replied|acknowledged|ack|answered|submitted|handed)",
    any_case=True,
)
ASKED_ALL_IN = Regex(r"[交报收]齐了?(?:没有?|吗|么)")
NO_THING = Regex(r"大家|本月|这个?月|我们|咱们?|现在|目前|都|请问|@\S{1,32}")
HANDED_IN = Regex(
    rf"(?:已经?|都|也|全部?)?(?:{DELIVER}|填|(?<=[单表册料稿件])(?:都|也)?收(?=[到着])|收(?=齐|上来))(?:[^,。;没未]{{0,10}})(?:了|过去|上[去来]|齐)|(?:已经?|刚)(?:{DELIVER}|填)|推荐(?!表|名|信|\d)"
    r"|给到?我[了啦喇]|(?<=[的单表册账料稿件案书])(?:[也都已全刚]|已经){0,2}(?:来|到|收到|有)[了啦喇]|\b(?:handed in|submitted)\b",
    any_case=True,
)
# 「三车间的已经交了」 in a group that has put no branches down.
UNIT = Regex(
    r"(?!(?:各|我们|咱们?|小)组|[一两二三四五六七八九十\d]{1,2}个)(?P<who>[\u4e00-\u9fff\d]{1,4}?(?:车间|小组|分工?会|部门|科室|班组|支部|门店|项目部?|小区|组|部|科|班|队)|机关|后勤|食堂|[高初][一二三](?:年级)?)(?:的|那边|这边)?"
)
OWN_UNIT = r"(?:我们?|咱们?)(?:车间|小?组|班组?|部门?|科室?|队|支部|分会)"
# What a unit has of what each is asked for, and no deed: 「我们车间3户，老张、小马」, 「二车间的节目是三句半和舞蹈」.
CONTENT = Regex(
    rf"(?:{OWN_UNIT}|(?:我们?|咱们?)?{UNIT.pattern})(?:这边)?[,:的有报出是]{{0,3}}(?P<told>[\d一两二三四五六七八九十]{{1,3}}(?:[户份件首幅篇项]|个(?!人)(?=[\u4e00-\u9fff]))|(?P<thing>[\u4e00-\u9fff]{{2,6}})[是有:](?=[^\d]{{2}})|(?<=:)(?=[^,]{{1,12}}、))"
    r"(?P<list>[^\d。;!?了过吗没不请假]{0,40})"
)
# 「名单一车间二车间交了」: what is handed in may stand before who hands it in.
THING = Regex(
    r"(?:[\u4e00-\u9fff]{0,6}?(?:名单|名册|材料|表格?|计划|总结|方案|作品|节目单?|数据|台账)[,:]?)?"
)
BETWEEN = Regex("[、,和跟及]?")
# 「三车间没有困难户」: that there is nobody to name is an answer, too.
NONE_THERE = Regex(r"(?:没有|没(?!有)|无)(?!交|报|发|送|填|收|写|弄|准备|统计|给|来|人[交报收])[^,。;]{1,12}")
# 「名单都齐了」, 「各组的表都收齐了，一共8户」
ALL_IN = Regex(
    r"(?P<what>[^,。;]{0,20}?)(?:都|全部?|已经?){1,3}[交报收送]?(?:上来|齐)[了啦](?:[,，。]?(?:一共|总共|合计|共).{1,20})?[。!~]?"
    r"|(?P<thing>[^,。;]{0,20}?)[交报收](?:齐|全)[了啦](?:[,，。]?(?:一共|总共|合计|共).{1,20})?[。!~]?"
)
# Beside the last one's name: 「仙林的也来了，齐活！」
ALL_THERE = Regex(r"^(?:都|全|这下|也|终于){0,2}(?:[收到交]?齐)(?:[了活全喇啦晒])[,!。]?")
OF_EACH = Regex(r"^(?:各个?|所有|全部)?(?:小组|组|车间|分工?会|部门|科室|班组|支部|单位)?的?")
OF_ALL = Regex(BODIES)
COUNTED = Regex(r"\d{1,4}[户人名个份位]")
SENTENCES = Regex(r"[。;；!！\n]{1,3}")
CLAUSE = Regex(r"[,，。;；!！\n]{1,3}")
OF_DAY = Regex(r"[\d前周底]|[今明后]天|月[初中底]|by|before")
FEW = 4  # signs beside a branch and the verb, where nothing names what is handed in
NOT_YET = Regex(r"\d[^\d]|[没未]|明天|再[交报]|才能|[吗呢?]|请|要[交报]|谁|哪|前(?:交|报)")


def read_collecting(text: str) -> CollectionWords | None:
    """What words are to a collection; None for any others."""
    written = text.strip()
    said = simplified(written)
    called = REMIND_ALL.fullmatch(said)
    if called is not None:
        rest = written[slice(*called.span("rest" if called["rest"] else "told"))]
        return CollectionWords(Collecting.NOTICE, rest)
    if NOTICE.search(said):
        is_order = HAND_IN.search(said) is not None
        return CollectionWords(Collecting.NOTICE, is_order=is_order) if len(said) <= LONGEST_CALL else None
    found = RECEIVED.fullmatch(said)
    rest = written[slice(*found.span("rest"))] if found else AGREED_FIRST.sub("", written, count=1)
    is_short = len(rest) <= LONGEST
    content = CONTENT.fullmatch(normal(rest.rstrip("。!！~ ")).text) if is_short else None
    if found is not None and content is None:
        return CollectionWords(Collecting.RECEIVED, "" if COURTESY.fullmatch(rest) else rest)
    if len(said) <= LONGEST_CALL and HAND_IN.search(said):
        return CollectionWords(Collecting.HAND_IN)
    if len(said) <= LONGEST and ACKNOWLEDGED.fullmatch(said):
        return CollectionWords(Collecting.ACKNOWLEDGED)
    if content is not None:
        return _content(content)
    words = normal(said).text
    if len(said) <= LONGEST and (MISSING.search(said) or MISSING.search(words)):
        return CollectionWords(Collecting.MISSING, words)
    found = ALL_IN.fullmatch(words) if len(said) <= LONGEST else None
    if found is not None:
        return CollectionWords(Collecting.ALL_IN, found["what"] or found["thing"] or "")
    return _handed_in(said) if len(said) <= LONGEST_CALL else None


def _content(found: Match[str]) -> CollectionWords:
    is_of_homes = found["told"].endswith("户")  # who they are stays with whoever named them
    told = ("" if found["thing"] else found["told"]) + ("" if is_of_homes else found["list"])
    return CollectionWords(
        Collecting.HANDED_IN, found["thing"] or "", told=told.replace(",", "，"), who=found["who"] or ""
    )


def _handed_in(said: str) -> CollectionWords | None:
    """The clauses that tell what was handed in, 「装配的名单也报了」, and what stands beside them."""
    told, beside, lead = list[str](), list[str](), ""
    for clause in CLAUSE.split(said):
        words = clause if said.isascii() else normal(clause).text
        is_told = len(clause) <= LONGEST and is_answer(words)
        lead = beside[-1] if is_told and not told and beside else lead
        (told if is_told else beside).append(words if is_told else clause)
    rest = ",".join(filter(None, beside))
    return CollectionWords(Collecting.HANDED_IN, ",".join(told), beside=rest, lead=lead) if told else None


def is_answer(words: str) -> bool:
    """Whether a clause may tell that something was handed in, or that a unit has nobody to name."""
    if UNIT.match(words) and NONE_THERE.search(words):
        return True
    return HANDED_IN.search(words) is not None and NOT_YET.search(words) is None


def is_of_title(what: str, title: str) -> bool:
    """Whether the few words in front of 「都齐了」 are of a title, or none: 「各组的名单」 is 「困难职工名单」."""
    return OF_EACH.sub("", what).strip("的 ") in title


def thing_asked(said: str) -> str:
    """What 「会费收齐了吗」 asks of; "" where it says no thing."""
    found = ASKED_ALL_IN.search(said)
    thing = NO_THING.sub("", OF_EACH.sub("", said[: found.start()])).strip("的 ,，") if found else ""
    return thing if len(thing) > 1 else ""


def only_counts(lead: str, title: str) -> bool:
    """Whether a clause says no more than how many of what is collected: 「困难职工2户」."""
    return sum(sign not in title for sign in COUNTED.sub("", normal(lead).text).strip("共有 ")) <= 1


def wanted_in(said: str) -> str:
    """The clause that wants something handed in from each, or what the sentence says from there on."""
    sentence = next((each for each in SENTENCES.split(said) if HAND_IN.search(each)), said)
    clause = next((each for each in CLAUSE.split(sentence) if HAND_IN.search(each)), "")
    found = HAND_IN.search(sentence)
    return clause if OF_DAY.search(clause) or not found else sentence[0 if clause else found.start() :]


def unit_said(words: str) -> tuple[str, str] | None:
    """Who hands in, as written in front, and the rest of the words; None where nobody is named there."""
    found = UNIT.match(words)
    return (found["who"], words[found.end() :]) if found else None


def units_said(words: str) -> tuple[tuple[str, ...], str]:
    """All who hand in as named in front, and the words without them; nobody where nobody is named there."""
    thing = THING.match(words)
    begins = thing.end() if thing and UNIT.match(words, thing.end()) else 0
    found, end, begin = list[str](), begins, begins
    while unit := UNIT.match(words, begin):
        found.append(unit["who"])
        end = unit.end()
        between = BETWEEN.match(words, end)
        begin = between.end() if between else end
    return tuple(found), words[:begins] + words[end:]


def is_handed_in(words: str) -> bool:
    """Whether words without the name of a branch say little more than that: 「的名单交了」."""
    said = NONE_THERE if HANDED_IN.search(words) is None else HANDED_IN
    left = said.sub("", words, count=1)
    return len(COUNTED.sub("", left).strip("的 、,和")) <= FEW
