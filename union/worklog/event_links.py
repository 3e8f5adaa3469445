"""Which item of the calendar a log fulfils: likelihood with its reasons, high enough to be asked with one button.

A question that is wrong costs more than one that is not put: in doubt nothing is said. What surely ends an item is not
asked about: the item is done, and the receipt has the way back.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from difflib import SequenceMatcher
from enum import StrEnum

from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import A_DAY, Grain
from union.core.records import dataclass
from union.events.model import Event, Occurrence, Status
from union.reading.english.closings import tells_deed_done
from union.reading.english.translation import is_english
from union.reading.names.people import familiar, given_name
from union.reading.text.normal_form import normal, simplified
from union.reminders.lead_times import is_due_by
from union.worklog import duplicates as overlap
from union.worklog.entries import Fact, LogEntry

SPANS = (Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR)
# Days an item may be fulfilled before its first and after its last.
REACH = {Kind.MEETING: (1, 3), Kind.TRAINING: (3, 7), Kind.COMPETITION: (3, 7)}
DEFAULT_REACH, DUE_REACH = (5, 10), (25, 30)
FURTHEST = timedelta(days=45)  # an item is looked for this far around a log
LEAST_FIT, ENOUGH, CLOSE = 0.8, 1.04, 0.15
IN_PART, LEAST_PART = 0.75, 0.3  # a title said in part, by words that tell of an end; how much of it at least
# 「趣味赛完美收官」, 「义诊收摊」, 「摸底表交了」: what took place or was handed in is over.
OVER = Regex(
    r"收官|到此为止|收摊|收工|收炉|下课|散场|散会|刚散|散了|结束|落幕|闭幕|圆满|搞定|搞掂|完毕|毕业|交差|完成|寄出|截[了咗止]|最后一[天场批次节堂课回]"
    r"|[全交收补到凑备]齐|齐[活了晒]|[回返][来嚟][了啦喇]|取来了|谢幕|吃[撑饱完]了|[去望看]过[了啦咗]"
    r"|(?P<did>办|开|做|走|送|忙|拍|比|印|收|派|种|栽|发放?|购?买|弄|整|写|查|报|交|谈|办理|统计)(?:完|好|齐|清|掉|到|成|上去|出去|过去)?[了啦咗喇]"
    r"|(?P<does>办|开|做|走|送|忙|比|印|收|派|种|栽|发|写|查|打|讲|上|跑|搞|整|弄|谈|见|听|探)(?:[完晒光]|清(?=[了啦喇]))"
)
PEOPLE = ("人", "名", "位", "人次")
# The first of several days or groups ends none of what goes on behind it: 「第一批体检完，35人」.
A_PART = Regex(
    r"第[一二三四五六七八九十\d]{1,2}(?:批|场|天|组|轮|班|趟|车|拨)|首[批场日天]|头一?[批场天]|今天(?:先|到此)"
)
ENDED = Regex(r"[完齐晒清]|结束|收官|落幕|闭幕|圆满|收摊|\b(?:over|done|finished|complete)", any_case=True)
ALREADY = Regex(r"已经?(?!有)|\balready\b|\bha(?:s|ve)·", any_case=True)
THE_WHOLE = Regex(r"全部?|都|最后|结束|圆满|收官|尾")
# Behind a name: 「名单老牛给我了」.
DID = Regex(r"[^,，。;；\s说讲话叫让要会替帮没未不再应]{0,6}?[交报送给发寄递备买写做办印订拿取领搬拉弄搞填]")
# How many have signed up or given so far ends neither before its last day, nor does what was bought for it.
SIGN_UP = Regex(
    r"报名|捐[款赠物书衣助]|募[捐集款]|筹[款募]|善款|认购|征集|sign.?up|registration|donat|pledge|fund.?rais|contribution",
    any_case=True,
)
CLOSED = Regex(
    r"(?<![没未])截(?!至|到?目前)|满(?!意)|齐|(?<!还没)(?<!没有)(?<!还未)结束|(?<!机)(?<!海)(?<!相)关(?:了|闭|闸|门|$|[,，。])|收口|封盘|够了|到此为止|停止报|不再收|(?<!not )(?<!n't )(?<!not yet )closed|\bfull\b|\bover\b",
    any_case=True,
)
FIGURE = Regex(r"\d(?:[\u4e00-\u9fff%]|\s?[A-Za-z])")
FIGURES = Regex(r"\d{1,12}(?:\.\d{1,4})?[\u4e00-\u9fff]?")
CLAUSE_BEHIND = Regex(r"[,，。.;；!！?？](?!\d)|\s(?=[\u4e00-\u9fff])")
CLAUSE = Regex(r"[,。;!?\n]")
ABOUT = Regex(r"\s(?:on|about|for|with|of)\s", any_case=True)
# To whom a visit is, where it is to more than one: of two visits it tells which.
WHOM = Regex(r"(?:退休|困难|困難)[\u4e00-\u9fff]{2}|独居|长者|老人|病友|家属")
# In front of a word for a sort of thing: nothing that tells it from others of its sort.
ALONE = Regex(r"(?:^|[,。;:!?\s·])(?:the·?|今天|昨天|今晚|昨晚|上午|下午|这个|那个|个|该|开完?了?)?$")
NOTHING_ELSE = 3  # signs beside those of the title: 「探望回来了」 names nobody else
A_NAME, HAN = 3, Regex(r"[\u4e00-\u9fff]+")
NO_NAME = Regex(r"职工|会员|员工|女工|老人|家属|师傅|同事|工友|慰问|走访|困难|小组|车间|部门|全体|节|退休")
BARE = -0.2  # a title without a subject stands behind one that has it
EXACT_DAY, NEAR_DAY, NEAR = 0.3, 0.15, 3
OWN, AUTHOR, OF_OTHERS = 0.2, 0.05, -0.25
MOST, MOST_CLAUSES = 3, 6
LONGEST = 600  # signs of a log that are laid beside a title: what it tells of stands at its head


class Reason(StrEnum):
    """Why a log is laid beside an item."""

    WORDS = "words"
    DAY = "day"
    NEAR = "near"
    OWNER = "owner"
    ALL = "all"  # weighed with everything that speaks for it (ending_choice.py)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One time of an item a log may have fulfilled; `score` is comparable within one log only."""

    one: Occurrence
    score: float
    reasons: tuple[Reason, ...]


