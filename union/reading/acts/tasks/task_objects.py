"""What somebody is to see to, where the clause before it names that: 「中秋月饼每人一盒，马骏联系」, 「排风扇坏了。老马你盯一下」; and who sees
to what a message plans, told behind it.
"""

from collections.abc import Callable, Mapping, Sequence

from union.core.kinds import COME_TO, Kind
from union.core.lazy_regex import Regex
from union.core.period import OF_A_DAY, Grain
from union.core.records import replace
from union.reading import lexicon
from union.reading.acts import classification, titles
from union.reading.acts.classification import words_by_ground
from union.reading.acts.extraction import Seen
from union.reading.acts.tasks.assignments import HEAD, REST, leading_name, marked, roster_names_by_form
from union.reading.acts.tasks.doers import shared_out
from union.reading.acts.tasks.hand_outs import with_goods
from union.reading.acts.tasks.relative_days import ReadPart
from union.reading.acts.tasks.task_titles import (
    PAPER,
    SEE_A_BIT,
    SEE_TO,
    SHORTEST,
    THINGS,
    need_before,
    with_need,
)
from union.reading.message import Act, ActKind, Intent, Message
from union.reading.names.people import SURNAMES
from union.reading.text.normal_form import EitherScript, in_script_of_text, normal, simplified

BARE_VERB = Regex(  # A title that names no thing: 「联系」, 「统计出来」
    r"[\u4e00-\u9fff]{1,2}|(?P<verb>[\u4e00-\u9fff])一(?P=verb)|(?P<twice>[\u4e00-\u9fff]{2})(?P=twice)|[统整汇归]?[计理总做写排收报交弄拿买办列算核定][好齐完清全]?(?:出来|上来|起来|拢来|清楚|到位|妥当|一下|成[册表文稿])?"
)
# 「单据，各分会15号之前交给阿文」, 「会员信息更新，各小组22日前报陈静」
GIVEN = Regex(
    rf"[交发报送]?[齐回到]?给[\u4e00-\u9fff]{{1,4}}|[交报送][{SURNAMES}](?![料单表告])[\u4e00-\u9fff]{{1,2}}"
)
# What is to be done with a thing, behind it: a clause that ends so names a matter, 「浴室热水器更换，张伟催设备科办」.
MATTER = EitherScript(
    r"[\u4e00-\u9fff]{2}(?:整[改治]|治理|清[洗理运扫点]|更[换新]|[维检大]修|维护|保养|修[缮理补]|改造|翻新|加固|[安加]装|拆除|搬迁|采购|订[购制]|印[制刷]|制作|定制|发放|领取|补发|核[对实查]|盘点|登记|录入|归档"
    r"|续[签保期约]|年[检审]|检[测查]|排查|验收|报销|结算|招标|[比询]价|布[置展]|投放|绿化|粉刷|疏通|消[杀毒]|对接|协调|申[报请]|审批|换证|备案|评选|推荐|征集|统计|摸底|筹备|租[用赁]|预[订定]|事[宜项])$"
)
SEEN_TO = (*SEE_TO, *SEE_A_BIT)
OF_THINGS = Regex(
    r"(?:[\w'&-]{1,16}\s){1,5}[A-Za-z-]{2,14}(?:s|ing|ion|ment|al|ure|[ae]nce|ity|ery|age|list|book)"
)
LIST_MARK = Regex(r"(?:[①-⑳]|[.、)）])\s?$")
TO_ME = Regex(r"[\u4e00-\u9fff]{0,4}?[交发报给回送拿]{1,2}[齐到给返]?我")  # 「方案，金花下周三交我」
THING = Regex(
    r"\s?(?:[嗯哦]|[那这]个?|还有|另外|然后|再就是)?(?P<thing>[^,，。；;！!？?\n]{2,24}?)[啊呢嘛]?[,，。 \u3000]\s?"
)
ASKED_OF = Regex(  # 「李静，母婴室的冰箱还没下单吧？请你27日前买好」
    r"(?:[\u4e00-\u9fff]{2,4}[,，]\s?)?(?P<thing>[\u4e00-\u9fff]{2,14}?)(?:是不是|还没|有没有|该|谁(?:[来去能]|可以|有空)?(?=[\u4e00-\u9fff]{1,3}[?？])|[定买订印换备弄搞]了?没)[^,，。;；?？]{0,10}[?？]\s?"
)
TALK = Regex(r"[我你您他她咱谢]|大家|各位|辛苦|几[个件]|[了过吧吗]$|不|没|太|真|好看|好吃")
# 「尚欠12人的会费，由小梅15日前追收」: told, and still to be seen to.
OF_THING_LEFT = Regex(r"(?:之(?![前后内间])|的)(?P<thing>[\u4e00-\u9fff]{2,6})[,，。;；\s]{1,3}$")
BEHIND_NAME = Regex(r"[啊呀哎]?[,，:： ]")
YOU = Regex(
    r"(?:那|就|所以|还是)?(?:请|麻烦|辛苦|烦请|劳烦)?[你您](?![们说看好觉的是]|要是|有没有|[^,，。]{0,12}[？?吗])"
)
ABOUT, SHORT, FURTHEST = Regex("(?:的事[情儿]?|问题)$"), 10, 3
ITS_DAY = Regex(r"(?<![\d:.点])(?P<day>[1-3]?\d)[日号]")
WHO = r"(?P<who>[\u4e00-\u9fff]{2,4}|[A-Z][A-Za-z]{1,14}(?:\s[A-Z][A-Za-z]{1,14}){0,2})"
SEVERAL = Regex("[、和与跟]")
NAME_BEHIND = Regex(rf"[\s:：\-–—(（]{{1,3}}{WHO}[)）]?\s{{0,3}}(?=[,，;；。、\n]|$)")
NAME_LAST = Regex(rf"[\s\-–—(（]{WHO}[)）]?$")
NAME_IN_BRACKETS = Regex(rf"[(（]{WHO}[)）]\s{{0,3}}$")
CALLS_ON = EitherScript(r"慰问|走访|[看探]望|探访|面谈|谈[话心]|家访|visit|call on|interview", any_case=True)
DUTY = Regex(  # 「8日职代会，28日走访。刘洋负责职代会，王芳管走访」: told behind what one message plans
    r"(?:^|(?<=[,，。;；、\n]))\s?(?P<who>[\u4e00-\u9fff]{2,4}?|[A-Z][a-z]{1,12})来?(?:负责|牵头|管|跟进?|统筹|操办)"
    r"(?P<what>[\u4e00-\u9fff]{2,8})(?=[,，。;；、\n]|$)",
    signs="责头管跟筹办負頭籌辦",
)
# A title that is a deed, a pronoun or what is left over; the clause before names its thing, and what is with it.
NAMES_NOTHING = Regex(lambda: "|".join(lexicon.phrases("nameless_titles")))
ITS, CLAUSE = Regex("它们?|(?<!其)(?:[他她]们|[他她](?![们家人]))"), Regex(r"[,，。；;!！?？\n]")
OPENS = Regex(lambda: f"^(?:{'|'.join(lexicon.phrases('topic_leads'))}){{1,8}}+")
TOPIC = Regex(lambda: "".join(lexicon.phrases("topic")))
EDGES = " ,，.。;；、\n"
PLANNED = (ActKind.PLANNED, ActKind.TASKED)


