"""Tasks: somebody is to do something by a day. An order, a request or a line of minutes is no work done."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from union.core.kinds import COME_TO, Kind
from union.core.lazy_regex import Regex
from union.core.period import Grain, own_end
from union.reading.acts import classification
from union.reading.acts.act_kinds import FINISHED, ORDERED
from union.reading.acts.classification import words_by_ground
from union.reading.acts.extraction import Seen
from union.reading.acts.intent_features import OFFICE
from union.reading.acts.tasks import relative_days, task_titles
from union.reading.acts.tasks.assignments import (
    DO,
    DOES,
    ERRAND,
    VERBS,
    Assigned,
    assigned,
    listed_name,
    owned_thing,
    roster_names_by_form,
)
from union.reading.acts.tasks.task_titles import PAPER, THINGS
from union.reading.acts.title_model import better_title
from union.reading.message import Intent, Message, When
from union.reading.names import people as named_people
from union.reading.names.people import SURNAMES
from union.reading.text.normal_form import normal, simplified
from union.reading.text.tense import Tense, tense
from union.reading.time.dates.reference_time import at_midnight

# For whom the writer's own errand is: 「暖手宝我22号之前发到各科」, no 「我周六前把驾照换了」.
FOR_OTHERS = Regex(
    r"各(?:科|室|站|个?车间|班|组|点|分会|小组|家)|(?:给|跟|向|报|交|递|送|发|回复|答复|覆)到?(?:大家|大伙|街道|社区|区里|市[里总]|区总|县总|省总|总工会|主席|局里|上面|财务|工人|师傅|职工|会员)"
    r"|驿站|工地|职工之家|职工|会员|困难|慰问|助学|补助|工友|申请表?给|提案"
)
ORDER = Regex(  # What an order opens with where it names nobody
    r"(?:^|[,。;:!\n])\s?(?:请|麻烦|帮忙?|帮手)?(?:尽快|抓紧|务必|记得)?"
    r"(?:写|起草|草拟|拟|准备|布置|统计|整理|汇总|收集|通知|讨论|制定|编|设计|联系|落实|安排)(?!了|过|好了|完|人员|办公|会了|已)"
)
TO_DO = Regex(
    r"请|把|给我|发我|交(?!流|通|接|友|谊)|报(?!名|告|到|表|社|纸)|一下|尽快|务必|抓紧|记得|提交|负责(?=[\u4e00-\u9fff])"
)
QUESTION = Regex(r"\?|[吗呢]\s?$|谁|几点|什么|多少|怎么")
TO_ASK = Regex(  # 「去问问澡堂什么时候修」 asks nobody here
    r"(?:问|打听|了解|确认|核实|摸清|查)[问查下清]?(?:一下|清楚)?[^,。;?\n]{0,12}(?:谁|几点|什么|多少|怎么)"
)
BACK_TO_ME = Regex(r"(?:[交给发报回复覆话]|回复|答复)[给返到畀]{0,2}我|[放送拿][到在]?我(?:桌|办公|这)")
NO_TASK = Regex(  # 「请按期完成」, 「各自记好」: said of all that was given out before it
    r"(?:都|也)?请?(?:大家|各位|各自)?(?:务必|都|要|请)?(?:按[期时]|尽快|抓紧|认真|及时|准时)?(?:时间|做好)?(?:完成|落实|办理?|执行|报送|记好|记住|抓紧|推进)(?:一下|哈|啊|了)?"
    r"|(?:都|也)?请?(?:大家|各位|各自)?把?时间(?:都|先)?(?:留|空|腾|安排|预留)(?:出来|好|下来)(?:一下|哈|啊|了)?"
    r"|(?:请|望)(?:各[^,。;\d]{1,6})?(?:认真|积极|务必|做好)?组织好?[^,。;\d]{0,8}(?:准时|积极|踊跃)?(?:参加|参与|参赛|到场|出席)"
)
SEE_IT_DONE = Regex(
    r"把[^,。;!?\n]{1,16}[办弄搞做交发送清修换结写印订报算贴定买排收理搬领查录填补付还退]了(?=$|[,。!])"
)  # 「10号前把它办了」
TO_FINISH = Regex(r"(?<=前)[^,。;!?\n了已]{1,8}完毕")  # 「由小林于23日前整理完毕」
SENTENCES = Regex(r"[。;；!！?？\n]")
HEADS = Regex(
    rf":\s?□{{2,24}}+[、,(]?(?!\s?(?:{DO}))"
)  # 「瑜伽班：7日、14日晚上7点」 names what is held then
LEADS = Regex("主持|带队|领队|主讲")  # of what is held at an hour
LEADS_ALL = Regex(  # 「12号下午健康讲座，请陈静牵头」: what is held is no task by that day
    r"[□,\s]{0,24}(?:牵头|负责(?!人)|主持|带队|领队|主讲|组织|统筹|操办|张罗){1,2}[吧啊哈]?(?=[,。;!\s]|$)"
)
SENT = Regex(r"[□,\s]{0,24}(?:前?去|前往|到|组织|代表|参加|陪同?|带队|主持|值班|讲课)")
DOES_ON = Regex(rf"□{{2,24}}(?:{DO})")  # 「阿邦明天订大巴」
STRANGER = Regex(  # Somebody nobody has met: 「王建平周五前把…」
    rf"^\s?(?P<called>[{SURNAMES}][\u4e00-\u9fff]{{1,2}}),(?=[^。□]{{0,24}}□{{2,24}}[^。□]{{0,8}}[交报发给]{{1,2}}我)|^\s?(?P<who>[{SURNAMES}][\u4e00-\u9fff]{{1,2}})□{{2,24}}把|(?:^|(?<=[,。;□]))[由请](?P<named>[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?:同志|(?={DO}))"
    rf"|(?:^|(?<=[,。;□]))[由请](?P<due>(?!于)[{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=□)"
)
GIVEN = Regex(  # 「德柱4日前把方案写一下」, of whom nobody has said the family name
    r"\s?(?!大[家伙]|[我咱你他她]们|各[位组队]|所有|全体|[本这那今明后年月]|务必|尽[快早量]|一定|记得|顺便|另外|赶紧|抓紧|麻烦|争取|一起|马上|最好|必须|应该|可以|需要|打算|准备|千万|再次)"
    r"[\u4e00-\u9fff]{2}(?:□{2,24}把|把[^,。;]{2,20}(?:一下|好|出来|齐)(?!了))"
)
HANDED_OVER = Regex(  # 「海报我做，周五交」: a thing in somebody's charge, and when it will be there
    r"□\s?(?:就|再|可以|会|要)?(?:交(?!流|谊|接|班)|报(?:上去|[给到]|[区市县省]总)|出(?=$|[,。;到来])|发(?:给|出)|给(?:大家|各|主席)|回复|告诉|(?:办|做|弄|搞|写|印|整理|买|订|备|领|取|拿)[好齐妥到]|完成|上传|(?:有|到|起)货|要(?=$|[,。;]))"
)
AT_IT = Regex(
    r"(?:负责|接待|主持|带队|领队|牵头|(?:积极)?(?:报名)?(?:参加|参赛|参与)|报名|派人参加|出席|到场|一起去?|开车|讲[课解]?|授课|讲话|致[辞词]|发言|陪同?|当?裁判|值班|在场|组织|召集|操办|具体|跟进|[做作]?(?:会议)?记录|拍照|摄[影像]|来[办搞弄]|办|搞|follow(?: ?up)?)[了的]?",
    any_case=True,
)
# 「押金我明天去交」, 「我明天把签到表录进去」: what the writer sees to of the office's things, on a day he says himself.
OWN_ERRANDS = (
    Regex(
        r"(?:^|(?<=[,。;!?\n□ ]))(?P<thing>(?!的)[^,。;!?\n□我 ]{2,24})(?P<me>我)会?□{2,24}(?!不|没|未|再[说看]|有[事空]|休)[^,。;!?\n□了]{1,12}(?=$|[,。;!\n])"
    ),
    Regex(
        rf"(?:^|[,。;!\n□])(?P<me>我)(?:会|要|打算)?(?:□{{2,24}})?(?:会|要|再)?(?:把|(?:[去来]?(?:{DO})))(?!了|过|不)(?P<thing>[^,。;!?\n□我]{{2,20}})(?=$|[,。;!\n])"
    ),
    Regex(
        rf"(?:^|[,。;!\n]\s?)(?P<me>我)(?:将要|准备)?(?:{VERBS})(?:[ ·]|(?=[\u4e00-\u9fff]))(?P<thing>[^,。;!?\n□我]{{2,60}})□{{2,24}}",
        any_case=True,
    ),
)
NO_OFFICE = frozenset(("own_life", "everyday", "hidden"))
# 「请大家把时间空出来」 tells nobody to do anything by a day.
ANYBODY = frozenset(("大家", "各位", "我", "本人"))
BARE_ENOUGH, SHORTEST_DEED, SHORT_NAME = 4, 2, 2


class Task(NamedTuple):
    """Who is told to do something, None where nobody is named."""

    who: Assigned | None


def task_in(
    seen: Seen, now: datetime, people: tuple[str, ...] = (), *, listed: bool = False, is_plan: bool = False
) -> Task | None:
    """What a stretch tells somebody to do; `listed`: it is a line of minutes, where a name alone is enough; `is_plan`: it is planned anyway."""
    own = None if listed else _own_task(seen, now, people)
    return own or _task_given(seen, now, people, listed=listed, is_plan=is_plan)


def _task_given(
    seen: Seen, now: datetime, people: tuple[str, ...], *, listed: bool, is_plan: bool
) -> Task | None:
    text, when = seen.said.text, seen.best.when if seen.best else None
    is_ahead = when is not None and when.rrule is None and _last_moment(when).date() >= now.date()
    who = _task_owner(seen, people)
    is_promised = is_ahead and who is not None and _is_promised(seen, who)
    is_due = is_ahead and when is not None and (when.deadline or is_promised)
    is_awaited = is_ahead and who is not None and who.is_sure and BACK_TO_ME.search(text) is not None
    is_column = is_ahead and who is not None and seen.words.startswith((":", "--"), who.end)  # 「赵强——清单」
    who = None if who and who.is_bare and not (is_due or is_awaited or is_column) else who
    need = task_titles.need_before(seen.words[: who.start]) if is_ahead and who else None
    said = text[who.start :] if need and who else text
    is_question = QUESTION.search(TO_ASK.sub("", said)) and not (is_awaited and who and who.is_bare)
    is_told_off = is_ahead and who is not None and is_owner_addressed(seen.words, who)
    done = SEE_IT_DONE.sub("", TO_FINISH.sub("", said) if is_due else said)
    is_over = not is_told_off and (FINISHED.search(done) or (not is_due and tense(said) is Tense.DONE))
    if is_question or is_over or (when and not is_ahead) or NO_TASK.fullmatch(text.strip(" ,。;!")):
        return None
    is_sent = who is not None and _is_sent(seen.words, who, people, is_plan=is_plan)
    if not (is_due or listed or is_sent or (when is None or when.grain is not Grain.MINUTE)):
        return None
    is_of_office = _is_of_office(seen.words) or (need is not None and is_due)
    is_sent_out = is_ahead and who is not None and ERRAND.match(seen.words, who.start) is not None
    is_errand = is_sent_out and PAPER.search(text) is not None
    if who and (is_due or listed or need is not None or is_errand or not ANYBODY.issuperset(who.names)):
        is_asked = (is_ahead and task_titles.LATIN.search(who.names[0]) is not None) or need is not None
        is_given = is_ahead and who.is_sure and (who.by_words or who.is_behind or is_sent)
        is_charged = is_given or is_awaited or is_column
        is_to_do = is_told_off or TO_DO.search(seen.words) is not None
        may_be = is_due or listed or is_errand or is_asked or is_charged or is_to_do
        is_sure = is_of_office or listed or is_charged or is_promised or (is_due and (who.is_sure or is_plan))
        return Task(who) if may_be and is_sure else None
    if listed and is_ahead and (is_due or owned_thing(seen.words, people)):
        return Task(owned_thing(seen.words, people) or listed_name(seen.words))
    is_ordered = is_of_office and _is_ordered(seen.words, is_due=is_due, is_ahead=is_ahead, listed=listed)
    is_handed_in = is_due and BACK_TO_ME.search(text) is not None and THINGS.search(seen.words) is not None
    return Task(None) if is_ordered or is_handed_in else None


def _own_task(seen: Seen, now: datetime, people: tuple[str, ...]) -> Task | None:
    when = seen.best.when if seen.best else None
    is_of_day = when is not None and when.rrule is None and when.grain is not Grain.MINUTE
    if when is None or not is_of_day or _last_moment(when).date() < now.date():
        return None
    own, who = own_errand(seen.words), _task_owner(seen, people)
    is_his = own is not None and (who is None or ANYBODY.issuperset(who.names))
    is_told = any(each.search(seen.said.text) for each in (QUESTION, FINISHED, DOUBTED))
    return None if not is_his or is_told or tense(seen.said.text) is Tense.DONE else Task(own)


DOUBTED = Regex(
    r"怕是?|恐怕|估计|来不及|[赶弄做写忙走]不|\b(?:might|cannot|can't)\b", any_case=True
)  # 「我明天怕是赶不出来」


def own_errand(words: str) -> Assigned | None:
    """The writer, where he sees to something of the office's in words with their times blanked out; None for what is his own."""
    for form in OWN_ERRANDS:
        found = form.search(words)
        thing = found["thing"] if found else ""
        is_ours = THINGS.search(thing) or (len(thing) > SHORT_NAME and "matters" in words_by_ground(thing))
        if found and is_ours and NO_OFFICE.isdisjoint(words_by_ground(thing)):
            is_behind = found.start("thing") < found.start("me")
            start, place = found.start("thing" if is_behind else "me"), found.span("me")
            return Assigned(("我",), start, place[1], is_sure=True, is_behind=is_behind, places=(place,))
    return None


