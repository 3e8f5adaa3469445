"""What a colleague is asked to see to for the union when he has time: 「老王，仓库的旧展板得空清一清」, "Amy when free help check the lockers".

No day is said, so it is nobody's task yet: whoever hears it asks for one. Favours among colleagues are none.
"""

from datetime import date, timedelta
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.acts.classification import words_by_ground
from union.reading.acts.tasks.assignments import DO, HEAD, REST, VERBS, marked, roster_names_by_form
from union.reading.acts.tasks.task_titles import NEED, THINGS
from union.reading.english.translation import is_english
from union.reading.text.normal_form import EitherScript, Normal, normal, simplified

SIGNS = EitherScript(  # Far cheaper than to know who is called
    r"[有得抽]空|[得有]闲|方便|空了|帮[忙手]?|麻烦|拜托|劳烦|\b(?:free|help|can|could|pls|please|no rush)\b",
    any_case=True,
)
CALLED = Regex(rf"\s?@?(?P<who>{HEAD}{REST}*+)(?:[哥姐]|老师|师傅|同志)?[,:!\s]{{0,2}}[啊呀]?")
FREE = "(?:[有得抽]空|[得有]闲|有时间|方便|空了|闲了|没事)(?:的时候|的话|时|了)?"
ASKS = Regex(
    rf"(?:你|您)?(?:什么时候|几时|到时|等你?)?(?:{FREE}|帮(?:忙|手|我们|大家|工会|我(?=把))?|麻烦你?|拜托你?|劳烦你?|可不可以|能不能|能否){{1,4}},?(?:你|您)?(?:[去来先再]|帮[忙手])?"
)
DEED = Regex(
    rf"[把将]?(?P<deed>(?:(?<=[把将])|{DO}|[换清执问擦扫搬理装拆扔看跟]|收拾|打听|打扫|处理|留意|把)[^,。;!?\n]{{2,40}}?)(?:一?下)?[啦呗哈吧嘛呀啊噢喔哦]*$"
)
OF_ITS_MOMENT = Regex(
    r"[^,]{0,8}(?:关(?![注于系])|递|开门|开灯|让|等|过来|接电话|带杯|捎|回[个下]?(?:电话|信息|微信))"
)
SHARED = Regex(
    r"活动室|会[所址]|会议室|书屋|[仓库]库?房|货?仓|礼堂|工会|职工之家|驿站|宣传栏|公告栏|器材|印刷|影?印机|展板|条幅|奖[杯品]|会员|会史|展览|[相照]片|clubhouse|locker|notice·?board|hall\b|members?\b|union|branch|exco|banner|shop|supplier|vendor|quot|printing|caterer|tickets?\b|poster|flyer|ntuc|store·?room|office",
    any_case=True,
)
LEAD_OUT, EDGES = EitherScript(r"(?:[拿找]?[给畀俾][我下]看?[看下]?|一?下)$"), " ,，。;；!！"
PRIVATE = frozenset(("own_life", "everyday"))
CLAUSE = Regex(r"[,。;!?\s]")
IN_ENGLISH = Regex(
    rf"^(?:(?:eh|hey|hi|ok|yo|btw),?·)?@?(?P<who>{HEAD}{REST}*+),?·(?:(?:when|if)·(?:you|u)(?:·are|'re|·r)?·free,?·|(?:can|could)·(?:(?:you|u)·)?|pls·|please·|free·time·|no·rush,?·(?:but·)?|help·(?:to·|us·)?){{1,4}}"
    rf"(?:also·|to·){{0,2}}(?P<deed>(?:{VERBS}|find·out|clear|fix|repair|clean|tidy|replace|ask|look·(?:into|for)|set·up|compare|source|sort·out|count)·[^.!?\n]{{6,80}}?)"
    r"(?:·when·(?:you|u)?·?free|,?·(?:ah|lah|leh|hor|thanks|thx|pls|please|can|no·(?:rush|hurry)(?:·one)?|not·urgent)){0,3}[?.!]{0,2}(?:·?(?:no·rush(?:·one)?|not·urgent|thanks|thx|whenever)[.!]?)?$",
    any_case=True,
)
MINE = Regex(r"·(?:me|my|mine|i)(?:·|$)(?!know)", any_case=True)


class UndatedRequest(NamedTuple):
    """Who is asked, by the name of the roster, and what to do as written."""

    who: str
    title: str


def request_in(text: str, people: tuple[str, ...]) -> UndatedRequest | None:
    """What somebody known is asked to see to; None for a favour, and where nobody known is called first."""
    if is_english(text):
        return _in_english(text, people)
    said = normal(text)
    words = marked(said.text, people)
    called = CALLED.match(words)
    grounds = words_by_ground(said.text).keys()
    if called is None or not PRIVATE.isdisjoint(grounds) or not _is_of_union(said.text):
        return None
    start, who = called.end(), roster_names_by_form(people)[said.text[slice(*called.span("who"))]]
    for end in [*(one.start() for one in CLAUSE.finditer(words, start)), len(words)]:
        asked = ASKS.match(words, start, end)
        deed = DEED.match(words, asked.end(), end) if asked else None
        if deed is not None and OF_ITS_MOMENT.match(words, deed.start("deed"), end):
            return None
        if deed is not None:
            what = LEAD_OUT.sub("", said.quote(*deed.span("deed")))
            return UndatedRequest(
                who, what if _is_of_union(deed["deed"]) else _thing_before(said, called.end(), start) + what
            )
        start = end + 1
    return None


def _thing_before(said: Normal, begins: int, ends: int) -> str:
    """What it is about, where the deed does not say: 「跑步机又不转了，…找人修」."""
    need = NEED.search(said.text[begins:ends])
    span = (begins + need.start("thing"), begins + need.end("thing")) if need else (begins, ends)
    return said.quote(*span).strip(EDGES) if begins < ends else ""


def _in_english(text: str, people: tuple[str, ...]) -> UndatedRequest | None:
    words = simplified(text).strip().replace(" ", "·")
    found = IN_ENGLISH.match(marked(words, people))
    if found is None or MINE.search(found["deed"]) or not _is_of_union(found["deed"]):
        return None
    who = roster_names_by_form(people)[words[slice(*found.span("who"))]]
    return UndatedRequest(who, found["deed"].replace("·", " "))


def _is_of_union(words: str) -> bool:
    return THINGS.search(words) is not None or SHARED.search(words) is not None


def due_choices(today: date) -> tuple[date, ...]:
    """Days that may be meant by no day: the next Friday that is not tomorrow, the one after it, the end of its month."""
    friday = today + timedelta((4 - today.weekday()) % 7)
    friday += timedelta(7 * (friday - today < timedelta(2)))
    later = friday + timedelta(7)
    end = (later.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)
    return tuple(dict.fromkeys((friday, later, end)))
