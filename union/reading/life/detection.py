"""Finds the clauses of a message that tell a life event, and whom each is about; when it happened is not read here.

Whoever is named in a clause is looked for in life_event.py, what makes it none in told_visits.py.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.life.life_event import (
    FIRST,
    HAPPENINGS,
    Doubt,
    LifeSubject,
    Occasion,
    full_name,
    subjects,
    word_list_pattern,
)
from union.reading.life.told_visits import Told, VisitClause, clauses, happened, hidden
from union.reading.text.identifiers import BLANK, masked
from union.reading.text.normal_form import Normal, normal

MANY = 8  # life events of one clause
LONGEST = 1200  # signs: whoever tells of somebody's life writes less
EDGES = " ,:;、"
UNKNOWN = 6  # signs the reader may not know around what it takes for a life event, in doubt
TAIL = 3  # signs behind it that may be unknown
HELPED = (Occasion.ILLNESS, Occasion.HARDSHIP, Occasion.BEREAVEMENT, Occasion.BIRTH)
DATE = Regex(r"\d[\d年月日号:.点/-]{2,20}")
HEALERS = Regex(r"医生|大夫|护士|院长|主治")
TREATED = Regex(r"手术|抢救|急救|化疗|放疗|透析|确诊|产|急诊")
ANOTHER = Regex(r"^的|的[\u4e00-\u9fff]{1,4}$")
SAID = Regex(r"[说讲称](?:是|了|,)?$|反映|告诉")
GRAVE = Regex(r"^(?!.*[他她爸妈父母]).*?(?:病|癌|梗|瘤|出血|衰竭|抢救|车祸|出殡|丧|后事|追悼|遗体|去世)")
DISTANT = Regex(r"^(?:舅|姑(?!娘)|姨|叔|婶|大?伯|嫂|侄|外甥)")  # no union visits for these unasked
CHILDREN = Regex(r"女|闺|姑娘|媳妇$|妹|姐|嫂|孙")


class FoundTelling(NamedTuple):
    """A telling with whom it is about and why it may be none."""

    clause: VisitClause
    told: Told
    subject: LifeSubject
    doubts: frozenset[Doubt]


def may_tell(raw: str) -> bool:
    """Whether a message holds a sign that every life event is told with; a cheap look at the words as written."""
    return len(raw) <= LONGEST and FIRST.search(raw) is not None


def tellings(said: Normal, times: Sequence[tuple[int, int]]) -> tuple[FoundTelling, ...]:
    """What a message tells of people's lives, in order; `times` is where its times stand in the normal text."""
    return _tellings(said.text, tuple(times))


@lru_cache(maxsize=24)  # the reader, its acts and the cards of care each ask, of each stretch
def _tellings(text: str, times: tuple[tuple[int, int], ...]) -> tuple[FoundTelling, ...]:
    bare = hidden(text)
    if not HAPPENINGS.search(bare) or word_list_pattern("talk").search(text):
        return ()
    return tuple(_tellings_of_clauses(clauses(text, masked(bare, times))))


def names_in_life_events(text: str) -> list[str]:
    """The full names, as written, of whoever a text tells to be ill, in need, in mourning, or with a new child."""
    if not may_tell(text):
        return []
    said = normal(text)
    told = tellings(said, [match.span() for match in DATE.finditer(said.text)])
    people = [one.subject for one in told if one.told.occasion in HELPED]
    names = (full_name(said.quote(one.start, one.start + len(one.person))) for one in people)
    return list(filter(None, names))


def besides(said: Normal, times: Sequence[tuple[int, int]]) -> str | None:
    """The words as written but for the clauses that tell life events; None where a message tells none."""
    found = tellings(said, times) if may_tell(said.raw) else ()
    if not found:
        return None
    told = {(one.clause.start, one.clause.end) for one in found if one.clause.start < one.clause.end}
    gone = {
        place
        for start, end in told
        for at in range(start, end)
        for place in range(said.places[at], said.ends[at])
    }
    return "".join(sign for at, sign in enumerate(said.raw) if at not in gone)


def _tellings_of_clauses(parts: Sequence[VisitClause]) -> Iterator[FoundTelling]:
    """What each clause tells, of whoever it or one of the three before it names."""
    carried: tuple[LifeSubject, ...] = ()
    age = 0
    for i, clause in enumerate(parts):
        named = subjects(clause.text, clause.start)
        for told in happened(clause)[:MANY]:
            here = _joined_subjects([one for one in named if one.end <= told.start + clause.start])
            about = here or list(carried)
            if not about and i + 1 < len(parts):
                about = _labelled(clause, told, parts[i + 1])
            yield from (one for each in about if (one := _judged(clause, told, each, bool(here))))
        age += 1
        if named:
            carried, age = _to_carry(clause, named), 0
        elif age > 2:
            carried = ()


def _joined_subjects(about: Sequence[LifeSubject]) -> list[LifeSubject]:
    """The last one named, with those joined to it: 「小吴和小林领证」."""
    taken = list(about[-1:])
    for one, after in zip(about[-2::-1], about[::-1], strict=False):
        if not after.joined:
            break
        taken.insert(0, one)
    return [one._replace(end=taken[-1].end, left=taken[0].left) for one in taken]


