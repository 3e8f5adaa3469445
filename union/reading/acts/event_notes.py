"""What a plan tells besides its event: where one gathers, when the bus leaves, how many may come and what it costs.

「15号参观 7点40北门集合 9点半开始，每人20元」 begins at half past nine; the rest is its note, and says nothing of its title, place and time.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.core.records import replace
from union.reading.acts.extraction import Seen, look
from union.reading.message import MAKES_ITEMS, Act, Intent
from union.reading.text.normal_form import simplified
from union.reading.text.tense import Tense, tense
from union.reading.time.dates.reference_time import TimeRead
from union.reading.time.time_choice import chosen

HOUR = (
    r"(?:(?:凌晨|清早|早[上晨]?|上午|中午|下午|傍晚|晚上?|朝早|下[昼晏])\s?)?(?:(?<![\d$.:])\d{1,2}(?:[:：]\d\d|\s?[点时](?:半|正|[0-5]?\d分?|[一三]刻)?|(?:\.\d\d)?\s?[ap]m\b)"
    r"|(?<![一二三四五六七八九十第])[一二两三四五六七八九十]{1,3}点(?:半|[一二三四五六七八九十]{1,3}分?|[一三]刻)?)"
)
SIGN = r"[,，。;；!！?？、\n]"
GATHER = "(?:集合|集中|会合|碰头|签到|报到|入[场座园]|进[场园馆]|检[票录]|恭候)"
MOVE = "(?:发车|出发|开[车船]|[上乘坐]车|启程|动身|登船)"
BACK = "(?:返[回程]|回程|到达|抵达|[用午晚早]餐|[吃开]饭)"
TAIL = rf"(?:{MOVE}|热身|点名|[在于到][^\s,，。;；!！?？、\n\d]{{1,10}})?"
GOES = rf"(?:(?:{MOVE}|{BACK})[^\s,，。;；!！?？、\n\d吗嘛]{{0,8}}|[返回](?:[厂校家单来到][位]?)?)"
END = rf"(?={SIGN}|[\s)）]|$|{HOUR})"
STOPS = Regex(  # 「7点40北门集合」, 「集合时间7点40」
    rf"{HOUR}\s?(?:(?!{HOUR})[^\s,，。;；!！?？、\n\d]|(?<=[\u4e00-\u9fffA-Za-z])\d(?!\d?[点时:号日月])){{0,12}}?(?P<hour>{GATHER}{TAIL}|{GOES}){END}"
    rf"|(?P<named>{GATHER}|{MOVE}|{BACK})(?:时间)?\s?[:：是为]?\s?{HOUR}[^\s,，。;；!！?？、\n\d]{{0,10}}{END}",
    any_case=True,
)
EN_HOUR = r"(?<![$\d.:])(?:\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b|\d{1,2}[:.]\d\d\b|(?:0?\d|1\d|2[0-3])[0-5]\d(?:\s?(?:hrs?|[ap]m))?\b(?![/-]))"
RIDE = r"(?:(?:the\s|our\s)?(?:bus(?:es)?|coach(?:es)?|ferry|boat|van|transport)\s)"
VERB = rf"(?:gather(?:ing)?|assembl[ey]|assembling|muster|{RIDE}(?:to\s)?(?:moves?|leaves?|departs?|goes|sets?)(?:\soff|\sout)?|{RIDE}(?:will\s(?:move|leave|depart))(?:\soff)?|depart(?:s|ure)?|pick.?up|set\soff|move\soff)"
AT_HEAD = r"(?:(?<![A-Za-z]\s)\b(?:(?:then|and|pls|please|all|everyone|we)\s)?(?:meet(?:ing\spoint|\sup)?(?=\s(?:at|@|\d))|report(?:ing)?(?:\stime)?(?=:?\s(?:at|by|@|\d))|registration|leave|reach|arriv(?:e|al)|return|back|lunch|board(?:ing)?|check.?in|bus(?=\s(?:at\s)?\d)))"
STOP_WORD = rf"(?:\b{VERB}|{AT_HEAD})"
DAY_WORD = r"(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|tmr|tomorrow|on|for|then|and|start|begin)"
EN_TAIL = rf"(?:(?!\s(?:{DAY_WORD}[a-z]{{0,6}}\b|{VERB}|{EN_HOUR}))(?:[^,;\n.!()]|\.(?=\d))){{0,40}}"
EN_END = rf"(?=[,;\n!.()]|$|\s(?:{DAY_WORD}[a-z]{{0,6}}\b|{VERB}))"
EN_STOPS = Regex(  # 「gather 8am factory gate」, 「8am assemble at lobby」
    rf"(?P<named>{STOP_WORD})(?:[\s:@-]{{1,2}}(?!{DAY_WORD}[a-z]{{0,6}}\b)[A-Za-z][\w'-]{{0,15}}){{0,5}}?[\s:@-]{{1,3}}{EN_HOUR}{EN_TAIL}{EN_END}"
    rf"|{STOP_WORD}\s(?:at\s|by\s)?\d{{1,2}}(?=[,;.!]|$)|{EN_HOUR}\s(?P<hour>{VERB}|registration\b|lunch\b){EN_TAIL}{EN_END}",
    any_case=True,
)
GATHERING = Regex(rf"{GATHER}|gather|assembl|muster|meet|report|registration|pick", any_case=True)
SUM = r"[$¥]?\s?\d{1,5}(?:\.\d{1,2})?\s?(?:元|块钱?|蚊|港币)?"
FEE = r"(?:[\u4e00-\u9fff]{0,4}费用?|票价|收费|门票)\s?(?:[:：是为])?\s?"
TERMS = Regex(  # 「名额30」, 「每位$50」, 「max 20 pax」
    rf"(?:(?<={SIGN})|(?<=\s)|(?<=[(（])|^)(?:(?:名额|限额)(?:只?有|共|限|[:：为是])?\s?\d{{1,4}}\s?[人个名位队]?|(?:限|最多|上限|不超过)\s?\d{{1,4}}\s?[人个名位队]|(?:{FEE})?(?:每[人位队]|人均)(?:收|交)?\s?{SUM}|{FEE}{SUM}(?:[/每一](?:人|位)|1?[人位])?"
    r"|(?:max(?:imum)?|up to|limit(?:ed)?(?: to)?|cap(?:ped)?(?: at)?|only)[:.]? ?\d{1,4} ?(?:pax|people|persons?|ppl|teams?|slots?|seats?|only)?|\d{1,4} ?(?:pax|slots?|seats?|teams?)(?: max(?:imum)?| only)?|(?:fees?|costs?|price|tickets?|entry)[: ](?:is )?\$ ?\d{1,5}(?:\.\d\d)?(?: ?(?:per|/|each|a) ?[a-z]{0,8})?|\$ ?\d{1,5}(?:\.\d\d)? ?(?:per [a-z]{2,8}|/ ?[a-z]{2,8}|each|a head))"
    r"(?=[,，。;；!！\s)）]|\.(?:\s|$)|$)",
    any_case=True,
)
LIMIT = Regex(r"名额|限|上限|最多|max|up to|cap", any_case=True)
JOINTS, PARTED = (", ", "，"), ("; ", "；")
EDGES = " \t,，。;；、!！"


def of_event(seen: Seen, now: datetime, region: str, notice: Notice | None) -> tuple[Seen, str]:
    """What is read of the event without the stops of its day, and what is noted of it.

    Of several hours none of which is said to be the start one gathers at the first: it begins then.
    """
    raw, best = seen.said.raw, _best(seen) or seen.best
    text = simplified(raw)
    stops, has_start = _stops_of_day(seen, text, best) if best else ([], False)
    first = next((span for span in stops if GATHERING.search(text, *span)), stops[0] if stops else None)
    stops = [span for span in stops if has_start or span != first]
    plain = look(_text_without(raw, stops), now, region, notice=notice) if stops else seen
    own = _best(plain)
    if stops and not (best and own and own.has_clock and own.when.start.date() == best.when.start.date()):
        plain, stops = seen, []
    spans = sorted([*stops, *terms(text)])
    return plain, PARTED[not raw.isascii()].join(raw[start:end].strip(EDGES) for start, end in spans)


def _stops_of_day(seen: Seen, text: str, best: TimeRead) -> tuple[list[tuple[int, int]], bool]:
    """The stops of the day of the event, and whether another hour of that day is said."""
    own = best.when.start.date()
    days = [(seen.said.places[one.begin], one) for one in seen.reads if not one.when.deadline]

    def is_of_day(place: int) -> bool:
        before = [one.when.start.date() for at, one in days if one.has_day and at <= place]
        return not before or before[-1] == own

    stops = [span for match in _stops(text) if is_of_day((span := match.span())[0])]
    hours = [(at, seen.said.ends[one.end - 1]) for at, one in days if one.has_clock and is_of_day(at)]
    return stops, any(not any(at < end and start < until for start, end in stops) for at, until in hours)


def offered(seen: Seen, now: datetime, region: str, notice: Notice | None) -> Seen | None:
    """Read as a plan what seems told for nothing is counted but who may come: 「16号下午3点插花课，每人20元，名额25个」."""
    raw, spans = seen.said.raw, terms(simplified(seen.said.raw))
    at = [seen.said.places[start] for start, _ in seen.figures]
    if not at or any(not any(start <= one < end for start, end in spans) for one in at):
        return None
    best = look(_text_without(raw, spans), now, region, Intent.EVENT, notice).best
    if best is None or not (best.has_day and best.has_clock and best.when.start > now):
        return None
    is_near = (
        not seen.best or best.when.start - now < now - seen.best.when.start or LIMIT.search(seen.said.text)
    )
    is_told = tense(seen.said.text) is Tense.DONE or not is_near
    return None if is_told else look(raw, now, region, Intent.EVENT, notice)


def is_note(words: str) -> bool:
    """Whether words are nothing but such a note: 「下午5点回」, 「名额30」."""
    text = simplified(words)
    spans = [*(match.span() for match in _stops(text)), *terms(text)]
    return bool(spans) and not _text_without(text, sorted(spans)).strip(EDGES + ".")


def with_their_notes(acts: Sequence[Act], note: str) -> list[Act]:
    """「yoga 6 Apr. max 20 pax, register by 31 Mar」: what is noted of an event is its own, not of what closes before it.

    `note` is that of the whole message: of it what stands in none of the acts.
    """
    held = [
        at
        for at, one in enumerate(acts)
        if one.kind in MAKES_ITEMS and one.whens and not one.whens[0].deadline
    ]
    found = {at: one.message.note for at, one in enumerate(acts) if one.message and one.message.note}
    lost = [
        part for part in note.split(PARTED[not note.isascii()]) if not any(part in one.text for one in acts)
    ]
    found = found or ({held[0]: PARTED[1].join(lost)} if held and lost else {})
    of = {at: max((each for each in held if each <= at), default=at) for at in found}
    notes = {
        at: PARTED[1].join(found[each] for each in found if of[each] == at) for at in (*of, *of.values())
    }
    return [
        replace(one, message=replace(one.message, note=notes[at]))
        if one.message and notes.get(at, one.message.note) != one.message.note
        else one
        for at, one in enumerate(acts)
    ]


def terms(text: str) -> list[tuple[int, int]]:
    """Where it is said how many may come, and what that costs each."""
    return [match.span() for match in TERMS.finditer(text)]


def _best(seen: Seen) -> TimeRead | None:
    """When it is, whatever closes before it."""
    return chosen([one for one in seen.reads if not one.when.deadline], seen.said.text, seen.counts)


def _stops(text: str) -> Iterator[re.Match[str]]:
    yield from (EN_STOPS if text.isascii() else STOPS).finditer(text)


def _text_without(raw: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text without these stretches; what stood on either side of one stays apart."""
    found, at = list[str](), 0
    for start, end in [*spans, (len(raw), len(raw))]:
        found.append(raw[at:start].strip(" ,，、" if at else ",，、"))
        at = end
    return JOINTS[not raw.isascii()].join(filter(None, found))
