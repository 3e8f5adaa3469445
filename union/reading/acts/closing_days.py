"""The day by which something is wanted for an event, beside the event's own day: 「报名1月28号截止」, 「名单15日前报」."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.period import Grain
from union.reading.acts import titles
from union.reading.acts.extraction import Seen
from union.reading.acts.tasks.assignments import AHEAD_OF_IT, EACH
from union.reading.message import When
from union.reading.names import people
from union.reading.numbers.numerals import whole_number
from union.reading.text.normal_form import in_script_of_text, simplified
from union.reading.time.dates.reference_time import TimeRead
from union.reading.time.several_dates import Run, listed_dates
from union.reading.time.time_choice import chosen, time_phrase_span

CLAUSE_SIGNS = Regex(r"[,;。\n:]|(?<=[\u4e00-\u9fff\d)])\s(?=[\u4e00-\u9fff\d])")
# 「…大礼堂提案嘛12号之前收齐」, 「…男女混合报名的话月底前报到小玲那里」, where no sign parts them.
WANTED = Regex(
    r"(?P<what>报名|(?:(?![堂厅室楼馆])[\u4e00-\u9fff]){0,2}(?:名单|名册|提案|节目单?|报名表|推荐表|作品|征文|材料|申请表|回执))(?:嘛|呢|的话|啊|呀|就|请|要|最迟|,){0,2}$"
)
BARE = Regex(  # What closes says not of what: 「这个报名」, 「报名截止」; with whom: 「找我报名」, 「sign up with me」
    r"(?:(?:有?兴?趣?想?[来去食吃玩打跑报参加]{1,3}[的嘅](?:人|同事|朋友|工友)?)?(?:喺度|在此|在这里?|在?群里)?(?=报名|登记|接龙))?(?:(?:名额|限额?|限报)\d{1,3}[个名人位]{1,2})?(?:(?:有?意向?|愿意|[有感]兴趣|想|要){1,2}(?:参加|报名|[来去玩])?的(?=[找向跟联]))?(?:(?:请?有)?意?(?:愿意|想要?|要)?(?:参加|报名)的(?:职工|会员|同[事志]|人|姐妹)们?(?:[到向在找去][^,。]{1,10}?)?|[这那]个|这次|本次|此次|活动|(?:[请都就来]|直接){0,3}(?:[找揾搵跟同到向去]|联系)(?P<who>[\u4e00-\u9fff]{1,4}?)(?:那里?|处|这里?|度)?(?=报名|登记|接龙)|(?P<there>[\u4e00-\u9fff]{2,3})那里?(?=报名|登记|接龙))?(?P<what>(?:网上|现场)?(?:报名|登记|接龙|确认|填表|提名)?(?:时间|日期)?(?:截止)?)"
    r"(?:(?<=报名|登记)(?:请|就|都|直接){0,2}(?:戳|找|揾|搵|私聊|联系|跟)[\u4e00-\u9fff]{1,4}(?:报|登记)?)?[哦哈啊呀喔哟啦]?"
    r"|(?:(?:who(?:ever)?|anyone|those)\s(?:who\s)?(?:wants?|keen|interested|wish(?:es)?)(?:\s(?:to|in)\s\w{2,8})?,?\s)?(?:(?:pls|please|kindly|to)\s)?(?P<sign>sign(?:ing)?[ -]?ups?|regist(?:er|ration)|rsvp|(?:need |want )?names?(?: to me)?(?: \([a-z ]{1,20}\))?|(?:pls )?reply(?: to)?(?: me)?|(?:tell|pm|text) me|let me know)(?:\s(?:with|to|w/?|thru|via|through)\s(?P<whom>[a-z]+))?(?:\s(?:closes?|closing|ends?|latest|deadline|is|by|before)\b){0,3}",
    any_case=True,
)
MYSELF = Regex("我们?|本人|me|us|myself", any_case=True)
A_NAME = Regex(rf"[{people.SURNAMES}阿小][\u4e00-\u9fff]{{1,2}}|[A-Z][a-z]{{2,14}}")
SETTING_OUT = Regex("(?:准时|準時)?(?:出发|出發|集合)$")
CLOSES = Regex(
    r"截[止至]?(?![图面])|报名?|交|送|填|反馈|接龙|回复|汇总|确认|收齐|收回|登记|统计|公示|推[选荐]|征集|公布"
    r"|\b(?:sign.?up|regist|submit|rsvp|reply|hand.in|return|send|confirm|results?)",
    any_case=True,
)
COUNTED_DAYS = r"(?:[一二两三四五六七八九十]{1,2}|\d{1,2})(?:天|日|周|个?星期|个?礼拜)"
AHEAD = Regex(  # 「提前三天把菜单报来」, 「会前把总结交给陈静」, 「演出前三天交节目单」
    rf"(?P<said>提前(?P<early>{COUNTED_DAYS})(?:之?前)?|(?:(?<=[,。;、\s])|^)(?:请|各组|各位|务必|最晚|最迟|在|于)?{AHEAD_OF_IT}(?P<ahead>{COUNTED_DAYS})?)"
    r"(?P<what>[^,。;!?\n]{2,24})"
)
WITH_OBJECT = Regex(r"^(?:请|先|都|要|就|务必|必须)*(?:把|将)")
REMINDS = Regex(r"提醒|通知|告知|告诉|说一声|到[场达]?$|进场|出发|完成")
UNIT = Regex("[天日周个星期礼拜]{1,3}$")
SIGN_UP = Regex(r"报名(?:截止)?$|\b(?:sign.?ups?|regist(?:er|ration)|rsvp)\b", any_case=True)
OF_EACH = Regex(rf"^{EACH}(?:的?(?:负责人|组长|代表))?(?:都|要|把|将)?")  # 「各小组把名单报上来」
TO_ME = Regex(r"(?<=[单表案告料稿结册账])(?:[报交发送][上过给]?[来去我]?|上报)$")
HAND_IN = Regex(
    r"^(?:每[队人组班]\d{1,2}[个名人])?\s?(?:都|就|请)?(?:要|须|得)(?:交|报|填|送)(?=[\u4e00-\u9fff]{2})"
)
A_SORT = Regex(r"(?:比赛|活动|会议|培训|讲座|演出)(?:日期|时间)?(?:就?[是定在]|$)")
HEAD_SIGNS = Regex(r"[,;。\n::]")
BARE_DEED = 2  # signs that name nothing: 「交」
LONGEST_CLAUSE, A_WEEK = 200, 7


class DatedPlan(NamedTuple):
    """One of several plans: its name and its dates in order; `closes`: a list's closing day beside an event.

    `owners`: those who answer for it and not for the others. `has_place`: the place is said of it alone.
    """

    title: str
    times: tuple[When, ...]
    closes: bool = False
    owners: tuple[str, ...] = ()
    has_place: bool = False


class _Clause(NamedTuple):
    """A clause that tells by when something is wanted, and where; `what`: the thing, where it runs on from another."""

    start: int
    end: int
    read: TimeRead
    what: str = ""


def with_event(seen: Seen, found: Sequence[Run], title: str | None) -> tuple[DatedPlan, ...]:
    """The event and what closes before it; empty where it is not both. `title` is that of the whole message."""
    closing = tuple(_clauses(seen, found))
    event = _of_event(seen, found, title, closing)
    if event is None:
        return ()
    wanted = [*(_closed(seen, one, event.title) for one in closing), *_advance_closings(seen, found)]
    if wanted and A_SORT.match(event.title):  # 「羽毛球赛报名截止…，比赛是下周六」
        named = SIGN_UP.sub("", wanted[0].title)
        event = event._replace(title=named if len(named) > 1 else event.title)
    return (event, *wanted) if wanted else ()


def closing(seen: Seen, found: Sequence[Run], event: str = "") -> tuple[DatedPlan, ...]:
    """What closes beside several events, or beside that one; beside several whatever has its own last day."""
    clauses = _clauses(seen, found, is_any=len(found) > 1)
    return (*(_closed(seen, one, event) for one in clauses), *_advance_closings(seen, found))


def with_series(seen: Seen, title: str | None) -> tuple[DatedPlan, ...]:
    """「暑托班7月5号到8月13号周一到周五，报名6月20号截止」: a series, and what closes before it begins."""
    best = seen.best
    closed = closing(seen, (), title) if best and title else ()
    is_before = all(one.times[0].until <= best.when.start for one in closed) if best else False
    return (DatedPlan(title, (best.when,)), *closed) if best and title and closed and is_before else ()


def of_event(title: str, event: str) -> str:
    """The name of what closes: a bare 「报名」 is that for the event."""
    bare = BARE.fullmatch(simplified(title))
    if bare is None or not event:
        return title
    if bare["sign"]:
        return f"{event} sign-up"
    named = f"{SETTING_OUT.sub('', event) or event}{title[slice(*bare.span('what'))] or '截止'}"
    return named.replace("报名报名", "报名")


def signs_in(title: str) -> tuple[str, ...]:
    """Who takes down the names, where what closes says it."""
    bare = BARE.fullmatch(simplified(title))
    who = (
        next((title[slice(*bare.span(name))] for name in ("who", "there", "whom") if bare[name]), "")
        if bare
        else ""
    )
    if MYSELF.fullmatch(who):
        return ("我",)
    return (who,) if A_NAME.fullmatch(simplified(who)) else ()


def _clauses(seen: Seen, found: Sequence[Run], *, is_any: bool = False) -> Iterator[_Clause]:
    """The clauses of their own that tell a day by which something is wanted for the event; `is_any`: or anything else is."""
    text = seen.said.text
    for one in seen.reads:
        is_day = one.has_day and not one.when.rrule and not one.when.text.endswith("内")
        if not (one.when.deadline and is_day):
            continue
        start = end_of_last_match(CLAUSE_SIGNS, text, max(0, one.begin - LONGEST_CLAUSE), one.begin)
        sign = CLAUSE_SIGNS.search(text, one.end)
        end = sign.start() if sign else len(text)
        is_apart = not any(start <= run.begin < end for run in found)
        opens = is_apart and start == one.begin  # 「…提案嘛，12号之前收齐」
        at = max([*(run.end for run in found[-1:]), 0 if opens else start])
        named = WANTED.search(text[: one.begin], at) if opens or not is_apart else None
        start, is_apart = (named.start("what"), True) if named else (start, is_apart)
        is_wanted = is_any and start > found[0].begin  # 「节前走访：22日城区，23日郊区」 heads what follows
        if is_apart and (is_wanted or CLOSES.search(text, start, end)):
            yield _Clause(start, end, one, seen.said.quote(*named.span("what")) if named else "")


def _closed(seen: Seen, clause: _Clause, title: str) -> DatedPlan:
    named, sign = _wanted(seen, clause), clause.end + 1
    # 「…开委员会，15号前报困难职工名单，小刘负责」: a sign-up is the event's own
    is_sign_up = SIGN_UP.search(simplified(named)) is not None
    owners = signs_in(named) if is_sign_up else people.owners_within(seen.words, clause.start, sign)
    called = in_script_of_text(of_event(named, title), seen.said.raw)
    return DatedPlan(called, (clause.read.when,), closes=True, owners=owners)


def _advance_closings(seen: Seen, found: Sequence[Run]) -> Iterator[DatedPlan]:
    """「提前三天报名」."""
    match = AHEAD.search(seen.said.text) if found else None
    if match and CLOSES.search(match["what"]) and not REMINDS.search(match["what"]):
        count = match["early"] or match["ahead"] or ""
        days = (whole_number(UNIT.sub("", count)) or 0) * (1 if count[-1:] in "天日" else A_WEEK)
        day = found[0].times[0].start.replace(hour=0, minute=0) - timedelta(days=days)
        when = When(seen.said.quote(*match.span("said")), day, None, Grain.DAY, deadline=True)
        what = seen.said.quote(*match.span("what"))
        yield DatedPlan(WITH_OBJECT.sub("", what) or what, (when,), closes=True)


def _wanted(seen: Seen, clause: _Clause) -> str:
    """What is to be done by then."""
    one, span = clause.read, (clause.start, clause.end)
    named = clause.what or titles.event_title(seen.said, [(one.begin, one.end)], -1, span) or ""
    named = HAND_IN.sub("", TO_ME.sub("", OF_EACH.sub("", named))) or named
    text, at = seen.said.text, clause.start
    if len(named) <= BARE_DEED and not BARE.fullmatch(simplified(named)) and text[:at].endswith(","):
        # 「…由体育组出方案，12日前交」: what is handed in stands in the clause before, where that has no day
        start = end_of_last_match(HEAD_SIGNS, text, max(0, at - 1 - LONGEST_CLAUSE), at - 1)
        has_day = any(start <= one.begin < at for one in seen.reads)
        named = (None if has_day else titles.event_title(seen.said, (), -1, (start, at - 1))) or named
    return named or ("报名截止" if "报名" in text else "截止")


def _of_event(
    seen: Seen, found: Sequence[Run], title: str | None, clauses: Sequence[_Clause]
) -> DatedPlan | None:
    """The event beside whose day a closing day stands; what closes does not name it."""
    text = seen.said.text
    own = [one for one in seen.reads if not one.when.deadline]
    best = chosen(own, text, seen.counts)
    if best is None or len(found) > 1 or not found[0].begin <= best.begin < found[0].end:
        return None
    spans = [time_phrase_span(text, one) for one in seen.reads if not one.is_name]
    spans += [*((one.begin, one.end) for one in found), *people.place(seen.words).spans]
    apart = [(one.start, one.end) for one in clauses if not one.start <= best.begin < one.end]
    name = titles.event_title(seen.said, [*spans, *apart], best.begin)
    name = name or titles.event_title(seen.said, spans, best.begin) or title
    return DatedPlan(name, listed_dates(own, text, best)) if name else None


def end_of_last_match(signs: Regex, text: str, start: int, end: int) -> int:
    """Behind the last of the signs in the stretch; its start where there is none."""
    return max((match.end() for match in signs.finditer(text, start, end)), default=start)
