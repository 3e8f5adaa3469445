"""One time of an item as what words may be about, and which of its times they mean; and what a change would make of it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from handlers.core import message_reading, speakers
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.events.texts import title_line
from storage.core import people
from union.core.kinds import Kind
from union.core.period import Grain
from union.core.records import dataclass, replace
from union.events.model import Event, Occurrence, Status
from union.people.forms_of_address import member_named, mentioned
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange
from union.reading.acts.tasks.assignments import roster_names_by_form
from union.reading.message import Intent, When
from union.reading.names.people import given_name
from union.reading.replies.changed_times import change_as_reply
from union.reading.replies.mentions import PART_OF_DAY, ItemMention, is_day_of
from union.reading.text.normal_form import EitherScript, normal
from union.reminders.lead_times import is_due_by
from union.worklog.duplicates import is_only_bought
from union.worklog.event_links import is_still_open
from union.worklog.other_deeds import is_of_another

BEHIND, AHEAD = timedelta(days=45), timedelta(days=120)
SOON = 21  # 「别占人家星期日」: a later one
A_MONTH, OFFERED = timedelta(days=30), 4  # items said to whoever would change something nobody knows
DONE_LATE = timedelta(days=10)  # a meeting may be told as held so long after it
MADE_EARLY = timedelta(days=3)  # a visit is made when there is time


@dataclass(frozen=True, slots=True)
class Candidate:
    """One time of an item the words may mean; `is_sure`: they name it well enough to act on, `on_day`: with its day."""

    one: Occurrence
    fit: float
    is_sure: bool
    on_day: bool = False


def day_of(named: Sequence[ItemMention]) -> When | None:
    """The day the words name first; 「下午」 is none beside one."""
    found = [each.when for each in named if each.when]
    return next((each for each in found if not PART_OF_DAY.fullmatch(each.text)), found[0] if found else None)


def at_named_hour(found: list[Candidate], named: Sequence[ItemMention]) -> list[Candidate]:
    """「九点那波人最忙，咱们十一点再去」: of two visits that evening the one at nine."""
    said = [each.when.start for each in named if each.when and each.when.grain is Grain.MINUTE]
    hours = {f"{each:%I:%M}" for each in said}
    return [each for each in found if f"{each.one.start:%I:%M}" in hours] or found


def time_of(turn: Turn, event: Event, deed: ChangeDeed, day: When | None) -> tuple[Occurrence | None, bool]:
    """The time of the item the words are about, and whether it is on the day they name."""
    group, wall = turn.with_group(), turn.written
    if day is not None:
        on_day = [one for one in times_of(turn, event) if is_day_of(day, one.start, one.end)]
        if on_day:
            return min(on_day, key=lambda one: abs(one.start - wall)), True
        if bare := BARE_DATE.fullmatch(normal(day.text).text):  # 「30号不行」 of what is on 30 December
            soon = wall + BARE_WITHIN
            own = [one for one in times_of(turn, event) if one.start.day == int(bare[1]) and one.start < soon]
            if own:
                return own[0], True
        if deed is ChangeDeed.CANCEL and event.rule is not None and DATED.search(normal(day.text).text):
            return None, False  # 「4月6号停一次」 calls off no other day's
        # Written on a Friday 「周五那节」 is a coming one
        if message_reading.BARE_WEEKDAY.fullmatch(day.text):
            coming = [one for one in times_of(turn, event) if 0 < (one.start - day.start).days <= SOON]
            own = [one for one in coming if one.start.weekday() == day.start.weekday()]
            if own or (coming and event.rule is None):
                return (own or coming)[0], bool(own)
    one = occurrences.at_hand(turn.db, group, event, wall)
    if one is None or event.rule is None:
        return one, False
    how = occurrences.to_finish if deed is ChangeDeed.FINISH else occurrences.to_change
    return how(turn.db, group, one, turn.now), False


def times_of(turn: Turn, event: Event) -> Iterator[Occurrence]:
    if event.rule is None:
        yield occurrences.of_whole_event(event)
        return
    found = occurrences.upcoming_within(
        turn.db, turn.with_group(), event, turn.written - BEHIND, BEHIND + AHEAD
    )
    yield from (one for one in found if one.status is Status.OPEN)


def accepts(turn: Turn, one: Occurrence, deed: ChangeDeed) -> bool:
    """Whether that can still become of it: what is over is not moved, what has not begun or was only bought is not done."""
    if deed is ChangeDeed.REOPEN:
        return True
    if deed is ChangeDeed.FINISH:
        if is_only_bought(turn.said.text, one.event.title) or is_still_open(
            one, turn.said.text, turn.written
        ):
            return False
        if is_due_by(one.event) and is_of_another(one.event.title, turn.said.text):
            return False
        begins = one.start - (MADE_EARLY if one.event.kind is Kind.VISIT else timedelta())
        return is_due_by(one.event) or (begins <= turn.written <= one.end + DONE_LATE)
    return is_due_by(one.event) or max(one.start, one.end).date() >= turn.written.date()


BARE_DATE = EitherScript(r"(\d{1,2})[号日](?:[那这]?[天场次]|[上下]午|晚上?){0,2}")
BARE_WITHIN = timedelta(days=62)
DATED = EitherScript(r"\d[号日]|\d{1,2}[./]\d|那天|[当那]日|(?:节|清明|中秋|端午|冬至|重阳)$")
MORE_TIME = EitherScript(r"[宽缓拖容延]|推[迟后]|放[到至]")
WAITS = EitherScript(r"等|再|才|推|延|往后|顺")


def fitted(turn: Turn, one: Occurrence, change: ItemChange) -> ItemChange | None:
    """The change as it would be of this item; None where the item is so already, or is not of that sort."""
    if not may_alter(turn, one.event):
        return None
    match change.deed:
        case ChangeDeed.MOVE:
            return _moved(turn, one, change)
        case ChangeDeed.PLACE:
            is_its = change.new in (one.event.place or "") or (one.event.place or "-") in change.new
            return None if is_its or is_due_by(one.event) else change
        case ChangeDeed.OWNER:
            return _owner_change(turn, one, change)
    return change


def _moved(turn: Turn, one: Occurrence, change: ItemChange) -> ItemChange | None:
    """To a time to come that is neither its own nor another one of its series; 「等下周一」 is the one behind it."""
    anew = _anew(turn, one, change, turn.written)
    if anew is not None and anew < one.start and WAITS.search(change.text):
        anew = _anew(turn, one, change, one.start)
        change = replace(change, new=f"{anew.month}月{anew.day}日") if anew else change
    is_ahead = anew is not None and anew.date() >= turn.written.date()
    others = (each.start.date() for each in times_of(turn, one.event) if each.start != one.start)
    return change if is_ahead and anew and anew.date() not in others else None


def _anew(turn: Turn, one: Occurrence, change: ItemChange, wall: datetime) -> datetime | None:
    """The time the words give it, seen from that moment; None where it is no other."""
    reply = change_as_reply(change, wall, one.start, turn.notice)
    when = reply.when if reply is not None else None
    if when is None or when.rrule is not None:
        return None
    is_same = when.start == one.start or (when.grain is Grain.DAY and when.start.date() == one.start.date())
    return None if is_same else when.start


def is_later(turn: Turn, one: Occurrence, change: ItemChange) -> bool:
    """Whether more time is asked for than the item has: 「我这个宽到明天」 is not about what is due the day after."""
    if change.deed is not ChangeDeed.MOVE or not MORE_TIME.search(change.text):
        return True
    when = message_reading.read_words(turn, change.new, Intent.EVENT).when  # not counted from its own day
    return when is not None and when.start.date() > one.start.date()


def _owner_change(turn: Turn, one: Occurrence, change: ItemChange) -> ItemChange | None:
    """To whom of ours: who is named beside the sign, else anywhere; nobody who has it already. What is held goes on only from the writer."""
    held, me = {each.person_id for each in one.event.owners}, turn.me()
    if not held or not (is_due_by(one.event) or (me is not None and me.id in held)):
        return None
    roster = [each for each in people.roster(turn.db, turn.with_group()) if each.person.id not in held]
    if any(each.name == change.new for each in one.event.owners):
        return None  # 「大巴还是建国去联系」
    if change.new == "我":
        return replace(change, quoted=change.new) if me is not None and me.id not in held else None
    by_short_name = next((who for name in change.new.split() if (who := member_named(roster, name))), None)
    found = mentioned(roster, change.new) or (None if by_short_name else mentioned(roster, turn.said.text))
    member = found[0] if found else by_short_name
    return replace(change, quoted=member.person.name) if member else None


def is_owner_meant(turn: Turn, event: Event, words: str) -> bool:
    """Whether it is the writer's to do, or that of somebody the words name."""
    me = turn.me()
    return any((me and each.person_id == me.id) or given_name(each.name) in words for each in event.owners)


def is_writers_item(turn: Turn, event: Event) -> bool:
    """Whether it is the writer's: 「机修的也收到了，一共9份」 is no sound check that somebody else has to make."""
    me = turn.me()
    return is_owner_meant(turn, event, turn.said.text) or (me is not None and event.author_id == me.id)


def hands_over(turn: Turn, one: Occurrence) -> bool:
    """Whether who has it says so, or is named: 「周敏休假，名单由李建国接手」."""
    me, text = turn.me(), normal(turn.said.text).text
    named = {
        name for called, name in roster_names_by_form(speakers.people_names(turn)).items() if called in text
    }
    return any((me and each.person_id == me.id) or each.name in named for each in one.event.owners)


def nearest(turn: Turn) -> Sequence[str]:
    """What is coming, a line each, for words that would change something nobody knows."""
    group = turn.group
    if group is None:
        return ()
    wall = group.wall(turn.now)
    times = occurrences.between_dates(turn.db, group, wall.date(), wall.date() + A_MONTH)
    return [title_line(turn._, one, wall.date()) for one in times if one.status is Status.OPEN][:OFFERED]
