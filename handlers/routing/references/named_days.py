"""Several at once that a change is about: times of an item, by all days its message names; items that end in one sentence, each named by a word."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from handlers.calendar.changes import event_replies
from handlers.calendar.views import cal_command
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.routing.references.candidate_times import accepts, fitted, time_of
from union.core.kinds import Kind
from union.core.records import dataclass
from union.core.rights import Action
from union.events.model import Event, Occurrence, Status
from union.reading.acts.changes.item_changes import (
    ChangeDeed,
    ItemChange,
    ItemDays,
    NamedDay,
    Scope,
    change_of_one_item,
    read_item_days,
)
from union.reading.message import Intent
from union.reading.replies.mentions import core_of, shortens
from union.reading.text.normal_form import EitherScript, normal
from union.reminders.lead_times import is_due_by
from union.worklog.item_likelihood import named_with_origin

OF_DAYS = (ChangeDeed.CANCEL, ChangeDeed.MOVE, ChangeDeed.SHIFT)
MOST_TIMES, TWO = 40, 2
NAMED, CLEAR = 0.7, 0.3
APART, MOST_SIGNS = 0.4, 0.75
ALL_OF = EitherScript(r"[都全齐]|[两三几四]样")
BESIDE = EitherScript(r"[的和跟与及、,也都全已刚那这份个张我\s]|一起|今天")
WHOSE = 3  # how near in front of its word the owner stands, in signs


@dataclass(frozen=True, slots=True)
class _Fit:
    """Times of an item that are off by what is said; `named`: how surely words name it, `days`: how many days are its own."""

    off: Sequence[Occurrence]
    named: float
    days: int


def of_named_days(turn: Turn, change: ItemChange) -> list[Occurrence]:
    """The times that are off or move; none where the days named are not surely one item's.

    Two days of one item name it as surely as a word of its title: 「11号的取消 就明天一天」.
    """
    if change.deed not in OF_DAYS or change.scope is not Scope.UNSAID:
        return []
    # 「往后错一天，2、3、4号」: the days behind a span are the new ones
    new = " ".join([change.new, *(change.after[:1] if change.deed is ChangeDeed.SHIFT else ())])
    days = read_item_days(turn.said.text, new, turn.today)
    if not (days.off or days.stays):
        return []
    events = [
        each
        for each in occurrences.open_items(turn)
        if each.kind is not Kind.FESTIVAL and (each.rule is not None or each.until >= turn.written)
    ]
    named = list(zip(events, _naming_scores(turn, events), strict=True))
    fits = [_fit(turn, event, words, days) for event, words in named if event.rule is not None]
    found = sorted(
        (each for each in fits if each), key=lambda each: (-each.named - each.days, each.off[0].start)
    )
    if not found or not may_alter(turn, found[0].off[0].event):
        return []
    best, rest = found[0], found[1:2]
    others = max((words for event, words in named if event.rule is None), default=0.0)
    is_sure = best.named > others if best.named >= NAMED else best.days >= TWO and others < NAMED
    is_clear = all(best.named + best.days - each.named - each.days >= CLEAR for each in rest)
    is_enough = change.deed is ChangeDeed.CANCEL or len(best.off) == 1  # a move is of one time
    return list(best.off) if is_sure and is_clear and is_enough else []


def _naming_scores(turn: Turn, events: Sequence[Event]) -> list[float]:
    """How surely each is named; a little for signs of its title said apart: 「账对不了」 of 对账."""
    said = normal(turn.said.text).text
    cores = [core_of(each.title) for each in events]
    apart = [sum(sign in said for sign in core) / len(core) if core else 0.0 for core in cores]
    words = named_with_origin(events, turn.said.text) if events else []
    return [named + APART * (each >= MOST_SIGNS) for named, each in zip(words, apart, strict=True)]


def _fit(turn: Turn, event: Event, named: float, days: ItemDays) -> _Fit | None:
    coming = occurrences.coming(turn.db, turn.with_group(), event, turn.written, MOST_TIMES)
    times = [each for each in coming if each.status is Status.OPEN]
    off, stays = (_those(times, each) for each in (days.off, days.stays))
    off = [each for each in off if each not in stays]
    if any(each not in off for each in _those(times, days.anew)):
        return None  # 「15日的并入16日」, which is one of its days already
    if not off and stays and len(times) - len(stays) == 1:  # 「13、14不动」 of three
        off = [each for each in times if each not in stays]
    return _Fit(off, named, len(off) + len(stays)) if off else None


def _those(times: Sequence[Occurrence], days: Sequence[NamedDay]) -> list[Occurrence]:
    """Of each day the nearest of the times on it."""
    found = []
    for day in days:
        fits = [
            one
            for nth, one in enumerate(times)
            if day.is_matching_date(one.start.date(), nth, len(times)) and one not in found
        ]
        found += fits[:1]
    return found


class _Named(NamedTuple):
    start: int
    end: int
    is_owners: bool
    one: Occurrence

    @property
    def rank(self) -> tuple[bool, int]:
        return self.is_owners, self.end - self.start


def jointly_finished_items(turn: Turn, change: ItemChange) -> list[Occurrence]:
    """「铁军的方案丽华的询价都交上来了」, 「名单和材料也都收齐了」: the items, two at least.

    None where one word may be of several, or more is said than their names.
    """
    if change.deed is not ChangeDeed.FINISH or ALL_OF.search(change.text) is None:
        return []
    own, taken = normal(change.own).text, list[_Named]()
    for each in sorted(_named_item_spans(turn, change, own), key=lambda one: one.rank, reverse=True):
        rivals = [one for one in taken if one.start < each.end and each.start < one.end]
        if any(one.rank == each.rank for one in rivals):
            return []
        taken += [] if rivals else [each]
    is_all = len(taken) >= TWO and len(_unmatched_words(own, taken)) < TWO
    return [each.one for each in sorted(taken, key=lambda one: one.start)] if is_all else []


def _named_item_spans(turn: Turn, change: ItemChange, own: str) -> Iterator[_Named]:
    for event in occurrences.open_items(turn):
        at = SequenceMatcher(None, core_of(event.title), own, autojunk=False).find_longest_match()
        one, _ = time_of(turn, event, change.deed, None) if at.size >= TWO else (None, False)
        if one is not None and accepts(turn, one, change.deed):
            before = own[max(0, at.b - TWO - WHOSE) : at.b]
            is_owners = any(each.name[-TWO:] in before for each in event.owners)
            yield _Named(at.b, at.b + at.size, is_owners, one)


def _unmatched_words(own: str, taken: Sequence[_Named]) -> str:
    left = "".join(
        sign for place, sign in enumerate(own) if not any(each.start <= place < each.end for each in taken)
    )
    for each in taken:
        for owner in each.one.event.owners:
            left = left.replace(owner.name, "").replace(owner.name[-TWO:], "")
    return BESIDE.sub("", left)


def tell_times_again(turn: Turn, told: Sequence[tuple[str, str]]) -> bool:
    """Whether every thing named is one of ours to come, and is then, or is moved there: "futsal is fri 11 dec 8pm, xmas party still 12 dec"."""
    said = turn.said
    if said.edited or said.forwarded or said.reply_to or not turn.may(Action.ALTER):
        return False
    events = [each for each in occurrences.open_items(turn) if each.rule is None and not is_due_by(each)]
    ahead = [each for each in events if each.until > turn.wall and each.kind is not Kind.FESTIVAL]
    found = list[tuple[Occurrence, ItemChange | None]]()
    for name, new in told:
        called = [each for each in ahead if shortens(normal(name).text, each.title)]
        when = message_reading.read_words(turn, new, Intent.EVENT).when
        called = [each for each in called if when and each.start.date() == when.start.date()] or called
        if len(called) != 1 or when is None:
            return False
        one, change = occurrences.of_whole_event(called[0]), change_of_one_item(ChangeDeed.MOVE, name, new)
        found.append((one, fitted(turn, one, change)))
    done = [event_replies.changed(turn, one, each) for one, each in found if each]
    kept = [one for one, change in found if change is None]
    if kept:
        cal_command.say_items(turn, kept, told[0][0])
    return bool(kept) or True in done
