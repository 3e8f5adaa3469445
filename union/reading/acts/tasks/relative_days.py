"""What is told by the plan before it: days, 「…2月2日。头一天下午三点开预备会」, 「水果提前一天买好」, or another round, 「去三车间再讲一场」, 「下一场」."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from union.core.lazy_regex import Regex
from union.core.period import Grain
from union.core.records import dataclass, replace
from union.reading.acts.extraction import Seen
from union.reading.acts.tasks.assignments import BEFORE
from union.reading.message import ActKind, Message
from union.reading.text.normal_form import EitherScript, simplified
from union.reading.text.tense import BARE, THEY_SAY
from union.reading.time.several_dates import is_listed, runs
from union.reading.time.time_choice import is_frame, without_rule_ends

OPENS = Regex(
    rf"(?:^|(?<=[,。;\s、]))(?:就|在|于)?(?:(?P<before>{BEFORE})|当[天日]|the·same·day|(?P<after>第二天|次日|后一天|隔天|the·(?:next|following)·day))的?,?"
    r"(?=,?(?:一?早|清早|早上|上午|中午|下午|傍晚|晚上?|夜晚)?(?:\d{1,2}|[一二三四五六七八九十两]{1,3})(?:点|时(?!间)|:\d\d)|□)"
)
INSIDE = Regex(BEFORE)
EVE = Regex(  # Anywhere in a clause, a clock time behind it
    r"(?:the\s)?(?P<part>day|evening|night|nite|afternoon|morning)\sbefore(?=\s?[,.;]|\sat\b|\s\d|$)"
    r"|(?<![提之以])(?:前|头)[一1](?P<unit>天|日|晚)(?=的?(?:一?早上?|[上下中]午|傍晚|晚上?)?[\d一二两三四五六七八九十]{1,3}[点时:])",  # 「车工头一天」 goes first
    any_case=True,
)
ROW = Regex(
    r"[\s*·•-]{0,4}(?:\d{1,2}[.月/]\d{1,2}|\d{1,2}[日号號]|(?:周|週|星期)[一二三四五六日天]|\d{1,2}\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\s)",
    any_case=True,
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LATE = Regex(r"[补補][记記登报報录錄](?![名考到道价刊销表])")  # 「小组活动补记：周一…」 looks back
# 「10点，节前慰问一线」 names what takes place; by when it is to be done says 「节前把…」.
OF_SEASON = Regex(
    r"(?:[春年]?节|五一|国庆|元旦|中秋|端午)前(?:慰问|走访|探访|看望|送温暖|检查|座谈|联欢|巡查|排查)"
)
# What becomes of something that exists: heard by whatever reads changes, never made a second item here.
CHANGE = Regex(
    r"(?:改|挪|移|调整?|推迟?|延期?|顺延|放宽|提前|提早|换)(?:到|至|在|成|为|[\d一二三四五六七八九十]{1,2}[号日点月])|取消|不[开搞办去]了|照旧|照常|往后推|延后|作罢|暂停"
)


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A stretch of the message as written, with what it was read as; `kind` None for what is no act by itself."""

    start: int
    end: int
    message: Message
    kind: ActKind | None
    is_item: bool = False


def opening(words: str) -> tuple[timedelta, int] | None:
    """How far the day that words open with lies from the plan's, and where the words go on."""
    found = OPENS.match(words)
    days = (found["after"] is not None) - (found["before"] is not None) if found else 0
    return (timedelta(days=days), found.end()) if found else None


def lead_time(words: str) -> timedelta:
    """How long before the plan something is due by these words."""
    return timedelta(days=1 if INSIDE.search(words) else 0)


