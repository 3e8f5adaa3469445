"""What names an item, and neither tells work done nor changes one that is there: the item's note, or what was not found.

Neither is filed as work: a note tells nothing for the month's report, and a change of what nobody has put down is none.
"""

from handlers.calendar import additions
from handlers.calendar.changes.occurrence_status import no_such_item
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.routing.references import likely_items
from handlers.routing.references.resolver import candidates
from handlers.routing.talk import spoken_to
from union.core.lazy_regex import Regex
from union.core.rights import Action
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, Scope
from union.reading.acts.opinion import TELLING, Opinion, Sense
from union.reading.message import Intent, Message
from union.reading.reader import OTHER
from union.reading.text.normal_form import EitherScript, normal, simplified
from union.worklog import told_ends

CHANGED, TALK, CERTAIN, TOLD = 0.4, 0.3, 0.8, 0.6
LEAST, MOST = 2, 16  # signs of what is named
OTHERWISE = EitherScript(
    r"[改换挪移搬转推延调停消缓]|[提往][前后]|不|\b(?:cancel|postpone|move|shift|push)", any_case=True
)
POINTED = Regex(r"[那这][个项件次场条天边]?(?:[事会]|活动|时间)?")  # 「那个往后挪两天吧」
# With a time to come said, a move is planned anew.
UNTIMED = (ChangeDeed.CANCEL, ChangeDeed.SHIFT, ChangeDeed.LATER, ChangeDeed.UNDATED, ChangeDeed.PLACE)


def noted(turn: Turn, message: Message) -> bool:
    """Whether words read as work were kept as the note of the one item to come that they name: 「座谈会要准备茶点和水果，预算500」."""
    if message.when is not None or not turn.may(Action.FINISH):
        return False
    if any(each.deed is not ChangeDeed.FINISH for each in read_changes(turn.said.text)):
        return False  # of another item, else it would have been changed
    named = [each for each in likely_items.weighed(turn) if each.words >= likely_items.NAMED]
    if len(named) != 1 or named[0].one.start.date() <= turn.today:
        return False
    is_short = told_ends.LACKS.search(normal(turn.said.text).text) is not None
    if named[0].said.share(*TELLING) >= TOLD and not is_short:
        return False
    additions.note(turn, named[0].one, turn.said.text)
    return True


def not_found(turn: Turn, message: Message) -> bool:
    """Whether the words change one thing that nobody has put down; then it is said that it was not found."""
    changes = read_changes(turn.said.text) if message_reading.is_by_itself(turn) else ()
    if len(changes) != 1 or turn.is_old or not turn.may(Action.LOG):
        return False
    change = changes[0]
    is_name = LEAST <= len(change.own) <= MOST and POINTED.fullmatch(change.own) is None
    if not is_name or change.goes_on or not _is_ours(turn, message, change):
        return False
    is_near = message.intent is Intent.NONE and any(each.words > 0 for each in likely_items.weighed(turn))
    if is_near or candidates(turn, change):
        return False
    written = turn.said.text[change.stretch[0] :][: len(change.own)]
    turn.say(no_such_item(turn._, written if simplified(written) == change.own else change.own))
    return True


def _is_ours(turn: Turn, message: Message, change: ItemChange) -> bool:
    if change.deed not in (*UNTIMED, ChangeDeed.MOVE, ChangeDeed.TERMS):
        return False
    meant = message_reading.opinion_of(turn)
    match message.intent:
        case Intent.EVENT if OTHERWISE.search(change.text):  # 「篮球赛定在体育馆」 plans it
            return change.deed in UNTIMED or bool(message.alternatives)
        case Intent.LOG:  # 「插花班停一次」 counts nothing
            is_bare = not message.measures or change.scope is Scope.ONE or change.deed is ChangeDeed.TERMS
            return not message.money and is_bare
        case Intent.NONE if meant is not None and not spoken_to.is_meant(turn):  # he is asked which
            return _is_sure(meant, is_of_trade=message.category not in (None, OTHER))
    return False


def _is_sure(meant: Opinion, *, is_of_trade: bool) -> bool:
    changed = meant.share(Sense.MOVED, Sense.CANCELLED)
    return meant.share(Sense.CHATTER) < TALK and changed >= (CHANGED if is_of_trade else CERTAIN)
