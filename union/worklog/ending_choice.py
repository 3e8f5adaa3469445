"""Which open item a telling ends, by all that speaks for it: its time, who speaks, its place, its words and their relatives.

Somebody who was there names no title: 「吃撑了，坐了十一桌，面粉花了2460」 is the dumplings of this evening, 「单子盖好章送过去了」
the list its writer owes. No sign is enough by itself, and none of time and person without one of the matter.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise, takewhile

from union.attendance.collection_parts import is_told_in_part
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.data import table
from union.events.model import Event, Occurrence, Status
from union.reading import lexicon
from union.reading.acts.classification import words_by_ground
from union.reading.acts.intent import TOPIC_ASKED, Because
from union.reading.acts.opinion import NOT_OURS
from union.reading.acts.talk_signs import OVER as FINISHED
from union.reading.english.translation import is_english
from union.reading.replies.mentions import as_spelt, core_of, is_half_spelt, of_clause
from union.reading.text.normal_form import EitherScript, normal, simplified
from union.reading.text.tense import Tense, tense
from union.reminders.lead_times import is_due_by
from union.worklog import duplicates as overlap
from union.worklog.entries import LogEntry
from union.worklog.event_links import OVER, SPANS, head_of, is_doer_named

LONGEST = 200  # signs of a message that are laid beside an item
SURE, ASKED, CLEAR, MATTER = 2.2, 1.7, 0.5, 0.5
LATE, MORNING, FEW_DAYS, FEW_SIGNS = timedelta(hours=14), 12, timedelta(days=3), 3
OWED = 0.9  # what the teller owes by a day
DUE_SOON, DUE_BEHIND = timedelta(days=3), timedelta(days=20)
GOES_FIRST = EitherScript(  # 「20号上午九点先走城东4户」
    r"(?:[\d日号午点晚早半]|周[一二三四五六日天])先(?:走|去|看|跑|做|办|搞|开|发|到)(?![^,，。]{0,8}[了过完])"
)
AHEAD = Regex(lambda: "|".join(table("endings")["ahead"]))
CAME = Regex(lambda: "|".join(table("endings")["came"]))
FELT = Regex(r"辛苦|热烈|高兴|开心|满意|圆满|顺利|值了|尽兴|热闹|精神|喜欢|叫好|掌声|不错|平安")
A_PAPER = Regex(r"(名单|名册|台账|表|方案|总结|报告|计划|材料|清单|稿)(?:$|得|要|须|[交报送寄])")
ON_PAPER = Regex(r"[交报递填写印签章收齐改审核订做弄理搞]|汇总|定稿|统计")  # what is done to one
LIES = Regex(lambda: "|".join(table("endings")["lies"]))
ALL = Regex(lambda: "|".join(table("endings")["all_of_it"]))
# Who owes one thing alone names it no more: 「可算发出去了」, 「给王姐交了」, 「人请好了」.
BARE_END = Regex(lambda: "|".join(table("endings")["bare_end"]))
HANDED = tuple("交发报送递寄")
NONE_LACKS = Regex(r"\d{1,4}[户个家份套人件名][^,。]{0,3}一[户个家份套人件名][都也]?不[落剩少差]")
COLLECTED = Regex("收|[交报][给到]我|汇总")
ANY_PIECE = frozenset("个")  # counts whatever it is
CONTEST, OF_ALL = Regex("赛|球"), Regex("各|全|所有")
SCORE = Regex(r"(?<!\d)\d{1,3}(?:比|:|-)\d{1,3}(?!\d)")
LACKS = Regex(lambda: "|".join(table("endings")["lacks"]), any_case=True)
# 「一个不差」, 「剩下的两户今天也跑完了」
PARTED = Regex(r"不[差缺剩欠落]|[差缺剩余欠没].{0,10}[也都全](?![没不未还])[^没未不]{0,6}[完齐好上到了清]")
DEED = Regex(r"(?P<verb>[\u4e00-\u9fff])(?:完|好|齐|妥|光|成|出来|出去|上去|到(?=了)|了(?=\d|$|[,。]))")
# Of a verb: 「订炉」, 「炉都订好了」.
DUE_THING = Regex(r"[\u4e00-\u9fff]{1,2}(?=$|[)）])")
TOLD_THING = Regex(r"(?:^|[,。;\s])(?P<thing>[\u4e00-\u9fff]{1,2}?)(?:都|也|已经?|全|终于|总算|刚){0,2}$")
GATHERED = Regex(r"合影|大合照|到齐|散场|收摊|收工|刚散|散会|现场|全场|台下|在座")
TROUBLE = Regex(lambda: "|".join(table("endings")["trouble"]))
OTHERS_OWN = Regex(r"快递(?!寄)|外卖|钥匙|停车|车位|孩子|作业|股票|彩票|红绿灯|地铁|高铁|超市|菜场")
TIMES = Regex(lambda: "|".join(table("endings")["times"]))
FIGURE = Regex(lambda: "|".join(table("endings")["figure"]))
QUOTA = Regex(r"(\d{1,4})([户家人名份套个件])")
COUNTED = Regex(r"([\d一两几]{1,4})([户家人名份套个件])")
TO_ME = Regex(r"到我[这手]|我抽屉|我桌|给我了|[交送递]来|补来|收[到齐上]|[到拿]齐")
AGAINST = (Because.ASKED, Because.SUPPOSED, Because.RULE, Because.PRIVATE, Because.HEARSAY)
QUESTION = Regex(rf"[?？][^?？]{{0,3}}$|(?:[吗么]|{TOPIC_ASKED})\s{{0,2}}[。!]?$")
LAUGHED = Regex(r"(?:哈{2,12}|嘻{2,12}|呵{2,8}|嘿{2,8})\s{0,2}$")  # at its head it says that all is a joke
YEARS_AGO = Regex(r"(?:去|前|往|当|那)年(?:子)?(?:那[份次回场个]|我|他|她|[^的]{0,6}[就都也])")
NOT_TO = Regex(r"(?<![特区个分级类])[别莫甭](?:再|让|叫|去)")  # 「别让小陈买了」
SOME = Regex(r"有好?几个?|差点")  # 「有几个血压高」 asks nothing, 「差点不够」 supposes nothing
RELATIVES = EitherScript(lambda: "|".join(table("endings")["relatives"]))


@dataclass(frozen=True, slots=True)
class ToldWork:
    """What a message tells as done: `words` in their normal form, what lies ahead left out; on which day, where that was said."""

    words: str
    day: date | None
    wall: datetime
    person_id: int | None
    name: str
    written: str = ""
    own_life: tuple[str, ...] = ()  # words of anybody's home, money, health

    @property
    def has_figure(self) -> bool:
        """Whether it has a figure."""
        return FIGURE.search(self.words) is not None

    @property
    def is_over(self) -> bool:
        """Whether a word of it says that something came to its end."""
        is_said = any(each.search(self.words) for each in (OVER, FINISHED))
        return is_said or tense(self.words) is Tense.DONE

    def is_bare_end(self, planned: str) -> bool:
        """「终于发出去了」, 「人请好了」, 「一份不少」: an end of what was planned with that verb, and nothing else named of which it is."""
        said = (normal(each).text for each in clauses(self.written))
        verbs = [found["verb"] or "" for each in said if (found := BARE_END.fullmatch(each))]
        handed = [verb in HANDED and any(each in planned for each in HANDED) for verb in verbs]
        return (
            any(handed) or any(each in planned for each in verbs) or NONE_LACKS.search(self.words) is not None
        )

    @property
    def is_complete(self) -> bool:
        """「这下一户不落了」"""
        return ALL.search(self.words) is not None


@dataclass(frozen=True, slots=True)
class Ending:
    """One time of an item that may be over with what was told: what speaks for it, and how much of it the matter."""

    one: Occurrence
    score: float
    matter: float
    is_part: bool  # some of it is still to be done
    is_named: bool  # by rare words of its title

    @property
    def is_sure(self) -> bool:
        """Whether it may be acted upon."""
        return self.score >= SURE


def told_part(text: str) -> str:
    """A message without the clauses that look ahead: 「发票明天拿来」."""
    kept = [each for each in clauses(text) if not _is_planned_clause(normal(each).text)]
    return ", ".join(kept)


def clauses(text: str) -> list[str]:
    """The clauses of a message as it was written."""
    cuts = [0, *(each.end() for each in WRITTEN.finditer(text, 0, LONGEST)), len(text)]
    found = (text[a:b].strip(" ，,。；;！!\n") for a, b in pairwise(cuts))
    return [each for each in found if each]


WRITTEN = Regex(
    r"[，。；;！!？?\n]|,(?!\d)|(?<=[a-z\d]{2})\.(?=\s)|(?<=[\u4e00-\u9fff\d])\s(?=[\u4e00-\u9fff\d])"
)


def _is_planned_clause(clause: str) -> bool:
    return any(each.search(clause) for each in (AHEAD, GOES_FIRST)) or tense(clause) is Tense.PLANNED


def telling(text: str, day: date | None, wall: datetime, person_id: int | None, name: str) -> ToldWork | None:
    """What may end something; None for what asks, supposes, was heard of, is of somebody's home, or tells nothing."""
    whole = normal(text[:LONGEST]).text
    if len(text) > LONGEST * 2 or NOT_OURS.search(text) or RELATIVES.search(whole) or QUESTION.search(whole):
        return None
    parts = list(takewhile(_is_factual_clause, (normal(each).text for each in clauses(text))))
    words = ",".join(each for each in parts if not _is_planned_clause(each))
    own = words_by_ground(words).get("own_life", ())
    made = ToldWork(overlap.without_agenda(words), day, wall, person_id, name, text, own)
    is_told = made.has_figure or made.is_over or LIES.search(made.words) or CAME.search(made.words)
    return made if words and is_told else None