def days_ahead(seen: Seen, now: datetime, *, limits_only: bool) -> list[int]:
    """Where the days stand for which something may be planned, or only those by which something is due."""
    text = seen.said.text
    if CHANGE.search(text):
        return []
    lists = runs(seen.reads, text)  # 「讲座3月7日、14日上午10点」 is one thing
    found = [
        one.begin
        for one in without_rule_ends(seen.reads)
        if (one.when.deadline or not limits_only)
        and not any(run.begin < one.begin < run.end for run in lists)
        and is_listed(one, text, limits=True)
        and not is_frame(one, seen.reads, text)
        and one.when.start.date() >= now.date()
        and text[one.begin - 1 : one.begin] != "("
        and not (one.when.deadline and OF_SEASON.match(text, one.begin))
    ]
    return sorted([*found, *(found.start() for found in OPENS.finditer(text))])


def with_rows(parts: Sequence[ReadPart], read: Callable[[str], ReadPart], now: datetime) -> list[ReadPart]:
    """「1.15周五 腊八送粥 早6点」: with the lines that begin with their day as plans, where others of the list are."""
    if sum(one.kind in (ActKind.PLANNED, ActKind.TASKED) for one in parts) < 2:
        return list(parts)
    found = list[ReadPart]()
    for part in parts:
        row = read(part.message.text) if part.kind is None and ROW.match(part.message.text) else part
        is_plan = row.kind is ActKind.PLANNED and row.message.when and row.message.when.start > now
        found.append(replace(row, start=part.start, end=part.end) if is_plan else part)
    return found


def with_eves(parts: Iterable[ReadPart], read: Callable[[str], ReadPart]) -> list[ReadPart]:
    """「家庭日5月16日上午10点。前一天晚上7点包礼品袋」: those that name the day before read with that day; `read` reads words by themselves."""
    found: list[ReadPart] = []
    day: datetime | None = None
    for part in parts:
        words, when = part.message.text, part.message.when
        said = EVE.search(words) if day is not None else None
        if said is not None and day is not None and not part.message.owners:
            eve, part_of_day = day - timedelta(days=1), (said["part"] or "").lower()
            named = f"{eve.day} {MONTHS[eve.month - 1]}" + f" {said['part']}" * (part_of_day != "day")
            if said["unit"]:
                named = f"{eve.month}月{eve.day}日{'晚' if said['unit'] == '晚' else ''}"
            again = read(words[: said.start()] + named + words[said.end() :])
            if again.kind is not None:
                message = replace(again.message, text=words)
                part = replace(again, start=part.start, end=part.end, is_item=part.is_item, message=message)
        elif when is not None and not when.rrule:
            day = when.start
        found.append(part)
    return found


SAME_THING = Regex(r"same\s(?P<thing>[A-Za-z]{3,20})", any_case=True)
AGAIN = Regex(  # 「约好7日再谈」, 「去三车间再讲一场」, 「二分会还有一场」
    r"(?P<where>[^,，。;\s□]{0,10}?)(?:约[好定在了]?|说好|定了|改天|下次|下回){0,2}"
    r"(?:(?:再|继续|接着)(?P<deed>[谈談倾傾開議开议聊碰打比赛办搞来做走讲上练跑演测查教跳唱排训摆])[\u4e00-\u9fff]?(?:一?[次场轮回趟批期遍])?|还有一?[次场轮批期])"
)
NEXT_ONE = Regex(
    r"(?:下一?[次回场届轮期个]|第[二三四五六七八九]批|(?:the )?next (?:one|round|session|mtg|meeting))(?:是|定在|再?[送去来办开讲做派发搞走练打跑]|再)?",
    any_case=True,
)
ENDED = Regex(
    r"刚?(?:结束|上完课|搞[定掂]|[开办搞上讲练谈倾]完|散会|[完散来到])[了咗]?$| (?:is )?(?:over|ended|done|finished|completed|wrapped up)$",
    any_case=True,
)
ONCE_MORE = Regex("再|[继繼][续續]|下一?[场場站]")
INTENDS = Regex(
    r"[^。;；\n]{0,40}?(?:(?:我们?|咱们?)(?:想|打算|准备|计划|寻思)着?|打算|准备|计划)(?:再?(?:放|安排|定|约|挪|推)?[到在])?(?=[\d一二三四五六七八九十]{1,3}[月号日]|[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]|[明后]天)",
    signs="想打准计寻",
)
LONG_WORD = Regex(r"(?<![A-Za-z])[A-Za-z]{6,20}(?![A-Za-z])")
NEXT_OF_IT = Regex(
    r"下一?[次场轮]|\bnext\b(?! (?:week|month|mon|tue|wed|thu|fri|sat|sun|year))", any_case=True
)
DEED_AGAIN = Regex(r"(?<![不没])再(?P<deed>[\u4e00-\u9fff]{2})")
NTH = Regex(r"第[一二三四五六七八九十\d]{1,2}[次场轮回期]")
PLACED = Regex(  # Where the last one was: 「去二车间给女工讲劳动保护」
    r"^(?:[去到在给为]|今天|昨天){0,2}[\u4e00-\u9fff\d]{1,4}?(?:车间|分会|班组|小组|支部|校区|工地|院区|厂区|科|部|队)(?:给|为|开展|组织)?"
)
LED, COUNTED = Regex(r"^(?:还是?|也|我们?|咱们?|接着|另外)?[去到在]?"), Regex(r"[次场轮回趟批期遍]$")