def _is_of_office(words: str) -> bool:
    is_heard = not words_by_ground(words).keys().isdisjoint(OFFICE) or bool(classification.kind(words))
    return is_heard or any(each.search(words) for each in (THINGS, FOR_OTHERS))


def _is_ordered(words: str, *, is_due: bool, is_ahead: bool, listed: bool) -> bool:
    """Whether somebody is told to, whoever it is."""
    is_order = (is_due or listed) and ORDER.search(words) is not None
    is_order = is_order or (listed and DOES.match(words) is not None)
    return is_order or (is_ahead and ORDERED.match(words) is not None)


def is_order_to(seen: Seen, people: tuple[str, ...]) -> bool:
    """「程亮你管奖品：一等奖1个，29号得备齐」: whatever is counted in it, somebody of ours is told to do it; 「工作报告程亮写」."""
    who = assigned(seen.words, people) if people else None
    if who is None or who.start:
        return False
    is_bare = not (seen.has_figures or FINISHED.search(seen.said.text))
    return (seen.best is not None and is_owner_addressed(seen.words, who)) or (who.is_behind and is_bare)


def is_order_within(text: str, seen: Callable[[str], Seen], people: tuple[str, ...]) -> bool:
    """Whether a sentence of the text is such an order."""
    sentences = SENTENCES.split(text) if "你" in text or "您" in text else ()
    return any(is_order_to(seen(each), people) for each in sentences)


