"""Which item, and which time of it, words are about that name none by number and answer none of our messages."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.calendar.changes import last_change
from handlers.core.turn import Turn
from handlers.events import occurrences, owned_items
from handlers.routing.references.candidate_times import (
    Candidate,
    accepts,
    at_named_hour,
    day_of,
    is_later,
    time_of,
    times_of,
)
from handlers.routing.references.item_evidence import (
    MOVING,
    by_evidence,
    is_of_kind_meant,
    is_task_of_its_own,
)
from storage.core import groups, people
from storage.events import queries as events_queries
from union.core.kinds import Kind
from union.core.period import OF_A_DAY, UNDATED
from union.events.model import Event, Status
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import A_CLOCK, OF_SESSIONS, ChangeDeed, ItemChange
from union.reading.numbers.numerals import whole_number
from union.reading.replies.mentions import (
    FAIR,
    ITS_CLOSING,
    OF_CLASSES,
    PART_OF_DAY,
    SURE,
    ItemMention,
    is_day_of,
    is_half_day_of,
    likeness,
    mentions,
    shortens,
    title_overlap,
)
from union.reading.replies.owner_mentions import BESIDE, pointed
from union.reading.replies.short_replies import read_afterthought
from union.reading.text.normal_form import EitherScript, normal
from union.reminders.lead_times import is_due_by

ON_ONE_DAY = EitherScript(r"就\s?\d{1,2}[号日]?一天$")  # 「就25一天打完」 is still to come
THIS_ONE = EitherScript(r"(?:[这該该]一?|本)[个場场次](?:会议?|活动|課|课|班)?(?:的?时间)?$")
# 「名单这活儿我交给陈强了」 is about the list
THE_JOB = EitherScript(r"(?<=[\u4e00-\u9fff]{2})[这那][个件摊块]?(?:活儿?|事儿?|摊子?|任务)我?$")
WHY = EitherScript(  # 「公开检查那天领导出差改到11号」
    r"那天|当天|的?[这那]个?事|[占撞借病假差修坏停雨雪忙批缺]|[不没冇]|值班|检查|开会|盘点|通知|研究|商量|决定|同意"
)
LONGEST_PAPER, LONGEST_NAME, CLOSE = 8, 4, 0.1  # signs of a title that is called by two or three of them
IF_SO, SHORT_NAME = EitherScript(r"就[改挪推換换放顺順延]"), EitherScript(r"[\u4e00-\u9fff]{2,3}")
RIGHT_AFTER, FAR, SOON, CLOSED_LATELY = timedelta(minutes=30), timedelta(13), timedelta(35), timedelta(60)


def candidates(turn: Turn, change: ItemChange) -> Sequence[Candidate]:
    """What a change may be about, the likeliest first; several sure ones cannot be told apart."""
    change = _change_for_search(turn, replace(change, own=THE_JOB.sub("", change.own)))
    named = list(mentions(change, turn.written, turn.notice, turn.settings.region))
    if any(OF_FAMILY.search(each) for each in (change.own, *change.before)) or ON_ONE_DAY.search(change.own):
        return ()
    is_dated = any(each.when for each in named if each.is_own) and not OF_ITS_DAY.match(change.own)
    open_items = _items(turn, change.deed)
    if change.deed is ChangeDeed.OWNER and (is_dated or is_task_of_its_own(open_items, change)):
        return ()  # 「20日前把名单交给王芳」, 「年会场刊美仪负责，20号前排好」
    near = named if any(each.is_own and each.words for each in named) else _nearest(open_items, named)
    found = [each for event in open_items if (each := _titled(turn, event, change.deed, near)) is not None]
    is_mine = last_change.is_newer(turn, turn.said.at - RIGHT_AFTER)
    if change.deed is ChangeDeed.DUE and change.goes_on and is_mine:  # 「18号吧，17号也有事」
        return _just_made(turn, ChangeDeed.MOVE)
    if change.deed is ChangeDeed.DUE:  # 「名单下周三前给我」 may be another list
        is_due = BEFORE.search(change.new + change.text) is not None
        sure = [each for each in found if each.is_sure and (is_due_by(each.one.event) or not is_due)]
        items = [each for each in open_items if is_due_by(each)] if is_due else open_items
        found = sure or by_evidence(turn, items, change, named)
        return _narrowed(found or _sole_named_candidates(turn, items, change.deed, named), named)
    found = found or [each for each in _just_made(turn, change.deed) if THIS_ONE.match(change.own)]
    found = found or _of_day(turn, open_items, change.deed, named)
    found = found or _with_its_reason(turn, open_items, change)
    found = found or list(_candidates_by_owner(turn, open_items, change))
    if not found and not change.weight and all(not each.words and each.when is None for each in named):
        found = _just_made(turn, change.deed)
    if not found:
        is_plain = change.deed is not ChangeDeed.REOPEN or NOT_OVER.search(change.text) is not None
        items = open_items if is_plain else []
        found = _of_kind(turn, open_items, change.deed, named) or by_evidence(turn, items, change, named)
        found = found or _sole_named_candidates(turn, open_items, change.deed, named)
    # 「那天有检查，改到15号吧」: why, and to what; 「是李工，改到10点半」 puts two things right; 「21號打風，改去28號」 is of its own day
    is_moved = change.deed in (ChangeDeed.MOVE, ChangeDeed.PLACE) and ANEW.search(change.text) is not None
    is_moved = is_moved and not change.weight and not any(each.is_hindered and each.when for each in named)
    if not found and not change.own and is_moved and read_afterthought("，".join(change.before)) is None:
        found = _just_made(turn, change.deed)
    found = _of_verb(at_named_hour(_narrowed_by_owner(turn, list(found), change), named), change)
    return _confirmed_candidates(_narrowed(found, named), turn.said.text)


def _change_for_search(turn: Turn, change: ItemChange) -> ItemChange:
    """「会后的合影取消」 calls off no meeting; what gets another session is looked for as what is moved."""
    if change.deed in OF_SESSIONS:
        return replace(change, deed=ChangeDeed.MOVE)
    due = filter(is_due_by, _items(turn, change.deed) if ITS_CLOSING.fullmatch(change.own) else ())
    if any(title_overlap(each.title, change.before) for each in due):  # 「名单还差一家，截止延到6号」
        return replace(change, own="")
    part = OF_PROGRAMME.search(change.own or "".join(change.before[:1]))
    if part is None or change.deed is not ChangeDeed.CANCEL:
        return change
    return replace(change, own=part[1], before=())


def _nearest(open_items: Sequence[Event], named: Sequence[ItemMention]) -> list[ItemMention]:
    """「乒乓球我带不了了。羽毛球才3个人报 不打了」: of the clauses before it the nearest that names an item says which."""
    is_of_one = [any(likeness(event.title, each) >= SURE for event in open_items) for each in named]
    first = is_of_one.index(True) if True in is_of_one else len(named)
    return [each for at, each in enumerate(named) if at <= first or not is_of_one[at]]


def _with_its_reason(turn: Turn, open_items: Sequence[Event], change: ItemChange) -> list[Candidate]:
    """「公开检查那天领导出差改到11号」: what its own clause begins with, where that tells why as well."""
    if change.deed not in MOVING or not WHY.search(change.own) or IF_SO.search(change.own + change.text):
        return []
    change = replace(change, own="", before=(change.own,))
    named = list(mentions(change, turn.written, turn.notice, turn.settings.region))
    found = (_titled(turn, event, change.deed, named) for event in open_items)
    return [each for each in found if each is not None]


def _narrowed_by_owner(turn: Turn, found: list[Candidate], change: ItemChange) -> list[Candidate]:
    """「我那个报告写不赢，小周接过去」: of two reports the writer's."""
    events = {each.one.event.id: each.one.event for each in found}
    owed = owned_items.tasks_of_named_person(turn, list(events.values()), (change.own, *change.before))
    return [each for each in found if each.one.event in owed] or found