def is_short(text: str) -> bool:
    """Whether a clause says that some of it is still to be done, or can't be."""
    said = (normal(each).text for each in clauses(text))
    return any(LACKS.search(each) and not PARTED.search(each) for each in said)


def leaves_part(event: Event, text: str) -> bool:
    """Whether words say so, or tell no more than a part of what is due."""
    return is_short(text) or is_told_in_part(event, text)


def _is_factual_clause(clause: str) -> bool:
    """What asks, supposes, was heard of or was years ago governs all behind it; what was told before it is told: 「来了112人，谁有照片」."""
    if YEARS_AGO.search(clause) or NOT_TO.search(clause):
        return False
    said = SOME.sub("", LAUGHED.sub("", clause))
    return not any(lexicon.pattern(each).search(said) for each in AGAINST)


def work_told_in_log(entry: LogEntry, text: str, wall: datetime) -> ToldWork | None:
    """The same of a text of which the entry was made, whose one day is that told of."""
    days = {fact.day for fact in entry.facts}
    return telling(text, days.pop() if len(days) == 1 else None, wall, entry.author_id, entry.author)


def endings(told: ToldWork, times: Iterable[Occurrence]) -> list[Ending]:
    """The open times it may end, the likeliest first; none far behind the first."""
    known = [one for one in times if one.status is Status.OPEN and one.event.kind is not Kind.FESTIVAL]
    said = _Shared(told, known)
    found = [each for one in known if (each := _ending(told, one, said)) is not None]
    ranked = sorted(found, key=lambda each: (-each.score, each.one.start, each.one.event.number))
    return [
        each
        for each in ranked
        if each.score > ranked[0].score - CLEAR and each.score >= ASKED and each.matter >= MATTER
    ]


