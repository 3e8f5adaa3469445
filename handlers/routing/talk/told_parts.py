"""What one item called by its name is called from now on, where it is, what it is about: 「把职代会的地点补上，五楼」, "rename the agenda to AGM pack"."""

from collections.abc import Iterator

from handlers.calendar.changes import event_replies, item_parts
from handlers.core.turn import Turn
from handlers.events.event_rights import may_alter
from handlers.routing.references import likely_items
from handlers.routing.references.resolver import candidates
from union.core.records import replace
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed, change_of_one_item
from union.reading.acts.changes.numbered_orders import is_plain_statement
from union.reading.replies.agenda_notes import AGENDA, EDGES, read_agenda
from union.reading.replies.amendments import WHERE
from union.reading.replies.title_replies import LONGEST, NOUN
from union.reading.text.normal_form import EitherScript, normal

# Somebody who says so wants it so of something that is there.
PARTS = EitherScript(rf"{WHERE}|{AGENDA}|{NOUN}|名[叫就]|\bcall it\b", any_case=True)


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
    return bool(read_agenda(turn.said.text)[1]) and claimed(turn, None)


def claimed(turn: Turn, _sign: object) -> bool:
    """Whether words name a part of the one item they mean and say what it is to be; then it is so."""
    text = turn.said.text
    front, agenda = read_agenda(text)
    if turn.said.edited or turn.said.forwarded or len(text) > LONGEST or not turn.may(Action.FINISH):
        return False
    if not is_plain_statement(front if agenda else text):
        return False
    # 「周五的会加一个议题，…」: what is to be talked about names no item
    called = likely_items.item_called_so(turn, front.strip(EDGES)) if agenda and front.strip(EDGES) else None
    one = called or next(named_item_changed(turn), None)
    text = text.replace(front, "", 1) if called is not None and not read_changes(front) else text
    return (
        one is not None
        and may_alter(turn, one.event)
        and item_parts.tell_parts(turn, one, text, is_whole=True)
    )


def named_item_changed(turn: Turn) -> Iterator[Occurrence]:
    """The one item to come that the words name, if need be by its day as well; of several of one name the next."""
    found = [each for each in likely_items.only_named_items(turn) if each.start.date() >= turn.today]
    days = {each.when.start.date() for each in likely_items.times_and_figures(turn).reads if each.has_day}
    found = [each for each in found if each.start.date() in days] or found
    if len({each.event.title for each in found}) == 1:
        yield min(found, key=lambda each: each.start)