def certain_candidate(found: Sequence[Candidate], text: str, wall: datetime) -> Candidate | None:
    """The one item that is over with the log: told on its own day, or in words that something ended."""
    if len(found) != 1:
        return None
    best, event = found[0], found[0].one.event
    # 「职代会上午闭幕」 of what was to begin at half past one.
    is_early = best.one.start.date() == wall.date() and ENDED.search(normal(text).text) is not None
    if event.pack is not None or (best.one.start > wall and not (is_due_by(event) or is_early)):
        return None
    if is_still_open(best.one, text, wall):
        return None
    if Reason.ALL in best.reasons:
        return best if is_due_by(event) or event.grain not in SPANS else None
    is_held = Reason.DAY in best.reasons and event.grain not in SPANS and not is_due_by(event)
    is_told = OVER.search(normal(text).text) or (is_due_by(event) and tells_deed_done(event.title, text))
    is_over = bool(is_told) and not is_generic_title(event.title)
    return best if is_held or (is_over and Reason.WORDS in best.reasons) else None


def is_still_open(one: Occurrence, text: str, wall: datetime) -> bool:
    """Whether words tell of a sign-up before its last day and not that it is closed, or of one of several days: a visit goes on until its end is told."""
    said = normal(text).text
    if one.end - one.start > A_DAY and wall.date() < (one.end - timedelta(seconds=1)).date():
        goes_on = one.event.kind is Kind.VISIT and one.event.grain not in SPANS and not ENDED.search(said)
        return THE_WHOLE.search(said) is None and (goes_on or A_PART.search(said) is not None)
    is_ahead = one.start > wall and SIGN_UP.search(normal(one.event.title).text) is not None
    return is_ahead and CLOSED.search(text) is None


def head_of(text: str) -> str:
    """A text up to the clause with its first figure: 「糭派晒喇 198隻 兩隻俾我食咗」 without the talk behind."""
    return heads_of(text)[0]


def heads_of(text: str) -> Sequence[str]:
    """The same, and each that goes a clause further, up to the whole."""
    figure = FIGURE.search(text)
    ends = CLAUSE_BEHIND.finditer(text, figure.end()) if figure else ()
    return [*(text[: end.start()] for end in ends), text]


def is_report(facts: Sequence[Fact], text: str) -> bool:
    """Whether few words report: that something is over, or how many people there were."""
    counted = {each.unit for fact in facts for each in fact.measures}
    return OVER.search(normal(text).text) is not None or not counted.isdisjoint(PEOPLE)


