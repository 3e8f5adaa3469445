"""Who does what is due by a day where no rule of assignments says who: a name of the roster before a deed or at an end, or the writer.

「黄生你帮手找义工，28号前给我」 is 黄志强's, and called 「找义工」.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from union.core.kinds import COME_TO, Kind
from union.core.lazy_regex import Regex
from union.core.period import is_clock_time
from union.reading.acts.changes.people_said import goers
from union.reading.acts.tasks.assignments import LONGEST_GIVEN, first_roster_call, roster_names_by_form
from union.reading.acts.tasks.own_plans import does_it_himself, member_who_does
from union.reading.message import Message
from union.reading.text.normal_form import EitherScript, normal, simplified

DEED = "盯|跟|管|负责|弄|做|写|买|订|办|搞|整|送|换|修|借|找|打|印|贴|联系|准备|统计|出|拟|起草|采购|布置|通知|催|交|报|核|查|拿|取|领|收"
TOLD = r"(?:[那这]个|[那这]事儿?)?[你您](?:[去来]|帮[忙手我]?|给我?|先|再|就|也|一下){0,3}"
# 「热水器建国给换了，10号之前」, 「奖状打印，周敏」: who is named there does it; 「名单建国这个你来搞」 says so to him.
DOES_IT = Regex(
    rf"(?:同志|老师|师傅)?(?:{TOLD}|(?:[去来]|帮[忙手我]?|给我?|先|再|就|也|一下|着){{0,3}})(?:{DEED})(?!过)|(?:来|去)?[吧啦]?(?:[。!,]|$)"
)
# 「剩下的我出整改单，22号前给车间」: the writer does it.
I_DO_IT = Regex(
    rf"(?<=[\u4e00-\u9fff]{{2}})我(?:来|去|先|自己)?(?:{DEED})[^,。!\s我你您他她]{{0,8}}?[吧了啦]?(?=[,。!\s]|$)"
)
SPOKEN_TO, BARE_DEED = Regex(rf"(?:同志|老师|师傅)?{TOLD}"), Regex(rf"(?:{DEED})?(?:一下)?[吧了啦]?")
SHARES = "负责|管|跑|盯|记|收|发|买|拍|搞|做|带|联系|统计|采购|准备"
IN_CHARGE = "负责|牵头|带队|统筹|主持|操办|张罗"
CLAUSE = Regex(r"[,，。;；!！\n]")
EDGES, LEAST = " ,，、。:：", 2


HOSTS = Regex(r"(?:来|一起)?(?:主持|召集)[吧啊]?")
OF_THEM = "的(?:任务|活儿?|分工)"  # 「送温暖是赵敏和李建国的任务」
CHARGED = Regex(rf"(?:来|一起|共同)?(?:{IN_CHARGE})|{OF_THEM}")
CHARGED_AT_END = Regex(rf"(?:(?:来|一起|共同)?(?:{IN_CHARGE})|{OF_THEM})?$")
A_SHARE = Regex(rf"(?:来|去)?(?:{SHARES})[\u4e00-\u9fff]{{1,5}}")
IN_BRACKETS = Regex(r"[^（(]{2,60}[（(](?P<label>[^（()）]{3,40})[)）]")
JOINT = Regex(r"[、和跟同与]|,?\s(?:and|&|n)\s|,\s", any_case=True)
GOES_THERE = Regex(
    r"(?:(?:一起|分别)?(?:走访?|跑|去|到|看望?|负责|带|管)|\s(?:will\s)?(?:go(?:es|ing)?(?:\sto)?|takes?|covers?|does?|visits?|handles?)\s(?:the\s)?)(?P<rest>[^）)]{1,30})",
    any_case=True,
)
# "Jason and I buying fruits for Mdm Tan. Friday we go see her"
TOGETHER = Regex(
    r"(?P<who>[A-Z][A-Za-z]{1,14}(?:\s[A-Z][a-z]{1,14})?)\s(?:and|&|n)\s(?:I|me)\b|我[和跟同与](?P<name>[\u4e00-\u9fff]{2,3})(?=[去来到买给准])"
)
WE = Regex(r"(?:we|we'll|我们|咱们)(?![A-Za-z])", any_case=True)
GOES_TO_DO = Regex(
    r"(?:(?:一起|一块儿?|一同|会|要|先){0,2}[去来到]|\s(?:will\s|are\s)?(?:go(?:ing)?\s)?(?:to\s|and\s)?)(?P<rest>(?:走访|看|探|慰问|拜访|陪|接待|参加|布置|检查|调研|see|visit)(?P<whom>.{1,60}))",
    any_case=True,
)
MOST_SHARES, LONGEST_SHARE = 4, 12


class SharedOut(NamedTuple):
    """Who shares a thing out between them, and where that is said."""

    owners: tuple[str, ...]
    start: int
    end: int


def shared_out(plain: str, people: Sequence[str], least: int = 2) -> SharedOut | None:
    """「…4号前发完，赵敏管钱建国跑车间」: at the end of words two at least of the roster, each with a short deed."""
    known = roster_names_by_form(tuple(people))
    found = _shares_at_end(plain, known) if known else []
    if len(found) < least:
        return None
    owners = tuple(dict.fromkeys(known[name] for name, _start in reversed(found)))
    return SharedOut(owners, found[-1][1], len(plain.rstrip(" 。!！")))


def _shares_at_end(plain: str, known: Mapping[str, str]) -> list[tuple[str, int]]:
    """The names with their deeds, the last first, and where each begins: no pattern is made of a roster."""
    found, end = list[tuple[str, int]](), len(plain.rstrip(" 。!！"))
    while len(found) < MOST_SHARES:
        name, start = _share_before(plain, end, known)
        if name is None:
            break
        found.append((name, start))
        end = start
    begins = found and (found[-1][1] == 0 or plain[found[-1][1] - 1] in "，,。;；")
    return found if begins else []


def _share_before(plain: str, end: int, known: Mapping[str, str]) -> tuple[str | None, int]:
    words = plain[:end].rstrip("，,、")
    for name in known:
        start = words.rfind(name, max(0, len(words) - LONGEST_SHARE))
        if start >= 0 and A_SHARE.fullmatch(words, start + len(name)):
            return name, start
    return None, end


def with_doer(plan: Message, people: Sequence[str]) -> Message:
    """The plan with who does it, where its words say so; whoever is spoken to in its title is no part of that."""
    if plan.when is None:
        return plan
    for says_who in (led_by_people, _with_goers, in_charge_together, _with_host):
        if (found := says_who(plan, people)) is not None:
            return found
    shared = shared_out(simplified(plan.text), people)
    if shared is not None and not plan.owners:
        return replace(plan, owners=shared.owners)
    if plan.owners:
        return plan
    member = member_who_does(plan.title or "", people)
    if member is not None:
        return replace(plan, owners=(member[0],), title=member[1])
    if does_it_himself(plan.text, plan.kind):
        return replace(plan, owners=("我",))
    if not plan.when.deadline:
        return plan
    called = doer(plan.text, people)
    if called is not None:
        return replace(plan, owners=(called[1],), title=_told_title(plan.title, called[0]))
    words = normal(plan.text).text[:LONGEST_GIVEN]
    return replace(plan, owners=("我",)) if I_DO_IT.search(words) else plan


def led_by_people(plan: Message, people: Sequence[str]) -> Message | None:
    """「慰问困难职工（我和陈静走东片）」, 「我和赵敏去看望孙师傅」: who goes there is named in the title, and is no part of it."""
    title, known = (
        plan.title or "",
        {"我": "我", "me": "我", "I": "我", **roster_names_by_form(tuple(people))},
    )
    bracket = IN_BRACKETS.fullmatch(title)
    begin = bracket.start("label") if bracket else 0
    plain = simplified(title)
    named = _people_at_head(plain, begin, known) if len(plain) == len(title) else ((), begin)
    rest = (GOES_THERE if bracket else GOES_TO_DO).match(plain, named[1]) if named[0] else None
    if rest is None and (together := TOGETHER.search(plan.text)) and WE.match(plain):
        who = known.get(simplified(together["who"] or together["name"]).replace(" ", "·"))
        return replace(plan, owners=("我", who)) if who else None
    if rest is None or (not bracket and len(named[0]) < LEAST):
        return None
    bare = title[slice(*rest.span("rest"))]
    return replace(plan, owners=named[0], title=f"{title[:begin]}{bare}{title[-1]}" if bracket else bare)


def _people_at_head(plain: str, at: int, known: Mapping[str, str]) -> tuple[tuple[str, ...], int]:
    """Those of the roster, or oneself, that are named together from there on, and where their names end."""
    found, end = list[str](), at
    while len(found) < MOST_SHARES:
        said = plain[at:].replace(" ", "·") if plain[at:].isascii() else plain[at:]
        name = max((each for each in known if said.startswith(each)), key=len, default=None)
        if name is None:
            break
        found.append(known[name])
        end = at + len(name)
        joint = JOINT.match(plain, end)
        if joint is None:
            break
        at = joint.end()
    return tuple(dict.fromkeys(found)), end


def _with_goers(plan: Message, people: Sequence[str]) -> Message | None:
    """「走访困难职工，我和赵敏去」: it is theirs; who comes to what is held, or to whatever has an hour, answers for nothing."""
    if plan.when is None or plan.when.deadline:
        return None
    is_held = plan.kind in COME_TO or is_clock_time(plan.when.grain)
    found = () if is_held and plan.kind is not Kind.VISIT else goers(plan.text, people)
    return replace(plan, owners=found) if found and set(plan.owners) < set(found) else None


def in_charge_together(plan: Message, people: Sequence[str]) -> Message | None:
    """「元旦慰问赵敏和建国负责」: those of the roster named together right before words of charge own it, and are no part of its title."""
    known, plain = roster_names_by_form(tuple(people)), simplified(plan.text)
    charges = CHARGED.finditer(plain) if known else iter(())
    called = next(
        (found for each in charges if (found := _people_named_before(plain, each.start(), known))), []
    )
    if not called:
        return None
    owners = tuple(dict.fromkeys(known[each] for each in called))
    if not any(each in simplified(one or "") for each in called for one in (plan.title, *plan.owners)):
        return None  # another of its plans is meant
    are_known = all(known.get(each, each) in people for each in plan.owners)
    if are_known and len(owners) <= len(plan.owners):
        return None
    title = plan.title or "".join(plan.owners[:1])  # 「元旦慰问赵敏」 was taken for a name
    bare = _without_people(simplified(title), known)
    return replace(plan, owners=owners, title=title[: len(bare)] if len(bare) >= LEAST else title)


def _people_named_before(plain: str, end: int, known: Mapping[str, str]) -> list[str]:
    """Those of the roster named together right before a place, in their order."""
    words, found = plain[:end], list[str]()
    while len(found) < MOST_SHARES:
        name = max((each for each in known if words.endswith(each)), key=len, default=None)
        if name is None:
            break
        found.insert(0, name)
        words = words.removesuffix(name)
        if not words.endswith(tuple("、和跟同与")):
            break
        words = words[:-1]
    return found


def _without_people(title: str, known: Mapping[str, str]) -> str:
    """A title without the people and their charge at its end."""
    bare = CHARGED_AT_END.sub("", title).rstrip("、和跟同与")
    while names := _people_named_before(bare, len(bare), known):
        bare = bare[: bare.rindex(names[0])].rstrip("、和跟同与由请归是")
    return bare.rstrip(EDGES)


def _with_host(plan: Message, people: Sequence[str]) -> Message | None:
    """「座谈会15号下午两点，市总，王芳主持」: of a clause that says no more."""
    is_meeting = plan.kind in (Kind.MEETING, Kind.TRAINING) and not plan.owners
    known = roster_names_by_form(tuple(people)) if is_meeting else {}
    for clause in CLAUSE.split(simplified(plan.text)) if known else ():
        names, end = _people_at_head(clause.strip(EDGES), 0, known)
        if names and HOSTS.fullmatch(clause.strip(EDGES), end):
            return replace(plan, owners=names)
    return None


def with_doers(plans: Sequence[Message], people: Sequence[str]) -> tuple[Message, ...]:
    """Each of a message's plans with who does it; of several, who is named beside its own thing: 「报名15号截止，奖品赵敏买，18号前」."""
    if len(plans) < 2:
        return tuple(with_doer(one, people) for one in plans)
    own = [with_doer(replace(one, text=_own_clause(one)), people) for one in plans]
    return tuple(replace(said, text=one.text) for said, one in zip(own, plans, strict=True))