def _confirmed_candidates(found: Sequence[Candidate], text: str) -> Sequence[Candidate]:
    """「慰问走两天就够，12号那天免了」: of several on that day the one named beside it, or the only one named in part."""
    words = [normal(text).text]
    named = [each for each in found if each.is_sure and title_overlap(each.one.event.title, words)]
    found = named if len(found) > 1 and len(named) == 1 else found
    is_enough = len(found) == 1 and found[0].on_day and found[0].fit >= FAIR
    return [replace(found[0], is_sure=True)] if is_enough else found


def _of_kind(
    turn: Turn, open_items: Sequence[Event], deed: ChangeDeed, named: Sequence[ItemMention]
) -> list[Candidate]:
    """「那个会改到3点半」, 「会议改到9点」, 「今晚的球不打了」: the next things of that kind; of one alone it is that."""
    own = next((each for each in named if each.is_own and (each.kinds or each.short)), None)
    own = own or next((each for each in named if (each.short or each.kinds) and not named[0].is_own), None)
    # A meeting alone that is over is a log; one told with other things that are over is done like them.
    said = read_changes(turn.said.text) if deed is ChangeDeed.FINISH else ()
    ends_several = sum(each.deed is ChangeDeed.FINISH and bool(each.own) for each in said) > 1
    is_told = own is not None and own.is_own and bool(own.kinds) and ends_several
    if own is None or (own.when is not None and own.kinds) or not (is_told or deed in MOVING):
        return []
    wall, day = turn.written, None if own.kinds else day_of(named)
    times = [
        time_of(turn, event, deed, day)
        for event in open_items
        if (event.kind in own.kinds and is_of_kind_meant(event, own))
        or (event.title.endswith(own.words[-1]) if own.kinds else shortens(own.short, event.title))
    ]
    near = [
        (one, on_day)
        for one, on_day in times
        if one is not None and accepts(turn, one, deed) and (one.start - wall <= SOON or one.start >= UNDATED)
    ]
    fitting = [each for each in near if each[0].event.kind in own.kinds]  # before what only ends so: 运动会
    if is_told:  # 「会开完了，到会11人」: today's
        fitting = near = [each for each in fitting if each[0].start.date() == wall.date()]
    is_then = own.when is None or any(on_day for _, on_day in near)
    found = (fitting or near) if is_then else ()
    # 「cancel the 15 Dec meeting」 of one on the 19th is asked about; what is moved may name its new day.
    meant = day_of(named) if deed is ChangeDeed.CANCEL else None
    return [
        Candidate(one, SURE, meant is None or is_day_of(meant, one.start, one.end), on_day)
        for one, on_day in found
    ]