# 「换锁，小王，这周五」, 「三八节方案，小王拿初稿，2月24日」: an item of minutes in columns
COLUMNS = Regex(
    rf"\s?(?P<thing>[^,。;:{HEAD}]{{2,30}}?)@(?:由|请)?(?P<who>{HEAD}{REST}*+(?:[、和与跟]{HEAD}{REST}*+){{0,4}})(?P<deed>[^,。;□{HEAD}]{{0,10}}?)@?□{{2,24}}(?:之?前|以前)?(?:完成|交稿?|办完|落实|弄好)?[。;.\s]{{0,3}}".replace(
        "@", r"(?:[,:]\s?|[\s·]?[-–—|]{1,2}[\s·]?|[\s·])"
    )
)
IN_CHARGE = Regex("(?:来|去)?(?:负责|牵头|跟进?|盯着?|管|办|做|弄|落实|完成)?")
CHARGE_ALONE = Regex(
    r"[\u4e00-\u9fff]{1,4}?[你您]?(?:来|去|就|多)?(?:(?:牵头|负责|主抓|跟进|盯着?|操办|张罗|落实|处理|对接)(?:一下|着)?|[弄做办搞整写管跟]一下)[吧啊哈啦哦了]?"
    r"|[A-Z][A-Za-z ]{1,20}\s(?:you|u)\s(?:do|handle|settle|take|lead)(?:\s(?:it|this|that|can|ok|ah|la|lah|pls|please)){0,3}"
    r"|[A-Z][A-Za-z ]{1,30}\s(?:is|will\sbe)\s(?:responsible|accountable|in\scharge)(?:\sfor\s(?:it|this|that))?\.?"
)
LEADS = Regex("主持|带队|主讲|领队")