def is_worth_a_look(event: Event, facts: Sequence[Fact], text: str) -> bool:
    """Whether the words fit, before anybody reckons when the item takes place."""
    said = dict.fromkeys(words for _fact, words in (*_words(facts, text), *_clauses(facts, text)))
    rules = (_fits, _of_deed, _of_subject)
    return any(rule(event.title, words) is not None for words in said for rule in rules)


def title_fit(title: str, facts: Sequence[Fact], text: str) -> float:
    """How much of the title the words say where they say most of it, or else 0."""
    said = dict.fromkeys(words for _fact, words in (*_words(facts, text), *_clauses(facts, text)))
    return max((each for words in said if (each := _fits(title, words)) is not None), default=0.0)


def is_doer_named(person: str, text: str) -> bool:
    """Whether words tell that somebody did it, called as colleagues do: 「要约书卫东已交」."""
    plain, said = simplified(person), simplified(text[:LONGEST])
    return any(
        DID.match(rest) for form in (given_name(plain), *familiar(plain)) for rest in said.split(form)[1:]
    )


def is_of_other_work(title: str, text: str) -> bool:
    """Whether the words tell of another thing, of what was bought for it, or only of what leads up to it."""
    is_before = _is_only_preparation(overlap.whole_core(title), overlap.core_of(text))
    return is_before or overlap.contradict(title, text) or overlap.is_only_bought(text, title)


def is_told_in_full(event: Event, facts: Sequence[Fact], text: str) -> tuple[bool, ...]:
    """Of each fact whether it says every sign of a title that has a subject, or is called by one that has none: 委员会会议."""
    if is_generic_title(event.title):
        return tuple(each.title == event.title for each in facts)
    full = [fact for fact, words in _words(facts, text) if _fit(event.title, words) == 1]
    return tuple(any(each is fact for fact in full) for each in facts)


def likely_candidates(
    facts: Sequence[Fact], text: str, times: Iterable[Occurrence], person_id: int | None, name: str
) -> tuple[Candidate, ...]:
    """Open times these facts have likely fulfilled, the likeliest first; at most three, and none far behind the first.

    `text` is the whole message; `person_id` and `name` are its author's. Its clauses are looked at where the whole says nothing.
    """
    known = list(times)
    for said in (_words(facts, text), _clauses(facts, text)):
        best: dict[int, Candidate] = {}
        for one in known:
            found = _candidate(one, said, person_id, name)
            if found is not None and (one.event.id not in best or best[one.event.id].score < found.score):
                best[one.event.id] = found
        if best:
            ranked = sorted(best.values(), key=lambda each: (-each.score, each.one.event.number))
            return tuple(each for each in ranked if each.score >= ranked[0].score - CLOSE)[:MOST]
    return ()


def _candidate(
    one: Occurrence, said: Sequence[tuple[Fact, str]], person_id: int | None, name: str
) -> Candidate | None:
    if one.status is not Status.OPEN or one.event.kind is Kind.FESTIVAL:
        return None
    person, by = _of_person(one.event, person_id, name)
    found = []
    for fact, words in said:
        day = _of_day(one, fact.day)
        is_today = day == EXACT_DAY and not is_due_by(one.event)
        whom = WHOM.search(normal(one.event.title).text) if one.event.kind is Kind.VISIT else None
        is_to_them = one.event.kind is not Kind.VISIT or (whom and whom[0] in normal(words).text)
        is_its_day, is_own = bool(is_today and is_to_them), is_today and person > 0
        fit = _fits(one.event.title, words, is_its_day=is_its_day, is_own=is_own)
        if fit is None and is_today:
            deed = _of_deed(one.event.title, words)
            fit = _of_subject(one.event.title, words) if deed is None else deed
        if fit is None or day is None or (is_generic_title(one.event.title) and day < EXACT_DAY):
            continue
        bare = BARE if is_generic_title(one.event.title) else 0.0
        when = Reason.DAY if day >= EXACT_DAY else Reason.NEAR
        own = max(person, 0.0) if is_its_day else person
        found.append(Candidate(one, fit + day + own + bare, (Reason.WORDS, when, *by)))
    best = max(found, key=lambda each: each.score, default=None)
    return best if best is not None and best.score >= ENOUGH else None