class _Shared:
    """The words of all that is open, by which what one of them alone has is told from what all have."""

    def __init__(self, told: ToldWork, known: Sequence[Occurrence]) -> None:
        self.said = TIMES.sub(" ", told.words)
        self.written = told.written
        self.spelt = list(dict.fromkeys(one.event.title for one in known))  # a series is one
        self.titles = [core_of(each) for each in self.spelt]
        self.planned = [_planned_with(one) for one in {each.event.id: each for each in known}.values()]
        self.owed = sum(is_due_by(one.event) and _of_person(told, one) >= OWED for one in known)
        self.held = sum(_of_time(told, one) >= 1 and not is_due_by(one.event) for one in known)
        self.most_named = max((self.of_title(one) for one in known), default=0.0)

    def of_title(self, one: Occurrence) -> float:
        """What the rarest words speak that it shares with the title; of an English one half of its words at least."""
        found = of_clause(core_of(one.event.title), self.said, self.titles, is_own=False)
        title = one.event.title
        is_half = is_english(title) and is_half_spelt(title, self.written)
        return max(found, as_spelt(title, self.written, self.spelt)) if is_half else found

    def of_plan(self, one: Occurrence) -> float:
        """The same of its place, and of the words with which it was planned."""
        return of_clause(_planned_with(one), self.said, self.planned, is_own=False)