def _own_clause(plan: Message) -> str:
    """The clause of its message that shares most with its title."""
    title = plan.title or ""
    pairs = {title[at : at + LEAST] for at in range(len(title) - LEAST + 1)}
    return max(CLAUSE.split(plan.text), key=lambda clause: sum(pair in clause for pair in pairs))


def doer(text: str, people: Sequence[str]) -> tuple[str, str] | None:
    """How words call somebody of the roster before what he does, and his full name."""
    return first_roster_call(normal(text).text[:LONGEST_GIVEN], people, DOES_IT)


def _told_title(title: str | None, called: str) -> str | None:
    """What somebody spoken to is told to do; where that is but a bare deed, what was said before he was called."""
    before, is_called, behind = simplified(title or "").partition(called)
    told = SPOKEN_TO.match(behind) if title and is_called else None
    if title is None or told is None or len(before) + len(called) + len(behind) != len(title):
        return title
    rest = title[len(title) - len(behind) + told.end() :].strip(EDGES)
    head = title[: len(before)].strip(EDGES)
    named = head if BARE_DEED.fullmatch(simplified(rest)) else rest
    return named if len(named) >= LEAST else title


SHARES_OUT = EitherScript(rf"{SHARES}|弄|印|写|订|来|主持|签到|主讲", any_case=True)
LIGHT = ("负责", "准备", "弄", "搞", "做", "管", "来", "跟", "盯", "")
DUTY_BEHIND = Regex(
    rf"(?:同志|老师|师傅)?(?:来|去|就|也|继续|全权)?(?P<deed>{DEED}|{SHARES}|主持|来)?(?P<thing>[^\s我你您他]{{0,10}}?)(?:一下|好)?[吧啦哈哦了啊]?"
)
MOST_DUTIES, LONGEST_OF_DUTIES, LONGEST_HEAD = 8, 160, 24