def assigned_to_writer(part: ReadPart) -> ReadPart:
    """What somebody notes down for himself is his own, whatever it plans."""
    if part.kind not in PLANNED or part.message.owners:
        return part
    return replace(part, kind=ActKind.TASKED, message=replace(part.message, owners=("我",)))


def column_task(message: Message, seen: Seen, people: tuple[str, ...]) -> Message | None:
    """A plan that is an item in columns, as the task it is; what the one named does of it stands in brackets."""
    when, said = message.when, seen.said
    is_dated = message.intent is Intent.EVENT and when is not None and when.grain in (Grain.DAY, Grain.HOUR)
    found = COLUMNS.fullmatch(marked(seen.words, people)) if people and is_dated else None
    if found is None or when is None or LEADS.match(seen.words, found.start("deed")):
        return None
    known, deed = roster_names_by_form(people), said.quote(*found.span("deed")).strip()
    names = SEVERAL.split(seen.words[slice(*found.span("who"))])
    thing = said.quote(*found.span("thing")).strip(" -")
    is_in_charge = IN_CHARGE.fullmatch(simplified(deed)) is not None
    title = f"{deed}{thing}" if len(deed) == 1 else thing if is_in_charge else f"{thing}（{deed}）"
    owners = tuple(known[name] for name in names if name in known)
    kind = message.kind if message.kind is Kind.REPORT else Kind.DEADLINE
    return replace(
        message, title=title, owners=owners, when=replace(when, deadline=True), kind=kind, place=None
    )


def _needed(text: str, last: ReadPart, part: ReadPart) -> ReadPart | None:
    """「工会法人证书要换新的，丽娟10号前去办」: a task about what was told before it to be wanted."""
    is_act = last.kind is not None and (last.kind is ActKind.TASKED or last.message.measures != ())
    need = None if is_act else need_before(normal(text[last.start : part.start]).text, text)
    is_it = need is not None and with_need(part.message.title or "", need) == need
    return _retitled_part(part, last.start, need) if need is not None and is_it else None


def _retitled_part(part: ReadPart, start: int, title: str) -> ReadPart:
    return replace(part, start=start, message=replace(part.message, title=title))


def with_their_things(text: str, parts: Sequence[ReadPart]) -> list[ReadPart]:
    """「中秋月饼每人一盒，马骏联系」: what somebody is to see to stands in the clause before, where that is no act by itself."""
    found: list[ReadPart] = []
    for part in with_goods(text, parts):
        last = found[-1] if found else None
        own = last if part.kind is ActKind.TASKED else None
        # 「…月底前报材料，建国你牵头吧」: who answers for what is planned before it, and no task of its own.
        is_charge = part.message.owners and CHARGE_ALONE.fullmatch(
            simplified(text[part.start :]).strip(EDGES)
        )
        if own and not own.message.owners and own.kind in PLANNED and is_charge:
            found[-1] = replace(own, message=replace(own.message, owners=part.message.owners))
            continue
        named = (_needed(text, own, part) or _task_with_thing_before(text, own, part)) if own else None
        if named is not None and named.start < part.start:
            found.pop()
        found.append(named or part)
    return found