def _words(facts: Sequence[Fact], text: str) -> list[tuple[Fact, str]]:
    """What may be compared with a title, of each fact: of one alone, or alone with figures, the whole message, too."""
    own = [(each, each.words) for each in facts]
    words = text[:LONGEST] if _is_about_one_fact(facts) else None
    whole = [(each, overlap.without_agenda(f"{each.title}，{words}")) for each in facts if words is not None]
    return whole + (own if len(facts) > 1 else [])


def _clauses(facts: Sequence[Fact], text: str) -> list[tuple[Fact, str]]:
    """The clauses of a message that tells one thing; none where some of it is still to be done."""
    said = overlap.without_agenda(text)
    if not _is_about_one_fact(facts) or overlap.is_in_part(said, ""):
        return []
    pieces = [FIGURES.sub("", each) for each in CLAUSE.split(normal(said).text)[:MOST_CLAUSES]]
    return [(fact, each) for fact in facts for each in pieces if each.strip()]


def _is_about_one_fact(facts: Sequence[Fact]) -> bool:
    return len(facts) == 1 or sum(bool(each.measures or each.money) for each in facts) == 1


def is_generic_title(title: str) -> bool:
    """Whether a title names no subject: 「走访」, 「例会」, 「培训」."""
    return overlap.title_core(title) in {
        overlap.title_core(each) for each in overlap.word_lists()["bare"]
    } | {""}


def _fits(title: str, words: str, *, is_its_day: bool = True, is_own: bool = False) -> float | None:
    """The same, or that a part of the title is said to be over, or said on its own day."""
    if overlap.is_only_bought(words, title):
        return None
    found = _fit(title, words)
    return found if found is not None else _in_part(title, words, is_its_day=is_its_day, is_own=is_own)


def _in_part(title: str, words: str, *, is_its_day: bool, is_own: bool) -> float | None:
    """Of a thing on its own day its head is enough; of an owner's own its deed: 「探望回来了」."""
    is_over = OVER.search(normal(words).text) is not None
    if not (is_its_day or is_own or is_over):
        return None
    core, said = overlap.title_core(title), overlap.core_of(words)
    if (
        not core
        or is_generic_title(title)
        or overlap.contradict(title, words)
        or _is_only_preparation(overlap.whole_core(title), said)
    ):
        return None
    # The sign-up for the games is not the games.
    if _is_only_preparation(said, overlap.whole_core(title)) or overlap.is_in_part(words, title):
        return None
    covered = overlap.covered_by(said, core)
    head = len(core.removesuffix("活动"))
    # 「talk on overtime」: an English title may name first what it is.
    first = overlap.core_of(ABOUT.split(title)[0]) if is_english(title) and ABOUT.search(title) else ""
    says_head = len(first) > 1 and len(first) - 1 in overlap.covered_by(said, first)
    has_head = is_its_day and ({head - 2, head - 1} <= set(covered) or says_head)
    is_deed = (is_own or is_its_day) and sum(sign not in core for sign in said) <= NOTHING_ELSE
    if not has_head and (not (is_deed or is_over) or overlap.is_another_sort(core, said)):
        return None
    shared = "".join(core[place] for place in sorted(covered))
    least = 2 if has_head or is_deed else max(2, LEAST_PART * len(core))
    text = normal(words).text  # 「委员会刚散」, 「到场 for the 讲座」: nothing says of which sort it is
    stands_alone = (ALONE.search(text[: each.start()]) for each in re.finditer(re.escape(shared), text))
    is_named = is_deed or not is_generic_title(shared) or (has_head and any(stands_alone))
    return IN_PART if len(covered) >= least and is_named else None


def _of_subject(title: str, words: str) -> float | None:
    """「去敬老院的12人」 on the day of 阳光敬老院志愿服务: by the name of its place or thing, which few days have twice."""
    core, said = overlap.title_core(title), overlap.core_of(words)
    if not any(core[at : at + A_NAME] in said for at in range(len(core) - A_NAME + 1)):
        return None  # of most items; far cheaper than what follows
    block = SequenceMatcher(None, core, said, autojunk=False).find_longest_match()
    shared = core[block.a : block.a + block.size]
    is_name = len(NO_NAME.sub("", shared)) >= A_NAME and HAN.fullmatch(shared) is not None
    if not is_name or is_generic_title(shared):
        return None
    leads_up = _is_only_preparation(overlap.whole_core(title), said) or _is_only_preparation(said, core)
    is_other = leads_up or overlap.contradict(title, words) or overlap.is_in_part(words, title)
    is_other = is_other or overlap.is_another_sort(core, said)
    return None if is_other or overlap.is_only_bought(words, title) else IN_PART


