"""A message that is no command: in a group acted on only when it surely tells or plans union work."""

from handlers import (
    agenda,
    albums,
    asking,
    caring,
    english,
    filing,
    handing_over,
    just_told,
    mirrors,
    named_changes,
    numbered_replies,
    own_reminders,
    photos,
    replies,
    request_door,
    unsure,
    which,
    worklog,
    yearplan_asked,
    yearplan_gathering,
)
from handlers.chinese import argument
from handlers.phrases import finishing as about_items
from handlers.phrases import house as about_house
from handlers.phrases import plain as phrases
from handlers.turn import Turn
from union.own_reminders import is_to_somebody
from union.rights import Action
from union.understanding.message import Intent, Message
from union.understanding.read import hindered
from union.understanding.wishes import is_wish

LONGEST = 3000  # beyond this a message is a document, not a report of what was done


def in_group(turn: Turn) -> None:
    """File, plan, or say nothing."""
    english.put(turn)
    if (
        mirrors.given(turn)
        or yearplan_gathering.continued(turn)
        or _asked_for_oneself(turn)
        or replies.answered(turn)
    ):
        return
    said = turn.said
    if said.forwarded or is_to_somebody(said.text) or not turn.may(Action.LOG):
        return
    if _is_obeyed(turn) or photos.joins_album(turn) or photos.collected(turn):
        return
    if albums.is_without_words(turn):
        albums.remember(turn)
        return
    message = filing.read_words(turn, said.text)
    if len(said.text) > LONGEST:
        _refuse_document(turn, message)
        return
    heard = caring.heard(turn, message)
    if heard.rest is not None:
        _act_in_group(turn, heard.rest)
    caring.propose(turn, heard)


def _act_in_group(turn: Turn, message: Message) -> None:
    if asking.is_called(turn) and asking.is_asked(turn, message):
        asking.answer(turn, asking.words_of(turn))
    elif message.intent is Intent.LOG and not asking.is_asked(turn, message):
        worklog.file(turn, message)
    elif message.intent is Intent.EVENT:
        agenda.plan(turn, message)
    elif _is_hindered(turn, message):
        turn.say(phrases.no_such_time(turn._, message.impossible[0]))


def _is_obeyed(turn: Turn) -> bool:
    """Whether it says what becomes of items; then that is done."""
    for told in (yearplan_asked, numbered_replies, handing_over, named_changes):
        if told.is_meant(turn):
            told.obey(turn)
            return True
    return just_told.is_obeyed(turn)


def _asked_for_oneself(turn: Turn) -> bool:
    """「每周五下午4点提醒我交周报」: kept for the writer alone."""
    is_meant = own_reminders.is_meant(turn)
    if is_meant:
        own_reminders.obey(turn)
    return is_meant


def _refuse_document(turn: Turn, message: Message) -> None:
    """What surely tells or plans work is not left out in silence."""
    if message.intent in (Intent.LOG, Intent.EVENT):
        turn.say(phrases.too_long(turn._, len(turn.said.text), LONGEST))


def _is_hindered(turn: Turn, message: Message) -> bool:
    """Whether only its impossible time keeps a message from being filed or planned."""
    if not message.impossible or message.intent is not Intent.NONE:
        return False
    group = turn.with_group()
    wall = group.wall(turn.said.at)
    return hindered(turn.said.text, wall, region=turn.settings.region, notice=group.notice)


def in_private(turn: Turn) -> None:
    """File, plan, answer, or help: in private somebody waits for an answer."""
    english.put(turn)
    if request_door.heard(turn) or mirrors.given(turn) or yearplan_gathering.continued(turn):
        return
    if own_reminders.is_called(turn):
        _own_reminder(turn)
        return
    if replies.answered(turn):
        return
    if photos.collected(turn):
        return
    if not turn.said.text:
        _wordless(turn)
        return
    if len(turn.said.text) > LONGEST:
        turn.say(phrases.too_long(turn._, len(turn.said.text), LONGEST))
        return
    if numbered_replies.is_meant(turn):
        which.for_group(numbered_replies.obey)(turn)
        return
    if handing_over.is_meant(turn):
        which.for_group(handing_over.obey)(turn)
        return
    if which.is_idle(turn) and not caring.sounds_like(turn):
        _not_understood(turn)
        return
    which.for_group(_private_in_group)(turn)


def _own_reminder(turn: Turn) -> None:
    """In reply to a message of ours its group is meant."""
    sent = turn.replied_row()
    if sent is not None:
        replies.find_group(turn, sent)
    which.for_group(own_reminders.remind)(turn)


def _private_in_group(turn: Turn) -> None:
    for told in (yearplan_asked, numbered_replies, named_changes):
        if told.is_meant(turn):
            told.obey(turn)
            return
    if just_told.is_obeyed(turn):
        return
    heard = caring.heard(turn, filing.read_words(turn, turn.said.text))
    if heard.rest is not None:
        _act_in_private(turn, heard.rest)
    caring.propose(turn, heard)


def _act_in_private(turn: Turn, message: Message) -> None:
    if asking.is_asked(turn, message):
        asking.answer(turn, argument(turn.said.text))
    elif message.intent in (Intent.LOG, Intent.EVENT) and not turn.may(Action.LOG):
        turn.say(phrases.readers_only(turn._))
    elif message.intent in (Intent.LOG, Intent.EVENT) and turn.said.forwarded:
        worklog.ask_forwarded(turn)
    else:
        _act(turn, message)


def _act(turn: Turn, message: Message) -> None:
    match message.intent:
        case Intent.LOG:
            worklog.file(turn, message)
        case Intent.EVENT:
            agenda.plan(turn, message)
        case Intent.QUESTION:
            asking.answer(turn, argument(turn.said.text))
        case _ if message.impossible:
            turn.say(phrases.no_such_time(turn._, message.impossible[0]))
        case _ if not unsure.asked(turn):
            _not_understood(turn)


def _not_understood(turn: Turn) -> None:
    if numbered_replies.is_of_nothing(turn):
        turn.say(about_items.which_one(turn._))
    elif is_wish(turn.said.text) and request_door.is_open(turn):
        turn.say(f"{phrases.not_understood(turn._)}\n{about_house.may_ask(turn._)}")
    else:
        turn.say(phrases.not_understood(turn._))


def _wordless(turn: Turn) -> None:
    if turn.said.photo is not None:
        which.for_group(photos.alone)(turn)
    elif turn.said.document is not None and yearplan_gathering.may_be_plan(turn.said.document):
        which.for_group(yearplan_gathering.offer)(turn)
    elif turn.said.document is not None:
        turn.say(phrases.no_documents(turn._))
    else:
        turn.say(phrases.only_words(turn._))
