"""Which item of the calendar a log fulfils: likelihood with its reasons, high enough to be asked with one button.

A question that is wrong costs more than one that is not put: in doubt nothing is said. What surely ends an item is not
asked about: the item is done, and the receipt has the way back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from union.core.grain import Grain
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.events.model import Event, Occurrence, Status
from union.reading.text.normal_form import normal
from union.reminders.lead_times import is_due_by
from union.worklog.entries import Fact
from union.worklog.word_overlap import (
    contradict,
    core_of,
    covered_by,
    is_in_part,
    preparations,
    title_core,
    without_agenda,
    word_lists,
)

SPANS = (Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR)
# Days an item may be fulfilled before its first and after its last.
REACH = {Kind.MEETING: (1, 3), Kind.TRAINING: (3, 7), Kind.COMPETITION: (3, 7)}
DEFAULT_REACH, DUE_REACH = (5, 10), (25, 30)
FURTHEST = timedelta(days=45)  # an item is looked for this far around a log
LEAST_FIT, ENOUGH, CLOSE = 0.8, 1.04, 0.15
IN_PART, LEAST_PART = 0.75, 0.3  # a title said in part, by words that tell of an end; how much of it at least
# 「趣味赛完美收官」, 「义诊收摊」, 「摸底表交了」: what took place or was handed in is over.
OVER = Regex(
    r"收官|收摊|收工|结束|落幕|闭幕|圆满|搞定|搞掂|完毕|毕业|交差|完成|最后一[天场批次节堂课]|[全交收补到凑备]齐"
    r"|(?:办|开|做|走|送|忙|拍|比|印|收|发|弄|整|写|查|报|交|办理|统计)(?:完|好|齐|掉|上去|出去|过去)?[了啦咗喇]"
    r"|(?:办|开|做|走|送|忙|比|印|收|发|写|查|打|讲|上|跑|搞|整|弄)[完晒]"
)
BARE = -0.2  # a title without a subject stands behind one that has it
EXACT_DAY, NEAR_DAY, NEAR = 0.3, 0.15, 3
OWN, AUTHOR, OF_OTHERS = 0.2, 0.05, -0.25
MOST = 3


class Reason(StrEnum):
    """Why a log is laid beside an item."""

    WORDS = "words"
    DAY = "day"
    NEAR = "near"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One time of an item a log may have fulfilled; `score` is comparable within one log only."""

    one: Occurrence
    score: float
    reasons: tuple[Reason, ...]


def surely(found: Sequence[Candidate], text: str, wall: datetime) -> Candidate | None:
    """The one item that is over with the log: told on its own day, or in words that something ended."""
    if len(found) != 1:
        return None
    best, event = found[0], found[0].one.event
    if event.pack is not None or (best.one.start > wall and not is_due_by(event)):
        return None
    is_held = Reason.DAY in best.reasons and event.grain not in SPANS and not is_due_by(event)
    is_over = OVER.search(normal(text).text) is not None and not is_bare(event.title)
    return best if is_held or (is_over and Reason.WORDS in best.reasons) else None


def is_worth_a_look(event: Event, facts: Sequence[Fact], text: str) -> bool:
    """Whether the words fit, before anybody reckons when the item takes place."""
    return any(_fits(event.title, words) is not None for words in _words(facts, text))


def is_told_in_full(event: Event, facts: Sequence[Fact], text: str) -> tuple[bool, ...]:
    """Of each fact whether it says every sign of a title that has a subject."""
    return tuple(not is_bare(event.title) and _fit(event.title, words) == 1 for words in _words(facts, text))


def likely(
    facts: Sequence[Fact], text: str, times: Iterable[Occurrence], person_id: int | None, name: str
) -> tuple[Candidate, ...]:
    """Open times these facts have likely fulfilled, the likeliest first; at most three, and none far behind the first.

    `text` is the whole message; `person_id` and `name` are its author's.
    """
    best: dict[int, Candidate] = {}
    for one in times:
        found = _candidate(one, facts, text, person_id, name)
        if found is not None and (one.event.id not in best or best[one.event.id].score < found.score):
            best[one.event.id] = found
    ranked = sorted(best.values(), key=lambda each: (-each.score, each.one.event.number))
    return tuple(each for each in ranked if each.score >= ranked[0].score - CLOSE)[:MOST]


