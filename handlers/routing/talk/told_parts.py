"""What one item called by its name is called from now on, where it is, what it is about: 「把职代会的地点补上，五楼」, "rename the agenda to AGM pack"."""

from collections.abc import Iterator

from handlers.calendar import additions
from handlers.calendar.changes import event_replies, item_parts
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.routing.references import likely_items
from handlers.routing.references.resolver import candidates
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.records import replace
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import TIMED, ChangeDeed, change_of_one_item
from union.reading.acts.changes.numbered_orders import is_plain_statement
from union.reading.acts.extraction import look
from union.reading.message import Intent
from union.reading.replies.agenda_notes import AGENDA, read_agenda
from union.reading.replies.amendments import WHERE, read_amendments
from union.reading.replies.title_replies import LONGEST, NOUN
from union.reading.text.normal_form import EitherScript, normal

# Somebody who says so wants it so of something that is there.
PARTS = EitherScript(rf"{WHERE}|{AGENDA}|{NOUN}|名[叫就]|\bcall it\b", any_case=True)

OTHERWISE = {*TIMED, ChangeDeed.SWAP, ChangeDeed.CANCEL, ChangeDeed.REOPEN}
MEETS = Regex(r"会(?![员费籍场])|meeting", any_case=True)


def renamed(turn: Turn, said: tuple[str, str]) -> bool:
    """Whether one item of ours is surely meant; then it is called so."""
    title, name = said
    if turn.said.edited or turn.said.forwarded:
        return False
    change = replace(change_of_one_item(ChangeDeed.TITLE, turn.said.text, title), own=normal(name).text)
    sure = [each.one for each in candidates(turn, change) if each.is_sure]
    return len(sure) == 1 and may_alter(turn, sure[0].event) and event_replies.changed(turn, sure[0], change)


def is_agenda(turn: Turn) -> bool:
    """Whether words say what the one meeting they name shall be about, and perhaps another part of it: no second meeting."""
    front, told = read_agenda(turn.said.text)
    if not told or turn.said.edited or turn.said.forwarded:
        return False
    found = _meetings_named(turn, front) if turn.may(Action.FINISH) else []
    if len(found) != 1 or not may_alter(turn, found[0].event):
        return claimed(turn, None)
    additions.note(turn, found[0], turn._("议程：{text}", text=told))
    return True


def _meetings_named(turn: Turn, front: str) -> list[Occurrence]:
    """The meetings of the day that stands before what is to be talked about: 「周五的会加一个议题，…」."""
    if MEETS.search(normal(front).text) is None:
        return []
    reads = message_reading.run_reader(turn, look, front, meant=Intent.EVENT).reads
    days = {each.when.start.date() for each in reads if each.has_day}
    events = [each for each in occurrences.open_items(turn) if each.kind is Kind.MEETING]
    found = (occurrences.at_hand(turn.db, turn.with_group(), each, turn.written) for each in events)
    return [one for one in found if one is not None and one.start.date() in days]


def claimed(turn: Turn, _sign: object) -> bool:
    """Whether words name a part of the one item they mean and say what it is to be; then it is so."""
    text = turn.said.text
    if turn.said.edited or turn.said.forwarded or len(text) > LONGEST or not is_plain_statement(text):
        return False
    if any(each.deed in OTHERWISE for each in read_changes(text)):
        return False  # 「会议推迟到18日，地点改为…」: whoever moves it hears its place too
    place = read_amendments(text).place
    one = _item_without_place(turn, place) if turn.may(Action.FINISH) else None
    return (
        one is not None
        and may_alter(turn, one.event)
        and item_parts.tell_parts(turn, one, text, is_whole=True)
    )


def _item_without_place(turn: Turn, place: str) -> Occurrence | None:
    """The item that the words name; a place says nothing of which it is."""
    said = turn.said
    turn.speak_as(replace(said, text=said.text.replace(place, "") if place else said.text))
    one = next(named_item_changed(turn), None)
    turn.speak_as(said)
    return one


def named_item_changed(turn: Turn) -> Iterator[Occurrence]:
    """The one item to come that the words name, and no other day than its own; of several of one name the next."""
    found = [each for each in likely_items.only_named_items(turn) if each.start.date() >= turn.today]
    days = {each.when.start.date() for each in likely_items.times_and_figures(turn).reads if each.has_day}
    found = [each for each in found if each.start.date() in days or not days]
    if len({each.event.title for each in found}) == 1:
        yield min(found, key=lambda each: each.start)