def _labelled(clause: VisitClause, told: Told, following: VisitClause) -> list[LifeSubject]:
    """「退休：李师傅」."""
    if clause.text.strip(" :,□") != clause.text[told.start : told.end]:
        return []
    return [one for one in subjects(following.text, following.start)[:1] if one.start == following.start]


def _to_carry(clause: VisitClause, named: Sequence[LifeSubject]) -> tuple[LifeSubject, ...]:
    """Whom a following clause may go on about: 「二车间老刘，昨天住院了」."""
    last = named[-1]
    rest = word_list_pattern("sentence", "absent").sub("", clause.text[last.end - clause.start :])
    rest = word_list_pattern("sentence", "circumstance").sub("", rest)
    if clause.sentence.asks or word_list_pattern("sentence", "denied").search(rest):
        return ()
    return (last,)


def _judged(clause: VisitClause, told: Told, who: LifeSubject, is_here: bool) -> FoundTelling | None:
    """Whether what stands around lets it be told of this person, and what makes that doubtful."""
    start = who.end - clause.start if is_here else 0
    between = word_list_pattern("sentence", "circumstance").sub("", clause.text[start : told.start])
    context = clause.before + clause.said[: told.start]
    if word_list_pattern("sentence", "denied").search(between) or word_list_pattern(
        "sentence", "supposed"
    ).search(context):
        return None
    if told.sureness == "of_kin" and who.relation is None and not _may_have_died(clause, between):
        return None
    if _is_no_case(told, who, clause.text[told.start : told.end]):
        return None
    unknown = _unknown(HAPPENINGS.sub("", between))
    # 「老蒋的徒弟住院了」, 「小包养的狗生了」; 「小甘…，键盘牺牲了」
    is_elses = not is_here and told.occasion in (Occasion.BEREAVEMENT, Occasion.BIRTH)
    if unknown and (ANOTHER.search(between) or is_elses):
        return None
    is_heard = word_list_pattern("sentence", "hearsay").search(context) is not None
    left = word_list_pattern("sentence", "hearsay").sub("", who.left) if is_heard else who.left
    if SAID.search(left):
        is_heard, left = True, ""
    stops = word_list_pattern(
        "sentence", "before"
    )  # whoever is only visited or told to, or is none of ours: 看望|老刘, 隔壁厂|老王
    if max(len(unknown), len(left)) > UNKNOWN or stops.search(left) or stops.match(who.branch or ""):
        return None
    doubts = {
        Doubt.HEARSAY: is_heard,
        Doubt.UNNAMED: "某" in who.person or not who.person,
        Doubt.UNCLEAR: bool(unknown or left or _has_unknown_rest(clause.text[told.end :])),
        Doubt.AMBIGUOUS: told.sureness == "unsure" or (told.sureness == "of_kin" and who.relation is None),
        Doubt.RELATIVE: _is_of_relative(told, who, clause.text[told.start : told.end]),
    }
    return FoundTelling(clause, told, who, frozenset(doubt for doubt, holds in doubts.items() if holds))


def _may_have_died(clause: VisitClause, between: str) -> bool:
    """Of the worker himself 「走了」 may mean it where a time stands before it, or an illness behind: 「走了，心脏病」."""
    return between.endswith(BLANK) or any(
        GRAVE.search(each) and not subjects(each) for each in clause.later if HAPPENINGS.search(each)
    )


def _is_no_case(told: Told, who: LifeSubject, words: str) -> bool:
    """A relative's birthday or retirement; a physician's operation."""
    if who.relation is not None:
        return told.occasion in (Occasion.BIRTHDAY, Occasion.RETIREMENT)  # only the worker's own are visited
    is_healer = HEALERS.search(who.person) is not None and TREATED.search(words) is not None
    return is_healer or (who.person.endswith("主任") and words == "手术")  # 「季主任动了手术」 is his own


def _is_of_relative(told: Told, who: LifeSubject, words: str) -> bool:
    """A relative's wedding, a grandchild, an uncle: not every union visits for it."""
    if who.relation is None:
        return False
    if DISTANT.match(who.relation):
        return True
    if told.occasion is Occasion.BIRTH:
        is_own = words[:2] in ("出世", "出生") or who.relation == "媳妇"
        return not is_own and CHILDREN.search(who.relation) is not None
    return told.occasion is Occasion.MARRIAGE


def _has_unknown_rest(tail: str) -> bool:
    """Whether what follows in the clause says much that the reader does not know; a place, anything: 病逝于|当涂."""
    rest = _unknown(HAPPENINGS.sub("", tail.rstrip(" ,;:、")), "behind")
    return len(rest) > (0 if tail.startswith("于") else TAIL)


def _unknown(words: str, *besides: str) -> str:
    """What of the words around what happened the reader does not know, as far as it is not too much anyway."""
    lists = [word_list_pattern("gap"), *(word_list_pattern(name) for name in besides)]
    at, left, many = 0, "", 0
    while at < len(words) and many <= UNKNOWN:
        end = max((match.end() for one in lists if (match := one.match(words, at))), default=at)
        left += "" if end > at else words[at]
        many += end == at and words[at] not in EDGES
        at = max(end, at + 1)
    return left.strip(EDGES)