class SharedDuty(NamedTuple):
    """What somebody is to see to, in a few words."""

    owner: str
    what: str


ENGLISH_DUTY = Regex(
    r"(?:and\s)?(?P<who>i|me|[a-z][a-z. ]{1,20}?)(?:\s?'ll|\s(?:will|to|can|on|for|does|doing|do|handles?|takes?|in charge of))(?:\s(?:do|handle|take care of|take|be on|be in charge of))?\s(?P<what>(?:the\s)?[a-z].{2,40})",
    any_case=True,
)
PARTS_OF_NAMES = " ·."


class Shared(NamedTuple):
    """What somebody shares out: the clause in front that only names it, and who sees to what."""

    of: str
    duties: tuple[SharedDuty, ...]


def title_of_part(title: str, what: str) -> str:
    """「年终总结会（会标和水果）」."""
    return f"{title}（{what}）"


def may_share_out(text: str) -> bool:
    """Whether words are short and in clauses: of others no roster is looked up."""
    return len(text) <= LONGEST_OF_DUTIES and CLAUSE.search(text.strip()) is not None


def duties(text: str, people: Sequence[str]) -> Shared | None:
    """「会标和水果赵敏准备，摄影张伟负责，议程我来弄」; None unless two clauses at least say who does what, and none but a first one says anything else."""
    clauses = [each.strip(EDGES) for each in CLAUSE.split(simplified(text)[:LONGEST_OF_DUTIES])]
    clauses = [each for each in clauses if each]
    if not 1 < len(clauses) <= MOST_DUTIES:
        return None
    known = {"我": "我", **roster_names_by_form(tuple(people))}
    found = [_duty(each, known) for each in clauses]
    is_headed = found[0] is None and len(clauses[0]) <= LONGEST_HEAD
    told = [each for each in found if each]
    if len(told) < LEAST or len(told) < len(found) - is_headed:
        return None
    return Shared(clauses[0] if is_headed else told[0].what, tuple(told))


def _duty(clause: str, known: Mapping[str, str]) -> SharedDuty | None:
    if (english := ENGLISH_DUTY.fullmatch(clause)) is not None:
        forms = {_folded(form): name for form, name in known.items()}
        who = {"i": "我", "me": "我"}.get(english["who"].lower()) or forms.get(_folded(english["who"]))
        return SharedDuty(who, english["what"].removeprefix("the ")) if who else None
    called = max((each for each in known if each in clause), key=len, default=None)
    if called is None or "我们" in clause:
        return None
    before, _, behind = clause.partition(called)
    before, said = before.strip(f"{EDGES}由让请叫归"), DUTY_BEHIND.fullmatch(behind)
    deed, thing = (said["deed"] or "", said["thing"]) if said else ("", "")
    if said is None or bool(before) is bool(thing) or not (deed or before):
        return None
    return SharedDuty(known[called], f"{'' if deed in LIGHT else deed}{before or thing}")


def _folded(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign not in PARTS_OF_NAMES)