def _of_deed(title: str, words: str) -> float | None:
    """「会开完了」, 「花都送出去了」, 「会议结束」 on its day: hardly more than that such a thing was done."""
    text = normal(words).text
    found = OVER.search(text)
    if found is None:
        return None
    deed, others = found["did"] or found["does"], overlap.core_of(text[: found.start()] + text[found.end() :])
    sort = others[:1] if is_generic_title(others) else ""
    signs = overlap.word_lists()["done_with"].get(deed[0], deed[0]) if deed else sort
    if not any(sign in normal(title).text for sign in signs):
        return None
    is_all = sum(sign not in title for sign in others) <= NOTHING_ELSE and not overlap.preparations(others)
    return (1.0 if is_generic_title(title) else IN_PART) if is_all else None


def _fit(title: str, words: str) -> float | None:
    """How much of the title the words say, 0.8 to 1; None for too little, or for something else."""
    core, said = overlap.title_core(title), overlap.core_of(words)
    is_other = overlap.contradict(title, words) or _is_only_preparation(overlap.whole_core(title), said)
    if not core or is_other or overlap.is_in_part(words, title):
        return None
    covered = overlap.covered_by(said, core)
    rest = [sign for place, sign in enumerate(core) if place not in covered]
    fit = 1 - sum(0.5 if covered and sign in said else 1 for sign in rest) / len(core)
    return fit if fit >= LEAST_FIT else None


def _is_only_preparation(core: str, said: str) -> bool:
    """Whether the words tell of what leads up to the item, or follows it, only."""
    return bool(overlap.preparations(said) - overlap.preparations(core))


def _of_day(one: Occurrence, day: date) -> float | None:
    """What the day speaks for it; None for a day on which it can't have been."""
    first, last = one.start.date(), one.last_moment.date()
    due = is_due_by(one.event) or (one.event.pack is not None and one.event.kind is Kind.OTHER)
    if first <= day <= last:
        return NEAR_DAY if one.event.grain in SPANS and not due else EXACT_DAY
    away = (first - day).days if day < first else (day - last).days
    before, after = DUE_REACH if due else REACH.get(one.event.kind, DEFAULT_REACH)
    if one.event.rule is not None:
        before, after = min(before, NEAR), min(after, NEAR)
    if away > (before if day < first else after):
        return None
    return NEAR_DAY if due or away <= NEAR else 0.0


def _of_person(event: Event, person_id: int | None, name: str) -> tuple[float, tuple[Reason, ...]]:
    if event.has_owner(person_id, name):
        return OWN, (Reason.OWNER,)
    if any(not each.name.startswith("各") for each in event.owners):
        return OF_OTHERS, ()
    return (AUTHOR, ()) if person_id is not None and event.author_id == person_id else (0.0, ())


def presumed_done(
    times: Iterable[Occurrence], entries: Iterable[LogEntry]
) -> dict[tuple[int, datetime], int]:
    """The first log that tells each open time as done, by its number and start; a log that may be of several tells none.

    Stricter than what is asked under a log's echo: the whole title, and that day or the one beside it.
    """
    left = {(one.event.id, one.original): one for one in times if one.status is Status.OPEN}
    found: dict[tuple[int, datetime], int] = {}
    for entry in entries:
        one = _occurrence_of_log(entry, list(left.values()))
        if one is not None:
            found.setdefault((one.event.number, one.start), entry.number)
    return found


def _occurrence_of_log(entry: LogEntry, times: Sequence[Occurrence]) -> Occurrence | None:
    if entry.undone or entry.fulfils_none or entry.event_id is not None:
        return None
    near = [one for one in times if any(_is_near_day(one, fact.day) for fact in entry.facts)]
    if not near:
        return None
    ranked = likely_candidates(entry.facts, entry.text, near, entry.author_id, entry.author)
    if len(ranked) != 1:
        return None
    one = ranked[0].one
    in_full = zip(entry.facts, is_told_in_full(one.event, entry.facts, entry.text), strict=True)
    return one if any(says and _is_near_day(one, fact.day) for fact, says in in_full) else None


def _is_near_day(one: Occurrence, day: date) -> bool:
    return one.start.date() - A_DAY <= day <= one.last_moment.date() + A_DAY