def _planned_with(one: Occurrence) -> str:
    """The words it was planned with and its place, as far as they tell it from others."""
    return core_of(TIMES.sub("", f"{one.event.said[:LONGEST]} {one.event.place or ''}"))


def _ending(told: ToldWork, one: Occurrence, said: _Shared) -> Ending | None:
    title, words = one.event.title, told.words
    planned = normal(f"{one.event.said} {title}").text
    time, person, named = _of_time(told, one), _of_person(told, one), said.of_title(one)
    is_due = is_due_by(one.event)
    is_other = overlap.contradict(title, words) or overlap.is_only_bought(words, title)
    is_other = is_other or _is_deed_of_another(title, words)
    if time < 0 or is_other or overlap.preparations(words) - overlap.preparations(overlap.title_core(title)):
        return None
    paper = A_PAPER.search(normal(title).text) if is_due and not LIES.search(words) else None
    if paper and named > 0 and paper[1][-1] not in words and not ON_PAPER.search(words):
        return None  # 「慰问金也给了」 is no form for it, and a visit hands in no list of whom to visit
    is_kept = paper is not None and named <= 0 and not told.is_bare_end(planned)
    matter = 0.8 * min(named, 1.5)
    matter += 0.0 if is_kept else 0.6 * is_its_deed(title, words) + _of_kin(one, words)
    if is_due:
        from_others = any(OF_ALL.match(each.name) for each in one.event.owners)  # are to hand it in
        is_collected = from_others or COLLECTED.search(title) is not None
        is_in = TO_ME.search(words) is not None and person > 0 and is_collected
        matter += _of_figures(told, one) + 0.7 * is_in
    else:  # how many came, that they stood together, how a match ended
        is_match = SCORE.search(words) is not None and CONTEST.search(title) is not None
        came, gathered = (each.search(words) is not None for each in (CAME, GATHERED))
        matter += 0.7 * came + 0.4 * gathered + 0.8 * is_match
    if is_due and said.owed == 1 and person >= OWED and one.start.date() <= told.wall.date() + DUE_SOON:
        is_named = named > 0 and named >= said.most_named
        matter += MATTER * (told.is_bare_end(planned) or (is_named and told.is_over))
    is_felt = FELT.search(words) is not None
    is_told = matter >= MATTER or told.has_figure or is_felt
    if said.of_plan(one) >= 1:  # 「宿舍楼停电」 tells of no drill there
        matter += 0.8 if is_told else 0.2
    report = 0.3 * is_felt + 0.2 * told.is_over + 0.2 * told.has_figure
    rest = _of_end(told) if is_due else 0.3 * (said.held == 1 and time >= 1) + report
    score = time + person + matter + rest - _of_talk(told, planned)
    return Ending(one, score, matter, _is_part(told, one), named >= 1)


def _of_end(told: ToldWork) -> float:
    """That it is finished, and where it lies; figures alone end nothing that is due."""
    ends = 0.5 * bool(LIES.search(told.words)) + 0.5 * told.is_over + 0.3 * told.is_complete
    return 0.2 * told.has_figure + (ends or -2.0)


def _of_talk(told: ToldWork, planned: str) -> float:
    """What speaks against it: trouble, parcels, homes, mere praise; nothing of it where it was planned with that word."""
    against = sum(
        1.5 for each in (TROUBLE, OTHERS_OWN) if each.search(told.words) and not each.search(planned)
    )
    is_opinion = lexicon.pattern(Because.OPINION).search(told.words) and not FELT.search(told.words)
    against += 1.5 if is_opinion and not told.has_figure else 0.0
    own = {
        each for each in told.own_life if each.rstrip("了") not in planned and each not in _at_home(planned)
    }
    return against + min(2.0, len(own))


def _of_time(told: ToldWork, one: Occurrence) -> float:
    """What the time speaks for it: on the day that is told of, or just over; below 0 where it can't be."""
    today = told.wall.date()
    first, last = one.start.date(), one.last_moment.date()
    if is_due_by(one.event):
        if today - last > DUE_BEHIND:
            return -1.0
        return 0.5 if last <= today + DUE_SOON else 0.2
    if one.start > told.wall and not (
        one.event.kind is Kind.VISIT and timedelta(0) < first - today <= FEW_DAYS
    ):
        return -1.0
    if told.day is not None and (told.day != today or first == today):
        return 1.0 if first <= told.day <= last else -1.0
    if one.event.grain in SPANS:
        return 0.2 if first <= today <= last else -1.0
    if last == today or (first == today and told.wall - one.start <= LATE):
        return 1.0
    is_morning = today - last == timedelta(days=1) and told.wall.hour < MORNING
    return 0.7 if is_morning else (0.2 if today - last <= FEW_DAYS else -1.0)