def _sole_named_candidates(
    turn: Turn, open_items: Sequence[Event], deed: ChangeDeed, named: Sequence[ItemMention]
) -> list[Candidate]:
    """「名单转给国平」: a noun of every second title is enough to ask where one open item alone has it; 「明晚太级改七点半」 where one alone is then."""
    own = next((e for e in named if (e.is_own or (deed is ChangeDeed.DUE and e.words)) and not e.kinds), None)
    if own is None or deed not in (*MOVING, ChangeDeed.OWNER, ChangeDeed.DUE):
        return []
    likely = [each for each in open_items if likeness(each.title, own, is_common_enough=True) >= SURE]
    is_by_signs = not likely and SHORT_NAME.fullmatch(own.words) is not None  # 「年报」 is the 年度报告
    if is_by_signs:
        titles = {
            e: normal(e.title).text for e in open_items if is_due_by(e) and len(e.title) <= LONGEST_PAPER
        }
        likely = [e for e, title in titles.items() if own.words not in title and shortens(own.words, title)]
    if not likely and own.when and 1 < len(own.words) < LONGEST_NAME:
        likely = [e for e in open_items if e.title[0] == own.words[0] and time_of(turn, e, deed, own.when)[1]]
    times = [time_of(turn, each, deed, own.when)[0] for each in likely if len(likely) == 1]
    is_sure = (is_by_signs and not own.when) or (deed is ChangeDeed.DUE and NO_RUSH.search(turn.said.text))
    return [
        Candidate(one, FAIR, is_sure=bool(is_sure) or normal(one.event.title).text in own.words)
        for one in times
        if one is not None and accepts(turn, one, deed)
    ]


