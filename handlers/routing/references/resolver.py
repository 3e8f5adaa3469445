"""Which item, and which time of it, words are about that name none by number and answer none of our messages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handlers.calendar.changes import last_change
from handlers.core.messages import message_subject
from handlers.core.turn import Turn
from handlers.events import occurrences
from storage.core import groups
from storage.events import queries as events_queries
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.events.model import Event, Occurrence, Status
from union.reading.acts.changes.change_verbs import ChangeDeed
from union.reading.acts.changes.changes import ItemChange
from union.reading.message import When
from union.reading.numbers.numerals import whole
from union.reading.replies.mentions import (
    FAIR,
    OF_CLASSES,
    SURE,
    ItemMention,
    is_day_of,
    likeness,
    mentions,
    named_by,
)
from union.reading.text.normal_form import normal
from union.reminders.lead_times import is_due_by

RIGHT_AFTER = timedelta(minutes=10)
BEHIND, AHEAD = timedelta(days=45), timedelta(days=120)
CLOSED_LATELY = timedelta(days=60)
DONE_LATE = timedelta(days=10)  # a meeting may be told as held so long after it


@dataclass(frozen=True, slots=True)
class Candidate:
    """One time of an item the words may mean; `is_sure`: they name it well enough to act on,
    `on_day`: with its day."""

    one: Occurrence
    fit: float
    is_sure: bool
    on_day: bool = False


def candidates(turn: Turn, change: ItemChange) -> Sequence[Candidate]:
    """What a change may be about, the likeliest first; several sure ones cannot be told apart."""
    named = list(mentions(change, _wall(turn), turn.with_group().notice, turn.settings.region))
    if change.deed is ChangeDeed.OWNER and any(each.when for each in named):
        return ()  # 「20日前把名单交给王芳」 is a task of its own
    open_items = _items(turn, change.deed)
    found = [each for event in open_items if (each := _titled(turn, event, change.deed, named)) is not None]
    if change.deed is ChangeDeed.DUE:  # 「名单下周三前给我」 may be another list
        is_due = BEFORE.search(change.new + change.text) is not None
        sure = [each for each in found if each.is_sure and (is_due_by(each.one.event) or not is_due)]
        return _narrowed(sure, named)
    found = found or _of_day(turn, open_items, change.deed, named)
    if (
        change.deed is ChangeDeed.FINISH
        and HANDED_IN.search(normal(change.text).text)
        and not any(each.is_sure for each in found)
    ):
        found = list(_handed_in(turn, open_items, named)) or found
    if not found and all(not each.words and each.when is None for each in named):
        found = _just_made(turn, change.deed)
    if not found:
        found = _of_kind(turn, open_items, change.deed, named) or _in_other_words(
            turn, open_items, change, named
        )
    return _alone_on_its_day(_narrowed(_of_verb(found, change), named))


def _alone_on_its_day(found: Sequence[Candidate]) -> Sequence[Candidate]:
    """One that is named in part, with its day, and nothing else: that is enough."""
    if len(found) == 1 and found[0].on_day and found[0].fit >= FAIR:
        return [replace(found[0], is_sure=True)]
    return found


def _of_kind(
    turn: Turn, open_items: Sequence[Event], deed: ChangeDeed, named: Sequence[ItemMention]
) -> list[Candidate]:
    """「那个会改到3点半」: the next things of that kind; of one alone it is that."""
    own = next((each for each in named if each.is_own and each.kinds and each.points), None)
    if own is None or own.when is not None or deed not in MOVING:
        return []
    wall = _wall(turn)
    times = [
        (event, _time_of(turn, event, deed, None)[0])
        for event in open_items
        if event.kind in own.kinds or event.title.endswith(own.words[-1])
    ]
    return [
        Candidate(one, SURE, is_sure=True)
        for _event, one in times
        if one is not None and _may_be(turn, one, deed) and one.start - wall <= SOON
    ]


def _in_other_words(
    turn: Turn, open_items: Sequence[Event], change: ItemChange, named: Sequence[ItemMention]
) -> list[Candidate]:
    """「经费表今天交不出来，明天中午嘛」: the one item of whose name some words stand there, among others.

    Of what more is said than that it is asked.
    """
    clauses = [each.words for each in named if each.words and not COUNTED.search(each.words)]
    fits = [(named_by(event.title, clauses), event) for event in open_items]
    best = max((fit for fit, _event in fits), default=0)
    found = [event for fit, event in fits if best and fit == best]
    one, on_day = _time_of(turn, found[0], change.deed, _day_of(named)) if len(found) == 1 else (None, False)
    if one is None or not _may_be(turn, one, change.deed) or best < min(LONG_NAME, len(one.event.title) / 3):
        return []
    rest = min(len(each) - best for each in clauses if named_by(one.event.title, [each]) == best)
    if change.deed is ChangeDeed.PLACE and rest:  # 「拔河绳放到体育馆了」
        return []
    is_sure = change.deed in RENEWED and (rest <= FEW or on_day)
    return (
        [Candidate(one, FAIR, is_sure)]
        if is_sure or (rest <= SOME and change.deed is ChangeDeed.CANCEL and not _day_of(named))
        else []
    )


def _day_of(named: Sequence[ItemMention]) -> When | None:
    return next((each.when for each in named if each.when), None)


def _handed_in(turn: Turn, open_items: Sequence[Event], named: Sequence[ItemMention]) -> Iterator[Candidate]:
    """「名单报了」: what is due and has the words in its longer name, however common they are."""
    own = next((each for each in named if each.is_own and len(each.words) > 1), None)
    for event in open_items if own is not None else ():
        is_tail = own is not None and own.words[-2:] in normal(event.title).text
        fit = likeness(event.title, own, is_common_enough=is_tail) if own and is_due_by(event) else 0.0
        one, on_day = _time_of(turn, event, ChangeDeed.FINISH, None) if fit >= HALF else (None, False)
        if one is not None:
            yield Candidate(one, fit, is_sure=True, on_day=on_day)


def _of_verb(found: list[Candidate], change: ItemChange) -> list[Candidate]:
    """What is handed in is a task, what is held is none: 「报表不用交了」, 「拓展不去了」."""
    words = normal(change.text).text
    is_task = next(
        (task for verbs, task in ((TO_HAND_IN, True), (TO_HOLD, False)) if verbs.search(words)), None
    )
    if is_task is None and change.deed in MOVING and all(each.fit > SURE for each in found):
        is_task = False  # what takes place goes before what is to be handed in for it
    fitting = [each for each in found if is_due_by(each.one.event) is is_task]
    return fitting or found


def _wall(turn: Turn) -> datetime:
    return turn.with_group().wall(turn.said.at)


def _items(turn: Turn, deed: ChangeDeed) -> list[Event]:
    group = turn.with_group()
    if deed is ChangeDeed.REOPEN:
        since = turn.now - CLOSED_LATELY
        handed_in = (each for each in events_queries.done_since(turn.db, group, since) if is_due_by(each))
        found = [*events_queries.cancelled_since(turn.db, group, since), *handed_in]
    else:
        found = events_queries.open_ones(turn.db, group)
    return [each for each in found if each.kind is not Kind.FESTIVAL]


def _titled(turn: Turn, event: Event, deed: ChangeDeed, named: Sequence[ItemMention]) -> Candidate | None:
    """The item if the words name its title, at the time they name."""
    own = next((each for each in named if each.is_own and (each.words and not each.kinds)), None)
    fits = [(likeness(event.title, each), each) for each in ([own] if own else named)]
    fit, mention = max(fits, key=lambda each: each[0], default=(0.0, None))
    if mention is None or fit < FAIR:
        return None
    day = mention.when or _day_of(named)
    one, on_day = _time_of(turn, event, deed, day)
    if one is None or not _may_be(turn, one, deed):
        return None
    # The day with something finished is when it was done.
    is_its_time = (
        on_day
        or mention.when is None
        or (deed is ChangeDeed.FINISH and event.rule is None)
        or PART_OF_DAY.fullmatch(mention.when.text) is not None
    )
    is_sure = fit >= SURE and is_its_time
    return Candidate(one, fit, is_sure, on_day) if is_sure or on_day or turn.where.private else None


def _time_of(turn: Turn, event: Event, deed: ChangeDeed, day: When | None) -> tuple[Occurrence | None, bool]:
    """The time of the item the words are about, and whether it is on the day they name."""
    group, wall = turn.with_group(), _wall(turn)
    if day is not None:
        on_day = [one for one in _times(turn, event) if is_day_of(day, one.start, one.end)]
        if on_day:
            return min(on_day, key=lambda one: abs(one.start - wall)), True
    one = occurrences.at_hand(turn.db, group, event, wall)
    if one is None or event.rule is None:
        return one, False
    how = occurrences.to_finish if deed is ChangeDeed.FINISH else occurrences.to_change
    return how(turn.db, group, one, turn.now), False


def _times(turn: Turn, event: Event) -> Iterator[Occurrence]:
    if event.rule is None:
        yield occurrences.whole(event)
        return
    found = occurrences.ahead(turn.db, turn.with_group(), event, _wall(turn) - BEHIND, BEHIND + AHEAD)
    yield from (one for one in found if one.status is Status.OPEN)


def _may_be(turn: Turn, one: Occurrence, deed: ChangeDeed) -> bool:
    """Whether that can still become of it: what is over is not moved, what has not begun is not done."""
    wall = _wall(turn)
    if deed is ChangeDeed.REOPEN:
        return True
    if deed is ChangeDeed.FINISH:
        return is_due_by(one.event) or (one.start <= wall and one.end >= wall - DONE_LATE)
    return is_due_by(one.event) or max(one.start, one.end).date() >= wall.date()


def _of_day(
    turn: Turn, open_items: Sequence[Event], deed: ChangeDeed, named: Sequence[ItemMention]
) -> list[Candidate]:
    """「下午的会」, 「周四那场」: what takes place then, of that kind."""
    mention = next((each for each in named if each.when is not None and _names_by_day(each)), None)
    if mention is None or mention.when is None:
        return []
    times = [
        one
        for event in open_items
        for one in _times(turn, event)
        if is_day_of(mention.when, one.start, one.end) and _may_be(turn, one, deed) and _is_of(event, mention)
    ]
    day = min((one.start for one in times), key=lambda start: abs(start - _wall(turn)), default=None)
    return [
        Candidate(one, SURE, is_sure=True, on_day=True)
        for one in times
        if day and one.start.date() == day.date()
    ]


def _names_by_day(mention: ItemMention) -> bool:
    if mention.is_own:
        return bool(mention.kinds) or (mention.points is not None and not mention.words)
    return mention.points in OF_CLASSES or (mention.points is not None and mention.is_hindered)


def _is_of(event: Event, mention: ItemMention) -> bool:
    if mention.kinds:
        return event.kind in mention.kinds or not set(mention.words).isdisjoint(event.title)
    is_class = event.kind in (Kind.TRAINING, Kind.ACTIVITY, Kind.OTHER) or CLASSES.search(event.title)
    return mention.points not in OF_CLASSES or bool(is_class)


def _just_made(turn: Turn, deed: ChangeDeed) -> list[Candidate]:
    """What is replied to, or was changed here just now; else what the writer planned, when nothing was kept since."""
    sent = turn.replied_row()
    about = message_subject.read(sent.about) if sent is not None else None
    if about is not None and about.subject == "event":
        one = occurrences.meant(turn.db, turn.with_group(), about, turn.now)
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
        return [Candidate(changed, 1.0, is_sure=True)] if _may_be(turn, changed, deed) else []
    if event is None or event.said_at is None or turn.said.at - event.said_at > RIGHT_AFTER:
        return []
    if event.number != groups.newest_number(turn.db, group):
        return []
    if events_queries.chat_of(turn.db, group, event) != turn.where.chat_id:
        return []
    one, _ = _time_of(turn, event, deed, None)
    return [Candidate(one, 1.0, is_sure=True)] if one is not None and _may_be(turn, one, deed) else []


def _narrowed(found: Sequence[Candidate], named: Sequence[ItemMention]) -> Sequence[Candidate]:
    """The sure ones before the others; of those of one name the one that is counted (第二期)."""
    sure = sorted((each for each in found if each.is_sure), key=lambda each: -each.fit)
    ordinal = next((each.ordinal for each in named if each.ordinal), None)
    if len(sure) > 1 and ordinal is not None:
        in_order = sorted(sure, key=lambda each: each.one.start)
        place = len(in_order) if ordinal == "最后" else whole(ordinal) or 0
        return in_order[place - 1 : place]
    best = [each for each in sure if each.fit > sure[0].fit - CLOSE]
    is_one_name = len({each.one.event.title for each in best}) == 1
    if len(best) > 1 and is_one_name and all(each.when is None for each in named):
        best = _nearest(best)
    return best or sorted(found, key=lambda each: -each.fit)


def _nearest(found: Sequence[Candidate]) -> list[Candidate]:
    """Of those of one name the next one, where the others are far behind it."""
    in_order = sorted(found, key=lambda each: each.one.start)
    is_alone = in_order[1].one.start - in_order[0].one.start > FAR
    return in_order[:1] if is_alone else in_order


TO_HAND_IN = Regex(r"[交报写填印排]")
TO_HOLD = Regex(r"[去开搞办]")
HANDED_IN = Regex(r"[交报写填印排收发寄送定]")
CLASSES = Regex(r"[班课課营營训訓练練]")
HALF = 0.6  # of the words must be those of what is due
MOVING = (ChangeDeed.MOVE, ChangeDeed.SHIFT, ChangeDeed.CANCEL, ChangeDeed.LATER, ChangeDeed.PLACE)
RENEWED = (ChangeDeed.MOVE, ChangeDeed.SHIFT, ChangeDeed.PLACE, ChangeDeed.OWNER, ChangeDeed.TERMS)
COUNTED, LONG_NAME = Regex(r"\d[\u4e00-\u9fff]"), 4
BEFORE = Regex(r"前|给我|到我")
FEW, SOME = 3, 8  # signs beside those of the name
PART_OF_DAY = Regex(r"(?:早上|[上下中]午|晚上|傍晚|早|晚)")
SOON = timedelta(days=14)
CLOSE, FAR = 0.1, timedelta(days=13)