def is_owner_addressed(words: str, who: Assigned) -> bool:
    """「苗佳你写个主持词，写好了26号之前给我」: who is told so to his face has still to do it."""
    return who.is_sure and any(sign in words[who.start : who.end] for sign in "你您")


def task_message(said: Message, seen: Seen, task: Task, people: tuple[str, ...] = ()) -> Message:
    """A stretch read as a plan, made the item of those who are to see to it, by its day."""
    who, when = task.who, said.when
    owners, need = named_people.owners(seen.words).values, None
    if who is not None:
        helpers = (each["who"] for each in task_titles.BESIDE.finditer(seen.words))
        gathered = task_titles.GATHERED.search(seen.words, who.start)
        own = [gathered["who"]] if gathered else who.as_written(seen.said, people)
        owners = tuple(roster_names_by_form(people).get(one, one) for one in dict.fromkeys([*own, *helpers]))
        need = task_titles.need_before(seen.words[: who.start], seen.said.raw)
        is_due = when is not None and when.deadline
        is_in_charge = who.by_words and not who.is_behind
        is_plan = said.intent is Intent.EVENT and not _is_promised(seen, who)
        is_led = when is not None and when.grain is Grain.MINUTE and LEADS.match(seen.words, who.end)
        is_led = is_led or (said.kind in COME_TO and LEADS_ALL.match(seen.words, who.end))
        if is_plan and (is_in_charge or (not is_due and (is_led or _is_sent(seen.words, who, people)))):
            return _owned(said, seen.said.quote(who.start, who.end), owners or said.owners)
    is_behind = who is not None and who.is_behind
    if when is not None and when.rrule is None and (is_behind or when.grain is Grain.DAY):
        when = replace(when, deadline=True)
    kind = Kind.REPORT if said.kind is Kind.REPORT else Kind.DEADLINE
    title = task_titles.title_of(seen, who)
    if title and not THINGS.search(simplified(title)):
        better = replace(said, title=better_title(seen, title, is_task=True))
        title = _owned(better, "".join(owners[:1]), owners).title  # 「张伟去询价，23号前报三家的价」
    title = task_titles.with_need(title or said.title, need)
    return replace(said, kind=kind, title=title, owners=owners, when=when)