def _candidates_by_owner(turn: Turn, open_items: Sequence[Event], change: ItemChange) -> Iterator[Candidate]:
    """「大海那个宽到28号」, 「我那份弄好了」, 「这事转给小周」: what that person, or the writer, has to do by a day."""
    if THIS.fullmatch(change.own) or (not change.own and FOR_ME.search(change.text)):
        me = turn.me()
        owed = owned_items.owed_by(open_items, me) if me is not None else []
    else:  # the change's own clause names nothing but whose it is
        whose = pointed(change.own)
        is_whose = BESIDE.fullmatch(change.own) is not None or (whose is not None and whose.is_bare)
        may_be_whose = change.deed is not ChangeDeed.REOPEN and (change.weight or is_whose)
        words = (change.own, *change.before)
        owed = owned_items.tasks_of_named_person(turn, open_items, words) if may_be_whose else []
        is_named = change.deed is ChangeDeed.SHIFT and SHORT_NAME.fullmatch(change.own) is not None
        who = people.person_named(turn.db, turn.with_group(), change.own) if is_named else None
        owed = owned_items.owed_by(open_items, who) if who is not None else owed  # 「俾多五日志明」
    if change.deed is ChangeDeed.FINISH:  # 「我的收到了」 hands nothing in
        is_got = GOT.search(change.text) is not None
        owed = [each for each in owned_items.pressing(turn, owed) if not is_got or GETS.search(each.title)]
    times = [time_of(turn, event, change.deed, None)[0] for event in owed]
    found = [one for one in times if one is not None]
    later = [one for one in found if is_later(turn, one, change)]
    yield from (Candidate(one, SURE, is_sure=True) for one in later or found)


def _of_verb(found: list[Candidate], change: ItemChange) -> list[Candidate]:
    """What is handed in is a task, what is held is none: 「报表不用交了」, 「拓展不去了」."""
    words, own = f"{change.text} {normal(change.text).text}", change.own
    titles = {each: normal(each.one.event.title).text for each in found}
    if change.deed is ChangeDeed.OWNER and MADE.search(words):  # 「拔河的奖品让志刚去采购」 is not the match
        of = OF.search(" ".join((own, *change.before)))
        return [each for each in found if is_due_by(each.one.event) and (of is None or of[1] in titles[each])]
    if change.deed is ChangeDeed.MOVE and SETS.search(words):  # 「体检定在9号」 moves no 「联系体检」
        found = [each for each in found if not TO_ARRANGE.match(titles[each])]
    is_task = next(
        (task for verbs, task in ((TO_HAND_IN, True), (TO_HOLD, False)) if verbs.search(words)), None
    )
    is_task = is_task and change.deed is not ChangeDeed.TERMS  # nobody signs up for a task
    held = [each for each in found if not is_due_by(each.one.event) and own[-2:] in titles[each]]
    goes_before = change.deed in MOVING or (change.deed is ChangeDeed.OWNER and len(held) == 1)
    if is_task is None and goes_before and all(each.fit > SURE for each in found):
        is_task = False  # what takes place goes before what is to be handed in for it
    fitting = [each for each in found if is_due_by(each.one.event) is is_task]
    return fitting or found


def _items(turn: Turn, deed: ChangeDeed) -> list[Event]:
    group = turn.with_group()
    if deed is ChangeDeed.REOPEN:
        done, gone = (
            events_queries.closed_since(turn.db, group, status, turn.now - CLOSED_LATELY)
            for status in (Status.DONE, Status.CANCELLED)
        )
        found = [*gone, *filter(is_due_by, done)]
    else:
        found = list(occurrences.open_items(turn))
    return [each for each in found if each.kind is not Kind.FESTIVAL]


def _titled(turn: Turn, event: Event, deed: ChangeDeed, named: Sequence[ItemMention]) -> Candidate | None:
    own = next((each for each in named if each.is_own and (each.words and not each.kinds)), None)
    fits = [(likeness(event.title, each), each) for each in ([own] if own else named)]
    fit, mention = max(fits, key=lambda each: each[0], default=(0.0, None))
    if mention is None or fit < FAIR:
        return None
    day = day_of([mention, *named])
    one, on_day = time_of(turn, event, deed, day)
    if one is None or not accepts(turn, one, deed):
        return None
    # The day with something finished is when it was done.
    is_undated = mention.when is None or PART_OF_DAY.fullmatch(mention.when.text) is not None
    is_its_time = on_day or is_undated or (deed is ChangeDeed.FINISH and event.rule is None)
    is_sure = fit >= SURE and is_its_time
    return Candidate(one, fit, is_sure, on_day) if is_sure or on_day or turn.where.private else None