def _task_with_thing_before(text: str, last: ReadPart, part: ReadPart) -> ReadPart | None:
    """A task with the thing that the part before it names; None where its own title does."""
    title = part.message.title or ""
    plain = normal(title).text
    is_given, is_mine = GIVEN.fullmatch(plain) is not None, TO_ME.fullmatch(plain) is not None
    is_bare = is_given or is_mine or plain in SEEN_TO or BARE_VERB.fullmatch(title) is not None
    # 「女职工名单 李静 2月26日前」
    is_named = title != "" and any(owner.endswith(title) for owner in part.message.owners)
    is_free = last.kind is None or _is_of_month(last) or ((is_bare or is_named) and _is_of_feast(last))
    thing = THING.fullmatch(text, last.start, part.start) if is_free else None
    asked = ASKED_OF.fullmatch(text, last.start, part.start) if last.kind is None else None
    if asked is not None and not is_bare:
        return _retitled_part(
            part, last.start, f"{asked['thing']} {title}" if _is_thing(plain) else asked["thing"]
        )
    thing = thing or asked
    left = OF_THING_LEFT.search(text, last.start, part.start) if thing is None else None
    if is_bare and left is not None and not (is_given or is_mine):
        return _retitled_part(part, part.start, f"{title}{left['thing']}")
    # 「剩下的那批矿泉水，大勇你找个车，周五前送到工地」: the deed names nothing that a union holds, what is before it does
    before = normal(thing["thing"]).text if thing is not None else ""
    is_short = text[part.start - 1] == " " and len(before) <= SHORT
    is_topic = (
        is_short
        or _is_thing(before)
        or ABOUT.search(before)
        or is_matter(text[: last.start], thing["thing"] if thing else "")
    )
    is_of_thing = not _is_thing(plain) and TALK.search(before) is None and is_topic
    if thing is None or not (is_bare or is_of_thing):
        return None
    whole = thing["thing"] if is_named else f"{title}{thing['thing']}"
    if plain in SEEN_TO or (is_bare and len(title) > 2 and title[0] in title[1:]):
        whole = thing["thing"]
    elif is_given or is_mine or len(title) > 2 or THINGS.search(plain):
        whole = (
            f"{thing['thing']}{'' if is_bare and not THINGS.search(plain) else ' '}{'' if is_mine else title}"
        )
    return _retitled_part(part, last.start, whole)


def is_matter(before: str, clause: str) -> bool:
    """Whether a clause before whoever sees to it is what that is about: at the head of an item of a list, or by its last word."""
    if clause.isascii():
        return titles.NAMING.match(clause) is not None and OF_THINGS.fullmatch(clause) is not None
    return LIST_MARK.search(before) is not None or MATTER.search(clause) is not None


def _is_of_month(part: ReadPart) -> bool:
    """「11月会费台账」: of which month the thing is, and no plan for it."""
    when = part.message.when
    is_rough = when is not None and when.grain not in OF_A_DAY and not (when.deadline or when.rrule)
    return part.kind is ActKind.PLANNED and is_rough and _is_thing(normal(part.message.text).text)


def _is_of_feast(part: ReadPart) -> bool:
    """「重阳慰问品，申玉兰买，16号到位」: for which festival the thing is."""
    when, title = part.message.when, part.message.title or ""
    is_named = when is not None and not when.deadline and when.text in title and when.text != title
    return part.kind is ActKind.PLANNED and is_named and _is_thing(normal(title).text)


def _is_thing(plain: str) -> bool:
    return PAPER.search(plain) is not None or any(
        name in words_by_ground(plain) for name in ("matters", "events")
    )


def with_addressee(
    text: str, parts: Sequence[ReadPart], people: tuple[str, ...], again: Callable[[str], ReadPart]
) -> list[ReadPart]:
    """「李静，冰箱还没买吧？请你27日前买好」: the parts that tell 你 to do something, told to whoever the message calls first."""
    name, found = leading_name(text, people), list(parts)
    for at, part in enumerate(parts if name and BEHIND_NAME.match(text, len(name)) else ()):
        words = text[part.start : part.end]
        you = YOU.match(words) if part.kind in (None, *PLANNED) and not part.message.owners else None
        told = again(f"{name}{words[you.end() :]}") if you else part
        if you and told.kind is ActKind.TASKED:
            message = replace(told.message, text=words)
            found[at] = replace(told, start=part.start, end=part.end, message=message)
    return found


def _without_groups(acts: Sequence[Act]) -> list[Act]:
    """「体检24、25号两天，早上8点。24号纺纱，25号织布」: who comes on which of its days is no plan of its own."""
    kept, several = list[Act](), list[set[int]]()
    for one in acts:
        days = {int(each["day"]) for each in ITS_DAY.finditer(normal(one.text).text)}
        is_whole_day = one.kind is ActKind.PLANNED and all(each.grain is Grain.DAY for each in one.whens)
        is_bare = is_whole_day and not one.owners and classification.kind(one.title or "") not in COME_TO
        if not (is_bare and days and any(days <= each for each in several)):
            kept.append(one)
        if one.kind is ActKind.PLANNED and len(one.whens) > 1:
            several.append({each.start.day for each in one.whens})
    return kept