def _of_person(told: ToldWork, one: Occurrence) -> float:
    owners = one.event.owners
    due = is_due_by(one.event)
    if any(
        each.is_person(told.person_id, told.name) or is_doer_named(each.name, told.written) for each in owners
    ):
        return 1.0 if due else 0.5
    if told.person_id is not None and one.event.author_id == told.person_id:
        is_own = not owners or all(OF_ALL.match(each.name) for each in owners)
        return (0.9 if is_own else 0.1) if due else 0.4
    return -0.6 if owners and due else 0.0


def is_its_deed(title: str, words: str) -> bool:
    """「写完了」 of the summary to write, 「送到了」 of what was to be given out."""
    said, done_with = simplified(title), overlap.word_lists()["done_with"]
    return any(
        sign in said for each in DEED.finditer(words) for sign in done_with.get(each["verb"], each["verb"])
    )


def _is_deed_of_another(title: str, words: str) -> bool:
    """「车订好了」 is not of the stove to order: the title ends with its thing behind the verb, and another stands before the verb told."""
    said = simplified(title)
    things = [
        (
            DUE_THING.match(said, said.find(each["verb"]) + 1),
            TOLD_THING.search(TIMES.sub(" ", words[: each.start()])),
        )
        for each in DEED.finditer(words)
        if each["verb"] in said
    ]
    pairs = [(due[0], told["thing"]) for due, told in things if due and told]
    return bool(pairs) and all(set(due).isdisjoint(told) for due, told in pairs)


def _of_kin(one: Occurrence, words: str) -> float:
    """Whether the words are at home with what the title names: 饺子 and 面粉, 体检 and 血压."""
    title = normal(one.event.title).text
    found = {word for word in _at_home(title) if word in words and word not in title}
    return min(0.9, sum(0.6 if len(each) > 1 else 0.4 for each in found))


def names_another(title: str, text: str) -> bool:
    """Whether the head of words is of a thing the title is not at home with: 「灯管换好了，6根」 ends no 「欠薪调解」."""
    said = head_of(normal(overlap.without_agenda(text)).text)
    at_home = [word for names, told in _kin() if any(of in title for of in names) for word in (*names, *told)]
    rest = overlap.core_of(TIMES.sub(" ", CAME.sub(" ", OVER.sub(" ", said))))
    is_own = not rest.isascii() and not overlap.covered_by(rest, overlap.title_core(title))
    return is_own and len(rest) > FEW_SIGNS and not any(each in said for each in at_home)


@cache
def _kin() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    return tuple((tuple(each["of"].split()), tuple(each["told"].split())) for each in table("ties")["kin"])


def _at_home(planned: str) -> set[str]:
    """The words that are at home with what was planned: 「打车」 of a walk is nobody's own life."""
    return {word for names, told in _kin() if any(each in planned for each in names) for word in told}


def _of_figures(told: ToldWork, one: Occurrence) -> float:
    """「60个一个不剩」 of the 60 that were to be given out; 「那两户」 of so many households."""
    wanted, done = _figures(QUOTA, normal(one.event.title).text), _figures(COUNTED, told.words)
    if not wanted.isdisjoint(done):
        return 0.8
    return 0.6 if {unit for _, unit in wanted} & {unit for _, unit in done} - ANY_PIECE else 0.0


def _figures(pattern: Regex, words: str) -> set[tuple[str, str]]:
    return {(each[1], each[2]) for each in pattern.finditer(words)}


def _is_part(told: ToldWork, one: Occurrence) -> bool:
    """Whether some of it is still to be done: 「还差两户」, or 7 of the 13 households of the title."""
    if not is_due_by(one.event):
        return False
    if leaves_part(one.event, told.written) or (
        overlap.is_in_part(told.words, one.event.title) and not told.is_complete
    ):
        return True
    wanted = {unit: int(number) for number, unit in _figures(QUOTA, normal(one.event.title).text)}
    done = _figures(QUOTA, told.words)
    return not told.is_complete and any(0 < int(number) < wanted.get(unit, 0) for number, unit in done)