def _of_day(
    turn: Turn, open_items: Sequence[Event], deed: ChangeDeed, named: Sequence[ItemMention]
) -> list[Candidate]:
    """「下午的会」, 「周四那场」: what takes place then, of that kind."""
    own = next((each for each in named if each.is_own and each.words), None)
    if own is not None and own.kinds and own.when is None and deed in MOVING:  # 「明天来检查，会挪到3点」
        named = [replace(own, when=day_of(named)), *named]
    mention = next(
        (each for each in named if each.when is not None and _names_by_day(each, deed, is_alone=own is None)),
        None,
    )
    if mention is None or mention.when is None:
        return []
    times = [
        one
        for event in open_items
        for one in times_of(turn, event)
        if is_half_day_of(mention.when, one.start, one.end) and accepts(turn, one, deed)
        if is_of_kind_meant(event, mention)
    ]
    if not times and not mention.words and A_CLOCK.fullmatch(normal(mention.when.text).text):
        ahead = [one for event in open_items for one in times_of(turn, event) if accepts(turn, one, deed)]
        ahead = [one for one in ahead if one.start.time() == mention.when.start.time()]  # 「8点改到8点半」
        is_one = len({one.event.id for one in ahead}) == 1
        return [Candidate(one, SURE, is_sure=is_one) for one in ahead[: 1 if is_one else None]]
    day = min((one.start for one in times), key=lambda start: abs(start - turn.written), default=None)
    return [
        Candidate(one, SURE, is_sure=True, on_day=True)
        for one in times
        if day and one.start.date() == day.date()
    ]


def _names_by_day(mention: ItemMention, deed: ChangeDeed, *, is_alone: bool) -> bool:
    """`is_alone`: the change's own clause names nothing: 「周五二楼叫党组占了 往后拖半小时」."""
    assert mention.when is not None
    if mention.is_own:
        # 「今晚改到6点45分」; 「这周不开」 is of what was named before it
        is_bare = not mention.words and deed in MOVING and mention.when.grain in OF_A_DAY
        return bool(mention.kinds) or (mention.points is not None and not mention.words) or is_bare
    # 「周一的会往后挪 区里喊我去 改成周四」, 「周六那个 水库封了 改26号」, 「7号那个才报了9个 不办了」
    is_pointed = mention.points is not None and (not mention.words or mention.points in ANY_THING)
    if is_alone and (mention.kinds or is_pointed):
        return True
    return mention.points in OF_CLASSES or (mention.is_hindered and (mention.points is not None or is_alone))


def _just_made(turn: Turn, deed: ChangeDeed) -> list[Candidate]:
    """What is replied to, or was changed here just now; else what the writer planned, when nothing was kept since."""
    about = turn.replied_about()
    if about is not None and about.subject == "event":
        one = occurrences.of_subject(turn.db, turn.with_group(), about, turn.now)
        return [Candidate(one, 1.0, is_sure=True)] if one is not None else []
    group, person = turn.with_group(), turn.me()
    event = events_queries.latest_of(turn.db, group, person) if person else None
    is_new = deed in (ChangeDeed.MOVE, ChangeDeed.SHIFT, ChangeDeed.PLACE) and not turn.where.private
    changed = last_change.item(turn, RIGHT_AFTER) if is_new else None
    if (
        changed is not None
        and changed.status is Status.OPEN
        and (event is None or last_change.is_newer(turn, event.said_at, by_all=True))
    ):
        return [Candidate(changed, 1.0, is_sure=True)] if accepts(turn, changed, deed) else []
    if event is None or event.said_at is None or turn.said.at - event.said_at > RIGHT_AFTER:
        return []
    is_newest = event.number == groups.newest_number(turn.db, group)
    if not is_newest or events_queries.chat_of(turn.db, group, event) != turn.where.chat_id:
        return []
    made = [event, *events_queries.of_same_message(turn.db, group, event)]
    times = (time_of(turn, each, deed, None)[0] for each in {each.id: each for each in made}.values())
    return [Candidate(one, 1.0, is_sure=True) for one in times if one and accepts(turn, one, deed)]