def _candidate(
    one: Occurrence, facts: Sequence[Fact], text: str, person_id: int | None, name: str
) -> Candidate | None:
    if one.status is not Status.OPEN or one.event.kind is Kind.FESTIVAL:
        return None
    person, by = _of_person(one.event, person_id, name)
    found = []
    for fact, words in zip(facts, _words(facts, text), strict=True):
        day = _of_day(one, fact.day)
        is_its_day = day == EXACT_DAY and one.event.kind is not Kind.VISIT and not is_due_by(one.event)
        fit = _fits(one.event.title, words, is_its_day=is_its_day)
        if fit is None or day is None or (is_bare(one.event.title) and day < EXACT_DAY):
            continue
        bare = BARE if is_bare(one.event.title) else 0.0
        when = Reason.DAY if day >= EXACT_DAY else Reason.NEAR
        own = max(person, 0.0) if is_its_day else person
        found.append(Candidate(one, fit + day + own + bare, (Reason.WORDS, when, *by)))
    best = max(found, key=lambda each: each.score, default=None)
    return best if best is not None and best.score >= ENOUGH else None


def _words(facts: Sequence[Fact], text: str) -> list[str]:
    """What may be compared with a title, for each fact: of a single one the whole message."""
    if len(facts) == 1:
        return [without_agenda(f"{facts[0].title}，{text}")]
    return ["，".join([fact.title, *_counted(fact)]) for fact in facts]


def _counted(fact: Fact) -> list[str]:
    return [each.what or "" for each in fact.measures] + [each.what or "" for each in fact.money]


def is_bare(title: str) -> bool:
    """Whether a title names no subject: 「走访」, 「例会」, 「培训」."""
    return title_core(title) in {title_core(each) for each in word_lists()["bare"]} | {""}


def _fits(title: str, words: str, *, is_its_day: bool = True) -> float | None:
    """The same, or that a part of the title is said to be over, or said on its own day."""
    found = _fit(title, words)
    is_over = OVER.search(normal(words).text) is not None
    if found is not None or not (is_its_day or is_over):
        return found
    return _in_part(title, words, with_head=not is_over)


def _in_part(title: str, words: str, *, with_head: bool) -> float | None:
    """`with_head`: what sort of thing it is must be said, too: 消防安全演练 is no 消防安全培训."""
    core, said = title_core(title), core_of(words)
    if not core or is_bare(title) or contradict(title, words) or _is_only_before(core, said):
        return None
    if _is_only_before(said, core) or is_in_part(words, title):  # the sign-up for the games is not the games
        return None
    covered = covered_by(said, core)
    if with_head and not {len(core) - 2, len(core) - 1} <= set(covered):
        return None
    shared = "".join(core[place] for place in sorted(covered))
    return IN_PART if len(covered) >= max(2, LEAST_PART * len(core)) and not is_bare(shared) else None


def _fit(title: str, words: str) -> float | None:
    """How much of the title the words say, 0.8 to 1; None for too little, or for something else."""
    core, said = title_core(title), core_of(words)
    if not core or contradict(title, words) or _is_only_before(core, said) or is_in_part(words, title):
        return None
    covered = covered_by(said, core)
    rest = [sign for place, sign in enumerate(core) if place not in covered]
    fit = 1 - sum(0.5 if covered and sign in said else 1 for sign in rest) / len(core)
    return fit if fit >= LEAST_FIT else None


def _is_only_before(core: str, said: str) -> bool:
    """Whether the words tell of what leads up to the item, or follows it, only."""
    return bool(preparations(said) - preparations(core))


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
    if any(each.person_id == person_id if each.person_id else each.name == name for each in event.owners):
        return OWN, (Reason.OWNER,)
    if event.owners:
        return OF_OTHERS, ()
    return (AUTHOR, ()) if person_id is not None and event.author_id == person_id else (0.0, ())
