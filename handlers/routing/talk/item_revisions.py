"""An item that was put down wrongly: what is right is laid beside the one the words name, or beside its writer's newest."""

from dataclasses import replace
from datetime import timedelta

from handlers.calendar.changes import event_replies
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.routing import undo_commands
from handlers.routing.references import likely_items
from handlers.routing.talk import item_doubt
from union.events.model import Event, Occurrence, Status
from union.reading.acts.changes.change_verbs import PLACE
from union.reading.acts.changes.corrections import read_correction
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, change_of_one_item
from union.reading.text.normal_form import EitherScript, normal
from union.reminders.lead_times import is_due_by

LATELY = timedelta(days=1)
IS_PLACE = EitherScript(
    rf"(?:应该?|其实|实际)?[是在系](?P<place>{PLACE})(?:才对|至啱|啊|呀|的)?(?=$|[,。;!])"
)
OF_PLACE = EitherScript(r"地[点方]|场地|会场|集合点")
SLIP = EitherScript(
    r"[记写打看搞弄填发说报听排定][得的咗]?[错岔反混]|[错錯][了咗]|有误|更正|订正|[手口笔]误|手滑|(?:不是|唔系|唔係)|才对|啱"
    r"|\b(?:wrong|wrongly|oops|typo|mistake|correct|correction|should be|not (?:the |on |at )?\d)",
    any_case=True,
)
LONGEST = 80  # signs of words that put one item right


def claimed(turn: Turn) -> bool:
    """Whether words that say something was wrong tell the right time or place of an item; then it is so."""
    text = turn.said.text
    is_slip = len(text) <= LONGEST and SLIP.search(text) is not None and "\n" not in text.strip()
    if not is_slip or message_reading.is_stretch(turn) or message_reading.read_words(turn, text).money:
        return False
    figures = read_correction(text)
    if figures is not None and any(one.unit or one.is_money for one in figures.right):
        return False  # 「应为47人，并非42人」 is of a log
    one = _item_meant(turn)
    if one is None or one.status is not Status.OPEN or not may_alter(turn, one.event):
        return False
    changes = [each for each in (_place(one, text), item_doubt.moved_of(turn, one)) if each is not None]
    done = [event_replies.changed(turn, one, each) for each in changes]
    return any(done)


def _item_meant(turn: Turn) -> Occurrence | None:
    """The only one the words name, else what the writer planned last, where nothing was told since."""
    named = likely_items.clearly_named_items(turn)
    if named:
        return named[0].one if len(named) == 1 else None
    newest = undo_commands.newest(turn, turn.said.at - LATELY, is_here=True)
    if not isinstance(newest, Event):
        return None
    return occurrences.at_hand(turn.db, turn.with_group(), newest, turn.written)


def _place(one: Occurrence, text: str) -> ItemChange | None:
    said = normal(text)
    found = IS_PLACE.search(said.text) if OF_PLACE.search(said.text) and not is_due_by(one.event) else None
    if found is None or found["place"] == one.event.place:
        return None
    place = said.quote(*found.span("place"))
    return replace(change_of_one_item(ChangeDeed.PLACE, text, found["place"]), quoted=place)
