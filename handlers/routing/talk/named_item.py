"""What names an item, and neither tells work done nor changes one that is there: the item's note, or what was not found.

Neither is filed as work: a note tells nothing for the month's report, and a change of what nobody has put down is none.
"""

from datetime import timedelta

from handlers.calendar import additions
from handlers.calendar.changes import event_replies
from handlers.calendar.changes.occurrence_status import no_such_item
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.events.event_rights import may_alter
from handlers.routing.references import likely_items
from handlers.routing.references.resolver import candidates
from handlers.routing.talk import addressed_messages, item_doubt
from union.core.lazy_regex import Regex
from union.core.period import Grain
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import A_CLOCK, ChangeDeed, ItemChange, Scope
from union.reading.acts.opinion import TELLING, Opinion, Sense
from union.reading.message import Intent, Message
from union.reading.reader import OTHER
from union.reading.text.normal_form import EitherScript, normal, simplified
from union.worklog import ending_choice

NEAR = timedelta(hours=3)
CHANGED, TALK, CERTAIN, TOLD = 0.4, 0.3, 0.8, 0.6
LEAST, MOST = 2, 16  # signs of what is named
OTHERWISE = EitherScript(
    r"[改换挪移搬转推延调停消缓]|[提往][前后]|不|\b(?:cancel|postpone|move|shift|push)", any_case=True
)
BRING = EitherScript(
    r"(?:都|请|要|得|记得|务必|一律|各自|自己|别忘了?|最好|的|的各位|的同志|的人)[,\s]?[^,。;]{0,6}?(?:带[好上齐着个一]|带(?!队|头|薪|动|领)|穿|自备|揣|佩戴|打印)"
    r"|(?:别忘了?|记得|顺手|顺便)[^。;]{0,16}(?:[写装更填备带盖附补][^,。;]{0,8}|一遍|一下)"
)
NOT_ASKED = EitherScript(r"[?？]|谁|吗|什么|哪|几[点个样]|多少|[要用]不[要用]|[了过](?:$|[,。])|我[去来带]")
POINTED = Regex(r"[那这][个项件次场条天边]?(?:[事会]|活动|时间)?")  # 「那个往后挪两天吧」
# With a time to come said, a move is planned anew.
UNTIMED = (ChangeDeed.CANCEL, ChangeDeed.SHIFT, ChangeDeed.LATER, ChangeDeed.UNDATED, ChangeDeed.PLACE)


def noted(turn: Turn, message: Message) -> bool:
    """Whether words read as work were kept as the note of the one item to come that they name: 「座谈会要准备茶点和水果，预算500」."""
    if message.when is not None or not turn.may(Action.FINISH):
        return False
    if any(each.deed not in (ChangeDeed.FINISH, ChangeDeed.OWNER) for each in read_changes(turn.said.text)):
        return False  # of another item, else it would have been changed
    named = likely_items.surely_named(turn)
    if len(named) != 1 or named[0].one.start.date() <= turn.today:
        return False
    is_short = ending_choice.is_short(turn.said.text)
    if named[0].said.share(*TELLING) >= TOLD and not is_short:
        return False
    additions.note(turn, named[0].one, turn.said.text)
    return True


def reminded(turn: Turn, message: Message) -> bool:
    """Whether words that only ask those who come to bring or mind something were kept as the item's note: 「打决赛的都带好身份证」."""
    words = normal(turn.said.text).text
    if message.measures or message.money or BRING.search(words) is None or NOT_ASKED.search(words):
        return False
    if read_changes(turn.said.text) or not turn.may(Action.FINISH):
        return False
    one = _alone_named(turn)
    when = message.when
    if one is None or (when is not None and when.start.date() != one.start.date()):
        return False
    additions.note(turn, one, turn.said.text)
    return True


def at_its_hour(turn: Turn, message: Message) -> bool:
    """Whether a plan that says an hour, and no day but the item's, was the new hour of the one item it names.

    「联欢会六点开，大家早点回家」, 「15 Jan mtg 7pm」 of what is at six.
    """
    when = message.when if message.intent is Intent.EVENT else None
    if when is None or when.rrule or when.grain is not Grain.MINUTE:
        return False
    is_bare = A_CLOCK.fullmatch(normal(when.text).text) is not None
    one = _alone_named(turn) if is_bare else item_doubt.at_another_hour(turn, message)
    title = normal(message.title or "").text
    if (
        one is None
        or one.event.deadline
        or not 1 < len(title) <= len(normal(one.event.title).text)
        or not may_alter(turn, one.event)
        or not (is_bare or abs(when.start - one.start) <= NEAR)
    ):
        return False
    new = when.text if is_bare else f"{when.start:%H:%M}"
    change = ItemChange(ChangeDeed.MOVE, "", (), new, (), Scope.ONE, turn.said.text)
    return event_replies.changed(turn, one, change)


def _alone_named(turn: Turn) -> Occurrence | None:
    """The next time of the one item to come that the words name."""
    named = likely_items.surely_named(turn)
    return named[0].one if len(named) == 1 and named[0].one.start.date() >= turn.today else None


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
            return change.deed in UNTIMED or bool(message.alternatives) or "相应" in change.own
        case Intent.LOG:  # 「插花班停一次」 counts nothing
            is_bare = not message.measures or change.scope is Scope.ONE or change.deed is ChangeDeed.TERMS
            return not message.money and is_bare
        case Intent.NONE if meant is not None and not addressed_messages.is_meant(turn):  # he is asked which
            return _is_sure(meant, is_of_trade=message.category not in (None, OTHER))
    return False


def _is_sure(meant: Opinion, *, is_of_trade: bool) -> bool:
    changed = meant.share(Sense.MOVED, Sense.CANCELLED)
    return meant.share(Sense.CHATTER) < TALK and changed >= (CHANGED if is_of_trade else CERTAIN)