# 「下次例会1月14号，时间不变」, "next meeting 14 Jan same time and place": as the last one was.
BARE_DEED = EitherScript(rf"[再就会]?{BARE}")
SAID_SO, BY_DAY = EitherScript(THEY_SAY), EitherScript(r"^[之以]?[前内內]")
DONE_WITH = EitherScript(
    r"(?:采[购購]|[购購][买買]|印刷|打印)(?:搞[定掂]|[好齐齊完])?[了咗]?$|(?:[都也已]?经?[\u4e00-\u9fff](?:[好齐齊完妥](?:晒)?|回来|回來)|搞[定掂]|[买買订訂印派发發送])[了咗喇]?$|(?<=[\u4e00-\u9fff])[了咗](?=[\u4e00-\u9fff]{2,6}$)"
)
FIGURES_ON = EitherScript(r"(?<=[\u4e00-\u9fff]{2})\d.*$")
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


def next_round_words(text: str) -> str | None:
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
    thing = _thing_told(last) or last
    again = AGAIN.fullmatch(title)
    where = LED.sub("", again["where"]) if again else ""
    if NEXT_ONE.fullmatch(simplified(title)) or (again and not where):
        return thing
    if again is None or COUNTED.search(title) is None:
        return None
    # From the deed on, where both name it; else without the place it begins with.
    at = thing.find(again["deed"]) if again["deed"] else -1
    return where + (thing[at:] if 0 <= at < len(thing) - 2 else PLACED.sub("", thing) or thing)


def with_thing(title: str, last: str) -> str | None:
    """A deed without its thing with that of which `last` tells: 「宣传册印好了，周五送到各车间」; None for any other title."""
    if BARE_DEED.fullmatch(title) is None:
        return None
    thing = _thing_told(last)
    return f"{title}{thing}" if len(title) == 1 else f"{thing}{title}"


def _thing_told(last: str) -> str:
    """Of what is told, without its figures and what was done with it: 「街站4个人开档」, 「单张印好」."""
    return ENDED.sub("", DONE_WITH.sub("", FIGURES_ON.sub("", NTH.sub("", last))))


def promise_of_others(words: str, day: str, last: str) -> str | None:
    """What others said they would do by a day, with what was told before it: 「佢哋话26号前覆」; None of any other words."""
    said = SAID_SO.match(words)
    if said is None or not last:
        return None
    rest = BY_DAY.sub("", words[said.end() :].replace(day, "", 1)).strip(" ,，。")
    return f"{said['who']}{rest or '回复'}（{_thing_told(last) or last}）"


def intended(words: str) -> str:
    """「夜班没来的我打算放到下周一晚上七点再讲一次」: what is planned, from its day on; other words as they are."""
    found = INTENDS.match(words)
    return words[found.end() :] if found is not None and ONCE_MORE.search(words, found.end()) else words


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