def _is_promised(seen: Seen, who: Assigned) -> bool:
    """「枱卡我做，下周五交货」: the day on which what somebody sees to will be handed over is when it is due."""
    is_named = who.by_words or who.is_behind or (who.is_sure and not who.is_bare)
    return is_named and HANDED_OVER.search(seen.words) is not None


def _is_sent(words: str, who: Assigned, people: tuple[str, ...], *, is_plan: bool = False) -> bool:
    """「传美明天代表工会到医院探望…」: somebody of ours goes; what has no day of its own by which it is due."""
    is_ours = who.start == 0 and not who.is_behind and all(name in people for name in who.names)
    return is_ours and any(deed.match(words, who.end) for deed in (SENT, DOES_ON)[: 1 + is_plan])


GOES_TO = Regex("^[去来](?!年)(?=..)")


def _owned(said: Message, whose: str, owners: tuple[str, ...]) -> Message:
    """A plan that also says whose it is; the words for that are at neither end of its title."""
    bare = (said.title or "").removeprefix(whose).removesuffix(whose).strip("、，, ")
    bare = GOES_TO.sub("", bare)
    bare = bare.replace(whose, "", whose.startswith("我"))  # 「名册我会更新好」
    bare = task_titles.LEAD_IN.sub("", bare.removeprefix("组织")) if len(bare) > BARE_ENOUGH else bare
    bare = task_titles.LEAD_OUT.sub("", bare) if len(bare) > BARE_ENOUGH else bare  # 「…统计一下报给我」
    return replace(said, owners=owners, title=bare if len(bare) > 1 else said.title)


