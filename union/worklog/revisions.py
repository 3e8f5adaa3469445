"""What words about a known log say of its figures, part by part: which are others now, and which go.

Where `corrected_facts` takes one sentence apart, this lays every figure of a message beside those of the log. Whoever calls it knows
that the words are about that log; `is_proved` says whether they quote it or make up its figures, so that they can be about nothing else.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from operator import itemgetter

from union.core.lazy_regex import Regex
from union.core.records import dataclass, replace
from union.reading import lexicon
from union.reading.acts.changes.corrections import SAYS_NOT, SLIP, RightFigure, placed_figures
from union.reading.english.translation import is_english
from union.reading.message import Money
from union.reading.text.normal_form import normal
from union.worklog.corrections import BODY, same_written_unit
from union.worklog.counted_figures import is_listed
from union.worklog.entries import Fact, LogEntry
from union.worklog.spoken_corrections import (
    A_RATE,
    CLOSE,
    FAR,
    HEADS,
    OF_MONEY,
    Slot,
    has_word_of,
    is_near_in_size,
    is_split,
    labelled_facts,
    shared_signs,
    slots_of,
    with_figures,
)

LONGEST, LONGEST_ENGLISH = 140, 240  # signs
CLAUSE = Regex(r"[,。;!?\n]+")
GONE = Regex(
    r"去(?:掉|除)|(?:拿|剔|删|撤|划|扣|刨|除|拎|攞)(?:掉|走|除|去|了(?=先|$)|吧)|[要请]删|(?<!还)不算(?:数|进[去来]?)?(?=$|咱|我们|工会)|(?:不要|别|不用|唔好|不应该?|不能)(?:再)?[计算记](?![错漏])"
    r"|(?:take|leave|strike)·(?:(?:it|that|them|those|this)·)?(?:(?:part|bit)·)?(?:out|off)|remove|don't·count|do·not·count",
    any_case=True,
)
WHAT_GOES = Regex(r"(?<=[掉除])(?!(?:[吧了啊先哈呀它的]|就好|算了){1,4}$)[\u4e00-\u9fff]")
WHOLE = Regex(
    r"[那这整]一?条(?!数)|记录(?!里)|一条|entry|record|log\b|·one(?=[,\s])|never·happened", any_case=True
)
OF_SUM = Regex(r"(?:[钱款蚊费]|金额)(?=去|拿|剔|删|不|别|$)|money|cost|amount", any_case=True)
HALF = Regex(r"一半|half", any_case=True)
A_PART = Regex(r"(?:其中|各|另外?|还|[又再])(?:有|是|加)?$")  # 「有两户各加300」, 「另外2个」
OF_TIME = Regex(r"\s?(?:年|岁|周岁|小时|分钟|am|pm|hours?|hrs?|min)", any_case=True)  # 「一晃四十一年了」
ZERO = Regex(r"[多少][打写按输]?了?一?个?(?:零|0)(?!\d)|零[打写]?[多少]了?|zero|noughts?", any_case=True)
TEN = 10


@dataclass(frozen=True, slots=True)
class Revision:
    """The facts as the words want them."""

    facts: tuple[Fact, ...]
    is_proved: bool
    is_quoted: bool = False  # another figure of the log is said as it stands


def revision(
    entry: LogEntry, text: str, *, before: LogEntry | None = None, days: Sequence[date] = ()
) -> Revision | None:
    """What the words make of the log's figures; None where they say nothing of them, or not plainly which.

    `before`: the log as it was, where some of its figures have been put right already; these stand. `days`: those the words name.
    """
    said = normal(text).text
    if len(said) > (LONGEST_ENGLISH if is_english(text) else LONGEST) or "\n" in text.strip():
        return None
    slots, placed = slots_of(labelled_facts(entry)), _counted_figures(said)
    settled = _settled(slots, before)
    open_ = [each for each in slots if each not in settled]
    values = {each.value for _start, each in placed}
    is_slip = SLIP.search(said) is not None or any(each.is_said_so for _start, each in placed)
    if not is_slip and is_split(slots, values):
        return None
    gone, denied = _struck_out(said, open_), _denied_values(said, placed)
    new = [
        (start, each)
        for start, each in placed
        if each.value not in denied  # 「奖品是1150，不是800！800是定金」
        if not any(_is_slot_value(slot, each) for slot in slots) and not _is_total_of_several(slots, each)
    ]
    free = [each for each in open_ if each != gone and (each.is_money or not is_listed(each.told))]
    free = [each for each in free if each.fact.day in days] or free
    meant = _told_of_bodies(normal(entry.text).text, said, free)
    pairs = _summed(placed, free) or _paired(entry, said, new, meant, quoted=values)
    if pairs and before is not None:  # beside what was put right only what is near
        pairs = {slot: each for slot, each in pairs.items() if is_near_in_size(slot, each, CLOSE)}
    if pairs is None or not (pairs or gone):
        return None
    is_proved = gone is not None or any(
        _is_borne_out(said, slot, each, values) for slot, each in pairs.items()
    )
    is_quoted = any(slot.value in values and slot.value >= TEN for slot in slots)
    facts = with_figures(entry, pairs) if pairs else entry.facts
    return Revision(facts if gone is None else _without_slot(facts, gone), is_proved, is_quoted)


def _denied_values(said: str, placed: Sequence[tuple[int, RightFigure]]) -> set[Decimal]:
    return {each.value for start, each in placed if SAYS_NOT.search(said, 0, start)}


def _summed(placed: Sequence[tuple[int, RightFigure]], slots: Sequence[Slot]) -> dict[Slot, RightFigure]:
    """ "total is 180, wreath 80 + bai jin 100" of a log of 100: the one sum of it is what all the parts come to."""
    sums, figures = [each for each in slots if each.is_money], [each for _start, each in placed]
    for whole in figures if len(sums) == 1 and len(figures) > 2 else ():
        parts = [each.value for each in figures if each is not whole]
        if sum(parts) == whole.value and sums[0].value in parts:
            return {sums[0]: whole}
    return {}


def deeds_named(entry: LogEntry, words: str) -> Sequence[Fact]:
    """The one deed of a log that words name, by a figure, its title or its row; none where they name none, or several alike."""
    said, shared = normal(words).text, list[int]()
    values = {figure.value for _start, _end, figure, _ in placed_figures(said)}
    told = {slot.at: slot.fact for slot in slots_of(entry.facts) if slot.value in values}
    if len(told) == 1:
        return list(told.values())
    for fact in labelled_facts(entry):
        name = f"{fact.title} {normal(fact.title).text}"
        is_named = any(has_word_of(each, name) for each in (words, said))
        shared.append(shared_signs(said, name) if is_named else 0)
    best = [fact for fact, many in zip(entry.facts, shared, strict=True) if many and many == max(shared)]
    return best if len(best) == 1 else ()


def without_denied(entry: LogEntry, text: str) -> tuple[Fact, ...] | None:
    """The facts without the one figure that a reply denies and puts no other for: "not 3 people, … 14 players only"."""
    said = normal(text).text
    slots, placed = slots_of(labelled_facts(entry)), list(placed_figures(said))
    denied = {each.value for start, _end, each, _ in placed if SAYS_NOT.search(said, 0, start)}
    gone = [slot for slot in slots if slot.value in denied]
    is_all_known = {each.value for _start, _end, each, _ in placed} <= {slot.value for slot in slots}
    is_one = len(denied) == len(gone) == 1 and len(slots) > 1
    return _without_slot(entry.facts, gone[0]) if is_one and is_all_known else None


def may_be_revision(text: str, *, is_sure: bool) -> bool:
    """Whether words can put a figure right at all, before any log is looked at.

    `is_sure`: they say that something is wrong; else only what can bear itself out does, by a second figure, a half or a zero.
    """
    said = normal(text).text
    if GONE.search(said):
        return True
    figures = _counted_figures(said)
    is_enough = is_sure or len(figures) > 1 or HALF.search(said) is not None or ZERO.search(said) is not None
    return bool(figures) and is_enough


def changes(entry: LogEntry, facts: Sequence[Fact]) -> int:
    """How many figures of a log are others in these facts, or not there."""
    return len(
        {(each.at, each.is_money, each.value) for each in slots_of(entry.facts)}
        - {(each.at, each.is_money, each.value) for each in slots_of(facts)}
    )


def _counted_figures(said: str) -> list[tuple[int, RightFigure]]:
    """The figures with their places, without prices and spans of time."""
    return [
        (start, each)
        for start, end, each, _ in placed_figures(said)
        if not (A_RATE.search(each.label) or OF_TIME.match(said, end))
    ]


def _is_borne_out(said: str, slot: Slot, new: RightFigure, values: set[Decimal]) -> bool:
    """Whether the words say the old figure, or by how much the two differ."""
    return (
        slot.value in values
        or _is_difference_told(slot, new, values)
        or _is_half_told(said, slot, new)
        or _is_by_a_zero(said, slot, new)
    )


def _is_difference_told(slot: Slot, new: RightFigure, values: set[Decimal]) -> bool:
    """Whether the old figure and the new one differ by another that is said: 「又260块，合计1160」 of 900."""
    return abs(slot.value - new.value) in values - {new.value}


def _settled(slots: Sequence[Slot], before: LogEntry | None) -> list[Slot]:
    if before is None:
        return []
    was = {(each.at, each.is_money, each.place): each.value for each in slots_of(before.facts)}
    return [each for each in slots if was.get((each.at, each.is_money, each.place)) != each.value]


def _struck_out(said: str, slots: Sequence[Slot]) -> Slot | None:
    """The figure that is to go, named right there or in the clauses before: 「那870是食堂的，去掉吧」; never the only one."""
    if WHOLE.search(said) or len(slots) < 2:
        return None
    clauses, found = CLAUSE.split(said), list[Slot]()
    for place, clause in enumerate(clauses):
        if gone := GONE.search(clause):
            if _names_foreign_figure(clause, slots):
                return None  # 「把120去掉」 of a log without 120
            is_named = WHAT_GOES.match(clause, gone.end()) is not None  # 「只去掉水」
            named = (
                _named_slots(each, slots) for each in reversed(clauses[: place + 1][-1 if is_named else 0 :])
            )
            found += next(filter(None, named), [])
    return found[0] if len(found) == 1 else None


def _names_foreign_figure(clause: str, slots: Sequence[Slot]) -> bool:
    values = {each.value for _start, _end, each, _ in placed_figures(clause)}
    return bool(values - {each.value for each in slots})


def _named_slots(clause: str, slots: Sequence[Slot]) -> list[Slot]:
    values = {each.value for _start, _end, each, _ in placed_figures(clause)}
    if _names_foreign_figure(clause, slots):
        return []  # 「那4500里有500是自己垫的，别算」: a part of it
    return (
        [each for each in slots if each.value in values]
        or [each for each in slots if has_word_of(clause, each.told.what or "")]
        or [each for each in slots if each.is_money and OF_SUM.search(clause)]
    )


def _without_slot(facts: Sequence[Fact], gone: Slot) -> tuple[Fact, ...]:
    found, fact, at = list(facts), facts[gone.at], gone.place
    if gone.is_money:
        found[gone.at] = replace(fact, money=(*fact.money[:at], *fact.money[at + 1 :]))
    else:
        found[gone.at] = replace(fact, measures=(*fact.measures[:at], *fact.measures[at + 1 :]))
    return tuple(found)


def _told_of_bodies(text: str, said: str, slots: Sequence[Slot]) -> Sequence[Slot]:
    """The figures told behind the bodies that the words name too: 「高三组刚交了5件」 puts none of 高二组 right."""
    named, bodies = BODY.findall(said), list(BODY.finditer(text))
    if not named or not bodies:
        return slots
    ends = [*(each.start() for each in bodies[1:]), len(text)]
    told = " ".join(
        text[each.end() : end] for each, end in zip(bodies, ends, strict=True) if each[0] in named
    )
    return [slot for slot in slots if slot.told.text and normal(slot.told.text).text in told]


def _paired(
    entry: LogEntry,
    said: str,
    figures: Sequence[tuple[int, RightFigure]],
    slots: Sequence[Slot],
    *,
    quoted: set[Decimal],
) -> dict[Slot, RightFigure] | None:
    """Each figure by the only place it can be for; None where two claim one place alike."""
    is_foreign = is_english(entry.text)
    values = {each.value for _start, each in figures}
    claims: dict[Slot, list[RightFigure]] = {}
    for start, each in figures:
        if each.adds or SAYS_NOT.search(said, 0, start) or A_PART.search(said, 0, start):
            continue
        sums = [slot for slot in slots if slot.is_money] if each.is_money else []
        made = [slot for slot in sums if _is_difference_told(slot, each, values)]
        fitting = made or [
            slot
            for slot in slots
            if _fits(said, slot, each, is_english=is_foreign, is_quoted=slot.value in quoted)
        ]
        if len(fitting) > 1:  # 「包装那行不是5户 6户」 of several rows: the one quoted, or named
            told = [slot for slot in fitting if slot.value in values]
            told = told or [slot for slot in fitting if has_word_of(said, slot.fact.title)]
            fitting = told if len(told) == 1 else fitting
        if len(fitting) == 1:
            claims.setdefault(fitting[0], []).append(each)
    pairs: dict[Slot, RightFigure] = {}
    for slot, several in claims.items():
        ranked = sorted(((_rank(slot, each, values), each) for each in several), key=RANK, reverse=True)
        (best, figure), *others = ranked
        if others and others[0][0] == best and others[0][1].value != figure.value:
            return None
        pairs[slot] = figure
    return pairs


RANK = itemgetter(0)


def _is_slot_value(slot: Slot, figure: RightFigure) -> bool:
    """Whether the figure is the one that is there already."""
    if slot.value != figure.value:
        return False
    is_alike = bool(slot.unit) and same_written_unit(slot.unit, figure.unit)
    return is_alike or not figure.unit or (slot.is_money and figure.is_money)


def _is_total_of_several(slots: Sequence[Slot], figure: RightFigure) -> bool:
    """「总额1380」 of two sums: neither is their total."""
    is_sum = figure.is_money or not figure.unit
    alike = [each for each in slots if each.is_money is is_sum]
    if figure.unit and not is_sum:
        alike = [each for each in alike if each.unit and same_written_unit(each.unit, figure.unit)]
    return figure.is_total and len(alike) > 1


def _rank(slot: Slot, figure: RightFigure, values: set[Decimal]) -> tuple[bool, bool, bool]:
    return _is_difference_told(slot, figure, values), figure.is_said_so, is_near_in_size(slot, figure, CLOSE)


def _fits(said: str, slot: Slot, figure: RightFigure, *, is_english: bool, is_quoted: bool) -> bool:
    if _is_by_a_zero(said, slot, figure) or _is_half_told(said, slot, figure):
        return True
    if figure.is_money or OF_MONEY.search(figure.label):
        named = lexicon.unit_meanings("money").get(figure.unit)
        currency = named or lexicon.unit_meanings("signs").get(figure.text[:2])
        is_other = isinstance(slot.told, Money) and currency not in (None, "", slot.told.currency)
        return slot.is_money and not is_other and is_near_in_size(slot, figure, FAR)
    if figure.unit and not is_english:
        is_alike = same_written_unit(slot.unit, figure.unit) if slot.unit else False
        is_of_heads = slot.unit in HEADS and figure.unit in HEADS and is_near_in_size(slot, figure, CLOSE)
        return (is_alike and is_near_in_size(slot, figure, FAR)) or is_of_heads
    far = FAR if is_quoted and figure.value < slot.value else CLOSE  # fewer came than were expected
    return (not figure.unit or not slot.is_money) and is_near_in_size(slot, figure, far)


def _is_half_told(said: str, slot: Slot, new: RightFigure) -> bool:
    return (
        HALF.search(said) is not None and new.value * 2 == slot.value and (slot.is_money or not new.is_money)
    )


def _is_by_a_zero(said: str, slot: Slot, figure: RightFigure) -> bool:
    is_alike = slot.is_money or not figure.is_money
    return is_alike and ZERO.search(said) is not None and figure.value in (slot.value * TEN, slot.value / TEN)