def _narrowed(found: Sequence[Candidate], named: Sequence[ItemMention]) -> Sequence[Candidate]:
    """The sure ones before the others; of those of one name the one that is counted (第二期)."""
    sure = sorted((each for each in found if each.is_sure), key=lambda each: -each.fit)
    ordinal = next((each.ordinal for each in named if each.ordinal), None)
    if len(sure) > 1 and ordinal is not None:
        in_order = sorted(sure, key=lambda each: each.one.start)
        place = len(in_order) if ordinal == "最后" else whole_number(ordinal) or 0
        return in_order[place - 1 : place]
    best = [each for each in sure if each.fit > sure[0].fit - CLOSE]
    own = next((each.words for each in named if each.is_own and each.words), "")
    so_called = [each for each in best if len(own) > 1 and normal(each.one.event.title).text.endswith(own)]
    best = so_called if len(so_called) == 1 else best  # 「登山」 is the 春季登山, no 登山装备登记
    is_one_name = len({each.one.event.title for each in best}) == 1
    if len(best) > 1 and is_one_name and all(each.when is None for each in named):
        best = sorted(best, key=lambda each: each.one.start)
        is_far_behind = best[1].one.start - best[0].one.start > FAR
        best = best[:1] if is_far_behind else best
    return best or sorted(found, key=lambda each: -each.fit)


# 「我闺女的插花课老师病了」 is no class of ours.
OF_FAMILY = EitherScript(
    r"(?:闺女|女儿|儿子|孩子|老公|老婆|媳妇|[我他她]妈|[我他她]爸|邻居|同学|娃|[我他佢阿]个?[仔囡女](?!工|同|会|职))[家间边]?的?[\u4e00-\u9fff]{0,4}(?:课|班|会|赛|老师|学校)"
)
NO_RUSH = EitherScript(r"[不唔](?:用|着|使)?[急赶]|no (?:rush|hurry)", any_case=True)  # of what is there
ANEW, BEFORE = EitherScript(r"[改挪换移推延]"), EitherScript(r"前|给我|到我")
OF_PROGRAMME = EitherScript(r"(?:[会赛课][上后前中]的|赛(?=[男女混][单双团]))([\u4e00-\u9fff]{2,8})$")
GOT, GETS = EitherScript(r"[收领拿看听吃喝取][到完过好了]|到了"), EitherScript(r"[收领拿取买订]")
TO_HAND_IN = EitherScript(r"(?<!移)交(?![给由])|[报写填印排宽]|截[止稿]|期限|[Ee]xtend")
OF_ITS_DAY = EitherScript(r"[^,。;]{1,10}[日号天一二三四五六午晚](?:的|[那这]?[个场次])(?=..)")
THIS = EitherScript(r"[那这](?:个|份|件|项|活|事)(?:[活事儿]|东西|材料)?")
NOT_OVER = EitherScript(
    r"[别莫没未]|不[能要该应可算合]|打开|[打退驳撤]回|返工|重|开[返回]|open"
)  # 「今年拔河恢复啊」 says nothing of a task that is done
OF = EitherScript(r"的(?!部分|工作|任务|事|活)([\u4e00-\u9fff]{2})")
SETS, FOR_ME = EitherScript(r"(?<![改重])定|放在|安排"), EitherScript("[替代帮][我俺]")
TO_HOLD, ANY_THING = EitherScript(r"[去开搞办]"), tuple("个场次趟")
MADE = EitherScript(r"采购|[买订印写做填]|起草|打印|准备|布置|统计|整理|设计")
TO_ARRANGE = EitherScript(r"(?:去|要)?(?:联[络系]|约|找|订|协调|沟通|落实|商[量定]|敲定|确定|问)")