def _with_name_behind(one: Act, known: Mapping[str, str]) -> Act:
    """「周三 14:00 心理讲座 王芳」: who stands behind a plan of a list sees to it, save where that is whom one calls on."""
    title, words = one.title or "", simplified(one.text)
    at = words.find(simplified(title)) + len(title)
    behind = NAME_BEHIND.match(words, at) if at >= len(title) > 0 else None
    said = NAME_LAST.search(simplified(title)) or behind or NAME_IN_BRACKETS.search(words)
    who = known.get(said["who"]) if said else None
    if said is None or who is None or one.owners or CALLS_ON.search(title):
        return one
    is_last = len(title) > len(said["who"]) and simplified(title).rstrip(")）").endswith(said["who"])
    bare = (
        title[: title.rindex(said["who"][-1]) + 1 - len(said["who"])].rstrip(" -–—(（") if is_last else title
    )
    bare = title if title.endswith("）") else bare  # 「值班（赵磊）」
    return replace(
        one,
        owners=(who,),
        title=bare,
        message=one.message and replace(one.message, owners=(who,), title=bare),
    )


def _shared_out(
    plain: str, acts: Sequence[Act], people: Sequence[str]
) -> tuple[list[Act], list[tuple[int, int]]]:
    """The acts with those as owners of the one plan who share it out behind it, and where that is said."""
    found, said = list(acts), shared_out(plain, people)
    ours = [at for at, one in enumerate(found) if said and one.start < said.start and one.kind in PLANNED]
    if said is None or len(ours) != 1 or found[ours[0]].owners:
        return found, []
    own = found[ours[0]]
    message = own.message and replace(own.message, owners=said.owners)
    found[ours[0]] = replace(own, owners=said.owners, message=message)
    return found, [(said.start, said.end)]


def with_duties(text: str, acts: Sequence[Act], people: Sequence[str] = ()) -> list[Act]:
    """The acts with those named as owners; a clause that only says so is none of its own.

    A duty for what the message does not plan stays what it was read as.
    """
    found, spans, plain = list(acts), list[tuple[int, int]](), simplified(text)
    for duty in DUTY.finditer(plain) if len(plain) == len(text) else ():
        for at, one in enumerate(found):
            is_before = one.start < duty.start() and one.kind in PLANNED and bool(one.whens)
            if is_before and duty["what"] in simplified(one.title or ""):
                owners = one.owners or (text[slice(*duty.span("who"))],)
                message = one.message and replace(one.message, owners=owners)
                found[at] = replace(one, owners=owners, message=message)
                spans.append(duty.span())
    found, shared = _shared_out(plain, found, people)
    spans += shared
    found = _without_groups([one for one in found if not _is_only_duty_clauses(text, one, spans)])
    planned = [one.kind is ActKind.PLANNED and bool(one.whens) for one in found]
    known = roster_names_by_form(people) if sum(planned) > 1 else {}
    return [
        _with_name_behind(one, known) if is_plan else one for one, is_plan in zip(found, planned, strict=True)
    ]


def whole_title(title: str, text: str, own: Message) -> str:
    """A title that names nothing with the thing named before it: 「比武的场地，陈强你明天去看看」; `own`: what it was read in."""
    plain, whole = simplified(title), simplified(text)
    plain = plain.removeprefix("".join(own.owners[:1])) or plain  # 「饮水机坏了，陈强明天找人来修」
    its, is_bare = ITS.search(plain), NAMES_NOTHING.fullmatch(plain) is not None
    if not (is_bare or title in own.owners or (its and not THINGS.search(plain))) or len(whole) != len(text):
        return title
    at = max(whole.find(plain[-2:], max(text.find(own.text), 0)), 0)
    for clause in [*CLAUSE.split(whole[:at])[:-1]][: -FURTHEST - 1 : -1]:
        bare = OPENS.sub("", clause.strip(EDGES), 1)
        found = TOPIC.fullmatch(bare)
        if title in own.owners and len(bare) > SHORTEST:
            return in_script_of_text(bare, text)
        if found is None or TALK.search(found["thing"]) or not (found["state"] or _is_thing(bare)):
            continue
        thing, deed = in_script_of_text(found["thing"], text), title[len(title) - len(plain) :]
        if its is None:
            return f"{deed}{thing}" if len(deed) == 1 else f"{thing}{deed}"
        if (found["ill"] is None) is (its[0][0] == "它"):
            return deed.replace(its[0], thing)
    return title


def _is_only_duty_clauses(text: str, one: Act, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an act is nothing but such clauses."""
    within = [span for span in spans if one.start <= span[0] and span[1] <= one.end + 1]
    rest = text[one.start : one.end]
    for span in within:
        rest = rest.replace(text[slice(*span)].strip(), "")
    return bool(within) and not rest.strip(EDGES)
