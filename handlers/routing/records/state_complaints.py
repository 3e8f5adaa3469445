"""What somebody says against what an item's state is, by its name: 「茶话会没取消」, 「唔系取消，志強做完咗」, "why cancelled? put back"; and what stands twice.

Only the item named changes; what stands already is said to stand. Whom two names fit equally is asked.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from handlers.calendar.changes import completion, event_replies, last_change
from handlers.calendar.changes.occurrence_status import closed_text, restore_button
from handlers.core.messages import message_subject
from handlers.core.messages.message_subject import About
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.routing.records import which_goes
from storage.events import queries as events_queries
from union.core.lazy_regex import Regex
from union.core.records import replace
from union.core.rights import Action
from union.events.model import Event, Occurrence, Status
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import TIMED, ChangeDeed, change_of_one_item
from union.reading.acts.changes.numbered_orders import clause_words
from union.reading.acts.changes.state_complaints import (
    Complaint,
    denies_or_restores,
    is_to_be_opened,
    read_complaint,
    read_twice,
)
from union.reading.replies.item_replies import Verb, read_reply_to
from union.reading.replies.mentions import title_mention_scores
from union.reading.replies.title_replies import rejoined
from union.reading.text.identifiers import MARKED
from union.reading.text.normal_form import simplified

WORDS = Regex(r"[a-z]{4,}|[\u4e00-\u9fff]{2,6}")
HEARD = (*TIMED, ChangeDeed.REOPEN, ChangeDeed.CANCEL, ChangeDeed.FINISH)
CLOSED, NEAR = (Status.CANCELLED, Status.DONE), timedelta(days=45)
# Enough of a name, how much clearer than another, a whole name.
NAMED, CLEAR, WHOLE, MOST, TWO, LAST = 1.0, 0.25, 3.0, 20, 2, 4


def claimed(turn: Turn) -> bool:
    """Whether all of the message says so of what it names; then it is put right."""
    text = turn.said.text
    if turn.group is None or turn.said.edited or turn.said.forwarded or not turn.may(Action.LOG):
        return False
    if MARKED.search(text):
        return False
    return _is_put_right(turn) or _is_told_twice(turn)


def put_right(turn: Turn, event: Event, words: str) -> bool:
    """Whether words beside the number of an item say it; then it is so."""
    said = read_complaint(words)
    is_reopened = event.status is Status.DONE and is_to_be_opened(
        words
    )  # which others hear, with its new day
    return said is not None and event.rule is None and not is_reopened and _settle(turn, event, said, words)


def _is_put_right(turn: Turn) -> bool:
    text = turn.said.text
    said = read_complaint(text)
    event = _item_complained_of(turn, said) if said is not None else None
    if said is None or event is None or event.rule is not None:
        return False
    if event.status is Status.DONE and is_to_be_opened(text):
        return (
            False  # with the day it is wanted by anew, which others hear (taken_back.py, spoken_changes.py)
        )
    if any(each.deed not in HEARD for each in read_changes(text)):
        return False  # "reopen pls. Ahmad taking over" is heard whole
    own, others = _clauses_of(turn, event)
    if not _settle(turn, event, said, own):
        return False
    if others:  # 「拔河不是取消，是改到19号，绳子也推到15号」
        turn.speak_as(replace(turn.said, text=others, reply_to=None, reply_to_bot=False, reply_who=None))
    return not others


def _item_complained_of(turn: Turn, said: Complaint) -> Event | None:
    """The one the words name: what was closed lately before what is open; of a reply what it answers."""
    about = turn.replied_about()
    if about is not None and about.subject == message_subject.EVENT:
        return events_queries.get(turn.db, turn.with_group(), about.id)
    since = turn.said.at - NEAR
    closed = [
        each
        for status in CLOSED
        for each in events_queries.closed_since(turn.db, turn.with_group(), status, since)
    ]
    told = [*(each for each in closed if each.status is Status.CANCELLED), *occurrences.open_items(turn)]
    told += [each for each in closed if each.status is Status.DONE]
    ranked = _ranked(told, turn.said.text)
    if not ranked or ranked[0][0] < NAMED:
        return None
    best = [each for score, each in ranked if score > ranked[0][0] - CLEAR]
    off = [each for each in best if each.status is Status.CANCELLED]
    found = off or best
    return found[0] if len(found) == 1 else None


def _ranked(told: Sequence[Event], words: str) -> list[tuple[float, Event]]:
    plain = simplified(words).casefold()
    scores = title_mention_scores([each.title for each in told], words, by_rarity=False)
    titles = [simplified(each.title).casefold() for each in told]
    # 「the AGM notice」 names no AGM.
    longer = {one for one in titles for other in titles if one in other != one and other[-LAST:] in plain}
    is_whole = (each in plain and each not in longer for each in titles)
    scores = [
        WHOLE + len(each.title) / MOST if whole else score
        for score, whole, each in zip(scores, is_whole, told, strict=True)
    ]
    return sorted(zip(scores, told, strict=True), key=lambda each: -each[0])


def _clauses_of(turn: Turn, event: Event) -> tuple[str, str]:
    """The words about this item, and those that name another one that is open."""
    others = [each for each in occurrences.open_items(turn) if each != event]
    own, rest = list[str](), list[str]()
    for each in clause_words(turn.said.text):
        scores = title_mention_scores([event.title, *(one.title for one in others)], each, by_rarity=False)
        is_others = others and max(scores[1:]) >= NAMED > scores[0] and bool(read_changes(each))
        (rest if is_others else own).append(each)
    return rejoined(own), rejoined(rest)


def _settle(turn: Turn, event: Event, said: Complaint, words: str) -> bool:
    one = occurrences.of_whole_event(event)
    if said is Complaint.DONE:
        return _is_finished(turn, one)
    if said is Complaint.WONDERED and event.status is Status.OPEN:
        completion.reopen_in_words(turn, one)  # says that it stands
        return True
    if said is Complaint.WONDERED:
        shown = closed_text(turn, one)
        return turn.tell(shown) if turn.where.private else _shown_with_way_back(turn, one, shown)
    moves = list(_moves(turn, one, words))
    if event.status is Status.DONE:
        return turn.tell(closed_text(turn, one))
    if event.status is not Status.OPEN:
        event_replies.changed(turn, one, change_of_one_item(ChangeDeed.REOPEN, turn.said.text))
    elif not denies_or_restores(words):
        return False
    elif not moves:
        completion.reopen_in_words(turn, one)
        return True
    for each in moves:
        event_replies.answer(turn, turn.with_group(), About(message_subject.EVENT, event.id), each)
    return True


def _moves(turn: Turn, one: Occurrence, words: str) -> Iterator[str]:
    """Those clauses that say another time of it: 「是改到19号下午两点」."""
    for each in clause_words(words):
        text = simplified(each).lstrip("是系 ")
        reply = read_reply_to(text, turn.written, one.start, turn.notice)
        when = reply.when if reply is not None and reply.verb in (Verb.MOVE, Verb.POSTPONE) else None
        if (when is not None and when.start != one.start) or any(
            change.deed in TIMED and not change.own for change in read_changes(text)
        ):
            yield text


def _shown_with_way_back(turn: Turn, one: Occurrence, shown: str) -> bool:
    turn.say(shown, [[restore_button(turn, one)]], about=message_subject.of_time(one))
    return True


def _is_finished(turn: Turn, one: Occurrence) -> bool:
    """What was called off is done, and was not off."""
    if one.status is Status.CANCELLED:
        problem = completion.hindrance(turn, one)
        if problem is not None:
            return turn.tell(problem)
        one = completion.reopen(turn, one)
    return last_change.finish_as_said(turn, one)


def _is_told_twice(turn: Turn) -> bool:
    """Whether two open items are said to be one; the one that is not to stay goes, or it is asked which."""
    said = read_twice(turn.said.text)
    ranked = _ranked(occurrences.open_items(turn), turn.said.text) if said is not None else []
    pair = [each for score, each in ranked[:TWO] if score >= NAMED]
    if said is None or len(pair) != TWO or (len(ranked) > TWO and ranked[TWO][0] >= ranked[1][0]):
        return False
    kept = _item_to_keep(pair, said.kept) if said.kept else None
    if kept is None:
        which_goes.ask_what_goes(turn, pair)
        return True
    gone = next(each for each in pair if each != kept)
    change = change_of_one_item(ChangeDeed.CANCEL, turn.said.text)
    return event_replies.changed(turn, occurrences.of_whole_event(gone), change)


def _item_to_keep(pair: Sequence[Event], words: str) -> Event | None:
    """The one of two that words call by its owner or its name."""
    owned = [each for each in pair if any(owner.name in words for owner in each.owners)]
    if len(owned) == 1:
        return owned[0]
    held = [
        each
        for each in pair
        if any(word in each.title.casefold() for word in WORDS.findall(words.casefold()))
    ]
    scores = title_mention_scores([each.title for each in pair], words)
    best = max(scores)
    named = pair[scores.index(best)] if best > 0 and scores.count(best) == 1 else None
    return named or (held[0] if len(held) == 1 else None)
