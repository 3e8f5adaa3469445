"""What was told or planned here last put right by its writer in a few words, as a reply to it would: 「不对 是周五」, 「记成老李了，是老张」."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.attendance import spoken_sign_ups
from handlers.calendar import event_creation
from handlers.calendar.changes import event_replies, last_change
from handlers.calendar.changes.occurrence_status import change, changed_text, say
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.routing import undo_commands
from handlers.worklog import log_command, log_entry, log_replies
from handlers.worklog.corrections import correction, rewording
from storage.core import people
from union.attendance.spoken_sign_ups import read_sign_up
from union.events.model import Event, Occurrence, Status
from union.people.forms_of_address import mentioned
from union.reading.acts.changes.change_verbs import PLACE
from union.reading.acts.changes.corrections import read_correction
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, Scope
from union.reading.replies.short_replies import Afterthought, Denial, PutRight
from union.reading.text.normal_form import EitherScript
from union.worklog.duplicates import NUMBER, wrong_words
from union.worklog.entries import LogEntry

LATELY = timedelta(minutes=30)
OF_PLACE, OF_NAME = EitherScript(r"地|室|场"), EitherScript(r"名[字称]|标题")
OF_PERSON = EitherScript(r"人名?|名字")
FIGURE_OR_DAY = EitherScript(r"[\d天]|周[一二三四五六日]")
DOES = EitherScript(r"[来去]?(?:[弄做办管收写搞盯跟整交出填]|负责|准备)")
IS_PLACE = EitherScript(rf"在?{PLACE}")


def claimed(turn: Turn, said: Afterthought) -> bool:
    """Whether the words are about it; then it is as they say."""
    if not message_reading.is_by_itself(turn):
        return False
    target, group = undo_commands.newest(turn, turn.said.at - LATELY, is_here=True), turn.with_group()
    if isinstance(target, LogEntry) and _of_log(turn, target, said):
        return True
    wall = turn.written
    one = occurrences.at_hand(turn.db, group, target, wall) if isinstance(target, Event) else None
    if one is not None and _of_item(turn, one, said):
        return True
    # 「不对 是11个」 behind 「一车间报10个」.
    places = read_sign_up(said.pieces[0].as_places) if len(said.pieces) == 1 else None
    return places is not None and spoken_sign_ups.claimed(turn, places)


def _of_log(turn: Turn, entry: LogEntry, said: Afterthought) -> bool:
    if said.is_off:
        log_command.take_back(turn, entry)
        return True
    done = [_is_put_right(turn, log_entry.anew(turn, entry), each, said) for each in said.pieces]
    if not any(done) and said.is_slip and any(each.of for each in said.pieces):
        correction.ask(turn, entry)
        return True
    return any(done)


def _is_put_right(turn: Turn, entry: LogEntry, piece: PutRight, said: Afterthought) -> bool:
    """By what the right words say themselves, else in the place of those they stand for."""
    is_short = not (said.is_slip or FIGURE_OR_DAY.search(piece.right))  # 「是一家人嘛」
    if is_short or (piece.wrong and not rewording.is_denial_of_log(entry, Denial(piece.wrong, piece.right))):
        return False
    wrong = wrong_words(entry.text, piece, _roster_names(turn)) if said.is_slip else ""
    if NUMBER.fullmatch(wrong) and NUMBER.fullmatch(piece.right):  # of another unit
        text = rewording.reworded(turn, entry, Denial(wrong, piece.right))
        if text is not None:
            correction.answer_correction(turn, entry, text)
            return True
    words = [piece.in_words, *([piece.denying(wrong)] if wrong else [])]
    if any(log_replies.corrects(turn, entry, each) for each in words):
        return True
    figure = read_correction(piece.as_figure, is_about_it=True)
    return figure is not None and log_replies.put_right(turn, entry, figure)


def _roster_names(turn: Turn) -> Sequence[str]:
    return [each.person.name for each in people.roster(turn.db, turn.with_group())]


def _of_item(turn: Turn, one: Occurrence, said: Afterthought) -> bool:
    """All pieces at once, the time last: it is said with what else changed."""
    if one.status is not Status.OPEN or not may_alter(turn, one.event):
        return False
    if said.is_off:
        return event_replies.changed(turn, one, _change(ChangeDeed.CANCEL, ""))
    times = [each for each in said.pieces if message_reading.is_time(turn, each.right)]
    event = one.event
    for piece in said.pieces:
        if piece not in times and (said.is_slip or piece.of):
            event = _reworded(turn, event, piece) or event
    is_reworded = event != one.event
    if is_reworded:
        last_change.remember(turn, one)
        one = change(turn, one, event)
    if times:
        return event_replies.changed(turn, one, _change(ChangeDeed.MOVE, _joined(turn, times)))
    if is_reworded:
        say(turn, one, changed_text(turn, one))
    return is_reworded


def _joined(turn: Turn, times: Sequence[PutRight]) -> str:
    """「6号」 and 「7点半」 are one time, the day before the hour however they were said."""
    words = [each.right for each in times]
    joined = ("".join(words), "".join(reversed(words)))
    return next((both for both in joined if message_reading.is_time(turn, both)), words[0])


def _change(deed: ChangeDeed, new: str) -> ItemChange:
    return ItemChange(deed, "", (), new, (), Scope.UNSAID, new, quoted=new)


def _reworded(turn: Turn, event: Event, piece: PutRight) -> Event | None:
    """The item with the right words in the place of those they stand for: in its place, its owners, its title."""
    right = event_creation.public(piece.right)
    names = [each.name for each in event.owners]
    if (
        OF_PLACE.search(piece.of)
        or (piece.wrong and piece.wrong in (event.place or ""))
        or (not piece.wrong and IS_PLACE.fullmatch(right))
    ):
        return replace(event, place=right.removeprefix("在"))
    named = mentioned(people.roster(turn.db, turn.with_group()), piece.right) if names else None
    who = named[1] if named and len(named[1]) >= len(piece.right) - 1 else ""  # 「是赵海收」
    if named and not piece.wrong and DOES.match(piece.right.partition(named[1])[2]):  # 「名册该何姐弄」
        who = named[1]
    if piece.wrong in names or (names and not piece.wrong and (who or OF_PERSON.fullmatch(piece.of))):
        return replace(event, owners=(event_creation.owner(turn, who or piece.right),))
    wrong = wrong_words(event.title, piece, _roster_names(turn))
    if wrong:
        return replace(event, title=event.title.replace(wrong, right))
    return replace(event, title=right) if OF_NAME.search(piece.of) else None