def _task_owner(seen: Seen, people: tuple[str, ...]) -> Assigned | None:
    who, is_due = assigned(seen.words, people), seen.best is not None and seen.best.when.deadline
    if (
        who
        and not is_due
        and HEADS.match(seen.words, who.end)
        and not any(one in people for one in who.names)
    ):
        return None
    if who is None and (found := named_people.owners(seen.words)).values:
        return Assigned(found.values, *found.spans[0], is_sure=True, by_words=True)
    stranger = STRANGER.search(seen.words) if who is None else None
    if stranger and stranger.lastgroup:
        return Assigned((stranger[stranger.lastgroup],), *stranger.span(), is_sure=True)
    return who or (listed_name(seen.words) if GIVEN.match(seen.words) else None)


def _last_moment(when: When) -> datetime:
    return when.end or (when.start if when.deadline else own_end(when.start, when.grain))


def is_body(owner: str) -> bool:
    """Whether all of a body are meant, and nobody by name: 大家, 各车间."""
    return owner.startswith(("各", "大家", "全体", "所有"))


def due_with(message: Message, plan: When | None) -> Message | None:
    """A task told beside a plan, due by its day; None for a part in it: 「李静主持」."""
    lead = relative_days.lead_time(normal(message.text).text)
    if plan is None or message.when is not None or (not lead and any(map(is_body, message.owners))):
        return message
    # 「我和志刚去」 says who goes: names in full, as they are called, and what joins them.
    named = [re.escape(name) for owner in message.owners for name in (owner, owner[-2:])]
    first, _, rest = normal(message.text).text.partition(",")
    parts = [message.title or "", first if rest and not DOES.match(rest) else message.title or ""]
    no_deed = re.compile("|".join([*named, "[我和与跟同由、,去来到姐哥]"]))
    deeds = [no_deed.sub("", simplified(each)) for each in parts]
    if any(len(deed) < SHORTEST_DEED or AT_IT.fullmatch(deed) or NO_TASK.fullmatch(deed) for deed in deeds):
        return None
    when = replace(
        plan, start=at_midnight(plan.start.date() - lead), end=None, grain=Grain.DAY, deadline=True
    )
    return replace(message, when=when)
